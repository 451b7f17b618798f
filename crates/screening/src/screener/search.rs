//! Refinement: where sets leave a criterion open, the answers are split until the parts agree, two parts differ, or
//! the budget is spent.

use super::{Outcome, Screener, View};
use crate::assessment::Status;
use crate::date::Date;
use crate::definition::EligibilityCriterion;
use crate::person::Part;
use crate::plan::CriterionPlan;
use crate::plan::MAX_READINGS;
use crate::value::Truths;
use alloc::vec::Vec;

/// How many halves of places are looked at of one criterion with rows at most, in looks at a few cells. Where rows are
/// looked at in pairs, and against one another, splitting on seldom settles more. What is still open then is unknown.
const MAX_HALVES: u32 = 8192;

/// How many halves a look at that many cells in rows counts as.
pub(super) fn cost(cells: usize) -> u32 {
    let cells = u32::try_from(cells).unwrap_or(u32::MAX);
    1 + cells.saturating_mul(cells) / 32
}

/// What has been seen of a criterion's completions that do not contradict themselves.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent things that were or were not seen")]
pub(super) struct Search {
    seen: [Truths; MAX_READINGS],
    count: usize,
    applies: Truths,
    /// A completion was seen in which two readings are decided and differ.
    differ: bool,
    /// Whether it matters that no completion lets the readings differ.
    wants_differ: bool,
    /// A completion was seen that does not contradict itself.
    any: bool,
    /// The work was spent before the search was over.
    cut: bool,
    /// How many halves may still be looked at, and as how many each counts.
    halves: u32,
    cost: u32,
}

impl Search {
    /// A search that has seen nothing yet; `wants_differ` where it matters whether the readings may differ.
    pub(super) fn new(criterion: &EligibilityCriterion, wants_differ: bool, cells: usize) -> Search {
        Search {
            seen: [Truths::NONE; MAX_READINGS],
            count: criterion.readings.len().min(MAX_READINGS),
            applies: Truths::NONE,
            differ: false,
            wants_differ,
            any: false,
            cut: false,
            halves: if cells == 0 { u32::MAX } else { MAX_HALVES },
            cost: cost(cells),
        }
    }

    /// Takes an outcome that needs no splitting; false where it does.
    pub(super) fn settle_by(&mut self, outcome: &Outcome) -> bool {
        if outcome.conflict == Truths::TRUE {
            return true;
        }
        let settled = !outcome.conflict.may_be_true() && outcome.readings().iter().all(|reading| reading.is_single());
        if settled {
            self.record(outcome);
        }
        settled
    }

    fn record(&mut self, outcome: &Outcome) {
        self.any = true;
        self.applies = self.applies.or(outcome.applies);
        for (seen, reading) in self.seen.iter_mut().zip(outcome.readings()) {
            *seen = seen.or(*reading);
        }
        let decided = |wanted: bool| outcome.readings().iter().any(|reading| reading.decided() == Some(wanted));
        self.differ |= decided(true) && decided(false);
    }

    /// Takes it that nothing is decided.
    pub(super) fn leave_open(&mut self) {
        self.any = true;
        self.seen = [Truths::ANY; MAX_READINGS];
    }

    /// What each reading was seen to be, with places for readings that the criterion does not have.
    pub(super) fn all_seen(&self) -> [Truths; MAX_READINGS] {
        self.seen
    }

    fn seen(&self) -> &[Truths] {
        self.seen.get(..self.count).unwrap_or_default()
    }

    /// Each reading was seen to be all that it may be here.
    fn has_seen(&self, outcome: &Outcome) -> bool {
        self.seen().iter().zip(outcome.readings()).all(|(seen, reading)| seen.contains(*reading))
    }

    /// It still matters whether the readings differ.
    fn looks_for_difference(&self) -> bool {
        self.wants_differ && !self.differ
    }

    /// No reading can be decided any more.
    pub(super) fn is_over(&self) -> bool {
        !self.looks_for_difference() && self.seen().iter().all(|seen| *seen != Truths::NONE && !seen.is_single())
    }

    /// Every completion contradicts itself.
    pub(super) fn all_contradict(&self) -> bool {
        !self.any
    }

    /// Whether the criterion passes, where every reading and every completion says the same.
    pub(super) fn consensus(&self) -> Option<bool> {
        let mut decisions = self.seen().iter().map(|seen| seen.decided());
        let first = decisions.next()??;
        decisions.all(|decision| decision == Some(first)).then_some(first)
    }

    /// The status of a consensus.
    pub(super) fn status(&self, passes: bool) -> Status {
        match (passes, self.applies) {
            (true, Truths::FALSE) => Status::NotApplicable,
            (true, _) => Status::Passes,
            (false, _) => Status::Fails,
        }
    }

    /// Two readings are decided, and differ.
    pub(super) fn readings_disagree(&self) -> bool {
        let decided = |wanted| self.seen().iter().any(|seen| seen.decided() == Some(wanted));
        decided(true) && decided(false)
    }

    /// The work was spent before the search was over.
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    /// Some completion lets the readings differ.
    pub(super) fn may_disagree(&self) -> bool {
        self.differ
    }
}

impl Screener<'_> {
    /// Tries a few single completions: two that differ settle most of what is open.
    pub(super) fn sample(
        &mut self,
        search: &mut Search,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        reference_date: Date,
    ) {
        let places = core::mem::take(&mut self.places);
        let wholes: Vec<Part> = places.iter().map(|place| self.person.part(*place)).collect();
        let middle = places.len() / 2;
        let patterns: [fn(usize, usize) -> bool; 6] = [
            |_, _| false,
            |_, _| true,
            |index, _| index % 2 == 0,
            |index, _| index % 2 == 1,
            |index, middle| index < middle,
            |index, middle| index >= middle,
        ];
        for last in patterns {
            for (index, (place, whole)) in places.iter().zip(&wholes).enumerate() {
                self.person.set_part(*place, whole.end(last(index, middle)));
            }
            self.settle(&plan.items);
            let outcome = self.outcome(criterion, reference_date);
            search.settle_by(&outcome);
            if search.is_over() {
                break;
            }
        }
        for (place, whole) in places.iter().zip(&wholes) {
            self.person.set_part(*place, *whole);
        }
        self.settle(&plan.items);
        self.places = places;
    }

    /// Splits the open places until the search is over.
    pub(super) fn explore(
        &mut self,
        search: &mut Search,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        reference_date: Date,
    ) {
        let mut outcome = self.outcome(criterion, reference_date);
        if search.settle_by(&outcome) {
            return;
        }
        let readings_are_one = search.count > 1 && self.look_closer(&mut outcome, criterion, reference_date);
        if search.settle_by(&outcome)
            || search.has_seen(&outcome) && (readings_are_one || !search.looks_for_difference())
        {
            return;
        }
        let may_split = search.halves > 0;
        let split = may_split.then(|| {
            self.split(&plan.items, None, &mut |screener| {
                search.halves = search.halves.saturating_sub(search.cost);
                screener.explore(search, criterion, plan, reference_date);
                search.is_over()
            })
        });
        if split.flatten().is_none() {
            search.cut |= self.steps == 0;
            // Too much work, or too wide for what can be split: it may be anything that it says, in either reading.
            search.record(&outcome);
            search.differ |= search.wants_differ;
            for seen in &mut search.seen {
                *seen = seen.or(Truths::NULL);
            }
        }
    }

    /// Whether a passing criterion may be provisional: in some completion that does not contradict itself.
    pub(super) fn may_be_provisional(
        &mut self,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        definition: usize,
        reference_date: Date,
    ) -> bool {
        let provisional = self.evaluate(definition, View::Asked, reference_date);
        if provisional.is_single() {
            return provisional != Truths::FALSE;
        }
        self.collect_places(&plan.items, &plan.fields);
        self.explore_provisional(criterion, plan, definition, reference_date)
    }

    fn explore_provisional(
        &mut self,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        definition: usize,
        reference_date: Date,
    ) -> bool {
        let provisional = self.evaluate(definition, View::Asked, reference_date);
        let outcome = self.outcome(criterion, reference_date);
        if provisional == Truths::FALSE || outcome.conflict == Truths::TRUE || outcome.applies == Truths::FALSE {
            return false;
        }
        if provisional.is_single() && !outcome.conflict.may_be_true() && !outcome.applies.may_be_false() {
            return true;
        }
        let found = self.split(&plan.items, None, &mut |screener| {
            screener.explore_provisional(criterion, plan, definition, reference_date)
        });
        found.unwrap_or(true)
    }
}
