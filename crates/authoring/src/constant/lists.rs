//! Operators and functions on known lists.

use super::Outcome;
use super::compare::{and, equal, equivalent, holds, or, order};
use super::numbers::{self, Arithmetic};
use super::value::Value;
use screening::Decimal;
use std::cmp::Ordering;

/// Whether an element is in a list: null only where null is, else as by `=`; null where that is not known.
pub(super) fn contains(list: &[Value], element: &Value) -> Outcome<Option<bool>> {
    if *element == Value::Null {
        return Ok(Some(list.contains(&Value::Null)));
    }
    let known = list.iter().filter(|candidate| **candidate != Value::Null);
    known.into_iter().try_fold(Some(false), |found, candidate| Ok(or(found, equal(candidate, element)?)))
}

/// Whether all elements of the second list are in the first.
pub(super) fn includes(list: &[Value], other: &[Value]) -> Outcome<Option<bool>> {
    other.iter().try_fold(Some(true), |all, element| Ok(and(all, contains(list, element)?)))
}

/// The same, and the first has elements that the second lacks.
pub(super) fn properly_includes(list: &[Value], other: &[Value]) -> Outcome<Option<bool>> {
    let (kept, left) = (distinct(list), distinct(other));
    Ok(and(includes(list, other)?, Some(kept.len() > left.len())))
}

/// Each element once, by `~`.
pub(super) fn distinct(list: &[Value]) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::new();
    for element in list {
        if !kept.iter().any(|earlier| equivalent(earlier, element)) {
            kept.push(element.clone());
        }
    }
    kept
}

/// `union`, `intersect`, `except`.
pub(super) fn union(left: &[Value], right: &[Value]) -> Vec<Value> {
    let both: Vec<Value> = left.iter().chain(right).cloned().collect();
    distinct(&both)
}

/// The elements of the first list that the second has (or lacks).
pub(super) fn kept(left: &[Value], right: &[Value], has: bool) -> Vec<Value> {
    let found = |element: &&Value| right.iter().any(|other| equivalent(other, element)) == has;
    let elements: Vec<Value> = left.iter().filter(found).cloned().collect();
    distinct(&elements)
}

/// Sorts by keys, nulls first; an error where keys have no order.
pub(super) fn sort(rows: &mut [(Vec<Value>, Value)], descending: &[bool]) -> Outcome<()> {
    let mut failed = None;
    rows.sort_by(|(left, _), (right, _)| {
        for ((left, right), descending) in left.iter().zip(right).zip(descending) {
            let ordering = match (left, right) {
                (Value::Null, Value::Null) => Ordering::Equal,
                (Value::Null, _) => Ordering::Less,
                (_, Value::Null) => Ordering::Greater,
                (left, right) => match order(left, right, None) {
                    // What is less precise comes first.
                    Ok(ordering) => ordering.unwrap_or_else(|| left.to_string().len().cmp(&right.to_string().len())),
                    Err(error) => {
                        failed = Some(error);
                        Ordering::Equal
                    }
                },
            };
            let ordering = if *descending { ordering.reverse() } else { ordering };
            if ordering.is_ne() {
                return ordering;
            }
        }
        Ordering::Equal
    });
    failed.map_or(Ok(()), Err)
}

/// The functions of one list that leave nulls out.
pub(super) fn aggregate(name: &str, list: &[Value]) -> Outcome<Value> {
    let known: Vec<Value> = list.iter().filter(|element| **element != Value::Null).cloned().collect();
    let count = i32::try_from(known.len()).map_err(|_| "the list is too long".to_owned())?;
    let fold = |operation| {
        let mut values = known.iter().cloned();
        let Some(first) = values.next() else { return Ok(Value::Null) };
        values.try_fold(first, |sum, value| numbers::arithmetic(operation, &sum, &value))
    };
    let best = |wanted: fn(Ordering) -> bool| {
        let mut values = known.iter().cloned();
        let Some(first) = values.next() else { return Ok(Value::Null) };
        values.try_fold(first, |best, value| {
            let better = holds(&value, &best, None, wanted)? == Some(true);
            Ok(if better { value } else { best })
        })
    };
    match name {
        "Count" => Ok(Value::Integer(count)),
        "Sum" => fold(Arithmetic::Add),
        "Product" => fold(Arithmetic::Multiply),
        "Min" => best(Ordering::is_lt),
        "Max" => best(Ordering::is_gt),
        "Avg" => numbers::arithmetic(Arithmetic::Divide, &fold(Arithmetic::Add)?, &Value::Integer(count)),
        "Median" => median(known),
        "Mode" => Ok(mode(&known)),
        "GeometricMean" => {
            let root = numbers::arithmetic(Arithmetic::Divide, &Value::Integer(1), &Value::Integer(count))?;
            numbers::arithmetic(Arithmetic::Power, &fold(Arithmetic::Multiply)?, &root)
        }
        "Variance" => variance(&known, 1),
        "PopulationVariance" => variance(&known, 0),
        "StdDev" => root(&variance(&known, 1)?),
        "PopulationStdDev" => root(&variance(&known, 0)?),
        _ => Err(format!("`{name}` is no function of a list")),
    }
}

fn median(mut known: Vec<Value>) -> Outcome<Value> {
    let mut rows: Vec<(Vec<Value>, Value)> = known.drain(..).map(|value| (vec![value.clone()], value)).collect();
    sort(&mut rows, &[false])?;
    let at = |place: usize| rows.get(place).map_or(Value::Null, |(_, value)| value.clone());
    let middle = rows.len() / 2;
    if rows.is_empty() || rows.len() % 2 == 1 {
        return Ok(at(middle));
    }
    let sum = numbers::arithmetic(Arithmetic::Add, &at(middle - 1), &at(middle))?;
    numbers::arithmetic(Arithmetic::Divide, &sum, &Value::Integer(2))
}

fn mode(known: &[Value]) -> Value {
    let count = |value: &Value| known.iter().filter(|other| equivalent(other, value)).count();
    let mut best = (0, Value::Null);
    for value in known {
        let times = count(value);
        if times > best.0 {
            best = (times, value.clone());
        }
    }
    best.1
}

/// The mean square distance from the mean, by n less `fewer`.
fn variance(known: &[Value], fewer: i64) -> Outcome<Value> {
    let count = i64::try_from(known.len()).unwrap_or(0);
    if count <= fewer {
        return Ok(Value::Null);
    }
    let mut unit = None;
    let (mut sum, mut squares) = (Some(Decimal::ZERO), Some(Decimal::ZERO));
    for value in known {
        let number = match value {
            Value::Quantity(number, name) => {
                if unit.get_or_insert_with(|| name.clone()) != name {
                    return Err("take one unit".to_owned());
                }
                *number
            }
            value => value.number().ok_or_else(|| format!("expected numbers, found {}", value.kind()))?,
        };
        sum = sum.and_then(|sum| sum.checked_add(number));
        squares = squares.and_then(|squares| squares.checked_add(number.checked_mul(number)?));
    }
    let size = Decimal::integer(count);
    let result = sum.zip(squares).and_then(|(sum, squares)| {
        let above = squares.checked_mul(size)?.checked_sub(sum.checked_mul(sum)?)?;
        above.checked_div(size.checked_mul(Decimal::integer(count - fewer))?)
    });
    Ok(match (result, unit) {
        (Some(result), None) => Value::Decimal(result),
        (Some(result), Some(unit)) => Value::Quantity(result, unit),
        (None, _) => Value::Null,
    })
}

fn root(value: &Value) -> Outcome<Value> {
    let half = Decimal::new(5, 1).unwrap_or(Decimal::ZERO);
    match value {
        Value::Quantity(number, unit) => {
            Ok(number.power(half).map_or(Value::Null, |number| Value::Quantity(number, unit.clone())))
        }
        value if value.number() == Some(Decimal::ZERO) => Ok(Value::Decimal(Decimal::ZERO)),
        value => numbers::arithmetic(Arithmetic::Power, value, &Value::Decimal(half)),
    }
}

/// The elements from one place to another, both counted from 0.
pub(super) fn slice(list: &[Value], from: i64, to: i64) -> Value {
    let place = |place: i64| usize::try_from(place.max(0)).unwrap_or(usize::MAX);
    let (from, to) = (place(from), place(to));
    Value::List(list.iter().take(to).skip(from).cloned().collect())
}
