//! What time-limited criteria count from an event, as pages show it.

use crate::oracle::engine::{answers, date, trial};
use crate::oracle::people::{Completeness, Random, any_person, any_reference_date};
use screening::{Period, Status};

#[test]
fn windows_are_counted_from_their_events() {
    let trial = trial();
    let of = |item: &str| -> Vec<(String, Period)> {
        let washouts = trial.washouts_of(trial.item_index(item).unwrap()).into_iter();
        washouts.map(|found| (trial.criteria()[found.criterion].identifier.clone(), found.period)).collect()
    };
    for (item, criterion, months) in [
        ("birth_date", "I1", 216),
        ("lavage_last", "E2", 6),
        ("gmcsf_last", "E3", 6),
        ("trial_treatment_last", "E4", 3),
        ("stem_cell_study_last", "E5", 12),
    ] {
        assert_eq!(of(item), [(criterion.to_owned(), Period::Months(months))], "{item}");
    }
    assert_eq!(of("lavage_ever"), []);
    let limited = (0..trial.criteria().len()).filter_map(|criterion| trial.clears_after(criterion));
    assert_eq!(limited.count(), 5);
    assert_eq!(trial.clears_after(trial.criteria().len()), None);
}

#[test]
fn a_course_agrees_with_what_is_found_on_its_days() {
    let trial = trial();
    let mut random = Random::new(23);
    let completeness = Completeness { answered: 85, full_dates: 50, unasked: 10 };
    let (mut ahead, mut behind) = (0, 0);
    for _ in 0..400 {
        let on = any_reference_date(&mut random);
        let person = answers(&trial, &any_person(&mut random, completeness, on));
        let reference_date = date(on);
        let found = trial.screen(&person, reference_date);
        for (index, assessed) in found.criteria.iter().enumerate() {
            let Some(course) = trial.course(index, &person, reference_date) else {
                assert_eq!(assessed.clear, None);
                continue;
            };
            assert!(course.event.from <= course.event.to && course.clear.from <= course.clear.to);
            match assessed.clear {
                // A birthday that may have been is no day to wait for.
                Some(clear) if trial.criteria()[index].identifier == "I1" => {
                    assert_eq!((clear.from, clear.to), (course.clear.from.max(clear.from), course.clear.to));
                }
                Some(clear) => assert_eq!(clear, course.clear),
                None => {}
            }
            if course.event.from == course.event.to && !assessed.flags.conflict {
                // The days on which it counts are those before the course's end.
                let counts = reference_date < course.clear.from;
                assert_eq!(
                    assessed.status == Status::Fails,
                    counts,
                    "{} {course:?}",
                    trial.criteria()[index].identifier
                );
                if counts { ahead += 1 } else { behind += 1 }
            }
        }
    }
    assert!(ahead > 50 && behind > 50, "{ahead} {behind}");
}
