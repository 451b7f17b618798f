//! Runs `cargo test` and reads its output while showing it: how many tests passed, and where those that failed did.

use crate::command;
use anyhow::{Result, bail};
use std::fmt::{self, Display, Formatter};
use std::iter;
use std::process::Command;

/// What a run of `cargo test` says at its end.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    /// How many tests passed, in all programs together.
    pub passed: usize,
    /// How many failed.
    pub failed: usize,
    /// Those that failed, by their names.
    failures: Vec<Failure>,
    /// How the command ended, where not well.
    ended: Option<String>,
}

/// A test that failed.
#[derive(Debug, PartialEq, Eq)]
struct Failure {
    name: String,
    /// Where it failed, as `file:line:column`; none where the output does not say.
    place: Option<String>,
    /// The first line of what it says, and what it compared where that follows.
    message: Vec<String>,
}

/// Runs the tests. An error is a command that cannot be started.
pub(crate) fn run(command: &mut Command) -> Result<Run> {
    let (output, ended) = command::run_and_read(command)?;
    Ok(Run { ended, ..read(&output) })
}

impl Run {
    /// Whether the command ended without an error.
    pub(crate) fn ended_well(&self) -> bool {
        self.ended.is_none()
    }

    /// An error that lists what failed, where something did.
    pub(crate) fn result(self) -> Result<()> {
        if self.ended.is_some() || self.failed > 0 {
            bail!("{self}");
        }
        Ok(())
    }
}

impl Display for Run {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.failed {
            0 => {}
            1 => writeln!(formatter, "1 test failed:")?,
            failed => writeln!(formatter, "{failed} tests failed:")?,
        }
        for failure in &self.failures {
            writeln!(formatter, "  {failure}")?;
        }
        // A program that broke down, or that could not be compiled, names no test.
        formatter.write_str(self.ended.as_deref().unwrap_or("the command itself ended well"))
    }
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)?;
        if let Some(place) = &self.place {
            write!(formatter, "\n    at {place}")?;
        }
        for line in &self.message {
            write!(formatter, "\n    {line}")?;
        }
        Ok(())
    }
}

/// Reads what the test programs wrote, one after another.
fn read(output: &str) -> Run {
    let mut run = Run::default();
    // The test whose own output is being read.
    let mut speaking: Option<&str> = None;
    let mut lines = output.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("test ").and_then(|line| line.strip_suffix(" ... FAILED")) {
            let name = name.strip_suffix(" - should panic").unwrap_or(name).to_owned();
            run.failures.push(Failure { name, place: None, message: Vec::new() });
        } else if let Some(name) = line.strip_prefix("---- ").and_then(|line| line.strip_suffix(" stdout ----")) {
            speaking = Some(name);
        } else if let Some(numbers) = line.strip_prefix("test result: ") {
            run.passed += number_before(numbers, " passed");
            run.failed += number_before(numbers, " failed");
            speaking = None;
        } else if let Some(name) = speaking
            && let Some((_, place)) = line.split_once(" panicked at ")
            // The last one of that name: programs follow each other.
            && let Some(failure) = run.failures.iter_mut().rfind(|failure| failure.name == name)
            && failure.place.is_none()
        {
            failure.place = Some(place.trim_end_matches(':').to_owned());
            failure.message.extend(lines.next().map(shortened));
            // As `assert_eq!` puts them.
            let compared = |line: &&str| line.starts_with("  left: ") || line.starts_with(" right: ");
            failure.message.extend(iter::from_fn(|| lines.next_if(compared)).map(shortened));
        }
    }
    run
}

/// The number before a word in a closing line; 0 where there is none.
fn number_before(line: &str, word: &str) -> usize {
    let before = line.split_once(word).map_or("", |(before, _)| before);
    before.rsplit([' ', ';']).next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// As much of a line as can be read at a glance.
fn shortened(line: &str) -> String {
    const LONGEST: usize = 160;
    let line = line.trim_end();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::{Failure, Run, read};

    const OUTPUT: &str = "
running 3 tests
test works ... ok
test cases::breaks ... FAILED
test breaks - should panic ... FAILED

failures:

---- cases::breaks stdout ----
left out: nothing

thread 'cases::breaks' (12) panicked at tests/browser/page.rs:7:5:
assertion `left == right` failed
  left: 1
 right: 2
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace

thread 'cases::breaks' (12) panicked at tests/browser/other.rs:1:1:
a second time

---- breaks stdout ----
note: test did not panic as expected at src/lib.rs:9:4

failures:
    breaks
    cases::breaks

test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 5 filtered out; finished in 0.01s


running 1 test
test src/lib.rs - thing (line 3) ... ok

test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
";

    fn failure(name: &str, place: Option<&str>, message: &[&str]) -> Failure {
        let message = message.iter().copied().map(str::to_owned).collect();
        Failure { name: name.to_owned(), place: place.map(str::to_owned), message }
    }

    #[test]
    fn tests_of_all_programs_are_counted_and_failures_located() {
        let run = read(OUTPUT);
        assert_eq!((run.passed, run.failed, &run.ended), (13, 2, &None));
        let place = Some("tests/browser/page.rs:7:5");
        assert_eq!(
            run.failures,
            [
                failure("cases::breaks", place, &["assertion `left == right` failed", "  left: 1", " right: 2"]),
                failure("breaks", None, &[]),
            ]
        );
        let error = Run { ended: Some("`cargo test` ended with exit status: 101".to_owned()), ..run }.result();
        assert_eq!(
            error.unwrap_err().to_string(),
            "2 tests failed:
  cases::breaks
    at tests/browser/page.rs:7:5
    assertion `left == right` failed
      left: 1
     right: 2
  breaks
`cargo test` ended with exit status: 101"
        );
    }

    #[test]
    fn of_two_tests_of_one_name_the_one_that_failed_last_is_meant() {
        let once = "test a ... FAILED\n---- a stdout ----\nthread 'a' (1) panicked at x.rs:1:1:\nx\n\
                    test result: FAILED. 0 passed; 1 failed;\n";
        let run = read(&format!("{once}{}", once.replace('x', "y")));
        assert_eq!(run.failures, [failure("a", Some("x.rs:1:1"), &["x"]), failure("a", Some("y.rs:1:1"), &["y"])]);
    }

    #[test]
    fn a_program_that_cannot_be_compiled_is_a_failure_without_a_test() {
        read("test result: ok. 3 passed; 0 failed;").result().unwrap();
        let broken = Run { ended: Some("it ended with 101".to_owned()), ..read("") };
        assert_eq!(broken.result().unwrap_err().to_string(), "it ended with 101");
    }

    #[test]
    fn a_long_message_is_cut() {
        let output =
            format!("test a ... FAILED\n---- a stdout ----\nthread 'a' panicked at x.rs:1:1:\n{}\n", "é".repeat(200));
        let message = read(&output).failures[0].message.clone();
        assert_eq!(message, [format!("{}…", "é".repeat(160))]);
    }
}
