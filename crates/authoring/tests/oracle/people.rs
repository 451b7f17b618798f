//! Random people, the same ones in every run: a seed makes a generator, a generator makes people.
//!
//! Answers that fit are likelier than others, since with evenly random answers hardly anybody would get past "does not
//! match"; dates and numbers fall near the boundaries more often than not.

use crate::oracle::by_hand::{CRITERIA, Rows};
use crate::oracle::calendar::{Day, PartialDay};
use crate::oracle::completions;
use crate::oracle::next_items::is_asked;
use crate::oracle::person::{
    Antibody, Assessment, AssessmentType, BiopsyType, Cancer, Finding, Interval, Person, PregnancyTest, Quantity,
    Steroid, Use,
};
pub(crate) use crate::oracle::random::Random;

/// How much of what could be answered is answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Completeness {
    /// Percent of the items that have an answer.
    pub(crate) answered: usize,
    /// Percent of the dates that are full.
    pub(crate) full_dates: usize,
    /// Percent of the items that are answered although their "if" does not hold.
    pub(crate) unasked: usize,
}

/// Everything that is asked is answered, with full dates.
pub(crate) const COMPLETE: Completeness = Completeness { answered: 100, full_dates: 100, unasked: 0 };

/// Any day from 1990 to 2099, with the months' ends and leap days more often than their share.
pub(crate) fn any_reference_date(random: &mut Random) -> Day {
    match random.below(5) {
        0 | 1 => Day::new(2026, 11, 22),
        2 => {
            let first = Day::new(random.within(1990, 2099), u8::try_from(random.within(1, 12)).unwrap_or(1), 1);
            first.previous()
        }
        3 => random.pick(&[
            Day::new(2026, 2, 28),
            Day::new(2026, 3, 1),
            Day::new(2028, 2, 29),
            Day::new(2028, 3, 1),
            Day::new(2026, 8, 31),
            Day::new(2096, 2, 29),
            Day::new(2027, 1, 1),
        ]),
        _ => any_day(random, 1990, 2099),
    }
}

fn any_day(random: &mut Random, first_year: i32, last_year: i32) -> Day {
    let month = u8::try_from(random.within(1, 12)).unwrap_or(1);
    let day = u8::try_from(random.within(1, 28)).unwrap_or(1);
    Day::new(random.within(first_year, last_year), month, day)
}

/// A person whose answers a form would accept on that reference date.
pub(crate) fn any_person(random: &mut Random, completeness: Completeness, reference_date: Day) -> Person {
    let mut person = Person::default();
    // So many in a hundred of the answers are those of somebody who fits.
    let fitting = random.pick(&[50, 85, 95, 99]);
    for item in Person::ITEMS {
        let percent = if is_asked(item, &person) {
            completeness.answered
        } else {
            completeness.answered.min(completeness.unasked)
        };
        if random.chance(percent) {
            answer(random, &mut person, item, fitting, completeness, reference_date);
        }
    }
    person
}

/// Gives an item a random answer.
pub(crate) fn answer(
    random: &mut Random,
    person: &mut Person,
    item: &str,
    fitting: usize,
    completeness: Completeness,
    reference_date: Day,
) {
    let fits = random.chance(fitting);
    let truth = |random: &mut Random, good: bool| Some(if fits { good } else { random.chance(50) });
    let date = |random: &mut Random, months: i32, good: bool, not_before: i32| {
        Some(any_date(random, months, fits && good, not_before, completeness, reference_date))
    };
    match item {
        "age_18_or_over" => {
            let adult = person.birth_date.map(|birth| birth.first() <= reference_date.plus_months(-12 * 18));
            person.age_18_or_over = truth(random, adult.unwrap_or(true));
        }
        "birth_date" => {
            let birth = any_date(random, 12 * 18, fits, 1900, completeness, reference_date);
            // Mostly in keeping with what was told, or nearly everybody would contradict themselves.
            let adult = birth.first() <= reference_date.plus_months(-12 * 18);
            person.birth_date = Some(birth);
            if person.age_18_or_over.is_some_and(|told| told != adult) && random.chance(85) {
                person.age_18_or_over = Some(adult);
            }
        }
        "ct_shows_pap" => person.ct_shows_pap = truth(random, true),
        "biopsy_shows_pap" => person.biopsy_shows_pap = truth(random, true),
        "biopsy_type" => person.biopsy_type = Some(random.pick(BiopsyType::ALL)),
        "bal_shows_pap" => person.bal_shows_pap = truth(random, true),
        "gmcsf_antibody" => {
            person.gmcsf_antibody = Some(if fits { Antibody::Positive } else { random.pick(Antibody::ALL) });
        }
        "two_checks_without_improvement" => person.two_checks_without_improvement = truth(random, true),
        "assessments" => {
            let rows = any_rows(random, fits, completeness, reference_date);
            let passes = match completions::rows(Some(&rows), reference_date) {
                Some(Rows::Pass) => Some(true),
                Some(Rows::Fail) => Some(false),
                Some(Rows::Depend | Rows::Unclear | Rows::Undecided) | None => None,
            };
            person.assessments = Some(rows);
            if person.two_checks_without_improvement.is_some() && random.chance(85) {
                person.two_checks_without_improvement = passes.or(person.two_checks_without_improvement);
            }
        }
        "pao2" => person.pao2 = Some(any_pressure(random, fits)),
        "pao2_on_oxygen" => person.pao2_on_oxygen = truth(random, false),
        "can_have_children" => person.can_have_children = Some(random.chance(60)),
        "will_use_contraception" => person.will_use_contraception = truth(random, true),
        "willing_to_read_consent" => person.willing_to_read_consent = truth(random, true),
        "other_pap_type" => person.other_pap_type = truth(random, false),
        "lavage_ever" => person.lavage_ever = Some(random.chance(50)),
        "lavage_last" => person.lavage_last = date(random, 6, true, 1960),
        "gmcsf_use" => person.gmcsf_use = Some(any_use(random, fits)),
        "gmcsf_last" => person.gmcsf_last = date(random, 6, true, 1985),
        "trial_treatment" => person.trial_treatment = Some(any_use(random, fits)),
        "trial_treatment_last" => person.trial_treatment_last = date(random, 3, true, 1900),
        "stem_cell_study" => person.stem_cell_study = Some(any_use(random, fits)),
        "stem_cell_study_last" => person.stem_cell_study_last = date(random, 12, true, 1900),
        "other_inflammatory_disease" => person.other_inflammatory_disease = Some(random.chance(60)),
        "steroid" => {
            let good = random.pick(&Steroid::ALL[..10]);
            person.steroid = Some(if fits { good } else { random.pick(Steroid::ALL) });
        }
        "steroid_dose" => person.steroid_dose = Some(any_dose(random, fits, person.steroid)),
        "steroid_interval" => person.steroid_interval = Some(random.pick(Interval::ALL)),
        "other_immunosuppressant" => person.other_immunosuppressant = truth(random, false),
        "infection_active" => person.infection_active = truth(random, false),
        "infection_affects_efficacy" => person.infection_affects_efficacy = truth(random, false),
        "cancer_history" => {
            let good = random.pick(&[Cancer::None, Cancer::Benign]);
            person.cancer_history = Some(if fits { good } else { random.pick(Cancer::ALL) });
        }
        "serious_allergy" => person.serious_allergy = Some(random.chance(50)),
        "ingredient_allergy" => person.ingredient_allergy = truth(random, false),
        "other_serious_condition" => person.other_serious_condition = Some(random.chance(50)),
        "investigator_finds_unsuitable" => person.investigator_finds_unsuitable = truth(random, false),
        "pregnancy_possible" => person.pregnancy_possible = Some(random.chance(50)),
        "pregnant" => person.pregnant = truth(random, false),
        "breastfeeding" => person.breastfeeding = truth(random, false),
        "plans_pregnancy" => person.plans_pregnancy = truth(random, false),
        "pregnancy_test" => {
            let good = random.pick(&[PregnancyTest::Negative, PregnancyTest::NotDone]);
            person.pregnancy_test = Some(if fits { good } else { random.pick(PregnancyTest::ALL) });
        }
        other => panic!("no item `{other}`"),
    }
}

fn any_use(random: &mut Random, fits: bool) -> Use {
    if fits { random.pick(&[Use::Never, Use::Never, Use::Past]) } else { random.pick(Use::ALL) }
}

/// A date, near the day that lies that many months back in most cases, and earlier where it should fit.
fn any_date(
    random: &mut Random,
    months: i32,
    fits: bool,
    not_before: i32,
    completeness: Completeness,
    reference_date: Day,
) -> PartialDay {
    let boundary = reference_date.plus_months(-months);
    let day = match random.below(10) {
        0..=4 => {
            let mut day = boundary;
            for _ in 0..random.below(4) {
                day = if fits || random.chance(50) { day.previous() } else { day.next() };
            }
            day
        }
        5..=7 => boundary.plus_months(if fits { random.within(-30, -1) } else { random.within(-15, 15) }),
        8 => random.pick(&[Day::new(boundary.year - boundary.year % 4, 2, 29), Day::new(boundary.year, 2, 28)]),
        _ => any_day(random, boundary.year - 5, boundary.year + 1),
    };
    let day = if day.month == 2 { day.plus_months(0) } else { day };
    let day = day.clamp(Day::new(not_before, 1, 1), reference_date);
    shortened(random, day, completeness)
}

fn shortened(random: &mut Random, day: Day, completeness: Completeness) -> PartialDay {
    let full = PartialDay::from(day);
    if random.chance(completeness.full_dates) {
        return full;
    }
    if random.chance(65) { PartialDay { day: 0, ..full } } else { PartialDay { month: 0, day: 0, ..full } }
}

/// Rows whose completions can all be tried: at most a year and a month, or two months, are open at a time.
fn any_rows(random: &mut Random, fits: bool, completeness: Completeness, reference_date: Day) -> Vec<Assessment> {
    let count = if fits { random.pick(&[2, 2, 3]) } else { random.pick(&[0, 1, 2, 2, 3, 4]) };
    // Two that show no remission, far enough apart, and then something else: there the readings part.
    let parts = !fits && random.chance(40);
    let count = if parts { 3 } else { count };
    let mut base = reference_date.plus_months(random.within(-24, -10));
    let mut rows = Vec::new();
    let mut open = 1;
    for index in 0..count {
        if index > 0 {
            base = base.plus_months(if parts || fits { random.pick(&[3, 4]) } else { random.pick(&[0, 2, 3, 3, 4]) });
            for _ in 0..random.below(3) {
                base = if random.chance(50) { base.previous() } else { base.next() };
            }
        }
        let day = base.min(reference_date);
        let mut date = random.chance(completeness.answered.max(85)).then(|| shortened(random, day, completeness));
        let days = match date {
            None => 30,
            Some(date) => date.days(reference_date).count(),
        };
        if open * days > 12_000 {
            date = Some(day.into());
        } else {
            open *= days;
        }
        let finding = if fits || (parts && index < 2) {
            Finding::NoRemission
        } else {
            random.pick(&[Finding::NoRemission, Finding::NoRemission, Finding::Remission, Finding::Unclear])
        };
        rows.push(Assessment {
            date,
            kind: random.chance(completeness.answered).then(|| random.pick(AssessmentType::ALL)),
            finding: random.chance(completeness.answered.max(90)).then_some(finding),
        });
    }
    if random.chance(30) {
        rows.reverse();
    }
    rows
}

fn any_pressure(random: &mut Random, fits: bool) -> Quantity {
    let mut near = |center: i64, spread: i64, decimals: u32, unit: &'static str| {
        let below = if fits { spread } else { 0 };
        let step = i64::try_from(random.below(usize::try_from(2 * spread + 1).unwrap_or(1))).unwrap_or(0) - spread;
        Quantity { digits: center + step - below, decimals, unit }
    };
    match near(1, 1, 0, "").digits.rem_euclid(2) {
        0 => match near(0, 1, 0, "").digits {
            0 => near(70, 15, 0, "mm[Hg]"),
            -1 => near(700, 3, 1, "mm[Hg]"),
            _ => near(7005, 12, 2, "mm[Hg]"),
        },
        _ => match near(0, 1, 0, "").digits {
            0 => near(933, 3, 2, "kPa"),
            -1 => near(9337, 9, 3, "kPa"),
            _ => near(93, 30, 1, "kPa"),
        },
    }
}

/// A dose at or near a threshold of the steroid at some interval.
fn any_dose(random: &mut Random, fits: bool, steroid: Option<Steroid>) -> Quantity {
    let ten: i64 = match steroid {
        Some(Steroid::Methylprednisolone | Steroid::Triamcinolone) => 800,
        Some(Steroid::Dexamethasone) => 150,
        Some(Steroid::Betamethasone) => random.pick(&[120, 135, 150]),
        Some(Steroid::Hydrocortisone) => 4000,
        Some(Steroid::Cortisone) => 5000,
        Some(Steroid::Deflazacort) => 1200,
        Some(Steroid::None | Steroid::Prednisolone | Steroid::Prednisone | Steroid::Other) | None => 1000,
    };
    let days = random.pick(&[1, 1, 2, 7]);
    let digits = match random.below(6) {
        0 => 0,
        1 => ten * days + random.pick(&[-1, 1, 2, 50]),
        2 => ten * days,
        3 => i64::from(random.within(0, 100_000)),
        _ => ten / 2,
    };
    let digits = if fits { digits.min(ten) } else { digits };
    Quantity { digits: digits.clamp(0, 100_000), decimals: 2, unit: "mg" }
}

/// Takes away answers while the person still shows what was found, so that little is left to look at.
pub(crate) fn shrink(person: &Person, shows: impl Fn(&Person) -> bool) -> Person {
    let mut smallest = person.clone();
    let nobody = Person::default();
    loop {
        let fewer = Person::ITEMS.iter().find_map(|item| {
            let mut fewer = smallest.clone();
            fewer.copy_from(item, &nobody);
            (smallest.get(item).is_some() && shows(&fewer)).then_some(fewer)
        });
        let fewer = fewer.or_else(|| {
            let rows = smallest.assessments.clone()?;
            (0..rows.len()).find_map(|index| {
                let mut fewer = smallest.clone();
                let mut rows = rows.clone();
                rows.remove(index);
                fewer.assessments = Some(rows);
                shows(&fewer).then_some(fewer)
            })
        });
        let Some(fewer) = fewer else { return smallest };
        smallest = fewer;
    }
}

/// A person as a line of the wire, for messages.
pub(crate) fn wire(person: &Person, reference_date: Day) -> String {
    serde_json::json!({ "reference_date": reference_date.to_string(), "answers": person.to_json() }).to_string()
}

/// The index of a criterion.
pub(crate) fn criterion_index(identifier: &str) -> usize {
    CRITERIA.iter().position(|criterion| *criterion == identifier).unwrap()
}
