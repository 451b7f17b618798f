//! Equality, equivalence and order of known values.

use super::moments;
use super::value::{Interval, Value};
use super::{Outcome, intervals};
use crate::cql::syntax::Grain;
use crate::units;
use screening::elm::Expression;
use screening::{Decimal, value::Truths};
use std::cmp::Ordering;

/// Kleene's `and`.
pub(super) fn and(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        (None, _) | (_, None) => None,
    }
}

/// Kleene's `or`.
pub(super) fn or(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    and(left.map(|left| !left), right.map(|right| !right)).map(|neither| !neither)
}

/// The order of two values; `None` where it is not known.
pub(super) fn order(left: &Value, right: &Value, grain: Option<Grain>) -> Outcome<Option<Ordering>> {
    if let (Some(left), Some(right)) = (left.number(), right.number()) {
        return Ok(Some(left.cmp(&right)));
    }
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => Ok(None),
        (Value::Text(left), Value::Text(right)) => Ok(Some(left.cmp(right))),
        (Value::Moment(left), Value::Moment(right)) => moments::order(left, right, grain),
        (Value::Quantity(left, unit), Value::Quantity(right, other)) if unit == other => Ok(Some(left.cmp(right))),
        (Value::Quantity(left, unit), Value::Quantity(right, other)) => Ok(quantities((*left, unit), (*right, other))),
        (Value::Between(low, high), other) => Ok(between(*low, *high, other)),
        (other, Value::Between(low, high)) => Ok(between(*low, *high, other).map(Ordering::reverse)),
        _ => Err(format!("{} cannot be compared with {}", left.kind(), right.kind())),
    }
}

/// How an uncertain count lies to a value, where that is known.
fn between(low: i64, high: i64, other: &Value) -> Option<Ordering> {
    let (from, to) = match other {
        Value::Between(from, to) => (Decimal::integer(*from), Decimal::integer(*to)),
        other => (other.number()?, other.number()?),
    };
    if Decimal::integer(high) < from {
        Some(Ordering::Less)
    } else if Decimal::integer(low) > to {
        Some(Ordering::Greater)
    } else {
        None
    }
}

/// In the unit of one of the two; a year and 365 days have no order.
fn quantities((left, unit): (Decimal, &str), (right, other): (Decimal, &str)) -> Option<Ordering> {
    if let Some(right) = units::conversion(other, unit).and_then(|conversion| conversion.apply(right)) {
        return Some(left.cmp(&right));
    }
    let left = units::conversion(unit, other)?.apply(left)?;
    Some(left.cmp(&right))
}

/// Whether a relation between two values holds. Uncertain counts may decide `<=` where the order is not known.
pub(super) fn holds(
    left: &Value,
    right: &Value,
    grain: Option<Grain>,
    relation: fn(Ordering) -> bool,
) -> Outcome<Option<bool>> {
    if let (Value::Between(low, high), other) | (other, Value::Between(low, high)) = (left, right)
        && let Some(number) = other.number()
    {
        let swapped = matches!(right, Value::Between(..));
        let decide = |count: i64| {
            let ordering = Decimal::integer(count).cmp(&number);
            relation(if swapped { ordering.reverse() } else { ordering })
        };
        let differs = decide(*low) != decide(*high);
        let equal_inside = number > Decimal::integer(*low) && number < Decimal::integer(*high);
        let inside_differs = equal_inside && relation(Ordering::Equal) != decide(*low);
        return Ok((!differs && !inside_differs).then(|| decide(*low)));
    }
    Ok(order(left, right, grain)?.map(relation))
}

/// `=`.
pub(super) fn equal(left: &Value, right: &Value) -> Outcome<Option<bool>> {
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => Ok(None),
        (Value::Boolean(left), Value::Boolean(right)) => Ok(Some(left == right)),
        (Value::List(left), Value::List(right)) => {
            if left.len() != right.len() {
                return Ok(Some(false));
            }
            all(left.iter().zip(right).map(|(left, right)| member_equal(left, right)))
        }
        (Value::Tuple(left), Value::Tuple(right)) => {
            let names = |elements: &[(String, Value)]| {
                let mut names: Vec<String> = elements.iter().map(|(name, _)| name.clone()).collect();
                names.sort();
                names
            };
            if names(left) != names(right) {
                return Ok(Some(false));
            }
            let pairs = left.iter().filter_map(|(name, value)| {
                right.iter().find(|(other, _)| other == name).map(|(_, other)| (value, other))
            });
            for (left, right) in pairs {
                // The first element that is not equal decides.
                let same = member_equal(left, right)?;
                if same != Some(true) {
                    return Ok(same);
                }
            }
            Ok(Some(true))
        }
        (Value::Interval(left), Value::Interval(right)) => {
            let low = equal(&intervals::start(left)?, &intervals::start(right)?)?;
            Ok(and(low, equal(&intervals::end(left)?, &intervals::end(right)?)?))
        }
        (Value::Ratio(left), Value::Ratio(right)) => Ok(Some(left == right)),
        _ => holds(left, right, None, Ordering::is_eq),
    }
}

/// Elements of lists and tuples: two nulls are the same, values of different types are not.
fn member_equal(left: &Value, right: &Value) -> Outcome<Option<bool>> {
    match (left, right) {
        (Value::Null, Value::Null) => Ok(Some(true)),
        _ => equal(left, right).or(Ok(Some(false))),
    }
}

fn all(results: impl Iterator<Item = Outcome<Option<bool>>>) -> Outcome<Option<bool>> {
    results.into_iter().try_fold(Some(true), |so_far, result| Ok(and(so_far, result?)))
}

/// `~`.
pub(super) fn equivalent(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Null, _) | (_, Value::Null) => false,
        (Value::Boolean(left), Value::Boolean(right)) => left == right,
        (Value::List(left), Value::List(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| equivalent(left, right))
        }
        (Value::Tuple(left), Value::Tuple(right)) => {
            left.len() == right.len()
                && left.iter().all(|(name, value)| {
                    right.iter().any(|(other, other_value)| other == name && equivalent(value, other_value))
                })
        }
        (Value::Interval(left), Value::Interval(right)) => {
            let ends = |interval: &Interval| (intervals::start(interval), intervals::end(interval));
            match (ends(left), ends(right)) {
                ((Ok(low), Ok(high)), (Ok(other_low), Ok(other_high))) => {
                    equivalent(&low, &other_low) && equivalent(&high, &other_high)
                }
                _ => false,
            }
        }
        (Value::Ratio(left), Value::Ratio(right)) => {
            let [(left_value, _), (left_by, _)] = &**left;
            let [(right_value, _), (right_by, _)] = &**right;
            left_value.checked_mul(*right_by) == right_value.checked_mul(*left_by)
        }
        (Value::Moment(left), Value::Moment(right)) => {
            left.kind == right.kind
                && left.fields.len() == right.fields.len()
                && moments::order(left, right, None).is_ok_and(|order| {
                    order == Some(Ordering::Equal) || left.fields == right.fields && left.offset == right.offset
                })
        }
        (Value::Quantity(_, unit), Value::Quantity(number, other)) if unit != other => {
            let converted = units::conversion(other, unit).and_then(|conversion| conversion.apply(*number));
            converted.is_some_and(|number| equivalent(left, &Value::Quantity(number, unit.clone())))
        }
        _ => match (left.literal(), right.literal()) {
            // The engine knows how decimals, texts and units are equivalent.
            (Some((left, _)), Some((right, _))) => {
                let operands = Box::new([left, right]);
                screening::evaluate::evaluate(&Expression::Equivalent(operands))
                    .is_ok_and(|value| value.truths() == Truths::TRUE)
            }
            _ => equal(left, right).is_ok_and(|equal| equal == Some(true)),
        },
    }
}
