//! Operations on numbers, on sets of them: one operation is one row of a table here and one function.
//!
//! What does not belong here: evaluation of operands (`machine`), dates (`machine::dates`), comparisons.

use super::{NumberSet, TextSet, Value};
use crate::decimal::Decimal;
use alloc::string::String;
use alloc::sync::Arc;

/// An operation on two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    TruncatedDivide,
    Modulo,
    Power,
    Log,
}

/// An operation on one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unary {
    Negate,
    Abs,
    Ceiling,
    Floor,
    Truncate,
    Exp,
    Ln,
}

/// An operation on numbers: the possible results, `None` where one of them may be no number.
pub(crate) fn numbers(operation: Arithmetic, left: NumberSet, right: NumberSet) -> Option<NumberSet> {
    match operation {
        Arithmetic::Add => left.add(right),
        Arithmetic::Subtract => left.subtract(right),
        Arithmetic::Multiply => left.multiply(right),
        Arithmetic::Divide => left.divide(right),
        Arithmetic::TruncatedDivide => left.by_division(right, |quotient, _| quotient),
        Arithmetic::Modulo => left.by_division(right, |_, remainder| remainder),
        Arithmetic::Power => left.power(right),
        Arithmetic::Log => left.log(right),
    }
}

/// An operation on one number: the possible results, `None` where one of them may be no number.
fn number(operation: Unary, set: NumberSet) -> Option<NumberSet> {
    match operation {
        Unary::Negate => set.negated(),
        Unary::Abs => set.size(),
        Unary::Ceiling => set.whole(|number| number.checked_neg()?.floor().checked_neg()),
        Unary::Floor => set.whole(|number| Some(number.floor())),
        Unary::Truncate => set.whole(|number| number.round_towards_zero(0)),
        Unary::Exp => set.rising(Decimal::exp),
        Unary::Ln => set.rising(Decimal::ln),
    }
}

/// The unit that an operation on two quantities gives; `None` where it gives none.
fn unit_of_two(operation: Arithmetic, left: Arc<str>, right: &str) -> Option<Arc<str>> {
    let same = *left == *right;
    match operation {
        Arithmetic::Add | Arithmetic::Subtract | Arithmetic::Modulo => same.then_some(left),
        Arithmetic::Divide => same.then(|| Arc::from("1")),
        Arithmetic::Multiply | Arithmetic::TruncatedDivide | Arithmetic::Power | Arithmetic::Log => None,
    }
}

/// Whether the operation can have a quantity on the left and a number without a unit on the right.
fn scales(operation: Arithmetic) -> bool {
    match operation {
        Arithmetic::Multiply | Arithmetic::Divide => true,
        Arithmetic::Add
        | Arithmetic::Subtract
        | Arithmetic::TruncatedDivide
        | Arithmetic::Modulo
        | Arithmetic::Power
        | Arithmetic::Log => false,
    }
}

/// An operation on two values that are numbers, quantities or texts.
pub(crate) fn of_two(operation: Arithmetic, left: Value, right: Value) -> Value {
    let (sets, unit) = match (left, right) {
        (Value::Null, _) | (_, Value::Null) => return Value::Null,
        (Value::Text(left), Value::Text(right)) if operation == Arithmetic::Add => return concatenated(&left, &right),
        (Value::Number(left), Value::Number(right)) => ((left, right), None),
        (Value::Quantity(left, unit), Value::Quantity(right, other)) => match unit_of_two(operation, unit, &other) {
            Some(unit) => ((left, right), Some(unit)),
            None => return Value::Any,
        },
        (Value::Quantity(left, unit), Value::Number(right)) if scales(operation) => ((left, right), Some(unit)),
        (Value::Number(left), Value::Quantity(right, unit)) if operation == Arithmetic::Multiply => {
            ((left, right), Some(unit))
        }
        (
            Value::Any
            | Value::Boolean(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Quantity(..)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Interval(_)
            | Value::Row(_),
            _,
        ) => return Value::Any,
    };
    let (left, right) = sets;
    let divides = matches!(operation, Arithmetic::Divide | Arithmetic::TruncatedDivide | Arithmetic::Modulo);
    let surely_none = left.is_single() && right.is_single() || divides && right.is_zero();
    with_unit(numbers(operation, left, right), unit, surely_none)
}

/// An operation on one value that is a number or a quantity.
pub(crate) fn of_one(operation: Unary, operand: Value) -> Value {
    let (set, unit) = match operand {
        Value::Null => return Value::Null,
        Value::Number(set) => (set, None),
        Value::Quantity(set, unit) => (set, Some(unit)),
        Value::Any
        | Value::Boolean(_)
        | Value::Text(_)
        | Value::Date(_)
        | Value::List(_)
        | Value::Tuple(_)
        | Value::Interval(_)
        | Value::Row(_) => return Value::Any,
    };
    with_unit(number(operation, set), unit, set.is_single())
}

/// A result; one beyond CQL's range is null where it surely is, else anything.
fn with_unit(set: Option<NumberSet>, unit: Option<Arc<str>>, surely_none: bool) -> Value {
    match (set, unit) {
        (Some(set), None) => Value::Number(set),
        (Some(set), Some(unit)) => Value::Quantity(set, unit),
        (None, _) if surely_none => Value::Null,
        (None, _) => Value::Any,
    }
}

/// `Round`; places that are null are none.
pub(crate) fn round(number: Value, places: &Value) -> Value {
    let places = match places {
        Value::Null => Some(0),
        Value::Number(set) if set.is_single() => set.low.to_integer().and_then(|places| u32::try_from(places).ok()),
        Value::Any
        | Value::Boolean(_)
        | Value::Number(_)
        | Value::Text(_)
        | Value::Date(_)
        | Value::Quantity(..)
        | Value::List(_)
        | Value::Tuple(_)
        | Value::Interval(_)
        | Value::Row(_) => None,
    };
    match (number, places) {
        (Value::Null, _) => Value::Null,
        (Value::Number(set), Some(places)) if places <= 24 => set
            .map(|number| number.round(places))
            .map_or(Value::Any, |set| Value::Number(NumberSet { integer: false, ..set })),
        (
            Value::Any
            | Value::Boolean(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Quantity(..)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Interval(_)
            | Value::Row(_),
            _,
        ) => Value::Any,
    }
}

fn concatenated(left: &TextSet, right: &TextSet) -> Value {
    let mut pairs = left.texts().flat_map(|left| right.texts().map(move |right| (left, right)));
    let (Some((left, right)), None) = (pairs.next(), pairs.next()) else { return Value::Any };
    let mut text = String::from(&**left);
    text.push_str(right);
    Value::Text(TextSet::single(&text))
}
