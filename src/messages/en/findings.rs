//! The clinicians' result in English.

use super::date;
use super::timeline::short_date;
use crate::messages::findings::Findings;
use screening::{Determination, Role, Status};

pub(super) const FINDINGS: Findings = Findings {
    title: "Result",
    determination: |determination| match determination {
        Determination::PossiblyEligible => "Possibly eligible: nothing entered stands in the way.",
        Determination::NotYet => "Not yet: what stands in the way clears with time.",
        Determination::NotMatching => "Not matching: something entered stands in the way.",
        Determination::Undetermined => "Undetermined: some criteria are still open.",
    },
    hedge: "By the answers entered and the public record alone. Only the study team decides.",
    count: |status, count| match status {
        Status::Fails => format!("{count} fail"),
        Status::Unknown => format!("{count} unknown"),
        Status::Passes => format!("{count} pass"),
        Status::NotApplicable => format!("{count} not applicable"),
    },
    earliest: |range| {
        if range.from == range.to {
            format!("Earliest date, if nothing else changes: {}", date(range.from))
        } else {
            format!("Earliest date, if nothing else changes: between {} and {}", date(range.from), date(range.to))
        }
    },
    latest: |range| {
        if range.from == range.to {
            format!("Last date: {}", date(range.from))
        } else {
            format!("Last date: between {} and {}", date(range.from), date(range.to))
        }
    },
    no_common_day: "Each criterion that fails passes on a later day, but there is no day on which all of them do.",
    waits_for: |identifiers| format!("It waits for {identifiers}."),
    no_earliest: "No overall date while other criteria are open.",
    list_separator: ", ",
    contradictions: "Answers that contradict each other, deciding nothing",
    status: |status| match status {
        Status::Fails => "Fails",
        Status::Unknown => "Unknown",
        Status::Passes => "Passes",
        Status::NotApplicable => "Not applicable",
    },
    provisional: "to be confirmed",
    depends_on_reading: "readings differ",
    site_assessed: "study team",
    conflict: "answers contradict",
    clear: |range| {
        if range.from == range.to {
            format!("clear from {}", short_date(range.from))
        } else {
            format!("clear from a day between {} and {}", short_date(range.from), short_date(range.to))
        }
    },
    until: |range| {
        if range.from == range.to {
            format!("until {}", short_date(range.from))
        } else {
            format!("until a day between {} and {}", short_date(range.from), short_date(range.to))
        }
    },
    not_searched: "too many possibilities",
    criteria: "Criteria",
    statuses_mean: "For inclusion and exclusion alike, “passes” means that the criterion does not stand in the way, and “fails” that it does.",
    open_all: "Open all",
    close_all: "Close all",
    readings: "Ways to read the record",
    reading: |number| format!("Reading {number}"),
    lets_in: |lets_in| match lets_in {
        Some(true) => "passes",
        Some(false) => "fails",
        None => "unknown",
    },
    used: "Answers used",
    missing: "Answers missing",
    partly_known: "partly known",
    go_to: |label| format!("Go to the question: {label}"),
    dates: "Dates",
    logic: "Logic in CQL",
    legend: "Each condition is marked for this person at its end: T true, F false, ? unknown. A true exclusion keeps out.",
    only_reading: "The record’s sentence",
    role: |role| match role {
        Role::Applies => "Applies where true".to_owned(),
        Role::Reading(reading) => format!("Reading {}", reading + 1),
        Role::Fallback => "Used where the readings are open".to_owned(),
        Role::Provisional => "To be confirmed where true".to_owned(),
        Role::Conflict(_) => "Contradiction where true".to_owned(),
        Role::Used => "Used above".to_owned(),
    },
    truth: |truth| match truth {
        Some(true) => "true",
        Some(false) => "false",
        None => "unknown",
    },
    letter: |truth| match truth {
        Some(true) => "T",
        Some(false) => "F",
        None => "?",
    },
    clause: |text, truth| format!("{text}: {truth}"),
    clauses_of: |name| format!("Conditions of “{name}” with their values"),
    next: "What would decide",
    at_least: |count| match count {
        1 => "At least 1 more answer is needed before no criterion is open.".to_owned(),
        count => format!("At least {count} more answers are needed before no criterion is open."),
    },
    fewer: "An answer that makes a criterion fail settles the result earlier.",
    beyond_answers: |identifiers| {
        format!(
            "No further answer settles {identifiers}: the answers there are unclear, contradict each other, or depend on how the record is read."
        )
    },
    more: |count| format!("{count} more"),
    nothing_decides: "No open answer can change the overall result.",
};

#[cfg(test)]
mod tests {
    use super::FINDINGS;
    use screening::{Date, DateRange};

    #[test]
    fn one_answer_is_not_answers() {
        assert!((FINDINGS.at_least)(1).starts_with("At least 1 more answer is"));
        assert!((FINDINGS.at_least)(3).starts_with("At least 3 more answers are"));
    }

    #[test]
    fn a_single_day_is_no_range() {
        let day = Date::parse("2027-02-23").unwrap();
        assert_eq!((FINDINGS.clear)(DateRange::day(day)), "clear from 23 Feb 2027");
    }
}
