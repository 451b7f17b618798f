//! Logic, comparison, membership and arithmetic.

use super::names::listed;
use super::{Translator, Typed, is_leaf};
use crate::cql::syntax::{Binary, Equality, Kind, Logic, Node, Order, Product, Sum, Unary};
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
                Typed::new(Expression::IsNull(Box::new(as_told(operand.expression))), Type::Boolean)
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
            Binary::Logic(logic) => {
                let why = "logic combines conditions";
                let parts = [self.expect(left, &Type::Boolean, why), self.expect(right, &Type::Boolean, why)];
                let parts = Box::new(parts);
                let expression = match logic {
                    Logic::And => Expression::And(parts),
                    Logic::Or => Expression::Or(parts),
                    Logic::Xor => Expression::Xor(parts),
                    Logic::Implies => Expression::Implies(parts),
                };
                Typed::new(expression, Type::Boolean)
            }
            Binary::Equality(equality) => self.equality(equality, operands, span),
            Binary::Order(order) => {
                let parts = [self.node(left), self.node(right)];
                Typed::new(self.compared(order, parts, [&left.span, &right.span]), Type::Boolean)
            }
            Binary::In => {
                let (left_typed, right_typed) = (self.node(left), self.node(right));
                self.membership([left_typed, right_typed], right, span)
            }
            Binary::Contains => {
                let (left_typed, right_typed) = (self.node(left), self.node(right));
                self.membership([right_typed, left_typed], left, span)
            }
            Binary::Sum(sum) => self.sum(sum, left, right),
            Binary::Product(product) => self.product(product, left, right, span),
        }
    }

    fn equality(&mut self, equality: Equality, [left, right]: &[Node; 2], span: &Span) -> Typed {
        let equivalent = matches!(equality, Equality::Equivalent | Equality::NotEquivalent);
        let asks_for_null = equivalent && (left.kind == Kind::Null || right.kind == Kind::Null);
        if asks_for_null {
            self.missingness.push((span.clone(), "~ null"));
        }
        let operands = [self.node(left), self.node(right)];
        let [left_typed, right_typed] = self.in_one_unit(operands, [&left.span, &right.span]);
        self.comparable(&left_typed, &right_typed, &right.span);
        self.comparable(&right_typed, &left_typed, &left.span);
        let mut parts = Box::new([left_typed.expression, right_typed.expression]);
        if asks_for_null {
            *parts = parts.map(as_told);
        }
        let expression = match equality {
            Equality::Equal => Expression::Equal(parts),
            Equality::NotEqual => Expression::Not(Box::new(Expression::Equal(parts))),
            Equality::Equivalent => Expression::Equivalent(parts),
            Equality::NotEquivalent => Expression::Not(Box::new(Expression::Equivalent(parts))),
        };
        Typed::new(expression, Type::Boolean)
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
        self.check_units(&one.of_type, &other.of_type, other_span, "compared");
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

    /// `<`, `<=`, `>`, `>=`.
    fn compared(&mut self, order: Order, operands: [Typed; 2], spans: [&Span; 2]) -> Expression {
        let [left, right] = self.in_one_unit(operands, spans);
        let [_, span] = spans;
        let ordered = match left.of_type.join(&right.of_type) {
            None => {
                self.comparable(&left, &right, span);
                true
            }
            Some(joined) => {
                self.check_units(&left.of_type, &right.of_type, span, "compared");
                !matches!(joined, Type::Boolean | Type::List(_) | Type::Tuple(_) | Type::Interval(_))
            }
        };
        if !ordered {
            let message = format!("{} has no order", left.of_type);
            self.mismatch(span, message, "only numbers, quantities, dates and texts have an order");
        }
        let parts = Box::new([left.expression, right.expression]);
        match order {
            Order::Less => Expression::Less(parts),
            Order::LessOrEqual => Expression::LessOrEqual(parts),
            Order::Greater => Expression::Greater(parts),
            Order::GreaterOrEqual => Expression::GreaterOrEqual(parts),
        }
    }

    /// `element in collection`.
    pub(super) fn membership(
        &mut self,
        [element_typed, collection_typed]: [Typed; 2],
        collection: &Node,
        span: &Span,
    ) -> Typed {
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
        let collection_typed = self.in_unit_of(&element_typed.of_type, collection_typed, &collection.span);
        let point = match collection_typed.of_type.clone() {
            Type::List(point) | Type::Interval(point) => *point,
            other => other,
        };
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
            if properly { (Order::Greater, Order::Less) } else { (Order::GreaterOrEqual, Order::LessOrEqual) };
        let low_typed = self.node(low);
        let low_typed = self.in_unit_of(&point.of_type, low_typed, &low.span);
        let above = self.compared(from, [point.clone(), low_typed], [&low.span; 2]);
        let high_typed = self.node(high);
        let high_typed = self.in_unit_of(&point.of_type, high_typed, &high.span);
        let below = self.compared(to, [point, high_typed], [&high.span; 2]);
        let body = Expression::And(Box::new([above, below]));
        if !bound {
            return Typed::new(body, Type::Boolean);
        }
        self.depth = slot;
        let binding = elm::Let { slot, value: value.expression, body };
        Typed::new(Expression::Let(Box::new(binding)), Type::Boolean)
    }

    fn sum(&mut self, sum: Sum, left: &Node, right: &Node) -> Typed {
        let operands = [self.node(left), self.node(right)];
        let [left_typed, right_typed] = self.in_one_unit(operands, [&left.span, &right.span]);
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
                let mend = "compare the codes one by one: `code = 'a' or code = 'b'`";
                self.outside_with(&span, "joining texts", mend);
                return Typed::wrong();
            }
            (left_type, right_type) if is_arithmetic(left_type) && is_arithmetic(right_type) => {
                if let Some(joined) = left_type.join(right_type) {
                    if self.check_units(left_type, right_type, &right.span, "added or subtracted") {
                        joined
                    } else {
                        Type::Quantity(None)
                    }
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
        let expression = match sum {
            Sum::Add => Expression::Add(parts),
            Sum::Subtract => Expression::Subtract(parts),
        };
        Typed::new(expression, of_type)
    }

    pub(super) fn check_shift(&mut self, units: Option<&[String]>, span: &Span) {
        let Some(units) = units else { return };
        let unfit: Vec<&str> = units.iter().map(String::as_str).filter(|unit| !units::shifts_dates(unit)).collect();
        let mend = match unfit.as_slice() {
            [] => return,
            ["a" | "mo", ..] => {
                "`'a'` and `'mo'` are spans of fixed length, not of the calendar: write `1 year`, `3 months`"
            }
            ["h" | "min" | "s" | "ms" | "hour" | "minute" | "second" | "millisecond", ..] => {
                "dates have no time of day: use days, as in `last + 2 days`, or an item in days"
            }
            _ => "use years, months, weeks or days",
        };
        let message = format!("a Date cannot be moved by {}", listed(unfit.iter().copied()));
        self.find(span, Code::UnitMismatch, message, mend);
    }

    /// `^`, `Power`.
    pub(super) fn power(&mut self, typed: &[Typed], nodes: &[Node]) -> Typed {
        for (typed, node) in typed.iter().zip(nodes) {
            if !typed.of_type.is_number() {
                let message = format!("expected a number, found {}", typed.of_type);
                self.mismatch(&node.span, message, "a power needs numbers without a unit: `weight.value ^ 2`");
                return Typed::wrong();
            }
        }
        let [base, exponent] = typed else { return Typed::wrong() };
        let whole = matches!(exponent.expression, Expression::Integer(exponent) if exponent >= 0);
        let integer = base.of_type == Type::Integer && whole;
        let of_type = if integer { Type::Integer } else { Type::Decimal };
        let operands = Box::new([base.expression.clone(), exponent.expression.clone()]);
        Typed::new(Expression::Power(operands), of_type)
    }

    fn product(&mut self, product: Product, left: &Node, right: &Node, span: &Span) -> Typed {
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
        if let ([Some(_), Some(_)], Product::Multiply | Product::TruncatedDivide) = (&quantities, product) {
            return self.outside(span, "this operator between two quantities");
        }
        if let ([Some(_), Some(_)], Product::Divide | Product::Modulo) = (&quantities, product) {
            self.check_units(&left_typed.of_type, &right_typed.of_type, &right.span, "divided");
        }
        let of_type = match (quantities, product) {
            ([None, None], Product::Divide) => Type::Decimal,
            ([None, None], _) => left_typed.of_type.join(&right_typed.of_type).unwrap_or(Type::Any),
            ([Some(units), None], Product::Multiply | Product::Divide) | ([None, Some(units)], Product::Multiply) => {
                Type::Quantity(units)
            }
            ([_, _], _) => Type::Quantity(None),
        };
        let parts = Box::new([left_typed.expression, right_typed.expression]);
        let expression = match product {
            Product::Multiply => Expression::Multiply(parts),
            Product::Divide => Expression::Divide(parts),
            Product::TruncatedDivide => Expression::TruncatedDivide(parts),
            Product::Modulo => Expression::Modulo(parts),
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

/// The operand of a question whether an answer is missing. A literal is what it is.
pub(super) fn as_told(operand: Expression) -> Expression {
    match operand {
        Expression::Null
        | Expression::Boolean(_)
        | Expression::Integer(_)
        | Expression::Decimal(_)
        | Expression::String(_)
        | Expression::Date(_)
        | Expression::Quantity(..) => operand,
        operand => Expression::AsTold(Box::new(operand)),
    }
}
