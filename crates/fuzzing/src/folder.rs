//! Trials' folders: every problem has its place, and what compiles can be loaded.
//!
//! A folder is one text: its files one after another, each below a line with its name.

use crate::base::{Files, place};
use crate::compiled::check_loaded;
use crate::random;
use authoring::{Finding, check as found, compile, to_json};
use screening::Trial;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What a folder's files may be called. No other name is written to the disk.
const NAMES: [&str; 5] = ["trial.toml", "criteria.cql", "en.toml", "zh-CN.toml", "record.txt"];

/// What stands before a file's name.
const MARK: &str = "== ";

/// The text of a folder.
pub(crate) fn text_of(files: &Files) -> String {
    files.iter().fold(String::new(), |mut text, (name, content)| {
        writeln!(text, "{MARK}{name}\n{}", content.trim_end()).unwrap();
        text
    })
}

/// A folder.
pub(crate) fn check(text: &[u8]) {
    let folder = place().join("folder");
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    let mut name = None;
    let mut content: Vec<u8> = Vec::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let named = NAMES.into_iter().find(|known| line.trim_ascii_end() == format!("{MARK}{known}").as_bytes());
        if let Some(named) = named {
            write(&folder, name.replace(named), &content);
            content.clear();
        } else {
            content.extend(line);
        }
    }
    write(&folder, name, &content);
    let findings = found(&folder);
    for finding in &findings {
        check_place(finding);
    }
    let forbids = findings.iter().any(|finding| finding.code.forbids_compiling());
    assert_eq!(check_compiled(&folder, text), !forbids, "{findings:?}");
}

fn write(folder: &Path, name: Option<&str>, content: &[u8]) {
    if let Some(name) = name {
        fs::write(folder.join(name), content).unwrap();
    }
}

/// What must hold of what compiling a folder says. Whether it compiles.
pub(crate) fn check_compiled(folder: &Path, made_of: &[u8]) -> bool {
    match compile(folder) {
        Err(forbidding) => {
            assert!(!forbidding.is_empty());
            for finding in &forbidding {
                assert!(finding.code.forbids_compiling());
                check_place(finding);
            }
            false
        }
        Ok(definition) => {
            let trial = Trial::from_json(to_json(&definition).as_bytes()).unwrap();
            assert_eq!(*trial.definition(), definition);
            check_loaded(&trial, &mut random::of(made_of));
            true
        }
    }
}

/// A finding names a place that its file has.
fn check_place(finding: &Finding) {
    assert!(!finding.message.is_empty() && !finding.mend.is_empty(), "{finding}");
    let bytes = fs::read(&finding.file).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let line = text.split('\n').nth(finding.line.checked_sub(1).unwrap());
    let length = line.unwrap_or_else(|| panic!("no such line: {finding}")).chars().count();
    assert!((1..=length + 1).contains(&finding.column), "no such column: {finding}");
}
