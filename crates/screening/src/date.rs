//! Civil dates, partial dates and ranges of days. No clock, no time of day, no time zone.

use alloc::format;
use alloc::string::String;
use chrono::{Datelike, Days, Months, NaiveDate};
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// 0001-01-01, CQL's minimum Date.
    pub const MIN: Date = Date(match NaiveDate::from_ymd_opt(1, 1, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    });
    /// 9999-12-31, CQL's maximum Date.
    pub const MAX: Date = Date(match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(date) => date,
        None => NaiveDate::MAX,
    });

    /// The day of a year (1 to 9999), month (1 to 12) and day of the month, if there is one.
    pub const fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if year < 1 || year > 9999 {
            return None;
        }
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Some(Date(date)),
            None => None,
        }
    }

    /// A full date in the form `2026-11-22`.
    pub fn parse(text: &str) -> Option<Date> {
        PartialDate::parse(text)?.full()
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Days since 0001-01-01 (which is 0).
    pub fn day_number(self) -> i32 {
        self.0.num_days_from_ce() - 1
    }

    /// The day with that [`Date::day_number`].
    pub fn from_day_number(number: i32) -> Option<Date> {
        NaiveDate::from_num_days_from_ce_opt(number.checked_add(1)?).and_then(Date::within)
    }

    /// This many calendar months later (earlier where negative), clamped to the last day of the month.
    pub fn add_months(self, months: i32) -> Option<Date> {
        let shifted = if months < 0 {
            self.0.checked_sub_months(Months::new(months.unsigned_abs()))
        } else {
            self.0.checked_add_months(Months::new(months.unsigned_abs()))
        };
        shifted.and_then(Date::within)
    }

    /// This many days later (earlier where negative).
    pub fn add_days(self, days: i32) -> Option<Date> {
        let count = Days::new(u64::from(days.unsigned_abs()));
        let shifted = if days < 0 { self.0.checked_sub_days(count) } else { self.0.checked_add_days(count) };
        shifted.and_then(Date::within)
    }

    fn within(date: NaiveDate) -> Option<Date> {
        let date = Date(date);
        (Date::MIN <= date && date <= Date::MAX).then_some(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{self}"))
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).ok_or_else(|| serde::de::Error::custom("expected a date like `2026-11-22`"))
    }
}

/// The closed range of days from `from` to `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRange {
    /// First day.
    pub from: Date,
    /// Last day, never before `from`.
    pub to: Date,
}

impl DateRange {
    /// One day.
    pub fn day(date: Date) -> DateRange {
        DateRange { from: date, to: date }
    }

    /// The days that lie in both ranges, if any.
    pub fn intersection(self, other: DateRange) -> Option<DateRange> {
        let range = DateRange { from: self.from.max(other.from), to: self.to.min(other.to) };
        (range.from <= range.to).then_some(range)
    }
}

/// A year, a month of a year, or a day: as exact as a person knows it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: Date,
    precision: DatePrecision,
}

/// How exact a partial date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatePrecision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// A full date.
    Day,
}

impl PartialDate {
    /// A partial date of a year (1 to 9999), perhaps a month, perhaps a day; `None` where there is no such date, or a
    /// day without a month.
    pub fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Option<PartialDate> {
        let precision = match (month, day) {
            (None, None) => DatePrecision::Year,
            (Some(_), None) => DatePrecision::Month,
            (Some(_), Some(_)) => DatePrecision::Day,
            (None, Some(_)) => return None,
        };
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1))?;
        Some(PartialDate { first, precision })
    }

    /// `2026`, `2026-05` or `2026-05-21`: exactly four, two and two digits.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        PartialDate::new(i32::try_from(year).ok()?, month.flatten(), day.flatten())
    }

    /// How exact it is.
    pub fn precision(self) -> DatePrecision {
        self.precision
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// The month, where known.
    pub fn month(self) -> Option<u32> {
        (self.precision >= DatePrecision::Month).then(|| self.first.month())
    }

    /// The day of the month, where known.
    pub fn day(self) -> Option<u32> {
        (self.precision == DatePrecision::Day).then(|| self.first.day())
    }

    /// The day itself, where it is known.
    pub fn full(self) -> Option<Date> {
        (self.precision == DatePrecision::Day).then_some(self.first)
    }

    /// Every day that it may mean.
    pub fn range(self) -> DateRange {
        let months = match self.precision {
            DatePrecision::Day => return DateRange::day(self.first),
            DatePrecision::Month => 1,
            DatePrecision::Year => 12,
        };
        let to = self.first.add_months(months).and_then(|next| next.add_days(-1)).unwrap_or(Date::MAX);
        DateRange { from: self.first, to }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> PartialDate {
        PartialDate { first: date, precision: DatePrecision::Day }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date(first) = self.first;
        match self.precision {
            DatePrecision::Year => write!(formatter, "{:04}", first.year()),
            DatePrecision::Month => write!(formatter, "{:04}-{:02}", first.year(), first.month()),
            DatePrecision::Day => write!(formatter, "{}", self.first),
        }
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{self}"))
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PartialDate, D::Error> {
        let text = String::deserialize(deserializer)?;
        PartialDate::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("expected a date like `2026`, `2026-11` or `2026-11-22`"))
    }
}

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}
