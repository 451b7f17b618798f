//! Units: UCUM's, and CQL's calendar units. What is commensurable, what one unit is in another, and what can move a date.
//!
//! UCUM's tables and grammar come from a library; its numbers are taken as exact ratios, since a conversion must not round.

mod ratio;

pub(crate) use ratio::Ratio;

use octofhir_ucum::{Case, Number, SpecialKind, UnitExpr, UnitRecord, lookup_unit, parse_expression};
use screening::elm::Expression;
use screening::{Date, Decimal};

/// What turns a value in one unit into another: `value * factor + offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Conversion {
    pub(crate) factor: Ratio,
    pub(crate) offset: Ratio,
}

impl Conversion {
    pub(crate) const SAME: Conversion = Conversion { factor: Ratio::ONE, offset: Ratio::ZERO };

    /// Numerator, offset and denominator of `(value * numerator + offset) / denominator`.
    pub(crate) fn whole_numbers(self) -> Option<[i64; 3]> {
        let (factor, offset) = (self.factor, self.offset);
        let together = Ratio::new(factor.denominator(), offset.denominator())?;
        let denominator = factor.denominator().checked_mul(together.denominator())?;
        let of = |ratio: Ratio| ratio.numerator().checked_mul(denominator / ratio.denominator());
        let whole = |number: i128| i64::try_from(number).ok();
        Some([whole(of(factor)?)?, whole(of(offset)?)?, whole(denominator)?])
    }

    /// A number in the other unit, exactly, or as [`Decimal::converted`] keeps it.
    pub(crate) fn apply(self, value: Decimal) -> Option<Decimal> {
        let [numerator, offset, denominator] = self.whole_numbers()?;
        value.converted(numerator, offset, denominator)
    }
}

/// The calendar unit that CQL means by an item's unit of time, as HL7's `FHIRHelpers.ToCalendarUnit` has it; any other
/// unit itself.
pub(crate) fn in_cql(code: &str) -> &str {
    match code {
        "a" => "year",
        "mo" => "month",
        "wk" => "week",
        "d" => "day",
        "h" => "hour",
        "min" => "minute",
        "s" => "second",
        other => other,
    }
}

/// Whether a code is no unit of UCUM.
pub(crate) fn is_unknown(code: &str) -> bool {
    code.trim() != code || code.is_empty() || octofhir_ucum::validate(code).is_err()
}

/// The code that is probably meant in place of one that UCUM does not know.
pub(crate) fn suggested(code: &str) -> Option<&'static str> {
    Some(match code {
        "mmHg" | "mmhg" | "torr" => "mm[Hg]",
        "cmH2O" | "cmH20" => "cm[H2O]",
        "lb" | "lbs" | "pound" | "pounds" => "[lb_av]",
        "oz" => "[oz_av]",
        "inch" | "inches" => "[in_i]",
        "foot" | "feet" => "[ft_i]",
        "°F" | "degF" => "[degF]",
        "°C" | "degC" => "Cel",
        "IU" | "iu" => "[iU]",
        "IU/L" | "iu/L" => "[iU]/L",
        "mcg" | "µg" | "μg" => "ug",
        "bpm" => "/min",
        "year" | "years" | "y" => "a",
        "month" | "months" => "mo",
        "week" | "weeks" => "wk",
        "day" | "days" => "d",
        "hour" | "hours" => "h",
        "score" | "points" => "{score}",
        "percent" => "%",
        _ => {
            let near = octofhir_ucum::get_all_units().iter();
            let named = near.filter(|unit| unit.display_name.eq_ignore_ascii_case(code.trim_end_matches('s')));
            return named.map(|unit| unit.code).next();
        }
    })
}

/// Whether a unit in CQL is neither UCUM's nor a calendar unit.
pub(crate) fn unknown_in_cql(unit: &str) -> bool {
    calendar(unit).is_none() && unit != "millisecond" && is_unknown(unit)
}

/// What turns a value in one unit into the other; `None` where they measure different things, where a function is needed
/// that is not a line, such as a logarithm, or where the factor is no ratio.
pub(crate) fn conversion(from: &str, to: &str) -> Option<Conversion> {
    if from == to {
        return Some(Conversion::SAME);
    }
    match (calendar(from), calendar(to)) {
        (Some((length, of)), Some((other, same))) if of == same => {
            Some(Conversion { factor: Ratio::new(length, other)?, offset: Ratio::ZERO })
        }
        // A day is 24 hours on a civil calendar without a clock; no such number of days makes a month.
        (Some((length, Calendar::Seconds)), None) => measured(&Scale::new("s", length)?, &Scale::of(to)?),
        (None, Some((length, Calendar::Seconds))) => measured(&Scale::of(from)?, &Scale::new("s", length)?),
        (Some(_), Some(_)) | (Some((_, Calendar::Months)), None) | (None, Some((_, Calendar::Months))) => None,
        (None, None) => measured(&Scale::of(from)?, &Scale::of(to)?),
    }
}

/// Whether two units measure the same kind of thing as UCUM sees it, whether or not a line leads from one to the other.
pub(crate) fn commensurable(left: &str, right: &str) -> bool {
    match (Scale::of(left), Scale::of(right)) {
        (Some(left), Some(right)) => left.same_kind(&right),
        (Some(_) | None, _) => false,
    }
}

/// Whether a unit only counts: a number, a percentage, a score.
pub(crate) fn is_dimensionless(code: &str) -> bool {
    Scale::of(code).is_some_and(|scale| scale.dimension == [0; 7] && scale.arbitrary.is_empty())
}

/// Whether quantities in two units can be compared, once one is converted.
pub(crate) fn compare(left: &str, right: &str) -> bool {
    conversion(left, right).is_some()
}

/// Whether a date can be moved by a unit. The engine is asked, so that the checker never permits what would silently be null.
pub(crate) fn shifts_dates(unit: &str) -> bool {
    let one = Expression::Quantity(Decimal::integer(1), unit.to_owned());
    let moved = |date: Date| Expression::Add(Box::new([Expression::Date(date.into()), one]));
    let moved = Date::new(2000, 1, 1).map(moved);
    moved.is_some_and(|moved| screening::evaluate::evaluate(&moved).is_ok_and(|value| !value.nullable()))
}

/// Whether it is a calendar unit of which some are longer than others.
pub(crate) fn is_of_no_fixed_length(unit: &str) -> bool {
    calendar(unit).is_some_and(|(_, of)| of == Calendar::Months)
}

/// What a calendar unit is a multiple of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Calendar {
    Months,
    Seconds,
}

/// A calendar unit's length.
fn calendar(unit: &str) -> Option<(i128, Calendar)> {
    Some(match unit {
        "year" => (12, Calendar::Months),
        "month" => (1, Calendar::Months),
        "week" => (604_800, Calendar::Seconds),
        "day" => (86_400, Calendar::Seconds),
        "hour" => (3600, Calendar::Seconds),
        "minute" => (60, Calendar::Seconds),
        "second" => (1, Calendar::Seconds),
        _ => return None,
    })
}

/// What a unit measures, and how: a value `r` is `(r * step + zero) * factor` of the base units.
#[derive(Clone, Debug)]
struct Scale {
    dimension: [i8; 7],
    arbitrary: Vec<(&'static str, i32)>,
    /// `None` where it is no ratio of whole numbers, as with pi.
    factor: Option<Ratio>,
    step: Ratio,
    /// `None` for a function that is no line.
    zero: Option<Ratio>,
}

impl Scale {
    /// `None` where UCUM does not know the unit.
    fn of(code: &str) -> Option<Scale> {
        let analysis = octofhir_ucum::analyse(code).ok()?;
        let zero = match analysis.special {
            None | Some(SpecialKind::None | SpecialKind::Arbitrary) => Some(Ratio::ZERO),
            Some(SpecialKind::Celsius) => Ratio::new(27315, 100),
            Some(SpecialKind::Fahrenheit) => Ratio::new(45967, 100),
            Some(SpecialKind::Reaumur) => Ratio::new(21852, 100),
            Some(
                SpecialKind::Lg
                | SpecialKind::LgTimes2
                | SpecialKind::Ln
                | SpecialKind::Ld
                | SpecialKind::PH
                | SpecialKind::HpX
                | SpecialKind::HpC
                | SpecialKind::HpM
                | SpecialKind::HpQ
                | SpecialKind::TanTimes100
                | SpecialKind::Sqrt,
            ) => None,
        };
        let special = analysis.special.is_some_and(|special| special.is_special());
        Some(Scale {
            dimension: analysis.dimension.0,
            arbitrary: analysis.arbitrary,
            factor: if special { exact(analysis.factor) } else { factor(&parse_expression(code).ok()?) },
            step: exact(analysis.scale).unwrap_or(Ratio::ONE),
            zero,
        })
    }

    /// So many of a unit.
    fn new(unit: &str, count: i128) -> Option<Scale> {
        let one = Scale::of(unit)?;
        let factor = one.factor?.times(Ratio::new(count, 1)?);
        Some(Scale { factor, ..one })
    }

    fn same_kind(&self, other: &Scale) -> bool {
        self.dimension == other.dimension && self.arbitrary == other.arbitrary
    }
}

fn measured(from: &Scale, to: &Scale) -> Option<Conversion> {
    if !from.same_kind(to) {
        return None;
    }
    let base = from.factor?.divided(to.factor?)?;
    let factor = from.step.times(base)?.divided(to.step)?;
    let offset = from.zero?.times(base)?.minus(to.zero?)?.divided(to.step)?;
    Some(Conversion { factor, offset })
}

/// The exact factor of a unit that is no special one.
fn factor(unit: &UnitExpr) -> Option<Ratio> {
    match unit {
        UnitExpr::Symbol(code) => {
            let (prefix, UnitRecord { factor, .. }) = lookup_unit(code, Case::Sensitive)?;
            let prefix = prefix.map_or(Some(Ratio::ONE), |prefix| exact(prefix.factor))?;
            prefix.times(exact(*factor)?)
        }
        UnitExpr::Numeric(number) => exact(*number),
        UnitExpr::Annotation(_) => Some(Ratio::ONE),
        UnitExpr::Annotated(unit, _) => factor(unit),
        UnitExpr::Power(unit, exponent) => factor(unit)?.power(*exponent),
        UnitExpr::Product(units) => units.iter().try_fold(Ratio::ONE, |product, unit| product.times(factor(unit)?)),
        UnitExpr::Quotient(left, right) => factor(left)?.divided(factor(right)?),
        UnitExpr::Reciprocal(unit) => Ratio::ONE.divided(factor(unit)?),
    }
}

/// A number of UCUM's tables. They give up to 28 digits, so that one with as many is a rounded quotient.
fn exact(number: Number) -> Option<Ratio> {
    let (digits, exponent) = number.to_integer_and_exponent();
    let ratio = Ratio::scaled(digits, exponent)?;
    let rounded = digits.unsigned_abs().checked_ilog10().is_some_and(|digits| digits >= 25);
    if rounded { ratio.recovered() } else { Some(ratio) }
}

#[cfg(test)]
mod tests {
    use super::{Conversion, Ratio, commensurable, conversion, is_unknown, suggested};

    #[test]
    fn units_of_medicine_are_known_and_nonsense_is_not() {
        for code in [
            "mm[Hg]",
            "kPa",
            "Cel",
            "[degF]",
            "g/L",
            "g/dL",
            "mmol/L",
            "[lb_av]",
            "kg",
            "10*9/L",
            "{score}",
            "%",
            "/min",
            "U/L",
            "mL/min/{1.73_m2}",
            "[iU]/L",
            "cm[H2O]",
            "wk",
            "mo",
            "a",
            "h",
            "mmol/mol",
            "1",
            "ug/kg",
            "m2",
            "[pH]",
        ] {
            assert!(!is_unknown(code), "{code}");
        }
        for code in ["furlong", "mmHg", "lbs", "points", "", " kg", "mg/", "KG", "mL/min/1.73m²"] {
            assert!(is_unknown(code), "{code}");
        }
        for (code, meant) in [
            ("mmHg", Some("mm[Hg]")),
            ("grams", Some("g")),
            ("weeks", Some("wk")),
            ("furlong", Some("[fur_us]")),
            ("zorkmid", None),
        ] {
            assert_eq!(suggested(code), meant, "{code}");
        }
    }

    #[test]
    fn what_is_suggested_is_known() {
        let words = "mmHg cmH2O lbs oz inches feet degC IU IU/L mcg bpm years months weeks days hours points percent";
        for word in words.split(' ') {
            assert!(is_unknown(word), "{word}");
            assert!(suggested(word).is_some_and(|code| !is_unknown(code)), "{word}");
        }
    }

    #[test]
    fn conversions_are_exact() {
        for (from, to, factor, offset) in [
            ("[degF]", "Cel", "5/9", "-160/9"),
            ("Cel", "[degF]", "9/5", "32"),
            ("K", "Cel", "1", "-273.15"),
            ("[lb_av]", "kg", "0.45359237", "0"),
            ("kg", "[lb_av]", "100000000/45359237", "0"),
            ("g/dL", "g/L", "10", "0"),
            ("g", "kg", "0.001", "0"),
            ("kPa", "mm[Hg]", "500000/66661", "0"),
            ("cm[H2O]", "kPa", "0.0980665", "0"),
            ("umol/L", "mmol/L", "0.001", "0"),
            ("10*9/L", "/uL", "1000", "0"),
            ("%", "1", "0.01", "0"),
            ("{score}", "{points}", "1", "0"),
            ("[iU]/L", "m[iU]/mL", "1", "0"),
            ("mL/min/{1.73_m2}", "mL/s", "1/60", "0"),
            ("mmol/mol", "%", "0.1", "0"),
            ("[in_i]", "cm", "2.54", "0"),
            ("[oz_av]", "g", "28.349523125", "0"),
            ("wk", "d", "7", "0"),
            ("a", "mo", "12", "0"),
            ("[psi]", "[psi]", "1", "0"),
            ("year", "month", "12", "0"),
            ("day", "week", "1/7", "0"),
            ("week", "wk", "1", "0"),
            ("h", "day", "1/24", "0"),
        ] {
            let expected = Conversion { factor: Ratio::parse(factor).unwrap(), offset: Ratio::parse(offset).unwrap() };
            assert_eq!(conversion(from, to), Some(expected), "{from} to {to}");
        }
    }

    #[test]
    fn what_measures_something_else_has_no_conversion() {
        for (from, to) in [
            ("kg", "cm"),
            ("mmol/L", "mg/dL"),
            ("[iU]/L", "U/L"),
            ("year", "a"),
            ("month", "day"),
            ("mo", "month"),
            ("furlong", "m"),
            ("[pH]", "mol/L"),
        ] {
            assert_eq!(conversion(from, to), None, "{from} to {to}");
        }
        assert!(commensurable("[pH]", "mol/L") && !commensurable("kg", "cm"));
    }
}
