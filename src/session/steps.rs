//! The way from step to step: forward, back, to a change and straight back.

use crate::session::entry::Reading;
use crate::session::opening::Opening;
use crate::session::problem::Problem;
use crate::session::sheet::Sheet;
use crate::session::trail::{Place, Trail};
use crate::session::{Audience, Session};
use screening::definition::ItemKind;

/// A page of the way from the start to the result, or the one page that has it all.
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
    /// All items with the result beside them, for clinicians.
    Form,
}

impl Step {
    /// Where a form begins.
    pub(crate) fn first(audience: Audience) -> Step {
        match audience {
            Audience::Participant => Step::Start,
            Audience::Clinician => Step::Form,
        }
    }
}

/// A page with "Change" beside the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overview {
    /// All answers, before the result.
    Check,
    /// The result.
    Result,
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
    /// The first control of an item's question.
    Control(usize),
    /// One of the things to choose from at an item, by index.
    Option(usize, usize),
    /// A row, by index, of an item's list.
    Row(usize, usize),
    /// The field for a file.
    File,
    /// What became of a file that was to be opened.
    FileProblems,
    /// The code for handing over.
    Code,
}

impl Session {
    /// The items of a topic that participants are asked now, in their order.
    pub fn questions(&self, sheet: &Sheet, topic: usize) -> Vec<usize> {
        let items = self.trial.definition().topics.get(topic).map_or(&[][..], |topic| &topic.items);
        items.iter().copied().filter(|item| self.is_question(*item) && sheet.is_asked(*item)).collect()
    }

    /// The topics that have questions for participants now, in their order.
    pub fn topics(&self, sheet: &Sheet) -> Vec<usize> {
        (0..self.trial.definition().topics.len()).filter(|topic| !self.questions(sheet, *topic).is_empty()).collect()
    }

    /// Whether an item is a question for participants. They are asked no lists: those are for the study team.
    pub fn is_question(&self, item: usize) -> bool {
        self.trial.items().get(item).is_some_and(|item| match item.kind {
            ItemKind::Boolean
            | ItemKind::Choice(_)
            | ItemKind::Date(_)
            | ItemKind::Quantity(_)
            | ItemKind::Integer(_) => item.participant,
            ItemKind::List(_) => false,
        })
    }

    /// Items with answers that count though participants are not asked them: entered in the form for clinicians, or
    /// brought along.
    pub fn told_elsewhere(&self, sheet: &Sheet) -> Vec<usize> {
        let counts = |item: &usize| sheet.answers.get(*item).is_some() && !self.is_question(*item);
        (0..self.trial.items().len()).filter(counts).collect()
    }

    /// The session after a move to a step.
    pub(crate) fn at(&self, step: Step, focus: Focus) -> Session {
        self.along(if step == self.step() { self.trail.clone() } else { self.trail.then(step) }, focus)
    }

    /// The session on a trail; what belongs to the step before is gone.
    fn along(&self, trail: Trail, focus: Focus) -> Session {
        let moved = self.moved_to(focus, Opening::None);
        Session { trail, problems: Vec::new(), pasted: false, notice: None, shows_code: false, ..moved }
    }

    pub(crate) fn go_on(&self) -> Session {
        let sheet = self.sheet();
        let next = match self.step() {
            Step::Start => {
                self.topics(&sheet).first().map_or(Step::Overview(Overview::Check), |topic| at_topic(*topic))
            }
            Step::Topic { topic, change_from } => {
                let problems = self.find_problems(&sheet, topic);
                if !problems.is_empty() {
                    return Session { problems, ..self.at(self.step(), Focus::Problems) };
                }
                match change_from {
                    Some(overview) => self.overview_or_unfinished(&sheet, overview),
                    None => self
                        .topics(&sheet)
                        .into_iter()
                        .find(|next| *next > topic)
                        .map_or_else(|| self.overview_or_unfinished(&sheet, Overview::Check), at_topic),
                }
            }
            Step::Overview(Overview::Check) => self.overview_or_unfinished(&sheet, Overview::Result),
            Step::Overview(Overview::Result) | Step::Form => return self.clone(),
        };
        self.at(next, Focus::Heading)
    }

    /// To where this session came from, if it came from anywhere.
    pub(crate) fn back(&self) -> Session {
        let place = self.place();
        match place.index.checked_sub(1) {
            Some(index) => self.visit(Place { index, ..place }),
            None => self.clone(),
        }
    }

    /// To a place where this session has been. What can no longer be shown as it was gives way to the list of answers.
    pub(crate) fn visit(&self, place: Place) -> Session {
        let sheet = self.sheet();
        let (index, step) = self.trail.find(place);
        let step = match step {
            Step::Start | Step::Form | Step::Overview(Overview::Check) => step,
            Step::Topic { topic, .. } if !self.questions(&sheet, topic).is_empty() => step,
            // Whoever leaves a change half made sees the answers again, not a result that does not count it.
            Step::Overview(Overview::Result) if self.first_unfinished(&sheet).is_none() => step,
            Step::Topic { .. } | Step::Overview(Overview::Result) => Step::Overview(Overview::Check),
        };
        self.along(self.trail.showing(index, step), Focus::Heading)
    }

    pub(crate) fn change(&self, item: usize) -> Session {
        let topics = &self.trial.definition().topics;
        let change_from = match self.step() {
            Step::Overview(overview) => Some(overview),
            Step::Start | Step::Topic { .. } => None,
            Step::Form => {
                return Session { focus: Focus::Question(item), moves: self.moves.wrapping_add(1), ..self.clone() };
            }
        };
        match topics.iter().position(|topic| topic.items.contains(&item)) {
            Some(topic) => self.at(Step::Topic { topic, change_from }, Focus::Question(item)),
            None => self.clone(),
        }
    }

    /// An overview, unless a question is still open somewhere: then that question's topic first.
    fn overview_or_unfinished(&self, sheet: &Sheet, overview: Overview) -> Step {
        match self.first_unfinished(sheet) {
            Some(topic) => Step::Topic { topic, change_from: Some(overview) },
            None => Step::Overview(overview),
        }
    }

    fn first_unfinished(&self, sheet: &Sheet) -> Option<usize> {
        self.topics(sheet).into_iter().find(|topic| !self.find_problems(sheet, *topic).is_empty())
    }

    fn find_problems(&self, sheet: &Sheet, topic: usize) -> Vec<(usize, Problem)> {
        let problem = |item| match sheet.reading(item) {
            Reading::Blank => Some((item, Problem::Unanswered)),
            Reading::Wrong(problem) => Some((item, problem.clone())),
            Reading::Unknown | Reading::Given(_) => None,
        };
        self.questions(sheet, topic).into_iter().filter_map(problem).collect()
    }
}

fn at_topic(topic: usize) -> Step {
    Step::Topic { topic, change_from: None }
}
