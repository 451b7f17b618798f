//! What the properties know of a trial: its items, what each criterion looks at, and the constants of its definitions.
//!
//! Read from the compiled trial as JSON, not from the engine's own plans.

use screening::definition::TrialDefinition;
use screening::{Date, Trial};
use serde_json::Value;
use std::collections::BTreeSet;

/// A span of calendar time that a definition names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Span {
    Days(i32),
    Months(i32),
}

impl Span {
    /// The day so much later.
    pub(crate) fn after(self, day: Date) -> Option<Date> {
        match self {
            Span::Days(count) => day.add_days(count),
            Span::Months(count) => day.add_months(count),
        }
    }

    /// The day so much earlier.
    pub(crate) fn before(self, day: Date) -> Option<Date> {
        match self {
            Span::Days(count) => day.add_days(-count),
            Span::Months(count) => day.add_months(-count),
        }
    }
}

/// What the definitions of one criterion, or of all, look at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Looks {
    /// Items, by index.
    pub(crate) items: BTreeSet<usize>,
    /// Items that are asked whether they are missing.
    pub(crate) missingness: BTreeSet<usize>,
    /// Whether the reference date is used.
    pub(crate) reference_date: bool,
}

/// A trial with what is read out of its definition.
pub(crate) struct Shape {
    pub(crate) trial: Trial,
    pub(crate) definition: TrialDefinition,
    /// One entry a criterion: what its readings and `applies` look at.
    pub(crate) readings: Vec<Looks>,
    /// One entry a criterion: the items that its status depends on.
    pub(crate) items: Vec<BTreeSet<usize>>,
    /// Items that some reading is allowed to ask for missingness.
    pub(crate) missingness: BTreeSet<usize>,
    pub(crate) spans: Vec<Span>,
    pub(crate) numbers: Vec<String>,
}

impl Shape {
    pub(crate) fn new(definition: TrialDefinition) -> Shape {
        let trial = Trial::new(definition.clone()).unwrap_or_else(|error| panic!("{error}"));
        let json: Vec<Value> =
            definition.definitions.iter().map(|one| serde_json::to_value(&one.expression).unwrap()).collect();
        let mut readings = Vec::new();
        let mut items = Vec::new();
        for criterion in &definition.criteria {
            let mut looks = Looks::default();
            for index in criterion.readings.iter().chain(&criterion.applies) {
                look(&json, &json[*index], false, &mut looks);
            }
            let mut all = looks.clone();
            let fallback = criterion.fallback.iter().map(|fallback| fallback.definition);
            let conflicts = criterion.conflicts.iter().filter_map(|conflict| conflict.definition);
            for index in fallback.chain(conflicts).chain(criterion.provisional) {
                look(&json, &json[index], false, &mut all);
            }
            all.items.extend(&criterion.needs);
            with_controllers(&definition, &mut all.items);
            readings.push(looks);
            items.push(all.items);
        }
        let missingness = readings.iter().flat_map(|looks| looks.missingness.iter().copied()).collect();
        let (mut spans, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for expression in &json {
            constants(expression, &mut spans, &mut numbers);
        }
        let (spans, numbers) = (spans.into_iter().collect(), numbers.into_iter().collect());
        Shape { trial, definition, readings, items, missingness, spans, numbers }
    }
}

/// Adds the items that decide whether these are asked, and those beside which an unknown counts as a code.
fn with_controllers(definition: &TrialDefinition, items: &mut BTreeSet<usize>) {
    loop {
        let before = items.len();
        for index in items.clone() {
            let item = &definition.items[index];
            items.extend(item.enable_when.iter().map(|enable_when| enable_when.item));
            items.extend(item.unknown_counts_as.as_ref().and_then(|counts| counts.beside));
        }
        if items.len() == before {
            return;
        }
    }
}

fn look(definitions: &[Value], expression: &Value, missingness: bool, looks: &mut Looks) {
    match expression {
        Value::String(name) => looks.reference_date |= name == "ReferenceDate",
        Value::Array(parts) => parts.iter().for_each(|part| look(definitions, part, missingness, looks)),
        Value::Object(node) => {
            for (name, part) in node {
                let index = || usize::try_from(part.as_u64().unwrap()).unwrap();
                match name.as_str() {
                    "ParameterRef" => {
                        looks.items.insert(index());
                        if missingness {
                            looks.missingness.insert(index());
                        }
                    }
                    "ExpressionRef" => look(definitions, &definitions[index()], missingness, looks),
                    "IsNull" | "Coalesce" => look(definitions, part, true, looks),
                    _ => look(definitions, part, missingness, looks),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Every span and number that is written in the definitions. An integer may count years, months or days, as in ages.
fn constants(expression: &Value, spans: &mut BTreeSet<Span>, numbers: &mut BTreeSet<String>) {
    match expression {
        Value::Array(parts) => parts.iter().for_each(|part| constants(part, spans, numbers)),
        Value::Object(node) => {
            for (name, part) in node {
                match (name.as_str(), part) {
                    ("Quantity", Value::Array(parts)) => {
                        let [Value::String(number), Value::String(unit)] = &parts[..] else { panic!("{parts:?}") };
                        let count = number.parse::<i32>().ok();
                        let span = match (unit.trim_end_matches('s'), count) {
                            ("day", Some(count)) => Some(Span::Days(count)),
                            ("week", Some(count)) => Some(Span::Days(7 * count)),
                            ("month", Some(count)) => Some(Span::Months(count)),
                            ("year", Some(count)) => Some(Span::Months(12 * count)),
                            _ => None,
                        };
                        spans.extend(span);
                        numbers.insert(number.clone());
                    }
                    ("Integer", Value::Number(number)) => {
                        let count = i32::try_from(number.as_i64().unwrap()).unwrap();
                        if (1..=120).contains(&count) {
                            spans.extend([Span::Months(12 * count), Span::Days(count)]);
                        }
                        numbers.insert(number.to_string());
                    }
                    ("Decimal", Value::String(number)) => {
                        numbers.insert(number.clone());
                    }
                    _ => constants(part, spans, numbers),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
