//! Files of people in, results out: every clause of the formats, told by examples.
//!
//! One `check` screens a file with a small trial and compares what is told of each record.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

#[path = "screen/fixture.rs"]
mod fixture;

#[path = "screen/csv.rs"]
mod csv;
#[path = "screen/dates.rs"]
mod dates;
#[path = "screen/ids.rs"]
mod ids;
#[path = "screen/json_lines.rs"]
mod json_lines;
#[path = "screen/lists.rs"]
mod lists;
#[path = "screen/quantities.rs"]
mod quantities;
#[path = "screen/types.rs"]
mod types;

use authoring::people::{Format, Outcome, screen};
use screening::Date;
use serde_json::Value;

/// The reference date of records that name none.
const REFERENCE_DATE: &str = "2026-11-22";

/// Screens a file. `expected` has one line for each record:
/// - `a` or `line 3`: its id (in quotes where that would not show), or where it has none its line, was screened;
/// - `a | birth_date: a text | …`: the items in error with what was expected of them, in their order.
fn check_file(format: Format, file: &[u8], expected: &str) -> Outcome {
    let mut results = Vec::new();
    let reference_date = Date::parse(REFERENCE_DATE).unwrap();
    let outcome = screen(&fixture::trial(), reference_date, format, file, &mut results).unwrap();
    let results = String::from_utf8(results).unwrap();
    let told: Vec<String> = results.lines().map(told).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(told, expected, "{}", String::from_utf8_lossy(file));
    outcome
}

/// [`check_file`] for JSON Lines.
fn check(file: &str, expected: &str) {
    check_file(Format::JsonLines, file.as_bytes(), expected);
}

/// [`check_file`] for one record with these answers; `expected` leaves the id out, and is empty where nothing is wrong.
fn check_answers(answers: &str, expected: &str) {
    let expected = if expected.is_empty() { "x".to_owned() } else { format!("x | {expected}") };
    check(&format!(r#"{{"id": "x", "answers": {answers}}}"#), &expected);
}

/// A line of results in the notation of [`check_file`].
fn told(line: &str) -> String {
    let result: Value = serde_json::from_str(line).unwrap();
    let told = match (result.get("id").and_then(Value::as_str), result.get("line").and_then(Value::as_u64)) {
        (Some(id), None) if id.is_empty() || id.trim() != id => format!("{id:?}"),
        (Some(id), None) => id.to_owned(),
        (None, Some(line)) => format!("line {line}"),
        (Some(_), Some(_)) | (None, None) => format!("neither id nor line alone: {line}"),
    };
    let Some(errors) = result.get("errors") else {
        assert!(result.get("determination").is_some_and(Value::is_string), "{line}");
        return told;
    };
    let keys: Vec<&String> = result.as_object().unwrap().keys().collect();
    assert!(keys.iter().all(|key| ["id", "line", "errors"].contains(&key.as_str())), "{line}");
    let entries = errors.as_array().unwrap().iter().map(|error| {
        let text = |key| error.get(key).and_then(Value::as_str).unwrap();
        let (item, message) = (text("item"), text("message"));
        let expected = message.strip_prefix(&format!("`{item}`: expected "));
        format!("{item}: {}", expected.unwrap_or(message))
    });
    std::iter::once(told).chain(entries).collect::<Vec<_>>().join(" | ")
}
