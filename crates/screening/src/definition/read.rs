//! From JSON to a compiled trial, by hand.
//!
//! Deriving it weighs 30 kB more in the page (brotli-compressed), a sixth of it all. A test holds this to what the derived
//! implementation reads.

use crate::date::{Date, PartialDate};
use crate::decimal::Decimal;
use crate::definition::{
    Category, Clause, Clears, Code, Conflict, CriterionKind, CriterionTexts, DateLimits, Definition,
    EligibilityCriterion, EnableTest, EnableWhen, Fallback, Field, FieldTexts, IntegerLimits, Item, ItemKind,
    ItemTexts, ListLimits, QuantityLimits, QuestionTexts, Record, RecordTexts, Texts, TimeEffect, Topic,
    TrialDefinition, Unit, UnknownCountsAs, Warning,
};
use crate::elm::{Case, Expression, Interval, Let, Precision, Query, SortBy};
use crate::foreign::is_refused;
use crate::json::Json;
use crate::load_error::LoadError;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A compiled trial from its JSON.
///
/// # Errors
/// Where something is not as it is written; the first such place is told.
pub(crate) fn read(json: &Json) -> Result<TrialDefinition, LoadError> {
    let mut damage = Damage { place: Vec::new(), told: None };
    let trial = TrialDefinition::read(json, &mut damage);
    match damage.told {
        None => Ok(trial),
        Some(told) => Err(LoadError::Syntax(told)),
    }
}

/// The first thing that was not as expected. Reading goes on after it with some value or other, which nobody gets to see:
/// giving up at each place would need code at each.
struct Damage {
    place: Vec<&'static str>,
    told: Option<String>,
}

impl Damage {
    fn expected(&mut self, what: &str) {
        if self.told.is_none() {
            self.told = Some(format!("{}: expected {what}", self.place.join(": ")));
        }
    }
}

/// What can be read from JSON. A missing key of an object is read as `null`.
trait Read {
    fn read(json: &Json, damage: &mut Damage) -> Self;
}

/// The value of a key of an object.
#[inline(never)]
fn take<T: Read>(json: &Json, key: &'static str, damage: &mut Damage) -> T {
    damage.place.push(key);
    let value = T::read(entry(json, key), damage);
    damage.place.pop();
    value
}

fn entry<'j>(json: &'j Json<'j>, key: &str) -> &'j Json<'j> {
    match json {
        Json::Object(entries) => entries.iter().find(|(name, _)| name == key).map_or(&Json::Null, |(_, value)| value),
        Json::Null | Json::Boolean(_) | Json::Number(_) | Json::Text(_) | Json::List(_) => &Json::Null,
    }
}

/// The name of a variant and what it holds: `"Name"` or `{"Name": …}`.
fn variant<'j>(json: &'j Json<'j>) -> (&'j str, &'j Json<'j>) {
    match json {
        Json::Text(name) => (name, &Json::Null),
        Json::Object(entries) => match entries.as_slice() {
            [(name, json)] => (name, json),
            _ => ("", &Json::Null),
        },
        Json::Null | Json::Boolean(_) | Json::Number(_) | Json::List(_) => ("", &Json::Null),
    }
}

fn elements<'j>(json: &'j Json<'j>, damage: &mut Damage) -> &'j [Json<'j>] {
    if let Json::List(elements) = json {
        return elements;
    }
    damage.expected("a list");
    &[]
}

/// The elements of a list that has as many.
fn exactly<'j, const COUNT: usize>(json: &'j Json<'j>, damage: &mut Damage) -> [&'j Json<'j>; COUNT] {
    let elements = elements(json, damage);
    if elements.len() != COUNT {
        damage.expected("another number of elements");
    }
    core::array::from_fn(|index| elements.get(index).unwrap_or(&Json::Null))
}

fn text<'j>(json: &'j Json<'j>, damage: &mut Damage) -> &'j str {
    if let Json::Text(text) = json {
        return text;
    }
    damage.expected("a text");
    ""
}

impl Read for bool {
    fn read(json: &Json, damage: &mut Damage) -> bool {
        if let Json::Boolean(value) = json {
            return *value;
        }
        damage.expected("true or false");
        false
    }
}

impl Read for String {
    fn read(json: &Json, damage: &mut Damage) -> String {
        let text = text(json, damage);
        if text.contains(is_refused) {
            damage.expected("a text without control characters");
        }
        text.into()
    }
}

impl Read for i64 {
    fn read(json: &Json, damage: &mut Damage) -> i64 {
        let number = if let Json::Number(number) = json { number.parse().ok() } else { None };
        if number.is_none() {
            damage.expected("a whole number");
        }
        number.unwrap_or_default()
    }
}

macro_rules! read_integers {
    ($($name:ident)*) => { $(
        impl Read for $name {
            fn read(json: &Json, damage: &mut Damage) -> $name {
                let number = $name::try_from(i64::read(json, damage));
                if number.is_err() {
                    damage.expected("a number in range");
                }
                number.unwrap_or_default()
            }
        }
    )* };
}
read_integers! { u8 u32 i32 usize }

macro_rules! read_texts {
    ($($name:ident $what:literal $otherwise:expr;)*) => { $(
        impl Read for $name {
            fn read(json: &Json, damage: &mut Damage) -> $name {
                let value = $name::parse(text(json, damage));
                if value.is_none() {
                    damage.expected($what);
                }
                value.unwrap_or($otherwise)
            }
        }
    )* };
}
read_texts! {
    Date "a date like `2026-11-22`" Date::MIN;
    PartialDate "a date like `2026`, `2026-11` or `2026-11-22`" PartialDate::from(Date::MIN);
    Decimal "a decimal number in quotes" Decimal::ZERO;
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json, damage: &mut Damage) -> Vec<T> {
        elements(json, damage).iter().map(|element| T::read(element, damage)).collect()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json, damage: &mut Damage) -> Option<T> {
        if *json == Json::Null { None } else { Some(T::read(json, damage)) }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json, damage: &mut Damage) -> Box<T> {
        Box::new(T::read(json, damage))
    }
}

impl<T: Read, const COUNT: usize> Read for [T; COUNT] {
    fn read(json: &Json, damage: &mut Damage) -> [T; COUNT] {
        exactly(json, damage).map(|element| T::read(element, damage))
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json, damage: &mut Damage) -> (A, B) {
        let [first, second] = exactly(json, damage);
        (A::read(first, damage), B::read(second, damage))
    }
}

macro_rules! read_objects {
    ($($name:ident { $($field:ident)* })*) => { $(
        impl Read for $name {
            fn read(json: &Json, damage: &mut Damage) -> $name {
                $name { $($field: take(json, stringify!($field), damage)),* }
            }
        }
    )* };
}
read_objects! {
    TrialDefinition {
        format identifier version record topics items definitions criteria conflicts warnings languages
    }
    Record {
        title status end_date enrollment gender summary phase healthy_volunteers sponsor collaborator source copied_on
    }
    Topic { id items }
    Item { link_id kind participant clinician enable_when unknown_counts_as effort }
    Code { code may_mean }
    DateLimits { not_before years_before_reference }
    QuantityLimits { units cql_unit low high display_decimals }
    IntegerLimits { low high }
    Unit { code numerator offset denominator }
    ListLimits { fields max_rows }
    Field { name kind }
    EnableWhen { item test }
    UnknownCountsAs { code beside }
    Definition { name source expression clauses }
    EligibilityCriterion {
        identifier category verbatim kind time readings applies fallback provisional conflicts needs site_assessed
    }
    Clears { anchor after_reference }
    Fallback { definition provisional }
    Conflict { definition items }
    Warning { definition item }
    Texts { language title about who_for investigational record topics items criteria conflicts warnings }
    RecordTexts { status gender phase healthy_volunteers sponsor collaborator source }
    ItemTexts { label participant clinician choices fields }
    QuestionTexts { question hint why }
    FieldTexts { label choices }
    CriterionTexts { plain clinical passes fails unknown next_step bring ask readings conflicts }
    Interval { low high low_closed high_closed }
    Let { slot value body }
    Case { comparand items otherwise }
    SortBy { slot key descending }
}

impl Read for Clause {
    fn read(json: &Json, damage: &mut Damage) -> Clause {
        <[usize; 3]>::read(json, damage).into()
    }
}

impl Read for Query {
    fn read(json: &Json, damage: &mut Damage) -> Query {
        let lets: Option<_> = take(json, "lets", damage);
        Query {
            sources: take(json, "sources", damage),
            lets: lets.unwrap_or_default(),
            condition: take(json, "condition", damage),
            returns: take(json, "returns", damage),
            distinct: take(json, "distinct", damage),
            names: take(json, "names", damage),
            sort: take(json, "sort", damage),
        }
    }
}

macro_rules! read_names {
    ($($name:ident { $otherwise:ident $($plain:ident)* })*) => { $(
        impl Read for $name {
            fn read(json: &Json, damage: &mut Damage) -> $name {
                match text(json, damage) {
                    stringify!($otherwise) => $name::$otherwise,
                    $(stringify!($plain) => $name::$plain,)*
                    _ => {
                        damage.expected(concat!("a variant of ", stringify!($name)));
                        $name::$otherwise
                    }
                }
            }
        }
    )* };
}
read_names! {
    Category { Inclusion Exclusion }
    CriterionKind { SelfReported Document Test StudyTeam }
    Precision { Year Month Week Day }
}

// The variants that hold nothing, of which the first stands for one that cannot be read; those that hold one value; those
// that hold two.
macro_rules! read_variants {
    ($($name:ident { $otherwise:ident $($plain:ident)* } { $($holding:ident)* } { $($pair:ident)* })*) => { $(
        impl Read for $name {
            fn read(json: &Json, damage: &mut Damage) -> $name {
                let (name, held) = variant(json);
                match name {
                    stringify!($otherwise) => $name::$otherwise,
                    $(stringify!($plain) => $name::$plain,)*
                    $(stringify!($holding) => $name::$holding(Read::read(held, damage)),)*
                    $(stringify!($pair) => {
                        let [first, second] = exactly(held, damage);
                        $name::$pair(Read::read(first, damage), Read::read(second, damage))
                    })*
                    _ => {
                        damage.expected(concat!("a variant of ", stringify!($name)));
                        $name::$otherwise
                    }
                }
            }
        }
    )* };
}
read_variants! {
    ItemKind { Boolean } { Choice Date Quantity Integer List } {}
    EnableTest { IsKnown } { IsBoolean IsNotBoolean IsCode IsNotCode } {}
    TimeEffect { NoFixedDate None Permanent Unclaimed } { Clears } {}
    Expression {
        Null ReferenceDate
    } {
        Boolean Integer Decimal String Date List Tuple Interval ParameterRef ExpressionRef AliasRef Let And Or Xor Implies
        Not IsNull IsTrue IsFalse If Case Coalesce AsTold Equal Equivalent Less LessOrEqual Greater GreaterOrEqual In Add Subtract
        Multiply Divide TruncatedDivide Modulo Negate Abs Ceiling Floor Truncate Exp Ln Log Power Round DateFromParts
        LowBoundary HighBoundary Exists Count Min Max Sum Product Median AnyTrue AllTrue First Last Query
    } {
        Quantity Property DateComponentFrom Before After SameAs SameOrBefore SameOrAfter DurationBetween DifferenceBetween
    }
}

#[cfg(test)]
mod tests;
