//! What the engine can do with units. It is asked, so that the checker never permits what would silently be null.

use screening::elm::Expression;
use screening::{Date, Decimal};

/// Whether quantities in two units can be compared.
pub(crate) fn compare(left: &str, right: &str) -> bool {
    has_value(&Expression::Less(Box::new([one(left), one(right)])))
}

/// Whether quantities in two units can be added.
pub(crate) fn add(left: &str, right: &str) -> bool {
    has_value(&Expression::Add(Box::new([one(left), one(right)])))
}

/// Whether a date can be moved by a unit.
pub(crate) fn shifts_dates(unit: &str) -> bool {
    Date::new(2000, 1, 1)
        .is_some_and(|date| has_value(&Expression::Add(Box::new([Expression::Date(date.into()), one(unit)]))))
}

fn one(unit: &str) -> Expression {
    Expression::Quantity(Decimal::integer(1), unit.to_owned())
}

fn has_value(expression: &Expression) -> bool {
    screening::evaluate::evaluate(expression).is_ok_and(|value| !value.nullable())
}
