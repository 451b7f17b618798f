//! One more answer, or a narrower date, never flips a criterion that was decided, except into a contradiction.
//!
//! Three exceptions are the data dictionary's own, where an unknown stands for a value: an unknown `pregnancy_test`
//! counts as not done, an unknown `gmcsf_use`, `trial_treatment` or `stem_cell_study` beside a date as past, and without
//! `assessments` what the person tells decides I3.

use crate::oracle::calendar::{Day, PartialDay};
use crate::oracle::engine::{answers, date, trial};
use crate::oracle::people::{Completeness, Random, answer, any_person, any_reference_date, wire};
use crate::oracle::person::{Person, Value};
use screening::{Assessment, CriterionAssessment, Status};

/// The criterion for which one more answer to the item may undo what its absence stood for.
fn exception(item: &str) -> Option<&'static str> {
    match item {
        "pregnancy_test" => Some("E11"),
        "gmcsf_use" => Some("E3"),
        "trial_treatment" => Some("E4"),
        "stem_cell_study" => Some("E5"),
        "assessments" => Some("I3"),
        _ => None,
    }
}

fn is_decided(found: &CriterionAssessment) -> bool {
    found.status != Status::Unknown
}

/// `not_applicable` counts as passes.
fn stands_in_the_way(found: &CriterionAssessment) -> bool {
    found.status == Status::Fails
}

/// Makes one answer more exact, or gives one more; the item's name, or nothing where there is none left.
fn one_more(random: &mut Random, person: &mut Person, reference_date: Day) -> Option<&'static str> {
    let completeness = Completeness { answered: 100, full_dates: 60, unasked: 0 };
    let start = random.below(Person::ITEMS.len());
    for offset in 0..Person::ITEMS.len() {
        let item = Person::ITEMS[(start + offset) % Person::ITEMS.len()];
        match person.get(item) {
            None => {
                let told = person.age_18_or_over;
                answer(random, person, item, 60, completeness, reference_date);
                if item == "birth_date" && told.is_some() {
                    person.age_18_or_over = told;
                }
                // One answer only.
                if item == "birth_date" && told.is_none() {
                    person.age_18_or_over = None;
                }
                return Some(item);
            }
            Some(Value::Date(given)) if !given.is_full() => {
                let days: Vec<Day> = given.days(reference_date).collect();
                let day = random.pick(&days);
                let narrower = if given.month == 0 && random.chance(50) {
                    PartialDay { day: 0, ..PartialDay::from(day) }
                } else {
                    day.into()
                };
                person.set_json(item, &narrower.to_string().into());
                return Some(item);
            }
            Some(_) => {}
        }
    }
    None
}

fn flips(before: &Assessment, after: &Assessment, trial: &screening::Trial, item: &str) -> Option<String> {
    for ((criterion, before), after) in trial.criteria().iter().zip(&before.criteria).zip(&after.criteria) {
        let excepted = exception(item) == Some(criterion.identifier.as_str());
        if excepted || after.flags.conflict || !is_decided(before) {
            continue;
        }
        if !is_decided(after) || stands_in_the_way(before) != stands_in_the_way(after) {
            return Some(format!("{} from {before:?} to {after:?}", criterion.identifier));
        }
        if let (Some(wide), Some(narrow)) = (before.clear, after.clear)
            && (narrow.from < wide.from || wide.to < narrow.to)
        {
            return Some(format!("{} clears at {wide:?}, then at {narrow:?}", criterion.identifier));
        }
    }
    None
}

#[test]
fn one_more_answer_never_flips_a_decided_criterion() {
    let trial = trial();
    let mut random = Random::new(21);
    for _ in 0..400 {
        let reference_date = any_reference_date(&mut random);
        let completeness =
            Completeness { answered: random.pick(&[10, 50, 85]), full_dates: random.pick(&[0, 50]), unasked: 10 };
        let mut person = any_person(&mut random, completeness, reference_date);
        let mut before = trial.screen(&answers(&trial, &person), date(reference_date));
        for _ in 0..12 {
            let earlier = person.clone();
            let Some(item) = one_more(&mut random, &mut person, reference_date) else { break };
            let after = trial.screen(&answers(&trial, &person), date(reference_date));
            if let Some(flip) = flips(&before, &after, &trial, item) {
                panic!(
                    "{item} turned {flip}\n  {}\n  {}",
                    wire(&earlier, reference_date),
                    wire(&person, reference_date)
                );
            }
            before = after;
        }
    }
}
