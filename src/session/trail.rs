//! The steps shown so far, as the browser's Back and Forward walk them. No answer stands here.

use crate::session::steps::Step;

/// A place on the trail of a session: what the browser keeps beside each of its entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// How often the session was erased before.
    pub generation: u32,
    /// How many steps lie before.
    pub index: usize,
}

/// The steps shown so far; at least one.
#[derive(Clone, Debug)]
pub(crate) struct Trail {
    generation: u32,
    first: Step,
    /// The steps after the first.
    others: Vec<Step>,
    index: usize,
}

impl Trail {
    /// A trail of one step.
    pub(crate) fn new(first: Step) -> Trail {
        Trail { generation: 0, first, others: Vec::new(), index: 0 }
    }

    /// Another trail of one step: places of this one lead nowhere from now on.
    pub(crate) fn anew(&self, first: Step) -> Trail {
        Trail { generation: self.generation.wrapping_add(1), ..Trail::new(first) }
    }

    /// The step that is shown.
    pub(crate) fn step(&self) -> Step {
        self.at(self.index).unwrap_or(self.first)
    }

    /// Its place.
    pub(crate) fn place(&self) -> Place {
        Place { generation: self.generation, index: self.index }
    }

    /// The step at a place; the first where there is none.
    pub(crate) fn find(&self, place: Place) -> (usize, Step) {
        let found = if place.generation == self.generation { self.at(place.index) } else { None };
        found.map_or((0, self.first), |step| (place.index, step))
    }

    /// The trail when a step follows; what lay ahead is gone.
    pub(crate) fn then(&self, step: Step) -> Trail {
        let mut next = self.clone();
        next.others.truncate(self.index);
        next.others.push(step);
        next.index = next.others.len();
        next
    }

    /// The trail at another of its places, which now shows this step.
    pub(crate) fn showing(&self, index: usize, step: Step) -> Trail {
        let mut next = self.clone();
        next.index = index;
        match index.checked_sub(1) {
            None => next.first = step,
            Some(other) => {
                if let Some(place) = next.others.get_mut(other) {
                    *place = step;
                }
            }
        }
        next
    }

    fn at(&self, index: usize) -> Option<Step> {
        index.checked_sub(1).map_or(Some(self.first), |other| self.others.get(other).copied())
    }
}
