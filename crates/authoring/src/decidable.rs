//! Criteria that no answers let pass, or none let fail, claims about time that do not hold, and warnings that tell nothing
//! apart: looked for by screening made-up people.
//!
//! A criterion is asked alone, with answers that matter to it: every code, the limits, every number that the
//! definitions name, and dates on both sides of every window. Where those are few enough they are all tried, otherwise
//! a fixed random sample of them, so that the same folder always gives the same findings.

use crate::finding::{Code, Finding};
use crate::trial_folder::Examined;
use crate::units;
use screening::answers::{self, Row};
use screening::definition::{
    Category, CriterionKind, EligibilityCriterion, Item, ItemKind, TimeEffect, TrialDefinition, Warning,
};
use screening::elm::{Expression, Part};
use screening::{Answer, Answers, Date, Decimal, Enablement, Screener, Status, Trial};

/// People made up for one criterion at most.
const PEOPLE: usize = 20_000;

/// Lists made up for a list item.
const LISTS: usize = 60;

/// Of whom so many at least, where there are as many, are screened for what time does.
const PEOPLE_IN_TIME: usize = 2_000;

/// Reports criteria that never pass or never fail, and what they say of time wrongly.
pub(crate) fn check(examined: &Examined) -> Vec<Finding> {
    let Some(definition) = &examined.definition else { return Vec::new() };
    let constants = Constants::of(definition);
    let mut findings = Vec::new();
    for (criterion, place) in definition.criteria.iter().zip(&examined.criteria) {
        // What the engine refuses has been reported.
        let Some(trial) = alone(definition, criterion.clone()) else { continue };
        let seen = Seen::of(&trial, definition.record.copied_on, &constants);
        let name = &criterion.identifier;
        let claim = seen.contradicted_claim(&criterion.time);
        let mut find = |code, message: String, mend| {
            findings.push(examined.trial_source.finding(&place.span, code, message, mend));
        };
        // Only the study team can let such a criterion pass, but it must be left to them.
        let left_to_the_team = criterion.site_assessed && seen.unknown;
        if !seen.passes && !left_to_the_team {
            find(
                Code::NeverPasses,
                format!("no answers were found that let {name} pass"),
                "look for a condition that contradicts another, or an item that can never have the answer it needs",
            );
        }
        if !seen.fails {
            find(
                Code::NeverFails,
                format!("no answers were found that let {name} fail"),
                "look for a condition that always holds; a criterion that nobody can fail decides nothing",
            );
        }
        if let Some(contradiction) = claim {
            find(
                Code::ContradictedTime,
                format!("{name} {contradiction}"),
                "check the definition; where it is right, leave out `time`: what time does is found out by evaluating it",
            );
        }
    }
    for (warning, place) in definition.warnings.iter().zip(&examined.warnings) {
        let Some(trial) = alone(definition, as_criterion(warning)) else { continue };
        let seen = Seen::of(&trial, definition.record.copied_on, &constants);
        for (found, what) in [(seen.passes, "needed"), (seen.fails, "not needed")] {
            if !found {
                let message = format!("no answers were found for which the warning `{}` is {what}", place.value);
                let mend = "a warning parts unusual values from usual ones: look at its limits";
                findings.push(examined.trial_source.finding(&place.span, Code::IdleWarning, message, mend));
            }
        }
    }
    findings
}

/// The trial with this criterion only.
fn alone(definition: &TrialDefinition, criterion: EligibilityCriterion) -> Option<Trial> {
    let alone = TrialDefinition {
        criteria: vec![criterion],
        conflicts: Vec::new(),
        warnings: Vec::new(),
        languages: Vec::new(),
        ..definition.clone()
    };
    Trial::new(alone).ok()
}

/// A warning as a criterion that passes where it holds.
fn as_criterion(warning: &Warning) -> EligibilityCriterion {
    EligibilityCriterion {
        identifier: String::new(),
        category: Category::Inclusion,
        verbatim: String::new(),
        kind: CriterionKind::SelfReported,
        time: TimeEffect::None,
        readings: vec![warning.definition],
        applies: None,
        fallback: None,
        provisional: None,
        conflicts: Vec::new(),
        needs: Vec::new(),
        site_assessed: false,
    }
}

/// What a criterion was seen to do.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent things, each seen or not")]
struct Seen {
    passes: bool,
    fails: bool,
    unknown: bool,
    /// Of those who fail: some of whose date is known, though no later day lets them pass.
    fails_for_good_from_a_date: bool,
    /// Some whom a later day lets pass.
    clears: bool,
}

impl Seen {
    fn of(trial: &Trial, reference_date: Date, constants: &Constants) -> Seen {
        let mut random = Random(0x9e37_79b9_7f4a_7c15);
        let items = trial.items_of(0);
        let choices: Vec<(usize, Vec<Option<Answer>>)> = items
            .iter()
            .filter_map(|index| {
                let item = trial.items().get(*index)?;
                Some((*index, candidates(item, reference_date, constants, &mut random)))
            })
            .collect();
        let combinations = choices.iter().try_fold(1_usize, |product, (_, answers)| product.checked_mul(answers.len()));
        let all = combinations.filter(|combinations| *combinations <= PEOPLE);
        let mut screener = Screener::new(trial);
        let mut seen = Seen::default();
        let anchor = trial.criteria().first().and_then(|criterion| match &criterion.time {
            TimeEffect::Clears(clears) => clears.anchor,
            TimeEffect::NoFixedDate | TimeEffect::None | TimeEffect::Permanent | TimeEffect::Unclaimed => None,
        });
        for number in 0..all.unwrap_or(PEOPLE) {
            let mut person = Answers::none(trial);
            let mut rest = number;
            for (item, answers) in &choices {
                let place = if all.is_some() {
                    let place = rest % answers.len();
                    rest /= answers.len();
                    place
                } else {
                    random.below(answers.len())
                };
                person.set(*item, answers.get(place).cloned().flatten());
            }
            let Some(found) = screener.screen(&person, reference_date).criteria.first().copied() else { continue };
            match found.status {
                Status::Passes | Status::NotApplicable => seen.passes = true,
                Status::Fails => {
                    seen.fails = true;
                    seen.clears |= found.clear.is_some();
                    let is_known =
                        |item| person.get(item).is_some() && trial.enablement(item, &person) == Enablement::Asked;
                    seen.fails_for_good_from_a_date |= !found.time_limited && anchor.is_some_and(is_known);
                }
                Status::Unknown => seen.unknown = true,
            }
            if seen.passes && seen.fails && (number >= PEOPLE_IN_TIME || !trial.changes_with_time(0)) {
                break;
            }
        }
        seen
    }

    /// What was seen against a claim about time.
    fn contradicted_claim(&self, claim: &TimeEffect) -> Option<String> {
        let says = |word: &str, but: &str| Some(format!("says `time = \"{word}\"`, but {but}"));
        let clears = "people were found who fail now and pass on a later day with the same answers";
        match claim {
            TimeEffect::Clears(_) if self.fails_for_good_from_a_date => {
                says("clears", "people were found whose date is known and who fail on every later day")
            }
            TimeEffect::Clears(clears) if clears.anchor.is_none() && !self.clears => {
                says("clears", "nobody was found who fails now and passes on a later day")
            }
            TimeEffect::NoFixedDate if self.clears => says("no_fixed_date", clears),
            TimeEffect::None if self.clears => says("none", clears),
            TimeEffect::Permanent if self.clears => says("permanent", clears),
            TimeEffect::Clears(_)
            | TimeEffect::NoFixedDate
            | TimeEffect::None
            | TimeEffect::Permanent
            | TimeEffect::Unclaimed => None,
        }
    }
}

/// The numbers and spans of time that the definitions name.
struct Constants {
    numbers: Vec<Decimal>,
    /// Months or days.
    months: Vec<i32>,
    days: Vec<i32>,
    /// The dates that they name.
    dates: Vec<Date>,
}

impl Constants {
    fn of(definition: &TrialDefinition) -> Constants {
        let mut constants = Constants { numbers: Vec::new(), months: Vec::new(), days: Vec::new(), dates: Vec::new() };
        for definition in &definition.definitions {
            for Part { expression, .. } in definition.expression.parts() {
                if let Expression::Integer(value) = expression {
                    constants.numbers.push(Decimal::from(*value));
                    // A number of years, months, weeks or days that is counted between two dates.
                    for unit in ["year", "month", "week", "day"] {
                        constants.add_span(Decimal::from(*value), unit);
                    }
                } else if let Expression::Date(date) = expression {
                    constants.dates.extend([date.range().from, date.range().to]);
                } else if let Expression::Quantity(value, unit) = expression
                    && units::shifts_dates(unit)
                {
                    constants.add_span(*value, unit);
                    constants.numbers.push(*value);
                } else if let Expression::Decimal(value) | Expression::Quantity(value, _) = expression {
                    constants.numbers.push(*value);
                }
            }
        }
        constants.numbers.sort_unstable();
        constants.numbers.dedup();
        for spans in [&mut constants.months, &mut constants.days] {
            spans.sort_unstable();
            spans.dedup();
        }
        constants
    }

    fn add_span(&mut self, value: Decimal, unit: &str) {
        let Some(count) = value.to_integer().and_then(|count| i32::try_from(count).ok()) else { return };
        match unit {
            "year" | "a" => self.months.extend(count.checked_mul(12)),
            "month" | "mo" => self.months.push(count),
            "week" | "wk" => self.days.extend(count.checked_mul(7)),
            _ => self.days.push(count),
        }
    }
}

/// Answers to an item that may make a difference; no answer is one of them.
fn candidates(item: &Item, reference_date: Date, constants: &Constants, random: &mut Random) -> Vec<Option<Answer>> {
    let mut candidates = match &item.kind {
        ItemKind::List(limits) => {
            let cells: Vec<Vec<Option<Answer>>> =
                limits.fields.iter().map(|field| values(&field.kind, reference_date, constants)).collect();
            let mut lists = vec![Some(Answer::List(Vec::new()))];
            for number in 0..LISTS {
                let rows = (number % 3 + 1).min(limits.max_rows);
                let row = |random: &mut Random| -> Row {
                    cells.iter().map(|cells| cells.get(random.below(cells.len())).cloned().flatten()).collect()
                };
                lists.push(Some(Answer::List((0..rows).map(|_| row(random)).collect())));
            }
            lists.push(None);
            lists
        }
        ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) => {
            values(&item.kind, reference_date, constants)
        }
    };
    candidates
        .retain(|answer| answer.as_ref().is_none_or(|answer| answers::check(item, answer, reference_date).is_empty()));
    candidates
}

fn values(kind: &ItemKind, reference_date: Date, constants: &Constants) -> Vec<Option<Answer>> {
    let mut values: Vec<Option<Answer>> = match kind {
        ItemKind::Boolean => vec![Some(Answer::Boolean(true)), Some(Answer::Boolean(false))],
        ItemKind::Choice(codes) => (0..codes.len()).map(|code| Some(Answer::Choice(code))).collect(),
        ItemKind::Date(_) => dates(reference_date, constants),
        ItemKind::Quantity(limits) => {
            let numbers = [limits.low, limits.high].into_iter().chain(constants.numbers.iter().copied());
            numbers.map(|number| Some(Answer::Quantity(number, 0))).collect()
        }
        ItemKind::Integer(limits) => {
            let near = constants.numbers.iter().filter_map(|number| i32::try_from(number.floor().to_integer()?).ok());
            let near = near.flat_map(|number| [number.saturating_sub(1), number, number.saturating_add(1)]);
            [limits.low, limits.high].into_iter().chain(near).map(|number| Some(Answer::Integer(number))).collect()
        }
        ItemKind::List(_) => Vec::new(),
    };
    values.push(None);
    values
}

/// The reference date, a lifetime ago, and both sides of every window.
fn dates(reference_date: Date, constants: &Constants) -> Vec<Option<Answer>> {
    let by_months = constants.months.iter().filter_map(|months| reference_date.add_months(-months));
    let by_days = constants.days.iter().filter_map(|days| reference_date.add_days(-days));
    let named = constants.dates.iter().copied();
    let edges: Vec<Date> = by_months.chain(by_days).chain(reference_date.add_months(-60 * 12)).chain(named).collect();
    let around = edges.iter().flat_map(|edge| [edge.add_days(-1), Some(*edge), edge.add_days(1)]);
    around.flatten().chain([reference_date]).map(|date| Some(Answer::Date(date.into()))).collect()
}

/// A small generator of numbers that look random (xorshift).
struct Random(u64);

impl Random {
    /// A number below a bound; 0 where the bound is 0.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.0 >> 11) % bound).unwrap_or(0)
    }
}
