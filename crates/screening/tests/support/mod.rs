//! A small trial of one criterion around any expression, and answers by their items' names.
#![expect(clippy::unwrap_used, reason = "test support: a trial that does not load is a mistake in the test")]
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part of these helpers")]

use screening::definition::{
    Category, Code, CriterionKind, CriterionTexts, DateLimits, Definition, EligibilityCriterion, FORMAT, Field, Item,
    ItemKind, ItemTexts, ListLimits, QuantityLimits, Record, RecordTexts, Texts, TimeEffect, TrialDefinition, Unit,
};
use screening::elm::Expression;
use screening::{Answer, Answers, Date, Decimal, PartialDate, Trial};

/// The items of the small trial, in their order.
pub const ITEMS: [&str; 7] = ["one", "two", "code", "first", "second", "amount", "rows"];

/// A reference to an item.
pub fn item(name: &str) -> Expression {
    Expression::ParameterRef(ITEMS.iter().position(|item| *item == name).unwrap())
}

/// Two operands.
#[expect(clippy::unnecessary_box_returns, reason = "operands are boxed in every node")]
pub fn two(left: Expression, right: Expression) -> Box<[Expression; 2]> {
    Box::new([left, right])
}

/// A trial whose only criterion, an inclusion, is the last of these definitions.
pub fn trial(definitions: Vec<Expression>) -> Trial {
    let last = definitions.len() - 1;
    let named = definitions.into_iter().enumerate();
    let definitions = named
        .map(|(index, expression)| Definition {
            name: format!("D{index}"),
            source: String::new(),
            expression,
            clauses: Vec::new(),
        })
        .collect();
    let items: Vec<Item> = ITEMS.iter().zip(kinds()).map(|(name, kind)| plain_item(name, kind)).collect();
    let definition = TrialDefinition {
        format: FORMAT,
        identifier: "TEST".into(),
        version: "1".into(),
        record: record(),
        topics: Vec::new(),
        languages: vec![texts(items.len())],
        items,
        definitions,
        criteria: vec![criterion(last)],
        conflicts: Vec::new(),
        warnings: Vec::new(),
    };
    Trial::new(definition).unwrap()
}

fn kinds() -> [ItemKind; 7] {
    let codes = |codes: &[&str]| {
        codes.iter().map(|code| Code { code: (*code).into(), may_mean: Vec::new() }).collect::<Vec<_>>()
    };
    let date = || ItemKind::Date(DateLimits { not_before: None, years_before_reference: None });
    let field = |name: &str, kind| Field { name: name.into(), kind };
    [
        ItemKind::Boolean,
        ItemKind::Boolean,
        ItemKind::Choice(codes(&["red", "green", "blue"])),
        date(),
        date(),
        ItemKind::Quantity(QuantityLimits {
            units: vec![Unit::same("mg")],
            cql_unit: "mg".into(),
            low: Decimal::ZERO,
            high: Decimal::integer(100),
            display_decimals: None,
        }),
        ItemKind::List(ListLimits {
            fields: vec![field("date", date()), field("code", ItemKind::Choice(codes(&["yes", "no"])))],
            max_rows: 20,
        }),
    ]
}

fn plain_item(name: &str, kind: ItemKind) -> Item {
    Item {
        link_id: name.into(),
        kind,
        participant: true,
        clinician: true,
        enable_when: Vec::new(),
        unknown_counts_as: None,
        effort: 1,
    }
}

fn criterion(definition: usize) -> EligibilityCriterion {
    EligibilityCriterion {
        identifier: "I1".into(),
        category: Category::Inclusion,
        verbatim: String::new(),
        kind: CriterionKind::SelfReported,
        time: TimeEffect::None,
        readings: vec![definition],
        applies: None,
        fallback: None,
        provisional: None,
        conflicts: Vec::new(),
        needs: Vec::new(),
        site_assessed: false,
    }
}

fn record() -> Record {
    Record {
        title: String::new(),
        status: String::new(),
        end_date: Date::MIN,
        enrollment: 0,
        gender: String::new(),
        summary: String::new(),
        phase: String::new(),
        healthy_volunteers: String::new(),
        sponsor: String::new(),
        collaborator: String::new(),
        source: String::new(),
        copied_on: Date::MIN,
    }
}

fn texts(items: usize) -> Texts {
    let item =
        ItemTexts { label: String::new(), participant: None, clinician: None, choices: Vec::new(), fields: Vec::new() };
    let criterion = CriterionTexts {
        plain: String::new(),
        clinical: String::new(),
        passes: String::new(),
        fails: String::new(),
        unknown: String::new(),
        next_step: String::new(),
        bring: String::new(),
        ask: String::new(),
        readings: Vec::new(),
        conflicts: Vec::new(),
    };
    Texts {
        language: "en".into(),
        title: String::new(),
        about: Vec::new(),
        who_for: String::new(),
        investigational: String::new(),
        record: RecordTexts {
            status: String::new(),
            gender: String::new(),
            phase: String::new(),
            healthy_volunteers: String::new(),
            sponsor: String::new(),
            collaborator: String::new(),
            source: String::new(),
        },
        topics: Vec::new(),
        items: vec![item; items],
        criteria: vec![criterion],
        conflicts: Vec::new(),
        warnings: Vec::new(),
    }
}

/// A full date.
pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// An answer that is a date, perhaps partial.
pub fn date(text: &str) -> Answer {
    Answer::Date(PartialDate::parse(text).unwrap())
}

/// Answers by their items' names.
pub fn answers(trial: &Trial, given: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::none(trial);
    for (name, answer) in given {
        answers.set(trial.item_index(name).unwrap(), Some(answer.clone()));
    }
    answers
}

/// A row of the list `rows`: its date and whether its code is `yes`; both may be unknown.
pub fn row(date_text: Option<&str>, yes: Option<bool>) -> Vec<Option<Answer>> {
    vec![date_text.map(date), yes.map(|yes| Answer::Choice(usize::from(!yes)))]
}
