//! When a criterion clears: found by asking the same rules about other reference dates.

use super::{Screener, anchor};
use crate::answers::Answers;
use crate::assessment::{CriterionAssessment, Status};
use crate::cells::Cell;
use crate::date::{Date, DateRange};
use crate::definition::EligibilityCriterion;
use crate::person::{Part, Place};
use crate::trial::CriterionPlan;
use crate::value::{DateSet, Truths};
use crate::washout::Course;
use alloc::vec::Vec;

/// The dates that are asked about: well beyond every date that an answer may name.
const FIRST: Option<Date> = Date::new(1800, 1, 1);
const LAST: Option<Date> = Date::new(2400, 12, 31);

/// Which day is looked for.
#[derive(Clone, Copy)]
enum Wanted {
    /// The first on which the criterion may pass.
    MayPass,
    /// The first on which it surely passes.
    Passes,
}

impl Screener<'_> {
    /// Adds what time does to a criterion that fails, or is unknown because of a partly known date.
    pub(super) fn time(
        &mut self,
        found: &mut CriterionAssessment,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        reference_date: Date,
    ) {
        let Some(clears) = anchor(criterion) else { return };
        let asked = self.person.asked.get(clears.anchor).copied().unwrap_or(Cell::Null);
        let Cell::Days(days) = asked else { return };
        found.time_limited = found.status == Status::Fails;
        let partly_known = found.status == Status::Unknown && !found.flags.conflict && days.low < days.high;
        if !self.person.is_given(clears.anchor) || !(found.time_limited || partly_known) {
            return;
        }
        let dropped = self.drop_contradictions(criterion, plan, reference_date);
        found.clear = self.clear_range(criterion, plan, days);
        for (place, part) in dropped {
            self.person.set_part(place, part);
        }
        self.person.settle(self.items(), &plan.items);
        if let (Some(clear), true, Some(tomorrow)) =
            (&mut found.clear, clears.after_reference, reference_date.add_days(1))
        {
            clear.from = clear.from.max(tomorrow);
            clear.to = clear.to.max(clear.from);
        }
    }

    /// When a criterion, by index, clears, whether or not that day has come.
    pub(crate) fn course(&mut self, index: usize, answers: &Answers, reference_date: Date) -> Option<Course> {
        let (criterion, plan) = self.trial.planned_criteria().nth(index)?;
        let item = anchor(criterion)?.anchor;
        self.person.load(self.items(), &plan.all_items, answers, reference_date);
        let Cell::Days(days) = self.person.asked.get(item).copied()? else { return None };
        if !self.person.is_given(item) {
            return None;
        }
        self.drop_contradictions(criterion, plan, reference_date);
        let clear = self.clear_range(criterion, plan, days)?;
        Some(Course { event: DateRange { from: days.low, to: days.high }, clear })
    }

    fn clear_range(
        &mut self,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        days: DateSet,
    ) -> Option<DateRange> {
        let from = self.first_day(Wanted::MayPass, criterion, plan, days.low)?;
        if days.low == days.high {
            return Some(DateRange::day(from));
        }
        let to = self.first_day(Wanted::Passes, criterion, plan, days.high)?;
        Some(DateRange { from, to: to.max(from) })
    }

    /// Takes values out of the small open sets that contradict the other answers; returns what was there.
    fn drop_contradictions(
        &mut self,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        reference_date: Date,
    ) -> Vec<(Place, Part)> {
        let mut dropped = Vec::new();
        for item in &plan.items {
            let place = Place::Item(*item);
            let whole = self.person.part(place);
            if !(2..1000).contains(&whole.size()) {
                continue;
            }
            let mut kept: Option<Part> = None;
            for value in whole.samples() {
                self.person.set_part(place, value);
                self.person.settle(self.items(), &plan.items);
                if self.outcome(criterion, reference_date).conflict != Truths::TRUE {
                    kept = Some(kept.map_or(value, |kept| both(kept, value)));
                }
            }
            self.person.set_part(place, kept.unwrap_or(whole));
            self.person.settle(self.items(), &plan.items);
            dropped.push((place, whole));
        }
        dropped
    }

    /// The first day of which the wanted holds. The rules are asked about the day that the windows suggest and the one
    /// before; where those do not settle it, by bisection.
    fn first_day(
        &mut self,
        wanted: Wanted,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        event: Date,
    ) -> Option<Date> {
        for shift in &plan.windows {
            let Some(last_within) = shift.apply(event) else { continue };
            for guess in [last_within.add_days(1), Some(last_within)].into_iter().flatten() {
                let before = guess.add_days(-1)?;
                if self.holds(wanted, criterion, guess) && !self.holds(wanted, criterion, before) {
                    return Some(guess);
                }
            }
        }
        let (mut before, mut after) = (FIRST?, LAST?);
        if self.holds(wanted, criterion, before) || !self.holds(wanted, criterion, after) {
            return None;
        }
        while after.day_number() - before.day_number() > 1 {
            let middle = Date::from_day_number(before.day_number().midpoint(after.day_number()))?;
            if self.holds(wanted, criterion, middle) {
                after = middle;
            } else {
                before = middle;
            }
        }
        Some(after)
    }

    fn holds(&mut self, wanted: Wanted, criterion: &EligibilityCriterion, reference_date: Date) -> bool {
        let outcome = self.readings(criterion, reference_date);
        match wanted {
            Wanted::MayPass => outcome.readings().iter().any(|reading| *reading != Truths::FALSE),
            Wanted::Passes => outcome.readings().iter().all(|reading| *reading == Truths::TRUE),
        }
    }
}

fn both(left: Part, right: Part) -> Part {
    match (left, right) {
        (Part::Cell(Cell::Truth(left)), Part::Cell(Cell::Truth(right))) => Part::Cell(Cell::Truth(left.or(right))),
        (Part::Cell(Cell::Codes { mask: left, nullable }), Part::Cell(Cell::Codes { mask: right, .. })) => {
            Part::Cell(Cell::Codes { mask: left | right, nullable })
        }
        _ => left,
    }
}
