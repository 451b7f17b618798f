//! A printed result in English.

use crate::messages::print_sheet::PrintSheet;
use crate::session::Audience;
use screening::{Flags, Status};

pub(super) const PRINT_SHEET: PrintSheet = PrintSheet {
    title: |audience| match audience {
        Audience::Participant => "How my answers compare with the listed rules",
        Audience::Clinician => "Screening worksheet",
    },
    reference_date: "Compared as of",
    definition: "Definition of the rules",
    hash: "SHA-256 of the definition",
    record: "Registry record",
    participant_number: "Participant number (no name)",
    completed_by: "Completed by, signature, date",
    criterion: |audience| match audience {
        Audience::Participant => "Rule, and what the record says",
        Audience::Clinician => "Criterion, word for word from the record",
    },
    status: |audience| match audience {
        Audience::Participant => "Today",
        Audience::Clinician => "Status",
    },
    answers: |audience| match audience {
        Audience::Participant => "My answers",
        Audience::Clinician => "Values",
    },
    source_document: |audience| match audience {
        Audience::Participant => "My doctor’s notes",
        Audience::Clinician => "Source document",
    },
    initials: "Initials",
    status_of,
};

fn status_of(status: Status, flags: Flags) -> String {
    let status = match status {
        Status::Passes => "Passes",
        Status::Fails => "Fails",
        Status::Unknown if flags.conflict => "Contradictory answers",
        Status::Unknown if flags.depends_on_reading => "Depends on the reading",
        Status::Unknown if flags.site_assessed => "For the study team",
        Status::Unknown => "Unknown",
        Status::NotApplicable => "Not applicable",
    };
    if flags.provisional { format!("{status}, to be confirmed") } else { status.to_owned() }
}
