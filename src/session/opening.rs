//! Opening a file of answers: it is asked for, refused or put in place of what was entered; never half of it.

use crate::session::answers_file::{self, FileProblem, Opened};
use crate::session::date_text::DateText;
use crate::session::entry::Reading;
use crate::session::steps::{Focus, Overview, Step};
use crate::session::{Audience, Origin, Session};
use screening::{Answers, Enablement, PartialDate};

/// What became of a file that was to be opened, where that is still of interest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// Nothing.
    #[default]
    None,
    /// It is refused; nothing changed.
    Refused(Vec<FileProblem>),
    /// It can be opened, but would take the place of what is entered. Its text.
    Replaces(String),
}

/// What is told in a line, without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A file was opened.
    Opened {
        /// Whether it says of which trial it is.
        names_trial: bool,
        /// Whether it names its reference date.
        names_date: bool,
    },
    /// Something was copied.
    Copied,
    /// The browser does not let the page copy.
    NotCopied,
    /// Everything was erased because nothing was touched for long.
    Erased,
}

impl Session {
    /// Opens a file, or asks first where something is entered.
    pub(crate) fn open(&self, text: String) -> Session {
        match answers_file::read(&self.trial, self.today, &text) {
            Err(problems) => self.moved_to(Focus::FileProblems, Opening::Refused(problems)),
            Ok(opened) if self.is_blank() => self.with_opened(opened),
            Ok(_) => self.moved_to(Focus::FileProblems, Opening::Replaces(text)),
        }
    }

    /// Opens a file in place of what is entered.
    pub(crate) fn replace(&self, text: &str) -> Session {
        match answers_file::read(&self.trial, self.today, text) {
            Err(problems) => self.moved_to(Focus::FileProblems, Opening::Refused(problems)),
            Ok(opened) => self.with_opened(opened),
        }
    }

    /// The same page with the focus elsewhere.
    pub(crate) fn moved_to(&self, focus: Focus, opening: Opening) -> Session {
        Session { focus, opening, moves: self.moves.wrapping_add(1), ..self.clone() }
    }

    fn with_opened(&self, opened: Opened) -> Session {
        let Opened { entries, reference_date, names_trial } = opened;
        let mut next = Session {
            entries,
            brought: vec![false; self.brought.len()],
            origin: Origin::Shared,
            reference_date: reference_date.unwrap_or(self.today),
            reference_text: reference_date.map(|date| DateText::from(PartialDate::from(date))),
            ..self.clone()
        };
        next.bring();
        let step = match self.audience() {
            Audience::Participant => Step::Overview(Overview::Check),
            Audience::Clinician => Step::Form,
        };
        let notice = Some(Notice::Opened { names_trial, names_date: reference_date.is_some() });
        Session { notice, ..next.at(step, Focus::Heading) }
    }

    /// Answers count, as they do on the wire, even where their item would not be asked.
    fn bring(&mut self) {
        let mut answers = Answers::none(&self.trial);
        for item in 0..self.entries.len() {
            let Reading::Given(answer) = self.reading(item) else { continue };
            if let Some(brought) = self.brought.get_mut(item) {
                *brought = self.trial.enablement(item, &answers) != Enablement::Asked;
            }
            answers.set(item, Some(answer));
        }
    }
}
