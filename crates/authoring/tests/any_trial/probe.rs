//! The values of a criterion's definitions for complete answers, on any day.
//!
//! Each definition becomes a criterion of a trial of its own, without conditions for asking, contradictions, fallbacks or
//! anything else of which the engine could make something. Each item has another one next to it that says whether it has a value.
//! So the engine only reads values here; that it reads them as the standard means them, another CQL engine confirms.

use crate::completions::Completion;
use crate::shape::Shape;
use authoring::people::record::RecordReader;
use screening::definition::{Category, EligibilityCriterion, Item, ItemKind, ItemTexts, TimeEffect, TrialDefinition};
use screening::{Answers, Date, Status, Trial};
use serde_json::{Map, Value, json};

/// The definitions of all criteria of a trial.
pub(crate) struct Probes {
    /// One trial a criterion.
    trials: Vec<Trial>,
    link_ids: Vec<String>,
}

/// Answers of a completion: those that are asked, and all that were told.
pub(crate) struct Typed {
    asked: Answers,
    told: Option<Answers>,
}

/// The values of a criterion's definitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Values {
    /// Each reading as "does not stand in the way", where the criterion applies; where it does not, that.
    pub(crate) readings: Vec<Option<bool>>,
    pub(crate) applies: Option<bool>,
    /// What is told instead, as "does not stand in the way".
    pub(crate) fallback: Option<bool>,
    pub(crate) provisional: Option<bool>,
    /// Some definition says that the answers contradict each other.
    pub(crate) conflict: bool,
}

impl Values {
    /// Every reading lets pass.
    pub(crate) fn passes(&self) -> bool {
        self.readings.iter().all(|reading| *reading == Some(true))
    }

    /// The one decision of every reading.
    pub(crate) fn consensus(&self) -> Option<bool> {
        let first = self.readings[0]?;
        self.readings.iter().all(|reading| *reading == Some(first)).then_some(first)
    }

    /// Two readings are decided and differ.
    pub(crate) fn differ(&self) -> bool {
        self.readings.contains(&Some(true)) && self.readings.contains(&Some(false))
    }

    /// The answers contradict each other, or the readings contradict what is told.
    pub(crate) fn contradicts(&self) -> bool {
        let told_otherwise = self.consensus().is_some_and(|passes| self.fallback == Some(!passes));
        self.conflict || told_otherwise
    }
}

/// The indexes of the definitions that a criterion uses, in the probe's order.
fn used(criterion: &EligibilityCriterion) -> Vec<usize> {
    let conflicts = criterion.conflicts.iter().filter_map(|conflict| conflict.definition);
    let fallback = criterion.fallback.iter().map(|fallback| fallback.definition);
    let readings = criterion.readings.iter().copied();
    readings.chain(criterion.applies).chain(fallback).chain(criterion.provisional).chain(conflicts).collect()
}

impl Probes {
    pub(crate) fn new(shape: &Shape) -> Probes {
        let trials = shape.definition.criteria.iter().map(|criterion| probe(&shape.definition, criterion)).collect();
        let link_ids = shape.definition.items.iter().map(|item| item.link_id.clone()).collect();
        Probes { trials, link_ids }
    }

    /// A completion's answers, as they were on the day.
    pub(crate) fn typed(&self, completion: &Completion, reference_date: Date) -> Typed {
        let asked = self.answers(completion, &completion.asked, reference_date);
        let told: Vec<bool> =
            completion.told.iter().zip(&completion.asked).map(|(told, asked)| *told || *asked).collect();
        let told = (told != completion.asked).then(|| self.answers(completion, &told, reference_date));
        Typed { asked, told }
    }

    fn answers(&self, completion: &Completion, there: &[bool], reference_date: Date) -> Answers {
        let mut answers = Map::new();
        for ((link_id, value), there) in self.link_ids.iter().zip(&completion.values).zip(there) {
            answers.insert(gate(link_id), json!(*there && value.is_some()));
            if let (Some(value), true) = (value, there) {
                answers.insert(link_id.clone(), value.clone());
            }
        }
        let line = json!({ "reference_date": reference_date.to_string(), "answers": answers }).to_string();
        let person = RecordReader::new(&self.trials[0], reference_date).read_json(line.as_bytes());
        person.unwrap_or_else(|refused| panic!("{line}\n{refused:?}")).answers
    }

    /// The definitions of a criterion by name, with the value of each on a day for the answers that are asked.
    pub(crate) fn truths<'s>(
        &self,
        shape: &'s Shape,
        criterion: usize,
        typed: &Typed,
        day: Date,
    ) -> Vec<(&'s str, Option<bool>)> {
        let definitions = used(&shape.definition.criteria[criterion]);
        let names = definitions.into_iter().map(|index| shape.definition.definitions[index].name.as_str());
        names.zip(truths(&self.trials[criterion], &typed.asked, day)).collect()
    }

    /// The values of a criterion's definitions on a day.
    pub(crate) fn values(&self, shape: &Shape, criterion: usize, typed: &Typed, day: Date) -> Values {
        let (found, trial) = (&shape.definition.criteria[criterion], &self.trials[criterion]);
        let mut asked = truths(trial, &typed.asked, day).into_iter();
        let told = typed.told.as_ref().map(|told| truths(trial, told, day));
        let oriented = |truth: Option<bool>| match found.category {
            Category::Inclusion => truth,
            Category::Exclusion => truth.map(|truth| !truth),
        };
        let readings: Vec<Option<bool>> = asked.by_ref().take(found.readings.len()).map(oriented).collect();
        let applies = if found.applies.is_some() { asked.next().flatten() } else { Some(true) };
        let fallback = if found.fallback.is_some() { oriented(asked.next().flatten()) } else { None };
        let provisional = if found.provisional.is_some() { asked.next().flatten() } else { Some(false) };
        let conflicts: Vec<Option<bool>> = match told {
            Some(told) => told.into_iter().skip(used(found).len() - asked.len()).collect(),
            None => asked.collect(),
        };
        let conflict = conflicts.contains(&Some(true));
        let readings = match applies {
            Some(true) => readings,
            Some(false) => vec![Some(true); readings.len()],
            None => vec![None; readings.len()],
        };
        Values { readings, applies, fallback, provisional, conflict }
    }
}

fn truths(trial: &Trial, answers: &Answers, day: Date) -> Vec<Option<bool>> {
    let truth = |status: Status| match status {
        Status::Passes | Status::NotApplicable => Some(true),
        Status::Fails => Some(false),
        Status::Unknown => None,
    };
    trial.screen(answers, day).criteria.iter().map(|found| truth(found.status)).collect()
}

/// The name of the item that says whether another has a value.
fn gate(link_id: &str) -> String {
    format!("has {link_id}")
}

/// A trial whose criteria are the definitions that a criterion uses.
fn probe(definition: &TrialDefinition, criterion: &EligibilityCriterion) -> Trial {
    let count = definition.items.len();
    let mut json = serde_json::to_value(definition).unwrap();
    for one in json["definitions"].as_array_mut().unwrap() {
        moved(&mut one["expression"], count);
        one["clauses"] = json!([]);
    }
    let mut probe: TrialDefinition = serde_json::from_value(json).unwrap();
    let gates = definition.items.iter().map(|item| Item {
        link_id: gate(&item.link_id),
        kind: ItemKind::Boolean,
        participant: false,
        clinician: false,
        enable_when: Vec::new(),
        unknown_counts_as: None,
        effort: 1,
    });
    let items = probe.items.drain(..).enumerate().map(|(index, item)| Item {
        participant: false,
        clinician: false,
        enable_when: serde_json::from_value(json!([{ "item": index, "test": { "IsBoolean": true } }])).unwrap(),
        unknown_counts_as: None,
        ..item
    });
    probe.items = gates.chain(items.collect::<Vec<_>>()).collect();
    let used = used(criterion).into_iter().enumerate();
    probe.criteria = used
        .map(|(index, definition)| EligibilityCriterion {
            identifier: format!("C{index}"),
            category: Category::Inclusion,
            time: TimeEffect::None,
            readings: vec![definition],
            applies: None,
            fallback: None,
            provisional: None,
            conflicts: Vec::new(),
            needs: Vec::new(),
            site_assessed: false,
            ..criterion.clone()
        })
        .collect();
    (probe.topics, probe.conflicts, probe.warnings) = (Vec::new(), Vec::new(), Vec::new());
    probe.languages.truncate(1);
    for texts in &mut probe.languages {
        let gates = texts.items.iter().map(|item| ItemTexts {
            label: item.label.clone(),
            participant: None,
            clinician: None,
            choices: Vec::new(),
            fields: Vec::new(),
        });
        texts.items = gates.chain(texts.items.iter().cloned()).collect();
        let mut criterion = texts.criteria[0].clone();
        (criterion.readings, criterion.conflicts) = (Vec::new(), Vec::new());
        texts.criteria = vec![criterion; probe.criteria.len()];
        (texts.topics, texts.conflicts, texts.warnings) = (Vec::new(), Vec::new(), Vec::new());
    }
    Trial::new(probe).unwrap_or_else(|error| panic!("{error}"))
}

/// Moves the indexes of items up.
fn moved(expression: &mut Value, by: usize) {
    match expression {
        Value::Array(parts) => parts.iter_mut().for_each(|part| moved(part, by)),
        Value::Object(node) => {
            for (name, part) in node {
                match (name.as_str(), part.as_u64()) {
                    ("ParameterRef", Some(index)) => *part = json!(index + by as u64),
                    _ => moved(part, by),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
