//! A trial that is ready to screen people: checked, with every reference resolved.

use crate::answers::Answers;
use crate::definition::read::read;
use crate::definition::{Conflict, EligibilityCriterion, FORMAT, Item, TrialDefinition, Warning};
use crate::json;
use crate::load_error::LoadError;
use crate::plan::{ConflictPlan, CriterionPlan, items_to_load, plan, plan_of_conflict};
use crate::program::Program;
use crate::validate;
use crate::washout::{Period, Washout};
use alloc::vec::Vec;

/// A trial that is ready to screen people.
#[derive(Debug)]
pub struct Trial {
    definition: TrialDefinition,
    program: Program,
    plans: Vec<CriterionPlan>,
    conflict_plans: Vec<ConflictPlan>,
    /// The items that each warning looks at, and those that decide whether these are asked.
    warning_items: Vec<Vec<usize>>,
}

impl Trial {
    /// Reads a compiled trial.
    ///
    /// # Errors
    /// Where it is not JSON of the compiled format and version, or refers to something that is not there.
    pub fn from_json(json: &[u8]) -> Result<Trial, LoadError> {
        Trial::new(read(&json::parse(json)?)?)
    }

    /// Checks and resolves a trial's definition.
    ///
    /// # Errors
    /// Where its format is another, or it refers to something that is not there.
    pub fn new(definition: TrialDefinition) -> Result<Trial, LoadError> {
        if definition.format != FORMAT {
            return Err(LoadError::Format { found: definition.format });
        }
        validate::check(&definition).map_err(LoadError::Reference)?;
        let program = Program::new(&definition).map_err(LoadError::Reference)?;
        validate::check_clauses(&definition).map_err(LoadError::Reference)?;
        let plans = definition.criteria.iter().map(|criterion| plan(criterion, &definition, &program)).collect();
        let conflicts = definition.conflicts.iter();
        let conflict_plans = conflicts.map(|conflict| plan_of_conflict(conflict, &definition, &program)).collect();
        let warnings = definition.warnings.iter();
        let warning_items = warnings.map(|warning| items_to_load(warning.definition, &definition, &program)).collect();
        Ok(Trial { definition, program, plans, conflict_plans, warning_items })
    }

    /// The trial as data: record, texts, topics.
    pub fn definition(&self) -> &TrialDefinition {
        &self.definition
    }

    /// Everything that can be answered.
    pub fn items(&self) -> &[Item] {
        &self.definition.items
    }

    /// The criteria, in the record's order.
    pub fn criteria(&self) -> &[EligibilityCriterion] {
        &self.definition.criteria
    }

    /// An item's index by its name.
    pub fn item_index(&self, link_id: &str) -> Option<usize> {
        self.definition.items.iter().position(|item| item.link_id == link_id)
    }

    /// The items that a criterion, by index, depends on, in the items' order.
    pub fn items_of(&self, criterion: usize) -> &[usize] {
        self.plans.get(criterion).map_or(&[], |plan| &plan.all_items)
    }

    /// Whether a criterion, by index, looks at the reference date, so that the passing of time alone may change it.
    pub fn changes_with_time(&self, criterion: usize) -> bool {
        self.plans.get(criterion).is_some_and(|plan| plan.moves)
    }

    /// How long a criterion, by index, counts from its event; `None` where it counts from no date item, or from several
    /// or not always equally long.
    pub fn clears_after(&self, criterion: usize) -> Option<Washout> {
        let (first, others) = self.plans.get(criterion)?.windows.split_first()?;
        let period = Period::of(first.shift).filter(|_| others.iter().all(|other| other == first))?;
        Some(Washout { criterion, anchor: first.item, period })
    }

    /// What criteria count from a date item, by index, in the criteria's order.
    pub fn washouts_of(&self, item: usize) -> Vec<Washout> {
        let windows = self.plans.iter().enumerate().flat_map(|(criterion, plan)| {
            let of_item = plan.windows.iter().filter(|window| window.item == item);
            of_item
                .filter_map(move |window| Some(Washout { criterion, anchor: item, period: Period::of(window.shift)? }))
        });
        let mut washouts: Vec<Washout> = Vec::new();
        for washout in windows {
            if !washouts.contains(&washout) {
                washouts.push(washout);
            }
        }
        washouts
    }

    pub(crate) fn program(&self) -> &Program {
        &self.program
    }

    /// The criteria with their plans.
    pub(crate) fn planned_criteria(&self) -> impl Iterator<Item = (&EligibilityCriterion, &CriterionPlan)> {
        self.definition.criteria.iter().zip(&self.plans)
    }

    /// The warnings with the items to load for them.
    pub(crate) fn planned_warnings(&self) -> impl Iterator<Item = (&Warning, &Vec<usize>)> {
        self.definition.warnings.iter().zip(&self.warning_items)
    }

    /// The contradictions that decide nothing, with their plans.
    pub(crate) fn planned_conflicts(&self) -> impl Iterator<Item = (&Conflict, &ConflictPlan)> {
        self.definition.conflicts.iter().zip(&self.conflict_plans)
    }
}

impl Answers {
    /// Nothing answered yet.
    pub fn none(trial: &Trial) -> Answers {
        Answers::of_items(trial.items().len())
    }
}
