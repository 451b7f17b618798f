//! What nothing uses, and what looks at missingness where it must not.

use super::definition_index;
use crate::finding::{Code, Finding, did_you_mean};
use crate::source::Source;
use crate::toml_reader::{Located, Report};
use crate::translate::{Translated, TranslatedLibrary};
use crate::trial_file::{ConflictEntry, TrialFile};
use screening::elm::{Expression, Part};
use std::collections::BTreeSet;

/// Reports what is left over and what looks at missingness.
pub(super) fn check(
    file: &TrialFile,
    report: &Report<'_>,
    criteria: &Source,
    translated: &TranslatedLibrary,
    findings: &mut Vec<Finding>,
) {
    let sound = Reach::from(translated, roots_that_may_look(file));
    let others = Reach::from(translated, other_roots(file));
    let warnings =
        Reach::from(translated, file.warnings.iter().map(|warning| warning.definition.value.as_str()).collect());
    // Where a reference is lost, what it would have used is no news.
    let lost = |finding: &Finding| {
        let codes = [Code::UnknownName, Code::Recursion, Code::ParameterWithoutItem, Code::NoReading];
        codes.contains(&finding.code)
    };
    if !findings.iter().any(lost) && !report.any(lost) {
        unused_definitions(criteria, translated, [&sound, &others, &warnings], findings);
        unused_items(file, report, &sound, &others);
        warnings_of_other_items(file, report, translated);
    }
    missingness(file, report, criteria, translated, [&others, &warnings], findings);
}

fn unused_definitions(
    criteria: &Source,
    translated: &TranslatedLibrary,
    reaches: [&Reach; 3],
    findings: &mut Vec<Finding>,
) {
    for (index, definition) in translated.definitions.iter().enumerate() {
        let name = &definition.name;
        let used = reaches.iter().any(|reach| reach.definitions.contains(&index));
        // The second of two definitions of one name has been reported.
        if !used && definition_index(translated, &name.text) == Some(index) {
            findings.push(criteria.finding(
                &name.span,
                Code::UnusedDefinition,
                format!("nothing uses the definition `{}`", name.text),
                "name it in trial.toml, use it in another definition, or remove it",
            ));
        }
    }
    for name in &translated.uncalled {
        let message = format!("nothing calls the function `{}`", name.text);
        findings.push(criteria.finding(&name.span, Code::UnusedDefinition, message, "call it or remove it"));
    }
}

fn unused_items(file: &TrialFile, report: &Report<'_>, sound: &Reach, others: &Reach) {
    for (index, item) in file.items.iter().enumerate() {
        let used = sound.items.contains(&index) || others.items.contains(&index);
        match (&item.decides_nothing, used) {
            (None, false) => report.find(
                &item.link_id.span,
                Code::UnusedItem,
                format!("no criterion uses the item `{}`", item.link_id.value),
                "use it in criteria.cql, remove it, or say why it is asked in `decides_nothing`",
            ),
            (Some(reason), true) => report.find(
                &reason.span,
                Code::LeftOverPermission,
                format!("the item `{}` does decide something", item.link_id.value),
                "remove `decides_nothing`",
            ),
            (None, true) | (Some(_), false) => {}
        }
    }
}

fn warnings_of_other_items(file: &TrialFile, report: &Report<'_>, translated: &TranslatedLibrary) {
    for warning in &file.warnings {
        let reach = Reach::from(translated, vec![&warning.definition.value]);
        let item = file.items.iter().position(|item| item.link_id.value == warning.item.value);
        if item.is_some_and(|item| !reach.items.contains(&item)) {
            report.find(
                &warning.item.span,
                Code::WrongValue,
                format!("`{}` does not look at the item `{}`", warning.definition.value, warning.item.value),
                "name the item whose answer is to be checked",
            );
        }
    }
}

fn missingness(
    file: &TrialFile,
    report: &Report<'_>,
    criteria: &Source,
    translated: &TranslatedLibrary,
    reaches: [&Reach; 2],
    findings: &mut Vec<Finding>,
) {
    let permitted = &file.may_look_at_missingness;
    for (index, definition) in translated.definitions.iter().enumerate() {
        let by_name = permitted.iter().any(|name| name.value == definition.name.text);
        if by_name || reaches.iter().all(|reach| !reach.definitions.contains(&index)) {
            continue;
        }
        for (span, words) in &definition.missingness {
            findings.push(criteria.finding(
                span,
                Code::Missingness,
                format!("`{words}` in `{}` asks whether an answer is missing", definition.name.text),
                "leave it out: an unknown answer is any value it might be; or, where one more answer cannot make the \
                 result wrong, name the definition in `may_look_at_missingness` of trial.toml and say why",
            ));
        }
    }
    for name in permitted {
        left_over_permission(report, translated, name);
    }
}

fn left_over_permission(report: &Report<'_>, translated: &TranslatedLibrary, name: &Located<String>) {
    let found = definition_index(translated, &name.value).and_then(|index| translated.definitions.get(index));
    match found {
        None => {
            let known = translated.definitions.iter().map(|definition| definition.name.text.as_str());
            let message = format!("criteria.cql defines no `{}`{}", name.value, did_you_mean(&name.value, known));
            report.find(&name.span, Code::UnknownName, message, "use the name of a `define` of criteria.cql");
        }
        Some(Translated { missingness, .. }) if missingness.is_empty() => report.find(
            &name.span,
            Code::LeftOverPermission,
            format!("`{}` does not ask whether an answer is missing", name.value),
            "remove it from `may_look_at_missingness`",
        ),
        Some(_) => {}
    }
}

/// Fallbacks and conflicts, which may ask whether an answer is missing.
fn roots_that_may_look(file: &TrialFile) -> Vec<&str> {
    let fallbacks = file.criteria.iter().filter_map(|criterion| criterion.fallback.as_ref());
    let fallbacks = fallbacks.map(|fallback| fallback.definition.value.as_str());
    let conflicts = file.criteria.iter().flat_map(|criterion| &criterion.conflicts).chain(&file.conflicts);
    let conflicts = conflicts.filter_map(|ConflictEntry { definition, .. }| definition.as_ref());
    fallbacks.chain(conflicts.map(|definition| definition.value.as_str())).collect()
}

/// Everything else that trial.toml names.
fn other_roots(file: &TrialFile) -> Vec<&str> {
    let names = file
        .criteria
        .iter()
        .flat_map(|criterion| criterion.readings.iter().chain(&criterion.applies).chain(&criterion.provisional));
    names.map(|name| name.value.as_str()).collect()
}

/// What some definitions need.
#[derive(Default)]
struct Reach {
    definitions: BTreeSet<usize>,
    items: BTreeSet<usize>,
}

impl Reach {
    fn from(translated: &TranslatedLibrary, names: Vec<&str>) -> Reach {
        let mut reach = Reach::default();
        let mut waiting: Vec<usize> = names.into_iter().filter_map(|name| definition_index(translated, name)).collect();
        while let Some(index) = waiting.pop() {
            let Some(definition) = translated.definitions.get(index) else { continue };
            if !reach.definitions.insert(index) {
                continue;
            }
            for Part { expression, .. } in definition.expression.parts() {
                if let Expression::ExpressionRef(definition) = expression {
                    waiting.push(*definition);
                } else if let Expression::ParameterRef(item) = expression {
                    reach.items.insert(*item);
                }
            }
        }
        reach
    }
}
