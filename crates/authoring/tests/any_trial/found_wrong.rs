//! Inputs that once had a wrong result on other trials, through the command line: each with the right one.

use crate::{folders, place};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// What `prescreen screen` says on 2026-11-29 of a person, of one of the small trials.
pub(crate) fn screened(trial: &str, answers: &Value) -> Value {
    let files = &folders::small()[trial];
    // Tests run side by side: each writes to a folder of its own.
    let test = std::thread::current().name().unwrap_or_default().replace("::", "-");
    let folder = folders::write(&place(&test), trial, files);
    let mut command = Command::new(env!("CARGO_BIN_EXE_prescreen"));
    command.arg("screen").arg(folder).args(["--reference-date", "2026-11-29"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let record = json!({ "id": "p", "answers": answers });
    child.stdin.take().unwrap().write_all(record.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{trial}: {error}: {output:?}"))
}

/// The determination, a criterion with its status, and the day from which it would be possible, if there is one.
fn check(trial: &str, answers: &Value, determination: &str, (criterion, status): (&str, &str), day: Option<&str>) {
    let line = screened(trial, answers);
    let found =
        (&line["determination"], &line["criteria"][criterion]["status"], line.get("earliest").unwrap_or(&Value::Null));
    let day = day.map_or(Value::Null, |day| json!({ "from": day, "to": day }));
    assert_eq!(found, (&json!(determination), &json!(status), &day), "{trial}: {answers}\n{line}");
    if day.is_null() {
        assert_eq!(line["criteria"][criterion].get("clear"), None, "{trial}: {answers}\n{line}");
    }
}

#[test]
fn a_list_that_was_not_told_may_hold_anything() {
    for answers in [json!({}), json!({ "vaccines": null })] {
        check("untold_list", &answers, "undetermined", ("E1", "unknown"), None);
    }
    let none = json!({ "vaccines": [], "unwell": false });
    assert_eq!(screened("untold_list", &none)["criteria"]["E1"]["status"], "passes");
}

#[test]
fn a_window_that_has_closed_does_not_open_again() {
    check("age_window", &json!({ "birth_date": "1956-01-01" }), "not_matching", ("I1", "fails"), None);
    let child = json!({ "birth_date": "2010-03-05" });
    check("age_window", &child, "not_yet", ("I1", "fails"), Some("2028-03-05"));
}

#[test]
fn an_arm_that_stays_does_not_wait_for_the_other() {
    let both = json!({ "vns": true, "mect": true, "mect_last": "2020-01-01" });
    check("compound_arms", &both, "not_matching", ("E1", "fails"), None);
    let recent = json!({ "vns": true, "mect": true, "mect_last": "2026-11-01" });
    check("compound_arms", &recent, "not_matching", ("E1", "fails"), None);
    let one = json!({ "vns": false, "mect": true, "mect_last": "2026-11-01" });
    check("compound_arms", &one, "not_yet", ("E1", "fails"), Some("2027-02-02"));
}

#[test]
fn a_second_date_counts_like_the_first() {
    let second = json!({ "vns": false, "mect": false, "tms": true, "tms_last": "2026-11-01" });
    check("two_dates", &second, "not_yet", ("E1", "fails"), Some("2027-02-02"));
    let both = json!({ "vns": false, "mect": true, "mect_last": "2026-11-20", "tms": true, "tms_last": "2026-11-01" });
    check("two_dates", &both, "not_yet", ("E1", "fails"), Some("2027-02-21"));
}

#[test]
fn the_first_row_of_complete_rows_is_known() {
    let visit = |m1: i32| json!({ "date": "2026-05-01", "m1": { "value": m1, "unit": "1" } });
    let passes = json!({ "visits": [visit(3), visit(9)] });
    assert_eq!(screened("first_row", &passes)["criteria"]["I1"]["status"], "passes");
    let fails = json!({ "visits": [visit(2), visit(9)] });
    assert_eq!(screened("first_row", &fails)["criteria"]["I1"]["status"], "fails");
}

#[test]
fn a_definition_that_may_look_at_missingness_sees_what_is_missing() {
    let percent = |value: i32| json!({ "value": value, "unit": "%" });
    check("looks_at_missingness", &json!({ "lvef": percent(45) }), "not_matching", ("E1", "fails"), None);
    check("looks_at_missingness", &json!({ "lvef": percent(50) }), "possibly_eligible", ("E1", "passes"), None);
    let known = json!({ "lvef": percent(45), "lln": percent(40) });
    check("looks_at_missingness", &known, "possibly_eligible", ("E1", "passes"), None);
    check("looks_at_missingness", &json!({ "lln": percent(40) }), "undetermined", ("E1", "unknown"), None);
}

#[test]
fn the_number_of_a_quantity_is_in_its_first_unit() {
    let weight = |value: i32, unit: &str| json!({ "weight": { "value": value, "unit": unit } });
    let status = |answers: &Value| screened("weights", answers)["criteria"]["I1"]["status"].clone();
    assert_eq!(status(&weight(60, "[lb_av]")), "fails");
    assert_eq!(status(&weight(60, "kg")), "passes");
    assert_eq!(status(&weight(111, "[lb_av]")), "passes");
    assert_eq!(status(&weight(110, "[lb_av]")), "fails");
}

#[test]
fn a_number_may_be_negative() {
    let excess = |value: i32| json!({ "base_excess": { "value": value, "unit": "mmol/L" } });
    let status = |answers: &Value| screened("weights", answers)["criteria"]["I2"]["status"].clone();
    assert_eq!(status(&excess(-3)), "passes");
    assert_eq!(status(&excess(-5)), "fails");
    assert_eq!(status(&excess(-40)), "fails");
}

/// A date has no hours, so a duration in hours cannot be added to it.
const HALF_LIFE: &str = r#"
[[item]]
link_id = "last"
type = "date"

[[item]]
link_id = "half_life"
type = "quantity"
units = [{ code = "h", factor = "1" }]
low = "1"
high = "500"

[[criterion]]
identifier = "E1"
category = "exclusion"
readings = ["One half-life"]

== criteria.cql
define "One half-life":
  ReferenceDate on or before last + half_life
"#;

#[test]
fn hours_that_are_added_to_a_date_are_a_finding() {
    let place = place("found_wrong");
    let folder = folders::write(&place, "half_life", &folders::expanded("half_life", HALF_LIFE));
    let pointed_at: Vec<String> = authoring::check(&folder)
        .into_iter()
        .filter(|finding| finding.file.ends_with("criteria.cql"))
        .map(|finding| finding.to_string())
        .collect();
    assert!(!pointed_at.is_empty(), "{:?}", authoring::check(&folder));
    let in_days = HALF_LIFE.replace("code = \"h\"", "code = \"d\"");
    let folder = folders::write(&place, "half_life_in_days", &folders::expanded("half_life_in_days", &in_days));
    let findings = authoring::check(&folder);
    assert!(findings.iter().all(|finding| !finding.file.ends_with("criteria.cql")), "{findings:?}");
}
