//! What `docs/privacy.md` promises, and what `docs/threat-model.md` says of attackers, is shown by tests that exist.

use crate::text;
use std::fs;
use std::path::Path;

/// The part of the document that promises.
const PROMISE: &str = "## The promise\n";

/// The head of its tables; in those of the threat model the first two cells say what is tried and what comes of it.
const HEAD: &str = "| what is promised | what enforces it | what shows it |";

/// The sources of all tests, and the list of steps of `cargo xtask test`.
struct Tests {
    native: Vec<String>,
    cases: String,
    steps: String,
}

impl Tests {
    fn read() -> Tests {
        let mut native = Vec::new();
        for folder in ["src", "crates", "xtask", "tests/documents"] {
            add_tests(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut native);
        }
        Tests { native, cases: text("tests/browser/main.rs"), steps: text("xtask/src/test.rs") }
    }

    /// Whether this names a case in browsers, a native test, or a step.
    fn has(&self, name: &str) -> bool {
        if let Some(step) = name.strip_prefix("cargo xtask test ") {
            return self.steps.contains(&format!(", \"{step}\"),"));
        }
        // What the compiler takes has its file.
        let is_run = format!("    {name}: crate::Setting");
        self.cases.lines().any(|line| line.starts_with(&is_run)) || self.native.iter().any(|test| test == name)
    }
}

/// Adds the names of the functions marked as tests in all Rust files of a folder.
fn add_tests(folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add_tests(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            for test in source.split("#[test]\n").skip(1) {
                let function = test.lines().find_map(|line| line.trim().strip_prefix("fn "));
                names.extend(function.and_then(|rest| rest.split('(').next()).map(str::to_owned));
            }
        }
    }
}

/// What stands between backticks.
fn named(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// What is wrong with a line of the part that promises: it may be blank, a heading, or a row whose last cell names tests.
fn problem(line: &str, tests: &Tests) -> Option<String> {
    if line.is_empty() || line.starts_with("### ") || line == HEAD || line == "|---|---|---|" {
        return None;
    }
    row_problem(line, tests)
}

/// What is wrong with a row of three cells, the last of which names tests.
fn row_problem(line: &str, tests: &Tests) -> Option<String> {
    let cells: Vec<&str> = line.split('|').collect();
    let ["", promise, enforced, shown, ""] = cells.as_slice() else {
        return Some(format!("this names no test: {line}"));
    };
    if promise.trim().is_empty() || enforced.trim().is_empty() || named(shown).count() == 0 {
        return Some(format!("a cell is empty or names no test: {line}"));
    }
    let unknown: Vec<&str> = named(shown).filter(|name| !tests.has(name)).collect();
    (!unknown.is_empty()).then(|| format!("there is no test {}: {line}", unknown.join(", ")))
}

#[test]
fn every_sentence_has_its_test() {
    let document = text("docs/privacy.md");
    let (_, promise) = document.split_once(PROMISE).unwrap();
    let (promise, rest) = promise.split_once("\n## ").unwrap();
    // What follows promises nothing, and says so.
    assert!(rest.starts_with("What it does not cover\n"), "{rest}");
    let tests = Tests::read();
    let problems: Vec<String> = promise.lines().filter_map(|line| problem(line, &tests)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let promises = promise.lines().filter(|line| line.starts_with("| ") && *line != HEAD).count();
    assert!(promises >= 20, "only {promises} promises are found");
}

#[test]
fn what_stands_against_an_attacker_has_its_test() {
    let document = text("docs/threat-model.md");
    let is_row = |line: &&str| line.starts_with("| ") && !line.ends_with("| shown by |");
    let rows: Vec<&str> = document.lines().filter(is_row).collect();
    let tests = Tests::read();
    let problems: Vec<String> = rows.iter().filter_map(|line| row_problem(line, &tests)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(rows.len() >= 20, "only {} rows are found", rows.len());
}

#[test]
fn a_promise_without_a_test_is_noticed() {
    let tests = Tests::read();
    for (line, is_fine) in [
        ("| A | b | `left_alone` |", true),
        ("| A | b | `left_alone`, `a_promise_without_a_test_is_noticed` |", true),
        ("| A | b | `cargo xtask test browser` |", true),
        ("A sentence without a test.", false),
        ("| A | b | none |", false),
        ("| A | | `left_alone` |", false),
        ("| A | b | `left_alone`, `left_to_itself` |", false),
        ("| A | b | `cargo xtask test nothing` |", false),
        // A function that is no test.
        ("| A | b | `add_tests` |", false),
    ] {
        assert_eq!(problem(line, &tests).is_none(), is_fine, "{line}");
    }
}
