//! What is said of an unknown number holds for each number that it may be, operator by operator: the value that a known
//! number gives is never ruled out while the number is not known. Random expressions seldom come so near to an edge.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

mod support;

use screening::elm::Expression;
use screening::evaluate::evaluate;
use screening::value::{Truths, Value};
use screening::{Answer, Answers, Decimal};
use support::{day, item, trial, two};

/// Whether what is said of an unknown number leaves room for what is true of one. Of several values only that there are
/// several is said.
fn agrees(said: Truths, known: Truths) -> bool {
    !said.is_single() || said == known
}

type Build = fn(Expression) -> Expression;

fn decimal(text: &str) -> Expression {
    Expression::Decimal(Decimal::parse(text).unwrap())
}

fn list_of(number: Expression) -> Expression {
    Expression::List(vec![decimal("30.5"), number, decimal("-2"), decimal("60")])
}

/// Every operator that computes with numbers, of one number from 0 to 100.
const OPERATORS: [(&str, Build); 24] = [
    ("sum", |number| Expression::Add(two(number, decimal("0.3")))),
    ("difference", |number| Expression::Subtract(two(decimal("50"), number))),
    ("product of two", |number| Expression::Multiply(two(number, decimal("-1.7")))),
    ("square by product", |number| Expression::Multiply(two(number.clone(), number))),
    ("quotient", |number| Expression::Divide(two(decimal("1"), Expression::Add(two(number, decimal("3")))))),
    ("negative", |number| Expression::Negate(Box::new(number))),
    ("size", |number| Expression::Abs(Box::new(Expression::Subtract(two(number, decimal("40")))))),
    ("ceiling", |number| Expression::Ceiling(Box::new(number))),
    ("floor", |number| Expression::Floor(Box::new(Expression::Negate(Box::new(number))))),
    ("truncate", |number| Expression::Truncate(Box::new(Expression::Subtract(two(number, decimal("50.5")))))),
    ("round", |number| {
        Expression::Round(two(Expression::Subtract(two(number, decimal("50.05"))), Expression::Integer(1)))
    }),
    ("exp", |number| Expression::Exp(Box::new(Expression::Divide(two(number, decimal("-7")))))),
    ("exp of a large number", |number| Expression::Exp(Box::new(Expression::Multiply(two(number, decimal("1.5")))))),
    ("ln", |number| Expression::Ln(Box::new(number))),
    ("ln of what may be negative", |number| Expression::Ln(Box::new(Expression::Subtract(two(number, decimal("20")))))),
    ("log", |number| Expression::Log(two(Expression::Add(two(number, decimal("0.1"))), decimal("0.5")))),
    ("root", |number| Expression::Power(two(number, decimal("0.5")))),
    ("falling power", |number| Expression::Power(two(Expression::Add(two(number, decimal("0.2"))), decimal("-1.2")))),
    ("even power", |number| {
        Expression::Power(two(Expression::Subtract(two(number, decimal("50"))), Expression::Integer(2)))
    }),
    ("power of a fraction", |number| Expression::Power(two(decimal("0.9938"), number))),
    ("number to itself", |number| {
        Expression::Power(two(number.clone(), Expression::Divide(two(number, decimal("30")))))
    }),
    ("median", |number| Expression::Median(Box::new(list_of(number)))),
    ("product", |number| Expression::Product(Box::new(list_of(number)))),
    ("average", |number| {
        let list = Box::new(list_of(number));
        Expression::Divide(two(Expression::Sum(list.clone()), Expression::Count(list)))
    }),
];

#[test]
fn no_value_that_a_number_gives_is_ruled_out_while_it_is_unknown() {
    let amount = || Expression::Property(Box::new(item("amount")), "value".into());
    let today = day("2026-03-15");
    for (name, build) in OPERATORS {
        for tenths in (0..=1000).step_by(7).chain([1, 5, 999, 1000]) {
            let number = Decimal::new(tenths, 1).unwrap();
            let value = evaluate(&build(Expression::Decimal(number))).unwrap();
            let open = |expression: Expression| {
                let trial = trial(vec![expression]);
                trial.explain(0, &Answers::none(&trial), today).readings[0]
            };
            let known = |expression: Expression| {
                let trial = trial(vec![expression]);
                let mut answers = Answers::none(&trial);
                answers.set(trial.item_index("amount").unwrap(), Some(Answer::Quantity(number, 0)));
                trial.explain(0, &answers, today).readings[0]
            };
            let Value::Number(set) = value else {
                assert_eq!(value, Value::Null, "{name} of {number}");
                let compared = Expression::Less(two(build(amount()), decimal("0")));
                assert_eq!(known(compared.clone()), Truths::NULL, "{name} of {number}");
                assert!(agrees(open(compared), Truths::NULL), "{name} of {number} is null");
                continue;
            };
            assert!(set.is_single(), "{name} of {number} is {value}");
            let equal = Expression::Equal(two(build(amount()), Expression::Decimal(set.low)));
            assert_eq!(known(equal.clone()), Truths::TRUE, "{name} of {number} is {value}");
            assert!(agrees(open(equal), Truths::TRUE), "{name} of {number} may be {value}");
        }
    }
}
