//! Lists: queries, `exists` and aggregates, where rows may be there or not.

use super::{Chosen, Machine, Rows, Slot, relate};
use crate::decimal::Decimal;
use crate::program::{Aggregate, Filter, Node, QueryNode, Relation, Source};
use crate::sort::sort_by;
use crate::value::arithmetic::Arithmetic;
use crate::value::{DateSet, Element, ListSet, NumberSet, Truths, Value};
use alloc::sync::Arc;
use alloc::vec::Vec;

/// Sources of a query at most: a trial with more is refused when it is loaded.
pub(super) const MAX_SOURCES: usize = 4;

/// Lists of up to so many rows are taken as they are.
const FEW_ROWS: usize = 5;

/// What is done with each combination of rows; true stops.
type Visit<'v, 'a> = dyn FnMut(&mut Machine<'a>, Truths) -> bool + 'v;

impl<'a> Machine<'a> {
    /// `exists`: false, true, or either; never null.
    pub(super) fn exists(&mut self, node: &Node) -> Truths {
        if let Node::Query(query) = node
            && query.returns.is_none()
        {
            let mut found = Truths::FALSE;
            self.combinations(query, &mut |_, presence| {
                found = found.kleene_or(presence);
                found == Truths::TRUE
            });
            return found;
        }
        match self.value(node) {
            Value::Null => Truths::FALSE,
            Value::List(list) => {
                let surely = |element: &Element| !element.optional && !element.value.nullable();
                let found = list.elements.iter().fold(Truths::FALSE, |found, element| {
                    let here = match (&element.value, surely(element)) {
                        (Value::Null, _) => Truths::FALSE,
                        (_, true) => Truths::TRUE,
                        (_, false) => Truths::EITHER,
                    };
                    found.kleene_or(here)
                });
                if list.nullable { found.or(Truths::FALSE) } else { found }
            }
            Value::Any
            | Value::Boolean(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Quantity(..)
            | Value::Tuple(_)
            | Value::Interval(_)
            | Value::Row(_) => Truths::EITHER,
        }
    }

    /// Visits every combination of rows that the query may choose, with its slots bound; true where a visit stopped it.
    pub(super) fn combinations(&mut self, query: &QueryNode, visit: &mut Visit<'_, 'a>) -> bool {
        let start = self.chosen.len();
        // Where the rows of each source begin; the last place is where those of the last end.
        let mut places = [start; MAX_SOURCES + 1];
        let mut is_empty = false;
        for (source, place) in query.sources.iter().zip(places.iter_mut().skip(1)) {
            let before = self.chosen.len();
            if let Node::Item(item) = *source.list
                && let Some(rows) = self.rows_of(item, self.cell(item))
            {
                let spares = !self.every_row && rows.count > FEW_ROWS;
                if spares && self.alike.is_empty() {
                    self.count_alike(item, rows);
                }
                for (row, optional) in rows.places() {
                    // A row like others changes nothing where as many of these are there as are looked at at once.
                    if spares && self.alike.get(row).is_some_and(|alike| alike + 1 >= self.program.rows_at_once) {
                        continue;
                    }
                    let sure = if optional || rows.nullable { Truths::EITHER } else { Truths::TRUE };
                    let presence = sure.kleene_and(self.passes(&source.filters, &Slot::Row(row)));
                    if presence != Truths::FALSE {
                        self.chosen.push(Chosen { row, presence });
                    }
                }
                is_empty |= before == self.chosen.len();
            }
            *place = self.chosen.len();
        }
        let stopped =
            *self.steps == 0 || !is_empty && self.combine(query, &query.sources, &places, Truths::TRUE, visit);
        self.chosen.truncate(start);
        stopped
    }

    /// Counts for each row of a list how many before it are like it in all that any definition looks at.
    fn count_alike(&mut self, item: usize, rows: Rows) {
        let fields = self.program.fields.iter().filter(|(of, _)| *of == item).map(|(_, field)| *field);
        self.alike.resize(self.rows.len(), 0);
        for (place, (row, optional)) in rows.places().enumerate() {
            self.spend(1);
            let is_alike = |(other, other_optional): &(usize, bool)| {
                optional == *other_optional
                    && fields.clone().all(|field| self.rows.get(row + field) == self.rows.get(other + field))
            };
            let count = rows.places().take(place).filter(is_alike).count();
            if let Some(alike) = self.alike.get_mut(row) {
                *alike = count;
            }
        }
    }

    /// The same for these sources, those before them being bound.
    fn combine(
        &mut self,
        query: &QueryNode,
        sources: &[Source],
        places: &[usize],
        presence: Truths,
        visit: &mut Visit<'_, 'a>,
    ) -> bool {
        let Some((here, others)) = sources.split_first() else {
            for (slot, value) in &query.lets {
                let content = self.content(value);
                self.bind(*slot, content);
            }
            let presence = self.fulfils(query.condition.as_deref(), presence);
            return presence != Truths::FALSE && visit(self, presence);
        };
        let later_places = places.get(1..).unwrap_or_default();
        let mut row = |machine: &mut Self, content: Slot, presence: Truths| {
            if !machine.spend(1) {
                return true;
            }
            machine.bind(here.slot, content);
            let presence = machine.fulfils(&here.conditions, presence);
            presence != Truths::FALSE && machine.combine(query, others, later_places, presence, visit)
        };
        if let Node::Item(item) = *here.list
            && self.rows_of(item, self.cell(item)).is_some()
            && let [from, to, ..] = *places
        {
            return (from..to).any(|place| {
                let Some(chosen) = self.chosen.get(place).copied() else { return false };
                row(self, Slot::Row(chosen.row), presence.kleene_and(chosen.presence))
            });
        }
        let list = match self.value(&here.list) {
            Value::Null => return false,
            Value::List(list) => list,
            // Anything may be in it.
            _ => {
                let content = Slot::Value(Value::Any);
                let presence = presence.kleene_and(Truths::EITHER).kleene_and(self.passes(&here.filters, &content));
                return presence != Truths::FALSE && row(self, content, presence);
            }
        };
        let sure = if list.nullable { Truths::EITHER } else { Truths::TRUE };
        list.elements.into_iter().any(|element| {
            let sure = if element.optional { Truths::EITHER } else { sure };
            let content = match element.value {
                Value::Row(first) => Slot::Row(first),
                value => Slot::Value(value),
            };
            let presence = presence.kleene_and(sure).kleene_and(self.passes(&here.filters, &content));
            presence != Truths::FALSE && row(self, content, presence)
        })
    }

    /// Whether rows that may be chosen fulfil conditions, too.
    fn fulfils<'n>(&mut self, conditions: impl IntoIterator<Item = &'n Node>, mut presence: Truths) -> Truths {
        for condition in conditions {
            if presence == Truths::FALSE {
                break;
            }
            presence = presence.kleene_and(chosen(self.truth(condition)));
        }
        presence
    }

    /// Whether a row passes the filters of its source.
    fn passes(&mut self, filters: &[Filter], content: &Slot) -> Truths {
        let mut passes = Truths::TRUE;
        for filter in filters {
            let outer = self.enter(filter.slots);
            self.bind(filter.slot, content.clone());
            passes = passes.kleene_and(chosen(self.truth(&filter.condition)));
            (self.base, self.size) = outer;
        }
        passes
    }

    /// The list that a query gives.
    pub(super) fn query(&mut self, query: &QueryNode) -> Value {
        let (mut is_open, mut at_most) = (false, 1_usize);
        for source in &query.sources {
            match self.value(&source.list) {
                Value::Null => return Value::Null,
                Value::List(list) if !list.nullable => {
                    is_open |= list.at_most.is_some();
                    at_most = at_most.saturating_mul(list.at_most.unwrap_or(list.elements.len()));
                }
                // A query over something that may be null may be null itself; over a single value it is left to others.
                _ => return Value::Any,
            }
        }
        let mut elements = Vec::new();
        let outer = core::mem::replace(&mut self.every_row, true);
        self.combinations(query, &mut |machine, presence| {
            let value = machine.result_row(query);
            elements.push(Element { value, optional: presence != Truths::TRUE });
            false
        });
        self.every_row = outer;
        // What follows compares the elements with each other.
        let compares = query.distinct || !query.sort.is_empty();
        if compares && !self.spend(elements.len().saturating_mul(elements.len()) / 4) {
            return Value::Any;
        }
        if query.distinct {
            elements = distinct(elements);
        }
        if !query.sort.is_empty() {
            elements = self.sorted(query, elements);
        }
        Value::List(ListSet { elements, nullable: false, at_most: is_open.then_some(at_most) })
    }

    fn result_row(&mut self, query: &QueryNode) -> Value {
        if let Some(returns) = &query.returns {
            return self.value(returns);
        }
        match query.sources.as_slice() {
            [source] => self.value(&Node::Slot(source.slot)),
            sources => {
                let slots = sources.iter().map(|source| source.slot).zip(&query.names);
                let elements: Arc<[_]> =
                    slots.map(|(slot, name)| (name.clone(), self.value(&Node::Slot(slot)))).collect();
                Value::Tuple(elements)
            }
        }
    }

    /// Sorted where every key is known; else every element may stand anywhere.
    fn sorted(&mut self, query: &QueryNode, elements: Vec<Element>) -> Vec<Element> {
        let mut keyed = Vec::new();
        for element in elements {
            let mut keys = Vec::new();
            for (slot, key, descending) in &query.sort {
                let content = match &element.value {
                    Value::Row(first) => Slot::Row(*first),
                    value => Slot::Value(value.clone()),
                };
                self.bind(*slot, content);
                keys.push((self.value(key), *descending));
            }
            keyed.push((keys, element));
        }
        let mut settled = true;
        sort_by(&mut keyed, |(left, _), (right, _)| {
            let pairs = left.iter().zip(right);
            pairs
                .map(|((left, descending), (right, _))| {
                    let ordering = order(left, right);
                    settled &= ordering.is_some();
                    let ordering = ordering.unwrap_or(core::cmp::Ordering::Equal);
                    if *descending { ordering.reverse() } else { ordering }
                })
                .find(|ordering| ordering.is_ne())
                .unwrap_or(core::cmp::Ordering::Equal)
        });
        let elements: Vec<Element> = keyed.into_iter().map(|(_, element)| element).collect();
        if settled { elements } else { anywhere(elements) }
    }
}

/// What a condition means for a row: only true chooses it.
fn chosen(condition: Truths) -> Truths {
    Truths::of(condition.may_be_true(), condition != Truths::TRUE, false)
}

/// The order of two known keys, nulls first; `None` where it may be either.
fn order(left: &Value, right: &Value) -> Option<core::cmp::Ordering> {
    use core::cmp::Ordering;
    match (left, right) {
        (Value::Null, Value::Null) => Some(Ordering::Equal),
        (Value::Null, right) => (!right.nullable()).then_some(Ordering::Less),
        (left, Value::Null) => (!left.nullable()).then_some(Ordering::Greater),
        (left, right) => {
            if relate::compare(Relation::Less, left, right) == Truths::TRUE {
                Some(Ordering::Less)
            } else if relate::compare(Relation::Greater, left, right) == Truths::TRUE {
                Some(Ordering::Greater)
            } else if relate::compare(Relation::Equal, left, right) == Truths::TRUE {
                Some(Ordering::Equal)
            } else {
                None
            }
        }
    }
}

/// Elements whose order is not known: each may be any of them.
fn anywhere(elements: Vec<Element>) -> Vec<Element> {
    let optional = elements.iter().any(|element| element.optional);
    let any = elements.iter().map(|element| element.value.clone()).reduce(Value::join);
    let Some(any) = any else { return elements };
    elements.iter().map(|_| Element { value: any.clone(), optional }).collect()
}

fn distinct(elements: Vec<Element>) -> Vec<Element> {
    let mut kept: Vec<Element> = Vec::new();
    for mut element in elements {
        let mut repeated = false;
        for earlier in &kept {
            let same = relate::same(&earlier.value, &element.value);
            repeated |= same == Truths::TRUE && !earlier.optional;
            element.optional |= same.may_be_true() || same.may_be_null();
        }
        if !repeated {
            kept.push(element);
        }
    }
    kept
}

/// An aggregate over a list; nulls do not count.
pub(super) fn aggregate(aggregate: Aggregate, list: Value) -> Value {
    let ListSet { elements, nullable, at_most } = match list {
        Value::List(list) => list,
        Value::Null => ListSet { elements: Vec::new(), nullable: true, at_most: None },
        _ => return Value::Any,
    };
    let missing = nullable && elements.is_empty();
    if nullable && !missing {
        return Value::Any;
    }
    match aggregate {
        Aggregate::Count => {
            let surely = elements.iter().filter(|element| !element.optional && !element.value.nullable()).count();
            let perhaps = elements.iter().filter(|element| element.value != Value::Null).count();
            let perhaps = if perhaps == 0 { 0 } else { at_most.unwrap_or(perhaps) };
            let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX).into();
            Value::Number(NumberSet { low: number(surely), high: number(perhaps), integer: true, nullable: false })
        }
        Aggregate::AnyTrue => {
            let any = elements.iter().map(|element| as_bool(element, Truths::FALSE));
            Value::Boolean(any.fold(Truths::FALSE, Truths::kleene_or))
        }
        Aggregate::AllTrue => {
            let all = elements.iter().map(|element| as_bool(element, Truths::TRUE));
            Value::Boolean(all.fold(Truths::TRUE, Truths::kleene_and))
        }
        Aggregate::First => end(elements.into_iter()),
        Aggregate::Last => end(elements.into_iter().rev()),
        Aggregate::Sum if at_most.is_some() => sum_of_some(elements, at_most.unwrap_or(0)),
        Aggregate::Product | Aggregate::Median if at_most.is_some() => Value::Any,
        Aggregate::Min | Aggregate::Max | Aggregate::Sum | Aggregate::Product => fold(aggregate, elements),
        Aggregate::Median => median(elements),
    }
}

/// An element of `AnyTrue` or `AllTrue`; one that is null or missing counts as `neutral`.
fn as_bool(element: &Element, neutral: Truths) -> Truths {
    let truths = element.value.truths();
    let known = truths.without(Truths::NULL).unwrap_or(neutral);
    if element.optional || truths.may_be_null() { known.or(neutral) } else { known }
}

/// The first element that is there.
fn end(elements: impl Iterator<Item = Element>) -> Value {
    let mut result: Option<Value> = None;
    for Element { value, optional } in elements {
        result = Some(match result {
            Some(result) => result.join(value),
            None => value,
        });
        if !optional {
            return result.unwrap_or(Value::Null);
        }
    }
    result.map_or(Value::Null, Value::or_null)
}

/// Smallest, largest or sum. Elements that are surely there come first, so that what may be missing only widens.
fn fold(aggregate: Aggregate, elements: Vec<Element>) -> Value {
    let (mut sure, mut perhaps) = (Vec::new(), Vec::new());
    for Element { value, optional } in elements {
        let missing = optional || value.nullable();
        let Some(value) = value.without_null() else { continue };
        if missing { perhaps.push(value) } else { sure.push(value) }
    }
    let mut result = sure.into_iter().reduce(|result, value| combined(aggregate, result, value));
    let surely_some = result.is_some();
    for value in perhaps {
        result = Some(match result {
            None => value,
            Some(result) => {
                let both = combined(aggregate, result.clone(), value.clone()).join(result);
                // Only where nothing is surely there may this one be the only one.
                if surely_some { both } else { both.join(value) }
            }
        });
    }
    match result {
        None => Value::Null,
        Some(result) if surely_some => result,
        Some(result) => result.or_null(),
    }
}

/// The sum of up to so many elements, each like one of these.
fn sum_of_some(elements: Vec<Element>, at_most: usize) -> Value {
    let values = elements.into_iter().filter_map(|element| element.value.without_null());
    let Some(any) = values.reduce(Value::join) else { return Value::Null };
    let Ok(most) = i32::try_from(at_most) else { return Value::Any };
    let count = NumberSet { high: most.max(1).into(), ..NumberSet::integer(1) };
    super::arithmetic_of(Arithmetic::Multiply, any, Value::Number(count)).or_null()
}

/// The middle of the elements. It rises with each of them, so that the lower ends give the lower end.
fn median(elements: Vec<Element>) -> Value {
    let (mut lows, mut highs, mut like) = (Vec::new(), Vec::new(), None);
    for Element { value, optional } in elements {
        if optional || value.nullable() && value != Value::Null {
            return Value::Any;
        }
        let set = match &value {
            Value::Null => continue,
            Value::Number(set) | Value::Quantity(set, _) => *set,
            Value::Any
            | Value::Boolean(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Interval(_)
            | Value::Row(_) => return Value::Any,
        };
        lows.push(set.low);
        highs.push(set.high);
        like = match (like, value) {
            (None, value) => Some(value),
            (Some(Value::Number(_)), Value::Number(set)) => Some(Value::Number(set)),
            (Some(Value::Quantity(_, unit)), Value::Quantity(set, other)) if unit == other => {
                Some(Value::Quantity(set, unit))
            }
            (Some(_), _) => return Value::Any,
        };
    }
    match (middle(lows), middle(highs), like) {
        (Some(low), Some(high), Some(like)) => {
            let set = NumberSet { low, high, integer: false, nullable: false };
            if let Value::Quantity(_, unit) = like { Value::Quantity(set, unit) } else { Value::Number(set) }
        }
        (_, _, None) => Value::Null,
        (None, _, Some(_)) | (_, None, Some(_)) => Value::Any,
    }
}

/// The middle of some numbers.
fn middle(mut numbers: Vec<Decimal>) -> Option<Decimal> {
    sort_by(&mut numbers, Decimal::cmp);
    let (left, right) = (numbers.len().checked_sub(1)? / 2, numbers.len() / 2);
    numbers.get(left)?.midpoint(*numbers.get(right)?)
}

/// The smaller, or the larger, of two numbers.
fn extreme(aggregate: Aggregate, one: NumberSet, other: NumberSet) -> NumberSet {
    let of = if aggregate == Aggregate::Min { Decimal::min } else { Decimal::max };
    NumberSet { low: of(one.low, other.low), high: of(one.high, other.high), ..one.join(other) }
}

/// The aggregate of two values that are there.
fn combined(aggregate: Aggregate, left: Value, right: Value) -> Value {
    match (aggregate, &left, &right) {
        (Aggregate::Min | Aggregate::Max, Value::Number(one), Value::Number(other)) => {
            Value::Number(extreme(aggregate, *one, *other))
        }
        (Aggregate::Min | Aggregate::Max, Value::Quantity(one, unit), Value::Quantity(other, same)) if unit == same => {
            Value::Quantity(extreme(aggregate, *one, *other), unit.clone())
        }
        (Aggregate::Min, Value::Date(one), Value::Date(other)) => {
            Value::Date(DateSet { low: one.low.min(other.low), high: one.high.min(other.high), ..one.join(*other) })
        }
        (Aggregate::Max, Value::Date(one), Value::Date(other)) => {
            Value::Date(DateSet { low: one.low.max(other.low), high: one.high.max(other.high), ..one.join(*other) })
        }
        (Aggregate::Min | Aggregate::Max, _, _) => {
            let less = relate::compare(Relation::Less, &left, &right);
            match (aggregate == Aggregate::Min, less.decided()) {
                (true, Some(true)) | (false, Some(false)) => left,
                (true, Some(false)) | (false, Some(true)) => right,
                (_, None) => left.join(right),
            }
        }
        (Aggregate::Product, _, _) => super::arithmetic_of(Arithmetic::Multiply, left, right),
        (
            Aggregate::Sum
            | Aggregate::Count
            | Aggregate::Median
            | Aggregate::AnyTrue
            | Aggregate::AllTrue
            | Aggregate::First
            | Aggregate::Last,
            _,
            _,
        ) => super::arithmetic_of(Arithmetic::Add, left, right),
    }
}
