//! One answer, from its JSON value to the type and the limits of its item.

use screening::answers::{Answer, Finding, Invalid, LATEST_DATE, Row, check};
use screening::definition::{Code, IntegerLimits, Item, ItemKind, ListLimits, QuantityLimits};
use screening::{Date, Decimal, PartialDate};

use crate::people::json::{Member, Value};
use crate::people::number::{self, Refusal};
use crate::people::problems::{ItemError, MAX_NAMED, Problems, shortened};

/// The date on which answers hold.
#[derive(Clone, Copy, Debug)]
pub(super) enum AsOf {
    /// The reference date.
    Date(Date),
    /// The record's reference date is in error: only what is wrong on every reference date is found.
    Unknown,
}

/// The answer to an item; `None` where it is unknown or in error. What is wrong with it is added to `errors`.
pub(super) fn answer(item: &Item, value: &Value<'_>, as_of: AsOf, errors: &mut Problems) -> Option<Answer> {
    let mut found = Errors { item, kept: Vec::new(), room: MAX_NAMED, more: 0 };
    let answer = match &item.kind {
        ItemKind::List(limits) => found.rows(limits, value),
        ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) => {
            single(&item.kind, value).unwrap_or_else(|expected| found.add(Place::Item, &expected))
        }
    };
    if let Some(answer) = &answer {
        found.limits(answer, as_of);
    }
    if found.kept.is_empty() {
        return answer;
    }
    // Row by row, and within a row in the order found.
    found.kept.sort_by_key(|(place, _)| place.row());
    for (_, error) in found.kept {
        errors.add(error);
    }
    errors.count(found.more);
    None
}

/// Where in an item's answer an error is.
#[derive(Clone, Copy, Debug)]
enum Place<'a> {
    Item,
    Row(usize),
    Cell(usize, &'a str),
}

impl Place<'_> {
    fn row(self) -> Option<usize> {
        match self {
            Place::Item => None,
            Place::Row(row) | Place::Cell(row, _) => Some(row),
        }
    }
}

/// The errors of one item.
struct Errors<'a> {
    item: &'a Item,
    kept: Vec<(Place<'a>, ItemError)>,
    /// How many more are kept of those that are found in the order of the rows: more would not be named.
    room: usize,
    /// How many were not kept.
    more: usize,
}

impl<'a> Errors<'a> {
    /// Adds an error; always `None`, the answer of what is in error.
    fn add(&mut self, place: Place<'a>, expected: &str) -> Option<Answer> {
        let Some(room) = self.room.checked_sub(1) else {
            self.more += 1;
            return None;
        };
        self.room = room;
        let link_id = &self.item.link_id;
        let name = match place {
            Place::Item => link_id.clone(),
            Place::Row(row) => format!("{link_id}[{row}]"),
            Place::Cell(row, key) => format!("{link_id}[{row}].{}", shortened(key)),
        };
        self.kept.push((place, ItemError::expecting(name, expected)));
        None
    }

    fn rows(&mut self, limits: &'a ListLimits, value: &'a Value<'_>) -> Option<Answer> {
        match value {
            Value::Null => None,
            Value::Array(rows) => {
                // One row beyond the limit is enough to say so; those far beyond it are not looked at.
                let rows = rows.iter().take(limits.max_rows + MAX_NAMED).enumerate();
                Some(Answer::List(rows.map(|(index, row)| self.row(limits, index, row)).collect()))
            }
            Value::Boolean(_) | Value::Number(_) | Value::Text(_) | Value::Object(_) => {
                self.add(Place::Item, "a list: a JSON array of objects, one a row")
            }
        }
    }

    /// A row in error still takes its place, so that the rows after it keep their numbers.
    fn row(&mut self, limits: &'a ListLimits, index: usize, value: &'a Value<'_>) -> Row {
        let mut row: Row = limits.fields.iter().map(|_| None).collect();
        let Value::Object(members) = value else {
            self.add(Place::Row(index), "an object, one field a key");
            return row;
        };
        for (key, value) in members {
            let place = Place::Cell(index, key);
            let known = limits.fields.iter().zip(&mut row).find(|(field, _)| field.name == key.as_ref());
            let Some((field, cell)) = known else {
                let names = limits.fields.iter().map(|field| field.name.as_str());
                self.add(place, &format!("only the fields {} in a row", list(names, "and")));
                continue;
            };
            *cell = single(&field.kind, value).unwrap_or_else(|expected| self.add(place, &expected));
        }
        row
    }

    fn limits(&mut self, answer: &Answer, as_of: AsOf) {
        let findings = match as_of {
            AsOf::Date(reference_date) => check(self.item, answer, reference_date),
            AsOf::Unknown => check(&on_any_reference_date(self.item), answer, LATEST_DATE),
        };
        self.room = MAX_NAMED;
        for Finding { cell, invalid } in findings {
            let place = cell.map_or(Place::Item, |(row, field)| self.cell(row, field));
            self.add(place, &permitted(&invalid, as_of));
        }
    }

    fn cell(&self, row: usize, field: usize) -> Place<'a> {
        let name = match &self.item.kind {
            ItemKind::List(limits) => limits.fields.get(field).map(|field| field.name.as_str()),
            ItemKind::Boolean
            | ItemKind::Choice(_)
            | ItemKind::Date(_)
            | ItemKind::Quantity(_)
            | ItemKind::Integer(_) => None,
        };
        name.map_or(Place::Row(row), |name| Place::Cell(row, name))
    }
}

/// The item without the limits that depend on the reference date.
fn on_any_reference_date(item: &Item) -> Item {
    let mut item = item.clone();
    match &mut item.kind {
        ItemKind::Date(limits) => limits.years_before_reference = None,
        ItemKind::List(limits) => {
            for field in &mut limits.fields {
                if let ItemKind::Date(limits) = &mut field.kind {
                    limits.years_before_reference = None;
                }
            }
        }
        ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) => {}
    }
    item
}

/// What the limit permits that an answer does not keep.
fn permitted(invalid: &Invalid, as_of: AsOf) -> String {
    match invalid {
        Invalid::Type => "an answer of the item's type".to_owned(),
        Invalid::AfterReference(date) => match as_of {
            AsOf::Date(_) => format!("a date not after {date}, the reference date"),
            AsOf::Unknown => format!("a date not after {date}"),
        },
        Invalid::Before(date) => format!("a date not before {date}"),
        Invalid::OutOfRange { low, high, unit } => format!("a quantity from {low} to {high} {unit}"),
        Invalid::NotWithin(IntegerLimits { low, high }) => format!("a whole number from {low} to {high}"),
        Invalid::TooManyRows(rows) => format!("at most {rows} rows"),
    }
}

/// An answer that is no list; `Ok(None)` where it is unknown.
fn single(kind: &ItemKind, value: &Value<'_>) -> Result<Option<Answer>, String> {
    if *value == Value::Null {
        return Ok(None);
    }
    let answer = match kind {
        ItemKind::Boolean => boolean(value),
        ItemKind::Choice(codes) => choice(codes, value),
        ItemKind::Date(_) => date(value),
        ItemKind::Quantity(limits) => quantity(limits, value),
        ItemKind::Integer(limits) => integer(limits, value),
        // The loader refuses a list in a list.
        ItemKind::List(_) => Err("no list inside a list".to_owned()),
    };
    answer.map(Some)
}

fn boolean(value: &Value<'_>) -> Result<Answer, String> {
    let Value::Boolean(truth) = value else { return Err("`true` or `false`".to_owned()) };
    Ok(Answer::Boolean(*truth))
}

fn choice(codes: &[Code], value: &Value<'_>) -> Result<Answer, String> {
    let index = match value {
        Value::Text(text) => codes.iter().position(|code| code.code == text.as_ref()),
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    };
    index.map(Answer::Choice).ok_or_else(|| {
        let codes = codes.iter().map(|code| code.code.as_str());
        format!("one of the codes {}", list(codes, "or"))
    })
}

fn date(value: &Value<'_>) -> Result<Answer, String> {
    let date = match value {
        Value::Text(text) => PartialDate::parse(text),
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    };
    date.map(Answer::Date).ok_or_else(|| "a date of the calendar such as `2026`, `2026-05` or `2026-05-21`".to_owned())
}

fn quantity(limits: &QuantityLimits, value: &Value<'_>) -> Result<Answer, String> {
    let units = || list(limits.units.iter().map(|unit| unit.code.as_str()), "or");
    let Value::Object(members) = value else {
        return Err(format!("a number with its unit, which is {}", units()));
    };
    let number = match member(members, "value") {
        Some(Value::Number(text)) => number::read(text).map_err(|refusal| expected_of_number(limits, refusal)),
        Some(Value::Null | Value::Boolean(_) | Value::Text(_) | Value::Array(_) | Value::Object(_)) | None => {
            Err("a number as its `value`".to_owned())
        }
    };
    let unit = match member(members, "unit") {
        Some(Value::Text(text)) => limits.units.iter().position(|unit| unit.code == text.as_ref()),
        Some(Value::Null | Value::Boolean(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) | None => None,
    };
    let mut expected: Vec<String> = number.as_ref().err().into_iter().cloned().collect();
    if unit.is_none() {
        expected.push(format!("{} as its `unit`", units()));
    }
    if members.iter().any(|(key, _)| !matches!(key.as_ref(), "value" | "unit")) {
        expected.push("only the keys `value` and `unit`".to_owned());
    }
    match (number, unit) {
        (Ok(number), Some(unit)) if expected.is_empty() => Ok(Answer::Quantity(number, unit)),
        (Ok(_) | Err(_), Some(_) | None) => Err(expected.join("; ")),
    }
}

/// A JSON number whose value has no fraction: `3`, and also `3.0` and `3e0`, since JSON has one type of numbers.
fn integer(limits: &IntegerLimits, value: &Value<'_>) -> Result<Answer, String> {
    let number = match value {
        Value::Number(text) => number::read(text).ok().and_then(Decimal::to_integer),
        Value::Null | Value::Boolean(_) | Value::Text(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let number = number.and_then(|number| i32::try_from(number).ok()).map(Answer::Integer);
    number.ok_or_else(|| format!("a whole number from {} to {}", limits.low, limits.high))
}

fn expected_of_number(limits: &QuantityLimits, refusal: Refusal) -> String {
    match refusal {
        Refusal::Syntax | Refusal::Digits => number::EXPECTED.to_owned(),
        Refusal::Size => {
            let (low, high): (Decimal, Decimal) = (limits.low, limits.high);
            let unit = limits.units.first().map_or("", |unit| unit.code.as_str());
            format!("a quantity from {low} to {high} {unit}")
        }
    }
}

fn member<'v, 'a>(members: &'v [Member<'a>], key: &str) -> Option<&'v Value<'a>> {
    members.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// `a`, `b` or `c`
fn list<'a>(names: impl Iterator<Item = &'a str>, last: &str) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let end = names.pop().unwrap_or_default();
    if names.is_empty() { end } else { format!("{} {last} {end}", names.join(", ")) }
}
