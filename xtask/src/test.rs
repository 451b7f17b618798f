//! `cargo xtask test`: every check of the project, quickest first. A step that fails ends only those that need what it makes;
//! what failed is listed at the end.

mod report;

use crate::places::Places;
use crate::{browser, bundle, command, deny, imports, libtest, setup, size, types};
use anyhow::{Context, Result, bail, ensure};
use report::{Ended, Outcome, seconds};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// A step; the order is that in which they are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The code is formatted.
    Format,
    /// The compiler and Clippy report nothing, natively and for browsers.
    Lint,
    /// The documentation has no broken link.
    Docs,
    /// The native tests of all packages.
    Unit,
    /// The types of the element say what it takes and gives, and its scripts keep to theirs.
    Types,
    /// No trial has a finding.
    Trial,
    /// The page can be built.
    Build,
    /// The page keeps its budget.
    Size,
    /// The engine imports nothing by which it could send, store or navigate.
    Imports,
    /// The page in real browsers.
    Browser,
    /// Licences, sources and known weaknesses of the dependencies.
    Deny,
}

const STEPS: [(Step, &str); 11] = [
    (Step::Format, "format"),
    (Step::Lint, "lint"),
    (Step::Docs, "docs"),
    (Step::Unit, "unit"),
    (Step::Types, "types"),
    (Step::Trial, "trial"),
    (Step::Build, "build"),
    (Step::Size, "size"),
    (Step::Imports, "imports"),
    (Step::Browser, "browser"),
    (Step::Deny, "deny"),
];

impl Step {
    /// The step of that name.
    pub(crate) fn named(name: &str) -> Result<Step> {
        match STEPS.iter().find(|(_, known)| *known == name) {
            Some((step, _)) => Ok(*step),
            None => bail!("`{name}` is not a step; the steps are {}", STEPS.map(|(_, name)| name).join(", ")),
        }
    }

    /// The step without whose result this one cannot be run.
    fn needs(self) -> Option<Step> {
        match self {
            Step::Size | Step::Imports | Step::Browser => Some(Step::Build),
            Step::Format
            | Step::Lint
            | Step::Docs
            | Step::Unit
            | Step::Types
            | Step::Trial
            | Step::Build
            | Step::Deny => None,
        }
    }

    /// Runs it.
    fn check(self, places: &Places, cases: &[String]) -> Result<()> {
        let root = places.root();
        match self {
            Step::Format => {
                setup::component(places, "rustfmt", "fmt")?;
                command::run(command::cargo(root).args(["fmt", "--all", "--check"]))
            }
            Step::Lint => {
                setup::component(places, "clippy", "clippy")?;
                setup::wasm_target()?;
                // The browser tests are not among all targets, since they are only run where asked for. `--workspace` in
                // every step, so that dependencies have the same features throughout and are compiled once.
                let clippy = |targets: &[&str]| {
                    let mut command = command::cargo(root);
                    command.arg("clippy").args(targets).args(["--", "-D", "warnings"]);
                    command
                };
                command::run_all([
                    clippy(&["--workspace", "--all-targets"]),
                    clippy(&["--workspace", "--test", "browser"]),
                    clippy(&["--package", "trial-prescreen", "--target", setup::WASM_TARGET]),
                ])
            }
            Step::Docs => command::run(
                command::cargo(root)
                    .args(["doc", "--workspace", "--no-deps", "--document-private-items"])
                    .env("RUSTDOCFLAGS", "-D warnings"),
            ),
            // All programs, also where a test of one fails.
            Step::Unit => libtest::run(command::cargo(root).args(["test", "--workspace", "--no-fail-fast"]))?.result(),
            Step::Types => types::check(places),
            Step::Trial => command::run_all(folders(root, "trials")?.iter().map(|trial| {
                let mut command = command::cargo(root);
                command.args(["run", "--package", "authoring", "--bin", "prescreen", "--", "check"]).arg(trial);
                command
            })),
            Step::Build => bundle::build(places).map(drop),
            // What was built before is not built again.
            Step::Size => size::check(&bundle::build(places)?),
            Step::Imports => {
                bundle::build(places)?;
                imports::check(places)
            }
            Step::Browser => browser::test(places, cases),
            Step::Deny => deny::check(places),
        }
    }
}

/// The folders in one of the workspace's, as paths from the workspace.
fn folders(root: &Path, of: &str) -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(root.join(of)).with_context(|| format!("`{of}`"))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            folders.push(Path::new(of).join(entry.file_name()));
        }
    }
    folders.sort();
    ensure!(!folders.is_empty(), "there is no folder in `{of}`");
    Ok(folders)
}

/// Runs the named steps and what they need, or all. An error where one fails.
pub(crate) fn run(places: &Places, named: &[Step], cases: &[String]) -> Result<()> {
    let start = Instant::now();
    let steps = chosen(named);
    thread::scope(|scope| {
        let is_chosen = |wanted: Step| steps.len() > 1 && steps.iter().any(|(step, _)| *step == wanted);
        let (for_browser, for_deny) = (is_chosen(Step::Browser), is_chosen(Step::Deny));
        // Downloading and building tools leaves much of the machine idle, and so do some of the steps.
        scope.spawn(move || {
            if for_browser {
                browser::fetch_tools(places);
            }
            if for_deny {
                deny::fetch_tool(places);
            }
        });
        report::close(&run_in_order(&steps, |step| step.check(places, cases)), start.elapsed())
    })
}

/// The named steps with those that they need, in order; all where none is named.
fn chosen(named: &[Step]) -> Vec<(Step, &'static str)> {
    let is_chosen = |step: Step| named.is_empty() || named.iter().any(|of| *of == step || of.needs() == Some(step));
    STEPS.into_iter().filter(|(step, _)| is_chosen(*step)).collect()
}

/// Runs steps one after another, but none that needs one that did not pass.
fn run_in_order(steps: &[(Step, &'static str)], check: impl Fn(Step) -> Result<()>) -> Vec<Ended> {
    let mut ended: Vec<Ended> = Vec::new();
    for (step, name) in steps {
        let needed = step.needs().and_then(|needed| STEPS.iter().find(|(step, _)| *step == needed));
        let missing = needed
            .filter(|(_, needed)| ended.iter().any(|of| of.step == *needed && !matches!(of.outcome, Outcome::Passed)));
        if let Some((_, needs)) = missing {
            ended.push(Ended { step: name, outcome: Outcome::NotRun { needs }, took: Duration::ZERO });
            continue;
        }
        println!("\n== {name}");
        let start = Instant::now();
        let (outcome, how) = match check(*step) {
            Ok(()) => (Outcome::Passed, ""),
            Err(error) => (Outcome::Failed(error), "failed after "),
        };
        let took = start.elapsed();
        println!("== {name}: {how}{}", seconds(took));
        ended.push(Ended { step: name, outcome, took });
    }
    ended
}

#[cfg(test)]
mod tests {
    use super::report::Outcome;
    use super::{STEPS, Step, chosen, run_in_order};
    use anyhow::bail;

    #[test]
    fn each_step_is_known_by_its_name() {
        for (step, name) in STEPS {
            assert_eq!(Step::named(name).unwrap(), step);
        }
    }

    #[test]
    fn an_unknown_step_is_reported_with_the_known_ones() {
        let error = Step::named("browsers").unwrap_err().to_string();
        assert_eq!(
            error,
            "`browsers` is not a step; the steps are \
             format, lint, docs, unit, types, trial, build, size, imports, browser, deny"
        );
    }

    #[test]
    fn a_step_brings_what_it_needs_and_all_run_where_none_is_named() {
        assert_eq!(chosen(&[]), STEPS);
        let names: Vec<_> = chosen(&[Step::Browser, Step::Lint]).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["lint", "build", "browser"]);
    }

    #[test]
    fn what_a_step_needs_is_run_before_it() {
        for (at, (step, name)) in STEPS.into_iter().enumerate() {
            if let Some(needed) = step.needs() {
                assert!(STEPS[..at].iter().any(|(step, _)| *step == needed), "{name}");
                assert_eq!(needed.needs(), None, "{name}: what is needed needs nothing itself");
            }
        }
    }

    #[test]
    fn a_failed_step_ends_only_those_that_need_it() {
        let ended = run_in_order(&STEPS, |step| match step {
            Step::Lint | Step::Build => bail!("found something"),
            Step::Size | Step::Imports | Step::Browser => panic!("{step:?} cannot be run without the built page"),
            Step::Format | Step::Docs | Step::Unit | Step::Types | Step::Trial | Step::Deny => Ok(()),
        });
        let how: Vec<_> = ended
            .iter()
            .map(|ended| match ended.outcome {
                Outcome::Passed => format!("{} passed", ended.step),
                Outcome::Failed(_) => format!("{} failed", ended.step),
                Outcome::NotRun { needs } => format!("{} needs {needs}", ended.step),
            })
            .collect();
        assert_eq!(
            how,
            [
                "format passed",
                "lint failed",
                "docs passed",
                "unit passed",
                "types passed",
                "trial passed",
                "build failed",
                "size needs build",
                "imports needs build",
                "browser needs build",
                "deny passed",
            ]
        );
    }
}
