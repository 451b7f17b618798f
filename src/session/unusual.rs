//! Numbers that are possible but so unusual that the form asks to check them. They are no errors and decide nothing.

use screening::definition::{Item, ItemKind};
use screening::{Answer, Decimal};

/// Usual values by item, in its first unit, by the data dictionary.
const USUAL: [(&str, i64, i64); 1] = [("pao2", 35, 110)];

/// Whether an answer is a number outside what is usual for its item.
pub fn is_unusual(item: &Item, answer: &Answer) -> bool {
    let (ItemKind::Quantity(limits), Answer::Quantity(value, unit)) = (&item.kind, answer) else { return false };
    let Some((_, low, high)) = USUAL.into_iter().find(|(link_id, _, _)| *link_id == item.link_id) else { return false };
    let converted = limits.units.get(*unit).and_then(|unit| value.checked_mul(unit.factor));
    converted.is_some_and(|value| value < Decimal::integer(low) || value > Decimal::integer(high))
}
