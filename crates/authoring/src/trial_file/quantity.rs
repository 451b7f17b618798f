//! Items that are numbers: quantities with their units, and integers.

use crate::finding::Code;
use crate::toml_reader::{Located, Table};
use crate::units::{self, Conversion, Ratio};
use screening::Decimal;
use screening::definition::{IntegerLimits, ItemKind, QuantityLimits, Unit};

/// Decimals of a limit at most: as many as CQL gives a Decimal.
const MOST_DECIMALS: u32 = 8;

const RATIO: &str = "a number in quotes, such as \"7.50062\" or \"5/9\"";

/// A unit as it is written.
struct UnitEntry {
    code: Located<String>,
    factor: Option<Located<Ratio>>,
    offset: Option<Located<Ratio>>,
}

pub(super) fn quantity(table: &Table<'_>) -> Option<ItemKind> {
    let decimal = "a number in quotes, such as \"20\"";
    let entries: Vec<UnitEntry> = table.tables("units", "the unit", |table| UnitEntry {
        code: table.some_text("code"),
        factor: ratio(table, "factor"),
        offset: ratio(table, "offset"),
    });
    if entries.is_empty() {
        table.missing("units");
    }
    let limit = |key| table.required(key, Decimal::parse, decimal);
    let (low, high) = (limit("low"), limit("high"));
    let display_decimals = table.optional_number("display_decimals");
    if let Some(decimals) = display_decimals.as_ref().filter(|decimals| decimals.value > MOST_DECIMALS) {
        let message = format!("`display_decimals` is {}", decimals.value);
        table.find(&decimals.span, Code::WrongValue, message, "write a number from 0 to 8");
    }
    let first = entries.first().map(|entry| entry.code.value.clone()).unwrap_or_default();
    let units: Vec<Option<Unit>> =
        entries.iter().enumerate().map(|(index, entry)| unit(table, entry, &first, index)).collect();
    for (index, entry) in entries.iter().enumerate() {
        if entries.iter().take(index).any(|earlier| earlier.code.value == entry.code.value) {
            let message = format!("the unit `{}` occurs twice", entry.code.value);
            table.find(&entry.code.span, Code::DuplicateName, message, "remove one of them");
        }
    }
    let (low, high) = (low?, high?);
    if low > high {
        table.find(table.span(), Code::WrongValue, "`low` lies above `high`", "exchange them");
    }
    if [low, high].iter().any(|limit| limit.decimals() > MOST_DECIMALS) {
        let message = format!("a limit has more than {MOST_DECIMALS} decimals");
        table.find(table.span(), Code::WrongValue, message, "round it: no comparison in CQL has more");
    }
    let limits = QuantityLimits {
        units: units.into_iter().collect::<Option<Vec<Unit>>>()?,
        cql_unit: units::in_cql(&first).to_owned(),
        low,
        high,
        display_decimals: display_decimals.map(|decimals| decimals.value),
    };
    (!limits.units.is_empty()).then_some(ItemKind::Quantity(limits))
}

fn ratio(table: &Table<'_>, key: &str) -> Option<Located<Ratio>> {
    let text = table.optional_text(key)?;
    let value = Ratio::parse(&text.value);
    if value.is_none() {
        table.find(&text.span, Code::WrongValue, format!("`{key}` is not {RATIO}"), format!("write {RATIO}"));
    }
    Some(Located { value: value?, span: text.span })
}

/// A unit with what turns it into the first one: the item's own numbers, or else UCUM's.
fn unit(table: &Table<'_>, entry: &UnitEntry, first: &str, index: usize) -> Option<Unit> {
    let Located { value: code, span } = &entry.code;
    if code.is_empty() {
        return None;
    }
    if units::is_unknown(code) {
        let suggestion = units::suggested(code).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        let message = format!("`{code}` is no unit of UCUM{suggestion}");
        let mend = "write the UCUM code, such as `mm[Hg]`, `[lb_av]` or `10*9/L`; https://ucum.org lists them, and \
                    what has no unit may be written in braces: `{score}`";
        table.find(span, Code::UnknownUnit, message, mend);
        return None;
    }
    let own = entry.factor.as_ref().map(|factor| Conversion {
        factor: factor.value,
        offset: entry.offset.as_ref().map_or(Ratio::ZERO, |offset| offset.value),
    });
    if let (None, Some(offset)) = (&entry.factor, &entry.offset) {
        let mend = "write `factor` too, or leave out both where UCUM knows the units";
        table.find(&offset.span, Code::WrongValue, format!("`{code}` has an `offset` without a `factor`"), mend);
    }
    if index == 0 {
        if own.is_some_and(|own| own != Conversion::SAME) {
            let mend = "leave out `factor` and `offset` of the first unit: the others are converted into it";
            table.find(span, Code::WrongValue, "the first unit's factor is not 1", mend);
        }
        return Some(Unit::same(code));
    }
    // As CQL sees them, so that a month is not taken for 30.4375 days.
    let known = units::conversion(units::in_cql(code), units::in_cql(first));
    let Some(conversion) = own.or(known) else {
        let measures = units::commensurable(code, first);
        let message = if units::is_of_no_fixed_length(units::in_cql(code))
            || units::is_of_no_fixed_length(units::in_cql(first)) && measures
        {
            format!("`{code}` and `{first}`: a month and a year have no fixed number of days")
        } else if measures || units::is_unknown(first) {
            format!("UCUM has no factor that turns `{code}` into `{first}`")
        } else {
            format!("`{code}` and `{first}` measure different things: UCUM has no factor between them")
        };
        let mend = format!(
            "give the factor that this item needs, as in {{ code = \"{code}\", factor = \"…\" }} (mg/dL to mmol/L depends \
             on the substance), or ask two items"
        );
        table.find(span, Code::NoConversion, message, mend);
        return None;
    };
    if !conversion.factor.is_positive() {
        table.find(span, Code::WrongValue, format!("the factor of `{code}` is not above 0"), "write a positive factor");
        return None;
    }
    if let (Some(own), Some(known)) = (own, known)
        && !agree(own, known, code, first)
    {
        let place = entry.factor.as_ref().map_or(span, |factor| &factor.span);
        let message = format!("one `{code}` is not {} `{first}`: by UCUM it is {}", told(own), told(known));
        table.find(place, Code::WrongFactor, message, "leave out `factor` and `offset`, so that UCUM's are taken");
    }
    let whole = conversion.whole_numbers().filter(|[numerator, offset, denominator]| {
        [*numerator, *denominator].into_iter().all(|part| part <= 1_000_000_000_000_000)
            && offset.unsigned_abs() <= 10_000_000_000_000
    });
    // CQL moves a date by whole units and ignores the rest, so that 22 days must not become 3.14 weeks.
    if units::shifts_dates(units::in_cql(first))
        && (conversion.factor.denominator() != 1 || conversion.offset != Ratio::ZERO)
    {
        let message = format!("one `{code}` is no whole number of `{first}`, and a date moves by whole ones");
        let mend = format!("write the smallest unit of time first: `{code}` before `{first}`");
        table.find(span, Code::WrongValue, message, mend);
        return None;
    }
    let Some([numerator, offset, denominator]) = whole else {
        let message = format!("the ratio between `{code}` and `{first}` takes more digits than the engine has");
        table.find(span, Code::WrongValue, message, "choose units of a similar size, or a factor of fewer digits");
        return None;
    };
    Some(Unit { code: code.clone(), numerator, offset, denominator })
}

/// Whether an item's own numbers are UCUM's but for rounding. Where both units have no dimension and the item gives an offset,
/// it has a scale of its own that UCUM does not have, such as glycated hemoglobin in mmol/mol and in %.
fn agree(own: Conversion, known: Conversion, code: &str, first: &str) -> bool {
    let counts = units::is_dimensionless(code) && units::is_dimensionless(first);
    if counts && own.offset != Ratio::ZERO {
        return true;
    }
    known.factor.is_close_to(own.factor) && (known.offset == own.offset || known.offset.is_close_to(own.offset))
}

/// "0.45359237" or "5/9 and -160/9".
fn told(conversion: Conversion) -> String {
    let of = |ratio: Ratio| match ratio.exact() {
        Some(value) => value.to_string(),
        None => format!("{}/{}", ratio.numerator(), ratio.denominator()),
    };
    let factor = of(conversion.factor);
    if conversion.offset == Ratio::ZERO {
        factor
    } else {
        format!("{factor} and an offset of {}", of(conversion.offset))
    }
}

pub(super) fn integer(table: &Table<'_>) -> Option<ItemKind> {
    let (low, high) = (table.integer("low"), table.integer("high"));
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        table.find(table.span(), Code::WrongValue, "`low` lies above `high`", "exchange them");
    }
    Some(ItemKind::Integer(IntegerLimits { low: low?, high: high? }))
}
