//! Section 6's `next` as a set, by trying answers.
//!
//! The determination is the worst of what the criteria come to: nothing in the way, unknown, in the way for now, in
//! the way for good. Criteria that share no item are tried apart and put together afterwards, which keeps brute force
//! affordable.
//!
//! # Readings of the dictionary chosen here
//! - An item belongs to `next` where some further answers change the determination and the same answers without this
//!   item's (and without those that are only asked because of it) do not. That is [`Next::must`], less the items that are
//!   not asked yet.
//! - "Conflicts left out": answers that bring a contradiction are not tried. The one contradiction that decides nothing is
//!   left out of `must` but allowed in `may`.
//! - A list is partly known where a cell is not known or partial. Rows that are `unclear` may be asked about again: `may`.
//! - Trying every way to fill in only some of the open cells of a list is too much. So `may` takes it that rows with open
//!   cells can still come to anything, and that they and what is told beside them count.
//! - Beside a date an unknown `gmcsf_use` counts as past, yet "current" would change the result, so it belongs to `next`
//!   even where all criteria are settled. Likewise `assessments` beside what was told: rows can make I3 depend on the
//!   reading.

use crate::oracle::by_hand::{CRITERIA, Determination, Found, Outcome, i3, is_site_assessed};
use crate::oracle::calendar::{Day, PartialDay};
use crate::oracle::completions;
use crate::oracle::person::{Assessment, Finding, Person, Quantity, Steroid, Value};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// The items that `next` has to name, and those that it may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Next {
    pub(crate) must: BTreeSet<&'static str>,
    pub(crate) may: BTreeSet<&'static str>,
}

/// Items whose criteria share no item with other criteria.
const GROUPS: [&[&str]; 13] = [
    &["age_18_or_over", "birth_date"],
    &["ct_shows_pap", "biopsy_shows_pap", "bal_shows_pap", "gmcsf_antibody", "other_pap_type"],
    &["two_checks_without_improvement", "assessments"],
    &["pao2", "pao2_on_oxygen"],
    &["can_have_children", "will_use_contraception"],
    &["lavage_ever", "lavage_last"],
    &["gmcsf_use", "gmcsf_last"],
    &["trial_treatment", "trial_treatment_last"],
    &["stem_cell_study", "stem_cell_study_last"],
    &["other_inflammatory_disease", "steroid", "steroid_dose", "steroid_interval", "other_immunosuppressant"],
    &["infection_active", "infection_affects_efficacy"],
    &["cancer_history"],
    &["pregnancy_possible", "pregnant", "breastfeeding", "plans_pregnancy"],
];

/// The group of the rows.
const ROWS: usize = 2;

/// How much stands in the way; the determination is the worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
enum Severity {
    None,
    Unknown,
    ForNow,
    ForGood,
}

/// A set of severities, one bit each.
type Severities = u8;

const SEVERITIES: [Severity; 4] = [Severity::None, Severity::Unknown, Severity::ForNow, Severity::ForGood];

fn bit(severity: Severity) -> Severities {
    1 << severity as u8
}

fn members(set: Severities) -> impl Iterator<Item = Severity> {
    SEVERITIES.into_iter().filter(move |severity| set & bit(*severity) != 0)
}

/// Every worst of one of each set.
fn worst_of(left: Severities, right: Severities) -> Severities {
    members(left).flat_map(|left| members(right).map(move |right| bit(left.max(right)))).fold(0, |set, bit| set | bit)
}

/// One way to answer more of a group's items: what it comes to, and what it comes to without each item answered.
#[derive(Clone, Copy)]
struct Effect {
    item: &'static str,
    with: Severity,
    without: Severity,
}

/// What answers to a group's items can do.
#[derive(Clone, Default)]
struct Prospects {
    /// Reachable by answering what is asked, and by answering anything.
    reachable: Severities,
    reachable_at_all: Severities,
    effects: Vec<Effect>,
    effects_at_all: Vec<Effect>,
}

/// Section 6's `next` for a person.
pub(crate) fn next_items(person: &Person, reference_date: Day) -> Next {
    let found = completions::criteria(person, reference_date);
    let determination = completions::determination(&found);
    let site = found
        .iter()
        .zip(CRITERIA)
        .filter(|(_, criterion)| is_site_assessed(criterion))
        .map(|(found, _)| severity_of(found.outcome))
        // Unknown never blocks where only the study team can settle it.
        .filter(|severity| *severity != Severity::Unknown)
        .max()
        .unwrap_or(Severity::None);
    let mut groups: Vec<Prospects> = GROUPS.iter().map(|group| prospects(group, person, reference_date)).collect();
    if has_open_cells(person) {
        groups[ROWS].reachable_at_all = SEVERITIES.into_iter().map(bit).sum();
        let told = person.two_checks_without_improvement.is_none().then_some("two_checks_without_improvement");
        for item in told.into_iter().chain(["assessments"]) {
            for with in [Severity::None, Severity::ForGood] {
                groups[ROWS].effects_at_all.push(Effect { item, with, without: Severity::Unknown });
            }
        }
    }
    let mut next = Next { must: BTreeSet::new(), may: BTreeSet::new() };
    for (index, group) in groups.iter().enumerate() {
        let others = |reachable: fn(&Prospects) -> Severities| {
            let others = groups.iter().enumerate().filter(|(other, _)| *other != index);
            others.fold(bit(site), |set, (_, other)| worst_of(set, reachable(other)))
        };
        let (asked, at_all) = (others(|group| group.reachable), others(|group| group.reachable_at_all));
        for effect in &group.effects {
            let changes = members(asked).any(|other| {
                determined(effect.with.max(other)) != determination
                    && determined(effect.without.max(other)) == determination
            });
            if changes && is_asked(effect.item, person) && !(effect.item == "assessments" && has_unclear_rows(person)) {
                next.must.insert(effect.item);
            }
        }
        for effect in &group.effects_at_all {
            let changes = members(at_all).any(|other| {
                let with = determined(effect.with.max(other));
                with != determination && with != determined(effect.without.max(other))
            });
            if changes {
                next.may.insert(effect.item);
                next.may.extend(question_before(effect.item).filter(|question| person.get(question).is_none()));
            }
        }
    }
    next.may.extend(next.must.iter());
    next
}

fn determined(severity: Severity) -> Determination {
    match severity {
        Severity::None => Determination::PossiblyEligible,
        Severity::Unknown => Determination::Undetermined,
        Severity::ForNow => Determination::NotYet,
        Severity::ForGood => Determination::NotMatching,
    }
}

fn severity_of(outcome: Outcome) -> Severity {
    match outcome {
        Outcome::Passes | Outcome::PassesProvisionally | Outcome::NotApplicable => Severity::None,
        Outcome::Unknown | Outcome::DependsOnReading | Outcome::Conflict => Severity::Unknown,
        Outcome::FailsForNow => Severity::ForNow,
        Outcome::Fails => Severity::ForGood,
    }
}

/// What an item's "if" comes to; `None` where it depends on an answer that is not known.
fn condition(item: &str, person: &Person) -> Option<bool> {
    let past = |used: Option<Value>| used.map(|used| used == Value::Code("past"));
    match item {
        "biopsy_type" => person.biopsy_shows_pap,
        "pao2_on_oxygen" => Some(person.pao2.is_some()),
        "will_use_contraception" => Some(person.can_have_children != Some(false)),
        "lavage_last" => person.lavage_ever,
        "gmcsf_last" => past(person.get("gmcsf_use")),
        "trial_treatment_last" => past(person.get("trial_treatment")),
        "stem_cell_study_last" => past(person.get("stem_cell_study")),
        "steroid_dose" | "steroid_interval" => Some(person.steroid.is_some_and(|steroid| steroid != Steroid::None)),
        "infection_affects_efficacy" => Some(person.infection_active != Some(false)),
        "pregnant" | "breastfeeding" | "plans_pregnancy" | "pregnancy_test" => {
            Some(person.pregnancy_possible != Some(false))
        }
        _ => Some(true),
    }
}

/// Whether an item's "if" holds.
pub(crate) fn is_asked(item: &str, person: &Person) -> bool {
    condition(item, person) == Some(true)
}

/// The question before a date: the date is asked because of it.
fn question_before(item: &str) -> Option<&'static str> {
    match item {
        "lavage_last" => Some("lavage_ever"),
        "gmcsf_last" => Some("gmcsf_use"),
        "trial_treatment_last" => Some("trial_treatment"),
        "stem_cell_study_last" => Some("stem_cell_study"),
        _ => None,
    }
}

thread_local! {
    /// What was found of a group before: most people share most of their answers to a group.
    static KNOWN: RefCell<HashMap<String, Prospects>> = RefCell::new(HashMap::new());
}

fn prospects(group: &'static [&'static str], person: &Person, reference_date: Day) -> Prospects {
    let mut relevant: Vec<Option<Value>> = group.iter().map(|item| person.get(item)).collect();
    relevant.extend(["will_use_contraception", "plans_pregnancy"].map(|item| person.get(item)));
    if group.contains(&"pregnant") {
        relevant.push(person.get("pregnancy_test"));
    }
    // Groups of two hold the dates.
    let key = format!("{} {relevant:?} {:?}", group[0], (group.len() == 2).then_some(reference_date));
    if let Some(known) = KNOWN.with_borrow(|known| known.get(&key).cloned()) {
        return known;
    }
    let found = try_answers(group, person, reference_date);
    KNOWN.with_borrow_mut(|known| known.insert(key, found.clone()));
    found
}

/// Answers every unanswered or partly known item of a group with each of its values or not at all.
fn try_answers(group: &'static [&'static str], person: &Person, reference_date: Day) -> Prospects {
    let values: Vec<Vec<Person>> = group.iter().map(|item| values(item, person, reference_date)).collect();
    let conflict_now = has_conflict(group, person, reference_date);
    // What each combination of choices comes to; 0 is to leave the item as it is.
    let mut table: Vec<Option<Severity>> = Vec::new();
    let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
    for values in &values {
        choices = choices
            .into_iter()
            .flat_map(|sofar| (0..=values.len()).map(move |choice| [sofar.as_slice(), &[choice]].concat()))
            .collect();
    }
    let mut scratch = person.clone();
    let answer = |scratch: &mut Person, choices: &[usize]| {
        for ((item, values), choice) in group.iter().zip(&values).zip(choices) {
            scratch.copy_from(item, choice.checked_sub(1).map_or(person, |value| &values[value]));
        }
    };
    for choices in &choices {
        answer(&mut scratch, choices);
        let found = outcomes(group, &scratch, reference_date);
        let severity = found.iter().map(|found| severity_of(found.outcome)).max().unwrap_or(Severity::None);
        let brings_conflict = !conflict_now && found.iter().any(|found| found.outcome == Outcome::Conflict);
        table.push((!brings_conflict).then_some(severity));
    }
    let look_up = |wanted: &[usize]| {
        let index = wanted.iter().zip(&values).fold(0, |index, (choice, values)| index * (values.len() + 1) + choice);
        table[index]
    };
    let mut prospects = Prospects::default();
    for choices in &choices {
        let Some(with) = look_up(choices) else { continue };
        answer(&mut scratch, choices);
        let contradicts = scratch.plans_pregnancy == Some(true)
            && scratch.will_use_contraception == Some(true)
            && !(person.plans_pregnancy == Some(true) && person.will_use_contraception == Some(true));
        let asked = !contradicts
            && group.iter().zip(choices).all(|(item, choice)| *choice == 0 || can_be_answered(item, person, &scratch));
        prospects.reachable_at_all |= bit(with);
        if asked {
            prospects.reachable |= bit(with);
        }
        for (position, item) in group.iter().enumerate().filter(|(position, _)| choices[*position] != 0) {
            let mut alone = choices.clone();
            alone[position] = 0;
            let mut without_followers = alone.clone();
            loop {
                answer(&mut scratch, &without_followers);
                let unasked = (0..group.len())
                    .find(|other| without_followers[*other] != 0 && !can_be_answered(group[*other], person, &scratch));
                let Some(unasked) = unasked else { break };
                without_followers[unasked] = 0;
            }
            for (choices, only_asked) in [(alone, false), (without_followers, true)] {
                let Some(without) = look_up(&choices) else { continue };
                let effect = Effect { item, with, without };
                prospects.effects_at_all.push(effect);
                if only_asked && asked {
                    prospects.effects.push(effect);
                }
            }
        }
    }
    for effects in [&mut prospects.effects, &mut prospects.effects_at_all] {
        effects.sort_unstable_by_key(|effect| (effect.item, effect.with, effect.without));
        effects.dedup_by_key(|effect| (effect.item, effect.with, effect.without));
    }
    prospects
}

/// Whether a form could give or narrow the answer, once the others are as in `then`: the item is asked, or it has an
/// answer already and may be asked.
fn can_be_answered(item: &str, now: &Person, then: &Person) -> bool {
    condition(item, then).unwrap_or(now.get(item).is_some())
}

fn has_open_cells(person: &Person) -> bool {
    let open = |row: &Assessment| {
        !row.date.is_some_and(PartialDay::is_full) || matches!(row.finding, None | Some(Finding::Unclear))
    };
    person.assessments.iter().flatten().any(open)
}

fn has_unclear_rows(person: &Person) -> bool {
    person.assessments.iter().flatten().any(|row| row.finding == Some(Finding::Unclear))
}

fn has_conflict(group: &[&str], person: &Person, reference_date: Day) -> bool {
    outcomes(group, person, reference_date).iter().any(|found| found.outcome == Outcome::Conflict)
}

/// The criteria that a group decides.
fn outcomes(group: &[&str], person: &Person, reference_date: Day) -> Vec<Found> {
    match group[0] {
        "age_18_or_over" => vec![completions::age(person, reference_date)],
        "ct_shows_pap" => vec![completions::diagnosis(person).into(), completions::other_type(person).into()],
        "two_checks_without_improvement" => {
            let rows = completions::rows(person.assessments.as_deref(), reference_date);
            vec![i3(rows, person.two_checks_without_improvement).into()]
        }
        "pao2" => vec![completions::oxygen(person).into()],
        "can_have_children" => vec![completions::contraception(person).into()],
        "lavage_ever" => vec![completions::lavage(person, reference_date)],
        "gmcsf_use" => vec![completions::washout(person.gmcsf_use, person.gmcsf_last, 6, reference_date)],
        "trial_treatment" => {
            vec![completions::washout(person.trial_treatment, person.trial_treatment_last, 3, reference_date)]
        }
        "stem_cell_study" => {
            vec![completions::washout(person.stem_cell_study, person.stem_cell_study_last, 12, reference_date)]
        }
        "other_inflammatory_disease" => vec![completions::immunosuppression(person).into()],
        "infection_active" => vec![completions::infection(person).into()],
        "cancer_history" => vec![completions::cancer(person).into()],
        "pregnancy_possible" => vec![completions::pregnancy(person).into()],
        other => panic!("no group begins with `{other}`"),
    }
}

/// The values to try for an item, each as a person with only that answer; none where it is fully known.
fn values(item: &'static str, person: &Person, reference_date: Day) -> Vec<Person> {
    let mut nobody = Person::default();
    let mut each = |set: &mut dyn FnMut(&mut Person)| {
        set(&mut nobody);
        nobody.clone()
    };
    let json = |values: &[&str]| {
        let with = |value: &&str| {
            let mut one = Person::default();
            one.set_json(item, &serde_json::from_str(value).unwrap());
            one
        };
        values.iter().map(with).collect::<Vec<_>>()
    };
    match (item, person.get(item)) {
        ("assessments", None) => lists(reference_date)
            .into_iter()
            .map(|rows| each(&mut |one| one.assessments = Some(rows.clone())))
            .collect(),
        ("assessments", Some(Value::Rows(rows))) => completed_lists(&rows, reference_date)
            .into_iter()
            .map(|rows| each(&mut |one| one.assessments = Some(rows.clone())))
            .collect(),
        (item, Some(Value::Date(date))) if !date.is_full() => {
            let ends = [date.first(), date.last().min(reference_date)];
            ends.into_iter().map(|day| with_date(item, day)).collect()
        }
        (_, Some(_)) => Vec::new(),
        ("birth_date", None) => {
            [-12 * 30, 0].into_iter().map(|months| with_date(item, reference_date.plus_months(months))).collect()
        }
        ("lavage_last" | "gmcsf_last" | "trial_treatment_last" | "stem_cell_study_last", None) => {
            [-14, 0].into_iter().map(|months| with_date(item, reference_date.plus_months(months))).collect()
        }
        ("pao2", None) => json(&[r#"{"value": 60, "unit": "mm[Hg]"}"#, r#"{"value": 80, "unit": "mm[Hg]"}"#]),
        ("steroid_dose", None) => {
            telling_doses(person).into_iter().map(|dose| each(&mut |one| one.steroid_dose = Some(dose))).collect()
        }
        ("gmcsf_antibody", None) => json(&[r#""positive""#, r#""negative""#, r#""equivocal""#]),
        ("gmcsf_use" | "trial_treatment" | "stem_cell_study", None) => {
            json(&[r#""never""#, r#""past""#, r#""current""#])
        }
        ("steroid", None) => Steroid::ALL.iter().map(|steroid| each(&mut |one| one.steroid = Some(*steroid))).collect(),
        ("steroid_interval", None) => json(&[r#""daily""#, r#""every_other_day""#, r#""weekly""#]),
        ("cancer_history", None) => json(&[r#""none""#, r#""malignant""#, r#""in_situ_or_basal_cell""#]),
        (_, None) => json(&["true", "false"]),
    }
}

fn with_date(item: &str, day: Day) -> Person {
    let mut one = Person::default();
    one.set_json(item, &day.to_string().into());
    one
}

/// Doses on both sides of every threshold that the steroid has, or plain ones where it is not known.
fn telling_doses(person: &Person) -> Vec<Quantity> {
    let hundredths = |digits: i64| Quantity { digits, decimals: 2, unit: "mg" };
    // Hundredths of the milligrams equal to 10 mg of prednisolone.
    let tens: &[i64] = match person.steroid {
        None => return [0, 1500, 100_000].map(hundredths).to_vec(),
        Some(Steroid::None | Steroid::Other) => &[],
        Some(Steroid::Prednisolone | Steroid::Prednisone) => &[1000],
        Some(Steroid::Methylprednisolone | Steroid::Triamcinolone) => &[800],
        Some(Steroid::Dexamethasone) => &[150],
        Some(Steroid::Betamethasone) => &[120, 150],
        Some(Steroid::Hydrocortisone) => &[4000],
        Some(Steroid::Cortisone) => &[5000],
        Some(Steroid::Deflazacort) => &[1200],
    };
    let thresholds = tens.iter().flat_map(|ten| [1, 2, 7].map(|days| ten * days));
    let near = thresholds.flat_map(|threshold| [threshold, threshold + 1]);
    [0, 100_000].into_iter().chain(near).map(hundredths).collect()
}

/// Lists that pass, fail, and divide the readings.
fn lists(reference_date: Day) -> Vec<Vec<Assessment>> {
    let row = |months: i32, finding: Finding| Assessment {
        date: Some(reference_date.plus_months(-months).into()),
        kind: None,
        finding: Some(finding),
    };
    let pair = vec![row(9, Finding::NoRemission), row(5, Finding::NoRemission)];
    let divided = [pair.as_slice(), &[row(1, Finding::Remission)]].concat();
    vec![Vec::new(), pair, divided]
}

/// Ways to fill in what is missing in a list: everything, all dates, all findings, or one row.
fn completed_lists(rows: &[Assessment], reference_date: Day) -> Vec<Vec<Assessment>> {
    let mut lists = Vec::new();
    let (mut whole, mut dates, mut findings) = (vec![Vec::new()], vec![Vec::new()], vec![Vec::new()]);
    for (index, row) in rows.iter().enumerate() {
        let days = completions::telling_days_of_row(rows, index, reference_date);
        let possible: &[Finding] = match row.finding {
            Some(Finding::Unclear) | None => &[Finding::Remission, Finding::NoRemission],
            Some(Finding::Remission) => &[Finding::Remission],
            Some(Finding::NoRemission) => &[Finding::NoRemission],
        };
        let with_finding: Vec<Assessment> =
            possible.iter().map(|finding| Assessment { finding: Some(*finding), ..*row }).collect();
        let on = |row: &Assessment, day: &Day| Assessment { date: Some((*day).into()), ..*row };
        let with_both: Vec<Assessment> =
            with_finding.iter().flat_map(|row| days.iter().map(move |day| on(row, day))).collect();
        let with_date: Vec<Assessment> = days.iter().map(|day| on(row, day)).collect();
        for filled in with_both.iter().chain(&with_finding).chain(&with_date) {
            let mut list = rows.to_vec();
            list[index] = *filled;
            lists.push(list);
        }
        whole = longer(&whole, &with_both);
        dates = longer(&dates, &with_date);
        findings = longer(&findings, &with_finding);
    }
    lists.extend(whole.into_iter().chain(dates).chain(findings));
    lists.retain(|list| list != rows);
    lists
}

/// Every list with every row at its end, up to some thousands.
fn longer(lists: &[Vec<Assessment>], rows: &[Assessment]) -> Vec<Vec<Assessment>> {
    let with = |list: &Vec<Assessment>, row: &Assessment| [list.as_slice(), &[*row]].concat();
    lists.iter().flat_map(|list| rows.iter().map(move |row| with(list, row))).take(4000).collect()
}
