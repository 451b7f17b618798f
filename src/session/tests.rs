//! The session with the trial that the page ships.

mod about_when;
mod any_trial;
mod around;
mod foreign_trials;
mod kinds_of_numbers;
pub(in crate::session) mod numbers;
mod pasted_text;
mod told_elsewhere;

use crate::messages::Language;
use crate::session::date_text::DateText;
use crate::session::entry::{Entry, Reading};
use crate::session::outcome::{Group, Line, Mark, Outcome};
use crate::session::problem::Problem;
use crate::session::quantity_text::QuantityText;
use crate::session::steps::{Focus, Overview, Step};
use crate::session::trail::Place;
use crate::session::{Action, Audience, Session};
use screening::definition::ItemKind;
use screening::{Answer, Date, DateRange, Determination, Trial};
use std::rc::Rc;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn session() -> Session {
    let trial = Rc::new(Trial::from_json(crate::TRIAL).unwrap());
    Session::new(trial, day("2026-11-22"), Language::English, Audience::Participant)
}

/// An entry at an item of that name.
fn enter(session: &Session, link_id: &str, entry: Entry) -> Session {
    session.apply(Action::Answer(item(session, link_id), entry))
}

fn item(session: &Session, link_id: &str) -> usize {
    session.trial().item_index(link_id).unwrap()
}

fn code(session: &Session, link_id: &str, code: &str) -> Entry {
    let item = &session.trial().items()[item(session, link_id)];
    let ItemKind::Choice(codes) = &item.kind else { panic!("`{link_id}` is no choice") };
    Entry::Choice(codes.iter().position(|of| of.code == code).unwrap())
}

fn date(year: &str, month: &str, day: &str) -> Entry {
    Entry::Date(DateText { year: year.into(), month: month.into(), day: day.into() })
}

fn number(number: &str, unit: usize) -> Entry {
    Entry::Quantity(QuantityText { number: number.into(), unit: Some(unit), unit_confirmed: false })
}

/// Names of the questions of a topic of that name.
fn questions(session: &Session, topic: &str) -> Vec<String> {
    let topic = session.trial().definition().topics.iter().position(|of| of.id == topic).unwrap();
    session
        .questions(&session.sheet(), topic)
        .into_iter()
        .map(|item| session.trial().items()[item].link_id.clone())
        .collect()
}

/// "I do not know" at every question of every page, from wherever the session is to the list of answers.
fn know_nothing(mut session: Session) -> Session {
    while let Step::Topic { topic, .. } = session.step() {
        for item in session.questions(&session.sheet(), topic) {
            session = session.apply(Action::Answer(item, session.entry(item).to_unknown()));
        }
        session = session.apply(Action::Continue);
    }
    session
}

/// A person with whom nothing stands in the way, from the start to the list of answers.
fn fitting() -> Session {
    let mut session = session();
    let yes = [
        "age_18_or_over",
        "ct_shows_pap",
        "bal_shows_pap",
        "two_checks_without_improvement",
        "willing_to_read_consent",
    ];
    let no = [
        "biopsy_shows_pap",
        "other_pap_type",
        "pao2_on_oxygen",
        "lavage_ever",
        "other_inflammatory_disease",
        "other_immunosuppressant",
        "infection_active",
        "serious_allergy",
        "other_serious_condition",
        "can_have_children",
        "pregnancy_possible",
    ];
    let codes = [
        ("gmcsf_antibody", "positive"),
        ("gmcsf_use", "never"),
        ("trial_treatment", "never"),
        ("stem_cell_study", "never"),
        ("steroid", "none"),
        ("cancer_history", "none"),
    ];
    session = enter(&session, "pao2", number("65", 0));
    for link_id in yes {
        session = enter(&session, link_id, Entry::Boolean(true));
    }
    for link_id in no {
        session = enter(&session, link_id, Entry::Boolean(false));
    }
    for (link_id, of) in codes {
        session = enter(&session, link_id, code(&session, link_id, of));
    }
    while session.step() != Step::Overview(Overview::Check) {
        let before = session.step();
        session = session.apply(Action::Continue);
        assert!(session.problems().is_empty(), "{:?}", session.problems());
        assert_ne!(session.step(), before);
    }
    session
}

/// The result of a session.
fn outcome(session: &Session) -> Outcome {
    let examination = session.trial().examine(&session.answers(), session.reference_date());
    session.outcome(&session.sheet(), &examination)
}

fn line(session: &Session, identifier: &str) -> Line {
    let index = session.trial().criteria().iter().position(|of| of.identifier == identifier).unwrap();
    outcome(session).lines[index].clone()
}

#[test]
fn the_way_leads_through_every_topic_in_order() {
    let mut session = session();
    let mut seen = Vec::new();
    session = session.apply(Action::Continue);
    while let Step::Topic { topic, change_from } = session.step() {
        assert_eq!(change_from, None);
        seen.push(session.trial().definition().topics[topic].id.clone());
        for item in session.questions(&session.sheet(), topic) {
            session = session.apply(Action::Answer(item, Entry::Blank.to_unknown()));
        }
        session = session.apply(Action::Continue);
    }
    assert_eq!(seen.len(), session.trial().definition().topics.len());
    assert_eq!((seen[0].as_str(), seen[10].as_str()), ("age", "consent"));
    assert_eq!(session.step(), Step::Overview(Overview::Check));
    assert_eq!(session.apply(Action::Continue).step(), Step::Overview(Overview::Result));
}

#[test]
fn only_questions_for_participants_are_asked() {
    let session = session();
    assert_eq!(questions(&session, "age"), ["age_18_or_over"]);
    assert_eq!(questions(&session, "course"), ["two_checks_without_improvement"]);
}

#[test]
fn a_question_that_depends_on_another_is_asked_as_soon_as_that_is_answered() {
    let session = session();
    assert_eq!(questions(&session, "lavage"), ["lavage_ever"]);
    let yes = enter(&session, "lavage_ever", Entry::Boolean(true));
    assert_eq!(questions(&yes, "lavage"), ["lavage_ever", "lavage_last"]);
    let unknown = enter(&yes, "lavage_ever", Entry::Blank.to_unknown());
    assert_eq!(questions(&unknown, "lavage"), ["lavage_ever"]);
    let half_typed = enter(&session, "pao2", number("6.", 1));
    assert_eq!(questions(&half_typed, "oxygen"), ["pao2", "pao2_on_oxygen"]);
    assert_eq!(questions(&enter(&session, "pao2", number("x", 1)), "oxygen"), ["pao2"]);
}

#[test]
fn an_answer_that_is_no_longer_asked_for_does_not_count_but_is_kept() {
    let dated = enter(&enter(&session(), "lavage_ever", Entry::Boolean(true)), "lavage_last", date("2026", "8", "22"));
    let last = item(&dated, "lavage_last");
    assert!(dated.answers().get(last).is_some());
    let never = enter(&dated, "lavage_ever", Entry::Boolean(false));
    assert_eq!(never.answers().get(last), None);
    assert_eq!(line(&never, "E2").mark, Mark::Fits);
    let again = enter(&never, "lavage_ever", Entry::Boolean(true));
    assert!(again.answers().get(last).is_some());
}

#[test]
fn continue_without_an_answer_stays_and_says_what_is_missing() {
    let session = session().apply(Action::Continue).apply(Action::Continue);
    assert!(matches!(session.step(), Step::Topic { topic: 0, .. }));
    assert_eq!(session.problems(), [(0, &Problem::Unanswered)]);
    assert_eq!(session.focus(), (Focus::Problems, 2));
    let again = session.apply(Action::Continue);
    assert_eq!(again.focus(), (Focus::Problems, 3));
    let answered = session.apply(Action::Answer(0, Entry::Boolean(true))).apply(Action::Continue);
    assert!(matches!(answered.step(), Step::Topic { topic: 1, .. }));
    assert_eq!((answered.problems(), answered.focus()), (Vec::new(), (Focus::Heading, 3)));
}

#[test]
fn what_was_typed_is_kept_beneath_i_do_not_know() {
    let typed = date("2026", "8", "");
    let session = enter(&session(), "lavage_ever", Entry::Boolean(true));
    let last = item(&session, "lavage_last");
    let unknown = enter(&session, "lavage_last", typed.to_unknown());
    assert_eq!(unknown.reading(last), Reading::Unknown);
    assert_eq!(unknown.entry(last).beneath(), &typed);
}

#[test]
fn limits_of_dates_are_the_trials() {
    let session = enter(&session(), "lavage_ever", Entry::Boolean(true));
    let last = item(&session, "lavage_last");
    let reading = |entry| enter(&session, "lavage_last", entry).reading(last);
    assert_eq!(reading(date("2026", "11", "23")), Reading::Wrong(Problem::AfterReference(day("2026-11-22"))));
    assert_eq!(reading(date("1959", "", "")), Reading::Wrong(Problem::Before(day("1960-01-01"))));
    assert!(matches!(reading(date("2026", "11", "")), Reading::Given(Answer::Date(_))));
    assert_eq!(reading(date("", "", "")), Reading::Blank);
}

#[test]
fn back_leads_the_same_way_and_keeps_everything() {
    let check = fitting();
    let mut session = check.clone();
    let mut steps = 0;
    while session.step() != Step::Start {
        session = session.apply(Action::Back);
        steps += 1;
    }
    assert_eq!(steps, 12);
    assert_eq!(session.answers(), check.answers());
    assert_eq!(session.apply(Action::Back).step(), Step::Start);
}

#[test]
fn the_browsers_back_and_forward_walk_the_same_steps() {
    let check = fitting();
    let topic = check.apply(Action::Back);
    assert_eq!(topic.apply(Action::Visit(check.place())).step(), check.step());
    let start = check.apply(Action::Visit(Place { index: 0, ..check.place() }));
    assert_eq!((start.step(), start.answers()), (Step::Start, check.answers()));
    // Going on from there forgets what lay ahead.
    let anew = start.apply(Action::Continue);
    assert_eq!(anew.apply(Action::Visit(check.place())).step(), Step::Start);
}

#[test]
fn no_place_of_an_erased_session_leads_anywhere() {
    let check = fitting();
    let fresh = check.apply(Action::Restart);
    assert_ne!(fresh.place().generation, check.place().generation);
    let visited = fresh.apply(Action::Continue).apply(Action::Visit(check.place()));
    assert_eq!(visited.step(), Step::Start);
    assert!(visited.is_blank());
}

#[test]
fn a_result_that_does_not_count_everything_is_not_shown_again() {
    let result = fitting().apply(Action::Continue);
    let open = enter(&result.apply(Action::Back), "lavage_ever", Entry::Boolean(true));
    assert_eq!(open.apply(Action::Visit(result.place())).step(), Step::Overview(Overview::Check));
}

#[test]
fn both_forms_share_the_answers() {
    let check = fitting();
    let form = check.apply(Action::ChangeAudience(Audience::Clinician));
    assert_eq!((form.step(), form.audience(), form.answers()), (Step::Form, Audience::Clinician, check.answers()));
    let rows = Entry::List(vec![vec![date("2026", "1", ""), Entry::Blank, Entry::Choice(1)], vec![Entry::Blank; 3]]);
    let told = enter(&form, "assessments", rows);
    let back = told.apply(Action::ChangeAudience(Audience::Participant));
    assert_eq!((back.step(), back.answers()), (Step::Start, told.answers()));
    assert!(matches!(back.reading(item(&back, "assessments")), Reading::Given(Answer::List(rows)) if rows.len() == 1));
}

#[test]
fn rows_without_anything_are_not_there_and_no_rows_are_a_statement() {
    let session = session();
    let assessments = item(&session, "assessments");
    let reading = |entry| enter(&session, "assessments", entry).reading(assessments);
    assert_eq!(reading(Entry::List(vec![vec![Entry::Blank; 3]])), Reading::Blank);
    assert_eq!(reading(Entry::List(Vec::new())), Reading::Given(Answer::List(Vec::new())));
    let late = vec![date("2026", "11", "23"), Entry::Blank, Entry::Blank];
    let problem = Box::new(Problem::AfterReference(day("2026-11-22")));
    let rows = vec![vec![Entry::Blank; 3], late];
    assert_eq!(reading(Entry::List(rows)), Reading::Wrong(Problem::InCell { row: 1, field: 0, problem }));
}

#[test]
fn another_reference_date_counts_as_soon_as_it_is_a_day() {
    let session = fitting();
    let typed =
        |year: &str, month: &str, day: &str| DateText { year: year.into(), month: month.into(), day: day.into() };
    let half = session.apply(Action::EnterReferenceDate(typed("2027", "2", "")));
    assert_eq!((half.reference_date(), half.reference_is_wrong()), (day("2026-11-22"), true));
    // What is typed first of "2027" is no year of the past.
    let begun = half.apply(Action::EnterReferenceDate(typed("20", "2", "23")));
    assert_eq!((begun.reference_date(), begun.reference_is_wrong()), (day("2026-11-22"), true));
    let emptied = half.apply(Action::EnterReferenceDate(DateText::default()));
    assert_eq!((emptied.reference_text(), emptied.reference_is_wrong()), (DateText::default(), true));
    let whole = half.apply(Action::EnterReferenceDate(typed("2027", "2", "23")));
    assert_eq!((whole.reference_date(), whole.reference_is_wrong()), (day("2027-02-23"), false));
    assert_eq!(whole.apply(Action::Today(day("2026-11-23"))).reference_date(), day("2027-02-23"));
    assert_eq!(whole.apply(Action::Restart).reference_date(), day("2026-11-22"));
    let again = whole.apply(Action::CompareAsOnToday);
    assert_eq!((again.reference_date(), again.reference_text()), (day("2026-11-22"), typed("2026", "11", "22")));
}

#[test]
fn a_new_day_counts_for_whoever_has_not_begun() {
    let tomorrow = day("2026-11-23");
    assert_eq!(session().apply(Action::Today(tomorrow)).reference_date(), tomorrow);
    let begun = fitting().apply(Action::Today(tomorrow));
    assert_eq!(begun.reference_date(), day("2026-11-22"));
    assert_eq!(begun.apply(Action::Restart).reference_date(), tomorrow);
}

#[test]
fn change_returns_straight_to_where_it_was_pressed() {
    let check = fitting();
    let result = check.apply(Action::Continue);
    for (overview, session) in [(Overview::Check, check), (Overview::Result, result)] {
        let asked = item(&session, "cancer_history");
        let changing = session.apply(Action::Change(asked));
        assert!(matches!(changing.step(), Step::Topic { change_from: Some(from), .. } if from == overview));
        assert_eq!(changing.focus().0, Focus::Question(asked));
        assert_eq!(changing.apply(Action::Continue).step(), Step::Overview(overview));
        assert_eq!(changing.apply(Action::Back).step(), Step::Overview(overview));
    }
}

#[test]
fn a_change_that_opens_a_question_is_not_finished_without_its_answer() {
    let result = fitting().apply(Action::Continue);
    let changing = result.apply(Action::Change(item(&result, "lavage_ever")));
    let opened = enter(&changing, "lavage_ever", Entry::Boolean(true)).apply(Action::Continue);
    assert_eq!(opened.problems(), [(item(&result, "lavage_last"), &Problem::Unanswered)]);
    // Whoever leaves it like that comes to the answers, from which the result leads back to the open question.
    let left = opened.apply(Action::Back);
    assert_eq!(left.step(), Step::Overview(Overview::Check));
    assert!(matches!(left.apply(Action::Continue).step(), Step::Topic { change_from: Some(Overview::Result), .. }));
    let dated = enter(&opened, "lavage_last", date("2026", "8", "22")).apply(Action::Continue);
    assert_eq!(dated.step(), Step::Overview(Overview::Result));
}

#[test]
fn another_language_keeps_answers_and_step() {
    let check = fitting();
    let chinese = check.apply(Action::ChangeLanguage(Language::Chinese));
    assert_eq!(chinese.language(), Language::Chinese);
    assert_eq!((chinese.step(), chinese.answers(), chinese.focus()), (check.step(), check.answers(), check.focus()));
}

#[test]
fn start_again_erases_everything_but_the_language() {
    let chinese = fitting().apply(Action::ChangeLanguage(Language::Chinese));
    let fresh = chinese.apply(Action::Restart);
    assert_eq!((fresh.step(), fresh.language()), (Step::Start, Language::Chinese));
    assert!((0..fresh.trial().items().len()).all(|item| fresh.entry(item) == &Entry::Blank));
    assert_ne!(fresh.focus().1, chinese.focus().1);
}

#[test]
fn with_a_person_who_fits_nothing_stands_in_the_way() {
    let outcome = outcome(&fitting());
    assert_eq!(outcome.determination, Determination::PossiblyEligible);
    assert_eq!(outcome.lines.len(), 17);
    let count = |group| outcome.group(group).count();
    assert_eq!(Group::ALL.map(count), [0, 0, 3, 0, 14]);
}

#[test]
fn a_lavage_three_months_ago_waits_for_a_date() {
    let session = enter(&fitting(), "lavage_ever", Entry::Boolean(true));
    let session = enter(&session, "lavage_last", date("2026", "8", "22"));
    let outcome = outcome(&session);
    assert_eq!(outcome.determination, Determination::NotYet);
    assert_eq!(outcome.earliest, Some(DateRange::day(day("2027-02-23"))));
    let lavage = line(&session, "E2");
    assert_eq!((lavage.mark, lavage.clear), (Mark::StandsInTheWay, outcome.earliest));
    assert_eq!(lavage.items, [item(&session, "lavage_ever"), item(&session, "lavage_last")]);
}

#[test]
fn nobody_who_knows_nothing_gets_a_verdict() {
    let outcome = outcome(&know_nothing(session().apply(Action::Continue)));
    assert_eq!(outcome.determination, Determination::Undetermined);
    assert!(outcome.group(Group::StandsInTheWay).next().is_none());
    assert!(outcome.group(Group::Fits).next().is_none());
}

#[test]
fn each_open_criterion_is_in_the_group_that_says_what_to_do() {
    let fitting = fitting();
    let mark = |link_id: &str, entry: Entry, identifier: &str| line(&enter(&fitting, link_id, entry), identifier).mark;
    assert_eq!(mark("bal_shows_pap", Entry::Boolean(false), "I2"), Mark::DependsOnReading);
    assert_eq!(mark("other_pap_type", Entry::Boolean(true), "E1"), Mark::Contradiction);
    assert_eq!(mark("lavage_ever", Entry::Blank.to_unknown(), "E2"), Mark::NeedsAnswer);
    assert_eq!(mark("infection_active", Entry::Boolean(true), "E7"), Mark::StudyTeam);
    assert_eq!(
        mark("cancer_history", code(&fitting, "cancer_history", "in_situ_or_basal_cell"), "E8"),
        Mark::StudyTeam
    );
    assert_eq!(mark("gmcsf_antibody", code(&fitting, "gmcsf_antibody", "equivocal"), "I2"), Mark::NeedsAnswer);
    assert_eq!(mark("pao2_on_oxygen", Entry::Blank.to_unknown(), "I4"), Mark::FitsProvisionally);
    assert_eq!(mark("pregnancy_possible", Entry::Boolean(false), "E11"), Mark::DoesNotApply);
    assert_eq!(mark("age_18_or_over", Entry::Boolean(true), "E10"), Mark::StudyTeam);
}

#[test]
fn readings_are_told_by_whether_they_let_in() {
    let session = enter(&fitting(), "bal_shows_pap", Entry::Boolean(false));
    assert_eq!(line(&session, "I2").readings, [Some(false), Some(false), Some(true)]);
}

#[test]
fn what_takes_part_in_no_criterion_is_a_reminder_unless_it_is_a_no() {
    assert!(outcome(&fitting()).reminders.is_empty());
    let session = enter(&fitting(), "serious_allergy", Entry::Boolean(true));
    let session = enter(&session, "other_serious_condition", Entry::Blank.to_unknown());
    let reminders: Vec<_> =
        outcome(&session).reminders.iter().map(|item| session.trial().items()[*item].link_id.clone()).collect();
    assert_eq!(reminders, ["serious_allergy", "other_serious_condition"]);
}

#[test]
fn a_contradiction_that_decides_nothing_is_told() {
    let session = enter(&fitting(), "can_have_children", Entry::Boolean(true));
    let session = enter(&session, "will_use_contraception", Entry::Boolean(true));
    let session = enter(&session, "pregnancy_possible", Entry::Boolean(true));
    let session = enter(&session, "plans_pregnancy", Entry::Boolean(true));
    assert_eq!(outcome(&session).conflicts, [0]);
    assert!(outcome(&fitting()).conflicts.is_empty());
}
