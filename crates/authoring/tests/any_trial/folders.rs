//! The folders that the properties run over: every folder of `trials/`, and the small trials beside the tests.
//!
//! A small trial is one file of `small_trials/`: what its `trial.toml` says of items and criteria, then its definitions.
//! What every folder must have besides (record, topics, texts, parameters) is the same for all and is written here. A small
//! trial that needs texts of its own is a folder like any other.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Where this repository is: the page's tests use this file, too.
fn repository() -> &'static Path {
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above.find(|folder| folder.join("trials").exists()).unwrap()
}

/// Where the small trials are.
const SMALL_TRIALS: &str = "crates/authoring/tests/small_trials";

/// Separates the items and criteria from the definitions.
const DEFINITIONS: &str = "\n== criteria.cql\n";

/// Every small trial that is one file, by name, as the files of its folder.
pub(crate) fn small() -> BTreeMap<String, BTreeMap<&'static str, String>> {
    let mut trials = BTreeMap::new();
    for entry in fs::read_dir(repository().join(SMALL_TRIALS)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let files = expanded(&name, &text);
        trials.insert(name, files);
    }
    assert!(trials.len() > 10, "the small trials are there");
    trials
}

/// Writes a trial's files to a folder of its own below `place`.
pub(crate) fn write(place: &Path, name: &str, files: &BTreeMap<&'static str, String>) -> PathBuf {
    let folder = place.join(name);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// Every trial's folder by its name. Tests run side by side, so each test names a place of its own.
pub(crate) fn all(place: &Path) -> Vec<(String, PathBuf)> {
    let mut folders = Vec::new();
    let entries = ["trials", SMALL_TRIALS].map(|place| fs::read_dir(repository().join(place)).unwrap());
    for entry in entries.into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.join("trial.toml").exists() {
            folders.push((path.file_name().unwrap().to_str().unwrap().to_owned(), path));
        }
    }
    assert!(!folders.is_empty());
    folders.extend(small().into_iter().map(|(name, files)| {
        let folder = write(place, &name, &files);
        (name, folder)
    }));
    folders
}

/// A table of `trial.toml`: its header and its lines.
struct Table {
    header: String,
    lines: Vec<String>,
}

impl Table {
    /// The text after `key = `.
    fn value(&self, key: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('=').map(str::trim))
    }

    /// A text value without its quotes.
    fn text(&self, key: &str) -> &str {
        self.value(key).unwrap_or_default().trim_matches('"')
    }

    /// The texts of an array on one line.
    fn texts(&self, key: &str) -> Vec<String> {
        let array = self.value(key).unwrap_or_default();
        array.split('"').skip(1).step_by(2).map(ToOwned::to_owned).collect()
    }

    fn default(&mut self, key: &str, value: &str) {
        if self.value(key).is_none() {
            self.lines.push(format!("{key} = {value}"));
        }
    }

    fn write(&self, to: &mut String) {
        writeln!(to, "[[{}]]\n{}\n", self.header, self.lines.join("\n")).unwrap();
    }
}

/// The lines before the first table, and the tables.
fn tables(text: &str) -> (String, Vec<Table>) {
    let mut tables: Vec<Table> = Vec::new();
    let mut before = String::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(header) = line.strip_prefix("[[").and_then(|line| line.strip_suffix("]]")) {
            tables.push(Table { header: header.to_owned(), lines: Vec::new() });
        } else if let Some(table) = tables.last_mut() {
            table.lines.push(line.to_owned());
        } else {
            writeln!(before, "{line}").unwrap();
        }
    }
    (before, tables)
}

fn cql_type(table: &Table, fields: &[&Table]) -> String {
    match table.text("type") {
        "boolean" => "Boolean".to_owned(),
        "choice" => "String".to_owned(),
        "date" => "Date".to_owned(),
        "quantity" => "Quantity".to_owned(),
        "integer" => "Integer".to_owned(),
        "list" => {
            let fields = fields.iter().map(|field| format!("{} {}", field.text("name"), cql_type(field, &[])));
            format!("List<Tuple {{ {} }}>", fields.collect::<Vec<_>>().join(", "))
        }
        other => panic!("the type `{other}`"),
    }
}

fn choices(of: &Table) -> String {
    let labels = of.texts("codes").into_iter().map(|code| format!("{code} = \"{code}\""));
    let labels: Vec<String> = labels.collect();
    if labels.is_empty() { String::new() } else { format!("choices = {{ {} }}\n", labels.join(", ")) }
}

/// The files of the folder that is generated from a small trial's file.
pub(crate) fn expanded(name: &str, text: &str) -> BTreeMap<&'static str, String> {
    let (trial, definitions) = text.split_once(DEFINITIONS).unwrap_or_else(|| panic!("{name} has no definitions"));
    let (before, mut tables) = tables(trial);
    let identifier = name.to_uppercase();
    for table in &mut tables {
        match table.header.as_str() {
            "item" => {
                table.default("forms", "[\"participant\", \"clinician\"]");
                table.default("effort", "1");
            }
            "criterion" => {
                let verbatim = format!("\"{} {}\"", identifier, table.text("identifier"));
                table.default("verbatim", &verbatim);
                table.default("kind", "\"document\"");
                table.default("time", "\"none\"");
            }
            _ => {}
        }
    }
    let (mut toml, mut texts, mut parameters) = (String::new(), String::new(), String::new());
    let items: Vec<&str> =
        tables.iter().filter(|table| table.header == "item").map(|table| table.text("link_id")).collect();
    write!(
        toml,
        "format = 1\nidentifier = \"{identifier}\"\nversion = \"1.0.0\"\nlanguages = [\"en\"]\n{before}\n{RECORD}\n\
         [[topic]]\nid = \"all\"\nitems = {items:?}\n\n"
    )
    .unwrap();
    let mut criteria = String::new();
    let mut record = String::new();
    let mut others = [String::new(), String::new()];
    for (index, table) in tables.iter().enumerate() {
        table.write(&mut toml);
        match table.header.as_str() {
            "item" => {
                let id = table.text("link_id");
                let fields: Vec<&Table> =
                    tables[index + 1..].iter().take_while(|table| table.header == "item.field").collect();
                writeln!(parameters, "parameter {id} {}", cql_type(table, &fields)).unwrap();
                writeln!(texts, "[items.{id}]\nlabel = \"{id}\"").unwrap();
                for form in table.texts("forms") {
                    writeln!(texts, "{form} = {{ question = \"What is {id}?\", hint = \"\" }}").unwrap();
                }
                writeln!(texts, "{}", choices(table)).unwrap();
                for field in fields {
                    let name = field.text("name");
                    writeln!(texts, "[items.{id}.fields.{name}]\nlabel = \"{name}\"\n{}", choices(field)).unwrap();
                }
            }
            "criterion" => {
                let id = table.text("identifier");
                writeln!(record, "{}", table.text("verbatim")).unwrap();
                writeln!(criteria, "[criteria.{id}]").unwrap();
                for key in ["plain", "clinical", "passes", "fails", "unknown", "next_step"] {
                    writeln!(criteria, "{key} = \"{id} {key}.\"").unwrap();
                }
                let readings = table.texts("readings");
                if readings.len() > 1 {
                    writeln!(criteria, "readings = {readings:?}").unwrap();
                }
                let conflicts = table.value("conflicts").unwrap_or_default().matches("items").count();
                if conflicts > 0 {
                    writeln!(criteria, "conflicts = {:?}", vec!["They differ."; conflicts]).unwrap();
                }
                criteria.push('\n');
            }
            "conflict" => others[0].push_str("\"They differ.\", "),
            "warning" => others[1].push_str("\"Please check it.\", "),
            _ => {}
        }
    }
    let [conflicts, warnings] = others;
    let more = [("conflicts", conflicts), ("warnings", warnings)]
        .into_iter()
        .filter(|(_, texts)| !texts.is_empty())
        .fold(String::new(), |more, (key, texts)| format!("{more}{key} = [{texts}]\n"));
    BTreeMap::from([
        ("trial.toml", toml),
        ("record.txt", record),
        (
            "criteria.cql",
            format!(
                "library {identifier} version '1.0.0'\n\nparameter ReferenceDate Date\n{parameters}\n{definitions}"
            ),
        ),
        ("en.toml", format!("{TEXTS}{more}\n{RECORD_TEXTS}\n[topics]\nall = \"All\"\n\n{texts}{criteria}")),
    ])
}

const RECORD: &str = r#"[record]
title = "A study"
status = "Recruiting"
end_date = "2030-12-31"
enrollment = 10
gender = "All"
summary = "A summary."
phase = "Phase 2"
healthy_volunteers = "No"
sponsor = "A sponsor"
collaborator = "A collaborator"
source = "a registry"
copied_on = "2026-11-22"
"#;

const TEXTS: &str = r#"language = "en"
title = "A study"
about = ["This study looks at a drug."]
who_for = "It is for people who are ill."
investigational = "The drug is being tested."
"#;

const RECORD_TEXTS: &str = r#"[record]
status = "Recruiting"
gender = "All"
phase = "Phase 2"
healthy_volunteers = "No"
sponsor = "A sponsor"
collaborator = "A collaborator"
source = "a registry"
"#;
