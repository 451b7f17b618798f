//! An answer in words, from the trial's texts and the page's own.

use crate::messages::Messages;
use crate::session::about_when::first_day;
use screening::answers::Row;
use screening::definition::{DateLimits, FieldTexts, Item, ItemKind, ItemTexts, QuantityLimits};
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
            ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Quantity(_) | ItemKind::List(_) => String::new(),
        },
        Answer::Quantity(value, unit) => quantity_text(messages, item, *value, *unit),
        Answer::List(rows) if rows.is_empty() => messages.no_rows.to_owned(),
        Answer::List(rows) => {
            let rows: Vec<String> = rows.iter().map(|row| row_text(messages, texts, row)).collect();
            rows.join("; ")
        }
    }
}

/// The cells of a row that are known, in their order; those that are not, as a question mark.
fn row_text(messages: &Messages, texts: &ItemTexts, row: &Row) -> String {
    let cell = |(cell, texts): (&Option<Answer>, &FieldTexts)| match cell {
        Some(Answer::Date(date)) => (messages.partial_date)(*date),
        Some(Answer::Choice(code)) => texts.choices.get(*code).cloned().unwrap_or_default(),
        // The fields of rows have no other types.
        Some(Answer::Boolean(_) | Answer::Days(_) | Answer::Quantity(..) | Answer::List(_)) => String::new(),
        None => "?".to_owned(),
    };
    let cells: Vec<String> = row.iter().zip(&texts.fields).map(cell).collect();
    cells.join(" · ")
}

/// The first and last day of a range; no first one where it begins with the first permitted day.
pub fn ends(limits: &DateLimits, days: DateRange) -> (Option<Date>, Date) {
    (Some(days.from).filter(|from| *from > first_day(limits)), days.to)
}

/// "Yes" or "No", or the item's own words for them.
pub fn boolean_label<'a>(messages: &Messages, texts: &'a ItemTexts, value: bool) -> &'a str {
    let own = if value { texts.choices.first() } else { texts.choices.get(1) };
    own.map_or(if value { messages.yes } else { messages.no }, String::as_str)
}

/// A number with its unit, followed by the number that is compared where that is another: in the first unit, rounded.
fn quantity_text(messages: &Messages, item: &Item, value: Decimal, unit: usize) -> String {
    let ItemKind::Quantity(limits) = &item.kind else { return String::new() };
    let name = |index| unit_name(messages, limits, index);
    let own = format!("{value} {}", name(unit));
    let is_another = unit != 0 || (limits.units.len() > 1 && value.decimals() > 1);
    let factor = limits.units.get(unit).filter(|_| is_another).map(|unit| unit.factor);
    match factor.and_then(|factor| one_decimal(value.checked_mul(factor)?)) {
        Some(converted) => format!("{own} ({converted} {})", name(0)),
        None => own,
    }
}

/// A unit by its index, as people write it.
pub fn unit_name<'a>(messages: &Messages, limits: &'a QuantityLimits, index: usize) -> &'a str {
    limits.units.get(index).map_or("", |unit| (messages.question.unit_name)(&unit.code))
}

/// What a number comes to in the first unit, where it was given in another.
pub fn in_first_unit(messages: &Messages, limits: &QuantityLimits, answer: &Answer) -> Option<String> {
    let Answer::Quantity(value, unit) = answer else { return None };
    let factor = limits.units.get(*unit).filter(|_| *unit != 0)?.factor;
    let number = format!("{} {}", one_decimal(value.checked_mul(factor)?)?, unit_name(messages, limits, 0));
    Some((messages.question.number_understood)(&number))
}

/// Rounded half up to one decimal, which always shows: the number that is compared is the number that is shown.
fn one_decimal(value: Decimal) -> Option<String> {
    let rounded = value.round(1)?;
    Some(if rounded.is_integer() { format!("{rounded}.0") } else { format!("{rounded}") })
}

#[cfg(test)]
mod tests {
    use super::one_decimal;
    use screening::Decimal;

    #[test]
    fn one_decimal_always_shows() {
        for (text, shown) in [("70", "70.0"), ("70.0033", "70.0"), ("70.05", "70.1"), ("69.96", "70.0")] {
            assert_eq!(one_decimal(Decimal::parse(text).unwrap()).as_deref(), Some(shown));
        }
    }
}
