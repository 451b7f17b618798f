//! A line of results of `prescreen screen`.

use crate::people::Record;
use crate::shape::Shape;
use authoring::people::{Format, screen};
use screening::Date;
use serde_json::Value;
use std::collections::BTreeMap;

/// First and last day.
pub(crate) type Range = (Date, Date);

/// What is said of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) status: String,
    pub(crate) flags: Vec<String>,
    pub(crate) clear: Option<Range>,
    pub(crate) until: Option<Range>,
}

impl Found {
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|one| one == flag)
    }

    /// Whether it passes, where that is decided.
    pub(crate) fn passes(&self) -> Option<bool> {
        match self.status.as_str() {
            "passes" | "not_applicable" => Some(true),
            "fails" => Some(false),
            "unknown" => None,
            other => panic!("the status `{other}`"),
        }
    }
}

/// What is said of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) determination: String,
    pub(crate) earliest: Option<Range>,
    pub(crate) latest: Option<Range>,
    pub(crate) no_common_day: bool,
    pub(crate) criteria: BTreeMap<String, Found>,
}

/// The line of results of a record; `None` where the record is in error.
pub(crate) fn line(shape: &Shape, record: &Record) -> Option<String> {
    let mut output = Vec::new();
    let input = record.line();
    screen(&shape.trial, record.reference_date, Format::JsonLines, input.as_bytes(), &mut output).unwrap();
    let line = String::from_utf8(output).unwrap();
    (!line.contains("\"errors\":")).then_some(line)
}

/// The same, read.
pub(crate) fn outcome(line: &str) -> Outcome {
    let line: Value = serde_json::from_str(line).unwrap();
    let criteria = line["criteria"].as_object().unwrap().iter().map(|(identifier, found)| {
        let flags = found.get("flags").and_then(Value::as_array).into_iter().flatten();
        let found = Found {
            status: found["status"].as_str().unwrap().to_owned(),
            flags: flags.map(|flag| flag.as_str().unwrap().to_owned()).collect(),
            clear: range(found.get("clear")),
            until: range(found.get("until")),
        };
        (identifier.clone(), found)
    });
    Outcome {
        determination: line["determination"].as_str().unwrap().to_owned(),
        earliest: range(line.get("earliest")),
        latest: range(line.get("latest")),
        no_common_day: line.get("no_common_day") == Some(&Value::Bool(true)),
        criteria: criteria.collect(),
    }
}

fn range(value: Option<&Value>) -> Option<Range> {
    let value = value.filter(|value| !value.is_null())?;
    let day = |key: &str| Date::parse(value[key].as_str().unwrap()).unwrap();
    Some((day("from"), day("to")))
}
