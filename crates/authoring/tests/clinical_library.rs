//! `library/Clinical.cql`: each function against published values and against the publication's formula computed by hand or
//! apart, in our engine and in another one; and included by a trial's criteria.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use authoring::people::{Format, screen};
use octofhir_cql::CompiledLibrary;
use octofhir_cql::eval::CqlEngine;
use octofhir_cql::types::CqlValue;
use screening::Date;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const LIBRARY: &str = include_str!("../library/Clinical.cql");

/// Calls with the decimals that are compared, their values, and the source.
const KNOWN: &[(&str, u8, &str, &str)] = &[
    // The limits of the classes of the World Health Organization are written with two decimals: 18.50, 24.99, 30.00.
    ("BodyMassIndex(70, 175)", 2, "22.86", "by hand: 70 by the square of 1.75"),
    ("BodyMassIndex(53.465, 170)", 2, "18.50", "by hand: 18.5 kg/m2 at 1.70 m"),
    ("BodyMassIndex(97.2, 180)", 2, "30.00", "by hand: 30 kg/m2 at 1.80 m"),
    // Mosteller's letter has the square root of height times weight by 3600.
    ("BodySurfaceArea(60, 60)", 4, "1.0000", "by hand: the square root of 3600 by 3600"),
    ("BodySurfaceArea(70, 170)", 2, "1.82", "computed apart: the square root of 3.3056"),
    ("BodySurfaceArea(80, 180)", 4, "2.0000", "by hand: the square root of 4"),
    ("BodySurfaceArea(20, 115)", 2, "0.80", "computed apart: the square root of 0.6389"),
    // Cockcroft and Gault: (140 - age) times weight by 72 times creatinine, 15 % less in women.
    ("CreatinineClearance(68, 72, 1, false)", 4, "72.0000", "by hand: 140 - 68"),
    ("CreatinineClearance(60, 72, 1, true)", 4, "68.0000", "by hand: 80 less 15 %"),
    ("CreatinineClearance(70, 75, 1, false)", 1, "72.9", "droracle.ai, How to Calculate Creatinine Clearance: 72.9"),
    ("CreatinineClearance(60, 80, 1.2, false)", 1, "74.1", "superglobalcalculator.com, example 1: 74.1"),
    ("CreatinineClearance(65, 70, 1.2, false)", 1, "60.8", "by hand: 5250 by 86.4"),
    ("CreatinineClearance(80, 55, 1.5, true)", 1, "26.0", "by hand: 3300 by 108, less 15 %"),
    // Inker 2021. "Computed apart": the publication's formula in binary floating point.
    ("GlomerularFiltrationRate(1.2, 55, false)", 0, "71", "kidney.org, eGFR calculator: 71"),
    ("GlomerularFiltrationRate(1.0, 50, false)", 0, "92", "computed apart: 91.69"),
    ("GlomerularFiltrationRate(1.0, 50, true)", 0, "69", "computed apart: 68.63"),
    ("GlomerularFiltrationRate(0.6, 30, true)", 0, "124", "computed apart: 123.76"),
    ("GlomerularFiltrationRate(0.8, 40, false)", 0, "115", "computed apart: 114.74"),
    ("GlomerularFiltrationRate(2.0, 70, false)", 0, "35", "computed apart: 35.24"),
    ("GlomerularFiltrationRate(1.5, 80, true)", 0, "35", "computed apart: 35.01"),
    ("GlomerularFiltrationRate(0.7, 0, true)", 3, "143.704", "by hand: 142 times 1.012"),
    ("GlomerularFiltrationRate(0.9, 0, false)", 3, "142.000", "by hand: the equation's own factor"),
    // Schwartz 2009: 0.413 times height by creatinine.
    ("GlomerularFiltrationRateOfChildren(120, 0.5)", 2, "99.12", "by hand: 49.56 by 0.5"),
    ("GlomerularFiltrationRateOfChildren(100, 0.413)", 2, "100.00", "by hand"),
    // At 60 beats nothing is corrected.
    ("QtByFridericia(400, 60)", 4, "400.0000", "Fridericia 1920: at 60 beats a minute nothing changes"),
    ("QtByFridericia(400, 75)", 0, "431", "computed apart: 430.89"),
    ("QtByFridericia(360, 100)", 0, "427", "computed apart: 426.83"),
    ("QtByFridericia(300, 480)", 3, "600.000", "by hand: the cube root of 8"),
    ("QtByBazett(400, 60)", 4, "400.0000", "Bazett 1920: at 60 beats a minute nothing changes"),
    ("QtByBazett(400, 75)", 0, "447", "computed apart: 447.21"),
    ("QtByBazett(360, 100)", 0, "465", "computed apart: 464.76"),
    ("QtByBazett(300, 240)", 4, "600.0000", "by hand: the square root of 4"),
    ("CorrectedCalcium(2.10, 30)", 2, "2.30", "Payne 1973 in SI units: 0.02 for each g/L below 40"),
    ("CorrectedCalcium(2.50, 45)", 2, "2.40", "by hand"),
    ("CorrectedCalciumInMgPerDL(8.0, 2.0)", 2, "9.60", "by hand: 8 and 0.8 times 2"),
    ("CorrectedCalciumInMgPerDL(10.0, 4.5)", 2, "9.60", "by hand"),
    // Pugh 1973, table I: each line at its limits.
    ("ChildPughPoints(1.9, 3.6, 1.6, 1, 1)", 0, "5", "all lines with one point"),
    ("ChildPughPoints(2.0, 3.5, 1.7, 2, 2)", 0, "10", "all lines with two points"),
    ("ChildPughPoints(3.0, 2.8, 2.3, 2, 2)", 0, "10", "all lines with two points, the other ends"),
    ("ChildPughPoints(3.1, 2.7, 2.4, 3, 3)", 0, "15", "all lines with three points"),
    ("ChildPughPoints(2.5, 3.0, 1.8, 2, 1)", 0, "9", "by hand: 2, 2, 2, 2 and 1"),
    // BNF: prednisolone 5 mg is equivalent to each of these.
    ("PrednisoloneEquivalent('prednisolone', 5)", 4, "5.0000", "BNF"),
    ("PrednisoloneEquivalent('prednisone', 5)", 4, "5.0000", "BNF"),
    ("PrednisoloneEquivalent('methylprednisolone', 4)", 4, "5.0000", "BNF"),
    ("PrednisoloneEquivalent('triamcinolone', 4)", 4, "5.0000", "BNF"),
    ("PrednisoloneEquivalent('dexamethasone', 0.75)", 4, "5.0000", "BNF"),
    ("PrednisoloneEquivalent('betamethasone', 0.75)", 4, "5.0000", "BNF"),
    ("PrednisoloneEquivalent('hydrocortisone', 20)", 4, "5.0000", "BNF"),
    ("PrednisoloneEquivalent('cortisone', 25)", 4, "5.0000", "BNF, older editions"),
    ("PrednisoloneEquivalent('deflazacort', 6)", 4, "5.0000", "BNF"),
    ("WashOutDays(5, 1.5, 28)", 0, "28", "by hand: 7.5 days are less than 28"),
    ("WashOutDays(5, 6.2, 28)", 0, "31", "by hand: 31 days"),
    ("WashOutDays(5, 6.21, 28)", 0, "32", "by hand: 31.05 days end on the 32nd"),
    ("WashOutDays(5, 5.6, 28)", 0, "28", "by hand: both the same"),
];

/// What is true or false: the last day of a wash-out, and the day after.
const TRUE: &[(&str, bool)] = &[
    ("WithinWashOut(@2026-10-25, @2026-11-22, 5, 1.5, 28)", true),
    ("WithinWashOut(@2026-10-24, @2026-11-22, 5, 1.5, 28)", false),
    ("WithinWashOut(@2028-01-30, @2028-03-01, 5, 6.2, 28)", true),
    ("WithinWashOut(@2028-01-30, @2028-03-02, 5, 6.2, 28)", false),
    ("PrednisoloneEquivalent('budesonide', 3) is null", true),
];

#[test]
fn functions_come_to_the_published_values() {
    for (call, places, value, source) in KNOWN {
        let rounded = format!("Round(Clinical.{call}, {places}) = {value}");
        let found = authoring::evaluate(&rounded).map(|value| value.to_string());
        let exact = authoring::evaluate(&format!("Clinical.{call}")).map(|value| value.to_string());
        assert_eq!(found.unwrap(), "true", "{call} is {exact:?}; {source}");
    }
    for (expression, expected) in TRUE {
        let found = authoring::evaluate(&format!("Clinical.{expression}")).map(|value| value.to_string());
        assert_eq!(found.unwrap(), expected.to_string(), "{expression}");
    }
}

#[test]
fn another_engine_comes_to_the_same() {
    let mut text = LIBRARY.to_owned();
    let mut calls = Vec::new();
    for (call, places, value, _) in KNOWN {
        calls.push((format!("Round({call}, {places}) = {value}"), true));
    }
    calls.extend(TRUE.iter().map(|(expression, expected)| ((*expression).to_owned(), *expected)));
    for (index, (expression, _)) in calls.iter().enumerate() {
        let _ = write!(text, "\ndefine \"{index}\":\n  {expression}\n");
    }
    let library = CompiledLibrary::compile(&text).unwrap();
    assert!(library.diagnostics().is_empty(), "{:?}", library.diagnostics());
    let mut context = library.context();
    let values = CqlEngine::new().evaluate_library(library.elm(), &mut context).unwrap();
    let values: std::collections::HashMap<String, CqlValue> = values.into_iter().collect();
    for (index, (expression, expected)) in calls.iter().enumerate() {
        assert_eq!(values.get(&index.to_string()), Some(&CqlValue::Boolean(*expected)), "{expression}");
    }
}

/// Each function is called by a line above, but those that only others need.
#[test]
fn every_function_has_a_value() {
    let names = LIBRARY.lines().filter_map(|line| line.strip_prefix("define function ")?.split('(').next());
    let known = || KNOWN.iter().map(|(call, ..)| *call).chain(TRUE.iter().map(|(call, _)| *call));
    let mut count = 0;
    for name in names.filter(|name| *name != "CreatinineFactor") {
        count += 1;
        assert!(known().any(|call| call.starts_with(&format!("{name}("))), "{name}");
    }
    assert_eq!(count, 13);
}

#[test]
fn every_function_is_documented() {
    let docs = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/functions.md")).unwrap();
    for line in LIBRARY.lines() {
        let Some(signature) = line.strip_prefix("define function ") else { continue };
        let signature = signature.trim_end_matches(':');
        if !signature.starts_with("CreatinineFactor(") {
            assert!(docs.contains(&format!("`{signature}`")), "{signature}");
        }
    }
    // The examples are there with their values.
    for line in docs.lines().filter(|line| line.starts_with("| `Clinical.")) {
        let mut cells = line.split('|').map(str::trim);
        let (call, value) = (cells.nth(1).unwrap().trim_matches('`'), cells.next().unwrap().trim_matches('`'));
        let places = value.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let expression = if ["true", "false"].contains(&value) {
            format!("{call} = {value}")
        } else {
            format!("Round({call}, {places}) = {value}")
        };
        assert_eq!(authoring::evaluate(&expression).unwrap().to_string(), "true", "{line}");
    }
}

/// The trial of `findings/base` whose last exclusion is another.
fn trial_with(name: &str, include: &str, exclusion: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clinical_library").join(name);
    fs::create_dir_all(&folder).unwrap();
    for file in ["trial.toml", "en.toml", "zh-CN.toml", "criteria.cql"] {
        let base = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/findings/base");
        let mut text = fs::read_to_string(Path::new(base).join(file)).unwrap();
        if file == "criteria.cql" {
            text = text.replace("version '1.0.0'\n", &format!("version '1.0.0'\n\n{include}\n"));
            text = text.replace("define \"E2\":\n  smoker\n", &format!("define \"E2\":\n  {exclusion}\n"));
        }
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// The status of the last exclusion for a last dose.
fn status(trial: &Path, last_dose: &str) -> String {
    let trial = authoring::load_trial(trial).unwrap();
    let people = format!(r#"{{"answers": {{"drug": "past", "drug_last": {last_dose}}}}}"#);
    let mut results = Vec::new();
    let reference_date = Date::parse("2026-11-22").unwrap();
    screen(&trial, reference_date, Format::JsonLines, people.as_bytes(), &mut results).unwrap();
    let result: serde_json::Value = serde_json::from_slice(&results).unwrap();
    result.pointer("/criteria/E2/status").and_then(serde_json::Value::as_str).unwrap().to_owned()
}

#[test]
fn a_trial_s_criteria_include_it() {
    let call = |name| format!("{name}.WithinWashOut(drug_last, ReferenceDate, 5, 1.5, 28)");
    let trials = [
        trial_with("version", "include Clinical version '1.0.0' called Clinical", &call("Clinical")),
        trial_with("short", "include Clinical", &call("Clinical")),
        trial_with("called", "include Clinical called \"C\"", &call("C")),
    ];
    for trial in trials {
        assert_eq!(status(&trial, "\"2026-10-25\""), "fails");
        assert_eq!(status(&trial, "\"2026-10-24\""), "passes");
        // Open answers are looked at in all their values, also behind a function.
        assert_eq!(status(&trial, "\"2026-10\""), "unknown");
        assert_eq!(status(&trial, "\"2026-11\""), "fails");
        assert_eq!(status(&trial, "\"2026-09\""), "passes");
        assert_eq!(status(&trial, "null"), "unknown");
    }
}

#[test]
fn the_standard_s_functions_work_on_sets() {
    // 5 to 20 mg lie within the item's limits whatever the answer is.
    let trial =
        trial_with("sets", "include Clinical", "Clinical.PrednisoloneEquivalent('methylprednisolone', dose.value) < 0");
    assert_eq!(status(&trial, "null"), "passes");
    // An item need not have all the codes that the library names; of one that it does not name there is no equivalent.
    let exclusion = "Clinical.PrednisoloneEquivalent(drug, 5) > 0";
    assert_eq!(status(&trial_with("codes", "include Clinical", exclusion), "null"), "unknown");
}
