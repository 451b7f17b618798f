//! One more answer, or a narrower date, never flips a criterion that was decided, except into a contradiction.

use crate::people::{Completeness, Record, any_value};
use crate::random::Random;
use crate::result::Outcome;
use crate::shape::Shape;
use screening::definition::ItemKind;
use serde_json::{Value, json};

/// What was made more exact.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Narrowed {
    pub(crate) item: usize,
    /// It had no answer before.
    pub(crate) was_missing: bool,
}

/// Makes one answer more exact, or gives one more; nothing where there is none left.
pub(crate) fn one_more(shape: &Shape, random: &mut Random, record: &mut Record) -> Option<Narrowed> {
    let count = shape.definition.items.len();
    let start = random.below(count);
    let completeness = Completeness { answered: 70, full_dates: 60 };
    for offset in 0..count {
        let index = (start + offset) % count;
        let item = &shape.definition.items[index];
        let (date, list) = match &item.kind {
            ItemKind::Date(_) => (true, None),
            ItemKind::List(limits) => (false, Some(limits)),
            _ => (false, None),
        };
        match record.told(&item.link_id).cloned() {
            None => {
                let value = any_value(shape, random, &item.kind, completeness, record.reference_date);
                record.answers.insert(item.link_id.clone(), value);
                return Some(Narrowed { item: index, was_missing: true });
            }
            Some(Value::String(text)) if date && text.len() < 10 => {
                let Some(narrower) = narrower(random, &text, record) else { continue };
                record.answers.insert(item.link_id.clone(), json!(narrower));
                return Some(Narrowed { item: index, was_missing: false });
            }
            Some(Value::Array(mut rows)) => {
                let cells = rows.iter().enumerate().flat_map(|(row, cells)| {
                    let fields = list.into_iter().flat_map(|limits| &limits.fields);
                    fields
                        .filter(move |field| cells.get(&field.name).is_none_or(Value::is_null))
                        .map(move |field| (row, field))
                });
                let cells: Vec<_> = cells.collect();
                if cells.is_empty() {
                    continue;
                }
                let (row, field) = cells[random.below(cells.len())];
                let value = any_value(shape, random, &field.kind, completeness, record.reference_date);
                rows[row][&field.name] = value;
                record.answers.insert(item.link_id.clone(), Value::Array(rows));
                return Some(Narrowed { item: index, was_missing: false });
            }
            Some(_) => {}
        }
    }
    None
}

/// A partial date with one part more, or two, of the days up to the reference date.
fn narrower(random: &mut Random, text: &str, record: &Record) -> Option<String> {
    let range = screening::PartialDate::parse(text)?.range();
    let to = range.to.min(record.reference_date);
    let count = to.day_number() - range.from.day_number();
    let day = range.from.add_days(random.within(0, count))?.to_string();
    Some(if text.len() == 4 && random.chance(50) { day[..7].to_owned() } else { day })
}

/// A criterion that was decided and is now otherwise.
pub(crate) fn flip(shape: &Shape, narrowed: Narrowed, before: &Outcome, after: &Outcome) -> Option<String> {
    let Narrowed { item, was_missing } = narrowed;
    let stands_for_a_value = shape.definition.items[item].unknown_counts_as.is_some();
    for (index, criterion) in shape.definition.criteria.iter().enumerate() {
        let (before, after) = (&before.criteria[&criterion.identifier], &after.criteria[&criterion.identifier]);
        // Facts that are told take the place of what was told instead of them.
        let told_instead = criterion.fallback.is_some() && shape.readings[index].items.contains(&item);
        let exempt = stands_for_a_value && shape.items[index].contains(&item)
            || was_missing && shape.readings[index].missingness.contains(&item)
            || told_instead && criterion.readings.len() > 1
            || after.has("conflict")
            || after.has("not_searched")
            || before.has("not_searched");
        let Some(passes) = before.passes().filter(|_| !exempt) else { continue };
        if after.passes() != Some(passes) {
            return Some(format!("{} from {before:?} to {after:?}", criterion.identifier));
        }
        if let (Some(wide), Some(narrow)) = (before.clear, after.clear)
            && (narrow.0 < wide.0 || wide.1 < narrow.1)
        {
            return Some(format!("{} clears at {wide:?}, then at {narrow:?}", criterion.identifier));
        }
        if let (Some(wide), Some(narrow)) = (before.until, after.until)
            && (narrow.0 < wide.0 || wide.1 < narrow.1)
        {
            return Some(format!("{} holds until {wide:?}, then until {narrow:?}", criterion.identifier));
        }
    }
    None
}
