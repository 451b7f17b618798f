//! Compiled trials: refused with a reason, or people can be screened by them.

use crate::answers::check_usable;
use crate::base::today;
use crate::random::{self, Random};
use screening::answers::{Row, check as limits_of};
use screening::definition::ItemKind;
use screening::{Answer, Answers, Date, DateRange, Decimal, PartialDate, Trial};
use std::rc::Rc;
use trial_prescreen::messages::Language;
use trial_prescreen::session::{Audience, Session};

/// A compiled trial.
pub(crate) fn check(file: &[u8]) {
    match Trial::from_json(file) {
        Err(error) => assert!(error.to_string().contains(": ") || error.to_string().contains("format"), "{error}"),
        Ok(trial) => {
            check_loaded(&trial, &mut random::of(file));
            check_usable(&Session::new(Rc::new(trial), today(), Language::English, Audience::Participant));
        }
    }
}

/// What must hold of every trial that is loaded.
pub(crate) fn check_loaded(trial: &Trial, random: &mut Random) {
    let written = authoring::to_json(trial.definition());
    let again = Trial::from_json(written.as_bytes()).unwrap();
    assert_eq!(again.definition(), trial.definition());
    assert_eq!(authoring::to_json(again.definition()), written);

    for answered in [0, 60, 100] {
        let answers = some_answers(trial, random, answered);
        let assessment = trial.screen(&answers, today());
        assert_eq!(assessment.criteria.len(), trial.criteria().len());
        let examination = again.examine(&answers, today());
        assert_eq!(examination.assessment, assessment, "a trial that is read again decides alike");
        trial.warnings(&answers, today());
        let some = random.below(trial.criteria().len().max(1));
        trial.trace(some, &answers, today());
        trial.course(some, &answers, today());
    }
}

/// Answers that keep their limits, to about so many items in a hundred.
fn some_answers(trial: &Trial, random: &mut Random, answered: usize) -> Answers {
    let mut answers = Answers::none(trial);
    for (index, item) in trial.items().iter().enumerate() {
        if random.chance(answered)
            && let Some(answer) = some_answer(&item.kind, random)
            && limits_of(item, &answer, today()).is_empty()
        {
            answers.set(index, Some(answer));
        }
    }
    answers
}

fn some_answer(kind: &ItemKind, random: &mut Random) -> Option<Answer> {
    Some(match kind {
        ItemKind::Boolean => Answer::Boolean(random.chance(50)),
        ItemKind::Choice(codes) => Answer::Choice(random.below(codes.len().max(1))),
        ItemKind::Date(_) => some_date(random)?,
        ItemKind::Quantity(limits) => {
            let value = random.pick(&[limits.low, limits.high, Decimal::integer(60)]);
            Answer::Quantity(value, random.below(limits.units.len().max(1)))
        }
        ItemKind::Integer(limits) => Answer::Integer(random.pick(&[limits.low, limits.high, 3])),
        ItemKind::List(limits) => {
            let row = |random: &mut Random| -> Row {
                let cell = |kind: &ItemKind, random: &mut Random| match some_answer(kind, random)? {
                    // In a row there are dates, but no ranges of days.
                    Answer::Days(days) => Some(Answer::Date(days.from.into())),
                    answer => Some(answer),
                };
                limits.fields.iter().map(|field| cell(&field.kind, random)).collect()
            };
            let count = random.below(limits.max_rows.min(3) + 1);
            Answer::List((0..count).map(|_| row(random)).collect())
        }
    })
}

fn some_date(random: &mut Random) -> Option<Answer> {
    let day = Date::new(random.within(1960, 2026), 1, 1)?.add_days(random.within(0, 365))?;
    Some(match random.below(4) {
        0 => Answer::Date(PartialDate::new(day.year(), None, None)?),
        1 => Answer::Date(PartialDate::new(day.year(), Some(day.month()), None)?),
        2 => Answer::Days(DateRange { from: day, to: day.add_days(random.within(0, 90))? }),
        _ => Answer::Date(day.into()),
    })
}
