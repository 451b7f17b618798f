//! Section 3 of the data dictionary, by brute force: every unknown is replaced by each value that it could have and
//! every partial date by each of its days; `by_hand` then judges each completion.
//!
//! A date that is wholly unknown has too many days: it is tried on the days next to every boundary. Nothing here knows
//! how to reason with unknowns; that is the point.
//!
//! # Readings of the dictionary chosen here
//! - A completion may make a criterion not applicable and another let it pass: together they pass (`not_applicable`
//!   counts as passes).
//! - A passing criterion is provisional where any completion is.
//! - I3: what is told has no part in the readings, so `depends_on_reading` stands only where the rows alone make it so
//!   ("unknown, whatever is told"). Told with rows that are undecided, it decides provisionally.
//! - A wholly unknown date beside nothing else has no `clear`; a conflict never has one.

use crate::oracle::by_hand::{
    Determination, Dose, Found, HandResult, Outcome, Range, Rows, conflicts, e1, e2, e6, e7, e8, e11,
    eighteenth_birthday, first_clear_day, for_the_study_team, i1, i2, i3, i4, i5, i6, overall, rows_as_found, window,
};
use crate::oracle::calendar::{Day, PartialDay};
use crate::oracle::person::{
    Antibody, Assessment, Cancer, Finding, Interval, Person, PregnancyTest, Quantity, Steroid, Use,
};

/// The first day that any answer may name.
pub(crate) const FIRST_DAY: Day = Day::new(1900, 1, 1);

/// What every completion together supports.
pub(crate) fn screen(person: &Person, reference_date: Day) -> HandResult {
    let criteria = criteria(person, reference_date);
    let (determination, earliest) = overall(&criteria);
    HandResult { criteria, determination, earliest, conflicts: conflicts(person, &criteria) }
}

/// Each criterion.
pub(crate) fn criteria(person: &Person, reference_date: Day) -> [Found; 17] {
    [
        age(person, reference_date),
        diagnosis(person).into(),
        i3(rows(person.assessments.as_deref(), reference_date), person.two_checks_without_improvement).into(),
        oxygen(person).into(),
        contraception(person).into(),
        consent(person).into(),
        other_type(person).into(),
        lavage(person, reference_date),
        washout(person.gmcsf_use, person.gmcsf_last, 6, reference_date),
        washout(person.trial_treatment, person.trial_treatment_last, 3, reference_date),
        washout(person.stem_cell_study, person.stem_cell_study_last, 12, reference_date),
        immunosuppression(person).into(),
        infection(person).into(),
        cancer(person).into(),
        study_team(person.ingredient_allergy).into(),
        study_team(person.investigator_finds_unsuitable).into(),
        pregnancy(person).into(),
    ]
}

/// Whether a determination is reached; `next_items` asks for single criteria.
pub(crate) fn determination(criteria: &[Found; 17]) -> Determination {
    overall(criteria).0
}

/// The outcome that all completions support. Conflicts are left out.
pub(crate) fn all(completions: impl IntoIterator<Item = Outcome>) -> Outcome {
    use Outcome::{
        Conflict, DependsOnReading, Fails, FailsForNow, NotApplicable, Passes, PassesProvisionally, Unknown,
    };
    let together = |left: Outcome, right: Outcome| match (left, right) {
        (left, right) if left == right => left,
        (Fails, FailsForNow) | (FailsForNow, Fails) => Fails,
        (PassesProvisionally, Passes | NotApplicable) | (Passes | NotApplicable, PassesProvisionally) => {
            PassesProvisionally
        }
        (Passes, NotApplicable) | (NotApplicable, Passes) => Passes,
        (
            Passes | PassesProvisionally | NotApplicable | Fails | FailsForNow | Unknown | DependsOnReading | Conflict,
            _,
        ) => Unknown,
    };
    completions.into_iter().filter(|outcome| *outcome != Conflict).reduce(together).unwrap_or(Conflict)
}

/// The values that an answer may have: the one given, or else any.
fn any<T: Copy>(given: Option<T>, values: &[T]) -> Vec<Option<T>> {
    match given {
        Some(value) => vec![Some(value)],
        None => values.iter().copied().map(Some).collect(),
    }
}

fn yes_or_no(given: Option<bool>) -> Vec<Option<bool>> {
    any(given, &[true, false])
}

pub(crate) fn age(person: &Person, reference_date: Day) -> Found {
    let adult = reference_date.plus_months(-12 * 18);
    let births: Vec<Day> = person.birth_date.map_or_else(
        || vec![adult.previous(), adult, adult.next(), reference_date],
        |birth| birth.days(reference_date).collect(),
    );
    let told = yes_or_no(person.age_18_or_over);
    let completions =
        || births.iter().flat_map(|birth| told.iter().map(|told| (*birth, i1(Some(*birth), *told, reference_date))));
    let outcome = all(completions().map(|(_, found)| found.outcome));
    let clear = match (outcome, person.birth_date) {
        (Outcome::FailsForNow | Outcome::Unknown, Some(_)) => {
            let possible = completions().filter(|(_, found)| found.outcome != Outcome::Conflict);
            range(possible.map(|(birth, _)| eighteenth_birthday(birth)))
                .map(|(from, to)| (from.max(reference_date.next()), to))
        }
        _ => None,
    };
    Found { outcome, clear }
}

fn range(days: impl Iterator<Item = Day>) -> Option<Range> {
    days.map(|day| (day, day)).reduce(|(from, to), (day, _)| (from.min(day), to.max(day)))
}

pub(crate) fn diagnosis(person: &Person) -> Outcome {
    let mut outcomes = Vec::new();
    for ct in yes_or_no(person.ct_shows_pap) {
        for biopsy in yes_or_no(person.biopsy_shows_pap) {
            for bal in yes_or_no(person.bal_shows_pap) {
                for antibody in any(person.gmcsf_antibody, Antibody::ALL) {
                    outcomes.push(i2(ct, biopsy, bal, antibody));
                }
            }
        }
    }
    all(outcomes)
}

/// What all completions of the rows come to; `None` where there are no rows to complete.
pub(crate) fn rows(rows: Option<&[Assessment]>, reference_date: Day) -> Option<Rows> {
    let rows = rows?;
    let days: Vec<Vec<Day>> = (0..rows.len()).map(|index| days_of_row(rows, index, reference_date)).collect();
    let mut sofar = None;
    let mut completed = rows.to_vec();
    try_days(&mut completed, &days, 0, &mut |completed| {
        for remissions in 0..1_u32 << completed.len() {
            let repeated = completed.iter().enumerate().any(|(index, row)| {
                remissions >> index & 1 == 1 && matches!(row.finding, Some(Finding::Remission | Finding::NoRemission))
            });
            if !repeated {
                sofar = Some(Rows::either(sofar, rows_as_found(completed, remissions)));
            }
        }
        // Nothing can be added to a mixture with disagreeing readings.
        sofar != Some(Rows::Unclear)
    });
    sofar
}

fn try_days(
    rows: &mut Vec<Assessment>,
    days: &[Vec<Day>],
    index: usize,
    judge: &mut impl FnMut(&[Assessment]) -> bool,
) -> bool {
    let Some(row_days) = days.get(index) else { return judge(rows) };
    let given = rows[index].date;
    let mut go_on = true;
    for day in row_days {
        rows[index].date = Some((*day).into());
        go_on = try_days(rows, days, index + 1, judge);
        if !go_on {
            break;
        }
    }
    rows[index].date = given;
    go_on
}

/// Every day of a row's date; where it is wholly unknown, the days next to what the other rows make a boundary.
fn days_of_row(rows: &[Assessment], index: usize, reference_date: Day) -> Vec<Day> {
    match rows[index].date {
        Some(date) => date.days(reference_date).collect(),
        None => telling_days_of_row(rows, index, reference_date),
    }
}

/// The first and the last day that a row's date may mean, and those between that lie next to a boundary: the ends of the
/// other rows' dates, and three months before and after them.
pub(crate) fn telling_days_of_row(rows: &[Assessment], index: usize, reference_date: Day) -> Vec<Day> {
    let (first, last) = match rows[index].date {
        Some(date) => (date.first(), date.last().min(reference_date)),
        None => (FIRST_DAY, reference_date),
    };
    let mut days = vec![first, last];
    let others = rows.iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, row)| row.date);
    let ends = others.flat_map(|date| [date.first(), date.last().min(reference_date)]);
    for end in ends.chain([reference_date]) {
        for boundary in [end, end.plus_months(3), end.plus_months(-3)] {
            days.extend([boundary.previous(), boundary, boundary.next()]);
        }
    }
    days.retain(|day| first <= *day && *day <= last);
    days.sort_unstable();
    days.dedup();
    days
}

pub(crate) fn oxygen(person: &Person) -> Outcome {
    const PLAUSIBLE: [Quantity; 4] = [mmhg(20), mmhg(70), mmhg(71), mmhg(500)];
    // Whether extra oxygen was used is not asked while the pressure is not known: an answer is ignored then.
    let on_oxygen = person.pao2.and(person.pao2_on_oxygen);
    let mut outcomes = Vec::new();
    for pao2 in any(person.pao2, &PLAUSIBLE) {
        for on_oxygen in yes_or_no(on_oxygen) {
            outcomes.push(i4(pao2, on_oxygen));
        }
    }
    all(outcomes)
}

const fn mmhg(digits: i64) -> Quantity {
    Quantity { digits, decimals: 0, unit: "mm[Hg]" }
}

pub(crate) fn contraception(person: &Person) -> Outcome {
    let mut outcomes = Vec::new();
    for can in yes_or_no(person.can_have_children) {
        for will in yes_or_no(person.will_use_contraception) {
            outcomes.push(i5(can, will));
        }
    }
    all(outcomes)
}

fn consent(person: &Person) -> Outcome {
    all(yes_or_no(person.willing_to_read_consent).into_iter().map(i6))
}

pub(crate) fn other_type(person: &Person) -> Outcome {
    // Kept unknown on purpose.
    if person.other_pap_type.is_none() {
        return Outcome::Unknown;
    }
    all(any(person.gmcsf_antibody, Antibody::ALL).into_iter().map(|antibody| e1(person.other_pap_type, antibody)))
}

pub(crate) fn lavage(person: &Person, reference_date: Day) -> Found {
    let Some(last) = person.lavage_last else {
        // Without a date only "never" is decided, on purpose.
        return e2(person.lavage_ever, None, reference_date);
    };
    let mut found = Vec::new();
    for ever in yes_or_no(person.lavage_ever) {
        found.extend(last.days(reference_date).map(|day| e2(ever, Some(day), reference_date)));
    }
    counted_from(last, found, 6, reference_date)
}

pub(crate) fn washout(used: Option<Use>, last: Option<PartialDay>, months: i32, reference_date: Day) -> Found {
    let Some(last) = last else { return window(used, None, months, reference_date) };
    // Beside a date an unknown counts as past.
    let used = used.or(Some(Use::Past));
    let found = last.days(reference_date).map(|day| window(used, Some(day), months, reference_date)).collect();
    counted_from(last, found, months, reference_date)
}

fn counted_from(last: PartialDay, found: Vec<Found>, months: i32, reference_date: Day) -> Found {
    let outcome = all(found.into_iter().map(|found| found.outcome));
    let clear = match outcome {
        Outcome::FailsForNow | Outcome::Unknown => {
            range(last.days(reference_date).map(|day| first_clear_day(day, months)))
        }
        _ => None,
    };
    Found { outcome, clear }
}

pub(crate) fn immunosuppression(person: &Person) -> Outcome {
    // Kept unknown on purpose.
    if person.other_inflammatory_disease.is_none() {
        return Outcome::Unknown;
    }
    let mut outcomes = Vec::new();
    for steroid in any(person.steroid, Steroid::ALL) {
        for dose in doses(person, steroid) {
            for other in yes_or_no(person.other_immunosuppressant) {
                outcomes.push(e6(person.other_inflammatory_disease, dose, other));
            }
        }
    }
    all(outcomes)
}

/// A day's dose for every completion of amount and interval. They are asked only where there is a steroid, so answers
/// beside an unknown steroid are ignored.
fn doses(person: &Person, steroid: Option<Steroid>) -> Vec<Dose> {
    if steroid == Some(Steroid::None) {
        return vec![Dose::of(steroid, None, None)];
    }
    let (amount, interval) = match person.steroid {
        Some(_) => (person.steroid_dose, person.steroid_interval),
        None => (None, None),
    };
    let mut doses = Vec::new();
    for amount in any(amount, &[mg(0), mg(10), mg(1000)]) {
        for interval in any(interval, Interval::ALL) {
            doses.push(Dose::of(steroid, amount, interval));
        }
    }
    doses
}

const fn mg(digits: i64) -> Quantity {
    Quantity { digits, decimals: 0, unit: "mg" }
}

pub(crate) fn infection(person: &Person) -> Outcome {
    let mut outcomes = Vec::new();
    for active in yes_or_no(person.infection_active) {
        for affects in yes_or_no(person.infection_affects_efficacy) {
            outcomes.push(e7(active, affects));
        }
    }
    all(outcomes)
}

pub(crate) fn cancer(person: &Person) -> Outcome {
    all(any(person.cancer_history, Cancer::ALL).into_iter().map(e8))
}

fn study_team(excludes: Option<bool>) -> Outcome {
    all(yes_or_no(excludes).into_iter().map(for_the_study_team))
}

pub(crate) fn pregnancy(person: &Person) -> Outcome {
    // An unknown test counts as not done: it is part of screening.
    let test = person.pregnancy_test.or(Some(PregnancyTest::NotDone));
    let given = [person.pregnant, person.breastfeeding, person.plans_pregnancy];
    let mut outcomes = Vec::new();
    for possible in yes_or_no(person.pregnancy_possible) {
        if possible == Some(false) {
            // What was not asked has no value.
            outcomes.push(e11(possible, given, test));
            continue;
        }
        for pregnant in yes_or_no(given[0]) {
            for breastfeeding in yes_or_no(given[1]) {
                for plans in yes_or_no(given[2]) {
                    outcomes.push(e11(possible, [pregnant, breastfeeding, plans], test));
                }
            }
        }
    }
    all(outcomes)
}
