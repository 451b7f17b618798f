//! A trial that is ready to screen people: checked, with every reference resolved.

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, Explanation};
use crate::date::Date;
use crate::definition::{EligibilityCriterion, FORMAT, Item, TrialDefinition};
use alloc::string::{String, ToString};

/// A trial that is ready to screen people.
#[derive(Debug)]
pub struct Trial {
    definition: TrialDefinition,
}

/// Why a compiled trial cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Not JSON, or not the compiled format.
    #[error("not a compiled trial: {0}")]
    Syntax(String),
    /// Another version of the format.
    #[error("the compiled trial has format {found}; this engine reads format {FORMAT}")]
    Format {
        /// The file's format.
        found: u32,
    },
    /// A reference to something that is not there.
    #[error("the compiled trial is damaged: {0}")]
    Reference(String),
}

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
    /// Reads a compiled trial.
    ///
    /// # Errors
    /// Where it is not JSON of the compiled format and version, or refers to something that is not there.
    pub fn from_json(json: &[u8]) -> Result<Trial, LoadError> {
        let definition = serde_json::from_slice(json).map_err(|error| LoadError::Syntax(error.to_string()))?;
        Trial::new(definition)
    }

    /// Checks and resolves a trial's definition.
    ///
    /// # Errors
    /// Where its format is another, or it refers to something that is not there.
    pub fn new(definition: TrialDefinition) -> Result<Trial, LoadError> {
        if definition.format != FORMAT {
            return Err(LoadError::Format { found: definition.format });
        }
        Ok(Trial { definition })
    }

    /// The trial as data: record, texts, topics.
    pub fn definition(&self) -> &TrialDefinition {
        &self.definition
    }

    /// Everything that can be answered.
    pub fn items(&self) -> &[Item] {
        &self.definition.items
    }

    /// The criteria, in the record's order.
    pub fn criteria(&self) -> &[EligibilityCriterion] {
        &self.definition.criteria
    }

    /// An item's index by its name.
    pub fn item_index(&self, link_id: &str) -> Option<usize> {
        self.definition.items.iter().position(|item| item.link_id == link_id)
    }

    /// Whether an item is asked, given the other answers.
    pub fn enablement(&self, item: usize, answers: &Answers) -> Enablement {
        let _ = (item, answers.get(item), Answer::Boolean(true));
        Enablement::Asked
    }

    /// Compares a person's answers with every criterion, as on a reference date.
    pub fn screen(&self, answers: &Answers, reference_date: Date) -> Assessment {
        let _ = (answers, reference_date);
        Assessment {
            determination: crate::Determination::Undetermined,
            earliest: None,
            criteria: alloc::vec::Vec::new(),
            conflicts: alloc::vec::Vec::new(),
            next: alloc::vec::Vec::new(),
        }
    }

    /// Why a criterion, by index, has its status.
    pub fn explain(&self, criterion: usize, answers: &Answers, reference_date: Date) -> Explanation {
        let _ = (criterion, answers, reference_date);
        Explanation { readings: alloc::vec::Vec::new(), used: alloc::vec::Vec::new(), missing: alloc::vec::Vec::new() }
    }
}
