//! Every case of trials/NCT06111846/cases, which its README explains, through the compiled trial; and through the
//! oracle, which has to know as much.

use crate::oracle::calendar::Day;
use crate::oracle::engine::{
    Said, answers, date, determination_code, differences, said_by_engine, said_by_hand, trial, trial_folder,
};
use crate::oracle::person::Person;
use crate::oracle::{by_hand::CRITERIA, completions, people::wire};
use screening::Trial;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A case, put together with the person that all start from.
struct Case {
    name: String,
    reference_date: Day,
    person: Person,
    expected: Said,
    next: Option<BTreeSet<String>>,
}

fn read(file: &str) -> String {
    let path = trial_folder().join("cases").join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn day(json: &Json) -> Day {
    crate::oracle::calendar::PartialDay::parse(json.as_str().unwrap()).unwrap().first()
}

fn cases(file: &str) -> Vec<Case> {
    let base: Json = serde_json::from_str(&read("base.json")).unwrap();
    let fits = Person::default().with_json(&base["answers"]);
    let case = |line: &str| {
        let json: Json = serde_json::from_str(line).unwrap_or_else(|error| panic!("{file}: {error} in {line}"));
        let expect = &json["expect"];
        let known = ["determination", "earliest", "criteria", "conflicts", "next"];
        assert!(expect.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())), "{file}: {line}");
        let on = if json["reference_date"].is_null() { &base["reference_date"] } else { &json["reference_date"] };
        Case {
            name: format!("{file}: {}", json["case"].as_str().unwrap()),
            reference_date: day(on),
            person: fits.clone().with_json(&json["answers"]),
            expected: expected(expect, &base["criteria"]),
            next: expect["next"]
                .as_array()
                .map(|next| next.iter().map(|item| item.as_str().unwrap().to_owned()).collect()),
        }
    };
    read(file).lines().map(case).collect()
}

fn expected(expect: &Json, base: &Json) -> Said {
    let range = |json: &Json| {
        if json.is_null() { String::new() } else { format!("{}..{}", day(&json["from"]), day(&json["to"])) }
    };
    let mut said = Said::new();
    for criterion in CRITERIA {
        let found = &expect["criteria"][criterion];
        let found = if found.is_null() { &base[criterion] } else { found };
        let flags: Vec<&str> = found["flags"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        let line = format!("{} {flags:?} {}", found["status"].as_str().unwrap(), range(&found["clear"]));
        said.insert(criterion.to_owned(), line);
    }
    said.insert("determination".to_owned(), expect["determination"].as_str().unwrap().to_owned());
    said.insert("earliest".to_owned(), range(&expect["earliest"]));
    let mut conflicts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for conflict in expect["conflicts"].as_array().into_iter().flatten() {
        let items = conflict["items"].as_array().unwrap().iter().filter_map(Json::as_str);
        conflicts.entry(conflict["criterion"].as_str().unwrap_or("none")).or_default().extend(items);
    }
    said.insert("conflicts".to_owned(), format!("{conflicts:?}"));
    said
}

fn check(trial: &Trial, case: &Case) {
    let by_completion = completions::screen(&case.person, case.reference_date);
    let lines = differences(&said_by_hand(&by_completion), &case.expected);
    assert!(lines.is_empty(), "the oracle on {}\n  {}", case.name, lines.join("\n  "));

    let assessment = trial.screen(&answers(trial, &case.person), date(case.reference_date));
    let mut lines = differences(&said_by_engine(trial, &assessment), &case.expected);
    if let Some(next) = &case.next {
        let found: BTreeSet<String> = assessment.next.iter().map(|item| trial.items()[*item].link_id.clone()).collect();
        if found != *next {
            lines.push(format!("next: expected {next:?}, found {found:?}"));
        }
    }
    let wire = wire(&case.person, case.reference_date);
    assert!(lines.is_empty(), "{}\n  {}\n  {wire}", case.name, lines.join("\n  "));
}

/// All cases of a file, and how many the file has: a case that gets lost is missed.
fn check_file(file: &str, count: usize) {
    let trial = trial();
    let cases = cases(file);
    assert_eq!(cases.len(), count, "cases in {file}");
    for case in &cases {
        check(&trial, case);
    }
}

#[test]
fn the_person_whom_all_cases_start_from_fits() {
    let base: Json = serde_json::from_str(&read("base.json")).unwrap();
    let fits = Person::default().with_json(&base["answers"]);
    let found = completions::screen(&fits, day(&base["reference_date"]));
    assert_eq!(determination_code(found.determination), "possibly_eligible");
}

#[test]
fn age_cases_hold() {
    check_file("I1.jsonl", 32);
}

#[test]
fn diagnosis_cases_hold() {
    check_file("I2.jsonl", 27);
}

#[test]
fn no_remission_cases_hold() {
    check_file("I3.jsonl", 57);
}

#[test]
fn oxygen_pressure_cases_hold() {
    check_file("I4.jsonl", 22);
}

#[test]
fn contraception_cases_hold() {
    check_file("I5.jsonl", 9);
}

#[test]
fn consent_cases_hold() {
    check_file("I6.jsonl", 3);
}

#[test]
fn other_types_cases_hold() {
    check_file("E1.jsonl", 11);
}

#[test]
fn lavage_cases_hold() {
    check_file("E2.jsonl", 41);
}

#[test]
fn gm_csf_cases_hold() {
    check_file("E3.jsonl", 18);
}

#[test]
fn trial_treatment_cases_hold() {
    check_file("E4.jsonl", 19);
}

#[test]
fn stem_cell_studies_cases_hold() {
    check_file("E5.jsonl", 22);
}

#[test]
fn immunosuppression_cases_hold() {
    check_file("E6.jsonl", 61);
}

#[test]
fn infection_cases_hold() {
    check_file("E7.jsonl", 8);
}

#[test]
fn cancer_cases_hold() {
    check_file("E8.jsonl", 5);
}

#[test]
fn allergy_cases_hold() {
    check_file("E9.jsonl", 4);
}

#[test]
fn investigators_opinion_cases_hold() {
    check_file("E10.jsonl", 4);
}

#[test]
fn pregnancy_cases_hold() {
    check_file("E11.jsonl", 25);
}

#[test]
fn overall_result_cases_hold() {
    check_file("overall.jsonl", 25);
}
