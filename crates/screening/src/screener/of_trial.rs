//! Screening as something that a trial does: one call, one person.

use super::Screener;
use crate::answers::Answers;
use crate::assessment::{Assessment, Examination, Explanation};
use crate::date::Date;
use crate::trace::TracedDefinition;
use crate::trial::Trial;
use crate::washout::Course;
use alloc::vec::Vec;

impl Trial {
    /// When a criterion, by index, clears for a person, whether or not that day has come; `None` where it does not clear
    /// by time, or where the event is not known at all or does not count.
    pub fn course(&self, criterion: usize, answers: &Answers, reference_date: Date) -> Option<Course> {
        Screener::new(self).course(criterion, answers, reference_date)
    }

    /// Compares a person's answers with every criterion, as on a reference date.
    ///
    /// For many people, a [`Screener`] keeps its buffers from one to the next.
    pub fn screen(&self, answers: &Answers, reference_date: Date) -> Assessment {
        Screener::new(self).screen(answers, reference_date).clone()
    }

    /// Compares a person's answers with every criterion, and says of each why it has its status.
    pub fn examine(&self, answers: &Answers, reference_date: Date) -> Examination {
        Screener::new(self).examine(answers, reference_date)
    }

    /// Why a criterion, by index, has its status.
    pub fn explain(&self, criterion: usize, answers: &Answers, reference_date: Date) -> Explanation {
        Screener::new(self).explain(criterion, answers, reference_date)
    }

    /// What each clause of a criterion's definitions is for a person: of those that the criterion names, by [`Role`], and
    /// then of those that these refer to, each once. Readings agree with [`Trial::explain`] where the criterion applies.
    ///
    /// [`Role`]: crate::Role
    pub fn trace(&self, criterion: usize, answers: &Answers, reference_date: Date) -> Vec<TracedDefinition> {
        Screener::new(self).trace(criterion, answers, reference_date)
    }

    /// The warnings, by index, that surely hold of an answer that is given. They decide nothing.
    pub fn warnings(&self, answers: &Answers, reference_date: Date) -> Vec<usize> {
        Screener::new(self).warnings(answers, reference_date)
    }
}
