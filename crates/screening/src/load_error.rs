//! Why a compiled trial cannot be loaded.

use crate::definition::FORMAT;
use crate::json::NotJson;
use alloc::string::String;

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
    /// A reference to something that is not there, or more than the engine holds.
    #[error("the compiled trial is damaged: {0}")]
    Reference(String),
}

impl From<NotJson> for LoadError {
    fn from(NotJson(problem): NotJson) -> LoadError {
        LoadError::Syntax(problem)
    }
}
