//! What the sentences of the start page and about the record's status are.

use crate::session::Exposure;

/// Sentences of the start page.
#[derive(Debug)]
pub struct StartPage {
    /// What a person can do here.
    pub lead: &'static str,
    /// Heading: about the study.
    pub about: &'static str,
    /// Heading: who the study is for.
    pub who_for: &'static str,
    /// Heading: what happens to the answers.
    pub answers: &'static str,
    /// That they stay on the device.
    pub answers_stay: fn(Exposure) -> &'static str,
    /// That closing the page erases them.
    pub answers_end: &'static str,
    /// Heading: how it works.
    pub how: &'static str,
    /// How the pages follow each other.
    pub steps: &'static str,
    /// What to do with the result.
    pub take_along: &'static str,
    /// Heading: where the record comes from.
    pub record: &'static str,
    /// How long it takes.
    pub how_long: &'static str,
    /// What to have at hand.
    pub at_hand: &'static str,
    /// That "I do not know" is always possible.
    pub may_not_know: &'static str,
    /// The record's facts.
    pub facts: RecordFacts,
}

/// Names of the record's facts.
#[derive(Debug)]
pub struct RecordFacts {
    /// Heading.
    pub heading: &'static str,
    /// Registry identifier.
    pub identifier: &'static str,
    /// Title as recorded.
    pub title: &'static str,
    /// Summary as recorded.
    pub summary: &'static str,
    /// Status.
    pub status: &'static str,
    /// End date.
    pub end_date: &'static str,
    /// Planned number of participants.
    pub enrollment: &'static str,
    /// Gender.
    pub gender: &'static str,
    /// Phase.
    pub phase: &'static str,
    /// Healthy volunteers.
    pub healthy_volunteers: &'static str,
    /// Lead sponsor.
    pub sponsor: &'static str,
    /// Collaborator.
    pub collaborator: &'static str,
    /// Source of the copy.
    pub source: &'static str,
}

/// Sentences about the record's status.
#[derive(Debug)]
pub struct StatusNotice {
    /// Heading.
    pub heading: &'static str,
    /// Where to ask whether it is open.
    pub may_be_closed: &'static str,
    /// What the record says of its status, in this language and in its own words.
    pub says: fn(status: &str) -> String,
    /// Its end date, and whether that has passed.
    pub end_date: fn(date: &str, passed: bool) -> String,
    /// Its planned number of participants; 0 is called what it is.
    pub enrollment: fn(count: u32) -> String,
    /// Where and when the copy was taken, and that nothing was checked live.
    pub copied: fn(source: &str, date: &str) -> String,
    /// That answering is no enrolment.
    pub no_enrolment: &'static str,
}
