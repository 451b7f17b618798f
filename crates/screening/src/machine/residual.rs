//! What is left to decide of an expression: two expressions that leave the same have the same value in every completion.
//!
//! Sets alone cannot tell that two open expressions always agree. A residual can: what is decided falls away, and what
//! is left is summed up in a number that differs where the rest differs.

use super::lists::MAX_SOURCES;
use super::{Machine, Slot};
use crate::program::{Node, QueryNode, Relation, Shift};
use crate::value::Truths;
use alloc::vec::Vec;
use core::hash::{Hash, Hasher};

// What keeps the numbers of unlike expressions apart.
const DEFINITION: u8 = 1;
const NOT: u8 = 2;
const BOTH: u8 = 3;
const EXISTS: u8 = 4;
const DAYS: u8 = 5;

/// The cell that a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Origin {
    ReferenceDate,
    Item(usize),
    Row(usize),
}

/// What is left of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Residual {
    /// What it may be.
    pub(crate) truths: Truths,
    /// Stands for the open rest; for what is decided it stands for the value.
    rest: u64,
}

impl Residual {
    fn decided(truths: Truths) -> Residual {
        Residual { truths, rest: hash_of(&truths) }
    }

    fn open(truths: Truths, rest: u64) -> Residual {
        if truths.is_single() { Residual::decided(truths) } else { Residual { truths, rest } }
    }
}

impl Machine<'_> {
    /// What is left of a definition.
    pub(crate) fn residual(&mut self, definition: usize) -> Residual {
        let nothing_known = Residual::open(Truths::ANY, hash_of(&(DEFINITION, definition)));
        self.inside(definition, nothing_known, Machine::rest)
    }

    fn rest(&mut self, node: &Node) -> Residual {
        if !self.spend(1 + self.size / 8) {
            return Residual::open(Truths::ANY, 0);
        }
        match node {
            Node::Definition(index) => self.residual(*index),
            Node::Not(operand) => {
                let operand = self.rest(operand);
                Residual::open(operand.truths.kleene_not(), hash_of(&(NOT, operand.rest)))
            }
            Node::And(operands) => self.both(operands, Truths::TRUE, Truths::kleene_and),
            Node::Or(operands) => self.both(operands, Truths::FALSE, Truths::kleene_or),
            Node::Case(arms, otherwise) => self.case(arms, otherwise),
            Node::Exists(operand) => match &**operand {
                Node::Query(query) if query.returns.is_none() => self.any_row(query),
                _ => self.leaf(node),
            },
            Node::CompareDays(relation, operands) => self.days_rest(node, *relation, operands),
            _ => self.leaf(node),
        }
    }

    fn both(&mut self, operands: &[Node; 2], neutral: Truths, combine: fn(Truths, Truths) -> Truths) -> Residual {
        let [left, right] = operands;
        let (left, right) = (self.rest(left), self.rest(right));
        together(left, right, neutral, combine)
    }

    /// Conditions that have to hold together.
    fn all_of<'n>(&mut self, conditions: impl IntoIterator<Item = &'n Node>) -> Residual {
        conditions.into_iter().fold(Residual::decided(Truths::TRUE), |all, condition| {
            let here = self.rest(condition);
            together(all, here, Truths::TRUE, Truths::kleene_and)
        })
    }

    /// A condition that is the same as an earlier one never comes to be true: the earlier arm was taken.
    fn case(&mut self, arms: &[[Node; 2]], otherwise: &Node) -> Residual {
        let (mut truths, mut rest) = (Truths::NONE, 0_u64);
        let mut conditions = Vec::new();
        for [when, then] in arms {
            let condition = self.rest(when);
            if !condition.truths.may_be_true() || conditions.contains(&condition.rest) {
                continue;
            }
            let then = self.rest(then);
            if condition.truths == Truths::TRUE {
                return alternative(truths, rest, then);
            }
            conditions.push(condition.rest);
            truths = truths.or(then.truths);
            rest = hash_of(&(rest, condition.rest, then.rest));
        }
        let otherwise = self.rest(otherwise);
        alternative(truths, rest, otherwise)
    }

    /// `exists`: the open rows, in any order.
    fn any_row(&mut self, query: &QueryNode) -> Residual {
        let (mut found, mut open, mut count) = (false, 0_u64, 0_u32);
        // What the last row of each source left open: it is looked at again only where it, or one before it, is another.
        let mut last = [(None, Residual::decided(Truths::TRUE), 0); MAX_SOURCES];
        self.combinations(query, &mut |machine, presence| {
            if presence == Truths::TRUE {
                found = true;
                return true;
            }
            // What the rows' filters and the condition leave open; the filters' part is known by the row alone.
            let (mut is_new, mut condition) = (false, Residual::decided(Truths::TRUE));
            for (source, known) in query.sources.iter().zip(&mut last) {
                let row = match machine.slot(source.slot) {
                    Some(Slot::Row(row)) => Some(*row),
                    Some(Slot::Value(_)) | None => None,
                };
                is_new |= row.is_none() || known.0 != row;
                if is_new {
                    let here = machine.all_of(&source.conditions);
                    *known = (row, here, machine.row_rest(source.slot, &source.filters));
                }
                condition = together(condition, known.1, Truths::TRUE, Truths::kleene_and);
            }
            let here = machine.all_of(query.condition.as_deref());
            condition = together(condition, here, Truths::TRUE, Truths::kleene_and);
            // Which rows they are counts too: whether a row is there at all may be open.
            // Which rows they are counts too: whether a row is there at all may be open. Of values that are no rows, no two
            // are known to be the same.
            let mut rest = condition.rest;
            for (row, _, filtered) in last.iter().take(query.sources.len()) {
                machine.distinct += u64::from(row.is_none());
                let which = row.map_or((machine.distinct, 0), |row| (0, row + 1));
                rest = hash_of(&(rest, which, filtered));
            }
            open = open.wrapping_add(rest);
            count += 1;
            false
        });
        match (found, count) {
            (true, _) => Residual::decided(Truths::TRUE),
            (false, 0) => Residual::decided(Truths::FALSE),
            (false, _) => Residual::open(Truths::EITHER, hash_of(&(EXISTS, open))),
        }
    }

    /// What the filters of the row in a slot leave open.
    fn row_rest(&mut self, slot: usize, filters: &[crate::program::Filter]) -> u64 {
        let Some(content) = self.slot(slot).cloned() else { return 0 };
        let mut rest = 0;
        for filter in filters {
            let outer = self.enter(filter.slots);
            self.bind(filter.slot, content.clone());
            let condition = self.rest(&filter.condition);
            if !condition.truths.is_single() {
                rest = hash_of(&(rest, condition.rest));
            }
            (self.base, self.size) = outer;
        }
        rest
    }

    fn days_rest(&mut self, node: &Node, relation: Relation, operands: &[Node; 2]) -> Residual {
        let truths = self.truth(node);
        let [left, right] = operands;
        match (self.side(left), self.side(right)) {
            (Some(left), Some(right)) => Residual::open(truths, hash_of(&(DAYS, relation as u8, left, right))),
            _ => self.leaf(node),
        }
    }

    /// A side of a comparison of dates, as a number.
    fn side(&self, node: &Node) -> Option<u64> {
        let (origin, shift) = self.origin(node)?;
        let shift = shift.map(|shift| match shift {
            Shift::Months(count) => (count, 0),
            Shift::Days(count) => (0, count),
        });
        Some(hash_of(&(origin, shift)))
    }

    /// An expression that is not looked into: the same only as itself, on the same rows.
    fn leaf(&mut self, node: &Node) -> Residual {
        let truths = self.truth(node);
        if truths.is_single() {
            return Residual::decided(truths);
        }
        let mut hasher = Words::default();
        core::ptr::from_ref(node).hash(&mut hasher);
        for slot in self.slots.iter().skip(self.base).take(self.size) {
            match slot {
                Slot::Row(first) => first.hash(&mut hasher),
                // A value may be any of a set: no two of them are known to be the same.
                Slot::Value(_) => {
                    self.distinct += 1;
                    self.distinct.hash(&mut hasher);
                }
            }
        }
        Residual::open(truths, hasher.finish())
    }
}

/// Two operands in any order, of which `neutral` falls away.
fn together(left: Residual, right: Residual, neutral: Truths, combine: fn(Truths, Truths) -> Truths) -> Residual {
    if left.truths == neutral {
        return right;
    }
    if right.truths == neutral {
        return left;
    }
    let rest = hash_of(&(BOTH, neutral)).wrapping_add(left.rest).wrapping_add(right.rest);
    Residual::open(combine(left.truths, right.truths), rest)
}

/// What is left of a case whose arms so far are open, and of what follows them.
fn alternative(truths: Truths, rest: u64, last: Residual) -> Residual {
    if truths == Truths::NONE {
        return last;
    }
    Residual::open(truths.or(last.truths), hash_of(&(rest, last.rest)))
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = Words::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// A hash function that takes a word at a time, with a final mix, so that sums of hashes stay apart.
struct Words(u64);

impl Default for Words {
    fn default() -> Words {
        Words(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Words {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(value.into());
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(u64::try_from(value).unwrap_or(u64::MAX));
    }

    fn write_u64(&mut self, value: u64) {
        let mixed = (self.0 ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn finish(&self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ (mixed >> 29)
    }
}
