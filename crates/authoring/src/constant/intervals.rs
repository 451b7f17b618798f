//! Operators on known intervals.

use super::compare::{and, holds, or};
use super::numbers::{self, Arithmetic};
use super::value::{Interval, Value};
use super::{MAX_ELEMENTS, Outcome, compare};
use crate::cql::moment::Moment;
use crate::cql::syntax::{Grain, Relation};
use screening::Decimal;
use std::cmp::Ordering;

/// The first point; null where it is not known.
pub(super) fn start(interval: &Interval) -> Outcome<Value> {
    end_of(&interval.low, interval.low_closed, interval, false)
}

/// The last point; null where it is not known.
pub(super) fn end(interval: &Interval) -> Outcome<Value> {
    end_of(&interval.high, interval.high_closed, interval, true)
}

fn end_of(bound: &Value, closed: bool, interval: &Interval, upper: bool) -> Outcome<Value> {
    match (bound, closed) {
        (Value::Null, true) => {
            let like = [&interval.low, &interval.high].into_iter().find(|bound| **bound != Value::Null);
            Ok(like.or(interval.like.as_ref()).map_or(Value::Null, |like| extent(like, upper)))
        }
        (Value::Null, false) => Ok(Value::Null),
        (bound, true) => Ok(bound.clone()),
        (bound, false) => numbers::neighbour(bound, upper),
    }
}

/// The least or largest value of a type; null where it has none.
fn extent(like: &Value, upper: bool) -> Value {
    let decimal = || {
        let size = "99999999999999999999.99999999";
        Decimal::parse(&if upper { size.to_owned() } else { format!("-{size}") })
    };
    match like {
        Value::Integer(_) => Value::Integer(if upper { i32::MAX } else { i32::MIN }),
        Value::Long(_) => Value::Long(if upper { i64::MAX } else { i64::MIN }),
        Value::Decimal(_) => decimal().map_or(Value::Null, Value::Decimal),
        Value::Quantity(_, unit) => decimal().map_or(Value::Null, |value| Value::Quantity(value, unit.clone())),
        Value::Moment(moment) => {
            let all = if upper { [9999, 12, 31, 23, 59, 59, 999] } else { [1, 1, 1, 0, 0, 0, 0] };
            let (first, last) = (moment.kind.first().place(), moment.kind.last().place());
            let fields = all.into_iter().skip(first).take(last + 1 - first).collect();
            Moment::new(moment.kind, fields, moment.offset).map_or(Value::Null, Value::Moment)
        }
        Value::Null
        | Value::Boolean(_)
        | Value::Text(_)
        | Value::Ratio(_)
        | Value::List(_)
        | Value::Tuple(_)
        | Value::Interval(_)
        | Value::Between(..) => Value::Null,
    }
}

/// An interval of these bounds; an error where it would hold nothing.
pub(super) fn build(interval: Interval) -> Outcome<Value> {
    let (low, high) = (&interval.low, &interval.high);
    if *low != Value::Null && *high != Value::Null {
        let open = !interval.low_closed || !interval.high_closed;
        let ordering = compare::order(low, high, None)?;
        let empty = ordering == Some(Ordering::Greater) || open && ordering == Some(Ordering::Equal);
        if empty {
            return Err("an interval's lower bound lies above its upper one, so that it holds nothing".to_owned());
        }
    }
    Ok(Value::Interval(Box::new(interval)))
}

/// The first and the last point of an interval, or of a point.
fn ends(value: &Value) -> Outcome<(Value, Value)> {
    match value {
        Value::Interval(interval) => Ok((start(interval)?, end(interval)?)),
        point => Ok((point.clone(), point.clone())),
    }
}

/// A timing phrase between two intervals or points.
pub(super) fn relate(
    relation: Relation,
    grain: Option<Grain>,
    left_value: &Value,
    right_value: &Value,
) -> Outcome<Option<bool>> {
    if *left_value == Value::Null || *right_value == Value::Null {
        return Ok(None);
    }
    let (left, right) = (ends(left_value)?, ends(right_value)?);
    let less = |one: &Value, other: &Value| holds(one, other, grain, Ordering::is_lt);
    let at_most = |one: &Value, other: &Value| holds(one, other, grain, Ordering::is_le);
    let same = |one: &Value, other: &Value| holds(one, other, grain, Ordering::is_eq);
    match relation {
        Relation::Before => less(&left.1, &right.0),
        Relation::After => less(&right.1, &left.0),
        Relation::SameAs => Ok(and(same(&left.0, &right.0)?, same(&left.1, &right.1)?)),
        Relation::SameOrBefore => at_most(&left.1, &right.0),
        Relation::SameOrAfter => at_most(&right.1, &left.0),
        Relation::During => Ok(and(at_most(&right.0, &left.0)?, at_most(&left.1, &right.1)?)),
        Relation::Includes => relate(Relation::During, grain, right_value, left_value),
        Relation::ProperlyDuring => {
            let inside = relate(Relation::During, grain, left_value, right_value)?;
            if !matches!(left_value, Value::Interval(_)) {
                return Ok(and(less(&right.0, &left.0)?, less(&left.1, &right.1)?));
            }
            Ok(and(inside, or(less(&right.0, &left.0)?, less(&left.1, &right.1)?)))
        }
        Relation::ProperlyIncludes => relate(Relation::ProperlyDuring, grain, right_value, left_value),
        Relation::Overlaps => Ok(and(at_most(&left.0, &right.1)?, at_most(&right.0, &left.1)?)),
        Relation::OverlapsBefore => Ok(and(less(&left.0, &right.0)?, at_most(&right.0, &left.1)?)),
        Relation::OverlapsAfter => Ok(and(less(&right.1, &left.1)?, at_most(&left.0, &right.1)?)),
        Relation::Meets => Ok(or(
            relate(Relation::MeetsBefore, grain, left_value, right_value)?,
            relate(Relation::MeetsAfter, grain, left_value, right_value)?,
        )),
        Relation::MeetsBefore => match (&left.1, &right.0) {
            (Value::Null, _) | (_, Value::Null) => {
                // An end that is not known lies above the start that is.
                let (earliest, latest) = (if left.1 == Value::Null { &left.0 } else { &left.1 }, &right.1);
                let latest = if right.0 == Value::Null { latest } else { &right.0 };
                Ok(holds(earliest, latest, None, Ordering::is_ge)?.filter(|beyond| *beyond).map(|_| false))
            }
            (end, start) => match numbers::neighbour(end, false) {
                Ok(next) => same(&next, start),
                // Nothing comes after the end of the type.
                Err(_) => Ok(Some(false)),
            },
        },
        Relation::MeetsAfter => relate(Relation::MeetsBefore, grain, right_value, left_value),
        Relation::Starts => Ok(and(same(&left.0, &right.0)?, at_most(&left.1, &right.1)?)),
        Relation::Ends => Ok(and(at_most(&right.0, &left.0)?, same(&left.1, &right.1)?)),
        Relation::Within(_) => Err("`within` needs two points".to_owned()),
    }
}

fn least(left: Value, right: Value) -> Outcome<Option<Value>> {
    Ok(holds(&left, &right, None, Ordering::is_le)?.map(|first| if first { left } else { right }))
}

fn largest(left: Value, right: Value) -> Outcome<Option<Value>> {
    Ok(holds(&left, &right, None, Ordering::is_ge)?.map(|first| if first { left } else { right }))
}

fn closed(low: Value, high: Value) -> Value {
    Value::Interval(Box::new(Interval { low, high, low_closed: true, high_closed: true, like: None }))
}

/// `union`: null where the two neither overlap nor meet.
pub(super) fn union(left: &Interval, right: &Interval) -> Outcome<Value> {
    let (one, other) = (Value::Interval(Box::new(left.clone())), Value::Interval(Box::new(right.clone())));
    let touch = or(relate(Relation::Overlaps, None, &one, &other)?, relate(Relation::Meets, None, &one, &other)?);
    if touch != Some(true) {
        return Ok(Value::Null);
    }
    let low = least(start(left)?, start(right)?)?;
    let high = largest(end(left)?, end(right)?)?;
    Ok(low.zip(high).map_or(Value::Null, |(low, high)| closed(low, high)))
}

/// `intersect`: null where the two have nothing in common.
pub(super) fn intersect(left: &Interval, right: &Interval) -> Outcome<Value> {
    let (one, other) = (Value::Interval(Box::new(left.clone())), Value::Interval(Box::new(right.clone())));
    if relate(Relation::Overlaps, None, &one, &other)? == Some(false) {
        return Ok(Value::Null);
    }
    let low = largest(start(left)?, start(right)?)?;
    let high = least(end(left)?, end(right)?)?;
    match (low, high) {
        (Some(low), Some(high)) => Ok(closed(low, high)),
        // A bound that is not known stays open.
        (Some(low), None) => Ok(half_open(low, Value::Null)),
        (None, Some(high)) => Ok(half_open(Value::Null, high)),
        (None, None) => Ok(Value::Null),
    }
}

fn half_open(low: Value, high: Value) -> Value {
    let (low_closed, high_closed) = (low != Value::Null, high != Value::Null);
    Value::Interval(Box::new(Interval { low, high, low_closed, high_closed, like: None }))
}

/// `except`: null where the rest is no interval.
pub(super) fn except(left: &Interval, right: &Interval) -> Outcome<Value> {
    let (one, other) = (Value::Interval(Box::new(left.clone())), Value::Interval(Box::new(right.clone())));
    let (low, high) = (start(left)?, end(left)?);
    let (from, to) = (start(right)?, end(right)?);
    let overlaps = relate(Relation::Overlaps, None, &one, &other)?;
    if overlaps == Some(false) {
        return Ok(closed(low, high));
    }
    let starts_before = holds(&low, &from, None, Ordering::is_lt)?;
    let ends_after = holds(&high, &to, None, Ordering::is_gt)?;
    match (overlaps, starts_before, ends_after) {
        (Some(true), Some(true), Some(false)) => Ok(closed(low, numbers::neighbour(&from, true)?)),
        (Some(true), Some(false), Some(true)) => Ok(closed(numbers::neighbour(&to, false)?, high)),
        _ => Ok(Value::Null),
    }
}

/// `width of`.
pub(super) fn width(interval: &Interval) -> Outcome<Value> {
    let (low, high) = (start(interval)?, end(interval)?);
    if matches!(low, Value::Moment(_)) || matches!(high, Value::Moment(_)) {
        return Err("`width of` has no meaning for dates and times; use `duration in days of`".to_owned());
    }
    numbers::arithmetic(Arithmetic::Subtract, &high, &low)
}

/// `Size`: the number of points.
pub(super) fn size(interval: &Interval) -> Outcome<Value> {
    let width = width(interval)?;
    let one = match &width {
        Value::Integer(_) => Value::Integer(1),
        Value::Long(_) => Value::Long(1),
        Value::Quantity(_, unit) => Decimal::new(1, 8).map_or(Value::Null, |step| Value::Quantity(step, unit.clone())),
        _ => Decimal::new(1, 8).map_or(Value::Null, Value::Decimal),
    };
    numbers::arithmetic(Arithmetic::Add, &width, &one)
}

/// `point from`.
pub(super) fn point(interval: &Interval) -> Outcome<Value> {
    let (low, high) = (start(interval)?, end(interval)?);
    match holds(&low, &high, None, Ordering::is_eq)? {
        Some(true) => Ok(low),
        Some(false) => Err("`point from` needs an interval of one point".to_owned()),
        None => Ok(Value::Null),
    }
}

/// `collapse`: intervals that overlap or meet become one, in their order; with a step also those that far apart.
pub(super) fn collapse(list: &[Value], step: Option<&Value>) -> Outcome<Value> {
    let mut intervals = Vec::new();
    for value in list {
        match value {
            Value::Null => {}
            Value::Interval(interval) => {
                let (low, high) = (start(interval)?, end(interval)?);
                if low != Value::Null && high != Value::Null {
                    intervals.push((low, high));
                }
            }
            found => return Err(format!("expected intervals, found {}", found.kind())),
        }
    }
    let mut failed = None;
    intervals.sort_by(|(left, _), (right, _)| match compare::order(left, right, None) {
        Ok(ordering) => ordering.unwrap_or(Ordering::Equal),
        Err(error) => {
            failed = Some(error);
            Ordering::Equal
        }
    });
    if let Some(error) = failed {
        return Err(error);
    }
    let mut collapsed: Vec<(Value, Value)> = Vec::new();
    for (low, high) in intervals {
        if let Some((_, last)) = collapsed.last_mut() {
            let next = numbers::neighbour(last, false).unwrap_or_else(|_| last.clone());
            let reach = match step.filter(|step| matches!(step, Value::Quantity(..))) {
                Some(Value::Quantity(amount, unit)) if unit == "1" && last.number().is_some() => {
                    numbers::arithmetic(Arithmetic::Add, last, &Value::Decimal(*amount))?
                }
                Some(step) => numbers::arithmetic(Arithmetic::Add, last, step)?,
                None => next.clone(),
            };
            let reach = largest(reach, next)?.unwrap_or(Value::Null);
            if holds(&low, &reach, None, Ordering::is_le)? == Some(true) {
                if holds(last, &high, None, Ordering::is_lt)? == Some(true) {
                    *last = high;
                }
                continue;
            }
        }
        collapsed.push((low, high));
    }
    Ok(Value::List(collapsed.into_iter().map(|(low, high)| closed(low, high)).collect()))
}

/// `expand`: the intervals of the width of a step, or for one interval their first points.
pub(super) fn expand(value: &Value, step: Option<&Value>) -> Outcome<Value> {
    let (list, as_points): (Vec<Value>, bool) = match value {
        Value::Null => return Ok(Value::Null),
        Value::List(list) => (list.clone(), false),
        interval @ Value::Interval(_) => (vec![interval.clone()], true),
        found => return Err(format!("expected an interval or a list of them, found {}", found.kind())),
    };
    let mut expanded = Vec::new();
    for interval in &list {
        let Value::Interval(interval) = interval else { continue };
        let (low, high) = (start(interval)?, end(interval)?);
        if low == Value::Null || high == Value::Null {
            continue;
        }
        steps(&low, &high, step, as_points, &mut expanded)?;
    }
    Ok(Value::List(expanded))
}

fn steps(low: &Value, high: &Value, step: Option<&Value>, points: bool, found: &mut Vec<Value>) -> Outcome<()> {
    let (mut from, step, high) = match low {
        Value::Moment(moment) => {
            let step = step.cloned().unwrap_or_else(|| {
                let count = moment.fields.len() + moment.kind.first().place();
                let grains = ["year", "month", "day", "hour", "minute", "second", "millisecond"];
                let grain = grains.get(count.saturating_sub(1)).copied().unwrap_or("day");
                Value::Quantity(Decimal::integer(1), grain.to_owned())
            });
            let Value::Quantity(_, unit) = &step else { return Err("the step needs a unit of time".to_owned()) };
            let grain =
                Grain::named(unit).ok_or_else(|| format!("`{unit}` is no unit of the calendar or the clock"))?;
            let kept = (grain.place() + 1).saturating_sub(moment.kind.first().place());
            // A step finer than the bounds leads nowhere; a coarser one cuts them.
            if kept > moment.fields.len() || kept == 0 {
                return Ok(());
            }
            let cut = |value: &Value| match value {
                Value::Moment(moment) => {
                    let fields = moment.fields.iter().take(kept).copied().collect();
                    Value::Moment(Moment { fields, ..moment.clone() })
                }
                other => other.clone(),
            };
            (cut(low), step, cut(high))
        }
        Value::Quantity(_, unit) => {
            let step = step.cloned().unwrap_or_else(|| Value::Quantity(Decimal::integer(1), unit.clone()));
            let step = match step {
                Value::Quantity(amount, other) if other == "1" => Value::Quantity(amount, unit.clone()),
                step => step.number().map_or(step.clone(), |amount| Value::Quantity(amount, unit.clone())),
            };
            (low.clone(), step, high.clone())
        }
        number => {
            let step = match step {
                None => match number {
                    Value::Decimal(_) => Value::Decimal(Decimal::new(1, 8).unwrap_or(Decimal::ZERO)),
                    _ => Value::Integer(1),
                },
                Some(Value::Quantity(amount, unit)) if unit == "1" => Value::Decimal(*amount),
                Some(step) if step.number().is_some() => step.clone(),
                Some(step) => return Err(format!("{} is no step between numbers", step.kind())),
            };
            let whole = |value: &Value| value.number().is_some_and(Decimal::is_integer);
            if whole(&step) {
                // Numbers are cut to the precision of the step.
                let cut = |value: &Value| {
                    let number = value.number().map(Decimal::floor).and_then(Decimal::to_integer)?;
                    i32::try_from(number).ok().map(Value::Integer)
                };
                let step = cut(&step).unwrap_or(step);
                (cut(low).unwrap_or(Value::Null), step, cut(high).unwrap_or(Value::Null))
            } else {
                // A whole number means all decimals that begin with it.
                let high = match high {
                    Value::Integer(high) => Decimal::integer(i64::from(*high) + 1)
                        .checked_sub(step.number().unwrap_or(Decimal::ZERO))
                        .map_or(Value::Null, Value::Decimal),
                    high => high.clone(),
                };
                (number.number().map_or(Value::Null, Value::Decimal), step, high)
            }
        }
    };
    loop {
        let next = numbers::arithmetic(Arithmetic::Add, &from, &step)?;
        if next == Value::Null || holds(&from, &next, None, Ordering::is_lt)? != Some(true) {
            return Ok(());
        }
        let last = match (&from, &step) {
            (Value::Integer(_), Value::Integer(_)) | (Value::Moment(_), _) => numbers::neighbour(&next, true)?,
            (from, step) if step.number() == Decimal::new(1, 8) => from.clone(),
            _ => {
                // The last number of the same precision that still belongs to the step.
                let precision = step.number().map_or(0, Decimal::decimals);
                let unit = Decimal::new(1, precision).unwrap_or(Decimal::ZERO);
                match &next {
                    Value::Quantity(value, name) => value
                        .checked_sub(Decimal::integer(1))
                        .map_or(Value::Null, |value| Value::Quantity(value, name.clone())),
                    next => next.number().and_then(|next| next.checked_sub(unit)).map_or(Value::Null, Value::Decimal),
                }
            }
        };
        let fits = holds(&last, &high, None, Ordering::is_le)? == Some(true);
        if !fits {
            return Ok(());
        }
        found.push(if points { from.clone() } else { closed(from.clone(), last) });
        if found.len() > MAX_ELEMENTS {
            return Err(format!("more than {MAX_ELEMENTS} elements"));
        }
        from = next;
    }
}
