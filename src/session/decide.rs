//! How many more answers are needed at least until nothing stands open.
//!
//! Only a lower bound is told, and it never claims too much. Why it holds:
//!
//! 1. A criterion's status is a function of the answers to the items that it depends on and of the reference date.
//!    So a criterion that is unknown stays so until one of those items gets another answer.
//! 2. Of those items a *new* answer, one that takes no earlier one back, can only come to an item that is open: not
//!    answered at all, or answered by a date, a range of days or rows that still leave something open. An item whose
//!    condition does not hold is not asked; an answer to it is left aside or contradicts, and decides nothing.
//! 3. Where a criterion is kept unknown until a certain item is answered ([`EligibilityCriterion::needs`]), that item
//!    alone will not do less: without it no other answer settles the criterion.
//! 4. So for every unknown criterion there is a set of items of which at least one must be answered. Where sets have no
//!    item in common, each needs an answer of its own: any number of pairwise disjoint sets is a lower bound. They are
//!    picked greedily, smallest first; another choice might give a larger bound, never a smaller truth.
//!
//! A criterion whose set is empty cannot be settled by new answers at all: what is answered there is unclear,
//! contradicts itself, or leaves it open. A criterion that the study team alone can settle never holds up the result.

use screening::assessment::Assessment;
use screening::definition::EligibilityCriterion;
use screening::sort::sort_by;
use screening::{Answer, Answers, Enablement, Status, Trial};

/// What stands between the answers and a result in which nothing is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// New answers that are needed at least.
    pub at_least: usize,
    /// Criteria, by index, that no new answer can settle.
    pub beyond_answers: Vec<usize>,
}

/// What stands between these answers, with this assessment, and a result in which nothing is open.
pub fn needed(trial: &Trial, answers: &Answers, assessment: &Assessment) -> Needed {
    let mut needed = Needed::default();
    let mut sets = Vec::new();
    for (index, (criterion, assessed)) in trial.criteria().iter().zip(&assessment.criteria).enumerate() {
        if assessed.status != Status::Unknown || assessed.flags.site_assessed {
            continue;
        }
        let open = open_items(trial, index, criterion, answers);
        if open.is_empty() {
            needed.beyond_answers.push(index);
        } else {
            sets.push(open);
        }
    }
    sort_by(&mut sets, |one, other| one.len().cmp(&other.len()));
    let mut taken: Vec<usize> = Vec::new();
    for set in sets {
        if set.iter().all(|item| !taken.contains(item)) {
            needed.at_least += 1;
            taken.extend(set);
        }
    }
    needed
}

/// Items of which at least one needs a new answer before a criterion, which is unknown, can be settled.
fn open_items(trial: &Trial, index: usize, criterion: &EligibilityCriterion, answers: &Answers) -> Vec<usize> {
    let unanswered = |item: &&usize| answers.get(**item).is_none();
    if let Some(item) = criterion.needs.iter().find(unanswered) {
        return vec![*item];
    }
    let items = trial.items_of(index).iter().copied();
    items.filter(|item| may_get_an_answer(trial, *item, answers)).collect()
}

fn may_get_an_answer(trial: &Trial, item: usize, answers: &Answers) -> bool {
    if trial.enablement(item, answers) == Enablement::NotAsked {
        return false;
    }
    match (answers.get(item), trial.items().get(item).map(|item| &item.kind)) {
        // A date that is known to the day says all; of a list more rows may always be told.
        (Some(Answer::Date(date)), _) => date.full().is_none(),
        (Some(Answer::Days(days)), _) => days.from < days.to,
        (Some(Answer::List(_)), _) | (None, Some(_)) => true,
        (Some(Answer::Boolean(_) | Answer::Choice(_) | Answer::Quantity(..) | Answer::Integer(_)), _)
        | (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Needed, needed};
    use screening::definition::ItemKind;
    use screening::{Answer, Answers, Date, DateRange, Decimal, Enablement, PartialDate, Status, Trial};

    fn trial() -> Trial {
        Trial::from_json(crate::TRIAL).unwrap()
    }

    fn today() -> Date {
        Date::parse("2026-11-22").unwrap()
    }

    fn item(trial: &Trial, link_id: &str) -> usize {
        trial.item_index(link_id).unwrap()
    }

    fn code(trial: &Trial, link_id: &str, code: &str) -> Answer {
        let ItemKind::Choice(codes) = &trial.items()[item(trial, link_id)].kind else { panic!("`{link_id}`") };
        Answer::Choice(codes.iter().position(|of| of.code == code).unwrap())
    }

    fn date(text: &str) -> Answer {
        Answer::Date(PartialDate::parse(text).unwrap())
    }

    /// Somebody in whose way nothing stands, without the answers to these items.
    fn without(trial: &Trial, left_out: &[&str]) -> Answers {
        let mut answers = Answers::none(trial);
        let mut set = |link_id: &str, answer: Answer| {
            if !left_out.contains(&link_id) {
                answers.set(item(trial, link_id), Some(answer));
            }
        };
        set("birth_date", date("1980"));
        set("two_checks_without_improvement", Answer::Boolean(true));
        set("pao2", Answer::Quantity(Decimal::integer(60), 0));
        for yes in ["ct_shows_pap", "biopsy_shows_pap", "bal_shows_pap"] {
            set(yes, Answer::Boolean(true));
        }
        for no in [
            "pao2_on_oxygen",
            "can_have_children",
            "other_pap_type",
            "lavage_ever",
            "other_inflammatory_disease",
            "other_immunosuppressant",
            "infection_active",
            "pregnancy_possible",
        ] {
            set(no, Answer::Boolean(false));
        }
        for (choice, of) in [
            ("gmcsf_antibody", "positive"),
            ("gmcsf_use", "never"),
            ("trial_treatment", "never"),
            ("stem_cell_study", "never"),
            ("steroid", "none"),
            ("cancer_history", "none"),
        ] {
            set(choice, code(trial, choice, of));
        }
        answers
    }

    fn needed_by(trial: &Trial, answers: &Answers) -> Needed {
        needed(trial, answers, &trial.screen(answers, today()))
    }

    fn nothing_is_open(trial: &Trial, answers: &Answers) -> bool {
        let found = trial.screen(answers, today());
        found.criteria.iter().all(|found| found.status != Status::Unknown || found.flags.site_assessed)
    }

    /// Answers worth trying at an item.
    fn values(trial: &Trial, item: usize) -> Vec<Answer> {
        match &trial.items()[item].kind {
            ItemKind::Boolean => [true, false].map(Answer::Boolean).to_vec(),
            ItemKind::Choice(codes) => (0..codes.len()).map(Answer::Choice).collect(),
            ItemKind::Date(_) => ["1990-01-01", "2026-01-05", "2026-11-20"].map(date).to_vec(),
            ItemKind::Quantity(_) => {
                [1, 30, 65, 120].map(|value| Answer::Quantity(Decimal::integer(value), 0)).to_vec()
            }
            ItemKind::Integer(limits) => [limits.low, limits.high].map(Answer::Integer).to_vec(),
            ItemKind::List(_) => vec![Answer::List(Vec::new())],
        }
    }

    /// Whether so many new answers to these items, whatever they are, can leave nothing open.
    fn can_settle(trial: &Trial, answers: &Answers, items: &[usize], how_many: usize) -> bool {
        if how_many == 0 {
            return nothing_is_open(trial, answers);
        }
        items.iter().enumerate().any(|(place, item)| {
            let rest = &items[place + 1..];
            values(trial, *item).into_iter().any(|value| {
                let mut more = answers.clone();
                more.set(*item, Some(value));
                trial.enablement(*item, &more) != Enablement::NotAsked && can_settle(trial, &more, rest, how_many - 1)
            })
        })
    }

    /// The bound for somebody without these answers; that fewer do not suffice is tried out with all of their values,
    /// and those of the questions that may follow.
    fn bound(left_out: &[&str], more: &[(&str, Answer)], followers: &[&str]) -> (usize, bool) {
        let trial = trial();
        let mut answers = without(&trial, left_out);
        for (link_id, answer) in more {
            answers.set(item(&trial, link_id), Some(answer.clone()));
        }
        let at_least = needed_by(&trial, &answers).at_least;
        // Items come in their order, so that one is tried after those that decide whether it is asked.
        let mut items: Vec<usize> = left_out.iter().chain(followers).map(|link_id| item(&trial, link_id)).collect();
        items.sort_unstable();
        for fewer in 0..at_least {
            assert!(!can_settle(&trial, &answers, &items, fewer), "{fewer} answers settle {left_out:?}");
        }
        (at_least, can_settle(&trial, &answers, &items, at_least))
    }

    /// What is left out, what is told in its place, what may be asked because of it, the bound.
    type Case<'a> = (&'a [&'a str], &'a [(&'a str, Answer)], &'a [&'a str], usize);

    #[test]
    fn the_bound_is_never_too_high_and_here_exact() {
        let cases: [Case; 9] = [
            (&[], &[], &[], 0),
            (&["birth_date"], &[], &[], 1),
            (&["lavage_ever"], &[], &["lavage_last"], 1),
            (&["ct_shows_pap", "gmcsf_antibody"], &[], &[], 1),
            (&["gmcsf_antibody", "other_pap_type"], &[], &[], 2),
            (
                &["cancer_history", "infection_active", "gmcsf_use"],
                &[],
                &["infection_affects_efficacy", "gmcsf_last"],
                3,
            ),
            (&["other_inflammatory_disease", "other_immunosuppressant"], &[], &[], 1),
            (&["can_have_children", "pregnancy_possible"], &[], &["will_use_contraception", "pregnant"], 2),
            (
                &["lavage_last"],
                &[("lavage_ever", Answer::Boolean(true)), ("birth_date", date("2008"))],
                &["birth_date"],
                2,
            ),
        ];
        for (left_out, more, followers, expected) in cases {
            let (at_least, suffices) = bound(left_out, more, followers);
            assert_eq!(at_least, expected, "{left_out:?}");
            // E6 takes two answers, but the bound counts criteria, so it cannot tell.
            assert_eq!(suffices, !left_out.contains(&"other_immunosuppressant"), "{left_out:?}");
        }
    }

    #[test]
    fn a_partly_known_date_may_still_be_told() {
        let trial = trial();
        let mut answers = without(&trial, &["lavage_ever"]);
        answers.set(item(&trial, "lavage_ever"), Some(Answer::Boolean(true)));
        for open in [
            date("2026-05"),
            Answer::Days(DateRange {
                from: Date::parse("2026-03-01").unwrap(),
                to: Date::parse("2026-06-01").unwrap(),
            }),
        ] {
            answers.set(item(&trial, "lavage_last"), Some(open));
            assert_eq!(needed_by(&trial, &answers), Needed { at_least: 1, beyond_answers: Vec::new() });
        }
        answers.set(item(&trial, "lavage_last"), Some(date("2026-05-01")));
        assert_eq!(needed_by(&trial, &answers), Needed::default());
    }

    #[test]
    fn what_is_answered_and_still_unclear_needs_more_than_answers() {
        let trial = trial();
        let mut answers = without(&trial, &["infection_active"]);
        answers.set(item(&trial, "cancer_history"), Some(code(&trial, "cancer_history", "in_situ_or_basal_cell")));
        let e8 = trial.criteria().iter().position(|of| of.identifier == "E8").unwrap();
        assert_eq!(needed_by(&trial, &answers), Needed { at_least: 1, beyond_answers: vec![e8] });
    }

    #[test]
    fn whoever_has_answered_nothing_needs_an_answer_for_nearly_every_criterion() {
        let trial = trial();
        let Needed { at_least, beyond_answers } = needed_by(&trial, &Answers::none(&trial));
        assert_eq!(beyond_answers, Vec::<usize>::new());
        // I1 to I5, E1 to E8 and E11: fourteen that block, no two with an item in common but I2 and E1, and E1 waits
        // for an item of its own.
        assert_eq!(at_least, 14);
    }
}
