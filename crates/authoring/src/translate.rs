//! From CQL's syntax tree to ELM with every name resolved and every type checked.
//!
//! [`library`] translates a trial's definitions, [`expression`] one expression on its own. Definitions come out in an
//! order in which each refers only to earlier ones; functions are inlined. Nothing here knows of criteria.

mod clauses;
mod dates;
mod functions;
mod names;
mod operators;
mod query;
mod values;

use crate::cql::syntax::{Kind, Library, Name, Node};
use crate::finding::{Code, Finding};
use crate::source::{Source, Span};
use crate::types::Type;
use screening::definition::Clause;
use screening::elm::Expression;
use std::collections::HashSet;

/// A parameter of the library that is an item of the trial.
#[derive(Clone, Debug)]
pub(crate) struct ItemParameter {
    /// The item's name.
    pub(crate) name: String,
    /// The item's index.
    pub(crate) item: usize,
    /// The type of its answers.
    pub(crate) of_type: Type,
}

/// A definition that has been translated.
#[derive(Clone, Debug)]
pub(crate) struct Translated {
    /// Its name.
    pub(crate) name: Name,
    /// Its CQL text.
    pub(crate) span: Span,
    /// Its ELM.
    pub(crate) expression: Expression,
    /// Its type.
    pub(crate) of_type: Type,
    /// The parts of its text that are true or false on their own.
    pub(crate) clauses: Vec<Clause>,
    /// Where it looks at missingness, with the words that do.
    pub(crate) missingness: Vec<(Span, &'static str)>,
}

/// The definitions of a library, each after those that it refers to, and what is wrong with them.
pub(crate) struct TranslatedLibrary {
    /// The definitions.
    pub(crate) definitions: Vec<Translated>,
    /// Names and places of functions that nothing calls.
    pub(crate) uncalled: Vec<Name>,
    /// What is wrong.
    pub(crate) findings: Vec<Finding>,
}

/// The name of the parameter that holds the reference date.
pub(crate) const REFERENCE_DATE: &str = "ReferenceDate";

/// Translates a library.
pub(crate) fn library(source: &Source, library: &Library, items: &[ItemParameter]) -> TranslatedLibrary {
    let mut translator = Translator::new(source, library, items);
    for index in 0..library.definitions.len() {
        translator.definition(index);
    }
    translator.functions_on_their_own();
    let uncalled = library
        .functions
        .iter()
        .enumerate()
        .filter(|(index, _)| !translator.called.contains(index))
        .map(|(_, function)| function.name.clone())
        .collect();
    TranslatedLibrary { definitions: translator.done, uncalled, findings: translator.findings }
}

/// Translates an expression that stands alone: no parameters, no definitions.
pub(crate) fn expression(source: &Source, node: &Node) -> Result<Expression, Vec<Finding>> {
    let library = Library::default();
    let mut translator = Translator::new(source, &library, &[]);
    let typed = translator.node(node);
    if translator.findings.is_empty() { Ok(typed.expression) } else { Err(translator.findings) }
}

/// An expression with its type.
#[derive(Clone, Debug)]
struct Typed {
    expression: Expression,
    of_type: Type,
}

impl Typed {
    fn new(expression: Expression, of_type: Type) -> Typed {
        Typed { expression, of_type }
    }

    /// Stands for what is wrong and has been reported.
    fn wrong() -> Typed {
        Typed::new(Expression::Null, Type::Any)
    }
}

/// How far a definition's translation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    NotBegun,
    Running,
    /// Its index among the translated definitions.
    Done(usize),
}

/// A local name.
#[derive(Clone, Debug)]
struct Local {
    name: String,
    value: Typed,
}

struct Translator<'a> {
    source: &'a Source,
    library: &'a Library,
    items: &'a [ItemParameter],
    findings: Vec<Finding>,
    done: Vec<Translated>,
    progress: Vec<Progress>,
    called: Vec<usize>,
    /// Functions whose bodies are being inlined.
    calls: Vec<usize>,
    /// Local names, innermost last.
    scope: Vec<Local>,
    /// The next free slot.
    depth: usize,
    /// The row that a sort key sees.
    row: Option<Typed>,
    missingness: Vec<(Span, &'static str)>,
    /// Where Boolean expressions stand.
    conditions: HashSet<Span>,
}

impl<'a> Translator<'a> {
    fn new(source: &'a Source, library: &'a Library, items: &'a [ItemParameter]) -> Translator<'a> {
        Translator {
            source,
            library,
            items,
            findings: Vec::new(),
            done: Vec::new(),
            progress: vec![Progress::NotBegun; library.definitions.len()],
            called: Vec::new(),
            calls: Vec::new(),
            scope: Vec::new(),
            depth: 0,
            row: None,
            missingness: Vec::new(),
            conditions: HashSet::new(),
        }
    }

    fn find(&mut self, span: &Span, code: Code, message: impl Into<String>, mend: impl Into<String>) {
        let finding = self.source.finding(span, code, message, mend);
        // A function's body is translated at each call, but is wrong only once.
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn outside(&mut self, span: &Span, what: &str) -> Typed {
        self.find(
            span,
            Code::OutsideSubset,
            format!("{what} lies outside the subset of CQL that the engine evaluates"),
            "write it with the operators that docs/checker.md lists under S107",
        );
        Typed::wrong()
    }

    fn mismatch(&mut self, span: &Span, message: impl Into<String>, mend: impl Into<String>) {
        self.find(span, Code::TypeMismatch, message, mend);
    }

    /// Translates a definition, and first those that it refers to; its index among the translated ones, or `None`
    /// where it is being translated already.
    fn definition(&mut self, index: usize) -> Option<usize> {
        match self.progress.get(index).copied()? {
            Progress::Done(done) => return Some(done),
            Progress::Running => return None,
            Progress::NotBegun => {}
        }
        let define = self.library.definitions.get(index)?;
        self.set_progress(index, Progress::Running);
        let outer = (
            std::mem::take(&mut self.scope),
            std::mem::take(&mut self.depth),
            self.row.take(),
            std::mem::take(&mut self.missingness),
        );
        let typed = self.node(&define.expression);
        let missingness = std::mem::take(&mut self.missingness);
        (self.scope, self.depth, self.row, self.missingness) = outer;
        let functions = &self.library.functions;
        let clauses = clauses::of(&define.expression, &typed.expression, &self.conditions, functions);
        self.done.push(Translated {
            name: define.name.clone(),
            span: define.expression.span.clone(),
            expression: typed.expression,
            of_type: typed.of_type,
            clauses,
            missingness,
        });
        let done = self.done.len() - 1;
        self.set_progress(index, Progress::Done(done));
        Some(done)
    }

    fn set_progress(&mut self, index: usize, progress: Progress) {
        if let Some(place) = self.progress.get_mut(index) {
            *place = progress;
        }
    }

    fn node(&mut self, node: &Node) -> Typed {
        let typed = self.node_of_kind(node);
        if typed.of_type == Type::Boolean {
            self.conditions.insert(node.span.clone());
        }
        typed
    }

    fn node_of_kind(&mut self, node: &Node) -> Typed {
        match &node.kind {
            Kind::Null => Typed::new(Expression::Null, Type::Any),
            Kind::Boolean(value) => Typed::new(Expression::Boolean(*value), Type::Boolean),
            Kind::Integer(value) => Typed::new(Expression::Integer(*value), Type::Integer),
            Kind::Decimal(value) => Typed::new(Expression::Decimal(*value), Type::Decimal),
            Kind::Text(text) => Typed::new(Expression::String(text.clone()), Type::Text(None)),
            Kind::Date(date) => Typed::new(Expression::Date(*date), Type::Date),
            Kind::Quantity(value, unit) => {
                Typed::new(Expression::Quantity(*value, unit.clone()), Type::Quantity(Some(vec![unit.clone()])))
            }
            Kind::Name(name) => self.name(name, &node.span),
            Kind::Property(source, name) => self.property(source, name),
            Kind::Call(name, arguments) => self.call(name, arguments, &node.span),
            Kind::Unary(unary, operand) => self.unary(*unary, operand, &node.span),
            Kind::Binary(binary, operands) => self.binary(*binary, operands, &node.span),
            Kind::Timing(timing, operands) => self.timing(timing, operands, &node.span),
            Kind::Between(properly, operands) => self.between(*properly, operands),
            Kind::DurationBetween(precision, operands) => {
                let operands = Box::new(self.dates(operands));
                Typed::new(Expression::DurationBetween(*precision, operands), Type::Integer)
            }
            Kind::DifferenceBetween(precision, operands) => {
                let operands = Box::new(self.dates(operands));
                Typed::new(Expression::DifferenceBetween(*precision, operands), Type::Integer)
            }
            Kind::ComponentFrom(precision, operand) => {
                let operand = self.expect(operand, &Type::Date, "a component can be taken from a Date");
                Typed::new(Expression::DateComponentFrom(*precision, Box::new(operand)), Type::Integer)
            }
            Kind::If(parts) => self.if_expression(parts),
            Kind::Case(case) => self.case(case),
            Kind::List(elements) => self.list(elements),
            Kind::Tuple(elements) => self.tuple(elements),
            Kind::Interval(interval) => self.interval(interval),
            Kind::Query(query) => self.query(query, &node.span),
            Kind::As(operand, type_name) => self.cast(operand, type_name, &node.span),
            Kind::Outside(what, operands) => {
                let outside = self.outside(&node.span, what);
                for operand in operands {
                    self.node(operand);
                }
                outside
            }
        }
    }

    /// Translates a node that must have a type; what is said where it has another begins with why.
    fn expect(&mut self, node: &Node, expected: &Type, why: &str) -> Expression {
        let typed = self.node(node);
        if !typed.of_type.fits(expected) {
            self.mismatch(
                &node.span,
                format!("expected {expected}, found {}", typed.of_type),
                format!("{why}; its type here is {expected}"),
            );
        }
        typed.expression
    }
}

/// Whether an expression costs nothing to evaluate twice.
fn is_leaf(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Null
            | Expression::Boolean(_)
            | Expression::Integer(_)
            | Expression::Decimal(_)
            | Expression::String(_)
            | Expression::Date(_)
            | Expression::Quantity(..)
            | Expression::ParameterRef(_)
            | Expression::ReferenceDate
            | Expression::ExpressionRef(_)
            | Expression::AliasRef(_)
    )
}
