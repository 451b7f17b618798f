//! Lists: their rows and cells.

use crate::check_answers;

fn check(visits: &str, expected: &str) {
    check_answers(&format!(r#"{{"visits": {visits}}}"#), expected);
}

const FIELDS: &str = "only the fields `date`, `finding` and `weight` in a row";

#[test]
fn a_row_may_lack_any_key() {
    check("[]", "");
    check("null", "");
    check(r#"[{}, {"date": null, "finding": null, "weight": null}]"#, "");
    check(r#"[{"finding": "worse", "weight": {"value": 70, "unit": "kg"}}, {"date": "2026-05"}]"#, "");
}

#[test]
fn a_list_is_an_array_of_objects() {
    for bad in ["{}", r#""[]""#, "1", "true"] {
        check(bad, "visits: a list: a JSON array of objects, one a row");
    }
    check(r#"[{}, null, ["2026"]]"#, "visits[1]: an object, one field a key | visits[2]: an object, one field a key");
}

#[test]
fn each_wrong_cell_has_an_entry() {
    check(
        r#"[{"note": 1, "finding": "bad"}, {"date": "2026-13", "weight": {"value": null, "unit": "kg"}}]"#,
        &format!(
            "visits[0].note: {FIELDS} | visits[0].finding: one of the codes `better` or `worse` | \
             visits[1].date: a date of the calendar such as `2026`, `2026-05` or `2026-05-21` | \
             visits[1].weight: a number as its `value`"
        ),
    );
}

#[test]
fn limits_hold_in_cells_beside_other_errors() {
    check(
        r#"[{"date": "2026-11-23"}, 7, {"finding": 1, "date": "1899", "weight": {"value": 999, "unit": "g"}}]"#,
        "visits[0].date: a date not after 2026-11-22, the reference date | visits[1]: an object, one field a key | \
         visits[2].finding: one of the codes `better` or `worse` | visits[2].date: a date not before 1900-01-01 | \
         visits[2].weight: a quantity from 1 to 300 kg",
    );
    check(r#"[{"weight": {"value": 1000, "unit": "g"}}]"#, "");
}

#[test]
fn a_list_has_an_end() {
    check("[{}, {}, {}]", "");
    check("[{}, {}, {}, {}]", "visits: at most 3 rows");
    check(r#"[{}, {}, {}, {"note": 1}]"#, &format!("visits: at most 3 rows | visits[3].note: {FIELDS}"));
}

/// Three rows are permitted; of the others a hundred are looked at.
#[test]
fn rows_far_beyond_the_end_are_not_looked_at() {
    let list = |rows: usize, last: &str| format!("[{}{last}]", "{},".repeat(rows - 1));
    check(&list(103, r#"{"note": 1}"#), &format!("visits: at most 3 rows | visits[102].note: {FIELDS}"));
    check(&list(104, r#"{"note": 1}"#), "visits: at most 3 rows");
}

#[test]
fn of_very_many_wrong_cells_the_first_are_named_row_by_row() {
    // In each row a cell of a wrong type, and one beyond its limits; both are found, in turn.
    let rows = vec![r#"{"note": 1, "date": "1899"}"#; 90].join(",");
    let row = |row: usize| format!("visits[{row}].note: {FIELDS} | visits[{row}].date: a date not before 1900-01-01");
    let named: Vec<String> = (0..49).map(row).collect();
    let expected =
        format!("visits: at most 3 rows | {} | visits[49].note: {FIELDS} | line: … and 81 more", named.join(" | "));
    check(&format!("[{rows}]"), &expected);
}
