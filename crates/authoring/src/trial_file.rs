//! `trial.toml` as it is written: names not yet resolved, every value with its place.

mod quantity;

use crate::finding::{Code, did_you_mean};
use crate::toml_reader::{Located, Report, Table};
use crate::types::{Codes, Type};
use screening::Date;
use screening::definition::{
    Category, Code as ItemCode, CriterionKind, DateLimits, Field, ItemKind, ListLimits, Record,
};

/// The version of the file's format.
const FORMAT: u32 = 1;

/// The whole file.
pub(crate) struct TrialFile {
    pub(crate) identifier: Located<String>,
    pub(crate) version: Located<String>,
    pub(crate) languages: Vec<Located<String>>,
    pub(crate) may_look_at_missingness: Vec<Located<String>>,
    pub(crate) record: Option<Record>,
    pub(crate) topics: Vec<TopicEntry>,
    pub(crate) items: Vec<ItemEntry>,
    pub(crate) criteria: Vec<CriterionEntry>,
    pub(crate) conflicts: Vec<ConflictEntry>,
    pub(crate) warnings: Vec<WarningEntry>,
}

/// A `[[topic]]`.
pub(crate) struct TopicEntry {
    pub(crate) id: Located<String>,
    pub(crate) items: Vec<Located<String>>,
}

/// An `[[item]]`.
pub(crate) struct ItemEntry {
    pub(crate) link_id: Located<String>,
    /// `None` where it could not be read.
    pub(crate) kind: Option<ItemKind>,
    pub(crate) participant: bool,
    pub(crate) clinician: bool,
    pub(crate) enable_when: Vec<EnableEntry>,
    pub(crate) unknown_counts_as: Option<UnknownEntry>,
    pub(crate) decides_nothing: Option<Located<String>>,
    pub(crate) effort: u8,
}

/// An entry of `enable_when`.
pub(crate) struct EnableEntry {
    pub(crate) item: Located<String>,
    pub(crate) test: Option<Test>,
}

/// The test of an entry of `enable_when`; an error is a code.
pub(crate) enum Test {
    Is(Located<Result<bool, String>>),
    IsNot(Located<Result<bool, String>>),
    Known,
}

/// `unknown_counts_as`.
pub(crate) struct UnknownEntry {
    pub(crate) code: Located<String>,
    pub(crate) beside: Option<Located<String>>,
}

/// A `[[criterion]]`.
pub(crate) struct CriterionEntry {
    pub(crate) identifier: Located<String>,
    pub(crate) category: Option<Category>,
    pub(crate) verbatim: String,
    pub(crate) kind: Option<CriterionKind>,
    pub(crate) time: Option<TimeEntry>,
    pub(crate) readings: Vec<Located<String>>,
    pub(crate) applies: Option<Located<String>>,
    pub(crate) fallback: Option<FallbackEntry>,
    pub(crate) provisional: Option<Located<String>>,
    pub(crate) conflicts: Vec<ConflictEntry>,
    pub(crate) needs: Vec<Located<String>>,
    pub(crate) site_assessed: bool,
}

/// `time` with what belongs to it.
pub(crate) enum TimeEntry {
    Clears {
        anchor: Option<Located<String>>,
        after_reference: bool,
    },
    NoFixedDate,
    None,
    Permanent,
    /// There is no `time`.
    Unclaimed,
}

/// `fallback`.
pub(crate) struct FallbackEntry {
    pub(crate) definition: Located<String>,
    pub(crate) provisional: bool,
}

/// A `[[conflict]]`, or an entry of a criterion's `conflicts`.
pub(crate) struct ConflictEntry {
    pub(crate) definition: Option<Located<String>>,
    pub(crate) items: Vec<Located<String>>,
}

/// A `[[warning]]`.
pub(crate) struct WarningEntry {
    pub(crate) definition: Located<String>,
    pub(crate) item: Located<String>,
}

/// Reads the file.
pub(crate) fn read(report: &Report<'_>) -> TrialFile {
    report.read(|table| {
        let format = table.number("format");
        if table.has("format") && format.value != FORMAT {
            let message = format!("format {} is not known", format.value);
            table.find(&format.span, Code::WrongValue, message, format!("write format {FORMAT}"));
        }
        let languages = table.texts("languages");
        if languages.is_empty() {
            table.missing("languages");
        }
        TrialFile {
            identifier: table.some_text("identifier"),
            version: table.some_text("version"),
            languages,
            may_look_at_missingness: table.texts("may_look_at_missingness"),
            record: table.some_table("record", "the record", record).flatten(),
            topics: table.tables("topic", "the topic", |table| TopicEntry {
                id: table.some_text("id"),
                items: table.texts("items"),
            }),
            items: table.tables("item", "the item", item),
            criteria: table.tables("criterion", "the criterion", criterion),
            conflicts: table.tables("conflict", "the conflict", |table| {
                if !table.has("definition") {
                    table.missing("definition");
                }
                conflict(table)
            }),
            warnings: table.tables("warning", "the warning", |table| WarningEntry {
                definition: table.some_text("definition"),
                item: table.some_text("item"),
            }),
        }
    })
}

fn record(table: &Table<'_>) -> Option<Record> {
    let text = |key| table.some_text(key).value;
    let (title, status) = (text("title"), text("status"));
    let end_date = table.required("end_date", Date::parse, "a date like \"2026-11-22\"");
    let enrollment = table.number("enrollment").value;
    let copied_on = table.required("copied_on", Date::parse, "a date like \"2026-11-22\"");
    let (gender, summary, phase) = (text("gender"), text("summary"), text("phase"));
    let (healthy_volunteers, sponsor) = (text("healthy_volunteers"), text("sponsor"));
    let (collaborator, source) = (text("collaborator"), text("source"));
    Some(Record {
        title,
        status,
        end_date: end_date?,
        enrollment,
        gender,
        summary,
        phase,
        healthy_volunteers,
        sponsor,
        collaborator,
        source,
        copied_on: copied_on?,
    })
}

fn item(table: &Table<'_>) -> ItemEntry {
    let link_id = table.some_text("link_id");
    let forms = table.texts("forms");
    for form in &forms {
        if form.value != "participant" && form.value != "clinician" {
            let message = format!("there is no form `{}`", form.value);
            table.find(&form.span, Code::WrongValue, message, "write \"participant\", \"clinician\" or both");
        }
    }
    if forms.is_empty() {
        table.missing("forms");
    }
    let effort = table.number("effort");
    if table.has("effort") && !(1..=5).contains(&effort.value) {
        let message = format!("`effort` is {}", effort.value);
        table.find(
            &effort.span,
            Code::WrongValue,
            message,
            "write a number from 1 (one knows it) to 5 (it needs a test)",
        );
    }
    ItemEntry {
        link_id,
        kind: kind(table, true),
        participant: forms.iter().any(|form| form.value == "participant"),
        clinician: forms.iter().any(|form| form.value == "clinician"),
        enable_when: table.tables("enable_when", "the condition", enable_when),
        unknown_counts_as: table.optional_table("unknown_counts_as", "`unknown_counts_as`", |table| UnknownEntry {
            code: table.some_text("code"),
            beside: table.optional_text("beside"),
        }),
        decides_nothing: table.optional_text("decides_nothing"),
        effort: u8::try_from(effort.value).unwrap_or(u8::MAX),
    }
}

fn enable_when(table: &Table<'_>) -> EnableEntry {
    let item = table.some_text("item");
    let is = table.flag_or_text("is").map(Test::Is);
    let is_not = table.flag_or_text("is_not").map(Test::IsNot);
    let known = table.flag("known").then_some(Test::Known);
    let mut tests: Vec<Test> = [is, is_not, known].into_iter().flatten().collect();
    if tests.len() > 1 {
        table.find(
            table.span(),
            Code::WrongValue,
            "the condition has more than one test",
            "write one entry of `enable_when` for each test",
        );
    }
    let test = tests.pop();
    if test.is_none() && !table.has("is") && !table.has("is_not") {
        table.missing("is");
    }
    EnableEntry { item, test }
}

fn kind(table: &Table<'_>, lists: bool) -> Option<ItemKind> {
    let name = table.some_text("type");
    match name.value.as_str() {
        "boolean" => Some(ItemKind::Boolean),
        "choice" => Some(ItemKind::Choice(codes(table))),
        "date" => Some(ItemKind::Date(DateLimits {
            not_before: table.parsed("not_before", Date::parse, "a date like \"1960-01-01\""),
            years_before_reference: table.optional_number("years_before_reference").map(|years| years.value),
        })),
        "quantity" => quantity::quantity(table),
        "integer" => quantity::integer(table),
        "list" if lists => {
            let max_rows = usize::try_from(table.number("max_rows").value).unwrap_or(usize::MAX);
            let fields: Vec<Option<Field>> = table.tables("field", "the field", |table| {
                let name = table.some_text("name").value;
                kind(table, false).map(|kind| Field { name, kind })
            });
            if fields.is_empty() {
                table.missing("field");
            }
            let fields = fields.into_iter().collect::<Option<Vec<Field>>>()?;
            Some(ItemKind::List(ListLimits { fields, max_rows }))
        }
        "" => None,
        unknown => {
            let known = if lists {
                "boolean, choice, date, quantity, integer or list"
            } else {
                "boolean, choice, date, quantity or integer"
            };
            let names = ["boolean", "choice", "date", "quantity", "integer", "list"];
            let message = format!("there is no type `{unknown}` here{}", did_you_mean(unknown, names));
            table.find(&name.span, Code::WrongValue, message, format!("write {known}"));
            None
        }
    }
}

fn codes(table: &Table<'_>) -> Vec<ItemCode> {
    let codes = table.texts("codes");
    if codes.is_empty() {
        table.missing("codes");
    }
    for (index, code) in codes.iter().enumerate() {
        if codes.iter().take(index).any(|earlier| earlier.value == code.value) {
            let message = format!("the code `{}` occurs twice", code.value);
            table.find(&code.span, Code::DuplicateName, message, "remove one of them");
        }
    }
    let names: Vec<&str> = codes.iter().map(|code| code.value.as_str()).collect();
    let place = |code: &Located<String>, table: &Table<'_>| {
        let place = names.iter().position(|name| *name == code.value);
        if place.is_none() {
            let message =
                format!("there is no code `{}`{}", code.value, did_you_mean(&code.value, names.iter().copied()));
            table.find(&code.span, Code::UnknownCode, message, "name one of `codes`");
        }
        place
    };
    let mut meanings: Vec<(usize, Vec<usize>)> = Vec::new();
    table.optional_table("may_mean", "`may_mean`", |table| {
        for key in table.keys() {
            let meant = table.texts(&key.value).iter().filter_map(|code| place(code, table)).collect();
            meanings.extend(place(&key, table).map(|code| (code, meant)));
        }
    });
    names
        .iter()
        .enumerate()
        .map(|(index, code)| ItemCode {
            code: (*code).to_owned(),
            may_mean: meanings
                .iter()
                .find(|(code, _)| *code == index)
                .map(|(_, meant)| meant.clone())
                .unwrap_or_default(),
        })
        .collect()
}

fn criterion(table: &Table<'_>) -> CriterionEntry {
    let identifier = table.some_text("identifier");
    let verbatim = table.optional_text("verbatim").map(|text| text.value).unwrap_or_default();
    if verbatim.trim().is_empty() {
        table.find(
            &identifier.span,
            Code::NoVerbatim,
            format!("the criterion {} has no verbatim text", identifier.value),
            "copy the record's words into `verbatim`",
        );
    }
    let readings = table.texts("readings");
    if readings.is_empty() {
        table.find(
            &identifier.span,
            Code::NoReading,
            format!("the criterion {} has no definition", identifier.value),
            "name at least one definition of criteria.cql in `readings`",
        );
    }
    let time = time(table);
    CriterionEntry {
        identifier,
        category: table.required("category", category, "\"inclusion\" or \"exclusion\""),
        verbatim,
        kind: table.required("kind", criterion_kind, "\"self_reported\", \"document\", \"test\" or \"study_team\""),
        time,
        readings,
        applies: table.optional_text("applies"),
        fallback: table.optional_table("fallback", "`fallback`", |table| FallbackEntry {
            definition: table.some_text("definition"),
            provisional: table.flag("provisional"),
        }),
        provisional: table.optional_text("provisional"),
        conflicts: table.tables("conflicts", "the conflict", conflict),
        needs: table.texts("needs"),
        site_assessed: table.flag("site_assessed"),
    }
}

/// What the author claims about time; required beside a fallback only.
fn time(table: &Table<'_>) -> Option<TimeEntry> {
    if !table.has("time") {
        return Some(TimeEntry::Unclaimed);
    }
    let time = table.some_text("time");
    let anchor = table.optional_text("anchor");
    let after_reference = table.flag("clears_after_reference");
    if time.value != "clears" {
        for key in ["anchor", "clears_after_reference"] {
            if table.has(key) {
                let message = format!("`{key}` belongs only to time = \"clears\"");
                table.find(table.span(), Code::WrongValue, message, format!("remove `{key}`"));
            }
        }
    }
    match time.value.as_str() {
        "clears" => {
            if table.has("fallback") && !table.has("anchor") {
                table.missing("anchor");
            }
            Some(TimeEntry::Clears { anchor, after_reference })
        }
        "no_fixed_date" => Some(TimeEntry::NoFixedDate),
        "none" => Some(TimeEntry::None),
        "permanent" => Some(TimeEntry::Permanent),
        "" => None,
        unknown => {
            let names = ["clears", "no_fixed_date", "none", "permanent"];
            let message = format!("`time` is `{unknown}`{}", did_you_mean(unknown, names));
            table.find(&time.span, Code::WrongValue, message, "write clears, no_fixed_date, none or permanent");
            None
        }
    }
}

fn conflict(table: &Table<'_>) -> ConflictEntry {
    let items = table.texts("items");
    if items.is_empty() {
        table.missing("items");
    }
    ConflictEntry { definition: table.optional_text("definition"), items }
}

fn category(text: &str) -> Option<Category> {
    match text {
        "inclusion" => Some(Category::Inclusion),
        "exclusion" => Some(Category::Exclusion),
        _ => None,
    }
}

fn criterion_kind(text: &str) -> Option<CriterionKind> {
    match text {
        "self_reported" => Some(CriterionKind::SelfReported),
        "document" => Some(CriterionKind::Document),
        "test" => Some(CriterionKind::Test),
        "study_team" => Some(CriterionKind::StudyTeam),
        _ => None,
    }
}

/// The CQL type of an item's or a field's answers.
pub(crate) fn answer_type(name: &str, kind: &ItemKind) -> Type {
    match kind {
        ItemKind::Boolean => Type::Boolean,
        ItemKind::Choice(codes) => Type::Text(Some(Codes {
            of: format!("the codes of `{name}`"),
            codes: codes.iter().map(|code| code.code.clone()).collect(),
        })),
        ItemKind::Date(_) => Type::Date,
        ItemKind::Quantity(limits) => Type::Quantity(Some(vec![limits.cql_unit.clone()])),
        ItemKind::Integer(_) => Type::Integer,
        ItemKind::List(limits) => {
            let fields = limits.fields.iter();
            let fields = fields.map(|field| (field.name.clone(), answer_type(&field.name, &field.kind))).collect();
            Type::List(Box::new(Type::Tuple(fields)))
        }
    }
}
