//! What keeps something that was typed or chosen from being an answer. The sentences stand in the messages.

use crate::session::date_text::DatePart;
use crate::session::quantity_text::not_within;
use screening::answers::Invalid;
use screening::{Date, Decimal};

/// Why a question has no answer that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was chosen or typed.
    Unanswered,
    /// A date without its year.
    NoYear,
    /// The year is no year.
    UnreadableYear,
    /// The month is no month.
    UnreadableMonth,
    /// The day is no day of a month.
    UnreadableDay,
    /// A day, but no month.
    DayWithoutMonth,
    /// The month has no such day.
    NoSuchDay,
    /// Wholly after the reference date.
    AfterReference(Date),
    /// Wholly before the first permitted day.
    Before(Date),
    /// No number.
    UnreadableNumber,
    /// No whole number.
    UnreadableInteger,
    /// More than 15 digits.
    TooManyDigits,
    /// No unit was chosen.
    NoUnit,
    /// Outside the limits, which are told in the unit that was chosen.
    OutOfRange {
        /// Least permitted value.
        low: Decimal,
        /// Largest permitted value.
        high: Decimal,
        /// The unit, by index; `None` for a whole number, which has none.
        unit: Option<usize>,
    },
    /// Another unit seems to be meant.
    OtherUnit {
        /// The unit that seems to be meant, by index.
        other: usize,
        /// Whether the number is possible as it stands.
        may_keep: bool,
    },
    /// More rows than the list takes.
    TooManyRows(usize),
    /// Something in a cell of a list.
    InCell {
        /// The row, by index.
        row: usize,
        /// The field, by index.
        field: usize,
        /// What it is.
        problem: Box<Problem>,
    },
}

/// The control at which a problem is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The question's first control.
    First,
    /// A field of a date.
    Date(DatePart),
    /// The choice of a unit.
    Unit,
}

impl Problem {
    /// Where it is mended.
    pub fn place(&self) -> Place {
        match self {
            Problem::NoYear | Problem::UnreadableYear => Place::Date(DatePart::Year),
            Problem::UnreadableMonth | Problem::DayWithoutMonth => Place::Date(DatePart::Month),
            Problem::UnreadableDay | Problem::NoSuchDay => Place::Date(DatePart::Day),
            Problem::NoUnit => Place::Unit,
            Problem::InCell { problem, .. } => problem.place(),
            Problem::Unanswered
            | Problem::TooManyRows(_)
            | Problem::AfterReference(_)
            | Problem::Before(_)
            | Problem::UnreadableNumber
            | Problem::UnreadableInteger
            | Problem::TooManyDigits
            | Problem::OutOfRange { .. }
            | Problem::OtherUnit { .. } => Place::First,
        }
    }

    /// The same for what the engine refuses.
    pub(crate) fn from_invalid(invalid: &Invalid) -> Problem {
        match invalid {
            Invalid::AfterReference(date) => Problem::AfterReference(*date),
            Invalid::Before(date) => Problem::Before(*date),
            // Limits of numbers are read, and told in the person's unit, before the engine sees them.
            Invalid::OutOfRange { low, high, unit: _ } => Problem::OutOfRange { low: *low, high: *high, unit: Some(0) },
            Invalid::NotWithin(limits) => not_within(limits),
            Invalid::TooManyRows(most) => Problem::TooManyRows(*most),
            // The controls cannot produce these: the question counts as unanswered.
            Invalid::Type => Problem::Unanswered,
        }
    }

    /// The same, found in a cell of a list.
    #[must_use]
    pub(crate) fn in_cell(self, row: usize, field: usize) -> Problem {
        Problem::InCell { row, field, problem: Box::new(self) }
    }
}
