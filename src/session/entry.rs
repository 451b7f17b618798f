//! What a person has entered at one question, kept as typed, and what it is understood to mean.

use crate::session::date_text::DateText;
use crate::session::problem::Problem;
use crate::session::quantity_text::QuantityText;
use screening::answers::check;
use screening::definition::{Item, ItemKind, ListLimits};
use screening::{Answer, Date, DateRange};

/// What a person has entered at one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// Nothing chosen or typed yet.
    #[default]
    Blank,
    /// "I do not know". What stood there before is kept, so that taking it back brings that back.
    Unknown(Box<Entry>),
    /// Yes or no.
    Boolean(bool),
    /// A code, by its index.
    Choice(usize),
    /// A date.
    Date(DateText),
    /// About when: some day of a range that was offered.
    Days(DateRange),
    /// A number with a unit, or a whole number without one.
    Quantity(QuantityText),
    /// Rows; no row at all says that there are none.
    List(Vec<RowEntry>),
}

/// The cells of a row, by field; blank ones are unknown.
pub type RowEntry = Vec<Entry>;

/// What an entry is understood to mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// Not answered.
    Blank,
    /// "I do not know".
    Unknown,
    /// An answer.
    Given(Answer),
    /// Something that cannot be used.
    Wrong(Problem),
}

impl Entry {
    /// "I do not know" instead of this entry, or this entry itself where it is that already.
    #[must_use]
    pub fn to_unknown(&self) -> Entry {
        if self.is_unknown() { self.clone() } else { Entry::Unknown(Box::new(self.clone())) }
    }

    /// What stands beneath "I do not know", or the entry itself.
    pub fn beneath(&self) -> &Entry {
        if let Entry::Unknown(before) = self { before } else { self }
    }

    /// Whether it is "I do not know".
    pub fn is_unknown(&self) -> bool {
        matches!(self, Entry::Unknown(_))
    }

    /// The text of a date; blank where it is none.
    pub fn date_text(&self) -> DateText {
        if let Entry::Date(text) = self.beneath() { text.clone() } else { DateText::default() }
    }

    /// The text of a number; blank where it is none.
    pub fn quantity_text(&self) -> QuantityText {
        if let Entry::Quantity(text) = self.beneath() { text.clone() } else { QuantityText::default() }
    }

    /// The rows of a list; none where it is none.
    pub fn rows(&self) -> &[RowEntry] {
        if let Entry::List(rows) = self.beneath() { rows } else { &[] }
    }

    /// What it is understood to mean as an answer to an item on a reference date.
    pub fn read(&self, item: &Item, reference_date: Date) -> Reading {
        let mut counted = Vec::new();
        let reading = match (self, &item.kind) {
            (Entry::List(rows), ItemKind::List(limits)) => read_rows(rows, limits, reference_date, &mut counted),
            _ => self.read_value(&item.kind, reference_date),
        };
        let Reading::Given(answer) = reading else { return reading };
        let Some(finding) = check(item, &answer, reference_date).into_iter().next() else {
            return Reading::Given(answer);
        };
        let problem = Problem::from_invalid(&finding.invalid);
        Reading::Wrong(match finding.cell {
            Some((row, field)) => problem.in_cell(counted.get(row).copied().unwrap_or(row), field),
            None => problem,
        })
    }

    fn read_value(&self, kind: &ItemKind, reference_date: Date) -> Reading {
        let answer = match self {
            Entry::Blank | Entry::List(_) => return Reading::Blank,
            Entry::Unknown(_) => return Reading::Unknown,
            Entry::Boolean(value) => Ok(Answer::Boolean(*value)),
            Entry::Choice(code) => Ok(Answer::Choice(*code)),
            Entry::Days(days) => Ok(Answer::Days(*days)),
            Entry::Date(text) if text.is_blank() => return Reading::Blank,
            Entry::Date(text) => text.read(reference_date).map(Answer::Date),
            Entry::Quantity(text) if text.is_blank() => return Reading::Blank,
            Entry::Quantity(text) => match kind {
                ItemKind::Quantity(limits) => text.read(limits).map(|(value, unit)| Answer::Quantity(value, unit)),
                ItemKind::Integer(limits) => text.read_integer(limits).map(Answer::Integer),
                ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::List(_) => {
                    Err(Problem::Unanswered)
                }
            },
        };
        answer.map_or_else(Reading::Wrong, Reading::Given)
    }
}

/// Rows that hold nothing yet are not there; where no other is, nothing is answered. Tells which rows count.
fn read_rows(rows: &[RowEntry], limits: &ListLimits, reference_date: Date, counted: &mut Vec<usize>) -> Reading {
    let mut read = Vec::new();
    for (row_index, row) in rows.iter().enumerate() {
        let mut cells = Vec::new();
        for (field_index, field) in limits.fields.iter().enumerate() {
            let reading =
                row.get(field_index).map_or(Reading::Blank, |cell| cell.read_value(&field.kind, reference_date));
            match reading {
                Reading::Wrong(problem) => return Reading::Wrong(problem.in_cell(row_index, field_index)),
                Reading::Given(answer) => cells.push(Some(answer)),
                Reading::Blank | Reading::Unknown => cells.push(None),
            }
        }
        // A row of which it is said that something is not known is there.
        if cells.iter().any(Option::is_some) || row.iter().any(Entry::is_unknown) {
            read.push(cells);
            counted.push(row_index);
        }
    }
    if read.is_empty() && !rows.is_empty() { Reading::Blank } else { Reading::Given(Answer::List(read)) }
}
