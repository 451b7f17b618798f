//! `cargo xtask test`: every check of the project, quickest first. The first that finds something ends it.

use crate::places::Places;
use crate::{browser, bundle, command, imports, setup, size, types};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A step; the order is that in which they are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The code is formatted.
    Format,
    /// The compiler and Clippy have nothing to say, natively and for browsers.
    Lint,
    /// The documentation has no broken link.
    Docs,
    /// The native tests of all packages.
    Unit,
    /// The types of the element say what it takes and gives, and its scripts keep to theirs.
    Types,
    /// No trial has a finding.
    Trial,
    /// The page keeps its budget.
    Size,
    /// The engine imports nothing by which it could send, store or navigate.
    Imports,
    /// The page in real browsers.
    Browser,
    /// Licences and sources of the dependencies.
    Deny,
}

const STEPS: [(Step, &str); 10] = [
    (Step::Format, "format"),
    (Step::Lint, "lint"),
    (Step::Docs, "docs"),
    (Step::Unit, "unit"),
    (Step::Types, "types"),
    (Step::Trial, "trial"),
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
            None => bail!("`{name}` is no step; there are {}", STEPS.map(|(_, name)| name).join(", ")),
        }
    }

    fn run(self, places: &Places) -> Result<()> {
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
                for targets in [["--all-targets"].as_slice(), &["--test", "browser"]] {
                    command::run(
                        command::cargo(root)
                            .args(["clippy", "--workspace"])
                            .args(targets)
                            .args(["--", "-D", "warnings"]),
                    )?;
                }
                command::run(
                    command::cargo(root)
                        .args(["clippy", "--package", "trial-prescreen", "--target", setup::WASM_TARGET])
                        .args(["--", "-D", "warnings"]),
                )
            }
            Step::Docs => command::run(
                command::cargo(root)
                    .args(["doc", "--workspace", "--no-deps", "--document-private-items"])
                    .env("RUSTDOCFLAGS", "-D warnings"),
            ),
            Step::Unit => command::run(command::cargo(root).args(["test", "--workspace"])),
            Step::Types => types::check(places),
            Step::Trial => {
                for trial in folders(root, "trials")? {
                    command::run(
                        command::cargo(root)
                            .args(["run", "--package", "authoring", "--bin", "prescreen", "--", "check"])
                            .arg(trial),
                    )?;
                }
                Ok(())
            }
            Step::Size => size::check(&bundle::build(places)?),
            Step::Imports => {
                bundle::build(places)?;
                imports::check(places)
            }
            Step::Browser => browser::test(places),
            Step::Deny => {
                if command::succeeds(command::cargo(root).args(["deny", "--version"])) {
                    command::run(command::cargo(root).args(["deny", "check", "licenses", "bans", "sources"]))
                } else {
                    println!("Left out: cargo-deny is not installed (`cargo install --locked cargo-deny`)");
                    Ok(())
                }
            }
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

/// Runs the named steps, or all.
pub(crate) fn run(places: &Places, steps: &[Step]) -> Result<()> {
    let start = Instant::now();
    let mut durations = Vec::new();
    for (step, name) in STEPS {
        if steps.is_empty() || steps.contains(&step) {
            println!("\n== {name}");
            let start = Instant::now();
            step.run(places).with_context(|| format!("step `{name}`"))?;
            println!("== {name}: {}", seconds(start.elapsed()));
            durations.push(format!("{name} {}", seconds(start.elapsed())));
        }
    }
    println!("\nEverything passed in {} ({})", seconds(start.elapsed()), durations.join(", "));
    Ok(())
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f32())
}

#[cfg(test)]
mod tests {
    use super::{STEPS, Step};

    #[test]
    fn each_step_is_known_by_its_name() {
        for (step, name) in STEPS {
            assert_eq!(Step::named(name).unwrap(), step);
        }
    }

    #[test]
    fn an_unknown_step_is_told_with_the_known_ones() {
        let error = Step::named("browsers").unwrap_err().to_string();
        assert_eq!(
            error,
            "`browsers` is no step; there are format, lint, docs, unit, types, trial, size, imports, browser, deny"
        );
    }
}
