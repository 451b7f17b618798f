//! The page for clinicians in English.

use crate::messages::clinician::ClinicianPage;
use crate::messages::en::date;
use screening::Determination;

pub(super) const CLINICIAN: ClinicianPage = ClinicianPage {
    title: "Screening by criteria",
    trial: |identifier, version| format!("{identifier}, definition version {version}"),
    status: |status, copied_on| {
        format!("Registry status “{status}” as copied on {copied_on}, not checked since. The study may be closed.")
    },
    shared: "The website that shows this form is given the answers and the result.",
    is_not: "For information only: no medical advice, no enrolment. The study team decides who takes part.",
    reference_date: "Reference date (planned enrolment)",
    compared_as_of: |day| format!("Answers are taken as on {}.", date(day)),
    reference_is_wrong: |day| {
        format!("Enter a full date with a year of four digits, from 1900 to 2100. Until then {} counts.", date(day))
    },
    today: "Today",
    dates: "For dates the year, or year and month, is enough. Months may be names.",
    told: "As told by the patient",
    patient_is_asked: "The patient is asked:",
    record: |criteria| format!("Record: {criteria}"),
    not_known: "Not known",
    no_year: |label| format!("{label}: enter the year as well"),
    clear: "Clear",
    clear_answer: |label| format!("Clear: {label}"),
    no_rows: "There are none",
    add_row: "Add a row",
    rows: |count| match count {
        1 => "1 row".to_owned(),
        count => format!("{count} rows"),
    },
    most_rows: |most| format!("{most} rows at most"),
    row: |list, row| format!("{list}, row {row}"),
    remove: "Remove",
    remove_row: |list, row| format!("Remove row {row} of {list}"),
    start_again: "Start again",
    start_again_hint: "Erases all answers.",
    keyboard: "Keyboard",
    keyboard_lead: "Letters, digits and Backspace act only while a question’s buttons have the focus, never while you type in a field.",
    keys: [
        ("Tab", "next field or group of buttons"),
        ("Enter", "next question"),
        ("Y, N, U", "yes, no, not known"),
        ("1 to 9, 0", "the first to ninth option, not known"),
        ("Backspace, Delete", "clear the answer"),
        ("Alt + Page Down", "next section"),
        ("Alt + Page Up", "previous section"),
        ("Ctrl + Enter", "to the result, and back to where you were"),
    ],
    form: "Answers",
    result: "Result",
    short: |determination| match determination {
        Determination::PossiblyEligible => "Possibly eligible",
        Determination::NotYet => "Not yet",
        Determination::NotMatching => "Not matching",
        Determination::Undetermined => "Undetermined",
    },
    to_result: "See the result",
};
