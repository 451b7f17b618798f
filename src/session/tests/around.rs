//! What a page around the session does and knows.

use super::{date, enter, fitting, item, number};
use crate::session::answers_file::file_json;
use crate::session::entry::Entry;
use crate::session::progress::Progress;
use crate::session::steps::{Overview, Step};
use crate::session::{Action, Audience, Exposure, Session};
use screening::Date;

fn progress(session: &Session) -> Progress {
    session.progress(&session.sheet())
}

#[test]
fn progress_counts_answers_that_can_be_used_and_items_that_there_are() {
    let fitting = fitting();
    let Progress { step, answered, items } = progress(&fitting);
    assert_eq!(step, "check");
    let restarted = fitting.apply(Action::Restart);
    assert_eq!(progress(&restarted), Progress { step: "start", answered: 0, items });
    // With a number that is none goes the question about it.
    let wrong = enter(&fitting, "pao2", number("abc", 0));
    assert_eq!(progress(&wrong).answered, answered - 2);
    let unknown = enter(&fitting, "age_18_or_over", Entry::Blank.to_unknown());
    assert_eq!(progress(&unknown).answered, answered);
    // How many items there are says nothing of what is asked of this person.
    let more = enter(&fitting, "lavage_ever", Entry::Boolean(true));
    assert_eq!(progress(&more), Progress { step, answered, items });
    let form = fitting.apply(Action::ChangeAudience(Audience::Clinician));
    assert_eq!((progress(&form).step, progress(&form).items), ("form", form.trial().items().len()));
}

#[test]
fn answers_that_the_page_around_brings_leave_the_focus_where_it_is() {
    let fitting = fitting();
    let blank = fitting.apply(Action::Restart);
    let brought = blank.apply(Action::Bring(file_json(&fitting)));
    assert_eq!(brought.focus(), blank.focus());
    assert_eq!(brought.step(), Step::Overview(Overview::Check));
    assert_eq!(file_json(&brought), file_json(&fitting));
    assert!(!brought.has_entries_of(&blank));
    // In place of what is entered.
    let again = enter(&brought, "lavage_last", date("2026", "5", "")).apply(Action::Bring(file_json(&fitting)));
    assert_eq!(*again.entry(item(&again, "lavage_last")), Entry::Blank);
}

#[test]
fn the_day_that_the_page_around_sets_outlasts_start_again() {
    let day = Date::new(2027, 1, 31).unwrap();
    let brought = fitting().apply(Action::Bring(file_json(&fitting())));
    let session = brought.apply(Action::CompareAsOn(day));
    assert_eq!((session.reference_date(), session.is_blank()), (day, false));
    assert_eq!(session.apply(Action::Restart).reference_date(), day);
}

#[test]
fn what_a_participant_entered_is_never_shared() {
    let shared = |session: &Session| session.apply(Action::ChangeAudience(Audience::Clinician)).is_shared();
    let blank = fitting().apply(Action::Restart).apply(Action::Expose(Exposure::Shared));
    assert!(!blank.is_shared() && shared(&blank));
    assert!(!shared(&blank.apply(Action::Expose(Exposure::Embedded))));
    // Entered, added, or opened: whoever then turns to the form for clinicians takes it along, and it stays theirs.
    let list =
        blank.trial().items().iter().position(|item| matches!(item.kind, screening::definition::ItemKind::List(_)));
    for entered in [
        enter(&blank, "lavage_ever", Entry::Boolean(true)),
        enter(&enter(&blank, "lavage_ever", Entry::Boolean(true)), "lavage_ever", Entry::Blank),
        blank.apply(Action::AddRow(list.unwrap())),
        blank.apply(Action::Open(file_json(&fitting()))),
    ] {
        assert!(!shared(&entered));
        let there = entered.apply(Action::ChangeAudience(Audience::Clinician));
        assert!(!enter(&there, "lavage_ever", Entry::Boolean(false)).is_shared());
        assert!(!there.apply(Action::Bring("{".to_owned())).is_shared());
        assert!(there.apply(Action::Expose(Exposure::Embedded)).apply(Action::Expose(Exposure::Shared)).is_shared());
        // Erased, or replaced by what the page around brings, nothing of it is left.
        assert!(there.apply(Action::Restart).is_shared());
        assert!(there.apply(Action::Bring(file_json(&fitting()))).is_shared());
    }
    // What clinicians enter or open where the form says that it is shared is theirs to share.
    let form = blank.apply(Action::ChangeAudience(Audience::Clinician));
    assert!(enter(&form, "lavage_ever", Entry::Boolean(true)).is_shared());
    assert!(form.apply(Action::Open(file_json(&fitting()))).is_shared());
    // What they entered before it said so is not.
    let unshared = form.apply(Action::Expose(Exposure::Embedded));
    let before = enter(&unshared, "lavage_ever", Entry::Boolean(true)).apply(Action::Expose(Exposure::Shared));
    assert!(!before.is_shared() && !before.is_blank());
    assert!(before.apply(Action::Restart).is_shared());
}

#[test]
fn what_a_participant_entered_is_erased_before_the_page_around_can_ask_again() {
    let (day, present) = (Date::new(2027, 1, 31).unwrap(), fitting().today());
    let shared = fitting().apply(Action::Restart).apply(Action::Expose(Exposure::Shared));
    let blank = fitting().apply(Action::Restart);
    let file = file_json(&fitting());
    for entered in [
        enter(&blank, "lavage_ever", Entry::Boolean(true)),
        // Nothing is there any more, but the number of events has told that something was.
        enter(&enter(&blank, "lavage_ever", Entry::Boolean(true)), "lavage_ever", Entry::Blank),
        blank.apply(Action::Open(file.clone())),
        // In the form for others, too.
        enter(&blank, "lavage_ever", Entry::Boolean(true)).apply(Action::ChangeAudience(Audience::Clinician)),
    ] {
        let generation = entered.place().generation;
        let other = match entered.audience() {
            Audience::Participant => Audience::Clinician,
            Audience::Clinician => Audience::Participant,
        };
        for action in [Action::CompareAsOn(day), Action::Address(other), Action::Expose(Exposure::Shared)] {
            let asked = entered.apply(action.clone());
            assert!(asked.is_blank(), "{action:?}");
            assert_eq!(asked.place().generation, generation + 1, "{action:?}");
        }
        let asked = entered.apply(Action::CompareAsOn(day));
        assert_eq!((asked.reference_date(), asked.today()), (day, day));
        assert_eq!(entered.apply(Action::Address(other)).audience(), other);
        assert_eq!(entered.apply(Action::Expose(Exposure::Shared)).exposure(), Exposure::Shared);
        let brought = entered.apply(Action::Bring(file.clone()));
        assert_eq!((brought.place().generation, brought.is_blank()), (generation + 1, false));
        // What is so already, or cannot be used, asks nothing.
        for action in [
            Action::CompareAsOn(present),
            Action::Address(entered.audience()),
            Action::Expose(entered.exposure()),
            Action::Bring("{".to_owned()),
        ] {
            let same = entered.apply(action.clone());
            assert_eq!(same.place().generation, generation, "{action:?}");
            assert!(same.has_entries_of(&entered), "{action:?}");
        }
    }
    // Nor is anything erased of what only clinicians entered, or the page around brought.
    let form = shared.apply(Action::Address(Audience::Clinician));
    for entered in [enter(&form, "lavage_ever", Entry::Boolean(true)), blank.apply(Action::Bring(file))] {
        for action in
            [Action::CompareAsOn(day), Action::Address(Audience::Participant), Action::Expose(Exposure::Sealed)]
        {
            let kept = entered.apply(action.clone());
            assert!(kept.has_entries_of(&entered), "{action:?}");
        }
    }
}

#[test]
fn a_file_that_names_its_day_does_not_tell_it_to_a_page_around_that_guesses() {
    let named = file_json(&fitting()).replacen("2026-11-22", "2026-11-20", 1);
    let opened = fitting().apply(Action::Restart).apply(Action::Open(named));
    let (day, present) = (Date::new(2026, 11, 20).unwrap(), Date::new(2026, 11, 22).unwrap());
    assert_eq!((opened.reference_date(), opened.today()), (day, present));
    assert!(opened.apply(Action::CompareAsOn(day)).is_blank());
    assert_eq!(opened.apply(Action::CompareAsOn(present)).reference_date(), day);
}

#[test]
fn an_answer_belongs_to_the_page_on_which_it_was_given() {
    let blank = fitting().apply(Action::Restart).apply(Action::Expose(Exposure::Shared));
    let lavage = item(&blank, "lavage_ever");
    let answer = || Action::Answer(lavage, Entry::Boolean(true));
    // The page around turns to the form that is shared while a participant's own is still on the screen.
    let turned = blank.apply(Action::Address(Audience::Clinician));
    assert!(turned.is_shared());
    let answered = turned.apply_seen(answer(), blank.seen());
    assert!(!answered.is_shared() && !answered.is_blank());
    assert!(answered.apply(Action::CompareAsOn(Date::new(2027, 1, 31).unwrap())).is_blank());
    // The other way round nothing is given that was not said to be.
    let back = turned.apply(Action::Address(Audience::Participant)).apply_seen(answer(), turned.seen());
    assert!(back.apply(Action::Address(Audience::Clinician)).is_shared());
    // What was on the screen before everything was erased brings nothing back.
    let entered = blank.apply(answer());
    let erased = entered.apply(Action::CompareAsOn(Date::new(2027, 1, 31).unwrap()));
    assert!(erased.apply_seen(answer(), entered.seen()).is_blank());
}
