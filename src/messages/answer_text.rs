//! An answer in words, from the trial's texts and the page's own.

use crate::messages::Messages;
use crate::session::about_when::first_day;
use screening::answers::Row;
use screening::definition::{DateLimits, Field, FieldTexts, Item, ItemKind, ItemTexts, QuantityLimits};
use screening::{Answer, Date, DateRange, Decimal};

/// An answer as a person reads it. An answer that does not fit its item gives no text.
pub fn answer_text(messages: &Messages, item: &Item, texts: &ItemTexts, answer: &Answer) -> String {
    match answer {
        Answer::Boolean(value) => boolean_label(messages, texts, *value).to_owned(),
        Answer::Choice(code) => texts.choices.get(*code).cloned().unwrap_or_default(),
        Answer::Date(date) => (messages.partial_date)(*date),
        Answer::Days(days) => match &item.kind {
            ItemKind::Date(limits) => {
                let (from, to) = ends(limits, *days);
                (messages.days)(from, to)
            }
            ItemKind::Boolean
            | ItemKind::Choice(_)
            | ItemKind::Quantity(_)
            | ItemKind::Integer(_)
            | ItemKind::List(_) => String::new(),
        },
        Answer::Quantity(value, unit) => quantity_text(messages, &item.kind, *value, *unit),
        Answer::Integer(value) => signed(&value.to_string()),
        Answer::List(rows) if rows.is_empty() => messages.no_rows.to_owned(),
        Answer::List(rows) => {
            let rows: Vec<String> = rows.iter().map(|row| row_text(messages, item, texts, row)).collect();
            rows.join("; ")
        }
    }
}

/// The cells of a row that are known, in their order; those that are not, as a question mark.
fn row_text(messages: &Messages, item: &Item, texts: &ItemTexts, row: &Row) -> String {
    let ItemKind::List(limits) = &item.kind else { return String::new() };
    let cell = |((cell, field), texts): ((&Option<Answer>, &Field), &FieldTexts)| match cell {
        Some(answer) => cell_text(messages, field, texts, answer),
        None => "?".to_owned(),
    };
    let cells: Vec<String> = row.iter().zip(&limits.fields).zip(&texts.fields).map(cell).collect();
    cells.join(" · ")
}

/// A cell of a row that is known.
pub fn cell_text(messages: &Messages, field: &Field, texts: &FieldTexts, answer: &Answer) -> String {
    match answer {
        Answer::Boolean(value) => yes_or_no(messages, &texts.choices, *value).to_owned(),
        Answer::Date(date) => (messages.partial_date)(*date),
        Answer::Choice(code) => texts.choices.get(*code).cloned().unwrap_or_default(),
        Answer::Quantity(value, unit) => quantity_text(messages, &field.kind, *value, *unit),
        Answer::Integer(value) => signed(&value.to_string()),
        // No row holds these.
        Answer::Days(_) | Answer::List(_) => String::new(),
    }
}

/// The first and last day of a range; no first one where it begins with the first permitted day.
pub fn ends(limits: &DateLimits, days: DateRange) -> (Option<Date>, Date) {
    (Some(days.from).filter(|from| *from > first_day(limits)), days.to)
}

/// "Yes" or "No", or the item's own words for them.
pub fn boolean_label<'a>(messages: &Messages, texts: &'a ItemTexts, value: bool) -> &'a str {
    yes_or_no(messages, &texts.choices, value)
}

fn yes_or_no<'a>(messages: &Messages, own: &'a [String], value: bool) -> &'a str {
    let own = if value { own.first() } else { own.get(1) };
    own.map_or(if value { messages.yes } else { messages.no }, String::as_str)
}

/// A number with its unit as it was given, followed by what is shown of it in the first unit where that is another number.
fn quantity_text(messages: &Messages, kind: &ItemKind, value: Decimal, unit: usize) -> String {
    let ItemKind::Quantity(limits) = kind else { return String::new() };
    let name = |index| unit_name(messages, limits, index);
    let own = format!("{} {}", signed(&value.to_string()), name(unit));
    let is_longer = limits.display_decimals.is_some_and(|decimals| value.decimals() > decimals);
    let converted = if unit != 0 || is_longer { shown_in_first(limits, value, unit) } else { None };
    match converted {
        Some(converted) => format!("{own} ({converted} {})", name(0)),
        None => own,
    }
}

/// A number with the minus sign of typography, which is as wide as a digit and is not mistaken for a hyphen.
pub fn signed(number: &str) -> String {
    number.replace('-', "\u{2212}")
}

/// A unit by its index, as people write it.
pub fn unit_name<'a>(messages: &Messages, limits: &'a QuantityLimits, index: usize) -> &'a str {
    limits.units.get(index).map_or("", |unit| (messages.question.unit_name)(&unit.code))
}

/// What a number comes to in the first unit, where it was given in another.
pub fn in_first_unit(messages: &Messages, limits: &QuantityLimits, answer: &Answer) -> Option<String> {
    let Answer::Quantity(value, unit) = answer else { return None };
    let converted = if *unit == 0 { None } else { shown_in_first(limits, *value, *unit) };
    let number = format!("{} {}", converted?, unit_name(messages, limits, 0));
    Some((messages.question.number_understood)(&number))
}

/// A number in the first unit, rounded half up to the item's own decimals, which always show; without such a setting to at
/// most two.
fn shown_in_first(limits: &QuantityLimits, value: Decimal, unit: usize) -> Option<String> {
    let value = limits.units.get(unit)?.to_first(value)?;
    let rounded = value.round(limits.display_decimals.unwrap_or(2))?;
    let missing = limits.display_decimals.map_or(0, |decimals| decimals.saturating_sub(rounded.decimals()));
    let point = if rounded.is_integer() && missing > 0 { "." } else { "" };
    let zeros = "0".repeat(usize::try_from(missing).unwrap_or(0));
    Some(signed(&format!("{rounded}{point}{zeros}")))
}

#[cfg(test)]
mod tests {
    use super::shown_in_first;
    use screening::Decimal;
    use screening::definition::{QuantityLimits, Unit};

    fn shown(value: &str, unit: usize, display_decimals: Option<u32>) -> String {
        let fahrenheit = Unit { code: "[degF]".into(), numerator: 5, offset: -160, denominator: 9 };
        let limits = QuantityLimits {
            units: vec![Unit::same("Cel"), fahrenheit],
            cql_unit: "Cel".into(),
            low: Decimal::integer(-50),
            high: Decimal::integer(500),
            display_decimals,
        };
        shown_in_first(&limits, Decimal::parse(value).unwrap(), unit).unwrap()
    }

    #[test]
    fn the_item_says_how_many_decimals_show() {
        for (value, decimals, text) in [
            ("70", Some(1), "70.0"),
            ("70.0033", Some(1), "70.0"),
            ("70.05", Some(1), "70.1"),
            ("69.96", Some(1), "70.0"),
            ("69.5", Some(0), "70"),
            ("69", Some(3), "69.000"),
            ("70.126", None, "70.13"),
            ("70", None, "70"),
            ("-0.25", Some(1), "\u{2212}0.3"),
        ] {
            assert_eq!(shown(value, 0, decimals), text, "{value}");
        }
    }

    #[test]
    fn another_unit_is_converted_before_it_is_rounded() {
        assert_eq!(shown("98.6", 1, Some(1)), "37.0");
        assert_eq!(shown("98.6", 1, None), "37");
        assert_eq!(shown("100", 1, None), "37.78");
        assert_eq!(shown("-40", 1, Some(1)), "\u{2212}40.0");
    }
}
