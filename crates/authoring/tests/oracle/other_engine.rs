//! The shipped criteria in another CQL engine, octofhir-cql, with a person's answers as its parameters.

use crate::oracle::calendar::{Day, PartialDay};
use crate::oracle::engine::trial_folder;
use crate::oracle::people::wire;
use crate::oracle::person::{Assessment, Person, Value};
use octofhir_cql::CompiledLibrary;
use octofhir_cql::eval::CqlEngine;
use octofhir_cql::types::{CqlDate, CqlList, CqlQuantity, CqlTuple, CqlType, CqlValue};
use screening::Decimal;
use std::collections::HashMap;
use std::fs;

/// What a definition comes to; a value that is no Boolean is left out.
pub(crate) type Values = HashMap<String, Option<bool>>;

/// The other engine with the criteria, read and translated once.
pub(crate) struct Other {
    library: CompiledLibrary,
    engine: CqlEngine,
}

impl Other {
    pub(crate) fn new() -> Other {
        Other::with("")
    }

    /// The same with more definitions.
    pub(crate) fn with(definitions: &str) -> Other {
        let source = fs::read_to_string(trial_folder().join("criteria.cql")).unwrap() + definitions;
        let library = CompiledLibrary::compile(&source).unwrap_or_else(|error| panic!("{error}"));
        assert!(library.diagnostics().is_empty(), "{:?}", library.diagnostics());
        Other { library, engine: CqlEngine::new() }
    }

    /// The value of every definition for a person.
    pub(crate) fn evaluate(&self, person: &Person, reference_date: Day) -> Values {
        let mut context = self.library.context();
        context.set_parameter("ReferenceDate", cql_date(reference_date.into()));
        for item in Person::ITEMS {
            context.set_parameter(*item, person.get(item).map_or(CqlValue::Null, |value| cql_value(&value)));
        }
        let values = self.engine.evaluate_library(self.library.elm(), &mut context);
        let values = values.unwrap_or_else(|error| panic!("{error:?} for {}", wire(person, reference_date)));
        let truth = |value: CqlValue| match value {
            CqlValue::Boolean(truth) => Some(Some(truth)),
            CqlValue::Null => Some(None),
            _ => None,
        };
        values.into_iter().filter_map(|(name, value)| Some((name, truth(value)?))).collect()
    }
}

fn cql_value(value: &Value) -> CqlValue {
    match value {
        Value::Boolean(truth) => CqlValue::Boolean(*truth),
        Value::Code(code) => CqlValue::string(*code),
        Value::Date(date) => cql_date(*date),
        // CQL sees quantities in the first unit of their item.
        Value::Quantity(quantity) => {
            let quantity = match quantity.unit {
                "kPa" => {
                    let factor = Decimal::parse("7.50062").unwrap();
                    let pressure = Decimal::parse(&quantity.number()).unwrap().checked_mul(factor).unwrap();
                    CqlQuantity::new(pressure.to_string().parse().unwrap(), "mm[Hg]")
                }
                unit => CqlQuantity::new(quantity.number().parse().unwrap(), unit),
            };
            CqlValue::Quantity(quantity)
        }
        Value::Rows(rows) => {
            let mut list = CqlList::new(CqlType::Any);
            list.elements = rows.iter().map(cql_row).collect();
            CqlValue::List(list)
        }
    }
}

fn cql_row(row: &Assessment) -> CqlValue {
    let cells = row.cells().map(|(name, cell)| (name, cell.map_or(CqlValue::Null, |cell| cql_value(&cell))));
    CqlValue::Tuple(CqlTuple::from_elements(cells))
}

fn cql_date(date: PartialDay) -> CqlValue {
    CqlValue::Date(match (date.month, date.day) {
        (0, _) => CqlDate::year_only(date.year),
        (month, 0) => CqlDate::year_month(date.year, month),
        (month, day) => CqlDate::new(date.year, month, day),
    })
}
