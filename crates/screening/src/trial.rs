//! A trial that is ready to screen people: checked, with every reference resolved.

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, Examination, Explanation};
use crate::date::Date;
use crate::decimal::Decimal;
use crate::definition::read::read;
use crate::definition::{
    Clause, Conflict, Definition, EligibilityCriterion, EnableTest, FORMAT, Item, ItemKind, TimeEffect,
    TrialDefinition, Unit, Warning,
};
use crate::json;
use crate::program::{Node, Program, Shift};
use crate::screener::{MAX_READINGS, Screener, States};
use crate::sort::sort_and_dedup;
use crate::trace::TracedDefinition;
use crate::washout::{Course, Period, Washout};
use alloc::format;
use alloc::string::String;
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

/// Why a compiled trial cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Not JSON, or not the compiled format.
    #[error("not a compiled trial: {0}")]
    Syntax(String),
    /// Another version of the format.
    #[error("the compiled trial has format {found}; this engine reads format {FORMAT}")]
    Format {
        /// The file's format.
        found: u32,
    },
    /// A reference to something that is not there, or more than the engine holds.
    #[error("the compiled trial is damaged: {0}")]
    Reference(String),
}

/// Whether an item is asked, given the other answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enablement {
    /// Asked.
    Asked,
    /// Not asked yet: it depends on an answer that is missing.
    Undecided,
    /// Not asked: its condition does not hold.
    NotAsked,
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
        check_sizes(&definition).map_err(LoadError::Reference)?;
        check_references(&definition).map_err(LoadError::Reference)?;
        let program = Program::new(&definition).map_err(LoadError::Reference)?;
        definition.definitions.iter().try_for_each(check_clauses).map_err(LoadError::Reference)?;
        let plans = definition.criteria.iter().map(|criterion| plan(criterion, &definition, &program)).collect();
        let conflict_plans = definition.conflicts.iter().map(|conflict| {
            let resolved = conflict.definition.and_then(|definition| program.definitions.get(definition));
            let items = resolved.map(|resolved| resolved.items.clone()).unwrap_or_default();
            let items = with_controllers(items, &definition);
            let states = states_of(&items, true, &definition);
            ConflictPlan { items, states }
        });
        let conflict_plans = conflict_plans.collect();
        let warning_items = definition.warnings.iter().map(|warning| {
            let resolved = program.definitions.get(warning.definition);
            with_controllers(resolved.map(|resolved| resolved.items.clone()).unwrap_or_default(), &definition)
        });
        let warning_items = warning_items.collect();
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

    /// When a criterion, by index, clears for a person, whether or not that day has come; `None` where it does not clear
    /// by time, or where the event is not known at all or does not count.
    pub fn course(&self, criterion: usize, answers: &Answers, reference_date: Date) -> Option<Course> {
        Screener::new(self).course(criterion, answers, reference_date)
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

    /// Whether an item is asked, given the other answers.
    pub fn enablement(&self, item: usize, answers: &Answers) -> Enablement {
        let Some(item) = self.items().get(item) else { return Enablement::NotAsked };
        let mut result = Enablement::Asked;
        for enable_when in &item.enable_when {
            // An answer to an item that is not asked itself does not count.
            let controller = match self.enablement(enable_when.item, answers) {
                Enablement::Asked | Enablement::Undecided => answers.get(enable_when.item),
                Enablement::NotAsked => None,
            };
            let holds = match (&enable_when.test, controller) {
                (EnableTest::IsKnown, controller) => Some(controller.is_some()),
                (EnableTest::IsBoolean(value), Some(Answer::Boolean(given))) => Some(given == value),
                (EnableTest::IsNotBoolean(value), Some(Answer::Boolean(given))) => Some(given != value),
                (EnableTest::IsCode(code), Some(Answer::Choice(given))) => Some(given == code),
                (EnableTest::IsNotCode(code), Some(Answer::Choice(given))) => Some(given != code),
                (EnableTest::IsNotBoolean(_) | EnableTest::IsNotCode(_), _) => Some(true),
                (EnableTest::IsBoolean(_) | EnableTest::IsCode(_), _) => None,
            };
            match holds {
                Some(true) => {}
                Some(false) => return Enablement::NotAsked,
                None => result = Enablement::Undecided,
            }
        }
        result
    }

    /// Compares a person's answers with every criterion, as on a reference date.
    ///
    /// For many people, a [`Screener`] keeps its buffers from one to the next.
    pub fn screen(&self, answers: &Answers, reference_date: Date) -> Assessment {
        Screener::new(self).screen(answers, reference_date).clone()
    }

    /// Compares a person's answers with every criterion, and says of each why it has its status.
    pub fn examine(&self, answers: &Answers, reference_date: Date) -> Examination {
        Screener::new(self).examine(answers, reference_date)
    }

    /// Why a criterion, by index, has its status.
    pub fn explain(&self, criterion: usize, answers: &Answers, reference_date: Date) -> Explanation {
        Screener::new(self).explain(criterion, answers, reference_date)
    }

    /// What each clause of a criterion's definitions is for a person: of those that the criterion names, by [`Role`], and
    /// then of those that these refer to, each once. Readings agree with [`Trial::explain`] where the criterion applies.
    ///
    /// [`Role`]: crate::Role
    pub fn trace(&self, criterion: usize, answers: &Answers, reference_date: Date) -> Vec<TracedDefinition> {
        Screener::new(self).trace(criterion, answers, reference_date)
    }

    /// The warnings, by index, that surely hold of an answer that is given. They decide nothing.
    pub fn warnings(&self, answers: &Answers, reference_date: Date) -> Vec<usize> {
        Screener::new(self).warnings(answers, reference_date)
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

fn plan(criterion: &EligibilityCriterion, trial: &TrialDefinition, program: &Program) -> CriterionPlan {
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
    states.with_dates |= absolute && moves;
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
    States::new(items, absolute, |item| trial.items.get(item).map(|item| &item.kind))
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

fn check_clauses(definition: &Definition) -> Result<(), String> {
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
