//! What the sentences of question pages are.

use crate::session::about_when::Ago;
use crate::session::date_text::DatePart;
use crate::session::problem::Problem;
use screening::definition::{Category, Unit};
use screening::{Date, PartialDate};

/// Sentences of question pages.
#[derive(Debug)]
pub struct QuestionPage {
    /// How far along.
    pub progress: fn(part: usize, of: usize) -> String,
    /// Heading of the list of problems.
    pub problems: &'static str,
    /// Said before a problem, for screen readers.
    pub problem_prefix: &'static str,
    /// Disclosure: why it is asked.
    pub why: &'static str,
    /// Disclosure: the record's words.
    pub record_says: &'static str,
    /// In which of the record's lists a sentence stands.
    pub record_list: fn(identifier: &str, category: Category) -> String,
    /// Where the record's words come from.
    pub record_source: fn(source: &str, date: &str) -> String,
    /// The fields of a date, in the order of this language.
    pub date_order: [DatePart; 3],
    /// A field of a date.
    pub date_part: fn(DatePart) -> &'static str,
    /// How to fill in a date.
    pub date_hint: &'static str,
    /// What a typed date is understood to mean.
    pub date_understood: fn(PartialDate) -> String,
    /// The third way to tell a date.
    pub about_when: &'static str,
    /// How long ago, to choose.
    pub ago: fn(Ago) -> String,
    /// What a range of days is understood to mean; without a first day it is open on that side.
    pub days_understood: fn(from: Option<Date>, to: Date) -> String,
    /// The field for a number.
    pub number: &'static str,
    /// The choice of a unit.
    pub unit: &'static str,
    /// A unit on screen, from its UCUM code.
    pub unit_name: fn(code: &str) -> &str,
    /// A number in another unit than the first, with what it is in the first.
    pub number_understood: fn(converted: &str) -> String,
    /// Takes the other unit.
    pub use_unit: fn(unit: &str) -> String,
    /// Keeps the unit.
    pub keep_unit: fn(unit: &str) -> String,
    /// What is wrong with an entry.
    pub problem: fn(label: &str, problem: &Problem, units: &[Unit]) -> String,
    /// A cell of a list: the list's label, the row counted from 1, the field's label.
    pub cell_label: fn(list: &str, row: usize, field: &str) -> String,
}
