//! The result page in English.

use super::date;
use crate::messages::result_page::ResultPage;
use crate::session::outcome::{Group, Mark};
use screening::Determination;

pub(super) const RESULT_PAGE: ResultPage = ResultPage {
    title: "How your answers compare with the listed rules",
    determination: |determination| match determination {
        Determination::PossiblyEligible => {
            "Nothing you entered stands in the way of the listed rules. This does not mean that you can join. The study team must check your records and do tests."
        }
        Determination::NotYet => {
            "Some of your answers do not match the listed rules today, but that can change as time passes. Only the study team can say for sure."
        }
        Determination::NotMatching => {
            "Some of your answers do not match the rules listed for this study. Only the study team can say for sure."
        }
        Determination::Undetermined => "We cannot tell yet. Some points need more information; they are listed below.",
    },
    earliest: |range| {
        if range.from == range.to {
            format!("If nothing else changes, nothing you entered stands in the way from {}.", date(range.from))
        } else {
            format!(
                "If nothing else changes, nothing you entered stands in the way from a day between {} and {}. Exact dates would tell which.",
                date(range.from),
                date(range.to)
            )
        }
    },
    no_earliest: "We cannot give one date for everything yet. The dates that we can work out stand beside the rules below.",
    waits_for: "What it waits for:",
    waits_until: |range| {
        if range.from == range.to {
            format!("From {} on it no longer stands in the way.", date(range.from))
        } else {
            format!("It stops standing in the way on a day between {} and {}.", date(range.from), date(range.to))
        }
    },
    compared_with: |count| format!("Your answers were compared with {count} rules:"),
    wait: "For this rule it is enough to wait. Do not stop or put off any treatment because of this page.",
    bring: "What to bring",
    ask: "What to ask the study team",
    told_elsewhere: "Other answers that count",
    told_elsewhere_lead: "They come from a file or from the form for health professionals. You are not asked about them here.",
    print: "Print",
    earliest_caveat: |end_date| {
        format!(
            "This is not an invitation, and the study may be closed: the end date on its record is {end_date}. Do not stop or delay any treatment because of this page."
        )
    },
    contradictions: "Please check these answers",
    group: |group| match group {
        Group::StandsInTheWay => "Stands in the way now",
        Group::NeedsAnswer => "Needs an answer or a document",
        Group::StudyTeam => "The study team decides",
        Group::DependsOnReading => "Depends how the record is read",
        Group::Fits => "Fits",
    },
    group_of: |group, count| format!("{group} ({count})"),
    group_lead: |group| match group {
        Group::StandsInTheWay => "By your answers these rules are not met today.",
        Group::NeedsAnswer => "An answer, a test result or a document would settle these rules.",
        Group::StudyTeam => "No form can settle these rules. The study team does.",
        Group::DependsOnReading => {
            "The record’s sentence can be read in more than one way, and the ways disagree about your answers."
        }
        Group::Fits => "By your answers nothing in these rules stands in the way.",
    },
    mark: |mark| match mark {
        Mark::StandsInTheWay => "Stands in the way now",
        Mark::NeedsAnswer => "Not known yet",
        Mark::Contradiction => "Two answers disagree",
        Mark::StudyTeam => "The study team decides",
        Mark::DependsOnReading => "Depends on the reading",
        Mark::FitsProvisionally => "Fits, to be confirmed",
        Mark::Fits => "Fits",
        Mark::DoesNotApply => "Does not apply to you",
    },
    rule: |identifier| format!("Rule {identifier}:"),
    clears: |range| {
        if range.from == range.to {
            format!("From {} this rule no longer stands in the way.", date(range.from))
        } else {
            format!(
                "This rule stops standing in the way on a day between {} and {}. The exact date would tell which.",
                date(range.from),
                date(range.to)
            )
        }
    },
    would_clear: |range| {
        if range.from == range.to {
            format!("If this stands in the way, then only until the day before {}.", date(range.from))
        } else {
            format!(
                "If this stands in the way, it stops doing so on a day between {} and {}. The exact date would tell.",
                date(range.from),
                date(range.to)
            )
        }
    },
    to_confirm: "The study team must still confirm this.",
    readings: "Ways to read the record",
    reading: |lets_in| match lets_in {
        Some(true) => "Read like this, it fits.",
        Some(false) => "Read like this, it stands in the way.",
        None => "Read like this, we cannot tell.",
    },
    answers_used: "Your answers",
    nothing_asked: "This page asks no question about it.",
    next_step: "What to do next:",
    reminders: "To mention to the study team",
    reminders_lead: "No listed rule is decided by these answers, but the study team will want to know.",
    versions: "What was compared, and when",
    definition: |identifier, version, copied_on| {
        format!(
            "Rules of {identifier}, version {version} of this page’s definition, from the record as copied on {copied_on}."
        )
    },
    compared_as_of: |date| format!("Your answers were compared as of {date}."),
};
