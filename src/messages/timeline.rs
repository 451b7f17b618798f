//! What the sentences of the timeline are.

use crate::session::timeline::Running;
use screening::{Date, DateRange, Period};

/// Sentences of the timeline and its table.
#[derive(Debug)]
pub struct TimelineTexts {
    /// Heading.
    pub title: &'static str,
    /// That there is nothing to show yet.
    pub empty: &'static str,
    /// The picture in words, for those who do not see it; the table has its contents.
    pub name: fn(rows: usize, reference: &str) -> String,
    /// The reference date in the picture.
    pub reference: fn(date: &str) -> String,
    /// The overall earliest date in the picture.
    pub earliest: fn(DateRange) -> String,
    /// A mark of the axis where there is room for little.
    pub month: fn(Date) -> String,
    /// A mark of the axis.
    pub month_and_year: fn(Date) -> String,
    /// A day in few letters.
    pub short_date: fn(Date) -> String,
    /// Legend: the event.
    pub event: &'static str,
    /// Legend: days on which the window surely runs.
    pub surely: &'static str,
    /// Legend: days on which it may run.
    pub perhaps: &'static str,
    /// Legend: first clear days.
    pub first_clear: &'static str,
    /// Shows the table.
    pub table: &'static str,
    /// Column: the criterion.
    pub criterion: &'static str,
    /// Column: how long it counts.
    pub window: &'static str,
    /// Column: the first clear day, at the earliest.
    pub clear_from: &'static str,
    /// Column: the first day on which it is surely clear.
    pub clear_to: &'static str,
    /// Column: until when it stands in the way.
    pub blocks_until: &'static str,
    /// An event, by its item, on one of these days.
    pub event_on: fn(label: &str, days: DateRange) -> String,
    /// A length of time by the calendar.
    pub period: fn(Period) -> String,
    /// Whether a window is running on the reference date, and until which day at the latest.
    pub until: fn(Running, last: DateRange) -> String,
}
