//! Numbers in files: read exactly, with at most 15 significant digits.

use screening::Decimal;

/// Significant digits of a number at most.
const MAX_DIGITS: usize = 15;

/// What a number must be.
pub(super) const EXPECTED: &str = "a number of at most 15 significant digits";

/// Why a number is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Not written as JSON writes numbers.
    Syntax,
    /// More than 15 significant digits.
    Digits,
    /// Beyond every limit.
    Size,
}

/// Reads a number in JSON's notation.
///
/// Significant are the digits from the first that is not zero; the zeros at the end of a whole number are not, those at
/// the end of a decimal fraction are: `0.0012` has two, `1200` two, `1.200` four.
pub(super) fn read(text: &str) -> Result<Decimal, Refusal> {
    let parts = Parts::of(text).ok_or(Refusal::Syntax)?;
    let digits: String = parts.whole.chars().chain(parts.fraction.chars()).collect();
    let digits = digits.trim_start_matches('0');
    let significant = if parts.fraction.is_empty() { digits.trim_end_matches('0') } else { digits };
    if significant.len() > MAX_DIGITS {
        return Err(Refusal::Digits);
    }
    if digits.trim_end_matches('0').is_empty() {
        return Ok(Decimal::ZERO);
    }
    if let Some(value) = Decimal::parse(text) {
        return Ok(value);
    }
    // Many zeros or a huge exponent: the same number with neither. An exponent of a thousand is as far beyond every limit,
    // or as near to zero, as any larger one.
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let shift = i64::try_from(zeros).unwrap_or(i64::MAX) - i64::try_from(parts.fraction.len()).unwrap_or(i64::MAX);
    let exponent = parts.exponent.saturating_add(shift).clamp(-1000, 1000);
    let sign = if parts.negative { "-" } else { "" };
    Decimal::parse(&format!("{sign}{}e{exponent}", digits.trim_end_matches('0'))).ok_or(Refusal::Size)
}

/// A number's parts.
struct Parts<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

impl Parts<'_> {
    /// `None` where the text is no number in JSON's notation.
    fn of(text: &str) -> Option<Parts<'_>> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, read_exponent(exponent)?),
            None => (text, 0),
        };
        let (negative, number) = match number.strip_prefix('-') {
            Some(number) => (true, number),
            None => (false, number),
        };
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
            Some(_) => return None,
            None => (number, ""),
        };
        let whole_holds = is_digits(whole) && (whole == "0" || !whole.starts_with('0'));
        whole_holds.then_some(Parts { negative, whole, fraction, exponent })
    }
}

fn read_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if !is_digits(digits) {
        return None;
    }
    // Digits that do not fit are too many: as far away as can be.
    let size = digits.parse().unwrap_or(i64::MAX);
    Some(if negative { -size } else { size })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Refusal, read};
    use screening::Decimal;

    fn check(text: &str, expected: Result<&str, Refusal>) {
        let expected = expected.map(|text| Decimal::parse(text).unwrap());
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn numbers_are_exact() {
        check("9.33", Ok("9.33"));
        check("-0", Ok("0"));
        check("7e1", Ok("70"));
        check("0.7E+2", Ok("70"));
        check("70000e-3", Ok("70"));
        check("0e99999999999999999999", Ok("0"));
    }

    #[test]
    fn fifteen_significant_digits_are_enough() {
        check("70.0000000000001", Ok("70.0000000000001"));
        check("70.00000000000001", Err(Refusal::Digits));
        check("123456789012345", Ok("123456789012345"));
        check("1234567890123456", Err(Refusal::Digits));
        check("0.000000000000000000123456789012345", Ok("0.000000000000000000123456789012345"));
        check("1000000000000000000000", Ok("1000000000000000000000"));
        check("70.0000000000000", Ok("70"));
        check("70.00000000000000", Err(Refusal::Digits));
        check("0.00000000000000000000", Ok("0"));
    }

    #[test]
    fn size_has_limits_but_smallness_has_none() {
        check("1e400", Err(Refusal::Size));
        check("1e99999999999999999999", Err(Refusal::Size));
        check("1e-99999999999999999999", Ok("1e-30"));
        check(&format!("1{}e-60", "0".repeat(60)), Ok("1"));
        check("-1e9999999999", Err(Refusal::Size));
    }

    #[test]
    fn the_notation_is_json_s() {
        for text in
            ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", "1e1.5", "0x1F", "1_000", "1,5", " 1", "1 ", "NaN", "١"]
        {
            check(text, Err(Refusal::Syntax));
        }
    }
}
