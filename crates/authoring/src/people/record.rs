//! One record, from its JSON or its CSV row to a person's typed answers. Everything that is wrong with it is found at
//! once.

use std::collections::HashMap;

use crate::people::json::{self, Budget, Member, Value};
pub use crate::people::problems::ItemError;
use crate::people::problems::{Problems, shortened};
use crate::people::typing::{self, AsOf};
use screening::answers::{EARLIEST_DATE, LATEST_DATE};
use screening::{Answers, Date, Trial};

/// A person, ready to be screened.
#[derive(Debug, PartialEq)]
pub struct Person {
    /// The record's id, if it has one.
    pub id: Option<String>,
    /// The planned enrolment date.
    pub reference_date: Date,
    /// The answers, within their limits.
    pub answers: Answers,
}

/// A record that is in error.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// The record's id; `None` where it has none, or none that can be read.
    pub id: Option<String>,
    /// One entry for each wrong item, in the order of the record; of a record with very many, the first and their number.
    pub errors: Vec<ItemError>,
}

impl Refused {
    /// A record of which not even the parts can be told.
    pub(super) fn unreadable(expected: impl AsRef<str>) -> Refused {
        Refused { id: None, errors: vec![ItemError::expecting("line", expected)] }
    }
}

/// Whether today may stand for a missing reference date, and any other date be one: from 1900-01-01 to 2100-12-31.
pub fn is_reference_date(date: Date) -> bool {
    (EARLIEST_DATE..=LATEST_DATE).contains(&date)
}

/// What a reference date must be.
pub(super) const REFERENCE_DATE: &str = "a full date from 1900-01-01 to 2100-12-31, such as `2026-11-22`";

/// The keys of a record that are read.
const KEYS: [&str; 3] = ["id", "reference_date", "answers"];

/// A record's parts as they were written; `None` where there is none.
#[derive(Debug, Default)]
pub(super) struct Record<'a> {
    pub(super) id: Option<Value<'a>>,
    pub(super) reference_date: Option<Value<'a>>,
    pub(super) answers: Option<Value<'a>>,
}

/// Reads records for one trial.
#[derive(Debug)]
pub struct RecordReader<'t> {
    trial: &'t Trial,
    items: HashMap<&'t str, usize>,
    default_reference_date: Date,
}

impl<'t> RecordReader<'t> {
    /// A reader that gives records without a reference date this one.
    pub fn new(trial: &'t Trial, default_reference_date: Date) -> RecordReader<'t> {
        let items = trial.items().iter().enumerate().map(|(index, item)| (item.link_id.as_str(), index));
        RecordReader { trial, items: items.collect(), default_reference_date }
    }

    /// Reads a record that is one JSON object, the bytes of a line.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read_json(&self, text: &[u8]) -> Result<Person, Refused> {
        let read = json::read_members(text, &KEYS, &mut Budget::new());
        let Value::Object(members) = read.map_err(|error| Refused::unreadable(error.to_string()))? else {
            return Err(Refused::unreadable("one JSON object"));
        };
        let mut record = Record::default();
        for (key, value) in members {
            match key.as_ref() {
                "id" => record.id = Some(value),
                "reference_date" => record.reference_date = Some(value),
                "answers" => record.answers = Some(value),
                _ => {}
            }
        }
        self.read(record)
    }

    /// Types a record's parts.
    pub(super) fn read(&self, record: Record<'_>) -> Result<Person, Refused> {
        let mut errors = Problems::none();
        let id = match record.id {
            None | Some(Value::Null) => None,
            Some(Value::Text(id)) => Some(id.into_owned()),
            Some(Value::Boolean(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                errors.add(ItemError::expecting("id", "a text"));
                None
            }
        };
        let reference_date = match record.reference_date {
            None | Some(Value::Null) => Some(self.default_reference_date),
            Some(Value::Text(text)) => Date::parse(&text).filter(|date| is_reference_date(*date)),
            Some(Value::Boolean(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => None,
        };
        if reference_date.is_none() {
            errors.add(ItemError::expecting("reference_date", REFERENCE_DATE));
        }
        let as_of = reference_date.map_or(AsOf::Unknown, AsOf::Date);
        let answers = match record.answers {
            Some(Value::Object(members)) => self.answers(&members, as_of, &mut errors),
            None | Some(Value::Null | Value::Boolean(_) | Value::Number(_) | Value::Text(_) | Value::Array(_)) => {
                errors.add(ItemError::expecting("answers", "an object with an answer for each item, or an empty one"));
                Answers::none(self.trial)
            }
        };
        match reference_date {
            Some(reference_date) if errors.is_empty() => Ok(Person { id, reference_date, answers }),
            Some(_) | None => Err(Refused { id, errors: errors.into_errors() }),
        }
    }

    fn answers(&self, members: &[Member<'_>], as_of: AsOf, errors: &mut Problems) -> Answers {
        let mut answers = Answers::none(self.trial);
        for (link_id, value) in members {
            let known =
                self.items.get(link_id.as_ref()).and_then(|index| Some((*index, self.trial.items().get(*index)?)));
            match known {
                Some((index, item)) => answers.set(index, typing::answer(item, value, as_of, errors)),
                None => errors
                    .add(ItemError::expecting(shortened(link_id), "an item of this trial; it has none of this name")),
            }
        }
        answers
    }
}
