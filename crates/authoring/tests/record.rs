//! The verbatim texts of the shipped trial are the record's, word for word and in its order.

use std::path::Path;

const TRIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../trials/NCT06111846");

/// The record with its line breaks as single spaces.
fn record() -> String {
    let text = std::fs::read_to_string(Path::new(TRIAL).join("record.txt")).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_criterion_of_the_record_is_there_word_for_word() {
    let definition = authoring::compile(Path::new(TRIAL)).unwrap();
    let record = record();
    let (_, criteria) = record.split_once(" Criteria Inclusion Criteria: - ").unwrap();
    let (inclusion, exclusion) = criteria.split_once(" Exclusion Criteria: - ").unwrap();
    let listed: Vec<&str> = inclusion.split(" - ").chain(exclusion.split(" - ")).map(str::trim).collect();
    let verbatim: Vec<&str> = definition.criteria.iter().map(|criterion| criterion.verbatim.as_str()).collect();
    assert_eq!(verbatim, listed);
    assert_eq!((inclusion.split(" - ").count(), exclusion.split(" - ").count()), (6, 11));
}

#[test]
fn every_fact_is_the_records() {
    let facts = authoring::compile(Path::new(TRIAL)).unwrap().record;
    let record = record();
    for fact in [
        format!("Overview {} Status: {} ", facts.title, facts.status),
        format!("Trial end date: {} Target enrollment: {} ", facts.end_date, facts.enrollment),
        format!("Participant gender: {} Summary {} ", facts.gender, facts.summary),
        format!("Phase: {} Accepts Healthy Volunteers? {} ", facts.phase, facts.healthy_volunteers),
        format!("Lead Sponsor: {} Collaborator: {} ", facts.sponsor, facts.collaborator),
    ] {
        assert!(record.contains(&fact), "{fact}");
    }
}
