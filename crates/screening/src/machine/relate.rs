//! Comparisons of sets: may it hold, may it not, may it be null.

use crate::decimal::Decimal;
use crate::program::Relation;
use crate::value::arithmetic::Arithmetic;
use crate::value::letter_case::same_letters;
use crate::value::{DateSet, IntervalSet, NumberSet, TextSet, Truths, Value};
use alloc::sync::Arc;
use core::cmp::Ordering;

/// A comparison of days.
pub(super) fn days(relation: Relation, left: DateSet, right: DateSet) -> Truths {
    if left.is_null() || right.is_null() {
        return Truths::NULL;
    }
    let nullable = left.nullable || right.nullable;
    ordered(relation, (left.low, left.high), (right.low, right.high), nullable)
}

/// Whether two values in this order are so related.
pub(super) fn holds(relation: Relation, ordering: Ordering) -> bool {
    match relation {
        Relation::Equal => ordering.is_eq(),
        Relation::Less => ordering.is_lt(),
        Relation::LessOrEqual => ordering.is_le(),
        Relation::Greater => ordering.is_gt(),
        Relation::GreaterOrEqual => ordering.is_ge(),
    }
}

/// A comparison of two ranges of an ordered type.
pub(super) fn ordered<T: Ord + Copy>(relation: Relation, left: (T, T), right: (T, T), nullable: bool) -> Truths {
    let (may_hold, may_fail) = match relation {
        Relation::Equal => {
            let single = left.0 == left.1 && right.0 == right.1 && left.0 == right.0;
            (left.0 <= right.1 && right.0 <= left.1, !single)
        }
        Relation::Less => (left.0 < right.1, left.1 >= right.0),
        Relation::LessOrEqual => (left.0 <= right.1, left.1 > right.0),
        Relation::Greater => (left.1 > right.0, left.0 <= right.1),
        Relation::GreaterOrEqual => (left.1 >= right.0, left.0 < right.1),
    };
    Truths::of(may_hold, may_fail, nullable)
}

pub(super) fn numbers(relation: Relation, left: &NumberSet, right: &NumberSet) -> Truths {
    match relation {
        Relation::Equal => left.equal(right),
        Relation::Less => left.less(right),
        Relation::LessOrEqual => left.less_or_equal(right),
        Relation::Greater => right.less(left),
        Relation::GreaterOrEqual => right.less_or_equal(left),
    }
}

/// `=`, `<` and their like, on values of any type.
pub(super) fn compare(relation: Relation, left: &Value, right: &Value) -> Truths {
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => Truths::NULL,
        (Value::Number(left), Value::Number(right)) => numbers(relation, left, right),
        (Value::Date(left), Value::Date(right)) => days(relation, *left, *right),
        // The compiler brings both sides to one unit where they have one.
        (Value::Quantity(left, unit), Value::Quantity(right, other)) => {
            if unit == other {
                numbers(relation, left, right)
            } else {
                Truths::NULL
            }
        }
        (Value::Quantity(left, unit), Value::Number(right)) if **unit == *"1" => numbers(relation, left, right),
        (Value::Number(left), Value::Quantity(right, unit)) if **unit == *"1" => numbers(relation, left, right),
        (Value::Text(left), Value::Text(right)) => texts(relation, left, right),
        (left, right) if relation == Relation::Equal => equal(left, right),
        _ => Truths::ANY,
    }
}

fn texts(relation: Relation, left: &TextSet, right: &TextSet) -> Truths {
    let mut result = Truths::of(false, false, left.nullable || right.nullable);
    for left in left.texts() {
        for right in right.texts() {
            let holds = ordered(relation, (&**left, &**left), (&**right, &**right), false);
            result = result.or(holds);
        }
    }
    result
}

fn equal(left: &Value, right: &Value) -> Truths {
    match (left, right) {
        (Value::Boolean(left), Value::Boolean(right)) => left.kleene_xor(*right).kleene_not(),
        (Value::Tuple(left), Value::Tuple(right)) => {
            let same_names =
                left.len() == right.len() && left.iter().zip(right.iter()).all(|((left, _), (right, _))| left == right);
            if !same_names {
                return Truths::ANY;
            }
            let pairs = left.iter().zip(right.iter());
            pairs.fold(Truths::TRUE, |all, ((_, left), (_, right))| {
                let here = equal_elements(left, right);
                // The first element that is not surely equal decides.
                match (all.may_be_true(), all.without(Truths::TRUE)) {
                    (true, Some(decided)) => decided.or(here),
                    (true, None) => here,
                    (false, _) => all,
                }
            })
        }
        (Value::List(left), Value::List(right)) => {
            let optional = left.elements.iter().chain(&right.elements).any(|element| element.optional);
            if optional || left.nullable || right.nullable {
                return Truths::ANY;
            }
            if left.elements.len() != right.elements.len() {
                return Truths::FALSE;
            }
            left.elements
                .iter()
                .zip(&right.elements)
                .fold(Truths::TRUE, |all, (left, right)| all.kleene_and(equal_elements(&left.value, &right.value)))
        }
        (Value::Interval(left), Value::Interval(right)) => {
            let low = compare(Relation::Equal, &start(left), &start(right));
            low.kleene_and(compare(Relation::Equal, &end(left), &end(right)))
        }
        // Values of two types are not equal. The compiler permits it within lists only.
        (left, right) if is_simple(left) && is_simple(right) => {
            Truths::of(false, true, left.nullable() || right.nullable())
        }
        _ => Truths::ANY,
    }
}

/// `=` of the elements of lists and tuples, where two nulls are equal.
fn equal_elements(left: &Value, right: &Value) -> Truths {
    let equal = compare(Relation::Equal, left, right);
    match (left.nullable() && right.nullable(), *left == Value::Null && *right == Value::Null) {
        (_, true) => Truths::TRUE,
        (true, false) => equal.or(Truths::TRUE),
        (false, false) => equal,
    }
}

/// Whether a value is of a type that only itself is equal to.
fn is_simple(value: &Value) -> bool {
    match value {
        Value::Boolean(_) | Value::Number(_) | Value::Text(_) | Value::Date(_) | Value::Quantity(..) => true,
        Value::Null | Value::Any | Value::List(_) | Value::Tuple(_) | Value::Interval(_) | Value::Row(_) => false,
    }
}

/// `=`, but two nulls are the same, and null and a value are not.
pub(super) fn same(left: &Value, right: &Value) -> Truths {
    match (left, right) {
        (Value::Null, Value::Null) => Truths::TRUE,
        (Value::Null, other) | (other, Value::Null) => Truths::of(other.nullable(), true, false),
        (left, right) => {
            let equal = compare(Relation::Equal, left, right);
            if left.nullable() || right.nullable() { Truths::EITHER } else { equal }
        }
    }
}

/// `~`: like `=`, but two nulls are equivalent, null and a value are not, and letters' case does not count.
pub(super) fn equivalent(left: &Value, right: &Value) -> Truths {
    let may_both_be_null = left.nullable() && right.nullable();
    let (left_value, right_value) = (left.clone().without_null(), right.clone().without_null());
    let one_may_be_null = left.nullable() && right_value.is_some() || right.nullable() && left_value.is_some();
    let values = match (&left_value, &right_value) {
        (Some(Value::Text(left)), Some(Value::Text(right))) => {
            let mut result = Truths::NONE;
            for left in left.texts() {
                for right in right.texts() {
                    result = result.or(Truths::from_bool(same_letters(left, right)));
                }
            }
            result
        }
        (Some(Value::Number(left)), Some(Value::Number(right))) => at_lesser_precision(left, right),
        (Some(Value::Quantity(left, unit)), Some(Value::Quantity(right, other))) if unit == other => {
            at_lesser_precision(left, right)
        }
        (Some(Value::Tuple(left)), Some(Value::Tuple(right))) if left.len() == right.len() => {
            let pairs = left.iter().zip(right.iter());
            pairs.fold(Truths::TRUE, |all, ((_, left), (_, right))| all.kleene_and(equivalent(left, right)))
        }
        // An element that may be missing would move all that follow it.
        (Some(Value::List(left)), Some(Value::List(right)))
            if left.elements.iter().chain(&right.elements).any(|element| element.optional) =>
        {
            Truths::EITHER
        }
        (Some(Value::List(left)), Some(Value::List(right))) if left.elements.len() == right.elements.len() => {
            let pairs = left.elements.iter().zip(&right.elements);
            pairs.fold(Truths::TRUE, |all, (left, right)| all.kleene_and(equivalent(&left.value, &right.value)))
        }
        (Some(left), Some(right)) => compare(Relation::Equal, left, right),
        (None, _) | (_, None) => Truths::NONE,
    };
    Truths::of(
        may_both_be_null || values.may_be_true(),
        one_may_be_null || values.may_be_false() || values.may_be_null(),
        false,
    )
}

/// Decimals are equivalent where they are the same, rounded to the decimals of that which has fewer.
fn at_lesser_precision(left: &NumberSet, right: &NumberSet) -> Truths {
    if left.integer && right.integer {
        return left.equal(right);
    }
    if left.low != left.high || right.low != right.high {
        return Truths::EITHER;
    }
    let places = left.low.decimals().min(right.low.decimals());
    Truths::from_bool(left.low.round(places) == right.low.round(places))
}

/// `in`: an element in a list, or a point in an interval.
pub(super) fn is_in(element: &Value, collection: &Value) -> Truths {
    match collection {
        Value::Null => Truths::FALSE,
        Value::List(list) => {
            let start = Truths::of(false, true, false);
            let found = list.elements.iter().fold(start, |found, candidate| {
                // A null in the list is only the same as null.
                let mut same = match (*element == Value::Null, candidate.value == Value::Null) {
                    (true, true) => Truths::TRUE,
                    (false, true) => Truths::FALSE,
                    (_, false) => compare(Relation::Equal, element, &candidate.value),
                };
                if element.nullable() && candidate.value.nullable() {
                    same = same.or(Truths::TRUE);
                }
                if candidate.optional || candidate.value.nullable() && *element != Value::Null {
                    same = same.or(Truths::FALSE);
                }
                found.kleene_or(same)
            });
            if list.nullable { found.or(Truths::FALSE) } else { found }
        }
        Value::Interval(interval) => within(element, interval),
        Value::Any
        | Value::Boolean(_)
        | Value::Number(_)
        | Value::Text(_)
        | Value::Date(_)
        | Value::Quantity(..)
        | Value::Tuple(_)
        | Value::Row(_) => Truths::ANY,
    }
}

/// The first point of an interval.
fn start(interval: &IntervalSet) -> Value {
    if interval.low_closed { interval.low.clone() } else { neighbour(&interval.low, Arithmetic::Add) }
}

/// The last point of an interval.
fn end(interval: &IntervalSet) -> Value {
    if interval.high_closed { interval.high.clone() } else { neighbour(&interval.high, Arithmetic::Subtract) }
}

/// The next point inwards of an open bound: a day, a whole number, or CQL's smallest step of a decimal.
fn neighbour(bound: &Value, inwards: Arithmetic) -> Value {
    let step = match bound {
        Value::Number(set) if set.integer => Value::Number(NumberSet::integer(1)),
        Value::Number(_) => Decimal::new(1, 8).map_or(Value::Any, |step| Value::Number(NumberSet::decimal(step))),
        Value::Date(_) => Value::Quantity(NumberSet::integer(1), Arc::from("day")),
        _ => return Value::Any,
    };
    super::arithmetic_of(inwards, bound.clone(), step)
}

fn within(point: &Value, interval: &IntervalSet) -> Truths {
    if *point == Value::Null {
        return Truths::NULL;
    }
    let above = bound(point, &interval.low, interval.low_closed, Relation::GreaterOrEqual, Relation::Greater);
    let below = bound(point, &interval.high, interval.high_closed, Relation::LessOrEqual, Relation::Less);
    let within = above.kleene_and(below);
    if point.nullable() { within.or(Truths::NULL) } else { within }
}

/// A closed bound that is null is the end of the type; an open one is not known.
fn bound(point: &Value, bound: &Value, closed: bool, with_end: Relation, without_end: Relation) -> Truths {
    match (bound, closed) {
        (Value::Null, true) => Truths::TRUE,
        (Value::Null, false) => Truths::NULL,
        (bound, true) if bound.nullable() => compare(with_end, point, bound).or(Truths::TRUE),
        (bound, true) => compare(with_end, point, bound),
        (bound, false) => compare(without_end, point, bound),
    }
}
