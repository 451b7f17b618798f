//! What is wrong with a file, in a sentence.

use crate::messages::Messages;
use crate::session::answers_file::{FileProblem, Place};
use screening::definition::{ItemKind, Texts, TrialDefinition};

/// The sentence about a problem: which item, by its label and its name in the file, and what was expected.
pub fn file_problem_text(
    messages: &Messages,
    definition: &TrialDefinition,
    texts: Option<&Texts>,
    problem: &FileProblem,
) -> String {
    let FileProblem::Item { item, place, .. } = problem else { return (messages.files.problem)(problem, "", &[]) };
    let Some(of) = definition.items.get(*item) else { return String::new() };
    let label = texts.and_then(|texts| texts.items.get(*item)).map_or("", |texts| &texts.label);
    let (row, field) = match place {
        Place::Whole => (None, None),
        Place::Row(row) => (Some(row + 1), None),
        Place::Cell(row, field) => (Some(row + 1), Some(field.as_str())),
    };
    let units = match (&of.kind, place) {
        (ItemKind::Quantity(limits), _) => &limits.units[..],
        (ItemKind::List(limits), Place::Cell(_, name)) => {
            match limits.fields.iter().find(|field| field.name == *name).map(|field| &field.kind) {
                Some(ItemKind::Quantity(limits)) => &limits.units[..],
                Some(
                    ItemKind::Boolean
                    | ItemKind::Choice(_)
                    | ItemKind::Date(_)
                    | ItemKind::Integer(_)
                    | ItemKind::List(_),
                )
                | None => &[],
            }
        }
        (ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::Integer(_) | ItemKind::List(_), _) => {
            &[]
        }
    };
    (messages.files.problem)(problem, &(messages.files.place)(label, &of.link_id, row, field), units)
}
