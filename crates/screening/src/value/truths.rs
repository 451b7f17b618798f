//! Sets of truth values and Kleene's logic on them.

use core::fmt;

/// A set of truth values: which of true, false and null a Boolean may be. Never empty where it describes a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Truths(u8);

const T: u8 = 1;
const F: u8 = 2;
const N: u8 = 4;

/// For every two sets, the set of results of an operation on their members.
type Table = [[u8; 8]; 8];

const AND: Table = table([[T, F, N], [F, F, F], [N, F, N]]);
const OR: Table = table([[T, T, T], [T, F, N], [T, N, N]]);
const XOR: Table = table([[F, T, N], [T, F, N], [N, N, N]]);
const IMPLIES: Table = table([[T, F, N], [T, T, T], [T, N, N]]);

/// Lifts an operation, given by rows and columns for true, false and null, to sets.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: an index out of bounds would not compile")]
const fn table(of: [[u8; 3]; 3]) -> Table {
    let mut lifted = [[0; 8]; 8];
    let mut left = 0;
    while left < 8 {
        let mut right = 0;
        while right < 8 {
            let mut row = 0;
            while row < 3 {
                let mut column = 0;
                while column < 3 {
                    if left & (1 << row) != 0 && right & (1 << column) != 0 {
                        lifted[left][right] |= of[row][column];
                    }
                    column += 1;
                }
                row += 1;
            }
            right += 1;
        }
        left += 1;
    }
    lifted
}

impl Truths {
    /// Surely true.
    pub const TRUE: Truths = Truths(T);
    /// Surely false.
    pub const FALSE: Truths = Truths(F);
    /// Surely null.
    pub const NULL: Truths = Truths(N);
    /// True or false, not null: an unanswered Boolean.
    pub const EITHER: Truths = Truths(T | F);
    /// True, false or null.
    pub const ANY: Truths = Truths(T | F | N);
    /// No truth value at all: nothing seen yet.
    pub(crate) const NONE: Truths = Truths(0);

    /// The set of what `may` be.
    pub const fn of(may_be_true: bool, may_be_false: bool, may_be_null: bool) -> Truths {
        Truths(if may_be_true { T } else { 0 } | if may_be_false { F } else { 0 } | if may_be_null { N } else { 0 })
    }

    /// Surely this truth value.
    pub const fn from_bool(value: bool) -> Truths {
        if value { Truths::TRUE } else { Truths::FALSE }
    }

    /// True or false where it is surely that, `None` where it may be more than one, or is null.
    pub const fn decided(self) -> Option<bool> {
        match self.0 {
            T => Some(true),
            F => Some(false),
            _ => None,
        }
    }

    /// Whether it holds exactly one truth value.
    pub const fn is_single(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Whether it may be true.
    pub const fn may_be_true(self) -> bool {
        self.0 & T != 0
    }

    /// Whether it may be false.
    pub const fn may_be_false(self) -> bool {
        self.0 & F != 0
    }

    /// Whether it may be null.
    pub const fn may_be_null(self) -> bool {
        self.0 & N != 0
    }

    /// Whether every truth value of the other set is in this one.
    pub const fn contains(self, other: Truths) -> bool {
        self.0 & other.0 == other.0
    }

    /// The truth values of both sets.
    #[must_use]
    pub const fn or(self, other: Truths) -> Truths {
        Truths(self.0 | other.0)
    }

    /// The truth values that are in both sets; `None` where none is.
    pub const fn both(self, other: Truths) -> Option<Truths> {
        match self.0 & other.0 {
            0 => None,
            common => Some(Truths(common)),
        }
    }

    /// What is left without the other's truth values; `None` where nothing is.
    pub const fn without(self, other: Truths) -> Option<Truths> {
        match self.0 & !other.0 {
            0 => None,
            rest => Some(Truths(rest)),
        }
    }

    /// Kleene's and.
    #[must_use]
    pub const fn kleene_and(self, other: Truths) -> Truths {
        self.look_up(&AND, other)
    }

    /// Kleene's or.
    #[must_use]
    pub const fn kleene_or(self, other: Truths) -> Truths {
        self.look_up(&OR, other)
    }

    /// CQL's exclusive or: null where either is null.
    #[must_use]
    pub const fn kleene_xor(self, other: Truths) -> Truths {
        self.look_up(&XOR, other)
    }

    /// CQL's implication.
    #[must_use]
    pub const fn kleene_implies(self, other: Truths) -> Truths {
        self.look_up(&IMPLIES, other)
    }

    /// CQL's negation.
    #[must_use]
    pub const fn kleene_not(self) -> Truths {
        Truths::of(self.may_be_false(), self.may_be_true(), self.may_be_null())
    }

    #[expect(clippy::indexing_slicing, reason = "a set is below 8 by construction; masked so that it provably is")]
    const fn look_up(self, table: &Table, other: Truths) -> Truths {
        Truths(table[(self.0 & 7) as usize][(other.0 & 7) as usize])
    }
}

impl fmt::Debug for Truths {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut set = formatter.debug_set();
        for (may_be, name) in
            [(self.may_be_true(), "true"), (self.may_be_false(), "false"), (self.may_be_null(), "null")]
        {
            if may_be {
                set.entry(&format_args!("{name}"));
            }
        }
        set.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Truths;

    const ALL: [Truths; 3] = [Truths::TRUE, Truths::FALSE, Truths::NULL];

    fn check(operation: fn(Truths, Truths) -> Truths, expected: [[&str; 3]; 3]) {
        let name = |truths: Truths| match truths {
            Truths::TRUE => "T",
            Truths::FALSE => "F",
            Truths::NULL => "N",
            _ => "?",
        };
        for (left, row) in ALL.into_iter().zip(expected) {
            for (right, expected) in ALL.into_iter().zip(row) {
                assert_eq!(name(operation(left, right)), expected, "{left:?} with {right:?}");
            }
        }
    }

    #[test]
    fn the_truth_tables_are_those_of_cql() {
        check(Truths::kleene_and, [["T", "F", "N"], ["F", "F", "F"], ["N", "F", "N"]]);
        check(Truths::kleene_or, [["T", "T", "T"], ["T", "F", "N"], ["T", "N", "N"]]);
        check(Truths::kleene_xor, [["F", "T", "N"], ["T", "F", "N"], ["N", "N", "N"]]);
        check(Truths::kleene_implies, [["T", "F", "N"], ["T", "T", "T"], ["T", "N", "N"]]);
        assert_eq!(ALL.map(Truths::kleene_not), [Truths::FALSE, Truths::TRUE, Truths::NULL]);
    }

    #[test]
    fn a_set_gives_the_results_of_all_its_members() {
        assert_eq!(Truths::EITHER.kleene_and(Truths::FALSE), Truths::FALSE);
        assert_eq!(Truths::EITHER.kleene_and(Truths::TRUE), Truths::EITHER);
        assert_eq!(Truths::EITHER.kleene_or(Truths::NULL), Truths::of(true, false, true));
        assert_eq!(Truths::ANY.kleene_not(), Truths::ANY);
    }
}
