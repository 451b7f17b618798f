//! A trial with one item of each type, and no criterion.

use screening::definition::{
    Code, DateLimits, FORMAT, Field, Item, ItemKind, ItemTexts, ListLimits, QuantityLimits, Record, RecordTexts, Texts,
    Topic, TrialDefinition, Unit,
};
use screening::{Date, Decimal, Trial};

pub(crate) fn trial() -> Trial {
    let items = vec![
        item("flag", ItemKind::Boolean),
        item("colour", choice(&["red", "green"])),
        item("birth_date", ItemKind::Date(DateLimits { not_before: None, years_before_reference: Some(120) })),
        item("treated", ItemKind::Date(DateLimits { not_before: Date::new(1960, 1, 1), years_before_reference: None })),
        item("pao2", quantity(&[("mm[Hg]", "1"), ("kPa", "7.50062")], "20", "500")),
        item("dose", quantity(&[("mg", "1")], "0", "1000")),
        item("visits", ItemKind::List(ListLimits { fields: visit_fields(), max_rows: 3 })),
    ];
    let texts = items.iter().map(|item| ItemTexts {
        label: item.link_id.clone(),
        participant: None,
        clinician: None,
        choices: Vec::new(),
        fields: Vec::new(),
    });
    let texts = texts.collect();
    Trial::new(TrialDefinition {
        format: FORMAT,
        identifier: "FIXTURE".to_owned(),
        version: "1".to_owned(),
        record: record(),
        topics: vec![Topic { id: "all".to_owned(), items: (0..items.len()).collect() }],
        items,
        definitions: Vec::new(),
        criteria: Vec::new(),
        conflicts: Vec::new(),
        warnings: Vec::new(),
        languages: vec![english(texts)],
    })
    .unwrap()
}

fn visit_fields() -> Vec<Field> {
    let field = |name: &str, kind| Field { name: name.to_owned(), kind };
    vec![
        field("date", ItemKind::Date(DateLimits { not_before: None, years_before_reference: None })),
        field("finding", choice(&["better", "worse"])),
        field("weight", quantity(&[("kg", "1"), ("g", "0.001")], "1", "300")),
    ]
}

fn item(link_id: &str, kind: ItemKind) -> Item {
    Item {
        link_id: link_id.to_owned(),
        kind,
        participant: true,
        clinician: true,
        enable_when: Vec::new(),
        unknown_counts_as: None,
        effort: 1,
    }
}

fn choice(codes: &[&str]) -> ItemKind {
    ItemKind::Choice(codes.iter().map(|code| Code { code: (*code).to_owned(), may_mean: Vec::new() }).collect())
}

fn quantity(units: &[(&str, &str)], low: &str, high: &str) -> ItemKind {
    let number = |text| Decimal::parse(text).unwrap();
    let units = units.iter().map(|(code, factor)| {
        let (numerator, scale) = number(factor).parts();
        let denominator = 10_i64.pow(scale);
        Unit { code: (*code).to_owned(), numerator: i64::try_from(numerator).unwrap(), offset: 0, denominator }
    });
    let units: Vec<Unit> = units.collect();
    let cql_unit = units.first().unwrap().code.clone();
    let (low, high) = (number(low), number(high));
    ItemKind::Quantity(QuantityLimits { units, cql_unit, low, high, display_decimals: None })
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

fn english(items: Vec<ItemTexts>) -> Texts {
    Texts {
        language: "en".to_owned(),
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
        topics: vec!["All".to_owned()],
        items,
        criteria: Vec::new(),
        conflicts: Vec::new(),
        warnings: Vec::new(),
    }
}
