//! Random records for any trial, made from its items' kinds and limits, the constants of its definitions and the days
//! on which its windows open and close.

use super::random::Random;
use super::shape::Shape;
use screening::definition::{Code, DateLimits, Item, ItemKind, ListLimits, QuantityLimits};
use screening::{Date, Decimal};
use serde_json::{Map, Value, json};

/// A record: answers as on the wire.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Record {
    pub(crate) reference_date: Date,
    pub(crate) answers: Map<String, Value>,
}

impl Record {
    /// The record's line in a file.
    pub(crate) fn line(&self) -> String {
        json!({ "id": "p", "reference_date": self.reference_date.to_string(), "answers": self.answers }).to_string()
    }

    /// An answer, where one is told: "I do not know" is none.
    pub(crate) fn told(&self, link_id: &str) -> Option<&Value> {
        self.answers.get(link_id).filter(|value| !value.is_null())
    }
}

/// How much of what could be answered is answered, in percent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Completeness {
    /// Items and cells that have an answer.
    pub(crate) answered: usize,
    /// Dates that are full.
    pub(crate) full_dates: usize,
}

/// A day between 2020 and 2031, with the ends of months and leap days more often than their share.
pub(crate) fn any_reference_date(random: &mut Random) -> Date {
    let (year, month) = (random.within(2020, 2031), u32::try_from(random.within(1, 12)).unwrap());
    let first = Date::new(year, month, 1).unwrap();
    let last = first.add_months(1).and_then(|next| next.add_days(-1)).unwrap();
    match random.below(4) {
        0 => last,
        1 => first,
        _ => first.add_days(random.within(0, 27)).unwrap(),
    }
}

/// A record of any completeness.
pub(crate) fn any_record(shape: &Shape, random: &mut Random) -> Record {
    let answered = random.pick(&[10, 50, 80, 100]);
    let full_dates = random.pick(&[0, 50, 100]);
    record(shape, random, Completeness { answered, full_dates })
}

/// A record in which everything is answered, with full dates.
pub(crate) fn complete_record(shape: &Shape, random: &mut Random) -> Record {
    record(shape, random, Completeness { answered: 100, full_dates: 100 })
}

fn record(shape: &Shape, random: &mut Random, completeness: Completeness) -> Record {
    let reference_date = any_reference_date(random);
    let mut record = Record { reference_date, answers: Map::new() };
    for item in &shape.definition.items {
        if random.chance(completeness.answered) {
            let value = any_value(shape, random, &item.kind, completeness, reference_date);
            record.answers.insert(item.link_id.clone(), value);
        } else if random.chance(20) {
            record.answers.insert(item.link_id.clone(), Value::Null);
        }
    }
    record
}

/// An answer of a kind.
pub(crate) fn any_value(
    shape: &Shape,
    random: &mut Random,
    kind: &ItemKind,
    completeness: Completeness,
    reference_date: Date,
) -> Value {
    match kind {
        ItemKind::Boolean => json!(random.chance(50)),
        ItemKind::Choice(codes) => json!(codes[random.below(codes.len())].code),
        ItemKind::Date(limits) => {
            let day = any_day(shape, random, limits, reference_date);
            let text = day.to_string();
            let length = if random.chance(completeness.full_dates) { 10 } else { random.pick(&[4, 7, 7]) };
            json!(text.get(..length).unwrap())
        }
        ItemKind::Quantity(limits) => any_quantity(shape, random, limits),
        ItemKind::Integer(limits) => json!(random.within(limits.low, limits.high)),
        ItemKind::List(limits) => {
            let count = random.below(limits.max_rows.min(3) + 1);
            let rows = (0..count).map(|_| {
                let mut row = Map::new();
                for field in &limits.fields {
                    if random.chance(completeness.answered.max(60)) {
                        let value = any_value(shape, random, &field.kind, completeness, reference_date);
                        row.insert(field.name.clone(), value);
                    }
                }
                Value::Object(row)
            });
            Value::Array(rows.collect())
        }
    }
}

/// The days that a date may be, by its limits.
pub(crate) fn days_of(limits: &DateLimits, reference_date: Date) -> (Date, Date) {
    let earliest = Date::new(1900, 1, 1).unwrap();
    let years = limits.years_before_reference.and_then(|years| i32::try_from(years).ok());
    let before = years.and_then(|years| reference_date.add_months(-12 * years));
    let first = [limits.not_before, before].into_iter().flatten().fold(earliest, Date::max);
    (first, reference_date)
}

fn any_day(shape: &Shape, random: &mut Random, limits: &DateLimits, reference_date: Date) -> Date {
    let (first, last) = days_of(limits, reference_date);
    let day = match random.below(10) {
        0..=5 if !shape.spans.is_empty() => {
            // Close to the day on which something ends or begins, now or soon.
            let near = reference_date.add_days(random.pick(&[-1, 0, 0, 1, 2, 9, 40])).unwrap();
            random.pick(&shape.spans).before(near).and_then(|day| day.add_days(random.within(-1, 1)))
        }
        0..=8 => reference_date.add_days(-random.within(0, 500)),
        _ => reference_date.add_days(-random.within(0, 40_000)),
    };
    day.unwrap_or(last).clamp(first, last)
}

fn any_quantity(shape: &Shape, random: &mut Random, limits: &QuantityLimits) -> Value {
    let values = numbers_of(shape, limits);
    let value = &values[random.below(values.len())];
    let index = random.below(limits.units.len());
    let unit = &limits.units[index];
    // In another unit with two decimals, if that is within the limits.
    let other = unit.from_first(Decimal::parse(value).unwrap()).and_then(|value| value.round_towards_zero(2)).unwrap();
    match limits.permitted(other, index) {
        Some(_) => number(&other.to_string(), &unit.code),
        None => number(value, &limits.units[0].code),
    }
}

fn number(text: &str, unit: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap();
    json!({ "value": value, "unit": unit })
}

/// The numbers worth trying: the limits, the constants of the definitions and their neighbours, and one in between.
fn numbers_of(shape: &Shape, limits: &QuantityLimits) -> Vec<String> {
    let (low, high) = (limits.low.to_string(), limits.high.to_string());
    let bounds: [f64; 2] = [low.parse().unwrap(), high.parse().unwrap()];
    let mut numbers = vec![low, high];
    for constant in &shape.numbers {
        let constant: f64 = constant.parse().unwrap();
        for near in [constant - 1.0, constant - 0.1, constant, constant + 0.1, constant + 1.0] {
            if bounds[0] < near && near < bounds[1] {
                // One decimal more than any constant of the definitions needs.
                let text = format!("{near:.4}");
                numbers.push(text.trim_end_matches('0').trim_end_matches('.').to_owned());
            }
        }
    }
    let middle = format!("{:.1}", f64::midpoint(bounds[0], bounds[1]));
    numbers.push(middle.trim_end_matches(".0").to_owned());
    numbers.dedup();
    numbers
}

/// Values that one place of a record may have, in order where they have one, and whether these are all.
#[derive(Clone, Debug)]
pub(crate) struct Domain {
    pub(crate) values: Vec<Value>,
    pub(crate) all: bool,
}

impl Domain {
    fn all(values: Vec<Value>) -> Domain {
        Domain { values, all: true }
    }
}

/// Values that an unknown of this kind may have.
pub(crate) fn unknown(shape: &Shape, random: &mut Random, kind: &ItemKind, reference_date: Date) -> Domain {
    match kind {
        ItemKind::Boolean => Domain::all(vec![json!(false), json!(true)]),
        ItemKind::Choice(codes) => {
            Domain::all(codes.iter().filter(|code| code.may_mean.is_empty()).map(|code| json!(code.code)).collect())
        }
        ItemKind::Date(limits) => {
            let (first, last) = days_of(limits, reference_date);
            days(shape, random, first, last, reference_date)
        }
        ItemKind::Quantity(limits) => {
            let unit = &limits.units[0].code;
            let values = numbers_of(shape, limits).iter().map(|text| number(text, unit)).collect();
            Domain { values, all: false }
        }
        ItemKind::Integer(limits) if limits.high - limits.low <= 12 => {
            Domain::all((limits.low..=limits.high).map(|value| json!(value)).collect())
        }
        ItemKind::Integer(limits) => {
            let near = shape.numbers.iter().filter_map(|constant| constant.parse::<f64>().ok());
            #[expect(clippy::cast_possible_truncation, reason = "constants of small trials")]
            let near = near.flat_map(|constant| [-1, 0, 1].map(|step| constant.floor() as i32 + step));
            let mut values: Vec<i32> = near.filter(|value| limits.low <= *value && *value <= limits.high).collect();
            values.extend([limits.low, limits.high]);
            values.sort_unstable();
            values.dedup();
            Domain { values: values.into_iter().map(|value| json!(value)).collect(), all: false }
        }
        ItemKind::List(limits) => lists(shape, random, limits, reference_date),
    }
}

/// Values that an answer may mean.
pub(crate) fn told(shape: &Shape, random: &mut Random, kind: &ItemKind, value: &Value, reference_date: Date) -> Domain {
    match (kind, value) {
        (ItemKind::Choice(codes), Value::String(code)) => Domain::all(meanings(codes, code)),
        (ItemKind::Date(limits), Value::String(text)) => {
            let range = screening::PartialDate::parse(text).unwrap().range();
            let (first, last) = days_of(limits, reference_date);
            days(shape, random, range.from.max(first), range.to.min(last), reference_date)
        }
        _ => Domain::all(vec![value.clone()]),
    }
}

fn meanings(codes: &[Code], code: &str) -> Vec<Value> {
    let found = codes.iter().find(|one| one.code == code).unwrap();
    if found.may_mean.is_empty() {
        return vec![json!(code)];
    }
    found.may_mean.iter().map(|index| json!(codes[*index].code)).collect()
}

/// Days from the first to the last: all where they are few, else both ends, those close to where a window opens or
/// closes, and a few more.
fn days(shape: &Shape, random: &mut Random, first: Date, last: Date, reference_date: Date) -> Domain {
    let count = last.day_number() - first.day_number();
    if count <= 31 {
        let days = (0..=count).map(|offset| json!(first.add_days(offset).unwrap().to_string()));
        return Domain::all(days.collect());
    }
    let mut days = vec![first, last];
    for span in &shape.spans {
        for edge in
            span.before(reference_date).into_iter().chain(reference_date.add_days(1).and_then(|day| span.before(day)))
        {
            days.extend((-2..=2).filter_map(|offset| edge.add_days(offset)));
        }
    }
    days.extend((0..4).filter_map(|_| first.add_days(random.within(0, count))));
    days.retain(|day| (first..=last).contains(day));
    days.sort_unstable();
    days.dedup();
    Domain { values: days.into_iter().map(|day| json!(day.to_string())).collect(), all: false }
}

/// Some lists: none, one, two and three rows, and as many as there may be.
fn lists(shape: &Shape, random: &mut Random, limits: &ListLimits, reference_date: Date) -> Domain {
    let mut values = vec![json!([])];
    for count in [1, 1, 1, 2, 2, 2, 3, limits.max_rows].into_iter().filter(|count| *count <= limits.max_rows) {
        let rows = (0..count).map(|_| {
            let cells = limits.fields.iter().map(|field| {
                let domain = unknown(shape, random, &field.kind, reference_date);
                (field.name.clone(), domain.values[random.below(domain.values.len())].clone())
            });
            Value::Object(cells.collect())
        });
        values.push(Value::Array(rows.collect()));
    }
    Domain { values, all: false }
}

/// Whether an item is asked, given what was told; `counts` is the answer that counts, told or of a completion.
pub(crate) fn is_asked(
    shape: &Shape,
    item: &Item,
    told: &dyn Fn(usize) -> bool,
    counts: &dyn Fn(usize) -> Option<Value>,
) -> bool {
    use screening::definition::EnableTest;
    item.enable_when.iter().all(|enable_when| {
        let controller = &shape.definition.items[enable_when.item];
        let code = |code: usize| match &controller.kind {
            ItemKind::Choice(codes) => json!(codes[code].code),
            _ => Value::Null,
        };
        let value = counts(enable_when.item);
        match &enable_when.test {
            EnableTest::IsBoolean(truth) => value == Some(json!(truth)),
            EnableTest::IsNotBoolean(truth) => value != Some(json!(truth)),
            EnableTest::IsCode(index) => value == Some(code(*index)),
            EnableTest::IsNotCode(index) => value != Some(code(*index)),
            EnableTest::IsKnown => told(enable_when.item) && value.is_some(),
        }
    })
}
