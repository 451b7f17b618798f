//! What is wrong with a file, in a sentence.

use crate::messages::Messages;
use crate::session::answers_file::{FileProblem, Place};
use screening::definition::{ItemKind, Texts, TrialDefinition};
use screening::foreign::isolated;

/// The sentence about a problem: which item, by its label and its name in the file, and what was expected.
pub fn file_problem_text(
    messages: &Messages,
    definition: &TrialDefinition,
    texts: Option<&Texts>,
    problem: &FileProblem,
) -> String {
    let FileProblem::Item { item, place, .. } = problem else {
        return (messages.files.problem)(&with_isolated_name(problem), "", &[]);
    };
    let Some(of) = definition.items.get(*item) else { return String::new() };
    let label = texts.and_then(|texts| texts.items.get(*item)).map_or("", |texts| &texts.label);
    let (row, field) = match place {
        Place::Whole => (None, None),
        Place::Row(row) => (Some(row + 1), None),
        Place::Cell(row, field) => (Some(row + 1), Some(isolated(field))),
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
    (messages.files.problem)(
        problem,
        &(messages.files.place)(&isolated(label), &of.link_id, row, field.as_deref()),
        units,
    )
}

/// The problem with the name that a file holds so that it changes nothing around it.
fn with_isolated_name(problem: &FileProblem) -> FileProblem {
    let mut problem = problem.clone();
    if let FileProblem::OtherTrial(name) | FileProblem::OtherVersion(name) | FileProblem::UnknownItem(name) =
        &mut problem
    {
        *name = isolated(name);
    }
    problem
}
