//! The examples of `docs/file-formats.md` do what the page says.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use std::path::Path;

use authoring::people::{Format, Outcome, screen};
use screening::definition::{DateLimits, Item, ItemKind};
use screening::{Date, Trial};
use serde_json::Value;

fn page() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/file-formats.md")).unwrap()
}

fn trial() -> Trial {
    authoring::load_trial(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../trials/NCT06111846"))).unwrap()
}

/// The fenced blocks of the page: what stands behind the opening fence, and the text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(fence) = lines.find(|line| line.starts_with("```")) {
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        blocks.push((fence.trim_start_matches('`').to_owned(), text.join("\n")));
    }
    blocks
}

/// The results that the page shows are the results, those of people that are not in error perhaps left out.
fn check(trial: &Trial, format: Format, people: &str, shown: &str) -> Outcome {
    let mut results = Vec::new();
    let reference_date = Date::parse("2026-11-22").unwrap();
    let outcome = screen(trial, reference_date, format, people.as_bytes(), &mut results).unwrap();
    let results = String::from_utf8(results).unwrap();
    let read = |text: &str| -> Vec<Value> { text.lines().map(|line| serde_json::from_str(line).unwrap()).collect() };
    let shown = read(shown);
    let mut results = read(&results);
    results.retain(|result| result.get("errors").is_some() || shown.contains(result));
    assert_eq!(results, shown, "{people}");
    outcome
}

#[test]
fn the_examples_give_the_results_shown() {
    let trial = trial();
    let blocks = blocks(&page());
    let mut outcomes = Vec::new();
    for (index, (kind, people)) in blocks.iter().enumerate() {
        let format = match kind.as_str() {
            "json people" => Format::JsonLines,
            "csv people" => Format::Csv,
            _ => continue,
        };
        let results = blocks.get(index + 1).filter(|(kind, _)| kind == "json results");
        outcomes.push(check(&trial, format, people, results.map_or("", |(_, results)| results)));
    }
    let (complete, in_error, unusable) = (Outcome::Complete, Outcome::SomeInError, Outcome::Unusable);
    assert_eq!(outcomes, [complete, in_error, in_error, unusable, complete]);
}

#[test]
fn the_table_has_all_items_as_they_are() {
    let page = page();
    let (_, table) = page.split_once("| item | type | answers |\n|---|---|---|\n").unwrap();
    let expected: Vec<String> = trial().items().iter().map(row).collect();
    assert_eq!(table.trim_end().lines().collect::<Vec<_>>(), expected);
}

fn row(item: &Item) -> String {
    let (kind, answers) = kind(&item.kind);
    if answers.is_empty() {
        format!("| `{}` | {kind} | |", item.link_id)
    } else {
        format!("| `{}` | {kind} | {answers} |", item.link_id)
    }
}

fn kind(kind: &ItemKind) -> (&'static str, String) {
    match kind {
        ItemKind::Boolean => ("boolean", String::new()),
        ItemKind::Choice(codes) => ("choice", list(codes.iter().map(|code| format!("`{}`", code.code)), ", ")),
        ItemKind::Date(limits) => ("date", date_limits(limits)),
        ItemKind::Quantity(limits) => {
            let units = list(limits.units.iter().map(|unit| format!("`{}`", unit.code)), ", ");
            let first = limits.units.first().unwrap();
            ("quantity", format!("{units}; {} to {} {}", limits.low, limits.high, first.code))
        }
        ItemKind::Integer(limits) => ("integer", format!("{} to {}", limits.low, limits.high)),
        ItemKind::List(limits) => {
            let fields = limits.fields.iter().map(|field| {
                let (kind, answers) = self::kind(&field.kind);
                format!("`{}` {kind} {answers}", field.name).trim_end().to_owned()
            });
            ("list", format!("{}; at most {} rows", list(fields, "; "), limits.max_rows))
        }
    }
}

fn date_limits(limits: &DateLimits) -> String {
    let not_before = limits.not_before.map(|date| format!("not before {date}"));
    let years = limits.years_before_reference.map(|years| format!("at most {years} years before the reference date"));
    list(not_before.into_iter().chain(years), "; ")
}

fn list(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}
