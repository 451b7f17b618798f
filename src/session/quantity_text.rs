//! A number with a unit as typed, and what it is understood to mean.

use crate::session::digits::plain;
use crate::session::problem::Problem;
use screening::Decimal;
use screening::definition::{QuantityLimits, Unit};

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
        if !within(limits, value, unit) {
            return Err(match others().find(|(_, other)| within(limits, value, other)) {
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
}

fn within(limits: &QuantityLimits, value: Decimal, unit: &Unit) -> bool {
    value.checked_mul(unit.factor).is_some_and(|value| limits.low <= value && value <= limits.high)
}

/// The limits in the unit that the person chose, to two decimals.
pub(crate) fn out_of_range(limits: &QuantityLimits, unit_index: usize, unit: &Unit) -> Problem {
    let in_unit = |limit: Decimal| limit.checked_div(unit.factor).and_then(|limit| limit.round(2)).unwrap_or(limit);
    Problem::OutOfRange { low: in_unit(limits.low), high: in_unit(limits.high), unit: unit_index }
}

/// Digits with one point or comma for the decimals.
fn read_number(text: &str) -> Option<Decimal> {
    let text = plain(text).replace(',', ".");
    let ordinary = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !ordinary || text == "." {
        return None;
    }
    let text = if text.starts_with('.') { format!("0{text}") } else { text };
    Decimal::parse(text.strip_suffix('.').unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::QuantityText;
    use crate::session::problem::Problem;
    use screening::Decimal;
    use screening::definition::{QuantityLimits, Unit};

    fn pressure() -> QuantityLimits {
        let unit = |code: &str, factor: &str| Unit { code: code.into(), factor: Decimal::parse(factor).unwrap() };
        QuantityLimits {
            units: vec![unit("mm[Hg]", "1"), unit("kPa", "7.50062")],
            low: Decimal::integer(20),
            high: Decimal::integer(500),
        }
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
        for text in ["7e1", "-70", "70 mmHg", "1,234.5", "seventy", "."] {
            assert_eq!(read(text, 0), Err(Problem::UnreadableNumber), "{text}");
        }
        assert_eq!(read("70.1234567890123456", 0), Err(Problem::TooManyDigits));
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
        let limits = Problem::OutOfRange { low: decimal("20"), high: decimal("500"), unit: 0 };
        assert_eq!(read("2", 0), Err(limits.clone()));
        assert_eq!(read("501", 0), Err(limits));
        let limits = Problem::OutOfRange { low: decimal("2.67"), high: decimal("66.66"), unit: 1 };
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
