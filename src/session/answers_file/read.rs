//! From a file's text to entries, everything checked.

use crate::session::answers_file::number::{self, Refusal};
use crate::session::answers_file::{Expected, FileProblem, MOST_BYTES, Opened, Place};
use crate::session::date_text::DateText;
use crate::session::entry::{Entry, RowEntry};
use crate::session::problem::Problem;
use crate::session::quantity_text::{QuantityText, out_of_range};
use screening::answers::{EARLIEST_DATE, Invalid, LATEST_DATE, check};
use screening::definition::{Code, IntegerLimits, Item, ItemKind, ListLimits, QuantityLimits, Unit};
use screening::json::{self, Json};
use screening::{Answer, Date, DateRange, Decimal, PartialDate, Trial};

type Members<'a> = [(String, Json<'a>)];

/// Reads one person's answers to a trial. `today` is the reference date where the file names none.
///
/// # Errors
/// Everything that is wrong with it, in the file's order.
pub fn read(trial: &Trial, today: Date, text: &str) -> Result<Opened, Vec<FileProblem>> {
    if text.len() > MOST_BYTES {
        return Err(vec![FileProblem::TooLarge]);
    }
    let members = match json::parse(text.as_bytes()) {
        Ok(Json::Object(members)) => members,
        Ok(Json::List(_)) => return Err(vec![FileProblem::SeveralPeople]),
        Ok(Json::Null | Json::Boolean(_) | Json::Number(_) | Json::Text(_)) => {
            return Err(vec![FileProblem::NotAnswers]);
        }
        Err(_) if is_several(text) => return Err(vec![FileProblem::SeveralPeople]),
        Err(_) => return Err(vec![FileProblem::NotAnswers]),
    };
    let definition = trial.definition();
    // What belongs elsewhere is not held to what belongs here.
    if let Some(named) = other(&members, "trial", &definition.identifier) {
        return Err(vec![FileProblem::OtherTrial(named)]);
    }
    if let Some(named) = other(&members, "trial_version", &definition.version) {
        return Err(vec![FileProblem::OtherVersion(named)]);
    }
    let mut problems = Vec::new();
    if !matches!(member(&members, "id"), None | Some(Json::Null | Json::Text(_))) {
        problems.push(FileProblem::Id);
    }
    let named = match member(&members, "reference_date") {
        None | Some(Json::Null) => None,
        Some(value) => {
            let date = date(value).and_then(PartialDate::full);
            let date = date.filter(|date| (EARLIEST_DATE..=LATEST_DATE).contains(date));
            if date.is_none() {
                problems.push(FileProblem::ReferenceDate);
            }
            date
        }
    };
    let as_of = if problems.contains(&FileProblem::ReferenceDate) { None } else { Some(named.unwrap_or(today)) };
    let mut entries = vec![Entry::Blank; trial.items().len()];
    match member(&members, "answers") {
        Some(Json::Object(answers)) => {
            let approximate = member(&members, "approximate");
            for (name, value) in answers {
                let Some((index, item)) =
                    trial.item_index(name).and_then(|index| Some((index, trial.items().get(index)?)))
                else {
                    problems.push(FileProblem::UnknownItem(name.clone()));
                    continue;
                };
                let mut reader = Reader { as_of, found: Vec::new(), beyond: Vec::new() };
                let entry = reader.entry(item, value);
                problems.extend(reader.in_order().into_iter().map(|(place, expected)| FileProblem::Item {
                    item: index,
                    place,
                    expected,
                }));
                let days = as_of.and_then(|as_of| days(item, value, approximate?, as_of));
                if let Some(place) = entries.get_mut(index) {
                    *place = days.map_or(entry, Entry::Days);
                }
            }
        }
        Some(Json::Null | Json::Boolean(_) | Json::Number(_) | Json::Text(_) | Json::List(_)) | None => {
            problems.push(FileProblem::NoAnswers);
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Opened { entries, reference_date: named, names_trial: member(&members, "trial").is_some() })
}

/// JSON Lines: more than one line, the first of which is an object by itself.
fn is_several(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().map(|line| json::parse(line.as_bytes()));
    matches!(first, Some(Ok(Json::Object(_)))) && lines.next().is_some()
}

/// What a key names where that is not what belongs here; nothing where there is no such key.
fn other(members: &Members, key: &str, own: &str) -> Option<String> {
    match member(members, key)? {
        Json::Text(text) if text == own => None,
        Json::Text(text) => Some(text.clone()),
        Json::Null | Json::Boolean(_) | Json::Number(_) | Json::List(_) | Json::Object(_) => Some(String::new()),
    }
}

fn member<'v, 'a>(members: &'v Members<'a>, key: &str) -> Option<&'v Json<'a>> {
    members.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// The days that are told beside an answer, where they fit it: it is unknown, or a date that may be any of them.
fn days(item: &Item, answer: &Json, approximate: &Json, as_of: Date) -> Option<DateRange> {
    let (Json::Object(told), ItemKind::Date(_)) = (approximate, &item.kind) else { return None };
    let Json::Object(ends) = member(told, &item.link_id)? else { return None };
    let end = |key| date(member(ends, key)?).and_then(PartialDate::full);
    let days = DateRange { from: end("from")?, to: end("to")? };
    let fits = match answer {
        Json::Null => true,
        given => date(given).is_some_and(|date| date.range().from <= days.from && days.to <= date.range().to),
    };
    (fits && check(item, &Answer::Days(days), as_of).is_empty()).then_some(days)
}

fn date(value: &Json) -> Option<PartialDate> {
    if let Json::Text(text) = value { PartialDate::parse(text) } else { None }
}

impl Place {
    fn row(&self) -> Option<usize> {
        match self {
            Place::Whole => None,
            Place::Row(row) | Place::Cell(row, _) => Some(*row),
        }
    }
}

/// Reads the answer to one item.
struct Reader {
    /// The reference date; `None` where the file's is wrong: then only what is wrong on any is found.
    as_of: Option<Date>,
    /// What is no answer at all, in the order of its rows.
    found: Vec<(Place, Expected)>,
    /// What keeps no limit, likewise.
    beyond: Vec<(Place, Expected)>,
}

impl Reader {
    /// All of it, row by row. The standard library's sorting would weigh more than this.
    fn in_order(self) -> Vec<(Place, Expected)> {
        let mut merged = Vec::new();
        let mut beyond = self.beyond.into_iter().peekable();
        for found in self.found {
            while let Some(earlier) = beyond.next_if(|(place, _)| place.row() < found.0.row()) {
                merged.push(earlier);
            }
            merged.push(found);
        }
        merged.extend(beyond);
        merged
    }

    fn entry(&mut self, item: &Item, value: &Json) -> Entry {
        let ItemKind::List(limits) = &item.kind else {
            let (entry, answer) = self.value(Place::Whole, &item.kind, value);
            if let Some(answer) = answer {
                self.limits(item, &answer);
            }
            return entry;
        };
        match value {
            Json::Null => Entry::Blank.to_unknown(),
            Json::List(rows) => {
                let read: Vec<_> = rows.iter().enumerate().map(|(index, row)| self.row(limits, index, row)).collect();
                let (rows, answers) = read.into_iter().unzip();
                self.limits(item, &Answer::List(answers));
                Entry::List(rows)
            }
            Json::Boolean(_) | Json::Number(_) | Json::Text(_) | Json::Object(_) => {
                self.found.push((Place::Whole, Expected::List));
                Entry::Blank
            }
        }
    }

    /// A row; one that is wrong still takes its place, so that the rows after it keep their numbers.
    fn row(&mut self, limits: &ListLimits, index: usize, value: &Json) -> (RowEntry, screening::answers::Row) {
        let mut entries = vec![Entry::Blank; limits.fields.len()];
        let mut answers = vec![None; limits.fields.len()];
        let Json::Object(members) = value else {
            self.found.push((Place::Row(index), Expected::Row));
            return (entries, answers);
        };
        for (name, value) in members {
            let place = Place::Cell(index, name.clone());
            let cells = limits.fields.iter().zip(entries.iter_mut().zip(&mut answers));
            match cells.into_iter().find(|(field, _)| field.name == *name) {
                Some((field, (entry, answer))) => (*entry, *answer) = self.value(place, &field.kind, value),
                None => self.found.push((place, Expected::Field)),
            }
        }
        // A row is there though nothing of it is known.
        if entries.iter().all(|entry| *entry == Entry::Blank)
            && let Some(first) = entries.first_mut()
        {
            *first = Entry::Blank.to_unknown();
        }
        (entries, answers)
    }

    /// An answer that is no list, as an entry and as itself.
    fn value(&mut self, place: Place, kind: &ItemKind, value: &Json) -> (Entry, Option<Answer>) {
        if *value == Json::Null {
            return (Entry::Blank.to_unknown(), None);
        }
        let read = match kind {
            ItemKind::Boolean => boolean(value),
            ItemKind::Choice(codes) => choice(codes, value),
            ItemKind::Date(_) => {
                let entry = |date: PartialDate| (Entry::Date(DateText::from(date)), Answer::Date(date));
                date(value).map(entry).ok_or(Expected::Date)
            }
            ItemKind::Quantity(limits) => quantity(limits, value),
            ItemKind::Integer(limits) => integer(limits, value),
            // The engine takes no list in a list.
            ItemKind::List(_) => Err(Expected::Row),
        };
        match read {
            Ok((entry, answer)) => (entry, Some(answer)),
            Err(expected) => {
                self.found.push((place, expected));
                (Entry::Blank, None)
            }
        }
    }

    fn limits(&mut self, item: &Item, answer: &Answer) {
        for finding in check(item, answer, self.as_of.unwrap_or(LATEST_DATE)) {
            // How far back a date may lie can depend on the reference date.
            if self.as_of.is_none() && matches!(finding.invalid, Invalid::Before(_)) {
                continue;
            }
            let (kind, given, place) = match (finding.cell, &item.kind, answer) {
                (Some((row, field)), ItemKind::List(limits), Answer::List(rows)) => {
                    let Some(of) = limits.fields.get(field) else { continue };
                    let given = rows.get(row).and_then(|row| row.get(field)?.as_ref());
                    (&of.kind, given, Place::Cell(row, of.name.clone()))
                }
                (_, kind, answer) => (kind, Some(answer), Place::Whole),
            };
            let problem = match (kind, given) {
                (ItemKind::Quantity(limits), Some(Answer::Quantity(_, unit))) => match limits.units.get(*unit) {
                    Some(of) => out_of_range(limits, *unit, of),
                    None => Problem::NoUnit,
                },
                _ => Problem::from_invalid(&finding.invalid),
            };
            self.beyond.push((place, Expected::Within(problem)));
        }
    }
}

type Read = Result<(Entry, Answer), Expected>;

fn boolean(value: &Json) -> Read {
    let Json::Boolean(value) = value else { return Err(Expected::Boolean) };
    Ok((Entry::Boolean(*value), Answer::Boolean(*value)))
}

fn choice(codes: &[Code], value: &Json) -> Read {
    let index = match value {
        Json::Text(text) => codes.iter().position(|code| code.code == *text),
        Json::Null | Json::Boolean(_) | Json::Number(_) | Json::List(_) | Json::Object(_) => None,
    };
    let read = index.map(|index| (Entry::Choice(index), Answer::Choice(index)));
    read.ok_or_else(|| Expected::Code(codes.iter().map(|code| code.code.clone()).collect()))
}

fn quantity(limits: &QuantityLimits, value: &Json) -> Read {
    let expected = || Expected::Quantity(limits.units.iter().map(|unit: &Unit| unit.code.clone()).collect());
    let Json::Object(members) = value else { return Err(expected()) };
    let (Some(Json::Number(number)), Some(Json::Text(code)), 2) =
        (member(members, "value"), member(members, "unit"), members.len())
    else {
        return Err(expected());
    };
    let (index, unit) = limits.units.iter().enumerate().find(|(_, unit)| unit.code == *code).ok_or_else(expected)?;
    let number = number::read(number).map_err(|refusal| {
        Expected::Within(match refusal {
            Refusal::Digits => Problem::TooManyDigits,
            Refusal::Size => out_of_range(limits, index, unit),
        })
    })?;
    // Whoever wrote the file chose the unit.
    let text = QuantityText { number: number.to_string(), unit: Some(index), unit_confirmed: true };
    Ok((Entry::Quantity(text), Answer::Quantity(number, index)))
}

/// A JSON number whose value has no fraction: `3`, and also `3.0` and `3e0`.
fn integer(limits: &IntegerLimits, value: &Json) -> Read {
    let number = match value {
        Json::Number(text) => number::read(text).ok().and_then(Decimal::to_integer),
        Json::Null | Json::Boolean(_) | Json::Text(_) | Json::List(_) | Json::Object(_) => None,
    };
    let number = number.and_then(|number| i32::try_from(number).ok());
    let number = number.ok_or(Expected::Integer(limits.low, limits.high))?;
    let text = QuantityText { number: number.to_string(), ..QuantityText::default() };
    Ok((Entry::Quantity(text), Answer::Integer(number)))
}
