//! Work is bounded in steps, whatever a trial holds: what takes more is unknown and says that it was not searched.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails where it cannot go on")]

mod support;

use screening::definition::{Item, ItemKind, TrialDefinition};
use screening::elm::{Expression, Query};
use screening::{Answer, Answers, Assessment, PartialDate, Screener, Status, Trial};
use support::{answers, day, item, row, trial, two};

const TODAY: &str = "2026-03-15";

fn numbers(count: i32) -> Expression {
    Expression::List((0..count).map(Expression::Integer).collect())
}

/// Whether there is a combination of rows of these lists, from slot `first` on, that fulfils a condition.
fn exists(lists: &[Expression], first: usize, condition: Expression) -> Expression {
    Expression::Exists(Box::new(Expression::Query(Box::new(Query {
        sources: lists.iter().enumerate().map(|(place, list)| (first + place, list.clone())).collect(),
        lets: Vec::new(),
        condition: Some(condition),
        returns: None,
        distinct: false,
        names: (0..lists.len()).map(|place| format!("n{place}")).collect(),
        sort: Vec::new(),
    }))))
}

/// Whether no four numbers, one of each of four lists of that many, add up to what they never do.
fn product(count: i32) -> Expression {
    let number = Expression::AliasRef;
    let sum = (1..4).fold(number(0), |sum, slot| Expression::Add(two(sum, number(slot))));
    let condition = Expression::Equal(two(sum, Expression::Integer(-1)));
    let lists = [numbers(count), numbers(count), numbers(count), numbers(count)];
    Expression::Not(Box::new(exists(&lists, 0, condition)))
}

/// Whether rows of so many levels, each within the other, are there; the innermost says what is never so.
fn levels(count: usize) -> Expression {
    let mut condition = Expression::Equal(two(
        Expression::Property(Box::new(Expression::AliasRef(count - 1)), "date".into()),
        Expression::Date(PartialDate::parse("1950-01-01").unwrap()),
    ));
    for level in (0..count).rev() {
        condition = exists(&[item("rows")], level, condition);
    }
    Expression::Not(Box::new(condition))
}

fn with_rows(mut definition: TrialDefinition, rows: usize) -> Trial {
    if let ItemKind::List(limits) = &mut definition.items[6].kind {
        limits.max_rows = rows;
    }
    Trial::new(definition).unwrap()
}

/// As many criteria as that, each the same.
fn repeated(definition: &TrialDefinition, count: usize) -> Trial {
    let mut definition = definition.clone();
    let (criterion, texts) = (definition.criteria[0].clone(), definition.languages[0].criteria[0].clone());
    definition.criteria = vec![criterion; count];
    for (index, criterion) in definition.criteria.iter_mut().enumerate() {
        criterion.identifier = format!("I{index}");
    }
    definition.languages[0].criteria = vec![texts; count];
    Trial::new(definition).unwrap()
}

fn assert_cut(assessment: &Assessment) {
    for found in &assessment.criteria {
        assert_eq!((found.status, found.flags.not_searched), (Status::Unknown, true));
    }
}

fn assert_passes(assessment: &Assessment) {
    for found in &assessment.criteria {
        assert_eq!((found.status, found.flags.not_searched), (Status::Passes, false));
    }
}

/// Complete answers would decide it, and decide it where there is less to look at.
#[test]
fn what_takes_too_many_steps_is_unknown_and_not_searched() {
    let small = trial(vec![product(6)]);
    assert_passes(&small.screen(&Answers::none(&small), day(TODAY)));
    let large = trial(vec![product(60)]);
    assert_cut(&large.screen(&Answers::none(&large), day(TODAY)));
}

#[test]
fn rows_within_rows_are_looked_at_as_far_as_the_steps_reach() {
    let rows = |trial: &Trial, count| {
        let date = |index| format!("2025-{:02}-{:02}", 1 + index / 28, 1 + index % 28);
        let rows = (0..count).map(|index| row(Some(&date(index)), Some(true))).collect();
        answers(trial, &[("rows", Answer::List(rows))])
    };
    let hostile = with_rows(trial(vec![levels(4)]).definition().clone(), 100);
    assert_passes(&hostile.screen(&rows(&hostile, 10), day(TODAY)));
    assert_cut(&hostile.screen(&rows(&hostile, 100), day(TODAY)));
}

/// Whether an odd number of answers is true, said in two orders: only trying all answers shows that both say the same.
fn odd_both_ways(count: usize) -> TrialDefinition {
    let odd = |order: &mut dyn Iterator<Item = usize>| {
        order.map(Expression::ParameterRef).reduce(|left, right| Expression::Xor(two(left, right))).unwrap()
    };
    let same = Expression::Equal(two(odd(&mut (0..count)), odd(&mut (0..count).rev())));
    let mut definition =
        trial(vec![Expression::Equal(two(Expression::Integer(1), Expression::Integer(1)))]).definition().clone();
    let model = definition.items[0].clone();
    definition.items = (0..count).map(|index| Item { link_id: format!("i{index}"), ..model.clone() }).collect();
    let texts = definition.languages[0].items[0].clone();
    definition.languages[0].items = vec![texts; count];
    definition.definitions[0].expression = same;
    definition
}

#[test]
fn completions_are_tried_as_far_as_the_steps_reach() {
    let few = Trial::new(odd_both_ways(8)).unwrap();
    assert_passes(&few.screen(&Answers::none(&few), day(TODAY)));
    let many = Trial::new(odd_both_ways(100)).unwrap();
    let found = many.screen(&Answers::none(&many), day(TODAY));
    assert_cut(&found);
    // What might matter is asked, where the steps do not reach to find out.
    assert_eq!(found.next.len(), 100);
}

/// The steps of a person are divided among the criteria: what one criterion may take, each of five hundred may not.
#[test]
fn criteria_share_the_steps_of_a_person() {
    let definition = trial(vec![product(13)]).definition().clone();
    for (count, decided) in [(1, true), (4, true), (500, false)] {
        let trial = repeated(&definition, count);
        let found = trial.screen(&Answers::none(&trial), day(TODAY));
        if decided { assert_passes(&found) } else { assert_cut(&found) }
    }
}

/// What is remembered of other people spares work, but no result depends on it.
#[test]
fn no_result_depends_on_who_came_before() {
    let definition = odd_both_ways(40);
    let trial = repeated(&definition, 3);
    let person = |known: usize| {
        let mut answers = Answers::none(&trial);
        for index in 0..known {
            answers.set(index, Some(Answer::Boolean(index % 3 == 0)));
        }
        answers
    };
    let mut screener = Screener::new(&trial);
    let mut cut = 0;
    for known in [0, 40, 30, 0, 36, 30] {
        let alone = trial.screen(&person(known), day(TODAY));
        let after_others = screener.screen(&person(known), day(TODAY));
        assert_eq!(alone, *after_others, "{known} known");
        cut += usize::from(alone.criteria[0].flags.not_searched);
        assert_ne!(alone.criteria[0].status, Status::Fails);
    }
    assert!((1..6).contains(&cut), "some are cut and some are not");
}
