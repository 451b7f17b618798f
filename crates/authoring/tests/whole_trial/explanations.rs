//! Why a criterion has its status: all criteria at once say what each alone does, and readings speak only where they
//! have something to say.

use crate::oracle::engine::{answers, date, trial};
use crate::oracle::people::{Completeness, Random, any_person, any_reference_date};
use screening::{Answers, Examiner, Screener, Status};
use std::rc::Rc;

#[test]
fn an_examination_is_the_assessment_with_every_explanation() {
    let trial = trial();
    let mut screener = Screener::new(&trial);
    let mut random = Random::new(11);
    let (mut silent, mut telling) = (0, 0);
    for answered in [20, 60, 100] {
        let completeness = Completeness { answered, full_dates: 60, unasked: 20 };
        for _ in 0..100 {
            let reference_date = any_reference_date(&mut random);
            let person = answers(&trial, &any_person(&mut random, completeness, reference_date));
            let found = screener.examine(&person, date(reference_date));
            assert_eq!(found.assessment, trial.screen(&person, date(reference_date)));
            assert_eq!(found.explanations.len(), trial.criteria().len());
            for (index, explanation) in found.explanations.iter().enumerate() {
                assert_eq!(*explanation, trial.explain(index, &person, date(reference_date)));
                let (criterion, assessed) = (&trial.criteria()[index], found.assessment.criteria[index]);
                if assessed.status == Status::NotApplicable || assessed.flags.conflict {
                    assert!(explanation.readings.is_empty(), "{}", criterion.identifier);
                    silent += 1;
                } else {
                    assert_eq!(explanation.readings.len(), criterion.readings.len(), "{}", criterion.identifier);
                    telling += 1;
                }
            }
        }
    }
    assert!(silent > 50 && telling > 50, "{silent} and {telling}: the test tries too little");
}

#[test]
fn what_is_remembered_of_one_person_changes_nothing() {
    let trial = Rc::new(trial());
    let mut examiner = Examiner::new(Rc::clone(&trial));
    let mut random = Random::new(12);
    let completeness = Completeness { answered: 60, full_dates: 60, unasked: 20 };
    let mut person = Answers::none(&trial);
    for _ in 0..25 {
        let reference_date = any_reference_date(&mut random);
        let target = answers(&trial, &any_person(&mut random, completeness, reference_date));
        // From one person to the next, one answer at a time, as somebody types; some come and go.
        for _ in 0..trial.items().len() {
            let item = random.below(trial.items().len());
            let answer = if random.chance(20) { None } else { target.get(item).cloned() };
            person.set(item, answer);
            let date = date(reference_date);
            assert_eq!(examiner.examine(&person, date), trial.examine(&person, date));
        }
    }
}
