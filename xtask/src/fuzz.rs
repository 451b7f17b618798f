//! `cargo xtask fuzz`: makes up files of every kind that may come from anywhere, led by which parts of the code they reach, and
//! looks whether one breaks what `crates/fuzzing` says of it. docs/testing.md says what to do about one.

use crate::places::Places;
use crate::{command, setup};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The targets of `crates/fuzzing`, a test of which compares.
const TARGETS: [&str; 7] =
    ["json-lines", "csv", "answers-file", "pasted-text", "compiled-trial", "trial-folder", "expression"];

/// What makes the compiler count which parts of the code are reached, and tell what is compared with what.
const COUNTING: [&str; 5] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Cargo's profile for it.
const PROFILE: &str = "fuzz";

/// Seconds that one file may take: a person whose every criterion takes all of its steps takes some.
const LONGEST: u32 = 60;

/// Bytes of a file at most.
const LARGEST: u32 = 64 << 10;

/// Megabytes of memory of the whole program at most, all files that it keeps among them. What one file may take is counted
/// exactly, by `crates/fuzzing`.
const MOST_MEMORY: u32 = 2048;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The target; `None`: one after another.
    pub(crate) target: Option<String>,
    /// For how long each is tried.
    pub(crate) minutes: u32,
}

impl Options {
    /// All targets, for as long as it takes to see that nothing is badly broken.
    pub(crate) const USUAL: Options = Options { target: None, minutes: 5 };

    /// The same with a target.
    pub(crate) fn of(self, target: &str) -> Result<Options> {
        ensure!(TARGETS.contains(&target), "`{target}` is not a target; the targets are {}", TARGETS.join(", "));
        ensure!(self.target.is_none(), "name one target, or none for all");
        Ok(Options { target: Some(target.to_owned()), ..self })
    }
}

/// Fuzzes, and prints what became of it. An error where something was found.
pub(crate) fn run(places: &Places, options: &Options) -> Result<()> {
    setup::compiler_of_cpp()?;
    let program = build(places)?;
    let chosen = |target: &&str| options.target.as_deref().is_none_or(|named| named == *target);
    let mut ended = Vec::new();
    for target in TARGETS.into_iter().filter(|target| chosen(target)) {
        println!("\n== {target}, for {} minutes", options.minutes);
        ended.push(fuzz(places, &program, target, options.minutes)?);
    }
    println!("\n== summary");
    for of in &ended {
        println!("{}", of.shown());
    }
    let found: Vec<&str> = ended.iter().filter(|of| of.found).map(|of| of.target).collect();
    if !found.is_empty() {
        bail!("something was found: {}; the files are in {}", found.join(", "), places.fuzz().display());
    }
    Ok(())
}

/// Builds the program that fuzzes.
fn build(places: &Places) -> Result<PathBuf> {
    let host = command::output(command::rustc().args(["--print", "host-tuple"]))?.trim().to_owned();
    command::run(
        command::cargo(places.root())
            .args(["build", "--package", "fuzzing", "--features", "libfuzzer", "--bin", "fuzz", "--profile", PROFILE])
            // Named, so that what runs while building is built as always.
            .args(["--target", &host])
            .env("CARGO_ENCODED_RUSTFLAGS", COUNTING.join("\u{1f}")),
    )?;
    Ok(places.target().join(host).join(PROFILE).join("fuzz"))
}

/// How fuzzing a target ended.
struct Ended {
    target: &'static str,
    runs: String,
    reached: String,
    found: bool,
}

impl Ended {
    fn shown(&self) -> String {
        let Ended { target, runs, reached, found } = self;
        let found = if *found { "something found" } else { "nothing found" };
        format!("{target:<16}{runs:>10} runs, {reached:>6} places reached, {found}")
    }
}

fn fuzz(places: &Places, program: &Path, target: &'static str, minutes: u32) -> Result<Ended> {
    let folder = places.fuzz().join(target);
    let below = |name: &str| -> Result<PathBuf> {
        let path = folder.join(name);
        fs::create_dir_all(&path).with_context(|| format!("`{}`", path.display()))?;
        Ok(path)
    };
    let (seeds, kept, found, temporary) = (below("seeds")?, below("kept")?, below("found")?, below("temporary")?);
    let words = folder.join("words.dict");
    let log = folder.join("log.txt");
    let output = fs::File::create(&log)?;
    let started = Command::new("nice")
        .arg(program)
        .arg(format!("-max_total_time={}", u64::from(minutes) * 60))
        .arg(format!("-timeout={LONGEST}"))
        .arg(format!("-report_slow_units={LONGEST}"))
        .arg(format!("-rss_limit_mb={MOST_MEMORY}"))
        .arg(format!("-max_len={LARGEST}"))
        .arg(format!("-artifact_prefix={}/", found.display()))
        .arg(format!("-dict={}", words.display()))
        .arg("-print_final_stats=1")
        .args([&kept, &seeds])
        .env("FUZZ_TARGET", target)
        .env("FUZZ_SEEDS", &seeds)
        .env("FUZZ_WORDS", &words)
        .env("TMPDIR", &temporary)
        .env("RUST_BACKTRACE", "1")
        .stderr(output)
        .status()
        .with_context(|| format!("`{}` cannot be started", program.display()))?;
    let log_text = fs::read_to_string(&log).unwrap_or_default();
    if !started.success() {
        println!("{}", last_lines(&log_text, 40));
    }
    println!("{target} ended with {started}; all that it wrote is in {}", log.display());
    drop(fs::remove_dir_all(temporary));
    let (runs, reached) = figures(&log_text);
    Ok(Ended { target, runs, reached, found: !started.success() })
}

/// How many files were tried, and how many places in the code they reached, as libFuzzer writes both.
fn figures(log: &str) -> (String, String) {
    let after = |line: &str, mark: &str| {
        let rest = line.split_once(mark)?.1;
        rest.split_whitespace().next().map(str::to_owned)
    };
    let last = |mark: &str| log.lines().rev().find_map(|line| after(line, mark));
    let runs = last("stat::number_of_executed_units:").or_else(|| {
        let progress = log.lines().rev().find(|line| line.contains(" cov: "))?;
        after(progress, "#").map(|number| format!("over {number}"))
    });
    (runs.unwrap_or_else(|| "no".to_owned()), last(" cov: ").unwrap_or_else(|| "no".to_owned()))
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines.get(lines.len().saturating_sub(count)..).unwrap_or_default().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Options, TARGETS, figures, last_lines};
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_targets_are_those_of_the_crate() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/fuzzing/src/lib.rs");
        let text = fs::read_to_string(file).unwrap();
        let after = text.split(" name: \"").skip(1);
        let named: Vec<&str> = after.filter_map(|text| Some(text.split_once('"')?.0)).collect();
        assert_eq!(named, TARGETS);
    }

    #[test]
    fn one_target_is_named_or_none() {
        let one = Options::USUAL.of("csv").unwrap();
        assert_eq!(one.target.as_deref(), Some("csv"));
        assert!(one.of("expression").unwrap_err().to_string().contains("one target"));
        assert!(Options::USUAL.of("cvs").unwrap_err().to_string().contains("`cvs` is not a target"));
    }

    #[test]
    fn figures_are_those_of_the_last_line_that_has_them() {
        let log = "#2\tINITED cov: 7 ft: 7\n#256\tpulse  cov: 12 ft: 9 corp: 2\n";
        assert_eq!(figures(log), ("over 256".to_owned(), "12".to_owned()));
        let log = format!("{log}stat::number_of_executed_units: 300\n");
        assert_eq!(figures(&log), ("300".to_owned(), "12".to_owned()));
        assert_eq!(figures(""), ("no".to_owned(), "no".to_owned()));
    }

    #[test]
    fn the_end_of_a_text_is_its_last_lines() {
        assert_eq!(last_lines("a\nb\nc\n", 2), "b\nc");
        assert_eq!(last_lines("a", 2), "a");
    }
}
