//! Functions of known values, those of CQL and those of the library.

use super::compare::equal;
use super::numbers::{self, Arithmetic};
use super::value::Value;
use super::{
    Evaluator, MAX_CALLS, Outcome, Refused, convert, flatten, intervals, is_list, lists, membership, moments, operate,
    refused, texts,
};
use crate::cql::moment::{Moment, MomentKind};
use crate::cql::syntax::{Node, Operation};
use screening::Decimal;
use screening::elm::Expression;

impl Evaluator<'_> {
    pub(super) fn call(&mut self, name: &str, arguments: &[Node], node: &Node) -> Result<Value, Refused> {
        let mut values = Vec::new();
        for argument in arguments {
            values.push(self.node(argument)?);
        }
        if let ("Length", [Value::Null], [argument]) = (name, values.as_slice(), arguments)
            && is_list(argument)
        {
            return Ok(Value::Integer(0));
        }
        let library = self.library;
        let own = library
            .functions
            .iter()
            .find(|function| function.name.text == name && function.operands.len() == values.len());
        let Some(function) = own else {
            return function_of(name, &values).map_err(|message| refused(node, message));
        };
        if self.calls >= MAX_CALLS {
            return Err(refused(node, "nested too deeply".to_owned()));
        }
        self.calls += 1;
        let operands = function.operands.iter().map(|(operand, _)| operand.text.clone());
        let scope = std::mem::replace(&mut self.scope, operands.zip(values).collect());
        let row = self.row.take();
        let value = self.node(&function.body);
        self.scope = scope;
        self.row = row;
        self.calls -= 1;
        value
    }
}

/// A function of CQL.
fn function_of(name: &str, values: &[Value]) -> Outcome<Value> {
    if let Some(result) = texts::function(name, values) {
        return result;
    }
    if let Some(to) = name.strip_prefix("ConvertsTo")
        && let [value] = values
    {
        let converted = convert::convert(value, to).unwrap_or(Value::Null);
        return Ok(if *value == Value::Null { Value::Null } else { Value::Boolean(converted != Value::Null) });
    }
    if let Some(to) = name.strip_prefix("To")
        && let [value] = values
    {
        return convert::convert(value, to);
    }
    match (name, values) {
        ("Abs" | "Ceiling" | "Floor" | "Truncate" | "Exp" | "Ln", [value]) => numbers::function(name, value),
        ("Negate", [value]) => numbers::negated(value),
        ("Round", [value]) => numbers::round(value, &Value::Null),
        ("Round", [value, places]) => numbers::round(value, places),
        ("Power", [left, right]) => numbers::arithmetic(Arithmetic::Power, left, right),
        ("Log", [left, right]) => numbers::arithmetic(Arithmetic::Log, left, right),
        ("Successor", [value]) => operate(Operation::Successor, std::slice::from_ref(value)),
        ("Predecessor", [value]) => operate(Operation::Predecessor, std::slice::from_ref(value)),
        ("Precision", [value]) => precision(value),
        ("LowBoundary" | "HighBoundary", [value, rest @ ..]) if rest.len() < 2 => {
            boundary(value, rest.first().unwrap_or(&Value::Null), name == "HighBoundary")
        }
        (
            "Count" | "Sum" | "Product" | "Min" | "Max" | "Avg" | "Median" | "Mode" | "GeometricMean" | "Variance"
            | "PopulationVariance" | "StdDev" | "PopulationStdDev",
            [list],
        ) => match list {
            Value::List(list) => lists::aggregate(name, list),
            Value::Null => Ok(if name == "Count" { Value::Integer(0) } else { Value::Null }),
            found => Err(format!("expected a list, found {}", found.kind())),
        },
        ("AllTrue", [list]) => truths(list, |list| !list.contains(&Value::Boolean(false))),
        ("AnyTrue", [list]) => truths(list, |list| list.contains(&Value::Boolean(true))),
        ("Exists", [Value::Null]) => Ok(Value::Boolean(false)),
        ("Exists", [Value::List(list)]) => Ok(Value::Boolean(list.iter().any(|element| *element != Value::Null))),
        ("IsNull", [value]) => Ok(Value::Boolean(*value == Value::Null)),
        ("IsTrue", [value]) => Ok(Value::Boolean(*value == Value::Boolean(true))),
        ("IsFalse", [value]) => Ok(Value::Boolean(*value == Value::Boolean(false))),
        ("Coalesce", [Value::List(list)]) => Ok(first_known(list)),
        ("Coalesce", values) if values.len() > 1 => Ok(first_known(values)),
        ("Message", [value, Value::Boolean(true), _, Value::Text(severity), message]) if severity == "Error" => {
            let message = if let Value::Text(message) = message { message.as_str() } else { "" };
            Err(format!("{value}: {message}"))
        }
        ("Message", [value, _, _, _, _]) => Ok(value.clone()),
        ("DateTime" | "Time" | "Date", values) if !values.is_empty() => moment(name, values),
        ("Size", [Value::Interval(interval)]) => intervals::size(interval),
        ("Flatten", [Value::List(list)]) => Ok(flatten(list)),
        ("Indexer", [list, index]) => operate(Operation::Index, &[list.clone(), index.clone()]),
        _ => of_list(name, values),
    }
}

/// Functions that take a list apart.
fn of_list(name: &str, values: &[Value]) -> Outcome<Value> {
    let size = |list: &[Value]| i64::try_from(list.len()).unwrap_or(i64::MAX);
    match (name, values) {
        ("First" | "Last" | "Tail" | "Skip" | "Take" | "IndexOf" | "Slice" | "Size" | "Flatten", [Value::Null, ..]) => {
            Ok(Value::Null)
        }
        ("First", [Value::List(list)]) => Ok(list.first().cloned().unwrap_or(Value::Null)),
        ("Last", [Value::List(list)]) => Ok(list.last().cloned().unwrap_or(Value::Null)),
        ("Tail", [Value::List(list)]) => Ok(lists::slice(list, 1, size(list))),
        ("Skip", [Value::List(list), Value::Integer(count)]) => {
            Ok(lists::slice(list, i64::from((*count).max(0)), size(list)))
        }
        ("Take", [Value::List(list), Value::Integer(count)]) => Ok(lists::slice(list, 0, i64::from(*count))),
        ("Take", [Value::List(_), Value::Null]) => Ok(Value::List(Vec::new())),
        ("Skip", [Value::List(list), Value::Null]) => Ok(Value::List(list.clone())),
        ("IndexOf", [Value::List(_), Value::Null]) => Ok(Value::Null),
        ("IndexOf", [Value::List(list), element]) => {
            let place =
                list.iter().position(|candidate| equal(candidate, element).is_ok_and(|same| same == Some(true)));
            Ok(Value::Integer(place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1)))
        }
        ("Slice", [Value::List(list), rest @ ..]) if rest.len() <= 2 => {
            let place = |value: Option<&Value>, missing: i64| match value {
                None | Some(Value::Null) => Ok(missing),
                Some(Value::Integer(place)) if *place < 0 => Ok((size(list) + i64::from(*place)).max(0)),
                Some(Value::Integer(place)) => Ok(i64::from(*place)),
                Some(found) => Err(format!("expected an Integer, found {}", found.kind())),
            };
            Ok(lists::slice(list, place(rest.first(), 0)?, place(rest.get(1), size(list))?))
        }
        ("Contains", [collection, element]) | ("In", [element, collection]) => membership(element, collection, true),
        _ => Err(String::new()),
    }
}

fn first_known(values: &[Value]) -> Value {
    values.iter().find(|value| **value != Value::Null).cloned().unwrap_or(Value::Null)
}

fn truths(list: &Value, holds: impl FnOnce(&[Value]) -> bool) -> Outcome<Value> {
    match list {
        Value::Null => Ok(Value::Boolean(holds(&[]))),
        Value::List(list) => Ok(Value::Boolean(holds(list))),
        found => Err(format!("expected a list of conditions, found {}", found.kind())),
    }
}

/// `DateTime(2026, 5, …)`, `Time(10, 30)`.
fn moment(name: &str, values: &[Value]) -> Outcome<Value> {
    let kind = match name {
        "Date" => MomentKind::Date,
        "Time" => MomentKind::Time,
        _ => MomentKind::DateTime,
    };
    let most = kind.last().place() - kind.first().place() + 1;
    let offset = match values.get(most) {
        None | Some(Value::Null) => None,
        Some(value) if kind == MomentKind::DateTime && values.len() == most + 1 => {
            let minutes = value.number().and_then(|hours| hours.checked_mul(Decimal::integer(60)));
            minutes.and_then(Decimal::to_integer).and_then(|minutes| i32::try_from(minutes).ok())
        }
        Some(_) => return Err(format!("`{name}` takes at most {most} parts")),
    };
    let mut fields = Vec::new();
    for value in values.iter().take(most) {
        match value {
            Value::Integer(part) => fields.push(*part),
            Value::Null => break,
            found => return Err(format!("expected an Integer, found {}", found.kind())),
        }
    }
    if fields.is_empty() {
        return Ok(Value::Null);
    }
    let found = Moment::new(kind, fields, offset);
    found.map(Value::Moment).ok_or_else(|| format!("there is no such {name}"))
}

fn precision(value: &Value) -> Outcome<Value> {
    match value {
        Value::Null => Ok(Value::Null),
        Value::Moment(moment) => Ok(Value::Integer(moments::precision(moment))),
        found => {
            Err(format!("expected a date or a time, found {}; trailing zeros of a number are not kept", found.kind()))
        }
    }
}

fn boundary(value: &Value, digits: &Value, high: bool) -> Outcome<Value> {
    let known = match digits {
        Value::Null => None,
        Value::Integer(digits) => Some(*digits),
        found => return Err(format!("expected an Integer, found {}", found.kind())),
    };
    match value {
        Value::Null => Ok(Value::Null),
        Value::Moment(moment) => Ok(moments::boundary(moment, known, high).map_or(Value::Null, Value::Moment)),
        value => {
            let number = value.number().ok_or_else(|| format!("{} has no boundaries", value.kind()))?;
            let digits = known.map_or(Expression::Null, Expression::Integer);
            let operands = Box::new([Expression::Decimal(number), digits]);
            let expression = if high { Expression::HighBoundary(operands) } else { Expression::LowBoundary(operands) };
            numbers::from_engine(&expression)
        }
    }
}
