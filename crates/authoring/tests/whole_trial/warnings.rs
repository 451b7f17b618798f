//! Values that a form asks to check: exactly those outside the data dictionary's usual ones, and they decide nothing.

use crate::oracle::engine::{answers, date, trial};
use crate::oracle::people::{Completeness, Random, any_person, any_reference_date};
use screening::definition::{ItemKind, TrialDefinition};
use screening::{Answer, Answers, Date, Decimal, Trial};

/// Answers by their items' names, choices by their codes, quantities as number and unit.
fn person(trial: &Trial, given: &[(&str, &str)]) -> Answers {
    let mut person = Answers::none(trial);
    for (name, value) in given {
        let index = trial.item_index(name).unwrap();
        let answer = match &trial.items()[index].kind {
            ItemKind::Boolean => Answer::Boolean(*value == "true"),
            ItemKind::Choice(codes) => Answer::Choice(codes.iter().position(|code| code.code == *value).unwrap()),
            ItemKind::Quantity(limits) => {
                let (number, unit) = value.split_once(' ').unwrap();
                let unit = limits.units.iter().position(|known| known.code == unit).unwrap();
                Answer::Quantity(Decimal::parse(number).unwrap(), unit)
            }
            kind @ (ItemKind::Date(_) | ItemKind::Integer(_) | ItemKind::List(_)) => panic!("{name} is {kind:?}"),
        };
        person.set(index, Some(answer));
    }
    person
}

/// The items that a form asks to check.
fn to_check(trial: &Trial, given: &[(&str, &str)]) -> Vec<String> {
    let warnings = trial.warnings(&person(trial, given), Date::new(2026, 11, 22).unwrap());
    let item = |warning: usize| trial.definition().warnings[warning].item;
    warnings.into_iter().map(|warning| trial.items()[item(warning)].link_id.clone()).collect()
}

#[test]
fn oxygen_pressures_outside_35_to_110_mmhg_are_to_be_checked() {
    let trial = trial();
    for (pao2, unusual) in [
        ("20 mm[Hg]", true),
        // Rounded as it is compared and shown.
        ("34.94 mm[Hg]", true),
        ("34.95 mm[Hg]", false),
        ("35 mm[Hg]", false),
        ("70 mm[Hg]", false),
        ("110 mm[Hg]", false),
        ("110.04 mm[Hg]", false),
        ("110.05 mm[Hg]", true),
        ("500 mm[Hg]", true),
        ("4.65 kPa", true),
        ("4.67 kPa", false),
        ("14.67 kPa", false),
        ("14.68 kPa", true),
    ] {
        let expected: &[&str] = if unusual { &["pao2"] } else { &[] };
        assert_eq!(to_check(&trial, &[("pao2", pao2)]), expected, "{pao2}");
    }
    assert!(to_check(&trial, &[]).is_empty());
}

#[test]
fn doses_above_60_mg_a_day_of_prednisolone_are_to_be_checked() {
    let trial = trial();
    // Milligrams equal to 60 mg of prednisolone.
    for (steroid, equal) in [
        ("prednisolone", "60"),
        ("prednisone", "60"),
        ("methylprednisolone", "48"),
        ("triamcinolone", "48"),
        ("dexamethasone", "9"),
        ("betamethasone", "9"),
        ("hydrocortisone", "240"),
        ("cortisone", "300"),
        ("deflazacort", "72"),
    ] {
        for (interval, days) in [("daily", 1), ("every_other_day", 2), ("weekly", 7)] {
            let equal = Decimal::parse(equal).unwrap().checked_mul(Decimal::integer(days)).unwrap();
            let more = equal.checked_add(Decimal::parse("0.001").unwrap()).unwrap();
            for (dose, unusual) in [(equal, false), (more, true)] {
                let dose = format!("{dose} mg");
                let found =
                    to_check(&trial, &[("steroid", steroid), ("steroid_dose", &dose), ("steroid_interval", interval)]);
                let expected: &[&str] = if unusual { &["steroid_dose"] } else { &[] };
                assert_eq!(found, expected, "{steroid} {dose} {interval}");
            }
        }
    }
}

#[test]
fn what_is_not_sure_is_no_reason_to_check() {
    let trial = trial();
    let check = |given: &[(&str, &str)]| to_check(&trial, given);
    assert!(check(&[("steroid", "other"), ("steroid_dose", "1000 mg"), ("steroid_interval", "daily")]).is_empty());
    // Not asked, so not there.
    assert!(check(&[("steroid", "none"), ("steroid_dose", "1000 mg"), ("steroid_interval", "daily")]).is_empty());
    assert!(check(&[("steroid_dose", "1000 mg"), ("steroid_interval", "daily")]).is_empty());
    // The interval is not known: above 60 mg a day only where even a weekly dose is.
    assert!(check(&[("steroid", "prednisolone"), ("steroid_dose", "420 mg")]).is_empty());
    assert_eq!(check(&[("steroid", "prednisolone"), ("steroid_dose", "421 mg")]), ["steroid_dose"]);
}

#[test]
fn warnings_decide_nothing() {
    let trial = trial();
    let mut definition: TrialDefinition = trial.definition().clone();
    definition.warnings.clear();
    for texts in &mut definition.languages {
        texts.warnings.clear();
    }
    let without = Trial::new(definition).unwrap();
    let mut random = Random::new(13);
    let mut warned = 0;
    for _ in 0..500 {
        let reference_date = any_reference_date(&mut random);
        let completeness = Completeness { answered: 85, full_dates: 80, unasked: 10 };
        let mut person = answers(&trial, &any_person(&mut random, completeness, reference_date));
        if random.chance(30) {
            let pressure = Decimal::integer(if random.chance(50) { 22 } else { 130 });
            person.set(trial.item_index("pao2").unwrap(), Some(Answer::Quantity(pressure, 0)));
        }
        warned += usize::from(!trial.warnings(&person, date(reference_date)).is_empty());
        assert_eq!(trial.examine(&person, date(reference_date)), without.examine(&person, date(reference_date)));
    }
    assert!(warned > 50, "only {warned} people have an unusual value: the test tries too little");
}
