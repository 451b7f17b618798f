//! The compiled trial: what is written is what is read, and every key of it is documented.

use std::collections::BTreeSet;
use std::path::Path;

use screening::Trial;

const TRIAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../trials/NCT06111846");
const DOCUMENTATION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/compiled-trial.md");

#[test]
fn what_is_written_is_what_is_read() {
    let definition = authoring::compile(Path::new(TRIAL)).unwrap();
    let json = authoring::to_json(&definition);
    let trial = Trial::from_json(json.as_bytes()).unwrap();
    assert_eq!(*trial.definition(), definition);
    assert_eq!(authoring::to_json(trial.definition()), json);
}

#[test]
fn a_folder_and_its_compiled_file_load_as_one_trial() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled.json");
    std::fs::write(&file, authoring::to_json(&authoring::compile(Path::new(TRIAL)).unwrap())).unwrap();
    let from_folder = authoring::load_trial(Path::new(TRIAL)).unwrap();
    let from_file = authoring::load_trial(&file).unwrap();
    assert_eq!(from_folder.definition(), from_file.definition());
}

#[test]
fn every_key_is_documented() {
    let json: serde_json::Value =
        serde_json::from_str(&authoring::to_json(&authoring::compile(Path::new(TRIAL)).unwrap())).unwrap();
    let mut keys = BTreeSet::new();
    collect(&json, &mut keys);
    assert!(keys.contains("Query"), "the trial uses queries");
    let documentation = std::fs::read_to_string(DOCUMENTATION).unwrap();
    let undocumented: Vec<&String> = keys
        .iter()
        .filter(|key| !["`", "\""].iter().any(|quote| documentation.contains(&format!("{quote}{key}{quote}"))))
        .collect();
    assert!(undocumented.is_empty(), "{undocumented:?}");
}

fn collect(value: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(entries) => {
            for (key, value) in entries {
                keys.insert(key.clone());
                collect(value, keys);
            }
        }
        serde_json::Value::Array(elements) => elements.iter().for_each(|element| collect(element, keys)),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => {}
    }
}
