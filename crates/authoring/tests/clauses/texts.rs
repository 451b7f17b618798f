//! Which parts of a text are clauses, and that their places are exact.

use crate::oracle::engine::{trial, trial_folder};
use screening::definition::{Clause, Definition, TrialDefinition};
use screening::elm::Expression;
use screening::{LoadError, Trial};
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn definition<'t>(trial: &'t TrialDefinition, name: &str) -> &'t Definition {
    trial.definitions.iter().find(|definition| definition.name == name).unwrap()
}

/// The clauses of a definition, with white space as single spaces.
fn clauses(trial: &TrialDefinition, name: &str) -> Vec<String> {
    let definition = definition(trial, name);
    let text = |clause: &Clause| &definition.source[clause.from..clause.to];
    definition.clauses.iter().map(|clause| text(clause).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// What each clause of a definition says, as CQL that can stand alone.
pub(crate) fn texts_alone(definition: &Definition) -> Vec<String> {
    let parts = definition.expression.parts();
    let text = |clause: &Clause| {
        let text = &definition.source[clause.from..clause.to];
        if parts[clause.node].comparand.is_none() {
            return text.to_owned();
        }
        // There is no more than one case with a comparand in a definition here.
        let (_, case) = definition.source.split_once("case ").unwrap();
        format!("{} = {text}", case.split_whitespace().next().unwrap())
    };
    definition.clauses.iter().map(text).collect()
}

/// The shipped trial with another text of its criteria.
fn with_criteria(name: &str, change: impl FnOnce(String) -> String) -> TrialDefinition {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for file in ["trial.toml", "en.toml", "zh-CN.toml"] {
        fs::copy(trial_folder().join(file), folder.join(file)).unwrap();
    }
    let criteria = fs::read_to_string(trial_folder().join("criteria.cql")).unwrap();
    fs::write(folder.join("criteria.cql"), change(criteria)).unwrap();
    authoring::compile(&folder).unwrap_or_else(|error| panic!("{error:?}"))
}

#[test]
fn the_clauses_of_the_shipped_criteria_are_what_a_reader_would_point_at() {
    let trial = trial();
    for (name, expected) in [
        (
            "E2",
            &[
                "lavage_ever and ReferenceDate on or before lavage_last + 6 months",
                "lavage_ever",
                "ReferenceDate on or before lavage_last + 6 months",
            ][..],
        ),
        (
            "E3",
            &[
                "case gmcsf_use when 'never' then false when 'current' then true \
                 when 'past' then ReferenceDate on or before gmcsf_last + 6 months else null end",
                "'never'",
                "'current'",
                "'past'",
                "ReferenceDate on or before gmcsf_last + 6 months",
            ],
        ),
        (
            "I2 strict",
            &[
                "ct_shows_pap and (biopsy_shows_pap or bal_shows_pap) and \"Antibody positive\"",
                "ct_shows_pap",
                "(biopsy_shows_pap or bal_shows_pap)",
                "biopsy_shows_pap",
                "bal_shows_pap",
                "\"Antibody positive\"",
            ],
        ),
        (
            "I2 second",
            &[
                "((ct_shows_pap and biopsy_shows_pap) or bal_shows_pap) and \"Antibody positive\"",
                "((ct_shows_pap and biopsy_shows_pap) or bal_shows_pap)",
                "(ct_shows_pap and biopsy_shows_pap)",
                "ct_shows_pap",
                "biopsy_shows_pap",
                "bal_shows_pap",
                "\"Antibody positive\"",
            ],
        ),
        (
            "I2 lenient",
            &[
                "(ct_shows_pap or biopsy_shows_pap or bal_shows_pap) and \"Antibody positive\"",
                "(ct_shows_pap or biopsy_shows_pap or bal_shows_pap)",
                "ct_shows_pap",
                "biopsy_shows_pap",
                "bal_shows_pap",
                "\"Antibody positive\"",
            ],
        ),
        ("PaO2 in mmHg", &[]),
        ("Surely no remission", &[]),
        ("I5 provisional", &[]),
        (
            "E2 conflict",
            &[
                "not lavage_ever and lavage_last is not null",
                "not lavage_ever",
                "lavage_ever",
                "lavage_last is not null",
            ],
        ),
        ("E11 provisional", &["not (pregnancy_test ~ 'negative')", "(pregnancy_test ~ 'negative')"]),
    ] {
        assert_eq!(clauses(trial.definition(), name), expected, "{name}");
    }
}

/// What the shipped criteria do not use.
const FORMS: &str = r#"
define function Either(one Boolean, other Boolean): one or other
define "Form 1": if pao2.value != 70.0 then lavage_ever else not (pregnant !~ breastfeeding)
define "Form 2": case steroid when 'prednisone' then {lavage_ever, pregnant} contains breastfeeding else pregnant end
define "Form 3": Coalesce(lavage_ever = pregnant, (breastfeeding is not true) xor pregnant)
define "Form 4": (biopsy_shows_pap implies pregnant) or (pregnant as Boolean) or pao2.value between 60.0 and 70.0
define "Form 5": not exists (assessments A where A.finding = 'remission') and Count(assessments) >= 2
define "Form 6": (ReferenceDate during Interval[lavage_last, gmcsf_last]) is not false
define "Form 7": lavage_last 3 months or more before ReferenceDate and gmcsf_last within 10 days of ReferenceDate
define "Form 8": AnyTrue({pregnant, lavage_ever, not breastfeeding}) and gmcsf_use in {'past', 'current'}
define "Form 9": Either(pregnant and lavage_ever, breastfeeding)
define "Form 10": Round(case pao2.unit when 'mm[Hg]' then -pao2.value else pao2.value end) = -(3)
"#;

/// Text and node are those of the same part: the text, compiled alone, gives the node.
#[test]
fn the_text_of_a_clause_alone_means_its_node() {
    let compiled = with_criteria("forms", |criteria| criteria + FORMS);
    for (name, clause) in [
        ("Form 1", "pao2.value != 70.0"),
        ("Form 2", "'prednisone'"),
        ("Form 3", "lavage_ever = pregnant"),
        ("Form 4", "(biopsy_shows_pap implies pregnant)"),
        ("Form 5", "exists (assessments A where A.finding = 'remission')"),
        ("Form 6", "(ReferenceDate during Interval[lavage_last, gmcsf_last])"),
        ("Form 7", "lavage_last 3 months or more before ReferenceDate"),
        ("Form 8", "pregnant"),
        ("Form 9", "Either(pregnant and lavage_ever, breastfeeding)"),
        ("Form 10", "'mm[Hg]'"),
    ] {
        let clauses = clauses(&compiled, name);
        assert!(clauses.iter().any(|found| found == clause), "{name}: {clauses:#?}");
    }
    // What an operand is made of is no clause: the function may use it twice, or not at all.
    assert_eq!(clauses(&compiled, "Form 9"), ["Either(pregnant and lavage_ever, breastfeeding)"]);
    let trial = Trial::new(compiled).unwrap();
    let mut alone = String::new();
    let mut expected = Vec::new();
    for definition in &trial.definition().definitions {
        let parts = definition.expression.parts();
        for (clause, text) in definition.clauses.iter().zip(texts_alone(definition)) {
            let part = parts[clause.node];
            let expression = match part.comparand {
                // What a question for a missing answer is asked of is the same text seen as it was told.
                None => match part.expression {
                    Expression::AsTold(operand) => (**operand).clone(),
                    expression => expression.clone(),
                },
                Some(comparand) => Expression::Equal(Box::new([comparand.clone(), part.expression.clone()])),
            };
            writeln!(alone, "define \"Alone {}\": {text}", expected.len()).unwrap();
            expected.push((text, expression));
        }
    }
    let compiled = with_criteria("alone", |criteria| criteria + FORMS + &alone);
    for (index, (text, expression)) in expected.iter().enumerate() {
        assert_eq!(definition(&compiled, &format!("Alone {index}")).expression, *expression, "{text}");
    }
    assert!(expected.len() > 100, "{}", expected.len());
}

#[test]
fn places_are_exact_beside_comments_letters_of_many_bytes_and_other_line_ends() {
    let written = "define \"E2\":\n  lavage_ever and ReferenceDate on or before lavage_last + 6 months";
    let harder = "define \"E2\": // 全肺灌洗 ≤ 6 个月\n  /* “é” */ lavage_ever // 曾经\n  and /* 六个月：闭区间 */ \
                  ReferenceDate on or before \n lavage_last + 6 months // 完";
    let compiled = with_criteria("many-bytes", |criteria| {
        assert!(criteria.contains(written));
        let criteria = criteria.replace(written, harder).replace("\"Antibody positive\"", "\"抗体≥阳性\"");
        format!("\u{feff}{}", criteria.replace('\n', "\r\n"))
    });
    let whole = definition(&compiled, "E2");
    assert!(whole.source.contains("\r\n") && whole.source.contains("六个月"), "{}", whole.source);
    assert_eq!(
        clauses(&compiled, "E2"),
        [
            "lavage_ever // 曾经 and /* 六个月：闭区间 */ ReferenceDate on or before lavage_last + 6 months",
            "lavage_ever",
            "ReferenceDate on or before lavage_last + 6 months"
        ]
    );
    assert_eq!(clauses(&compiled, "I2 strict").last().unwrap(), "\"抗体≥阳性\"");
    let plain = trial();
    for (one, other) in compiled.definitions.iter().zip(&plain.definition().definitions) {
        let nodes = |definition: &Definition| definition.clauses.iter().map(|clause| clause.node).collect::<Vec<_>>();
        assert_eq!((nodes(one), &one.expression), (nodes(other), &other.expression), "{}", one.name);
    }
}

#[test]
fn clauses_lie_beside_or_inside_each_other() {
    for definition in &trial().definition().definitions {
        for (index, one) in definition.clauses.iter().enumerate() {
            for other in &definition.clauses[index + 1..] {
                let inside = one.from <= other.from && other.to <= one.to && one.node < other.node;
                let after = one.to <= other.from;
                assert!(inside || after, "{}: {one:?} {other:?}", definition.name);
            }
        }
    }
}

#[test]
fn a_clause_that_is_no_part_of_its_definition_is_refused() {
    let whole = trial();
    let place = whole.definition().definitions.iter().position(|definition| definition.name == "E2").unwrap();
    let (nodes, bytes) = {
        let definition = &whole.definition().definitions[place];
        (definition.expression.parts().len(), definition.source.len())
    };
    for (from, to, node) in [(0, 3, nodes), (0, bytes + 1, 0), (3, 2, 0), (bytes, usize::MAX, 0)] {
        let mut definition = whole.definition().clone();
        definition.definitions[place].clauses.push(Clause { from, to, node });
        let error = Trial::new(definition).unwrap_err();
        assert!(
            matches!(&error, LoadError::Reference(reason) if reason == "a clause of E2 is no part of it"),
            "{error}"
        );
    }
    // Inside a letter.
    let mut definition = whole.definition().clone();
    definition.definitions[place].source = "≤".to_owned();
    definition.definitions[place].clauses = vec![Clause { from: 0, to: 1, node: 0 }];
    assert!(Trial::new(definition).is_err());
    // The ends belong to what is there.
    let mut definition = whole.definition().clone();
    definition.definitions[place].clauses.push(Clause { from: bytes, to: bytes, node: nodes - 1 });
    assert!(Trial::new(definition).is_ok());
}
