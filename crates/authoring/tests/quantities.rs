//! Quantities, whole numbers and lengths of time on a small trial: what is entered in any unit is compared in the first one,
//! exactly.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use authoring::people::record::RecordReader;
use screening::definition::{FORMAT, ItemKind, TrialDefinition};
use screening::{Answer, Answers, Date, Decimal, Status, Trial};
use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/small_trials/quantities");

fn definition() -> TrialDefinition {
    authoring::compile(Path::new(FOLDER)).unwrap()
}

fn trial() -> Trial {
    Trial::new(definition()).unwrap()
}

fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// Answers from the JSON of a record's `answers`.
fn answers(trial: &Trial, given: &str) -> Answers {
    let record = format!("{{\"answers\": {given}}}");
    RecordReader::new(trial, today()).read_json(record.as_bytes()).unwrap().answers
}

/// The items in error.
fn refused(trial: &Trial, given: &str) -> Vec<String> {
    let record = format!("{{\"answers\": {given}}}");
    let refused = RecordReader::new(trial, today()).read_json(record.as_bytes()).unwrap_err();
    refused.errors.into_iter().map(|error| error.item).collect()
}

fn status(trial: &Trial, criterion: &str, answers: &Answers) -> Status {
    let assessment = trial.screen(answers, today());
    let mut pairs = trial.criteria().iter().zip(&assessment.criteria);
    pairs.find(|(of, _)| of.identifier == criterion).unwrap().1.status
}

fn check(criterion: &str, rows: &[(&str, Status)]) {
    let trial = trial();
    for (given, expected) in rows {
        assert_eq!(status(&trial, criterion, &answers(&trial, given)), *expected, "{criterion} {given}");
    }
}

#[test]
fn the_folder_has_no_finding() {
    assert_eq!(authoring::check(Path::new(FOLDER)), []);
    assert_eq!(definition().format, FORMAT);
}

#[test]
fn a_value_is_that_of_the_first_unit() {
    check(
        "I1",
        &[
            (r#"{"weight": {"value": 60, "unit": "[lb_av]"}}"#, Status::Fails),
            (r#"{"weight": {"value": 110.23, "unit": "[lb_av]"}}"#, Status::Fails),
            (r#"{"weight": {"value": 110.24, "unit": "[lb_av]"}}"#, Status::Passes),
            (r#"{"weight": {"value": 49.9999, "unit": "kg"}}"#, Status::Fails),
            (r#"{"weight": {"value": 50, "unit": "kg"}}"#, Status::Passes),
            (r#"{"weight": null}"#, Status::Unknown),
        ],
    );
}

#[test]
fn a_scale_with_another_zero_is_exact() {
    check(
        "I2",
        &[
            (r#"{"temperature": {"value": 98.6, "unit": "[degF]"}}"#, Status::Passes),
            (r#"{"temperature": {"value": 100.4, "unit": "[degF]"}}"#, Status::Fails),
            (r#"{"temperature": {"value": 100.399999999999, "unit": "[degF]"}}"#, Status::Passes),
            (r#"{"temperature": {"value": 38, "unit": "Cel"}}"#, Status::Fails),
            (r#"{"temperature": {"value": 37.9999999999999, "unit": "Cel"}}"#, Status::Passes),
        ],
    );
    let trial = trial();
    let ItemKind::Quantity(limits) = &trial.items()[trial.item_index("temperature").unwrap()].kind else {
        panic!("it has degrees")
    };
    let decimal = |text| Decimal::parse(text).unwrap();
    assert_eq!(limits.units[1].to_first(decimal("98.6")), Some(decimal("37")));
    assert_eq!(limits.units[1].from_first(decimal("37")), Some(decimal("98.6")));
}

#[test]
fn a_literal_in_another_unit_is_converted() {
    check(
        "I3",
        &[
            (r#"{"hemoglobin": {"value": 90, "unit": "g/L"}}"#, Status::Passes),
            (r#"{"hemoglobin": {"value": 89.9, "unit": "g/L"}}"#, Status::Fails),
            (r#"{"hemoglobin": {"value": 9, "unit": "g/dL"}}"#, Status::Passes),
            (r#"{"hemoglobin": {"value": 8.99, "unit": "g/dL"}}"#, Status::Fails),
        ],
    );
}

#[test]
fn numbers_may_be_negative() {
    check(
        "I4",
        &[
            (r#"{"base_excess": {"value": -3, "unit": "mmol/L"}}"#, Status::Passes),
            (r#"{"base_excess": {"value": -5, "unit": "mmol/L"}}"#, Status::Passes),
            (r#"{"base_excess": {"value": -5.1, "unit": "mmol/L"}}"#, Status::Fails),
        ],
    );
    check("I7", &[(r#"{"episodes": -2}"#, Status::Fails), (r#"{"episodes": 401}"#, Status::Passes)]);
    let trial = trial();
    assert_eq!(refused(&trial, r#"{"base_excess": {"value": -40.1, "unit": "mmol/L"}}"#), ["base_excess"]);
    assert_eq!(refused(&trial, r#"{"episodes": -3}"#), ["episodes"]);
}

#[test]
fn factors_and_offsets_of_an_item_s_own_are_used() {
    check(
        "I6",
        &[
            // 48 mmol/mol are 6.54 %, 65 are 8.1 %.
            (
                r#"{"hba1c": {"value": 48, "unit": "mmol/mol"}, "glucose": {"value": 199, "unit": "mg/dL"}}"#,
                Status::Passes,
            ),
            (
                r#"{"hba1c": {"value": 65, "unit": "mmol/mol"}, "glucose": {"value": 199, "unit": "mg/dL"}}"#,
                Status::Fails,
            ),
            (r#"{"hba1c": {"value": 6, "unit": "%"}, "glucose": {"value": 200, "unit": "mg/dL"}}"#, Status::Fails),
            (r#"{"hba1c": {"value": 6, "unit": "%"}, "glucose": {"value": 11, "unit": "mmol/L"}}"#, Status::Passes),
        ],
    );
}

#[test]
fn whole_numbers_have_no_fraction() {
    check(
        "I5",
        &[
            (r#"{"ecog": 1}"#, Status::Passes),
            (r#"{"ecog": 2}"#, Status::Unknown),
            (r#"{"ecog": 2, "ecog_worse": false}"#, Status::Passes),
            (r#"{"ecog": 2, "ecog_worse": true}"#, Status::Fails),
            // Any of 0 to 5, but never 1.5.
            (r#"{"ecog": null, "ecog_worse": false}"#, Status::Unknown),
            (r#"{"ecog": 3.0}"#, Status::Fails),
            (r#"{"ecog": 3e0}"#, Status::Fails),
        ],
    );
    let trial = trial();
    for given in ["1.5", "6", "-1", "\"1\"", "true", "1e9", "99999999999", "{\"value\": 1, \"unit\": \"1\"}"] {
        assert_eq!(refused(&trial, &format!("{{\"ecog\": {given}}}")), ["ecog"], "{given}");
    }
}

/// An expression on `ecog`, which is 0 to 5, as the only reading of a criterion.
fn with_reading(reading: &str) -> Trial {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("integers-{}", reading.len()));
    std::fs::create_dir_all(&folder).unwrap();
    for file in ["trial.toml", "en.toml"] {
        std::fs::copy(Path::new(FOLDER).join(file), folder.join(file)).unwrap();
    }
    let criteria = std::fs::read_to_string(Path::new(FOLDER).join("criteria.cql")).unwrap();
    let changed = criteria.replace("episodes > 400", reading);
    assert_ne!(changed, criteria);
    std::fs::write(folder.join("criteria.cql"), changed).unwrap();
    Trial::new(authoring::compile(&folder).unwrap()).unwrap()
}

#[test]
fn an_unknown_whole_number_is_any_within_its_limits_and_no_other() {
    for (reading, expected) in [
        ("episodes * 2 != 3", Status::Passes),
        ("episodes <= 0 or episodes >= 1", Status::Passes),
        ("episodes < 7 or episodes > 7", Status::Unknown),
        ("(episodes - 500) * 2 = 3", Status::Fails),
        ("episodes >= -2 and episodes <= 1000", Status::Passes),
        ("episodes > -1 and episodes < 0", Status::Fails),
        ("(episodes > 12 and episodes < 13) or episodes > 1000", Status::Fails),
    ] {
        let trial = with_reading(reading);
        assert_eq!(status(&trial, "I7", &Answers::none(&trial)), expected, "{reading}");
        // Each completion agrees where the status claims something.
        let item = trial.item_index("episodes").unwrap();
        for value in (-2..=20).chain([499, 500, 501, 502, 1000]) {
            let mut person = Answers::none(&trial);
            person.set(item, Some(Answer::Integer(value)));
            let found = status(&trial, "I7", &person);
            assert_ne!(found, Status::Unknown, "{reading} {value}");
            assert!(expected == Status::Unknown || found == expected, "{reading} {value}");
        }
    }
}

#[test]
fn an_item_in_days_and_weeks_moves_dates_as_calendar_durations_do() {
    check(
        "E1",
        &[
            (r#"{"dose_last": "2026-11-01", "dose_gap": {"value": 3, "unit": "wk"}}"#, Status::Passes),
            (r#"{"dose_last": "2026-11-01", "dose_gap": {"value": 21, "unit": "d"}}"#, Status::Passes),
            (r#"{"dose_last": "2026-11-01", "dose_gap": {"value": 22, "unit": "d"}}"#, Status::Fails),
            (r#"{"dose_last": "2026-11", "dose_gap": {"value": 22, "unit": "d"}}"#, Status::Fails),
            (r#"{"dose_last": "2026-10", "dose_gap": {"value": 3, "unit": "wk"}}"#, Status::Passes),
            (r#"{"dose_last": "2026-10", "dose_gap": {"value": 4, "unit": "wk"}}"#, Status::Unknown),
        ],
    );
}

#[test]
fn rows_hold_quantities_and_whole_numbers() {
    check(
        "E2",
        &[
            (r#"{"doses": [{"amount": {"value": 1.001, "unit": "g"}, "times": 1, "tolerated": true}]}"#, Status::Fails),
            (
                r#"{"doses": [{"amount": {"value": 1000, "unit": "mg"}, "times": 1, "tolerated": true}]}"#,
                Status::Passes,
            ),
            (r#"{"doses": [{"amount": {"value": 1, "unit": "mg"}, "times": 2, "tolerated": true}]}"#, Status::Fails),
            (r#"{"doses": [{"amount": {"value": 1, "unit": "mg"}, "tolerated": true}]}"#, Status::Unknown),
            (r#"{"doses": [{"amount": {"value": 1, "unit": "mg"}, "tolerated": false}]}"#, Status::Passes),
            (r#"{"doses": []}"#, Status::Passes),
        ],
    );
    let trial = trial();
    assert_eq!(refused(&trial, r#"{"doses": [{"times": 5}, {"times": 1.5}]}"#), ["doses[0].times", "doses[1].times"]);
}

/// Numbers that look random and are the same at every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// A value and what it is in the first unit, as whole numbers of which the second is 10^12 times as large, worked out here
/// once more.
fn in_first(item: &str, unit: &str, hundredths: i128) -> Option<i128> {
    let millionths = hundredths * 10_000_000_000;
    Some(match (item, unit) {
        ("weight", "kg") | ("temperature", "Cel") | ("hemoglobin", "g/L") => millionths,
        ("weight", "[lb_av]") => hundredths * 4_535_923_700,
        // Rounded down; what is cut off is told apart by its own test.
        ("temperature", "[degF]") => ((hundredths - 3200) * 50_000_000_000).div_euclid(9),
        ("hemoglobin", "g/dL") => millionths * 10,
        _ => return None,
    })
}

#[test]
fn random_values_in_any_unit_are_judged_by_what_they_are_in_the_first() {
    let trial = trial();
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut counts = [0, 0, 0];
    let unit_12 = 1_000_000_000_000_i128;
    for _ in 0..1_500 {
        let (item, criterion, units, low, high, limit, at_least) = [
            ("weight", "I1", ["kg", "[lb_av]"], 2, 300, 50, true),
            ("temperature", "I2", ["Cel", "[degF]"], 30, 45, 38, false),
            ("hemoglobin", "I3", ["g/L", "g/dL"], 20, 250, 90, true),
        ][usize::try_from(random.below(3)).unwrap()];
        let unit = units[usize::try_from(random.below(2)).unwrap()];
        let hundredths = random.below(30_000);
        let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let given = format!(r#"{{"{item}": {{"value": {text}, "unit": "{unit}"}}}}"#);
        let record = format!("{{\"answers\": {given}}}");
        let first = in_first(item, unit, i128::from(hundredths)).unwrap();
        let read = RecordReader::new(&trial, today()).read_json(record.as_bytes());
        let permitted = low * unit_12 <= first && first <= high * unit_12;
        assert_eq!(read.is_ok(), permitted, "{given}");
        let Ok(person) = read else {
            counts[0] += 1;
            continue;
        };
        let passes = if at_least { first >= limit * unit_12 } else { first < limit * unit_12 };
        let expected = if passes { Status::Passes } else { Status::Fails };
        assert_eq!(status(&trial, criterion, &person.answers), expected, "{given}");
        counts[1 + usize::from(passes)] += 1;
    }
    assert!(counts.iter().all(|count| *count > 100), "{counts:?}");
}

#[test]
fn cells_of_a_table_hold_numbers_of_every_kind() {
    let trial = trial();
    let table = "id,weight,base_excess,ecog,episodes\n\
                 a,60 [lb_av],-3,2,-1\n\
                 b,70,-3.5 mmol/L,unknown,1000\n\
                 c,70,,1.5,many\n";
    let mut out = Vec::new();
    authoring::people::screen(&trial, today(), authoring::people::Format::Csv, table.as_bytes(), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].contains(r#""I1":{"status":"fails""#) && lines[0].contains(r#""I4":{"status":"passes""#), "{out}");
    assert!(
        lines[1].contains(r#""I1":{"status":"passes""#) && lines[1].contains(r#""I5":{"status":"unknown""#),
        "{out}"
    );
    assert!(lines[2].contains(r#""item":"ecog""#) && lines[2].contains(r#""item":"episodes""#), "{out}");
}
