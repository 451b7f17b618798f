//! The completion property of the data dictionary, both directions: on random people of every completeness the engine
//! says exactly what all completions of their answers support.
//!
//! One screener judges all people of a run, as the command line does, so what it remembers is tested too.

use crate::oracle::engine::{answers, date, differences, said_by_engine, said_by_hand, trial};
use crate::oracle::people::{Completeness, Random, any_person, any_reference_date, shrink, wire};
use crate::oracle::person::Person;
use crate::oracle::{calendar::Day, completions};
use screening::{Assessment, Screener, Trial};

/// Everything that the engine says otherwise than the oracle.
fn disagreements(trial: &Trial, found: &Assessment, person: &Person, reference_date: Day) -> Vec<String> {
    let expected = completions::screen(person, reference_date);
    differences(&said_by_engine(trial, found), &said_by_hand(&expected))
}

fn check(seed: u64, count: usize, completeness: Completeness) {
    let trial = trial();
    let mut screener = Screener::new(&trial);
    let mut random = Random::new(seed);
    for _ in 0..count {
        let reference_date = any_reference_date(&mut random);
        let person = any_person(&mut random, completeness, reference_date);
        let found = screener.screen(&answers(&trial, &person), date(reference_date));
        let lines = disagreements(&trial, found, &person, reference_date);
        if lines.is_empty() {
            continue;
        }
        let alone = |person: &Person| {
            let found = trial.screen(&answers(&trial, person), date(reference_date));
            disagreements(&trial, &found, person, reference_date)
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
fn nearly_complete_answers_are_judged_as_all_their_completions() {
    check(1, 2000, Completeness { answered: 92, full_dates: 80, unasked: 5 });
}

#[test]
fn half_complete_answers_are_judged_as_all_their_completions() {
    check(2, 2000, Completeness { answered: 60, full_dates: 50, unasked: 15 });
}

#[test]
fn sparse_answers_are_judged_as_all_their_completions() {
    check(3, 1500, Completeness { answered: 15, full_dates: 30, unasked: 10 });
}

#[test]
fn partial_dates_are_judged_as_all_their_days() {
    check(4, 2000, Completeness { answered: 97, full_dates: 10, unasked: 0 });
}

#[test]
fn complete_answers_are_judged_as_they_stand() {
    check(5, 5000, Completeness { answered: 100, full_dates: 100, unasked: 30 });
}
