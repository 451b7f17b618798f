//! What the entries come to, worked out once for a whole page: what each is understood to mean, which items are asked,
//! and the answers that count.

use crate::session::Session;
use crate::session::entry::Reading;
use screening::Answers;

/// All entries of a session as they are understood.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// One reading for each of the trial's items.
    pub readings: Vec<Reading>,
    /// The answers that count.
    pub answers: Answers,
    /// Values that are possible but so unusual that they should be checked: by index among the trial's warnings.
    pub warnings: Vec<usize>,
    asked: Vec<bool>,
}

impl Sheet {
    /// Whether an item is asked now (of whomever), or was brought along.
    pub fn is_asked(&self, item: usize) -> bool {
        self.asked.get(item).copied().unwrap_or_default()
    }

    /// What the entry at an item is understood to mean.
    pub fn reading(&self, item: usize) -> &Reading {
        self.readings.get(item).unwrap_or(&Reading::Blank)
    }
}

impl Session {
    /// What the entries come to.
    pub fn sheet(&self) -> Sheet {
        let mut answers = Answers::none(&self.trial);
        let mut readings = Vec::with_capacity(self.entries.len());
        let mut asked = Vec::with_capacity(self.entries.len());
        // Whether an item is asked depends on earlier items alone.
        for item in 0..self.entries.len() {
            let reading = self.reading(item);
            let is_asked = self.is_asked(item, &answers);
            if is_asked && let Reading::Given(answer) = &reading {
                answers.set(item, Some(answer.clone()));
            }
            readings.push(reading);
            asked.push(is_asked);
        }
        let warnings = self.trial.warnings(&answers, self.reference_date);
        Sheet { readings, answers, warnings, asked }
    }
}
