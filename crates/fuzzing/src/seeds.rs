//! The files to begin with: those that other tests have already, and in `seeds/` what was found by fuzzing.

use crate::base::{every_kind, folders, place, trials};
use crate::folder::text_of;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of this repository.
fn repository(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder)
}

/// The files of a folder, in the order of their names.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// What was found by fuzzing a target, before it was mended, and what is written for it.
fn own(target: &str) -> Vec<Vec<u8>> {
    files(&repository("crates/fuzzing/seeds").join(target))
}

pub(crate) fn json_lines() -> Vec<Vec<u8>> {
    own("json-lines")
}

pub(crate) fn csv() -> Vec<Vec<u8>> {
    own("csv")
}

/// Files of answers: to the small trial, and to the one that the page ships.
pub(crate) fn answers() -> Vec<Vec<u8>> {
    let cases = fs::read_to_string(repository("trials/NCT06111846/cases/overall.jsonl")).unwrap();
    let mut seeds = own("answers");
    seeds.extend(cases.lines().filter(|line| line.starts_with('{')).step_by(6).map(|line| line.as_bytes().to_vec()));
    seeds
}

/// Compiled: the small trials.
pub(crate) fn compiled() -> Vec<Vec<u8>> {
    let mut seeds = own("compiled-trial");
    seeds.push(authoring::to_json(trials()[0].definition()).into_bytes());
    for (name, files) in folders::small() {
        let folder = folders::write(&place(), &name, &files);
        seeds.push(authoring::to_json(&authoring::compile(&folder).unwrap()).into_bytes());
    }
    seeds
}

/// The folders of the small trials.
pub(crate) fn folders() -> Vec<Vec<u8>> {
    let mut seeds = own("trial-folder");
    seeds.push(text_of(&every_kind()).into_bytes());
    seeds.extend(folders::small().values().map(|files| text_of(files).into_bytes()));
    seeds
}

/// The expressions of the tables of operators, and the definitions of the small trials.
pub(crate) fn expressions() -> Vec<Vec<u8>> {
    let mut seeds = own("expression");
    for table in files(&repository("crates/authoring/tests/operators")) {
        let table = String::from_utf8(table).unwrap();
        let expressions = table.lines().filter_map(|line| line.split_once(" => "));
        seeds.extend(expressions.map(|(expression, _)| expression.as_bytes().to_vec()));
    }
    for files in folders::small().values().chain([&every_kind()]) {
        let definitions = files["criteria.cql"].split("\ndefine ").skip(1).filter_map(|text| text.split_once(":\n"));
        seeds.extend(definitions.map(|(_, expression)| expression.trim().as_bytes().to_vec()));
    }
    seeds
}
