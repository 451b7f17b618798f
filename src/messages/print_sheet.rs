//! What the sentences of a printed result are.

use crate::session::Audience;
use screening::{Flags, Status};

/// Sentences of a printed result: a list for participants to take along, a screening worksheet for clinicians.
#[derive(Debug)]
pub struct PrintSheet {
    /// Heading.
    pub title: fn(Audience) -> &'static str,
    /// The day as on which answers were compared.
    pub reference_date: &'static str,
    /// Which rules, in which version.
    pub definition: &'static str,
    /// The SHA-256 of the compiled trial.
    pub hash: &'static str,
    /// The record's copy.
    pub record: &'static str,
    /// To be filled in: which participant, by number and never by name.
    pub participant_number: &'static str,
    /// To be filled in: who completed it, with signature and date.
    pub completed_by: &'static str,
    /// Column: the criterion.
    pub criterion: fn(Audience) -> &'static str,
    /// Column: where it stands.
    pub status: fn(Audience) -> &'static str,
    /// Column: the answers that count.
    pub answers: fn(Audience) -> &'static str,
    /// Column, to be filled in: the source document, or what the doctor notes.
    pub source_document: fn(Audience) -> &'static str,
    /// Column, to be filled in: initials.
    pub initials: &'static str,
    /// The status of a criterion for clinicians.
    pub status_of: fn(Status, Flags) -> String,
}
