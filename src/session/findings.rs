//! The result as clinicians read it: what an examination comes to, beside its parts.
//!
//! Pure data; the sentences stand in the messages and in the trial's texts.

use crate::session::outcome::Mark;
use screening::assessment::Assessment;
use screening::definition::Category;
use screening::value::Truths;
use screening::{CriterionAssessment, Status};

/// The icon and colour of a criterion, by its status and flags alone.
pub fn mark(assessed: &CriterionAssessment) -> Mark {
    let flags = assessed.flags;
    match assessed.status {
        Status::Fails => Mark::StandsInTheWay,
        Status::NotApplicable => Mark::DoesNotApply,
        Status::Passes if flags.provisional => Mark::FitsProvisionally,
        Status::Passes => Mark::Fits,
        Status::Unknown if flags.conflict => Mark::Contradiction,
        Status::Unknown if flags.depends_on_reading => Mark::DependsOnReading,
        Status::Unknown if flags.site_assessed => Mark::StudyTeam,
        Status::Unknown => Mark::NeedsAnswer,
    }
}

/// How many criteria have a status.
pub fn count(assessment: &Assessment, status: Status) -> usize {
    assessment.criteria.iter().filter(|assessed| assessed.status == status).count()
}

/// The criteria, by index, for which the overall date waits: those that may be the last to clear. None where there is
/// no such date.
pub fn waits_for(assessment: &Assessment) -> Vec<usize> {
    let Some(earliest) = assessment.earliest else { return Vec::new() };
    let may_be_last = |assessed: &CriterionAssessment| {
        assessed.status == Status::Fails && assessed.clear.is_some_and(|clear| clear.to >= earliest.from)
    };
    let criteria = assessment.criteria.iter().enumerate();
    criteria.filter(|(_, assessed)| may_be_last(assessed)).map(|(index, _)| index).collect()
}

/// Whether a reading lets the person in; `None` where it cannot be told.
pub fn lets_in(category: Category, sentence_holds: Truths) -> Option<bool> {
    let holds = sentence_holds.decided()?;
    Some(match category {
        Category::Inclusion => holds,
        Category::Exclusion => !holds,
    })
}

#[cfg(test)]
mod tests {
    use super::{count, mark, waits_for};
    use crate::messages::Language;
    use crate::session::outcome::Mark;
    use crate::session::{Action, Audience, Session};
    use screening::assessment::Assessment;
    use screening::{CriterionAssessment, Date, DateRange, Determination, Flags, Status, Trial};
    use std::rc::Rc;

    fn assessed(status: Status, flags: Flags, clear: Option<(&str, &str)>) -> CriterionAssessment {
        let day = |text| Date::parse(text).unwrap();
        let clear = clear.map(|(from, to)| DateRange { from: day(from), to: day(to) });
        CriterionAssessment { status, flags, clear, until: None, time_limited: clear.is_some() }
    }

    fn assessment(criteria: Vec<CriterionAssessment>, earliest: Option<(&str, &str)>) -> Assessment {
        let earliest = assessed(Status::Fails, Flags::default(), earliest).clear;
        Assessment {
            determination: Determination::NotYet,
            earliest,
            latest: None,
            no_common_day: false,
            criteria,
            conflicts: Vec::new(),
            next: Vec::new(),
        }
    }

    #[test]
    fn what_cannot_be_the_last_to_clear_is_not_waited_for() {
        let none = Flags::default();
        let criteria = vec![
            assessed(Status::Fails, none, Some(("2027-01-01", "2027-01-01"))),
            assessed(Status::Fails, none, Some(("2027-02-01", "2027-02-28"))),
            assessed(Status::Passes, none, None),
            assessed(Status::Fails, none, Some(("2027-02-10", "2027-02-10"))),
        ];
        let found = assessment(criteria, Some(("2027-02-10", "2027-02-28")));
        assert_eq!(waits_for(&found), [1, 3]);
        assert_eq!((count(&found, Status::Fails), count(&found, Status::Passes)), (3, 1));
        let without = Assessment { earliest: None, ..found };
        assert!(waits_for(&without).is_empty());
    }

    #[test]
    fn an_open_criterion_says_first_what_contradicts() {
        let all = Flags {
            provisional: true,
            depends_on_reading: true,
            site_assessed: true,
            conflict: true,
            not_searched: false,
        };
        let of = |status, flags| mark(&assessed(status, flags, None));
        assert_eq!(of(Status::Unknown, all), Mark::Contradiction);
        assert_eq!(of(Status::Unknown, Flags { conflict: false, ..all }), Mark::DependsOnReading);
        assert_eq!(of(Status::Passes, all), Mark::FitsProvisionally);
        assert_eq!(of(Status::Fails, all), Mark::StandsInTheWay);
    }

    #[test]
    fn what_is_opened_stays_open_until_it_is_closed_or_all_is_erased() {
        let trial = Rc::new(Trial::from_json(crate::TRIAL).unwrap());
        let today = Date::parse("2026-11-22").unwrap();
        let session = Session::new(trial, today, Language::English, Audience::Clinician);
        let opened = session.apply(Action::Unfold(vec![7, 1])).apply(Action::ChangeLanguage(Language::Chinese));
        assert_eq!(opened.unfolded(), [7, 1]);
        // Looking is no move: the focus stays on the button.
        assert_eq!(opened.focus(), session.focus());
        assert!(opened.apply(Action::Unfold(Vec::new())).unfolded().is_empty());
        assert!(opened.apply(Action::Restart).unfolded().is_empty());
    }
}
