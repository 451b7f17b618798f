//! Section 4 of the data dictionary, rule by rule, for people whose dates are full days.
//!
//! An answer that is not known is `None` and is taken as the rule's "U". Partial dates are not for here: see
//! `completions.rs`. Nothing is allocated: the benchmark runs this beside the engine.

use crate::oracle::calendar::{Day, PartialDay};
use crate::oracle::person::{
    Antibody, Assessment, Cancer, Finding, Interval, Person, PregnancyTest, Quantity, Steroid, Use,
};

/// The criteria in the record's order.
pub(crate) const CRITERIA: [&str; 17] =
    ["I1", "I2", "I3", "I4", "I5", "I6", "E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E11"];

/// What one rule comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Outcome {
    Passes,
    PassesProvisionally,
    NotApplicable,
    /// Fails, and the passing of time alone does not mend it.
    Fails,
    /// Fails until enough time has passed.
    FailsForNow,
    Unknown,
    /// Unknown since the readings disagree.
    DependsOnReading,
    /// Unknown since two answers contradict each other.
    Conflict,
}

use Outcome::{Conflict, DependsOnReading, Fails, FailsForNow, NotApplicable, Passes, PassesProvisionally, Unknown};

/// First day on which a criterion may pass, first on which it surely does.
pub(crate) type Range = (Day, Day);

/// One criterion's outcome and, where time matters, its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) outcome: Outcome,
    pub(crate) clear: Option<Range>,
}

impl From<Outcome> for Found {
    fn from(outcome: Outcome) -> Found {
        Found { outcome, clear: None }
    }
}

/// The overall result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Determination {
    PossiblyEligible,
    NotYet,
    NotMatching,
    Undetermined,
}

/// Which contradictions hold, one bit for each of [`CONFLICTS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Conflicts(pub(crate) u16);

/// Every contradiction of the dictionary: its two items in the items' order, and the criterion that it makes unknown.
pub(crate) const CONFLICTS: [([&str; 2], Option<&str>); 12] = [
    (["age_18_or_over", "birth_date"], Some("I1")),
    (["two_checks_without_improvement", "assessments"], Some("I3")),
    (["gmcsf_antibody", "other_pap_type"], Some("E1")),
    (["lavage_ever", "lavage_last"], Some("E2")),
    (["gmcsf_use", "gmcsf_last"], Some("E3")),
    (["trial_treatment", "trial_treatment_last"], Some("E4")),
    (["stem_cell_study", "stem_cell_study_last"], Some("E5")),
    (["pregnancy_possible", "pregnant"], Some("E11")),
    (["pregnancy_possible", "breastfeeding"], Some("E11")),
    (["pregnancy_possible", "plans_pregnancy"], Some("E11")),
    (["pregnancy_possible", "pregnancy_test"], Some("E11")),
    (["will_use_contraception", "plans_pregnancy"], None),
];

/// What the rules come to for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HandResult {
    pub(crate) criteria: [Found; 17],
    pub(crate) determination: Determination,
    pub(crate) earliest: Option<Range>,
    pub(crate) conflicts: Conflicts,
}

/// Compares a person whose dates are full with the 17 criteria.
pub(crate) fn screen_by_hand(person: &Person, reference_date: Day) -> HandResult {
    let criteria = [
        i1(person.birth_date.map(PartialDay::first), person.age_18_or_over, reference_date),
        i2(person.ct_shows_pap, person.biopsy_shows_pap, person.bal_shows_pap, person.gmcsf_antibody).into(),
        i3(person.assessments.as_deref().map(rows_by_hand), person.two_checks_without_improvement).into(),
        i4(person.pao2, person.pao2_on_oxygen).into(),
        i5(person.can_have_children, person.will_use_contraception).into(),
        i6(person.willing_to_read_consent).into(),
        e1(person.other_pap_type, person.gmcsf_antibody).into(),
        e2(person.lavage_ever, person.lavage_last.map(PartialDay::first), reference_date),
        window(person.gmcsf_use, person.gmcsf_last.map(PartialDay::first), 6, reference_date),
        window(person.trial_treatment, person.trial_treatment_last.map(PartialDay::first), 3, reference_date),
        window(person.stem_cell_study, person.stem_cell_study_last.map(PartialDay::first), 12, reference_date),
        e6(
            person.other_inflammatory_disease,
            Dose::of(person.steroid, person.steroid_dose, person.steroid_interval),
            person.other_immunosuppressant,
        )
        .into(),
        e7(person.infection_active, person.infection_affects_efficacy).into(),
        e8(person.cancer_history).into(),
        for_the_study_team(person.ingredient_allergy).into(),
        for_the_study_team(person.investigator_finds_unsuitable).into(),
        e11(
            person.pregnancy_possible,
            [person.pregnant, person.breastfeeding, person.plans_pregnancy],
            person.pregnancy_test,
        )
        .into(),
    ];
    let (determination, earliest) = overall(&criteria);
    HandResult { criteria, determination, earliest, conflicts: conflicts(person, &criteria) }
}

/// Whether only the study team can settle a criterion.
pub(crate) fn is_site_assessed(criterion: &str) -> bool {
    matches!(criterion, "I6" | "E9" | "E10")
}

/// Section 5.
pub(crate) fn overall(criteria: &[Found; 17]) -> (Determination, Option<Range>) {
    let (mut fails, mut fails_for_good, mut unknown, mut every_range) = (false, false, false, true);
    let mut latest: Option<Range> = None;
    for (found, criterion) in criteria.iter().zip(CRITERIA) {
        match found.outcome {
            Passes | PassesProvisionally | NotApplicable => {}
            Fails => (fails, fails_for_good) = (true, true),
            FailsForNow => {
                fails = true;
                match (found.clear, latest) {
                    (None, _) => every_range = false,
                    (Some(range), None) => latest = Some(range),
                    (Some((from, to)), Some((sofar_from, sofar_to))) => {
                        latest = Some((from.max(sofar_from), to.max(sofar_to)));
                    }
                }
            }
            Unknown | DependsOnReading | Conflict => unknown |= !is_site_assessed(criterion),
        }
    }
    match (fails, fails_for_good, unknown) {
        (true, false, _) => (Determination::NotYet, latest.filter(|_| every_range && !unknown)),
        (true, true, _) => (Determination::NotMatching, None),
        (false, _, true) => (Determination::Undetermined, None),
        (false, _, false) => (Determination::PossiblyEligible, None),
    }
}

/// The contradictions that hold, whether or not they decide something.
pub(crate) fn conflicts(person: &Person, criteria: &[Found; 17]) -> Conflicts {
    let among = |criterion: usize| criteria[criterion].outcome == Conflict;
    let not_possible = person.pregnancy_possible == Some(false);
    let held = [
        among(0),
        among(2),
        among(6),
        among(7),
        among(8),
        among(9),
        among(10),
        not_possible && person.pregnant == Some(true),
        not_possible && person.breastfeeding == Some(true),
        not_possible && person.plans_pregnancy == Some(true),
        not_possible && person.pregnancy_test == Some(PregnancyTest::Positive),
        person.plans_pregnancy == Some(true) && person.will_use_contraception == Some(true),
    ];
    Conflicts(held.iter().enumerate().map(|(bit, held)| u16::from(*held) << bit).sum())
}

/// The first day on which a person is 18: the birthday, for a birth on 29 February 1 March (18 years after a leap year
/// there is none).
pub(crate) fn eighteenth_birthday(birth: Day) -> Day {
    if birth.month == 2 && birth.day == 29 {
        Day::new(birth.year + 18, 3, 1)
    } else {
        Day::new(birth.year + 18, birth.month, birth.day)
    }
}

pub(crate) fn i1(birth: Option<Day>, told: Option<bool>, reference_date: Day) -> Found {
    // 18 years back from 29 February is 28 February: 18 is no multiple of 4.
    let by_date = birth.map(|birth| birth <= reference_date.plus_months(-12 * 18));
    if let (Some(by_date), Some(told)) = (by_date, told)
        && by_date != told
    {
        return Conflict.into();
    }
    match by_date.or(told) {
        Some(true) => Passes.into(),
        Some(false) => {
            let clear = birth.map(eighteenth_birthday).map(|day| (day, day));
            Found { outcome: FailsForNow, clear }
        }
        None => Unknown.into(),
    }
}

fn and(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn or(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    match (left, right) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

pub(crate) fn i2(ct: Option<bool>, biopsy: Option<bool>, bal: Option<bool>, antibody: Option<Antibody>) -> Outcome {
    let positive = match antibody {
        Some(Antibody::Positive) => Some(true),
        Some(Antibody::Negative) => Some(false),
        Some(Antibody::Equivocal | Antibody::NotDone) | None => None,
    };
    let strict = and(and(ct, or(biopsy, bal)), positive);
    let second = and(or(and(ct, biopsy), bal), positive);
    let lenient = and(or(or(ct, biopsy), bal), positive);
    let readings = [strict, second, lenient];
    let (holds, fails) = (readings.contains(&Some(true)), readings.contains(&Some(false)));
    match (holds, fails, readings.contains(&None)) {
        (true, false, false) => Passes,
        (false, true, false) => Fails,
        (true, true, _) => DependsOnReading,
        _ => Unknown,
    }
}

/// What the rows of I3 come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rows {
    Pass,
    Fail,
    Depend,
    /// Unknown, and in some completion the readings disagree.
    Unclear,
    /// Unknown, and in no completion do the readings disagree.
    Undecided,
}

/// Rows with all dates known. A finding that is unclear or not known may be either finding: each is tried.
fn rows_by_hand(rows: &[Assessment]) -> Rows {
    if rows.iter().all(|row| matches!(row.finding, Some(Finding::Remission | Finding::NoRemission))) {
        return rows_as_found(rows, 0);
    }
    let mut sofar = None;
    for remissions in 0..1_u32 << rows.len() {
        // A bit set for a row whose finding is clear would only repeat a completion.
        let clear = |row: &Assessment| matches!(row.finding, Some(Finding::Remission | Finding::NoRemission));
        if rows.iter().enumerate().any(|(index, row)| clear(row) && remissions >> index & 1 == 1) {
            continue;
        }
        sofar = Some(Rows::either(sofar, rows_as_found(rows, remissions)));
    }
    sofar.unwrap_or(Rows::Fail)
}

impl Rows {
    /// What two sets of completions come to together.
    pub(crate) fn either(sofar: Option<Rows>, other: Rows) -> Rows {
        use Rows::{Depend, Fail, Pass, Unclear, Undecided};
        match (sofar, other) {
            (None, other) => other,
            (Some(sofar), other) if sofar == other => sofar,
            (Some(Depend | Unclear), _) | (_, Depend | Unclear) => Unclear,
            (Some(Pass | Fail | Undecided), Pass | Fail | Undecided) => Undecided,
        }
    }
}

/// The rows with every finding either remission or not: a row that is not clear is a remission where its bit is set.
pub(crate) fn rows_as_found(rows: &[Assessment], remissions: u32) -> Rows {
    let finding = |index: usize| match rows[index].finding {
        Some(Finding::Remission) => true,
        Some(Finding::NoRemission) => false,
        Some(Finding::Unclear) | None => remissions >> index & 1 == 1,
    };
    let day = |index: usize| rows[index].date.map(PartialDay::first);
    let (mut any_two, mut none_since) = (false, false);
    for earlier in 0..rows.len() {
        let Some(earlier_day) = day(earlier) else { continue };
        if finding(earlier) {
            continue;
        }
        let apart = earlier_day.plus_months(3);
        let pair = (0..rows.len()).any(|later| !finding(later) && day(later).is_some_and(|later| later >= apart));
        if !pair {
            continue;
        }
        any_two = true;
        none_since |= (0..rows.len()).all(|index| !finding(index) || day(index).is_some_and(|day| day < earlier_day));
    }
    match (any_two, none_since) {
        (true, true) => Rows::Pass,
        (true, false) => Rows::Depend,
        (false, _) => Rows::Fail,
    }
}

pub(crate) fn i3(rows: Option<Rows>, told: Option<bool>) -> Outcome {
    match (rows, told) {
        (Some(Rows::Pass), Some(false)) | (Some(Rows::Fail), Some(true)) => Conflict,
        (Some(Rows::Pass), _) => Passes,
        (Some(Rows::Fail), _) | (Some(Rows::Undecided) | None, Some(false)) => Fails,
        (Some(Rows::Depend), _) => DependsOnReading,
        (Some(Rows::Undecided) | None, Some(true)) => PassesProvisionally,
        (Some(Rows::Unclear), _) | (Some(Rows::Undecided) | None, None) => Unknown,
    }
}

/// Tenths of mmHg, halves up.
pub(crate) fn tenths_of_mmhg(pao2: Quantity) -> i128 {
    let (digits, decimals) = if pao2.unit == "kPa" {
        (i128::from(pao2.digits) * 750_062, pao2.decimals + 5)
    } else {
        (i128::from(pao2.digits), pao2.decimals)
    };
    let unit = 10_i128.pow(decimals);
    (digits * 20 + unit) / (2 * unit)
}

pub(crate) fn i4(pao2: Option<Quantity>, on_oxygen: Option<bool>) -> Outcome {
    let Some(pao2) = pao2 else { return Unknown };
    match (tenths_of_mmhg(pao2) <= 700, on_oxygen) {
        (true, Some(false)) => Passes,
        (true, Some(true) | None) => PassesProvisionally,
        (false, Some(false)) => Fails,
        (false, Some(true) | None) => Unknown,
    }
}

pub(crate) fn i5(can_have_children: Option<bool>, will_use_contraception: Option<bool>) -> Outcome {
    match (can_have_children, will_use_contraception) {
        (Some(false), _) => NotApplicable,
        (Some(true) | None, Some(true)) => PassesProvisionally,
        (Some(true), Some(false)) => Fails,
        (None, Some(false)) | (Some(true) | None, None) => Unknown,
    }
}

pub(crate) fn i6(willing: Option<bool>) -> Outcome {
    if willing == Some(false) { Fails } else { Unknown }
}

pub(crate) fn e1(other_pap_type: Option<bool>, antibody: Option<Antibody>) -> Outcome {
    match (other_pap_type, antibody) {
        (Some(false), _) => Passes,
        (Some(true), Some(Antibody::Positive)) => Conflict,
        (Some(true), _) => Fails,
        (None, _) => Unknown,
    }
}

/// The first day on which a window has passed.
pub(crate) fn first_clear_day(event: Day, months: i32) -> Day {
    event.plus_months(months).next()
}

fn since(event: Day, months: i32, reference_date: Day) -> Found {
    if reference_date > event.plus_months(months) {
        return Passes.into();
    }
    let clear = first_clear_day(event, months);
    Found { outcome: FailsForNow, clear: Some((clear, clear)) }
}

pub(crate) fn e2(ever: Option<bool>, last: Option<Day>, reference_date: Day) -> Found {
    match (ever, last) {
        (Some(false), None) => Passes.into(),
        (Some(false), Some(_)) => Conflict.into(),
        (Some(true) | None, Some(last)) => since(last, 6, reference_date),
        (Some(true) | None, None) => Unknown.into(),
    }
}

pub(crate) fn window(used: Option<Use>, last: Option<Day>, months: i32, reference_date: Day) -> Found {
    match (used, last) {
        (Some(Use::Never), None) => Passes.into(),
        (Some(Use::Never), Some(_)) => Conflict.into(),
        (Some(Use::Current), _) => Fails.into(),
        (Some(Use::Past) | None, Some(last)) => since(last, months, reference_date),
        (Some(Use::Past) | None, None) => Unknown.into(),
    }
}

/// What is known of a day's steroid dose against 10 mg of prednisolone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dose {
    AtMostTen,
    /// At most 10, and it is, or may be, exactly 10.
    PerhapsTen,
    MoreThanTen,
    Unknown,
}

impl Dose {
    pub(crate) fn of(steroid: Option<Steroid>, dose: Option<Quantity>, interval: Option<Interval>) -> Dose {
        // Hundredths of the milligrams equal to 5 mg of prednisolone; where sources differ, the least and the largest.
        let (least, largest) = match steroid {
            None | Some(Steroid::Other) => return Dose::Unknown,
            Some(Steroid::None) => return Dose::AtMostTen,
            Some(Steroid::Prednisolone | Steroid::Prednisone) => (500, 500),
            Some(Steroid::Methylprednisolone | Steroid::Triamcinolone) => (400, 400),
            Some(Steroid::Dexamethasone) => (75, 75),
            Some(Steroid::Betamethasone) => (60, 75),
            Some(Steroid::Hydrocortisone) => (2000, 2000),
            Some(Steroid::Cortisone) => (2500, 2500),
            Some(Steroid::Deflazacort) => (600, 600),
        };
        let Some(dose) = dose else { return Dose::Unknown };
        let at = |interval: Interval| {
            let days: i128 = match interval {
                Interval::Daily => 1,
                Interval::EveryOtherDay => 2,
                Interval::Weekly => 7,
            };
            // dose x 5 against 10 x equivalent x days, both times 100 and the dose's power of ten.
            let given = i128::from(dose.digits) * 500;
            let allowed = |equivalent: i128| 10 * equivalent * days * 10_i128.pow(dose.decimals);
            if given > allowed(largest) {
                Dose::MoreThanTen
            } else if given > allowed(least) {
                Dose::Unknown
            } else if given == allowed(least) {
                Dose::PerhapsTen
            } else {
                Dose::AtMostTen
            }
        };
        let Some(interval) = interval else {
            let each = [Interval::Daily, Interval::EveryOtherDay, Interval::Weekly].map(at);
            return if each.iter().all(|dose| *dose == Dose::MoreThanTen) {
                Dose::MoreThanTen
            } else if each.iter().any(|dose| matches!(dose, Dose::MoreThanTen | Dose::Unknown)) {
                Dose::Unknown
            } else if each.contains(&Dose::PerhapsTen) {
                Dose::PerhapsTen
            } else {
                Dose::AtMostTen
            };
        };
        at(interval)
    }
}

pub(crate) fn e6(disease: Option<bool>, dose: Dose, other_immunosuppressant: Option<bool>) -> Outcome {
    match (disease, dose, other_immunosuppressant) {
        (Some(true), Dose::MoreThanTen, _) => Fails,
        (Some(_), Dose::AtMostTen, Some(false)) => Passes,
        (Some(_), Dose::PerhapsTen, Some(false)) => PassesProvisionally,
        _ => Unknown,
    }
}

pub(crate) fn e7(active: Option<bool>, affects_efficacy: Option<bool>) -> Outcome {
    match and(active, affects_efficacy) {
        Some(true) => Fails,
        Some(false) => Passes,
        None => Unknown,
    }
}

pub(crate) fn e8(history: Option<Cancer>) -> Outcome {
    match history {
        Some(Cancer::None | Cancer::Benign) => Passes,
        Some(Cancer::Malignant) => Fails,
        Some(Cancer::InSituOrBasalCell) | None => Unknown,
    }
}

pub(crate) fn for_the_study_team(excludes: Option<bool>) -> Outcome {
    match excludes {
        Some(true) => Fails,
        Some(false) => Passes,
        None => Unknown,
    }
}

pub(crate) fn e11(possible: Option<bool>, three: [Option<bool>; 3], test: Option<PregnancyTest>) -> Outcome {
    let any = three.contains(&Some(true)) || test == Some(PregnancyTest::Positive);
    match (possible, any) {
        (Some(false), true) => Conflict,
        (Some(false), false) => NotApplicable,
        (Some(true) | None, true) => Fails,
        (Some(true) | None, false) => match (three.contains(&None), test) {
            (true, _) => Unknown,
            (false, Some(PregnancyTest::Negative)) => Passes,
            (false, _) => PassesProvisionally,
        },
    }
}
