//! Random expressions on random answers: what is said of incomplete answers holds for every completion tried, and a
//! narrower answer never contradicts a wider one. The generator is seeded: every run tries the same.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "the generator's own arithmetic: what fails here is a mistake in the test"
)]

mod support;

use screening::elm::{Case, Expression, Precision, Query};
use screening::value::Truths;
use screening::{Answer, Answers, Date, DateRange, Decimal, PartialDate, Trial};
use support::{day, item, trial, two};

/// A small generator of pseudo-random numbers (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn day(&mut self, range: DateRange) -> Date {
        let days = usize::try_from(range.to.day_number() - range.from.day_number()).unwrap();
        range.from.add_days(i32::try_from(self.below(days + 1)).unwrap()).unwrap()
    }

    fn recent_day(&mut self) -> Date {
        self.day(DateRange { from: day("2024-01-01"), to: day("2026-03-15") })
    }
}

/// A Boolean expression; `row` says that slot 0 holds a row.
fn boolean(random: &mut Random, depth: usize, row: bool) -> Expression {
    if depth == 0 {
        return match random.below(if row { 5 } else { 4 }) {
            0 => item("one"),
            1 => item("two"),
            2 => Expression::Equal(two(
                item("code"),
                Expression::String(["red", "green", "blue"][random.below(3)].into()),
            )),
            3 => Expression::Boolean(random.chance(50)),
            _ => Expression::Equal(two(
                Expression::Property(Box::new(Expression::AliasRef(0)), "code".into()),
                Expression::String("yes".into()),
            )),
        };
    }
    let deeper = depth - 1;
    match random.below(12) {
        0 => Expression::And(two(boolean(random, deeper, row), boolean(random, deeper, row))),
        1 => Expression::Or(two(boolean(random, deeper, row), boolean(random, deeper, row))),
        2 => Expression::Xor(two(boolean(random, deeper, row), boolean(random, deeper, row))),
        3 => Expression::Implies(two(boolean(random, deeper, row), boolean(random, deeper, row))),
        4 => Expression::Not(Box::new(boolean(random, deeper, row))),
        5 => Expression::If(Box::new([
            boolean(random, deeper, row),
            boolean(random, deeper, row),
            if random.chance(20) { Expression::Null } else { boolean(random, deeper, row) },
        ])),
        6 => Expression::Case(Box::new(Case {
            comparand: Some(item("code")),
            items: vec![
                [Expression::String("red".into()), boolean(random, deeper, row)],
                [Expression::String("blue".into()), boolean(random, deeper, row)],
            ],
            otherwise: boolean(random, deeper, row),
        })),
        7 => Expression::SameOrBefore(
            [None, Some(Precision::Month), Some(Precision::Year)][random.below(3)],
            two(date(random, deeper, row), date(random, deeper, row)),
        ),
        8 => Expression::Equal(two(date(random, deeper, row), date(random, deeper, row))),
        9 => Expression::LessOrEqual(two(number(random, deeper, row), number(random, deeper, row))),
        10 => Expression::IsTrue(Box::new(boolean(random, deeper, row))),
        _ if row => boolean(random, deeper, row),
        _ => Expression::Exists(Box::new(rows(random, deeper))),
    }
}

fn rows(random: &mut Random, depth: usize) -> Expression {
    Expression::Query(Box::new(Query {
        sources: vec![(0, item("rows"))],
        lets: Vec::new(),
        condition: Some(boolean(random, depth, true)),
        returns: None,
        distinct: false,
        names: vec!["R".into()],
        sort: Vec::new(),
    }))
}

fn date(random: &mut Random, depth: usize, row: bool) -> Expression {
    if depth > 0 && random.chance(50) {
        let amount = Decimal::integer(i64::try_from(random.below(14)).unwrap());
        let unit = ["day", "month", "year"][random.below(3)];
        let moved = two(date(random, depth - 1, row), Expression::Quantity(amount, unit.into()));
        return if random.chance(50) { Expression::Add(moved) } else { Expression::Subtract(moved) };
    }
    match random.below(if row { 5 } else { 4 }) {
        0 => item("first"),
        1 => item("second"),
        2 => Expression::ReferenceDate,
        3 => Expression::Date(random.recent_day().into()),
        _ => Expression::Property(Box::new(Expression::AliasRef(0)), "date".into()),
    }
}

fn number(random: &mut Random, depth: usize, row: bool) -> Expression {
    let literal = |random: &mut Random| {
        Expression::Decimal(Decimal::new(i128::try_from(random.below(1000)).unwrap(), 1).unwrap())
    };
    if depth == 0 {
        return if random.chance(50) {
            Expression::Property(Box::new(item("amount")), "value".into())
        } else {
            literal(random)
        };
    }
    let deeper = depth - 1;
    match random.below(14) {
        7 => Expression::Truncate(Box::new(number(random, deeper, row))),
        8 => Expression::Exp(Box::new(Expression::Divide(two(number(random, deeper, row), literal(random))))),
        9 => Expression::Ln(Box::new(number(random, deeper, row))),
        10 => Expression::Log(two(number(random, deeper, row), literal(random))),
        11 => {
            let exponent = [
                Expression::Integer(2),
                Expression::Integer(3),
                Expression::Integer(-1),
                Expression::Decimal(Decimal::new(5, 1).unwrap()),
                Expression::Decimal(Decimal::new(-12, 1).unwrap()),
                number(random, 0, row),
            ];
            Expression::Power(two(number(random, deeper, row), exponent[random.below(6)].clone()))
        }
        12 => {
            let list = (0..random.below(4)).map(|_| number(random, deeper.min(1), row)).collect();
            Expression::Median(Box::new(Expression::List(list)))
        }
        13 => {
            let list = (0..random.below(4)).map(|_| number(random, deeper.min(1), row)).collect();
            Expression::Product(Box::new(Expression::List(list)))
        }
        0 => Expression::Add(two(number(random, deeper, row), number(random, deeper, row))),
        1 => Expression::Subtract(two(number(random, deeper, row), number(random, deeper, row))),
        2 => Expression::Multiply(two(number(random, deeper, row), literal(random))),
        3 => Expression::Round(two(number(random, deeper, row), Expression::Integer(1))),
        4 => Expression::DurationBetween(Precision::Month, two(date(random, deeper, row), date(random, deeper, row))),
        5 if !row => Expression::Count(Box::new(rows(random, deeper))),
        _ => Expression::Abs(Box::new(number(random, deeper, row))),
    }
}

/// An answer as exact as it may be, with partial dates, or none.
fn incomplete(random: &mut Random, trial: &Trial) -> Answers {
    let mut answers = Answers::none(trial);
    for index in 0..6 {
        if random.chance(60) {
            let answer = complete_answer(random, index);
            answers.set(index, Some(blurred(random, answer)));
        }
    }
    if random.chance(70) {
        let rows = (0..random.below(4)).map(|_| {
            let date = random.chance(70).then(|| complete_answer(random, 3)).map(|date| blurred(random, date));
            vec![date, random.chance(70).then(|| Answer::Choice(random.below(2)))]
        });
        let rows = rows.collect();
        answers.set(6, Some(Answer::List(rows)));
    }
    answers
}

fn blurred(random: &mut Random, answer: Answer) -> Answer {
    match answer {
        Answer::Date(date) => Answer::Date(match random.below(3) {
            0 => PartialDate::new(date.year(), None, None).unwrap(),
            1 => PartialDate::new(date.year(), date.month(), None).unwrap(),
            _ => date,
        }),
        answer => answer,
    }
}

fn complete_answer(random: &mut Random, index: usize) -> Answer {
    match index {
        0 | 1 => Answer::Boolean(random.chance(50)),
        2 => Answer::Choice(random.below(3)),
        3 | 4 => Answer::Date(random.recent_day().into()),
        _ => Answer::Quantity(Decimal::new(i128::try_from(random.below(1001)).unwrap(), 1).unwrap(), 0),
    }
}

/// One completion: every unknown replaced by a value, every partial date by one of its days. `keep` percent of what is
/// open stays open, so that a completion can be partial, too.
fn completed(random: &mut Random, answers: &Answers, reference_date: Date, keep: usize) -> Answers {
    let mut completed = answers.clone();
    for index in 0..6 {
        if random.chance(keep) {
            continue;
        }
        let answer = match answers.get(index) {
            None => complete_answer(random, index),
            Some(answer) => sharp(random, answer, reference_date),
        };
        completed.set(index, Some(answer));
    }
    let rows = match answers.get(6) {
        Some(Answer::List(rows)) => Some(rows.clone()),
        // A list that was not told is any list.
        _ if random.chance(keep) => None,
        _ => Some(vec![vec![None, None]; random.below(4)]),
    };
    if let Some(mut sharpened) = rows {
        for row in &mut sharpened {
            for (field, cell) in row.iter_mut().enumerate() {
                if !random.chance(keep) {
                    let answer = match cell {
                        Some(answer) => sharp(random, answer, reference_date),
                        None if field == 0 => complete_answer(random, 3),
                        None => Answer::Choice(random.below(2)),
                    };
                    *cell = Some(answer);
                }
            }
        }
        completed.set(6, Some(Answer::List(sharpened)));
    }
    completed
}

fn sharp(random: &mut Random, answer: &Answer, reference_date: Date) -> Answer {
    match answer {
        Answer::Date(date) => {
            let range = date.range();
            let range = DateRange { from: range.from, to: range.to.min(reference_date) };
            Answer::Date(random.day(range).into())
        }
        answer => answer.clone(),
    }
}

fn reading(trial: &Trial, answers: &Answers, reference_date: Date) -> Truths {
    trial.explain(0, answers, reference_date).readings[0]
}

#[test]
fn what_is_said_of_incomplete_answers_holds_for_their_completions() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let reference_date = day("2026-03-15");
    let (mut decided, mut open) = (0, 0);
    for _ in 0..1000 {
        let trial = trial(vec![boolean(&mut random, 4, false)]);
        for _ in 0..4 {
            let answers = incomplete(&mut random, &trial);
            let said = reading(&trial, &answers, reference_date);
            if said.is_single() {
                decided += 1;
            } else {
                open += 1;
            }
            for _ in 0..6 {
                let completion = completed(&mut random, &answers, reference_date, 0);
                let value = reading(&trial, &completion, reference_date);
                let expression = &trial.definition().definitions[0].expression;
                assert!(value.is_single(), "{value:?} of complete answers {completion:?} in {expression:?}");
                // An open search stops at two differing parts: only what it decides is a claim.
                if said.is_single() {
                    assert_eq!(value, said, "{answers:?} completed to {completion:?} in {expression:?}");
                }
            }
        }
    }
    assert!(decided > 500 && open > 500, "{decided} decided, {open} open");
}

#[test]
fn a_narrower_answer_never_contradicts_a_wider_one() {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    let reference_date = day("2026-03-15");
    for _ in 0..1000 {
        let trial = trial(vec![boolean(&mut random, 4, false)]);
        let wide = incomplete(&mut random, &trial);
        let narrow = completed(&mut random, &wide, reference_date, 60);
        let (said, later) = (reading(&trial, &wide, reference_date), reading(&trial, &narrow, reference_date));
        if said.is_single() {
            assert_eq!(later, said, "{wide:?} narrowed to {narrow:?}: {:?}", trial.definition().definitions);
        }
    }
}
