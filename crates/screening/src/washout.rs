//! How long a time-limited criterion counts from an event, for pages that show it or ask about it.
//!
//! For display only: what decides is the criterion's own definition.

use crate::date::{Date, DateRange};
use crate::program::Shift;

/// A length of time by the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Calendar months, clamped to the last day of the month.
    Months(i32),
    /// Days.
    Days(i32),
}

/// The time that a criterion counts from an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Washout {
    /// The criterion, by index.
    pub criterion: usize,
    /// The date item of the event, by index.
    pub anchor: usize,
    /// How long; always positive.
    pub period: Period,
}

/// How time runs for a person and a criterion that it clears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The days that the event may have been on.
    pub event: DateRange,
    /// From the first day on which the criterion may be clear of it to the first on which it surely is; either may be
    /// long past.
    pub clear: DateRange,
}

impl Period {
    /// The day that lies this long after another; `None` beyond the calendar.
    pub fn after(self, event: Date) -> Option<Date> {
        self.shift().apply(event)
    }

    /// The latest event since which "within this period", closed at its end, is over on a date; `None` beyond the
    /// calendar. Months are not evenly long: on 28 February that is 27 August for six months, on 31 August 28 February.
    pub fn latest_over(self, date: Date) -> Option<Date> {
        let event = self.shift().back()?.apply(date)?;
        if self.after(event)? < date { Some(event) } else { event.add_days(-1) }
    }

    /// The period of a window, where that lies in the future of its event.
    pub(crate) fn of(shift: Shift) -> Option<Period> {
        match shift {
            Shift::Months(count) => (count > 0).then_some(Period::Months(count)),
            Shift::Days(count) => (count > 0).then_some(Period::Days(count)),
        }
    }

    fn shift(self) -> Shift {
        match self {
            Period::Months(count) => Shift::Months(count),
            Period::Days(count) => Shift::Days(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use crate::date::Date;

    #[test]
    fn the_latest_event_that_is_over_is_the_last_whose_window_ends_before() {
        for period in [Period::Months(3), Period::Months(6), Period::Months(12), Period::Days(30)] {
            let mut date = Date::new(2023, 1, 1).unwrap();
            while date.year() < 2026 {
                let latest = period.latest_over(date).unwrap();
                assert!(period.after(latest).unwrap() < date, "{period:?} {date}");
                assert!(period.after(latest.add_days(1).unwrap()).unwrap() >= date, "{period:?} {date}");
                date = date.add_days(1).unwrap();
            }
        }
        assert_eq!(Period::Months(6).latest_over(Date::new(2026, 2, 28).unwrap()), Date::new(2025, 8, 27));
        assert_eq!(Period::Months(6).latest_over(Date::new(2026, 8, 31).unwrap()), Date::new(2026, 2, 28));
    }
}
