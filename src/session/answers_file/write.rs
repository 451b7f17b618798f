//! From a session to a file's text.

use crate::session::Session;
use crate::session::entry::Reading;
use crate::session::sheet::Sheet;
use screening::definition::{Item, ItemKind};
use screening::{Answer, DateRange, PartialDate};

/// The file that a person keeps.
pub fn file_json(session: &Session) -> String {
    format!("{{{}}}", answers_json(session, &session.sheet()))
}

/// What a file says of the trial, the reference date and the answers, without the braces around it.
pub fn answers_json(session: &Session, sheet: &Sheet) -> String {
    let definition = session.trial().definition();
    let mut answers = Vec::new();
    let mut approximate = Vec::new();
    for (index, item) in session.trial().items().iter().enumerate() {
        let Some(value) = value(sheet, index, item) else { continue };
        let name = quoted(&item.link_id);
        answers.push(format!("{name}:{value}"));
        if let (true, Reading::Given(Answer::Days(days))) = (sheet.is_asked(index), sheet.reading(index)) {
            approximate.push(format!("{name}:{{\"from\":\"{}\",\"to\":\"{}\"}}", days.from, days.to));
        }
    }
    let approximate =
        if approximate.is_empty() { String::new() } else { format!(",\"approximate\":{{{}}}", approximate.join(",")) };
    format!(
        "\"trial\":{},\"trial_version\":{},\"reference_date\":\"{}\",\"answers\":{{{}}}{approximate}",
        quoted(&definition.identifier),
        quoted(&definition.version),
        session.reference_date(),
        answers.join(",")
    )
}

/// The value of an item that is asked and answered.
fn value(sheet: &Sheet, index: usize, item: &Item) -> Option<String> {
    if !sheet.is_asked(index) {
        return None;
    }
    match sheet.reading(index) {
        // What cannot be used is no answer.
        Reading::Blank | Reading::Wrong(_) => None,
        Reading::Unknown => Some("null".to_owned()),
        Reading::Given(answer) => Some(json(&item.kind, answer)),
    }
}

/// The cell of a table for an item: empty where it is not asked or not answered.
pub fn csv_cell(sheet: &Sheet, index: usize, item: &Item) -> String {
    if !sheet.is_asked(index) {
        return String::new();
    }
    match sheet.reading(index) {
        Reading::Blank | Reading::Wrong(_) => String::new(),
        Reading::Unknown => "unknown".to_owned(),
        Reading::Given(answer) => match (&item.kind, answer) {
            (ItemKind::Quantity(limits), Answer::Quantity(value, unit)) => {
                format!("{value} {}", limits.units.get(*unit).map_or("", |unit| &unit.code))
            }
            (_, Answer::Days(days)) => covering(*days).map_or_else(|| "unknown".to_owned(), |date| date.to_string()),
            (_, Answer::Date(date)) => date.to_string(),
            (ItemKind::Choice(codes), Answer::Choice(code)) => {
                codes.get(*code).map_or_else(String::new, |code| code.code.clone())
            }
            (kind, answer) => json(kind, answer),
        },
    }
}

fn json(kind: &ItemKind, answer: &Answer) -> String {
    match (kind, answer) {
        (_, Answer::Boolean(value)) => value.to_string(),
        (_, Answer::Integer(value)) => value.to_string(),
        (_, Answer::Date(date)) => format!("\"{date}\""),
        (_, Answer::Days(days)) => covering(*days).map_or_else(|| "null".to_owned(), |date| format!("\"{date}\"")),
        (ItemKind::Choice(codes), Answer::Choice(code)) => {
            codes.get(*code).map_or_else(String::new, |code| quoted(&code.code))
        }
        (ItemKind::Quantity(limits), Answer::Quantity(value, unit)) => {
            let unit = limits.units.get(*unit).map_or("", |unit| &unit.code);
            format!("{{\"value\":{value},\"unit\":{}}}", quoted(unit))
        }
        (ItemKind::List(limits), Answer::List(rows)) => {
            let cell = |(of, cell): (&screening::definition::Field, &Option<Answer>)| {
                Some(format!("{}:{}", quoted(&of.name), json(&of.kind, cell.as_ref()?)))
            };
            let row = |row: &screening::answers::Row| {
                let cells: Vec<String> = limits.fields.iter().zip(row).filter_map(cell).collect();
                format!("{{{}}}", cells.join(","))
            };
            let rows: Vec<String> = rows.iter().map(row).collect();
            format!("[{}]", rows.join(","))
        }
        // The engine refuses such an answer before it gets here.
        (_, Answer::Choice(_) | Answer::Quantity(..) | Answer::List(_)) => "null".to_owned(),
    }
}

/// The most exact partial date that may be any of the days; none where they lie in two years.
fn covering(days: DateRange) -> Option<PartialDate> {
    let DateRange { from, to } = days;
    let same_year = from.year() == to.year();
    let same_month = same_year && from.month() == to.month();
    if from == to {
        Some(from.into())
    } else if same_year {
        PartialDate::new(from.year(), same_month.then(|| from.month()), None)
    } else {
        None
    }
}

/// A JSON string.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control < ' ' => {
                quoted.push_str("\\u00");
                let digits = [u32::from(control) / 16, u32::from(control) % 16];
                quoted.extend(digits.into_iter().filter_map(|digit| char::from_digit(digit, 16)));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
