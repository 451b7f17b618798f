//! Arithmetic and order of dates with and without a time of day.

use super::Outcome;
use super::value::Value;
use crate::cql::moment::{Moment, MomentKind};
use crate::cql::syntax::Grain;
use screening::{Date, Decimal};
use std::cmp::Ordering;

const MILLISECONDS_A_DAY: i64 = 86_400_000;

/// The order of two moments, down to a precision where one is named; `None` where it is not known.
pub(super) fn order(left: &Moment, right: &Moment, grain: Option<Grain>) -> Outcome<Option<Ordering>> {
    if (left.kind == MomentKind::Time) != (right.kind == MomentKind::Time) {
        return Err("a time of day cannot be compared with a date".to_owned());
    }
    if grain == Some(Grain::Week) {
        let week = |moment: &Moment| day(moment).map(|day| (day.day_number() + 1).div_euclid(7));
        return Ok(week(left).zip(week(right)).map(|(left, right)| left.cmp(&right)));
    }
    let (zoned_left, zoned_right) = (in_utc(left), in_utc(right));
    let kind = left.kind;
    let last = grain.unwrap_or(Grain::Millisecond).place().saturating_sub(kind.first().place());
    for place in 0..=last {
        match (zoned_left.fields.get(place), zoned_right.fields.get(place)) {
            (Some(left), Some(right)) if left != right => return Ok(Some(left.cmp(right))),
            (Some(_), Some(_)) => {}
            (None, None) if grain.is_none() => {
                // Two partial dates need not be one day; a whole date has no more to say.
                let dates = left.kind == MomentKind::Date && right.kind == MomentKind::Date;
                return Ok((!dates || place == 3).then_some(Ordering::Equal));
            }
            (None, _) | (_, None) => return Ok(None),
        }
    }
    Ok(Some(Ordering::Equal))
}

/// The same moment in UTC, where it has an hour.
fn in_utc(moment: &Moment) -> Moment {
    let Some(offset) = moment.offset.filter(|offset| *offset != 0) else { return moment.clone() };
    if moment.fields.len() < 4 {
        return moment.clone();
    }
    let count = moment.fields.len();
    let filled = instant(moment, false) - i64::from(offset) * 60_000;
    let mut fields = fields_of(filled);
    fields.truncate(count);
    Moment { fields, offset: Some(0), ..moment.clone() }
}

/// The day of a moment that has one.
fn day(moment: &Moment) -> Option<Date> {
    let part = |grain| moment.field(grain).and_then(|part| u32::try_from(part).ok());
    Date::new(moment.field(Grain::Year)?, part(Grain::Month)?, part(Grain::Day)?)
}

/// Milliseconds since some moment, as written, with what is not known filled up from below or above.
fn instant(moment: &Moment, from_above: bool) -> i64 {
    let fill = |grain, low, high| moment.field(grain).unwrap_or(if from_above { high } else { low });
    let clock = i64::from(fill(Grain::Hour, 0, 23)) * 3_600_000
        + i64::from(fill(Grain::Minute, 0, 59)) * 60_000
        + i64::from(fill(Grain::Second, 0, 59)) * 1000
        + i64::from(fill(Grain::Millisecond, 0, 999));
    let days = match moment.partial_date() {
        Some(date) => {
            let range = date.range();
            if from_above { range.to.day_number() } else { range.from.day_number() }
        }
        None => 0,
    };
    i64::from(days) * MILLISECONDS_A_DAY + clock
}

/// The same in UTC.
fn instant_in_utc(moment: &Moment, from_above: bool) -> i64 {
    instant(moment, from_above) - i64::from(moment.offset.unwrap_or(0)) * 60_000
}

/// All fields of an instant.
fn fields_of(instant: i64) -> Vec<i32> {
    let days = instant.div_euclid(MILLISECONDS_A_DAY);
    let clock = instant.rem_euclid(MILLISECONDS_A_DAY);
    let small = |number: i64| i32::try_from(number).unwrap_or(0);
    let date = Date::from_day_number(small(days)).unwrap_or(Date::MIN);
    let part = |part: u32| i32::try_from(part).unwrap_or(0);
    vec![
        date.year(),
        part(date.month()),
        part(date.day()),
        small(clock / 3_600_000),
        small(clock / 60_000 % 60),
        small(clock / 1000 % 60),
        small(clock % 1000),
    ]
}

/// Whole periods from one moment to the other; a range of counts where precision is missing.
pub(super) fn duration(grain: Grain, from: &Moment, to: &Moment) -> Outcome<Value> {
    counted(grain, from, to, periods)
}

/// Boundaries crossed from one moment to the other.
pub(super) fn difference(grain: Grain, from: &Moment, to: &Moment) -> Outcome<Value> {
    counted(grain, from, to, boundaries)
}

fn counted(grain: Grain, from: &Moment, to: &Moment, count: fn(Grain, i64, i64) -> i64) -> Outcome<Value> {
    if (from.kind == MomentKind::Time) != (to.kind == MomentKind::Time) {
        return Err("a time of day cannot be compared with a date".to_owned());
    }
    if from.kind == MomentKind::Date && to.kind == MomentKind::Date && grain.place() > Grain::Day.place() {
        return Err(format!("a Date has no {}s", grain.word()));
    }
    // What is missing below hours, minutes or seconds that are counted changes nothing.
    let last = if grain > Grain::Day { grain.place() } else { Grain::Millisecond.place() };
    let filled = |moment: &Moment, from_above: bool| {
        let mut filled = fields_of(instant(moment, from_above));
        filled.truncate(moment.fields.len().max(last + 1 - moment.kind.first().place()) + moment.kind.first().place());
        let fields = filled.split_off(moment.kind.first().place());
        instant_in_utc(&Moment { fields, ..moment.clone() }, false)
    };
    let low = count(grain, filled(from, true), filled(to, false));
    let high = count(grain, filled(from, false), filled(to, true));
    // Two whole dates: nothing is missing.
    let whole = |moment: &Moment| moment.kind == MomentKind::Date && moment.fields.len() == 3;
    if whole(from) && whole(to) {
        return whole_number(count(grain, instant_in_utc(from, false), instant_in_utc(to, false)));
    }
    if low == high { whole_number(low) } else { Ok(Value::Between(low, high)) }
}

fn whole_number(count: i64) -> Outcome<Value> {
    i32::try_from(count).map(Value::Integer).map_err(|_| "the count is beyond an Integer".to_owned())
}

fn unit(grain: Grain) -> Option<i64> {
    match grain {
        Grain::Year | Grain::Month => None,
        Grain::Week => Some(7 * MILLISECONDS_A_DAY),
        Grain::Day => Some(MILLISECONDS_A_DAY),
        Grain::Hour => Some(3_600_000),
        Grain::Minute => Some(60_000),
        Grain::Second => Some(1000),
        Grain::Millisecond => Some(1),
    }
}

fn periods(grain: Grain, from: i64, to: i64) -> i64 {
    if to < from {
        return -periods(grain, to, from);
    }
    if let Some(unit) = unit(grain) {
        return (to - from) / unit;
    }
    let split = |instant: i64| {
        let fields = fields_of(instant);
        let at = |place: usize| i64::from(fields.get(place).copied().unwrap_or(0));
        (at(0) * 12 + at(1), at(2) * MILLISECONDS_A_DAY + instant.rem_euclid(MILLISECONDS_A_DAY))
    };
    let ((from_month, from_rest), (to_month, to_rest)) = (split(from), split(to));
    let months = to_month - from_month - i64::from(to_rest < from_rest);
    if grain == Grain::Year { months.div_euclid(12) } else { months }
}

fn boundaries(grain: Grain, from: i64, to: i64) -> i64 {
    if grain == Grain::Week {
        // Weeks begin on Sunday; day 0 is a Monday less one.
        let week = |instant: i64| (instant.div_euclid(MILLISECONDS_A_DAY) + 1).div_euclid(7);
        return week(to) - week(from);
    }
    if let Some(unit) = unit(grain) {
        return to.div_euclid(unit) - from.div_euclid(unit);
    }
    let month = |instant: i64| {
        let fields = fields_of(instant);
        let at = |place: usize| i64::from(fields.get(place).copied().unwrap_or(0));
        if grain == Grain::Year { at(0) } else { at(0) * 12 + at(1) }
    };
    month(to) - month(from)
}

/// A moment plus (or, backwards, minus) a quantity of time, at the moment's own precision; `None` beyond the calendar.
pub(super) fn moved(moment: &Moment, amount: Decimal, unit_name: &str, back: bool) -> Outcome<Value> {
    let grain = Grain::named(unit_name).or(match unit_name {
        "wk" => Some(Grain::Week),
        "d" => Some(Grain::Day),
        "h" => Some(Grain::Hour),
        "min" => Some(Grain::Minute),
        "s" => Some(Grain::Second),
        "ms" => Some(Grain::Millisecond),
        _ => None,
    });
    let Some(grain) = grain else {
        return Err(format!("`{unit_name}` is no calendar duration; use years, months, weeks, days, hours and so on"));
    };
    if moment.kind == MomentKind::Date && moment.fields.len() < 3 {
        return Err("a partial date moves as a range of days; write the day".to_owned());
    }
    let amount = if back { amount.checked_neg().unwrap_or(amount) } else { amount };
    let scaled = if grain == Grain::Second { amount.checked_mul(Decimal::integer(1000)) } else { Some(amount) };
    let count = scaled
        .and_then(|scaled| scaled.round_towards_zero(0))
        .and_then(Decimal::to_integer)
        .ok_or_else(|| "the duration is too long".to_owned())?;
    let grain = if grain == Grain::Second { Grain::Millisecond } else { grain };
    Ok(shifted(moment, grain, count).map_or(Value::Null, Value::Moment))
}

fn shifted(moment: &Moment, grain: Grain, count: i64) -> Option<Moment> {
    let precision = moment.fields.len() + moment.kind.first().place();
    if moment.kind == MomentKind::Time {
        let by = unit(grain).filter(|_| grain.place() > Grain::Day.place())?.checked_mul(count)?;
        let whole = truncated(by, precision);
        let clock = (instant(moment, false) + whole).rem_euclid(MILLISECONDS_A_DAY);
        let fields = fields_of(clock).into_iter().skip(3).take(moment.fields.len()).collect();
        return Some(Moment { fields, ..moment.clone() });
    }
    let months = match (grain, precision) {
        (Grain::Year, _) => Some(count.checked_mul(12)?),
        (Grain::Month, 1) => Some(count / 12 * 12),
        (Grain::Month, _) => Some(count),
        (_, 1) => Some(unit(grain)?.checked_mul(count)? / (365 * MILLISECONDS_A_DAY) * 12),
        (_, 2) => Some(unit(grain)?.checked_mul(count)? / (30 * MILLISECONDS_A_DAY)),
        (_, _) => None,
    };
    let kept = moment.fields.len();
    let mut fields = if let Some(months) = months {
        let start = Date::from_day_number(i32::try_from(instant(moment, false).div_euclid(MILLISECONDS_A_DAY)).ok()?)?;
        let date = start.add_months(i32::try_from(months).ok()?)?;
        let part = |part: u32| i32::try_from(part).unwrap_or(0);
        let mut fields = vec![date.year(), part(date.month()), part(date.day())];
        fields.extend(moment.fields.iter().skip(3));
        fields
    } else {
        let by = truncated(unit(grain)?.checked_mul(count)?, precision);
        let after = instant(moment, false).checked_add(by)?;
        let day = i32::try_from(after.div_euclid(MILLISECONDS_A_DAY)).ok().and_then(Date::from_day_number)?;
        (Date::MIN..=Date::MAX).contains(&day).then(|| fields_of(after))?
    };
    fields.truncate(kept);
    Some(Moment { fields, ..moment.clone() })
}

/// Milliseconds cut to whole units of a precision.
fn truncated(milliseconds: i64, precision: usize) -> i64 {
    let unit = match precision {
        3 => MILLISECONDS_A_DAY,
        4 => 3_600_000,
        5 => 60_000,
        6 => 1000,
        _ => 1,
    };
    milliseconds / unit * unit
}

/// The next moment, or the one before, at the moment's own precision; `None` beyond the calendar.
pub(super) fn neighbour(moment: &Moment, back: bool) -> Option<Moment> {
    let grain = match moment.fields.len() + moment.kind.first().place() {
        1 => Grain::Year,
        2 => Grain::Month,
        3 => Grain::Day,
        4 => Grain::Hour,
        5 => Grain::Minute,
        6 => Grain::Second,
        _ => Grain::Millisecond,
    };
    let next = shifted(moment, grain, if back { -1 } else { 1 })?;
    // A time of day does not go round the clock.
    let order = order(&next, moment, None).ok().flatten();
    let wanted = if back { Ordering::Less } else { Ordering::Greater };
    (moment.kind != MomentKind::Time || order == Some(wanted)).then_some(next)
}

/// The moment at the lower or upper end of what is not known, down to so many digits.
pub(super) fn boundary(moment: &Moment, digits: Option<i32>, from_above: bool) -> Option<Moment> {
    let digits = match (digits, moment.kind) {
        (Some(digits), _) => digits,
        (None, MomentKind::Date) => 8,
        (None, MomentKind::DateTime) => 17,
        (None, MomentKind::Time) => 9,
    };
    let lengths: &[i32] = match moment.kind {
        MomentKind::Date => &[4, 6, 8],
        MomentKind::DateTime => &[4, 6, 8, 10, 12, 14, 17],
        MomentKind::Time => &[2, 4, 6, 9],
    };
    let count = lengths.iter().position(|length| *length == digits)? + 1;
    let skipped = moment.kind.first().place();
    let fields = fields_of(instant(moment, from_above)).into_iter().skip(skipped).take(count).collect();
    Some(Moment { fields, ..moment.clone() })
}

/// How many digits of a moment are known.
pub(super) fn precision(moment: &Moment) -> i32 {
    let first = moment.kind.first().place();
    let digits = [4, 2, 2, 2, 2, 2, 3];
    digits.iter().skip(first).take(moment.fields.len()).sum()
}
