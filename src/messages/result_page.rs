//! What the sentences of the result page are.

use crate::session::outcome::{Group, Mark};
use screening::{DateRange, Determination};

/// Sentences of the result page.
#[derive(Debug)]
pub struct ResultPage {
    /// Heading.
    pub title: &'static str,
    /// The overall result, hedged.
    pub determination: fn(Determination) -> &'static str,
    /// When waiting is enough.
    pub earliest: fn(DateRange) -> String,
    /// That no date for everything can be told, though single ones can.
    pub no_earliest: &'static str,
    /// Said before the criteria that wait.
    pub waits_for: &'static str,
    /// From when on a criterion no longer stands in the way, after its name.
    pub waits_until: fn(DateRange) -> String,
    /// What the date does not promise.
    pub earliest_caveat: fn(end_date: &str) -> String,
    /// That contradictory answers were given which decide nothing.
    pub contradictions: &'static str,
    /// Said before the number of criteria in each group.
    pub compared_with: fn(count: usize) -> String,
    /// Heading of a group.
    pub group: fn(Group) -> &'static str,
    /// The same with the number of its criteria.
    pub group_of: fn(group: &str, count: usize) -> String,
    /// What a group means.
    pub group_lead: fn(Group) -> &'static str,
    /// The state of a criterion.
    pub mark: fn(Mark) -> &'static str,
    /// A criterion by its identifier.
    pub rule: fn(identifier: &str) -> String,
    /// When a criterion that stands in the way clears.
    pub clears: fn(DateRange) -> String,
    /// When a criterion clears on a day that depends on what is not exactly known.
    pub would_clear: fn(DateRange) -> String,
    /// That the study team must confirm.
    pub to_confirm: &'static str,
    /// Heading of the readings.
    pub readings: &'static str,
    /// What a reading would mean.
    pub reading: fn(lets_in: Option<bool>) -> &'static str,
    /// Heading: the answers used.
    pub answers_used: &'static str,
    /// That no question was asked about it.
    pub nothing_asked: &'static str,
    /// What to do where a criterion needs nothing but time.
    pub wait: &'static str,
    /// Said before what to do next.
    pub next_step: &'static str,
    /// Heading: documents for the study team.
    pub bring: &'static str,
    /// Heading: questions for the study team.
    pub ask: &'static str,
    /// Heading of answers that count though participants are not asked them.
    pub told_elsewhere: &'static str,
    /// What they are.
    pub told_elsewhere_lead: &'static str,
    /// Prints the result.
    pub print: &'static str,
    /// Heading of the reminders.
    pub reminders: &'static str,
    /// What the reminders are.
    pub reminders_lead: &'static str,
    /// Heading of the versions.
    pub versions: &'static str,
    /// The trial definition's version and the copy's date.
    pub definition: fn(identifier: &str, version: &str, copied_on: &str) -> String,
    /// The reference date.
    pub compared_as_of: fn(date: &str) -> String,
}
