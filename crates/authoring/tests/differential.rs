//! Another CQL engine on the same criteria: octofhir-cql evaluates criteria.cql for random people whose answers are
//! complete, and every reading and every status has to be the same. Two engines that share no code and agree on what
//! each sentence means leave little room for a private dialect.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected is to stop with a message"
)]

#[path = "oracle/oracle.rs"]
#[allow(dead_code, reason = "each test program uses a part of the oracle")]
mod oracle;

#[path = "oracle/other_engine.rs"]
mod other_engine;

use oracle::by_hand::is_site_assessed;
use oracle::calendar::Day;
use oracle::engine::{answers, date, trial};
use oracle::next_items::is_asked;
use oracle::people::{Completeness, Random, any_person, any_reference_date, wire};
use oracle::person::Person;
use other_engine::{Other, Values};
use screening::definition::{Category, EligibilityCriterion};
use screening::{Status, Trial};

/// A criterion's status by the data dictionary's rules, from the other engine's values: of the answers that count, and
/// for contradictions of all answers. `None` where the values leave it open whether what was told decides.
fn status(trial: &Trial, criterion: &EligibilityCriterion, values: &Values, all: &Values) -> Option<Status> {
    let name = |definition: usize| trial.definition().definitions[definition].name.as_str();
    let readings: Vec<Option<bool>> = criterion.readings.iter().map(|reading| values[name(*reading)]).collect();
    let (holds, not) = (readings.contains(&Some(true)), readings.contains(&Some(false)));
    let undecided = readings.contains(&None);
    let told = criterion.fallback.as_ref().and_then(|fallback| values[name(fallback.definition)]);
    let contradicts = |definition: Option<usize>| match definition {
        Some(definition) => all[name(definition)] == Some(true),
        None => !undecided && holds != not && told.is_some_and(|told| told != holds),
    };
    if criterion.conflicts.iter().any(|conflict| contradicts(conflict.definition)) {
        return Some(Status::Unknown);
    }
    if criterion.applies.is_some_and(|applies| values[name(applies)] == Some(false)) {
        return Some(Status::NotApplicable);
    }
    let rows_given = readings.len() == 2 && values["Assessments given"] == Some(true);
    let holds = match (holds, not, undecided) {
        (true, false, false) => true,
        (false, true, false) => false,
        (false, false, _) if told.is_some() && !rows_given => told?,
        (_, _, true) if told.is_some() && rows_given => return None,
        _ => return Some(Status::Unknown),
    };
    let passes = match criterion.category {
        Category::Inclusion => holds,
        Category::Exclusion => !holds,
    };
    Some(if passes { Status::Passes } else { Status::Fails })
}

/// Everything about a person that the two engines see differently.
fn disagreements(trial: &Trial, other: &Other, person: &Person, reference_date: Day) -> Vec<String> {
    let all = other.evaluate(person, reference_date);
    // An answer to what is not asked does not count, except for contradictions.
    let mut counted = person.clone();
    for item in Person::ITEMS {
        if !is_asked(item, &counted) {
            counted.copy_from(item, &Person::default());
        }
    }
    let values = if counted == *person { all.clone() } else { other.evaluate(&counted, reference_date) };
    let answers = answers(trial, person);
    let assessment = trial.screen(&answers, date(reference_date));
    let mut lines = Vec::new();
    for (index, criterion) in trial.criteria().iter().enumerate() {
        let identifier = &criterion.identifier;
        let found = assessment.criteria[index];
        // Where a criterion does not apply, or answers contradict each other, its readings have nothing to say.
        if found.status != Status::NotApplicable && !found.flags.conflict {
            let explanation = trial.explain(index, &answers, date(reference_date));
            assert_eq!(explanation.readings.len(), criterion.readings.len(), "{identifier}");
            for (reading, truths) in criterion.readings.iter().zip(&explanation.readings) {
                let name = &trial.definition().definitions[*reading].name;
                if truths.decided() != values[name] {
                    lines.push(format!("{identifier}: `{name}` is {truths:?}, elsewhere {:?}", values[name]));
                }
            }
        }
        assert_eq!(found.flags.site_assessed, is_site_assessed(identifier));
        let expected = status(trial, criterion, &values, &all);
        if expected.is_some_and(|expected| expected != found.status) {
            lines.push(format!("{identifier} is {:?}, elsewhere {expected:?}", found.status));
        }
        if let Some(provisional) = criterion.provisional {
            let name = &trial.definition().definitions[provisional].name;
            let expected = found.status == Status::Passes && values[name] == Some(true);
            if found.flags.provisional != expected {
                lines.push(format!("{identifier} provisional: {}, elsewhere {expected}", found.flags.provisional));
            }
        }
    }
    lines
}

fn check(seed: u64, count: usize, unasked: usize) {
    let (trial, other) = (trial(), Other::new());
    let mut random = Random::new(seed);
    for _ in 0..count {
        let reference_date = any_reference_date(&mut random);
        let completeness = Completeness { answered: 100, full_dates: 100, unasked };
        let person = any_person(&mut random, completeness, reference_date);
        let lines = disagreements(&trial, &other, &person, reference_date);
        assert!(lines.is_empty(), "seed {seed}: {}\n  {}", wire(&person, reference_date), lines.join("\n  "));
    }
}

#[test]
fn ten_thousand_complete_people_come_out_the_same() {
    check(31, 10_000, 0);
}

#[test]
fn people_who_answer_what_is_not_asked_come_out_the_same() {
    check(32, 2000, 40);
}
