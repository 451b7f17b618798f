//! Types of known values: `is`, `as`, `convert`, `ToString` and their like.

use super::Outcome;
use super::value::Value;
use crate::cql::moment::{Moment, MomentKind};
use crate::cql::syntax::{TypeKind, TypeName};
use crate::units;
use screening::{Decimal, PartialDate};

/// Whether a value is of a type; null is of none.
pub(super) fn is(value: &Value, type_name: &TypeName) -> Outcome<bool> {
    if *value == Value::Null {
        return Ok(false);
    }
    Ok(match (&type_name.kind, value) {
        (TypeKind::Named(name), value) => {
            let known = [
                "Any", "Boolean", "Integer", "Long", "Decimal", "String", "Date", "DateTime", "Time", "Quantity",
                "Ratio",
            ];
            if !known.contains(&name.as_str()) {
                return Err(format!("there is no type `{name}` here"));
            }
            name == "Any" || name == value.kind()
        }
        (TypeKind::List(of), Value::List(elements)) => {
            elements.iter().all(|element| *element == Value::Null || is(element, of).unwrap_or(false))
        }
        (TypeKind::Interval(of), Value::Interval(interval)) => [&interval.low, &interval.high]
            .into_iter()
            .all(|bound| *bound == Value::Null || is(bound, of).unwrap_or(false)),
        (TypeKind::Tuple(types), Value::Tuple(elements)) => {
            types.len() == elements.len()
                && types.iter().all(|(name, of)| {
                    let element = elements.iter().find(|(element, _)| *element == name.text);
                    element.is_some_and(|(_, value)| *value == Value::Null || is(value, of).unwrap_or(false))
                })
        }
        (TypeKind::List(_) | TypeKind::Interval(_) | TypeKind::Tuple(_), _) => false,
        (TypeKind::Choice, _) => return Err("`Choice` is no type that can be asked for here".to_owned()),
    })
}

/// A value as another type: what cannot be converted is null.
pub(super) fn convert(value: &Value, to: &str) -> Outcome<Value> {
    Ok(match (to, value) {
        (_, Value::Null) => Value::Null,
        ("Boolean", Value::Boolean(_))
        | ("Integer", Value::Integer(_))
        | ("Long", Value::Long(_))
        | ("Decimal", Value::Decimal(_))
        | ("String", Value::Text(_))
        | ("Quantity", Value::Quantity(..))
        | ("Ratio", Value::Ratio(_)) => value.clone(),
        ("String", Value::Boolean(value)) => Value::Text(value.to_string()),
        ("String", Value::Long(value)) => Value::Text(value.to_string()),
        ("String", Value::Moment(moment)) => {
            let text = moment.to_string();
            let text = text.strip_prefix('T').or(text.strip_suffix('T')).unwrap_or(&text);
            Value::Text(text.to_owned())
        }
        ("String", Value::Integer(_) | Value::Decimal(_) | Value::Quantity(..) | Value::Ratio(_)) => {
            Value::Text(value.to_string())
        }
        ("Boolean", Value::Text(text)) => match text.to_lowercase().as_str() {
            "true" | "t" | "yes" | "y" | "1" => Value::Boolean(true),
            "false" | "f" | "no" | "n" | "0" => Value::Boolean(false),
            _ => Value::Null,
        },
        ("Boolean", number) if number.number().is_some() => match number.number().and_then(Decimal::to_integer) {
            Some(1) => Value::Boolean(true),
            Some(0) => Value::Boolean(false),
            _ => Value::Null,
        },
        ("Integer", Value::Boolean(value)) => Value::Integer(i32::from(*value)),
        ("Integer", Value::Long(value)) => i32::try_from(*value).map_or(Value::Null, Value::Integer),
        ("Integer", Value::Text(text)) => text.parse().map_or(Value::Null, Value::Integer),
        ("Long", Value::Boolean(value)) => Value::Long(i64::from(*value)),
        ("Long", Value::Integer(value)) => Value::Long(i64::from(*value)),
        ("Long", Value::Text(text)) => text.parse().map_or(Value::Null, Value::Long),
        ("Decimal", Value::Boolean(value)) => Value::Decimal(Decimal::integer(i64::from(*value))),
        ("Decimal", Value::Integer(_) | Value::Long(_)) => value.number().map_or(Value::Null, Value::Decimal),
        ("Decimal", Value::Text(text)) => decimal(text).map_or(Value::Null, Value::Decimal),
        ("Quantity", Value::Text(text)) => quantity(text).unwrap_or(Value::Null),
        ("Quantity", number) if number.number().is_some() => {
            number.number().map_or(Value::Null, |number| Value::Quantity(number, "1".to_owned()))
        }
        ("Ratio", Value::Text(text)) => ratio(text).unwrap_or(Value::Null),
        ("Date", Value::Moment(moment)) if moment.kind != MomentKind::Time => {
            moment.partial_date().map_or(Value::Null, |date| Value::Moment(date.into()))
        }
        ("Date", Value::Text(text)) => {
            let text = text.split('T').next().unwrap_or_default();
            PartialDate::parse(text).map_or(Value::Null, |date| Value::Moment(date.into()))
        }
        ("DateTime", Value::Moment(moment)) if moment.kind != MomentKind::Time => {
            Value::Moment(Moment { kind: MomentKind::DateTime, ..moment.clone() })
        }
        ("DateTime", Value::Text(text)) => {
            let text = if text.contains('T') { text.clone() } else { format!("{text}T") };
            let moment = Moment::parse(&text).filter(|moment| moment.kind == MomentKind::DateTime);
            moment.map_or(Value::Null, Value::Moment)
        }
        ("Time", Value::Moment(moment)) if moment.kind == MomentKind::Time => value.clone(),
        ("Time", Value::Moment(moment)) if moment.kind == MomentKind::DateTime => {
            let fields = moment.fields.iter().skip(3).copied().collect();
            Moment::new(MomentKind::Time, fields, None).map_or(Value::Null, Value::Moment)
        }
        ("Time", Value::Text(text)) => time(text).map_or(Value::Null, Value::Moment),
        _ => return Err(format!("{} does not convert to {to}", value.kind())),
    })
}

/// A number such as `-25.5` or `+0.1`.
fn decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = plain(whole) && plain(fraction) && fraction.len() <= 8;
    fits.then(|| Decimal::parse(text.strip_prefix('+').unwrap_or(text)))?
}

/// `5.5 'cm'`, `3 days`, `5`.
fn quantity(text: &str) -> Option<Value> {
    let text = text.trim();
    let end = text.find(|letter: char| !(letter.is_ascii_digit() || "+-.".contains(letter))).unwrap_or(text.len());
    let value = decimal(text.get(..end)?)?;
    let unit = text.get(end..)?.trim();
    let unit = match unit.strip_prefix('\'') {
        Some(unit) => unit.strip_suffix('\'')?.to_owned(),
        None if unit.is_empty() => "1".to_owned(),
        None => {
            let singular = unit.strip_suffix('s').unwrap_or(unit);
            crate::cql::syntax::Grain::named(singular)?.word().to_owned()
        }
    };
    Some(Value::Quantity(value, unit))
}

fn ratio(text: &str) -> Option<Value> {
    let (numerator, denominator) = text.split_once(':')?;
    match (quantity(numerator)?, quantity(denominator)?) {
        (Value::Quantity(value, unit), Value::Quantity(by, other)) => {
            Some(Value::Ratio(Box::new([(value, unit), (by, other)])))
        }
        _ => None,
    }
}

/// `T14:30:00.0`, `14:30`; an offset changes nothing.
fn time(text: &str) -> Option<Moment> {
    let clock = text.strip_prefix('T').unwrap_or(text);
    let end = clock.find(['Z', '+', '-']);
    if let Some(end) = end {
        // What follows has to be an offset.
        Moment::parse(&format!("2000-01-01T{clock}"))?;
        return Moment::parse(&format!("T{}", clock.get(..end)?));
    }
    Moment::parse(&format!("T{clock}"))
}

/// A quantity in another unit.
pub(super) fn to_unit(value: &Value, unit: &str) -> Outcome<Value> {
    match value {
        Value::Null => Ok(Value::Null),
        Value::Quantity(_, from) if from == unit => Ok(value.clone()),
        Value::Quantity(number, from) => {
            let converted = units::conversion(from, unit).and_then(|conversion| conversion.apply(*number));
            let number = converted.ok_or_else(|| format!("`{from}` does not convert to `{unit}`"))?;
            Ok(Value::Quantity(number, unit.to_owned()))
        }
        found => Err(format!("expected a quantity, found {}", found.kind())),
    }
}
