//! What the compiler writes out works on answers as it does on what is written out, and claims nothing of answers that are
//! missing which some completion contradicts.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails where it cannot go on")]

use screening::value::Truths;
use screening::{Answer, Answers, Date, Decimal, PartialDate, Trial};
use std::fs;
use std::path::Path;

/// A row of the list `visits`: its date and the place of its code.
type Row = [Option<usize>; 2];

const DATES: [&str; 2] = ["2026-01-01", "2026-02-01"];

const CODES: [&str; 2] = ["good", "bad"];

const DOSES: [Option<i64>; 3] = [Some(5), Some(6), None];

/// The text of the criterion, and the same for `prescreen eval` where that has no functions.
const EXPRESSIONS: [(&str, &str); 31] = [
    ("First(visits).result = 'good'", ""),
    ("Last(visits V sort by date).result = 'bad'", ""),
    ("visits[0].date on or before @2026-01-20", ""),
    ("(singleton from visits).result = 'good'", ""),
    (
        "IsGood(First(visits V sort by date desc))",
        "First(visits V sort by date desc).result = 'good' and First(visits V sort by date desc).date after @2026-01-15",
    ),
    (
        "IsGood(singleton from visits)",
        "(singleton from visits).result = 'good' and (singleton from visits).date after @2026-01-15",
    ),
    ("IsMissing(First(visits))", "First(visits) is null"),
    ("((First(visits)) V return V.result) = 'good'", ""),
    ("(visits V return all V.result) includes { 'good' }", ""),
    ("(visits V return all V.result) includes 'bad'", ""),
    ("{ 'good', 'unclear' } includes (visits V return V.result)", ""),
    ("(visits V return all V.date) included in { @2026-01-01 }", ""),
    ("(visits V return all V.result) properly includes { 'bad' }", ""),
    ("exists ((visits V return V.result) except { 'good' })", ""),
    ("Count((visits V return V.date) intersect { @2026-01-01 }) = 1", ""),
    ("Count(distinct (visits V return all V.result)) = 2", ""),
    ("Interval[First(visits).date, ReferenceDate] overlaps Interval[@2026-01-10, @2026-01-20]", ""),
    ("Interval[First(visits).date, ReferenceDate] starts before @2026-01-20", ""),
    ("Interval[@2025-12-01, First(visits).date] includes Interval[@2025-12-05, @2026-01-20]", ""),
    ("Interval[@2025-12-01, First(visits).date) meets before Interval[@2026-01-01, @2026-03-01]", ""),
    ("start of Interval(First(visits).date, ReferenceDate] after @2026-01-10", ""),
    ("First(visits).date in month of Interval[@2026-01-15, @2026-01-20]", ""),
    ("Avg(visits V return all days between V.date and ReferenceDate) > 300", ""),
    ("Median(visits V return all days between V.date and ReferenceDate) > 300", ""),
    ("StdDev(visits V return all days between V.date and ReferenceDate) > 10", ""),
    ("Product(visits V return all months between V.date and ReferenceDate) > 50", ""),
    ("Power(dose.value, 2) > 30", ""),
    ("Exp(dose.value / 3) < 6.5", ""),
    ("Ln(dose.value) ^ 2 < 3", ""),
    ("width of Interval[dose.value, 10.0] > 4.5", ""),
    ("Interval[dose, 10 'mg'] overlaps Interval[1 'mg', 5 'mg']", ""),
];

#[test]
fn what_is_written_out_has_the_same_value_on_answers() {
    for (index, (on_answers, on_literals)) in EXPRESSIONS.into_iter().enumerate() {
        let trial = trial(index, on_answers);
        let on_literals = if on_literals.is_empty() { on_answers } else { on_literals };
        for rows in lists_for(on_answers, false) {
            for dose in doses(on_answers).into_iter().flatten() {
                let said = reading(&trial, Some(&rows), Some(dose));
                let literal = on_literals
                    .replace("visits", &format!("({})", literal_of(&rows)))
                    .replace("ReferenceDate", "@2026-11-22")
                    .replace("dose.value", &format!("{dose}.0"))
                    .replace("dose", &format!("{dose} 'mg'"));
                // What is an error where it is written out, `singleton from` of two rows, is null on answers.
                let value = authoring::evaluate(&literal).map_or_else(|_| "null".to_owned(), |value| value.to_string());
                let expected = match value.as_str() {
                    "true" => Truths::TRUE,
                    "false" => Truths::FALSE,
                    "null" => Truths::NULL,
                    other => panic!("{literal} is {other}"),
                };
                assert_eq!(said, expected, "{on_answers} on {rows:?} and {dose}");
            }
        }
    }
}

#[test]
fn what_is_said_of_missing_cells_holds_for_their_completions() {
    let mut decided = 0;
    for (index, (expression, _)) in EXPRESSIONS.into_iter().enumerate() {
        let trial = trial(EXPRESSIONS.len() + index, expression);
        for rows in lists_for(expression, true) {
            for dose in doses(expression) {
                let said = reading(&trial, Some(&rows), dose);
                if !said.is_single() {
                    continue;
                }
                decided += 1;
                for completed in completions(&rows) {
                    for amount in
                        doses(expression).into_iter().flatten().filter(|amount| dose.is_none_or(|dose| dose == *amount))
                    {
                        let found = reading(&trial, Some(&completed), Some(amount));
                        assert_eq!(
                            found, said,
                            "{expression} on {rows:?} and {dose:?}, completed {completed:?} and {amount}"
                        );
                    }
                }
            }
        }
        let said = reading(&trial, None, None);
        for rows in lists_for(expression, false) {
            for dose in doses(expression).into_iter().flatten() {
                let found = reading(&trial, Some(&rows), Some(dose));
                assert!(
                    !said.is_single() || said == found,
                    "{expression} without answers, completed {rows:?} and {dose}"
                );
            }
        }
    }
    assert!(decided > 200, "only {decided} are decided");
}

/// The doses that matter to an expression.
fn doses(expression: &str) -> Vec<Option<i64>> {
    if expression.contains("dose") { DOSES.to_vec() } else { vec![DOSES[0]] }
}

/// The lists that matter to an expression.
fn lists_for(expression: &str, open: bool) -> Vec<Vec<Row>> {
    if expression.contains("visits") { lists(open) } else { vec![Vec::new()] }
}

/// All lists of at most two rows, also with cells that are missing.
fn lists(open: bool) -> Vec<Vec<Row>> {
    let cells = || (0..2).map(Some).chain(open.then_some(None));
    let rows: Vec<Row> = cells().flat_map(|date| cells().map(move |code| [date, code])).collect();
    let two = rows.iter().flat_map(|one| rows.iter().map(move |other| vec![*one, *other]));
    std::iter::once(Vec::new()).chain(rows.iter().map(|row| vec![*row])).chain(two).collect()
}

/// The lists of whole rows that agree with what is there.
fn completions(rows: &[Row]) -> Vec<Vec<Row>> {
    let agrees = |whole: &&Vec<Row>| {
        whole.len() == rows.len()
            && whole.iter().flatten().zip(rows.iter().flatten()).all(|(whole, cell)| cell.is_none() || whole == cell)
    };
    lists(false).iter().filter(agrees).cloned().collect()
}

fn literal_of(rows: &[Row]) -> String {
    let rows = rows
        .iter()
        .map(|[date, code]| format!("Tuple {{ date: @{}, result: '{}' }}", DATES[date.unwrap()], CODES[code.unwrap()]));
    let rows: Vec<String> = rows.collect();
    format!("{{ {} }} as List<Tuple {{ date Date, result String }}>", rows.join(", "))
}

fn reading(trial: &Trial, rows: Option<&[Row]>, dose: Option<i64>) -> Truths {
    let mut answers = Answers::none(trial);
    if let Some(rows) = rows {
        let rows = rows.iter().map(|[date, code]| {
            let date = date.map(|date| Answer::Date(PartialDate::parse(DATES[date]).unwrap()));
            vec![date, code.map(Answer::Choice)]
        });
        answers.set(trial.item_index("visits").unwrap(), Some(Answer::List(rows.collect())));
    }
    let dose = dose.map(|dose| Answer::Quantity(Decimal::integer(dose), 0));
    answers.set(trial.item_index("dose").unwrap(), dose);
    let criterion = trial.definition().criteria.iter().position(|criterion| criterion.identifier == "E2").unwrap();
    trial.explain(criterion, &answers, Date::parse("2026-11-22").unwrap()).readings[0]
}

/// The small trial of `findings/base`, whose last criterion is the expression.
fn trial(index: usize, expression: &str) -> Trial {
    let base = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/findings/base"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("on_answers").join(index.to_string());
    fs::create_dir_all(&folder).unwrap();
    for file in ["trial.toml", "criteria.cql", "en.toml", "zh-CN.toml"] {
        let mut text = fs::read_to_string(base.join(file)).unwrap();
        let criterion = format!(
            "define function IsGood(v Tuple {{ date Date, result String }}):\n  v.result = 'good' and v.date after @2026-01-15\n\n\
             define function IsMissing(v Tuple {{ date Date, result String }}):\n  v is null\n\n\
             define \"E2\":\n  {expression}\n"
        );
        text = text.replace("define \"E2\":\n  smoker\n", &criterion);
        text = text.replace("may_mean = { unclear = [\"good\", \"bad\"] }\n", "");
        text = text.replace("[\"Visits given\"]", "[\"Visits given\", \"E2\"]");
        fs::write(folder.join(file), text).unwrap();
    }
    match authoring::compile(&folder) {
        Ok(definition) => Trial::new(definition).unwrap(),
        Err(findings) => panic!("{expression}: {findings:?}"),
    }
}
