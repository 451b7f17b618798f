//! A number with a unit as typed, and what it is understood to mean.

use crate::session::digits::plain;
use crate::session::problem::Problem;
use screening::Decimal;
use screening::definition::{IntegerLimits, QuantityLimits, Unit};

/// Digits that count at most, by the data dictionary.
pub(crate) const MOST_DIGITS: u32 = 15;

/// What stands in the field and which unit is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuantityText {
    /// The field, exactly as typed.
    pub number: String,
    /// The unit, by index; `None`: none chosen yet.
    pub unit: Option<usize>,
    /// The person was asked whether another unit is meant, and keeps this one.
    pub unit_confirmed: bool,
}

impl QuantityText {
    /// Whether no number was typed.
    pub fn is_blank(&self) -> bool {
        plain(&self.number).is_empty()
    }

    /// The number and its unit, by index, inside the limits.
    ///
    /// # Errors
    /// The first thing that keeps it from being an answer.
    pub fn read(&self, limits: &QuantityLimits) -> Result<(Decimal, usize), Problem> {
        let value = read_number(&self.number).ok_or(Problem::UnreadableNumber)?;
        if value.significant_digits() > MOST_DIGITS {
            return Err(Problem::TooManyDigits);
        }
        // Where there is only one unit nobody is asked for it.
        let chosen = if limits.units.len() == 1 { Some(0) } else { self.unit };
        let (unit_index, unit) =
            chosen.and_then(|index| Some((index, limits.units.get(index)?))).ok_or(Problem::NoUnit)?;
        let others = || limits.units.iter().enumerate().filter(|(index, _)| *index != unit_index);
        if limits.permitted(value, unit_index).is_none() {
            return Err(match others().find(|(other, _)| limits.permitted(value, *other).is_some()) {
                Some((other, _)) => Problem::OtherUnit { other, may_keep: false },
                None => out_of_range(limits, unit_index, unit),
            });
        }
        // A number in another unit than the first that would do as well, bare, in the first: 30 kPa.
        let doubtful = unit_index != 0 && value > limits.low && value <= limits.high;
        if doubtful && !self.unit_confirmed {
            return Err(Problem::OtherUnit { other: 0, may_keep: true });
        }
        Ok((value, unit_index))
    }

    /// Which keyboard a phone shows for such a number. Those for numbers have no minus sign on some phones.
    pub fn keyboard(may_be_negative: bool, may_have_decimals: bool) -> &'static str {
        match (may_be_negative, may_have_decimals) {
            (true, _) => "text",
            (false, true) => "decimal",
            (false, false) => "numeric",
        }
    }

    /// The whole number inside the limits.
    ///
    /// # Errors
    /// What keeps it from being an answer.
    pub fn read_integer(&self, limits: &IntegerLimits) -> Result<i32, Problem> {
        let value = read_number(&self.number).ok_or(Problem::UnreadableInteger)?;
        if !value.is_integer() {
            return Err(Problem::UnreadableInteger);
        }
        let whole = value.to_integer().and_then(|whole| i32::try_from(whole).ok());
        whole.filter(|whole| limits.low <= *whole && *whole <= limits.high).ok_or_else(|| not_within(limits))
    }
}

/// The limits in the unit that the person chose, to two decimals that are within them.
pub(crate) fn out_of_range(limits: &QuantityLimits, unit_index: usize, unit: &Unit) -> Problem {
    let in_unit =
        |limit: Decimal, round: fn(Decimal) -> Option<Decimal>| unit.from_first(limit).and_then(round).unwrap_or(limit);
    let (low, high) = (in_unit(limits.low, rounded_up), in_unit(limits.high, rounded_down));
    Problem::OutOfRange { low, high, unit: Some(unit_index) }
}

fn rounded_down(limit: Decimal) -> Option<Decimal> {
    limit.checked_mul(Decimal::integer(100))?.floor().checked_mul(Decimal::new(1, 2)?)
}

fn rounded_up(limit: Decimal) -> Option<Decimal> {
    rounded_down(limit.checked_neg()?)?.checked_neg()
}

/// The limits of a whole number.
pub(crate) fn not_within(limits: &IntegerLimits) -> Problem {
    Problem::OutOfRange { low: limits.low.into(), high: limits.high.into(), unit: None }
}

/// Digits with one point or comma for the decimals, perhaps behind a minus sign.
fn read_number(text: &str) -> Option<Decimal> {
    let text = plain(text).replace(',', ".");
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits.trim_start()),
        None => ("", text.as_str()),
    };
    let ordinary = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !ordinary || digits == "." {
        return None;
    }
    let zero = if digits.starts_with('.') { "0" } else { "" };
    Decimal::parse(&format!("{sign}{zero}{}", digits.strip_suffix('.').unwrap_or(digits)))
}

#[cfg(test)]
mod tests {
    use super::{QuantityText, out_of_range};
    use crate::session::problem::Problem;
    use screening::Decimal;
    use screening::definition::{IntegerLimits, QuantityLimits, Unit};

    fn pressure() -> QuantityLimits {
        let kpa = Unit { code: "kPa".into(), numerator: 375_031, offset: 0, denominator: 50_000 };
        QuantityLimits {
            units: vec![Unit::same("mm[Hg]"), kpa],
            cql_unit: "mm[Hg]".into(),
            low: Decimal::integer(20),
            high: Decimal::integer(500),
            display_decimals: Some(1),
        }
    }

    fn base_excess(number: &str) -> Result<Decimal, Problem> {
        let limits = QuantityLimits {
            units: vec![Unit::same("mmol/L")],
            cql_unit: "mmol/L".into(),
            low: Decimal::integer(-40),
            high: Decimal::integer(40),
            display_decimals: None,
        };
        QuantityText { number: number.into(), ..QuantityText::default() }.read(&limits).map(|(value, _)| value)
    }

    fn read(number: &str, unit: usize) -> Result<(Decimal, usize), Problem> {
        QuantityText { number: number.into(), unit: Some(unit), unit_confirmed: false }.read(&pressure())
    }

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn comma_point_and_full_width_digits_are_read() {
        for text in ["9.33", "9,33", "９．３３", "９，３３", " 9.33 "] {
            assert_eq!(read(text, 1), Ok((decimal("9.33"), 1)), "{text}");
        }
        assert_eq!(read("70.", 0), Ok((decimal("70"), 0)));
        for text in ["7e1", "--70", "70-", "-", "+70", "70 mmHg", "1,234.5", "seventy", "."] {
            assert_eq!(read(text, 0), Err(Problem::UnreadableNumber), "{text}");
        }
        assert_eq!(read("70.1234567890123456", 0), Err(Problem::TooManyDigits));
    }

    #[test]
    fn negative_numbers_are_read_with_any_minus_sign() {
        for text in ["-3", "\u{2212}3", "－3", "－３", "- 3", "-3.0", "-3,0"] {
            assert_eq!(base_excess(text), Ok(decimal("-3")), "{text}");
        }
        assert_eq!(base_excess("-.5"), Ok(decimal("-0.5")));
        assert_eq!(base_excess("-0"), Ok(Decimal::ZERO));
        assert_eq!(base_excess("-40"), Ok(decimal("-40")));
        let limits = Problem::OutOfRange { low: decimal("-40"), high: decimal("40"), unit: Some(0) };
        assert_eq!(base_excess("-40.1"), Err(limits));
    }

    #[test]
    fn limits_that_are_told_are_within_the_limits() {
        let pounds = Unit { code: "[lb_av]".into(), numerator: 45_359_237, offset: 0, denominator: 100_000_000 };
        let fahrenheit = Unit { code: "[degF]".into(), numerator: 5, offset: -160, denominator: 9 };
        for (first, other, low, high, told) in
            [("kg", pounds, 2, 300, ("4.41", "661.38")), ("Cel", fahrenheit, -40, 45, ("-40", "113"))]
        {
            let limits = QuantityLimits {
                units: vec![Unit::same(first), other.clone()],
                cql_unit: first.into(),
                low: Decimal::integer(low),
                high: Decimal::integer(high),
                display_decimals: None,
            };
            let (low, high) = (decimal(told.0), decimal(told.1));
            assert_eq!(out_of_range(&limits, 1, &other), Problem::OutOfRange { low, high, unit: Some(1) });
            assert!(limits.permitted(low, 1).is_some() && limits.permitted(high, 1).is_some());
        }
    }

    #[test]
    fn whole_numbers_have_no_fraction_and_keep_their_limits() {
        let read = |number: &str| {
            let limits = IntegerLimits { low: -2, high: 4 };
            QuantityText { number: number.into(), ..QuantityText::default() }.read_integer(&limits)
        };
        for (text, value) in [("2", 2), ("２", 2), ("-1", -1), ("\u{2212}1", -1), ("2.0", 2), ("0", 0), ("4", 4)] {
            assert_eq!(read(text), Ok(value), "{text}");
        }
        for text in ["1.5", "two", "", "1/2", "0.1"] {
            assert_eq!(read(text), Err(Problem::UnreadableInteger), "{text}");
        }
        let limits = Problem::OutOfRange { low: decimal("-2"), high: decimal("4"), unit: None };
        for text in ["5", "-3", "99999999999999999999"] {
            assert_eq!(read(text), Err(limits.clone()), "{text}");
        }
    }

    #[test]
    fn a_unit_must_be_chosen_where_there_are_several() {
        let text = QuantityText { number: "70".into(), ..QuantityText::default() };
        assert_eq!(text.read(&pressure()), Err(Problem::NoUnit));
        let only = QuantityLimits { units: pressure().units.into_iter().take(1).collect(), ..pressure() };
        assert_eq!(text.read(&only), Ok((decimal("70"), 0)));
    }

    #[test]
    fn limits_are_permitted_and_beyond_them_another_unit_is_asked_about() {
        assert_eq!(read("20", 0), Ok((decimal("20"), 0)));
        assert_eq!(read("500", 0), Ok((decimal("500"), 0)));
        assert_eq!(read("19.9", 0), Err(Problem::OtherUnit { other: 1, may_keep: false }));
        let limits = Problem::OutOfRange { low: decimal("20"), high: decimal("500"), unit: Some(0) };
        assert_eq!(read("2", 0), Err(limits.clone()));
        assert_eq!(read("501", 0), Err(limits));
        let limits = Problem::OutOfRange { low: decimal("2.67"), high: decimal("66.66"), unit: Some(1) };
        assert_eq!(read("2", 1), Err(limits.clone()));
        assert_eq!(read("600", 1), Err(limits));
    }

    #[test]
    fn more_than_20_kpa_is_asked_about_until_confirmed() {
        assert_eq!(read("20", 1), Ok((decimal("20"), 1)));
        assert_eq!(read("20.1", 1), Err(Problem::OtherUnit { other: 0, may_keep: true }));
        let confirmed = QuantityText { number: "20.1".into(), unit: Some(1), unit_confirmed: true };
        assert_eq!(confirmed.read(&pressure()), Ok((decimal("20.1"), 1)));
        assert_eq!(read("70", 1), Err(Problem::OtherUnit { other: 0, may_keep: false }));
    }
}
