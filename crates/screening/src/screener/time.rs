//! What the passing of time does to each criterion and to the overall result: found by asking the same rules about other
//! days. The answers, what is told in place of facts and which items are asked stay as on the reference date.

use super::days::{Days, LAST, Member, Wanted};
use super::turning::{Turn, Turning};
use super::{MOST_STEPS, Screener, blocks_as_unknown};
use crate::answers::{Answer, Answers};
use crate::assessment::{CriterionAssessment, Determination, Status};
use crate::cells::Cell;
use crate::date::{Date, DateRange};
use crate::definition::{EligibilityCriterion, ItemKind, TimeEffect};
use crate::person::Place;
use crate::plan::CriterionPlan;
use crate::plan::MAX_READINGS;
use crate::sort::sort_and_dedup;
use crate::value::Truths;
use crate::washout::Course;
use alloc::vec::Vec;

/// Whether a failing criterion lets the person pass on some later day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Waits {
    /// On none, whatever the open answers are.
    #[default]
    No,
    /// On some day, whatever the open answers are.
    Yes,
    /// It fails by what is told in place of facts, of which its author says that time clears it.
    AsTold,
    /// It depends on the open answers, or was not found out.
    Perhaps,
}

/// What time does to a criterion, beside what its assessment says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct InTime {
    pub(super) waits: Waits,
    /// Once it has cleared it stays clear.
    pub(super) stays: bool,
    /// It passes, but may stop doing so.
    pub(super) may_close: bool,
}

/// The overall result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Overall {
    pub(super) determination: Determination,
    pub(super) earliest: Option<DateRange>,
    pub(super) latest: Option<DateRange>,
    pub(super) no_common_day: bool,
}

impl Overall {
    fn of(determination: Determination) -> Overall {
        Overall { determination, earliest: None, latest: None, no_common_day: false }
    }
}

/// What is known of the dates that a criterion looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct KnownDates {
    /// One of them is known at least partly, or it looks at none.
    any: bool,
    /// One of them is known, but only partly.
    partly: bool,
}

impl<'t> Screener<'t> {
    /// Adds what time does to a criterion, whose cells are loaded. `by_readings`: its status is what its readings say,
    /// and not what was told in their place.
    pub(super) fn time(
        &mut self,
        found: &mut CriterionAssessment,
        criterion: &'t EligibilityCriterion,
        plan: &'t CriterionPlan,
        by_readings: bool,
        answers: &Answers,
        reference_date: Date,
    ) -> InTime {
        let mut in_time = InTime::default();
        // Most criteria: time changes nothing, and nobody need look at their dates.
        if !plan.moves && (by_readings || found.status != Status::Fails) {
            return in_time;
        }
        let dates = self.known_dates(plan, answers);
        match found.status {
            Status::Fails if !by_readings && !dates.any => {
                in_time.waits = if self.clears_as_told(criterion) { Waits::AsTold } else { Waits::No };
            }
            Status::Fails if plan.moves => {
                let mut days = self.days_of(criterion, plan, reference_date);
                let turning = days.turning(Turn::Clears);
                in_time.waits = match turning {
                    Some(Turning::Always(_, to)) => {
                        in_time.stays = days.surely(to, LAST, true);
                        Waits::Yes
                    }
                    Some(Turning::Never) | None => Waits::No,
                    Some(Turning::Sometimes | Turning::Unclear) => Waits::Perhaps,
                };
                found.clear = turning.and_then(Turning::range).filter(|_| dates.any);
            }
            Status::Unknown if plan.moves && dates.partly && !found.flags.conflict => {
                let turning = self.days_of(criterion, plan, reference_date).turning(Turn::Clears);
                found.clear = turning.and_then(Turning::range);
            }
            Status::Passes | Status::NotApplicable if plan.moves && by_readings => {
                let today = reference_date.day_number();
                // Mostly one look at all later days at once settles it.
                if self.holds(&[passing(criterion, plan)], today, LAST) == Truths::TRUE {
                    return in_time;
                }
                let mut days = self.days_of(criterion, plan, reference_date);
                if !days.surely(today, LAST, true) {
                    let turning = days.turning(Turn::Closes);
                    in_time.may_close = turning != Some(Turning::Never);
                    let range = turning.and_then(Turning::range);
                    found.until = range.and_then(day_before);
                }
            }
            Status::Fails | Status::Unknown | Status::Passes | Status::NotApplicable => {}
        }
        found.time_limited = matches!(in_time.waits, Waits::Yes | Waits::AsTold);
        if let (Some(clear), TimeEffect::Clears(clears), Some(tomorrow)) =
            (&mut found.clear, &criterion.time, reference_date.add_days(1))
            && clears.after_reference
        {
            clear.from = clear.from.max(tomorrow);
            clear.to = clear.to.max(clear.from);
        }
        in_time
    }

    /// Whether the author says that time clears a criterion, and its date is asked at all.
    pub(super) fn clears_as_told(&self, criterion: &EligibilityCriterion) -> bool {
        match &criterion.time {
            TimeEffect::Clears(clears) => {
                let asked = clears.anchor.and_then(|anchor| self.person.asked.get(anchor));
                matches!(asked, Some(Cell::Days(_)))
            }
            TimeEffect::NoFixedDate | TimeEffect::None | TimeEffect::Permanent | TimeEffect::Unclaimed => false,
        }
    }

    /// When a criterion, by index, clears, whether or not that day has come; and the days of the event.
    pub(crate) fn course(&mut self, index: usize, answers: &Answers, reference_date: Date) -> Option<Course> {
        let trial = self.trial;
        let (criterion, plan) = trial.planned_criteria().nth(index)?;
        let washout = trial.clears_after(index)?;
        self.person.load(self.items(), &plan.all_items, answers, reference_date);
        let Cell::Days(event) = self.person.asked.get(washout.anchor).copied()? else { return None };
        if !self.person.is_given(washout.anchor) {
            return None;
        }
        self.take_share();
        let clear = self.days_of(criterion, plan, reference_date).turning(Turn::Clears)?.range()?;
        Some(Course { event: DateRange { from: event.low, to: event.high }, clear })
    }

    /// The overall result. Where something fails, it depends on what the criteria are on later days.
    pub(super) fn overall(&mut self, answers: &Answers, reference_date: Date) -> Overall {
        let criteria = core::mem::take(&mut self.assessment.criteria);
        let overall = self.overall_of(&criteria, answers, reference_date);
        self.assessment.criteria = criteria;
        overall
    }

    fn overall_of(&mut self, criteria: &[CriterionAssessment], answers: &Answers, reference_date: Date) -> Overall {
        let any_unknown = criteria.iter().any(blocks_as_unknown);
        let mut failing =
            criteria.iter().zip(&self.in_time).filter(|(found, _)| found.status == Status::Fails).peekable();
        if failing.peek().is_none() {
            return Overall::of(if any_unknown {
                Determination::Undetermined
            } else {
                Determination::PossiblyEligible
            });
        }
        let mut all_simple = true;
        for (_, in_time) in failing.clone() {
            match in_time.waits {
                Waits::No => return Overall::of(Determination::NotMatching),
                Waits::Yes => all_simple &= in_time.stays,
                Waits::AsTold => {}
                Waits::Perhaps => all_simple = false,
            }
        }
        let has_dates = failing.clone().all(|(found, _)| found.clear.is_some()) && !any_unknown;
        if all_simple
            && !self.in_time.iter().any(|in_time| in_time.may_close)
            && !self.shares_an_open_item(criteria, answers)
        {
            // Each clears for good and nothing closes: together they clear when the last one does.
            let clear = failing.filter_map(|(found, _)| found.clear);
            let latest =
                clear.reduce(|one, other| DateRange { from: one.from.max(other.from), to: one.to.max(other.to) });
            return Overall { earliest: latest.filter(|_| has_dates), ..Overall::of(Determination::NotYet) };
        }
        let every_one_waits = failing.clone().all(|(_, in_time)| in_time.waits != Waits::Perhaps);
        drop(failing);
        self.together(criteria, answers, reference_date, has_dates, every_one_waits)
    }

    /// Whether two failing criteria look at one item that is not known, or only partly.
    fn shares_an_open_item(&self, criteria: &[CriterionAssessment], answers: &Answers) -> bool {
        let plans = self.trial.planned_criteria().map(|(_, plan)| plan).zip(criteria);
        let failing: Vec<_> = plans.filter(|(_, found)| found.status == Status::Fails).map(|(plan, _)| plan).collect();
        if failing.len() < 2 {
            return false;
        }
        let mut items: Vec<usize> = failing.iter().flat_map(|plan| &plan.items).copied().collect();
        items.retain(|item| match answers.get(*item) {
            Some(Answer::Date(date)) => date.full().is_none(),
            Some(Answer::Days(_) | Answer::List(_)) | None => true,
            // A code may mean several.
            Some(Answer::Choice(code)) => match self.items().get(*item).map(|item| &item.kind) {
                Some(ItemKind::Choice(codes)) => codes.get(*code).is_some_and(|code| code.may_mean.len() > 1),
                _ => false,
            },
            Some(Answer::Boolean(_) | Answer::Quantity(..) | Answer::Integer(_)) => false,
        });
        let all = items.len();
        sort_and_dedup(&mut items);
        items.len() < all
    }

    /// The overall result where criteria close, or share an open item: all of them are looked at together.
    fn together(
        &mut self,
        criteria: &[CriterionAssessment],
        answers: &Answers,
        reference_date: Date,
        has_dates: bool,
        every_one_waits: bool,
    ) -> Overall {
        let trial = self.trial;
        let mut members = Vec::new();
        for (((criterion, plan), found), in_time) in trial.planned_criteria().zip(criteria).zip(&self.in_time) {
            let wanted = match found.status {
                Status::Fails if in_time.waits == Waits::AsTold => continue,
                Status::Fails => Wanted::Passes,
                Status::Passes | Status::NotApplicable if in_time.may_close => Wanted::DoesNotFail,
                Status::Passes | Status::NotApplicable | Status::Unknown => continue,
            };
            members.push(Member { criterion, plan, wanted });
        }
        let mut items: Vec<usize> = members.iter().flat_map(|member| &member.plan.all_items).copied().collect();
        sort_and_dedup(&mut items);
        let mut fields: Vec<(usize, usize)> = members.iter().flat_map(|member| &member.plan.fields).copied().collect();
        sort_and_dedup(&mut fields);
        self.person.load(self.items(), &items, answers, reference_date);
        self.collect_places(&items, &fields);
        self.steps = MOST_STEPS;
        let mut days = Days::new(self, members, items, reference_date);
        days.look_for_hints();
        match days.turning(Turn::Clears) {
            Some(turning @ Turning::Always(_, to)) => {
                let latest = days.turning(Turn::ClosesAfter(to)).and_then(Turning::range).and_then(day_before);
                let earliest = turning.range().filter(|_| has_dates);
                let latest = latest.filter(|_| earliest.is_some());
                Overall { earliest, latest, ..Overall::of(Determination::NotYet) }
            }
            Some(Turning::Never) => {
                Overall { no_common_day: every_one_waits, ..Overall::of(Determination::NotMatching) }
            }
            Some(Turning::Sometimes | Turning::Unclear) | None => Overall::of(Determination::Undetermined),
        }
    }

    /// A question about the days of one criterion, whose cells are loaded.
    pub(super) fn days_of(
        &mut self,
        criterion: &'t EligibilityCriterion,
        plan: &'t CriterionPlan,
        reference_date: Date,
    ) -> Days<'_, 't> {
        self.collect_places(&plan.items, &plan.fields);
        let mut days = Days::new(self, Vec::from([passing(criterion, plan)]), plan.items.clone(), reference_date);
        days.look_for_hints();
        days
    }

    fn known_dates(&self, plan: &CriterionPlan, answers: &Answers) -> KnownDates {
        let mut known = KnownDates { any: plan.dates.is_empty(), partly: false };
        for item in &plan.dates {
            let is_asked = self.person.asked.get(*item).is_some_and(|cell| *cell != Cell::Null);
            match answers.get(*item).filter(|_| is_asked) {
                Some(Answer::Date(_) | Answer::Days(_)) => {
                    known.any = true;
                    known.partly |= self.person.part(Place::Item(*item)).size() > 1;
                }
                Some(Answer::List(rows)) => {
                    let mut dates = rows.iter().flatten().filter_map(|cell| match cell {
                        Some(Answer::Date(date)) => Some(date),
                        Some(_) | None => None,
                    });
                    known.any |= dates.clone().next().is_some();
                    known.partly |= dates.any(|date| date.full().is_none());
                }
                Some(Answer::Boolean(_) | Answer::Choice(_) | Answer::Quantity(..) | Answer::Integer(_)) | None => {}
            }
        }
        known
    }
}

impl Days<'_, '_> {
    /// The days that follow from how long the members count from their dates.
    fn look_for_hints(&mut self) {
        let mut hints = Vec::new();
        for member in &self.members {
            for window in &member.plan.windows {
                let Some(Cell::Days(event)) = self.screener.person.asked.get(window.item) else { continue };
                for end in [event.low, event.high] {
                    let Some(last) = window.shift.apply(end) else { continue };
                    hints.extend([last.day_number() + 1, last.day_number()]);
                }
            }
        }
        self.hints = hints;
    }
}

/// Asks of a criterion that it lets the person pass.
pub(super) fn passing<'t>(criterion: &'t EligibilityCriterion, plan: &'t CriterionPlan) -> Member<'t> {
    Member { criterion, plan, wanted: Wanted::Passes }
}

/// The range that lies a day earlier.
fn day_before(range: DateRange) -> Option<DateRange> {
    Some(DateRange { from: range.from.add_days(-1)?, to: range.to.add_days(-1)? })
}

/// Readings of which nothing is known.
pub(super) const NOTHING_SEEN: [Truths; MAX_READINGS] = [Truths::NONE; MAX_READINGS];
