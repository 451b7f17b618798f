//! What is worked out once of each criterion when a trial is loaded: which items, fields and dates it looks at, how long it
//! counts, in which states its answers can be.

use crate::answers::{Answer, Answers};
use crate::definition::{Conflict, EligibilityCriterion, ItemKind, TimeEffect, TrialDefinition};
use crate::program::{Node, Program, Shift};
use crate::sort::sort_and_dedup;
use alloc::vec::Vec;

/// Readings of a criterion at most.
pub(crate) const MAX_READINGS: usize = 4;

/// States of a criterion that are remembered at most.
const MAX_STATES: usize = 4096;

/// What is worked out once of a criterion.
#[derive(Debug)]
pub(crate) struct CriterionPlan {
    /// The items on which its readings depend, those that decide whether these are asked, and those of its conflicts.
    pub(crate) items: Vec<usize>,
    /// The same with the items of its fallback.
    pub(crate) all_items: Vec<usize>,
    /// The items that its readings look at.
    pub(crate) reading_items: Vec<usize>,
    /// The fields of lists that its definitions look at: item and field.
    pub(crate) fields: Vec<(usize, usize)>,
    /// Items whose missing answer counts as a certain code beside another answer.
    pub(crate) assumed: Vec<usize>,
    /// The list whose rows would divide readings that are settled by what is told.
    pub(crate) dividing: Option<usize>,
    /// Whether its readings, or whether it applies, may change with the reference date.
    pub(crate) moves: bool,
    /// The dates that these look at: items, and lists with such fields.
    pub(crate) dates: Vec<usize>,
    /// How long they count from a date item.
    pub(crate) windows: Vec<Window>,
    /// The states that the answers to all its items can be in.
    pub(crate) states: States,
}

/// How long a definition counts from a date item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) item: usize,
    /// From the event forward.
    pub(crate) shift: Shift,
}

/// What is worked out once of a contradiction that decides no criterion.
#[derive(Debug)]
pub(crate) struct ConflictPlan {
    /// The items that it looks at, and those that decide whether these are asked.
    pub(crate) items: Vec<usize>,
    /// The states that the answers to them can be in.
    pub(crate) states: States,
}

/// The states that the answers to a criterion's items can be in.
#[derive(Debug)]
pub(crate) struct States {
    /// Each item, and how many answers it can have: 0 where they are too many to count.
    items: Vec<(usize, usize)>,
    pub(crate) count: usize,
    /// A date may be missing whose possible days end at the reference date, and that end matters: it is compared with
    /// more than the reference date.
    pub(crate) with_dates: bool,
}

impl States {
    pub(crate) fn new<'a>(items: &[usize], absolute: bool, kind: impl Fn(usize) -> Option<&'a ItemKind>) -> States {
        let mut states = States { items: Vec::new(), count: 1, with_dates: false };
        for item in items {
            let answers = match kind(*item) {
                Some(ItemKind::Boolean) => 2,
                Some(ItemKind::Choice(codes)) => codes.len(),
                Some(ItemKind::Date(_)) => {
                    states.with_dates |= absolute;
                    0
                }
                // The dates of a list that was not told lie between limits, of which the last is the reference date.
                Some(ItemKind::List(limits)) => {
                    let mut kinds = limits.fields.iter().map(|field| &field.kind);
                    states.with_dates |= kinds.any(|kind| matches!(kind, ItemKind::Date(_)));
                    0
                }
                Some(ItemKind::Quantity(_) | ItemKind::Integer(_)) | None => 0,
            };
            states.items.push((*item, answers));
            states.count = states.count.saturating_mul(answers + 1);
        }
        states
    }

    /// The items whose answers make the state.
    pub(crate) fn items(&self) -> impl Iterator<Item = usize> {
        self.items.iter().map(|(item, _)| *item)
    }

    /// The number of the state that the answers are in; none where an answer is one of too many.
    pub(crate) fn of(&self, answers: &Answers) -> Option<usize> {
        if self.count > MAX_STATES {
            return None;
        }
        let mut state = 0;
        for (item, count) in &self.items {
            let answer = match answers.get(*item) {
                None => 0,
                Some(Answer::Boolean(value)) => 1 + usize::from(*value),
                Some(Answer::Choice(code)) if code < count => 1 + code,
                Some(
                    Answer::Choice(_)
                    | Answer::Date(_)
                    | Answer::Days(_)
                    | Answer::Quantity(..)
                    | Answer::Integer(_)
                    | Answer::List(_),
                ) => return None,
            };
            state = state * (count + 1) + answer;
        }
        Some(state)
    }
}

/// Plans a contradiction that decides no criterion.
pub(crate) fn plan_of_conflict(conflict: &Conflict, trial: &TrialDefinition, program: &Program) -> ConflictPlan {
    let items = conflict.definition.map(|definition| items_to_load(definition, trial, program)).unwrap_or_default();
    let states = states_of(&items, true, trial);
    ConflictPlan { items, states }
}

/// The items that a definition looks at, and those that decide whether these are asked.
pub(crate) fn items_to_load(definition: usize, trial: &TrialDefinition, program: &Program) -> Vec<usize> {
    let resolved = program.definitions.get(definition);
    with_controllers(resolved.map(|resolved| resolved.items.clone()).unwrap_or_default(), trial)
}

/// Plans a criterion.
pub(crate) fn plan(criterion: &EligibilityCriterion, trial: &TrialDefinition, program: &Program) -> CriterionPlan {
    let items_of = |definition: usize| {
        program.definitions.get(definition).map(|resolved| resolved.items.clone()).unwrap_or_default()
    };
    let reading_items = sorted(criterion.readings.iter().copied().flat_map(items_of).collect());
    let mut items = reading_items.clone();
    items.extend(others_of(criterion).flat_map(items_of));
    items.extend(&criterion.needs);
    if let TimeEffect::Clears(clears) = &criterion.time {
        items.extend(clears.anchor);
    }
    let items = with_controllers(items, trial);
    let fallback = criterion.fallback.iter().flat_map(|fallback| items_of(fallback.definition));
    let all_items = with_controllers(items.iter().copied().chain(fallback).collect(), trial);
    let mut windows = Vec::new();
    let (mut moves, mut dates) = (false, Vec::new());
    for definition in criterion.readings.iter().chain(&criterion.applies) {
        if let Some(resolved) = program.definitions.get(*definition) {
            collect_windows(&resolved.node, program, &mut windows);
            moves |= resolved.moves;
            dates.extend(resolved.items.iter().filter(|item| holds_dates(trial, **item, &resolved.fields)));
        }
    }
    let dates = sorted(dates);
    let definitions = criterion.readings.iter().copied().chain(others_of(criterion));
    let mut definitions = definitions.chain(criterion.fallback.iter().map(|fallback| fallback.definition));
    let absolute = definitions.any(|index| program.definitions.get(index).is_none_or(|resolved| resolved.absolute));
    let mut states = states_of(&all_items, absolute, trial);
    // What is found of time are days of the calendar.
    states.with_dates |= moves;
    let definitions = criterion.readings.iter().copied().chain(others_of(criterion));
    let fields = definitions.filter_map(|definition| program.definitions.get(definition));
    let fields = fields.flat_map(|resolved| resolved.fields.iter().copied()).collect();
    let item = |index: &usize| trial.items.get(*index);
    let counts_beside = |index: &usize| item(index)?.unknown_counts_as.as_ref()?.beside;
    let assumed = all_items.iter().copied().filter(|index| counts_beside(index).is_some()).collect();
    let is_list = |index: &usize| matches!(item(index).map(|item| &item.kind), Some(ItemKind::List(_)));
    let may_divide = criterion.fallback.is_some() && criterion.readings.len() > 1;
    let dividing = reading_items.iter().copied().find(|index| may_divide && is_list(index));
    CriterionPlan { items, all_items, reading_items, fields, assumed, dividing, moves, dates, windows, states }
}

/// The definitions of a criterion beside its readings and its fallback.
fn others_of(criterion: &EligibilityCriterion) -> impl Iterator<Item = usize> {
    let conflicts = criterion.conflicts.iter().filter_map(|conflict| conflict.definition);
    conflicts.chain(criterion.applies).chain(criterion.provisional)
}

fn states_of(items: &[usize], absolute: bool, trial: &TrialDefinition) -> States {
    // What counts in place of a missing answer may depend on whether another answer is given.
    let beside = items.iter().filter_map(|item| trial.items.get(*item)?.unknown_counts_as.as_ref()?.beside);
    let items = sorted(items.iter().copied().chain(beside).collect());
    States::new(&items, absolute, |item| trial.items.get(item).map(|item| &item.kind))
}

/// Adds the items that decide whether these are asked.
fn with_controllers(mut items: Vec<usize>, trial: &TrialDefinition) -> Vec<usize> {
    let mut next = 0;
    while let Some(item) = items.get(next).copied() {
        let conditions = trial.items.get(item).map(|item| item.enable_when.as_slice()).unwrap_or_default();
        for enable_when in conditions {
            if !items.contains(&enable_when.item) {
                items.push(enable_when.item);
            }
        }
        next += 1;
    }
    sorted(items)
}

fn sorted(mut items: Vec<usize>) -> Vec<usize> {
    sort_and_dedup(&mut items);
    items
}

/// Whether an item is a date, or a list with a date among these fields.
fn holds_dates(trial: &TrialDefinition, item: usize, fields: &[(usize, usize)]) -> bool {
    match trial.items.get(item).map(|item| &item.kind) {
        Some(ItemKind::Date(_)) => true,
        Some(ItemKind::List(limits)) => fields.iter().any(|(of, field)| {
            let kind = limits.fields.get(*field).map(|field| &field.kind);
            *of == item && matches!(kind, Some(ItemKind::Date(_)))
        }),
        Some(ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Quantity(_) | ItemKind::Integer(_)) | None => false,
    }
}

/// How long a definition counts from date items, where that can be read off: elsewhere days are found without.
fn collect_windows(node: &Node, program: &Program, windows: &mut Vec<Window>) {
    match node {
        Node::CompareDays(_, operands) => {
            let [left, right] = &**operands;
            let found = window(left, right).or_else(|| window(right, left));
            windows.extend(found.filter(|window| !windows.contains(window)));
        }
        Node::And(operands) | Node::Or(operands) => {
            for operand in operands.iter() {
                collect_windows(operand, program, windows);
            }
        }
        Node::Not(operand) => collect_windows(operand, program, windows),
        Node::Definition(definition) => {
            if let Some(resolved) = program.definitions.get(*definition) {
                collect_windows(&resolved.node, program, windows);
            }
        }
        Node::Switch(_, arms, otherwise) => {
            for (_, arm) in arms {
                collect_windows(arm, program, windows);
            }
            collect_windows(otherwise, program, windows);
        }
        _ => {}
    }
}

/// What a comparison of the reference date with an item counts: whichever is moved.
fn window(reference: &Node, event: &Node) -> Option<Window> {
    match (reference, event) {
        (Node::ReferenceDate, Node::Shift(event, shift)) => match **event {
            Node::Item(item) => Some(Window { item, shift: *shift }),
            _ => None,
        },
        // Counted back from the reference date is counted forward from the event.
        (Node::Shift(reference, shift), Node::Item(item)) => match **reference {
            Node::ReferenceDate => Some(Window { item: *item, shift: shift.back()? }),
            _ => None,
        },
        _ => None,
    }
}
