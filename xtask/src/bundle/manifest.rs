//! The element's manifest, its types and its sources say the same.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A file of the repository.
fn source(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    fs::read_to_string(root.join(name)).unwrap()
}

fn element() -> Value {
    let manifest: Value = serde_json::from_str(&source("src/element/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

/// The names in a list of the manifest.
fn names(list: &Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
}

/// Every text between two marks.
fn between<'a>(text: &'a str, before: &str, after: &str) -> BTreeSet<&'a str> {
    text.split(before).skip(1).filter_map(|rest| Some(rest.split_once(after)?.0)).collect()
}

fn owned(names: BTreeSet<&str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn the_manifest_has_the_attributes_that_the_element_observes() {
    let script = source("src/element/element.js");
    let list = |name: &str| between(&script, &format!("{name} = ["), "]").into_iter().next().unwrap().to_owned();
    let observed = list("const SETTINGS") + &list("static observedAttributes");
    let observed = observed.split('"').skip(1).step_by(2).map(str::to_owned);
    assert_eq!(names(&element()["attributes"]), observed.collect());
}

#[test]
fn the_manifest_and_the_types_have_the_same_members_and_events() {
    let types = source("src/element/trial-prescreen.d.ts");
    let class = between(&types, "export class TrialPrescreen", "\n}").into_iter().next().unwrap().to_owned();
    let declared = class.lines().filter_map(|line| {
        let line = line.strip_prefix("  ")?.trim_start_matches("readonly ").trim_start_matches("get ");
        let name = line.split([':', '(']).next()?;
        // The methods for listening follow from the events.
        let is_own = !name.is_empty() && name.chars().all(char::is_alphabetic) && !name.ends_with("EventListener");
        is_own.then(|| name.to_owned())
    });
    let mut declared: BTreeSet<String> = declared.collect();
    // Every element has it; it is in the manifest because of its attribute.
    declared.insert("lang".to_owned());
    assert_eq!(names(&element()["members"]), declared);
    let events = between(&types, "\"prescreen-", "\"").into_iter().map(|name| format!("prescreen-{name}"));
    assert_eq!(names(&element()["events"]), events.collect());
}

#[test]
fn every_property_and_part_of_the_manifest_exists() {
    let tokens = source("style/tokens.css");
    for name in names(&element()["cssProperties"]) {
        // Given a value there, or asked for with one.
        let is_used = tokens.contains(&format!("    {name}: ")) || tokens.contains(&format!("var({name}, "));
        assert!(is_used, "{name}");
    }
    let ui = ["header.rs", "prescreen.rs", "footer.rs", "buttons.rs"].map(|name| source(&format!("src/ui/{name}")));
    let ui = ui.concat() + &source("src/element/element.js").replace("part.add(", "part=").replace("\")", "\"");
    assert_eq!(names(&element()["cssParts"]), owned(between(&ui, "part=\"", "\"")));
}
