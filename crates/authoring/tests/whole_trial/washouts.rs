//! What time-limited criteria count from an event, as pages show it.

use crate::oracle::engine::trial;
use screening::Period;

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
