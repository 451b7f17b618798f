//! What time does, worked out by hand for single people, through the command line.

use crate::found_wrong::screened;
use serde_json::{Value, json};

/// What is said of time on 2026-11-29: determination, `earliest`, `latest`, `no_common_day`, and of one criterion
/// `status`, `clear` and `until`.
fn check(trial: &str, answers: &Value, criterion: &str, expected: &Value) {
    let line = screened(trial, answers);
    let mut said = json!({ "determination": line["determination"], "status": line["criteria"][criterion]["status"] });
    for (key, value) in [
        ("earliest", line.get("earliest")),
        ("latest", line.get("latest")),
        ("no_common_day", line.get("no_common_day")),
        ("clear", line["criteria"][criterion].get("clear")),
        ("until", line["criteria"][criterion].get("until")),
    ] {
        if let Some(value) = value {
            said[key] = value.clone();
        }
    }
    assert_eq!(said, *expected, "{trial}: {answers}\n{line}");
}

fn days(from: &str, to: &str) -> Value {
    json!({ "from": from, "to": to })
}

fn day(day: &str) -> Value {
    days(day, day)
}

#[test]
fn a_window_that_closes_says_until_when() {
    let passes = |until: Value| json!({ "determination": "possibly_eligible", "status": "passes", "until": until });
    let diagnosed = |date: &str| json!({ "diagnosed": date, "newly": false });
    check("closing_window", &diagnosed("2026-09-15"), "I1", &passes(day("2027-03-15")));
    check("closing_window", &diagnosed("2026-08-31"), "I1", &passes(day("2027-02-28")));
    check("closing_window", &diagnosed("2026-05-29"), "I1", &passes(day("2026-11-29")));
    check("closing_window", &diagnosed("2026-09"), "I1", &passes(days("2027-03-01", "2027-03-30")));
    // The days of the month that lie after the reference date are none of its days.
    check("closing_window", &diagnosed("2026-11"), "I1", &passes(days("2027-05-01", "2027-05-29")));
    let closed = json!({ "determination": "not_matching", "status": "fails" });
    check("closing_window", &diagnosed("2026-05-28"), "I1", &closed);
    let sixty = json!({ "determination": "possibly_eligible", "status": "passes", "until": day("2028-02-29") });
    check("age_window", &json!({ "birth_date": "1967-03-01" }), "I1", &sixty);
}

#[test]
fn a_window_that_opens_and_closes_says_both() {
    let waits = json!({
        "determination": "not_yet", "status": "fails", "clear": day("2026-12-18"),
        "earliest": day("2026-12-18"), "latest": day("2027-02-12"),
    });
    check("two_sided_distance", &json!({ "surgery": "2026-11-20" }), "I1", &waits);
    let over = json!({ "determination": "not_matching", "status": "fails" });
    check("two_sided_distance", &json!({ "surgery": "2026-09-05" }), "I1", &over);
    let open = json!({ "determination": "possibly_eligible", "status": "passes", "until": day("2026-11-29") });
    check("two_sided_distance", &json!({ "surgery": "2026-09-06" }), "I1", &open);
}

#[test]
fn windows_that_never_meet_have_no_common_day() {
    let apart = json!({ "surgery": "2026-11-25", "vaccine": "2026-11-27", "barred": false });
    let said = json!({
        "determination": "not_matching", "no_common_day": true, "status": "fails", "clear": day("2026-12-23"),
    });
    check("no_common_day", &apart, "I1", &said);
    // Where one of them may never clear, it is not for want of a common day.
    let perhaps = json!({ "surgery": "2026-11-25", "vaccine": "2026-11-27" });
    let said = json!({ "determination": "not_matching", "status": "fails", "clear": day("2026-12-23") });
    check("no_common_day", &perhaps, "I1", &said);
    // A few days earlier, the first window begins on the last day of the second.
    let meet = json!({ "surgery": "2026-11-20", "vaccine": "2026-11-27", "barred": false });
    let said = json!({
        "determination": "not_yet", "status": "fails", "clear": day("2026-12-18"),
        "earliest": day("2026-12-18"), "latest": day("2026-12-18"),
    });
    check("no_common_day", &meet, "I1", &said);
}

#[test]
fn whether_to_wait_may_depend_on_an_open_answer() {
    let open = json!({ "mect": true, "mect_last": "2026-11-01" });
    assert_eq!(screened("compound_arms", &open)["determination"], "undetermined");
    assert_eq!(screened("compound_arms", &open)["criteria"]["E1"]["status"], "fails");
}

#[test]
fn a_wash_out_that_ends_too_late_is_not_waited_for() {
    let late = json!({ "diagnosed": "2026-09-01", "dosed": true, "last_dose": "2026-11-28" });
    assert_eq!(screened("opens_and_closes", &late)["determination"], "not_matching");
    let in_time = json!({ "diagnosed": "2026-09-12", "dosed": true, "last_dose": "2026-11-27" });
    let said = json!({
        "determination": "not_yet", "status": "fails", "clear": day("2026-12-12"),
        "earliest": day("2026-12-12"), "latest": day("2026-12-12"),
    });
    check("opens_and_closes", &in_time, "E1", &said);
}

#[test]
fn what_was_told_in_place_of_a_date_waits_without_one() {
    let child = json!({ "adult": false, "contraception": true });
    let said = json!({ "determination": "not_yet", "status": "fails" });
    check("applies_by_age", &child, "I1", &said);
}
