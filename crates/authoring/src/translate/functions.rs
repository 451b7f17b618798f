//! Calls: functions of CQL, and the library's own, which are inlined.

use super::lists::bound;
use super::{Local, Translator, Typed, is_leaf};
use crate::cql::syntax::{Function, Kind, Name, Node, Operation, Unary};
use crate::finding::{Code, did_you_mean};
use crate::source::Span;
use crate::types::Type;
use screening::elm::{Expression, Precision};

/// The functions of CQL that the subset has.
const KNOWN: [&str; 34] = [
    "Abs",
    "AllTrue",
    "AnyTrue",
    "Avg",
    "CalculateAgeInDaysAt",
    "CalculateAgeInMonthsAt",
    "CalculateAgeInWeeksAt",
    "CalculateAgeInYearsAt",
    "Ceiling",
    "Coalesce",
    "Count",
    "Date",
    "Exists",
    "Exp",
    "First",
    "Floor",
    "HighBoundary",
    "Last",
    "Ln",
    "Log",
    "LowBoundary",
    "Max",
    "Median",
    "Min",
    "Negate",
    "PopulationStdDev",
    "PopulationVariance",
    "Power",
    "Product",
    "Round",
    "StdDev",
    "Sum",
    "Truncate",
    "Variance",
];

impl Translator<'_> {
    pub(super) fn call(&mut self, name: &Name, arguments: &[Node], span: &Span) -> Typed {
        let library = self.library;
        if let Some((index, function)) =
            library.functions.iter().enumerate().find(|(_, function)| function.name.text == name.text)
        {
            return self.inlined(index, function, name, arguments, span);
        }
        match (name.text.as_str(), arguments) {
            ("Abs" | "Negate", [operand]) => self.same_type(name, operand),
            ("Ceiling", [operand]) => self.number(operand, Expression::Ceiling, Type::Integer),
            ("Floor", [operand]) => self.number(operand, Expression::Floor, Type::Integer),
            ("Truncate", [operand]) => self.number(operand, Expression::Truncate, Type::Integer),
            ("Exp", [operand]) => self.number(operand, Expression::Exp, Type::Decimal),
            ("Ln", [operand]) => self.number(operand, Expression::Ln, Type::Decimal),
            ("Log", [operand, base]) => {
                let base = self.expect(base, &Type::Decimal, "a logarithm has a number as its base");
                self.number(operand, |operand| Expression::Log(Box::new([*operand, base])), Type::Decimal)
            }
            ("Power", [_, _]) => self.operation(Operation::Power, arguments, span),
            ("IsNull", [operand]) => self.unary(Unary::IsNull, operand, span),
            ("IsTrue", [operand]) => self.unary(Unary::IsTrue, operand, span),
            ("IsFalse", [operand]) => self.unary(Unary::IsFalse, operand, span),
            ("ToDecimal" | "ToInteger" | "ToQuantity" | "ToBoolean" | "ToString" | "ToDate", [operand]) => {
                let target = match name.text.as_str() {
                    "ToDecimal" => Type::Decimal,
                    "ToInteger" => Type::Integer,
                    "ToQuantity" => Type::Quantity(None),
                    "ToBoolean" => Type::Boolean,
                    "ToDate" => Type::Date,
                    _ => Type::Text(None),
                };
                let typed = self.node(operand);
                self.converted(typed, Some(target), span)
            }
            ("Round", [operand]) => {
                self.number(operand, |operand| Expression::Round(Box::new([*operand, Expression::Null])), Type::Decimal)
            }
            ("Round", [operand, places]) => {
                let places = self.expect(places, &Type::Integer, "`Round` counts places");
                self.number(operand, |operand| Expression::Round(Box::new([*operand, places])), Type::Decimal)
            }
            ("LowBoundary" | "HighBoundary", [operand, rest @ ..]) if rest.len() < 2 => {
                self.boundary(name, operand, rest)
            }
            ("Exists", [operand]) => self.of_list(operand, Expression::Exists, Some(Type::Boolean)),
            ("Count", [operand]) => self.of_list(operand, Expression::Count, Some(Type::Integer)),
            ("First", [operand]) => self.of_list(operand, Expression::First, None),
            ("Last", [operand]) => self.of_list(operand, Expression::Last, None),
            ("Min", [operand]) => self.of_list(operand, Expression::Min, None),
            ("Max", [operand]) => self.of_list(operand, Expression::Max, None),
            ("Sum", [operand]) => self.of_list(operand, Expression::Sum, None),
            ("Product", [operand]) => self.of_list(operand, Expression::Product, None),
            ("Median", [operand]) => {
                let typed = self.of_list(operand, Expression::Median, None);
                let of_type = if typed.of_type.is_number() { Type::Decimal } else { typed.of_type };
                Typed::new(typed.expression, of_type)
            }
            ("Avg" | "Variance" | "PopulationVariance" | "StdDev" | "PopulationStdDev", [operand]) => {
                self.statistic(&name.text, operand, span).unwrap_or_else(Typed::wrong)
            }
            ("AnyTrue" | "AllTrue", [operand]) => {
                let list = Type::List(Box::new(Type::Boolean));
                let operand = Box::new(self.expect(operand, &list, "it looks at a list of conditions"));
                let any = name.text == "AnyTrue";
                let expression = if any { Expression::AnyTrue(operand) } else { Expression::AllTrue(operand) };
                Typed::new(expression, Type::Boolean)
            }
            ("Coalesce", [_, ..]) => self.coalesce(arguments, span),
            ("Date", [year, rest @ ..]) if rest.len() < 3 => {
                let mut part = |node: Option<&Node>| {
                    node.map_or(Expression::Null, |node| self.expect(node, &Type::Integer, "a date has whole parts"))
                };
                let parts = [part(Some(year)), part(rest.first()), part(rest.get(1))];
                Typed::new(Expression::DateFromParts(Box::new(parts)), Type::Date)
            }
            (
                "CalculateAgeInYearsAt" | "CalculateAgeInMonthsAt" | "CalculateAgeInWeeksAt" | "CalculateAgeInDaysAt",
                [birth, at],
            ) => {
                let precision = match name.text.as_str() {
                    "CalculateAgeInYearsAt" => Precision::Year,
                    "CalculateAgeInMonthsAt" => Precision::Month,
                    "CalculateAgeInWeeksAt" => Precision::Week,
                    _ => Precision::Day,
                };
                let why = "an age counts from one date to another";
                let operands = [self.expect(birth, &Type::Date, why), self.expect(at, &Type::Date, why)];
                Typed::new(Expression::DurationBetween(precision, Box::new(operands)), Type::Integer)
            }
            _ => self.unknown_function(name, arguments),
        }
    }

    fn unknown_function(&mut self, name: &Name, arguments: &[Node]) -> Typed {
        for argument in arguments {
            self.node(argument);
        }
        if KNOWN.contains(&name.text.as_str()) {
            let count = arguments.len();
            let message = format!("`{}` cannot be called with {count} argument{}", name.text, plural(count));
            self.mismatch(&name.span, message, "docs/conformance.md lists the functions");
            return Typed::wrong();
        }
        if let Some(instead) = instead_of(&name.text) {
            let message = format!("the engine has no function `{}`", name.text);
            self.find(&name.span, Code::OutsideSubset, message, instead);
            return Typed::wrong();
        }
        let own = self.library.functions.iter().map(|function| function.name.text.as_str());
        let suggestion = did_you_mean(&name.text, own.chain(KNOWN));
        let message = format!("the subset has no function `{}`{suggestion}", name.text);
        self.find(
            &name.span,
            Code::OutsideSubset,
            message,
            "define it with `define function`, or use one that docs/conformance.md lists",
        );
        Typed::wrong()
    }

    /// `Abs`, `Negate`: what comes out has the type that went in.
    fn same_type(&mut self, name: &Name, operand: &Node) -> Typed {
        let typed = self.node(operand);
        if !typed.of_type.is_number() && !matches!(typed.of_type, Type::Quantity(_)) {
            let message = format!("expected a number, found {}", typed.of_type);
            self.mismatch(&operand.span, message, "arithmetic needs numbers or quantities");
        }
        let operand = Box::new(typed.expression);
        let expression = if name.text == "Abs" { Expression::Abs(operand) } else { Expression::Negate(operand) };
        Typed::new(expression, typed.of_type)
    }

    fn number(&mut self, operand: &Node, build: impl FnOnce(Box<Expression>) -> Expression, of_type: Type) -> Typed {
        let operand = self.expect(operand, &Type::Decimal, "it rounds a number");
        Typed::new(build(Box::new(operand)), of_type)
    }

    fn boundary(&mut self, name: &Name, operand: &Node, rest: &[Node]) -> Typed {
        let typed = self.node(operand);
        if !typed.of_type.is_number() && typed.of_type != Type::Date {
            let message = format!("expected a Decimal or a Date, found {}", typed.of_type);
            self.mismatch(&operand.span, message, "only decimals and dates have boundaries");
        }
        let precision = rest
            .first()
            .map_or(Expression::Null, |precision| self.expect(precision, &Type::Integer, "a precision counts digits"));
        let parts = Box::new([typed.expression, precision]);
        let low = name.text == "LowBoundary";
        let expression = if low { Expression::LowBoundary(parts) } else { Expression::HighBoundary(parts) };
        Typed::new(expression, typed.of_type)
    }

    /// A function of a list; its type is that of the elements where none is given.
    pub(super) fn of_list(
        &mut self,
        operand: &Node,
        build: impl FnOnce(Box<Expression>) -> Expression,
        of_type: Option<Type>,
    ) -> Typed {
        let typed = self.node(operand);
        let element = match typed.of_type {
            Type::List(element) => *element,
            Type::Any => Type::Any,
            found => {
                self.mismatch(&operand.span, format!("expected a list, found {found}"), "give it a list");
                Type::Any
            }
        };
        Typed::new(build(Box::new(typed.expression)), of_type.unwrap_or(element))
    }

    /// With one argument, a list whose first element that is not null is meant.
    fn coalesce(&mut self, arguments: &[Node], span: &Span) -> Typed {
        self.missingness.push((span.clone(), "Coalesce"));
        if let [only] = arguments {
            let Kind::List(elements) = &only.kind else {
                self.node(only);
                return self.outside(span, "`Coalesce` of a list that is not written out");
            };
            return self.coalesced(elements);
        }
        self.coalesced(arguments)
    }

    fn coalesced(&mut self, operands: &[Node]) -> Typed {
        let mut of_type = Type::Any;
        let mut expressions = Vec::new();
        for operand in operands {
            let typed = self.node(operand);
            let typed = self.in_unit_of(&of_type, typed, &operand.span);
            of_type = self.joined(&of_type, &typed.of_type, &operand.span);
            expressions.push(super::operators::as_told(typed.expression));
        }
        Typed::new(Expression::Coalesce(expressions), of_type)
    }

    /// The body of a function of the library with its operands bound.
    fn inlined(&mut self, index: usize, function: &Function, name: &Name, arguments: &[Node], span: &Span) -> Typed {
        if self.calls.contains(&index) {
            self.find(
                span,
                Code::Recursion,
                format!("the function `{}` calls itself", name.text),
                "break the circle: functions are written out where they are called",
            );
            return Typed::wrong();
        }
        self.called.push(index);
        if arguments.len() != function.operands.len() {
            let (expected, found) = (function.operands.len(), arguments.len());
            let message = format!("`{}` takes {expected} argument{}, found {found}", name.text, plural(expected));
            self.mismatch(span, message, "give it as many arguments as its definition names");
            return Typed::wrong();
        }
        let base = self.depth;
        let mut locals = Vec::new();
        let mut bindings = Vec::new();
        for (argument, (operand, type_name)) in arguments.iter().zip(&function.operands) {
            let typed = self.node(argument);
            let declared = Type::named(type_name).unwrap_or(Type::Any);
            if !typed.of_type.fits(&declared) {
                let message = format!("`{}` is declared as {declared}, found {}", operand.text, typed.of_type);
                self.mismatch(&argument.span, message, "call it with a value of the declared type");
            }
            if function.is_included {
                self.number_in_unit(&operand.text, argument);
            }
            // What the declared type does not say, codes and units, is known from the argument. A library that is included
            // names codes of all items, of which this one may have a few.
            let of_type = if function.is_included { declared } else { declared.narrowed(&typed.of_type) };
            let value = if is_leaf(&typed.expression) {
                typed.expression
            } else {
                let slot = self.depth;
                self.depth += 1;
                bindings.push((slot, typed.expression));
                Expression::AliasRef(slot)
            };
            locals.push(Local { name: operand.text.clone(), value: Typed::new(value, of_type) });
        }
        let outer_scope = std::mem::replace(&mut self.scope, locals);
        let outer_row = self.row.take();
        self.calls.push(index);
        let body = self.node(&function.body);
        self.calls.pop();
        self.scope = outer_scope;
        self.row = outer_row;
        self.depth = base;
        let expression =
            bindings.into_iter().rev().fold(body.expression, |body, (slot, value)| bound(slot, value, body));
        Typed::new(expression, body.of_type)
    }

    /// Compares the unit of a quantity's number, `weight.value`, with the one in an operand's name, `weight_in_kg`.
    fn number_in_unit(&mut self, operand: &str, argument: &Node) {
        let Some((_, named)) = operand.rsplit_once("_in_") else { return };
        let Kind::Property(source, element) = &argument.kind else { return };
        let Type::Quantity(Some(units)) = self.node(source).of_type else { return };
        let expected = named.replace("_per_", "/");
        let Some(found) = units.first().filter(|unit| element.text == "value" && !is_unit(unit, &expected)) else {
            return;
        };
        let message = format!("`{operand}` is a number in {expected}, found one in {found}");
        self.mismatch(&argument.span, message, format!("make {expected} the item's first unit, or convert the number"));
    }

    /// Checks the bodies of functions with their declared types, called or not.
    pub(super) fn functions_on_their_own(&mut self) {
        let library = self.library;
        let own = library.functions.iter().enumerate().filter(|(_, function)| !function.is_included);
        for (index, function) in own {
            for (slot, (operand, type_name)) in function.operands.iter().enumerate() {
                let of_type = Type::named(type_name).unwrap_or_else(|| {
                    let written = self.source.slice(&type_name.span).to_owned();
                    self.outside(&type_name.span, &format!("the type {written}"));
                    Type::Any
                });
                let value = Typed::new(Expression::AliasRef(slot), of_type);
                self.scope.push(Local { name: operand.text.clone(), value });
            }
            self.depth = function.operands.len();
            if !self.called.contains(&index) {
                self.calls.push(index);
                self.node(&function.body);
                self.calls.pop();
            }
            self.scope.clear();
            self.depth = 0;
        }
        self.missingness.clear();
    }
}

/// What to write instead of a function of CQL that answers cannot be given to.
fn instead_of(name: &str) -> Option<&'static str> {
    Some(match name {
        "Today" | "Now" | "TimeOfDay" => {
            "there is no clock: the planned enrolment date is the parameter `ReferenceDate`"
        }
        "AgeInYears"
        | "AgeInMonths"
        | "AgeInWeeks"
        | "AgeInDays"
        | "AgeInYearsAt"
        | "AgeInMonthsAt"
        | "AgeInWeeksAt"
        | "AgeInDaysAt"
        | "CalculateAgeInYears"
        | "CalculateAgeInMonths"
        | "CalculateAgeInWeeks"
        | "CalculateAgeInDays" => "write `CalculateAgeInYearsAt(birth_date, ReferenceDate)` with the item's name",
        "AgeInHours" | "CalculateAgeInHours" | "CalculateAgeInHoursAt" => {
            "dates have no time of day: count days, or make it an item in hours"
        }
        "Matches" | "ReplaceMatches" | "SplitOnMatches" => "compare with the texts themselves: `code in { 'a', 'b' }`",
        "Length" | "Upper" | "Lower" | "Substring" | "StartsWith" | "EndsWith" | "PositionOf" | "LastPositionOf"
        | "Split" | "Combine" | "Concatenate" => {
            "an answer's code is compared as a whole: `code in { 'a', 'b' }`; texts are taken apart only where they are \
             written out"
        }
        "DateTime" | "Time" | "ToDateTime" | "ToTime" => {
            "answers are dates without a time of day: write a Date; what counts in hours is an item in hours"
        }
        "ToLong" => "write an Integer or a Decimal",
        "Skip" | "Take" | "Tail" | "Slice" | "IndexOf" => {
            "it is evaluated where the list is written out; of answers take `First` or `Last` of a sorted query"
        }
        "Mode" | "GeometricMean" => "it is evaluated where the list is written out; `Median` and `Avg` take answers",
        "Message" => "leave it out: nobody reads messages of the engine",
        "ToConcept" | "ExpandValueSet" | "InValueSet" | "InCodeSystem" => {
            "there is no terminology: a choice has its codes in trial.toml, compared as texts"
        }
        _ => return None,
    })
}

/// Whether a unit of UCUM or of CQL is the one of a name.
fn is_unit(unit: &str, named: &str) -> bool {
    match named {
        "days" => matches!(unit, "d" | "day" | "days"),
        "years" => matches!(unit, "a" | "year" | "years"),
        named => unit == named,
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}
