//! The same people for the engine, and the comparison of what it says with what the oracle says.

use crate::oracle::by_hand::{CONFLICTS, CRITERIA, Determination, Found, HandResult, Outcome, is_site_assessed};
use crate::oracle::calendar::{Day, PartialDay};
use crate::oracle::next_items::Next;
use crate::oracle::person::{Person, Value};
use screening::answers::Row;
use screening::definition::{Field, Item, ItemKind};
use screening::{Answer, Answers, Assessment, Date, DateRange, Decimal, PartialDate, Trial};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The folder of the trial's definition.
pub(crate) fn trial_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../trials/NCT06111846")
}

/// The shipped trial, compiled now.
pub(crate) fn trial() -> Trial {
    authoring::load_trial(&trial_folder()).unwrap_or_else(|error| panic!("{error}"))
}

/// A person's answers, typed for the engine.
pub(crate) fn answers(trial: &Trial, person: &Person) -> Answers {
    let mut answers = Answers::none(trial);
    for (index, item) in trial.items().iter().enumerate() {
        answers.set(index, person.get(&item.link_id).map(|value| answer(item, &value)));
    }
    answers
}

fn answer(item: &Item, value: &Value) -> Answer {
    match (&item.kind, value) {
        (ItemKind::List(limits), Value::Rows(rows)) => {
            let row = |row: &crate::oracle::person::Assessment| -> Row {
                let cells = row.cells();
                let cell = |field: &Field| {
                    let (_, value) = cells.iter().find(|(name, _)| *name == field.name).unwrap();
                    value.as_ref().map(|value| single(&field.kind, value))
                };
                limits.fields.iter().map(cell).collect()
            };
            Answer::List(rows.iter().map(row).collect())
        }
        (kind, value) => single(kind, value),
    }
}

fn single(kind: &ItemKind, value: &Value) -> Answer {
    match (kind, value) {
        (ItemKind::Boolean, Value::Boolean(truth)) => Answer::Boolean(*truth),
        (ItemKind::Choice(codes), Value::Code(code)) => {
            Answer::Choice(codes.iter().position(|known| known.code == *code).unwrap())
        }
        (ItemKind::Date(_), Value::Date(date)) => Answer::Date(partial_date(*date)),
        (ItemKind::Quantity(limits), Value::Quantity(quantity)) => {
            let unit = limits.units.iter().position(|unit| unit.code == quantity.unit).unwrap();
            Answer::Quantity(Decimal::parse(&quantity.number()).unwrap(), unit)
        }
        (kind, value) => panic!("{value:?} is no answer of {kind:?}"),
    }
}

fn partial_date(date: PartialDay) -> PartialDate {
    let some = |part: u8| (part != 0).then_some(u32::from(part));
    PartialDate::new(date.year, some(date.month), some(date.day)).unwrap()
}

/// A day as the engine's date.
pub(crate) fn date(day: Day) -> Date {
    Date::new(day.year, u32::from(day.month), u32::from(day.day)).unwrap()
}

/// What the engine or the oracle says, in one form: a line for each thing, by name.
pub(crate) type Said = BTreeMap<String, String>;

/// Everything but `next`, as the engine says it.
pub(crate) fn said_by_engine(trial: &Trial, assessment: &Assessment) -> Said {
    let mut said = Said::new();
    said.insert("determination".to_owned(), assessment.determination.code().to_owned());
    said.insert("earliest".to_owned(), range(assessment.earliest));
    for (criterion, found) in trial.criteria().iter().zip(&assessment.criteria) {
        let flags: Vec<&str> = found.flags.codes().collect();
        let line = format!("{} {flags:?} {}", found.status.code(), range(found.clear));
        said.insert(criterion.identifier.clone(), line);
    }
    // One entry may tell of several contradictions of a criterion: what counts is which items take part.
    let mut conflicts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for conflict in &assessment.conflicts {
        let criterion = conflict.criterion.map_or("none", |index| trial.criteria()[index].identifier.as_str());
        conflicts
            .entry(criterion)
            .or_default()
            .extend(conflict.items.iter().map(|item| trial.items()[*item].link_id.as_str()));
    }
    said.insert("conflicts".to_owned(), format!("{conflicts:?}"));
    said
}

fn range(range: Option<DateRange>) -> String {
    range.map_or_else(String::new, |range| format!("{}..{}", range.from, range.to))
}

/// Everything but `next`, as the oracle says it.
pub(crate) fn said_by_hand(result: &HandResult) -> Said {
    let mut said = Said::new();
    said.insert("determination".to_owned(), determination_code(result.determination).to_owned());
    let range = |range: Option<(Day, Day)>| range.map_or_else(String::new, |(from, to)| format!("{from}..{to}"));
    said.insert("earliest".to_owned(), range(result.earliest));
    for (criterion, found) in CRITERIA.iter().zip(&result.criteria) {
        let (status, flags) = words(criterion, *found);
        said.insert((*criterion).to_owned(), format!("{status} {flags:?} {}", range(found.clear)));
    }
    let mut conflicts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (bit, (items, criterion)) in CONFLICTS.iter().enumerate() {
        if result.conflicts.0 >> bit & 1 == 1 {
            conflicts.entry(criterion.unwrap_or("none")).or_default().extend(items);
        }
    }
    said.insert("conflicts".to_owned(), format!("{conflicts:?}"));
    said
}

/// The wire's words for an outcome: status and flags.
pub(crate) fn words(criterion: &str, found: Found) -> (&'static str, Vec<&'static str>) {
    let (status, flag) = match found.outcome {
        Outcome::Passes => ("passes", None),
        Outcome::PassesProvisionally => ("passes", Some("provisional")),
        Outcome::NotApplicable => ("not_applicable", None),
        Outcome::Fails | Outcome::FailsForNow => ("fails", None),
        Outcome::Unknown => ("unknown", None),
        Outcome::DependsOnReading => ("unknown", Some("depends_on_reading")),
        Outcome::Conflict => ("unknown", Some("conflict")),
    };
    let mut flags: Vec<&str> = flag.into_iter().collect();
    if is_site_assessed(criterion) {
        flags.push("site_assessed");
    }
    (status, flags)
}

/// The word on the wire.
pub(crate) fn determination_code(determination: Determination) -> &'static str {
    match determination {
        Determination::PossiblyEligible => "possibly_eligible",
        Determination::NotYet => "not_yet",
        Determination::NotMatching => "not_matching",
        Determination::Undetermined => "undetermined",
    }
}

/// What the two disagree about, a line each; empty where they agree.
pub(crate) fn differences(engine: &Said, oracle: &Said) -> Vec<String> {
    oracle
        .iter()
        .filter(|(name, expected)| engine.get(*name) != Some(*expected))
        .map(|(name, expected)| {
            let found = engine.get(name).map_or("nothing", String::as_str);
            format!("{name}: expected `{expected}`, found `{found}`")
        })
        .collect()
}

/// What is wrong with the engine's `next`, a line each.
pub(crate) fn next_differences(trial: &Trial, assessment: &Assessment, expected: &Next) -> Vec<String> {
    let found: BTreeSet<&str> = assessment.next.iter().map(|item| trial.items()[*item].link_id.as_str()).collect();
    let mut lines = Vec::new();
    for missing in expected.must.iter().filter(|item| !found.contains(**item)) {
        lines.push(format!("next lacks `{missing}`"));
    }
    for extra in found.iter().filter(|item| !expected.may.contains(**item)) {
        lines.push(format!("next names `{extra}`, which changes nothing"));
    }
    if found.len() != assessment.next.len() {
        lines.push("next names an item twice".to_owned());
    }
    lines
}
