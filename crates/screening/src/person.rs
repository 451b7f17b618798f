//! One person's answers as cells: what each item may be, what is given, and which items are asked at all.
//!
//! Three views of an item: `raw`, the answer or its whole domain; `asked`, null where the item is not asked, which
//! criteria look at; `told`, every given answer even where it is not asked, which conflicts look at.

use crate::answers::{Answer, Answers, Row, permitted_days};
use crate::cells::Cell;
use crate::date::{Date, DateRange};
use crate::decimal::Decimal;
use crate::definition::{Code, DateLimits, EnableTest, EnableWhen, Field, Item, ItemKind, ListLimits, UnknownCountsAs};
use crate::value::{DateSet, NumberSet, Truths};
use alloc::vec::Vec;

/// One person's cells. Reused from person to person.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) raw: Vec<Cell>,
    pub(crate) asked: Vec<Cell>,
    pub(crate) told: Vec<Cell>,
    pub(crate) given: Vec<bool>,
    /// What counts as known where an item is asked only beside a known answer.
    pub(crate) known: Vec<bool>,
    pub(crate) rows: Vec<Cell>,
    /// The numbers of quantities, each in its item's first unit whatever it was given in, and of Integers.
    pub(crate) quantities: Vec<NumberSet>,
    /// How many rows represent those of a list without an answer.
    rows_at_once: usize,
}

/// The size from which a part is a range.
pub(crate) const MANY: u32 = 1000;

/// Integers between limits that are no more than these are tried one by one, as codes are.
const FEW_INTEGERS: u32 = 32;

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// An item.
    Item(usize),
    /// A cell of a row of a list item: the item, and the cell's place among all row cells.
    Row(usize, usize),
}

/// What a place may hold, or a part of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    Cell(Cell),
    Quantity(u32, NumberSet),
}

impl Person {
    /// A person of a trial with that many items, of which definitions look at so many rows at once; nothing is loaded yet.
    pub(crate) fn new(items: usize, rows_at_once: usize) -> Person {
        Person {
            raw: alloc::vec![Cell::Null; items],
            asked: alloc::vec![Cell::Null; items],
            told: alloc::vec![Cell::Null; items],
            given: alloc::vec![false; items],
            known: alloc::vec![false; items],
            rows: Vec::new(),
            quantities: Vec::new(),
            rows_at_once,
        }
    }

    /// Takes a person's answers to some items, as on a date. The items come in their order, with those that decide
    /// whether they are asked; the cells of all others are not to be looked at.
    pub(crate) fn load(&mut self, items: &[Item], indexes: &[usize], answers: &Answers, reference_date: Date) {
        self.rows.clear();
        self.quantities.clear();
        for index in indexes {
            let Some(item) = items.get(*index) else { continue };
            let answer = answers.get(*index);
            let cell = match (answer, &item.unknown_counts_as) {
                (None, Some(UnknownCountsAs { code, beside }))
                    if beside.is_none_or(|beside| answers.get(beside).is_some()) =>
                {
                    Cell::Codes { mask: bit(*code), nullable: false }
                }
                _ => self.cell(&item.kind, answer, reference_date),
            };
            self.set_raw(*index, cell);
            if let (Some(given), Some(known)) = (self.given.get_mut(*index), self.known.get_mut(*index)) {
                *given = answer.is_some();
                *known = answer.is_some();
            }
            self.settle_item(item, *index);
        }
    }

    fn cell(&mut self, kind: &ItemKind, answer: Option<&Answer>, reference_date: Date) -> Cell {
        match (kind, answer) {
            (ItemKind::Boolean, Some(Answer::Boolean(value))) => Cell::Truth(Truths::from_bool(*value)),
            (ItemKind::Boolean, _) => Cell::Truth(Truths::EITHER),
            (ItemKind::Choice(codes), Some(Answer::Choice(code))) => {
                Cell::Codes { mask: meaning(codes, *code), nullable: false }
            }
            (ItemKind::Choice(codes), _) => Cell::Codes { mask: every_meaning(codes), nullable: false },
            (ItemKind::Date(limits), Some(Answer::Date(date))) => {
                Cell::Days(DateSet::within(possible_days(limits, date.range(), reference_date)))
            }
            (ItemKind::Date(limits), Some(Answer::Days(days))) => {
                Cell::Days(DateSet::within(possible_days(limits, *days, reference_date)))
            }
            // No date at all is any day ever: a wholly unknown date decides nothing by its limits.
            (ItemKind::Date(_), _) => {
                Cell::Days(DateSet::within(DateRange { from: Date::MIN, to: reference_date.max(Date::MIN) }))
            }
            (ItemKind::Quantity(limits), answer) => {
                let value = match answer {
                    Some(Answer::Quantity(value, unit)) => {
                        limits.units.get(*unit).and_then(|unit| unit.to_first(*value))
                    }
                    Some(
                        Answer::Boolean(_)
                        | Answer::Choice(_)
                        | Answer::Date(_)
                        | Answer::Days(_)
                        | Answer::Integer(_)
                        | Answer::List(_),
                    )
                    | None => None,
                };
                let any = NumberSet { low: limits.low, high: limits.high, integer: false, nullable: false };
                self.quantity(value.map_or(any, NumberSet::decimal))
            }
            (ItemKind::Integer(_), Some(Answer::Integer(value))) => self.quantity(NumberSet::integer(*value)),
            (ItemKind::Integer(limits), _) => {
                let (low, high) = (limits.low.into(), limits.high.into());
                self.quantity(NumberSet { low, high, integer: true, nullable: false })
            }
            (ItemKind::List(limits), Some(Answer::List(rows))) => {
                let (first, count) = self.list(&limits.fields, rows, reference_date);
                Cell::Rows { first, count, nullable: false }
            }
            (ItemKind::List(ListLimits { max_rows: 0, .. }), _) => Cell::Rows { first: 0, count: 0, nullable: false },
            (ItemKind::List(limits), _) => {
                let any = alloc::vec![Row::new(); self.rows_at_once];
                let (first, count) = self.list(&limits.fields, &any, reference_date);
                Cell::AnyRows { first, count, sure: 0, nullable: false }
            }
        }
    }

    fn quantity(&mut self, number: NumberSet) -> Cell {
        let place = u32::try_from(self.quantities.len()).unwrap_or(u32::MAX);
        self.quantities.push(number);
        Cell::Quantity { place, nullable: false }
    }

    /// Adds the cells of rows; returns the place of the first, and how many rows there are.
    fn list(&mut self, fields: &[Field], rows: &[Row], reference_date: Date) -> (u32, u32) {
        let first = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        for row in rows {
            for (index, field) in fields.iter().enumerate() {
                let answer = row.get(index).and_then(Option::as_ref);
                let cell = match (&field.kind, answer) {
                    (ItemKind::Date(limits), None) => {
                        let day = DateRange::day(reference_date);
                        Cell::Days(DateSet::within(permitted_days(limits, reference_date).unwrap_or(day)))
                    }
                    _ => self.cell(&field.kind, answer, reference_date),
                };
                self.rows.push(cell);
            }
        }
        (first, u32::try_from(rows.len()).unwrap_or(u32::MAX))
    }

    /// Settles anew which of these items are asked, after raw cells have changed. Items come in their order.
    pub(crate) fn settle(&mut self, items: &[Item], indexes: &[usize]) {
        for index in indexes {
            if let Some(item) = items.get(*index) {
                self.settle_item(item, *index);
            }
        }
    }

    fn settle_item(&mut self, item: &Item, index: usize) {
        let raw = self.raw.get(index).copied().unwrap_or(Cell::Null);
        let (mut asked, mut told) = (raw, raw);
        if !item.enable_when.is_empty() {
            let enabled = item
                .enable_when
                .iter()
                .fold(Truths::TRUE, |all, enable_when| all.kleene_and(self.enabled(enable_when)));
            asked = match enabled.decided() {
                Some(true) => raw,
                Some(false) => Cell::Null,
                None => raw.or_null(),
            };
            told = if self.is_given(index) { raw } else { asked };
        }
        if let (Some(asked_place), Some(told_place)) = (self.asked.get_mut(index), self.told.get_mut(index)) {
            *asked_place = asked;
            *told_place = told;
        }
    }

    /// Whether the condition may hold and may fail; never null.
    fn enabled(&self, enable_when: &EnableWhen) -> Truths {
        let is = |cell: Cell, truth: Truths| match cell {
            Cell::Truth(truths) => Truths::of(truths.contains(truth), truths != truth, false),
            _ => Truths::FALSE,
        };
        let is_code = |cell: Cell, code: usize| match cell {
            Cell::Codes { mask, nullable } => {
                Truths::of(mask & bit(code) != 0, nullable || mask & !bit(code) != 0, false)
            }
            _ => Truths::FALSE,
        };
        let cell = self.asked.get(enable_when.item).copied().unwrap_or(Cell::Null);
        match enable_when.test {
            EnableTest::IsBoolean(value) => is(cell, Truths::from_bool(value)),
            EnableTest::IsNotBoolean(value) => is(cell, Truths::from_bool(value)).kleene_not(),
            EnableTest::IsCode(code) => is_code(cell, code),
            EnableTest::IsNotCode(code) => is_code(cell, code).kleene_not(),
            EnableTest::IsKnown => Truths::from_bool(self.known.get(enable_when.item).copied().unwrap_or(false)),
        }
    }

    pub(crate) fn is_given(&self, item: usize) -> bool {
        self.given.get(item).copied().unwrap_or(false)
    }

    fn set_raw(&mut self, item: usize, cell: Cell) {
        if let Some(place) = self.raw.get_mut(item) {
            *place = cell;
        }
    }

    /// What a place may hold.
    pub(crate) fn part(&self, place: Place) -> Part {
        let cell = match place {
            Place::Item(item) => self.raw.get(item),
            Place::Row(_, cell) => self.rows.get(cell),
        };
        let cell = cell.copied().unwrap_or(Cell::Null);
        match cell {
            Cell::Quantity { place, .. } => {
                let quantity = usize::try_from(place).ok().and_then(|place| self.quantities.get(place));
                quantity.map_or(Part::Cell(Cell::Null), |quantity| Part::Quantity(place, *quantity))
            }
            Cell::Null
            | Cell::Truth(_)
            | Cell::Codes { .. }
            | Cell::Days(_)
            | Cell::Rows { .. }
            | Cell::AnyRows { .. } => Part::Cell(cell),
        }
    }

    /// Narrows a place, or gives it back what it held.
    pub(crate) fn set_part(&mut self, place: Place, part: Part) {
        match (part, place) {
            (Part::Quantity(index, quantity), _) => {
                let target = usize::try_from(index).ok().and_then(|index| self.quantities.get_mut(index));
                if let Some(target) = target {
                    *target = quantity;
                }
            }
            (Part::Cell(cell), Place::Item(item)) => self.set_raw(item, cell),
            (Part::Cell(cell), Place::Row(_, index)) => {
                if let Some(target) = self.rows.get_mut(index) {
                    *target = cell;
                }
            }
        }
    }

    /// The places of an item: itself, or the cells of its rows in these fields.
    pub(crate) fn places(&self, item: usize, width: usize, fields: &[(usize, usize)]) -> Vec<Place> {
        match self.raw.get(item) {
            Some(Cell::Rows { first, count, .. }) => {
                let first = usize::try_from(*first).unwrap_or(0);
                let rows = (0..usize::try_from(*count).unwrap_or(0)).map(|row| first + row * width);
                let of_item = fields.iter().filter(|(of, _)| *of == item);
                let of_item: Vec<usize> = of_item.map(|(_, field)| *field).collect();
                rows.flat_map(|row| of_item.iter().map(move |field| Place::Row(item, row + field))).collect()
            }
            Some(_) => Vec::from([Place::Item(item)]),
            None => Vec::new(),
        }
    }
}

impl Part {
    /// How many values it may be: 1 where it is settled, [`MANY`] or more for a range.
    pub(crate) fn size(self) -> u32 {
        match self {
            Part::Cell(Cell::Truth(Truths::EITHER) | Cell::AnyRows { sure: 0, .. }) => 2,
            Part::Cell(Cell::Codes { mask, .. }) => mask.count_ones(),
            Part::Cell(Cell::Days(days)) if days.low < days.high => {
                MANY + days.high.day_number().abs_diff(days.low.day_number())
            }
            Part::Quantity(_, number) if number.integer => match (number.low.to_integer(), number.high.to_integer()) {
                (Some(low), Some(high)) if low < high => match u32::try_from(high.abs_diff(low)) {
                    Ok(steps) if steps < FEW_INTEGERS => steps + 1,
                    Ok(_) | Err(_) => MANY,
                },
                _ => 1,
            },
            Part::Quantity(_, number) if middle(number).is_some() => MANY,
            Part::Cell(_) | Part::Quantity(..) => 1,
        }
    }

    /// What to split first: the smaller of small sets, then the wider of ranges.
    pub(crate) fn urgency(self) -> u32 {
        let size = self.size();
        if size < MANY { size } else { u32::MAX - size }
    }

    /// Its first or its last single value.
    pub(crate) fn end(self, last: bool) -> Part {
        match self {
            Part::Cell(Cell::Truth(Truths::EITHER)) => Part::Cell(Cell::Truth(Truths::from_bool(last))),
            Part::Cell(Cell::Codes { mask, nullable }) if mask != 0 => {
                let shift = if last { mask.ilog2() } else { mask.trailing_zeros() };
                Part::Cell(Cell::Codes { mask: 1 << shift, nullable })
            }
            Part::Cell(Cell::Days(days)) => {
                let day = if last { days.high } else { days.low };
                Part::Cell(Cell::Days(DateSet { low: day, high: day, ..days }))
            }
            Part::Cell(Cell::AnyRows { sure: 0, .. }) => {
                let [none, some] = self.halves().unwrap_or([self, self]);
                if last { some } else { none }
            }
            Part::Quantity(place, number) => {
                let value = if last { number.high } else { number.low };
                Part::Quantity(place, NumberSet { low: value, high: value, ..number })
            }
            Part::Cell(_) => self,
        }
    }

    /// Two parts that together are the whole.
    pub(crate) fn halves(self) -> Option<[Part; 2]> {
        match self {
            Part::Cell(Cell::Truth(Truths::EITHER)) => {
                Some([Truths::TRUE, Truths::FALSE].map(|truth| Part::Cell(Cell::Truth(truth))))
            }
            Part::Cell(Cell::Codes { mask, nullable }) if mask.count_ones() > 1 => {
                let lowest = mask & mask.wrapping_neg();
                Some([lowest, mask & !lowest].map(|mask| Part::Cell(Cell::Codes { mask, nullable })))
            }
            Part::Cell(Cell::Days(days)) if days.low < days.high => {
                let middle = days.low.day_number().midpoint(days.high.day_number());
                let last = Date::from_day_number(middle)?;
                let first = last.add_days(1)?;
                Some(
                    [DateSet { high: last, ..days }, DateSet { low: first, ..days }]
                        .map(|days| Part::Cell(Cell::Days(days))),
                )
            }
            // No row, or at least one.
            Part::Cell(Cell::AnyRows { first, count, sure: 0, nullable }) => Some([
                Part::Cell(Cell::Rows { first, count: 0, nullable }),
                Part::Cell(Cell::AnyRows { first, count, sure: 1, nullable }),
            ]),
            Part::Quantity(place, number) => {
                let middle = middle(number)?;
                // Between two neighbouring Integers there is none.
                let next = if number.integer { middle.checked_add(Decimal::integer(1))? } else { middle };
                let halves = [NumberSet { high: middle, ..number }, NumberSet { low: next, ..number }];
                Some(halves.map(|half| Part::Quantity(place, half)))
            }
            Part::Cell(_) => None,
        }
    }

    /// Single values of it: all of a small set; ends and some between of a range.
    pub(crate) fn samples(self) -> Vec<Part> {
        match self {
            Part::Cell(Cell::Codes { mask, nullable }) => (0..32)
                .filter(|index| mask & bit(*index) != 0)
                .map(|index| Part::Cell(Cell::Codes { mask: bit(index), nullable }))
                .collect(),
            Part::Cell(Cell::Days(days)) => {
                let day = |date| Part::Cell(Cell::Days(DateSet { low: date, high: date, nullable: days.nullable }));
                let (first, last) = (days.low.day_number(), days.high.day_number());
                let mut dates: Vec<i32> = (0..=8).map(|step| first + (last - first) / 8 * step).collect();
                dates.push(last);
                dates.dedup();
                dates.into_iter().filter_map(Date::from_day_number).map(day).collect()
            }
            Part::Quantity(place, number) => {
                let NumberSet { low, high, .. } = number;
                let single = |value| Part::Quantity(place, NumberSet { low: value, high: value, ..number });
                if number.integer && self.size() < MANY {
                    let (low, high) = (low.to_integer().unwrap_or(0), high.to_integer().unwrap_or(0));
                    return (low..=high).map(|value| single(Decimal::integer(value))).collect();
                }
                let towards = |start: Decimal, end: Decimal| {
                    core::iter::successors(low.midpoint(high), move |value| value.midpoint(end))
                        .take(8)
                        .chain([start, end])
                };
                let values = towards(high, low).chain(towards(low, high));
                // An Integer below another lies between the limits, too.
                values.map(|value| single(if number.integer { value.floor() } else { value })).collect()
            }
            Part::Cell(Cell::Truth(_) | Cell::AnyRows { .. }) => {
                self.halves().map_or_else(|| Vec::from([self]), Vec::from)
            }
            Part::Cell(Cell::Null | Cell::Quantity { .. } | Cell::Rows { .. }) => Vec::from([self]),
        }
    }
}

/// Where a range of numbers is split: Integers at an Integer, others down to 12 decimals, since no limit has more.
fn middle(number: NumberSet) -> Option<Decimal> {
    let middle = number.low.midpoint(number.high)?;
    let middle = if number.integer { middle.floor() } else { middle };
    (number.low < number.high && middle.decimals() <= 12).then_some(middle)
}

fn bit(code: usize) -> u32 {
    u32::try_from(code).ok().and_then(|code| 1_u32.checked_shl(code)).unwrap_or(0)
}

/// The codes that an answer may mean.
fn meaning(codes: &[Code], code: usize) -> u32 {
    match codes.get(code) {
        Some(Code { may_mean, .. }) if !may_mean.is_empty() => may_mean.iter().fold(0, |mask, code| mask | bit(*code)),
        Some(_) | None => bit(code),
    }
}

/// All codes that mean themselves: an unknown answer is one of them.
fn every_meaning(codes: &[Code]) -> u32 {
    let own = codes.iter().enumerate().filter(|(_, code)| code.may_mean.is_empty());
    own.fold(0, |mask, (index, _)| mask | bit(index))
}

/// The days that a date may mean: those of its range that are permitted, cut at the reference date.
fn possible_days(limits: &DateLimits, days: DateRange, reference_date: Date) -> DateRange {
    let permitted = permitted_days(limits, reference_date).and_then(|permitted| days.intersection(permitted));
    permitted.unwrap_or(days)
}
