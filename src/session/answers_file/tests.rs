//! Files of answers, with the trial that the page ships and held against the command line's own reader.

use crate::messages::Language;
use crate::messages::file_problem_text::file_problem_text;
use crate::session::answers_file::{FileProblem, Place, file_json, read};
use crate::session::date_text::DateText;
use crate::session::entry::Entry;
use crate::session::opening::{Notice, Opening};
use crate::session::quantity_text::QuantityText;
use crate::session::steps::{Overview, Step};
use crate::session::tests::numbers::Numbers;
use crate::session::{Action, Audience, Session};
use authoring::people::record::RecordReader;
use screening::definition::ItemKind;
use screening::{Date, DateRange, Trial};
use std::fs;
use std::rc::Rc;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn session(audience: Audience) -> Session {
    let trial = Rc::new(Trial::from_json(crate::TRIAL).unwrap());
    Session::new(trial, day("2026-11-22"), Language::English, audience)
}

/// The names, as the command line tells them, of everything that is wrong.
fn names(trial: &Trial, problems: &[FileProblem]) -> Vec<String> {
    let name = |problem: &FileProblem| match problem {
        FileProblem::Unreadable | FileProblem::TooLarge | FileProblem::NotAnswers | FileProblem::SeveralPeople => {
            "line".to_owned()
        }
        FileProblem::OtherTrial(_) => "trial".to_owned(),
        FileProblem::OtherVersion(_) => "trial_version".to_owned(),
        FileProblem::Id => "id".to_owned(),
        FileProblem::ReferenceDate => "reference_date".to_owned(),
        FileProblem::NoAnswers => "answers".to_owned(),
        FileProblem::UnknownItem(name) => name.clone(),
        FileProblem::Item { item, place, .. } => {
            let item = &trial.items()[*item].link_id;
            match place {
                Place::Whole => item.clone(),
                Place::Row(row) => format!("{item}[{row}]"),
                Place::Cell(row, field) => format!("{item}[{row}].{field}"),
            }
        }
    };
    problems.iter().map(name).collect()
}

/// The page and the command line say the same of a record: accepted with the same answers, or the same items wrong.
fn check_agreement(text: &str) {
    let before = session(Audience::Clinician);
    let trial = Rc::clone(before.trial());
    let told = RecordReader::new(&trial, before.today()).read_json(text.as_bytes());
    match (read(&trial, before.today(), text), told) {
        (Ok(_), Ok(person)) => {
            let after = before.apply(Action::Open(text.to_owned()));
            assert_eq!(after.answers(), person.answers, "{text}");
            assert_eq!(after.reference_date(), person.reference_date, "{text}");
        }
        (Err(problems), Err(refused)) => {
            let expected: Vec<String> = refused.errors.into_iter().map(|error| error.item).collect();
            assert_eq!(names(&trial, &problems), expected, "{text}");
        }
        (own, told) => panic!("{text}\npage: {own:?}\ncommand line: {told:?}"),
    }
}

#[test]
fn the_cases_of_the_trial_are_read_as_the_command_line_reads_them() {
    let mut count = 0;
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/trials/NCT06111846/cases")).unwrap() {
        for line in fs::read_to_string(file.unwrap().path()).unwrap().lines().filter(|line| line.starts_with('{')) {
            check_agreement(line);
            count += 1;
        }
    }
    assert!(count > 300, "{count}");
}

#[test]
fn records_are_accepted_and_refused_as_by_the_command_line() {
    for answers in [
        r"{}",
        r#"{"lavage_ever": true}"#,
        r#"{"lavage_ever": "true"}"#,
        r#"{"lavage_ever": 1}"#,
        r#"{"lavage_ever": null, "lavage_last": null}"#,
        r#"{"lavage_last": "2026-05"}"#,
        r#"{"lavage_ever": false, "lavage_last": "2026-05-21"}"#,
        r#"{"lavage_last": "2026-02-30"}"#,
        r#"{"lavage_last": "2026-5"}"#,
        r#"{"lavage_last": 2026}"#,
        r#"{"lavage_last": "2026-11-22"}"#,
        r#"{"lavage_last": "2026-11-23"}"#,
        r#"{"lavage_last": "2026-11"}"#,
        r#"{"lavage_last": "2026-12"}"#,
        r#"{"lavage_last": "1959"}"#,
        r#"{"lavage_last": "1960"}"#,
        r#"{"birth_date": "1906-11-22"}"#,
        r#"{"birth_date": "1906-11-21"}"#,
        r#"{"birth_date": "1899-12-31"}"#,
        r#"{"gmcsf_use": "past", "gmcsf_last": "1984-12-31"}"#,
        r#"{"gmcsf_use": "sometimes"}"#,
        r#"{"gmcsf_use": "Past"}"#,
        r#"{"sex": "f", "hight": 3}"#,
        r#"{"pao2": {"value": 9.33, "unit": "kPa"}}"#,
        r#"{"pao2": {"value": 30, "unit": "kPa"}}"#,
        r#"{"pao2": {"value": 900, "unit": "kPa"}}"#,
        r#"{"pao2": {"value": 20, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": 19.9999999999999, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": 70.0000000000000, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": 70.00000000000000, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": 1234567890123456, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": 7e1, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": 1e400, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": -70, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": null, "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": "70", "unit": "mm[Hg]"}}"#,
        r#"{"pao2": {"value": 70, "unit": "mmHg"}}"#,
        r#"{"pao2": {"value": 70}}"#,
        r#"{"pao2": {"value": 70, "unit": "kPa", "note": ""}}"#,
        r#"{"pao2": 70}"#,
        r#"{"steroid": "prednisone", "steroid_dose": {"value": 1e-99999999999999999999, "unit": "mg"}}"#,
        r#"{"steroid": "prednisone", "steroid_dose": {"value": 0e99999999999999999999, "unit": "mg"}}"#,
        r#"{"steroid": "prednisone", "steroid_dose": {"value": -0, "unit": "mg"}}"#,
        r#"{"steroid_dose": {"value": 1000.1, "unit": "mg"}}"#,
        r#"{"assessments": []}"#,
        r#"{"assessments": null}"#,
        r#"{"assessments": {}}"#,
        r#"{"assessments": [{}]}"#,
        r#"{"assessments": [{"date": null}, {"finding": "no_remission"}]}"#,
        r#"{"assessments": [{"type": "ct"}, {"date": "2026-02-30", "note": "x"}, 7, {"finding": 4, "date": "2027"}]}"#,
        r#"{"assessments": [{"date": "2026-11-23"}]}"#,
    ] {
        check_agreement(&format!("{{\"answers\": {answers}}}"));
    }
    let rows = |count: usize| format!("{{\"answers\": {{\"assessments\": [{}]}}}}", vec!["{}"; count].join(","));
    check_agreement(&rows(20));
    check_agreement(&rows(21));
    for text in [
        "",
        "{",
        "null",
        "{}",
        r#"{"id": 5, "answers": {}}"#,
        r#"{"id": null, "answers": {}}"#,
        r#"{"id": "x", "id": "x", "answers": {}}"#,
        r#"{"answers": {"lavage_ever": true, "lavage_ever": true}}"#,
        r#"{"answers": []}"#,
        r#"{"answers": null}"#,
        r#"{"reference_date": null, "answers": {}}"#,
        r#"{"reference_date": "2026-09-01", "answers": {"lavage_last": "2026-09-02"}}"#,
        r#"{"reference_date": "2026-09", "answers": {"lavage_last": "2101", "sex": 1}}"#,
        r#"{"reference_date": "2101-01-01", "answers": {}}"#,
        r#"{"reference_date": "1900-01-01", "answers": {"birth_date": "1900"}}"#,
        r#"{"reference_date": 2026, "answers": {"pao2": {"value": 5, "unit": "mm[Hg]"}}}"#,
        r#"{"answers": {}, "note": {"deep": [1, 2, {"er": null}]}}"#,
        r#"{"answers": {}, "approximate": {"lavage_last": 7, "nothing": {}}}"#,
        "{\"answers\": {}} {\"answers\": {}}",
        "[{\"answers\": {}}]",
    ] {
        check_agreement(text);
    }
}

/// Answers that look random.
impl Numbers {
    fn date(&mut self) -> Entry {
        let (month, day) = (self.below(12) + 1, self.below(28) + 1);
        let [month, day] = match self.below(3) {
            0 => [String::new(), String::new()],
            1 => [month.to_string(), String::new()],
            _ => [month.to_string(), day.to_string()],
        };
        Entry::Date(DateText { year: (2020 + self.below(7)).to_string(), month, day })
    }

    fn entry(&mut self, kind: &ItemKind) -> Entry {
        match (self.below(6), kind) {
            (0, _) => Entry::Blank,
            (1, _) => Entry::Blank.to_unknown(),
            (2, ItemKind::Date(_)) => {
                let from = day("2025-06-15").add_days(i32::try_from(self.below(400)).unwrap()).unwrap();
                let length = [0, 3, 40, 400][self.below(4)];
                Entry::Days(DateRange { from, to: from.add_days(length).unwrap() })
            }
            (_, ItemKind::Boolean) => Entry::Boolean(self.below(2) == 0),
            (_, ItemKind::Choice(codes)) => Entry::Choice(self.below(codes.len())),
            (_, ItemKind::Date(_)) => self.date(),
            (_, ItemKind::Quantity(limits)) => {
                let number = format!("{}.{}", 10 + self.below(60), self.below(100));
                let unit = Some(self.below(limits.units.len()));
                Entry::Quantity(QuantityText { number, unit, unit_confirmed: self.below(2) == 0 })
            }
            (_, ItemKind::Integer(limits)) => {
                let span = usize::try_from(limits.high.abs_diff(limits.low)).unwrap() + 1;
                let number = limits.low + i32::try_from(self.below(span)).unwrap();
                Entry::Quantity(QuantityText { number: number.to_string(), ..QuantityText::default() })
            }
            (_, ItemKind::List(limits)) => {
                let fields = |numbers: &mut Numbers| limits.fields.iter().map(|of| numbers.entry(&of.kind)).collect();
                // Ranges of days are for items, not for rows.
                let dated = |row: Vec<Entry>| {
                    let plain = |entry| if matches!(entry, Entry::Days(_)) { Entry::Blank } else { entry };
                    row.into_iter().map(plain).collect()
                };
                Entry::List((0..self.below(4)).map(|_| dated(fields(self))).collect())
            }
        }
    }
}

/// A session in which every item has some entry, or none.
pub(in crate::session) fn random(seed: u64, audience: Audience) -> Session {
    let mut numbers = Numbers::new(seed);
    let mut session = session(audience);
    for index in 0..session.trial().items().len() {
        let entry = numbers.entry(&session.trial().items()[index].kind);
        session = session.apply(Action::Answer(index, entry));
    }
    session
}

#[test]
fn what_is_saved_opens_as_it_was() {
    let mut ranges = 0;
    for seed in 1..500 {
        let before = random(seed, Audience::Clinician);
        let text = file_json(&before);
        let after = session(Audience::Participant).apply(Action::Open(text.clone()));
        assert_eq!(after.answers(), before.answers(), "{text}");
        assert_eq!(after.reference_date(), before.reference_date());
        assert_eq!(file_json(&after), text);
        ranges += usize::from(text.contains("\"approximate\""));
        // The command line takes it too, and is never told more than was entered.
        let trial = before.trial();
        let person = RecordReader::new(trial, before.today()).read_json(text.as_bytes()).unwrap();
        let assessed = trial.screen(&person.answers, person.reference_date);
        let own = trial.screen(&before.answers(), before.reference_date());
        let criteria = trial.criteria().iter().zip(assessed.criteria.iter().zip(&own.criteria));
        // Where a fallback speaks for what is not known, less known is not less claimed.
        for (_, (told, own)) in criteria.filter(|(criterion, _)| criterion.fallback.is_none()) {
            let undecided = told.status == screening::Status::Unknown;
            assert!(undecided || told.status == own.status, "{text}");
        }
    }
    assert!(ranges > 50, "{ranges}");
}

#[test]
fn about_when_stands_beside_a_date_that_covers_it() {
    let enter = |from: &str, to: &str| {
        let before = session(Audience::Participant);
        let item = |name| before.trial().item_index(name).unwrap();
        let days = Entry::Days(DateRange { from: day(from), to: day(to) });
        let after = before.apply(Action::Answer(item("lavage_ever"), Entry::Boolean(true)));
        file_json(&after.apply(Action::Answer(item("lavage_last"), days)))
    };
    for (from, to, covering) in [
        ("2026-05-03", "2026-05-03", "\"2026-05-03\""),
        ("2026-05-03", "2026-05-30", "\"2026-05\""),
        ("2026-05-03", "2026-06-01", "\"2026\""),
        ("2025-12-31", "2026-01-01", "null"),
    ] {
        let text = enter(from, to);
        let expected = format!(
            "\"answers\":{{\"lavage_ever\":true,\"lavage_last\":{covering}}},\"approximate\":{{\"lavage_last\":{{\"from\":\"{from}\",\"to\":\"{to}\"}}}}}}"
        );
        assert!(text.ends_with(&expected), "{text}");
    }
}

#[test]
fn a_range_that_does_not_fit_its_answer_is_not_taken() {
    let open = |answer: &str, range: &str| {
        let text = format!("{{\"answers\":{{\"lavage_last\":{answer}}},\"approximate\":{{\"lavage_last\":{range}}}}}");
        let after = session(Audience::Clinician).apply(Action::Open(text));
        let item = after.trial().item_index("lavage_last").unwrap();
        matches!(after.entry(item), Entry::Days(_))
    };
    let may = "{\"from\":\"2026-05-01\",\"to\":\"2026-05-20\"}";
    assert!(open("null", may));
    assert!(open("\"2026-05\"", may));
    assert!(!open("\"2026-04\"", may));
    assert!(!open("\"2026-05-03\"", may));
    assert!(!open("null", "{\"from\":\"2026-05-20\",\"to\":\"2026-05-01\"}"));
    assert!(!open("null", "{\"from\":\"2026-05\",\"to\":\"2026-05-20\"}"));
    assert!(!open("null", "{\"from\":\"2026-12-01\",\"to\":\"2026-12-20\"}"));
    assert!(!open("null", "7"));
}

#[test]
fn a_file_of_something_else_is_refused_and_nothing_is_lost() {
    let lavage = session(Audience::Participant).trial().item_index("lavage_ever").unwrap();
    let before = session(Audience::Participant).apply(Action::Answer(lavage, Entry::Boolean(true)));
    for (text, problem) in [
        (r#"{"trial": "NCT00000000", "answers": {"x": 1}}"#, FileProblem::OtherTrial("NCT00000000".into())),
        (
            r#"{"trial": "NCT06111846", "trial_version": "0.9.0", "answers": {"x": 1}}"#,
            FileProblem::OtherVersion("0.9.0".into()),
        ),
        (r#"{"trial": "NCT06111846", "answers": {"lavage_ev"#, FileProblem::NotAnswers),
        ("Dear patient", FileProblem::NotAnswers),
        ("{\"answers\": {}}\n\n{\"answers\": {}}\n", FileProblem::SeveralPeople),
        ("[{\"answers\": {}}]", FileProblem::SeveralPeople),
        (&" ".repeat(256 * 1024 + 1), FileProblem::TooLarge),
    ] {
        let after = before.apply(Action::Open(text.to_owned()));
        assert_eq!(*after.opening(), Opening::Refused(vec![problem]));
        assert_eq!((after.entry(lavage), after.step()), (&Entry::Boolean(true), Step::Start));
    }
}

#[test]
fn what_is_entered_is_replaced_only_when_that_is_confirmed() {
    let lavage = session(Audience::Participant).trial().item_index("lavage_ever").unwrap();
    let before = session(Audience::Participant).apply(Action::Answer(lavage, Entry::Boolean(true)));
    let text = r#"{"reference_date": "2026-09-01", "answers": {"lavage_ever": false}}"#.to_owned();
    let asked = before.apply(Action::Open(text.clone()));
    assert_eq!(*asked.opening(), Opening::Replaces(text.clone()));
    assert_eq!(asked.entry(lavage), &Entry::Boolean(true));
    let kept = asked.apply(Action::KeepEntered);
    assert_eq!((kept.opening(), kept.entry(lavage)), (&Opening::None, &Entry::Boolean(true)));
    let replaced = asked.apply(Action::Replace(text));
    assert_eq!((replaced.opening(), replaced.entry(lavage)), (&Opening::None, &Entry::Boolean(false)));
    assert_eq!(replaced.step(), Step::Overview(Overview::Check));
    assert_eq!(replaced.reference_date(), day("2026-09-01"));
    assert_eq!(replaced.notice(), Some(&Notice::Opened { names_trial: false, names_date: true }));
    // What is told lasts until the next step.
    assert_eq!(replaced.apply(Action::Continue).notice(), None);
}

#[test]
fn an_answer_that_is_not_asked_counts_until_what_it_hangs_on_is_changed() {
    let text = r#"{"answers": {"lavage_ever": false, "lavage_last": "2026-05"}}"#.to_owned();
    let opened = session(Audience::Clinician).apply(Action::Open(text));
    assert_eq!(opened.step(), Step::Form);
    let item = |name| opened.trial().item_index(name).unwrap();
    let (ever, last) = (item("lavage_ever"), item("lavage_last"));
    assert!(opened.answers().get(last).is_some());
    let changed = opened.apply(Action::Answer(ever, Entry::Boolean(false)));
    assert!(changed.answers().get(last).is_none());
}

#[test]
fn problems_are_told_in_sentences_that_name_the_item() {
    let before = session(Audience::Participant);
    let trial = before.trial();
    let text =
        r#"{"answers": {"pao2": {"value": 900, "unit": "kPa"}, "assessments": [{}, {"date": "2026-13"}], "sex": 1}}"#;
    let problems = read(trial, before.today(), text).unwrap_err();
    let say = |language: Language| {
        let texts = trial.definition().languages.iter().find(|texts| texts.language == language.tag());
        let say = |problem| file_problem_text(language.messages(), trial.definition(), texts, problem);
        problems.iter().map(say).collect::<Vec<_>>()
    };
    let english = say(Language::English);
    assert!(english[0].contains("(pao2)") && english[0].contains("between 2.67 and 66.66 kPa"), "{}", english[0]);
    assert!(english[1].ends_with("(assessments, row 2, date): expected a date such as 2026, 2026-05 or 2026-05-21"));
    assert_eq!(english[2], "“sex” is not a question of this study.");
    let chinese = say(Language::Chinese);
    assert!(
        chinese[1].ends_with("（assessments，第2行，date）：应为日期，例如2026、2026-05或2026-05-21"),
        "{}",
        chinese[1]
    );
}
