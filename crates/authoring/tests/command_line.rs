//! `prescreen` as a process, but for `screen`: exit codes, and what goes to which stream.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const TRIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../trials/NCT06111846");

fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prescreen"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Runs with an input: exit code, standard output, standard error.
fn run(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut child = start(arguments);
    // A program that does not read its input is not at fault.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn help_and_version_go_to_standard_output() {
    let (code, out, err) = run(&["--version"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert_eq!(out, concat!("prescreen ", env!("CARGO_PKG_VERSION"), "\n"));
    let (code, out, err) = run(&["--help"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    for subcommand in ["check", "compile", "screen", "eval"] {
        assert!(out.contains(&format!("\n  {subcommand}")), "{out}");
        let (code, out, err) = run(&[subcommand, "--help"], "");
        assert_eq!((code, err.as_str()), (Some(0), ""), "{subcommand}");
        assert!(out.contains(&format!("Usage: prescreen {subcommand}")), "{out}");
        assert!(out.contains(&format!("\nExamples:\n  prescreen {subcommand}")), "{out}");
    }
}

#[test]
fn arguments_that_mean_nothing_are_refused_with_a_hint() {
    for (arguments, message, hint) in [
        (&[][..], "no subcommand given", "prescreen --help"),
        (&["chek"], "there is no subcommand `chek`", "prescreen --help"),
        (&["--fast"], "invalid option '--fast'", "prescreen --help"),
        (&["check"], "which trial?", "prescreen check --help"),
        (&["check", "a", "b"], "unexpected argument \"b\"", "prescreen check --help"),
        (&["compile", TRIAL], "where to?", "prescreen compile --help"),
        (&["compile", TRIAL, "-o"], "missing argument for option '-o'", "prescreen compile --help"),
        (&["eval"], "which expression?", "prescreen eval --help"),
        (&["eval", "1", "--lines"], "`--lines` reads expressions from standard input", "prescreen eval --help"),
        (&["screen", "--reference-date"], "missing argument", "prescreen screen --help"),
    ] {
        let (code, out, err) = run(arguments, "");
        assert_eq!((code, out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(err.starts_with(&format!("prescreen: {message}")), "{err}");
        assert!(err.ends_with(&format!("\nTry `{hint}`.\n")), "{err}");
    }
}

#[test]
fn the_shipped_trial_has_no_finding() {
    assert_eq!(run(&["check", TRIAL], ""), (Some(0), String::new(), String::new()));
}

#[test]
fn findings_go_to_standard_output_of_check_and_to_standard_error_of_compile() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line");
    fs::create_dir_all(&folder).unwrap();
    for file in ["trial.toml", "en.toml", "zh-CN.toml", "criteria.cql"] {
        let text = fs::read_to_string(Path::new(TRIAL).join(file)).unwrap();
        fs::write(folder.join(file), text.replace("gmcsf_use = 'never'", "gmcsf_use = 'nver'")).unwrap();
    }
    let folder = folder.to_str().unwrap();
    let (code, out, err) = run(&["check", folder], "");
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert!(out.starts_with(&format!("{folder}/criteria.cql:")), "{out}");
    assert!(out.contains(": N202 `nver` is none of the codes of `gmcsf_use`; did you mean `never`?\n    "), "{out}");
    let (code, nothing, err) = run(&["compile", folder, "-o", "-"], "");
    assert_eq!((code, nothing.as_str()), (Some(1), ""));
    assert_eq!(err, out);
}

#[test]
fn a_trial_that_is_not_there_is_told_once() {
    for arguments in [&["check", "no/such/trial"][..], &["compile", "no/such/trial", "-o", "-"]] {
        let (code, out, err) = run(arguments, "");
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(err.starts_with("prescreen: cannot read the trial `no/such/trial`: "), "{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
    }
}

#[test]
fn compile_writes_one_line_of_json_to_a_file_or_to_standard_output() {
    let (code, out, err) = run(&["compile", TRIAL, "-o", "-"], "");
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("{\"format\":3,") && out.ends_with("}\n") && out.lines().count() == 1);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line.json");
    let written = run(&["compile", "-o", file.to_str().unwrap(), TRIAL], "");
    assert_eq!(written, (Some(0), String::new(), String::new()));
    assert_eq!(fs::read_to_string(&file).unwrap(), out);
    let (code, _, err) = run(&["compile", TRIAL, "-o", "no/such/folder/trial.json"], "");
    assert_eq!(code, Some(2));
    assert!(err.starts_with("prescreen: cannot write `no/such/folder/trial.json`: "), "{err}");
}

#[test]
fn eval_prints_a_value_or_what_is_wrong() {
    assert_eq!(run(&["eval", "@2025-08-31 + 6 months"], ""), (Some(0), "@2026-02-28\n".to_owned(), String::new()));
    assert_eq!(run(&["eval", "--", "-7 div 2"], ""), (Some(0), "-3\n".to_owned(), String::new()));
    let (code, out, err) = run(&["eval", "1 + 'a'"], "");
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.starts_with("expression:1:5: T301 "), "{err}");
}

#[test]
fn eval_lines_answers_line_by_line() {
    let (code, out, err) = run(&["eval", "--lines"], "1 + 1\nnull and false\n1 +\n\n'x");
    assert_eq!((code, err.as_str()), (Some(1), ""));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.get(..2).unwrap(), ["2", "false"]);
    assert_eq!(lines.len(), 5, "{out}");
    for line in lines.get(2..).unwrap() {
        assert!(line.starts_with("error: "), "{line}");
    }
    let (code, out, _) = run(&["eval", "--lines"], "true\n");
    assert_eq!((code, out.as_str()), (Some(0), "true\n"));
}

#[test]
fn eval_lines_answers_before_the_next_line_is_asked() {
    let mut child = start(&["eval", "--lines"]);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for (expression, value) in [("1 + 1\n", "2\n"), ("2 + 2\n", "4\n")] {
        input.write_all(expression.as_bytes()).unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(line, value);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_has_read_enough_is_no_error() {
    let mut child = start(&["eval", "--lines"]);
    drop(child.stdout.take());
    let _ = child.stdin.take().unwrap().write_all("1 + 1\n".repeat(10_000).as_bytes());
    let mut messages = String::new();
    child.stderr.take().unwrap().read_to_string(&mut messages).unwrap();
    assert_eq!(messages, "");
    assert!(child.wait().unwrap().success());
}
