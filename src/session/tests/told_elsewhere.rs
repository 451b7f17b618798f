//! Answers that count though participants are not asked them.

use super::{date, enter, fitting, item, line, outcome};
use crate::session::Session;
use crate::session::entry::Entry;

fn told_elsewhere(session: &Session) -> Vec<usize> {
    session.told_elsewhere(&session.sheet())
}

#[test]
fn what_was_entered_in_the_clinicians_form_is_listed_and_named_where_it_counts() {
    let fitting = fitting();
    assert!(told_elsewhere(&fitting).is_empty());
    let session = enter(&fitting, "birth_date", date("1980", "5", ""));
    assert_eq!(told_elsewhere(&session), [item(&session, "birth_date")]);
    assert!(line(&session, "I1").items.contains(&item(&session, "birth_date")));
    assert!(line(&session, "I1").items.contains(&item(&session, "age_18_or_over")));
    // What cannot be used, or is not known, does not count.
    for entry in [date("1980", "13", ""), Entry::Blank.to_unknown()] {
        assert!(told_elsewhere(&enter(&fitting, "birth_date", entry)).is_empty());
    }
    // Nor what depends on an answer that speaks against it.
    let no_biopsy = enter(&fitting, "biopsy_type", Entry::Choice(0));
    assert!(told_elsewhere(&no_biopsy).is_empty());
}

#[test]
fn whoever_gave_the_exact_date_only_waits() {
    let session = enter(&fitting(), "lavage_ever", Entry::Boolean(true));
    let exact = enter(&session, "lavage_last", date("2026", "8", "22"));
    assert!(line(&exact, "E2").only_waits());
    assert_eq!(outcome(&exact).waiting().count(), 1);
    let month = enter(&session, "lavage_last", date("2026", "8", ""));
    assert!(!line(&month, "E2").only_waits());
    assert_eq!(outcome(&month).waiting().count(), 1);
    let unknown = enter(&session, "lavage_last", date("2026", "5", ""));
    assert_eq!((line(&unknown, "E2").only_waits(), outcome(&unknown).waiting().count()), (false, 0));
}
