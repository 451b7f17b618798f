//! The compiled trial as it stands in `trial.json`: what the authoring crate writes and [`crate::Trial`] reads.
//!
//! Plain data, no behaviour. The format is described in `docs/compiled-trial.md`; a change to it raises [`FORMAT`].

pub(crate) mod read;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::elm::Expression;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The version of the compiled format that this engine reads.
pub const FORMAT: u32 = 3;

/// A compiled trial.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrialDefinition {
    /// [`FORMAT`].
    pub format: u32,
    /// The registry's identifier, such as `NCT06111846`.
    pub identifier: String,
    /// The version of this definition, raised by its authors with every change.
    pub version: String,
    /// The registry record's facts.
    pub record: Record,
    /// Groups of items, in the order in which they are asked.
    pub topics: Vec<Topic>,
    /// Everything that can be answered, in the data dictionary's order.
    pub items: Vec<Item>,
    /// Named expressions; each refers only to earlier ones.
    pub definitions: Vec<Definition>,
    /// The criteria, in the record's order: inclusion first.
    pub criteria: Vec<EligibilityCriterion>,
    /// Contradictions between answers that decide no criterion.
    pub conflicts: Vec<Conflict>,
    /// Values so unusual that a form asks to check them.
    pub warnings: Vec<Warning>,
    /// What people read, one entry a language; the first is the default.
    pub languages: Vec<Texts>,
}

/// The facts of the registry record, verbatim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Title.
    pub title: String,
    /// Recruitment status in the registry's words.
    pub status: String,
    /// The end date that the record lists.
    pub end_date: Date,
    /// Planned number of participants.
    pub enrollment: u32,
    /// Participants' gender.
    pub gender: String,
    /// Summary.
    pub summary: String,
    /// Phase.
    pub phase: String,
    /// Whether healthy volunteers are accepted, in the record's words.
    pub healthy_volunteers: String,
    /// Lead sponsor.
    pub sponsor: String,
    /// Collaborator.
    pub collaborator: String,
    /// Where the copy was taken from.
    pub source: String,
    /// The day on which the copy was taken.
    pub copied_on: Date,
}

/// A group of items that belong on one page or in one section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Topic {
    /// A stable name.
    pub id: String,
    /// Indexes of its items, in the order in which they are asked.
    pub items: Vec<usize>,
}

/// Something that can be answered (FHIR Questionnaire: item).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its stable name on the wire and in CQL.
    pub link_id: String,
    /// What an answer is.
    pub kind: ItemKind,
    /// Asked of participants.
    pub participant: bool,
    /// Asked of clinicians.
    pub clinician: bool,
    /// All must hold for the item to be asked; none: always asked.
    pub enable_when: Vec<EnableWhen>,
    /// What stands for "unknown".
    pub unknown_counts_as: Option<UnknownCountsAs>,
    /// How hard it is to find out: 1 (one knows) to 5 (needs a test); orders the next questions.
    pub effort: u8,
}

/// The type of an item's answers, with its limits. Limits belong to the permitted values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ItemKind {
    /// Yes or no.
    Boolean,
    /// One of a list of codes.
    Choice(Vec<Code>),
    /// A date, perhaps partial; never after the reference date, never before 1900-01-01.
    Date(DateLimits),
    /// A number with a unit.
    Quantity(QuantityLimits),
    /// A whole number without a unit.
    Integer(IntegerLimits),
    /// Rows of named fields.
    List(ListLimits),
}

/// One code of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// The code on the wire.
    pub code: String,
    /// Codes (by index) any of which it may mean; empty: it means itself.
    pub may_mean: Vec<usize>,
}

/// Limits of a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateLimits {
    /// The earliest day, where the item has a limit of its own.
    pub not_before: Option<Date>,
    /// At most this many years before the reference date.
    pub years_before_reference: Option<u32>,
}

/// Units and limits of a quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuantityLimits {
    /// The units in which it may be given. All else is in the first one.
    pub units: Vec<Unit>,
    /// The first unit as CQL names it: its code, or for a unit of time the calendar unit, such as `month` for `mo`.
    pub cql_unit: String,
    /// Least permitted value.
    pub low: Decimal,
    /// Largest permitted value.
    pub high: Decimal,
    /// How many decimals a page shows of a value that was given in another unit, or with more decimals.
    pub display_decimals: Option<u32>,
}

/// A unit of a quantity. A value in the first unit is `(value * numerator + offset) / denominator`, exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// UCUM code.
    pub code: String,
    /// At least 1.
    pub numerator: i64,
    /// Any number; 0 for units that have the same zero.
    pub offset: i64,
    /// At least 1.
    pub denominator: i64,
}

impl Unit {
    /// A unit in which a value is the same number as in the first.
    pub fn same(code: &str) -> Unit {
        Unit { code: code.into(), numerator: 1, offset: 0, denominator: 1 }
    }

    /// What a value in this unit is in the first unit; see [`Decimal::converted`]. `None` where it is too large.
    pub fn to_first(&self, value: Decimal) -> Option<Decimal> {
        value.converted(self.numerator, self.offset, self.denominator)
    }

    /// What a value in the first unit is in this one; see [`Decimal::converted`]. `None` where it is too large.
    pub fn from_first(&self, value: Decimal) -> Option<Decimal> {
        value.converted(self.denominator, self.offset.checked_neg()?, self.numerator)
    }
}

impl QuantityLimits {
    /// A value in a unit, by index, in the first unit; `None` where there is no such unit or the value is not permitted.
    pub fn permitted(&self, value: Decimal, unit: usize) -> Option<Decimal> {
        let value = self.units.get(unit)?.to_first(value)?;
        (self.low <= value && value <= self.high).then_some(value)
    }
}

/// Limits of a whole number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntegerLimits {
    /// Least permitted value.
    pub low: i32,
    /// Largest permitted value.
    pub high: i32,
}

/// Fields and limits of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListLimits {
    /// The fields of a row; no list may hold a list.
    pub fields: Vec<Field>,
    /// Rows at most.
    pub max_rows: usize,
}

/// A field of a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Its name on the wire and in CQL.
    pub name: String,
    /// What an answer is.
    pub kind: ItemKind,
}

/// A condition for asking an item (FHIR Questionnaire: enableWhen).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EnableWhen {
    /// The item that is looked at; always one that comes earlier.
    pub item: usize,
    /// What must hold of it.
    pub test: EnableTest,
}

/// The test of an [`EnableWhen`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EnableTest {
    /// Its answer is this Boolean; undecided while it is unknown.
    IsBoolean(bool),
    /// Its answer is not this Boolean; holds while it is unknown.
    IsNotBoolean(bool),
    /// Its answer is this code; undecided while it is unknown.
    IsCode(usize),
    /// Its answer is not this code; holds while it is unknown.
    IsNotCode(usize),
    /// It has an answer.
    IsKnown,
}

/// The code that stands for an unknown answer of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnknownCountsAs {
    /// The code, by index.
    pub code: usize,
    /// Only where this item has an answer; none: always.
    pub beside: Option<usize>,
}

/// A named expression of `criteria.cql`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// Its name in CQL.
    pub name: String,
    /// The CQL text of its expression, for display.
    pub source: String,
    /// Its ELM.
    pub expression: Expression,
    /// The parts of its source that are true or false on their own, each before those inside it.
    pub clauses: Vec<Clause>,
}

/// A part of a definition's source that has a truth value of its own. In JSON three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[usize; 3]", into = "[usize; 3]")]
pub struct Clause {
    /// Where it begins in the source, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Its node in the expression, by its place in [`Expression::parts`]. A `when` beside a comparand stands for
    /// "the comparand equals this".
    pub node: usize,
}

impl From<[usize; 3]> for Clause {
    fn from([from, to, node]: [usize; 3]) -> Clause {
        Clause { from, to, node }
    }
}

impl From<Clause> for [usize; 3] {
    fn from(clause: Clause) -> [usize; 3] {
        [clause.from, clause.to, clause.node]
    }
}

/// A criterion of the trial (USDM: `EligibilityCriterion`). Definitions are indexes into the trial's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EligibilityCriterion {
    /// `I1`, `E2`: stable.
    pub identifier: String,
    /// Inclusion or exclusion.
    pub category: Category,
    /// The record's words.
    pub verbatim: String,
    /// How it is found out.
    pub kind: CriterionKind,
    /// What the passing of time does to a failing criterion.
    pub time: TimeEffect,
    /// The readings: true where the record's sentence holds (for an exclusion: where it excludes).
    pub readings: Vec<usize>,
    /// False where the criterion does not apply to the person.
    pub applies: Option<usize>,
    /// What is told instead, used where the readings are undecided though none may disagree.
    pub fallback: Option<Fallback>,
    /// True where a passing criterion must still be confirmed by the study team.
    pub provisional: Option<usize>,
    /// Contradictions that make the criterion unknown.
    pub conflicts: Vec<Conflict>,
    /// Items without whose answer the criterion stays unknown on purpose.
    pub needs: Vec<usize>,
    /// Only the study team can settle it: unknown does not block the overall result.
    pub site_assessed: bool,
}

/// Whether a criterion lets in or keeps out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Category {
    /// Must hold.
    Inclusion,
    /// Must not hold.
    Exclusion,
}

/// How a criterion is found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CriterionKind {
    /// The participant knows.
    SelfReported,
    /// It stands in a document.
    Document,
    /// It needs a test.
    Test,
    /// Only the study team can tell.
    StudyTeam,
}

/// What its author says that the passing of time alone does to a failing criterion. It decides only where nothing can be
/// evaluated: where something was told in place of the facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TimeEffect {
    /// It stops failing; the date is counted from the item, while that item is asked at all.
    Clears(Clears),
    /// It may stop failing, but no date can be told.
    NoFixedDate,
    /// Nothing, but a decision, a test or a treatment may change it.
    None,
    /// It never stops failing.
    Permanent,
    /// The author says nothing.
    Unclaimed,
}

/// How a time-limited criterion clears.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clears {
    /// The date item from which the time counts, where there is one.
    pub anchor: Option<usize>,
    /// The clear range never begins before the day after the reference date.
    pub after_reference: bool,
}

/// What a person tells in place of the facts that the readings need.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fallback {
    /// The definition.
    pub definition: usize,
    /// Whether a criterion that passes by it is provisional.
    pub provisional: bool,
}

/// A contradiction between answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// True where the answers contradict each other. `None`: the criterion's readings against its fallback.
    pub definition: Option<usize>,
    /// The items that take part, in the items' order.
    pub items: Vec<usize>,
}

/// A value that is possible but so unusual that a form asks to check it. It decides nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// The definition, true where the value is unusual.
    pub definition: usize,
    /// The item whose answer is to be checked.
    pub item: usize,
}

/// Everything that people read in one language. Lists run parallel to the trial's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    /// BCP 47: `en`, `zh-CN`.
    pub language: String,
    /// The study's title.
    pub title: String,
    /// What the study is, in plain words, one entry a paragraph.
    pub about: Vec<String>,
    /// Who the study is for.
    pub who_for: String,
    /// That the study drug is investigational.
    pub investigational: String,
    /// The record's facts in this language, in the order of [`Record`] where text: title, status, gender, summary,
    /// phase, healthy volunteers, sponsor, collaborator, source.
    pub record: RecordTexts,
    /// Titles of the topics.
    pub topics: Vec<String>,
    /// Texts of the items.
    pub items: Vec<ItemTexts>,
    /// Texts of the criteria.
    pub criteria: Vec<CriterionTexts>,
    /// Sentences for the contradictions that decide nothing.
    pub conflicts: Vec<String>,
    /// Sentences that ask to check an unusual value.
    pub warnings: Vec<String>,
}

/// The record's facts in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordTexts {
    /// Recruitment status.
    pub status: String,
    /// Participants' gender.
    pub gender: String,
    /// Phase.
    pub phase: String,
    /// Healthy volunteers.
    pub healthy_volunteers: String,
    /// Lead sponsor.
    pub sponsor: String,
    /// Collaborator.
    pub collaborator: String,
    /// Where the copy was taken from.
    pub source: String,
}

/// Texts of one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemTexts {
    /// A few words: tables, summaries, error lists.
    pub label: String,
    /// For participants, where asked.
    pub participant: Option<QuestionTexts>,
    /// For clinicians, where asked.
    pub clinician: Option<QuestionTexts>,
    /// Labels of the codes of a choice, in their order; for a Boolean empty, or labels for yes and no.
    pub choices: Vec<String>,
    /// Texts of a list's fields.
    pub fields: Vec<FieldTexts>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionTexts {
    /// The question itself.
    pub question: String,
    /// Help that always shows; may be empty.
    pub hint: String,
    /// Why it is asked; may be empty.
    pub why: String,
}

/// Texts of a field of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldTexts {
    /// A few words.
    pub label: String,
    /// Labels of the codes of a choice.
    pub choices: Vec<String>,
}

/// Texts of one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CriterionTexts {
    /// The rule in plain words, for participants.
    pub plain: String,
    /// The rule in a few words, for clinicians.
    pub clinical: String,
    /// Why it does not stand in the way.
    pub passes: String,
    /// Why it stands in the way now.
    pub fails: String,
    /// Why it cannot be told.
    pub unknown: String,
    /// What to do next where it is not settled.
    pub next_step: String,
    /// A document to bring to the study team; may be empty.
    pub bring: String,
    /// A question for the study team; may be empty.
    pub ask: String,
    /// What each reading takes the record to say, one entry a reading where there are several.
    pub readings: Vec<String>,
    /// Sentences for the contradictions, in the order of the criterion's conflicts.
    pub conflicts: Vec<String>,
}
