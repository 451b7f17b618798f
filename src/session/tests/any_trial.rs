//! Page and command line say the same, for every folder of `trials/` and every small trial: of a file that is opened, and
//! of answers that are typed.

#[path = "../../../crates/authoring/tests/any_trial/folders.rs"]
#[allow(dead_code, reason = "the tests of trials use the rest")]
mod folders;
#[path = "../../../crates/authoring/tests/any_trial/people.rs"]
#[allow(dead_code, reason = "the tests of trials use the rest")]
mod people;
#[path = "../../../crates/authoring/tests/oracle/random.rs"]
mod random;
#[path = "../../../crates/authoring/tests/any_trial/shape.rs"]
#[allow(dead_code, reason = "the tests of trials use the rest")]
mod shape;

use crate::messages::Language;
use crate::session::date_text::DateText;
use crate::session::entry::Entry;
use crate::session::export::as_json;
use crate::session::quantity_text::QuantityText;
use crate::session::{Action, Audience, Session};
use authoring::people::{Format, screen};
use people::Record;
use random::Random;
use screening::definition::ItemKind;
use serde_json::{Map, Value};
use shape::Shape;
use std::path::PathBuf;
use std::rc::Rc;

/// A folder of this test alone: tests run side by side.
fn place() -> PathBuf {
    let test = std::thread::current().name().unwrap_or_default().replace("::", "-");
    std::env::temp_dir().join(format!("trial-prescreen-{}-{test}", std::process::id()))
}

fn for_every_trial(people: usize, check: impl Fn(&Shape, &Record) -> Option<String>) {
    let place = place();
    let mut wrong = Vec::new();
    for (name, folder) in folders::all(&place) {
        let shape = Shape::new(authoring::compile(&folder).unwrap_or_else(|findings| panic!("{name}: {findings:?}")));
        let mut random = Random::new(8);
        let found = (0..people).filter_map(|_| check(&shape, &people::any_record(&shape, &mut random)));
        wrong.extend(found.take(3).map(|line| format!("{name}: {line}")));
    }
    drop(std::fs::remove_dir_all(&place));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The line of the command line; `None` where the record is in error.
fn screened(shape: &Shape, record: &Record) -> Option<Map<String, Value>> {
    let mut output = Vec::new();
    let line = record.line();
    screen(&shape.trial, record.reference_date, Format::JsonLines, line.as_bytes(), &mut output).unwrap();
    let Value::Object(mut line) = serde_json::from_slice(&output).unwrap() else { panic!("no object") };
    line.remove("id");
    (!line.contains_key("errors")).then_some(line)
}

fn session(shape: &Shape, record: &Record) -> Session {
    let trial = Rc::new(screening::Trial::new(shape.definition.clone()).unwrap());
    Session::new(trial, record.reference_date, Language::English, Audience::Clinician)
}

/// What the page exports of the result.
fn exported(session: &Session) -> Map<String, Value> {
    let Value::Object(mut own) = serde_json::from_str(&as_json(session)).unwrap() else { panic!("no object") };
    for key in ["id", "trial", "trial_version", "reference_date", "answers", "approximate"] {
        own.remove(key);
    }
    own
}

fn difference(record: &Record, page: &Map<String, Value>, line: &Map<String, Value>) -> Option<String> {
    (page != line).then(|| {
        format!(
            "{}\n  page:         {}\n  command line: {}",
            record.line(),
            Value::from(page.clone()),
            Value::from(line.clone())
        )
    })
}

#[test]
fn a_file_that_is_opened_has_the_result_of_the_command_line() {
    for_every_trial(40, |shape, record| {
        let line = screened(shape, record)?;
        let text = record.line().replace("\"id\":\"p\",", "");
        let opened = session(shape, record).apply(Action::Open(text));
        difference(record, &exported(&opened), &line)
    });
}

/// What somebody types to give an answer.
fn typed(kind: &ItemKind, value: &Value) -> Entry {
    match (kind, value) {
        (_, Value::Bool(truth)) => Entry::Boolean(*truth),
        (ItemKind::Choice(codes), Value::String(code)) => {
            Entry::Choice(codes.iter().position(|one| one.code == *code).unwrap())
        }
        (ItemKind::Date(_), Value::String(text)) => {
            let mut parts = text.split('-').map(ToOwned::to_owned);
            let mut next = || parts.next().unwrap_or_default();
            Entry::Date(DateText { year: next(), month: next(), day: next() })
        }
        (ItemKind::Quantity(limits), Value::Object(parts)) => {
            let unit = limits.units.iter().position(|unit| Some(unit.code.as_str()) == parts["unit"].as_str());
            Entry::Quantity(QuantityText { number: parts["value"].to_string(), unit, unit_confirmed: true })
        }
        (ItemKind::Integer(_), Value::Number(number)) => {
            Entry::Quantity(QuantityText { number: number.to_string(), unit: None, unit_confirmed: false })
        }
        (ItemKind::List(limits), Value::Array(rows)) => {
            let row = |row: &Value| {
                let cell = |field: &screening::definition::Field| match row.get(&field.name) {
                    Some(cell) if !cell.is_null() => typed(&field.kind, cell),
                    _ => Entry::Blank.to_unknown(),
                };
                limits.fields.iter().map(cell).collect()
            };
            Entry::List(rows.iter().map(row).collect())
        }
        (_, Value::Null) => Entry::Blank.to_unknown(),
        (kind, value) => panic!("{value} is no answer of {kind:?}"),
    }
}

/// Nobody can type an answer to what is not asked, so such answers are left out of the record, too.
#[test]
fn typed_answers_have_the_result_of_the_command_line() {
    for_every_trial(40, |shape, record| {
        let mut session = session(shape, record);
        let mut told = Record { reference_date: record.reference_date, answers: Map::new() };
        for (index, item) in shape.definition.items.iter().enumerate() {
            if let (Some(value), true) = (record.answers.get(&item.link_id), session.sheet().is_asked(index)) {
                session = session.apply(Action::Answer(index, typed(&item.kind, value)));
                told.answers.insert(item.link_id.clone(), value.clone());
            }
        }
        let line = screened(shape, &told)?;
        difference(&told, &exported(&session), &line)
    });
}

#[test]
fn a_negative_number_is_taken_as_it_is_typed() {
    let place = place();
    let folder = folders::write(&place, "weights", &folders::small()["weights"]);
    let shape = Shape::new(authoring::compile(&folder).unwrap());
    drop(std::fs::remove_dir_all(&place));
    for (number, status) in
        [("-3", "passes"), ("\u{2212}3", "passes"), ("-5", "fails"), ("-40", "fails"), ("3", "passes")]
    {
        let mut answers = Map::new();
        let day = screening::Date::new(2026, 11, 29).unwrap();
        let record = Record { reference_date: day, answers: answers.clone() };
        let text = QuantityText { number: number.to_owned(), unit: Some(0), unit_confirmed: false };
        let item = shape.trial.item_index("base_excess").unwrap();
        let session = session(&shape, &record).apply(Action::Answer(item, Entry::Quantity(text)));
        let page = exported(&session);
        assert_eq!(page["criteria"]["I2"]["status"], status, "{number}");
        let value: i32 = number.replace('\u{2212}', "-").parse().unwrap();
        answers.insert("base_excess".to_owned(), serde_json::json!({ "value": value, "unit": "mmol/L" }));
        let line = screened(&shape, &Record { reference_date: day, answers }).unwrap();
        assert_eq!(page, line, "{number}");
    }
}
