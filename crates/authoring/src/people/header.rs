//! What the columns of a CSV file mean, and a row's cells as a record's parts.

use std::borrow::Cow;
use std::collections::HashSet;

use screening::Trial;
use screening::definition::{ItemKind, QuantityLimits};

use crate::people::json::{self, Budget, Unreadable, Value};
use crate::people::number;
use crate::people::problems::{MAX_NAMED, Problems, shortened};
use crate::people::record::{ItemError, Record, Refused};
use crate::people::rows::Cells;

/// The meaning of each column.
#[derive(Debug)]
pub(super) struct Header {
    columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Id,
    ReferenceDate,
    /// By the item's index.
    Item(usize),
}

impl Header {
    /// Cells of a header that are worth keeping: each that it may have, and as many wrong ones as are named.
    pub(super) fn most_cells(trial: &Trial) -> usize {
        trial.items().len() + 2 + MAX_NAMED
    }

    /// How many cells a row has.
    pub(super) fn cells(&self) -> usize {
        self.columns.len()
    }

    /// Reads the header's cells.
    pub(super) fn read(trial: &Trial, cells: &Cells) -> Result<Header, Refused> {
        let mut columns = Vec::new();
        let mut errors = Problems::none();
        let mut seen = HashSet::new();
        let mut reported = HashSet::new();
        for name in &cells.kept {
            let column = match name.as_str() {
                "id" => Some(Column::Id),
                "reference_date" => Some(Column::ReferenceDate),
                link_id => trial.item_index(link_id).map(Column::Item),
            };
            let expected = match column {
                None => "a column named `id`, `reference_date` or like an item of this trial",
                Some(_) if !seen.insert(name) => "this column once",
                Some(column) => {
                    columns.push(column);
                    continue;
                }
            };
            if reported.insert(name) {
                errors.add(ItemError::expecting(shortened(name), expected));
            }
        }
        // Among so many some are in error already.
        errors.count(cells.count - cells.kept.len());
        if errors.is_empty() { Ok(Header { columns }) } else { Err(Refused { id: None, errors: errors.into_errors() }) }
    }

    /// A row's parts.
    pub(super) fn record<'a>(&self, trial: &'a Trial, cells: &'a Cells) -> Result<Record<'a>, Refused> {
        if cells.count != self.columns.len() {
            let expected = format!("{} cells as in the header; there are {}", self.columns.len(), cells.count);
            return Err(Refused::unreadable(expected));
        }
        let mut record = Record::default();
        let mut answers = Vec::new();
        let mut budget = Budget::new();
        // An empty cell says that nothing was asked.
        for (column, cell) in self.columns.iter().zip(&cells.kept).filter(|(_, cell)| !cell.is_empty()) {
            match column {
                // An id is a text whatever it reads.
                Column::Id => record.id = Some(text(cell)),
                Column::ReferenceDate => record.reference_date = Some(unknown_or(cell, text)),
                Column::Item(index) => {
                    let Some(item) = trial.items().get(*index) else { continue };
                    let value = answer(&item.kind, cell, &mut budget)?;
                    answers.push((Cow::Borrowed(item.link_id.as_str()), value));
                }
            }
        }
        record.answers = Some(Value::Object(answers));
        Ok(record)
    }
}

/// A cell as the JSON value that says the same. One that is not written as its type asks stays a text, which is then
/// found to be of the wrong type.
fn answer<'a>(kind: &'a ItemKind, cell: &'a str, budget: &mut Budget) -> Result<Value<'a>, Refused> {
    Ok(match kind {
        ItemKind::List(_) => return list(cell, budget),
        ItemKind::Boolean => unknown_or(cell, boolean),
        ItemKind::Choice(_) | ItemKind::Date(_) => unknown_or(cell, text),
        ItemKind::Quantity(limits) => unknown_or(cell, |cell| quantity(limits, cell)),
        ItemKind::Integer(_) => unknown_or(cell, integer),
    })
}

fn unknown_or<'a>(cell: &'a str, known: impl FnOnce(&'a str) -> Value<'a>) -> Value<'a> {
    if cell.eq_ignore_ascii_case("unknown") { Value::Null } else { known(cell) }
}

fn text(cell: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(cell))
}

fn boolean(cell: &str) -> Value<'_> {
    if cell.eq_ignore_ascii_case("true") {
        Value::Boolean(true)
    } else if cell.eq_ignore_ascii_case("false") {
        Value::Boolean(false)
    } else {
        text(cell)
    }
}

/// A bare number.
fn integer(cell: &str) -> Value<'_> {
    match number::read(cell) {
        Err(number::Refusal::Syntax) => text(cell),
        Ok(_) | Err(number::Refusal::Digits | number::Refusal::Size) => Value::Number(Cow::Borrowed(cell)),
    }
}

/// `9.33 kPa`, or a bare number in the first unit.
fn quantity<'a>(limits: &'a QuantityLimits, cell: &'a str) -> Value<'a> {
    let first_unit = limits.units.first().map_or("", |unit| unit.code.as_str());
    let (value, unit) = cell.split_once(' ').unwrap_or((cell, first_unit));
    if number::read(value) == Err(number::Refusal::Syntax) {
        return text(cell);
    }
    Value::Object(vec![
        (Cow::Borrowed("value"), Value::Number(Cow::Borrowed(value))),
        (Cow::Borrowed("unit"), text(unit)),
    ])
}

/// A JSON array. A key twice in an object, or too many values, make the row unreadable, as they would a line of JSON.
fn list<'a>(cell: &'a str, budget: &mut Budget) -> Result<Value<'a>, Refused> {
    if cell.eq_ignore_ascii_case("unknown") {
        return Ok(Value::Null);
    }
    match json::read(cell.as_bytes(), budget) {
        Ok(Value::Array(rows)) => Ok(Value::Array(rows)),
        Err(refusal @ (Unreadable::RepeatedKey(_) | Unreadable::TooMuch)) => {
            Err(Refused::unreadable(refusal.to_string()))
        }
        Ok(Value::Null | Value::Boolean(_) | Value::Number(_) | Value::Text(_) | Value::Object(_))
        | Err(Unreadable::Utf8(_) | Unreadable::ByteOrderMark | Unreadable::Syntax { .. }) => Ok(text(cell)),
    }
}
