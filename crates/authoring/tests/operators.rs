//! Every operator and function, one table a group, by the definitions of the CQL specification.
//!
//! A line of `operators/*.txt` is an expression, `=>` and its value; the heading in brackets names the operator.
//! `error` means any refusal. docs/conformance.md has a row for each heading.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use std::fs;
use std::path::Path;

struct Line {
    operator: String,
    expression: String,
    expected: String,
}

#[test]
fn operators_have_the_values_of_the_specification() {
    let mut wrong = Vec::new();
    for Line { operator, expression, expected } in lines() {
        let value = match authoring::evaluate(&expression) {
            Ok(value) => value.to_string(),
            Err(error) if expected == "error" => {
                assert!(!error.to_string().is_empty(), "{expression}");
                continue;
            }
            Err(error) => format!("error: {error}"),
        };
        if value != expected {
            wrong.push(format!("[{operator}] {expression} => {value}, expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_operator_has_a_row_in_the_documentation() {
    let documentation = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/conformance.md")).unwrap();
    for Line { operator, .. } in lines() {
        assert!(documentation.contains(&format!("`{operator}`")), "docs/conformance.md does not name `{operator}`");
    }
}

fn lines() -> Vec<Line> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/operators"));
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let mut operator = String::new();
        for line in fs::read_to_string(entry.unwrap().path()).unwrap().lines() {
            if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                heading.clone_into(&mut operator);
            } else if let Some((expression, expected)) = line.rsplit_once("=>") {
                let (expression, expected) = (expression.trim().to_owned(), expected.trim().to_owned());
                lines.push(Line { operator: operator.clone(), expression, expected });
            } else {
                assert!(line.is_empty() || line.starts_with('#'), "no line of a table: {line}");
            }
        }
    }
    assert!(lines.len() > 250, "only {} lines", lines.len());
    lines
}
