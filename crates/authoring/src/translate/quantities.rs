//! Quantities in two units: the compiler brings them to one, since the engine compares and adds only what has the same.

use super::{Translator, Typed};
use crate::finding::Code;
use crate::source::Span;
use crate::types::Type;
use crate::units::{self, Conversion, Ratio};
use screening::Decimal;
use screening::elm::{Expression, Interval};

impl Translator<'_> {
    /// Two operands in one unit, where they are quantities of which one can be converted exactly; else as they are.
    pub(super) fn in_one_unit(&mut self, [left, right]: [Typed; 2], [left_span, right_span]: [&Span; 2]) -> [Typed; 2] {
        let (Some(to), Some(from)) = (unit_of(&left.of_type), unit_of(&right.of_type)) else { return [left, right] };
        if to == from {
            return [left, right];
        }
        let (to, from) = (to.to_owned(), from.to_owned());
        if let Some(converted) = self.in_unit(&right, &to, right_span) {
            return [left, converted];
        }
        match self.in_unit(&left, &from, left_span) {
            Some(converted) => [converted, right],
            None => [left, right],
        }
    }

    /// A value in the unit of another type, where both are quantities and it can be converted exactly; else as it is.
    pub(super) fn in_unit_of(&mut self, of: &Type, typed: Typed, span: &Span) -> Typed {
        match unit_of(of).map(str::to_owned) {
            Some(to) => self.in_unit(&typed, &to, span).unwrap_or(typed),
            None => typed,
        }
    }

    /// `None` where there is no such conversion.
    fn in_unit(&mut self, typed: &Typed, to: &str, span: &Span) -> Option<Typed> {
        let from = unit_of(&typed.of_type)?;
        if from == to {
            return None;
        }
        let conversion = units::conversion(from, to)?;
        let expression = converted(&typed.expression, from, to, conversion)?;
        if !super::is_leaf(&typed.expression) {
            // The nodes inside have moved: clauses would look for them in the wrong place.
            self.conditions.retain(|condition| condition.start < span.start || condition.end > span.end);
        }
        Some(Typed::new(expression, with_unit(&typed.of_type, to)))
    }

    /// Reports units between which there is no conversion, and those that cannot be converted at their place: the result
    /// would silently be null. Returns whether they fit.
    pub(super) fn check_units(&mut self, one: &Type, other: &Type, span: &Span, verb: &str) -> bool {
        let (Type::Quantity(Some(left)), Type::Quantity(Some(right))) = (one, other) else { return true };
        let pairs = left.iter().flat_map(|left| right.iter().map(move |right| (left, right)));
        let Some((left_unit, right_unit)) = pairs.into_iter().find(|(left, right)| left != right) else { return true };
        let message = format!("`{left_unit}` and `{right_unit}` cannot be {verb}");
        let mirrored = format!("`{right_unit}` and `{left_unit}` cannot be {verb}");
        if self.findings.iter().any(|finding| finding.message == mirrored) {
            return false;
        }
        let mend = if let Some(unit) = [left_unit, right_unit].into_iter().find(|unit| units::unknown_in_cql(unit)) {
            let meant = units::suggested(unit).unwrap_or("mm[Hg]");
            format!("`{unit}` is no unit of UCUM; write a code of UCUM, such as `{meant}`, or a calendar unit")
        } else if units::compare(left_unit, right_unit) {
            "the two cannot be converted here; write both in one unit".to_owned()
        } else if [left_unit, right_unit].into_iter().any(|unit| units::is_of_no_fixed_length(unit)) {
            "a month and a year have no fixed number of days; write both in months, or both in days".to_owned()
        } else {
            "they measure different things; compare quantities of one kind, in any units".to_owned()
        };
        self.find(span, Code::UnitMismatch, message, mend);
        false
    }
}

/// The one unit of a quantity, or of the elements of a list or an interval.
fn unit_of(of_type: &Type) -> Option<&str> {
    match of_type {
        Type::Quantity(Some(units)) => match units.as_slice() {
            [unit] => Some(unit),
            _ => None,
        },
        Type::List(element) | Type::Interval(element) => unit_of(element),
        Type::Any
        | Type::Boolean
        | Type::Integer
        | Type::Decimal
        | Type::Text(_)
        | Type::Date
        | Type::Quantity(None)
        | Type::Tuple(_) => None,
    }
}

fn with_unit(of_type: &Type, unit: &str) -> Type {
    match of_type {
        Type::List(element) => Type::List(Box::new(with_unit(element, unit))),
        Type::Interval(point) => Type::Interval(Box::new(with_unit(point, unit))),
        Type::Quantity(_) => Type::Quantity(Some(vec![unit.to_owned()])),
        other @ (Type::Any
        | Type::Boolean
        | Type::Integer
        | Type::Decimal
        | Type::Text(_)
        | Type::Date
        | Type::Tuple(_)) => other.clone(),
    }
}

/// An expression in another unit; `None` where it would have to be rounded, or is a list or interval not written out.
fn converted(expression: &Expression, from: &str, to: &str, conversion: Conversion) -> Option<Expression> {
    Some(match expression {
        Expression::Null => Expression::Null,
        Expression::Quantity(value, unit) if unit == from => {
            Expression::Quantity(conversion.apply(*value)?, to.to_owned())
        }
        Expression::List(elements) => Expression::List(
            elements.iter().map(|element| converted(element, from, to, conversion)).collect::<Option<_>>()?,
        ),
        Expression::Interval(interval) => Expression::Interval(Box::new(Interval {
            low: converted(&interval.low, from, to, conversion)?,
            high: converted(&interval.high, from, to, conversion)?,
            ..(**interval).clone()
        })),
        value => {
            // `1 'to' * (value.value * factor + offset)`: the unit comes from the literal.
            let factor = conversion.factor.exact()?;
            let number = Expression::Property(Box::new(value.clone()), "value".to_owned());
            let number = Expression::Multiply(Box::new([number, Expression::Decimal(factor)]));
            let number = if conversion.offset == Ratio::ZERO {
                number
            } else {
                Expression::Add(Box::new([number, Expression::Decimal(conversion.offset.exact()?)]))
            };
            let one = Expression::Quantity(Decimal::integer(1), to.to_owned());
            Expression::Multiply(Box::new([number, one]))
        }
    })
}
