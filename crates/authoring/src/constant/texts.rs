//! Functions of known texts. Places count characters from 0.

use super::value::{BYTES_OF_A_PART, Value};
use super::{MAX_STEPS, Outcome, TOO_LONG};

/// A function of texts by its name; `None` where there is none of that name with so many arguments.
pub(super) fn function(name: &str, arguments: &[Value]) -> Option<Outcome<Value>> {
    Some(match (name, arguments) {
        ("Length", [Value::List(list)]) => count(list.len()),
        ("Length", [text]) => one(text, |text| count(text.chars().count())),
        ("Upper", [text]) => one(text, |text| Ok(Value::Text(text.to_uppercase()))),
        ("Lower", [text]) => one(text, |text| Ok(Value::Text(text.to_lowercase()))),
        ("StartsWith", [text, start]) => two(text, start, |text, start| Ok(Value::Boolean(text.starts_with(start)))),
        ("EndsWith", [text, end]) => two(text, end, |text, end| Ok(Value::Boolean(text.ends_with(end)))),
        ("PositionOf", [part, text]) => two(part, text, |part, text| place(text, text.find(part))),
        ("LastPositionOf", [part, text]) => two(part, text, |part, text| place(text, text.rfind(part))),
        ("Substring", [text, start]) => substring(text, start, None),
        ("Substring", [text, start, length]) => substring(text, start, Some(length)),
        ("Concatenate", [left, right]) => two(left, right, |left, right| Ok(Value::Text(format!("{left}{right}")))),
        ("Combine", [list]) => combine(list, ""),
        ("Combine", [list, Value::Text(separator)]) => combine(list, separator),
        ("Combine", [_, Value::Null]) => Ok(Value::Null),
        ("Split", [text, Value::Null]) => one(text, |text| Ok(Value::List(vec![Value::Text(text.to_owned())]))),
        ("Split", [text, separator]) => two(text, separator, |text, separator| {
            Ok(Value::List(text.split(separator).map(|part| Value::Text(part.to_owned())).collect()))
        }),
        ("Indexer", [text @ (Value::Text(_) | Value::Null), index]) => letter(text, index),
        _ => return None,
    })
}

/// The letter at a place; null outside the text.
pub(super) fn letter(text: &Value, index: &Value) -> Outcome<Value> {
    let Value::Integer(index) = index else { return null_or_refusal(index, "an Integer") };
    one(text, |text| {
        let letter = usize::try_from(*index).ok().and_then(|index| text.chars().nth(index));
        Ok(letter.map_or(Value::Null, |letter| Value::Text(letter.to_string())))
    })
}

fn one(text: &Value, apply: impl FnOnce(&str) -> Outcome<Value>) -> Outcome<Value> {
    match text {
        Value::Text(text) => apply(text),
        other => null_or_refusal(other, "a String"),
    }
}

fn two(left: &Value, right: &Value, apply: impl FnOnce(&str, &str) -> Outcome<Value>) -> Outcome<Value> {
    if *left == Value::Null || *right == Value::Null {
        return Ok(Value::Null);
    }
    one(left, |left| one(right, |right| apply(left, right)))
}

fn null_or_refusal(value: &Value, expected: &str) -> Outcome<Value> {
    if *value == Value::Null { Ok(Value::Null) } else { Err(format!("expected {expected}, found {}", value.kind())) }
}

fn count(count: usize) -> Outcome<Value> {
    i32::try_from(count).map(Value::Integer).map_err(|_| "the text is too long".to_owned())
}

/// A place in bytes as one in characters; -1 where there is none.
fn place(text: &str, found: Option<usize>) -> Outcome<Value> {
    let Some(found) = found else { return Ok(Value::Integer(-1)) };
    count(text.get(..found).map_or(0, |before| before.chars().count()))
}

fn substring(text: &Value, start: &Value, length: Option<&Value>) -> Outcome<Value> {
    let start = match start {
        Value::Integer(start) => usize::try_from(*start).ok(),
        other => return null_or_refusal(other, "an Integer"),
    };
    let length = match length {
        None | Some(Value::Null) => Some(usize::MAX),
        Some(Value::Integer(length)) => usize::try_from(*length).ok(),
        Some(other) => return null_or_refusal(other, "an Integer"),
    };
    one(text, |text| {
        let (Some(start), Some(length)) = (start, length) else { return Ok(Value::Null) };
        let size = text.chars().count();
        if start > size || start == size && size > 0 {
            return Ok(Value::Null);
        }
        Ok(Value::Text(text.chars().skip(start).take(length).collect()))
    })
}

fn combine(list: &Value, separator: &str) -> Outcome<Value> {
    let Value::List(list) = list else { return null_or_refusal(list, "a list of Strings") };
    let mut texts = Vec::new();
    for element in list {
        match element {
            Value::Text(text) => texts.push(text.as_str()),
            Value::Null => {}
            found => return Err(format!("expected Strings, found {}", found.kind())),
        }
    }
    let separators = separator.len().saturating_mul(texts.len());
    let length = texts.iter().map(|text| text.len()).fold(separators, usize::saturating_add);
    if length / BYTES_OF_A_PART > MAX_STEPS {
        return Err(TOO_LONG.to_owned());
    }
    Ok(if texts.is_empty() { Value::Null } else { Value::Text(texts.join(separator)) })
}
