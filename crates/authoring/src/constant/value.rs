//! Values that are known: those of the engine, and those that only the compiler has.

use crate::cql::moment::{Moment, MomentKind};
use crate::cql::syntax::Grain;
use crate::types::Type;
use screening::Decimal;
use screening::elm::{self, Expression};
use std::fmt;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// `null`.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number of 32 bits.
    Integer(i32),
    /// A whole number of 64 bits.
    Long(i64),
    /// A decimal number.
    Decimal(Decimal),
    /// A text.
    Text(String),
    /// A date, a date with a time of day, or a time of day.
    Moment(Moment),
    /// A number with a unit.
    Quantity(Decimal, String),
    /// Two quantities.
    Ratio(Box<[(Decimal, String); 2]>),
    /// A list.
    List(Vec<Value>),
    /// Named elements.
    Tuple(Vec<(String, Value)>),
    /// An interval.
    Interval(Box<Interval>),
    /// A whole number between two, both included: what a count between partial moments may be.
    Between(i64, i64),
}

/// An interval; a bound that is null is the end of the type where it is closed, and not known where it is open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Interval {
    /// Lower bound.
    pub(crate) low: Value,
    /// Upper bound.
    pub(crate) high: Value,
    /// Whether the lower bound belongs to it.
    pub(crate) low_closed: bool,
    /// Whether the upper bound belongs to it.
    pub(crate) high_closed: bool,
    /// A point of its type, where both bounds are null and a type is written.
    pub(crate) like: Option<Value>,
}

/// Bytes of a text that count as one part.
pub(super) const BYTES_OF_A_PART: usize = 16;

impl Value {
    /// How large it is: itself, what it holds, and its texts by their length.
    pub(super) fn parts(&self) -> usize {
        let text = |text: &str| text.len() / BYTES_OF_A_PART;
        let parts = |values: &mut dyn Iterator<Item = &Value>| values.map(Value::parts).sum::<usize>();
        1 + match self {
            Value::Null
            | Value::Boolean(_)
            | Value::Integer(_)
            | Value::Long(_)
            | Value::Decimal(_)
            | Value::Moment(_)
            | Value::Between(..) => 0,
            Value::Text(value) => text(value),
            Value::Quantity(_, unit) => text(unit),
            Value::Ratio(quantities) => quantities.iter().map(|(_, unit)| 1 + text(unit)).sum(),
            Value::List(values) => parts(&mut values.iter()),
            Value::Tuple(values) => values.iter().map(|(name, value)| text(name) + value.parts()).sum(),
            Value::Interval(interval) => {
                parts(&mut [&interval.low, &interval.high].into_iter().chain(interval.like.as_ref()))
            }
        }
    }

    /// The number, where it is one without a unit.
    pub(crate) fn number(&self) -> Option<Decimal> {
        match self {
            Value::Integer(value) => Some(Decimal::from(*value)),
            Value::Long(value) => Some(Decimal::integer(*value)),
            Value::Decimal(value) => Some(*value),
            Value::Null
            | Value::Boolean(_)
            | Value::Text(_)
            | Value::Moment(_)
            | Value::Quantity(..)
            | Value::Ratio(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Interval(_)
            | Value::Between(..) => None,
        }
    }

    /// A truth value, or null.
    pub(crate) fn truth(truth: Option<bool>) -> Value {
        truth.map_or(Value::Null, Value::Boolean)
    }

    /// What it is, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Boolean(_) => "Boolean",
            Value::Integer(_) | Value::Between(..) => "Integer",
            Value::Long(_) => "Long",
            Value::Decimal(_) => "Decimal",
            Value::Text(_) => "String",
            Value::Moment(moment) => match moment.kind {
                MomentKind::Date => "Date",
                MomentKind::DateTime => "DateTime",
                MomentKind::Time => "Time",
            },
            Value::Quantity(..) => "Quantity",
            Value::Ratio(_) => "Ratio",
            Value::List(_) => "List",
            Value::Tuple(_) => "Tuple",
            Value::Interval(_) => "Interval",
        }
    }

    /// The literal that the engine reads, with its type; `None` where the engine has no such type.
    pub(crate) fn literal(&self) -> Option<(Expression, Type)> {
        Some(match self {
            Value::Null => (Expression::Null, Type::Any),
            Value::Boolean(value) => (Expression::Boolean(*value), Type::Boolean),
            Value::Integer(value) => (Expression::Integer(*value), Type::Integer),
            Value::Decimal(value) => (Expression::Decimal(*value), Type::Decimal),
            Value::Text(text) => (Expression::String(text.clone()), Type::Text(None)),
            Value::Moment(moment) if moment.kind == MomentKind::Date => {
                (Expression::Date(moment.partial_date()?), Type::Date)
            }
            Value::Quantity(value, unit) => {
                (Expression::Quantity(*value, unit.clone()), Type::Quantity(Some(vec![unit.clone()])))
            }
            Value::List(elements) => {
                let mut of_type = Type::Any;
                let mut expressions = Vec::new();
                for element in elements {
                    let (expression, element_type) = element.literal()?;
                    of_type = of_type.join(&element_type)?;
                    expressions.push(expression);
                }
                (Expression::List(expressions), Type::List(Box::new(of_type)))
            }
            Value::Tuple(elements) => {
                let literals: Option<Vec<_>> =
                    elements.iter().map(|(name, value)| Some((name.clone(), value.literal()?))).collect();
                let (expressions, types) = literals?
                    .into_iter()
                    .map(|(name, (expression, of_type))| ((name.clone(), expression), (name, of_type)))
                    .unzip();
                (Expression::Tuple(expressions), Type::Tuple(types))
            }
            Value::Interval(interval) => {
                if interval.low == Value::Null && interval.high == Value::Null && interval.like.is_none() {
                    return None;
                }
                let ((low, low_type), (high, high_type)) = (interval.low.literal()?, interval.high.literal()?);
                let (low_closed, high_closed) = (interval.low_closed, interval.high_closed);
                let point = low_type.join(&high_type)?;
                let parts = elm::Interval { low, high, low_closed, high_closed };
                (Expression::Interval(Box::new(parts)), Type::Interval(Box::new(point)))
            }
            Value::Long(_) | Value::Moment(_) | Value::Ratio(_) | Value::Between(..) => return None,
        })
    }
}

impl fmt::Display for Value {
    /// The value as a literal of CQL.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => formatter.write_str("null"),
            Value::Boolean(value) => write!(formatter, "{value}"),
            Value::Integer(value) => write!(formatter, "{value}"),
            Value::Long(value) => write!(formatter, "{value}L"),
            Value::Decimal(value) if value.is_integer() => write!(formatter, "{value}.0"),
            Value::Decimal(value) => write!(formatter, "{value}"),
            Value::Text(text) => {
                formatter.write_str("'")?;
                for character in text.chars() {
                    match character {
                        '\'' | '\\' => write!(formatter, "\\{character}")?,
                        '\n' => formatter.write_str("\\n")?,
                        '\r' => formatter.write_str("\\r")?,
                        '\t' => formatter.write_str("\\t")?,
                        character => write!(formatter, "{character}")?,
                    }
                }
                formatter.write_str("'")
            }
            Value::Moment(moment) => write!(formatter, "@{moment}"),
            Value::Quantity(value, unit) => write_quantity(*value, unit, formatter),
            Value::Ratio(parts) => {
                let [(numerator, unit), (denominator, other)] = &**parts;
                write_quantity(*numerator, unit, formatter)?;
                formatter.write_str(":")?;
                write_quantity(*denominator, other, formatter)
            }
            Value::List(elements) => {
                formatter.write_str("{")?;
                for (index, element) in elements.iter().enumerate() {
                    write!(formatter, "{}{element}", if index == 0 { "" } else { ", " })?;
                }
                formatter.write_str("}")
            }
            Value::Tuple(elements) => {
                formatter.write_str("Tuple { ")?;
                for (index, (name, value)) in elements.iter().enumerate() {
                    write!(formatter, "{}{name}: {value}", if index == 0 { "" } else { ", " })?;
                }
                formatter.write_str(" }")
            }
            Value::Interval(interval) => {
                let open = if interval.low_closed { '[' } else { '(' };
                let close = if interval.high_closed { ']' } else { ')' };
                write!(formatter, "Interval{open}{}, {}{close}", interval.low, interval.high)
            }
            Value::Between(low, high) => write!(formatter, "Interval[{low}, {high}]"),
        }
    }
}

fn write_quantity(value: Decimal, unit: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    if Grain::named(unit).is_some() {
        let plural = if value == Decimal::integer(1) { "" } else { "s" };
        return write!(formatter, "{value} {unit}{plural}");
    }
    write!(formatter, "{value} '{unit}'")
}
