//! Checks and compiles a trial's folder; the functions behind the command line `prescreen`.
//!
//! # Map
//! - [`compile`]: a folder to a [`TrialDefinition`]. [`load_trial`]: a folder or a compiled file to a [`Trial`].
//! - [`check`]: everything that is wrong with a folder, each a [`Finding`] with its place, a code and a suggested fix.
//! - [`evaluate`]: one CQL expression to its value.
//! - [`people`]: files of people in, results out.
//!
//! Inside: `bounded_file` (reading), `source` and `finding` (places and messages), `cql` (lexer, syntax, parser), `types`, `units`, `translate`
//! (CQL to ELM), `toml_reader`, `trial_file`, `texts_file` (the TOML files), `trial_folder` (all of them together).
//!
//! # Invariants
//! **Invariant: all findings at once.** No step stops at its first finding; a step whose input is broken keeps silent
//! about what follows from that.
//!
//! **Invariant: one translation.** The page's build, the command line and the tests compile with the same function.

mod bounded_file;
mod constant;
mod cql;
mod decidable;
mod finding;
pub mod people;
mod source;
mod texts_file;
mod toml_reader;
mod translate;
mod trial_file;
mod trial_folder;
mod types;
mod units;
mod wording;

pub use finding::{Code, Finding};

use screening::definition::TrialDefinition;
use screening::value::Value;
use screening::{LoadError, Trial};
use std::path::{Path, PathBuf};

/// Puts a trial's folder together.
///
/// # Errors
/// Everything that keeps the folder from being a trial. What is only unwise, such as a sentence that is hard to read,
/// does not: [`check`] tells that too.
pub fn compile(folder: &Path) -> Result<TrialDefinition, Vec<Finding>> {
    let examined = trial_folder::examine(folder);
    let mut findings = examined.findings;
    findings.retain(|finding| finding.code.forbids_compiling());
    match examined.definition {
        Some(definition) if findings.is_empty() => Ok(definition),
        _ => Err(findings),
    }
}

/// Everything that is wrong with a trial's folder, by file and place.
pub fn check(folder: &Path) -> Vec<Finding> {
    let examined = trial_folder::examine(folder);
    let mut findings = examined.findings.clone();
    findings.extend(examined.languages.iter().flat_map(wording::check));
    // A folder that is no trial yet cannot be tried out.
    if !findings.iter().any(|finding| finding.code.forbids_compiling()) {
        findings.extend(decidable::check(&examined));
    }
    findings.sort();
    findings
}

/// Why a trial cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum UnusableTrial {
    /// There is no such file or folder, or it cannot be read.
    #[error("cannot read the trial `{}`: {error}", path.display())]
    Unreadable {
        /// Where it was looked for.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file is no compiled trial.
    #[error("cannot use the trial `{}`: {error}", path.display())]
    NotCompiled {
        /// The file.
        path: PathBuf,
        /// Why.
        error: LoadError,
    },
    /// The folder does not compile.
    #[error("cannot use the trial: {} finding{} (`prescreen check {}` lists them)\n{}", findings.len(), if findings.len() == 1 { "" } else { "s" }, path.display(), findings.first().map(ToString::to_string).unwrap_or_default())]
    Findings {
        /// The folder.
        path: PathBuf,
        /// What is wrong.
        findings: Vec<Finding>,
    },
}

/// Loads a trial from its folder or its compiled file.
///
/// # Errors
/// Where it cannot be read, does not compile, or is no compiled trial.
pub fn load_trial(path: &Path) -> Result<Trial, UnusableTrial> {
    let path_buf = || path.to_owned();
    let unreadable = |error| UnusableTrial::Unreadable { path: path_buf(), error };
    let not_compiled = |error| UnusableTrial::NotCompiled { path: path_buf(), error };
    if std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        let definition = compile(path).map_err(|findings| UnusableTrial::Findings { path: path_buf(), findings })?;
        return Trial::new(definition).map_err(not_compiled);
    }
    let json = bounded_file::read(path).map_err(unreadable)?;
    Trial::from_json(&json).map_err(not_compiled)
}

/// A compiled trial as it stands in a file: JSON on one line.
pub fn to_json(definition: &TrialDefinition) -> String {
    // Plain data with text keys: there is nothing in it that JSON could not hold.
    serde_json::to_string(definition).unwrap_or_default()
}

/// Why an expression has no value.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// It is no CQL of the subset.
    #[error("{}", one_line(.0))]
    Findings(Vec<Finding>),
    /// The engine refuses it.
    #[error("{0}")]
    Refused(String),
}

/// The first finding; the others tend to follow from it.
fn one_line(findings: &[Finding]) -> String {
    findings.first().map_or_else(String::new, |finding| format!("column {}: {}", finding.column, finding.message))
}

/// The value of a CQL expression that uses no items.
#[derive(Clone, Debug)]
pub enum Evaluated {
    /// As the engine has it, on the page and on the command line.
    Engine(Value),
    /// Of a type that only the compiler has, as a literal.
    Compiler(String),
}

impl std::fmt::Display for Evaluated {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Evaluated::Engine(value) => value.fmt(formatter),
            Evaluated::Compiler(literal) => formatter.write_str(literal),
        }
    }
}

/// The value of a CQL expression that uses no items.
///
/// # Errors
/// Where it is no CQL, lies outside the subset, or has operands that do not fit.
pub fn evaluate(expression: &str) -> Result<Evaluated, EvaluateError> {
    let source = source::Source { name: "expression".to_owned(), text: expression.to_owned() };
    let node = cql::parser::expression(expression).map_err(|errors| {
        let findings = errors.into_iter().map(|error| {
            source.finding(&error.span, Code::CqlSyntax, error.message, "https://cql.hl7.org describes the language")
        });
        EvaluateError::Findings(findings.collect())
    })?;
    match translate::expression(&source, &node).map_err(EvaluateError::Findings)? {
        translate::Outcome::Engine(expression) => {
            let value = screening::evaluate::evaluate(&expression).map_err(EvaluateError::Refused)?;
            Ok(Evaluated::Engine(value))
        }
        translate::Outcome::Compiler(value) => Ok(Evaluated::Compiler(value.to_string())),
    }
}
