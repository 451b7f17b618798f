//! Exact ratios of whole numbers, for what one unit is in another.

use screening::Decimal;
use std::cmp::Ordering;

/// `numerator / denominator` in lowest terms; the denominator is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    pub(crate) const ZERO: Ratio = Ratio { numerator: 0, denominator: 1 };
    pub(crate) const ONE: Ratio = Ratio { numerator: 1, denominator: 1 };

    /// `None` for a zero denominator, or where it does not fit.
    pub(crate) fn new(numerator: i128, denominator: i128) -> Option<Ratio> {
        if denominator == 0 {
            return None;
        }
        let divisor = greatest_divisor(numerator, denominator)?;
        let divisor = if denominator < 0 { divisor.checked_neg()? } else { divisor };
        Some(Ratio { numerator: numerator.checked_div(divisor)?, denominator: denominator.checked_div(divisor)? })
    }

    /// `7.50062`, `5/9` or `-160/9`.
    pub(crate) fn parse(text: &str) -> Option<Ratio> {
        match text.split_once('/') {
            Some((numerator, denominator)) => {
                Ratio::decimal(numerator.trim())?.divided(Ratio::decimal(denominator.trim())?)
            }
            None => Ratio::decimal(text),
        }
    }

    fn decimal(text: &str) -> Option<Ratio> {
        let value = Decimal::parse(text)?;
        let (mantissa, scale) = value.parts();
        Ratio::new(mantissa, 10_i128.checked_pow(scale)?)
    }

    /// `digits * 10^exponent`.
    pub(crate) fn scaled(digits: i128, exponent: i32) -> Option<Ratio> {
        let power = 10_i128.checked_pow(exponent.unsigned_abs())?;
        if exponent < 0 { Ratio::new(digits, power) } else { Ratio::new(digits.checked_mul(power)?, 1) }
    }

    pub(crate) fn numerator(self) -> i128 {
        self.numerator
    }

    pub(crate) fn denominator(self) -> i128 {
        self.denominator
    }

    pub(crate) fn is_positive(self) -> bool {
        self.numerator > 0
    }

    pub(crate) fn plus(self, other: Ratio) -> Option<Ratio> {
        let divisor = greatest_divisor(self.denominator, other.denominator)?;
        let (mine, its) = (other.denominator / divisor, self.denominator / divisor);
        let sum = self.numerator.checked_mul(mine)?.checked_add(other.numerator.checked_mul(its)?)?;
        Ratio::new(sum, self.denominator.checked_mul(mine)?)
    }

    pub(crate) fn minus(self, other: Ratio) -> Option<Ratio> {
        self.plus(Ratio { numerator: other.numerator.checked_neg()?, ..other })
    }

    pub(crate) fn times(self, other: Ratio) -> Option<Ratio> {
        // Reduced crosswise first, so that what fits in the end fits on the way.
        let left = Ratio::new(self.numerator, other.denominator)?;
        let right = Ratio::new(other.numerator, self.denominator)?;
        Some(Ratio {
            numerator: left.numerator.checked_mul(right.numerator)?,
            denominator: left.denominator.checked_mul(right.denominator)?,
        })
    }

    pub(crate) fn divided(self, other: Ratio) -> Option<Ratio> {
        self.times(Ratio::new(other.denominator, other.numerator)?)
    }

    /// To the power of a small whole number.
    pub(crate) fn power(self, exponent: i32) -> Option<Ratio> {
        let base = if exponent < 0 { Ratio::ONE.divided(self)? } else { self };
        (0..exponent.unsigned_abs().min(128)).try_fold(Ratio::ONE, |product, _| product.times(base))
    }

    /// Whether the other differs by at most 0.01 % of this.
    pub(crate) fn is_close_to(self, other: Ratio) -> bool {
        let difference = self.minus(other).map(Ratio::size);
        let tolerance = Ratio::new(1, 10_000).and_then(|part| self.size().times(part));
        match (difference, tolerance) {
            (Some(difference), Some(tolerance)) => difference.compared(tolerance).is_some_and(Ordering::is_le),
            _ => false,
        }
    }

    fn size(self) -> Ratio {
        Ratio { numerator: self.numerator.saturating_abs(), ..self }
    }

    fn compared(self, other: Ratio) -> Option<Ordering> {
        Some(self.minus(other)?.numerator.cmp(&0))
    }

    /// The decimal number that it is, if it is one of at most 24 decimals.
    pub(crate) fn exact(self) -> Option<Decimal> {
        let mut scale = 0;
        let mut power: i128 = 1;
        while power % self.denominator != 0 {
            power = power.checked_mul(10)?;
            scale += 1;
        }
        Decimal::new(self.numerator.checked_mul(power / self.denominator)?, scale)
    }

    /// The simplest ratio that rounds to this number of 27 or 28 digits: 0.5555555555555555555555555556 is 5/9. `None`
    /// where no simple one does: then it is none, but some root or circle.
    pub(crate) fn recovered(self) -> Option<Ratio> {
        // Euclid's algorithm; a convergent that is followed by a huge term differs from the number by its last digits only.
        const HUGE: i128 = 1_000_000;
        let (mut rest, mut divisor) = (self.numerator, self.denominator);
        let (mut before, mut now) = ((0_i128, 1_i128), (1_i128, 0_i128));
        while divisor != 0 {
            let term = rest.checked_div(divisor)?;
            if term >= HUGE && now.1 != 0 {
                break;
            }
            let next =
                (term.checked_mul(now.0)?.checked_add(before.0)?, term.checked_mul(now.1)?.checked_add(before.1)?);
            (before, now) = (now, next);
            (rest, divisor) = (divisor, rest.checked_rem(divisor)?);
        }
        // A denominator of half as many digits would be found for any number.
        if now.1 > 1_000_000_000_000 { None } else { Ratio::new(now.0, now.1) }
    }
}

fn greatest_divisor(left: i128, right: i128) -> Option<i128> {
    let (mut left, mut right) = (left.checked_abs()?, right.checked_abs()?);
    while right != 0 {
        (left, right) = (right, left % right);
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::Ratio;

    #[test]
    fn texts_are_read_as_they_stand() {
        let read = |text| Ratio::parse(text).map(|ratio| (ratio.numerator, ratio.denominator));
        for (text, ratio) in [
            ("1", Some((1, 1))),
            ("7.50062", Some((375_031, 50_000))),
            ("5/9", Some((5, 9))),
            ("-160/9", Some((-160, 9))),
            ("0.5 / 1.5", Some((1, 3))),
            ("1/0", None),
            ("1/2/3", None),
            ("", None),
            ("five", None),
        ] {
            assert_eq!(read(text), ratio, "{text}");
        }
    }

    #[test]
    fn a_rounded_quotient_is_recovered() {
        for (text, ratio) in [("0.5555555555555555555555555556", Some("5/9")), ("3.141592653589793238462643383", None)]
        {
            assert_eq!(Ratio::parse(text).and_then(Ratio::recovered), ratio.and_then(Ratio::parse), "{text}");
        }
    }

    #[test]
    fn closeness_is_a_hundredth_of_a_percent() {
        let close = |left, right| Ratio::parse(left).unwrap().is_close_to(Ratio::parse(right).unwrap());
        assert!(close("10000", "10001"));
        assert!(!close("10000", "10001.1"));
        assert!(close("-10000", "-9999"));
        assert!(!close("0", "0.001"));
    }

    #[test]
    fn finite_quotients_are_decimal_numbers() {
        let exact = |text: &str| Ratio::parse(text).unwrap().exact().map(|value| value.to_string());
        assert_eq!(exact("9/8"), Some("1.125".to_owned()));
        assert_eq!(exact("-1/400"), Some("-0.0025".to_owned()));
        assert_eq!(exact("1/3"), None);
    }
}
