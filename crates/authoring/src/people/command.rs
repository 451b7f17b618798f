//! `prescreen screen`: what its options mean, from standard input to standard output.

use std::io::{self, BufReader, BufWriter};
use std::path::PathBuf;
use std::process::ExitCode;

use screening::Date;

use crate::people::record::{REFERENCE_DATE, is_reference_date};
use crate::people::{Format, Outcome, screen, today};
use crate::{UnusableTrial, load_trial};

/// Bytes read or written at once.
const BUFFER: usize = 64 << 10;

/// Exit code where some records are in error.
const SOME_IN_ERROR: u8 = 1;

/// Exit code where the input, the trial or an option cannot be used.
const UNUSABLE: u8 = 2;

/// The options of `prescreen screen`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// A trial's folder or its compiled file.
    pub trial: PathBuf,
    /// The reference date of records that name none; `None`: today in this computer's time zone.
    pub reference_date: Option<String>,
    /// How the people are written.
    pub format: Format,
}

/// Screens the people on standard input, writes the results to standard output, and tells how it went by the exit
/// code: 0, 1 where some records are in error, 2 where nothing could be screened or reading or writing failed.
pub fn run(options: &Options) -> ExitCode {
    match outcome(options) {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::SomeInError) => ExitCode::from(SOME_IN_ERROR),
        Ok(Outcome::Unusable) => ExitCode::from(UNUSABLE),
        // Whoever reads the results has read enough.
        Err(Failure::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("prescreen: {failure}");
            ExitCode::from(UNUSABLE)
        }
    }
}

/// Why nothing, or not everything, was screened.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("`--reference-date {0}`: expected {REFERENCE_DATE}")]
    ReferenceDate(String),
    #[error("this computer's clock shows no usable date; name one with `--reference-date`")]
    Clock,
    #[error(transparent)]
    Trial(#[from] UnusableTrial),
    #[error("cannot read people or write results: {0}")]
    Stream(#[from] io::Error),
}

fn outcome(options: &Options) -> Result<Outcome, Failure> {
    let reference_date = reference_date(options.reference_date.as_deref())?;
    let trial = load_trial(&options.trial)?;
    let input = BufReader::with_capacity(BUFFER, io::stdin().lock());
    let output = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    Ok(screen(&trial, reference_date, options.format, input, output)?)
}

fn reference_date(option: Option<&str>) -> Result<Date, Failure> {
    match option {
        Some(text) => Date::parse(text)
            .filter(|date| is_reference_date(*date))
            .ok_or_else(|| Failure::ReferenceDate(text.to_owned())),
        None => today::local().filter(|date| is_reference_date(*date)).ok_or(Failure::Clock),
    }
}
