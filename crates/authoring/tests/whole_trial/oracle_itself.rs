//! The oracle against itself: section 4 word for word and the brute force over completions are two readings, and have
//! to agree wherever both speak.

use crate::oracle::by_hand::{CRITERIA, screen_by_hand};
use crate::oracle::calendar::Day;
use crate::oracle::completions;
use crate::oracle::people::{Completeness, Random, any_person, any_reference_date, wire};

#[test]
fn the_rules_word_for_word_agree_with_the_completions() {
    let mut random = Random::new(11);
    for _ in 0..20_000 {
        let completeness = Completeness { answered: random.pick(&[30, 60, 90, 100]), full_dates: 100, unasked: 0 };
        let reference_date = any_reference_date(&mut random);
        let mut person = any_person(&mut random, completeness, reference_date);
        // Word for word a row's date is a day.
        for row in person.assessments.iter_mut().flatten() {
            row.date = row.date.or(Some(reference_date.into()));
        }
        let by_hand = screen_by_hand(&person, reference_date);
        let by_completion = completions::screen(&person, reference_date);
        for ((criterion, by_hand), by_completion) in CRITERIA.iter().zip(by_hand.criteria).zip(by_completion.criteria) {
            assert_eq!(by_hand, by_completion, "{criterion} of {}", wire(&person, reference_date));
        }
        assert_eq!(by_hand, by_completion, "{}", wire(&person, reference_date));
    }
}

#[test]
fn months_are_counted_as_the_brief_tabulates_them() {
    let table = [
        ((2025, 8, 31), 6, (2026, 2, 28)),
        ((2025, 8, 29), 6, (2026, 2, 28)),
        ((2027, 8, 31), 6, (2028, 2, 29)),
        ((2026, 2, 28), 6, (2026, 8, 28)),
        ((2025, 11, 30), 3, (2026, 2, 28)),
        ((2024, 2, 29), 12, (2025, 2, 28)),
        ((2026, 3, 31), 6, (2026, 9, 30)),
        ((2028, 2, 29), -12 * 18, (2010, 2, 28)),
        ((2026, 1, 15), -1, (2025, 12, 15)),
    ];
    for ((year, month, day), months, expected) in table {
        let (expected_year, expected_month, expected_day) = expected;
        let found = Day::new(year, month, day).plus_months(months);
        assert_eq!(found, Day::new(expected_year, expected_month, expected_day));
    }
}
