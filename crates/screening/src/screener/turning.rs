//! On which day something changes in the completions of a person's answers: the range of that day over all of them.
//!
//! The ends of the open sets are looked at first; what they suggest is then shown for all values between them by looking
//! at the sets as they are. Where that does not succeed, an open place is split.

use super::MAX_SPLITS;
use super::days::{Days, FIRST, Found, LAST};
use crate::date::{Date, DateRange};
use crate::person::{Part, Place};
use crate::value::Truths;
use alloc::vec::Vec;

/// Which day is looked for in a completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The first on which it holds: where it holds on the reference date already, the first of that time.
    Clears,
    /// The first after the reference date on which it does not hold any more.
    Closes,
    /// The first, after the first later day on which it holds, on which it does not hold any more. That first day is not
    /// after this one.
    ClosesAfter(i32),
}

/// What was found of that day over all completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turning {
    /// There is one in every completion, from the first of these days to the last.
    Always(i32, i32),
    /// There is one in no completion.
    Never,
    /// It depends on the completion.
    Sometimes,
    /// It was not found out.
    Unclear,
}

impl Turning {
    /// What holds of two parts of the completions together.
    fn and(self, other: Turning) -> Turning {
        match (self, other) {
            (Turning::Always(from, to), Turning::Always(other_from, other_to)) => {
                Turning::Always(from.min(other_from), to.max(other_to))
            }
            (Turning::Never, Turning::Never) => Turning::Never,
            (Turning::Sometimes, _)
            | (_, Turning::Sometimes)
            | (Turning::Always(..), Turning::Never)
            | (Turning::Never, Turning::Always(..)) => Turning::Sometimes,
            (Turning::Unclear, _) | (_, Turning::Unclear) => Turning::Unclear,
        }
    }

    /// As days of the calendar.
    pub(super) fn range(self) -> Option<DateRange> {
        let Turning::Always(from, to) = self else { return None };
        Some(DateRange { from: Date::from_day_number(from)?, to: Date::from_day_number(to)? })
    }
}

impl Days<'_, '_> {
    /// The range of a turn over all completions. `None` where every completion contradicts itself.
    pub(super) fn turning(&mut self, turn: Turn) -> Option<Turning> {
        if self.contradicts() == Truths::TRUE {
            return None;
        }
        let open: Vec<(Place, Part)> = self.open_places();
        let mut at_ends = self.at_ends(turn, &open);
        if at_ends == Some(Turning::Unclear) {
            // As with the rows of a list that was not told, which no end settles.
            let enclosed = self.enclosure(turn);
            if enclosed != Turning::Unclear {
                return Some(enclosed);
            }
            at_ends = Some(enclosed);
        }
        if open.is_empty() {
            return at_ends;
        }
        match at_ends {
            Some(Turning::Sometimes) => return at_ends,
            Some(Turning::Always(from, to)) if self.is_between(turn, from, to) => return at_ends,
            Some(Turning::Never) if self.is_never(turn) => return at_ends,
            Some(Turning::Always(..) | Turning::Never | Turning::Unclear) | None => {}
        }
        if self.screener.splits >= MAX_SPLITS {
            return Some(Turning::Unclear);
        }
        // What is narrow is split first.
        let narrowest = open.iter().min_by_key(|(_, part)| part.urgency());
        let Some((place, whole, halves)) = narrowest.and_then(|(place, part)| Some((*place, *part, part.halves()?)))
        else {
            return Some(Turning::Unclear);
        };
        self.screener.splits += 1;
        let mut result: Option<Turning> = None;
        for half in halves {
            if result == Some(Turning::Sometimes) {
                break;
            }
            if self.is_spent() {
                result = Some(result.map_or(Turning::Unclear, |result| result.and(Turning::Unclear)));
                break;
            }
            self.set(place, half);
            self.settle();
            result = match (result, self.turning(turn)) {
                (Some(one), Some(other)) => Some(one.and(other)),
                (one, other) => one.or(other),
            };
        }
        self.screener.splits -= 1;
        self.set(place, whole);
        self.settle();
        result
    }

    /// From the first day on which it may be so to the first on which it surely is, for the sets as they are.
    fn enclosure(&mut self, turn: Turn) -> Turning {
        let today = self.reference;
        let never = match turn {
            Turn::Clears if self.holds(today, today) == Truths::FALSE => Truths::FALSE,
            Turn::Closes => Truths::TRUE,
            Turn::Clears | Turn::ClosesAfter(_) => return Turning::Unclear,
        };
        let Some(from) = self.seek(today + 1, LAST, never, |found, never| found != never) else {
            return if self.is_spent() { Turning::Unclear } else { Turning::Never };
        };
        match self.seek(from, LAST, never, |found, never| found == never.kleene_not()) {
            Some(to) if !self.is_spent() => Turning::Always(from, to),
            Some(_) | None => Turning::Unclear,
        }
    }

    /// The places that are not settled, of items that are asked.
    fn open_places(&self) -> Vec<(Place, Part)> {
        let places = self.screener.places.iter();
        let parts = places.map(|place| (*place, self.screener.person.part(*place)));
        parts.filter(|(_, part)| part.size() > 1).collect()
    }

    /// What the ends of the open sets say, in a few combinations.
    fn at_ends(&mut self, turn: Turn, open: &[(Place, Part)]) -> Option<Turning> {
        let patterns: [fn(usize, usize) -> bool; 4] =
            [|_, _| false, |_, _| true, |index, _| index % 2 == 0, |index, _| index % 2 == 1];
        let count = match open.len() {
            0 => 1,
            1 => 2,
            _ => patterns.len(),
        };
        let mut result: Option<Turning> = None;
        for last in patterns.iter().take(count) {
            for (index, (place, part)) in open.iter().enumerate() {
                self.set(*place, part.end(last(index, open.len())));
            }
            self.settle();
            if self.contradicts() == Truths::TRUE {
                continue;
            }
            let here = match self.day(turn) {
                Found::Day(day) => Turning::Always(day, day),
                Found::Never => Turning::Never,
                Found::Unclear => Turning::Unclear,
            };
            result = Some(result.map_or(here, |result| result.and(here)));
        }
        for (place, part) in open {
            self.set(*place, *part);
        }
        self.settle();
        result
    }

    /// The day in the cells as they are.
    fn day(&mut self, turn: Turn) -> Found {
        let tomorrow = self.reference + 1;
        match turn {
            Turn::Clears => match self.holds(self.reference, self.reference).decided() {
                Some(true) => match self.last(FIRST, self.reference - 1, false) {
                    Found::Day(day) => Found::Day(day + 1),
                    found => found,
                },
                Some(false) => self.first(tomorrow, LAST, true),
                None => Found::Unclear,
            },
            Turn::Closes => self.first(tomorrow, LAST, false),
            Turn::ClosesAfter(_) => match self.first(tomorrow, LAST, true) {
                Found::Day(day) => self.first(day, LAST, false),
                found => found,
            },
        }
    }

    /// Whether the day surely lies in this range, of which both ends were seen.
    fn is_between(&mut self, turn: Turn, from: i32, to: i32) -> bool {
        let today = self.reference;
        match turn {
            // Before the range it never holds; whoever it does not hold for today, it does at its end.
            Turn::Clears => self.surely(today.min(from - 1), from - 1, false) && self.surely(to, to.max(today), true),
            Turn::Closes => self.surely(today + 1, from - 1, true) && self.surely(to, to, false),
            Turn::ClosesAfter(day) => self.surely(day, from - 1, true) && self.surely(to, to, false),
        }
    }

    /// Whether there surely is no such day.
    fn is_never(&mut self, turn: Turn) -> bool {
        let today = self.reference;
        match turn {
            Turn::Clears => self.surely(today, LAST, false) || self.surely(FIRST, today, true),
            Turn::Closes => self.surely(today + 1, LAST, true),
            Turn::ClosesAfter(day) => self.surely(day, LAST, true),
        }
    }
}
