//! Files of people, as the command line reads them.

use crate::base::{small_trial, today};
use authoring::people::{Format, Outcome, screen};
use serde_json::Value;
use std::io::BufReader;

/// Bytes of a line of results at most, beside the id that it repeats.
const LONGEST_RESULT: usize = 64 << 10;

/// JSON Lines.
pub(crate) fn json_lines(file: &[u8]) {
    check(Format::JsonLines, file);
}

/// CSV.
pub(crate) fn csv(file: &[u8]) {
    check(Format::Csv, file);
}

fn check(format: Format, file: &[u8]) {
    let trial = small_trial();
    let mut results = Vec::new();
    let outcome = screen(&trial, today(), format, file, &mut results).unwrap();
    let mut in_pieces = Vec::new();
    screen(&trial, today(), format, BufReader::with_capacity(5, file), &mut in_pieces).unwrap();
    assert_eq!(results, in_pieces, "a file is read alike, in however many pieces it comes");

    let results = String::from_utf8(results).unwrap();
    assert!(results.is_empty() || results.ends_with('\n'));
    let mut in_error = 0;
    let mut last_line = 0;
    for result in results.lines() {
        let Value::Object(result) = serde_json::from_str(result).unwrap() else { panic!("{result}") };
        let id = result.get("id").map_or(0, |id| 6 * id.as_str().unwrap_or_default().len());
        assert!(Value::Object(result.clone()).to_string().len() <= LONGEST_RESULT + id);
        // A record without an id is named by its line; lines go up.
        if let Some(line) = result.get("line") {
            let line = line.as_u64().unwrap();
            assert!(line > last_line, "{line} after {last_line}");
            last_line = line;
        } else {
            assert!(result["id"].is_string());
        }
        if let Some(errors) = result.get("errors") {
            in_error += 1;
            assert!(!result.contains_key("determination"));
            let errors = errors.as_array().unwrap();
            assert!(!errors.is_empty());
            for error in errors {
                assert!(error["item"].is_string());
                assert!(!error["message"].as_str().unwrap().is_empty());
            }
        } else {
            assert!(result["determination"].is_string());
            assert_eq!(result["criteria"].as_object().unwrap().len(), trial.criteria().len());
        }
    }
    match outcome {
        Outcome::Complete => assert_eq!(in_error, 0),
        Outcome::SomeInError => assert!(in_error > 0),
        Outcome::Unusable => assert_eq!((format, in_error, results.lines().count()), (Format::Csv, 1, 1)),
    }
}
