//! Cells: what each answer may be, small enough to copy. Full values are made from them only where needed.

use crate::value::{DateSet, Truths};

/// What an item's answer, or a field of a row, may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Surely no answer.
    Null,
    /// A Boolean.
    Truth(Truths),
    /// One of the codes of the mask.
    Codes { mask: u32, nullable: bool },
    /// A day.
    Days(DateSet),
    /// A number, by its place among the person's numbers: a quantity in its item's first unit, or an Integer.
    Quantity { place: u32, nullable: bool },
    /// Rows, by the place of their first cell and their number.
    Rows { first: u32, count: u32, nullable: bool },
    /// Rows that were not told: any number of them up to the list's limit, each like one of these, of which the first
    /// `sure` are there.
    AnyRows { first: u32, count: u32, sure: u32, nullable: bool },
}

impl Cell {
    /// May be anything, of any type.
    pub(crate) const ANY: Cell = Cell::Truth(Truths::ANY);

    /// The same, but perhaps no answer.
    pub(crate) fn or_null(self) -> Cell {
        match self {
            Cell::Null => Cell::Null,
            Cell::Truth(truths) => Cell::Truth(truths.or(Truths::NULL)),
            Cell::Codes { mask, .. } => Cell::Codes { mask, nullable: true },
            Cell::Days(days) => Cell::Days(DateSet { nullable: true, ..days }),
            Cell::Quantity { place, .. } => Cell::Quantity { place, nullable: true },
            Cell::Rows { first, count, .. } => Cell::Rows { first, count, nullable: true },
            Cell::AnyRows { first, count, sure, .. } => Cell::AnyRows { first, count, sure, nullable: true },
        }
    }
}
