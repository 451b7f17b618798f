//! `prescreen screen` as a process: exit codes, and what goes to which stream.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};

const TRIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../trials/NCT06111846");

fn start(arguments: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prescreen"));
    command.arg("screen").args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = start(arguments);
    // A program that refuses its options does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// Runs with a file of people. Each text of `told` stands in a line of its own on standard output; `messages` on
/// standard error, which is otherwise empty.
fn check(arguments: &[&str], input: &str, code: i32, told: &[&str], messages: &[&str]) {
    let output = run(arguments, input);
    let stdout = String::from_utf8(output.stdout).unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{stdout}{stderr}");
    assert_eq!(stdout.lines().count(), told.len(), "{stdout}");
    for (line, told) in stdout.lines().zip(told) {
        assert!(line.contains(told), "{line}\n{told}");
    }
    assert_eq!(stderr.is_empty(), messages.is_empty(), "{stderr}");
    for message in messages {
        assert!(stderr.contains(message), "{stderr}");
    }
}

#[test]
fn all_records_have_a_result() {
    check(&[TRIAL], "", 0, &[], &[]);
    check(
        &[TRIAL],
        "{\"answers\": {}}\n",
        0,
        &[r#"{"id":null,"line":1,"determination":"undetermined","criteria":{"I1":"#],
        &[],
    );
    check(&["--csv", TRIAL], "id,lavage_ever\na,true", 0, &[r#"{"id":"a","determination":"undetermined""#], &[]);
}

#[test]
fn some_records_are_in_error() {
    let input = "{\"id\": \"a\", \"answers\": {}}\n{\n{\"id\": \"b\", \"answers\": {}}";
    check(&[TRIAL], input, 1, &[r#""id":"a""#, r#"{"id":null,"line":2,"errors":[{"item":"line""#, r#""id":"b""#], &[]);
    check(&[TRIAL, "--csv"], "id\na\na", 1, &[r#""id":"a""#, r#"{"id":"a","errors":[{"item":"id""#], &[]);
}

#[test]
fn a_header_in_error_makes_the_file_unusable() {
    check(&[TRIAL, "--csv"], "id,sex\na,m\n", 2, &[r#"{"id":null,"line":1,"errors":[{"item":"sex""#], &[]);
}

#[test]
fn the_reference_date_is_an_option() {
    let input = "{\"id\": \"a\", \"answers\": {\"lavage_ever\": true, \"lavage_last\": \"2026-05-22\"}}";
    let on = |date, code, told| check(&[TRIAL, "--reference-date", date], input, code, &[told], &[]);
    on("2026-11-22", 0, r#""E2":{"status":"fails","clear":{"from":"2026-11-23","to":"2026-11-23"}}"#);
    on("2026-11-23", 0, r#""E2":{"status":"passes"}"#);
    on("2026-05-21", 1, r#""errors":[{"item":"lavage_last""#);
    for bad in ["2026-11", "2026-02-30", "soon", "1899-12-31", "2101-01-01", ""] {
        check(&[TRIAL, "--reference-date", bad], input, 2, &[], &["1900-01-01 to 2100-12-31"]);
    }
}

#[test]
fn a_trial_that_cannot_be_used_is_told() {
    let nowhere = concat!(env!("CARGO_MANIFEST_DIR"), "/no-such-trial");
    check(&[nowhere], "{\"answers\": {}}", 2, &[], &["no-such-trial"]);
    let not_a_trial = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    check(&[not_a_trial], "{\"answers\": {}}", 2, &[], &["Cargo.toml"]);
}

/// A file without an end is refused after its first megabytes.
#[cfg(unix)]
#[test]
fn a_trial_without_an_end_is_refused() {
    check(&["/dev/zero"], "{\"answers\": {}}", 2, &[], &["cannot read the trial `/dev/zero`: it is larger than 4 MiB"]);
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/endless");
    std::fs::create_dir_all(folder).unwrap();
    let file = format!("{folder}/trial.toml");
    let _ = std::fs::remove_file(&file);
    std::os::unix::fs::symlink("/dev/zero", &file).unwrap();
    check(&[folder], "{\"answers\": {}}", 2, &[], &["trial.toml", "it is larger than 4 MiB"]);
}

/// Runs with standard output as a shell redirects it.
#[cfg(target_os = "linux")]
fn run_redirected(arguments: &[&str], redirection: &str) -> Output {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("exec \"$0\" \"$@\" {redirection}")).arg(env!("CARGO_BIN_EXE_prescreen"));
    command.args(arguments).stdin(Stdio::null()).output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn results_need_somewhere_to_go() {
    let expressions: [&[&str]; 4] =
        [&["screen", TRIAL], &["eval", "1 + 1"], &["eval", "--lines"], &["compile", TRIAL, "-o", "-"]];
    for arguments in expressions {
        let closed = run_redirected(arguments, ">&-");
        assert_eq!(closed.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8(closed.stderr).unwrap().contains("standard output is closed"), "{arguments:?}");
        // Whoever throws the results away says so.
        let discarded = run_redirected(arguments, "> /dev/null");
        assert_eq!(discarded.status.code(), Some(0), "{arguments:?}");
        assert!(discarded.stderr.is_empty(), "{arguments:?}");
        let full = run_redirected(arguments, "> /dev/full");
        let nothing_to_write = arguments == ["screen", TRIAL] || arguments == ["eval", "--lines"];
        assert_eq!(full.status.code(), Some(if nothing_to_write { 0 } else { 2 }), "{arguments:?}");
    }
    // What it finds is told by the exit code, too.
    assert_eq!(run_redirected(&["check", TRIAL], ">&-").status.code(), Some(0));
}

/// Standard input is a folder: opening it works, reading does not.
#[cfg(unix)]
#[test]
fn people_that_cannot_be_read_are_told() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prescreen"));
    let folder = std::fs::File::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    let output = command.args(["screen", TRIAL]).stdin(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("cannot read people or write results"));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_reader_that_stops_early_ends_it_quietly() {
    let mut child = start(&[TRIAL]);
    let mut stdin = child.stdin.take().unwrap();
    let people = std::thread::spawn(move || {
        // More than the pipes and buffers between hold; ends when the program does.
        while stdin.write_all(b"{\"answers\": {}}\n").is_ok() {}
    });
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with(r#"{"id":null,"line":1,"#), "{line}");
    people.join().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr), Ok(String::new()));
}
