//! English. Plain words, short sentences; a participant is "you".

mod clinician;
mod files;
mod findings;
mod print_sheet;
mod question_page;
mod result_page;
mod start_page;
mod timeline;

use crate::messages::Messages;
use screening::{Date, PartialDate};

pub(crate) static MESSAGES: Messages = Messages {
    product: "Compare your situation with the rules of a study",
    for_clinicians: "For health professionals",
    for_participants: "For patients",
    choose_language: "Language",
    back: "Back",
    go_on: "Continue",
    start: "Start",
    see_result: "See how your answers compare",
    start_again: "Start again",
    start_again_hint: "This erases all your answers.",
    change: "Change",
    change_answer: |label| format!("Change: {label}"),
    yes: "Yes",
    no: "No",
    do_not_know: "I do not know",
    no_answer: "Not answered",
    no_rows: "None",
    page_title: |step, study| format!("{step} – {study}"),
    page_title_with_problems: |title| format!("Error: {title}"),
    start_page: start_page::START_PAGE,
    status: start_page::STATUS,
    question: question_page::QUESTION_PAGE,
    check_title: "Check your answers",
    check_lead: "You can change any answer before you see how they compare.",
    result: result_page::RESULT_PAGE,
    clinician: clinician::CLINICIAN,
    findings: findings::FINDINGS,
    timeline: timeline::TIMELINE,
    files: files::FILES,
    idle: files::IDLE,
    print_sheet: print_sheet::PRINT_SHEET,
    disclaimers: [
        "This page is for information. It is not medical advice and does not diagnose you.",
        "Only the study team can decide who may join.",
        "Do not start, stop or delay any treatment because of this page.",
        "Taking part in research is your choice. It will not change your normal care.",
    ],
    emergency: "If you are very short of breath, call your local emergency number.",
    please_note: "Please note",
    broken: "Something went wrong in this page, and it had to stop. Your answers are gone; nothing was sent or saved. Reload the page to start again.",
    date,
    partial_date,
    days: |from, to| match from {
        Some(from) => format!("Between {} and {}", date(from), date(to)),
        None => format!("{} or earlier", date(to)),
    },
    sentence_gap: " ",
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn date(date: Date) -> String {
    partial_date(date.into())
}

fn partial_date(date: PartialDate) -> String {
    let year = date.year();
    let name = |month: u32| usize::try_from(month).ok().and_then(|month| MONTHS.get(month - 1)).copied().unwrap_or("");
    match (date.month().map(name), date.day()) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => format!("{year}"),
    }
}
