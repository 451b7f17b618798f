//! The trials that files are read for: the one that the page ships, and a small one with an item of every kind.

#[path = "../../authoring/tests/any_trial/folders.rs"]
#[allow(dead_code, clippy::expect_used, reason = "the tests of trials use the rest")]
pub(crate) mod folders;

use screening::{Date, Trial};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

/// The files of a trial's folder by their names.
pub(crate) type Files = BTreeMap<&'static str, String>;

thread_local! {
    static TRIALS: [Rc<Trial>; 2] = {
        let folder = folders::write(&place(), "every_kind", &every_kind());
        [authoring::load_trial(&folder).unwrap(), Trial::from_json(trial_prescreen::TRIAL).unwrap()].map(Rc::new)
    };
}

/// The small trial and the one that the page ships.
pub(crate) fn trials() -> [Rc<Trial>; 2] {
    TRIALS.with(Clone::clone)
}

/// The small trial alone.
pub(crate) fn small_trial() -> Rc<Trial> {
    let [small, _] = trials();
    small
}

/// The folder of the small trial.
pub(crate) fn every_kind() -> Files {
    folders::expanded("every_kind", include_str!("every_kind.txt"))
}

/// Where this process writes trials' folders.
pub(crate) fn place() -> PathBuf {
    std::env::temp_dir().join(format!("trial-prescreen-fuzzing-{}", std::process::id()))
}

/// The day as on which everything is compared.
pub(crate) fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}
