//! Exact decimal numbers: sums, differences and products are exact or refused, never rounded in silence.

mod logarithm;

use alloc::format;
use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use logarithm::STEP;

/// Digits kept after the decimal point at most.
const MAX_SCALE: u32 = 24;

/// Decimals that are kept of a converted number that has endlessly many: more than the 8 that a limit may have, and few
/// enough that products of several such numbers fit.
const KEPT_DECIMALS: u32 = 12;

/// `mantissa / 10^scale`, kept without trailing zeros so that equal numbers are equal values.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

impl Decimal {
    /// 0.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    /// A whole number.
    pub const fn integer(value: i64) -> Decimal {
        Decimal { mantissa: value as i128, scale: 0 }
    }

    /// `mantissa / 10^scale`; `None` where it has more than 24 decimals.
    pub fn new(mantissa: i128, scale: u32) -> Option<Decimal> {
        let mut value = Decimal { mantissa, scale };
        value.normalise();
        (value.scale <= MAX_SCALE).then_some(value)
    }

    /// A decimal literal such as `70`, `-9.33` or `1.5e-3`. What lies beyond the 24th decimal is rounded away from zero,
    /// so that no number that differs from zero becomes zero. `None` where it is no number, or too large.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, number) = match number.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, number),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() || (number.contains('.') && fraction.is_empty()) {
            return None;
        }
        let mut mantissa: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            let digit = byte.is_ascii_digit().then(|| i128::from(byte - b'0'))?;
            mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
        }
        let mut scale = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
        while scale < 0 && mantissa != 0 {
            mantissa = mantissa.checked_mul(10)?;
            scale += 1;
        }
        let mut rest = false;
        while scale > 24 && mantissa != 0 {
            rest |= mantissa % 10 != 0;
            mantissa /= 10;
            scale -= 1;
            if mantissa == 0 && rest {
                scale = 24;
            }
        }
        mantissa += i128::from(rest);
        let mantissa = if negative { -mantissa } else { mantissa };
        Decimal::new(mantissa, if mantissa == 0 { 0 } else { u32::try_from(scale).ok()? })
    }

    /// The digits that count, without leading and trailing zeros.
    pub fn significant_digits(self) -> u32 {
        let mut rest = self.mantissa.unsigned_abs();
        while rest != 0 && rest.is_multiple_of(10) {
            rest /= 10;
        }
        if rest == 0 { 1 } else { rest.ilog10() + 1 }
    }

    /// Digits after the decimal point.
    pub fn decimals(self) -> u32 {
        self.scale
    }

    /// The mantissa and the number of its digits that are decimals.
    pub fn parts(self) -> (i128, u32) {
        (self.mantissa, self.scale)
    }

    /// Whether it has no fraction.
    pub fn is_integer(self) -> bool {
        self.scale == 0
    }

    /// The whole number that it is, if it is one and fits.
    pub fn to_integer(self) -> Option<i64> {
        if self.scale == 0 { i64::try_from(self.mantissa).ok() } else { None }
    }

    /// Exact sum; `None` where it does not fit.
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        let (left, right, scale) = self.aligned(other)?;
        Decimal::new(left.checked_add(right)?, scale)
    }

    /// Exact difference; `None` where it does not fit.
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        self.checked_add(other.checked_neg()?)
    }

    /// Exact product; `None` where it does not fit.
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        Decimal::new(self.mantissa.checked_mul(other.mantissa)?, self.scale.checked_add(other.scale)?)
    }

    /// The same size with the other sign.
    pub fn checked_neg(self) -> Option<Decimal> {
        Some(Decimal { mantissa: self.mantissa.checked_neg()?, scale: self.scale })
    }

    /// Quotient rounded to 8 decimals (CQL's step size), halves away from zero; `None` for a zero divisor.
    pub fn checked_div(self, other: Decimal) -> Option<Decimal> {
        let (left, right, _) = self.aligned(other)?;
        if right == 0 {
            return None;
        }
        let scaled = left.checked_mul(1_000_000_000)?.checked_div(right)?;
        let rounded = (scaled.checked_add(if scaled < 0 { -5 } else { 5 })?) / 10;
        Decimal::new(rounded, 8)
    }

    /// `(self * numerator + offset) / denominator`, as between units; the denominator is positive. `None` where it does
    /// not fit.
    ///
    /// A quotient that is finite is exact. Of one that is not, such as the third of something, 12 decimals
    /// are kept, rounded down, with a 5 behind them: like the quotient itself that lies between two neighbouring numbers
    /// of so many decimals and is neither of them. So a comparison with any number of at most so many decimals has
    /// the quotient's result, and it equals none; with one decimal less, or rounded to the nearest, it might not.
    pub fn converted(self, numerator: i64, offset: i64, denominator: i64) -> Option<Decimal> {
        if numerator == denominator && offset == 0 {
            return Some(self);
        }
        let offset = i128::from(offset).checked_mul(10_i128.pow(self.scale))?;
        let dividend = self.mantissa.checked_mul(i128::from(numerator))?.checked_add(offset)?;
        let divisor = i128::from(denominator);
        let exact = divided(dividend, divisor, self.scale, MAX_SCALE)
            .and_then(|(quotient, scale, exact)| if exact { Decimal::new(quotient, scale) } else { None });
        if exact.is_some() {
            return exact;
        }
        let (quotient, scale, _) = divided(dividend, divisor, self.scale, KEPT_DECIMALS)?;
        let kept = quotient.div_euclid(10_i128.pow(scale.saturating_sub(KEPT_DECIMALS)));
        Decimal::new(kept.checked_mul(10)?.checked_add(5)?, KEPT_DECIMALS + 1)
    }

    /// Whole quotient, towards zero, and remainder; `None` for a zero divisor.
    pub fn checked_div_rem(self, other: Decimal) -> Option<(Decimal, Decimal)> {
        let (left, right, scale) = self.aligned(other)?;
        Some((Decimal::new(left.checked_div(right)?, 0)?, Decimal::new(left.checked_rem(right)?, scale)?))
    }

    /// The largest whole number not above.
    #[must_use]
    pub fn floor(self) -> Decimal {
        let unit = 10_i128.pow(self.scale);
        Decimal { mantissa: self.mantissa.div_euclid(unit), scale: 0 }
    }

    /// Rounded to that many decimals (at most 24), halves away from zero as CQL's `Round` does.
    pub fn round(self, places: u32) -> Option<Decimal> {
        if self.scale <= places {
            return Some(self);
        }
        let unit = 10_i128.pow(self.scale - places);
        let half = if self.mantissa < 0 { -unit / 2 } else { unit / 2 };
        Decimal::new(self.mantissa.checked_add(half)? / unit, places)
    }

    /// Cut off after that many decimals (at most 24).
    pub fn round_towards_zero(self, places: u32) -> Option<Decimal> {
        if self.scale <= places {
            return Some(self);
        }
        Decimal::new(self.mantissa / 10_i128.pow(self.scale - places), places)
    }

    /// Half of the sum, rounded to a step that keeps it between the two.
    pub fn midpoint(self, other: Decimal) -> Option<Decimal> {
        let half = Decimal { mantissa: 5, scale: 1 };
        self.checked_add(other)?.checked_mul(half)
    }

    fn aligned(self, other: Decimal) -> Option<(i128, i128, u32)> {
        if self.scale == other.scale {
            return Some((self.mantissa, other.mantissa, self.scale));
        }
        let scale = self.scale.max(other.scale);
        let left = self.mantissa.checked_mul(10_i128.pow(scale - self.scale))?;
        let right = other.mantissa.checked_mul(10_i128.pow(scale - other.scale))?;
        Some((left, right, scale))
    }

    fn normalise(&mut self) {
        // Most numbers are small, and small numbers divide much faster.
        if let Ok(mut mantissa) = i64::try_from(self.mantissa) {
            while self.scale > 0 && mantissa % 10 == 0 {
                mantissa /= 10;
                self.scale -= 1;
            }
            self.mantissa = mantissa.into();
            return;
        }
        while self.scale > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.scale -= 1;
        }
    }
}

/// A quotient of numbers with that many decimals, rounded down, with more decimals until it is exact or has so many; its
/// decimals, and whether it is exact. `None` where it does not fit.
fn divided(dividend: i128, divisor: i128, mut scale: u32, most: u32) -> Option<(i128, u32, bool)> {
    let mut quotient = dividend.checked_div_euclid(divisor)?;
    let mut rest = dividend.checked_rem_euclid(divisor)?;
    while rest != 0 && scale < most {
        rest = rest.checked_mul(10)?;
        quotient = quotient.checked_mul(10)?.checked_add(rest.checked_div(divisor)?)?;
        rest = rest.checked_rem(divisor)?;
        scale += 1;
    }
    Some((quotient, scale, rest == 0))
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        match self.aligned(*other) {
            Some((left, right, _)) => left.cmp(&right),
            // Numbers too far apart to align differ in their whole parts.
            None => self.floor().mantissa.cmp(&other.floor().mantissa),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i32> for Decimal {
    fn from(value: i32) -> Decimal {
        Decimal::integer(i64::from(value))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let unit = 10_u128.pow(self.scale);
        let size = self.mantissa.unsigned_abs();
        write!(formatter, "{sign}{}", size / unit)?;
        if self.scale > 0 {
            let width = usize::try_from(self.scale).unwrap_or(0);
            write!(formatter, ".{:0width$}", size % unit)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{self}"))
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let text = String::deserialize(deserializer)?;
        Decimal::parse(&text).ok_or_else(|| serde::de::Error::custom("expected a decimal number in quotes"))
    }
}
