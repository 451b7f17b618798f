//! How far a long file is, told on standard error while that is a terminal and to nobody otherwise.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Records between two looks at the clock.
const STRIDE: u64 = 1024;

/// Time between two messages.
const PAUSE: Duration = Duration::from_millis(250);

/// The count of records, shown now and then.
pub(super) struct Progress {
    records: u64,
    /// `None`: nobody is watching.
    shown: Option<Instant>,
    anything_shown: bool,
}

impl Progress {
    /// No record yet.
    pub(super) fn start() -> Progress {
        let shown = std::io::stderr().is_terminal().then(Instant::now);
        Progress { records: 0, shown, anything_shown: false }
    }

    /// One more record is done.
    pub(super) fn one_more(&mut self) {
        self.records += 1;
        let Some(shown) = self.shown else { return };
        if !self.records.is_multiple_of(STRIDE) || shown.elapsed() < PAUSE {
            return;
        }
        self.shown = Some(Instant::now());
        self.anything_shown = true;
        self.show("");
    }

    /// All records are done.
    pub(super) fn end(&self) {
        if self.anything_shown {
            self.show("\n");
        }
    }

    fn show(&self, end: &str) {
        // A terminal that went away is no reason to stop screening.
        let _ = write!(std::io::stderr(), "\r{} records{end}", self.records);
    }
}
