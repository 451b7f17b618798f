//! Logic, comparison, membership and arithmetic.

use super::names::listed;
use super::{Translator, Typed, is_leaf};
use crate::cql::syntax::{Binary, Kind, Node, Unary};
use crate::finding::{Code, did_you_mean};
use crate::source::Span;
use crate::types::Type;
use crate::units;
use screening::elm::{self, Expression};

impl Translator<'_> {
    pub(super) fn unary(&mut self, unary: Unary, operand: &Node, span: &Span) -> Typed {
        match unary {
            Unary::Not => {
                let operand = self.expect(operand, &Type::Boolean, "`not` negates a condition");
                Typed::new(Expression::Not(Box::new(operand)), Type::Boolean)
            }
            Unary::Exists => self.of_list(operand, Expression::Exists, Some(Type::Boolean)),
            Unary::IsNull => {
                let operand = self.node(operand);
                self.missingness.push((span.clone(), "is null"));
                Typed::new(Expression::IsNull(Box::new(operand.expression)), Type::Boolean)
            }
            Unary::IsTrue | Unary::IsFalse => {
                let operand = Box::new(self.expect(operand, &Type::Boolean, "only a condition is true or false"));
                let test =
                    if unary == Unary::IsTrue { Expression::IsTrue(operand) } else { Expression::IsFalse(operand) };
                Typed::new(test, Type::Boolean)
            }
            Unary::Plus | Unary::Negate => {
                let typed = self.node(operand);
                if !typed.of_type.is_number() && !matches!(typed.of_type, Type::Quantity(_)) {
                    let message = format!("{} has no sign", typed.of_type);
                    self.mismatch(&operand.span, message, "only numbers and quantities have a sign");
                    return Typed::wrong();
                }
                if unary == Unary::Plus { typed } else { negated(typed) }
            }
        }
    }

    pub(super) fn binary(&mut self, binary: Binary, operands: &[Node; 2], span: &Span) -> Typed {
        let [left, right] = operands;
        match binary {
            Binary::And | Binary::Or | Binary::Xor | Binary::Implies => {
                let why = "logic combines conditions";
                let parts = [self.expect(left, &Type::Boolean, why), self.expect(right, &Type::Boolean, why)];
                let parts = Box::new(parts);
                let expression = match binary {
                    Binary::Or => Expression::Or(parts),
                    Binary::Xor => Expression::Xor(parts),
                    Binary::Implies => Expression::Implies(parts),
                    _ => Expression::And(parts),
                };
                Typed::new(expression, Type::Boolean)
            }
            Binary::Equal | Binary::NotEqual | Binary::Equivalent | Binary::NotEquivalent => {
                let equivalent = matches!(binary, Binary::Equivalent | Binary::NotEquivalent);
                if equivalent && (left.kind == Kind::Null || right.kind == Kind::Null) {
                    self.missingness.push((span.clone(), "~ null"));
                }
                let (left_typed, right_typed) = (self.node(left), self.node(right));
                self.comparable(&left_typed, &right_typed, &right.span);
                self.comparable(&right_typed, &left_typed, &left.span);
                let parts = Box::new([left_typed.expression, right_typed.expression]);
                let expression = if equivalent { Expression::Equivalent(parts) } else { Expression::Equal(parts) };
                let negated = matches!(binary, Binary::NotEqual | Binary::NotEquivalent);
                let expression = if negated { Expression::Not(Box::new(expression)) } else { expression };
                Typed::new(expression, Type::Boolean)
            }
            Binary::Less | Binary::LessOrEqual | Binary::Greater | Binary::GreaterOrEqual => {
                let parts = [self.node(left), self.node(right)];
                Typed::new(self.compared(binary, parts, &right.span), Type::Boolean)
            }
            Binary::In => self.membership(left, right, false, span),
            Binary::Contains => self.membership(right, left, true, span),
            Binary::Add | Binary::Subtract => self.sum(binary, left, right),
            Binary::Multiply | Binary::Divide | Binary::TruncatedDivide | Binary::Modulo => {
                self.product(binary, left, right, span)
            }
        }
    }

    /// Reports two operands that can never be equal: other types, units that do not fit, a code that is none.
    pub(super) fn comparable(&mut self, one: &Typed, other: &Typed, other_span: &Span) {
        if one.of_type.join(&other.of_type).is_none() {
            let mend = match (&one.of_type, &other.of_type) {
                (Type::Quantity(_), Type::Integer | Type::Decimal) => "give the number a unit, as in `70 'mm[Hg]'`",
                (Type::Date, Type::Text(_)) => "a date literal begins with @, as in `@2026-05-21`",
                _ => "compare values of one type",
            };
            // Each pair is looked at from both sides; one finding is enough.
            let message = format!("{} cannot be compared with {}", one.of_type, other.of_type);
            let mirrored = format!("{} cannot be compared with {}", other.of_type, one.of_type);
            if self.findings.last().is_none_or(|finding| finding.message != mirrored) {
                self.mismatch(other_span, message, mend);
            }
            return;
        }
        self.check_units(&one.of_type, &other.of_type, other_span);
        if let (Type::Text(Some(codes)), Expression::String(text)) = (&one.of_type, &other.expression)
            && !codes.codes.contains(text)
        {
            let known = codes.codes.iter().map(String::as_str);
            let suggestion = did_you_mean(text, known.clone());
            let message = format!("`{text}` is none of {}{suggestion}", codes.of);
            let mend = format!("use one of {}", listed(known));
            self.find(other_span, Code::UnknownCode, message, mend);
        }
    }

    fn check_units(&mut self, one: &Type, other: &Type, span: &Span) {
        let (Type::Quantity(Some(left)), Type::Quantity(Some(right))) = (one, other) else { return };
        if !left.iter().any(|left| right.iter().any(|right| units::fit(left, right))) {
            let (left, right) = (listed(left.iter().map(String::as_str)), listed(right.iter().map(String::as_str)));
            let message = format!("the units {left} and {right} measure different things");
            let known = self
                .findings
                .iter()
                .any(|finding| finding.message == format!("the units {right} and {left} measure different things"));
            if !known {
                self.find(span, Code::UnitMismatch, message, "use a unit of the same kind on both sides");
            }
        }
    }

    /// `<`, `<=`, `>`, `>=`.
    fn compared(&mut self, binary: Binary, [left, right]: [Typed; 2], span: &Span) -> Expression {
        let ordered = match left.of_type.join(&right.of_type) {
            None => {
                self.comparable(&left, &right, span);
                true
            }
            Some(joined) => {
                self.check_units(&left.of_type, &right.of_type, span);
                !matches!(joined, Type::Boolean | Type::List(_) | Type::Tuple(_) | Type::Interval(_))
            }
        };
        if !ordered {
            let message = format!("{} has no order", left.of_type);
            self.mismatch(span, message, "only numbers, quantities, dates and texts have an order");
        }
        let parts = Box::new([left.expression, right.expression]);
        match binary {
            Binary::Less => Expression::Less(parts),
            Binary::LessOrEqual => Expression::LessOrEqual(parts),
            Binary::Greater => Expression::Greater(parts),
            _ => Expression::GreaterOrEqual(parts),
        }
    }

    /// `element in collection`; `swapped`: the collection was written first, which matters for evaluation order only.
    pub(super) fn membership(&mut self, element: &Node, collection: &Node, swapped: bool, span: &Span) -> Typed {
        let (element_typed, collection_typed) = if swapped {
            let collection_typed = self.node(collection);
            (self.node(element), collection_typed)
        } else {
            (self.node(element), self.node(collection))
        };
        let point = match &collection_typed.of_type {
            Type::List(point) | Type::Interval(point) => (**point).clone(),
            Type::Any => Type::Any,
            found => {
                let message = format!("expected a list or an interval, found {found}");
                self.mismatch(&collection.span, message, "look for the value in a list or an interval");
                return Typed::wrong();
            }
        };
        if matches!(element_typed.of_type, Type::Interval(_)) && !matches!(point, Type::Interval(_)) {
            return self.outside(span, "comparing two intervals");
        }
        if matches!(element_typed.of_type, Type::List(_)) && !matches!(point, Type::List(_)) {
            return self.outside(span, "comparing two lists by their elements");
        }
        if let Expression::List(members) = &collection_typed.expression {
            for (index, member) in members.iter().enumerate() {
                let place = match &collection.kind {
                    Kind::List(nodes) => nodes.get(index).map_or(collection.span.clone(), |node| node.span.clone()),
                    _ => collection.span.clone(),
                };
                let of_type = if matches!(member, Expression::String(_)) { Type::Text(None) } else { Type::Any };
                self.comparable(&element_typed, &Typed::new(member.clone(), of_type), &place);
            }
        }
        self.comparable(&element_typed, &Typed::new(Expression::Null, point), &collection.span);
        let parts = Box::new([element_typed.expression, collection_typed.expression]);
        Typed::new(Expression::In(parts), Type::Boolean)
    }

    /// `value between low and high`: the value is evaluated once.
    pub(super) fn between(&mut self, properly: bool, [value, low, high]: &[Node; 3]) -> Typed {
        let value = self.node(value);
        let slot = self.depth;
        let bound = !is_leaf(&value.expression);
        let point = if bound {
            self.depth += 1;
            Typed::new(Expression::AliasRef(slot), value.of_type.clone())
        } else {
            value.clone()
        };
        let (from, to) =
            if properly { (Binary::Greater, Binary::Less) } else { (Binary::GreaterOrEqual, Binary::LessOrEqual) };
        let low_typed = self.node(low);
        let above = self.compared(from, [point.clone(), low_typed], &low.span);
        let high_typed = self.node(high);
        let below = self.compared(to, [point, high_typed], &high.span);
        let body = Expression::And(Box::new([above, below]));
        if !bound {
            return Typed::new(body, Type::Boolean);
        }
        self.depth = slot;
        let binding = elm::Let { slot, value: value.expression, body };
        Typed::new(Expression::Let(Box::new(binding)), Type::Boolean)
    }

    fn sum(&mut self, binary: Binary, left: &Node, right: &Node) -> Typed {
        let (left_typed, right_typed) = (self.node(left), self.node(right));
        let of_type = match (&left_typed.of_type, &right_typed.of_type) {
            (Type::Date, Type::Quantity(units)) => {
                self.check_shift(units.as_deref(), &right.span);
                Type::Date
            }
            (Type::Date, Type::Any) => Type::Date,
            (Type::Date, Type::Integer | Type::Decimal) => {
                let message = "a Date needs a quantity of time here, not a number";
                self.mismatch(&right.span, message, "say which: `6 months`, `18 years`, `10 days`");
                Type::Date
            }
            (Type::Text(_), Type::Text(_)) => {
                let span = left.span.start..right.span.end;
                return self.outside(&span, "joining texts");
            }
            (left_type, right_type) if is_arithmetic(left_type) && is_arithmetic(right_type) => {
                if let Some(joined) = left_type.join(right_type) {
                    self.check_units(left_type, right_type, &right.span);
                    joined
                } else {
                    let message = format!("{left_type} and {right_type} cannot be added or subtracted");
                    self.mismatch(&right.span, message, "give both a unit, or neither");
                    Type::Any
                }
            }
            (left_type, right_type) => {
                let message = format!("{left_type} and {right_type} cannot be added or subtracted");
                self.mismatch(&right.span, message, "add numbers to numbers and quantities of time to dates");
                Type::Any
            }
        };
        let parts = Box::new([left_typed.expression, right_typed.expression]);
        let expression = if binary == Binary::Add { Expression::Add(parts) } else { Expression::Subtract(parts) };
        Typed::new(expression, of_type)
    }

    pub(super) fn check_shift(&mut self, units: Option<&[String]>, span: &Span) {
        let Some(units) = units else { return };
        if !units.iter().any(|unit| units::shifts_dates(unit)) {
            let message = format!("a Date cannot be moved by {}", listed(units.iter().map(String::as_str)));
            self.find(span, Code::UnitMismatch, message, "use years, months, weeks or days");
        }
    }

    fn product(&mut self, binary: Binary, left: &Node, right: &Node, span: &Span) -> Typed {
        let (left_typed, right_typed) = (self.node(left), self.node(right));
        for (typed, node) in [(&left_typed, left), (&right_typed, right)] {
            if !is_arithmetic(&typed.of_type) {
                let message = format!("expected a number, found {}", typed.of_type);
                self.mismatch(&node.span, message, "arithmetic needs numbers or quantities");
                return Typed::wrong();
            }
        }
        let quantities = [&left_typed, &right_typed].map(|typed| match &typed.of_type {
            Type::Quantity(units) => Some(units.clone()),
            _ => None,
        });
        if let ([Some(_), Some(_)], Binary::Multiply | Binary::TruncatedDivide) = (&quantities, binary) {
            return self.outside(span, "this operator between two quantities");
        }
        let of_type = match (quantities, binary) {
            ([None, None], Binary::Divide) => Type::Decimal,
            ([None, None], _) => left_typed.of_type.join(&right_typed.of_type).unwrap_or(Type::Any),
            ([Some(units), None], Binary::Multiply | Binary::Divide) | ([None, Some(units)], Binary::Multiply) => {
                Type::Quantity(units)
            }
            ([_, _], _) => Type::Quantity(None),
        };
        let parts = Box::new([left_typed.expression, right_typed.expression]);
        let expression = match binary {
            Binary::Multiply => Expression::Multiply(parts),
            Binary::Divide => Expression::Divide(parts),
            Binary::TruncatedDivide => Expression::TruncatedDivide(parts),
            Binary::Modulo => Expression::Modulo(parts),
            Binary::And
            | Binary::Or
            | Binary::Xor
            | Binary::Implies
            | Binary::Equal
            | Binary::NotEqual
            | Binary::Equivalent
            | Binary::NotEquivalent
            | Binary::Less
            | Binary::LessOrEqual
            | Binary::Greater
            | Binary::GreaterOrEqual
            | Binary::In
            | Binary::Contains
            | Binary::Add
            | Binary::Subtract => return self.outside(span, "this operator"),
        };
        Typed::new(expression, of_type)
    }
}

fn is_arithmetic(of_type: &Type) -> bool {
    of_type.is_number() || matches!(of_type, Type::Quantity(_))
}

/// A literal takes the sign itself.
fn negated(typed: Typed) -> Typed {
    let expression = match typed.expression {
        Expression::Integer(value) if value != 0 => Expression::Integer(value.wrapping_neg()),
        Expression::Decimal(value) => match value.checked_neg() {
            Some(value) => Expression::Decimal(value),
            None => Expression::Null,
        },
        Expression::Quantity(value, unit) => match value.checked_neg() {
            Some(value) => Expression::Quantity(value, unit),
            None => Expression::Null,
        },
        other => Expression::Negate(Box::new(other)),
    };
    Typed::new(expression, typed.of_type)
}
