//! What is left to decide of an expression: two expressions that leave the same have the same value in every completion.
//!
//! Sets alone cannot tell that two open expressions always agree. A residual can: what is decided falls away, and what
//! is left is summed up in a number that differs where the rest differs.

use super::{Machine, Slot};
use crate::program::{Node, QueryNode, Relation, Shift};
use crate::value::Truths;
use alloc::vec::Vec;
use core::hash::{Hash, Hasher};

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
        let nothing_known = Residual::open(Truths::ANY, hash_of(&("definition", definition)));
        self.inside(definition, nothing_known, Machine::rest)
    }

    fn rest(&mut self, node: &Node) -> Residual {
        match node {
            Node::Definition(index) => self.residual(*index),
            Node::Not(operand) => {
                let operand = self.rest(operand);
                Residual::open(operand.truths.kleene_not(), hash_of(&("not", operand.rest)))
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

    /// Two operands in any order, of which `neutral` falls away.
    fn both(&mut self, operands: &[Node; 2], neutral: Truths, combine: fn(Truths, Truths) -> Truths) -> Residual {
        let [left, right] = operands;
        let (left, right) = (self.rest(left), self.rest(right));
        if left.truths == neutral {
            return right;
        }
        if right.truths == neutral {
            return left;
        }
        let rest = hash_of(&("both", neutral)).wrapping_add(left.rest).wrapping_add(right.rest);
        Residual::open(combine(left.truths, right.truths), rest)
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
        self.combinations(query, 0, Truths::TRUE, &mut |machine, presence| {
            if presence == Truths::TRUE {
                found = true;
                return true;
            }
            // What the row's filters and its condition leave open; the filters' part is known by the row alone.
            let condition = match &query.condition {
                Some(condition) => machine.rest(condition).rest,
                None => hash_of(&Truths::TRUE),
            };
            let rows = query.sources.iter().map(|source| machine.row_rest(source.slot, &source.filters));
            let rows = rows.fold(condition, |rest, row| hash_of(&(rest, row)));
            open = open.wrapping_add(rows);
            count += 1;
            false
        });
        match (found, count) {
            (true, _) => Residual::decided(Truths::TRUE),
            (false, 0) => Residual::decided(Truths::FALSE),
            (false, _) => Residual::open(Truths::EITHER, hash_of(&("exists", open))),
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
            (Some(left), Some(right)) => Residual::open(truths, hash_of(&("days", relation as u8, left, right))),
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
        let mut hasher = Fnv::default();
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

/// What is left of a case whose arms so far are open, and of what follows them.
fn alternative(truths: Truths, rest: u64, last: Residual) -> Residual {
    if truths == Truths::NONE {
        return last;
    }
    Residual::open(truths.or(last.truths), hash_of(&(rest, last.rest)))
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = Fnv::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The hash function FNV-1a with a final mix, so that sums of hashes stay apart.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ (mixed >> 29)
    }
}
