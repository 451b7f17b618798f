//! Constructors and conditionals: `if`, `case`, lists, tuples, intervals, casts.

use super::{Translator, Typed};
use crate::constant;
use crate::cql::syntax::{Case, Interval, Kind, Name, Node, TypeName};
use crate::finding::Code;
use crate::source::Span;
use crate::types::Type;
use screening::Decimal;
use screening::elm::{self, Expression};

impl Translator<'_> {
    pub(super) fn if_expression(&mut self, [condition, then, otherwise]: &[Node; 3]) -> Typed {
        let condition = self.expect(condition, &Type::Boolean, "`if` needs a condition");
        let then_typed = self.node(then);
        let otherwise_typed = self.node(otherwise);
        let otherwise_typed = self.in_unit_of(&then_typed.of_type, otherwise_typed, &otherwise.span);
        let of_type = self.joined(&then_typed.of_type, &otherwise_typed.of_type, &otherwise.span);
        let parts = [condition, then_typed.expression, otherwise_typed.expression];
        Typed::new(Expression::If(Box::new(parts)), of_type)
    }

    pub(super) fn case(&mut self, case: &Case) -> Typed {
        let comparand = case.comparand.as_ref().map(|comparand| self.node(comparand));
        let mut of_type = Type::Any;
        let mut items = Vec::new();
        for [when, then] in &case.items {
            let when_expression = match &comparand {
                Some(comparand) => {
                    let typed = self.node(when);
                    let typed = self.in_unit_of(&comparand.of_type, typed, &when.span);
                    self.comparable(comparand, &typed, &when.span);
                    typed.expression
                }
                None => self.expect(when, &Type::Boolean, "`when` needs a condition"),
            };
            let typed = self.node(then);
            let typed = self.in_unit_of(&of_type, typed, &then.span);
            of_type = self.joined(&of_type, &typed.of_type, &then.span);
            items.push([when_expression, typed.expression]);
        }
        let otherwise = self.node(&case.otherwise);
        let otherwise = self.in_unit_of(&of_type, otherwise, &case.otherwise.span);
        of_type = self.joined(&of_type, &otherwise.of_type, &case.otherwise.span);
        let comparand = comparand.map(|comparand| comparand.expression);
        let case = elm::Case { comparand, items, otherwise: otherwise.expression };
        Typed::new(Expression::Case(Box::new(case)), of_type)
    }

    /// The common type of two branches.
    pub(super) fn joined(&mut self, left: &Type, right: &Type, span: &Span) -> Type {
        left.join(right).unwrap_or_else(|| {
            self.mismatch(
                span,
                format!("the branches have different types: {left} and {right}"),
                "give all branches one type, or null",
            );
            Type::Any
        })
    }

    pub(super) fn list(&mut self, elements: &[Node]) -> Typed {
        let mut of_type = Type::Any;
        let mut expressions = Vec::new();
        for element in elements {
            let typed = self.node(element);
            let typed = self.in_unit_of(&of_type, typed, &element.span);
            of_type = if let Some(joined) = of_type.join(&typed.of_type) {
                joined
            } else {
                let message = format!("a list of {of_type} cannot hold {}", typed.of_type);
                self.mismatch(&element.span, message, "give all elements one type");
                Type::Any
            };
            expressions.push(typed.expression);
        }
        Typed::new(Expression::List(expressions), Type::List(Box::new(of_type)))
    }

    pub(super) fn tuple(&mut self, elements: &[(Name, Node)]) -> Typed {
        let mut expressions: Vec<(String, Expression)> = Vec::new();
        let mut types = Vec::new();
        for (name, value) in elements {
            let element = self.node(value);
            if expressions.iter().any(|(known, _)| *known == name.text) {
                let message = format!("the element `{}` occurs twice", name.text);
                self.find(&name.span, Code::DuplicateName, message, "give each element a name of its own");
                continue;
            }
            expressions.push((name.text.clone(), element.expression));
            types.push((name.text.clone(), element.of_type));
        }
        Typed::new(Expression::Tuple(expressions), Type::Tuple(types))
    }

    pub(super) fn interval(&mut self, interval: &Interval) -> Typed {
        let low = self.node(&interval.low);
        let high = self.node(&interval.high);
        let high = self.in_unit_of(&low.of_type, high, &interval.high.span);
        let point = low.of_type.join(&high.of_type).unwrap_or_else(|| {
            self.mismatch(
                &interval.high.span,
                format!("an interval from {} to {}", low.of_type, high.of_type),
                "give both bounds one type",
            );
            Type::Any
        });
        if matches!(point, Type::Boolean | Type::Text(_) | Type::List(_) | Type::Tuple(_) | Type::Interval(_)) {
            self.mismatch(
                &interval.low.span,
                format!("an interval of {point}"),
                "the bounds of an interval are numbers, quantities or dates",
            );
        }
        if low.of_type == Type::Any
            && high.of_type == Type::Any
            && low.expression == Expression::Null
            && interval.low.kind == Kind::Null
            && interval.high.kind == Kind::Null
        {
            let mend = "say of which type: `Interval[null as Date, null as Date]`";
            self.mismatch(&interval.low.span, "an interval without bounds has no type", mend);
        }
        let written = |bound: &Expression| {
            matches!(
                bound,
                Expression::Integer(_) | Expression::Decimal(_) | Expression::Date(_) | Expression::Quantity(..)
            )
        };
        if written(&low.expression) && written(&high.expression) {
            let node = Node { kind: Kind::Interval(Box::new(interval.clone())), span: interval.low.span.clone() };
            if let Err(refused) = constant::evaluate(self.library, &node) {
                let mend = "write the lower bound first, and close an interval of one point at both ends";
                self.mismatch(&refused.span, refused.message, mend);
            }
        }
        let parts = elm::Interval {
            low: low.expression,
            high: high.expression,
            low_closed: interval.low_closed,
            high_closed: interval.high_closed,
        };
        Typed::new(Expression::Interval(Box::new(parts)), Type::Interval(Box::new(point)))
    }

    /// `convert x to Decimal` and `ToDecimal(x)`, as far as the engine has both types.
    pub(super) fn conversion(&mut self, operand: &Node, type_name: &TypeName, span: &Span) -> Typed {
        let typed = self.node(operand);
        self.converted(typed, Type::named(type_name), span)
    }

    pub(super) fn converted(&mut self, typed: Typed, target: Option<Type>, span: &Span) -> Typed {
        let one = |unit: &str| Expression::Quantity(Decimal::integer(1), unit.to_owned());
        match (&typed.of_type, target) {
            (Type::Integer, Some(Type::Decimal)) => {
                let parts = Box::new([typed.expression, Expression::Decimal(Decimal::ZERO)]);
                Typed::new(Expression::Add(parts), Type::Decimal)
            }
            (Type::Integer | Type::Decimal, Some(Type::Quantity(_))) => {
                let parts = Box::new([typed.expression, one("1")]);
                Typed::new(Expression::Multiply(parts), Type::Quantity(Some(vec!["1".to_owned()])))
            }
            (found, Some(target)) if *found != Type::Any && found.fits(&target) && target.fits(found) => typed,
            (found, _) => {
                let what = format!("this conversion of {found}");
                self.outside_with(span, &what, "it is evaluated where the operand is written out");
                Typed::wrong()
            }
        }
    }

    /// `null as Date` is null with a type; other casts are dropped where they change nothing.
    pub(super) fn cast(&mut self, operand: &Node, type_name: &TypeName, span: &Span) -> Typed {
        let typed = self.node(operand);
        let Some(target) = Type::named(type_name) else {
            let name = self.source.slice(&type_name.span).to_owned();
            return self.outside(&type_name.span, &format!("the type {name}"));
        };
        let changes_nothing = typed.of_type == Type::Any || typed.of_type.fits(&target) && target.fits(&typed.of_type);
        if !changes_nothing {
            return self.outside(span, &format!("a cast from {} to {target}", typed.of_type));
        }
        Typed::new(typed.expression, target)
    }
}
