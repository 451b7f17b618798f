//! What single operations make of sets, where a criterion on one trial would not notice the difference: equality of
//! lists, the ends of `Min` and `Max`, units that do not fit, and queries that return something.

#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

mod support;

use screening::elm::{Expression, Query};
use screening::value::Truths;
use screening::{Answer, Decimal, Status, Trial};
use support::{answers, date, day, item, row, trial, two};

type Given<'a> = &'a [(&'a str, Answer)];

/// What the only reading of a trial around the expression is seen to be on 2026-03-15.
fn reading(expression: Expression, given: Given) -> Truths {
    let trial = trial(vec![expression]);
    let readings = trial.explain(0, &answers(&trial, given), day("2026-03-15")).readings;
    readings.first().copied().unwrap()
}

fn amount(value: i64) -> Answer {
    Answer::Quantity(Decimal::integer(value), 0)
}

fn amount_value() -> Expression {
    Expression::Property(Box::new(item("amount")), "value".into())
}

fn whole(value: i32) -> Expression {
    Expression::Integer(value)
}

fn list(elements: Vec<Expression>) -> Expression {
    Expression::List(elements)
}

fn property(name: &str) -> Expression {
    Expression::Property(Box::new(Expression::AliasRef(0)), name.into())
}

/// `rows R where <condition> return all <returned>`
fn query(condition: Option<Expression>, returned: Option<Expression>) -> Expression {
    Expression::Query(Box::new(Query {
        sources: vec![(0, item("rows"))],
        lets: Vec::new(),
        condition,
        returns: returned,
        distinct: false,
        names: vec!["R".into()],
        sort: Vec::new(),
    }))
}

fn is_code(code: &str) -> Expression {
    Expression::Equal(two(item("code"), Expression::String(code.into())))
}

fn row_is_yes() -> Expression {
    Expression::Equal(two(property("code"), Expression::String("yes".into())))
}

#[test]
fn lists_are_equal_where_every_element_is() {
    let given = [("amount", amount(3)), ("one", Answer::Boolean(true))];
    for (left, right, expected) in [
        (vec![amount_value(), whole(2)], vec![whole(3), whole(2)], Truths::TRUE),
        (vec![amount_value(), whole(2)], vec![whole(3), whole(1)], Truths::FALSE),
        (vec![amount_value(), whole(2)], vec![whole(4), whole(2)], Truths::FALSE),
        // One that lacks the last element, or has one more, is another list.
        (vec![amount_value(), whole(2)], vec![whole(3)], Truths::FALSE),
        (vec![amount_value()], vec![whole(3), whole(2)], Truths::FALSE),
        (vec![], vec![amount_value()], Truths::FALSE),
        // Two nulls at one place are the same; one null makes the comparison null, unless another place differs.
        (vec![amount_value(), Expression::Null], vec![whole(3), Expression::Null], Truths::TRUE),
        (vec![amount_value(), Expression::Null], vec![whole(3), whole(2)], Truths::NULL),
        (vec![amount_value(), whole(2)], vec![whole(3), Expression::Null], Truths::NULL),
        (vec![amount_value(), Expression::Null], vec![whole(4), whole(2)], Truths::FALSE),
    ] {
        let shown = format!("{left:?} = {right:?}");
        assert_eq!(reading(Expression::Equal(two(list(left), list(right))), &given), expected, "{shown}");
    }
}

#[test]
fn lists_of_open_elements_are_equal_where_that_is_certain() {
    let flags = |first, second| list(vec![first, second]);
    let same = || Expression::Equal(two(flags(item("one"), item("two")), flags(item("two"), item("one"))));
    let (yes, no) = (|| Answer::Boolean(true), || Answer::Boolean(false));
    assert_eq!(reading(same(), &[("one", yes()), ("two", yes())]), Truths::TRUE);
    assert_eq!(reading(same(), &[("one", yes()), ("two", no())]), Truths::FALSE);
    assert!(!reading(same(), &[("one", yes())]).is_single());
}

#[test]
fn a_list_that_may_lack_a_row_is_not_surely_another_list() {
    let codes = query(Some(row_is_yes()), Some(property("code")));
    let one_yes = || list(vec![Expression::String("yes".into())]);
    let same = || Expression::Equal(two(codes.clone(), one_yes()));
    let rows = |rows| [("rows", Answer::List(rows))];
    assert_eq!(reading(same(), &rows(vec![row(None, Some(true)), row(None, Some(false))])), Truths::TRUE);
    assert_eq!(reading(same(), &rows(vec![row(None, Some(true)), row(None, Some(true))])), Truths::FALSE);
    assert_eq!(reading(same(), &rows(vec![row(None, Some(false))])), Truths::FALSE);
    assert!(!reading(same(), &rows(vec![row(None, Some(true)), row(None, None)])).is_single());
    assert!(!reading(same(), &rows(vec![row(None, None), row(None, None)])).is_single());
}

/// The amount between 0 and 100 is not known: the least and the largest of it and a number have known ends.
#[test]
fn the_ends_of_the_least_and_the_largest_number_are_known() {
    let with_forty = || list(vec![amount_value(), whole(40)]);
    let (least, largest) = (|| Expression::Min(Box::new(with_forty())), || Expression::Max(Box::new(with_forty())));
    let at_least = |left, limit| Expression::GreaterOrEqual(two(left, whole(limit)));
    let at_most = |left, limit| Expression::LessOrEqual(two(left, whole(limit)));
    assert_eq!(reading(at_least(largest(), 40), &[]), Truths::TRUE, "the largest is 40 or more");
    assert_eq!(reading(at_most(largest(), 100), &[]), Truths::TRUE, "the largest is 100 or less");
    assert_eq!(reading(at_most(least(), 40), &[]), Truths::TRUE, "the least is 40 or less");
    assert_eq!(reading(at_least(least(), 0), &[]), Truths::TRUE, "the least is 0 or more");
    for (open, what) in [
        (at_least(largest(), 41), "the largest is 41 or more"),
        (at_most(largest(), 99), "the largest is 99 or less"),
        (at_most(least(), 39), "the least is 39 or less"),
        (at_least(least(), 1), "the least is 1 or more"),
    ] {
        assert!(!reading(open, &[]).is_single(), "{what} is not known");
    }
}

#[test]
fn the_ends_of_the_least_and_the_latest_day_are_known() {
    let given = [("first", date("2025")), ("second", date("2025-06-15"))];
    let both = || list(vec![item("first"), item("second")]);
    let (least, latest) = (|| Expression::Min(Box::new(both())), || Expression::Max(Box::new(both())));
    let literal = |text: &str| Expression::Date(screening::PartialDate::parse(text).expect("a date"));
    let from = |left, day: &str| Expression::SameOrAfter(None, two(left, literal(day)));
    let to = |left, day: &str| Expression::SameOrBefore(None, two(left, literal(day)));
    assert_eq!(reading(from(latest(), "2025-06-15"), &given), Truths::TRUE);
    assert_eq!(reading(to(latest(), "2025-12-31"), &given), Truths::TRUE);
    assert_eq!(reading(to(least(), "2025-06-15"), &given), Truths::TRUE);
    assert_eq!(reading(from(least(), "2025-01-01"), &given), Truths::TRUE);
    for open in [
        from(latest(), "2025-06-16"),
        to(latest(), "2025-12-30"),
        to(least(), "2025-06-14"),
        from(least(), "2025-01-02"),
    ] {
        assert!(!reading(open.clone(), &given).is_single(), "{open:?}");
    }
}

#[test]
fn units_and_types_that_do_not_fit_give_nothing_known() {
    let quantity = |value: i64, unit: &str| Expression::Quantity(Decimal::integer(value), unit.into());
    let text = |text: &str| Expression::String(text.into());
    let given = [("amount", amount(3))];
    let equal = |left, right| Expression::Equal(two(left, right));
    for (expression, expected) in [
        (equal(Expression::Add(two(item("amount"), quantity(2, "mg"))), quantity(5, "mg")), Some(true)),
        (equal(Expression::Subtract(two(item("amount"), quantity(2, "mg"))), quantity(1, "mg")), Some(true)),
        (equal(Expression::Add(two(item("amount"), quantity(2, "cm"))), quantity(5, "mg")), None),
        (equal(Expression::Divide(two(item("amount"), quantity(2, "mg"))), quantity(15, "1")), Some(false)),
        (equal(Expression::Divide(two(item("amount"), quantity(3, "mg"))), quantity(1, "1")), Some(true)),
        (equal(Expression::Divide(two(item("amount"), quantity(3, "cm"))), quantity(1, "1")), None),
        (equal(Expression::Multiply(two(whole(2), item("amount"))), quantity(6, "mg")), Some(true)),
        (equal(Expression::Multiply(two(item("amount"), whole(2))), quantity(6, "mg")), Some(true)),
        (equal(Expression::Subtract(two(whole(9), item("amount"))), quantity(6, "mg")), None),
        (equal(Expression::Add(two(text("re"), text("d"))), text("red")), Some(true)),
        (equal(Expression::Subtract(two(text("re"), text("d"))), text("red")), None),
    ] {
        let shown = format!("{expression:?}");
        // What the engine refuses to load is not taken for a value either.
        let found = std::panic::catch_unwind(|| reading(expression, &given)).ok().and_then(Truths::decided);
        assert_eq!(found, expected, "{shown}");
    }
}

/// Two readings that say the same are looked at more closely. Here every completion that is tried first says yes, and
/// only "green" says no: a query that may return null is not settled by a row that surely matches.
#[test]
fn a_query_that_may_return_null_is_not_settled_by_a_row_that_surely_matches() {
    let returned = Expression::If(Box::new([is_code("green"), Expression::Null, Expression::Boolean(true)]));
    let found = Expression::Exists(Box::new(query(Some(row_is_yes()), Some(returned))));
    let mut definition = trial(vec![found.clone(), found]).definition().clone();
    for criterion in &mut definition.criteria {
        criterion.readings = vec![0, 1];
    }
    for texts in definition.languages.iter_mut().flat_map(|language| &mut language.criteria) {
        texts.readings = vec![String::new(); 2];
    }
    let trial = Trial::new(definition).expect("a trial");
    let status = |code: Option<usize>| {
        let mut given = vec![("rows", Answer::List(vec![row(None, Some(true))]))];
        given.extend(code.map(|code| ("code", Answer::Choice(code))));
        let assessment = trial.screen(&answers(&trial, &given), day("2026-03-15"));
        assessment.criteria.first().map(|found| found.status)
    };
    assert_eq!(status(None), Some(Status::Unknown));
    assert_eq!(status(Some(0)), Some(Status::Passes));
    assert_eq!(status(Some(1)), Some(Status::Fails));
    assert_eq!(status(Some(2)), Some(Status::Passes));
}
