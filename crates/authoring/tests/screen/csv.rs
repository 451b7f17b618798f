//! CSV: the header, rows and cells.

use authoring::people::{Format, Outcome};

use crate::check_file;

fn check(file: &str, expected: &str) {
    let outcome = check_file(Format::Csv, file.as_bytes(), expected);
    assert_eq!(outcome == Outcome::SomeInError, expected.contains('|'), "{file}");
}

/// A file whose header is in error has this one result.
fn check_unusable(file: &[u8], expected: &str) {
    assert_eq!(check_file(Format::Csv, file, expected), Outcome::Unusable);
}

/// One cell below a column's name.
fn check_cell(column: &str, cell: &str, expected: &str) {
    let quoted = cell.replace('"', "\"\"");
    let expected = if expected.is_empty() { "x".to_owned() } else { format!("x | {column}: {expected}") };
    check(&format!("id,{column}\nx,\"{quoted}\""), &expected);
    if !cell.contains(['"', ',', '\n']) {
        check(&format!("id,{column}\r\nx,{cell}\r\n"), &expected);
    }
}

#[test]
fn id_and_reference_date_are_optional() {
    check("flag\ntrue\nfalse", "line 2 \n line 3");
    check("reference_date,flag,id\n2020-01-01,true,a\n,,b\nunknown,,c", "a \n b \n c");
    check("id\na\n\"\"\nb", "a \n line 3 \n b");
    check("id", "");
    check(
        "id,reference_date\nx,2026-11",
        "x | reference_date: a full date from 1900-01-01 to 2100-12-31, such as `2026-11-22`",
    );
}

#[test]
fn the_reference_date_of_the_row_holds() {
    check(
        "reference_date,id,treated\n2020-01-01,a,2020-01-02\n2020-01-02,b,2020-01-02",
        "a | treated: a date not after 2020-01-01, the reference date \n b",
    );
}

#[test]
fn an_unknown_column_is_an_error_of_the_file() {
    let column = "a column named `id`, `reference_date` or like an item of this trial";
    check_unusable(b"id,sex,flag\na,m,true", &format!("line 1 | sex: {column}"));
    check_unusable(b"id, flag,sex,sex", &format!("line 1 |  flag: {column} | sex: {column}"));
    check_unusable(b"id,flag,\n", &format!("line 1 | : {column}"));
    check_unusable(b"ID,flag\n", &format!("line 1 | ID: {column}"));
}

#[test]
fn a_column_twice_is_an_error_of_the_file() {
    check_unusable(b"id,flag,flag,flag,id\n", "line 1 | flag: this column once | id: this column once");
}

#[test]
fn a_header_that_cannot_be_read_is_an_error_of_the_file() {
    check_unusable(b"", "line 1 | line: a header with the columns' names");
    check_unusable(b"id,\xff\na", "line 1 | line: text in UTF-8; byte 4 is not");
    check_unusable(b"id,\"flag\na,true", "line 1 | line: a closing quote for every opening one, as RFC 4180 has it");
}

#[test]
fn a_byte_order_mark_may_stand_before_the_header() {
    check("\u{feff}id,flag\r\na,true\r\n", "a");
}

#[test]
fn a_row_has_as_many_cells_as_the_header() {
    check(
        "id,flag\na\nb,true,\nc,true\n,",
        "line 2 | line: 2 cells as in the header; there are 1
         line 3 | line: 2 cells as in the header; there are 3
         c
         line 5",
    );
}

#[test]
fn lines_are_counted_where_rows_begin() {
    check("id,visits,flag\n\n,\"[{},\r\n{}]\",true\n\n,,no\n", "line 3 \n line 6 | flag: `true` or `false`");
}

#[test]
fn rows_that_cannot_be_read_do_not_stop_the_others() {
    check("flag\n\"true\ntrue", "line 2 | line: a closing quote for every opening one, as RFC 4180 has it \n line 3");
    check(
        "flag\ntr\"ue\"\ntrue",
        "line 2 | line: quotes only around a whole cell, and doubled inside it, as RFC 4180 has it \n line 3",
    );
    check_file(Format::Csv, b"flag\n\xff\ntrue", "line 2 | line: text in UTF-8; byte 1 is not \n line 3");
}

#[test]
fn a_boolean_cell() {
    for good in ["true", "FALSE", "True", "unknown", "UnKnown", ""] {
        check_cell("flag", good, "");
    }
    for bad in ["yes", "1", " true", "true ", "null"] {
        check_cell("flag", bad, "`true` or `false`");
    }
}

#[test]
fn a_choice_cell() {
    for good in ["red", "unknown", ""] {
        check_cell("colour", good, "");
    }
    for bad in ["Red", " red", "blue", "true"] {
        check_cell("colour", bad, "one of the codes `red` or `green`");
    }
}

#[test]
fn a_date_cell() {
    for good in ["2026", "2026-05", "2026-05-21", "unknown", ""] {
        check_cell("treated", good, "");
    }
    for bad in ["2026-02-30", "2026-05 ", "21/05/2026"] {
        check_cell("treated", bad, "a date of the calendar such as `2026`, `2026-05` or `2026-05-21`");
    }
}

#[test]
fn a_quantity_cell_is_a_number_one_space_and_a_unit() {
    for good in ["9.33 kPa", "70 mm[Hg]", "70", "7e1", "70.0", "unknown", ""] {
        check_cell("pao2", good, "");
    }
    for bad in ["70mm[Hg]", "kPa", "70,5", "70, kPa", "+70", "070", " 70", "70.", "{\"value\": 70}", "true"] {
        check_cell("pao2", bad, "a number with its unit, which is `mm[Hg]` or `kPa`");
    }
    for bad in ["70  mm[Hg]", "70 mm[Hg] ", "70 ", "70 mmHg", "9 kpa"] {
        check_cell("pao2", bad, "`mm[Hg]` or `kPa` as its `unit`");
    }
    check_cell("pao2", "9.33", "a quantity from 20 to 500 mm[Hg]");
    check_cell("pao2", "70.00000000000001", "a number of at most 15 significant digits");
}

#[test]
fn a_list_cell_is_a_json_array() {
    for good in ["[]", r#"[{"date": "2026-05", "weight": {"value": 70, "unit": "kg"}}]"#, " [ ] ", "unknown", ""] {
        check_cell("visits", good, "");
    }
    for bad in ["{}", "null", "[", "[{}] x", "true", "\u{feff}[]"] {
        check_cell("visits", bad, "a list: a JSON array of objects, one a row");
    }
    check("id,visits\nx,[7]", "x | visits[0]: an object, one field a key");
    let twice = r#""[{""date"": ""2026"", ""date"": ""2026""}]""#;
    check(&format!("id,visits\nx,{twice}"), "line 2 | line: each key once in an object; `date` stands twice");
}

#[test]
fn an_id_cell_is_a_text_as_it_stands() {
    check(
        "id\n7\n a \nunknown\ntrue\n7",
        "7 \n \" a \" \n unknown \n true \n 7 | id: a text that no earlier record has as its id",
    );
}

#[test]
fn cells_that_are_too_many_are_counted() {
    check(
        &format!("id,flag\nx{}\ny,true", ",".repeat(1_000_000)),
        "line 2 | line: 2 cells as in the header; there are 1000001 \n y",
    );
}

#[test]
fn of_a_header_with_very_many_unknown_columns_the_first_are_named() {
    let columns = (0..100_000).map(|column| format!("x{column}")).collect::<Vec<_>>().join(",");
    let named = (0..100)
        .map(|column| format!("x{column}: a column named `id`, `reference_date` or like an item of this trial"));
    let expected = format!("line 1 | {} | line: … and 99900 more", named.collect::<Vec<_>>().join(" | "));
    let outcome = check_file(Format::Csv, format!("{columns}\nx").as_bytes(), &expected);
    assert_eq!(outcome, Outcome::Unusable);
}

#[test]
fn the_lists_of_a_row_share_a_limit() {
    let rows = format!("\"[{}{{}}]\"", "{},".repeat(100_000));
    check(&format!("id,visits\nx,{rows}\ny,[]"), "line 2 | line: a record of at most 100000 values \n y");
}
