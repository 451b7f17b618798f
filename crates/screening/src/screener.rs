//! Screens people one after the other with buffers of its own: the status of each criterion and the overall result.
//!
//! What does not belong here: how a status is searched for where sets leave it open (`search`), what the passing of time
//! does (`time`, with `turning` and `days`), what to ask next (`next`), what is remembered from person to person (`memo`),
//! what single clauses are (`trace`).

mod days;
mod examiner;
mod memo;
mod next;
mod of_trial;
mod search;
mod time;
mod trace;
mod turning;

use crate::answers::{Answer, Answers};
use crate::assessment::{
    Assessment, ConflictFound, CriterionAssessment, Determination, Examination, Explanation, Flags, Status,
};
use crate::date::{Date, DateRange};
use crate::definition::{Category, EligibilityCriterion, Fallback, Item};
use crate::machine::{Chosen, Machine, Slot};
use crate::person::{Person, Place};
use crate::plan::{CriterionPlan, MAX_READINGS};
use crate::program::{Program, Shift};
use crate::sort::sort_and_dedup;
use crate::trial::Trial;
use crate::value::{DateSet, Truths};
use alloc::vec::Vec;
pub use examiner::Examiner;
use memo::Memo;
use search::Search;
use time::{InTime, NOTHING_SEEN};

/// Work spent on the status of all criteria of a person at most, and as much again on what to ask next. It is divided
/// among the criteria before anything is evaluated, so that no result depends on what is remembered of other people.
/// Where it is spent everything is open.
const STEPS: u32 = 1 << 25;

/// The share of one criterion, or of all of them together on later days, at most: few criteria do not take longer.
const MOST_STEPS: u32 = 1 << 21;

/// How many places may be split one within the other: each takes room on the stack.
const MAX_SPLITS: u32 = 400;

/// Screens people one after the other. Keeps its buffers, so that screening a person whose answers decide everything
/// allocates nothing.
#[derive(Debug)]
pub struct Screener<'t> {
    trial: &'t Trial,
    person: Person,
    slots: Vec<Slot>,
    chosen: Vec<Chosen>,
    alike: Vec<usize>,
    moved: Option<(DateSet, Shift, DateSet)>,
    places: Vec<Place>,
    memo: Memo,
    /// The work that is left for what is being found out; see [`Machine::spend`].
    steps: u32,
    /// How many places are split at present.
    splits: u32,
    assessment: Assessment,
    /// What each criterion's readings were seen to be, as "does not stand in the way".
    seen: Vec<[Truths; MAX_READINGS]>,
    /// What time does to each criterion.
    in_time: Vec<InTime>,
}

/// What was found of a criterion, and the answers that contradict each other there.
#[derive(Clone, Debug)]
struct Found {
    criterion: CriterionAssessment,
    conflict: Option<ConflictFound>,
    /// What its readings were seen to be, as "does not stand in the way".
    seen: [Truths; MAX_READINGS],
    in_time: InTime,
}

/// What the cells say of a criterion: each reading as "does not stand in the way".
#[derive(Clone, Copy, Debug)]
struct Outcome {
    readings: [Truths; MAX_READINGS],
    count: usize,
    applies: Truths,
    /// Whether answers contradict each other.
    conflict: Truths,
}

impl Outcome {
    fn readings(&self) -> &[Truths] {
        self.readings.get(..self.count).unwrap_or_default()
    }
}

/// Which cells a definition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Asked,
    Told,
}

impl<'t> Screener<'t> {
    /// A screener of a trial.
    pub fn new(trial: &'t Trial) -> Screener<'t> {
        Screener::with(trial, Memo::new(trial))
    }

    fn with(trial: &'t Trial, memo: Memo) -> Screener<'t> {
        Screener {
            trial,
            person: Person::new(trial.items().len(), trial.program().rows_at_once),
            slots: Vec::new(),
            chosen: Vec::new(),
            alike: Vec::new(),
            moved: None,
            places: Vec::new(),
            memo,
            steps: 0,
            splits: 0,
            assessment: Assessment {
                determination: Determination::Undetermined,
                earliest: None,
                latest: None,
                no_common_day: false,
                criteria: Vec::new(),
                conflicts: Vec::new(),
                next: Vec::new(),
            },
            seen: Vec::new(),
            in_time: Vec::new(),
        }
    }

    /// Compares a person's answers with every criterion, as on a reference date. The result stays until the next call.
    pub fn screen(&mut self, answers: &Answers, reference_date: Date) -> &Assessment {
        let trial = self.trial;
        self.assessment.criteria.clear();
        self.assessment.conflicts.clear();
        self.assessment.next.clear();
        self.seen.clear();
        self.in_time.clear();
        for (index, (criterion, plan)) in trial.planned_criteria().enumerate() {
            if let Some(found) = self.memo.found(index, plan, answers, reference_date) {
                self.assessment.criteria.push(found.criterion);
                self.assessment.conflicts.extend(found.conflict.clone());
                self.seen.push(found.seen);
                self.in_time.push(found.in_time);
                continue;
            }
            let found = self.find(index, criterion, plan, answers, reference_date);
            self.assessment.criteria.push(found.criterion);
            self.assessment.conflicts.extend(found.conflict);
            self.seen.push(found.seen);
            self.in_time.push(found.in_time);
        }
        self.undeciding_conflicts(answers, reference_date);
        let overall = self.overall(answers, reference_date);
        self.assessment.determination = overall.determination;
        self.assessment.earliest = overall.earliest;
        self.assessment.latest = overall.latest;
        self.assessment.no_common_day = overall.no_common_day;
        self.next(answers, reference_date);
        &self.assessment
    }

    /// Works a criterion out, and remembers it where its items allow.
    fn find(
        &mut self,
        index: usize,
        criterion: &'t EligibilityCriterion,
        plan: &'t CriterionPlan,
        answers: &Answers,
        reference_date: Date,
    ) -> Found {
        self.person.load(self.items(), &plan.all_items, answers, reference_date);
        let found = self.criterion(index, criterion, plan, answers, reference_date);
        self.memo.remember(index, plan, answers, reference_date, &found);
        found
    }

    /// Compares a person's answers with every criterion, and says of each why it has its status.
    pub fn examine(&mut self, answers: &Answers, reference_date: Date) -> Examination {
        let assessment = self.screen(answers, reference_date).clone();
        let mut explanations = Vec::with_capacity(assessment.criteria.len());
        for (index, assessed) in assessment.criteria.iter().enumerate() {
            let seen = self.seen.get(index).copied().unwrap_or(NOTHING_SEEN);
            explanations.push(self.explanation(index, *assessed, seen, answers, reference_date));
        }
        Examination { assessment, explanations }
    }

    /// Why a criterion has its status.
    pub(crate) fn explain(&mut self, index: usize, answers: &Answers, reference_date: Date) -> Explanation {
        let Some((criterion, plan)) = self.trial.planned_criteria().nth(index) else {
            return Explanation { readings: Vec::new(), used: Vec::new(), missing: Vec::new() };
        };
        let found = self.find(index, criterion, plan, answers, reference_date);
        self.explanation(index, found.criterion, found.seen, answers, reference_date)
    }

    fn explanation(
        &mut self,
        index: usize,
        assessed: CriterionAssessment,
        seen: [Truths; MAX_READINGS],
        answers: &Answers,
        reference_date: Date,
    ) -> Explanation {
        let mut explanation = Explanation { readings: Vec::new(), used: Vec::new(), missing: Vec::new() };
        let Some((criterion, plan)) = self.trial.planned_criteria().nth(index) else { return explanation };
        if assessed.status != Status::NotApplicable && !assessed.flags.conflict {
            for (_, seen) in criterion.readings.iter().zip(seen) {
                let seen = if seen == Truths::NONE { Truths::ANY } else { seen };
                explanation.readings.push(oriented(criterion.category, seen));
            }
        }
        self.person.load(self.items(), &plan.all_items, answers, reference_date);
        for item in &plan.all_items {
            let given = self.person.is_given(*item);
            if given {
                explanation.used.push(*item);
            }
            let asked = self.trial.enablement(*item, answers) == crate::enablement::Enablement::Asked;
            if asked && (!given || self.is_partly_known(*item, plan, answers)) {
                explanation.missing.push(*item);
            }
        }
        explanation
    }

    fn items(&self) -> &'t [Item] {
        self.trial.items()
    }

    fn program(&self) -> &'t Program {
        self.trial.program()
    }

    /// Gives what is to be found out about one criterion its share of the work.
    fn take_share(&mut self) {
        let criteria = u32::try_from(self.trial.criteria().len().max(1)).unwrap_or(u32::MAX);
        self.steps = (STEPS / criteria).min(MOST_STEPS);
    }

    /// Evaluates a definition on the person's cells.
    fn evaluate(&mut self, definition: usize, view: View, reference_date: Date) -> Truths {
        self.evaluate_on(definition, view, DateRange::day(reference_date))
    }

    /// The same as on one of these days.
    fn evaluate_on(&mut self, definition: usize, view: View, on: DateRange) -> Truths {
        let holds = self.machine(view, on).definition(definition);
        if self.steps > 0 { holds } else { Truths::ANY }
    }

    /// A machine that looks at the cells as on one of these days.
    fn machine(&mut self, view: View, on: DateRange) -> Machine<'_> {
        self.alike.clear();
        Machine {
            program: self.trial.program(),
            cells: match view {
                View::Asked => &self.person.asked,
                View::Told => &self.person.told,
            },
            rows: &self.person.rows,
            quantities: &self.person.quantities,
            on,
            given: &self.person.given,
            as_told: false,
            slots: &mut self.slots,
            base: 0,
            size: 0,
            distinct: 0,
            every_row: false,
            alike: &mut self.alike,
            moved: &mut self.moved,
            chosen: &mut self.chosen,
            steps: &mut self.steps,
        }
    }

    /// Takes out of an open outcome what residuals show to be impossible; whether no completion can let the readings
    /// differ, since they come down to the same.
    fn look_closer(&mut self, outcome: &mut Outcome, criterion: &EligibilityCriterion, reference_date: Date) -> bool {
        let mut machine = self.machine(View::Asked, DateRange::day(reference_date));
        let mut first = None;
        let mut all_the_same = true;
        for (definition, reading) in criterion.readings.iter().zip(&mut outcome.readings) {
            let residual = machine.residual(*definition);
            if *machine.steps == 0 {
                return false;
            }
            all_the_same &= *first.get_or_insert(residual) == residual;
            if outcome.applies == Truths::TRUE {
                *reading = reading.both(oriented(criterion.category, residual.truths)).unwrap_or(*reading);
            }
        }
        all_the_same
    }

    /// What the cells as they are say of a criterion.
    fn outcome(&mut self, criterion: &EligibilityCriterion, reference_date: Date) -> Outcome {
        let mut outcome = self.readings(criterion, DateRange::day(reference_date));
        outcome.conflict = self.conflict(criterion, reference_date);
        outcome
    }

    /// Whether answers contradict each other; never null.
    fn conflict(&mut self, criterion: &EligibilityCriterion, reference_date: Date) -> Truths {
        let mut found = Truths::FALSE;
        for conflict in &criterion.conflicts {
            let Some(definition) = conflict.definition else { continue };
            let holds = self.evaluate(definition, View::Told, reference_date);
            found = found.kleene_or(Truths::of(holds.may_be_true(), holds != Truths::TRUE, false));
        }
        found
    }

    /// What the readings are on one of these days, without looking for contradictions.
    fn readings(&mut self, criterion: &EligibilityCriterion, on: DateRange) -> Outcome {
        let applies = match criterion.applies {
            Some(definition) => self.evaluate_on(definition, View::Asked, on),
            None => Truths::TRUE,
        };
        let mut outcome =
            Outcome { readings: [Truths::TRUE; MAX_READINGS], count: 0, applies, conflict: Truths::FALSE };
        for (definition, place) in criterion.readings.iter().zip(&mut outcome.readings) {
            outcome.count += 1;
            if applies != Truths::FALSE {
                let holds = self.evaluate_on(*definition, View::Asked, on);
                let passes = oriented(criterion.category, holds);
                // Where it does not apply it passes; where that is null, so is the outcome.
                let otherwise = Truths::of(applies.may_be_false(), false, applies.may_be_null());
                *place = if applies.may_be_true() { passes.or(otherwise) } else { otherwise };
            }
        }
        outcome
    }

    /// Looks at all completions of the answers that a criterion depends on. `told`: what is told in place of its readings.
    fn search(
        &mut self,
        criterion: &EligibilityCriterion,
        plan: &CriterionPlan,
        told: Truths,
        reference_date: Date,
    ) -> Search {
        let mut search = Search::new(criterion, told.decided().is_some(), self.person.rows.len());
        let first = self.outcome(criterion, reference_date);
        if search.settle_by(&first) {
            return search;
        }
        let any_given = plan.reading_items.iter().any(|item| self.person.is_given(*item));
        if criterion.fallback.is_some() && !any_given {
            // Nothing but what is told: the readings are open, and nothing is known in which they would differ.
            search.leave_open();
            return search;
        }
        self.collect_places(&plan.items, &plan.fields);
        self.sample(&mut search, criterion, plan, reference_date);
        if !search.is_over() {
            self.explore(&mut search, criterion, plan, reference_date);
        }
        search
    }

    /// Lists the places of these items, of their rows only these fields.
    fn collect_places(&mut self, items: &[usize], fields: &[(usize, usize)]) {
        self.places.clear();
        for item in items {
            let width = self.row_width(*item);
            self.places.extend(self.person.places(*item, width, fields));
        }
    }

    fn row_width(&self, item: usize) -> usize {
        self.program().tables.get(item).map_or(0, |tables| tables.fields.len())
    }

    /// Settles anew which of these items are asked, after their cells have changed.
    fn settle(&mut self, items: &[usize]) {
        let work = u32::try_from(items.len() + self.places.len()).unwrap_or(u32::MAX);
        self.steps = self.steps.saturating_sub(work);
        self.person.settle(self.trial.items(), items);
    }

    /// Splits the place that is not settled yet and is to be split first, and visits each half until a visit returns
    /// true. None where there is no such place, or no work left: no half was visited.
    fn split(
        &mut self,
        items: &[usize],
        without: Option<Place>,
        visit: &mut dyn FnMut(&mut Self) -> bool,
    ) -> Option<bool> {
        let open = self.places.iter().filter(|place| Some(**place) != without);
        let open = open.map(|place| (*place, self.person.part(*place))).filter(|(_, part)| part.size() > 1);
        let (place, whole) = open.min_by_key(|(_, part)| part.urgency())?;
        let halves = whole.halves()?;
        if self.splits >= MAX_SPLITS {
            self.steps = 0;
        }
        if self.steps == 0 {
            return None;
        }
        self.splits += 1;
        let mut is_over = false;
        for half in halves {
            if !is_over {
                self.person.set_part(place, half);
                self.settle(items);
                is_over = visit(self);
            }
        }
        self.splits -= 1;
        self.person.set_part(place, whole);
        self.settle(items);
        Some(is_over)
    }

    /// What the loaded cells say of a criterion.
    fn criterion(
        &mut self,
        index: usize,
        criterion: &'t EligibilityCriterion,
        plan: &'t CriterionPlan,
        answers: &Answers,
        reference_date: Date,
    ) -> Found {
        let mut found = CriterionAssessment {
            status: Status::Unknown,
            flags: Flags::default(),
            clear: None,
            until: None,
            time_limited: false,
        };
        let mut conflict = None;
        found.flags.site_assessed = criterion.site_assessed;
        self.take_share();
        let told = self.told(criterion.fallback.as_ref(), criterion.category, reference_date);
        let search = self.search(criterion, plan, told, reference_date);
        let needs_answer = criterion.needs.iter().any(|item| !self.person.is_given(*item));
        match search.consensus() {
            None if search.all_contradict() => {
                found.flags.conflict = true;
                conflict = Some(self.contradiction(index, criterion, reference_date));
            }
            _ if needs_answer => {}
            // Without a contradiction that the author declares, the facts decide.
            Some(passes) if told.decided() == Some(!passes) && declares_readings_against_told(criterion) => {
                found.flags.conflict = true;
                conflict = Some(contradiction_of_readings(index, criterion));
            }
            Some(passes) => found.status = search.status(passes),
            None => {
                found.flags.depends_on_reading = search.readings_disagree();
                if let (Some(passes), false) = (told.decided(), search.may_disagree()) {
                    found.status = if passes { Status::Passes } else { Status::Fails };
                    found.flags.provisional =
                        passes && criterion.fallback.as_ref().is_some_and(|fallback| fallback.provisional);
                }
            }
        }
        if found.status == Status::Passes
            && let Some(definition) = criterion.provisional
        {
            found.flags.provisional |= self.may_be_provisional(criterion, plan, definition, reference_date);
        }
        found.flags.not_searched = found.status == Status::Unknown && search.is_cut();
        let by_readings = search.consensus().is_some();
        let in_time = self.time(&mut found, criterion, plan, by_readings, answers, reference_date);
        Found { criterion: found, conflict, seen: search.all_seen(), in_time }
    }

    /// What is told in place of the readings, as "does not stand in the way".
    fn told(&mut self, fallback: Option<&Fallback>, category: Category, reference_date: Date) -> Truths {
        match fallback {
            Some(fallback) => {
                let holds = self.evaluate(fallback.definition, View::Asked, reference_date);
                oriented(category, holds)
            }
            None => Truths::NULL,
        }
    }

    /// The answers of a criterion that contradict each other.
    fn contradiction(&mut self, index: usize, criterion: &EligibilityCriterion, reference_date: Date) -> ConflictFound {
        let mut noted = ConflictFound { items: Vec::new(), criterion: Some(index), which: Vec::new() };
        for (place, conflict) in criterion.conflicts.iter().enumerate() {
            let Some(definition) = conflict.definition else { continue };
            if self.evaluate(definition, View::Told, reference_date) == Truths::TRUE {
                noted.items.extend(&conflict.items);
                noted.which.push(place);
            }
        }
        sort_and_dedup(&mut noted.items);
        noted
    }

    /// Adds the contradictions that decide no criterion.
    fn undeciding_conflicts(&mut self, answers: &Answers, reference_date: Date) {
        let trial = self.trial;
        for (place, (conflict, plan)) in trial.planned_conflicts().enumerate() {
            let Some(definition) = conflict.definition else { continue };
            let holds = self.memo.contradiction(place, plan, answers).unwrap_or_else(|| {
                self.person.load(trial.items(), &plan.items, answers, reference_date);
                self.take_share();
                let holds = self.evaluate(definition, View::Told, reference_date) == Truths::TRUE;
                self.memo.remember_contradiction(place, plan, answers, holds);
                holds
            });
            if holds {
                let items = conflict.items.clone();
                self.assessment.conflicts.push(ConflictFound { items, criterion: None, which: Vec::from([place]) });
            }
        }
    }

    /// The warnings, by index, that surely hold of an answer that is given.
    pub(crate) fn warnings(&mut self, answers: &Answers, reference_date: Date) -> Vec<usize> {
        let trial = self.trial;
        let mut holding = Vec::new();
        for (place, (warning, items)) in trial.planned_warnings().enumerate() {
            if answers.get(warning.item).is_none() {
                continue;
            }
            self.person.load(trial.items(), items, answers, reference_date);
            self.take_share();
            if self.evaluate(warning.definition, View::Asked, reference_date) == Truths::TRUE {
                holding.push(place);
            }
        }
        holding
    }

    /// Whether an item has an answer that leaves something open: a partial date or a range of days, or rows with such cells.
    fn is_partly_known(&self, item: usize, plan: &CriterionPlan, answers: &Answers) -> bool {
        let is_open = |place: &Place| self.person.part(*place).size() > 1;
        match answers.get(item) {
            None | Some(Answer::Boolean(_) | Answer::Choice(_) | Answer::Quantity(..) | Answer::Integer(_)) => false,
            Some(Answer::Date(_) | Answer::Days(_)) => is_open(&Place::Item(item)),
            Some(Answer::List(rows)) => {
                // A code that may mean several is an answer all the same.
                let is_answered = |(row, field): (usize, usize)| {
                    matches!(rows.get(row).and_then(|row| row.get(field)), Some(Some(Answer::Choice(_))))
                };
                let width = self.row_width(item);
                let places = self.person.places(item, width, &plan.fields);
                let per_row = plan.fields.iter().filter(|(of, _)| *of == item).map(|(_, field)| *field);
                let cells = (0..rows.len()).flat_map(|row| per_row.clone().map(move |field| (row, field)));
                places.iter().zip(cells).any(|(place, cell)| is_open(place) && !is_answered(cell))
            }
        }
    }
}

/// Whether a criterion says that its readings and what is told in their place contradict each other.
fn declares_readings_against_told(criterion: &EligibilityCriterion) -> bool {
    criterion.conflicts.iter().any(|conflict| conflict.definition.is_none())
}

/// The readings against what is told in their place.
fn contradiction_of_readings(index: usize, criterion: &EligibilityCriterion) -> ConflictFound {
    let conflict = criterion.conflicts.iter().enumerate().find(|(_, conflict)| conflict.definition.is_none());
    let items = conflict.map(|(_, conflict)| conflict.items.clone()).unwrap_or_default();
    let which = conflict.map(|(place, _)| place).into_iter().collect();
    ConflictFound { items, criterion: Some(index), which }
}

/// Turns the record's sentence into "does not stand in the way", and back.
fn oriented(category: Category, holds: Truths) -> Truths {
    match category {
        Category::Inclusion => holds,
        Category::Exclusion => holds.kleene_not(),
    }
}

fn blocks_as_unknown(found: &CriterionAssessment) -> bool {
    found.status == Status::Unknown && !found.flags.site_assessed
}
