//! The three traps of standard CQL on incomplete data, and the other differences that docs/semantics.md lists.

mod support;

use screening::definition::{Category, EligibilityCriterion};
use screening::elm::{Expression, Query};
use screening::value::Truths;
use screening::{Answer, Decimal, Status};
use support::{answers, date, day, item, row, trial, two};

fn months(count: i64) -> Expression {
    Expression::Quantity(Decimal::integer(count), "month".into())
}

/// `exists (rows R where <condition on slot 0>)`
fn exists_row(condition: Expression) -> Expression {
    Expression::Exists(Box::new(Expression::Query(Box::new(Query {
        sources: vec![(0, item("rows"))],
        lets: Vec::new(),
        condition: Some(condition),
        returns: None,
        distinct: false,
        names: vec!["R".into()],
        sort: Vec::new(),
    }))))
}

fn row_is_yes() -> Expression {
    let code = Expression::Property(Box::new(Expression::AliasRef(0)), "code".into());
    Expression::Equal(two(code, Expression::String("yes".into())))
}

/// The status of the only criterion on 2026-03-15.
fn check(definition: Expression, given: &[(&str, Answer)], expected: Status) {
    let trial = trial(vec![definition]);
    let assessment = trial.screen(&answers(&trial, given), day("2026-03-15"));
    assert_eq!(assessment.criteria.first().map(|found| found.status), Some(expected), "{given:?}");
}

#[test]
fn trap_exists_over_a_row_that_may_match_is_unknown() {
    let rows = |rows| [("rows", Answer::List(rows))];
    check(exists_row(row_is_yes()), &rows(vec![row(None, None)]), Status::Unknown);
    check(exists_row(row_is_yes()), &rows(vec![row(None, None), row(None, Some(true))]), Status::Passes);
    check(exists_row(row_is_yes()), &rows(vec![row(None, Some(false))]), Status::Fails);
    check(exists_row(row_is_yes()), &rows(Vec::new()), Status::Fails);
}

#[test]
fn trap_a_partial_date_plus_months_stays_a_range() {
    // Six months after a lavage "in 2025" have not surely passed in March 2026: it may have been in December.
    let clear =
        || Expression::After(None, two(Expression::ReferenceDate, Expression::Add(two(item("first"), months(6)))));
    check(clear(), &[("first", date("2025"))], Status::Unknown);
    check(clear(), &[("first", date("2025-08"))], Status::Passes);
    check(clear(), &[("first", date("2025-10"))], Status::Fails);
}

#[test]
fn trap_equal_partial_dates_are_not_equal_days() {
    // Two events in August and May need not be three months apart, nor two events of one month on one day.
    let apart = || Expression::SameOrAfter(None, two(item("second"), Expression::Add(two(item("first"), months(3)))));
    check(apart(), &[("first", date("2025-05")), ("second", date("2025-08"))], Status::Unknown);
    check(apart(), &[("first", date("2025-05")), ("second", date("2025-09"))], Status::Passes);
    let same = || Expression::Equal(two(item("first"), item("second")));
    check(same(), &[("first", date("2025-05")), ("second", date("2025-05"))], Status::Unknown);
    check(same(), &[("first", date("2025-05-02")), ("second", date("2025-05-02"))], Status::Passes);
}

#[test]
fn a_condition_that_is_unknown_takes_both_branches() {
    let either = || Expression::If(Box::new([item("one"), item("two"), Expression::Boolean(true)]));
    check(either(), &[("two", Answer::Boolean(false))], Status::Unknown);
    check(either(), &[("two", Answer::Boolean(true))], Status::Passes);
}

#[test]
fn an_unknown_answer_is_some_value_and_not_null() {
    check(Expression::IsNull(Box::new(item("one"))), &[], Status::Fails);
    check(Expression::Coalesce(vec![item("one"), Expression::Boolean(true)]), &[], Status::Unknown);
}

#[test]
fn refinement_sees_that_all_completions_agree() {
    let tautology = Expression::Or(two(item("one"), Expression::Not(Box::new(item("one")))));
    check(tautology, &[], Status::Passes);
    let some_code =
        ["red", "green", "blue"].map(|code| Expression::Equal(two(item("code"), Expression::String(code.into()))));
    let [red, green, blue] = some_code;
    check(Expression::Or(two(red, Expression::Or(two(green, blue)))), &[], Status::Passes);
    let not_before_itself = Expression::Before(None, two(item("first"), item("first")));
    check(not_before_itself, &[("first", date("2025-05"))], Status::Fails);
}

#[test]
fn a_product_is_exact_before_it_is_rounded() {
    // To 8 decimals the product would be 70.05, which rounds to 70.1.
    let product = Expression::Multiply(two(
        Expression::Decimal(Decimal::parse("70.049999999999").expect("a number")),
        Expression::Decimal(Decimal::parse("1.0").expect("a number")),
    ));
    let rounded = Expression::Round(two(product, Expression::Integer(1)));
    let limit = Expression::Decimal(Decimal::parse("70.0").expect("a number"));
    check(Expression::LessOrEqual(two(rounded, limit)), &[], Status::Passes);
}

#[test]
fn an_exclusion_that_holds_fails() {
    let mut definition = trial(vec![item("one")]).definition().clone();
    definition.criteria = definition
        .criteria
        .into_iter()
        .map(|criterion| EligibilityCriterion { category: Category::Exclusion, ..criterion })
        .collect();
    let trial = screening::Trial::new(definition).expect("a trial");
    let yes = answers(&trial, &[("one", Answer::Boolean(true))]);
    let assessment = trial.screen(&yes, day("2026-03-15"));
    assert_eq!(assessment.criteria.first().map(|found| found.status), Some(Status::Fails));
    assert_eq!(trial.explain(0, &yes, day("2026-03-15")).readings, [Truths::TRUE]);
}
