//! The session as a pure state machine: what was entered, which step is shown, in which language.
//!
//! A session never changes; [`Session::apply`] gives the next one. What can be computed from the entries (which questions
//! are asked, the answers, the result) is computed and not stored. Nothing here knows the browser.

pub mod date_text;
mod digits;
pub mod entry;
pub mod outcome;
pub mod problem;
pub mod quantity_text;
#[cfg(test)]
mod tests;
pub mod unusual;

use crate::messages::Language;
use crate::session::entry::{Entry, Reading};
use crate::session::problem::Problem;
use screening::definition::ItemKind;
use screening::{Answers, Date, Enablement, Trial};
use std::rc::Rc;

/// A page of the way from the start to the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What the study and this page are.
    Start,
    /// The questions of one topic.
    Topic {
        /// The topic, by index.
        topic: usize,
        /// Where a person who came by "Change" returns to.
        change_from: Option<Overview>,
    },
    /// A page that lists the answers.
    Overview(Overview),
}

/// A page with "Change" beside the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overview {
    /// All answers, before the result.
    Check,
    /// The result.
    Result,
}

/// What a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Enters something at a question.
    Answer(usize, Entry),
    /// Goes on: from the start, to the next topic, to the result.
    Continue,
    /// Goes back one step.
    Back,
    /// Goes to the question of an item, and afterwards straight back here.
    Change(usize),
    /// Erases everything and begins anew.
    Restart,
    /// Reads on in another language.
    ChangeLanguage(Language),
}

/// What the keyboard's focus belongs on after a move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The page's heading.
    Heading,
    /// The list of problems.
    Problems,
    /// The question of an item.
    Question(usize),
}

/// One person's session.
#[derive(Clone, Debug)]
pub struct Session {
    trial: Rc<Trial>,
    reference_date: Date,
    language: Language,
    /// One entry for each of the trial's items.
    entries: Vec<Entry>,
    step: Step,
    /// What the last "Continue" found wrong on this page, by item.
    problems: Vec<(usize, Problem)>,
    focus: Focus,
    /// Counts the moves, so that the same focus twice in a row is noticed.
    moves: u32,
}

impl Session {
    /// Nothing entered yet.
    pub fn new(trial: Rc<Trial>, reference_date: Date, language: Language) -> Session {
        let entries = vec![Entry::Blank; trial.items().len()];
        Session {
            trial,
            reference_date,
            language,
            entries,
            step: Step::Start,
            problems: Vec::new(),
            focus: Focus::Heading,
            moves: 0,
        }
    }

    /// The session after an action.
    #[must_use]
    pub fn apply(&self, action: Action) -> Session {
        match action {
            Action::Answer(item, entry) => {
                let mut next = self.clone();
                if let Some(place) = next.entries.get_mut(item) {
                    *place = entry;
                }
                next
            }
            Action::Continue => self.go_on(),
            Action::Back => self.at(self.step_back(), Focus::Heading),
            Action::Change(item) => self.change(item),
            Action::Restart => {
                let fresh = Session::new(Rc::clone(&self.trial), self.reference_date, self.language);
                Session { moves: self.moves, ..fresh }.at(Step::Start, Focus::Heading)
            }
            Action::ChangeLanguage(language) => Session { language, ..self.clone() },
        }
    }

    /// The trial.
    pub fn trial(&self) -> &Rc<Trial> {
        &self.trial
    }

    /// The day as on which answers are compared.
    pub fn reference_date(&self) -> Date {
        self.reference_date
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The page that is shown.
    pub fn step(&self) -> Step {
        self.step
    }

    /// What the focus belongs on, and the number of the move that put it there: 0 before the first.
    pub fn focus(&self) -> (Focus, u32) {
        (self.focus, self.moves)
    }

    /// What is entered at an item.
    pub fn entry(&self, item: usize) -> &Entry {
        self.entries.get(item).unwrap_or(&Entry::Blank)
    }

    /// What the entry at an item is understood to mean.
    pub fn reading(&self, item: usize) -> Reading {
        self.trial.items().get(item).map_or(Reading::Blank, |of| self.entry(item).read(of, self.reference_date))
    }

    /// What the last "Continue" found wrong with the questions that are shown, in their order.
    pub fn problems(&self) -> Vec<(usize, &Problem)> {
        let Step::Topic { topic, .. } = self.step else { return Vec::new() };
        let shown = self.questions(topic);
        let wrong = self.problems.iter().filter(|(item, _)| shown.contains(item));
        wrong.map(|(item, problem)| (*item, problem)).collect()
    }

    /// The answers to the questions that are asked. An entry that cannot be used is no answer.
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::none(&self.trial);
        // Whether an item is asked depends on earlier items alone.
        for item in 0..self.entries.len() {
            if self.is_question(item)
                && self.trial.enablement(item, &answers) == Enablement::Asked
                && let Reading::Given(answer) = self.reading(item)
            {
                answers.set(item, Some(answer));
            }
        }
        answers
    }

    /// The items of a topic that are asked now, in their order.
    pub fn questions(&self, topic: usize) -> Vec<usize> {
        let answers = self.answers();
        let items = self.trial.definition().topics.get(topic).map_or(&[][..], |topic| &topic.items);
        let asked =
            |item: &usize| self.is_question(*item) && self.trial.enablement(*item, &answers) == Enablement::Asked;
        items.iter().copied().filter(asked).collect()
    }

    /// The topics that have questions now, in their order.
    pub fn topics(&self) -> Vec<usize> {
        (0..self.trial.definition().topics.len()).filter(|topic| !self.questions(*topic).is_empty()).collect()
    }

    /// Participants are asked no lists: those are for the study team.
    fn is_question(&self, item: usize) -> bool {
        self.trial.items().get(item).is_some_and(|item| match item.kind {
            ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::Quantity(_) => item.participant,
            ItemKind::List(_) => false,
        })
    }

    fn at(&self, step: Step, focus: Focus) -> Session {
        Session { step, focus, problems: Vec::new(), moves: self.moves.wrapping_add(1), ..self.clone() }
    }

    fn go_on(&self) -> Session {
        let next = match self.step {
            Step::Start => self.topics().first().map_or(Step::Overview(Overview::Check), |topic| at_topic(*topic)),
            Step::Topic { topic, change_from } => {
                let problems = self.find_problems(topic);
                if !problems.is_empty() {
                    return Session { problems, ..self.at(self.step, Focus::Problems) };
                }
                match change_from {
                    Some(overview) => self.overview_or_unfinished(overview),
                    None => self
                        .topics()
                        .into_iter()
                        .find(|next| *next > topic)
                        .map_or_else(|| self.overview_or_unfinished(Overview::Check), at_topic),
                }
            }
            Step::Overview(Overview::Check) => self.overview_or_unfinished(Overview::Result),
            Step::Overview(Overview::Result) => return self.clone(),
        };
        self.at(next, Focus::Heading)
    }

    /// An overview, unless a question is still open somewhere: then that question's topic first.
    fn overview_or_unfinished(&self, overview: Overview) -> Step {
        match self.topics().into_iter().find(|topic| !self.find_problems(*topic).is_empty()) {
            Some(topic) => Step::Topic { topic, change_from: Some(overview) },
            None => Step::Overview(overview),
        }
    }

    fn step_back(&self) -> Step {
        let topics = self.topics();
        match self.step {
            Step::Start => Step::Start,
            // Whoever leaves a change half made sees the answers again, not a result that does not count it.
            Step::Topic { topic, change_from: Some(overview) } => {
                let finished = self.find_problems(topic).is_empty();
                Step::Overview(if finished { overview } else { Overview::Check })
            }
            Step::Topic { topic, change_from: None } => {
                topics.into_iter().rev().find(|before| *before < topic).map_or(Step::Start, at_topic)
            }
            Step::Overview(Overview::Check) => topics.last().map_or(Step::Start, |topic| at_topic(*topic)),
            Step::Overview(Overview::Result) => Step::Overview(Overview::Check),
        }
    }

    fn change(&self, item: usize) -> Session {
        let topics = &self.trial.definition().topics;
        let change_from = match self.step {
            Step::Overview(overview) => Some(overview),
            Step::Start | Step::Topic { .. } => None,
        };
        match topics.iter().position(|topic| topic.items.contains(&item)) {
            Some(topic) => self.at(Step::Topic { topic, change_from }, Focus::Question(item)),
            None => self.clone(),
        }
    }

    fn find_problems(&self, topic: usize) -> Vec<(usize, Problem)> {
        let problem = |item| match self.reading(item) {
            Reading::Blank => Some((item, Problem::Unanswered)),
            Reading::Wrong(problem) => Some((item, problem)),
            Reading::Unknown | Reading::Given(_) => None,
        };
        self.questions(topic).into_iter().filter_map(problem).collect()
    }
}

fn at_topic(topic: usize) -> Step {
    Step::Topic { topic, change_from: None }
}
