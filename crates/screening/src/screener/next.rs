//! What to ask next: the unanswered or partly known items whose answer can still change the overall result.
//!
//! An item matters to a criterion where two completions that differ in it alone lead to different ends, one of which
//! would change the determination.

use super::{Screener, anchor, blocks_as_unknown};
use crate::answers::Answers;
use crate::assessment::Determination;
use crate::cells::Cell;
use crate::date::Date;
use crate::definition::{EligibilityCriterion, ItemKind};
use crate::person::{Part, Place};
use crate::trial::{CriterionPlan, Enablement};
use crate::value::Truths;
use alloc::rc::Rc;
use alloc::vec::Vec;

/// Evaluations spent on one item and criterion at most; an item that is still open then is listed.
const BUDGET: u32 = 600;

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
}

/// An unknown criterion and the items that it depends on.
#[derive(Clone, Copy)]
struct Open<'t> {
    criterion: &'t EligibilityCriterion,
    plan: &'t CriterionPlan,
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
        let only_for_good = match self.assessment.determination {
            Determination::PossiblyEligible | Determination::NotMatching => return,
            Determination::NotYet => true,
            Determination::Undetermined => false,
        };
        let trial = self.trial;
        let mut open: Vec<Rc<NextItems>> = Vec::new();
        for (index, (criterion, plan)) in trial.planned_criteria().enumerate() {
            if self.assessment.criteria.get(index).is_some_and(blocks_as_unknown) {
                let known = self.memo.next(index, plan, answers, reference_date);
                open.push(known.unwrap_or_else(|| {
                    let next = Rc::new(self.next_items(Open { criterion, plan }, answers, reference_date));
                    self.memo.remember_next(index, plan, answers, reference_date, &next);
                    next
                }));
            }
        }
        let all_can_pass = !only_for_good && open.iter().all(|next| next.can_pass);
        // Each item with the number of criteria that its answer can settle alone.
        let mut listed: Vec<(usize, u32)> = Vec::new();
        for next in open.iter().flat_map(|open| &open.items) {
            let [passes, fails, fails_for_good] = next.decides;
            let matters = if only_for_good { fails_for_good } else { fails || all_can_pass && passes };
            if !matters {
                continue;
            }
            let settles = u32::from(next.settles);
            match listed.iter_mut().find(|(listed, _)| *listed == next.item) {
                Some((_, count)) => *count += settles,
                None => listed.push((next.item, settles)),
            }
        }
        let effort = |item: usize| trial.items().get(item).map_or(u8::MAX, |item| item.effort);
        listed.sort_by_key(|(item, settles)| (core::cmp::Reverse(*settles), effort(*item), *item));
        self.assessment.next.extend(listed.into_iter().map(|(item, _)| item));
    }

    fn next_items(&mut self, open: Open<'t>, answers: &Answers, reference_date: Date) -> NextItems {
        self.person.load(self.items(), &open.plan.all_items, answers, reference_date);
        self.complete(&open);
        let mut budget = BUDGET;
        let can_pass = self.reaches(&open, Ends::PASSES, None, reference_date, &mut budget);
        let mut items = Vec::new();
        for item in &open.plan.all_items {
            if !self.can_be_asked(*item, answers) {
                continue;
            }
            let decides = TARGETS.map(|target| self.matters(&open, *item, target, answers, reference_date));
            if decides != [false; 3] {
                let settles = self.settles_alone(&open, *item, answers, reference_date);
                items.push(NextItem { item: *item, decides, settles });
            }
        }
        NextItems { can_pass, items }
    }

    fn can_be_asked(&self, item: usize, answers: &Answers) -> bool {
        let always_counts = self
            .items()
            .get(item)
            .and_then(|item| item.unknown_counts_as.as_ref())
            .is_some_and(|counts| counts.beside.is_none());
        !always_counts
            && (answers.get(item).is_none() || self.is_partly_known(item, answers))
            && self.trial.enablement(item, answers) == Enablement::Asked
    }

    /// Takes it that everything that the criterion depends on will be answered.
    fn complete(&mut self, open: &Open<'_>) {
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
        self.person.settle(items, &open.plan.all_items);
        self.places.clear();
        for item in &open.plan.all_items {
            let width = self.program().tables.get(*item).map_or(0, |tables| tables.fields.len());
            self.places.extend(self.person.places(*item, width));
        }
    }

    fn matters(&mut self, open: &Open<'_>, item: usize, target: Ends, answers: &Answers, reference_date: Date) -> bool {
        self.person.load(self.items(), &open.plan.all_items, answers, reference_date);
        self.complete(open);
        let is_list = matches!(self.items().get(item).map(|item| &item.kind), Some(ItemKind::List(_)));
        let told_instead = open.criterion.fallback.is_some() && !open.plan.reading_items.contains(&item);
        if told_instead {
            let open_facts = open
                .plan
                .reading_items
                .iter()
                .any(|item| !self.person.is_given(*item) || self.is_partly_known(*item, answers));
            return open_facts && self.fails_as(open).or(Ends::PASSES).meets(target);
        }
        if is_list && !self.person.is_given(item) {
            // Rows can say anything, none at all included.
            return self.fails_as(open).or(Ends::PASSES).meets(target);
        }
        let width = self.program().tables.get(item).map_or(0, |tables| tables.fields.len());
        let places: Vec<Place> = self.person.places(item, width).collect();
        let needed = open.criterion.needs.contains(&item) && !self.person.is_given(item);
        if needed {
            return self.reaches(open, target, None, reference_date, &mut { BUDGET });
        }
        let open_places = places.into_iter().filter(|place| self.person.part(*place).size() > 1);
        let open_places: Vec<Place> = open_places.collect();
        open_places.into_iter().any(|place| self.decides(open, place, target, reference_date, &mut { BUDGET }))
    }

    /// How the criterion fails where it does: for a time where an asked date clears it.
    fn fails_as(&self, open: &Open<'_>) -> Ends {
        let Some(clears) = anchor(open.criterion) else { return Ends::FAILS_FOR_GOOD };
        match self.person.asked.get(clears.anchor) {
            Some(Cell::Days(days)) if !days.nullable => Ends::FAILS_FOR_A_TIME,
            Some(Cell::Days(_)) => Ends::FAILS,
            _ => Ends::FAILS_FOR_GOOD,
        }
    }

    /// How the criterion may end on the cells as they are; exact where it is one end and nothing may contradict.
    fn ends(&mut self, open: &Open<'_>, reference_date: Date) -> (Ends, bool) {
        let outcome = self.outcome(open.criterion, reference_date);
        if outcome.conflict == Truths::TRUE {
            return (Ends::NONE, true);
        }
        let told = self.told(open.criterion.fallback.as_ref(), open.criterion.category, reference_date);
        let readings = outcome.readings();
        let all = |wanted: fn(Truths) -> bool| readings.iter().all(|reading| wanted(*reading));
        let none_known = all(|reading| reading == Truths::NULL);
        let (may_pass, may_fail, may_stay_open) = if none_known && open.criterion.fallback.is_some() {
            (told.may_be_true(), told.may_be_false(), told.may_be_null())
        } else {
            let any = |wanted: fn(Truths) -> bool| readings.iter().any(|reading| wanted(*reading));
            let may_differ = readings.len() > 1 && any(Truths::may_be_true) && any(Truths::may_be_false);
            let agree =
                readings.iter().all(|reading| Some(*reading) == readings.first().copied() && reading.is_single());
            (
                all(Truths::may_be_true) && told != Truths::FALSE,
                all(Truths::may_be_false) && told != Truths::TRUE,
                any(Truths::may_be_null) || may_differ && !agree,
            )
        };
        let mut ends = Ends::NONE;
        for (may, end) in [(may_pass, Ends::PASSES), (may_fail, self.fails_as(open)), (may_stay_open, Ends::OPEN)] {
            if may {
                ends = ends.or(end);
            }
        }
        (ends, outcome.conflict == Truths::FALSE && (ends.is_single() || ends == Ends::NONE))
    }

    /// Whether some completion ends in the target.
    fn reaches(
        &mut self,
        open: &Open<'_>,
        target: Ends,
        without: Option<Place>,
        reference_date: Date,
        budget: &mut u32,
    ) -> bool {
        let (ends, exact) = self.ends(open, reference_date);
        if !ends.meets(target) {
            return false;
        }
        if exact || *budget == 0 {
            return true;
        }
        self.any_narrower(without, budget, open, |screener, budget| {
            screener.reaches(open, target, without, reference_date, budget)
        })
    }

    /// Whether two completions that differ in this place alone end one in the target, the other not.
    fn decides(&mut self, open: &Open<'_>, place: Place, target: Ends, reference_date: Date, budget: &mut u32) -> bool {
        let whole = self.person.part(place);
        let (mut may_meet, mut may_miss, mut meets, mut misses) = (false, false, false, false);
        for value in whole.samples() {
            self.person.set_part(place, value);
            self.person.settle(self.items(), &open.plan.all_items);
            let (ends, exact) = self.ends(open, reference_date);
            may_meet |= ends.meets(target);
            may_miss |= ends != Ends::NONE && !ends.within(target);
            meets |= exact && ends != Ends::NONE && ends.within(target);
            misses |= exact && ends != Ends::NONE && !ends.meets(target);
        }
        self.person.set_part(place, whole);
        self.person.settle(self.items(), &open.plan.all_items);
        if meets && misses {
            return true;
        }
        if !may_meet || !may_miss {
            return false;
        }
        if *budget == 0 {
            return true;
        }
        self.any_narrower(Some(place), budget, open, |screener, budget| {
            screener.decides(open, place, target, reference_date, budget)
        })
    }

    /// Tries single values of another open place until the question is answered with yes.
    fn any_narrower(
        &mut self,
        without: Option<Place>,
        budget: &mut u32,
        open: &Open<'_>,
        mut ask: impl FnMut(&mut Self, &mut u32) -> bool,
    ) -> bool {
        let candidates = self.places.iter().map(|place| (*place, self.person.part(*place)));
        let narrowest = candidates
            .filter(|(place, part)| Some(*place) != without && part.size() > 1)
            .min_by_key(|(_, part)| part.size());
        let Some((place, whole)) = narrowest else { return false };
        let mut found = false;
        for value in whole.samples() {
            if found {
                break;
            }
            *budget = budget.saturating_sub(1);
            self.person.set_part(place, value);
            self.person.settle(self.items(), &open.plan.all_items);
            found = ask(self, budget);
        }
        self.person.set_part(place, whole);
        self.person.settle(self.items(), &open.plan.all_items);
        found
    }

    /// Whether some answer to this item alone settles the criterion.
    fn settles_alone(&mut self, open: &Open<'_>, item: usize, answers: &Answers, reference_date: Date) -> bool {
        self.person.load(self.items(), &open.plan.all_items, answers, reference_date);
        let Part::Cell(Cell::Null) = self.person.part(Place::Item(item)) else {
            let place = Place::Item(item);
            let whole = self.person.part(place);
            let known = self.person.known.get(item).copied().unwrap_or(false);
            self.set_known(item, true);
            let settles = whole.samples().into_iter().any(|value| {
                self.person.set_part(place, value);
                self.person.settle(self.items(), &open.plan.all_items);
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
