//! The result as a person reads it: every criterion in the group that says what to do about it.
//!
//! Pure data for the result page; the sentences stand in the messages and in the trial's texts.

use crate::session::Session;
use crate::session::entry::Reading;
use crate::session::sheet::Sheet;
use screening::assessment::ConflictFound;
use screening::definition::{Category, CriterionKind, EligibilityCriterion};
use screening::{Answer, CriterionAssessment, DateRange, Determination, Examination, Explanation, Status};

/// What is to be done about a criterion; the result page shows the groups in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// It stands in the way now.
    StandsInTheWay,
    /// An answer or a document would settle it.
    NeedsAnswer,
    /// The study team decides.
    StudyTeam,
    /// It depends how the record is read.
    DependsOnReading,
    /// Nothing: it fits.
    Fits,
}

impl Group {
    /// All groups, in their order.
    pub const ALL: [Group; 5] =
        [Group::StandsInTheWay, Group::NeedsAnswer, Group::StudyTeam, Group::DependsOnReading, Group::Fits];
}

/// The state of a criterion in one word and one icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It stands in the way now.
    StandsInTheWay,
    /// An answer or a document is missing.
    NeedsAnswer,
    /// Two answers contradict each other.
    Contradiction,
    /// Only the study team can tell.
    StudyTeam,
    /// The record's sentence can be read in more than one way, and the ways differ.
    DependsOnReading,
    /// It fits, and the study team must confirm it.
    FitsProvisionally,
    /// It fits.
    Fits,
    /// It does not concern this person.
    DoesNotApply,
}

impl Mark {
    /// The group to which it belongs.
    pub fn group(self) -> Group {
        match self {
            Mark::StandsInTheWay => Group::StandsInTheWay,
            Mark::NeedsAnswer | Mark::Contradiction => Group::NeedsAnswer,
            Mark::StudyTeam => Group::StudyTeam,
            Mark::DependsOnReading => Group::DependsOnReading,
            Mark::FitsProvisionally | Mark::Fits | Mark::DoesNotApply => Group::Fits,
        }
    }

    /// Whether the trial's "what to do next" is of use.
    pub fn is_open(self) -> bool {
        match self {
            Mark::Fits | Mark::DoesNotApply => false,
            Mark::StandsInTheWay
            | Mark::NeedsAnswer
            | Mark::Contradiction
            | Mark::StudyTeam
            | Mark::DependsOnReading
            | Mark::FitsProvisionally => true,
        }
    }
}

/// One criterion on the result page.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The criterion, by index.
    pub criterion: usize,
    /// Its state.
    pub mark: Mark,
    /// When time alone clears it.
    pub clear: Option<DateRange>,
    /// Questions that take part in it, by item, in their order, and then items that were told elsewhere.
    pub items: Vec<usize>,
    /// Whether each reading lets the person in, where the readings are to be told; `None`: cannot be told.
    pub readings: Vec<Option<bool>>,
    /// Which of the criterion's contradictions hold, by index.
    pub conflicts: Vec<usize>,
}

impl Line {
    /// Whether it is enough to wait, until a day that is known.
    pub fn only_waits(&self) -> bool {
        self.mark == Mark::StandsInTheWay && self.clear.is_some_and(|clear| clear.from == clear.to)
    }
}

/// The whole result.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The overall result.
    pub determination: Determination,
    /// When waiting is enough, and everything else is known.
    pub earliest: Option<DateRange>,
    /// Every criterion, in the record's order.
    pub lines: Vec<Line>,
    /// Which of the trial's contradictions that decide nothing hold, by index.
    pub conflicts: Vec<usize>,
    /// Questions that take part in no criterion and were not answered with no, by item: reminders for the study team.
    pub reminders: Vec<usize>,
}

impl Outcome {
    /// The lines that stand in the way until some day.
    pub fn waiting(&self) -> impl Iterator<Item = (&Line, DateRange)> {
        let lines = self.group(Group::StandsInTheWay);
        lines.filter_map(|line| Some((line, line.clear?)))
    }

    /// The lines of a group, in the record's order.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.mark.group() == group)
    }
}

impl Session {
    /// The result of the answers as they stand, from what the entries come to and what was found of them.
    pub fn outcome(&self, sheet: &Sheet, examination: &Examination) -> Outcome {
        let trial = self.trial();
        let assessment = &examination.assessment;
        let topics = 0..trial.definition().topics.len();
        let asked: Vec<usize> = topics.flat_map(|topic| self.questions(sheet, topic)).collect();
        let told_elsewhere = self.told_elsewhere(sheet);
        let mut lines = Vec::new();
        let explained = assessment.criteria.iter().zip(&examination.explanations);
        for (index, (criterion, (assessed, explanation))) in trial.criteria().iter().zip(explained).enumerate() {
            let conflicts = which(&assessment.conflicts, Some(index));
            let mut line = line(index, criterion, assessed, explanation, &asked, conflicts);
            line.items.extend(told_elsewhere.iter().filter(|item| explanation.used.contains(item)));
            lines.push(line);
        }
        // A plain no needs no mention.
        let is_no = |item: &usize| *sheet.reading(*item) == Reading::Given(Answer::Boolean(false));
        let is_reminder = |item: &usize| self.criteria_about(*item).is_empty() && !is_no(item);
        let reminders = asked.into_iter().filter(is_reminder).collect();
        let conflicts = which(&assessment.conflicts, None);
        Outcome { determination: assessment.determination, earliest: assessment.earliest, lines, conflicts, reminders }
    }

    /// The criteria, by index, in which an item takes part.
    pub fn criteria_about(&self, item: usize) -> Vec<usize> {
        let trial = self.trial();
        (0..trial.criteria().len()).filter(|criterion| trial.items_of(*criterion).contains(&item)).collect()
    }
}

fn which(found: &[ConflictFound], criterion: Option<usize>) -> Vec<usize> {
    let of_criterion = found.iter().filter(|conflict| conflict.criterion == criterion);
    of_criterion.flat_map(|conflict| conflict.which.iter().copied()).collect()
}

fn line(
    index: usize,
    criterion: &EligibilityCriterion,
    assessed: &CriterionAssessment,
    explanation: &Explanation,
    asked: &[usize],
    conflicts: Vec<usize>,
) -> Line {
    let takes_part = |item: &usize| explanation.used.contains(item) || explanation.missing.contains(item);
    let readings = if assessed.flags.depends_on_reading {
        let lets_in = |sentence_holds: bool| match criterion.category {
            Category::Inclusion => sentence_holds,
            Category::Exclusion => !sentence_holds,
        };
        explanation.readings.iter().map(|truths| truths.decided().map(lets_in)).collect()
    } else {
        Vec::new()
    };
    Line {
        criterion: index,
        mark: mark(criterion, assessed, explanation, asked),
        clear: assessed.clear,
        items: asked.iter().copied().filter(takes_part).collect(),
        readings,
        conflicts,
    }
}

fn mark(
    criterion: &EligibilityCriterion,
    assessed: &CriterionAssessment,
    explanation: &Explanation,
    asked: &[usize],
) -> Mark {
    match assessed.status {
        Status::Fails => Mark::StandsInTheWay,
        Status::NotApplicable => Mark::DoesNotApply,
        Status::Passes if assessed.flags.provisional => Mark::FitsProvisionally,
        Status::Passes => Mark::Fits,
        Status::Unknown if assessed.flags.conflict => Mark::Contradiction,
        Status::Unknown if assessed.flags.site_assessed => Mark::StudyTeam,
        Status::Unknown if assessed.flags.depends_on_reading => Mark::DependsOnReading,
        Status::Unknown if explanation.missing.iter().any(|item| asked.contains(item)) => Mark::NeedsAnswer,
        // Everything that this person is asked is answered. What is left stands in a document or a test, or only the
        // study team is asked about it.
        Status::Unknown if explanation.missing.is_empty() => match criterion.kind {
            CriterionKind::Document | CriterionKind::Test => Mark::NeedsAnswer,
            CriterionKind::SelfReported | CriterionKind::StudyTeam => Mark::StudyTeam,
        },
        Status::Unknown => Mark::StudyTeam,
    }
}
