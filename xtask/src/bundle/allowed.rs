//! The page is made of what `src/allowed.js` lets the engine make: where it is not, the page would stop at that place.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A file of the repository.
fn source(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The sources of what is drawn.
fn ui(folder: &Path) -> String {
    let read = |entry: fs::DirEntry| {
        let path = entry.path();
        if path.is_dir() { ui(&path) } else { fs::read_to_string(path).unwrap() }
    };
    fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap())).collect()
}

/// The words of the strings of a constant of the script.
fn listed(name: &str) -> BTreeSet<String> {
    let script = source("src/allowed.js");
    let (_, rest) = script.split_once(&format!("const {name} = ")).unwrap();
    let (constant, _) = rest.split_once(";\n").unwrap();
    let text: String = constant.split('"').skip(1).step_by(2).collect();
    text.split_whitespace().map(str::to_owned).collect()
}

/// The lower-case names, with dashes, that stand between two marks.
fn names<'a>(text: &'a str, before: &'a str, after: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(move |rest| {
        let end = rest.find(|character: char| !(character.is_ascii_alphanumeric() || character == '-'))?;
        let (name, rest) = rest.split_at(end);
        let begins = name.starts_with(|character: char| character.is_ascii_lowercase());
        (begins && after.iter().any(|after| rest.starts_with(after))).then_some(name)
    })
}

#[test]
fn every_element_of_the_page_may_be_made() {
    let elements = listed("ELEMENTS");
    let ui = ui(&root().join("src/ui"));
    // A closing tag is never a type of Rust's.
    let mut used: BTreeSet<&str> = names(&ui, "</", &[">"]).collect();
    used.extend(names(&ui, "<", &[" />"]));
    used.extend(names(&ui, "\n            <", &[" "]).chain(names(&ui, "\n                    <", &[" "])));
    assert!(used.len() > 30, "{used:?}");
    let missing: Vec<_> = used.iter().filter(|name| !elements.contains(**name)).collect();
    assert!(missing.is_empty(), "src/allowed.js does not have {missing:?}");
}

#[test]
fn every_attribute_of_the_page_may_be_set() {
    let attributes = listed("ATTRIBUTES");
    let ui = ui(&root().join("src/ui"));
    // Listeners, and what only Yew sees.
    let elsewhere = |name: &str| name.starts_with("on") || ["key", "ref", "href", "fill", "checked"].contains(&name);
    let used: BTreeSet<&str> = names(&ui, " ", &["=\"", "={"]).filter(|name| !elsewhere(name)).collect();
    assert!(used.len() > 30, "{used:?}");
    let is_listed = |name: &str| name.starts_with("aria-") || attributes.contains(name);
    let missing: Vec<_> = used.iter().filter(|name| !is_listed(name)).collect();
    assert!(missing.is_empty(), "src/allowed.js does not have {missing:?}");
}
