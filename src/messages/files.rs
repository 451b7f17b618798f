//! What the sentences about files, copies and codes are: opening, keeping, handing over.

use crate::session::answers_file::FileProblem;
use crate::session::opening::Notice;
use screening::definition::Unit;
use screening::{Determination, Status};

/// Sentences about files.
#[derive(Debug)]
pub struct Files {
    /// Heading of the part that opens a file.
    pub open: &'static str,
    /// What kind of file.
    pub open_lead: &'static str,
    /// The field for a file.
    pub choose: &'static str,
    /// Disclosure: pasting the text of a code.
    pub paste: &'static str,
    /// The field for that text.
    pub pasted: &'static str,
    /// Opens that text.
    pub open_pasted: &'static str,
    /// Heading: a file cannot be opened.
    pub refused: &'static str,
    /// That there are that many more problems than those shown.
    pub more_problems: fn(count: usize) -> String,
    /// That nothing was changed.
    pub nothing_changed: &'static str,
    /// Heading: opening takes the place of what is entered.
    pub replaces: &'static str,
    /// What that means.
    pub replaces_lead: &'static str,
    /// Opens it.
    pub replace: &'static str,
    /// Does not.
    pub keep: &'static str,
    /// What is wrong with a file; the item as [`Files::place`] tells it, and its units.
    pub problem: fn(problem: &FileProblem, item: &str, units: &[Unit]) -> String,
    /// The place of a problem: label, name in the file, row counted from 1, field.
    pub place: fn(label: &str, name: &str, row: Option<usize>, field: Option<&str>) -> String,
    /// What happened, and as of which day answers are compared.
    pub notice: fn(notice: &Notice, compared_as_of: &str) -> String,
    /// Compares as of today, which is this day.
    pub compare_today: fn(today: &str) -> String,
    /// Heading of the part for keeping and handing over.
    pub keep_answers: &'static str,
    /// What the file is.
    pub save_lead: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// Disclosure: a code to hand over.
    pub code: &'static str,
    /// What the code is.
    pub code_lead: &'static str,
    /// Says that this is what stands in it.
    pub code_holds: &'static str,
    /// Draws it.
    pub show_code: &'static str,
    /// What the picture is, in place of it.
    pub code_picture: &'static str,
    /// That there is too much for a code.
    pub too_long: &'static str,
    /// Copies the result.
    pub copy: &'static str,
    /// Saves answers and result as JSON.
    pub save_json: &'static str,
    /// Saves the answers as CSV.
    pub save_csv: &'static str,
    /// Saves a date for a calendar.
    pub save_ics: &'static str,
    /// What the group of these buttons is.
    pub exports: &'static str,
    /// The title of the event in a calendar.
    pub event: fn(trial: &str) -> String,
    /// What it is about: first day, last day, the reference date, the definition's version.
    pub event_description: fn(from: &str, to: &str, compared: &str, version: &str) -> String,
    /// The hash of the compiled rules.
    pub fingerprint: fn(hash: &str) -> String,
    /// The reference date.
    pub compared_as_of: fn(date: &str) -> String,
    /// The overall result, to professionals.
    pub determination: fn(Determination) -> &'static str,
    /// When it may change by the passing of time.
    pub earliest: fn(days: &str) -> String,
    /// The last date overall, where the time ends again.
    pub latest: fn(days: &str) -> String,
    /// Each criterion that fails passes on some later day, but never all on one.
    pub no_common_day: &'static str,
    /// A range of days.
    pub between: fn(from: &str, to: &str) -> String,
    /// A status, to professionals.
    pub status: fn(Status) -> &'static str,
    /// A flag, by its word on the wire, to professionals.
    pub flag: fn(code: &str) -> &str,
    /// When it clears.
    pub clears: fn(days: &str) -> String,
    /// Until when it passes.
    pub until: fn(days: &str) -> String,
    /// An item and its answer.
    pub labelled: fn(label: &str, answer: &str) -> String,
    /// Heading of the contradictions.
    pub conflicts: &'static str,
    /// Heading of the next items.
    pub next: &'static str,
    /// What a result is not.
    pub no_advice: &'static str,
}

/// Sentences about a device that is left alone.
#[derive(Debug)]
pub struct Idle {
    /// Heading of the warning.
    pub heading: &'static str,
    /// What happens, and why.
    pub lead: &'static str,
    /// How long it takes.
    pub seconds: fn(seconds: u32) -> String,
    /// Stops it.
    pub stay: &'static str,
    /// Does it at once.
    pub erase: &'static str,
}
