//! What to ask next: the unanswered or partly known items whose answer can still change the overall result.
//!
//! An item matters to a criterion where its answer, perhaps with answers to others, leads to an end that changes the
//! determination, and the same answers without it could lead elsewhere.

use super::days::LAST;
use super::search::cost;
use super::time::passing;
use super::{Screener, blocks_as_unknown};
use crate::answers::Answers;
use crate::assessment::{CriterionAssessment, Determination, Status};
use crate::cells::Cell;
use crate::date::Date;
use crate::definition::{EligibilityCriterion, Item, ItemKind, TimeEffect};
use crate::enablement::Enablement;
use crate::person::{Part, Place};
use crate::plan::CriterionPlan;
use crate::sort::sort_by;
use crate::value::Truths;
use alloc::rc::Rc;
use alloc::vec::Vec;

/// How many halves of places are looked at for one item and criterion at most; an item that is still open then is listed.
const BUDGET: u32 = 6000;

/// The budget of a criterion with that many cells in rows: rows multiply what can be tried.
fn budget_for(cells: usize) -> u32 {
    if cells == 0 { BUDGET } else { BUDGET / 10 / cost(cells) }
}

/// How a criterion may end, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ends(u8);

impl Ends {
    const NONE: Ends = Ends(0);
    const PASSES: Ends = Ends(1);
    const FAILS_FOR_A_TIME: Ends = Ends(2);
    const FAILS_FOR_GOOD: Ends = Ends(4);
    const FAILS: Ends = Ends(2 | 4);
    const OPEN: Ends = Ends(8);

    fn or(self, other: Ends) -> Ends {
        Ends(self.0 | other.0)
    }

    fn is_single(self) -> bool {
        self.0.is_power_of_two()
    }

    fn meets(self, other: Ends) -> bool {
        self.0 & other.0 != 0
    }

    fn within(self, other: Ends) -> bool {
        self.0 & !other.0 == 0
    }

    /// Every end but these.
    fn other(self) -> Ends {
        Ends(15 & !self.0)
    }
}

/// An unknown criterion and the items that it depends on.
struct Open<'t> {
    criterion: &'t EligibilityCriterion,
    plan: &'t CriterionPlan,
    /// Items that are asked because of other answers, and what they may be while nothing more is known.
    followers: Vec<(usize, Part)>,
    /// Whether some completion ends in each of the [`TARGETS`], as far as that was found out.
    reached: [Option<bool>; 3],
}

/// The ends that change a determination.
const TARGETS: [Ends; 3] = [Ends::PASSES, Ends::FAILS, Ends::FAILS_FOR_GOOD];

/// What the answers still missing can do to an unknown criterion.
#[derive(Debug)]
pub(super) struct NextItems {
    can_pass: bool,
    items: Vec<NextItem>,
}

/// An item that matters to a criterion.
#[derive(Debug)]
struct NextItem {
    item: usize,
    /// Whether it can decide that the criterion ends in each of the [`TARGETS`].
    decides: [bool; 3],
    /// Its answer alone can settle the criterion.
    settles: bool,
}

impl<'t> Screener<'t> {
    /// Lists the next items of the assessment.
    pub(super) fn next(&mut self, answers: &Answers, reference_date: Date) {
        let determination = self.assessment.determination;
        let trial = self.trial;
        // Whether an open criterion changes the determination only by failing for good; none: it changes nothing.
        let only_for_good = match determination {
            Determination::PossiblyEligible | Determination::NotMatching => None,
            Determination::NotYet => Some(true),
            Determination::Undetermined => Some(false),
        };
        let mut open: Vec<Rc<NextItems>> = Vec::new();
        // Each item with the number of criteria that its answer can settle alone.
        let mut listed: Vec<(usize, u32)> = Vec::new();
        for (index, (criterion, plan)) in trial.planned_criteria().enumerate() {
            let Some(found) = self.assessment.criteria.get(index).copied() else { continue };
            if blocks_as_unknown(&found) {
                if only_for_good.is_some() {
                    open.push(self.next_items_of(index, criterion, plan, answers, reference_date));
                }
            } else if !criterion.site_assessed {
                let assumes = plan.assumed.iter().any(|item| is_assumed(self.items(), *item, answers));
                if determination != Determination::NotMatching && assumes {
                    let next = self.next_items_of(index, criterion, plan, answers, reference_date);
                    let for_good = next.items.iter().filter(|next| {
                        let [_, _, fails_for_good] = next.decides;
                        fails_for_good && is_assumed(self.items(), next.item, answers)
                    });
                    listed.extend(for_good.map(|next| (next.item, u32::from(next.settles))));
                }
                let missing = plan.dividing.filter(|item| answers.get(*item).is_none());
                listed.extend(missing.filter(|_| self.matters_open(index)).map(|item| (item, 0)));
            }
        }
        let all_can_pass = open.iter().all(|next| next.can_pass);
        for next in open.iter().flat_map(|open| &open.items) {
            let [passes, fails, fails_for_good] = next.decides;
            let matters = match only_for_good {
                None => false,
                Some(true) => fails_for_good,
                Some(false) => fails || all_can_pass && passes,
            };
            if !matters {
                continue;
            }
            let settles = u32::from(next.settles);
            match listed.iter_mut().find(|(listed, _)| *listed == next.item) {
                Some((_, count)) => *count += settles,
                None => listed.push((next.item, settles)),
            }
        }
        self.add_what_time_depends_on(&mut listed, answers, reference_date);
        let effort = |item: usize| trial.items().get(item).map_or(u8::MAX, |item| item.effort);
        let rank = |(item, settles): &(usize, u32)| (core::cmp::Reverse(*settles), effort(*item), *item);
        sort_by(&mut listed, |left, right| rank(left).cmp(&rank(right)));
        self.assessment.next.extend(listed.into_iter().map(|(item, _)| item));
    }

    /// Adds what is open of criteria that fail, or that time may end, where it depends on that whether time is enough.
    fn add_what_time_depends_on(&mut self, listed: &mut Vec<(usize, u32)>, answers: &Answers, reference_date: Date) {
        let trial = self.trial;
        let fails = |found: &CriterionAssessment| found.status == Status::Fails;
        if self.assessment.determination != Determination::Undetermined || !self.assessment.criteria.iter().any(fails) {
            return;
        }
        for (index, (_, plan)) in trial.planned_criteria().enumerate() {
            let failing = self.assessment.criteria.get(index).is_some_and(fails);
            if !plan.moves || !failing && !self.in_time.get(index).is_some_and(|in_time| in_time.may_close) {
                continue;
            }
            self.person.load(trial.items(), &plan.all_items, answers, reference_date);
            for item in &plan.items {
                if self.can_be_asked(*item, plan, answers) && listed.iter().all(|(listed, _)| listed != item) {
                    listed.push((*item, 0));
                }
            }
        }
    }

    fn next_items_of(
        &mut self,
        index: usize,
        criterion: &'t EligibilityCriterion,
        plan: &'t CriterionPlan,
        answers: &Answers,
        reference_date: Date,
    ) -> Rc<NextItems> {
        if let Some(next) = self.memo.next(index, plan, answers, reference_date) {
            return next;
        }
        let next = Rc::new(self.next_items(criterion, plan, answers, reference_date));
        self.memo.remember_next(index, plan, answers, reference_date, &next);
        next
    }

    /// Whether the determination would be another if this settled criterion were open: where nothing else stands in the
    /// way, or where it alone fails for good.
    fn matters_open(&self, index: usize) -> bool {
        match self.assessment.determination {
            Determination::PossiblyEligible => true,
            Determination::NotMatching => self.assessment.criteria.iter().enumerate().all(|(other, found)| {
                let fails_for_good = found.status == Status::Fails && !found.time_limited;
                fails_for_good == (other == index)
            }),
            Determination::NotYet | Determination::Undetermined => false,
        }
    }

    fn next_items(
        &mut self,
        criterion: &'t EligibilityCriterion,
        plan: &'t CriterionPlan,
        answers: &Answers,
        reference_date: Date,
    ) -> NextItems {
        let mut open = Open { criterion, plan, followers: Vec::new(), reached: [None; 3] };
        self.person.load(self.items(), &open.plan.all_items, answers, reference_date);
        self.complete(&open);
        for item in &plan.all_items {
            if self.items().get(*item).is_some_and(|item| !item.enable_when.is_empty()) {
                open.followers.push((*item, self.person.part(Place::Item(*item))));
            }
        }
        let mut items: Vec<usize> = plan.all_items.clone();
        items.retain(|item| self.can_be_asked(*item, plan, answers));
        // Whether it can pass takes a part of the work, and each item one; what one leaves goes to those after it.
        let mut parts = u32::try_from(items.len() + 1).unwrap_or(u32::MAX);
        self.take_share();
        let mut rest = self.take_part(0, parts);
        let can_pass = self.can_reach(&mut open, 0, reference_date);
        let fails_in_time = plan.moves || matches!(criterion.time, TimeEffect::Clears(_));
        let mut next = Vec::new();
        for item in items {
            parts -= 1;
            rest = self.take_part(rest, parts);
            if self.steps == 0 {
                next.push(NextItem { item, decides: [true; 3], settles: false });
                continue;
            }
            self.person.load(self.items(), &plan.all_items, answers, reference_date);
            self.complete(&open);
            let mut decides = [0, 1, 2].map(|target| {
                // Where time does nothing, whoever fails does so for good.
                (target < 2 || fails_in_time) && self.matters(&mut open, item, target, reference_date)
            });
            if !fails_in_time {
                let [_, fails, for_good] = &mut decides;
                *for_good = *fails;
            }
            if decides != [false; 3] {
                let settles = self.settles_alone(&open, item, answers, reference_date);
                next.push(NextItem { item, decides, settles });
            }
        }
        NextItems { can_pass, items: next }
    }

    /// Puts what is left of the work to the rest and takes one of so many parts of it; returns what is left then.
    fn take_part(&mut self, rest: u32, parts: u32) -> u32 {
        let all = rest + self.steps;
        self.steps = all / parts.max(1);
        all - self.steps
    }

    fn can_be_asked(&self, item: usize, plan: &CriterionPlan, answers: &Answers) -> bool {
        let always_counts = self
            .items()
            .get(item)
            .and_then(|item| item.unknown_counts_as.as_ref())
            .is_some_and(|counts| counts.beside.is_none());
        !always_counts
            && (answers.get(item).is_none() || self.is_partly_known(item, plan, answers))
            && self.trial.enablement(item, answers) == Enablement::Asked
    }

    /// Takes it that everything that the criterion depends on will be answered.
    fn complete(&mut self, open: &Open<'t>) {
        let items = self.items();
        for index in &open.plan.all_items {
            if let Some(known) = self.person.known.get_mut(*index) {
                *known = true;
            }
            let beside = items.get(*index).and_then(|item| item.unknown_counts_as.as_ref()?.beside);
            if let (Some(_), false, Some(ItemKind::Choice(codes))) =
                (beside, self.person.is_given(*index), items.get(*index).map(|item| &item.kind))
            {
                let mask = u32::try_from((1_u64 << codes.len().min(31)) - 1).unwrap_or(u32::MAX);
                self.person.set_part(Place::Item(*index), Part::Cell(Cell::Codes { mask, nullable: false }));
            }
        }
        self.settle(&open.plan.all_items);
        self.collect_places(&open.plan.all_items, &open.plan.fields);
    }

    /// Whether some completion ends in the target, with all open places open.
    fn can_reach(&mut self, open: &mut Open<'t>, target: usize, reference_date: Date) -> bool {
        let (Some(ends), Some(known)) = (TARGETS.get(target), open.reached.get(target)) else { return true };
        known.unwrap_or_else(|| {
            let mut budget = budget_for(self.person.rows.len());
            let reached = self.reaches(open, *ends, reference_date, &mut budget);
            if let Some(known) = open.reached.get_mut(target) {
                *known = Some(reached);
            }
            reached
        })
    }

    /// Whether an item, with all open places open, decides that the criterion ends in a target.
    fn matters(&mut self, open: &mut Open<'t>, item: usize, index: usize, reference_date: Date) -> bool {
        let Some(target) = TARGETS.get(index).copied() else { return true };
        let is_list = matches!(self.items().get(item).map(|item| &item.kind), Some(ItemKind::List(_)));
        let told_instead = open.criterion.fallback.is_some() && !open.plan.reading_items.contains(&item);
        if told_instead {
            // What is told has a say where the facts are missing, or leave both ends open.
            let facts = &open.plan.reading_items;
            let has_a_say = facts.iter().all(|item| !self.person.is_given(*item))
                || [0, 1].into_iter().all(|end| self.can_reach(open, end, reference_date));
            return has_a_say && self.fails_as(open, false, reference_date).or(Ends::PASSES).meets(target);
        }
        if is_list {
            // Rows can say anything where none are given; else whatever their open cells can.
            return if self.person.is_given(item) {
                self.can_reach(open, index, reference_date)
            } else {
                self.fails_as(open, true, reference_date).or(Ends::PASSES).meets(target)
            };
        }
        if open.criterion.needs.contains(&item) && !self.person.is_given(item) {
            return self.can_reach(open, index, reference_date);
        }
        let mut budget = budget_for(self.person.rows.len());
        self.person.part(Place::Item(item)).size() > 1
            && self.decides(open, Place::Item(item), target, reference_date, &mut budget)
    }

    /// How the criterion fails where it does: for a time where it passes on a later day. What is told in place of facts
    /// fails as its author says.
    fn fails_as(&mut self, open: &Open<'t>, by_readings: bool, reference_date: Date) -> Ends {
        if !by_readings && self.clears_as_told(open.criterion) {
            return Ends::FAILS_FOR_A_TIME;
        }
        if !open.plan.moves {
            return Ends::FAILS_FOR_GOOD;
        }
        let tomorrow = reference_date.day_number() + 1;
        let members = [passing(open.criterion, open.plan)];
        let holds = match self.holds(&members, LAST, LAST) {
            // Most criteria that time clears are clear in the end.
            Truths::TRUE => Truths::TRUE,
            _ => self.holds(&members, tomorrow, LAST),
        };
        match holds.decided() {
            Some(true) => Ends::FAILS_FOR_A_TIME,
            Some(false) => Ends::FAILS_FOR_GOOD,
            None => Ends::FAILS,
        }
    }

    /// How the criterion may end on the cells as they are; exact where it is one end and nothing may contradict.
    fn ends(&mut self, open: &Open<'t>, reference_date: Date) -> (Ends, bool) {
        let outcome = self.outcome(open.criterion, reference_date);
        if outcome.conflict == Truths::TRUE {
            return (Ends::NONE, true);
        }
        let told = self.told(open.criterion.fallback.as_ref(), open.criterion.category, reference_date);
        let readings = outcome.readings();
        let all = |wanted: fn(Truths) -> bool| readings.iter().all(|reading| wanted(*reading));
        let none_known = all(|reading| reading == Truths::NULL);
        let by_readings = !none_known || open.criterion.fallback.is_none();
        let (may_pass, may_fail, may_stay_open) = if by_readings {
            let any = |wanted: fn(Truths) -> bool| readings.iter().any(|reading| wanted(*reading));
            let may_differ = readings.len() > 1 && any(Truths::may_be_true) && any(Truths::may_be_false);
            let agree =
                readings.iter().all(|reading| Some(*reading) == readings.first().copied() && reading.is_single());
            (
                all(Truths::may_be_true) && told != Truths::FALSE,
                all(Truths::may_be_false) && told != Truths::TRUE,
                any(Truths::may_be_null) || may_differ && !agree,
            )
        } else {
            (told.may_be_true(), told.may_be_false(), told.may_be_null())
        };
        let mut ends = Ends::NONE;
        if may_pass {
            ends = ends.or(Ends::PASSES);
        }
        if may_fail {
            ends = ends.or(self.fails_as(open, by_readings, reference_date));
        }
        if may_stay_open {
            ends = ends.or(Ends::OPEN);
        }
        (ends, outcome.conflict == Truths::FALSE && (ends.is_single() || ends == Ends::NONE))
    }

    /// Whether some completion ends in the target.
    fn reaches(&mut self, open: &Open<'t>, target: Ends, reference_date: Date, budget: &mut u32) -> bool {
        let (ends, exact) = self.ends(open, reference_date);
        if !ends.meets(target) {
            return false;
        }
        if exact || *budget == 0 || self.steps == 0 {
            return true;
        }
        let found = self.split(&open.plan.all_items, None, &mut |screener| {
            *budget = budget.saturating_sub(1);
            screener.reaches(open, target, reference_date, budget)
        });
        found.unwrap_or(self.steps == 0)
    }

    /// Whether an answer in this place leads to the target where without it, and without what is only asked because of
    /// it, the criterion could end otherwise.
    fn decides(&mut self, open: &Open<'t>, place: Place, target: Ends, date: Date, budget: &mut u32) -> bool {
        let whole = self.person.part(place);
        let mut may_decide = false;
        for value in whole.samples() {
            self.set(place, value, open);
            let (ends, exact) = self.ends(open, date);
            if !ends.meets(target) {
                continue;
            }
            if !exact {
                may_decide = true;
            } else if self.could_end_otherwise(open, place, whole, target, date, budget) {
                self.set(place, whole, open);
                return true;
            }
        }
        self.set(place, whole, open);
        if !may_decide {
            return false;
        }
        if *budget == 0 {
            return true;
        }
        let found = self.split(&open.plan.all_items, Some(place), &mut |screener| {
            *budget = budget.saturating_sub(1);
            screener.decides(open, place, target, date, budget)
        });
        found.unwrap_or(self.steps == 0)
    }

    /// With the other answers as they are: whether the criterion could still miss the target if this one were missing.
    fn could_end_otherwise(
        &mut self,
        open: &Open<'t>,
        place: Place,
        whole: Part,
        target: Ends,
        date: Date,
        budget: &mut u32,
    ) -> bool {
        let value = self.person.part(place);
        let given = self.person.given.clone();
        // What is asked now counts as given; what would not be asked any more is dropped.
        for item in &open.plan.all_items {
            // A list that was not told is not asked for its own sake here: its rows are not among what is tried.
            let is_asked =
                self.person.asked.get(*item).is_some_and(|cell| !matches!(cell, Cell::Null | Cell::AnyRows { .. }));
            if let Some(given) = self.person.given.get_mut(*item) {
                *given |= is_asked;
            }
        }
        let mut dropped = Vec::new();
        if let Place::Item(item) = place {
            self.set_given(item, false);
            for (follower, original) in &open.followers {
                if self.follows(*follower, item) {
                    let place = Place::Item(*follower);
                    dropped.push((place, self.person.part(place)));
                    self.person.set_part(place, *original);
                    self.set_given(*follower, false);
                }
            }
        }
        self.set(place, whole, open);
        let missed = self.reaches(open, target.other(), date, budget);
        for (place, part) in dropped {
            self.person.set_part(place, part);
        }
        self.person.given = given;
        self.set(place, value, open);
        missed
    }

    /// Whether an item is asked only because of the answer to another.
    fn follows(&self, follower: usize, item: usize) -> bool {
        use crate::definition::EnableTest;
        let conditions = self.items().get(follower).map(|item| item.enable_when.as_slice()).unwrap_or_default();
        conditions.iter().any(|enable_when| {
            enable_when.item == item
                && match enable_when.test {
                    EnableTest::IsBoolean(_) | EnableTest::IsCode(_) | EnableTest::IsKnown => true,
                    EnableTest::IsNotBoolean(_) | EnableTest::IsNotCode(_) => false,
                }
        })
    }

    fn set(&mut self, place: Place, part: Part, open: &Open<'t>) {
        self.person.set_part(place, part);
        self.settle(&open.plan.all_items);
    }

    fn set_given(&mut self, item: usize, value: bool) {
        if let Some(given) = self.person.given.get_mut(item) {
            *given = value;
        }
    }

    /// Whether some answer to this item alone settles the criterion.
    fn settles_alone(&mut self, open: &Open<'t>, item: usize, answers: &Answers, reference_date: Date) -> bool {
        self.person.load(self.items(), &open.plan.all_items, answers, reference_date);
        let Part::Cell(Cell::Null | Cell::AnyRows { .. }) = self.person.part(Place::Item(item)) else {
            let place = Place::Item(item);
            let whole = self.person.part(place);
            let known = self.person.known.get(item).copied().unwrap_or(false);
            self.set_known(item, true);
            let settles = whole.samples().into_iter().any(|value| {
                self.person.set_part(place, value);
                self.settle(&open.plan.all_items);
                let told = self.told(open.criterion.fallback.as_ref(), open.criterion.category, reference_date);
                let (ends, exact) = self.ends(open, reference_date);
                exact && ends.within(Ends::PASSES.or(Ends::FAILS)) && ends != Ends::NONE || told.decided().is_some()
            });
            self.set_known(item, known);
            return settles;
        };
        // A list without rows: an empty one is a statement, too.
        true
    }

    fn set_known(&mut self, item: usize, value: bool) {
        if let Some(known) = self.person.known.get_mut(item) {
            *known = value;
        }
    }
}

/// Whether an unknown answer counts as a certain code, since another answer is given.
fn is_assumed(items: &[Item], item: usize, answers: &Answers) -> bool {
    let counts = items.get(item).and_then(|item| item.unknown_counts_as.as_ref());
    let beside = counts.and_then(|counts| counts.beside);
    answers.get(item).is_none() && beside.is_some_and(|beside| answers.get(beside).is_some())
}
