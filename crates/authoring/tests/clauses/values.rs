//! What clauses are for a person.

use crate::oracle::calendar::Day;
use crate::oracle::engine::{answers, date, trial};
use crate::oracle::next_items::is_asked;
use crate::oracle::people::{Completeness, Random, any_person, any_reference_date, wire};
use crate::oracle::person::{Finding, Person, Value};
use crate::other_engine::Other;
use crate::texts::texts_alone;
use screening::definition::{Clause, Definition};
use screening::elm::Expression;
use screening::value::Truths;
use screening::{Role, TracedDefinition, Trial};
use std::fmt::Write;

const TODAY: Day = Day::new(2026, 11, 22);

fn criterion(trial: &Trial, identifier: &str) -> usize {
    trial.criteria().iter().position(|criterion| criterion.identifier == identifier).unwrap()
}

fn definition<'t>(trial: &'t Trial, traced: &TracedDefinition) -> &'t Definition {
    &trial.definition().definitions[traced.definition]
}

fn traced(trial: &Trial, identifier: &str, given: &str) -> Vec<TracedDefinition> {
    let person = Person::default().with_json(&serde_json::from_str(given).unwrap());
    trial.trace(criterion(trial, identifier), &answers(trial, &person), date(TODAY))
}

/// The traced definitions of a criterion: role, name, the whole and the clauses as T, F or a question mark.
fn lines(trial: &Trial, identifier: &str, given: &str) -> Vec<String> {
    let letter = |truths: &Truths| match truths.decided() {
        Some(true) => 'T',
        Some(false) => 'F',
        None => '?',
    };
    let line = |traced: &TracedDefinition| {
        let clauses: String = traced.clauses.iter().map(letter).collect();
        let whole = traced.whole.as_ref().map_or('-', letter);
        format!("{:?} {} {whole} {clauses}", traced.role, definition(trial, traced).name).trim_end().to_owned()
    };
    traced(trial, identifier, given).iter().map(line).collect()
}

fn check(trial: &Trial, identifier: &str, given: &str, expected: &[&str]) {
    assert_eq!(lines(trial, identifier, given), expected, "{identifier} {given}");
}

#[test]
fn an_arm_of_a_case_is_true_where_its_code_is_the_answer() {
    let trial = trial();
    let conflict = "Conflict(0) E3 conflict";
    let expected = |reading: &str, other: &str| [format!("Reading(0) E3 {reading}"), format!("{conflict} {other}")];
    for (given, reading, other) in [
        // The whole, never, current, past, the window.
        ("{}", "? ?????", "F F?F"),
        (r#"{"gmcsf_use": "never"}"#, "F FTFF?", "F FTF"),
        (r#"{"gmcsf_use": "current"}"#, "T TFTF?", "F FFF"),
        // There is a last date, but it was not told.
        (r#"{"gmcsf_use": "past"}"#, "? ?FFT?", "F FFF"),
        (r#"{"gmcsf_use": "past", "gmcsf_last": "2026-05-22"}"#, "T TFFTT", "F FFT"),
        (r#"{"gmcsf_use": "past", "gmcsf_last": "2026-05-21"}"#, "F FFFTF", "F FFT"),
        (r#"{"gmcsf_use": "past", "gmcsf_last": "2026-05"}"#, "? ?FFT?", "F FFT"),
        // A date alone means past.
        (r#"{"gmcsf_last": "2026-05-22"}"#, "T TFFTT", "F FFT"),
        // The two contradict each other.
        (r#"{"gmcsf_use": "never", "gmcsf_last": "2026-05-22"}"#, "F FTFF?", "T TTT"),
    ] {
        let expected = expected(reading, other);
        check(&trial, "E3", given, &expected.each_ref().map(String::as_str));
    }
    check(
        &trial,
        "I4",
        r#"{"pao2": {"value": 9.0, "unit": "kPa"}}"#,
        &["Reading(0) I4 T TTFF??", "Provisional I4 provisional ? ?", "Used PaO2 in mmHg -"],
    );
    check(
        &trial,
        "I4",
        r#"{"pao2": {"value": 75, "unit": "mm[Hg]"}, "pao2_on_oxygen": false}"#,
        &["Reading(0) I4 F FFTTTF", "Provisional I4 provisional F F", "Used PaO2 in mmHg -"],
    );
}

#[test]
fn a_criterion_s_own_definitions_come_first_and_each_once() {
    let trial = trial();
    let rows = r#"{"assessments": [{"date": "2026-01-05", "type": "ct", "finding": "no_remission"},
        {"date": "2026-06-01", "type": "ct", "finding": "no_remission"}]}"#;
    check(
        &trial,
        "I3",
        rows,
        &[
            "Reading(0) I3 any two T TFTTT",
            "Reading(1) I3 no remission since T TFTTT",
            "Fallback I3 as told ? ?",
            "Used Assessments given T T",
            "Used Surely no remission -",
            "Used Perhaps no remission -",
            "Used Perhaps remission -",
            "Used Surely remission -",
        ],
    );
    check(
        &trial,
        "E11",
        // What is not asked has no value; a test that is not known counts as not done.
        r#"{"pregnancy_possible": false, "pregnant": true}"#,
        &[
            "Applies E11 applies F F",
            "Reading(0) E11 ? ????F",
            "Provisional E11 provisional T TF",
            "Conflict(0) E11 conflict, pregnant T TTFT",
            "Conflict(1) E11 conflict, breastfeeding ? ?TF?",
            "Conflict(2) E11 conflict, plans ? ?TF?",
            "Conflict(3) E11 conflict, test ? ?TF?",
        ],
    );
    check(&trial, "I5", "{}", &["Applies I5 applies ? ?", "Reading(0) I5 ? ?", "Provisional I5 provisional T"]);
    assert!(trial.trace(99, &answers(&trial, &Person::default()), date(TODAY)).is_empty());
}

/// Sets forget that an answer occurs twice; the search does not, and the whole reading says what it found.
#[test]
fn the_search_s_word_on_a_reading_is_its_whole() {
    let trial = trial();
    let given = r#"{"steroid": "none", "other_immunosuppressant": true}"#;
    let traced = traced(&trial, "E6", given);
    let explanation = |given: &str| {
        let person = Person::default().with_json(&serde_json::from_str(given).unwrap());
        trial.explain(criterion(&trial, "E6"), &answers(&trial, &person), date(TODAY))
    };
    assert_eq!(traced[0].whole, Some(explanation(given).readings[0]));
    // Left out: contradictions. With antibodies another type of PAP is one, so it is not there.
    check(&trial, "E1", r#"{"gmcsf_antibody": "positive"}"#, &["Reading(0) E1 F F", "Conflict(0) E1 conflict ? ??T"]);
}

fn name(definition: usize, clause: usize) -> String {
    format!("Clause {definition} {clause}")
}

/// Each clause, written out as a definition of its own, in the other engine.
fn other_with_clauses(trial: &Trial) -> Other {
    let mut more = String::from("\n");
    for (index, definition) in trial.definition().definitions.iter().enumerate() {
        for (clause, text) in texts_alone(definition).into_iter().enumerate() {
            writeln!(more, "define \"{}\": {text}", name(index, clause)).unwrap();
        }
    }
    Other::with(&more)
}

fn has_unclear_rows(person: &Person) -> bool {
    let rows = person.assessments.iter().flatten();
    rows.into_iter().any(|row| row.finding == Some(Finding::Unclear))
}

#[test]
fn every_clause_of_complete_people_is_what_another_engine_makes_of_its_text() {
    let trial = trial();
    let other = other_with_clauses(&trial);
    let texts: Vec<Vec<String>> = trial.definition().definitions.iter().map(texts_alone).collect();
    let mut random = Random::new(61);
    let (mut known, mut null) = (0, 0);
    for round in 0..240 {
        let reference_date = any_reference_date(&mut random);
        let unasked = if round % 3 == 0 { 40 } else { 0 };
        let person = any_person(&mut random, Completeness { answered: 100, full_dates: 100, unasked }, reference_date);
        let mut counted = person.clone();
        for item in Person::ITEMS {
            if !is_asked(item, &counted) {
                counted.copy_from(item, &Person::default());
            }
        }
        let all = other.evaluate(&person, reference_date);
        let values = if counted == person { all.clone() } else { other.evaluate(&counted, reference_date) };
        let answers = answers(&trial, &person);
        for index in 0..trial.criteria().len() {
            for traced in trial.trace(index, &answers, date(reference_date)) {
                let values = if matches!(traced.role, Role::Conflict(_)) { &all } else { &values };
                let definition = definition(&trial, &traced);
                assert_eq!(traced.clauses.len(), definition.clauses.len());
                let clauses = traced.clauses.iter().enumerate().map(|(clause, truths)| {
                    let text = texts[traced.definition][clause].clone();
                    (text, *truths, values[&name(traced.definition, clause)])
                });
                let whole = traced.whole.map(|whole| (definition.name.clone(), whole, values[&definition.name]));
                for (text, truths, elsewhere) in clauses.chain(whole) {
                    // "Unclear" is an answer by the standard; here it may be either finding.
                    if truths.decided().is_none() && has_unclear_rows(&counted) && text.contains("exists") {
                        continue;
                    }
                    let place = format!("`{text}` of {} for {}", definition.name, wire(&person, reference_date));
                    assert_eq!(truths.decided(), elsewhere, "{place}");
                    if elsewhere.is_some() { known += 1 } else { null += 1 }
                }
            }
        }
    }
    assert!(known > 30_000 && null > 3_000, "{known} known, {null} null");
}

/// The criterion in which a missing answer to an item stands for something.
fn exception(item: &str) -> Option<&'static str> {
    match item {
        "pregnancy_test" => Some("E11"),
        "gmcsf_use" => Some("E3"),
        "trial_treatment" => Some("E4"),
        "stem_cell_study" => Some("E5"),
        "assessments" => Some("I3"),
        _ => None,
    }
}

/// Takes answers away, and makes dates less exact; the items without an answer now.
fn with_fewer(random: &mut Random, person: &mut Person) -> Vec<&'static str> {
    let percent = random.pick(&[10, 30, 60]);
    let mut taken = Vec::new();
    for item in Person::ITEMS.iter().copied() {
        if !random.chance(percent) {
            continue;
        }
        match person.get(item) {
            Some(Value::Date(day)) if day.is_full() && random.chance(60) => {
                let partial =
                    if random.chance(50) { format!("{}", day.year) } else { format!("{day}")[..7].to_owned() };
                person.set_json(item, &partial.into());
            }
            _ => {
                person.copy_from(item, &Person::default());
                taken.push(item);
            }
        }
    }
    taken
}

#[test]
fn with_fewer_answers_no_clause_contradicts_itself() {
    let trial = trial();
    let mut random = Random::new(62);
    let (mut same, mut open) = (0, 0);
    for _ in 0..500 {
        let reference_date = any_reference_date(&mut random);
        let more = any_person(&mut random, Completeness { answered: 95, full_dates: 90, unasked: 0 }, reference_date);
        let mut fewer = more.clone();
        let taken = with_fewer(&mut random, &mut fewer);
        let on = date(reference_date);
        let (more_answers, fewer_answers) = (answers(&trial, &more), answers(&trial, &fewer));
        let assessment = trial.screen(&more_answers, on);
        for (index, criterion) in trial.criteria().iter().enumerate() {
            if taken.iter().any(|item| exception(item) == Some(criterion.identifier.as_str())) {
                continue;
            }
            let before = trial.trace(index, &fewer_answers, on);
            let after = trial.trace(index, &more_answers, on);
            for (before, after) in before.iter().zip(&after) {
                assert_eq!((before.definition, before.role), (after.definition, after.role));
                let is_reading = matches!(before.role, Role::Reading(_));
                let definition = definition(&trial, before);
                // Whether an answer is missing changes with the answer.
                let mut parts = definition.expression.parts().into_iter();
                if parts.any(|part| matches!(part.expression, Expression::AsTold(_))) {
                    continue;
                }
                let whole = Clause { from: 0, to: definition.source.len(), node: 0 };
                let wholes = before.whole.into_iter().zip(after.whole).map(|(before, after)| (&whole, before, after));
                let clauses = definition.clauses.iter().zip(&before.clauses).zip(&after.clauses);
                let clauses = clauses.map(|((clause, before), after)| (clause, *before, *after));
                for (clause, before, after) in clauses.chain(wholes) {
                    // A search leaves out completions that contradict themselves: this person is one of them.
                    if clause.node == 0 && is_reading && assessment.criteria[index].flags.conflict {
                        continue;
                    }
                    match before.decided() {
                        Some(decided) => {
                            let text = &definition.source[clause.from..clause.to];
                            let people = [wire(&fewer, reference_date), wire(&more, reference_date)].join("\n  ");
                            assert_eq!(after.decided(), Some(decided), "`{text}` of {}\n  {people}", definition.name);
                            same += 1;
                        }
                        None => open += 1,
                    }
                }
            }
        }
    }
    assert!(same > 10_000 && open > 10_000, "{same} the same, {open} open");
}

#[test]
fn readings_are_what_their_explanation_says_where_the_criterion_applies() {
    let trial = trial();
    let mut random = Random::new(63);
    let mut searched = 0;
    for _ in 0..400 {
        let on = any_reference_date(&mut random);
        let person = any_person(&mut random, Completeness { answered: 60, full_dates: 50, unasked: 10 }, on);
        let answers = answers(&trial, &person);
        for index in 0..trial.criteria().len() {
            let explanation = trial.explain(index, &answers, date(on));
            let traced = trial.trace(index, &answers, date(on));
            let applies = traced.iter().find(|traced| traced.role == Role::Applies);
            if explanation.readings.is_empty() || applies.is_some_and(|traced| traced.whole != Some(Truths::TRUE)) {
                continue;
            }
            for traced in traced {
                let Role::Reading(reading) = traced.role else { continue };
                let whole = traced.whole.unwrap();
                assert_eq!(whole, explanation.readings[reading], "{}", wire(&person, on));
                let first = definition(&trial, &traced).clauses.first();
                assert!(first.is_none_or(|clause| clause.node != 0) || traced.clauses[0] == whole);
                searched += 1;
            }
        }
    }
    assert!(searched > 3000, "{searched}");
}

/// Only a compiler writes clauses, but whatever they point at, nothing breaks.
#[test]
fn a_clause_at_any_node_is_traced() {
    let mut definition = trial().definition().clone();
    for definition in &mut definition.definitions {
        let nodes = definition.expression.parts().len();
        definition.clauses = (0..nodes).map(|node| Clause { from: 0, to: 0, node }).collect();
    }
    let trial = Trial::new(definition).unwrap();
    let mut random = Random::new(64);
    for _ in 0..50 {
        let on = any_reference_date(&mut random);
        let person = any_person(&mut random, Completeness { answered: 80, full_dates: 50, unasked: 10 }, on);
        for index in 0..trial.criteria().len() {
            let traced = trial.trace(index, &answers(&trial, &person), date(on));
            let nodes = |traced: &TracedDefinition| definition_nodes(&trial, traced) == traced.clauses.len();
            assert!(traced.iter().all(nodes));
        }
    }
}

fn definition_nodes(trial: &Trial, traced: &TracedDefinition) -> usize {
    definition(trial, traced).expression.parts().len()
}
