//! A number of a file: read exactly, with at most 15 significant digits.

use crate::session::quantity_text::MOST_DIGITS;
use screening::Decimal;

/// Why a number is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// More than 15 significant digits.
    Digits,
    /// Beyond every limit.
    Size,
}

/// Reads a number in JSON's notation.
///
/// Significant are the digits from the first that is not zero; zeros at the end of a whole number are not, those at the
/// end of a fraction are.
pub(super) fn read(text: &str) -> Result<Decimal, Refusal> {
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{fraction}");
    let digits = digits.trim_start_matches(['-', '0']);
    let short = digits.trim_end_matches('0');
    let significant = if fraction.is_empty() { short } else { digits };
    if u32::try_from(significant.len()).map_or(true, |count| count > MOST_DIGITS) {
        return Err(Refusal::Digits);
    }
    if short.is_empty() {
        return Ok(Decimal::ZERO);
    }
    // The same number without the zeros around it, however many there are. An exponent of a thousand is as far beyond
    // every limit, or as near to zero, as any larger one.
    let count = |text: &str| i64::try_from(text.len()).unwrap_or(i64::MAX);
    let farthest = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
    let exponent: i64 = exponent.parse().unwrap_or(farthest);
    let exponent = exponent.saturating_add(count(digits) - count(short) - count(fraction)).clamp(-1000, 1000);
    let sign = if number.starts_with('-') { "-" } else { "" };
    Decimal::parse(&format!("{sign}{short}e{exponent}")).ok_or(Refusal::Size)
}
