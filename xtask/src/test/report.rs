//! What is said at the end of `cargo xtask test`: how each step ended, and where to look.

use anyhow::{Error, Result, bail};
use std::fmt::Write;
use std::time::Duration;

/// How a step ended.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It found nothing.
    Passed,
    /// What it found, or why it could not be run.
    Failed(Error),
    /// It needs what a step that did not pass would have made.
    NotRun {
        /// The name of that step.
        needs: &'static str,
    },
}

/// A step that is over.
#[derive(Debug)]
pub(crate) struct Ended {
    /// Its name.
    pub step: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// How long it took.
    pub took: Duration,
}

/// Prints how the steps ended; an error where one did not pass.
pub(crate) fn close(steps: &[Ended], took: Duration) -> Result<()> {
    print!("\n== summary\n{}", table(steps));
    let failed: Vec<&str> =
        steps.iter().filter(|ended| matches!(ended.outcome, Outcome::Failed(_))).map(|ended| ended.step).collect();
    if failed.is_empty() {
        println!("\nEverything passed in {}", seconds(took));
        return Ok(());
    }
    print!("{}", findings(steps));
    bail!("failed: {} ({} of {} steps, in {})", failed.join(", "), failed.len(), steps.len(), seconds(took))
}

/// A line a step.
fn table(steps: &[Ended]) -> String {
    let mut table = String::new();
    for Ended { step, outcome, took } in steps {
        let line = match outcome {
            Outcome::Passed => format!("{step:<10}passed    {:>8}", seconds(*took)),
            Outcome::Failed(_) => format!("{step:<10}FAILED    {:>8}", seconds(*took)),
            Outcome::NotRun { needs } => format!("{step:<10}not run   needs `{needs}`, which did not pass"),
        };
        table.push_str(&line);
        table.push('\n');
    }
    table
}

/// What each step found that failed.
fn findings(steps: &[Ended]) -> String {
    let mut findings = String::new();
    for Ended { step, outcome, .. } in steps {
        match outcome {
            Outcome::Passed | Outcome::NotRun { .. } => {}
            Outcome::Failed(error) => {
                let _ = write!(findings, "\n{step} failed; its output is above, from the line `== {step}` on.\n");
                for line in format!("{error:#}").lines() {
                    let _ = writeln!(findings, "  {line}");
                }
                let _ = writeln!(findings, "  To run it alone: cargo xtask test {step}");
            }
        }
    }
    findings
}

/// A duration for people.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f32())
}

#[cfg(test)]
mod tests {
    use super::{Ended, Outcome, close, findings, table};
    use anyhow::anyhow;
    use std::time::Duration;

    fn ended(step: &'static str, outcome: Outcome) -> Ended {
        Ended { step, outcome, took: Duration::from_millis(12_340) }
    }

    fn steps() -> Vec<Ended> {
        vec![
            ended("format", Outcome::Passed),
            ended("unit", Outcome::Failed(anyhow!("2 tests failed:\n  one\n  two"))),
            ended("build", Outcome::Failed(anyhow!("no compiler").context("the page cannot be built"))),
            ended("size", Outcome::NotRun { needs: "build" }),
        ]
    }

    #[test]
    fn each_step_has_a_line() {
        assert_eq!(
            table(&steps()),
            "format    passed      12.3 s
unit      FAILED      12.3 s
build     FAILED      12.3 s
size      not run   needs `build`, which did not pass
"
        );
    }

    #[test]
    fn what_failed_is_listed_with_where_to_look() {
        assert_eq!(
            findings(&steps()),
            "
unit failed; its output is above, from the line `== unit` on.
  2 tests failed:
    one
    two
  To run it alone: cargo xtask test unit

build failed; its output is above, from the line `== build` on.
  the page cannot be built: no compiler
  To run it alone: cargo xtask test build
"
        );
    }

    #[test]
    fn a_run_with_a_failed_step_ends_in_an_error() {
        let error = close(&steps(), Duration::from_mins(1)).unwrap_err().to_string();
        assert_eq!(error, "failed: unit, build (2 of 4 steps, in 60.0 s)");
        close(&[ended("format", Outcome::Passed)], Duration::from_mins(1)).unwrap();
    }
}
