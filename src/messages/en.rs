//! English. Plain words, short sentences; a participant is "you".

mod clinician;

use crate::messages::{Messages, QuestionPage, RecordFacts, ResultPage, StartPage, StatusNotice};
use crate::session::date_text::DatePart;
use crate::session::outcome::{Group, Mark};
use crate::session::problem::Problem;
use screening::definition::{Category, Unit};
use screening::{Date, Determination, PartialDate};

pub(crate) static MESSAGES: Messages = Messages {
    product: "Compare your situation with the rules of a study",
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
    page_title: |step, study| format!("{step} – {study}"),
    page_title_with_problems: |title| format!("Error: {title}"),
    start_page: StartPage {
        lead: "Answer some questions and see, rule by rule, how your answers compare with the rules that are listed for this study. Take the list to your doctor or to the study team.",
        about: "About the study",
        who_for: "Who the study is for",
        answers: "What happens to your answers",
        answers_stay: "Your answers stay on this device. Nothing is sent or saved.",
        answers_end: "They are gone when you close or reload this page, or choose “Start again”.",
        how: "How it works",
        how_long: "It takes about five minutes.",
        at_hand: "Have your test reports and hospital letters at hand, if you can.",
        may_not_know: "You can answer “I do not know” to every question.",
        facts: RecordFacts {
            heading: "What the registry record says",
            identifier: "Registry number",
            title: "Title",
            summary: "Summary",
            status: "Status",
            end_date: "End date",
            enrollment: "Planned number of people",
            gender: "Gender",
            phase: "Phase",
            healthy_volunteers: "Takes healthy volunteers",
            sponsor: "Lead sponsor",
            collaborator: "Collaborator",
            source: "Copied from",
        },
    },
    status: StatusNotice {
        heading: "This study may not be open",
        may_be_closed: "Please check before you make any plans.",
        says: |status| format!("The public record we have says “{status}”."),
        end_date: |date, passed| {
            if passed {
                format!("The end date it lists, {date}, has already passed.")
            } else {
                format!("It lists {date} as the end date.")
            }
        },
        enrollment,
        copied: |source, date| format!("We copied the record from {source} on {date} and have not checked it since."),
        no_enrolment: "Answering these questions does not sign you up for anything. Ask your doctor or check the official registry.",
    },
    question: QuestionPage {
        progress: |part, of| format!("Part {part} of {of}"),
        problems: "There is a problem",
        problem_prefix: "Error:",
        why: "Why we ask",
        record_says: "What the record says",
        record_list: |identifier, category| match category {
            Category::Inclusion => format!("{identifier}, in the record’s list of what is needed to join:"),
            Category::Exclusion => format!("{identifier}, in the record’s list of what speaks against joining:"),
        },
        record_source: |source, date| format!("Word for word from the registry record ({source}, copied on {date})."),
        date_order: [DatePart::Day, DatePart::Month, DatePart::Year],
        date_part: |part| match part {
            DatePart::Year => "Year",
            DatePart::Month => "Month",
            DatePart::Day => "Day",
        },
        date_hint: "For example, 27 3 2026. If you are not sure, leave out the day, or the day and the month.",
        date_understood: |date| match date.day() {
            Some(_) => format!("We read this as {}.", partial_date(date)),
            None => format!("We read this as sometime in {}.", partial_date(date)),
        },
        number: "Number",
        unit: "Unit",
        unit_name,
        number_understood: |converted| format!("That is {converted}."),
        unusual_number: "This is an unusual value. Please check that it is the right number from the report.",
        use_unit: |unit| format!("Change it to {unit}"),
        keep_unit: |unit| format!("Keep {unit}"),
        problem: problem_text,
        cell_label: |list, row, field| format!("{list}, row {row}, {field}"),
    },
    check_title: "Check your answers",
    check_lead: "You can change any answer before you see how they compare.",
    result: ResultPage {
        title: "How your answers compare with the listed rules",
        determination: |determination| match determination {
            Determination::PossiblyEligible => {
                "Nothing you entered stands in the way of the listed rules. This does not mean that you can join. The study team must check your records and do tests."
            }
            Determination::NotYet => {
                "Some of your answers do not match the listed rules today, but that can change as time passes. Only the study team can say for sure."
            }
            Determination::NotMatching => {
                "Some of your answers do not match the rules listed for this study. Only the study team can say for sure."
            }
            Determination::Undetermined => {
                "We cannot tell yet. Some points need more information; they are listed below."
            }
        },
        earliest: |range| {
            if range.from == range.to {
                format!("If nothing else changes, nothing you entered stands in the way from {}.", date(range.from))
            } else {
                format!(
                    "If nothing else changes, nothing you entered stands in the way from a day between {} and {}. Exact dates would tell which.",
                    date(range.from),
                    date(range.to)
                )
            }
        },
        no_earliest: "We cannot give one date for everything yet. The dates that we can work out stand beside the rules below.",
        earliest_caveat: |end_date| {
            format!(
                "This is not an invitation, and the study may be closed by then: the end date on its record is {end_date}. Do not stop or delay any treatment because of this page."
            )
        },
        contradictions: "Please check these answers",
        group: |group| match group {
            Group::StandsInTheWay => "Stands in the way now",
            Group::NeedsAnswer => "Needs an answer or a document",
            Group::StudyTeam => "The study team decides",
            Group::DependsOnReading => "Depends how the record is read",
            Group::Fits => "Fits",
        },
        group_of: |group, count| format!("{group} ({count})"),
        group_lead: |group| match group {
            Group::StandsInTheWay => "By your answers these rules are not met today.",
            Group::NeedsAnswer => "An answer, a test result or a document would settle these rules.",
            Group::StudyTeam => "No form can settle these rules. The study team does.",
            Group::DependsOnReading => {
                "The record’s sentence can be read in more than one way, and the ways disagree about your answers."
            }
            Group::Fits => "By your answers nothing in these rules stands in the way.",
        },
        mark: |mark| match mark {
            Mark::StandsInTheWay => "Stands in the way now",
            Mark::NeedsAnswer => "Not known yet",
            Mark::Contradiction => "Two answers disagree",
            Mark::StudyTeam => "The study team decides",
            Mark::DependsOnReading => "Depends on the reading",
            Mark::FitsProvisionally => "Fits, to be confirmed",
            Mark::Fits => "Fits",
            Mark::DoesNotApply => "Does not apply to you",
        },
        rule: |identifier| format!("Rule {identifier}"),
        clears: |range| {
            if range.from == range.to {
                format!("From {} this rule no longer stands in the way.", date(range.from))
            } else {
                format!(
                    "This rule stops standing in the way on a day between {} and {}. The exact date would tell which.",
                    date(range.from),
                    date(range.to)
                )
            }
        },
        would_clear: |range| {
            if range.from == range.to {
                format!("If this stands in the way, then only until the day before {}.", date(range.from))
            } else {
                format!(
                    "If this stands in the way, it stops doing so on a day between {} and {}. The exact date would tell.",
                    date(range.from),
                    date(range.to)
                )
            }
        },
        to_confirm: "The study team must still confirm this.",
        readings: "Ways to read the record",
        reading: |lets_in| match lets_in {
            Some(true) => "Read like this, it fits.",
            Some(false) => "Read like this, it stands in the way.",
            None => "Read like this, we cannot tell.",
        },
        answers_used: "Your answers",
        nothing_asked: "This page asks no question about it.",
        next_step: "What to do next:",
        reminders: "To mention to the study team",
        reminders_lead: "No listed rule is decided by these answers, but the study team will want to know.",
        versions: "What was compared, and when",
        definition: |identifier, version, copied_on| {
            format!(
                "Rules of {identifier}, version {version} of this page’s definition, from the record as copied on {copied_on}."
            )
        },
        compared_as_of: |date| format!("Your answers were compared as of {date}."),
    },
    clinician: clinician::CLINICIAN,
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

fn enrollment(count: u32) -> String {
    match count {
        0 => "It also shows a planned size of 0 people, which looks like an error in the record.".to_owned(),
        1 => "It plans for 1 person.".to_owned(),
        count => format!("It plans for {count} people."),
    }
}

fn unit_name(code: &str) -> &str {
    match code {
        "mm[Hg]" => "mmHg",
        other => other,
    }
}

fn problem_text(label: &str, problem: &Problem, units: &[Unit]) -> String {
    let unit = |index: usize| units.get(index).map_or("", |unit| unit_name(&unit.code));
    match problem {
        Problem::Unanswered => format!("{label}: give an answer, or choose “I do not know”"),
        Problem::NoYear => format!("{label}: enter the year, or choose “I do not know”"),
        Problem::UnreadableYear => format!("{label}: enter the year in four digits, such as 2026"),
        Problem::UnreadableMonth => {
            format!("{label}: enter the month as a number from 1 to 12 or as a name, or leave it empty")
        }
        Problem::UnreadableDay => format!("{label}: enter the day as a number from 1 to 31, or leave it empty"),
        Problem::DayWithoutMonth => format!("{label}: enter the month as well, or leave the day empty"),
        Problem::NoSuchDay => format!("{label}: that month has no such day"),
        Problem::AfterReference(last) => format!("{label}: the date must be {} or earlier", date(*last)),
        Problem::Before(first) => format!("{label}: the date must be {} or later", date(*first)),
        Problem::UnreadableNumber => format!("{label}: enter a number, such as 65 or 8.7"),
        Problem::TooManyDigits => format!("{label}: enter a number of at most 15 digits"),
        Problem::NoUnit => format!("{label}: choose the unit that stands behind the number in the report"),
        Problem::OutOfRange { low, high, unit: index } => {
            format!("{label}: enter a number between {low} and {high} {}", unit(*index))
        }
        Problem::TooManyRows(most) => format!("{label}: enter at most {most} rows"),
        Problem::InCell { problem, .. } => problem_text(label, problem, units),
        Problem::OtherUnit { other, may_keep: _ } => {
            format!("{label}: did you mean {}? Check the unit in the report", unit(*other))
        }
    }
}
