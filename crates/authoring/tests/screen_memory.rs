//! One record cannot fill the memory: hostile lines of almost 4 MiB, each counted by an allocator.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

#[path = "screen/fixture.rs"]
mod fixture;

use authoring::people::{Format, Outcome, screen};
use peak_alloc::PeakAlloc;
use screening::Date;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Bytes of a hostile line, a little less than the longest that is read.
const LINE: usize = (4 << 20) - 200;

/// Bytes that one record may take in all: the line itself, its parts and its line of results.
const MOST: usize = 32 << 20;

/// Bytes that its line of results may have, however many problems the record has.
const MOST_WRITTEN: usize = 64 << 10;

/// `part` over and over between a beginning and an end, in a line of that length.
fn filled(beginning: &str, part: impl Fn(usize) -> String, end: &str) -> String {
    let mut line = beginning.to_owned();
    for number in 0.. {
        let part = part(number);
        if line.len() + part.len() + end.len() > LINE {
            return line + end;
        }
        line += &part;
    }
    line
}

/// Screens a hostile record before a good one.
fn check(name: &str, format: Format, header: &str, hostile: &str, good: &str) {
    let file = format!("{header}{hostile}\n{good}\n");
    let trial = fixture::trial();
    let mut results = Vec::new();
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let outcome = screen(&trial, Date::parse("2026-11-22").unwrap(), format, file.as_bytes(), &mut results).unwrap();
    let most = ALLOCATOR.peak_usage() - before;
    let results = String::from_utf8(results).unwrap();
    println!("{name}: {} KiB, {} bytes written", most >> 10, results.len());
    assert_eq!(outcome, Outcome::SomeInError, "{name}");
    let (refused, screened) = results.split_once('\n').unwrap();
    assert!(refused.contains("\"errors\""), "{name}");
    assert!(screened.starts_with(r#"{"id":"good","determination""#), "{name}: {screened}");
    assert_eq!(screened.lines().count(), 1, "{name}");
    assert!(most <= MOST, "{name} took {most} bytes");
    assert!(results.len() <= MOST_WRITTEN, "{name} wrote {} bytes", results.len());
}

fn check_json(name: &str, beginning: &str, part: impl Fn(usize) -> String, end: &str) {
    let hostile = filled(beginning, part, end);
    check(name, Format::JsonLines, "", &hostile, r#"{"id": "good", "answers": {}}"#);
}

fn check_csv(name: &str, part: impl Fn(usize) -> String) {
    check(name, Format::Csv, "id,flag,visits\n", &filled("x", part, ""), "good,true,");
}

// One test, since an allocator counts for all that run beside each other.
#[test]
fn one_record_cannot_fill_the_memory() {
    let same = |part: &'static str| move |_| part.to_owned();
    let visits = r#"{"id": "x", "answers": {"visits": ["#;
    check_json("rows that are none", visits, same("0,"), "0]}}");
    check_json("empty rows", visits, same("{},"), "{}]}}");
    check_json("rows of a wrong cell", visits, same(r#"{"date":0},"#), "{}]}}");
    check_json("unknown fields", visits, |number| format!(r#"{{"{number}":0}},"#), "{}]}}");
    check_json(
        "unknown fields of one row",
        &format!("{visits}{{"),
        |number| format!(r#""{number}":0,"#),
        r#""":0}]}}"#,
    );
    check_json("unknown items", r#"{"id": "x", "answers": {"#, |number| format!(r#""{number}":0,"#), r#""":0}}"#);
    check_json("escaped keys", r#"{"id": "x", "answers": {"#, |number| format!(r#""\n{number}":0,"#), r#""":0}}"#);
    check_json("keys that are ignored", r#"{"id": "x", "#, |number| format!(r#""{number}":0,"#), r#""answers": {}}"#);
    check_json("one key that is long", r#"{"answers": {""#, same(r"\u0001"), r#"": 0}}"#);
    check_json("one field that is long", r#"{"answers": {"visits": [{""#, same(r"\u0001"), r#"": 0}]}}"#);
    check_json("a long key twice", r#"{"k": 1, "k": 1, ""#, same(r"\u0001"), r#"": 0}"#);
    check_json("open arrays", "", same("["), "");
    check_json("open objects", "", same(r#"{"":"#), "");
    check_json("quantities", r#"{"answers": {"pao2": {"#, |number| format!(r#""{number}":0,"#), r#""unit":"kPa"}}}"#);

    check_csv("commas", same(","));
    check_csv("cells", same(",a"));
    check_csv("a list of zeros", |number| if number == 0 { ",true,\"[0".to_owned() } else { ",0".to_owned() });
    let lists = |number| if number == 0 { ",true,\"[{}".to_owned() } else { ",{}".to_owned() };
    check("a list of rows", Format::Csv, "id,flag,visits\n", &filled("x", lists, "]\""), "good,true,");
}
