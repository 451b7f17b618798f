//! Trials from elsewhere: whatever stands in a file, reading it ends, and what is taken can be used without breaking down.

use super::numbers::Numbers;
use crate::messages::Language;
use crate::session::answers_file::file_json;
use crate::session::entry::Entry;
use crate::session::export::{as_csv, as_json, as_text};
use crate::session::timeline::Timeline;
use crate::session::{Action, Audience, Session};
use screening::definition::ItemKind;
use screening::{Date, Trial};
use serde_json::{Value, json};
use std::rc::Rc;

/// How many values there are in a value, itself among them.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(values) => values.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// The value of that number, in the order of the file.
fn nth<'v>(value: &'v mut Value, number: &mut usize) -> Option<&'v mut Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    match value {
        Value::Array(values) => values.iter_mut().find_map(|value| nth(value, number)),
        Value::Object(entries) => entries.values_mut().find_map(|value| nth(value, number)),
        _ => None,
    }
}

/// The trial with one value changed, taken out, doubled, or put in the place of another.
fn damaged(trial: &Value, numbers: &mut Numbers) -> Value {
    let mut trial = trial.clone();
    let values = count(&trial);
    let other = nth(&mut trial, &mut numbers.below(values)).cloned().unwrap_or_default();
    let mut number = numbers.below(values);
    let Some(value) = nth(&mut trial, &mut number) else { return trial };
    let odd = [
        json!(null),
        json!(0),
        json!(-1),
        json!(31),
        json!(48),
        json!(u64::from(u32::MAX)),
        json!(i64::MAX),
        json!("999999999999999999"),
        json!("-0.00000001"),
        json!(""),
        json!([]),
        json!({}),
        json!(true),
        json!("9999-12-31"),
    ];
    match (numbers.below(4), &mut *value) {
        (0, Value::Array(values)) if !values.is_empty() => drop(values.remove(numbers.below(values.len()))),
        (1, Value::Array(values)) if !values.is_empty() => values.push(values[numbers.below(values.len())].clone()),
        (2, _) => *value = other,
        (_, Value::Number(_)) => *value = json!(numbers.below(50)),
        _ => *value = odd[numbers.below(odd.len())].clone(),
    }
    trial
}

/// Some entry at an item, whatever its kind says it may be.
fn some_entry(kind: &ItemKind, numbers: &mut Numbers) -> Entry {
    match kind {
        ItemKind::Boolean => Entry::Boolean(numbers.below(2) == 0),
        ItemKind::Choice(codes) => Entry::Choice(numbers.below(codes.len() + 1)),
        ItemKind::Date(_) => super::date("2026", ["8", ""][numbers.below(2)], ["21", ""][numbers.below(2)]),
        ItemKind::Quantity(limits) => super::number("60.5", numbers.below(limits.units.len() + 1)),
        ItemKind::Integer(_) => super::number("3", 0),
        ItemKind::List(limits) => {
            let row = limits.fields.iter().map(|field| some_entry(&field.kind, numbers));
            Entry::List(vec![row.collect()])
        }
    }
}

/// Goes through all that the page shows.
fn use_it(trial: Trial, numbers: &mut Numbers) {
    let trial = Rc::new(trial);
    for audience in [Audience::Participant, Audience::Clinician] {
        let mut session =
            Session::new(Rc::clone(&trial), Date::new(2026, 11, 22).unwrap(), Language::English, audience);
        for item in 0..trial.items().len() {
            if numbers.below(3) > 0 {
                session = session.apply(Action::Answer(item, some_entry(&trial.items()[item].kind, numbers)));
            }
            session = session.apply(Action::AddRow(item));
            if audience == Audience::Participant {
                session = session.apply(Action::Continue);
            }
        }
        let answers = session.answers();
        let sheet = session.sheet();
        let examination = trial.examine(&answers, session.reference_date());
        session.outcome(&sheet, &examination);
        session.sections(&sheet);
        session.progress(&sheet);
        trial.warnings(&answers, session.reference_date());
        Timeline::new(&trial, &answers, session.reference_date(), &examination.assessment);
        for criterion in 0..trial.criteria().len() {
            trial.trace(criterion, &answers, session.reference_date());
        }
        for text in [as_csv(&session), as_json(&session), as_text(&session)] {
            assert!(!text.is_empty());
        }
        let _ = session.apply(Action::Replace(file_json(&session)));
    }
}

#[test]
fn a_damaged_trial_is_refused_or_can_be_used() {
    let trial: Value = serde_json::from_slice(crate::TRIAL).unwrap();
    let mut numbers = Numbers::new(4);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..150 {
        match Trial::from_json(damaged(&trial, &mut numbers).to_string().as_bytes()) {
            Ok(trial) => {
                taken += 1;
                use_it(trial, &mut numbers);
            }
            Err(_) => refused += 1,
        }
    }
    assert!(taken > 10 && refused > 10, "{taken} taken, {refused} refused");
}

#[test]
fn a_file_with_changed_bytes_is_refused_or_taken() {
    let mut numbers = Numbers::new(5);
    for _ in 0..300 {
        let mut bytes = crate::TRIAL.to_vec();
        for _ in 0..=numbers.below(3) {
            let place = numbers.below(bytes.len());
            bytes[place] ^= 1 << numbers.below(8);
        }
        // It returns: nothing more is asked of it.
        let _ = Trial::from_json(&bytes);
    }
}

/// What is said of the trial with other definitions.
fn refusal(change: impl FnOnce(&mut Value)) -> String {
    let mut trial: Value = serde_json::from_slice(crate::TRIAL).unwrap();
    change(&mut trial);
    Trial::from_json(trial.to_string().as_bytes()).unwrap_err().to_string()
}

/// As many definitions more, each made from the index of the one before it.
fn extended(trial: &mut Value, count: usize, expression: impl Fn(usize) -> Value) {
    let definitions = trial["definitions"].as_array_mut().unwrap();
    for _ in 0..count {
        let before = definitions.len() - 1;
        definitions.push(json!({ "name": "More", "source": "", "expression": expression(before), "clauses": [] }));
    }
}

#[test]
fn a_trial_that_would_take_for_ever_is_refused() {
    let named = |before: usize| json!({ "ExpressionRef": before });
    // Each evaluates the one before it twice: a billion billion times in all.
    let doubled = |trial: &mut Value| extended(trial, 60, |before| json!({ "And": [named(before), named(before)] }));
    assert!(refusal(doubled).contains("takes more than 4096 expressions"));
    // Each inside the one before it: more than a browser's stack holds.
    let chained = |trial: &mut Value| extended(trial, 300, |before| json!({ "Not": named(before) }));
    assert!(refusal(chained).contains("nested more than 200 deep"));
    // Whether an item is asked depends on the two before it.
    let controlled = |trial: &mut Value| {
        for item in 2..40 {
            let on = |item: usize| json!({ "item": item, "test": "IsKnown" });
            trial["items"][item]["enable_when"] = json!([on(item - 1), on(item - 2)]);
        }
    };
    assert!(refusal(controlled).contains("depends on too many items"));
    let listed = |trial: &mut Value| extended(trial, 600, |_| json!("Null"));
    assert!(refusal(listed).contains("more than 512 of something"));
    let rows = |trial: &mut Value| {
        let lists = trial["items"].as_array_mut().unwrap().iter_mut().filter_map(|item| item["kind"].get_mut("List"));
        lists.for_each(|list| list["max_rows"] = json!(1_000_000));
    };
    assert!(refusal(rows).contains("holds more than 100 rows"));
}

#[test]
fn a_trial_with_two_of_a_name_is_refused() {
    let items = |trial: &mut Value| trial["items"][5]["link_id"] = trial["items"][0]["link_id"].clone();
    assert!(refusal(items).contains("two of the name age_18_or_over"));
    let criteria = |trial: &mut Value| trial["criteria"][5]["identifier"] = json!("I1");
    assert!(refusal(criteria).contains("two of the name I1"));
}
