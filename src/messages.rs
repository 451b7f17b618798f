//! Every sentence of the page itself, one typed value a language: a missing sentence does not compile.
//!
//! What is said about a trial (questions, criteria) comes with the trial. Sentences are whole; what they are about is
//! put in by functions, so that word order and plurals stay with the language.

pub mod answer_text;
pub mod clinician;
mod en;
mod zh_cn;

use crate::session::date_text::DatePart;
use crate::session::outcome::{Group, Mark};
use crate::session::problem::Problem;
use screening::definition::{Category, Unit};
use screening::{Date, DateRange, Determination, PartialDate};

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// All languages, in the order of the switch.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// Its BCP 47 tag, which is also the trial's.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh-CN",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Chinese => "简体中文",
        }
    }

    /// The language that a BCP 47 tag asks for, whatever its region; `None` where the page does not speak it.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Language::ALL.into_iter().find(|language| {
            let own = language.tag().split('-').next().unwrap_or_default();
            primary.eq_ignore_ascii_case(own)
        })
    }

    /// Its sentences.
    pub fn messages(self) -> &'static Messages {
        match self {
            Language::English => &en::MESSAGES,
            Language::Chinese => &zh_cn::MESSAGES,
        }
    }
}

/// The sentences of the page.
#[derive(Debug)]
pub struct Messages {
    /// What the page is, beside the language switch.
    pub product: &'static str,
    /// What the language switch is.
    pub choose_language: &'static str,
    /// Goes back one step.
    pub back: &'static str,
    /// Goes on.
    pub go_on: &'static str,
    /// Begins.
    pub start: &'static str,
    /// Shows the result.
    pub see_result: &'static str,
    /// Erases all answers and begins anew.
    pub start_again: &'static str,
    /// What "start again" does.
    pub start_again_hint: &'static str,
    /// Changes an answer.
    pub change: &'static str,
    /// The same with the answer's name, for screen readers; begins with the same word.
    pub change_answer: fn(label: &str) -> String,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// The answer "I do not know".
    pub do_not_know: &'static str,
    /// Where a question has no answer yet.
    pub no_answer: &'static str,
    /// A page's title in the browser, from that of the step and the study.
    pub page_title: fn(step: &str, study: &str) -> String,
    /// The same while the page has problems.
    pub page_title_with_problems: fn(title: &str) -> String,
    /// The start page.
    pub start_page: StartPage,
    /// What an honest page says about the record's status.
    pub status: StatusNotice,
    /// Questions.
    pub question: QuestionPage,
    /// The list of answers before the result.
    pub check_title: &'static str,
    /// What to do with that list.
    pub check_lead: &'static str,
    /// The result.
    pub result: ResultPage,
    /// The page for clinicians.
    pub clinician: clinician::ClinicianPage,
    /// What this page is not.
    pub disclaimers: [&'static str; 4],
    /// What to do when very short of breath.
    pub emergency: &'static str,
    /// The heading of the disclaimers.
    pub please_note: &'static str,
    /// What is shown in place of the page when the program breaks down.
    pub broken: &'static str,
    /// A day.
    pub date: fn(Date) -> String,
    /// A date as exact as it is known.
    pub partial_date: fn(PartialDate) -> String,
}

/// Sentences of the start page.
#[derive(Debug)]
pub struct StartPage {
    /// What a person can do here.
    pub lead: &'static str,
    /// Heading: about the study.
    pub about: &'static str,
    /// Heading: who the study is for.
    pub who_for: &'static str,
    /// Heading: what happens to the answers.
    pub answers: &'static str,
    /// That they stay on the device.
    pub answers_stay: &'static str,
    /// That closing the page erases them.
    pub answers_end: &'static str,
    /// Heading: how it works.
    pub how: &'static str,
    /// How long it takes.
    pub how_long: &'static str,
    /// What to have at hand.
    pub at_hand: &'static str,
    /// That "I do not know" is always possible.
    pub may_not_know: &'static str,
    /// The record's facts.
    pub facts: RecordFacts,
}

/// Names of the record's facts.
#[derive(Debug)]
pub struct RecordFacts {
    /// Heading.
    pub heading: &'static str,
    /// Registry identifier.
    pub identifier: &'static str,
    /// Title as recorded.
    pub title: &'static str,
    /// Summary as recorded.
    pub summary: &'static str,
    /// Status.
    pub status: &'static str,
    /// End date.
    pub end_date: &'static str,
    /// Planned number of participants.
    pub enrollment: &'static str,
    /// Gender.
    pub gender: &'static str,
    /// Phase.
    pub phase: &'static str,
    /// Healthy volunteers.
    pub healthy_volunteers: &'static str,
    /// Lead sponsor.
    pub sponsor: &'static str,
    /// Collaborator.
    pub collaborator: &'static str,
    /// Source of the copy.
    pub source: &'static str,
}

/// Sentences about the record's status.
#[derive(Debug)]
pub struct StatusNotice {
    /// Heading.
    pub heading: &'static str,
    /// That the study may not be open.
    pub may_be_closed: &'static str,
    /// What the record says of its status, in this language and in its own words.
    pub says: fn(status: &str) -> String,
    /// Its end date, and whether that has passed.
    pub end_date: fn(date: &str, passed: bool) -> String,
    /// Its planned number of participants; 0 is called what it is.
    pub enrollment: fn(count: u32) -> String,
    /// Where and when the copy was taken, and that nothing was checked live.
    pub copied: fn(source: &str, date: &str) -> String,
    /// That answering is no enrolment, and where to ask.
    pub no_enrolment: &'static str,
}

/// Sentences of question pages.
#[derive(Debug)]
pub struct QuestionPage {
    /// How far along.
    pub progress: fn(part: usize, of: usize) -> String,
    /// Heading of the list of problems.
    pub problems: &'static str,
    /// Said before a problem, for screen readers.
    pub problem_prefix: &'static str,
    /// Disclosure: why it is asked.
    pub why: &'static str,
    /// Disclosure: the record's words.
    pub record_says: &'static str,
    /// In which of the record's lists a sentence stands.
    pub record_list: fn(identifier: &str, category: Category) -> String,
    /// Where the record's words come from.
    pub record_source: fn(source: &str, date: &str) -> String,
    /// The fields of a date, in the order of this language.
    pub date_order: [DatePart; 3],
    /// A field of a date.
    pub date_part: fn(DatePart) -> &'static str,
    /// How to fill in a date.
    pub date_hint: &'static str,
    /// What a typed date is understood to mean.
    pub date_understood: fn(PartialDate) -> String,
    /// The field for a number.
    pub number: &'static str,
    /// The choice of a unit.
    pub unit: &'static str,
    /// A unit on screen, from its UCUM code.
    pub unit_name: fn(code: &str) -> &str,
    /// A number in another unit than the first, with what it is in the first.
    pub number_understood: fn(converted: &str) -> String,
    /// A possible but unusual number.
    pub unusual_number: &'static str,
    /// Takes the other unit.
    pub use_unit: fn(unit: &str) -> String,
    /// Keeps the unit.
    pub keep_unit: fn(unit: &str) -> String,
    /// What is wrong with an entry.
    pub problem: fn(label: &str, problem: &Problem, units: &[Unit]) -> String,
    /// A cell of a list: the list's label, the row counted from 1, the field's label.
    pub cell_label: fn(list: &str, row: usize, field: &str) -> String,
}

/// Sentences of the result page.
#[derive(Debug)]
pub struct ResultPage {
    /// Heading.
    pub title: &'static str,
    /// The overall result, hedged.
    pub determination: fn(Determination) -> &'static str,
    /// When waiting is enough.
    pub earliest: fn(DateRange) -> String,
    /// That no date for everything can be told, though single ones can.
    pub no_earliest: &'static str,
    /// What the date does not promise.
    pub earliest_caveat: fn(end_date: &str) -> String,
    /// That contradictory answers were given which decide nothing.
    pub contradictions: &'static str,
    /// Heading of a group.
    pub group: fn(Group) -> &'static str,
    /// The same with the number of its criteria.
    pub group_of: fn(group: &str, count: usize) -> String,
    /// What a group means.
    pub group_lead: fn(Group) -> &'static str,
    /// The state of a criterion.
    pub mark: fn(Mark) -> &'static str,
    /// A criterion by its identifier.
    pub rule: fn(identifier: &str) -> String,
    /// When a criterion that stands in the way clears.
    pub clears: fn(DateRange) -> String,
    /// When a criterion clears on a day that depends on what is not exactly known.
    pub would_clear: fn(DateRange) -> String,
    /// That the study team must confirm.
    pub to_confirm: &'static str,
    /// Heading of the readings.
    pub readings: &'static str,
    /// What a reading would mean.
    pub reading: fn(lets_in: Option<bool>) -> &'static str,
    /// Heading: the answers used.
    pub answers_used: &'static str,
    /// That no question was asked about it.
    pub nothing_asked: &'static str,
    /// Said before what to do next.
    pub next_step: &'static str,
    /// Heading of the reminders.
    pub reminders: &'static str,
    /// What the reminders are.
    pub reminders_lead: &'static str,
    /// Heading of the versions.
    pub versions: &'static str,
    /// The trial definition's version and the copy's date.
    pub definition: fn(identifier: &str, version: &str, copied_on: &str) -> String,
    /// The reference date.
    pub compared_as_of: fn(date: &str) -> String,
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_language_is_found_by_its_tag_whatever_its_region() {
        assert_eq!(Language::from_tag("en-GB"), Some(Language::English));
        assert_eq!(Language::from_tag("zh"), Some(Language::Chinese));
        assert_eq!(Language::from_tag("ZH-Hans-CN"), Some(Language::Chinese));
        assert_eq!(Language::from_tag("de"), None);
        assert_eq!(Language::from_tag(""), None);
    }
}
