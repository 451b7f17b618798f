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
    let session = fitting().apply(Action::CompareAsOn(day));
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
        // Erased, or replaced by what the page around brings, nothing of it is left.
        assert!(there.apply(Action::Restart).is_shared());
        assert!(there.apply(Action::Bring(file_json(&fitting()))).is_shared());
    }
    // What clinicians enter or open is theirs to share.
    let form = blank.apply(Action::ChangeAudience(Audience::Clinician));
    assert!(enter(&form, "lavage_ever", Entry::Boolean(true)).is_shared());
    assert!(form.apply(Action::Open(file_json(&fitting()))).is_shared());
}
