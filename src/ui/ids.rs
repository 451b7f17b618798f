//! Ids of the controls of a question, which labels, hints and the list of problems refer to.

use crate::messages::Messages;
use crate::session::date_text::DatePart;
use crate::session::problem::Place;
use screening::definition::{Item, ItemKind};

/// The question as a whole.
pub(crate) fn question(link_id: &str) -> String {
    format!("q-{link_id}")
}

/// One of the things to choose from.
pub(crate) fn option(question: &str, index: usize) -> String {
    format!("{question}-{index}")
}

/// A field of a date.
pub(crate) fn date_part(question: &str, part: DatePart) -> String {
    let part = match part {
        DatePart::Year => "year",
        DatePart::Month => "month",
        DatePart::Day => "day",
    };
    format!("{question}-{part}")
}

/// The field for a number.
pub(crate) fn number(question: &str) -> String {
    format!("{question}-number")
}

/// The unit of a number.
pub(crate) fn unit(question: &str, index: usize) -> String {
    format!("{question}-unit-{index}")
}

/// The control at which a problem is mended.
pub(crate) fn place(messages: &Messages, item: &Item, place: Place) -> String {
    let question = question(&item.link_id);
    match (place, &item.kind) {
        (Place::Date(part), _) => date_part(&question, part),
        (Place::Unit, _) => unit(&question, 0),
        (Place::First, ItemKind::Date(_)) => {
            let [first, _, _] = messages.question.date_order;
            date_part(&question, first)
        }
        (Place::First, ItemKind::Quantity(_) | ItemKind::Integer(_)) => number(&question),
        (Place::First, ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::List(_)) => option(&question, 0),
    }
}
