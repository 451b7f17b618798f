//! `cargo xtask`: sets up, builds, serves, tests, takes pictures. This file reads the command line; each task has a file of its own.

mod browser;
mod bundle;
mod command;
mod compile;
mod compress;
mod deny;
mod fuzz;
mod imports;
mod libtest;
mod mutants;
mod page;
mod places;
mod reproduce;
mod serve;
mod setup;
mod size;
mod test;
mod types;

use anyhow::{Result, bail};
use lexopt::{Arg, ValueExt};
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
Sets up, builds, serves and tests the pre-screening page.

Usage: cargo xtask COMMAND

  serve [--port N]   builds the page, serves it on 127.0.0.1 (port 8080; 0: any free one) and prints the address
  build              writes everything to dist/ and prints the lines to copy into a page
  size               builds the page, prints the size of each file and fails above a budget
  reproduce [--published FILE]
                     builds again in another folder, without caches, and fails if a file differs; or builds and
                     compares with a published manifest.json
  test [STEP ...] [--case NAME ...]
                     sets up what the tests need and runs them: all steps, or those named
                     (format, lint, docs, unit, types, trial, build, size, imports, browser, deny);
                     of the browser step all cases, or those whose names contain a NAME
  mutants [--shard K/N | --number M]
                     changes the engine in one place after another and counts how many of the changes the tests
                     notice: those of a shard (7/60 unless another is named), or about M. Takes a minute a change
  fuzz [TARGET] [--minutes N]
                     makes up files of every kind that may come from anywhere, for N minutes a target (5 unless another
                     number is given), and fails if one breaks what must hold: json-lines, csv, answers-file,
                     pasted-text, compiled-trial, trial-folder, expression, one after another, or the one that is named
  screenshots        builds the page and writes pictures of it to screenshots/
  latency            builds the page and prints how long the page takes to show the effect of a key
";

/// What the command line asks for.
enum Task {
    Serve { port: u16 },
    Build,
    Size,
    Reproduce { published: Option<PathBuf> },
    Test { steps: Vec<test::Step>, cases: Vec<String> },
    Mutants { sample: mutants::Sample },
    Fuzz(fuzz::Options),
    Screenshots,
    Latency,
    Help,
}

fn main() -> ExitCode {
    let task = match parse(lexopt::Parser::from_env()) {
        Ok(task) => task,
        Err(error) => {
            // Without its causes, which lexopt's own sentence names already.
            eprintln!("xtask: {error}");
            return ExitCode::from(2);
        }
    };
    match run(task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut arguments: lexopt::Parser) -> Result<Task> {
    let mut task = None;
    while let Some(argument) = arguments.next()? {
        match (argument, &mut task) {
            (Arg::Short('h') | Arg::Long("help"), _) => return Ok(Task::Help),
            (Arg::Value(name), None) => {
                task = Some(match name.to_str() {
                    Some("serve") => Task::Serve { port: 8080 },
                    Some("build") => Task::Build,
                    Some("size") => Task::Size,
                    Some("reproduce") => Task::Reproduce { published: None },
                    Some("test") => Task::Test { steps: Vec::new(), cases: Vec::new() },
                    Some("mutants") => Task::Mutants { sample: mutants::Sample::Shard(mutants::Shard::USUAL) },
                    Some("fuzz") => Task::Fuzz(fuzz::Options::USUAL),
                    Some("screenshots") => Task::Screenshots,
                    Some("latency") => Task::Latency,
                    _ => bail!("`{}` is not a command\n\n{USAGE}", name.display()),
                });
            }
            (Arg::Long("port"), Some(Task::Serve { port })) => *port = arguments.value()?.parse()?,
            (Arg::Long("published"), Some(Task::Reproduce { published })) => {
                *published = Some(arguments.value()?.into());
            }
            (Arg::Long("shard"), Some(Task::Mutants { sample })) => {
                *sample = mutants::Sample::Shard(arguments.value()?.parse_with(str::parse)?);
            }
            (Arg::Long("number"), Some(Task::Mutants { sample })) => {
                *sample = mutants::Sample::Number(arguments.value()?.parse()?);
            }
            (Arg::Long("minutes"), Some(Task::Fuzz(options))) => options.minutes = arguments.value()?.parse()?,
            (Arg::Value(name), Some(Task::Fuzz(options))) => {
                *options = options.clone().of(&name.to_string_lossy())?;
            }
            (Arg::Long("case"), Some(Task::Test { cases, .. })) => cases.push(arguments.value()?.string()?),
            (Arg::Value(name), Some(Task::Test { steps, .. })) => {
                steps.push(test::Step::named(&name.to_string_lossy())?);
            }
            (argument, _) => return Err(argument.unexpected().into()),
        }
    }
    Ok(task.unwrap_or(Task::Help))
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Serve { port } => {
            // Before the build: a port in use is reported at once.
            let listener = serve::listen(port)?;
            let places = places::Places::find()?;
            bundle::build(&places)?;
            serve::serve(listener, &places.dist())
        }
        Task::Build => {
            let files = bundle::build(&places::Places::find()?)?;
            print!("{}", bundle::snippet::of(&files));
            Ok(())
        }
        Task::Size => size::check(&bundle::build(&places::Places::find()?)?),
        Task::Reproduce { published: None } => reproduce::check(&places::Places::find()?),
        Task::Reproduce { published: Some(manifest) } => reproduce::compare(&places::Places::find()?, &manifest),
        Task::Test { steps, cases } => test::run(&places::Places::find()?, &steps, &cases),
        Task::Mutants { sample } => mutants::run(&places::Places::find()?, sample),
        Task::Fuzz(options) => fuzz::run(&places::Places::find()?, &options),
        Task::Screenshots => browser::screenshots(&places::Places::find()?),
        Task::Latency => browser::latency(&places::Places::find()?),
        Task::Help => {
            print!("{USAGE}");
            Ok(())
        }
    }
}
