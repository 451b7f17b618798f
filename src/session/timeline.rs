//! Time-limited criteria against the reference date: events, windows, first clear days, and the span that shows them.
//!
//! Pure data for the picture and its table. What a day means is the engine's: this only places it.

use screening::assessment::Assessment;
use screening::{Answers, Course, Date, DateRange, Trial, Washout};

/// How far back the picture goes for events; older ones are cut.
const MONTHS_BACK: i32 = 24;

/// How far around the reference date it goes at least.
const MONTHS_AROUND: i32 = 3;

/// Ticks on a wide picture at most.
const MOST_TICKS: i32 = 8;

/// Labels on a narrow picture at most.
const MOST_TICKS_ALWAYS: usize = 4;

/// Months between ticks, closest first.
const STEPS: [i32; 9] = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/// The whole width of the picture, in the units of [`Timeline::place`].
pub const WIDTH: i32 = 10_000;

/// Time-limited criteria against the reference date.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The reference date.
    pub reference: Date,
    /// When everything has cleared, where that can be told.
    pub earliest: Option<DateRange>,
    /// The days that the picture shows.
    pub shown: DateRange,
    /// One row for each criterion whose event is known, at least partly, in the criteria's order.
    pub rows: Vec<Row>,
    /// First days of months, in order.
    pub ticks: Vec<Tick>,
}

/// One criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The criterion, its event, and how long it counts.
    pub washout: Washout,
    /// When the event may have been, and when it stops counting.
    pub course: Course,
}

/// A mark of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The first day of a month.
    pub day: Date,
    /// Whether there is room for its label on a narrow picture too.
    pub always: bool,
}

/// Whether a criterion's window is still running on the reference date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Running {
    /// On every day that the event may have been on, it is.
    Surely,
    /// It depends on the day of the event.
    Perhaps,
    /// It is over.
    Over,
}

impl Timeline {
    /// The timeline of a person's answers; `None` where no event is known.
    pub fn new(trial: &Trial, answers: &Answers, reference: Date, assessment: &Assessment) -> Option<Timeline> {
        let row = |criterion: usize| {
            let washout = trial.clears_after(criterion)?;
            Some(Row { washout, course: trial.course(criterion, answers, reference)? })
        };
        let rows: Vec<Row> = (0..trial.criteria().len()).filter_map(row).collect();
        if rows.is_empty() {
            return None;
        }
        let shown = span(&rows, reference);
        Some(Timeline { reference, earliest: assessment.earliest, shown, rows, ticks: ticks(shown) })
    }

    /// How far from the picture's beginning a day lies, in parts of [`WIDTH`]; cut at both ends.
    pub fn place(&self, day: Date) -> i32 {
        let (first, last) = (self.shown.from.day_number(), self.shown.to.day_number());
        let inside = day.day_number().clamp(first, last) - first;
        // At most ten thousand years: no product leaves the type.
        i64::from(inside)
            .saturating_mul(i64::from(WIDTH))
            .checked_div(i64::from(last - first))
            .and_then(|place| i32::try_from(place).ok())
            .unwrap_or_default()
    }

    /// Whether a row's window is still running.
    pub fn running(&self, row: &Row) -> Running {
        let clear = row.course.clear;
        if self.reference < clear.from {
            Running::Surely
        } else if self.reference < clear.to {
            Running::Perhaps
        } else {
            Running::Over
        }
    }
}

impl Row {
    /// The days on which the window runs whatever the day of the event: from the last that it may be to the first that
    /// may be clear, which is no longer one of them.
    pub fn sure(&self) -> Option<DateRange> {
        let (from, to) = (self.course.event.to, self.course.clear.from);
        (from < to).then_some(DateRange { from, to })
    }
}

/// The days to show: every event and first clear day of the last two years and after, and some months around the
/// reference date; a little more on both sides.
fn span(rows: &[Row], reference: Date) -> DateRange {
    let around = |months: i32| reference.add_months(months).unwrap_or(reference);
    let earliest = around(-MONTHS_BACK);
    let mut shown = DateRange { from: around(-MONTHS_AROUND), to: around(MONTHS_AROUND) };
    for row in rows {
        let Course { event, clear } = row.course;
        for day in [event.from, event.to, clear.from, clear.to] {
            if day >= earliest {
                shown.from = shown.from.min(day);
                shown.to = shown.to.max(day);
            }
        }
    }
    let margin = (shown.to.day_number() - shown.from.day_number()) / 20;
    DateRange {
        from: shown.from.add_days(-margin).unwrap_or(shown.from),
        to: shown.to.add_days(margin).unwrap_or(shown.to),
    }
}

/// First days of months within a span: as many as a wide picture has room for, every other one for all.
fn ticks(shown: DateRange) -> Vec<Tick> {
    let months = |date: Date| date.year() * 12 + i32::try_from(date.month()).unwrap_or(1) - 1;
    let (first, last) = (months(shown.from), months(shown.to));
    let step = STEPS.into_iter().find(|step| (last - first) / step < MOST_TICKS).unwrap_or(1200);
    let mut ticks = Vec::new();
    // The first month itself begins before the span.
    let mut month = (first / step + 1) * step;
    while month <= last {
        let day = u32::try_from(month % 12 + 1).ok().and_then(|of_year| Date::new(month / 12, of_year, 1));
        ticks.extend(day.map(|day| Tick { day, always: month / step % 2 == 0 }));
        month += step;
    }
    if ticks.len() <= MOST_TICKS_ALWAYS {
        for tick in &mut ticks {
            tick.always = true;
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::{MOST_TICKS, MOST_TICKS_ALWAYS, Running, Timeline, WIDTH};
    use screening::definition::ItemKind;
    use screening::{Answer, Answers, Date, DateRange, PartialDate, Trial};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn range(from: &str, to: &str) -> DateRange {
        DateRange { from: day(from), to: day(to) }
    }

    fn answers(trial: &Trial, of: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::none(trial);
        for (link_id, text) in of {
            let item = trial.item_index(link_id).unwrap();
            let answer = match &trial.items()[item].kind {
                ItemKind::Boolean => Answer::Boolean(*text == "true"),
                ItemKind::Choice(codes) => Answer::Choice(codes.iter().position(|code| code.code == *text).unwrap()),
                _ => Answer::Date(PartialDate::parse(text).unwrap()),
            };
            answers.set(item, Some(answer));
        }
        answers
    }

    fn timeline(reference: &str, of: &[(&str, &str)]) -> Option<Timeline> {
        let trial = Trial::from_json(crate::TRIAL).unwrap();
        let answers = answers(&trial, of);
        let assessment = trial.screen(&answers, day(reference));
        Timeline::new(&trial, &answers, day(reference), &assessment)
    }

    #[test]
    fn only_known_events_have_rows() {
        assert_eq!(timeline("2026-11-22", &[]), None);
        assert_eq!(timeline("2026-11-22", &[("lavage_ever", "true")]), None);
        assert_eq!(timeline("2026-11-22", &[("gmcsf_use", "current"), ("gmcsf_last", "2026-10")]), None);
        let both = [("lavage_ever", "true"), ("lavage_last", "2026-08-22"), ("birth_date", "1970-03-12")];
        let rows = timeline("2026-11-22", &both).unwrap().rows;
        let trial = Trial::from_json(crate::TRIAL).unwrap();
        let named = rows.iter().map(|row| trial.criteria()[row.washout.criterion].identifier.as_str());
        assert_eq!(named.collect::<Vec<_>>(), ["I1", "E2"]);
    }

    #[test]
    fn a_window_runs_from_its_event_to_the_day_before_it_is_clear() {
        let full = [("lavage_ever", "true"), ("lavage_last", "2026-08-31")];
        let row = timeline("2026-11-22", &full).unwrap().rows[0];
        assert_eq!(row.course.event, range("2026-08-31", "2026-08-31"));
        // The month's end is clamped: within until 28 February.
        assert_eq!(row.course.clear, range("2027-03-01", "2027-03-01"));
        assert_eq!(row.sure(), Some(range("2026-08-31", "2027-03-01")));
        for (reference, running) in [("2027-02-28", Running::Surely), ("2027-03-01", Running::Over)] {
            let timeline = timeline(reference, &full).unwrap();
            assert_eq!(timeline.running(&timeline.rows[0]), running, "{reference}");
        }
    }

    #[test]
    fn a_partial_date_has_days_on_which_the_window_only_may_run() {
        let month = [("lavage_ever", "true"), ("lavage_last", "2026-05")];
        let found = timeline("2026-11-22", &month).unwrap();
        let row = found.rows[0];
        assert_eq!(row.course.event, range("2026-05-01", "2026-05-31"));
        assert_eq!(row.course.clear, range("2026-11-02", "2026-12-01"));
        assert_eq!(row.sure(), Some(range("2026-05-31", "2026-11-02")));
        assert_eq!(found.running(&row), Running::Perhaps);
        // A year is longer than the window: on no day is it sure. What lies after the reference date is cut off.
        let year = timeline("2026-11-22", &[("lavage_ever", "true"), ("lavage_last", "2026")]).unwrap().rows[0];
        assert_eq!(year.course.event, range("2026-01-01", "2026-11-22"));
        assert_eq!((year.course.clear, year.sure()), (range("2026-07-02", "2027-05-23"), None));
    }

    #[test]
    fn a_birth_counts_until_the_eighteenth_birthday() {
        let clear = |birth: &str| timeline("2026-11-22", &[("birth_date", birth)]).unwrap().rows[0].course.clear;
        assert_eq!(clear("2008-11-23"), range("2026-11-23", "2026-11-23"));
        assert_eq!(clear("2008-02-29"), range("2026-03-01", "2026-03-01"));
        assert_eq!(clear("2009"), range("2027-01-01", "2027-12-31"));
    }

    #[test]
    fn the_span_shows_all_that_is_recent_and_cuts_what_is_old() {
        let recent = [("lavage_ever", "true"), ("lavage_last", "2026-08-22"), ("birth_date", "1970-03-12")];
        let shown = timeline("2026-11-22", &recent).unwrap().shown;
        assert!(shown.from < day("2026-08-22") && shown.from > day("2026-07-01"), "{shown:?}");
        assert!(shown.to > day("2027-02-23") && shown.to < day("2027-04-01"), "{shown:?}");
        // Somebody of ten years waits for long.
        let young = timeline("2026-11-22", &[("birth_date", "2016-11-22")]).unwrap();
        assert!(young.shown.to > day("2034-11-22"));
        assert_eq!(young.place(day("2016-11-22")), 0);
    }

    #[test]
    fn days_are_placed_in_order_and_moving_the_reference_date_moves_them() {
        let of = [("lavage_ever", "true"), ("lavage_last", "2026-08-22")];
        let found = timeline("2026-11-22", &of).unwrap();
        let days =
            ["1900-01-01", "2026-08-22", "2026-11-22", "2027-02-23", "2100-01-01"].map(|text| found.place(day(text)));
        assert!(days.is_sorted(), "{days:?}");
        assert_eq!((days[0], days[4]), (0, WIDTH));
        let later = timeline("2027-06-01", &of).unwrap();
        assert!(later.place(day("2026-08-22")) < later.place(later.reference));
        assert_ne!(later.place(later.reference), found.place(found.reference));
    }

    #[test]
    fn there_is_always_a_tick_and_never_a_crowd() {
        for birth in ["1950-01-01", "2009", "2012-06", "2016-11-22", "2024-01-31", "2026-11-22"] {
            for reference in ["2026-11-22", "2027-01-01", "2099-12-31"] {
                let Some(found) = timeline(reference, &[("birth_date", birth)]) else { panic!("{birth}") };
                let count = i32::try_from(found.ticks.len()).unwrap();
                assert!((2..=MOST_TICKS).contains(&count), "{birth} {reference}: {count}");
                let always = found.ticks.iter().filter(|tick| tick.always).count();
                assert!((1..=MOST_TICKS_ALWAYS).contains(&always), "{birth} {reference}: {always}");
                assert!(found.ticks.iter().all(|tick| tick.day >= found.shown.from && tick.day <= found.shown.to));
            }
        }
    }
}
