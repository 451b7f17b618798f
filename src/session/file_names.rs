//! Names of the files that people keep: the trial, what it is, and the reference date. Nothing personal.

use crate::session::Session;

impl Session {
    /// The name of a file of some kind (`answers`), with its extension (`json`).
    pub fn file_name(&self, kind: &str, extension: &str) -> String {
        format!("{}-{kind}-{}.{extension}", self.trial.definition().identifier, self.reference_date)
    }
}
