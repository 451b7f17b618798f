//! From CQL's syntax tree to ELM with every name resolved and every type checked.
//!
//! [`library`] translates a trial's definitions, [`expression`] one expression on its own. Definitions come out in an
//! order in which each refers only to earlier ones; functions are inlined. Nothing here knows of criteria.

mod clauses;
mod dates;
mod fold;
mod functions;
mod intervals;
mod lists;
mod names;
mod operators;
mod quantities;
mod query;
mod values;

use crate::constant::Value as Constant;
use crate::cql::parser::shared_functions;
use crate::cql::syntax::{Grain, Kind, Library, Name, Node, Operation};
use crate::finding::{Code, Finding};
use crate::source::{Source, Span};
use crate::types::Type;
use screening::definition::Clause;
use screening::elm::{Expression, Precision};
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
        .filter(|(index, function)| !function.is_included && !translator.called.contains(index))
        .map(|(_, function)| function.name.clone())
        .collect();
    TranslatedLibrary { definitions: translator.done, uncalled, findings: translator.findings }
}

/// What a single expression is translated to.
pub(crate) enum Outcome {
    /// An expression that the engine evaluates.
    Engine(Expression),
    /// A value of a type that the engine does not have.
    Compiler(Constant),
}

/// Translates an expression that stands alone: no parameters, no definitions.
pub(crate) fn expression(source: &Source, node: &Node) -> Result<Outcome, Vec<Finding>> {
    let library = Library { functions: shared_functions(), ..Library::default() };
    let mut translator = Translator::new(source, &library, &[]);
    let typed = translator.node(node);
    if translator.findings.is_empty() {
        return Ok(Outcome::Engine(typed.expression));
    }
    match translator.beyond_engine.take() {
        Some(value) => Ok(Outcome::Compiler(value)),
        None => Err(translator.findings),
    }
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
    /// The value of the expression just translated, where the engine has no type for it.
    beyond_engine: Option<Constant>,
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
            beyond_engine: None,
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
        self.outside_with(
            span,
            what,
            "docs/conformance.md lists what is evaluated, and what to write instead of the rest",
        );
        Typed::wrong()
    }

    /// The same with what to write instead.
    fn outside_with(&mut self, span: &Span, what: &str, mend: &str) {
        let message = format!("{what} lies outside the subset of CQL that the engine evaluates");
        self.find(span, Code::OutsideSubset, message, mend);
    }

    /// A precision as the engine has it; `None` after a finding for a time of day.
    fn precision(&mut self, grain: Grain, span: &Span) -> Option<Precision> {
        let precision = grain.of_dates();
        if precision.is_none() {
            let what = format!("the precision `{}`", grain.word());
            self.outside_with(span, &what, "answers are dates without a time of day: write `day`, or an item in hours");
        }
        precision
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
        let findings_before = self.findings.len();
        let (depth, locals) = (self.depth, self.scope.len());
        let mut typed = self.node_of_kind(node);
        self.beyond_engine = None;
        if self.findings.len() > findings_before {
            self.depth = depth;
            self.scope.truncate(locals);
            if let Some(folded) = self.folded(node, findings_before) {
                typed = folded;
            } else if self.beyond_engine.is_some() {
                // Nothing is said of a type that the engine lacks.
                typed = Typed::wrong();
            }
        }
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
            Kind::DurationBetween(grain, operands) => {
                let Some(precision) = self.precision(*grain, &node.span) else { return Typed::wrong() };
                let operands = Box::new(self.dates(operands));
                Typed::new(Expression::DurationBetween(precision, operands), Type::Integer)
            }
            Kind::DifferenceBetween(grain, operands) => {
                let Some(precision) = self.precision(*grain, &node.span) else { return Typed::wrong() };
                let operands = Box::new(self.dates(operands));
                Typed::new(Expression::DifferenceBetween(precision, operands), Type::Integer)
            }
            Kind::ComponentFrom(grain, operand) => {
                let Some(precision) = self.precision(*grain, &node.span) else { return Typed::wrong() };
                let operand = self.expect(operand, &Type::Date, "a component can be taken from a Date");
                Typed::new(Expression::DateComponentFrom(precision, Box::new(operand)), Type::Integer)
            }
            Kind::If(parts) => self.if_expression(parts),
            Kind::Case(case) => self.case(case),
            Kind::List(elements) => self.list(elements),
            Kind::Tuple(elements) => self.tuple(elements),
            Kind::Interval(interval) => self.interval(interval),
            Kind::Query(query) => self.query(query, &node.span),
            Kind::As(operand, type_name) => self.cast(operand, type_name, &node.span),
            Kind::Convert(operand, type_name) => self.conversion(operand, type_name, &node.span),
            Kind::ConvertUnit(operand, _) => {
                self.node(operand);
                let mend = "compare with a quantity in the other unit: the engine converts";
                self.outside_with(&node.span, "the conversion of an answer to another unit", mend);
                Typed::wrong()
            }
            Kind::Is(operand, _) => {
                self.node(operand);
                let mend = "the type of an answer is known: leave it out, or ask `is not null`";
                self.outside_with(&node.span, "`is` with a type", mend);
                Typed::wrong()
            }
            Kind::Long(_) => self.other_type(node, "Long", "write an Integer or a Decimal"),
            Kind::Moment(_) => {
                self.other_type(node, "DateTime or Time", "write a Date; what counts in hours is an item in hours")
            }
            Kind::Ratio(_) => self.other_type(node, "Ratio", "write a quotient"),
            Kind::Operation(operation, operands) => self.operation(*operation, operands, &node.span),
            Kind::Stepped(expands, operand, step) => {
                self.node(operand);
                if let Some(step) = step {
                    self.node(step);
                }
                let word = if *expands { "`expand`" } else { "`collapse`" };
                self.outside_with(&node.span, word, "it is evaluated where everything in it is written out");
                Typed::wrong()
            }
            Kind::Outside(what, operands) => {
                let outside = self.outside(&node.span, what);
                for operand in operands {
                    self.node(operand);
                }
                outside
            }
        }
    }

    /// A literal of a type that the engine does not have.
    fn other_type(&mut self, node: &Node, name: &str, mend: &str) -> Typed {
        self.outside_with(&node.span, &format!("the type {name}"), mend);
        Typed::wrong()
    }

    /// An operator of words or signs.
    fn operation(&mut self, operation: Operation, operands: &[Node], span: &Span) -> Typed {
        // What the operator is written out with takes two slots of its own.
        let depth = self.depth;
        self.depth += 2;
        let typed: Vec<Typed> = operands.iter().map(|operand| self.node(operand)).collect();
        self.depth = depth;
        let findings = self.findings.len();
        let has = |wanted: fn(&Type) -> bool| typed.iter().any(|typed| wanted(&typed.of_type));
        let found = match operation {
            Operation::Power => Some(self.power(&typed, operands)),
            Operation::Union | Operation::Intersect | Operation::Except
                if has(|of_type| matches!(of_type, Type::Interval(_))) =>
            {
                self.interval_operation(operation, operands, &typed)
            }
            Operation::StartOf | Operation::EndOf | Operation::WidthOf => {
                self.interval_operation(operation, operands, &typed)
            }
            Operation::Union
            | Operation::Intersect
            | Operation::Except
            | Operation::Distinct
            | Operation::Flatten
            | Operation::SingletonFrom
            | Operation::Index => self.list_operation(operation, &typed, span),
            Operation::Concatenate
            | Operation::PointFrom
            | Operation::Successor
            | Operation::Predecessor
            | Operation::DateFrom
            | Operation::TimeFrom
            | Operation::OffsetFrom => None,
        };
        found.unwrap_or_else(|| {
            if self.findings.len() == findings {
                let mend = "it is evaluated where everything in it is written out; docs/conformance.md has the rest";
                self.outside_with(span, &format!("`{}` here", operation.words()), mend);
            }
            Typed::wrong()
        })
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
    ) || matches!(expression, Expression::Interval(parts) if is_leaf(&parts.low) && is_leaf(&parts.high))
}
