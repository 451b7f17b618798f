//! `cargo xtask mutants`: changes the engine in one place after another and counts how many of the changes the tests notice.
//! A sample is enough to see where they would not; docs/testing.md has the figure and says what to do about one.

use crate::places::Places;
use crate::{command, libtest, setup};
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::time::{Duration, Instant};

/// What is changed, and the packages whose tests have to notice.
const CHANGED: &str = "screening";
const TESTED: [&str; 2] = ["screening", "authoring"];

/// Which of the possible changes are tried: every `of`-th, from the one at `first`, which counts from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    first: usize,
    of: usize,
}

impl Shard {
    /// One in sixty: some thirty changes.
    pub(crate) const USUAL: Shard = Shard { first: 7, of: 60 };
}

impl FromStr for Shard {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Shard> {
        let parsed = text.split_once('/').and_then(|(first, of)| Some((first.parse().ok()?, of.parse().ok()?)));
        match parsed {
            Some((first, of)) if first < of => Ok(Shard { first, of }),
            Some(_) | None => bail!("`{text}` is not a shard; write K/N with K from 0 to N - 1, such as 7/60"),
        }
    }
}

/// How many changes are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sample {
    /// Those of one shard.
    Shard(Shard),
    /// About so many, evenly spread over all.
    Number(usize),
}

/// Tries the changes of a sample and prints what became of them. Changes that nobody notices are no error: whoever runs this
/// looks at them.
pub(crate) fn run(places: &Places, sample: Sample) -> Result<()> {
    let mutants = setup::mutants(places)?;
    let cargo_mutants = || {
        let mut command = std::process::Command::new(&mutants);
        command.current_dir(places.root()).args(["mutants", "--package", CHANGED]);
        command
    };
    let shard = match sample {
        Sample::Shard(shard) => shard,
        Sample::Number(number) => {
            let all = command::output(cargo_mutants().arg("--list"))?.lines().count();
            ensure!(all > 0, "there is nothing to change in `{CHANGED}`");
            Shard { first: 0, of: (all / number.max(1)).max(1) }
        }
    };
    let longest = longest(duration_of_the_tests(places)?);
    let output = places.target().join("mutants");
    fs::create_dir_all(&output)?;
    let mut command = cargo_mutants();
    // It would try and time only the tests of the package that it changes, and then end the others too early.
    command.args(["--baseline", "skip", "--timeout", &longest.as_secs().to_string()]);
    for package in TESTED {
        command.args(["--test-package", package]);
    }
    // Every so manieth: changes that follow each other are mostly of one function.
    command.args(["--sharding", "round-robin", "--shard", &format!("{}/{}", shard.first, shard.of)]);
    match command::run_for_code(command.arg("--output").arg(&output))? {
        // All were noticed; some were not; some never ended.
        Some(0 | 2 | 3) => {}
        code => bail!("cargo-mutants ended with {code:?}"),
    }
    print!("\n{}", Outcomes::read(&output.join("mutants.out"))?.shown(shard));
    Ok(())
}

/// How long the tests take where nothing is changed. An error where one fails: it would seem to notice every change.
fn duration_of_the_tests(places: &Places) -> Result<Duration> {
    let tests = || {
        let mut command = command::cargo(places.root());
        command.arg("test");
        for package in TESTED {
            command.args(["--package", package]);
        }
        command
    };
    command::run(tests().arg("--no-run"))?;
    let start = Instant::now();
    libtest::run(&mut tests())?.result().context("the tests fail without any change")?;
    Ok(start.elapsed())
}

/// After how long a test counts as one that never ends, given how long all of them take.
fn longest(tests: Duration) -> Duration {
    (3 * tests).max(Duration::from_mins(2))
}

/// What became of the changes, each as cargo-mutants describes it.
#[derive(Debug, Default)]
struct Outcomes {
    /// A test failed.
    caught: Vec<String>,
    /// A test never ended.
    timed_out: Vec<String>,
    /// All tests passed.
    missed: Vec<String>,
    /// What was changed did not compile.
    unviable: Vec<String>,
}

impl Outcomes {
    /// Reads the folder that cargo-mutants writes.
    fn read(folder: &Path) -> Result<Outcomes> {
        let lines = |name: &str| {
            let file = folder.join(name);
            let text = fs::read_to_string(&file).with_context(|| format!("`{}`", file.display()))?;
            anyhow::Ok(text.lines().map(str::to_owned).collect())
        };
        Ok(Outcomes {
            caught: lines("caught.txt")?,
            timed_out: lines("timeout.txt")?,
            missed: lines("missed.txt")?,
            unviable: lines("unviable.txt")?,
        })
    }

    /// For whoever runs it. A test that no longer ends has noticed, too.
    fn shown(&self, shard: Shard) -> String {
        let noticed = self.caught.len() + self.timed_out.len();
        let viable = noticed + self.missed.len();
        let mut shown = String::new();
        let _ = match (100 * noticed + viable / 2).checked_div(viable) {
            Some(percent) => writeln!(shown, "{noticed} of {viable} changes that compile were noticed: {percent} %"),
            None => writeln!(shown, "No change of this sample compiles"),
        };
        let _ = writeln!(
            shown,
            "shard {}/{}: {} caught, {} timed out, {} missed, {} unviable (do not compile)",
            shard.first,
            shard.of,
            self.caught.len(),
            self.timed_out.len(),
            self.missed.len(),
            self.unviable.len(),
        );
        for (what, mutants) in [("Missed", &self.missed), ("Timed out", &self.timed_out)] {
            if !mutants.is_empty() {
                let _ = writeln!(shown, "{what}:");
            }
            for mutant in mutants {
                let _ = writeln!(shown, "  {mutant}");
            }
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcomes, Shard, longest};
    use crate::bundle::testing::folder;
    use std::fs;
    use std::time::Duration;

    #[test]
    fn a_shard_is_one_of_several() {
        assert_eq!("7/60".parse::<Shard>().unwrap(), Shard::USUAL);
        assert_eq!("0/1".parse::<Shard>().unwrap(), Shard { first: 0, of: 1 });
        for text in ["60/60", "0/0", "7", "7/", "-1/4", "a/b", "1/2/3", ""] {
            assert!(text.parse::<Shard>().unwrap_err().to_string().contains("is not a shard"), "{text}");
        }
    }

    #[test]
    fn what_became_of_the_changes_is_counted_and_what_nobody_noticed_is_listed() {
        let folder = folder("mutants");
        for (name, text) in [
            ("caught.txt", "a.rs:1:1: replace f\na.rs:2:1: replace g\n"),
            ("timeout.txt", "b.rs:3:1: replace + with -\n"),
            ("missed.txt", "c.rs:4:1: replace == with !=\n"),
            ("unviable.txt", "d.rs:5:1: replace h with Default::default()\n"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        assert_eq!(
            Outcomes::read(&folder).unwrap().shown(Shard::USUAL),
            "3 of 4 changes that compile were noticed: 75 %
shard 7/60: 2 caught, 1 timed out, 1 missed, 1 unviable (do not compile)
Missed:
  c.rs:4:1: replace == with !=
Timed out:
  b.rs:3:1: replace + with -
"
        );
    }

    #[test]
    fn tests_get_three_times_as_long_as_they_take_and_never_less_than_two_minutes() {
        assert_eq!(longest(Duration::from_secs(1)), Duration::from_mins(2));
        assert_eq!(longest(Duration::from_mins(1)), Duration::from_mins(3));
    }

    #[test]
    fn a_percentage_is_rounded_to_the_nearest_and_needs_a_change() {
        let some = |count: usize| vec![String::new(); count];
        let of = |caught, missed| Outcomes { caught: some(caught), missed: some(missed), ..Outcomes::default() };
        assert!(of(23, 7).shown(Shard::USUAL).starts_with("23 of 30 changes that compile were noticed: 77 %"));
        assert!(of(1, 2).shown(Shard::USUAL).contains(": 33 %"));
        assert!(of(2, 1).shown(Shard::USUAL).contains(": 67 %"));
        assert!(of(0, 0).shown(Shard::USUAL).starts_with("No change of this sample compiles"));
    }
}
