//! Section 3 of the contract: a status claims no more than every completion supports, and no less where all agree.

use crate::completions::completions;
use crate::people::Record;
use crate::probe::{Probes, Values};
use crate::random::Random;
use crate::result::{Found, Outcome};
use crate::shape::Shape;

/// Completions of one criterion that are tried at most.
const COMPLETIONS: usize = 80;

/// What is wrong with a criterion's status and flags, a line each.
pub(crate) fn differences(
    shape: &Shape,
    probes: &Probes,
    random: &mut Random,
    record: &Record,
    result: &Outcome,
) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, criterion) in shape.definition.criteria.iter().enumerate() {
        let found = &result.criteria[&criterion.identifier];
        let tried = completions(shape, random, record, &shape.items[index], COMPLETIONS);
        let values: Vec<Values> = tried
            .list
            .iter()
            .map(|completion| {
                let typed = probes.typed(completion, record.reference_date);
                probes.values(shape, index, &typed, record.reference_date)
            })
            .collect();
        let judged =
            Judged { shape, index, record, found, values: &values, all: tried.all && !found.has("not_searched") };
        lines.extend(judged.differences().into_iter().map(|line| format!("{}: {line}", criterion.identifier)));
    }
    lines
}

struct Judged<'a> {
    shape: &'a Shape,
    index: usize,
    record: &'a Record,
    found: &'a Found,
    values: &'a [Values],
    /// Whether the completions are all that there are.
    all: bool,
}

impl Judged<'_> {
    fn is_told(&self, item: usize) -> bool {
        self.record.told(&self.shape.definition.items[item].link_id).is_some()
    }

    fn differences(&self) -> Vec<String> {
        let criterion = &self.shape.definition.criteria[self.index];
        let found = self.found;
        let mut lines = Vec::new();
        let possible: Vec<&Values> = self.values.iter().filter(|values| !values.conflict).collect();
        let told = self.told();
        if found.has("site_assessed") != criterion.site_assessed {
            lines.push("the flag site_assessed is that of the criterion".to_owned());
        }
        if possible.is_empty() {
            // Every completion that was tried contradicts itself.
            if self.all && !(found.status == "unknown" && found.has("conflict")) {
                lines.push(format!("{found:?} though every completion contradicts itself"));
            }
            return lines;
        }
        let agree =
            |passes: bool| possible.iter().all(|values| values.readings.iter().all(|reading| *reading == Some(passes)));
        let consensus = [true, false].into_iter().find(|passes| agree(*passes));
        let needs_answer = criterion.needs.iter().any(|item| !self.is_told(*item));
        if found.has("conflict") {
            let contradicts_told = consensus.is_some_and(|passes| told == Some(!passes));
            if !contradicts_told || found.status != "unknown" {
                lines.push(format!("{found:?} though {:?} is no contradiction", possible[0]));
            }
            return lines;
        }
        // What is told in place of the readings decides where they are open and in no completion differ.
        let nothing_read = !self.shape.readings[self.index].items.iter().any(|item| self.is_told(*item));
        let may_differ = !nothing_read && possible.iter().any(|values| values.differ());
        let by_told = told.filter(|_| criterion.fallback.is_some() && consensus.is_none() && !may_differ);
        match found.passes() {
            Some(passes) => {
                let supported =
                    !needs_answer && (consensus == Some(passes) && told != Some(!passes) || by_told == Some(passes));
                if !supported {
                    let other = possible.iter().find(|values| values.consensus() != Some(passes));
                    lines.push(format!("{found:?} but a completion says {other:?}, told {told:?}"));
                }
                let applies = possible.iter().any(|values| values.applies != Some(false));
                if applies == (found.status == "not_applicable") && (applies || self.all) && consensus.is_some() {
                    lines.push(format!("{found:?}, applies in some completion: {applies}"));
                }
            }
            None if self.all && !needs_answer => {
                let expected = match consensus {
                    Some(passes) if told == Some(!passes) => Some("conflict"),
                    Some(_) => Some("what all completions say"),
                    None if by_told.is_some() => Some("what is told"),
                    None => None,
                };
                if let Some(expected) = expected {
                    lines.push(format!("{found:?} instead of {expected}: {:?}, told {told:?}", possible[0]));
                }
            }
            None => {}
        }
        self.flags(&possible, by_told, needs_answer, &mut lines);
        lines
    }

    /// What is told in place of the readings, where every completion says the same.
    fn told(&self) -> Option<bool> {
        let first = self.values.first()?.fallback?;
        self.values.iter().all(|values| values.fallback == Some(first)).then_some(first)
    }

    fn flags(&self, possible: &[&Values], by_told: Option<bool>, needs_answer: bool, lines: &mut Vec<String>) {
        let (found, criterion) = (self.found, &self.shape.definition.criteria[self.index]);
        let always = |passes: bool| {
            (0..criterion.readings.len())
                .any(|reading| possible.iter().all(|values| values.readings[reading] == Some(passes)))
        };
        let disagree = found.passes().is_none() && !needs_answer && always(true) && always(false);
        if found.has("depends_on_reading") && !disagree || disagree && self.all && !found.has("depends_on_reading") {
            lines.push(format!("{found:?}, the readings disagree in all completions: {disagree}"));
        }
        let told_provisionally =
            by_told == Some(true) && criterion.fallback.as_ref().is_some_and(|fallback| fallback.provisional);
        let maybe = possible.iter().any(|values| values.provisional != Some(false) && values.applies != Some(false));
        let expected = found.status == "passes" && (maybe || told_provisionally);
        if expected && !found.has("provisional") || self.all && !expected && found.has("provisional") {
            lines.push(format!("{found:?}, provisional in some completion: {expected}"));
        }
    }
}
