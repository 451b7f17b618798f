//! From arguments to commands, and from their outcomes to exit codes and messages.
//!
//! Results go to standard output, messages to standard error as `prescreen: …`. Exit codes: 0; 1 where something was
//! found or some records are in error; 2 where the arguments or the input cannot be used. Where whoever reads the
//! output stops reading, the program ends quietly.

mod commands;
mod help;
mod standard_output;

use authoring::people::{self, Format};
use commands::Failure;
use lexopt::prelude::{Long, Short, Value};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Exit code for arguments or input that cannot be used.
const UNUSABLE: u8 = 2;

/// What the arguments ask for.
enum Request {
    Print(&'static str),
    Check { trial: PathBuf },
    Compile { trial: PathBuf, output: PathBuf },
    Screen(people::command::Options),
    Evaluate { expression: String },
    EvaluateLines,
}

impl Request {
    /// Whether all that it does is what it writes to standard output.
    fn writes_results(&self) -> bool {
        match self {
            Request::Screen(_) | Request::Evaluate { .. } | Request::EvaluateLines => true,
            Request::Compile { output, .. } => output == Path::new("-"),
            // Its exit code says whether anything was found.
            Request::Check { .. } | Request::Print(_) => false,
        }
    }
}

/// Why the arguments cannot be used, and the subcommand whose help tells more.
struct Misuse {
    message: String,
    subcommand: Option<&'static str>,
}

/// Runs the program.
pub(crate) fn run(arguments: lexopt::Parser) -> ExitCode {
    let request = match request(arguments) {
        Ok(request) => request,
        Err(misuse) => {
            let help = misuse.subcommand.map_or_else(String::new, |name| format!("{name} "));
            eprintln!("prescreen: {}\nTry `prescreen {help}--help`.", misuse.message);
            return ExitCode::from(UNUSABLE);
        }
    };
    if request.writes_results() && standard_output::is_closed() {
        eprintln!("prescreen: {}", standard_output::CLOSED);
        return ExitCode::from(UNUSABLE);
    }
    let outcome = match request {
        Request::Print(text) => commands::print(text),
        Request::Check { trial } => commands::check(&trial),
        Request::Compile { trial, output } => commands::compile(&trial, &output),
        Request::Screen(options) => return people::command::run(&options),
        Request::Evaluate { expression } => commands::evaluate(&expression),
        Request::EvaluateLines => commands::evaluate_lines(),
    };
    match outcome {
        Ok(code) => code,
        // Whoever reads the output has read enough.
        Err(Failure::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("prescreen: {failure}");
            ExitCode::from(UNUSABLE)
        }
    }
}

fn request(mut arguments: lexopt::Parser) -> Result<Request, Misuse> {
    let misuse = |message: String| Misuse { message, subcommand: None };
    match arguments.next().map_err(|error| misuse(error.to_string()))? {
        None => Err(misuse("no subcommand given".to_owned())),
        Some(Short('h') | Long("help")) => Ok(Request::Print(help::PROGRAM)),
        Some(Short('V') | Long("version")) => Ok(Request::Print(help::VERSION)),
        Some(Value(name)) => match name.to_str() {
            Some("check") => check(arguments).map_err(Error::in_subcommand("check")),
            Some("compile") => compile(arguments).map_err(Error::in_subcommand("compile")),
            Some("screen") => screen(arguments).map_err(Error::in_subcommand("screen")),
            Some("eval") => evaluate(arguments).map_err(Error::in_subcommand("eval")),
            Some("help") => Ok(Request::Print(help::PROGRAM)),
            _ => Err(misuse(format!("there is no subcommand `{}`", name.display()))),
        },
        Some(option) => Err(misuse(option.unexpected().to_string())),
    }
}

/// Why a subcommand's arguments cannot be used.
struct Error(String);

impl Error {
    fn in_subcommand(subcommand: &'static str) -> impl Fn(Error) -> Misuse {
        move |Error(message)| Misuse { message, subcommand: Some(subcommand) }
    }
}

impl From<lexopt::Error> for Error {
    fn from(error: lexopt::Error) -> Error {
        Error(error.to_string())
    }
}

fn check(mut arguments: lexopt::Parser) -> Result<Request, Error> {
    let mut trial = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Print(help::CHECK)),
            Value(folder) if trial.is_none() => trial = Some(PathBuf::from(folder)),
            Short(_) | Long(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    let trial = trial.ok_or_else(|| Error("which trial? Name its folder".to_owned()))?;
    Ok(Request::Check { trial })
}

fn compile(mut arguments: lexopt::Parser) -> Result<Request, Error> {
    let (mut trial, mut output) = (None, None);
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Print(help::COMPILE)),
            Short('o') | Long("output") => output = Some(PathBuf::from(arguments.value()?)),
            Value(folder) if trial.is_none() => trial = Some(PathBuf::from(folder)),
            Short(_) | Long(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    let trial = trial.ok_or_else(|| Error("which trial? Name its folder".to_owned()))?;
    let output = output.ok_or_else(|| Error("where to? Name a file with `-o`, or `-o -`".to_owned()))?;
    Ok(Request::Compile { trial, output })
}

fn screen(mut arguments: lexopt::Parser) -> Result<Request, Error> {
    let (mut trial, mut reference_date, mut format) = (None, None, Format::JsonLines);
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Print(help::SCREEN)),
            Long("reference-date") => reference_date = Some(text(arguments.value()?, "--reference-date")?),
            Long("csv") => format = Format::Csv,
            Value(path) if trial.is_none() => trial = Some(PathBuf::from(path)),
            Short(_) | Long(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    let trial = trial.ok_or_else(|| Error("which trial? Name its folder or its compiled file".to_owned()))?;
    Ok(Request::Screen(people::command::Options { trial, reference_date, format }))
}

fn evaluate(mut arguments: lexopt::Parser) -> Result<Request, Error> {
    let (mut expression, mut lines) = (None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Print(help::EVAL)),
            Long("lines") => lines = true,
            Value(value) if expression.is_none() => expression = Some(text(value, "the expression")?),
            Short(_) | Long(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    match (expression, lines) {
        (Some(expression), false) => Ok(Request::Evaluate { expression }),
        (None, true) => Ok(Request::EvaluateLines),
        (None, false) => Err(Error("which expression? Give one, or `--lines`".to_owned())),
        (Some(_), true) => {
            Err(Error("`--lines` reads expressions from standard input; leave out the other".to_owned()))
        }
    }
}

fn text(value: OsString, what: &str) -> Result<String, Error> {
    value.into_string().map_err(|value| Error(format!("{what} `{}` is not UTF-8", value.display())))
}
