//! "About how long ago?": ranges of days that stand in for a date, cut where the windows of criteria end.
//!
//! Whoever does not know the date can often say whether it was before or after such a cut, and that decides.

use crate::session::Session;
use screening::answers::EARLIEST_DATE;
use screening::definition::{DateLimits, ItemKind};
use screening::{Date, DateRange, Period};

/// How long ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ago {
    /// At most this long.
    UpTo(Period),
    /// Longer than the first, at most the second.
    Between(Period, Period),
    /// Longer than this.
    MoreThan(Period),
}

/// Something to choose, and the days that it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AboutWhen {
    /// How it is told.
    pub ago: Ago,
    /// The days.
    pub days: DateRange,
}

impl Session {
    /// What can be chosen in place of a date at an item; nothing where no criterion counts a time from it.
    pub fn about_when(&self, item: usize) -> Vec<AboutWhen> {
        let trial = self.trial();
        let Some(ItemKind::Date(limits)) = trial.items().get(item).map(|item| &item.kind) else { return Vec::new() };
        let windows: Vec<Period> = trial.washouts_of(item).iter().map(|washout| washout.period).collect();
        choices(&windows, first_day(limits), self.reference_date())
    }
}

/// The first day that an answer to a date item may name, whatever the reference date.
pub fn first_day(limits: &DateLimits) -> Date {
    limits.not_before.unwrap_or(EARLIEST_DATE)
}

/// All days from the first to the reference date, parted at each window, at half of the shortest and at twice the
/// longest, the nearest first. A day that lies exactly a window ago is still within it.
fn choices(windows: &[Period], first: Date, reference_date: Date) -> Vec<AboutWhen> {
    let cut = |period: Period| Some((period.latest_over(reference_date)?, period));
    let mut cuts: Vec<(Date, Period)> = Vec::new();
    // By hand: there is seldom more than one, and the standard library's sort weighs several kB.
    for (day, period) in windows.iter().copied().filter_map(cut) {
        let place = cuts.iter().position(|(other, _)| *other <= day).unwrap_or(cuts.len());
        if cuts.get(place).is_none_or(|(other, _)| *other != day) {
            cuts.insert(place, (day, period));
        }
    }
    let shortest = cuts.first().and_then(|(_, period)| cut(half(*period)?));
    let longest = cuts.last().and_then(|(_, period)| cut(twice(*period)?));
    let cuts = shortest.into_iter().chain(cuts).chain(longest);

    let mut found = Vec::new();
    let mut last = reference_date;
    let mut since: Option<Period> = None;
    for (day, period) in cuts {
        let Some(after) = day.add_days(1) else { continue };
        let from = after.max(first);
        if from <= last {
            let ago = since.map_or(Ago::UpTo(period), |since| Ago::Between(since, period));
            found.push(AboutWhen { ago, days: DateRange { from, to: last } });
        }
        last = day;
        since = Some(period);
    }
    if let Some(since) = since.filter(|_| first <= last) {
        found.push(AboutWhen { ago: Ago::MoreThan(since), days: DateRange { from: first, to: last } });
    }
    found
}

/// Half of a period. Half of an odd number of months is told in weeks, four to a month.
fn half(period: Period) -> Option<Period> {
    match period {
        Period::Months(count) if count % 2 == 0 => Some(Period::Months(count / 2)),
        Period::Months(count) => count.checked_mul(14).map(Period::Days),
        Period::Days(1) => None,
        Period::Days(count) => Some(Period::Days(count / 2)),
    }
}

fn twice(period: Period) -> Option<Period> {
    match period {
        Period::Months(count) => count.checked_mul(2).map(Period::Months),
        Period::Days(count) => count.checked_mul(2).map(Period::Days),
    }
}

#[cfg(test)]
mod tests {
    use super::{Ago, choices};
    use screening::{Date, DateRange, Period};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// How it is told, and its first and last day.
    fn told(windows: &[Period], first: &str, reference_date: &str) -> Vec<(Ago, String)> {
        let choices = choices(windows, day(first), day(reference_date));
        choices.into_iter().map(|of| (of.ago, format!("{}..{}", of.days.from, of.days.to))).collect()
    }

    #[test]
    fn a_window_is_cut_at_its_half_its_end_and_its_double() {
        use Ago::{Between, MoreThan, UpTo};
        use Period::{Days, Months};
        let range = |text: &str| text.to_owned();
        assert_eq!(
            told(&[Months(6)], "1960-01-01", "2026-11-22"),
            [
                (UpTo(Months(3)), range("2026-08-22..2026-11-22")),
                // Exactly six months ago is still within the window.
                (Between(Months(3), Months(6)), range("2026-05-22..2026-08-21")),
                (Between(Months(6), Months(12)), range("2025-11-22..2026-05-21")),
                (MoreThan(Months(12)), range("1960-01-01..2025-11-21")),
            ]
        );
        assert_eq!(
            told(&[Months(3)], "1900-01-01", "2026-11-22"),
            [
                (UpTo(Days(42)), range("2026-10-11..2026-11-22")),
                (Between(Days(42), Months(3)), range("2026-08-22..2026-10-10")),
                (Between(Months(3), Months(6)), range("2026-05-22..2026-08-21")),
                (MoreThan(Months(6)), range("1900-01-01..2026-05-21")),
            ]
        );
        assert_eq!(told(&[], "1900-01-01", "2026-11-22"), []);
    }

    #[test]
    fn month_ends_and_leap_days_fall_on_the_windows_own_side() {
        let ends = |months: i32, reference_date: &str| {
            let choices = choices(&[Period::Months(months)], day("1900-01-01"), day(reference_date));
            choices.iter().map(|of| of.days.from.to_string()).collect::<Vec<_>>()
        };
        // The window of 28 February is over on 31 August, and not yet on 28 August.
        assert_eq!(ends(6, "2026-08-31")[1], "2026-03-01");
        assert_eq!(ends(6, "2026-08-28")[1], "2026-02-28");
        // Half a year before 28 February 2026 lie 28 to 31 August: all four clear on 1 March.
        assert_eq!(ends(6, "2026-02-28")[1], "2025-08-28");
        assert_eq!(ends(6, "2026-03-01")[1], "2025-09-01");
        // A year after 29 February 2024 is 28 February 2025.
        assert_eq!(ends(12, "2025-02-28")[1], "2024-02-28");
        assert_eq!(ends(12, "2025-03-01")[1], "2024-03-01");
    }

    #[test]
    fn every_permitted_day_stands_in_exactly_one_choice() {
        for period in [Period::Months(1), Period::Months(3), Period::Months(6), Period::Months(12), Period::Days(30)] {
            let mut reference_date = day("2023-12-25");
            while reference_date < day("2024-05-05") {
                let first = day("2000-02-29");
                let choices = choices(&[period], first, reference_date);
                assert_eq!(choices.first().map(|of| of.days.to), Some(reference_date));
                assert_eq!(choices.last().map(|of| of.days.from), Some(first));
                for pair in choices.windows(2) {
                    assert_eq!(pair[1].days.to.add_days(1), Some(pair[0].days.from));
                }
                let within = |date: Date| period.after(date).unwrap() >= reference_date;
                for DateRange { from, to } in choices.iter().map(|of| of.days) {
                    assert!(from <= to);
                    assert_eq!(within(from), within(to), "{period:?} {reference_date} {from} {to}");
                }
                reference_date = reference_date.add_days(1).unwrap();
            }
        }
    }

    #[test]
    fn several_windows_are_cut_in_their_order_and_each_once() {
        use Ago::{Between, MoreThan, UpTo};
        use Period::Months;
        let windows = [Months(6), Months(12), Months(3), Months(6)];
        let ago: Vec<Ago> = told(&windows, "1900-01-01", "2026-11-22").into_iter().map(|(ago, _)| ago).collect();
        let nearest = Period::Days(42);
        assert_eq!(
            ago,
            [
                UpTo(nearest),
                Between(nearest, Months(3)),
                Between(Months(3), Months(6)),
                Between(Months(6), Months(12)),
                Between(Months(12), Months(24)),
                MoreThan(Months(24)),
            ]
        );
    }

    #[test]
    fn nothing_before_the_first_permitted_day_is_offered() {
        let choices = choices(&[Period::Months(6)], day("2026-04-01"), day("2026-11-22"));
        assert_eq!(choices.len(), 3);
        assert_eq!(choices.last().map(|of| of.days.from), Some(day("2026-04-01")));
        assert_eq!(super::choices(&[Period::Months(6)], day("2027-01-01"), day("2026-11-22")), []);
    }
}
