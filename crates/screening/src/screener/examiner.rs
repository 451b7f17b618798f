//! Examines one person again and again, as a form does at every keystroke: only criteria with another answer than
//! before are worked out anew.

use super::Screener;
use super::memo::Memo;
use crate::answers::Answers;
use crate::assessment::Examination;
use crate::date::Date;
use crate::trial::Trial;
use alloc::rc::Rc;

/// Examines one person whose answers come one after the other.
#[derive(Debug)]
pub struct Examiner {
    trial: Rc<Trial>,
    /// None only while it is lent to a screener.
    memo: Option<Memo>,
}

impl Examiner {
    /// For a trial, with nobody seen yet.
    pub fn new(trial: Rc<Trial>) -> Examiner {
        Examiner { trial, memo: None }
    }

    /// The same as [`Trial::examine`], sooner where few answers are others than the last time.
    pub fn examine(&mut self, answers: &Answers, reference_date: Date) -> Examination {
        let memo = self.memo.take().unwrap_or_else(|| Memo::of_one_person(&self.trial));
        let mut screener = Screener::with(&self.trial, memo);
        let examination = screener.examine(answers, reference_date);
        self.memo = Some(screener.memo);
        examination
    }
}
