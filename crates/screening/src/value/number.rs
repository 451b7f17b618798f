//! Ranges of numbers.

use crate::decimal::{Decimal, STEP};
use crate::value::Truths;

/// A number from `low` to `high`, or perhaps null.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberSet {
    /// Least number that it may be.
    pub low: Decimal,
    /// Largest number that it may be.
    pub high: Decimal,
    /// Whether it is an Integer; else a Decimal.
    pub integer: bool,
    /// Whether it may be null.
    pub nullable: bool,
}

impl NumberSet {
    /// Surely this Integer.
    pub fn integer(value: i32) -> NumberSet {
        NumberSet { low: value.into(), high: value.into(), integer: true, nullable: false }
    }

    /// Surely this Decimal.
    pub fn decimal(value: Decimal) -> NumberSet {
        NumberSet { low: value, high: value, integer: false, nullable: false }
    }

    /// Whether it is surely one number.
    pub fn is_single(&self) -> bool {
        self.low == self.high && !self.nullable
    }

    /// The smallest range that holds both.
    #[must_use]
    pub(crate) fn join(self, other: NumberSet) -> NumberSet {
        NumberSet {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            integer: self.integer && other.integer,
            nullable: self.nullable || other.nullable,
        }
    }

    /// The results of a function that rises (or stays) with its operand.
    pub(crate) fn map(self, function: impl Fn(Decimal) -> Option<Decimal>) -> Option<NumberSet> {
        Some(NumberSet { low: function(self.low)?, high: function(self.high)?, ..self })
    }

    /// Whether it is less than the other.
    pub(crate) fn less(&self, other: &NumberSet) -> Truths {
        Truths::of(self.low < other.high, self.high >= other.low, self.nullable || other.nullable)
    }

    /// Whether it is less than or equal to the other.
    pub(crate) fn less_or_equal(&self, other: &NumberSet) -> Truths {
        Truths::of(self.low <= other.high, self.high > other.low, self.nullable || other.nullable)
    }

    /// Whether it equals the other.
    pub(crate) fn equal(&self, other: &NumberSet) -> Truths {
        let may_be_equal = self.low <= other.high && other.low <= self.high;
        let may_differ = self.low != self.high || other.low != other.high || self.low != other.low;
        Truths::of(may_be_equal, may_differ, self.nullable || other.nullable)
    }

    pub(crate) fn add(self, other: NumberSet) -> Option<NumberSet> {
        self.combine(other, self.low.checked_add(other.low)?, self.high.checked_add(other.high)?)
    }

    pub(crate) fn subtract(self, other: NumberSet) -> Option<NumberSet> {
        self.combine(other, self.low.checked_sub(other.high)?, self.high.checked_sub(other.low)?)
    }

    pub(crate) fn multiply(self, other: NumberSet) -> Option<NumberSet> {
        self.by_corners(other, Decimal::checked_mul)
    }

    /// `None` where the divisor may be zero without surely being it.
    pub(crate) fn divide(self, other: NumberSet) -> Option<NumberSet> {
        let away_from_zero = other.low > Decimal::ZERO || other.high < Decimal::ZERO;
        let quotient = away_from_zero.then(|| self.by_corners(other, Decimal::checked_div))??;
        Some(NumberSet { integer: false, ..quotient })
    }

    /// Whether it is surely zero.
    pub(crate) fn is_zero(&self) -> bool {
        self.is_single() && self.low == Decimal::ZERO
    }

    /// With the other sign.
    pub(crate) fn negated(self) -> Option<NumberSet> {
        Some(NumberSet { low: self.high.checked_neg()?, high: self.low.checked_neg()?, ..self })
    }

    /// Without a sign.
    pub(crate) fn size(self) -> Option<NumberSet> {
        let (low, high) = (self.low.max(self.low.checked_neg()?), self.high.max(self.high.checked_neg()?));
        let straddles = self.low < Decimal::ZERO && Decimal::ZERO < self.high;
        let least = if straddles { Decimal::ZERO } else { low.min(high) };
        Some(NumberSet { low: least, high: low.max(high), ..self })
    }

    /// Whole quotient or remainder of two known numbers; `None` where either is not known.
    pub(crate) fn by_division(self, other: NumberSet, part: fn(Decimal, Decimal) -> Decimal) -> Option<NumberSet> {
        if self.low != self.high || other.low != other.high {
            return None;
        }
        let (quotient, remainder) = self.low.checked_div_rem(other.low)?;
        let number = part(quotient, remainder);
        self.combine(other, number, number)
    }

    /// Powers; `None` where there may be none.
    pub(crate) fn power(self, exponent: NumberSet) -> Option<NumberSet> {
        let integer = self.integer && exponent.integer && exponent.low >= Decimal::ZERO;
        let above_zero = self.low > Decimal::ZERO;
        let rising = exponent.is_single() && self.low >= Decimal::ZERO && exponent.low > Decimal::ZERO;
        if self.low != self.high || exponent.low != exponent.high {
            // Otherwise a power need not lie between those of the ends.
            (above_zero || rising).then_some(())?;
        }
        let powers = self.by_corners(exponent, Decimal::power)?;
        NumberSet { integer, ..powers.widened(self.low == self.high && exponent.low == exponent.high)? }.fitting()
    }

    /// Logarithms to one base; `None` where there may be none.
    pub(crate) fn log(self, base: NumberSet) -> Option<NumberSet> {
        (base.low == base.high).then_some(())?;
        let logs = self.by_corners(base, Decimal::log)?;
        Some(NumberSet { integer: false, ..logs.widened(self.low == self.high)? })
    }

    /// The whole numbers that a function that rises gives; `None` beyond an Integer.
    pub(crate) fn whole(self, function: impl Fn(Decimal) -> Option<Decimal>) -> Option<NumberSet> {
        NumberSet { integer: true, ..self.map(function)? }.fitting()
    }

    /// The results of a function that rises and is rounded.
    pub(crate) fn rising(self, function: impl Fn(Decimal) -> Option<Decimal>) -> Option<NumberSet> {
        let set = self.map(function)?.widened(self.low == self.high)?;
        Some(NumberSet { integer: false, ..set })
    }

    /// A range whose ends are rounded, one step wider; one number is rounded as it is and stays.
    fn widened(self, one_number: bool) -> Option<NumberSet> {
        if one_number {
            return Some(self);
        }
        Some(NumberSet { low: self.low.checked_sub(STEP)?, high: self.high.checked_add(STEP)?, ..self })
    }

    fn by_corners(self, other: NumberSet, of: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<NumberSet> {
        let first = of(self.low, other.low)?;
        if self.low == self.high && other.low == other.high {
            return self.combine(other, first, first);
        }
        let others = [of(self.low, other.high)?, of(self.high, other.low)?, of(self.high, other.high)?];
        let low = others.into_iter().fold(first, Decimal::min);
        let high = others.into_iter().fold(first, Decimal::max);
        self.combine(other, low, high)
    }

    fn combine(self, other: NumberSet, low: Decimal, high: Decimal) -> Option<NumberSet> {
        NumberSet { low, high, integer: self.integer && other.integer, nullable: self.nullable || other.nullable }
            .fitting()
    }

    /// The same; `None` for whole numbers beyond an Integer.
    fn fitting(self) -> Option<NumberSet> {
        let limit = Decimal::integer(i64::from(i32::MAX));
        let fits = !self.integer || (self.high <= limit && self.low >= Decimal::integer(i64::from(i32::MIN)));
        fits.then_some(self)
    }
}
