//! One person's answers: the file that the page opens, and the text that is pasted into it.

use crate::base::{small_trial, today, trials};
use authoring::people::record::RecordReader;
use authoring::people::{Format, Outcome, screen};
use screening::{Answer, Answers, Trial};
use std::rc::Rc;
use trial_prescreen::messages::Language;
use trial_prescreen::messages::file_problem_text::file_problem_text;
use trial_prescreen::session::answers_file::{FileProblem, MOST_BYTES, file_json, read};
use trial_prescreen::session::export::{as_csv, as_ics, as_json, as_text, rescreen_days};
use trial_prescreen::session::hand_over_code::hand_over_code;
use trial_prescreen::session::opening::Opening;
use trial_prescreen::session::timeline::Timeline;
use trial_prescreen::session::{Action, Audience, Session};

/// A file of answers: the page and the command line understand the same; what the page writes again, it reads as the same.
pub(crate) fn file(file: &[u8]) {
    // A browser makes text of any bytes.
    let text = &*String::from_utf8_lossy(file);
    for trial in trials() {
        let record = RecordReader::new(&trial, today()).read_json(text.as_bytes());
        match (read(&trial, today(), text), record) {
            (Ok(_), Ok(person)) => {
                let opened = blank(&trial, Audience::Clinician).apply(Action::Open(text.to_owned()));
                check_alike(&trial, &opened.answers(), &person.answers);
                assert_eq!(opened.reference_date(), person.reference_date);
                check_written(&opened);
            }
            (Ok(_), Err(refused)) => panic!("only the command line refuses it: {refused:?}"),
            (Err(problems), Ok(_)) => {
                assert!(problems.iter().all(is_of_the_page), "only the page refuses: {problems:?}");
            }
            (Err(problems), Err(refused)) => {
                assert!(!refused.errors.is_empty());
                check_told(&trial, &problems);
            }
        }
    }
}

/// The page's answers are those of the command line, which leaves out what is told about roughly.
fn check_alike(trial: &Trial, of_page: &Answers, of_command_line: &Answers) {
    for item in 0..trial.items().len() {
        let (page, command_line) = (of_page.get(item), of_command_line.get(item));
        match (page, command_line) {
            (Some(Answer::Days(days)), Some(Answer::Date(date))) => {
                assert!(date.range().from <= days.from && days.to <= date.range().to, "{days:?} are not in {date}");
            }
            (Some(Answer::Days(_)), None) => {}
            _ => assert_eq!(page, command_line),
        }
    }
}

/// What the page minds and the command line does not: whose file it is, and how large a file of one person can be.
fn is_of_the_page(problem: &FileProblem) -> bool {
    match problem {
        FileProblem::OtherTrial(_)
        | FileProblem::OtherVersion(_)
        | FileProblem::TooLarge
        | FileProblem::NotAnswers
        | FileProblem::SeveralPeople => true,
        FileProblem::Unreadable
        | FileProblem::Id
        | FileProblem::ReferenceDate
        | FileProblem::NoAnswers
        | FileProblem::UnknownItem(_)
        | FileProblem::Item { .. } => false,
    }
}

/// What is wrong is a sentence in every language.
fn check_told(trial: &Trial, problems: &[FileProblem]) {
    assert!(!problems.is_empty());
    for language in Language::ALL {
        let texts = trial.definition().languages.iter().find(|texts| texts.language == language.tag());
        for problem in problems {
            assert!(!file_problem_text(language.messages(), trial.definition(), texts, problem).is_empty());
        }
    }
}

/// The file that the page writes is read as the same answers, by the page and by the command line.
fn check_written(opened: &Session) {
    let trial = opened.trial();
    let written = file_json(opened);
    assert!(written.len() <= MOST_BYTES);
    let again = blank(trial, opened.audience()).apply(Action::Open(written.clone()));
    assert_eq!(again.opening(), &Opening::None, "{written}");
    assert_eq!(again.answers(), opened.answers(), "{written}");
    assert_eq!(again.reference_date(), opened.reference_date());
    assert_eq!(file_json(&again), written);
}

fn blank(trial: &Rc<Trial>, audience: Audience) -> Session {
    Session::new(Rc::clone(trial), today(), Language::English, audience)
}

/// A text that is pasted: it is opened as a whole or changes nothing, and the page can be used on.
pub(crate) fn pasted(text: &[u8]) {
    let text = String::from_utf8_lossy(text).into_owned();
    let trial = small_trial();
    for audience in [Audience::Participant, Audience::Clinician] {
        let pasted = blank(&trial, audience).apply(Action::Paste(true));
        let opened = pasted.apply(Action::Open(text.clone()));
        if let Opening::Refused(problems) = opened.opening() {
            check_told(&trial, problems);
            assert!(opened.is_blank() && !opened.holds_answers());
            assert_eq!(opened.answers(), pasted.answers());
            assert_eq!(opened.reference_date(), today());
            continue;
        }
        assert_eq!(opened.opening(), &Opening::None);
        assert!(!opened.is_shared());
        check_written(&opened);
        check_usable(&opened);
        // Where something is entered already, nothing is replaced unasked.
        let twice = opened.apply(Action::Open(text.clone()));
        let expected = if opened.is_blank() { Opening::None } else { Opening::Replaces(text.clone()) };
        assert_eq!(twice.opening(), &expected);
        assert_eq!(twice.answers(), opened.answers());
        for next in [Action::Replace(text.clone()), Action::Bring(text.clone())] {
            assert_eq!(twice.apply(next).answers(), opened.answers());
        }
        assert_eq!(twice.apply(Action::KeepEntered).opening(), &Opening::None);
        let erased = opened.apply(Action::Restart);
        assert!(!erased.holds_answers() && erased.answers() == pasted.answers());
    }
}

/// Goes through all that a page shows of a session, in both audiences.
pub(crate) fn check_usable(session: &Session) {
    let trial = session.trial();
    let mut session = session.clone();
    for audience in [Audience::Participant, Audience::Clinician] {
        session = session.apply(Action::ChangeAudience(audience));
        for _ in 0..=trial.definition().topics.len() {
            session = session.apply(Action::Continue);
            session.problems();
        }
        let answers = session.answers();
        let sheet = session.sheet();
        let examination = trial.examine(&answers, session.reference_date());
        session.outcome(&sheet, &examination);
        session.sections(&sheet);
        session.progress(&sheet);
        Timeline::new(trial, &answers, session.reference_date(), &examination.assessment);
        hand_over_code(&file_json(&session));
        for language in Language::ALL {
            let session = session.apply(Action::ChangeLanguage(language));
            assert!(!as_text(&session).is_empty());
        }
        if let Some(days) = rescreen_days(&examination.assessment) {
            let calendar = as_ics(&session, days);
            assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
        }
        check_exported(&session);
        session = session.apply(Action::Back);
    }
}

/// The row that the page writes is what the command line reads, with the same result as the page's, but for what is told
/// about roughly: a row has no room for that.
fn check_exported(session: &Session) {
    let answers = session.answers();
    if (0..session.trial().items().len()).any(|item| matches!(answers.get(item), Some(Answer::Days(_)))) {
        return;
    }
    let row = as_csv(session);
    let mut result = Vec::new();
    let outcome = screen(session.trial(), today(), Format::Csv, row.as_bytes(), &mut result).unwrap();
    assert_eq!(outcome, Outcome::Complete, "{row}: {}", String::from_utf8_lossy(&result));
    let of_page: serde_json::Value = serde_json::from_str(&as_json(session)).unwrap();
    let of_command_line: serde_json::Value = serde_json::from_slice(&result).unwrap();
    for key in ["determination", "criteria", "conflicts"] {
        assert_eq!(of_page[key], of_command_line[key], "{key} of {row}");
    }
}
