//! Arithmetic on known values.

use super::value::Value;
use super::{Outcome, moments};
use crate::units;
use screening::Decimal;
use screening::elm::Expression;

/// An operation on two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    TruncatedDivide,
    Modulo,
    Power,
    Log,
}

/// What kind of number a result is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Integer,
    Long,
    Decimal,
}

fn rank(value: &Value) -> Rank {
    match value {
        Value::Integer(_) => Rank::Integer,
        Value::Long(_) => Rank::Long,
        Value::Decimal(_)
        | Value::Null
        | Value::Boolean(_)
        | Value::Text(_)
        | Value::Moment(_)
        | Value::Quantity(..)
        | Value::Ratio(_)
        | Value::List(_)
        | Value::Tuple(_)
        | Value::Interval(_)
        | Value::Between(..) => Rank::Decimal,
    }
}

fn ranked(number: Decimal, rank: Rank) -> Value {
    let whole = || number.to_integer().filter(|_| number.is_integer());
    match rank {
        Rank::Integer => whole().and_then(|whole| i32::try_from(whole).ok()).map_or(Value::Null, Value::Integer),
        Rank::Long => whole().map_or(Value::Null, Value::Long),
        Rank::Decimal => number.round(8).map_or(Value::Null, Value::Decimal),
    }
}

/// `+`, `-`, `*` and their like; null where the result does not fit.
pub(super) fn arithmetic(operation: Arithmetic, left: &Value, right: &Value) -> Outcome<Value> {
    if *left == Value::Null || *right == Value::Null {
        return Ok(Value::Null);
    }
    if let (Some(one), Some(other)) = (left.number(), right.number()) {
        let rank = rank(left).max(rank(right));
        return Ok(numbers(operation, rank, one, other));
    }
    match (left, right) {
        (Value::Between(..), _) | (_, Value::Between(..)) => uncertain(operation, left, right),
        (Value::Text(left), Value::Text(right)) if operation == Arithmetic::Add => {
            Ok(Value::Text(format!("{left}{right}")))
        }
        (Value::Moment(moment), Value::Quantity(amount, unit))
            if matches!(operation, Arithmetic::Add | Arithmetic::Subtract) =>
        {
            moments::moved(moment, *amount, unit, operation == Arithmetic::Subtract)
        }
        (Value::Quantity(one, unit), Value::Quantity(other, other_unit)) => {
            // Sums, and whole quotients, are in the unit of the first.
            if !matches!(operation, Arithmetic::Multiply)
                && let Some(other) = units::conversion(other_unit, unit).and_then(|conversion| conversion.apply(*other))
            {
                return quantities(operation, (*one, unit), (other, unit));
            }
            quantities(operation, (*one, unit), (*other, other_unit))
        }
        (Value::Quantity(one, unit), other) if matches!(operation, Arithmetic::Multiply | Arithmetic::Divide) => {
            let number = other.number().ok_or_else(|| refusal(left, right))?;
            Ok(with_unit(&numbers(operation, Rank::Decimal, *one, number), unit))
        }
        (other, Value::Quantity(one, unit)) if operation == Arithmetic::Multiply => {
            let number = other.number().ok_or_else(|| refusal(left, right))?;
            Ok(with_unit(&numbers(operation, Rank::Decimal, number, *one), unit))
        }
        _ => Err(refusal(left, right)),
    }
}

fn refusal(left: &Value, right: &Value) -> String {
    format!("this operator has no meaning between {} and {}", left.kind(), right.kind())
}

fn with_unit(value: &Value, unit: &str) -> Value {
    value.number().map_or(Value::Null, |number| Value::Quantity(number, unit.to_owned()))
}

fn numbers(operation: Arithmetic, rank: Rank, left: Decimal, right: Decimal) -> Value {
    let (result, rank) = match operation {
        Arithmetic::Add => (left.checked_add(right), rank),
        Arithmetic::Subtract => (left.checked_sub(right), rank),
        Arithmetic::Multiply => (left.checked_mul(right), rank),
        Arithmetic::Divide => (left.checked_div(right), Rank::Decimal),
        Arithmetic::TruncatedDivide => (left.checked_div_rem(right).map(|(quotient, _)| quotient), rank),
        Arithmetic::Modulo => (left.checked_div_rem(right).map(|(_, rest)| rest), rank),
        Arithmetic::Power => {
            let whole = rank != Rank::Decimal && right >= Decimal::ZERO;
            (left.power(right), if whole { rank } else { Rank::Decimal })
        }
        Arithmetic::Log => (left.log(right), Rank::Decimal),
    };
    result.map_or(Value::Null, |result| ranked(result, rank))
}

fn quantities(operation: Arithmetic, left: (Decimal, &str), right: (Decimal, &str)) -> Outcome<Value> {
    let same = left.1 == right.1;
    let unit = match operation {
        Arithmetic::Add | Arithmetic::Subtract | Arithmetic::Modulo | Arithmetic::TruncatedDivide if same => left.1,
        Arithmetic::Divide if same => "1",
        Arithmetic::Multiply if right.1 == "1" => left.1,
        Arithmetic::Multiply if left.1 == "1" => right.1,
        Arithmetic::Multiply if same && left.1.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            let unit = format!("{}2", left.1);
            return Ok(with_unit(&numbers(operation, Rank::Decimal, left.0, right.0), &unit));
        }
        Arithmetic::Add
        | Arithmetic::Subtract
        | Arithmetic::Multiply
        | Arithmetic::Divide
        | Arithmetic::TruncatedDivide
        | Arithmetic::Modulo
        | Arithmetic::Power
        | Arithmetic::Log => {
            return Err(format!("`{}` and `{}` do not go together here; take one unit", left.1, right.1));
        }
    };
    Ok(with_unit(&numbers(operation, Rank::Decimal, left.0, right.0), unit))
}

/// Sums, differences and products of counts that are not known exactly.
fn uncertain(operation: Arithmetic, left: &Value, right: &Value) -> Outcome<Value> {
    let ends = |value: &Value| match value {
        Value::Between(low, high) => Some((*low, *high)),
        value => value.number().and_then(Decimal::to_integer).map(|number| (number, number)),
    };
    let (Some((low, high)), Some((from, to))) = (ends(left), ends(right)) else { return Err(refusal(left, right)) };
    let apply = |one: i64, other: i64| match operation {
        Arithmetic::Add => one.checked_add(other),
        Arithmetic::Subtract => one.checked_sub(other),
        Arithmetic::Multiply => one.checked_mul(other),
        Arithmetic::Divide | Arithmetic::TruncatedDivide | Arithmetic::Modulo | Arithmetic::Power | Arithmetic::Log => {
            None
        }
    };
    let corners = [apply(low, from), apply(low, to), apply(high, from), apply(high, to)];
    let corners: Option<Vec<i64>> = corners.into_iter().collect();
    let corners = corners.ok_or_else(|| refusal(left, right))?;
    let (Some(least), Some(most)) = (corners.iter().min(), corners.iter().max()) else {
        return Err(refusal(left, right));
    };
    Ok(Value::Between(*least, *most))
}

/// The other sign.
pub(super) fn negated(value: &Value) -> Outcome<Value> {
    Ok(match value {
        Value::Null => Value::Null,
        Value::Integer(value) => Value::Integer(value.wrapping_neg()),
        Value::Long(value) => Value::Long(value.wrapping_neg()),
        Value::Decimal(value) => value.checked_neg().map_or(Value::Null, Value::Decimal),
        Value::Quantity(value, unit) => {
            value.checked_neg().map_or(Value::Null, |value| Value::Quantity(value, unit.clone()))
        }
        Value::Boolean(_)
        | Value::Text(_)
        | Value::Moment(_)
        | Value::Ratio(_)
        | Value::List(_)
        | Value::Tuple(_)
        | Value::Interval(_)
        | Value::Between(..) => return Err(format!("{} has no sign", value.kind())),
    })
}

/// The next value, or the one before; an error beyond the type.
pub(super) fn neighbour(value: &Value, back: bool) -> Outcome<Value> {
    let step = if back { -1 } else { 1 };
    let fraction = |number: Decimal| {
        let step = Decimal::new(step.into(), 8)?;
        number.checked_add(step)
    };
    let next = match value {
        Value::Null => Some(Value::Null),
        Value::Integer(value) => i32::try_from(i64::from(*value) + i64::from(step)).ok().map(Value::Integer),
        Value::Long(value) => value.checked_add(step.into()).map(Value::Long),
        Value::Decimal(value) => fraction(*value).map(Value::Decimal),
        Value::Quantity(value, unit) => fraction(*value).map(|value| Value::Quantity(value, unit.clone())),
        Value::Moment(moment) => moments::neighbour(moment, back).map(Value::Moment),
        Value::Boolean(_)
        | Value::Text(_)
        | Value::Ratio(_)
        | Value::List(_)
        | Value::Tuple(_)
        | Value::Interval(_)
        | Value::Between(..) => return Err(format!("{} has no neighbours", value.kind())),
    };
    next.ok_or_else(|| format!("nothing of the type {} lies beyond", value.kind()))
}

/// `Abs`, `Ceiling` and other functions of one number, as the engine has them.
pub(super) fn function(name: &str, value: &Value) -> Outcome<Value> {
    if *value == Value::Null {
        return Ok(Value::Null);
    }
    if let ("Abs", Value::Long(value)) = (name, value) {
        return Ok(value.checked_abs().map_or(Value::Null, Value::Long));
    }
    if let ("Abs", Value::Integer(_) | Value::Quantity(..)) = (name, value) {
        let operand = value.literal().map(|(operand, _)| Box::new(operand));
        let operand = operand.ok_or_else(|| format!("{} has no size", value.kind()))?;
        return from_engine(&Expression::Abs(operand));
    }
    let number = value.number().ok_or_else(|| format!("expected a number, found {}", value.kind()))?;
    let operand = Box::new(Expression::Decimal(number));
    match name {
        "Abs" => from_engine(&Expression::Abs(operand)),
        "Ceiling" => from_engine(&Expression::Ceiling(operand)),
        "Floor" => from_engine(&Expression::Floor(operand)),
        "Truncate" => from_engine(&Expression::Truncate(operand)),
        "Exp" => number.exp().map(Value::Decimal).ok_or_else(|| "the power is too large".to_owned()),
        "Ln" if number == Decimal::ZERO => Err("zero has no logarithm".to_owned()),
        "Ln" => Ok(number.ln().map_or(Value::Null, Value::Decimal)),
        _ => Err(format!("`{name}` is no function of a number")),
    }
}

/// `Round(value, places)`.
pub(super) fn round(value: &Value, places: &Value) -> Outcome<Value> {
    let number = match value {
        Value::Null => return Ok(Value::Null),
        value => value.number().ok_or_else(|| format!("expected a number, found {}", value.kind()))?,
    };
    let places = match places {
        Value::Null => Expression::Null,
        Value::Integer(places) => Expression::Integer(*places),
        found => return Err(format!("expected an Integer, found {}", found.kind())),
    };
    from_engine(&Expression::Round(Box::new([Expression::Decimal(number), places])))
}

/// What the engine makes of an expression of known values.
pub(super) fn from_engine(expression: &Expression) -> Outcome<Value> {
    use screening::value::Value as Engine;
    let value = screening::evaluate::evaluate(expression)?;
    Ok(match value {
        Engine::Boolean(truths) => Value::truth(truths.decided()),
        Engine::Number(set) if set.is_single() && set.integer => {
            set.low.to_integer().and_then(|value| i32::try_from(value).ok()).map_or(Value::Null, Value::Integer)
        }
        Engine::Number(set) if set.is_single() => Value::Decimal(set.low),
        Engine::Quantity(set, unit) if set.is_single() => Value::Quantity(set.low, unit.to_string()),
        Engine::Null
        | Engine::Any
        | Engine::Number(_)
        | Engine::Text(_)
        | Engine::Date(_)
        | Engine::Quantity(..)
        | Engine::List(_)
        | Engine::Tuple(_)
        | Engine::Interval(_)
        | Engine::Row(_) => Value::Null,
    })
}
