//! What a person has entered at one question, kept as typed, and what it is understood to mean.

use crate::session::date_text::DateText;
use crate::session::problem::Problem;
use crate::session::quantity_text::QuantityText;
use screening::answers::check;
use screening::definition::{Item, ItemKind};
use screening::{Answer, Date};

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
    /// A number with a unit.
    Quantity(QuantityText),
}

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
        match self {
            Entry::Unknown(_) => self.clone(),
            Entry::Blank | Entry::Boolean(_) | Entry::Choice(_) | Entry::Date(_) | Entry::Quantity(_) => {
                Entry::Unknown(Box::new(self.clone()))
            }
        }
    }

    /// What stands beneath "I do not know", or the entry itself.
    pub fn beneath(&self) -> &Entry {
        match self {
            Entry::Unknown(before) => before,
            Entry::Blank | Entry::Boolean(_) | Entry::Choice(_) | Entry::Date(_) | Entry::Quantity(_) => self,
        }
    }

    /// Whether it is "I do not know".
    pub fn is_unknown(&self) -> bool {
        matches!(self, Entry::Unknown(_))
    }

    /// What it is understood to mean as an answer to an item on a reference date.
    pub fn read(&self, item: &Item, reference_date: Date) -> Reading {
        let answer = match self {
            Entry::Blank => return Reading::Blank,
            Entry::Unknown(_) => return Reading::Unknown,
            Entry::Boolean(value) => Ok(Answer::Boolean(*value)),
            Entry::Choice(code) => Ok(Answer::Choice(*code)),
            Entry::Date(text) if text.is_blank() => return Reading::Blank,
            Entry::Date(text) => text.read(reference_date).map(Answer::Date),
            Entry::Quantity(text) if text.is_blank() => return Reading::Blank,
            Entry::Quantity(text) => match &item.kind {
                ItemKind::Quantity(limits) => text.read(limits).map(|(value, unit)| Answer::Quantity(value, unit)),
                ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::List(_) => {
                    Err(Problem::Unanswered)
                }
            },
        };
        match answer {
            Err(problem) => Reading::Wrong(problem),
            Ok(answer) => match check(item, &answer, reference_date).into_iter().next() {
                Some(finding) => Reading::Wrong(Problem::from_invalid(&finding.invalid)),
                None => Reading::Given(answer),
            },
        }
    }
}
