//! Another CQL engine, octofhir-cql, on the same criteria and the same complete answers.

use crate::completions::Completion;
use crate::shape::Shape;
use octofhir_cql::CompiledLibrary;
use octofhir_cql::eval::CqlEngine;
use octofhir_cql::types::{CqlDate, CqlList, CqlQuantity, CqlTuple, CqlType, CqlValue};
use screening::definition::ItemKind;
use screening::{Date, Decimal};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The value of a definition; one that is no Boolean is left out.
pub(crate) type Truths = HashMap<String, Option<bool>>;

/// The other engine with a trial's criteria.
pub(crate) struct Other {
    library: CompiledLibrary,
    engine: CqlEngine,
}

impl Other {
    pub(crate) fn new(folder: &Path) -> Other {
        let source = fs::read_to_string(folder.join("criteria.cql")).unwrap();
        let library = CompiledLibrary::compile(&source).unwrap_or_else(|error| panic!("{error}"));
        assert!(library.diagnostics().is_empty(), "{}: {:?}", folder.display(), library.diagnostics());
        Other { library, engine: CqlEngine::new() }
    }

    /// The value of every definition for the answers that are asked.
    pub(crate) fn truths(&self, shape: &Shape, completion: &Completion, day: Date) -> Truths {
        let mut context = self.library.context();
        context.set_parameter("ReferenceDate", cql_date(&day.to_string()));
        for ((item, value), asked) in shape.definition.items.iter().zip(&completion.values).zip(&completion.asked) {
            let value = value.as_ref().filter(|_| *asked);
            context.set_parameter(&item.link_id, value.map_or(CqlValue::Null, |value| cql_value(&item.kind, value)));
        }
        let values = self.engine.evaluate_library(self.library.elm(), &mut context);
        let values = values.unwrap_or_else(|error| panic!("{error:?} for {completion:?}"));
        let truth = |value: CqlValue| match value {
            CqlValue::Boolean(truth) => Some(Some(truth)),
            CqlValue::Null => Some(None),
            _ => None,
        };
        values.into_iter().filter_map(|(name, value)| Some((name, truth(value)?))).collect()
    }
}

fn cql_value(kind: &ItemKind, value: &Value) -> CqlValue {
    match (kind, value) {
        (_, Value::Bool(truth)) => CqlValue::Boolean(*truth),
        (ItemKind::Date(_), Value::String(text)) => cql_date(text),
        (_, Value::String(code)) => CqlValue::string(code.as_str()),
        // CQL sees quantities in the first unit of their item.
        (ItemKind::Quantity(limits), Value::Object(parts)) => {
            let unit = limits.units.iter().find(|unit| parts["unit"] == unit.code.as_str()).unwrap();
            let number = unit.to_first(Decimal::parse(&parts["value"].to_string()).unwrap()).unwrap();
            CqlValue::Quantity(CqlQuantity::new(number.to_string().parse().unwrap(), limits.cql_unit.as_str()))
        }
        (ItemKind::Integer(_), Value::Number(number)) => {
            CqlValue::Integer(i32::try_from(number.as_i64().unwrap()).unwrap())
        }
        (ItemKind::List(limits), Value::Array(rows)) => {
            let row = |row: &Value| {
                let cells = limits.fields.iter().map(|field| {
                    let cell = row.get(&field.name).map_or(CqlValue::Null, |cell| cql_value(&field.kind, cell));
                    (field.name.as_str(), cell)
                });
                CqlValue::Tuple(CqlTuple::from_elements(cells))
            };
            let mut list = CqlList::new(CqlType::Any);
            list.elements = rows.iter().map(row).collect();
            CqlValue::List(list)
        }
        (kind, value) => panic!("{value} is no answer of {kind:?}"),
    }
}

fn cql_date(text: &str) -> CqlValue {
    let day = Date::parse(text).unwrap();
    let part = |from: usize, to: usize| text[from..to].parse::<u8>().unwrap();
    assert_eq!(day.to_string(), text);
    CqlValue::Date(CqlDate::new(text[..4].parse().unwrap(), part(5, 7), part(8, 10)))
}
