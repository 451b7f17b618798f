//! What a record's answers may turn out to be: each unknown replaced by values that it could have.

use crate::people::{self, Domain, Record, is_asked};
use crate::random::Random;
use crate::shape::Shape;
use screening::definition::ItemKind;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// One way in which a record's open answers may turn out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Completion {
    /// A value for each item that has one, whether or not it is asked.
    pub(crate) values: Vec<Option<Value>>,
    pub(crate) asked: Vec<bool>,
    pub(crate) told: Vec<bool>,
}

/// Completions of a record, and how much they cover.
#[derive(Clone, Debug)]
pub(crate) struct Completions {
    pub(crate) list: Vec<Completion>,
    /// They are all that there are.
    pub(crate) all: bool,
    /// The first and the last value of every open place is tried with those of every other.
    pub(crate) corners: bool,
}

/// Where a value is open: an item, or a cell of a row.
#[derive(Clone, Copy, Debug)]
enum At {
    Item(usize),
    Cell(usize, usize, usize),
}

/// Completions of the answers to these items, at most so many. Other items have no value.
pub(crate) fn completions(
    shape: &Shape,
    random: &mut Random,
    record: &Record,
    items: &BTreeSet<usize>,
    at_most: usize,
) -> Completions {
    let places = places(shape, random, record, items);
    let sizes: Vec<usize> = places.iter().map(|(_, domain)| domain.values.len()).collect();
    let product = |sizes: &mut dyn Iterator<Item = usize>| sizes.fold(1_usize, usize::saturating_mul);
    let count = product(&mut sizes.iter().copied());
    let corner_count = product(&mut sizes.iter().map(|size| (*size).min(2)));
    let every_value = count <= at_most;
    let all = every_value && places.iter().all(|(_, domain)| domain.all);
    let corners = every_value || corner_count <= at_most;
    let mut list: Vec<Completion> = Vec::new();
    let mut add = |choice: &dyn Fn(usize) -> usize| {
        let chosen = places.iter().enumerate().map(|(place, (at, domain))| (*at, domain.values[choice(place)].clone()));
        let completion = settled(shape, record, items, chosen.collect());
        list.extend(completion.filter(|completion| !list.contains(completion)));
    };
    if every_value {
        for number in 0..count {
            add(&|place| number / product(&mut sizes[..place].iter().copied()) % sizes[place]);
        }
    } else {
        if corner_count <= at_most {
            for number in 0..corner_count {
                let ends = |place: usize| sizes[..place].iter().fold(1, |product, size| product * (*size).min(2));
                add(&|place| if number / ends(place) % sizes[place].min(2) == 0 { 0 } else { sizes[place] - 1 });
            }
        }
        add(&|_| 0);
        add(&|place| sizes[place] - 1);
        for _ in 0..at_most.saturating_sub(corner_count.min(at_most)).max(at_most / 3) {
            let chosen: Vec<usize> = sizes
                .iter()
                .map(|size| match random.below(4) {
                    0 => 0,
                    1 => size - 1,
                    _ => random.below(*size),
                })
                .collect();
            add(&|place| chosen[place]);
        }
    }
    Completions { list, all, corners }
}

fn places(shape: &Shape, random: &mut Random, record: &Record, items: &BTreeSet<usize>) -> Vec<(At, Domain)> {
    let mut places = Vec::new();
    for index in items {
        let item = &shape.definition.items[*index];
        match (&item.kind, record.told(&item.link_id)) {
            (ItemKind::List(limits), Some(Value::Array(rows))) => {
                for (row, cells) in rows.iter().enumerate() {
                    for (place, field) in limits.fields.iter().enumerate() {
                        let domain = match cells.get(&field.name).filter(|cell| !cell.is_null()) {
                            Some(cell) => people::told(shape, random, &field.kind, cell, record.reference_date),
                            None => people::unknown(shape, random, &field.kind, record.reference_date),
                        };
                        places.push((At::Cell(*index, row, place), domain));
                    }
                }
            }
            (kind, Some(value)) => {
                places.push((At::Item(*index), people::told(shape, random, kind, value, record.reference_date)));
            }
            // Definitions that may look at missingness see it as it was told: missing.
            (_, None) if shape.missingness.contains(index) => {}
            (kind, None) => {
                let counts = item.unknown_counts_as.as_ref().filter(|counts| {
                    counts.beside.is_none_or(|beside| record.told(&shape.definition.items[beside].link_id).is_some())
                });
                let domain = match (counts, kind) {
                    (Some(counts), ItemKind::Choice(codes)) => {
                        Domain { values: vec![Value::from(codes[counts.code].code.as_str())], all: true }
                    }
                    _ => people::unknown(shape, random, kind, record.reference_date),
                };
                places.push((At::Item(*index), domain));
            }
        }
    }
    places
}

/// Which items are asked with these values; an item that is neither asked nor told has no value.
fn settled(shape: &Shape, record: &Record, items: &BTreeSet<usize>, chosen: Vec<(At, Value)>) -> Option<Completion> {
    let count = shape.definition.items.len();
    let told: Vec<bool> = shape.definition.items.iter().map(|item| record.told(&item.link_id).is_some()).collect();
    let mut values: Vec<Option<Value>> = vec![None; count];
    // A list that is told has its rows, also where there are none.
    for index in items {
        let item = &shape.definition.items[*index];
        if let (ItemKind::List(_), Some(Value::Array(rows))) = (&item.kind, record.told(&item.link_id)) {
            values[*index] = Some(Value::Array(vec![Value::Object(Map::new()); rows.len()]));
        }
    }
    for (at, value) in chosen {
        match at {
            At::Item(item) => values[item] = Some(value),
            At::Cell(item, row, field) => {
                let ItemKind::List(limits) = &shape.definition.items[item].kind else { return None };
                values[item].as_mut()?[row][&limits.fields[field].name] = value;
            }
        }
    }
    let mut asked = vec![false; count];
    for index in 0..count {
        let counts = |other: usize| if asked[other] { values[other].clone() } else { None };
        asked[index] = items.contains(&index)
            && (values[index].is_some() || told[index])
            && is_asked(shape, &shape.definition.items[index], &|other| told[other], &counts);
        if !asked[index] && !told[index] {
            values[index] = None;
        }
    }
    Some(Completion { values, asked, told })
}
