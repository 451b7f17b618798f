//! Quantities: their parts, units, digits and limits.

use crate::check_answers;

const DIGITS: &str = "a number of at most 15 significant digits";
const LIMITS: &str = "a quantity from 20 to 500 mm[Hg]";

fn check(pao2: &str, expected: &str) {
    let expected = if expected.is_empty() { String::new() } else { format!("pao2: {expected}") };
    check_answers(&format!(r#"{{"pao2": {pao2}}}"#), &expected);
}

fn check_value(value: &str, unit: &str, expected: &str) {
    check(&format!(r#"{{"value": {value}, "unit": "{unit}"}}"#), expected);
}

#[test]
fn a_quantity_is_a_number_with_a_unit() {
    check(r#"{"unit": "kPa", "value": 9.33}"#, "");
    check("null", "");
    for bad in ["70", r#""70 mm[Hg]""#, "[]", "true"] {
        check(bad, "a number with its unit, which is `mm[Hg]` or `kPa`");
    }
}

#[test]
fn nothing_inside_a_quantity_may_be_missing_unknown_or_of_another_type() {
    for value in ["null", r#""9.33""#, "true", "[9]", "{}"] {
        check_value(value, "kPa", "a number as its `value`");
    }
    check(r#"{"unit": "kPa"}"#, "a number as its `value`");
    for unit in ["null", "7", r#""mmHg""#, r#""KPA""#, r#""kPa ""#, r#""mg""#] {
        check(&format!(r#"{{"value": 9, "unit": {unit}}}"#), "`mm[Hg]` or `kPa` as its `unit`");
    }
    check(r#"{"value": 9}"#, "`mm[Hg]` or `kPa` as its `unit`");
}

#[test]
fn a_quantity_has_no_other_keys() {
    check(r#"{"value": 9.33, "unit": "kPa", "note": 1}"#, "only the keys `value` and `unit`");
    check(r#"{"value": 9.33, "unit": "kPa", "note": null}"#, "only the keys `value` and `unit`");
}

#[test]
fn one_entry_tells_all_that_is_wrong_with_a_quantity() {
    check(
        r#"{"value": null, "units": "kPa"}"#,
        "a number as its `value`; `mm[Hg]` or `kPa` as its `unit`; only the keys `value` and `unit`",
    );
}

#[test]
fn limits_hold_with_their_ends_and_before_rounding() {
    for good in ["20", "20.0", "2e1", "500", "500.000000000000", "499.999999999999"] {
        check_value(good, "mm[Hg]", "");
    }
    for bad in ["19.9999999999999", "500.000000000001", "0", "-70", "1e400", "-1e400", "1e-400"] {
        check_value(bad, "mm[Hg]", LIMITS);
    }
    // 20 mmHg is 2.66644... kPa, 500 mmHg is 66.66115... kPa.
    check_value("2.66645", "kPa", "");
    check_value("2.66644", "kPa", LIMITS);
    check_value("66.6611", "kPa", "");
    check_value("66.6612", "kPa", LIMITS);
    check_answers(r#"{"dose": {"value": -0, "unit": "mg"}}"#, "");
    check_answers(r#"{"dose": {"value": 1e-4000000000, "unit": "mg"}}"#, "");
    check_answers(r#"{"dose": {"value": -1e-4000000000, "unit": "mg"}}"#, "dose: a quantity from 0 to 1000 mg");
}

#[test]
fn a_number_has_at_most_15_significant_digits() {
    check_value("70.0000000000001", "mm[Hg]", "");
    check_value("70.00000000000001", "mm[Hg]", DIGITS);
    check_value("7000000000000001e-14", "mm[Hg]", DIGITS);
    check_value("0.000000000000000000070e21", "mm[Hg]", "");
    check_value("70.00000000000000", "mm[Hg]", DIGITS);
    check_value("70000000000000000000e-18", "mm[Hg]", "");
}
