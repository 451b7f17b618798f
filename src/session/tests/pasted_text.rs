//! A text that is pasted and not opened: nobody is to find it on a device that was left alone.

use super::{enter, session};
use crate::session::Action;
use crate::session::entry::Entry;

const ANSWERS: &str = r#"{"answers":{"age_18_or_over":true}}"#;

#[test]
fn a_pasted_text_is_watched_over_until_it_is_gone() {
    let blank = session();
    assert!(!blank.holds_answers());
    assert!(enter(&blank, "age_18_or_over", Entry::Boolean(true)).holds_answers());

    let pasted = blank.apply(Action::Paste(true));
    assert!(pasted.holds_answers() && pasted.is_blank());
    for gone in [
        Action::Paste(false),
        Action::Restart,
        // The field is emptied when its text is opened or refused, and goes with its page.
        Action::Open("no answers".to_owned()),
        Action::Continue,
    ] {
        assert!(!pasted.apply(gone.clone()).holds_answers(), "{gone:?}");
    }
    let opened = pasted.apply(Action::Open(ANSWERS.to_owned()));
    assert!(opened.apply(Action::Restart).is_blank() && opened.holds_answers());
}
