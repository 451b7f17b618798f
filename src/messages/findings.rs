//! What the sentences of the clinicians' result are.

use screening::{DateRange, Determination, Role, Status};

/// Sentences of the clinicians' result.
#[derive(Debug)]
pub struct Findings {
    /// Heading.
    pub title: &'static str,
    /// The overall result, hedged.
    pub determination: fn(Determination) -> &'static str,
    /// What the overall result rests on.
    pub hedge: &'static str,
    /// How many criteria have a status.
    pub count: fn(Status, usize) -> String,
    /// The overall date.
    pub earliest: fn(DateRange) -> String,
    /// The last date overall, where the time ends again.
    pub latest: fn(DateRange) -> String,
    /// Each criterion that fails passes on some later day, but never all on one.
    pub no_common_day: &'static str,
    /// The criteria that may be the last to clear.
    pub waits_for: fn(identifiers: &str) -> String,
    /// That there is no overall date while something else is open.
    pub no_earliest: &'static str,
    /// What stands between identifiers.
    pub list_separator: &'static str,
    /// Heading: contradictions that decide nothing.
    pub contradictions: &'static str,
    /// The status of a criterion.
    pub status: fn(Status) -> &'static str,
    /// Flag: the study team must confirm.
    pub provisional: &'static str,
    /// Flag: the readings disagree.
    pub depends_on_reading: &'static str,
    /// Flag: only the study team can settle it.
    pub site_assessed: &'static str,
    /// Flag: answers contradict each other.
    pub conflict: &'static str,
    /// A first clear day, in a few words.
    pub clear: fn(DateRange) -> String,
    /// The last day on which it passes, in a few words.
    pub until: fn(DateRange) -> String,
    /// Flag: the search ended at its limit.
    pub not_searched: &'static str,
    /// Heading of the criteria.
    pub criteria: &'static str,
    /// What the statuses mean.
    pub statuses_mean: &'static str,
    /// Shows the reasons of every criterion.
    pub open_all: &'static str,
    /// Hides them.
    pub close_all: &'static str,
    /// Heading: the readings.
    pub readings: &'static str,
    /// A reading by its number, from 1.
    pub reading: fn(number: usize) -> String,
    /// What a reading comes to.
    pub lets_in: fn(Option<bool>) -> &'static str,
    /// Heading: the answers used.
    pub used: &'static str,
    /// Heading: the answers missing.
    pub missing: &'static str,
    /// That an answer is there but leaves something open.
    pub partly_known: &'static str,
    /// Goes to the question of an item.
    pub go_to: fn(label: &str) -> String,
    /// Heading: when it clears.
    pub dates: &'static str,
    /// Heading: the definitions in CQL.
    pub logic: &'static str,
    /// How the clauses are marked.
    pub legend: &'static str,
    /// What the definition of a criterion with one reading is.
    pub only_reading: &'static str,
    /// What a definition is for.
    pub role: fn(Role) -> String,
    /// A truth value in a word.
    pub truth: fn(Option<bool>) -> &'static str,
    /// The same in one letter or sign.
    pub letter: fn(Option<bool>) -> &'static str,
    /// A clause with its value.
    pub clause: fn(text: &str, truth: &str) -> String,
    /// The clauses of a definition as a list.
    pub clauses_of: fn(name: &str) -> String,
    /// Heading: what would decide.
    pub next: &'static str,
    /// How many more answers are needed at least.
    pub at_least: fn(count: usize) -> String,
    /// That fewer may settle the result.
    pub fewer: &'static str,
    /// Criteria that no new answer settles.
    pub beyond_answers: fn(identifiers: &str) -> String,
    /// How many more items are listed.
    pub more: fn(count: usize) -> String,
    /// That no open answer can change the overall result.
    pub nothing_decides: &'static str,
}
