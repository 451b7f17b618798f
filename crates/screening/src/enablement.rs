//! Whether an item is asked, given the answers to others.

use crate::answers::{Answer, Answers};
use crate::definition::EnableTest;
use crate::trial::Trial;

/// Whether an item is asked, given the other answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enablement {
    /// Asked.
    Asked,
    /// Not asked yet: it depends on an answer that is missing.
    Undecided,
    /// Not asked: its condition does not hold.
    NotAsked,
}

impl Trial {
    /// Whether an item is asked, given the other answers.
    pub fn enablement(&self, item: usize, answers: &Answers) -> Enablement {
        let Some(item) = self.items().get(item) else { return Enablement::NotAsked };
        let mut result = Enablement::Asked;
        for enable_when in &item.enable_when {
            // An answer to an item that is not asked itself does not count.
            let controller = match self.enablement(enable_when.item, answers) {
                Enablement::Asked | Enablement::Undecided => answers.get(enable_when.item),
                Enablement::NotAsked => None,
            };
            let holds = match (&enable_when.test, controller) {
                (EnableTest::IsKnown, controller) => Some(controller.is_some()),
                (EnableTest::IsBoolean(value), Some(Answer::Boolean(given))) => Some(given == value),
                (EnableTest::IsNotBoolean(value), Some(Answer::Boolean(given))) => Some(given != value),
                (EnableTest::IsCode(code), Some(Answer::Choice(given))) => Some(given == code),
                (EnableTest::IsNotCode(code), Some(Answer::Choice(given))) => Some(given != code),
                (EnableTest::IsNotBoolean(_) | EnableTest::IsNotCode(_), _) => Some(true),
                (EnableTest::IsBoolean(_) | EnableTest::IsCode(_), _) => None,
            };
            match holds {
                Some(true) => {}
                Some(false) => return Enablement::NotAsked,
                None => result = Enablement::Undecided,
            }
        }
        result
    }
}
