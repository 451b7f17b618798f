//! How large a trial may be, at each limit and one beyond it, and the status after a search that ran out of its budget.

#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

mod support;

use screening::definition::{
    Conflict, EnableTest, EnableWhen, Fallback, Item, Topic, TrialDefinition, UnknownCountsAs, Warning,
};
use screening::elm::Expression;
use screening::{Answer, Answers, Status, Trial};
use support::{day, item, trial, two};

/// Of anything that a trial lists.
const LISTED: usize = 512;
/// Levels of an expression.
const LEVELS: usize = 200;
/// Expressions of a definition, with those of the definitions that it names.
const EXPRESSIONS: usize = 4096;

fn definition(definitions: Vec<Expression>) -> TrialDefinition {
    trial(vec![item("one")]).definition().clone().with(definitions)
}

trait With {
    fn with(self, definitions: Vec<Expression>) -> Self;
}

impl With for TrialDefinition {
    fn with(mut self, definitions: Vec<Expression>) -> TrialDefinition {
        let model = self.definitions.first().cloned().unwrap();
        let named = definitions.into_iter().enumerate();
        let named = named.map(|(index, expression)| screening::definition::Definition {
            name: format!("D{index}"),
            expression,
            ..model.clone()
        });
        self.definitions = named.collect();
        for criterion in &mut self.criteria {
            criterion.readings = vec![self.definitions.len() - 1];
        }
        self
    }
}

fn loads(definition: TrialDefinition) -> bool {
    Trial::new(definition).is_ok()
}

/// Makes one list of a trial that long.
type Grow = fn(&mut TrialDefinition, usize);

#[test]
fn a_trial_lists_as_many_as_the_limit_and_no_more() {
    let base = || definition(vec![item("one")]);
    let conflict = || Conflict { definition: Some(0), items: vec![0] };
    let lists: [(&str, Grow); 5] = [
        ("needs", |trial, count| trial.criteria[0].needs = vec![0; count]),
        ("topics", |trial, count| {
            trial.topics = vec![Topic { id: String::new(), items: Vec::new() }; count];
            trial.languages[0].topics = vec![String::new(); count];
        }),
        ("items of a topic", |trial, count| {
            trial.topics = vec![Topic { id: String::new(), items: vec![0; count] }];
            trial.languages[0].topics = vec![String::new()];
        }),
        ("warnings", |trial, count| {
            trial.warnings = vec![Warning { definition: 0, item: 0 }; count];
            trial.languages[0].warnings = vec![String::new(); count];
        }),
        ("definitions", |trial, count| {
            trial.definitions = vec![trial.definitions[0].clone(); count];
        }),
    ];
    for (what, grow) in lists {
        for (count, expected) in [(LISTED, true), (LISTED + 1, false)] {
            let mut trial = base();
            grow(&mut trial, count);
            assert_eq!(loads(trial), expected, "{count} {what}");
        }
    }
    for (count, expected) in [(LISTED, true), (LISTED + 1, false)] {
        let mut trial = base();
        trial.criteria[0].conflicts = vec![conflict(); count];
        trial.languages[0].criteria[0].conflicts = vec![String::new(); count];
        assert_eq!(loads(trial), expected, "{count} conflicts of a criterion");
        let mut trial = base();
        trial.conflicts = vec![conflict(); count];
        trial.languages[0].conflicts = vec![String::new(); count];
        assert_eq!(loads(trial), expected, "{count} conflicts");
    }
}

/// An item is looked at once for each condition that names it, and so are those that decide whether that one is asked.
#[test]
fn whether_an_item_is_asked_depends_on_as_many_items_as_the_limit() {
    let with_conditions = |count: usize| {
        let mut trial = definition(vec![item("one")]);
        let condition = EnableWhen { item: 0, test: EnableTest::IsBoolean(true) };
        trial.items[1].enable_when = vec![condition; count];
        trial
    };
    // The item itself is looked at, too.
    assert!(loads(with_conditions(511)));
    assert!(!loads(with_conditions(512)));
    let chain = |length: usize| {
        let mut trial = definition(vec![item("one")]);
        let model = trial.items[0].clone();
        trial.items = (0..length).map(|index| Item { link_id: format!("i{index}"), ..model.clone() }).collect();
        trial.items[0].link_id = "one".into();
        let texts = trial.languages[0].items[0].clone();
        trial.languages[0].items = vec![texts; length];
        for index in 1..length {
            let condition = EnableWhen { item: index - 1, test: EnableTest::IsBoolean(true) };
            trial.items[index].enable_when = vec![condition.clone(), condition];
        }
        trial
    };
    // Each is named twice by the next: 1, 3, 7, … 511, 1023.
    assert!(loads(chain(9)));
    assert!(!loads(chain(10)));
}

fn nots(count: usize, inside: Expression) -> Expression {
    (0..count).fold(inside, |inside, _| Expression::Not(Box::new(inside)))
}

#[test]
fn an_expression_nests_as_deep_as_the_limit_and_no_deeper() {
    assert!(loads(definition(vec![nots(LEVELS - 1, item("one"))])));
    assert!(!loads(definition(vec![nots(LEVELS, item("one"))])));
    // A definition that is named adds its own levels.
    let named = |outer: usize| definition(vec![nots(99, item("one")), nots(outer, Expression::ExpressionRef(0))]);
    assert!(loads(named(99)));
    assert!(!loads(named(100)));
}

#[test]
fn a_definition_takes_as_many_expressions_as_the_limit_and_no_more() {
    let first_known = |operands: usize| Expression::Coalesce(vec![item("one"); operands]);
    assert!(loads(definition(vec![first_known(EXPRESSIONS - 1)])));
    assert!(!loads(definition(vec![first_known(EXPRESSIONS)])));
    // Named twice it is evaluated twice.
    let named_twice = |operands: usize| {
        let twice = two(Expression::ExpressionRef(0), Expression::ExpressionRef(0));
        definition(vec![first_known(operands), Expression::And(twice)])
    };
    assert!(loads(named_twice(2045)));
    assert!(!loads(named_twice(2046)));
}

/// Both readings say that an odd number of answers is an odd number of answers, in two orders: true whatever the
/// answers, but only trying all of them shows it. What is told in place of the readings decides only where it is known
/// that they cannot differ, and a search that ended early does not know that.
#[test]
fn a_search_that_ends_early_takes_it_that_the_readings_may_differ() {
    let count = 24;
    let odd = |order: &mut dyn Iterator<Item = usize>| {
        order.map(Expression::ParameterRef).reduce(|left, right| Expression::Xor(two(left, right))).expect("answers")
    };
    let reading = |shift: usize| {
        let there = odd(&mut (0..count).map(|index| (index + shift) % count));
        let back = odd(&mut (0..count).rev());
        Expression::Equal(two(there, back))
    };
    let mut definition = definition(vec![reading(0), reading(1), Expression::ParameterRef(count)]);
    let model = definition.items[0].clone();
    definition.items = (0..=count).map(|index| Item { link_id: format!("i{index}"), ..model.clone() }).collect();
    let texts = definition.languages[0].items[0].clone();
    definition.languages[0].items = vec![texts; count + 1];
    definition.criteria[0].readings = vec![0, 1];
    definition.criteria[0].fallback = Some(Fallback { definition: 2, provisional: false });
    let trial = Trial::new(definition).expect("a trial");
    let status = |given: &[usize]| {
        let mut answers = Answers::none(&trial);
        for index in given {
            answers.set(*index, Some(Answer::Boolean(true)));
        }
        trial.screen(&answers, day("2026-03-15")).criteria[0].status
    };
    assert_eq!(status(&[0, count]), Status::Unknown, "one answer and what is told");
    let all: Vec<usize> = (0..=count).collect();
    assert_eq!(status(&all), Status::Passes, "all answers");
    assert_eq!(status(&all[1..]), Status::Passes, "all answers but one");
}

/// An unknown answer that counts as a code is that code; it is not what budgets or limits make of it.
#[test]
fn an_answer_that_counts_as_a_code_is_not_searched_for() {
    let is_red = Expression::Equal(two(item("code"), Expression::String("red".into())));
    let mut definition = definition(vec![is_red]);
    definition.items[2].unknown_counts_as = Some(UnknownCountsAs { code: 0, beside: None });
    let trial = Trial::new(definition).expect("a trial");
    assert_eq!(trial.screen(&Answers::none(&trial), day("2026-03-15")).criteria[0].status, Status::Passes);
}

fn text(letters: usize) -> Expression {
    Expression::String("x".repeat(letters))
}

/// `value` bound to a slot, then to the next what `grow` makes of the slot before, so many times, and then `body` of the
/// last slot.
fn grown(value: Expression, times: usize, grow: fn(usize) -> Expression, body: fn(usize) -> Expression) -> Expression {
    let bound = |slot, value, body| Expression::Let(Box::new(screening::elm::Let { slot, value, body }));
    let inner = (1..=times).rev().fold(body(times), |body, slot| bound(slot, grow(slot - 1), body));
    bound(0, value, inner)
}

fn twice(slot: usize) -> [Expression; 2] {
    [Expression::AliasRef(slot), Expression::AliasRef(slot)]
}

fn is_empty(slot: usize) -> Expression {
    Expression::Equal(Box::new([Expression::AliasRef(slot), text(0)]))
}

fn exists(slot: usize) -> Expression {
    Expression::Exists(Box::new(Expression::AliasRef(slot)))
}

/// A short file must not fill the memory: a text that is added to itself 45 times would take 36 petabytes.
#[test]
fn a_text_grows_as_large_as_the_limit_and_no_larger() {
    let add = |slot| Expression::Add(Box::new(twice(slot)));
    let texts = |value, times| definition(vec![grown(value, times, add, is_empty)]);
    // 65,536 parts are a mebibyte: 1 KiB doubled nine times, with one part for each text and sum.
    assert!(loads(texts(text(1024), 9)));
    assert!(!loads(texts(text(1024), 10)));
    assert!(!loads(texts(text(1024), 45)));
    assert!(loads(definition(vec![grown(text(16 * 32_766), 1, add, is_empty)])));
    assert!(!loads(definition(vec![grown(text(16 * 32_768), 1, add, is_empty)])));
    // Texts that are not constant: a code of an answer.
    let mut trial = texts(item("code"), 9);
    assert!(loads(trial.clone()));
    trial = texts(item("code"), 20);
    assert!(!loads(trial));
    // Through definitions, each of which adds the one before to itself.
    let named = |times: usize| {
        let sum = |before: usize| {
            Expression::Add(Box::new([Expression::ExpressionRef(before), Expression::ExpressionRef(before)]))
        };
        let mut definitions = vec![text(1024)];
        definitions.extend((0..times).map(sum));
        definitions.push(Expression::Equal(Box::new([Expression::ExpressionRef(times), text(0)])));
        definition(definitions)
    };
    assert!(loads(named(9)));
    assert!(!loads(named(10)));
}

#[test]
fn a_list_grows_as_large_as_the_limit_and_no_larger() {
    let pair = |slot| Expression::List(twice(slot).into());
    let lists = |value, times| definition(vec![grown(value, times, pair, exists)]);
    let one = || Expression::List(vec![item("one")]);
    assert!(loads(lists(one(), 14)));
    assert!(!loads(lists(one(), 15)));
    assert!(!loads(lists(one(), 40)));
    // Rows, by name.
    let rows = |slot| {
        let [left, right] = twice(slot);
        Expression::Tuple(vec![("left".into(), left), ("right".into(), right)])
    };
    let is_null = |slot| Expression::IsNull(Box::new(Expression::AliasRef(slot)));
    assert!(loads(definition(vec![grown(item("one"), 14, rows, is_null)])));
    assert!(!loads(definition(vec![grown(item("one"), 16, rows, is_null)])));
    // What only chooses or compares makes nothing larger, however often.
    let all = vec![Expression::Exists(Box::new(item("rows"))); 500];
    let any = all.into_iter().reduce(|left, right| Expression::Or(Box::new([left, right]))).unwrap();
    assert!(!loads(definition(vec![any.clone()])), "too deep");
    assert!(loads(definition(vec![Expression::Coalesce(vec![Expression::Exists(Box::new(item("rows"))); 500])])));
}

#[test]
fn what_is_too_large_is_named_where_it_is() {
    let pair = |slot| Expression::List(twice(slot).into());
    let error = Trial::new(definition(vec![grown(item("one"), 40, pair, exists)])).unwrap_err();
    let expected = "D0: makes a value of more than 65536 parts";
    assert!(matches!(&error, screening::LoadError::Reference(reason) if reason == expected), "{error}");
}
