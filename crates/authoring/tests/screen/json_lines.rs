//! JSON Lines: what a line is, and what makes it unreadable.

use authoring::people::{Format, Outcome};

use crate::{check, check_file};

/// A line that cannot be read, between two that can.
fn check_unreadable(line: &[u8], expected: &str) {
    let file = [b"{\"id\": \"a\", \"answers\": {}}\n", line, b"\n{\"id\": \"b\", \"answers\": {}}"].concat();
    let outcome = check_file(Format::JsonLines, &file, &format!("a \n line 2 | line: {expected} \n b"));
    assert_eq!(outcome, Outcome::SomeInError);
}

#[test]
fn empty_lines_are_skipped_but_counted() {
    check("\n\r\n{\"answers\": {}}\r\n\n{\"answers\": {}}\n\n", "line 3 \n line 5");
    assert_eq!(check_file(Format::JsonLines, b"", ""), Outcome::Complete);
    assert_eq!(check_file(Format::JsonLines, b"\n\r\n", ""), Outcome::Complete);
}

#[test]
fn other_keys_of_a_record_are_ignored() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let record =
        format!(r#"{{"id": "a", "line": 7, "note": {{"id": 1}}, "deep": {deep}, "answers": {{}}, "n": 1e999}}"#);
    assert_eq!(check_file(Format::JsonLines, record.as_bytes(), "a"), Outcome::Complete);
}

#[test]
fn a_record_has_answers() {
    let expected = "a | answers: an object with an answer for each item, or an empty one";
    for answers in ["", r#", "answers": null"#, r#", "answers": []"#, r#", "answers": "{}""#, r#", "answers": 1"#] {
        check(&format!(r#"{{"id": "a"{answers}}}"#), expected);
    }
}

#[test]
fn a_key_twice_in_any_object_makes_a_line_unreadable() {
    let lines = [
        r#"{"id": "x", "id": "x", "answers": {}}"#,
        r#"{"id": "x", "answers": {"id": 1, "\u0069d": 1}}"#,
        r#"{"id": "x", "answers": {"pao2": {"value": 70, "id": 1, "unit": "kPa", "id": 1}}}"#,
        r#"{"id": "x", "answers": {"visits": [{}, {"id": 1, "id": 2}]}}"#,
        r#"{"id": "x", "answers": {}, "ignored": [[[[[[[[{"id": 1, "id": 2}]]]]]]]]}"#,
    ];
    for line in lines {
        check_unreadable(line.as_bytes(), "each key once in an object; `id` stands twice");
    }
}

#[test]
fn a_line_is_one_json_object_in_utf_8() {
    for line in ["[]", "7", "null", r#""{}""#, "true"] {
        check_unreadable(line.as_bytes(), "one JSON object");
    }
    check_unreadable(b"{\"id\": \"\xff\", \"answers\": {}}", "text in UTF-8; byte 9 is not");
    check_unreadable("\u{feff}{\"answers\": {}}".as_bytes(), "JSON without a byte order mark before it");
    check_unreadable(b"{\"id\": 'x'}", "valid JSON; byte 8: Unexpected char: '''");
    check_unreadable(
        b"{\"id\": \"x\"",
        "valid JSON; byte 11: Object values must be followed by a comma to add a new value or a curly bracket to end the object",
    );
    check_unreadable(b"{} {}", "valid JSON; byte 4: The JSON already contains one root element");
}

#[test]
fn depth_is_no_danger() {
    let depth = 1_000_000;
    check_unreadable(
        "[".repeat(depth).as_bytes(),
        "valid JSON; byte 1000001: Unexpected end of file, a value was expected",
    );
    let answers = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    check(
        &format!(r#"{{"id": "a", "answers": {{"flag": {answers}, "visits": [{{"weight": {answers}}}]}}}}"#),
        "a | flag: `true` or `false` | visits[0].weight: a number with its unit, which is `kg` or `g`",
    );
}

#[test]
fn a_line_has_an_end() {
    check_unreadable(format!("\"{}\"", "x".repeat(5 << 20)).as_bytes(), "a record of at most 4 MiB");
}

#[test]
fn of_very_many_problems_the_first_are_named() {
    let items = |count: usize| (0..count).map(|item| format!(r#""x{item}": 1"#)).collect::<Vec<_>>().join(", ");
    let named = |count: usize| {
        let each = (0..count).map(|item| format!("x{item}: an item of this trial; it has none of this name"));
        format!("a | {}", each.collect::<Vec<_>>().join(" | "))
    };
    check(&format!(r#"{{"id": "a", "answers": {{{}}}}}"#, items(100)), &named(100));
    let expected = format!("{} | line: … and 51 more", named(100));
    check(&format!(r#"{{"id": "a", "answers": {{{}}}}}"#, items(151)), &expected);
    // Problems with the record's other parts count with them.
    let expected = format!("line 1 | id: a text | {} | line: … and 2 more", named(99).trim_start_matches("a | "));
    check(&format!(r#"{{"id": 1, "answers": {{{}}}}}"#, items(101)), &expected);
}

#[test]
fn a_long_name_is_repeated_in_part() {
    let (name, shown) = ("x".repeat(1000), format!("{}…", "x".repeat(100)));
    let expected = format!("a | {shown}: an item of this trial; it has none of this name");
    check(&format!(r#"{{"id": "a", "answers": {{"{name}": 1}}}}"#), &expected);
    let expected = format!("a | visits[0].{shown}: only the fields `date`, `finding` and `weight` in a row");
    check(&format!(r#"{{"id": "a", "answers": {{"visits": [{{"{name}": 1}}]}}}}"#), &expected);
    let line = format!(r#"{{"id": "a", "{name}": 1, "{name}": 2, "answers": {{}}}}"#);
    check_unreadable(line.as_bytes(), &format!("each key once in an object; `{shown}` stands twice"));
}

#[test]
fn a_record_of_too_many_values_is_not_read() {
    let rows = |count: usize| format!(r#"{{"id": "x", "answers": {{"visits": [{}0]}}}}"#, "0,".repeat(count - 1));
    check_unreadable(rows(100_000).as_bytes(), "a record of at most 100000 values");
    // What is ignored does not count.
    let note = format!(r#"{{"id": "x", "note": [{}0], "answers": {{}}}}"#, "0,".repeat(200_000));
    check(&note, "x");
}
