//! The file of one person's answers, in the data dictionary's JSON: what this page saves and opens.
//!
//! The format is described in `docs/file-formats.md`. Reading finds everything that is wrong at once and changes
//! nothing; the sentences stand in the messages.

mod number;
mod read;
#[cfg(test)]
pub(super) mod tests;
mod write;

pub use read::read;
pub use write::{answers_json, csv_cell, file_json, quoted};

use crate::session::entry::Entry;
use crate::session::problem::Problem;
use screening::Date;

/// The most that a file may hold, in bytes; a person's answers take some thousand.
pub const MOST_BYTES: usize = 256 * 1024;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// One entry for each of the trial's items.
    pub entries: Vec<Entry>,
    /// The reference date that it names.
    pub reference_date: Option<Date>,
    /// Whether it says of which trial it is.
    pub names_trial: bool,
}

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// The browser could not read it.
    Unreadable,
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// No JSON, or cut off.
    NotAnswers,
    /// More than one person.
    SeveralPeople,
    /// It names another trial.
    OtherTrial(String),
    /// It names another version of the trial's definition.
    OtherVersion(String),
    /// Its `id` is no text.
    Id,
    /// Its `reference_date` is no full date of the permitted years.
    ReferenceDate,
    /// Its `answers` are missing, or are no object.
    NoAnswers,
    /// An answer to an item that the trial does not have.
    UnknownItem(String),
    /// An answer that is not what its item takes.
    Item {
        /// The item, by index.
        item: usize,
        /// Where in its rows.
        place: Place,
        /// What was expected.
        expected: Expected,
    },
}

/// Where in an item's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The answer itself.
    Whole,
    /// A row, by index.
    Row(usize),
    /// A field of a row, by the name that stands in the file.
    Cell(usize, String),
}

/// What was expected of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `true` or `false`.
    Boolean,
    /// One of these codes.
    Code(Vec<String>),
    /// A date of the calendar.
    Date,
    /// A number with one of these units, and nothing else.
    Quantity(Vec<String>),
    /// A whole number between these.
    Integer(i32, i32),
    /// A list.
    List,
    /// Fields and their answers.
    Row,
    /// A field that the list has.
    Field,
    /// Something that keeps the limits; what is wrong is the same as where it is typed.
    Within(Problem),
}
