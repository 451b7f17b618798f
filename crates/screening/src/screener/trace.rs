//! What each clause of a criterion's definitions is for one person. Clauses are resolved when they are asked for: most
//! people never look at them.

use super::{Screener, View};
use crate::answers::Answers;
use crate::date::{Date, DateRange};
use crate::definition::{Definition, EligibilityCriterion};
use crate::elm::{Expression, Part};
use crate::program::{lower_equality, lower_expression};
use crate::trace::{Role, TracedDefinition};
use crate::value::Truths;
use alloc::vec::Vec;

/// A definition to trace, and the cells that it looks at.
#[derive(Clone, Copy)]
struct Step {
    definition: usize,
    role: Role,
    view: View,
}

impl Screener<'_> {
    /// The definitions of a criterion with what their clauses are: its own, then those that these refer to.
    pub(crate) fn trace(&mut self, index: usize, answers: &Answers, reference_date: Date) -> Vec<TracedDefinition> {
        let trial = self.trial;
        let Some((criterion, plan)) = trial.planned_criteria().nth(index) else { return Vec::new() };
        let readings = self.explain(index, answers, reference_date).readings;
        self.person.load(trial.items(), &plan.all_items, answers, reference_date);
        let applies = criterion
            .applies
            .is_none_or(|definition| self.evaluate(definition, View::Asked, reference_date) == Truths::TRUE);
        let mut steps = own(criterion);
        let mut traced = Vec::new();
        let mut place = 0;
        while let Some(step) = steps.get(place).copied() {
            place += 1;
            let Some(definition) = trial.definition().definitions.get(step.definition) else { continue };
            let parts = definition.expression.parts();
            for part in &parts {
                if let Expression::ExpressionRef(used) = part.expression {
                    add(&mut steps, Step { definition: *used, role: Role::Used, ..step });
                }
            }
            // The search knows more of a reading than its parts can tell.
            let searched = match step.role {
                Role::Reading(reading) if applies => readings.get(reading).copied(),
                Role::Reading(_)
                | Role::Applies
                | Role::Fallback
                | Role::Provisional
                | Role::Conflict(_)
                | Role::Used => None,
            };
            let whole = searched.unwrap_or_else(|| self.evaluate(step.definition, step.view, reference_date));
            let clauses = definition.clauses.iter().map(|clause| match clause.node {
                0 => whole,
                node => parts.get(node).map_or(Truths::ANY, |part| self.part(*part, step.view, reference_date)),
            });
            let clauses = clauses.collect();
            let whole = (step.role != Role::Used || is_condition(definition)).then_some(whole);
            traced.push(TracedDefinition { definition: step.definition, role: step.role, clauses, whole });
        }
        traced
    }

    /// What a part of a definition may be that needs nothing from around it.
    fn part(&mut self, part: Part<'_>, view: View, reference_date: Date) -> Truths {
        let trial = self.trial;
        let of = Some((trial.definition(), trial.program()));
        let lowered = match part.comparand {
            None => lower_expression(part.expression, of),
            Some(comparand) => lower_equality([comparand, part.expression], of),
        };
        // Only a file that no compiler wrote has parts that cannot be resolved on their own.
        let Ok((node, slots)) = lowered else { return Truths::ANY };
        let mut machine = self.machine(view, DateRange::day(reference_date));
        machine.make_room(slots);
        machine.truth(&node)
    }
}

/// The definitions that a criterion names, in the order of [`Role`].
fn own(criterion: &EligibilityCriterion) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut asked = |definition: Option<usize>, role| {
        if let Some(definition) = definition {
            add(&mut steps, Step { definition, role, view: View::Asked });
        }
    };
    asked(criterion.applies, Role::Applies);
    for (place, reading) in criterion.readings.iter().enumerate() {
        asked(Some(*reading), Role::Reading(place));
    }
    asked(criterion.fallback.as_ref().map(|fallback| fallback.definition), Role::Fallback);
    asked(criterion.provisional, Role::Provisional);
    for (place, conflict) in criterion.conflicts.iter().enumerate() {
        if let Some(definition) = conflict.definition {
            add(&mut steps, Step { definition, role: Role::Conflict(place), view: View::Told });
        }
    }
    steps
}

/// Each definition once.
fn add(steps: &mut Vec<Step>, step: Step) {
    if steps.iter().all(|known| known.definition != step.definition) {
        steps.push(step);
    }
}

/// Whether a definition is true or false: then its whole text is a clause, unless it is a literal.
fn is_condition(definition: &Definition) -> bool {
    matches!(definition.expression, Expression::Boolean(_)) || definition.clauses.iter().any(|clause| clause.node == 0)
}
