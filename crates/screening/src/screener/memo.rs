//! What is remembered from person to person: the findings of criteria whose items have few possible answers.
//!
//! A criterion that looks at Booleans and choices alone has so few states that each needs to be worked out only once.
//! So has one with dates, quantities or rows as long as none of these is given.

use super::Found;
use super::next::NextItems;
use crate::answers::{Answer, Answers};
use crate::date::Date;
use crate::plan::{ConflictPlan, CriterionPlan};
use crate::trial::Trial;
use alloc::rc::Rc;
use alloc::vec::Vec;

/// What is remembered, by criterion and state.
#[derive(Debug)]
pub(super) struct Memo {
    criteria: Vec<Vec<Entry>>,
    /// Whether each contradiction that decides no criterion holds, by state.
    contradictions: Vec<Vec<Option<bool>>>,
    /// What was found last of each criterion on answers without a state; empty where that is not remembered.
    last: Vec<Option<Last>>,
}

/// What was found last of a criterion.
#[derive(Debug)]
struct Last {
    /// The answers to its items.
    answers: Vec<Option<Answer>>,
    on: Date,
    found: Found,
    next: Option<Rc<NextItems>>,
}

impl Last {
    fn holds(&self, plan: &CriterionPlan, answers: &Answers, reference_date: Date) -> bool {
        let present = plan.states.items().map(|item| answers.get(item));
        self.on == reference_date && self.answers.iter().map(Option::as_ref).eq(present)
    }
}

#[derive(Clone, Debug, Default)]
struct Entry {
    found: Option<Found>,
    next: Option<Rc<NextItems>>,
    /// The reference date on which it holds; none: on every.
    on: Option<Date>,
}

impl Memo {
    pub(super) fn new(trial: &Trial) -> Memo {
        Memo {
            criteria: trial.criteria().iter().map(|_| Vec::new()).collect(),
            contradictions: trial.planned_conflicts().map(|_| Vec::new()).collect(),
            last: Vec::new(),
        }
    }

    /// The same, remembering also what was found last: for one person whose answers come one after the other.
    pub(super) fn of_one_person(trial: &Trial) -> Memo {
        Memo { last: trial.criteria().iter().map(|_| None).collect(), ..Memo::new(trial) }
    }

    /// Whether a contradiction that decides no criterion held in this state before.
    pub(super) fn contradiction(&self, place: usize, plan: &ConflictPlan, answers: &Answers) -> Option<bool> {
        self.contradictions.get(place)?.get(plan.states.of(answers)?).copied().flatten()
    }

    pub(super) fn remember_contradiction(&mut self, place: usize, plan: &ConflictPlan, answers: &Answers, holds: bool) {
        let Some(state) = plan.states.of(answers).filter(|_| !plan.states.with_dates) else { return };
        let Some(entries) = self.contradictions.get_mut(place) else { return };
        if entries.is_empty() {
            entries.resize(plan.states.count, None);
        }
        if let Some(entry) = entries.get_mut(state) {
            *entry = Some(holds);
        }
    }

    /// What was found of a criterion in this state before.
    pub(super) fn found(
        &self,
        index: usize,
        plan: &CriterionPlan,
        answers: &Answers,
        reference_date: Date,
    ) -> Option<&Found> {
        let entry = self.entry(index, plan, answers, reference_date).and_then(|entry| entry.found.as_ref());
        entry.or_else(|| Some(&self.last(index, plan, answers, reference_date)?.found))
    }

    /// The next items of a criterion in this state, as worked out before.
    pub(super) fn next(
        &self,
        index: usize,
        plan: &CriterionPlan,
        answers: &Answers,
        reference_date: Date,
    ) -> Option<Rc<NextItems>> {
        let entry = self.entry(index, plan, answers, reference_date).and_then(|entry| entry.next.clone());
        entry.or_else(|| self.last(index, plan, answers, reference_date)?.next.clone())
    }

    fn last(&self, index: usize, plan: &CriterionPlan, answers: &Answers, reference_date: Date) -> Option<&Last> {
        self.last.get(index)?.as_ref().filter(|last| last.holds(plan, answers, reference_date))
    }

    fn entry(&self, index: usize, plan: &CriterionPlan, answers: &Answers, reference_date: Date) -> Option<&Entry> {
        let entry = self.criteria.get(index)?.get(plan.states.of(answers)?)?;
        entry.on.is_none_or(|on| on == reference_date).then_some(entry)
    }

    pub(super) fn remember(
        &mut self,
        index: usize,
        plan: &CriterionPlan,
        answers: &Answers,
        reference_date: Date,
        found: &Found,
    ) {
        if let Some(entry) = self.entry_mut(index, plan, answers) {
            let on = plan.states.with_dates.then_some(reference_date);
            *entry = Entry { found: Some(found.clone()), next: None, on };
        } else if let Some(last) = self.last.get_mut(index) {
            let answers = plan.states.items().map(|item| answers.get(item).cloned()).collect();
            *last = Some(Last { answers, on: reference_date, found: found.clone(), next: None });
        }
    }

    pub(super) fn remember_next(
        &mut self,
        index: usize,
        plan: &CriterionPlan,
        answers: &Answers,
        reference_date: Date,
        next: &Rc<NextItems>,
    ) {
        if let Some(entry) = self.entry_mut(index, plan, answers)
            && entry.on.is_none_or(|on| on == reference_date)
        {
            entry.next = Some(next.clone());
        } else if let Some(Some(last)) = self.last.get_mut(index)
            && last.holds(plan, answers, reference_date)
        {
            last.next = Some(next.clone());
        }
    }

    fn entry_mut(&mut self, index: usize, plan: &CriterionPlan, answers: &Answers) -> Option<&mut Entry> {
        let state = plan.states.of(answers)?;
        let entries = self.criteria.get_mut(index)?;
        if entries.is_empty() {
            entries.resize(plan.states.count, Entry::default());
        }
        entries.get_mut(state)
    }
}
