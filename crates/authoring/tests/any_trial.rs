//! Properties of any trial: every folder of `trials/` and every small trial of `small_trials/`, with random people.
//!
//! The oracle knows the contract's words and no trial: it replaces what is open by values that it could have, reads the
//! definitions on the reference date and on later days, and says what the completions support.
//!
//! `PRESCREEN_PEOPLE=2000` in the environment tries so many people for each small trial instead of a few;
//! `PRESCREEN_TRIAL=age_window` one trial alone; `PRESCREEN_SEED=7` other people; `PRESCREEN_YEARS=3` looks at every single
//! day of three years, and not only at those around which something can change.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected is to stop with a message"
)]

#[path = "any_trial/completions.rs"]
mod completions;
#[path = "any_trial/days.rs"]
mod days;
#[path = "any_trial/folders.rs"]
mod folders;
#[path = "any_trial/found_wrong.rs"]
mod found_wrong;
#[path = "any_trial/monotone.rs"]
mod monotone;
#[path = "any_trial/other_engine.rs"]
mod other_engine;
#[path = "any_trial/people.rs"]
mod people;
#[path = "any_trial/probe.rs"]
mod probe;
#[path = "oracle/random.rs"]
mod random;
#[path = "any_trial/result.rs"]
mod result;
#[path = "any_trial/shape.rs"]
mod shape;
#[path = "any_trial/statuses.rs"]
mod statuses;
#[path = "any_trial/time_by_hand.rs"]
mod time_by_hand;

use probe::Probes;
use random::Random;
use shape::Shape;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

fn setting<T: FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

fn place(test: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("any_trial").join(test)
}

/// Does something for every trial, with the number of people to try; what is wrong, a line each.
fn for_every_trial(test: &str, few: usize, check: impl Fn(&Path, &Shape, &mut Random, usize) -> Vec<String>) {
    let only: Option<String> = setting("PRESCREEN_TRIAL");
    let mut wrong = Vec::new();
    for (name, folder) in folders::all(&place(test)) {
        if only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        let definition = match authoring::compile(&folder) {
            Ok(definition) => definition,
            Err(findings) => {
                let findings: Vec<String> = findings.iter().map(ToString::to_string).collect();
                wrong.push(format!("{name}:\n  {}", findings.join("\n  ")));
                continue;
            }
        };
        let shape = Shape::new(definition);
        let count = setting("PRESCREEN_PEOPLE").unwrap_or(few);
        let mut random = Random::new(setting("PRESCREEN_SEED").unwrap_or(1));
        wrong.extend(check(&folder, &shape, &mut random, count).into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// Fewer people for a trial with many criteria, whose completions take longer.
fn fewer(shape: &Shape, count: usize) -> usize {
    count.div_ceil(shape.definition.criteria.len().div_ceil(4))
}

/// What is wrong with people's results, a line each, with the first few people in full.
fn of_people(
    shape: &Shape,
    random: &mut Random,
    count: usize,
    differences: impl Fn(&Probes, &mut Random, &people::Record, &result::Outcome) -> Vec<String>,
) -> Vec<String> {
    let probes = Probes::new(shape);
    let mut lines = Vec::new();
    let mut screened = 0;
    for _ in 0..count {
        let record = people::any_record(shape, random);
        let Some(line) = result::line(shape, &record) else { continue };
        screened += 1;
        let found = differences(&probes, random, &record, &result::outcome(&line));
        if !found.is_empty() && lines.len() < 4 {
            lines.push(format!("{}\n  {}\n    {}", record.line(), line.trim_end(), found.join("\n    ")));
        }
    }
    if screened * 2 < count {
        lines.push(format!("only {screened} of {count} records are without an error"));
    }
    lines
}

#[test]
fn every_status_is_what_all_completions_say() {
    for_every_trial("statuses", 40, |_, shape, random, count| {
        of_people(shape, random, fewer(shape, count), |probes, random, record, outcome| {
            statuses::differences(shape, probes, random, record, outcome)
        })
    });
}

/// What is said of time in a result, by name.
fn said_of_time(outcome: &result::Outcome) -> Vec<&'static str> {
    let fails = outcome.criteria.values().any(|found| found.status == "fails");
    let said = |of: fn(&result::Found) -> bool| outcome.criteria.values().any(of);
    [
        (outcome.determination == "not_yet", "not_yet"),
        (outcome.determination == "not_yet" && outcome.earliest.is_none(), "not_yet without a date"),
        (outcome.determination == "not_matching", "not_matching"),
        (outcome.determination == "undetermined" && fails, "undetermined though something fails"),
        (outcome.earliest.is_some_and(|(from, to)| from < to), "earliest of several days"),
        (outcome.latest.is_some(), "latest"),
        (outcome.no_common_day, "no_common_day"),
        (said(|found| found.status == "fails" && found.clear.is_some()), "clear of a failure"),
        (said(|found| found.status == "unknown" && found.clear.is_some()), "clear of what is unknown"),
        (said(|found| found.until.is_some_and(|(from, to)| from == to)), "until a day"),
        (said(|found| found.until.is_some_and(|(from, to)| from < to)), "until one of several days"),
    ]
    .into_iter()
    .filter_map(|(is_said, name)| is_said.then_some(name))
    .collect()
}

#[test]
fn what_is_said_of_time_is_found_by_walking_the_days() {
    let years = setting("PRESCREEN_YEARS").unwrap_or(0);
    let seen = RefCell::new(BTreeMap::new());
    for_every_trial("days", 40, |_, shape, random, count| {
        of_people(shape, random, fewer(shape, count), |probes, random, record, outcome| {
            for name in said_of_time(outcome) {
                *seen.borrow_mut().entry(name).or_insert(0) += 1;
            }
            days::differences(shape, probes, random, record, outcome, years)
        })
    });
    // All that can be said was said of somebody.
    let seen = seen.into_inner();
    assert!(seen.len() == 11 || setting::<String>("PRESCREEN_TRIAL").is_some(), "only {seen:?}");
}

#[test]
fn one_more_answer_never_flips_a_decided_criterion() {
    for_every_trial("monotone", 200, |_, shape, random, count| {
        let mut lines = Vec::new();
        for _ in 0..count {
            let mut record = people::any_record(shape, random);
            let Some(mut before) = result::line(shape, &record).map(|line| result::outcome(&line)) else { continue };
            for _ in 0..12 {
                let earlier = record.line();
                let Some(narrowed) = monotone::one_more(shape, random, &mut record) else { break };
                let Some(after) = result::line(shape, &record).map(|line| result::outcome(&line)) else { break };
                if let Some(flip) = monotone::flip(shape, narrowed, &before, &after) {
                    lines.push(format!("{flip}\n  {earlier}\n  {}", record.line()));
                    break;
                }
                before = after;
            }
        }
        lines.truncate(4);
        lines
    });
}

#[test]
fn another_cql_engine_says_the_same_of_complete_answers() {
    for_every_trial("other_engine", 60, |folder, shape, random, count| {
        let (probes, other) = (Probes::new(shape), other_engine::Other::new(folder));
        let every_item = (0..shape.definition.items.len()).collect();
        let mut lines = Vec::new();
        for _ in 0..count {
            let record = people::complete_record(shape, random);
            let completions = completions::completions(shape, random, &record, &every_item, 2);
            let completion = &completions.list[0];
            let typed = probes.typed(completion, record.reference_date);
            for days in [0, random.within(1, 200)] {
                let day = record.reference_date.add_days(days).unwrap();
                let expected = other.truths(shape, completion, day);
                for criterion in 0..shape.definition.criteria.len() {
                    for (name, truth) in probes.truths(shape, criterion, &typed, day) {
                        if expected.get(name) != Some(&truth) {
                            let expected = expected.get(name);
                            lines.push(format!(
                                "`{name}` is {truth:?} on {day}, elsewhere {expected:?}\n  {}",
                                record.line()
                            ));
                        }
                    }
                }
            }
        }
        lines.truncate(4);
        lines
    });
}
