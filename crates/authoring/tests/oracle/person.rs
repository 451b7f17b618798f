//! One person's answers to NCT06111846 as a plain struct: every field an item, `None` for "not known".
//!
//! Reading and writing the wire's JSON stands here too, so that a failing case can be printed and pasted.

use crate::oracle::calendar::PartialDay;
use serde_json::{Map, Value as Json, json};

/// An enum whose values are an item's codes on the wire.
macro_rules! codes {
    ($name:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum $name { $($variant),+ }

        impl $name {
            pub(crate) const ALL: &'static [$name] = &[$($name::$variant),+];

            pub(crate) fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }
        }

        impl Cell for $name {
            fn to_value(&self) -> Value {
                Value::Code(self.code())
            }

            fn from_json(json: &Json) -> Option<$name> {
                let text = json.as_str()?;
                $name::ALL.iter().copied().find(|code| code.code() == text)
            }
        }
    };
}

/// The struct and, in the dictionary's order, its items by name.
macro_rules! person {
    ($($item:ident: $kind:ty),+ $(,)?) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(crate) struct Person { $(pub(crate) $item: Option<$kind>),+ }

        impl Person {
            pub(crate) const ITEMS: &'static [&'static str] = &[$(stringify!($item)),+];

            /// The answer to an item by name.
            pub(crate) fn get(&self, item: &str) -> Option<Value> {
                match item {
                    $(stringify!($item) => self.$item.as_ref().map(Cell::to_value),)+
                    _ => panic!("no item `{item}`"),
                }
            }

            /// Takes over an answer in the wire's form; `null` is "not known".
            pub(crate) fn set_json(&mut self, item: &str, json: &Json) {
                match item {
                    $(stringify!($item) => self.$item = from_json(item, json),)+
                    _ => panic!("no item `{item}`"),
                }
            }

            /// Takes an answer over from another person.
            pub(crate) fn copy_from(&mut self, item: &str, other: &Person) {
                match item {
                    $(stringify!($item) => self.$item.clone_from(&other.$item),)+
                    _ => panic!("no item `{item}`"),
                }
            }
        }
    };
}

codes!(Antibody { Positive = "positive", Negative = "negative", Equivocal = "equivocal", NotDone = "not_done" });
codes!(BiopsyType { Tblb = "tblb", Tbcb = "tbcb", Surgical = "surgical" });
codes!(AssessmentType { Ct = "ct", PulmonaryFunction = "pulmonary_function", BloodGas = "blood_gas" });
codes!(Finding { Remission = "remission", NoRemission = "no_remission", Unclear = "unclear" });
codes!(Use { Never = "never", Past = "past", Current = "current" });
codes!(Steroid {
    None = "none",
    Prednisolone = "prednisolone",
    Prednisone = "prednisone",
    Methylprednisolone = "methylprednisolone",
    Triamcinolone = "triamcinolone",
    Dexamethasone = "dexamethasone",
    Betamethasone = "betamethasone",
    Hydrocortisone = "hydrocortisone",
    Cortisone = "cortisone",
    Deflazacort = "deflazacort",
    Other = "other",
});
codes!(Interval { Daily = "daily", EveryOtherDay = "every_other_day", Weekly = "weekly" });
codes!(Cancer { None = "none", Malignant = "malignant", InSituOrBasalCell = "in_situ_or_basal_cell", Benign = "benign" });
codes!(PregnancyTest { NotDone = "not_done", Negative = "negative", Positive = "positive" });

person! {
    age_18_or_over: bool,
    birth_date: PartialDay,
    ct_shows_pap: bool,
    biopsy_shows_pap: bool,
    biopsy_type: BiopsyType,
    bal_shows_pap: bool,
    gmcsf_antibody: Antibody,
    two_checks_without_improvement: bool,
    assessments: Vec<Assessment>,
    pao2: Quantity,
    pao2_on_oxygen: bool,
    can_have_children: bool,
    will_use_contraception: bool,
    willing_to_read_consent: bool,
    other_pap_type: bool,
    lavage_ever: bool,
    lavage_last: PartialDay,
    gmcsf_use: Use,
    gmcsf_last: PartialDay,
    trial_treatment: Use,
    trial_treatment_last: PartialDay,
    stem_cell_study: Use,
    stem_cell_study_last: PartialDay,
    other_inflammatory_disease: bool,
    steroid: Steroid,
    steroid_dose: Quantity,
    steroid_interval: Interval,
    other_immunosuppressant: bool,
    infection_active: bool,
    infection_affects_efficacy: bool,
    cancer_history: Cancer,
    serious_allergy: bool,
    ingredient_allergy: bool,
    other_serious_condition: bool,
    investigator_finds_unsuitable: bool,
    pregnancy_possible: bool,
    pregnant: bool,
    breastfeeding: bool,
    plans_pregnancy: bool,
    pregnancy_test: PregnancyTest,
}

/// A row of `assessments`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Assessment {
    pub(crate) date: Option<PartialDay>,
    pub(crate) kind: Option<AssessmentType>,
    pub(crate) finding: Option<Finding>,
}

/// `digits / 10^decimals` in a unit of UCUM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Quantity {
    pub(crate) digits: i64,
    pub(crate) decimals: u32,
    pub(crate) unit: &'static str,
}

impl Quantity {
    pub(crate) fn number(self) -> String {
        let unit = 10_i64.pow(self.decimals);
        if self.decimals == 0 {
            return self.digits.to_string();
        }
        format!("{}.{:0width$}", self.digits / unit, self.digits % unit, width = self.decimals as usize)
    }
}

/// An answer in a form common to all items.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Boolean(bool),
    Code(&'static str),
    Date(PartialDay),
    Quantity(Quantity),
    Rows(Vec<Assessment>),
}

impl Value {
    pub(crate) fn to_json(&self) -> Json {
        match self {
            Value::Boolean(truth) => json!(truth),
            Value::Code(code) => json!(code),
            Value::Date(date) => json!(date.to_string()),
            Value::Quantity(quantity) => {
                let value: Json = serde_json::from_str(&quantity.number()).unwrap();
                json!({ "value": value, "unit": quantity.unit })
            }
            Value::Rows(rows) => rows.iter().map(row_to_json).collect(),
        }
    }
}

fn row_to_json(row: &Assessment) -> Json {
    let mut cells = Map::new();
    for (name, cell) in row.cells() {
        cells.insert(name.to_owned(), cell.map_or(Json::Null, |cell| cell.to_json()));
    }
    Json::Object(cells)
}

impl Assessment {
    /// Its fields by name, in the dictionary's order.
    pub(crate) fn cells(&self) -> [(&'static str, Option<Value>); 3] {
        [
            ("date", self.date.as_ref().map(Cell::to_value)),
            ("type", self.kind.as_ref().map(Cell::to_value)),
            ("finding", self.finding.as_ref().map(Cell::to_value)),
        ]
    }
}

impl Person {
    /// The `answers` object of the wire, without the items that are not known.
    pub(crate) fn to_json(&self) -> Json {
        let given = Person::ITEMS.iter().filter_map(|item| Some(((*item).to_owned(), self.get(item)?.to_json())));
        Json::Object(given.collect())
    }

    /// The answers of a wire object on top of this person's.
    pub(crate) fn with_json(mut self, answers: &Json) -> Person {
        for (item, json) in answers.as_object().unwrap() {
            self.set_json(item, json);
        }
        self
    }
}

/// A type of answer.
pub(crate) trait Cell: Sized {
    fn to_value(&self) -> Value;
    fn from_json(json: &Json) -> Option<Self>;
}

impl Cell for bool {
    fn to_value(&self) -> Value {
        Value::Boolean(*self)
    }

    fn from_json(json: &Json) -> Option<bool> {
        json.as_bool()
    }
}

impl Cell for PartialDay {
    fn to_value(&self) -> Value {
        Value::Date(*self)
    }

    fn from_json(json: &Json) -> Option<PartialDay> {
        PartialDay::parse(json.as_str()?)
    }
}

impl Cell for Quantity {
    fn to_value(&self) -> Value {
        Value::Quantity(*self)
    }

    fn from_json(json: &Json) -> Option<Quantity> {
        let unit = ["mm[Hg]", "kPa", "mg"].into_iter().find(|unit| json["unit"] == *unit)?;
        let number = json["value"].to_string();
        let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
        let decimals = u32::try_from(fraction.len()).ok()?;
        Some(Quantity { digits: format!("{whole}{fraction}").parse().ok()?, decimals, unit })
    }
}

impl Cell for Vec<Assessment> {
    fn to_value(&self) -> Value {
        Value::Rows(self.clone())
    }

    fn from_json(json: &Json) -> Option<Vec<Assessment>> {
        json.as_array()?.iter().map(Cell::from_json).collect()
    }
}

impl Cell for Assessment {
    fn to_value(&self) -> Value {
        Value::Rows(vec![*self])
    }

    fn from_json(json: &Json) -> Option<Assessment> {
        let cells = json.as_object()?;
        assert!(cells.keys().all(|name| matches!(name.as_str(), "date" | "type" | "finding")), "a field of {json}");
        Some(Assessment {
            date: from_json("date", &json["date"]),
            kind: from_json("type", &json["type"]),
            finding: from_json("finding", &json["finding"]),
        })
    }
}

fn from_json<T: Cell>(item: &str, json: &Json) -> Option<T> {
    if json.is_null() {
        return None;
    }
    Some(T::from_json(json).unwrap_or_else(|| panic!("{json} is no answer to `{item}`")))
}
