//! Exponentials, logarithms and powers, rounded to 8 decimals.
//!
//! Computed in binary fixed point with 112 bits after the point, far beyond the 8 decimals that are kept. Whoever needs
//! an enclosure widens the result by [`STEP`].

use super::Decimal;
use core::num::NonZeroU128;

/// The last decimal that is kept.
pub(crate) const STEP: Decimal = Decimal { mantissa: 1, scale: DECIMALS };

const DECIMALS: u32 = 8;

/// Bits after the point.
const BITS: u32 = 112;

const ONE: i128 = 1 << BITS;

/// The natural logarithm of 2.
const LN_2: i128 = 3_599_025_928_123_676_973_540_407_451_845_618;

/// The natural logarithm of 10.
const LN_10: i128 = 11_955_705_344_862_107_342_610_755_656_485_708;

impl Decimal {
    /// e to the power of this number; `None` where it does not fit.
    pub fn exp(self) -> Option<Decimal> {
        exponential(self.to_fixed()?)
    }

    /// The natural logarithm; `None` for zero and below.
    pub fn ln(self) -> Option<Decimal> {
        from_fixed(self.logarithm()?)
    }

    /// The logarithm to a base; `None` where either has no logarithm, or the base is 1.
    pub fn log(self, base: Decimal) -> Option<Decimal> {
        from_fixed(quotient(self.logarithm()?, base.logarithm()?)?)
    }

    /// A power: exact where the exponent is a small whole number and the result has at most 24 decimals. `None` where
    /// there is none, or none that fits.
    pub fn power(self, exponent: Decimal) -> Option<Decimal> {
        let count = exponent.to_integer();
        if let Some(count) = count
            && let Some(power) = self.exact_power(count)
        {
            return Some(power);
        }
        if self.mantissa == 0 {
            return None;
        }
        let size = Decimal { mantissa: self.mantissa.checked_abs()?, scale: self.scale };
        let negative = self.mantissa < 0;
        let is_odd = match (negative, count) {
            (false, _) => false,
            (true, Some(count)) => count % 2 != 0,
            (true, None) => return None,
        };
        let power = exponential(product(exponent.to_fixed()?, size.logarithm()?))?;
        if is_odd { power.checked_neg() } else { Some(power) }
    }

    fn exact_power(self, count: i64) -> Option<Decimal> {
        let times = u32::try_from(count.unsigned_abs()).ok().filter(|times| *times <= 128)?;
        let power = (0..times).try_fold(Decimal::integer(1), |power, _| power.checked_mul(self))?;
        if count < 0 { Decimal::integer(1).checked_div(power) } else { Some(power) }
    }

    /// In fixed point.
    fn to_fixed(self) -> Option<i128> {
        let unit = 10_i128.pow(self.scale);
        let whole = self.mantissa.checked_div(unit)?;
        let fraction = quotient(self.mantissa.checked_rem(unit)?, unit)?;
        whole.checked_mul(ONE)?.checked_add(fraction)
    }

    /// The natural logarithm in fixed point.
    fn logarithm(self) -> Option<i128> {
        let size = NonZeroU128::new(u128::try_from(self.mantissa).ok()?)?;
        // The mantissa is m times 2 to the power of k, with m from 1 to 2.
        let exponent = size.ilog2();
        let mantissa = if exponent > BITS { size.get() >> (exponent - BITS) } else { size.get() << (BITS - exponent) };
        let mantissa = i128::try_from(mantissa).ok()?;
        // ln m = 2 (s + s³/3 + s⁵/5 + …) with s = (m - 1) / (m + 1), which is at most a third.
        let s = quotient(mantissa - ONE, mantissa + ONE)?;
        let square = product(s, s);
        let (mut power, mut sum, mut divisor) = (s, 0_i128, 1_i128);
        while power != 0 {
            sum += power / divisor;
            power = product(power, square);
            divisor += 2;
        }
        Some(2 * sum + i128::from(exponent) * LN_2 - i128::from(self.scale) * LN_10)
    }
}

/// e to the power of a number in fixed point.
fn exponential(fixed: i128) -> Option<Decimal> {
    let halvings = fixed.div_euclid(LN_2);
    let rest = fixed.rem_euclid(LN_2);
    let (mut term, mut sum, mut divisor) = (ONE, 0_i128, 1_i128);
    while term != 0 {
        sum += term;
        term = product(term, rest) / divisor;
        divisor += 1;
    }
    // The sum lies between 1 and 2; times 2 to the power of the halvings it is the result.
    let places = i128::from(BITS) - halvings;
    if places < 0 {
        return None;
    }
    let scaled = wide(sum.unsigned_abs(), 10_u128.pow(DECIMALS));
    Decimal::new(rounded(scaled, u32::try_from(places).ok()?)?, DECIMALS)
}

/// A number in fixed point, rounded to the decimals that are kept.
fn from_fixed(fixed: i128) -> Option<Decimal> {
    let size = rounded(wide(fixed.unsigned_abs(), 10_u128.pow(DECIMALS)), BITS)?;
    Decimal::new(if fixed < 0 { -size } else { size }, DECIMALS)
}

/// The product of two numbers in fixed point, towards zero; one that does not fit becomes the largest there is.
fn product(left: i128, right: i128) -> i128 {
    let (high, low) = wide(left.unsigned_abs(), right.unsigned_abs());
    let fits = high >> (BITS - 1) == 0;
    let size = if fits { (high << (128 - BITS)) | (low >> BITS) } else { u128::MAX };
    let size = i128::try_from(size).unwrap_or(i128::MAX);
    if (left < 0) == (right < 0) { size } else { -size }
}

/// The quotient of two numbers as a number in fixed point, towards zero, by long division.
fn quotient(dividend: i128, divisor: i128) -> Option<i128> {
    let by = divisor.unsigned_abs();
    let mut size = dividend.unsigned_abs().checked_div(by)?;
    let mut rest = dividend.unsigned_abs().checked_rem(by)?;
    for _ in 0..BITS {
        rest = rest.checked_mul(2)?;
        size = size.checked_mul(2)?;
        if rest >= by {
            rest -= by;
            size += 1;
        }
    }
    let size = i128::try_from(size).ok()?;
    Some(if (dividend < 0) == (divisor < 0) { size } else { -size })
}

/// A product of 256 bits: its upper and its lower half.
fn wide(left: u128, right: u128) -> (u128, u128) {
    let half = |number: u128| (number >> 64, number & u128::from(u64::MAX));
    let ((left_high, left_low), (right_high, right_low)) = (half(left), half(right));
    let low = left_low * right_low;
    let middle = left_high * right_low + (low >> 64);
    let (middle_high, middle_low) = half(middle);
    let middle_low = middle_low + left_low * right_high;
    let high = left_high * right_high + middle_high + (middle_low >> 64);
    (high, (middle_low << 64) | (low & u128::from(u64::MAX)))
}

/// A number of 256 bits without its last places, to the nearest whole number.
fn rounded((high, low): (u128, u128), places: u32) -> Option<i128> {
    let (kept, half) = match places {
        0 => (low, 0),
        1..128 => {
            if high >> (places - 1) != 0 {
                return None;
            }
            ((high.checked_shl(128 - places)?) | (low >> places), (low >> (places - 1)) & 1)
        }
        128 => (high, low >> 127),
        _ => (high.checked_shr(places - 128).unwrap_or(0), high.checked_shr(places - 129).unwrap_or(0) & 1),
    };
    if places == 0 && high != 0 {
        return None;
    }
    i128::try_from(kept.checked_add(half)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    /// Values from tables of logarithms and exponentials, to more decimals than are kept.
    #[test]
    fn exponentials_and_logarithms_are_right_to_eight_decimals() {
        let table = [
            ("0", "1"),
            ("1", "2.71828183"),
            ("-1", "0.36787944"),
            ("0.5", "1.64872127"),
            ("10", "22026.46579481"),
            ("-20", "0"),
            ("-18", "0.00000002"),
            ("20", "485165195.40979028"),
        ];
        for (exponent, expected) in table {
            assert_eq!(number(exponent).exp(), Some(number(expected)), "exp {exponent}");
        }
        let table = [
            ("1", "0"),
            ("2", "0.69314718"),
            ("0.5", "-0.69314718"),
            ("10", "2.30258509"),
            ("1000", "6.90775528"),
            ("0.00000001", "-18.42068074"),
            ("123456789012345678", "39.3546676"),
        ];
        for (operand, expected) in table {
            assert_eq!(number(operand).ln(), Some(number(expected)), "ln {operand}");
        }
        assert_eq!(number("0").ln(), None);
        assert_eq!(number("-1").ln(), None);
        assert_eq!(number("100").exp(), None);
    }

    #[test]
    fn powers_are_exact_where_they_can_be() {
        let table = [
            ("2", "10", "1024"),
            ("-2", "3", "-8"),
            ("2", "-2", "0.25"),
            ("0", "0", "1"),
            ("1.5", "2", "2.25"),
            ("2", "0.5", "1.41421356"),
            ("9", "0.5", "3"),
            ("0.9938", "52", "0.72368172"),
            ("1.4", "-1.2", "0.66779991"),
            ("-1.1", "41", "-49.78518112"),
        ];
        for (base, exponent, expected) in table {
            assert_eq!(number(base).power(number(exponent)), Some(number(expected)), "{base} ^ {exponent}");
        }
        assert_eq!(number("-2").power(number("0.5")), None);
        assert_eq!(number("0").power(number("-1")), None);
        assert_eq!(number("16").log(number("2")), Some(number("4")));
        assert_eq!(number("0.125").log(number("2")), Some(number("-3")));
        assert_eq!(number("2").log(number("1")), None);
    }
}
