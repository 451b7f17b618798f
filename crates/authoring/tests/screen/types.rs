//! Answers of each type, unknown answers, and items that the trial does not have.

use crate::check_answers;

const BOOLEAN: &str = "`true` or `false`";
const COLOURS: &str = "one of the codes `red` or `green`";

#[test]
fn no_answers_are_answers() {
    check_answers("{}", "");
}

#[test]
fn a_boolean_is_true_or_false() {
    for good in ["true", "false", "null"] {
        check_answers(&format!(r#"{{"flag": {good}}}"#), "");
    }
    for bad in [r#""true""#, "1", "0", "[]", "{}", r#""unknown""#] {
        check_answers(&format!(r#"{{"flag": {bad}}}"#), &format!("flag: {BOOLEAN}"));
    }
}

#[test]
fn a_choice_is_one_of_its_codes() {
    for good in [r#""red""#, r#""green""#, "null", r#""\u0072ed""#] {
        check_answers(&format!(r#"{{"colour": {good}}}"#), "");
    }
    for bad in [r#""blue""#, r#""Red""#, r#""red ""#, r#""""#, "true", "0", r#"["red"]"#] {
        check_answers(&format!(r#"{{"colour": {bad}}}"#), &format!("colour: {COLOURS}"));
    }
}

#[test]
fn an_unknown_item_is_an_error() {
    check_answers(r#"{"sex": "male"}"#, "sex: an item of this trial; it has none of this name");
    check_answers(r#"{"sex": null}"#, "sex: an item of this trial; it has none of this name");
    check_answers(r#"{"Flag": true}"#, "Flag: an item of this trial; it has none of this name");
}

#[test]
fn every_wrong_item_has_one_entry_in_the_order_of_the_record() {
    check_answers(
        r#"{"colour": "blue", "sex": 1, "pao2": 70, "flag": "yes", "dose": {"value": 1, "unit": "mg"}}"#,
        &format!(
            "colour: {COLOURS} | sex: an item of this trial; it has none of this name | \
             pao2: a number with its unit, which is `mm[Hg]` or `kPa` | flag: {BOOLEAN}"
        ),
    );
}
