//! Evaluates resolved expressions on cells. Total: what has no meaning gives "anything".
//!
//! `truth` and `days` are short cuts for Booleans and dates, which criteria are made of; `value` does everything.

mod dates;
mod lists;
mod relate;
mod residual;

use crate::cells::Cell;
use crate::date::{Date, DateRange};
use crate::program::{Node, Program, Shift};
use crate::value::arithmetic::{self, Arithmetic};
use crate::value::{DateSet, IntervalSet, ListSet, NumberSet, TextSet, Truths, Value};
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// What a slot holds.
#[derive(Clone, Debug)]
pub(crate) enum Slot {
    /// A row, by the place of its first cell.
    Row(usize),
    /// Any other value.
    Value(Value),
}

/// A row that a source of a query may choose, by the place of its first cell, and whether it surely does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chosen {
    row: usize,
    presence: Truths,
}

/// An evaluation of one person's cells on one date.
#[derive(Debug)]
pub(crate) struct Machine<'a> {
    pub(crate) program: &'a Program,
    /// One cell an item.
    pub(crate) cells: &'a [Cell],
    /// The cells of all rows, row by row.
    pub(crate) rows: &'a [Cell],
    pub(crate) quantities: &'a [NumberSet],
    /// The days on one of which all is looked at.
    pub(crate) on: DateRange,
    /// Which items have an answer, and whether those without one are null here.
    pub(crate) given: &'a [bool],
    pub(crate) as_told: bool,
    /// The slots of the definitions under evaluation, outermost first.
    pub(crate) slots: &'a mut Vec<Slot>,
    /// Where the slots of the current definition begin, and how many it has.
    pub(crate) base: usize,
    pub(crate) size: usize,
    /// Tells apart what residuals cannot compare.
    pub(crate) distinct: u64,
    /// Whether rows that are alike have to be looked at one by one.
    pub(crate) every_row: bool,
    /// For each row of a list, at the place of its first cell, how many before it are like it; empty until they are
    /// counted.
    pub(crate) alike: &'a mut Vec<usize>,
    /// The date that was moved last, by how much, and the moved date.
    pub(crate) moved: &'a mut Option<(DateSet, Shift, DateSet)>,
    /// The rows that the queries under evaluation may choose.
    pub(crate) chosen: &'a mut Vec<Chosen>,
    /// The work that is left: see [`Machine::spend`].
    pub(crate) steps: &'a mut u32,
}

/// A number as small as can be handed around.
enum Number {
    Of(NumberSet),
    Null,
    Any,
}

/// Any day, or null.
const ANY_DAY: DateSet = DateSet { low: Date::MIN, high: Date::MAX, nullable: true };

impl Machine<'_> {
    /// Evaluates a definition as a Boolean; anything where the work is spent.
    pub(crate) fn definition(&mut self, index: usize) -> Truths {
        self.inside(index, Truths::ANY, Machine::truth)
    }

    /// Counts work: a step an expression, a row that is looked at and an element of a value that is built. False where
    /// none is left: then nothing further is looked at, and what was evaluated means nothing. So whoever has an
    /// expression evaluated takes the result for anything where no step is left afterwards.
    pub(crate) fn spend(&mut self, steps: usize) -> bool {
        *self.steps = self.steps.saturating_sub(u32::try_from(steps).unwrap_or(u32::MAX));
        *self.steps > 0
    }

    /// Evaluates a definition's node with slots of its own.
    fn inside<T>(&mut self, index: usize, missing: T, evaluate: impl FnOnce(&mut Self, &Node) -> T) -> T {
        let program = self.program;
        let Some(resolved) = program.definitions.get(index) else { return missing };
        let outer = self.enter(resolved.slots);
        let result = evaluate(self, &resolved.node);
        (self.base, self.size) = outer;
        result
    }

    /// Makes room for the slots of an expression that is no definition.
    pub(crate) fn make_room(&mut self, size: usize) {
        self.enter(size);
    }

    /// Makes room for a definition's slots after those of the current one; returns where to come back to.
    fn enter(&mut self, size: usize) -> (usize, usize) {
        let outer = (self.base, self.size);
        self.base += self.size;
        self.size = size;
        let end = self.base + size;
        if self.slots.len() < end {
            self.slots.resize(end, Slot::Value(Value::Null));
        }
        outer
    }

    fn bind(&mut self, slot: usize, content: Slot) {
        if let Some(place) = self.slots.get_mut(self.base + slot) {
            *place = content;
        }
    }

    fn slot(&self, slot: usize) -> Option<&Slot> {
        self.slots.get(self.base + slot)
    }

    fn cell(&self, item: usize) -> Cell {
        if self.as_told && !self.given.get(item).copied().unwrap_or(false) {
            return Cell::Null;
        }
        self.cells.get(item).copied().unwrap_or(Cell::Null)
    }

    /// Evaluates with the items as they were told.
    fn seen_as_told<T>(&mut self, evaluate: impl FnOnce(&mut Self) -> T) -> T {
        let outer = core::mem::replace(&mut self.as_told, true);
        let result = evaluate(self);
        self.as_told = outer;
        result
    }

    /// The cell of a field of the row in a slot.
    fn field(&self, slot: usize, field: usize) -> Cell {
        match self.slot(slot) {
            Some(Slot::Row(first)) => self.rows.get(first + field).copied().unwrap_or(Cell::Null),
            Some(Slot::Value(Value::Null)) | None => Cell::Null,
            Some(Slot::Value(_)) => Cell::ANY,
        }
    }

    pub(crate) fn truth(&mut self, node: &Node) -> Truths {
        if !self.spend(1) {
            return Truths::ANY;
        }
        match node {
            Node::Constant(value) => value.truths(),
            Node::Item(item) => match self.cell(*item) {
                Cell::Truth(truths) => truths,
                Cell::Null => Truths::NULL,
                Cell::Codes { .. }
                | Cell::Days(_)
                | Cell::Quantity { .. }
                | Cell::Rows { .. }
                | Cell::AnyRows { .. } => Truths::ANY,
            },
            Node::ItemIn(item, mask) => is_in(self.cell(*item), *mask),
            Node::FieldIn(slot, field, mask) => is_in(self.field(*slot, *field), *mask),
            Node::Definition(index) => self.definition(*index),
            Node::And(operands) => {
                let [left, right] = &**operands;
                match self.truth(left) {
                    Truths::FALSE => Truths::FALSE,
                    Truths::TRUE => self.truth(right),
                    left => left.kleene_and(self.truth(right)),
                }
            }
            Node::Or(operands) => {
                let [left, right] = &**operands;
                match self.truth(left) {
                    Truths::TRUE => Truths::TRUE,
                    Truths::FALSE => self.truth(right),
                    left => left.kleene_or(self.truth(right)),
                }
            }
            Node::Xor(operands) => {
                let [left, right] = &**operands;
                self.truth(left).kleene_xor(self.truth(right))
            }
            Node::Implies(operands) => {
                let [left, right] = &**operands;
                self.truth(left).kleene_implies(self.truth(right))
            }
            Node::Not(operand) => self.truth(operand).kleene_not(),
            Node::IsNull(operand) => self.is_null(operand),
            Node::IsTrue(operand) => {
                let truths = self.truth(operand);
                Truths::of(truths.may_be_true(), truths != Truths::TRUE, false)
            }
            Node::IsFalse(operand) => {
                let truths = self.truth(operand);
                Truths::of(truths.may_be_false(), truths != Truths::FALSE, false)
            }
            Node::Case(arms, otherwise) => {
                let mut result = Truths::NONE;
                for [when, then] in arms {
                    let condition = self.truth(when);
                    if condition.may_be_true() {
                        result = result.or(self.truth(then));
                    }
                    if condition == Truths::TRUE {
                        return result;
                    }
                }
                result.or(self.truth(otherwise))
            }
            Node::Switch(item, arms, otherwise) => {
                let Cell::Codes { mask, nullable } = self.cell(*item) else { return self.truth(otherwise) };
                let mut rest = mask;
                let mut result = Truths::NONE;
                for (codes, then) in arms {
                    if rest & codes != 0 {
                        result = result.or(self.truth(then));
                        rest &= !codes;
                    }
                }
                if rest != 0 || nullable { result.or(self.truth(otherwise)) } else { result }
            }
            Node::Compare(relation, operands) => {
                let [left, right] = &**operands;
                let (left, right) = (self.value(left), self.value(right));
                relate::compare(*relation, &left, &right)
            }
            Node::CompareDays(relation, operands) => {
                let [left, right] = &**operands;
                let (left_days, right_days) = (self.days(left), self.days(right));
                let holds = relate::days(*relation, left_days, right_days);
                if holds.is_single() {
                    return holds;
                }
                match self.same_day_moved(left, right) {
                    Some(ordering) => Truths::from_bool(relate::holds(*relation, ordering)),
                    None => holds,
                }
            }
            Node::CompareNumbers(relation, operands) => {
                let [left, right] = &**operands;
                match (self.number(left), self.number(right)) {
                    (Number::Of(left), Number::Of(right)) => relate::numbers(*relation, &left, &right),
                    (Number::Null, _) | (_, Number::Null) => Truths::NULL,
                    (Number::Any, _) | (_, Number::Any) => Truths::ANY,
                }
            }
            Node::CompareTimes(relation, precision, operands) => {
                let [left, right] = &**operands;
                let (left, right) = (self.value(left), self.value(right));
                dates::compare_times(*relation, *precision, &left, &right)
            }
            Node::Equivalent(operands) => {
                let [left, right] = &**operands;
                let (left, right) = (self.value(left), self.value(right));
                relate::equivalent(&left, &right)
            }
            Node::In(operands) => {
                let [element, collection] = &**operands;
                let (element, collection) = (self.value(element), self.value(collection));
                relate::is_in(&element, &collection)
            }
            Node::Exists(operand) => self.exists(operand),
            Node::AsTold(operand) => self.seen_as_told(|machine| machine.truth(operand)),
            Node::Let(slot, parts) => {
                let [value, body] = &**parts;
                let content = self.content(value);
                self.bind(*slot, content);
                self.truth(body)
            }
            Node::Slot(_)
            | Node::Field(..)
            | Node::Property(..)
            | Node::QuantityValue(_)
            | Node::ReferenceDate
            | Node::Coalesce(_)
            | Node::Arithmetic(..)
            | Node::Shift(..)
            | Node::Unary(..)
            | Node::Round(_)
            | Node::DateFromParts(_)
            | Node::DateComponent(..)
            | Node::Duration(..)
            | Node::Difference(..)
            | Node::Aggregate(..)
            | Node::List(_)
            | Node::Tuple(_)
            | Node::Interval(_)
            | Node::Query(_) => self.value(node).truths(),
        }
    }

    /// An expression as a date.
    fn days(&mut self, node: &Node) -> DateSet {
        self.spend(1);
        match node {
            Node::ReferenceDate => DateSet::within(self.on),
            Node::Item(item) => cell_days(self.cell(*item)),
            Node::Field(slot, _, field) => cell_days(self.field(*slot, *field)),
            Node::Shift(date, shift) => {
                let days = self.days(date);
                // A row is compared with one after the other: mostly it is the same date as the last time.
                match *self.moved {
                    Some((of, by, moved)) if of == days && by == *shift => moved,
                    _ => {
                        let moved = shifted(days, *shift);
                        *self.moved = Some((days, *shift, moved));
                        moved
                    }
                }
            }
            _ => match self.value(node) {
                Value::Date(days) => days,
                Value::Null => DateSet::NULL,
                _ => ANY_DAY,
            },
        }
    }

    /// An expression that is a number or null.
    fn number(&mut self, node: &Node) -> Number {
        self.spend(1);
        match node {
            Node::Constant(Value::Number(number)) => Number::Of(*number),
            Node::QuantityValue(item) => match self.cell(*item) {
                Cell::Quantity { place, nullable } => match self.quantity(place) {
                    Some(number) => Number::Of(NumberSet { nullable, ..*number }),
                    None => Number::Null,
                },
                _ => Number::Null,
            },
            Node::Arithmetic(operation, operands) => {
                let [left, right] = &**operands;
                match (self.number(left), self.number(right)) {
                    (Number::Null, _) | (_, Number::Null) => Number::Null,
                    (Number::Of(left), Number::Of(right)) => match arithmetic::numbers(*operation, left, right) {
                        Some(number) => Number::Of(number),
                        None if left.is_single() && right.is_single() => Number::Null,
                        None => Number::Any,
                    },
                    (Number::Any, _) | (_, Number::Any) => Number::Any,
                }
            }
            _ => match self.value(node) {
                Value::Number(number) => Number::Of(number),
                Value::Null => Number::Null,
                _ => Number::Any,
            },
        }
    }

    pub(crate) fn value(&mut self, node: &Node) -> Value {
        if !self.spend(1) {
            return Value::Any;
        }
        let value = self.value_of(node);
        let size = value.size();
        if size > 0 && !self.spend(size) {
            return Value::Any;
        }
        value
    }

    fn value_of(&mut self, node: &Node) -> Value {
        match node {
            Node::Constant(value) => value.clone(),
            Node::Item(item) => self.item_value(*item),
            Node::QuantityValue(item) => match self.cell(*item) {
                Cell::Quantity { place, nullable } => match self.quantity(place) {
                    Some(number) => Value::Number(NumberSet { nullable, ..*number }),
                    None => Value::Null,
                },
                _ => Value::Null,
            },
            Node::ReferenceDate | Node::Shift(..) => match self.days(node) {
                days if days.is_null() => Value::Null,
                days => Value::Date(days),
            },
            Node::Definition(index) => self.inside(*index, Value::Any, Machine::value),
            Node::Slot(slot) => match self.slot(*slot) {
                Some(Slot::Value(value)) => value.clone(),
                Some(Slot::Row(first)) => Value::Row(*first),
                None => Value::Any,
            },
            Node::Let(slot, parts) => {
                let [value, body] = &**parts;
                let content = self.content(value);
                self.bind(*slot, content);
                self.value(body)
            }
            Node::Field(slot, item, field) => {
                let cell = self.field(*slot, *field);
                let table = self.program.tables.get(*item).and_then(|tables| tables.fields.get(*field));
                self.cell_value(cell, table)
            }
            Node::Property(source, name) => property(self.value(source), name),
            Node::AsTold(operand) => self.seen_as_told(|machine| machine.value(operand)),
            Node::Case(arms, otherwise) => {
                let mut result: Option<Value> = None;
                for [when, then] in arms {
                    let condition = self.truth(when);
                    if condition.may_be_true() {
                        join(&mut result, self.value(then));
                    }
                    if condition == Truths::TRUE {
                        return result.unwrap_or(Value::Any);
                    }
                }
                join(&mut result, self.value(otherwise));
                result.unwrap_or(Value::Any)
            }
            Node::Switch(item, arms, otherwise) => {
                let Cell::Codes { mask, nullable } = self.cell(*item) else { return self.value(otherwise) };
                let mut rest = mask;
                let mut result = None;
                for (codes, then) in arms {
                    if rest & codes != 0 {
                        join(&mut result, self.value(then));
                        rest &= !codes;
                    }
                }
                if rest != 0 || nullable {
                    join(&mut result, self.value(otherwise));
                }
                result.unwrap_or(Value::Any)
            }
            Node::Coalesce(operands) => {
                let mut result = None;
                for operand in operands {
                    let value = self.value(operand);
                    let nullable = value.nullable();
                    if let Some(value) = value.without_null() {
                        join(&mut result, value);
                    }
                    if !nullable {
                        return result.unwrap_or(Value::Any);
                    }
                }
                join(&mut result, Value::Null);
                result.unwrap_or(Value::Null)
            }
            Node::Arithmetic(operation, operands) => {
                let [left, right] = &**operands;
                let (left, right) = (self.value(left), self.value(right));
                arithmetic_of(*operation, left, right)
            }
            Node::Unary(operation, operand) => arithmetic::of_one(*operation, self.value(operand)),
            Node::Round(operands) => {
                let [number, places] = &**operands;
                let (number, places) = (self.value(number), self.value(places));
                arithmetic::round(number, &places)
            }
            Node::DateFromParts(parts) => {
                let [year, month, day] = &**parts;
                dates::from_parts(&self.value(year), &self.value(month), &self.value(day))
            }
            Node::DateComponent(precision, operand) => dates::component(*precision, &self.value(operand)),
            Node::Duration(precision, operands) => {
                let [from, to] = &**operands;
                dates::between(&self.value(from), &self.value(to), |from, to| dates::duration(*precision, from, to))
            }
            Node::Difference(precision, operands) => {
                let [from, to] = &**operands;
                dates::between(&self.value(from), &self.value(to), |from, to| dates::difference(*precision, from, to))
            }
            Node::Aggregate(aggregate, operand) => {
                let list = self.value(operand);
                lists::aggregate(*aggregate, list)
            }
            Node::List(elements) => {
                let elements = elements
                    .iter()
                    .map(|element| crate::value::Element { value: self.value(element), optional: false })
                    .collect();
                Value::List(ListSet { elements, nullable: false, at_most: None })
            }
            Node::Tuple(elements) => {
                Value::Tuple(elements.iter().map(|(name, value)| (name.clone(), self.value(value))).collect())
            }
            Node::Interval(interval) => Value::Interval(Box::new(IntervalSet {
                low: self.value(&interval.low),
                high: self.value(&interval.high),
                low_closed: interval.low_closed,
                high_closed: interval.high_closed,
            })),
            Node::Query(query) => self.query(query),
            Node::ItemIn(..)
            | Node::FieldIn(..)
            | Node::And(_)
            | Node::Or(_)
            | Node::Xor(_)
            | Node::Implies(_)
            | Node::Not(_)
            | Node::IsNull(_)
            | Node::IsTrue(_)
            | Node::IsFalse(_)
            | Node::Compare(..)
            | Node::CompareDays(..)
            | Node::CompareNumbers(..)
            | Node::CompareTimes(..)
            | Node::Equivalent(_)
            | Node::In(_)
            | Node::Exists(_) => Value::Boolean(self.truth(node)),
        }
    }

    /// How a date compares with the same date moved: whatever the day is, a later one is later.
    fn same_day_moved(&self, left: &Node, right: &Node) -> Option<Ordering> {
        let (left_origin, left_shift) = self.place_of(left)?;
        let (right_origin, right_shift) = self.place_of(right)?;
        if left_origin != right_origin || !self.is_surely_there(left_origin) {
            return None;
        }
        match (left_shift, right_shift) {
            (None, None) => Some(Ordering::Equal),
            (Some(shift), None) => Some(shift.direction()),
            (None, Some(shift)) => Some(shift.direction().reverse()),
            (Some(left), Some(right)) => (left == right).then_some(Ordering::Equal),
        }
    }

    /// The cell that a date comes from, never null, and by how much it is moved.
    fn origin(&self, node: &Node) -> Option<(residual::Origin, Option<Shift>)> {
        self.place_of(node).filter(|(origin, _)| self.is_surely_there(*origin))
    }

    /// Whether a date is never null.
    fn is_surely_there(&self, origin: residual::Origin) -> bool {
        let cell = match origin {
            residual::Origin::ReferenceDate => return true,
            residual::Origin::Item(item) => self.cell(item),
            residual::Origin::Row(place) => self.rows.get(place).copied().unwrap_or(Cell::Null),
        };
        matches!(cell, Cell::Days(days) if !days.nullable)
    }

    /// The cell that holds a date, and by how much the date is moved.
    fn place_of(&self, node: &Node) -> Option<(residual::Origin, Option<Shift>)> {
        match node {
            Node::ReferenceDate => Some((residual::Origin::ReferenceDate, None)),
            Node::Item(item) => Some((residual::Origin::Item(*item), None)),
            Node::Field(slot, _, field) => match self.slot(*slot) {
                Some(Slot::Row(first)) => Some((residual::Origin::Row(first + field), None)),
                Some(Slot::Value(_)) | None => None,
            },
            Node::Shift(date, shift) => match self.place_of(date)? {
                (origin, None) => Some((origin, Some(*shift))),
                (_, Some(_)) => None,
            },
            _ => None,
        }
    }

    fn is_null(&mut self, operand: &Node) -> Truths {
        let (may_be_null, may_be_other) = if let Node::Item(item) = operand {
            match self.cell(*item) {
                Cell::Null => (true, false),
                Cell::Truth(truths) => (truths.may_be_null(), truths != Truths::NULL),
                Cell::Codes { nullable, .. }
                | Cell::Days(DateSet { nullable, .. })
                | Cell::Quantity { nullable, .. }
                | Cell::Rows { nullable, .. }
                | Cell::AnyRows { nullable, .. } => (nullable, true),
            }
        } else {
            let value = self.value(operand);
            (value.nullable(), value.without_null().is_some())
        };
        Truths::of(may_be_null, may_be_other, false)
    }

    fn content(&mut self, node: &Node) -> Slot {
        match self.value(node) {
            Value::Row(first) => Slot::Row(first),
            value => Slot::Value(value),
        }
    }

    fn quantity(&self, place: u32) -> Option<&NumberSet> {
        self.quantities.get(usize::try_from(place).ok()?)
    }

    fn item_value(&self, item: usize) -> Value {
        let cell = self.cell(item);
        if let Some(rows) = self.rows_of(item, cell) {
            let elements =
                rows.places().map(|(first, optional)| crate::value::Element { value: Value::Row(first), optional });
            return Value::List(ListSet {
                elements: elements.collect(),
                nullable: rows.nullable,
                at_most: rows.at_most,
            });
        }
        self.cell_value(cell, self.program.tables.get(item).map(|tables| &tables.texts))
    }

    /// The rows of a list item.
    fn rows_of(&self, item: usize, cell: Cell) -> Option<Rows> {
        let (first, count, sure, nullable, is_open) = match cell {
            Cell::Rows { first, count, nullable } => (first, count, count, nullable, false),
            Cell::AnyRows { first, count, sure, nullable } => (first, count, sure, nullable, true),
            Cell::Null | Cell::Truth(_) | Cell::Codes { .. } | Cell::Days(_) | Cell::Quantity { .. } => return None,
        };
        let tables = self.program.tables.get(item);
        let size = |number| usize::try_from(number).unwrap_or(0);
        Some(Rows {
            first: size(first),
            width: tables.map_or(0, |tables| tables.fields.len()),
            count: size(count),
            sure: size(sure),
            nullable,
            at_most: tables.filter(|_| is_open).map(|tables| tables.max_rows),
        })
    }

    fn cell_value(&self, cell: Cell, table: Option<&Arc<[Arc<str>]>>) -> Value {
        match cell {
            Cell::Null => Value::Null,
            Cell::Truth(truths) => Value::Boolean(truths),
            Cell::Codes { mask, nullable } => {
                Value::Text(TextSet { table: table.cloned().unwrap_or_default(), mask: u64::from(mask), nullable })
            }
            Cell::Days(days) => Value::Date(days),
            Cell::Quantity { place, nullable } => {
                let Some(number) = self.quantity(place) else { return Value::Null };
                let number = NumberSet { nullable, ..*number };
                match table.and_then(|table| table.first()) {
                    Some(unit) => Value::Quantity(number, Arc::clone(unit)),
                    None => Value::Number(number),
                }
            }
            Cell::Rows { .. } | Cell::AnyRows { .. } => Value::Any,
        }
    }
}

/// The rows of a list item, as they may be.
#[derive(Clone, Copy)]
struct Rows {
    first: usize,
    width: usize,
    count: usize,
    /// How many of them, from the first, are surely there.
    sure: usize,
    nullable: bool,
    /// Where they may be there several times: how many there are at most.
    at_most: Option<usize>,
}

impl Rows {
    /// The place of the first cell of each row, and whether the row may be missing.
    fn places(self) -> impl Iterator<Item = (usize, bool)> {
        (0..self.count).map(move |row| (self.first + row * self.width, row >= self.sure))
    }
}

fn is_in(cell: Cell, mask: u32) -> Truths {
    match cell {
        Cell::Codes { mask: codes, nullable } => Truths::of(codes & mask != 0, codes & !mask != 0, nullable),
        Cell::Null => Truths::NULL,
        Cell::Truth(_) | Cell::Days(_) | Cell::Quantity { .. } | Cell::Rows { .. } | Cell::AnyRows { .. } => {
            Truths::ANY
        }
    }
}

fn cell_days(cell: Cell) -> DateSet {
    match cell {
        Cell::Days(days) => days,
        Cell::Null => DateSet::NULL,
        Cell::Truth(_) | Cell::Codes { .. } | Cell::Quantity { .. } | Cell::Rows { .. } | Cell::AnyRows { .. } => {
            ANY_DAY
        }
    }
}

/// A moved date; moving keeps the order of days, so the ends move to the ends.
fn shifted(days: DateSet, shift: Shift) -> DateSet {
    if days.is_null() {
        return days;
    }
    match (shift.apply(days.low), shift.apply(days.high)) {
        (Some(low), Some(high)) => DateSet { low, high, nullable: days.nullable },
        (Some(low), None) => DateSet { low, high: Date::MAX, nullable: true },
        (None, Some(high)) => DateSet { low: Date::MIN, high, nullable: true },
        (None, None) => ANY_DAY,
    }
}

fn join(result: &mut Option<Value>, value: Value) {
    *result = Some(match result.take() {
        Some(result) => result.join(value),
        None => value,
    });
}

fn property(source: Value, name: &str) -> Value {
    match (source, name) {
        (Value::Null, _) => Value::Null,
        (Value::Quantity(number, _), "value") => Value::Number(NumberSet { integer: false, ..number }),
        (Value::Quantity(number, unit), "unit") => {
            let text = TextSet { nullable: number.nullable, ..TextSet::single(&unit) };
            Value::Text(text)
        }
        (Value::Tuple(elements), _) => {
            elements.iter().find(|(element, _)| element == name).map_or(Value::Any, |(_, value)| value.clone())
        }
        (Value::Interval(interval), "low") => interval.low,
        (Value::Interval(interval), "high") => interval.high,
        _ => Value::Any,
    }
}

/// `+`, `-` and their like: of dates with quantities of time here, of everything else in [`arithmetic`].
pub(crate) fn arithmetic_of(operation: Arithmetic, left: Value, right: Value) -> Value {
    match (left, right) {
        (Value::Date(days), Value::Quantity(amount, unit)) => dates::moved(operation, days, amount, &unit),
        (left, right) => arithmetic::of_two(operation, left, right),
    }
}
