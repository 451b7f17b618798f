//! What each clause of a criterion's definitions is for one person, as data.

use crate::value::Truths;
use alloc::vec::Vec;

/// A definition that a criterion uses, with the truth of its clauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracedDefinition {
    /// The definition, by index.
    pub definition: usize,
    /// What the criterion uses it for.
    pub role: Role,
    /// What each of its clauses may be, in their order. Only what holds exactly one value is known.
    pub clauses: Vec<Truths>,
    /// What the definition itself may be; `None` where it is no condition but a number, a date or a list.
    pub whole: Option<Truths>,
}

/// What a criterion uses a definition for. One that serves twice has the role that comes first here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It tells whether the criterion applies.
    Applies,
    /// A reading, by its place among them.
    Reading(usize),
    /// It is told in place of the readings.
    Fallback,
    /// It tells whether a pass must be confirmed.
    Provisional,
    /// It is true where answers contradict each other: the conflict, by its place among the criterion's.
    Conflict(usize),
    /// Another of these definitions refers to it.
    Used,
}
