//! What time alone does, by walking the days: each completion is looked at on later days, and what is said of waiting,
//! of dates and of windows is held against it.

use crate::completions::{Completion, completions};
use crate::people::Record;
use crate::probe::{Probes, Values};
use crate::random::Random;
use crate::result::{Outcome, Range};
use crate::shape::Shape;
use screening::Date;
use screening::definition::{ItemKind, TimeEffect};
use serde_json::Value;
use std::collections::BTreeSet;

/// Completions that are walked at most.
const COMPLETIONS: usize = 32;

/// Whether something lets pass: now, and from each of these days on, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Course {
    now: bool,
    changes: Vec<Date>,
}

impl Course {
    fn always(passes: bool) -> Course {
        Course { now: passes, changes: Vec::new() }
    }

    fn on(&self, day: Date) -> bool {
        let changes = self.changes.iter().filter(|change| **change <= day).count();
        self.now ^ (changes % 2 == 1)
    }

    /// The first later day on which it lets pass.
    fn first(&self, reference_date: Date) -> Option<Date> {
        let tomorrow = reference_date.add_days(1)?;
        let days = std::iter::once(tomorrow).chain(self.changes.iter().copied());
        days.filter(|day| *day > reference_date).find(|day| self.on(*day))
    }

    /// The last day of the run that a day belongs to; `None` where it never ends.
    fn last_of_run(&self, day: Date) -> Option<Date> {
        self.changes.iter().find(|change| **change > day)?.add_days(-1)
    }
}

/// One that lets pass where all do.
fn all(courses: &[&Course]) -> Course {
    let mut days: Vec<Date> = courses.iter().flat_map(|course| course.changes.iter().copied()).collect();
    days.sort_unstable();
    days.dedup();
    let on = |day: Date| courses.iter().all(|course| course.on(day));
    let now = courses.iter().all(|course| course.now);
    let mut before = now;
    let mut changes = Vec::new();
    for day in days {
        let passes = on(day);
        if passes != before {
            changes.push(day);
        }
        before = passes;
    }
    Course { now, changes }
}

/// A completion with the course of each criterion that was asked for, and whether it contradicts that one.
struct Walked<'c> {
    completion: &'c Completion,
    courses: Vec<Course>,
    possible: Vec<bool>,
}

/// Walks the days of one completion of one criterion.
struct Walk<'a> {
    shape: &'a Shape,
    probes: &'a Probes,
    reference_date: Date,
    /// Every day of so many years, instead of those around edges alone.
    years: i32,
}

impl Walk<'_> {
    fn course(&self, criterion: usize, completion: &Completion) -> Course {
        let typed = self.probes.typed(completion, self.reference_date);
        let passes = |day: Date| self.probes.values(self.shape, criterion, &typed, day).passes();
        let now = passes(self.reference_date);
        if !self.shape.readings[criterion].reference_date {
            return Course::always(now);
        }
        let (mut before, mut state) = (self.reference_date, now);
        let mut changes = Vec::new();
        for day in self.days(completion) {
            let here = passes(day);
            if here != state {
                changes.push(flip(before, day, state, &passes));
            }
            (before, state) = (day, here);
        }
        Course { now, changes }
    }

    /// The days to look at, in their order: those on which a span that some definition names has passed since a date of
    /// the answers, the days beside them, and others ever further away.
    fn days(&self, completion: &Completion) -> Vec<Date> {
        let mut days = BTreeSet::new();
        for event in dates(completion) {
            for span in &self.shape.spans {
                let edge = span.after(event);
                days.extend(edge);
                days.extend(edge.and_then(|edge| edge.add_days(1)));
            }
        }
        days.extend((0..16).filter_map(|power| self.reference_date.add_days(1 << power)));
        days.extend((1..=self.years * 366).filter_map(|offset| self.reference_date.add_days(offset)));
        days.into_iter().filter(|day| *day > self.reference_date).collect()
    }
}

/// The first day that is not like the one before, between two that differ.
fn flip(before: Date, after: Date, state: bool, passes: &dyn Fn(Date) -> bool) -> Date {
    let (mut low, mut high) = (before.day_number(), after.day_number());
    while high - low > 1 {
        let middle = low.midpoint(high);
        if passes(Date::from_day_number(middle).unwrap()) == state { low = middle } else { high = middle }
    }
    Date::from_day_number(high).unwrap()
}

/// Every full date of the answers that count.
fn dates(completion: &Completion) -> Vec<Date> {
    fn collect(value: &Value, dates: &mut Vec<Date>) {
        match value {
            Value::String(text) => dates.extend(Date::parse(text)),
            Value::Array(parts) => parts.iter().for_each(|part| collect(part, dates)),
            Value::Object(parts) => parts.values().for_each(|part| collect(part, dates)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut found = Vec::new();
    completion.values.iter().flatten().for_each(|value| collect(value, &mut found));
    found
}

/// The first and the last of some days; `None` where there is none.
fn range(days: impl Iterator<Item = Date>) -> Option<Range> {
    days.map(|day| (day, day)).reduce(|(from, to), (day, _)| (from.min(day), to.max(day)))
}

/// Whether a range that is said holds every day found, and is no wider where these are the extremes.
fn holds(said: Range, found: Range, exact: bool) -> bool {
    if exact { said == found } else { said.0 <= found.0 && found.1 <= said.1 }
}

/// What is wrong with what is said of time, a line each.
pub(crate) fn differences(
    shape: &Shape,
    probes: &Probes,
    random: &mut Random,
    record: &Record,
    result: &Outcome,
    years: i32,
) -> Vec<String> {
    let mut lines = Vec::new();
    let criteria = &shape.definition.criteria;
    let found = |index: usize| &result.criteria[&criteria[index].identifier];
    let failing: Vec<usize> = (0..criteria.len()).filter(|index| found(*index).status == "fails").collect();
    let open = (0..criteria.len()).any(|index| found(index).status == "unknown" && !found(index).has("site_assessed"));
    if failing.is_empty() {
        let expected = if open { "undetermined" } else { "possibly_eligible" };
        if result.determination != expected {
            lines.push(format!("{} instead of {expected}", result.determination));
        }
        if result.earliest.is_some() || result.latest.is_some() || result.no_common_day {
            lines.push(format!("{result:?} says when, though nothing fails"));
        }
    }
    for (index, criterion) in criteria.iter().enumerate() {
        let unmoved = !shape.readings[index].reference_date;
        if unmoved && (found(index).clear.is_some() || found(index).until.is_some()) {
            lines.push(format!("{}: {:?} though time changes nothing", criterion.identifier, found(index)));
        }
    }
    let passing: Vec<usize> = (0..criteria.len())
        .filter(|index| found(*index).passes() == Some(true) && shape.readings[*index].reference_date)
        .collect();
    let involved: Vec<usize> = failing.iter().chain(&passing).copied().collect();
    if involved.is_empty() {
        return lines;
    }
    let items: BTreeSet<usize> = involved.iter().flat_map(|index| shape.items[*index].iter().copied()).collect();
    let tried = completions(shape, random, record, &items, COMPLETIONS);
    let walk = Walk { shape, probes, reference_date: record.reference_date, years };
    // What each criterion is in each completion, on the reference date.
    let values: Vec<Vec<Values>> = tried
        .list
        .iter()
        .map(|completion| {
            let typed = probes.typed(completion, record.reference_date);
            involved.iter().map(|index| probes.values(shape, *index, &typed, record.reference_date)).collect()
        })
        .collect();
    // Where the readings do not say it in every completion, it rests on what was told in their place.
    let rests_on_told: Vec<bool> = involved
        .iter()
        .enumerate()
        .map(|(place, index)| {
            let passes = found(*index).passes();
            let mut possible = values.iter().map(|values| &values[place]).filter(|values| !values.contradicts());
            criteria[*index].fallback.is_some() && possible.any(|values| values.consensus() != passes)
        })
        .collect();
    // Such a failure waits where the author says so, and nothing can be evaluated unless a date is known in part.
    let by_claim = |place: usize| rests_on_told[place] && !some_date_told(shape, record, involved[place]);
    let claims = |place: usize| matches!(criteria[involved[place]].time, TimeEffect::Clears(_));
    let walked: Vec<Walked> = tried
        .list
        .iter()
        .zip(&values)
        .map(|(completion, values)| {
            let courses = involved.iter().enumerate().map(|(place, index)| {
                if place >= failing.len() && rests_on_told[place] {
                    return Course::always(true);
                }
                if place < failing.len() && by_claim(place) {
                    // It passes some day: nobody can say which.
                    return Course::always(claims(place));
                }
                walk.course(*index, completion)
            });
            let possible = values.iter().map(|values| !values.contradicts()).collect();
            Walked { completion, courses: courses.collect(), possible }
        })
        .collect();
    let say = |place: usize, line: String| format!("{}: {line}", criteria[involved[place]].identifier);

    for (place, index) in involved.iter().enumerate() {
        let found = found(*index);
        // Completions that contradict this criterion are left out, not those that contradict another.
        let courses: Vec<&Course> =
            walked.iter().filter(|walked| walked.possible[place]).map(|walked| &walked.courses[place]).collect();
        if courses.is_empty() {
            continue;
        }
        let exact = tried.corners && is_simple(shape, record, *index);
        if place < failing.len() {
            if by_claim(place) {
                if found.clear.is_some() {
                    lines.push(say(place, format!("{found:?} gives a date that nobody told")));
                }
                continue;
            }
            let first: Vec<Option<Date>> = courses.iter().map(|course| course.first(record.reference_date)).collect();
            let expected = range(first.iter().flatten().copied());
            let surely = first.iter().all(Option::is_some);
            match (found.clear, expected) {
                (Some(said), Some(expected)) if surely && !holds(said, expected, exact) => {
                    lines.push(say(place, format!("clear {said:?}, found {expected:?}")));
                }
                (Some(said), None) => lines.push(say(place, format!("clear {said:?}, found never to clear"))),
                (None, Some(expected))
                    if surely && every_date_told(shape, record, *index) && !found.has("not_searched") =>
                {
                    lines.push(say(place, format!("no clear, found {expected:?}")));
                }
                _ => {}
            }
        } else if found.status == "passes" && !rests_on_told[place] {
            let last: Vec<Option<Date>> =
                courses.iter().map(|course| course.last_of_run(record.reference_date)).collect();
            let expected = range(last.iter().flatten().copied());
            let surely = last.iter().all(Option::is_some);
            match (found.until, expected) {
                (Some(said), Some(expected)) if surely && !holds(said, expected, exact) => {
                    lines.push(say(place, format!("until {said:?}, found {expected:?}")));
                }
                (Some(said), None) => lines.push(say(place, format!("until {said:?}, found never to end"))),
                (None, Some(expected))
                    if surely && every_date_told(shape, record, *index) && !found.has("not_searched") =>
                {
                    lines.push(say(place, format!("no until, found {expected:?}")));
                }
                _ => {}
            }
        }
    }
    if failing.is_empty() {
        return lines;
    }

    let every = walked.len();
    let walked: Vec<Walked> =
        walked.into_iter().filter(|walked| walked.possible.iter().all(|possible| *possible)).collect();
    if walked.is_empty() {
        return lines;
    }
    let exhaustive = tried.all && walked.len() == every;
    let together: Vec<Course> = walked.iter().map(|walked| all(&walked.courses.iter().collect::<Vec<_>>())).collect();
    let first: Vec<Option<Date>> = together.iter().map(|course| course.first(record.reference_date)).collect();
    let (some, none) = (first.iter().any(Option::is_some), first.iter().any(Option::is_none));
    let wrong = match result.determination.as_str() {
        "not_yet" => none,
        "not_matching" => some,
        "undetermined" => exhaustive && !(some && none),
        _ => true,
    };
    if wrong {
        let waits = |first: &Option<Date>| first.is_some() == (result.determination == "not_matching");
        let example = walked.iter().zip(&first).find(|(_, first)| waits(first));
        lines.push(format!(
            "{}, found {}: {:?}",
            result.determination,
            match (some, none) {
                (true, true) => "to depend on the completion",
                (true, false) => "to wait",
                (false, _) => "not to wait",
            },
            example.map(|(walked, first)| (&walked.completion.values, first)),
        ));
        return lines;
    }
    let each_clears = walked.iter().all(|walked| {
        walked.courses[..failing.len()].iter().all(|course| course.first(record.reference_date).is_some())
    });
    let fail_together = walked.iter().all(|walked| {
        let courses: Vec<&Course> = walked.courses[..failing.len()].iter().collect();
        all(&courses).first(record.reference_date).is_none()
    });
    if result.no_common_day && !(result.determination == "not_matching" && each_clears && !some) {
        lines.push(format!("no_common_day, each clears: {each_clears}"));
    }
    if !result.no_common_day && result.determination == "not_matching" && each_clears && fail_together && exhaustive {
        lines.push("each clears and never on one day, without no_common_day".to_owned());
    }

    let dated = failing.iter().all(|index| found(*index).clear.is_some());
    let expected =
        (result.determination == "not_yet" && dated && !open).then(|| range(first.iter().flatten().copied())).flatten();
    match (result.earliest, expected) {
        (Some(said), Some(expected)) => {
            if !holds(said, expected, expected.0 == expected.1 && exhaustive) {
                lines.push(format!("earliest {said:?}, found {expected:?}"));
            }
        }
        (None, None) => {}
        (said, expected) => lines.push(format!("earliest {said:?}, found {expected:?}")),
    }
    if result.earliest.is_some() {
        let last: Vec<Option<Date>> =
            together.iter().zip(&first).map(|(course, first)| course.last_of_run((*first)?)).collect();
        let expected = range(last.iter().flatten().copied());
        match (result.latest, expected) {
            (Some(said), Some(expected))
                if last.iter().all(Option::is_some)
                    && !holds(said, expected, expected.0 == expected.1 && exhaustive) =>
            {
                lines.push(format!("latest {said:?}, found {expected:?}"));
            }
            (None, Some(expected)) if last.iter().all(Option::is_some) => {
                lines.push(format!("no latest, found {expected:?}"));
            }
            (Some(said), None) => lines.push(format!("latest {said:?}, found never to end")),
            _ => {}
        }
    } else if result.latest.is_some() {
        lines.push("latest without earliest".to_owned());
    }
    lines
}

/// The date items, and lists with dates, that a criterion's readings look at.
fn date_items(shape: &Shape, criterion: usize) -> impl Iterator<Item = usize> {
    shape.readings[criterion].items.iter().copied().filter(|item| match &shape.definition.items[*item].kind {
        ItemKind::Date(_) => true,
        ItemKind::List(limits) => limits.fields.iter().any(|field| matches!(field.kind, ItemKind::Date(_))),
        _ => false,
    })
}

fn is_told(shape: &Shape, record: &Record, item: usize) -> bool {
    record.told(&shape.definition.items[item].link_id).is_some()
}

fn some_date_told(shape: &Shape, record: &Record, criterion: usize) -> bool {
    date_items(shape, criterion).any(|item| is_told(shape, record, item))
}

fn every_date_told(shape: &Shape, record: &Record, criterion: usize) -> bool {
    let mut any = false;
    let all = date_items(shape, criterion).all(|item| {
        any = true;
        match record.told(&shape.definition.items[item].link_id) {
            Some(Value::Array(rows)) => rows.iter().all(|row| row.get("date").is_some_and(|date| !date.is_null())),
            told => told.is_some(),
        }
    });
    any && all
}

/// One date that is told and nothing else that is open: the ends of its range give the ends of what follows from it. Not so
/// for the dates of rows, of which each may take over from another.
fn is_simple(shape: &Shape, record: &Record, criterion: usize) -> bool {
    let dates: Vec<usize> = date_items(shape, criterion).collect();
    let one = matches!(dates[..], [item] if matches!(shape.definition.items[item].kind, ItemKind::Date(_)));
    one && shape.items[criterion].iter().all(|item| is_told(shape, record, *item))
}
