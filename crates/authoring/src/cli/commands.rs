//! What the subcommands do, but for `screen`.

use authoring::{EvaluateError, Finding, UnusableTrial};
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why a subcommand could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The trial cannot be used.
    #[error(transparent)]
    Trial(#[from] UnusableTrial),
    /// A file cannot be written.
    #[error("cannot write `{}`: {error}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Standard input or output fails.
    #[error("cannot read or write: {0}")]
    Stream(#[from] io::Error),
}

/// Prints a text.
pub(crate) fn print(text: &str) -> Result<ExitCode, Failure> {
    io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Prints everything that is wrong with a trial.
pub(crate) fn check(trial: &Path) -> Result<ExitCode, Failure> {
    readable_folder(trial)?;
    let findings = authoring::check(trial);
    let mut output = io::stdout().lock();
    for finding in &findings {
        writeln!(output, "{finding}")?;
    }
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes a compiled trial; findings that forbid it go to standard error.
pub(crate) fn compile(trial: &Path, output: &Path) -> Result<ExitCode, Failure> {
    readable_folder(trial)?;
    let definition = match authoring::compile(trial) {
        Ok(definition) => definition,
        Err(findings) => {
            report(&findings);
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut json = authoring::to_json(&definition);
    json.push('\n');
    if output == Path::new("-") {
        io::stdout().write_all(json.as_bytes())?;
    } else {
        fs::write(output, json).map_err(|error| Failure::Unwritable { path: output.to_owned(), error })?;
    }
    Ok(ExitCode::SUCCESS)
}

fn report(findings: &[Finding]) {
    for finding in findings {
        eprintln!("{finding}");
    }
}

fn readable_folder(trial: &Path) -> Result<(), Failure> {
    let unreadable = |error| UnusableTrial::Unreadable { path: trial.to_owned(), error };
    fs::read_dir(trial).map_err(unreadable)?;
    Ok(())
}

/// Prints the value of an expression.
pub(crate) fn evaluate(expression: &str) -> Result<ExitCode, Failure> {
    match authoring::evaluate(expression) {
        Ok(value) => {
            writeln!(io::stdout(), "{value}")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(EvaluateError::Findings(findings)) => {
            report(&findings);
            Ok(ExitCode::FAILURE)
        }
        Err(error) => {
            eprintln!("prescreen: {error}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Prints the value of each line's expression, or `error: …`, at once.
pub(crate) fn evaluate_lines() -> Result<ExitCode, Failure> {
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    let mut line = Vec::new();
    let mut code = ExitCode::SUCCESS;
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(code);
        }
        let value = match std::str::from_utf8(&line) {
            Ok(text) => authoring::evaluate(text.trim()).map_err(|error| error.to_string()),
            Err(_) => Err("the line is not UTF-8".to_owned()),
        };
        match value {
            Ok(value) => writeln!(output, "{value}")?,
            Err(error) => {
                code = ExitCode::FAILURE;
                writeln!(output, "error: {}", error.replace('\n', " "))?;
            }
        }
        output.flush()?;
    }
}
