//! Criteria over many days: on which of them they let a person pass, and when that changes.
//!
//! All days of a range are looked at at once, as one unknown day; where that leaves it open, the range is split. So no
//! kind of comparison needs a rule of its own.

use super::Screener;
use crate::date::{Date, DateRange};
use crate::definition::EligibilityCriterion;
use crate::person::Part;
use crate::plan::CriterionPlan;
use crate::value::Truths;
use alloc::vec::Vec;

/// The days that are looked at, by number: well beyond every date that an answer may name.
pub(super) const FIRST: i32 = 657_071;
pub(super) const LAST: i32 = 876_581;

/// What is asked of a criterion on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Every reading lets the person pass.
    Passes,
    /// Not every reading keeps the person out.
    DoesNotFail,
}

/// A criterion, and what is asked of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'t> {
    pub(super) criterion: &'t EligibilityCriterion,
    pub(super) plan: &'t CriterionPlan,
    pub(super) wanted: Wanted,
}

/// The first day found, going in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Day(i32),
    /// There is none.
    Never,
    /// The answers do not settle it, or it would take too long.
    Unclear,
}

/// A question about the days of a person's cells.
pub(super) struct Days<'a, 't> {
    pub(super) screener: &'a mut Screener<'t>,
    pub(super) members: Vec<Member<'t>>,
    /// The items of all members, in the items' order.
    pub(super) items: Vec<usize>,
    pub(super) reference: i32,
    /// Days on which something is likely to change.
    pub(super) hints: Vec<i32>,
}

impl Screener<'_> {
    /// Whether every one of these is as wanted on each of these days, on the cells as they are: surely, surely on none,
    /// or neither is sure.
    pub(super) fn holds(&mut self, members: &[Member<'_>], from: i32, to: i32) -> Truths {
        let (Some(from), Some(to)) = (Date::from_day_number(from), Date::from_day_number(to)) else {
            return Truths::EITHER;
        };
        let mut all = Truths::TRUE;
        for member in members {
            let outcome = self.readings(member.criterion, DateRange { from, to });
            let readings = outcome.readings();
            let (surely, never) = match member.wanted {
                Wanted::Passes => (
                    readings.iter().all(|reading| *reading == Truths::TRUE),
                    readings.iter().any(|reading| !reading.may_be_true()),
                ),
                Wanted::DoesNotFail => (
                    readings.iter().any(|reading| !reading.may_be_false()),
                    readings.iter().all(|reading| *reading == Truths::FALSE),
                ),
            };
            if never {
                return Truths::FALSE;
            }
            if !surely {
                all = Truths::EITHER;
            }
        }
        all
    }
}

impl<'a, 't> Days<'a, 't> {
    /// A question about members whose items are loaded.
    pub(super) fn new(
        screener: &'a mut Screener<'t>,
        members: Vec<Member<'t>>,
        items: Vec<usize>,
        reference_date: Date,
    ) -> Days<'a, 't> {
        let reference = reference_date.day_number();
        Days { screener, members, items, reference, hints: Vec::new() }
    }

    /// Whether every member is as wanted on each of these days: surely, surely on none, or neither is sure.
    pub(super) fn holds(&mut self, from: i32, to: i32) -> Truths {
        self.screener.holds(&self.members, from, to)
    }

    /// The first day of a range on which it holds, or does not.
    pub(super) fn first(&mut self, from: i32, to: i32, wanted: bool) -> Found {
        self.find(from, to, wanted, false)
    }

    /// The last such day.
    pub(super) fn last(&mut self, from: i32, to: i32, wanted: bool) -> Found {
        self.find(from, to, wanted, true)
    }

    fn find(&mut self, from: i32, to: i32, wanted: bool, backwards: bool) -> Found {
        if from > to {
            return Found::Never;
        }
        match self.holds(from, to).decided() {
            Some(holds) if holds == wanted => Found::Day(if backwards { to } else { from }),
            Some(_) => Found::Never,
            None if from == to || self.is_spent() => Found::Unclear,
            None => {
                let second = self.parting(from, to);
                let mut halves = [(from, second - 1), (second, to)];
                if backwards {
                    halves.reverse();
                }
                let [(from, to), (then_from, then_to)] = halves;
                match self.find(from, to, wanted, backwards) {
                    Found::Never => self.find(then_from, then_to, wanted, backwards),
                    found => found,
                }
            }
        }
    }

    /// The first day of a range of which this is so; ranges on all of whose days it holds as in `never` are passed over.
    pub(super) fn seek(&mut self, from: i32, to: i32, never: Truths, is_so: fn(Truths, Truths) -> bool) -> Option<i32> {
        if from > to || self.is_spent() {
            return None;
        }
        let found = self.holds(from, to);
        if found == never {
            return None;
        }
        if from == to || found.is_single() {
            return is_so(found, never).then_some(from);
        }
        let second = self.parting(from, to);
        self.seek(from, second - 1, never, is_so).or_else(|| self.seek(second, to, never, is_so))
    }

    /// Whether it surely holds, or surely does not, on every day of a range; true of an empty one.
    pub(super) fn surely(&mut self, from: i32, to: i32, wanted: bool) -> bool {
        if from > to {
            return true;
        }
        match self.holds(from, to).decided() {
            Some(holds) => holds == wanted,
            None if from == to || self.is_spent() => false,
            None => {
                let second = self.parting(from, to);
                self.surely(from, second - 1, wanted) && self.surely(second, to, wanted)
            }
        }
    }

    /// Where a range is split: the first day of its second part.
    fn parting(&self, from: i32, to: i32) -> i32 {
        let hint = self.hints.iter().copied().find(|hint| from < *hint && *hint <= to);
        hint.unwrap_or_else(|| from.midpoint(to) + 1)
    }

    /// Whether the answers contradict each other for a member, as they are.
    pub(super) fn contradicts(&mut self) -> Truths {
        let Some(reference_date) = Date::from_day_number(self.reference) else { return Truths::FALSE };
        let mut found = Truths::FALSE;
        for member in &self.members {
            found = found.kleene_or(self.screener.conflict(member.criterion, reference_date));
        }
        found
    }

    /// Whether there is work left to spend.
    pub(super) fn is_spent(&self) -> bool {
        self.screener.steps == 0
    }

    pub(super) fn set(&mut self, place: crate::person::Place, part: Part) {
        self.screener.person.set_part(place, part);
    }

    pub(super) fn settle(&mut self) {
        self.screener.settle(&self.items);
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LAST};
    use crate::date::Date;

    #[test]
    fn the_days_that_are_looked_at_are_six_centuries() {
        assert_eq!(Date::from_day_number(FIRST), Date::new(1800, 1, 1));
        assert_eq!(Date::from_day_number(LAST), Date::new(2400, 12, 31));
    }
}
