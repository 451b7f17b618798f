//! Sets of possible values: what an expression may be, given what is known.
//!
//! Every set contains all values that the completions of the answers can give; it may contain more. What does not
//! belong here: evaluation of expressions (`machine`), cells of answers (`cells`).

pub(crate) mod arithmetic;
pub(crate) mod letter_case;
mod number;
mod text;
mod truths;
mod write;

use crate::date::{Date, DateRange};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

pub use number::NumberSet;
pub use text::TextSet;
pub use truths::Truths;

/// What an expression may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Surely null.
    Null,
    /// Anything, null included.
    Any,
    /// One of these truth values.
    Boolean(Truths),
    /// A number of a range.
    Number(NumberSet),
    /// One of these texts.
    Text(TextSet),
    /// A day of a range.
    Date(DateSet),
    /// A number of a range with a unit.
    Quantity(NumberSet, Arc<str>),
    /// A list whose elements may be there.
    List(ListSet),
    /// Named elements.
    Tuple(Arc<[(String, Value)]>),
    /// An interval.
    Interval(Box<IntervalSet>),
    /// A row of a list item, by the place of its first cell.
    Row(usize),
}

/// A day from `low` to `high`, or perhaps null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateSet {
    /// First day that it may be.
    pub low: Date,
    /// Last day that it may be.
    pub high: Date,
    /// Whether it may be null.
    pub nullable: bool,
}

impl DateSet {
    /// A day of the range, never null.
    pub fn within(range: DateRange) -> DateSet {
        DateSet { low: range.from, high: range.to, nullable: false }
    }

    /// No day: surely null.
    pub(crate) const NULL: DateSet = DateSet { low: Date::MAX, high: Date::MIN, nullable: true };

    /// Whether it is surely one day.
    pub fn is_single(self) -> bool {
        self.low == self.high && !self.nullable
    }

    /// Whether it is surely null.
    pub(crate) fn is_null(self) -> bool {
        self.high < self.low
    }

    /// The smallest set that holds both.
    #[must_use]
    pub fn join(self, other: DateSet) -> DateSet {
        DateSet {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            nullable: self.nullable || other.nullable,
        }
    }
}

/// A list, in order; perhaps null.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListSet {
    /// What may be in it.
    pub elements: Vec<Element>,
    /// Whether the list may be null.
    pub nullable: bool,
    /// Where the elements that may be missing may also be there several times: how many elements there are at most.
    pub at_most: Option<usize>,
}

/// An element of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it may be.
    pub value: Value,
    /// Whether it may be missing from the list.
    pub optional: bool,
}

/// An interval; bounds may be null.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalSet {
    /// Lower bound.
    pub low: Value,
    /// Upper bound.
    pub high: Value,
    /// Whether the lower bound belongs to it.
    pub low_closed: bool,
    /// Whether the upper bound belongs to it.
    pub high_closed: bool,
}

impl Value {
    /// Whether it may be null.
    pub fn nullable(&self) -> bool {
        match self {
            Value::Null | Value::Any => true,
            Value::Boolean(truths) => truths.may_be_null(),
            Value::Number(set) | Value::Quantity(set, _) => set.nullable,
            Value::Text(set) => set.nullable,
            Value::Date(set) => set.nullable,
            Value::List(set) => set.nullable,
            Value::Tuple(_) | Value::Interval(_) | Value::Row(_) => false,
        }
    }

    /// How much there is in it to copy or to compare, beside one simple value.
    pub(crate) fn size(&self) -> usize {
        match self {
            Value::Null
            | Value::Any
            | Value::Boolean(_)
            | Value::Number(_)
            | Value::Date(_)
            | Value::Quantity(..)
            | Value::Row(_) => 0,
            Value::Text(set) => set.texts().map(|text| 1 + text.len() / 16).sum(),
            Value::List(list) => list.elements.iter().map(|element| 1 + element.value.size()).sum(),
            Value::Tuple(elements) => elements.iter().map(|(_, value)| 1 + value.size()).sum(),
            Value::Interval(interval) => 2 + interval.low.size() + interval.high.size(),
        }
    }

    /// As truth values: what is no Boolean may be any of them, null is null.
    pub fn truths(&self) -> Truths {
        match self {
            Value::Null => Truths::NULL,
            Value::Boolean(truths) => *truths,
            Value::Any
            | Value::Number(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Quantity(..)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Interval(_)
            | Value::Row(_) => Truths::ANY,
        }
    }

    /// The same, but perhaps null.
    #[must_use]
    pub fn or_null(self) -> Value {
        match self {
            Value::Null | Value::Any => self,
            Value::Boolean(truths) => Value::Boolean(truths.or(Truths::NULL)),
            Value::Number(set) => Value::Number(NumberSet { nullable: true, ..set }),
            Value::Quantity(set, unit) => Value::Quantity(NumberSet { nullable: true, ..set }, unit),
            Value::Text(set) => Value::Text(TextSet { nullable: true, ..set }),
            Value::Date(set) => Value::Date(DateSet { nullable: true, ..set }),
            Value::List(set) => Value::List(ListSet { nullable: true, ..set }),
            Value::Tuple(_) | Value::Interval(_) | Value::Row(_) => Value::Any,
        }
    }

    /// A set that holds both.
    #[must_use]
    pub fn join(self, other: Value) -> Value {
        if self == other {
            return self;
        }
        match (self, other) {
            (Value::Null, value) | (value, Value::Null) => value.or_null(),
            (Value::Boolean(left), Value::Boolean(right)) => Value::Boolean(left.or(right)),
            (Value::Number(left), Value::Number(right)) => Value::Number(left.join(right)),
            (Value::Quantity(left, unit), Value::Quantity(right, other)) if unit == other => {
                Value::Quantity(left.join(right), unit)
            }
            (Value::Text(left), Value::Text(right)) => left.join(&right).map_or(Value::Any, Value::Text),
            (Value::Date(left), Value::Date(right)) => Value::Date(left.join(right)),
            (
                Value::Any
                | Value::Boolean(_)
                | Value::Number(_)
                | Value::Quantity(..)
                | Value::Text(_)
                | Value::Date(_)
                | Value::List(_)
                | Value::Tuple(_)
                | Value::Interval(_)
                | Value::Row(_),
                _,
            ) => Value::Any,
        }
    }

    /// The same without null; `None` where it is surely null.
    pub fn without_null(self) -> Option<Value> {
        match self {
            Value::Null => None,
            Value::Boolean(truths) => {
                let rest = truths.without(Truths::NULL)?;
                Some(Value::Boolean(rest))
            }
            Value::Number(set) => Some(Value::Number(NumberSet { nullable: false, ..set })),
            Value::Quantity(set, unit) => Some(Value::Quantity(NumberSet { nullable: false, ..set }, unit)),
            Value::Text(set) => Some(Value::Text(TextSet { nullable: false, ..set })),
            Value::Date(set) => Some(Value::Date(DateSet { nullable: false, ..set })),
            Value::List(set) => Some(Value::List(ListSet { nullable: false, ..set })),
            Value::Any | Value::Tuple(_) | Value::Interval(_) | Value::Row(_) => Some(self),
        }
    }
}
