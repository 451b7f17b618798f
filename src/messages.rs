//! Every sentence of the page itself, one typed value a language: a missing sentence does not compile.
//!
//! What is said about a trial (questions, criteria) comes with the trial. Sentences are whole; what they are about is
//! put in by functions, so that word order and plurals stay with the language.

pub mod answer_text;
pub mod clinician;
mod en;
pub mod file_problem_text;
pub mod files;
pub mod findings;
pub mod print_sheet;
pub mod question_page;
pub mod result_page;
pub mod start_page;
pub mod timeline;
mod zh_cn;

use screening::{Date, PartialDate};

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
    /// The way to the form for health professionals.
    pub for_clinicians: &'static str,
    /// The way back to the participants' pages.
    pub for_participants: &'static str,
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
    /// That a list was said to have no rows.
    pub no_rows: &'static str,
    /// A page's title in the browser, from that of the step and the study.
    pub page_title: fn(step: &str, study: &str) -> String,
    /// The same while the page has problems.
    pub page_title_with_problems: fn(title: &str) -> String,
    /// The start page.
    pub start_page: start_page::StartPage,
    /// What an honest page says about the record's status.
    pub status: start_page::StatusNotice,
    /// Questions.
    pub question: question_page::QuestionPage,
    /// The list of answers before the result.
    pub check_title: &'static str,
    /// What to do with that list.
    pub check_lead: &'static str,
    /// The result.
    pub result: result_page::ResultPage,
    /// The page for clinicians.
    pub clinician: clinician::ClinicianPage,
    /// The clinicians' result.
    pub findings: findings::Findings,
    /// The timeline.
    pub timeline: timeline::TimelineTexts,
    /// Files, copies and codes.
    pub files: files::Files,
    /// A device that is left alone.
    pub idle: files::Idle,
    /// What is printed of a result.
    pub print_sheet: print_sheet::PrintSheet,
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
    /// Some day of a range, as an answer; without a first day it is open on that side.
    pub days: fn(from: Option<Date>, to: Date) -> String,
    /// What stands between two sentences.
    pub sentence_gap: &'static str,
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
