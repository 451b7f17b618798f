//! Values in CQL's literal syntax.

use super::{DateSet, NumberSet, Value};
use crate::date::{Date, PartialDate};
use crate::decimal::Decimal;
use core::fmt::{self, Display, Formatter, Write};

impl Display for Value {
    /// A value that is known is its CQL literal. What is not known is `null`, but for a range of days: a partial date
    /// where one says the same, else an interval.
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::Boolean(truths) => match truths.decided() {
                Some(true) => formatter.write_str("true"),
                Some(false) => formatter.write_str("false"),
                None => formatter.write_str("null"),
            },
            Value::Number(set) => write_number(set, formatter),
            Value::Quantity(set, unit) if set.is_single() => {
                write!(formatter, "{}", set.low)?;
                match &**unit {
                    "year" | "month" | "week" | "day" => {
                        let plural = if set.low == Decimal::integer(1) { "" } else { "s" };
                        write!(formatter, " {unit}{plural}")
                    }
                    unit => write!(formatter, " '{unit}'"),
                }
            }
            Value::Null | Value::Any | Value::Row(_) | Value::Quantity(..) => formatter.write_str("null"),
            Value::Text(set) => match (set.nullable, set.texts().count(), set.texts().next()) {
                (false, 1, Some(text)) => write_text(text, formatter),
                _ => formatter.write_str("null"),
            },
            Value::Date(set) => write_date(*set, formatter),
            Value::List(set) if set.nullable => formatter.write_str("null"),
            Value::List(set) if set.elements.iter().any(|element| element.optional) => formatter.write_str("null"),
            Value::List(set) => {
                formatter.write_str("{")?;
                for (index, element) in set.elements.iter().enumerate() {
                    write!(formatter, "{}{}", if index == 0 { "" } else { ", " }, element.value)?;
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
        }
    }
}

fn write_number(set: &NumberSet, formatter: &mut Formatter<'_>) -> fmt::Result {
    if !set.is_single() {
        return formatter.write_str("null");
    }
    write_decimal(set.low, set.integer, formatter)
}

fn write_decimal(value: Decimal, integer: bool, formatter: &mut Formatter<'_>) -> fmt::Result {
    write!(formatter, "{value}")?;
    if value.is_integer() && !integer { formatter.write_str(".0") } else { Ok(()) }
}

fn write_text(text: &str, formatter: &mut Formatter<'_>) -> fmt::Result {
    formatter.write_char('\'')?;
    for character in text.chars() {
        match character {
            '\'' | '\\' => write!(formatter, "\\{character}")?,
            '\n' => formatter.write_str("\\n")?,
            '\r' => formatter.write_str("\\r")?,
            '\t' => formatter.write_str("\\t")?,
            character => formatter.write_char(character)?,
        }
    }
    formatter.write_char('\'')
}

fn write_date(set: DateSet, formatter: &mut Formatter<'_>) -> fmt::Result {
    if set.nullable {
        return formatter.write_str("null");
    }
    match covering(set.low, set.high) {
        Some(date) => write!(formatter, "@{date}"),
        None => write!(formatter, "Interval[@{}, @{}]", set.low, set.high),
    }
}

/// The partial date that means exactly these days.
fn covering(low: Date, high: Date) -> Option<PartialDate> {
    let year = PartialDate::new(low.year(), None, None);
    let month = PartialDate::new(low.year(), Some(low.month()), None);
    [Some(PartialDate::from(low)), month, year]
        .into_iter()
        .flatten()
        .find(|date| date.range().from == low && date.range().to == high)
}
