//! A second reading of the data dictionary for NCT06111846, written by hand and apart from the engine.
//!
//! - [`by_hand`]: section 4 word for word, for people whose dates are full; fast, so the benchmark compares with it.
//! - [`completions`]: section 3's rule for incomplete answers, by trying every completion.
//! - [`next_items`]: section 6's `next`, by trying what answers could change.
//! - [`people`]: random people; [`engine`]: the same people for the engine, and the comparison.

pub(crate) mod by_hand;
pub(crate) mod calendar;
pub(crate) mod completions;
pub(crate) mod engine;
pub(crate) mod next_items;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod random;
