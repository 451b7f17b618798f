//! What the checker says, word for word. Each file of `findings/` changes the small trial of `findings/base` and tells
//! what is then found.
//!
//! With `UPDATE_FINDINGS=1` in the environment the expected parts are written anew; look at the difference before
//! committing it.
#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/findings");

/// Separates what a case changes from what is found.
const FOUND: &str = "\n== found\n";

/// A case: the files with what is replaced in them, and what is found.
struct Case {
    name: String,
    path: PathBuf,
    changes: Vec<Change>,
    head: String,
    found: String,
}

struct Change {
    file: String,
    before: String,
    after: String,
}

#[test]
fn the_base_has_no_finding() {
    assert_eq!(check("base", &[]), "");
}

#[test]
fn every_case_finds_what_it_says() {
    let update = std::env::var_os("UPDATE_FINDINGS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let found = check(&case.name, &case.changes);
        if found == case.found {
            continue;
        }
        if update {
            fs::write(&case.path, format!("{}{FOUND}{found}", case.head)).unwrap();
        } else {
            wrong.push(format!("{}:\n--- expected\n{}--- found\n{found}", case.name, case.found));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case_and_a_place_in_the_documentation() {
    let documentation = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/checker.md")).unwrap();
    let found: String = cases().into_iter().map(|case| case.found).collect();
    let known: BTreeSet<&str> = authoring::Code::ALL.iter().map(|code| code.text()).collect();
    assert_eq!(known.len(), authoring::Code::ALL.len(), "a code is used twice");
    for code in known {
        assert!(found.contains(&format!(": {code} ")), "no case shows {code}");
        assert!(documentation.contains(&format!("\n### {code} ")), "docs/checker.md does not explain {code}");
    }
}

#[test]
fn a_folder_compiles_unless_a_finding_forbids_it() {
    for case in cases() {
        let folder = folder("compiled", &case.name, &case.changes);
        let compiled = authoring::compile(&folder);
        let forbidden = authoring::check(&folder).iter().any(|finding| finding.code.forbids_compiling());
        assert_eq!(compiled.is_err(), forbidden, "{}", case.name);
    }
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(CASES).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    paths.into_iter().map(case).collect()
}

fn case(path: PathBuf) -> Case {
    let text = fs::read_to_string(&path).unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let (head, found) = text.split_once(FOUND).unwrap_or((&text, ""));
    let mut changes = Vec::new();
    for part in head.split("\n== ").skip(1) {
        let (file, change) = part.split_once('\n').unwrap();
        let (before, after) = change.split_once("==>\n").unwrap();
        let trimmed = |text: &str| text.trim_end_matches('\n').to_owned();
        changes.push(Change { file: file.to_owned(), before: trimmed(before), after: trimmed(after) });
    }
    Case { name, changes, head: head.to_owned(), found: found.to_owned(), path }
}

/// The base with changes, in a folder of its own; tests run side by side, so each has its own place.
fn folder(place: &str, name: &str, changes: &[Change]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("findings").join(place).join(name);
    fs::create_dir_all(&folder).unwrap();
    for file in ["trial.toml", "criteria.cql", "en.toml", "zh-CN.toml"] {
        let mut text = fs::read_to_string(Path::new(CASES).join("base").join(file)).unwrap();
        for change in changes.iter().filter(|change| change.file == file) {
            assert_eq!(text.matches(&change.before).count(), 1, "{name}: `{}` in {file}", change.before);
            text = text.replace(&change.before, &change.after);
        }
        fs::write(folder.join(file), text).unwrap();
    }
    for change in changes {
        // A file that the base does not have is written as it stands.
        if change.before.is_empty() {
            fs::write(folder.join(&change.file), &change.after).unwrap();
        }
        assert!(folder.join(&change.file).exists(), "{name}: there is no {}", change.file);
    }
    folder
}

/// What is found in the base with changes.
fn check(name: &str, changes: &[Change]) -> String {
    let folder = folder("checked", name, changes);
    let prefix = format!("{}/", folder.display());
    authoring::check(&folder).iter().map(|finding| format!("{finding}\n").replace(&prefix, "")).collect()
}
