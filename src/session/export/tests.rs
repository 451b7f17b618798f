//! Exports of sessions, held against the command line and the formats' rules.

use crate::messages::Language;
use crate::session::answers_file::file_json;
use crate::session::answers_file::tests::random;
use crate::session::export::{as_csv, as_ics, as_json, as_text, rescreen_days};
use crate::session::{Action, Audience, Session};
use authoring::people::{Format, screen};
use screening::{Date, DateRange, Trial};
use serde_json::{Map, Value};
use std::rc::Rc;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The one line of results that the command line writes for a file.
fn screened(session: &Session, format: Format, file: &str) -> Map<String, Value> {
    let mut output = Vec::new();
    screen(session.trial(), session.today(), format, file.as_bytes(), &mut output).unwrap();
    let Value::Object(mut line) = serde_json::from_slice(&output).unwrap() else { panic!("no object") };
    assert!(line.remove("line").is_some());
    line
}

fn open(language: Language, text: &str) -> Session {
    let trial = Rc::new(Trial::from_json(crate::TRIAL).unwrap());
    let blank = Session::new(trial, day("2026-11-22"), language, Audience::Clinician);
    blank.apply(Action::Open(text.to_owned()))
}

#[test]
fn the_result_in_json_is_that_of_the_command_line() {
    let mut compared = 0;
    for seed in 1..150 {
        let session = random(seed, Audience::Clinician);
        let file = file_json(&session);
        let Value::Object(mut own) = serde_json::from_str(&as_json(&session)).unwrap() else { panic!("no object") };
        let Value::Object(saved) = serde_json::from_str(&file).unwrap() else { panic!("no object") };
        for (key, value) in saved {
            assert_eq!(own.remove(&key), Some(value), "{key}");
        }
        // What has no form on the wire is known here alone.
        if !file.contains("\"approximate\"") {
            assert_eq!(own, screened(&session, Format::JsonLines, &file), "{file}");
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn the_table_is_read_by_the_command_line_as_the_file_is() {
    for seed in 1..150 {
        let session = random(seed, Audience::Clinician);
        let file = screened(&session, Format::JsonLines, &file_json(&session));
        assert_eq!(screened(&session, Format::Csv, &as_csv(&session)), file);
    }
}

#[test]
fn the_table_has_two_lines_that_end_as_the_standard_says() {
    let session =
        open(Language::English, r#"{"answers": {"assessments": [{"date": "2026-01"}], "lavage_ever": null}}"#);
    let table = as_csv(&session);
    assert_eq!(table.matches("\r\n").count(), 2);
    assert!(table.starts_with("reference_date,age_18_or_over,birth_date,"));
    assert!(table.contains(",\"[{\"\"date\"\":\"\"2026-01\"\"}]\","), "{table}");
    assert!(table.contains(",unknown,"), "{table}");
}

#[test]
fn the_text_names_versions_criteria_answers_and_what_would_decide() {
    let text = r#"{"answers": {"lavage_ever": true, "lavage_last": "2026-08", "pao2": {"value": 9.33, "unit": "kPa"}, "assessments": [{"date": "2026-01", "type": "ct", "finding": "no_remission"}, {"date": "2026-08", "finding": "no_remission"}]}}"#;
    let english = as_text(&open(Language::English, text));
    for part in [
        "NCT06111846",
        "version 1",
        "22 November 2026",
        "I1 ",
        "E11 ",
        "clears 2 February 2027 to 1 March 2027",
        "August 2026",
        "9.33 kPa (70.0 mmHg)",
        "What would decide",
        "January 2026; ",
    ] {
        assert!(english.contains(part), "`{part}` in\n{english}");
    }
    let chinese = as_text(&open(Language::Chinese, text));
    for part in ["2026年11月22日", "解除日期：2027年2月2日至2027年3月1日", "还需要了解的项目", "暂不符合"]
    {
        assert!(chinese.contains(part), "`{part}` in\n{chinese}");
    }
}

#[test]
fn an_event_keeps_to_the_standard_and_names_nobody() {
    let session = open(Language::Chinese, r#"{"answers": {"lavage_ever": true, "lavage_last": "2026-08"}}"#);
    let assessment = session.trial().screen(&session.answers(), session.reference_date());
    let days = rescreen_days(&assessment).unwrap();
    assert_eq!((days.from, days.to), (day("2027-02-02"), day("2027-03-01")));
    let event = as_ics(&session, days);
    for line in [
        "BEGIN:VCALENDAR\r\n",
        "DTSTAMP:20261122T000000Z\r\n",
        "DTSTART;VALUE=DATE:20270202\r\n",
        "DTEND;VALUE=DATE:20270203\r\n",
        "END:VCALENDAR\r\n",
    ] {
        assert!(event.contains(line), "`{line}` in\n{event}");
    }
    assert!(event.split("\r\n").all(|line| line.len() <= 75));
    assert!(event.split("\r\n").any(|line| line.starts_with(' ')), "something is folded");
    let unfolded = event.replace("\r\n ", "");
    assert!(unfolded.contains("将在2027年2月2日至2027年3月1日之间的某一天解除"), "{unfolded}");
    let single = as_ics(&open(Language::English, "{\"answers\":{}}"), DateRange::day(day("2027-02-02")));
    assert!(single.replace("\r\n ", "").contains("clears on 2 February 2027. "), "{single}");
}

#[test]
fn there_is_a_date_for_a_calendar_where_one_is_clear() {
    let days = |answers: &str| {
        let session = open(Language::English, &format!("{{\"answers\": {answers}}}"));
        rescreen_days(&session.trial().screen(&session.answers(), session.reference_date()))
    };
    assert_eq!(days("{}"), None);
    let lavage = r#""lavage_ever": true, "lavage_last": "2026-08-01""#;
    assert_eq!(days(&format!("{{{lavage}}}")), Some(DateRange::day(day("2027-02-02"))));
    assert_eq!(days(&format!(r#"{{{lavage}, "gmcsf_use": "past", "gmcsf_last": "2026-09"}}"#)), None);
}
