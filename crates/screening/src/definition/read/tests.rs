//! What is written is read again, and what is damaged is refused with the place.

use crate::date::{Date, PartialDate};
use crate::decimal::Decimal;
use crate::definition::{
    Category, Clause, Clears, Code, Conflict, CriterionKind, CriterionTexts, DateLimits, Definition,
    EligibilityCriterion, EnableTest, EnableWhen, Fallback, Field, FieldTexts, IntegerLimits, Item, ItemKind,
    ItemTexts, ListLimits, QuantityLimits, QuestionTexts, Record, RecordTexts, Texts, TimeEffect, Topic,
    TrialDefinition, Unit, UnknownCountsAs, Warning,
};
use crate::elm::{Case, Expression, Interval, Let, Precision, Query, SortBy};
use crate::json;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

fn text(name: &str) -> String {
    format!("{name} “中\" \\ \n")
}

fn day() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn decimal() -> Decimal {
    Decimal::parse("-7.50062").unwrap()
}

/// Every node of the subset, each with operands of its own.
fn expressions() -> Vec<Expression> {
    use Expression as E;
    let one = || Box::new(E::Integer(-1));
    let two = || Box::new([E::ParameterRef(0), E::AliasRef(2)]);
    let three = || Box::new([E::Boolean(true), E::Null, E::ExpressionRef(1)]);
    let query = Query {
        sources: vec![(0, E::ReferenceDate), (1, E::List(vec![E::Null]))],
        lets: vec![(2, E::Boolean(false))],
        condition: Some(E::Boolean(true)),
        returns: None,
        distinct: true,
        names: vec![text("alias")],
        sort: vec![SortBy { slot: 3, key: E::AliasRef(3), descending: true }],
    };
    vec![
        E::Null,
        E::Boolean(false),
        E::Integer(i32::MIN),
        E::Decimal(decimal()),
        E::String(text("string")),
        E::Date(PartialDate::parse("2026-05").unwrap()),
        E::Quantity(decimal(), text("unit")),
        E::List(vec![E::Null, E::Boolean(true)]),
        E::Tuple(vec![(text("element"), E::Null)]),
        E::Interval(Box::new(Interval { low: E::Null, high: E::Integer(3), low_closed: true, high_closed: false })),
        E::ParameterRef(7),
        E::ReferenceDate,
        E::ExpressionRef(8),
        E::AliasRef(9),
        E::Let(Box::new(Let { slot: 1, value: E::Null, body: E::AliasRef(1) })),
        E::Property(one(), text("property")),
        E::And(two()),
        E::Or(two()),
        E::Xor(two()),
        E::Implies(two()),
        E::Not(one()),
        E::IsNull(one()),
        E::IsTrue(one()),
        E::IsFalse(one()),
        E::If(three()),
        E::Case(Box::new(Case { comparand: Some(E::Null), items: vec![*two()], otherwise: E::Null })),
        E::Case(Box::new(Case { comparand: None, items: vec![], otherwise: E::Boolean(true) })),
        E::Coalesce(vec![E::Null]),
        E::AsTold(one()),
        E::Equal(two()),
        E::Equivalent(two()),
        E::Less(two()),
        E::LessOrEqual(two()),
        E::Greater(two()),
        E::GreaterOrEqual(two()),
        E::In(two()),
        E::Add(two()),
        E::Subtract(two()),
        E::Multiply(two()),
        E::Divide(two()),
        E::TruncatedDivide(two()),
        E::Modulo(two()),
        E::Negate(one()),
        E::Abs(one()),
        E::Ceiling(one()),
        E::Floor(one()),
        E::Truncate(one()),
        E::Exp(one()),
        E::Ln(one()),
        E::Log(two()),
        E::Power(two()),
        E::Round(two()),
        E::DateFromParts(three()),
        E::DateComponentFrom(Precision::Year, one()),
        E::Before(None, two()),
        E::After(Some(Precision::Month), two()),
        E::SameAs(Some(Precision::Day), two()),
        E::SameOrBefore(None, two()),
        E::SameOrAfter(None, two()),
        E::DurationBetween(Precision::Week, two()),
        E::DifferenceBetween(Precision::Month, two()),
        E::LowBoundary(two()),
        E::HighBoundary(two()),
        E::Exists(one()),
        E::Count(one()),
        E::Min(one()),
        E::Max(one()),
        E::Sum(one()),
        E::Product(one()),
        E::Median(one()),
        E::AnyTrue(one()),
        E::AllTrue(one()),
        E::First(one()),
        E::Last(one()),
        E::Query(Box::new(query)),
    ]
}

fn items() -> Vec<Item> {
    let choice = ItemKind::Choice(vec![Code { code: text("code"), may_mean: vec![1, 2] }]);
    let date = ItemKind::Date(DateLimits { not_before: Some(day()), years_before_reference: None });
    let units = vec![Unit { code: text("unit"), numerator: 5, offset: -160, denominator: 9 }];
    let limits = QuantityLimits {
        units,
        cql_unit: text("unit"),
        low: Decimal::ZERO,
        high: decimal(),
        display_decimals: Some(1),
    };
    let quantity = ItemKind::Quantity(limits.clone());
    let shown_as_given = ItemKind::Quantity(QuantityLimits { display_decimals: None, ..limits });
    let integer = ItemKind::Integer(IntegerLimits { low: -3, high: 4 });
    let field = Field { name: text("field"), kind: ItemKind::Boolean };
    let list = ItemKind::List(ListLimits { fields: vec![field], max_rows: 20 });
    let tests = [
        EnableTest::IsBoolean(true),
        EnableTest::IsNotBoolean(false),
        EnableTest::IsCode(1),
        EnableTest::IsNotCode(2),
        EnableTest::IsKnown,
    ];
    let kinds = [ItemKind::Boolean, choice, date, quantity, shown_as_given, integer, list];
    let item = |(kind, test)| Item {
        link_id: text("link id"),
        kind,
        participant: true,
        clinician: false,
        enable_when: vec![EnableWhen { item: 0, test }],
        unknown_counts_as: Some(UnknownCountsAs { code: 3, beside: None }),
        effort: 5,
    };
    kinds.into_iter().zip(tests).map(item).collect()
}

fn criteria() -> Vec<EligibilityCriterion> {
    let clears = TimeEffect::Clears(Clears { anchor: Some(4), after_reference: true });
    let times = [clears, TimeEffect::NoFixedDate, TimeEffect::None, TimeEffect::Permanent];
    let kinds = [CriterionKind::SelfReported, CriterionKind::Document, CriterionKind::Test, CriterionKind::StudyTeam];
    let categories = [Category::Inclusion, Category::Exclusion];
    let criterion = |((time, kind), category)| EligibilityCriterion {
        identifier: text("identifier"),
        category,
        verbatim: text("verbatim"),
        kind,
        time,
        readings: vec![0, 1],
        applies: Some(2),
        fallback: Some(Fallback { definition: 3, provisional: true }),
        provisional: None,
        conflicts: vec![Conflict { definition: None, items: vec![0] }],
        needs: vec![],
        site_assessed: false,
    };
    times.into_iter().zip(kinds).zip(categories.into_iter().cycle()).map(criterion).collect()
}

fn texts() -> Texts {
    let question = QuestionTexts { question: text("question"), hint: String::new(), why: text("why") };
    Texts {
        language: text("language"),
        title: text("title"),
        about: vec![text("about")],
        who_for: text("who for"),
        investigational: text("investigational"),
        record: RecordTexts {
            status: text("status"),
            gender: text("gender"),
            phase: text("phase"),
            healthy_volunteers: text("healthy volunteers"),
            sponsor: text("sponsor"),
            collaborator: text("collaborator"),
            source: text("source"),
        },
        topics: vec![text("topic")],
        items: vec![ItemTexts {
            label: text("label"),
            participant: Some(question),
            clinician: None,
            choices: vec![text("choice")],
            fields: vec![FieldTexts { label: text("field"), choices: vec![] }],
        }],
        criteria: vec![CriterionTexts {
            plain: text("plain"),
            clinical: text("clinical"),
            passes: text("passes"),
            fails: text("fails"),
            unknown: text("unknown"),
            next_step: text("next step"),
            bring: text("bring"),
            ask: String::new(),
            readings: vec![text("reading")],
            conflicts: vec![text("conflict")],
        }],
        conflicts: vec![text("conflict")],
        warnings: vec![text("warning")],
    }
}

fn trial() -> TrialDefinition {
    let definition = |expression| Definition {
        name: text("name"),
        source: text("source"),
        expression,
        clauses: vec![Clause { from: 0, to: 6, node: 0 }, Clause { from: 1, to: 2, node: 3 }],
    };
    TrialDefinition {
        format: 2,
        identifier: text("identifier"),
        version: text("version"),
        record: Record {
            title: text("title"),
            status: text("status"),
            end_date: day(),
            enrollment: u32::MAX,
            gender: text("gender"),
            summary: text("summary"),
            phase: text("phase"),
            healthy_volunteers: text("healthy volunteers"),
            sponsor: text("sponsor"),
            collaborator: text("collaborator"),
            source: text("source"),
            copied_on: day(),
        },
        topics: vec![Topic { id: text("id"), items: vec![0, 1] }],
        items: items(),
        definitions: expressions().into_iter().map(definition).collect(),
        criteria: criteria(),
        conflicts: vec![Conflict { definition: Some(1), items: vec![] }],
        warnings: vec![Warning { definition: 1, item: 0 }],
        languages: vec![texts()],
    }
}

fn read(json: &str) -> Result<TrialDefinition, String> {
    let tree = json::parse(json.as_bytes()).map_err(|error| crate::LoadError::from(error).to_string())?;
    super::read(&tree).map_err(|error| error.to_string())
}

#[test]
fn every_node_is_tried() {
    let error = serde_json::from_str::<Expression>("\"Nonsense\"").unwrap_err().to_string();
    let names = error.split('`').skip(3).step_by(2);
    let written = serde_json::to_string(&expressions()).unwrap();
    let missing: Vec<&str> = names.clone().filter(|name| !written.contains(&format!("\"{name}\""))).collect();
    assert!(missing.is_empty() && names.count() > 70, "{missing:?} of: {error}");
}

#[test]
fn what_is_written_is_read_again() {
    let json = serde_json::to_string(&trial()).unwrap();
    assert_eq!(read(&json), Ok(trial()));
    let derived: TrialDefinition = serde_json::from_str(&json).unwrap();
    assert_eq!(derived, trial());
}

#[test]
fn keys_that_are_missing_or_unknown_are_as_in_the_derived_reader() {
    let json = serde_json::to_string(&trial()).unwrap();
    let changes = [
        ("\"applies\":2,", ""),
        ("\"lets\":[[2,{\"Boolean\":false}]],", ""),
        ("\"format\":2", "\"format\":2,\"x\":[]"),
    ];
    for (written, changed) in changes {
        assert!(json.contains(written), "{written}");
        let json = json.replace(written, changed);
        assert_eq!(read(&json), Ok(serde_json::from_str(&json).unwrap()), "{written}");
    }
}

#[test]
fn what_is_damaged_is_refused_with_its_place() {
    let json = serde_json::to_string(&trial()).unwrap();
    for (written, damaged, told) in [
        ("\"format\":2,", "", "format: expected a whole number"),
        ("\"format\":2", "\"format\":-1", "format: expected a number in range"),
        ("\"format\":2", "\"format\":2.0", "format: expected a whole number"),
        (
            "\"end_date\":\"2026-11-22\"",
            "\"end_date\":\"2026-02-30\"",
            "record: end_date: expected a date like `2026-11-22`",
        ),
        ("\"site_assessed\":false", "\"site_assessed\":0", "criteria: site_assessed: expected true or false"),
        ("\"effort\":5", "\"effort\":256", "items: effort: expected a number in range"),
        ("\"kind\":\"Boolean\"", "\"kind\":\"Choice\"", "items: kind: expected a list"),
        ("\"IsKnown\"", "\"IsUnknown\"", "items: enable_when: test: expected a variant of EnableTest"),
        (
            "{\"Abs\":{\"Integer\":-1}}",
            "{\"Abs\":{},\"Floor\":{}}",
            "definitions: expression: expected a variant of Expression",
        ),
        (
            "[{\"ParameterRef\":0},{\"AliasRef\":2}]",
            "[{\"ParameterRef\":0}]",
            "definitions: expression: expected another number of elements",
        ),
        ("\"low\":\"0\"", "\"low\":0", "items: kind: low: expected a text"),
    ] {
        assert!(json.contains(written), "{written}");
        let damaged = json.replace(written, damaged);
        assert_eq!(read(&damaged), Err(format!("not a compiled trial: {told}")), "{written}");
        assert!(serde_json::from_str::<TrialDefinition>(&damaged).is_err(), "{written}");
    }
}
