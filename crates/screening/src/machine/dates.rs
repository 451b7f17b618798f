//! Operations on dates: components, durations, differences, comparisons with a precision.

use super::relate;
use crate::date::{Date, DateRange, PartialDate};
use crate::decimal::Decimal;
use crate::elm::Precision;
use crate::program::{Relation, Shift};
use crate::value::arithmetic::Arithmetic;
use crate::value::{DateSet, NumberSet, Truths, Value};

/// A date moved by a quantity of calendar units.
pub(super) fn moved(operation: Arithmetic, days: DateSet, amount: NumberSet, unit: &str) -> Value {
    let shift = |amount: Decimal| {
        let shift = Shift::of(amount, unit)?;
        match operation {
            Arithmetic::Add => Some(shift),
            Arithmetic::Subtract => shift.back(),
            Arithmetic::Multiply
            | Arithmetic::Divide
            | Arithmetic::TruncatedDivide
            | Arithmetic::Modulo
            | Arithmetic::Power
            | Arithmetic::Log => None,
        }
    };
    let (first, last) = match operation {
        Arithmetic::Subtract => (amount.high, amount.low),
        Arithmetic::Add
        | Arithmetic::Multiply
        | Arithmetic::Divide
        | Arithmetic::TruncatedDivide
        | Arithmetic::Modulo
        | Arithmetic::Power
        | Arithmetic::Log => (amount.low, amount.high),
    };
    let low = shift(first).and_then(|shift| shift.apply(days.low));
    let high = shift(last).and_then(|shift| shift.apply(days.high));
    match (low, high) {
        (Some(low), Some(high)) => Value::Date(DateSet { low, high, nullable: days.nullable || amount.nullable }),
        _ if amount.is_single() && days.is_single() => Value::Null,
        _ => Value::Any,
    }
}

/// `Date(year, month, day)`, each surely known or the result is not.
pub(super) fn from_parts(year: &Value, month: &Value, day: &Value) -> Value {
    let number = |value: &Value| match value {
        Value::Number(set) if set.is_single() => set.low.to_integer(),
        _ => None,
    };
    let part = |value: &Value| match value {
        Value::Null => Some(None),
        value => number(value).and_then(|number| u32::try_from(number).ok()).map(Some),
    };
    if *year == Value::Null {
        return Value::Null;
    }
    let (Some(year), Some(month), Some(day)) = (number(year), part(month), part(day)) else { return Value::Any };
    match i32::try_from(year).ok().and_then(|year| PartialDate::new(year, month, day)) {
        Some(date) => Value::Date(DateSet::within(date.range())),
        None => Value::Null,
    }
}

/// `year from`, `month from`, `day from`.
pub(super) fn component(precision: Precision, date: &Value) -> Value {
    let days = match date {
        Value::Null => return Value::Null,
        Value::Date(days) => *days,
        _ => return Value::Any,
    };
    let DateSet { low, high, nullable } = days;
    let same_month = (low.year(), low.month()) == (high.year(), high.month());
    let (first, last) = match precision {
        Precision::Year => (low.year(), high.year()),
        Precision::Month if low.year() == high.year() => (signed(low.month()), signed(high.month())),
        Precision::Month => (1, 12),
        Precision::Day if same_month => (signed(low.day()), signed(high.day())),
        Precision::Day => (1, 31),
        Precision::Week => return Value::Any,
    };
    Value::Number(NumberSet { low: first.into(), high: last.into(), integer: true, nullable })
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(0)
}

/// A count that falls with the first date and rises with the second.
pub(super) fn between(from: &Value, to: &Value, count: impl Fn(Date, Date) -> i32) -> Value {
    match (from, to) {
        (Value::Null, _) | (_, Value::Null) => Value::Null,
        (Value::Date(from), Value::Date(to)) => Value::Number(NumberSet {
            low: count(from.high, to.low).into(),
            high: count(from.low, to.high).into(),
            integer: true,
            nullable: from.nullable || to.nullable,
        }),
        _ => Value::Any,
    }
}

/// Whole periods from one day to the other, negative backwards.
pub(super) fn duration(precision: Precision, from: Date, to: Date) -> i32 {
    if to < from {
        return -duration(precision, to, from);
    }
    let days = to.day_number() - from.day_number();
    let months = month_number(to) - month_number(from) - i32::from(to.day() < from.day());
    match precision {
        Precision::Year => months.div_euclid(12),
        Precision::Month => months,
        Precision::Week => days / 7,
        Precision::Day => days,
    }
}

/// Boundaries crossed from one day to the other, negative backwards; weeks begin on Sunday.
pub(super) fn difference(precision: Precision, from: Date, to: Date) -> i32 {
    let week = |date: Date| (date.day_number() + 1).div_euclid(7);
    match precision {
        Precision::Year => to.year() - from.year(),
        Precision::Month => month_number(to) - month_number(from),
        Precision::Week => week(to) - week(from),
        Precision::Day => to.day_number() - from.day_number(),
    }
}

fn month_number(date: Date) -> i32 {
    date.year() * 12 + signed(date.month())
}

/// `before`, `after`, `same … as` and their like, on dates or intervals of dates, down to a precision.
pub(super) fn compare_times(relation: Relation, precision: Precision, left: &Value, right: &Value) -> Truths {
    let (Some(left), Some(right)) = (ends(left), ends(right)) else {
        let null = *left == Value::Null || *right == Value::Null;
        return if null { Truths::NULL } else { Truths::ANY };
    };
    let key = |date: Date| match precision {
        Precision::Year => date.year(),
        Precision::Month => month_number(date),
        Precision::Week => (date.day_number() + 1).div_euclid(7),
        Precision::Day => date.day_number(),
    };
    let compare = |relation, left: DateSet, right: DateSet| {
        let nullable = left.nullable || right.nullable;
        relate::ordered(relation, (key(left.low), key(left.high)), (key(right.low), key(right.high)), nullable)
    };
    match relation {
        Relation::Equal => compare(relation, left.0, right.0).kleene_and(compare(relation, left.1, right.1)),
        Relation::Less | Relation::LessOrEqual => compare(relation, left.1, right.0),
        Relation::Greater | Relation::GreaterOrEqual => compare(relation, left.0, right.1),
    }
}

/// The start and the end of a date or an interval of dates.
fn ends(value: &Value) -> Option<(DateSet, DateSet)> {
    match value {
        Value::Date(days) => Some((*days, *days)),
        Value::Interval(interval) => {
            let low = bound(&interval.low, interval.low_closed, 1)?;
            let high = bound(&interval.high, interval.high_closed, -1)?;
            Some((low, high))
        }
        _ => None,
    }
}

fn bound(value: &Value, closed: bool, inwards: i32) -> Option<DateSet> {
    let end = if inwards > 0 { Date::MIN } else { Date::MAX };
    match (value, closed) {
        (Value::Null, true) => Some(DateSet::within(DateRange::day(end))),
        (Value::Null, false) => Some(super::ANY_DAY),
        (Value::Date(days), true) if days.nullable => Some(days.join(DateSet::within(DateRange::day(end)))),
        (Value::Date(days), true) => Some(*days),
        (Value::Date(days), false) if days.nullable => Some(super::ANY_DAY),
        (Value::Date(days), false) => {
            Some(DateSet { low: days.low.add_days(inwards)?, high: days.high.add_days(inwards)?, ..*days })
        }
        _ => None,
    }
}
