//! `next`: every item that can still change the determination and no other, by trying answers; and an order that makes
//! sense.

use crate::oracle::calendar::Day;
use crate::oracle::engine::{answers, date, next_differences, trial, trial_folder};
use crate::oracle::next_items::next_items;
use crate::oracle::people::{Completeness, Random, any_person, any_reference_date, shrink, wire};
use crate::oracle::person::Person;
use screening::{Screener, Trial};
use serde_json::Value as Json;

fn check(seed: u64, count: usize, completeness: Completeness) {
    let trial = trial();
    let mut screener = Screener::new(&trial);
    let mut random = Random::new(seed);
    for _ in 0..count {
        let reference_date = any_reference_date(&mut random);
        let person = any_person(&mut random, completeness, reference_date);
        let found = screener.screen(&answers(&trial, &person), date(reference_date));
        let lines = next_differences(&trial, found, &next_items(&person, reference_date));
        if lines.is_empty() {
            continue;
        }
        let alone = |person: &Person| {
            let found = trial.screen(&answers(&trial, person), date(reference_date));
            next_differences(&trial, &found, &next_items(person, reference_date))
        };
        let smallest = shrink(&person, |person| !alone(person).is_empty());
        let (smaller, lines) = match alone(&smallest) {
            // Only after the people before: something was remembered wrongly.
            nothing if nothing.is_empty() => (person, lines),
            lines => (smallest, lines),
        };
        panic!("seed {seed}: {}\n  {}", wire(&smaller, reference_date), lines.join("\n  "));
    }
}

#[test]
fn next_names_what_can_change_the_result_of_nearly_complete_answers() {
    check(51, 2000, Completeness { answered: 92, full_dates: 80, unasked: 5 });
}

#[test]
fn next_names_what_can_change_the_result_of_half_complete_answers() {
    check(52, 1500, Completeness { answered: 60, full_dates: 50, unasked: 15 });
}

#[test]
fn next_names_what_can_change_the_result_of_sparse_answers() {
    check(53, 1000, Completeness { answered: 15, full_dates: 30, unasked: 10 });
}

#[test]
fn complete_answers_leave_nothing_to_ask() {
    check(54, 2000, Completeness { answered: 100, full_dates: 100, unasked: 30 });
}

/// The engine's `next` for the person of cases/base.json with other answers.
fn next_of(trial: &Trial, changes: &str) -> Vec<String> {
    let base = std::fs::read_to_string(trial_folder().join("cases/base.json")).unwrap();
    let base: Json = serde_json::from_str(&base).unwrap();
    let person = Person::default().with_json(&base["answers"]).with_json(&serde_json::from_str(changes).unwrap());
    let found = trial.screen(&answers(trial, &person), date(Day::new(2026, 11, 22)));
    found.next.iter().map(|item| trial.items()[*item].link_id.clone()).collect()
}

#[test]
fn what_is_easier_to_answer_comes_first() {
    let trial = trial();
    let open = r#"{"pao2": null, "cancer_history": null, "lavage_ever": true, "lavage_last": "2026-05"}"#;
    assert_eq!(next_of(&trial, open), ["cancer_history", "lavage_last", "pao2"]);
    let open = r#"{"infection_active": null, "ct_shows_pap": null, "steroid": null}"#;
    let found = next_of(&trial, open);
    let place = |item: &str| found.iter().position(|found| found == item).unwrap();
    assert!(place("infection_active") < place("steroid") && place("steroid") < place("ct_shows_pap"), "{found:?}");
}
