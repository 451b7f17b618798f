//! A date told as a range of days: judged as all its days are, a month's range as the month, one day as that day.

use crate::oracle::calendar::Day;
use crate::oracle::engine::{answers, date, trial};
use crate::oracle::people::{Completeness, Random, any_person, any_reference_date};
use crate::oracle::person::Person;
use screening::answers::{Finding, Invalid, check};
use screening::{Answer, Answers, CriterionAssessment, DateRange, PartialDate, Screener, Status, Trial};

const REFERENCE_DATE: Day = Day::new(2026, 11, 22);

fn days(from: Day, to: Day) -> Answer {
    Answer::Days(DateRange { from: date(from), to: date(to) })
}

fn with(answers: &Answers, item: usize, answer: Answer) -> Answers {
    let mut answers = answers.clone();
    answers.set(item, Some(answer));
    answers
}

/// What a time-limited criterion is said to be when every day of the range is tried, and what is said of the range.
fn both_ways(
    trial: &Trial,
    rest: &Answers,
    (criterion, item, months): (usize, usize, i32),
    (from, to): (Day, Day),
) -> [(Status, Option<(String, String)>); 2] {
    let mut screener = Screener::new(trial);
    let mut found = |answer| -> CriterionAssessment {
        screener.screen(&with(rest, item, answer), date(REFERENCE_DATE)).criteria[criterion]
    };
    let whole = found(days(from, to));
    let mut statuses: Vec<Status> = Vec::new();
    let mut clear: Vec<Day> = Vec::new();
    for day in from.through(to.min(REFERENCE_DATE)) {
        statuses.push(found(Answer::Date(date(day).into())).status);
        let turns = day.plus_months(months);
        // Of age on the birthday itself, and never before tomorrow; a window is closed on its last day.
        clear.push(if months == 216 { turns.max(REFERENCE_DATE.next()) } else { turns.next() });
    }
    statuses.dedup();
    let status = if let [status] = statuses.as_slice() { *status } else { Status::Unknown };
    let clear = (status != Status::Passes).then(|| (format!("{}", clear[0]), format!("{}", clear[clear.len() - 1])));
    [(status, clear), (whole.status, whole.clear.map(|clear| (format!("{}", clear.from), format!("{}", clear.to))))]
}

#[test]
fn a_range_is_judged_as_all_its_days() {
    let trial = trial();
    let item = |name: &str| trial.item_index(name).unwrap();
    let criterion = |name: &str| trial.criteria().iter().position(|criterion| criterion.identifier == name).unwrap();
    let mut rest = Answers::none(&trial);
    rest.set(item("lavage_ever"), Some(Answer::Boolean(true)));
    rest.set(item("gmcsf_use"), Some(Answer::Choice(1)));
    rest.set(item("stem_cell_study"), Some(Answer::Choice(1)));
    let mut seen = Vec::new();
    for (name, of, months) in [
        ("E2", "lavage_last", 6),
        ("E3", "gmcsf_last", 6),
        ("E5", "stem_cell_study_last", 12),
        ("I1", "birth_date", 216),
    ] {
        let mut random = Random::new(u64::try_from(seen.len() + 1).unwrap());
        for _ in 0..40 {
            // Around the day on which the window ends, some ranges beyond the reference date.
            let centre = REFERENCE_DATE.plus_months(-months);
            let step = |random: &mut Random, day: Day, back: usize| {
                let count = random.below(60);
                (0..count).fold(day, |day, _| if back == 0 { day.next() } else { day.previous() })
            };
            let from = step(&mut random, centre, 1);
            let to = if random.chance(20) {
                REFERENCE_DATE.plus_months(1)
            } else {
                let back = random.below(2);
                step(&mut random, centre, back)
            };
            let (from, to) = (from.min(to), from.max(to));
            let [by_days, by_range] = both_ways(&trial, &rest, (criterion(name), item(of), months), (from, to));
            assert_eq!(by_range, by_days, "{name}, {from} to {to}");
            seen.push(by_range.0);
        }
    }
    for status in [Status::Passes, Status::Fails, Status::Unknown] {
        assert!(seen.contains(&status), "no range came out as {status:?}: the test tries too little");
    }
}

/// The person's dates as ranges; those of rows stay as they are.
fn as_ranges(trial: &Trial, person: &Person) -> (Answers, usize) {
    let mut told = answers(trial, person);
    let mut count = 0;
    for index in 0..trial.items().len() {
        if let Some(Answer::Date(given)) = told.get(index) {
            let range = given.range();
            told.set(index, Some(Answer::Days(range)));
            count += 1;
        }
    }
    (told, count)
}

#[test]
fn the_days_of_a_date_are_that_date() {
    let trial = trial();
    let mut random = Random::new(7);
    let completeness = Completeness { answered: 80, full_dates: 40, unasked: 20 };
    let mut tried = 0;
    for _ in 0..300 {
        let reference_date = any_reference_date(&mut random);
        let person = any_person(&mut random, completeness, reference_date);
        let (told, count) = as_ranges(&trial, &person);
        tried += count;
        let by_range = trial.screen(&told, date(reference_date));
        assert_eq!(by_range, trial.screen(&answers(&trial, &person), date(reference_date)), "{person:?}");
    }
    assert!(tried > 300, "only {tried} dates were given: the test tries too little");
}

#[test]
fn ranges_are_checked() {
    let trial = trial();
    let item = |name: &str| &trial.items()[trial.item_index(name).unwrap()];
    let invalid = |name: &str, answer: &Answer| {
        check(item(name), answer, date(REFERENCE_DATE)).into_iter().map(|Finding { invalid, .. }| invalid).next()
    };
    let (first, last) = (Day::new(1960, 1, 1), REFERENCE_DATE);
    assert_eq!(invalid("lavage_last", &days(last, last)), None);
    assert_eq!(invalid("lavage_last", &days(last, last.next())), None);
    assert_eq!(
        invalid("lavage_last", &days(last.next(), last.next())),
        Some(Invalid::AfterReference(date(REFERENCE_DATE)))
    );
    assert_eq!(invalid("lavage_last", &days(Day::new(1900, 1, 1), first)), None);
    assert_eq!(
        invalid("lavage_last", &days(Day::new(1900, 1, 1), first.previous())),
        Some(Invalid::Before(date(first)))
    );
    assert_eq!(invalid("lavage_last", &days(last, last.previous())), Some(Invalid::Type));
    assert_eq!(invalid("lavage_ever", &days(last, last)), Some(Invalid::Type));
    let row = |cell| Answer::List(vec![vec![Some(cell), None, None]]);
    assert_eq!(invalid("assessments", &row(days(last, last))), Some(Invalid::Type));
    let month = PartialDate::new(2026, Some(5), None).unwrap();
    assert_eq!(invalid("assessments", &row(Answer::Date(month))), None);
}
