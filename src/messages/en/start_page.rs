//! The start page and the record's status in English.

use crate::messages::start_page::{RecordFacts, StartPage, StatusNotice};
use crate::session::Exposure;

pub(super) const START_PAGE: StartPage = StartPage {
    lead: "Answer some questions and see, rule by rule, how your answers compare with the rules that are listed for this study.",
    about: "About the study",
    who_for: "Who the study is for",
    answers: "What happens to your answers",
    answers_stay: |exposure| match exposure {
        Exposure::Sealed => {
            "Your answers stay on this device. Nothing is sent, and nothing is saved unless you save a file yourself."
        }
        Exposure::Embedded => {
            "This form sends nothing, and saves nothing unless you save a file yourself. The website that shows it could read your answers on this page."
        }
        Exposure::Shared => {
            "This form saves nothing unless you save a file yourself. What is entered in the form for health professionals is passed to the website that shows it."
        }
    },
    answers_end: "They are gone when you close or reload this page, leave it untouched for some minutes, or choose “Start again”.",
    how: "How it works",
    steps: "There is one topic to a page. You can go back and change any answer before you see how they compare.",
    take_along: "You can print the result, or save your answers as a file, and take it to your doctor or to the study team.",
    record: "Where this comes from",
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
};

pub(super) const STATUS: StatusNotice = StatusNotice {
    heading: "This study may not be open",
    may_be_closed: "Before you make any plans, ask your doctor or check the official registry.",
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
    no_enrolment: "Answering these questions does not sign you up for anything.",
};

fn enrollment(count: u32) -> String {
    match count {
        0 => "It also shows a planned size of 0 people, which looks like an error in the record.".to_owned(),
        1 => "It plans for 1 person.".to_owned(),
        count => format!("It plans for {count} people."),
    }
}
