//! One person's answers, typed against a trial, and the limits that an answer must keep.
//!
//! Reading them from a file or a form belongs to the callers; here an answer already has its item's type.

use crate::date::{Date, DateRange, PartialDate};
use crate::decimal::Decimal;
use crate::definition::{DateLimits, IntegerLimits, Item, ItemKind, QuantityLimits};
use alloc::vec::Vec;

/// One answer. "I do not know" and "not asked" are no answer at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Yes or no.
    Boolean(bool),
    /// A code, by its index in the item's codes.
    Choice(usize),
    /// A date, perhaps partial.
    Date(PartialDate),
    /// Some day of a range, as told about roughly ("three to six months ago"). Only for an item, not in a row; never on
    /// the wire.
    Days(DateRange),
    /// A number in a unit, by its index in the item's units.
    Quantity(Decimal, usize),
    /// A whole number.
    Integer(i32),
    /// Rows; each cell by its field's index.
    List(Vec<Row>),
}

/// The cells of a row by their field's index; `None` is unknown.
pub type Row = Vec<Option<Answer>>;

/// A person's answers: one place for each of the trial's items.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    given: Vec<Option<Answer>>,
}

impl Answers {
    /// Nothing answered yet of so many items.
    pub(crate) fn of_items(count: usize) -> Answers {
        Answers { given: alloc::vec![None; count] }
    }

    /// The answer to an item, by its index.
    pub fn get(&self, item: usize) -> Option<&Answer> {
        self.given.get(item)?.as_ref()
    }

    /// Sets the answer to an item, or takes it back. An index beyond the trial's items is ignored.
    pub fn set(&mut self, item: usize, answer: Option<Answer>) {
        if let Some(place) = self.given.get_mut(item) {
            *place = answer;
        }
    }
}

/// The first day that any answer or reference date may name: 1900-01-01.
pub const EARLIEST_DATE: Date = match Date::new(1900, 1, 1) {
    Some(date) => date,
    None => Date::MIN,
};

/// The last day that any answer or reference date may name: 2100-12-31.
pub const LATEST_DATE: Date = match Date::new(2100, 12, 31) {
    Some(date) => date,
    None => Date::MAX,
};

/// Why an answer is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// The answer has another type than the item.
    #[error("not an answer of this item's type")]
    Type,
    /// All its days lie after the reference date.
    #[error("after the reference date {0}")]
    AfterReference(Date),
    /// All its days lie before this first permitted day.
    #[error("before {0}")]
    Before(Date),
    /// Outside the limits, which are in the item's first unit.
    #[error("outside {low} to {high} {unit}")]
    OutOfRange {
        /// Least permitted value.
        low: Decimal,
        /// Largest permitted value.
        high: Decimal,
        /// The item's first unit.
        unit: alloc::string::String,
    },
    /// A whole number outside these limits.
    #[error("outside {} to {}", _0.low, _0.high)]
    NotWithin(IntegerLimits),
    /// More rows than permitted.
    #[error("more than {0} rows")]
    TooManyRows(usize),
}

/// Where in an answer something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Row and field of a list, both by index; `None`: the answer itself.
    pub cell: Option<(usize, usize)>,
    /// What is wrong.
    pub invalid: Invalid,
}

/// Everything that is wrong with an answer to an item on a reference date; empty where nothing is.
pub fn check(item: &Item, answer: &Answer, reference_date: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (ItemKind::List(limits), Answer::List(rows)) = (&item.kind, answer) else {
        let checked = match (&item.kind, answer) {
            (ItemKind::Date(limits), Answer::Days(days)) => check_days(limits, *days, reference_date),
            (kind, answer) => check_value(kind, answer, reference_date),
        };
        findings.extend(checked.err().map(|invalid| Finding { cell: None, invalid }));
        return findings;
    };
    if rows.len() > limits.max_rows {
        findings.push(Finding { cell: None, invalid: Invalid::TooManyRows(limits.max_rows) });
    }
    for (row_index, row) in rows.iter().enumerate() {
        for (field_index, (field, cell)) in limits.fields.iter().zip(row).enumerate() {
            let Some(cell) = cell else { continue };
            if let Err(invalid) = check_value(&field.kind, cell, reference_date) {
                findings.push(Finding { cell: Some((row_index, field_index)), invalid });
            }
        }
    }
    findings
}

fn check_value(kind: &ItemKind, answer: &Answer, reference_date: Date) -> Result<(), Invalid> {
    match (kind, answer) {
        (ItemKind::Boolean, Answer::Boolean(_)) => Ok(()),
        (ItemKind::Choice(codes), Answer::Choice(code)) if *code < codes.len() => Ok(()),
        (ItemKind::Date(limits), Answer::Date(date)) => check_days(limits, date.range(), reference_date),
        (ItemKind::Quantity(limits), Answer::Quantity(value, unit)) => check_quantity(limits, *value, *unit),
        (ItemKind::Integer(limits), Answer::Integer(value)) => {
            let within = limits.low <= *value && *value <= limits.high;
            if within { Ok(()) } else { Err(Invalid::NotWithin(limits.clone())) }
        }
        (
            ItemKind::Boolean
            | ItemKind::Choice(_)
            | ItemKind::Date(_)
            | ItemKind::Quantity(_)
            | ItemKind::Integer(_)
            | ItemKind::List(_),
            _,
        ) => Err(Invalid::Type),
    }
}

fn check_days(limits: &DateLimits, days: DateRange, reference_date: Date) -> Result<(), Invalid> {
    if days.to < days.from {
        return Err(Invalid::Type);
    }
    if days.from > reference_date {
        return Err(Invalid::AfterReference(reference_date));
    }
    let first = first_permitted(limits, reference_date);
    if days.to < first { Err(Invalid::Before(first)) } else { Ok(()) }
}

fn check_quantity(limits: &QuantityLimits, value: Decimal, unit: usize) -> Result<(), Invalid> {
    if unit >= limits.units.len() {
        return Err(Invalid::Type);
    }
    if limits.permitted(value, unit).is_some() {
        return Ok(());
    }
    let unit = limits.units.first().map(|unit| unit.code.clone()).unwrap_or_default();
    Err(Invalid::OutOfRange { low: limits.low, high: limits.high, unit })
}

fn first_permitted(limits: &DateLimits, reference_date: Date) -> Date {
    let by_age = limits
        .years_before_reference
        .and_then(|years| i32::try_from(years).ok()?.checked_mul(-12))
        .and_then(|months| reference_date.add_months(months));
    EARLIEST_DATE.max(limits.not_before.unwrap_or(Date::MIN)).max(by_age.unwrap_or(Date::MIN))
}

/// The days that a date item's answer can mean: between its limits and never after the reference date. `None` where
/// there is no such day.
pub(crate) fn permitted_days(limits: &DateLimits, reference_date: Date) -> Option<DateRange> {
    let from = first_permitted(limits, reference_date);
    (from <= reference_date).then_some(DateRange { from, to: reference_date })
}
