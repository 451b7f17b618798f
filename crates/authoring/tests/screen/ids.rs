//! Ids: missing ones, ones that are no text, and ones that were used before.

use crate::check;

#[test]
fn a_record_without_an_id_is_told_by_its_line() {
    check("{\"answers\": {}}\n\n{\"id\": null, \"answers\": {}}\n{\"answers\": {}}", "line 1 \n line 3 \n line 4");
    check(r#"{"answers": {"flag": 1}}"#, "line 1 | flag: `true` or `false`");
}

#[test]
fn any_text_is_an_id() {
    check("{\"id\": \"\", \"answers\": {}}\n{\"id\": \"é \\\"\", \"answers\": {}}", "\"\" \n é \"");
}

#[test]
fn an_id_that_is_no_text_is_an_error() {
    for id in ["7", "true", "[]", "{}", r#"["a"]"#] {
        check(&format!(r#"{{"id": {id}, "answers": {{}}}}"#), "line 1 | id: a text");
    }
    check(r#"{"id": 7, "answers": {"flag": 1}}"#, "line 1 | id: a text | flag: `true` or `false`");
}

#[test]
fn an_id_is_used_once() {
    check(
        "{\"id\": \"a\", \"answers\": {}}\n{\"id\": \"b\", \"answers\": {\"flag\": 1}}\n{\"id\": \"A\", \"answers\": {}}\n\
         {\"id\": \"a\", \"answers\": {\"flag\": 1}}\n{\"id\": \"b\", \"answers\": {}}\n{\"id\": \"c\", \"answers\": {}}",
        "a
         b | flag: `true` or `false`
         A
         a | id: a text that no earlier record has as its id | flag: `true` or `false`
         b | id: a text that no earlier record has as its id
         c",
    );
}
