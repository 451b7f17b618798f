//! "About how long ago?" with the trial that the page ships.

use super::{date, day, enter, fitting, item, line, session};
use crate::messages::Language;
use crate::messages::answer_text::answer_text;
use crate::session::about_when::Ago;
use crate::session::entry::{Entry, Reading};
use crate::session::outcome::Mark;
use screening::{Answer, DateRange, Period};

#[test]
fn only_dates_from_which_a_time_counts_are_asked_so() {
    let session = session();
    let windows = |link_id: &str| {
        let choices = session.about_when(item(&session, link_id));
        choices.get(1).map(|choice| choice.ago)
    };
    let between = |least, most| Some(Ago::Between(least, most));
    assert_eq!(windows("lavage_last"), between(Period::Months(3), Period::Months(6)));
    assert_eq!(windows("gmcsf_last"), between(Period::Months(3), Period::Months(6)));
    assert_eq!(windows("trial_treatment_last"), between(Period::Days(42), Period::Months(3)));
    assert_eq!(windows("stem_cell_study_last"), between(Period::Months(6), Period::Months(12)));
    assert_eq!((windows("lavage_ever"), windows("pao2"), windows("assessments")), (None, None, None));
}

#[test]
fn each_choice_decides_the_criterion_it_was_cut_for() {
    let session = enter(&fitting(), "lavage_ever", Entry::Boolean(true));
    let choices = session.about_when(item(&session, "lavage_last"));
    let marks: Vec<Mark> =
        choices.iter().map(|of| line(&enter(&session, "lavage_last", Entry::Days(of.days)), "E2").mark).collect();
    assert_eq!(marks, [Mark::StandsInTheWay, Mark::StandsInTheWay, Mark::Fits, Mark::Fits]);
}

#[test]
fn a_range_takes_the_place_of_what_was_typed_and_typing_that_of_a_range() {
    let session = enter(&session(), "lavage_ever", Entry::Boolean(true));
    let last = item(&session, "lavage_last");
    let days = session.about_when(last)[1].days;
    let chosen = enter(&enter(&session, "lavage_last", date("2026", "8", "")), "lavage_last", Entry::Days(days));
    assert_eq!(chosen.reading(last), Reading::Given(Answer::Days(days)));
    assert!(chosen.entry(last).date_text().is_blank());
    let unknown = enter(&chosen, "lavage_last", chosen.entry(last).to_unknown());
    assert_eq!((unknown.reading(last), unknown.entry(last).beneath()), (Reading::Unknown, &Entry::Days(days)));
    let typed = enter(&chosen, "lavage_last", date("2026", "8", ""));
    assert!(matches!(typed.reading(last), Reading::Given(Answer::Date(_))));
}

#[test]
fn a_range_is_told_as_an_answer() {
    let session = session();
    let last = item(&session, "lavage_last");
    let told = |language: Language, days: DateRange| {
        let texts = session.trial().definition().languages.iter().find(|of| of.language == language.tag()).unwrap();
        answer_text(language.messages(), &session.trial().items()[last], &texts.items[last], &Answer::Days(days))
    };
    let days = DateRange { from: day("2026-05-22"), to: day("2026-08-21") };
    assert_eq!(told(Language::English, days), "Between 22 May 2026 and 21 August 2026");
    assert_eq!(told(Language::Chinese, days), "2026年5月22日至2026年8月21日之间");
    let days = DateRange { from: day("1960-01-01"), to: day("2025-11-21") };
    assert_eq!(told(Language::English, days), "21 November 2025 or earlier");
    assert_eq!(told(Language::Chinese, days), "2025年11月21日或更早");
}
