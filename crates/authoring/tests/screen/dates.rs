//! Dates in answers and reference dates.

use crate::{check, check_answers};

const DATE: &str = "a date of the calendar such as `2026`, `2026-05` or `2026-05-21`";
const REFERENCE_DATE: &str = "a full date from 1900-01-01 to 2100-12-31, such as `2026-11-22`";

fn check_treated(date: &str, expected: &str) {
    let expected = if expected.is_empty() { String::new() } else { format!("treated: {expected}") };
    check_answers(&format!(r#"{{"treated": {date}}}"#), &expected);
}

fn check_on(reference_date: &str, answers: &str, expected: &str) {
    let expected = if expected.is_empty() { "x".to_owned() } else { format!("x | {expected}") };
    let record = format!(r#"{{"id": "x", "reference_date": {reference_date}, "answers": {answers}}}"#);
    check(&record, &expected);
}

#[test]
fn a_date_is_a_day_a_month_or_a_year() {
    for good in [r#""2026""#, r#""2026-05""#, r#""2026-05-21""#, r#""2024-02-29""#, "null"] {
        check_treated(good, "");
    }
    let impossible = ["2026-02-30", "2026-13", "2026-00", "2026-05-00", "2025-02-29", "1900-02-29", "0000"];
    let otherwise_written =
        ["2026-5", "26", "20260521", "2026-05-21T00:00", " 2026", "2026-", "21.05.2026", "", "+2026", "２０２６"];
    for bad in impossible.into_iter().chain(otherwise_written) {
        check_treated(&format!(r#""{bad}""#), DATE);
    }
    for bad in ["2026", "true", r#"["2026"]"#, r#"{"year": 2026}"#] {
        check_treated(bad, DATE);
    }
}

#[test]
fn no_date_is_after_the_reference_date() {
    check_treated(r#""2026-11-22""#, "");
    check_treated(r#""2026-11-23""#, "a date not after 2026-11-22, the reference date");
    check_treated(r#""2100-12-31""#, "a date not after 2026-11-22, the reference date");
    check_treated(r#""2101""#, "a date not after 2026-11-22, the reference date");
    check_on(
        r#""2020-02-28""#,
        r#"{"treated": "2020-02-29"}"#,
        "treated: a date not after 2020-02-28, the reference date",
    );
    check_on(r#""2020-02-29""#, r#"{"treated": "2020-02-29"}"#, "");
}

#[test]
fn a_partial_date_is_in_error_only_where_all_its_days_are() {
    check_treated(r#""2026""#, "");
    check_treated(r#""2026-11""#, "");
    check_treated(r#""2026-12""#, "a date not after 2026-11-22, the reference date");
    check_treated(r#""2027""#, "a date not after 2026-11-22, the reference date");
    check_treated(r#""1960""#, "");
    check_treated(r#""1959-12""#, "a date not before 1960-01-01");
    check_treated(r#""1959""#, "a date not before 1960-01-01");
    check_answers(r#"{"birth_date": "1906"}"#, "");
    check_answers(r#"{"birth_date": "1906-11"}"#, "");
    check_answers(r#"{"birth_date": "1906-11-22"}"#, "");
    check_answers(r#"{"birth_date": "1906-11-21"}"#, "birth_date: a date not before 1906-11-22");
    check_answers(r#"{"birth_date": "1906-10"}"#, "birth_date: a date not before 1906-11-22");
}

#[test]
fn no_date_is_before_1900() {
    check_on(r#""1950-01-01""#, r#"{"birth_date": "1900-01-01"}"#, "");
    check_on(r#""1950-01-01""#, r#"{"birth_date": "1899-12-31"}"#, "birth_date: a date not before 1900-01-01");
    check_on(r#""1950-01-01""#, r#"{"birth_date": "1899"}"#, "birth_date: a date not before 1900-01-01");
}

#[test]
fn an_event_before_birth_is_no_error() {
    check_answers(r#"{"birth_date": "2000-01-01", "treated": "1970-01-01"}"#, "");
}

#[test]
fn a_reference_date_is_a_full_date_from_1900_to_2100() {
    for good in [r#""1900-01-01""#, r#""2100-12-31""#, "null"] {
        check_on(good, "{}", "");
    }
    let bad = [
        r#""1899-12-31""#,
        r#""2101-01-01""#,
        r#""2026-11""#,
        r#""2026""#,
        r#""2026-02-30""#,
        r#""""#,
        "20261122",
        "{}",
    ];
    for bad in bad {
        check_on(bad, "{}", &format!("reference_date: {REFERENCE_DATE}"));
    }
}

/// The other items are still held to whatever does not depend on the reference date.
#[test]
fn beside_a_bad_reference_date_other_errors_are_told() {
    let check = |answers: &str, expected: &str| {
        let expected = if expected.is_empty() { String::new() } else { format!(" | {expected}") };
        check_on(r#""soon""#, answers, &format!("reference_date: {REFERENCE_DATE}{expected}"));
    };
    check(r#"{"treated": "2099", "birth_date": "1900"}"#, "");
    check(r#"{"treated": "2101-01-01"}"#, "treated: a date not after 2100-12-31");
    check(r#"{"treated": "1959"}"#, "treated: a date not before 1960-01-01");
    check(r#"{"birth_date": "1899"}"#, "birth_date: a date not before 1900-01-01");
    check(r#"{"visits": [{"date": "1899"}]}"#, "visits[0].date: a date not before 1900-01-01");
    check(r#"{"flag": 1}"#, "flag: `true` or `false`");
}
