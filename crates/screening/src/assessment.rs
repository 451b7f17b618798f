//! What a screening finds, as data: statuses, flags, ranges, conflicts and the next questions.

use crate::date::DateRange;
use crate::value::Truths;
use alloc::vec::Vec;

/// Whether a criterion stands in the way, free of polarity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It does not stand in the way.
    Passes,
    /// It stands in the way.
    Fails,
    /// The answers do not decide it.
    Unknown,
    /// It does not concern this person; counts as passing.
    NotApplicable,
}

impl Status {
    /// The word on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Status::Passes => "passes",
            Status::Fails => "fails",
            Status::Unknown => "unknown",
            Status::NotApplicable => "not_applicable",
        }
    }
}

/// The overall result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Determination {
    /// Nothing stands in the way.
    PossiblyEligible,
    /// What stands in the way goes with the passing of time alone.
    NotYet,
    /// Something stands in the way.
    NotMatching,
    /// Something is unknown.
    Undetermined,
}

impl Determination {
    /// The word on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Determination::PossiblyEligible => "possibly_eligible",
            Determination::NotYet => "not_yet",
            Determination::NotMatching => "not_matching",
            Determination::Undetermined => "undetermined",
        }
    }
}

/// What is to be known beside a status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "five independent flags")]
pub struct Flags {
    /// Passes, but the study team must confirm.
    pub provisional: bool,
    /// The record can be read in more than one way and the readings disagree.
    pub depends_on_reading: bool,
    /// Only the study team can settle it.
    pub site_assessed: bool,
    /// Two answers contradict each other.
    pub conflict: bool,
    /// Unknown because the search for what the open answers could mean ended at its limit.
    pub not_searched: bool,
}

impl Flags {
    /// The words on the wire, in the data dictionary's order.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        [
            (self.provisional, "provisional"),
            (self.depends_on_reading, "depends_on_reading"),
            (self.site_assessed, "site_assessed"),
            (self.conflict, "conflict"),
            (self.not_searched, "not_searched"),
        ]
        .into_iter()
        .filter_map(|(set, code)| set.then_some(code))
    }
}

/// What was found of one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CriterionAssessment {
    /// Its status.
    pub status: Status,
    /// Its flags.
    pub flags: Flags,
    /// First day on which it may pass, and first on which it surely does; only where time alone lets it pass.
    pub clear: Option<DateRange>,
    /// Last day on which it surely passes, and last on which it may; only for a criterion that passes and that time alone
    /// will surely end.
    pub until: Option<DateRange>,
    /// Whether it fails only for a time: on some later day it passes, whatever the open answers are.
    pub time_limited: bool,
}

/// Answers that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictFound {
    /// The items, by index, in the items' order.
    pub items: Vec<usize>,
    /// The criterion that it makes unknown, by index; `None`: it decides nothing.
    pub criterion: Option<usize>,
    /// Which of the criterion's (or the trial's) conflicts hold, by index.
    pub which: Vec<usize>,
}

/// What was found of one person on one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The overall result.
    pub determination: Determination,
    /// When it may, and when it surely does, stop being `not_yet`.
    pub earliest: Option<DateRange>,
    /// Beside `earliest`, where that time will end: the last day on which nothing surely stands in the way, and the last
    /// on which that may be so.
    pub latest: Option<DateRange>,
    /// Each failing criterion passes on some later day, but there is no day on which none fails.
    pub no_common_day: bool,
    /// One entry for each of the trial's criteria, in their order.
    pub criteria: Vec<CriterionAssessment>,
    /// Contradictions, in the criteria's order, then those that decide nothing.
    pub conflicts: Vec<ConflictFound>,
    /// Items, by index, whose answer can still change the determination, best first.
    pub next: Vec<usize>,
}

/// An assessment, and why each criterion has its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examination {
    /// What was found.
    pub assessment: Assessment,
    /// One entry for each of the trial's criteria, in their order.
    pub explanations: Vec<Explanation>,
}

/// Why a criterion has its status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Each reading's own value (as the record's sentence, before an exclusion is turned round). Empty where the
    /// readings say nothing: the criterion does not apply, or answers contradict each other there.
    pub readings: Vec<Truths>,
    /// Items that take part and have an answer, by index.
    pub used: Vec<usize>,
    /// Items that take part, could be asked and have no answer, or only a partly known one.
    pub missing: Vec<usize>,
}
