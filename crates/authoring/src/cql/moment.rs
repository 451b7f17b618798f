//! Dates, dates with a time of day, and times of day, down to the precision that is written.
//!
//! The engine has dates only. The compiler computes with the others where an expression needs no answers
//! (`constant`). What does not belong here: arithmetic and comparisons.

use super::syntax::Grain;
use screening::{Date, PartialDate};
use std::fmt;

/// What a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MomentKind {
    /// A date.
    Date,
    /// A date with a time of day.
    DateTime,
    /// A time of day.
    Time,
}

/// A date, a date with a time of day, or a time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// What it is.
    pub(crate) kind: MomentKind,
    /// Year, month, day, hour, minute, second, millisecond as far as they are known; a time begins with the hour.
    pub(crate) fields: Vec<i32>,
    /// Minutes ahead of UTC, where that is written.
    pub(crate) offset: Option<i32>,
}

impl MomentKind {
    /// The first field.
    pub(crate) fn first(self) -> Grain {
        match self {
            MomentKind::Date | MomentKind::DateTime => Grain::Year,
            MomentKind::Time => Grain::Hour,
        }
    }

    /// The last field that there can be.
    pub(crate) fn last(self) -> Grain {
        match self {
            MomentKind::Date => Grain::Day,
            MomentKind::DateTime | MomentKind::Time => Grain::Millisecond,
        }
    }
}

impl Moment {
    /// A moment of these fields; `None` where there is none.
    pub(crate) fn new(kind: MomentKind, fields: Vec<i32>, offset: Option<i32>) -> Option<Moment> {
        let moment = Moment { kind, fields, offset };
        let (first, last) = (kind.first().place(), kind.last().place());
        let fits = !moment.fields.is_empty() && moment.fields.len() <= last - first + 1;
        let limits = [(1, 9999), (1, 12), (1, 31), (0, 23), (0, 59), (0, 59), (0, 999)];
        let each = moment
            .fields
            .iter()
            .zip(limits.iter().skip(first))
            .all(|(field, (low, high))| (low..=high).contains(&field));
        let day = kind == MomentKind::Time || moment.fields.len() < 3 || moment.partial_date().is_some();
        let offset = offset.is_none_or(|offset| offset.abs() <= 14 * 60);
        (fits && each && day && offset).then_some(moment)
    }

    /// The value of a field, where it is known.
    pub(crate) fn field(&self, grain: Grain) -> Option<i32> {
        self.fields.get(grain.place().checked_sub(self.kind.first().place())?).copied()
    }

    /// The date of a moment that has one.
    pub(crate) fn partial_date(&self) -> Option<PartialDate> {
        let part = |grain| self.field(grain).and_then(|part| u32::try_from(part).ok());
        PartialDate::new(self.field(Grain::Year)?, part(Grain::Month), part(Grain::Day))
    }

    /// What a literal means, without its `@`: `2026-05-21T10:30:00.000+01:00`, `2026T`, `T10:30`.
    pub(crate) fn parse(text: &str) -> Option<Moment> {
        let (date, time) = text.split_once('T')?;
        let kind = if date.is_empty() { MomentKind::Time } else { MomentKind::DateTime };
        let mut fields = Vec::new();
        for (index, part) in date.split('-').filter(|part| !part.is_empty()).enumerate() {
            fields.push(digits(part, if index == 0 { 4..=4 } else { 2..=2 })?);
        }
        let (clock, offset) = zone(time)?;
        if kind == MomentKind::Time && offset.is_some() || !clock.is_empty() && !date.is_empty() && fields.len() != 3 {
            return None;
        }
        let (clock, fraction) =
            clock.split_once('.').map_or((clock, None), |(clock, fraction)| (clock, Some(fraction)));
        let parts: Vec<&str> = clock.split(':').filter(|part| !part.is_empty()).collect();
        for part in &parts {
            fields.push(digits(part, 2..=2)?);
        }
        if let Some(fraction) = fraction {
            let whole = digits(fraction, 1..=9).filter(|_| parts.len() == 3)?;
            let count = u32::try_from(fraction.len()).ok()?;
            fields.push(if count > 3 { whole / 10_i32.pow(count - 3) } else { whole * 10_i32.pow(3 - count) });
        }
        Moment::new(kind, fields, offset)
    }
}

/// A number of so many digits.
fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<i32> {
    (count.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A time of day and its offset from UTC in minutes.
fn zone(time: &str) -> Option<(&str, Option<i32>)> {
    if let Some(clock) = time.strip_suffix('Z') {
        return Some((clock, Some(0)));
    }
    let Some(place) = time.find(['+', '-']) else { return Some((time, None)) };
    let (clock, offset) = time.split_at_checked(place)?;
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let minutes = digits(hours, 2..=2)? * 60 + digits(minutes, 2..=2)?;
    Some((clock, Some(if offset.starts_with('-') { -minutes } else { minutes })))
}

impl From<PartialDate> for Moment {
    fn from(date: PartialDate) -> Moment {
        let part = |part: u32| i32::try_from(part).unwrap_or(0);
        let fields = [Some(date.year()), date.month().map(part), date.day().map(part)];
        Moment { kind: MomentKind::Date, fields: fields.into_iter().flatten().collect(), offset: None }
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Moment {
        PartialDate::from(date).into()
    }
}

impl fmt::Display for Moment {
    /// The literal without its `@`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, grain) in [Grain::Year, Grain::Month, Grain::Day].into_iter().enumerate() {
            if let Some(field) = self.field(grain) {
                let (separator, width) = if index == 0 { ("", 4) } else { ("-", 2) };
                write!(formatter, "{separator}{field:0width$}")?;
            }
        }
        if self.kind == MomentKind::Date {
            return Ok(());
        }
        formatter.write_str("T")?;
        for grain in [Grain::Hour, Grain::Minute, Grain::Second, Grain::Millisecond] {
            let (separator, width) = match grain {
                Grain::Millisecond => (".", 3),
                Grain::Minute | Grain::Second => (":", 2),
                Grain::Year | Grain::Month | Grain::Week | Grain::Day | Grain::Hour => ("", 2),
            };
            if let Some(field) = self.field(grain) {
                write!(formatter, "{separator}{field:0width$}")?;
            }
        }
        match self.offset {
            Some(0) => formatter.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(formatter, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
            None => Ok(()),
        }
    }
}
