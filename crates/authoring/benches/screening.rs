//! People a second for the shipped trial: the engine beside the same rules written by hand, in the same run.
//!
//! `cargo bench -p authoring --bench screening`. People are taken by the thousand, both ways in turn, in several rounds;
//! what counts is the best time of each thousand, so that other programs on the machine disturb little. The ratio is the
//! figure to compare between machines. Without `--bench`, as `cargo test --benches` runs it, one short round shows that
//! it works.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark that meets the unexpected is to stop with a message"
)]

#[path = "../tests/oracle/oracle.rs"]
#[allow(dead_code, reason = "the benchmark uses a part of the oracle")]
mod oracle;

use oracle::by_hand::{HandResult, screen_by_hand};
use oracle::calendar::Day;
use oracle::engine::{answers, date, differences, said_by_engine, said_by_hand, trial};
use oracle::people::{COMPLETE, Completeness, Random, any_person, wire};
use oracle::person::Person;
use screening::{Answers, Screener, Trial};
use std::hint::black_box;
use std::time::{Duration, Instant};

const TODAY: Day = Day::new(2026, 11, 22);

/// People of one kind, twice: as the rules by hand take them and as the engine does.
struct People {
    name: &'static str,
    persons: Vec<Person>,
    answers: Vec<Answers>,
    /// The rules by hand know only full dates.
    by_hand: bool,
}

impl People {
    fn new(trial: &Trial, name: &'static str, count: usize, completeness: Completeness) -> People {
        let mut random = Random::new(41);
        let by_hand = completeness.full_dates == 100;
        let person = |_| {
            let mut person = any_person(&mut random, completeness, TODAY);
            if by_hand {
                for row in person.assessments.iter_mut().flatten() {
                    row.date = row.date.or(Some(TODAY.into()));
                }
            }
            person
        };
        let persons: Vec<Person> = (0..count).map(person).collect();
        let answers = persons.iter().map(|person| answers(trial, person)).collect();
        People { name, persons, answers, by_hand }
    }

    /// Both have to say the same, or there is nothing to compare.
    fn compare_results(&self, trial: &Trial) {
        let mut screener = Screener::new(trial);
        for (person, answers) in self.persons.iter().zip(&self.answers) {
            let engine = said_by_engine(trial, screener.screen(answers, date(TODAY)));
            let lines = differences(&engine, &said_by_hand(&screen_by_hand(person, TODAY)));
            assert!(lines.is_empty(), "{}\n  {}", wire(person, TODAY), lines.join("\n  "));
        }
    }

    fn measure(&self, trial: &Trial, rounds: usize) {
        if self.by_hand {
            self.compare_results(trial);
        }
        let thousands = || self.persons.chunks(1000).zip(self.answers.chunks(1000));
        let mut best = vec![(Duration::MAX, Duration::MAX); thousands().count()];
        for _ in 0..rounds {
            // Each round begins with a screener that remembers nobody.
            let mut screener = Screener::new(trial);
            for ((persons, answers), (engine, by_hand)) in thousands().zip(&mut best) {
                *engine = time_engine(&mut screener, answers).min(*engine);
                *by_hand = time_by_hand(persons).min(*by_hand);
            }
        }
        let count = self.persons.len();
        let per_second = |time: Duration| f64::from(u32::try_from(count).unwrap()) / time.as_secs_f64();
        let engine = per_second(best.iter().map(|(engine, _)| *engine).sum());
        let by_hand = per_second(best.iter().map(|(_, by_hand)| *by_hand).sum());
        if self.by_hand {
            let ratio = by_hand / engine;
            println!("{:24} {count:7} {engine:12.0} {by_hand:12.0} {ratio:7.1}", self.name);
        } else {
            println!("{:24} {count:7} {engine:12.0} {:>12} {:>7}", self.name, "-", "-");
        }
    }
}

fn time_engine(screener: &mut Screener, answers: &[Answers]) -> Duration {
    let start = Instant::now();
    for answers in answers {
        black_box(screener.screen(black_box(answers), date(TODAY)));
    }
    start.elapsed()
}

fn time_by_hand(persons: &[Person]) -> Duration {
    let start = Instant::now();
    for person in persons {
        black_box::<HandResult>(screen_by_hand(black_box(person), TODAY));
    }
    start.elapsed()
}

/// The slowest people known, found by random search and hill climbing: lists of 20 rows with most dates open. Each with a
/// screener of its own, in milliseconds.
fn slowest(trial: &Trial, rounds: usize) {
    let today = date(TODAY);
    let reader = authoring::people::record::RecordReader::new(trial, today);
    let mut slowest = Duration::ZERO;
    let mut count = 0;
    for line in include_str!("slowest.jsonl").lines() {
        let person = reader.read_json(line.as_bytes()).unwrap();
        let time = |_| {
            let mut screener = Screener::new(trial);
            let start = Instant::now();
            black_box(screener.screen(black_box(&person.answers), person.reference_date));
            start.elapsed()
        };
        slowest = slowest.max((0..rounds).map(time).min().unwrap());
        count += 1;
    }
    println!("slowest of {count} people with long lists: {:.1} ms", slowest.as_secs_f64() * 1000.0);
}

fn main() {
    let benchmark = std::env::args().any(|argument| argument == "--bench");
    let (size, rounds) = if benchmark { (100_000, 9) } else { (200, 1) };
    let trial = trial();
    println!("{:24} {:>7} {:>12} {:>12} {:>7}", "answers", "people", "engine /s", "by hand /s", "ratio");
    let half = Completeness { answered: 50, full_dates: 100, unasked: 0 };
    let sparse = Completeness { answered: 15, full_dates: 100, unasked: 0 };
    People::new(&trial, "complete", size, COMPLETE).measure(&trial, rounds);
    People::new(&trial, "half, full dates", size / 10, half).measure(&trial, rounds);
    People::new(&trial, "sparse, full dates", size / 10, sparse).measure(&trial, rounds);
    let partial = Completeness { full_dates: 50, ..half };
    People::new(&trial, "half, partial dates", size / 50, partial).measure(&trial, rounds);
    let partial = Completeness { full_dates: 50, ..sparse };
    People::new(&trial, "sparse, partial dates", size / 50, partial).measure(&trial, rounds);
    slowest(&trial, rounds);
}
