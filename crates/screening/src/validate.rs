//! What a compiled trial must keep to: references that lead somewhere, names that are used once, sizes that a browser can
//! show and compare.

use crate::decimal::Decimal;
use crate::definition::{Clause, Definition, ItemKind, TimeEffect, TrialDefinition, Unit};
use crate::foreign::{begins_formula, is_one_line, visible};
use crate::plan::MAX_READINGS;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Checks sizes and references.
///
/// # Errors
/// The first problem, in words.
pub(crate) fn check(trial: &TrialDefinition) -> Result<(), String> {
    check_sizes(trial)?;
    check_lines(trial)?;
    check_references(trial)
}

/// Checks that every clause is a part of its definition.
///
/// # Errors
/// The first problem, in words.
pub(crate) fn check_clauses(trial: &TrialDefinition) -> Result<(), String> {
    trial.definitions.iter().try_for_each(check_clauses_of)
}

/// Codes of a choice at most: they are bits of a mask.
const MAX_CODES: usize = 31;

/// Of anything that a trial lists at most: many times what the largest trial has, and what a browser shows at once.
const MAX_LISTED: usize = 512;

/// Rows of a list at most.
const MAX_ROWS: usize = 100;

/// The parts of a unit's ratio, and limits of a quantity, at most.
const MAX_RATIO: i64 = 1_000_000_000_000_000;

/// A unit's offset at most.
const MAX_OFFSET: u64 = 10_000_000_000_000;

/// How many items may have to be looked at to know whether one is asked.
const MAX_CONTROLLERS: usize = 512;

/// Keeps a file from taking more time or memory than any trial does.
fn check_sizes(trial: &TrialDefinition) -> Result<(), String> {
    let of_criteria = trial.criteria.iter().flat_map(|criterion| [criterion.conflicts.len(), criterion.needs.len()]);
    let of_trial = [
        trial.topics.len(),
        trial.items.len(),
        trial.definitions.len(),
        trial.criteria.len(),
        trial.conflicts.len(),
        trial.warnings.len(),
        trial.languages.len(),
    ];
    let of_topics = trial.topics.iter().map(|topic| topic.items.len());
    if of_criteria.chain(of_trial).chain(of_topics).any(|count| count > MAX_LISTED) {
        return Err(format!("it lists more than {MAX_LISTED} of something"));
    }
    // An item is looked at once for each condition that names it.
    let mut looks: Vec<usize> = Vec::new();
    for item in &trial.items {
        let named = item.enable_when.iter().filter_map(|enable_when| looks.get(enable_when.item));
        let count = named.fold(1_usize, |sum, looks| sum.saturating_add(*looks));
        if count > MAX_CONTROLLERS {
            return Err(format!("{} depends on too many items", item.link_id));
        }
        looks.push(count);
    }
    Ok(())
}

/// Names and titles are one line, and no spreadsheet takes one for a formula: they stand in files that people save.
fn check_lines(trial: &TrialDefinition) -> Result<(), String> {
    let one_line = |text: &String, of: &str| {
        if is_one_line(text) { Ok(()) } else { Err(format!("{of} {} is not one line", visible(text))) }
    };
    let cell = |text: &String, of: &str| {
        if begins_formula(text) {
            Err(format!("{of} {} begins like a formula", visible(text)))
        } else {
            one_line(text, of)
        }
    };
    one_line(&trial.identifier, "the identifier")?;
    one_line(&trial.version, "the version")?;
    one_line(&trial.record.title, "the title")?;
    trial.languages.iter().try_for_each(|texts| one_line(&texts.title, "the title"))?;
    trial.topics.iter().try_for_each(|topic| one_line(&topic.id, "the topic"))?;
    trial.criteria.iter().try_for_each(|criterion| one_line(&criterion.identifier, "the criterion"))?;
    for item in &trial.items {
        cell(&item.link_id, "the item")?;
        let fields = if let ItemKind::List(limits) = &item.kind { limits.fields.as_slice() } else { &[] };
        fields.iter().try_for_each(|field| one_line(&field.name, "the field"))?;
        for kind in fields.iter().map(|field| &field.kind).chain([&item.kind]) {
            match kind {
                ItemKind::Choice(codes) => codes.iter().try_for_each(|code| cell(&code.code, "the code"))?,
                ItemKind::Quantity(limits) => {
                    limits.units.iter().try_for_each(|unit| one_line(&unit.code, "the unit"))?;
                }
                ItemKind::Boolean | ItemKind::Date(_) | ItemKind::Integer(_) | ItemKind::List(_) => {}
            }
        }
    }
    Ok(())
}

/// No two have the same name.
fn check_names<'n>(names: impl Iterator<Item = &'n str>) -> Result<(), String> {
    let mut seen = Vec::new();
    for name in names {
        if seen.contains(&name) {
            return Err(format!("there are two of the name {name}"));
        }
        seen.push(name);
    }
    Ok(())
}

fn check_references(trial: &TrialDefinition) -> Result<(), String> {
    let (items, definitions) = (trial.items.len(), trial.definitions.len());
    // Answers and results are told by these names.
    check_names(trial.items.iter().map(|item| item.link_id.as_str()))?;
    check_names(trial.criteria.iter().map(|criterion| criterion.identifier.as_str()))?;
    let item = |index: usize, of: &str| {
        if index < items { Ok(()) } else { Err(format!("{of} refers to the item {index}, which is not there")) }
    };
    let definition = |index: usize, of: &str| {
        if index < definitions {
            Ok(())
        } else {
            Err(format!("{of} refers to the definition {index}, which is not there"))
        }
    };
    for topic in &trial.topics {
        topic.items.iter().try_for_each(|index| item(*index, &topic.id))?;
    }
    for (place, entry) in trial.items.iter().enumerate() {
        check_kind(&entry.kind, &entry.link_id)?;
        for enable_when in &entry.enable_when {
            if enable_when.item >= place {
                return Err(format!("{} depends on an item that does not come before it", entry.link_id));
            }
        }
        if let Some(counts) = &entry.unknown_counts_as {
            counts.beside.map_or(Ok(()), |beside| item(beside, &entry.link_id))?;
        }
    }
    for criterion in &trial.criteria {
        let of = criterion.identifier.as_str();
        if criterion.readings.is_empty() || criterion.readings.len() > MAX_READINGS {
            return Err(format!("{of} needs one to {MAX_READINGS} readings"));
        }
        let named = criterion.readings.iter().copied();
        let named = named.chain(criterion.applies).chain(criterion.provisional);
        let named = named.chain(criterion.fallback.iter().map(|fallback| fallback.definition));
        named
            .chain(criterion.conflicts.iter().filter_map(|conflict| conflict.definition))
            .try_for_each(|index| definition(index, of))?;
        criterion.needs.iter().try_for_each(|index| item(*index, of))?;
        criterion.conflicts.iter().flat_map(|conflict| &conflict.items).try_for_each(|index| item(*index, of))?;
        if let TimeEffect::Clears(clears) = &criterion.time {
            clears.anchor.map_or(Ok(()), |anchor| item(anchor, of))?;
        }
    }
    for conflict in &trial.conflicts {
        conflict.definition.map_or(Ok(()), |index| definition(index, "a conflict"))?;
        conflict.items.iter().try_for_each(|index| item(*index, "a conflict"))?;
    }
    for warning in &trial.warnings {
        definition(warning.definition, "a warning")?;
        item(warning.item, "a warning")?;
    }
    trial.languages.iter().try_for_each(|texts| check_texts(trial, texts))
}

fn check_kind(kind: &ItemKind, of: &str) -> Result<(), String> {
    match kind {
        ItemKind::Boolean | ItemKind::Date(_) => Ok(()),
        ItemKind::Choice(codes) => {
            let meanings = codes.iter().flat_map(|code| &code.may_mean);
            if codes.is_empty() || codes.len() > MAX_CODES || meanings.into_iter().any(|code| *code >= codes.len()) {
                return Err(format!("{of} needs one to {MAX_CODES} codes that mean one another"));
            }
            Ok(())
        }
        ItemKind::Quantity(limits) => {
            if limits.units.is_empty() || limits.units.len() > MAX_CODES {
                return Err(format!("{of} needs one to {MAX_CODES} units"));
            }
            // With these nothing that is permitted is too large to be converted.
            let may_be = |unit: &Unit| {
                (1..=MAX_RATIO).contains(&unit.numerator)
                    && (1..=MAX_RATIO).contains(&unit.denominator)
                    && unit.offset.unsigned_abs() <= MAX_OFFSET
            };
            let most = Decimal::integer(MAX_RATIO);
            let limits_hold = [limits.low, limits.high]
                .into_iter()
                .all(|limit| limit.decimals() <= 8 && most.checked_neg() <= Some(limit) && limit <= most);
            let is_first = |unit: &Unit| (unit.numerator, unit.offset, unit.denominator) == (1, 0, 1);
            if !limits_hold || limits.low > limits.high || !limits.units.iter().all(may_be) {
                return Err(format!("{of} has limits or units beyond what is compared"));
            }
            if limits.units.first().is_none_or(|unit| !is_first(unit)) || limits.display_decimals > Some(8) {
                return Err(format!("{of} converts its first unit, or shows more than 8 decimals"));
            }
            Ok(())
        }
        ItemKind::Integer(limits) => {
            if limits.low > limits.high {
                return Err(format!("{of} permits no number"));
            }
            Ok(())
        }
        ItemKind::List(limits) if limits.max_rows > MAX_ROWS || limits.fields.len() > MAX_CODES => {
            Err(format!("{of} holds more than {MAX_ROWS} rows or {MAX_CODES} fields"))
        }
        ItemKind::List(limits) => limits.fields.iter().try_for_each(|field| match field.kind {
            ItemKind::List(_) => Err(format!("{of} holds a list in a list")),
            ItemKind::Boolean
            | ItemKind::Choice(_)
            | ItemKind::Date(_)
            | ItemKind::Quantity(_)
            | ItemKind::Integer(_) => check_kind(&field.kind, of),
        }),
    }
}

fn check_clauses_of(definition: &Definition) -> Result<(), String> {
    let nodes = definition.expression.parts().len();
    let is_there = |clause: &Clause| clause.node < nodes && definition.source.get(clause.from..clause.to).is_some();
    if definition.clauses.iter().all(is_there) {
        return Ok(());
    }
    Err(format!("a clause of {} is no part of it", definition.name))
}

fn check_texts(trial: &TrialDefinition, texts: &crate::definition::Texts) -> Result<(), String> {
    let complete = texts.items.len() == trial.items.len()
        && texts.criteria.len() == trial.criteria.len()
        && texts.topics.len() == trial.topics.len()
        && texts.conflicts.len() == trial.conflicts.len()
        && texts.warnings.len() == trial.warnings.len();
    if complete { Ok(()) } else { Err(format!("the texts in {} are not complete", texts.language)) }
}
