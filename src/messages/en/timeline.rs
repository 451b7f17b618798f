//! The timeline in English.

use super::MONTHS;
use crate::messages::timeline::TimelineTexts;
use crate::session::timeline::Running;
use screening::{Date, Period};

pub(super) const TIMELINE: TimelineTexts = TimelineTexts {
    title: "Timeline",
    empty: "Nothing to show yet: no date of birth, treatment or study is entered that a criterion counts from.",
    name: |rows, reference| {
        let criteria = if rows == 1 { "criterion that clears" } else { "criteria that clear" };
        format!(
            "Timeline of {rows} {criteria} with time, against the reference date {reference}. The table has the same dates."
        )
    },
    reference: |date| format!("Reference date {date}"),
    earliest: |range| {
        if range.from == range.to {
            format!("Earliest {}", short_date(range.from))
        } else {
            format!("Earliest {} to {}", short_date(range.from), short_date(range.to))
        }
    },
    month: |date| month(date).to_owned(),
    month_and_year: |date| format!("{} {}", month(date), date.year()),
    short_date,
    event: "Event",
    surely: "Counts on these days",
    perhaps: "May count: the date is not exact",
    first_clear: "First clear day",
    table: "Dates as a table",
    criterion: "Criterion",
    window: "Counts for",
    clear_from: "Clear from, at the earliest",
    clear_to: "Surely clear from",
    blocks_until: "On the reference date",
    event_on: |label, days| {
        if days.from == days.to {
            format!("{label}: {}", short_date(days.from))
        } else {
            format!("{label}: {} to {}", short_date(days.from), short_date(days.to))
        }
    },
    period: |period| match period {
        Period::Months(months) if months % 12 == 0 => plural(months / 12, "year"),
        Period::Months(months) => plural(months, "month"),
        Period::Days(days) => plural(days, "day"),
    },
    until: |running, last| match running {
        Running::Surely if last.from == last.to => format!("Blocks until {}", short_date(last.from)),
        Running::Surely => {
            format!("Blocks until a day between {} and {}", short_date(last.from), short_date(last.to))
        }
        Running::Perhaps => format!("May block until {}", short_date(last.to)),
        Running::Over => "Clear".to_owned(),
    },
};

fn month(date: Date) -> &'static str {
    let index = usize::try_from(date.month()).unwrap_or(1) - 1;
    MONTHS.get(index).and_then(|name| name.get(..3)).unwrap_or_default()
}

/// A day in few letters.
pub(super) fn short_date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn plural(count: i32, unit: &str) -> String {
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::TIMELINE;
    use screening::{Date, Period};

    #[test]
    fn a_window_is_told_in_the_largest_unit_that_is_whole() {
        for (period, text) in [
            (Period::Months(216), "18 years"),
            (Period::Months(12), "1 year"),
            (Period::Months(6), "6 months"),
            (Period::Days(1), "1 day"),
        ] {
            assert_eq!((TIMELINE.period)(period), text);
        }
    }

    #[test]
    fn months_are_short_on_the_axis() {
        let day = Date::parse("2026-09-01").unwrap();
        assert_eq!((TIMELINE.month)(day), "Sep");
        assert_eq!((TIMELINE.month_and_year)(day), "Sep 2026");
    }
}
