//! Where this engine means something else than standard CQL: only on incomplete data. Each line shows both: what
//! octofhir-cql, an engine of the standard, says of an expression, and what is said here. docs/semantics.md explains them.
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

use octofhir_cql::CompiledLibrary;
use oracle::calendar::Day;
use oracle::engine::{answers, date, trial};
use oracle::person::Person;
use other_engine::Other;
use screening::Status;
use std::fs;
use std::path::Path;

/// The value by the standard.
fn standard(expression: &str) -> String {
    let library = CompiledLibrary::compile(&format!("library L\ndefine Value: {expression}")).unwrap();
    library.evaluate_definition("Value", &mut library.context()).unwrap().to_string()
}

fn check(expression: &str, by_the_standard: &str, here: &str) {
    assert_eq!(standard(expression), by_the_standard, "`{expression}` by the standard");
    let value = authoring::evaluate(expression).unwrap_or_else(|error| panic!("`{expression}`: {error}"));
    assert_eq!(value.to_string(), here, "`{expression}` here");
}

#[test]
fn a_partial_date_moves_with_all_its_days() {
    check("@2025 + 6 months", "@2025", "Interval[@2025-07-01, @2026-06-30]");
    check("@2025 - 6 months", "@2025", "Interval[@2024-07-01, @2025-06-30]");
    check("@2025-08 + 20 days", "@2025-08", "Interval[@2025-08-21, @2025-09-20]");
    check("@2026-03-15 > @2025 + 6 months", "true", "null");
    // Whole months and years stay what they were.
    check("@2025-08 + 6 months", "@2026-02", "@2026-02");
    check("@2024 + 1 year", "@2025", "@2025");
    check("@2025-08-31 + 6 months", "@2026-02-28", "@2026-02-28");
}

#[test]
fn equal_partial_dates_need_not_be_one_day() {
    check("@2025-08 = @2025-08", "true", "null");
    check("@2025-08 != @2025-08", "false", "null");
    check("@2025-08 ~ @2025-08", "true", "null");
    check("@2025-08 before @2025-08", "false", "null");
    check("@2025-08 on or after @2025-05 + 3 months", "true", "null");
    check("@2025 in {@2025, @2026}", "true", "null");
    // What is asked of months alone is known.
    check("@2025-08 same month as @2025-08", "true", "true");
    check("@2025-08 = @2025-09", "false", "false");
}

#[test]
fn periods_between_partial_dates_are_those_of_all_their_days() {
    check("months between @2025-05 and @2025-08", "3", "null");
    check("years between @2008 and @2026-11-22", "18", "null");
    check("CalculateAgeInYearsAt(@2008-11, @2026-11-22)", "18", "null");
    // Boundaries crossed are known; and so is a period that every day gives.
    check("difference in months between @2025-05 and @2025-08", "3", "3");
    check("CalculateAgeInYearsAt(@2008, @2026-12-31)", "18", "18");
}

#[test]
fn the_least_and_the_latest_of_partial_dates_are_ranges() {
    check("Max({@2025-05, @2025})", "@2025-05", "Interval[@2025-05-01, @2025-12-31]");
    check("Min({@2025, @2025-06})", "@2025", "Interval[@2025-01-01, @2025-06-30]");
    check("Min({@2025-05, @2025-06})", "@2025-05", "@2025-05");
}

#[test]
fn what_every_day_agrees_on_is_known() {
    // Here the standard says less.
    check("@2025 in Interval[@2025-01-01, @2025-12-31]", "null", "true");
    check("LowBoundary(@2025 + 6 months, 8)", "@2025-01-01", "Interval[@2025-07-01, @2026-06-30]");
}

#[test]
fn a_row_that_may_match_is_neither_in_nor_out() {
    check("exists (({@2025-05, @2025-06}) X where X after @2025-06-10)", "false", "null");
    check("Count(({@2025-05, @2025-06}) X where X >= @2025-06-10)", "0", "null");
    check("AnyTrue(({@2025-05, @2025-06}) X return X >= @2025-06-10)", "false", "null");
    check("AllTrue(({@2025-07, @2025-06}) X return X >= @2025-06-10)", "true", "null");
    // A row that surely matches is enough.
    check("exists (({@2025-07, @2025-06}) X where X after @2025-06-10)", "true", "true");
}

#[test]
fn an_unknown_condition_takes_no_side() {
    check("if @2025-06 >= @2025-06-10 then 1 else 2", "2", "null");
    check("case when @2025-06 >= @2025-06-10 then 1 else 2 end", "2", "null");
    check("if @2025-06 >= @2025-06-10 then 1 else 1", "1", "1");
    check("(@2025-06 >= @2025-06-10) is true", "false", "null");
    check("(@2025-06 >= @2025-06-10) ~ true", "false", "null");
}

#[test]
fn a_comparison_that_is_open_is_not_null() {
    check("(@2025-06 >= @2025-06-10) is null", "true", "false");
    check("Coalesce(@2025-06 >= @2025-06-10, false)", "false", "null");
}

#[test]
fn a_null_that_is_written_means_what_it_means_in_the_standard() {
    check("exists (({1, null, 3}) X where X = 2)", "false", "false");
    check("Count({1, null, 3})", "2", "2");
    check("Sum({1, null, 2})", "3", "3");
    check("AllTrue({null, true})", "true", "true");
    check("if (null as Boolean) then 1 else 2", "2", "2");
    check("Coalesce(null as Integer, 2)", "2", "2");
    check("(null as Integer) is null", "true", "true");
    check("null = null", "null", "null");
    check("null ~ null", "true", "true");
    check("(null as Boolean) or not (null as Boolean)", "null", "null");
}

/// A reading of the shipped criteria for a person: by the standard, and whether it is decided here.
fn reading(definition: &str, criterion: &str, person: &Person, on: Day) -> (Option<bool>, Status) {
    let by_the_standard = Other::new().evaluate(person, on)[definition];
    let trial = trial();
    let index = trial.criteria().iter().position(|found| found.identifier == criterion).unwrap();
    let found = trial.screen(&answers(&trial, person), date(on)).criteria[index];
    (by_the_standard, found.status)
}

fn person(answers: &str) -> Person {
    Person::default().with_json(&serde_json::from_str(answers).unwrap())
}

#[test]
fn the_shipped_criteria_would_fall_into_each_trap() {
    // A second finding that is not known may be "no remission", yet by the standard there is surely no pair.
    let rows = r#"{"assessments": [{"date": "2026-01-05", "finding": "no_remission"}, {"date": "2026-06-01"}]}"#;
    let found = reading("I3 any two", "I3", &person(rows), Day::new(2026, 11, 22));
    assert_eq!(found, (Some(false), Status::Unknown));
    // A lavage "in 2025" may have been in December, yet by the standard it is over six months ago in March.
    let lavage = r#"{"lavage_ever": true, "lavage_last": "2025"}"#;
    let found = reading("E2", "E2", &person(lavage), Day::new(2026, 3, 15));
    assert_eq!(found, (Some(false), Status::Unknown));
    // 31 May and 1 August are not three months apart, yet by the standard May and August are.
    let months = r#"{"assessments": [{"date": "2026-05", "finding": "no_remission"}, {"date": "2026-08", "finding": "no_remission"}]}"#;
    let found = reading("I3 any two", "I3", &person(months), Day::new(2026, 11, 22));
    assert_eq!(found, (Some(true), Status::Unknown));
}

/// The sources of all test programs of a crate.
fn test_sources(folder: &Path) -> String {
    let mut sources = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources += &test_sources(&path);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources += &fs::read_to_string(&path).unwrap();
        }
    }
    sources
}

#[test]
fn every_test_that_the_page_on_semantics_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/semantics.md")).unwrap();
    let sources = ["crates/authoring/tests", "crates/screening/tests"].map(|folder| test_sources(&root.join(folder)));
    // A test's name is a sentence; no other word of the page has so many parts.
    let named: Vec<&str> =
        page.split('`').filter(|word| word.ends_with("_hold") || word.matches('_').count() >= 4).collect();
    assert!(named.len() > 20, "{named:?}");
    for name in named.into_iter().filter(|name| *name != "may_look_at_missingness") {
        let function = format!("fn {name}()");
        assert!(sources.iter().any(|source| source.contains(&function)), "docs/semantics.md names `{name}`");
    }
}
