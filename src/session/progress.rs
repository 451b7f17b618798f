//! How far a session is: what a page around it may know. No answer stands here.

use crate::session::entry::Reading;
use crate::session::sheet::Sheet;
use crate::session::steps::{Overview, Step};
use crate::session::{Audience, Session};

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The kind of page that is shown: `start`, `questions`, `check`, `result`, or `form` for clinicians.
    pub step: &'static str,
    /// How many items have an answer that can be used, "I do not know" included.
    pub answered: usize,
    /// How many items there are for this audience, whether or not they are asked of this person.
    pub items: usize,
}

impl Session {
    /// The kind of page that is shown, as [`Progress::step`] has it.
    pub fn page(&self) -> &'static str {
        match self.step() {
            Step::Start => "start",
            Step::Topic { .. } => "questions",
            Step::Overview(Overview::Check) => "check",
            Step::Overview(Overview::Result) => "result",
            Step::Form => "form",
        }
    }

    /// How far this session is.
    pub fn progress(&self, sheet: &Sheet) -> Progress {
        let of_audience = |item: &usize| self.audience() == Audience::Clinician || self.is_question(*item);
        let items: Vec<usize> = (0..self.trial.items().len()).filter(of_audience).collect();
        let is_answered = |item: &&usize| match sheet.reading(**item) {
            Reading::Unknown | Reading::Given(_) => sheet.is_asked(**item),
            Reading::Blank | Reading::Wrong(_) => false,
        };
        Progress { step: self.page(), answered: items.iter().filter(is_answered).count(), items: items.len() }
    }

    /// Whether the same is entered.
    pub fn has_entries_of(&self, other: &Session) -> bool {
        self.entries == other.entries
    }
}
