//! Files, copies and codes in English.

use crate::messages::files::{Files, Idle};
use crate::session::answers_file::{Expected, FileProblem};
use crate::session::opening::Notice;
use screening::definition::Unit;
use screening::{Determination, Status};

pub(super) const FILES: Files = Files {
    open: "Open saved answers",
    open_lead: "A file that was saved on this page (.json). It is read on this device; nothing is sent.",
    choose: "Choose a file",
    paste: "Paste the text of a code instead",
    pasted: "Text",
    open_pasted: "Open this text",
    refused: "This file cannot be opened",
    more_problems: |count| format!("and {count} more"),
    nothing_changed: "Nothing that was entered here has changed.",
    replaces: "Replace what is entered?",
    replaces_lead: "The file can be opened. Its answers take the place of all that is entered now.",
    replace: "Replace with the file",
    keep: "Keep what is entered",
    problem,
    place: |label, name, row, field| {
        let name = match (row, field) {
            (Some(row), Some(field)) => format!("{name}, row {row}, {field}"),
            (Some(row), None) => format!("{name}, row {row}"),
            (None, _) => name.to_owned(),
        };
        format!("{label} ({name})")
    },
    notice: |notice, compared_as_of| match notice {
        Notice::Opened { names_trial, names_date } => {
            let date = if *names_date {
                format!("Answers are compared as of {compared_as_of}, the day that the file names.")
            } else {
                format!("The file names no day; answers are compared as of {compared_as_of}.")
            };
            let trial = if *names_trial { "" } else { " The file does not say for which study it was made." };
            format!("The file was opened. {date}{trial}")
        }
        Notice::Copied => "Copied.".to_owned(),
        Notice::NotCopied => "This browser did not let the page copy. Save a file instead.".to_owned(),
        Notice::Erased => "Nothing was touched for a while, so all answers were erased.".to_owned(),
    },
    compare_today: |today| format!("Compare as of today, {today}"),
    keep_answers: "Keep your answers or hand them over",
    save_lead: "You can save your answers as a file on this device, open it on this page later, or give it to your doctor or the study team. Whoever has the file can read your answers.",
    save: "Save answers as a file",
    code: "Hand over with a code (QR)",
    code_lead: "A doctor or the study team can scan the code from this screen and open the text on this page. Whoever scans it can read your answers.",
    code_holds: "This is all that stands in the code:",
    show_code: "Show the code",
    code_picture: "QR code that holds the text above",
    too_long: "These answers are too long for a code. Please save the file instead.",
    copy: "Copy as text",
    save_json: "Save as JSON",
    save_csv: "Save as CSV",
    save_ics: "Add re-screen date to calendar (.ics)",
    exports: "Take the result with you",
    event: |trial| format!("Re-screen for {trial}"),
    event_description: |from, to, compared, version| {
        let clear = if from == to {
            format!("By the answers compared on {compared}, what stands in the way only for a time clears on {from}.")
        } else {
            format!(
                "By the answers compared on {compared}, what stands in the way only for a time clears on a day from {from} to {to}."
            )
        };
        format!(
            "{clear} Criteria version {version}. Check the study's status first; other criteria may still stand in the way."
        )
    },
    fingerprint: |hash| format!("SHA-256 of the compiled criteria: {hash}"),
    compared_as_of: |date| format!("Reference date: {date}"),
    determination: |determination| match determination {
        Determination::PossiblyEligible => "Possibly eligible: nothing entered stands in the way",
        Determination::NotYet => "Not yet: what stands in the way goes with the passing of time",
        Determination::NotMatching => "Not matching: something entered stands in the way",
        Determination::Undetermined => "Undetermined: something is not known",
    },
    earliest: |days| format!("Earliest date overall: {days}"),
    latest: |days| format!("Last date overall: {days}"),
    no_common_day: "Each criterion that fails passes on a later day, but there is no day on which all of them do.",
    between: |from, to| format!("{from} to {to}"),
    status: |status| match status {
        Status::Passes => "does not stand in the way",
        Status::Fails => "stands in the way",
        Status::Unknown => "unknown",
        Status::NotApplicable => "not applicable",
    },
    flag: |code| match code {
        "provisional" => "to be confirmed",
        "depends_on_reading" => "depends on how the record is read",
        "site_assessed" => "assessed by the study team",
        "conflict" => "answers contradict each other",
        "not_searched" => "too many possibilities to compare",
        other => other,
    },
    clears: |days| format!("clears {days}"),
    until: |days| format!("passes until {days}"),
    labelled: |label, answer| format!("{label}: {answer}"),
    conflicts: "Answers that contradict each other",
    next: "What would decide, most useful first",
    no_advice: "Compared with the registry record's published criteria. Not medical advice; only the study team decides who may take part.",
};

pub(super) const IDLE: Idle = Idle {
    heading: "Are you still there?",
    lead: "Nothing was touched for a while. So that nobody else sees them, all answers on this page will be erased.",
    seconds: |seconds| if seconds == 1 { "1 second left".to_owned() } else { format!("{seconds} seconds left") },
    stay: "Keep my answers",
    erase: "Erase now",
};

fn problem(problem: &FileProblem, item: &str, units: &[Unit]) -> String {
    match problem {
        FileProblem::Unreadable => "The browser could not read the file.".to_owned(),
        FileProblem::TooLarge => "The file is far too large to be one person’s answers (more than 256 kB).".to_owned(),
        FileProblem::NotAnswers => {
            "This is not a file of answers, or it is damaged or not complete: it is not valid JSON with one person’s record."
                .to_owned()
        }
        FileProblem::SeveralPeople => {
            "The file holds more than one person. This page takes one; for many, use the command line.".to_owned()
        }
        FileProblem::OtherTrial(trial) => format!("The file was made for another study ({trial})."),
        FileProblem::OtherVersion(version) => {
            format!("The file was made with another version of this study’s questions ({version}), which may have asked other things.")
        }
        FileProblem::Id => "The file’s “id” must be a text.".to_owned(),
        FileProblem::ReferenceDate => {
            "The file’s “reference_date” must be a full date between 1900 and 2100, such as 2026-11-22.".to_owned()
        }
        FileProblem::NoAnswers => "The file has no “answers”.".to_owned(),
        FileProblem::UnknownItem(name) => format!("“{name}” is not a question of this study."),
        FileProblem::Item { expected, .. } => match expected {
            Expected::Boolean => format!("{item}: expected true or false"),
            Expected::Code(codes) => format!("{item}: expected one of {}", codes.join(", ")),
            Expected::Date => format!("{item}: expected a date such as 2026, 2026-05 or 2026-05-21"),
            Expected::Quantity(units) => {
                format!("{item}: expected a “value” that is a number, and a “unit” that is {}", units.join(" or "))
            }
            Expected::Integer(low, high) => format!("{item}: expected a whole number from {low} to {high}"),
            Expected::List => format!("{item}: expected a list of rows"),
            Expected::Row => format!("{item}: expected a row with its fields"),
            Expected::Field => format!("{item}: the list has no such field"),
            Expected::Within(within) => (super::question_page::QUESTION_PAGE.problem)(item, within, units),
        },
    }
}
