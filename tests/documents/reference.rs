//! The reference of the element in `docs/embedding.md` has all that the element has.

use crate::text;
use serde_json::Value;

/// The names in a list of the manifest.
fn names<'a>(declaration: &'a Value, list: &str) -> Vec<&'a str> {
    let list = declaration[list].as_array().unwrap();
    list.iter().map(|of| of["name"].as_str().unwrap()).collect()
}

#[test]
fn the_reference_names_all_that_the_element_has() {
    let reference = text("docs/embedding.md");
    let manifest: Value = serde_json::from_str(&text("src/element/custom-elements.json")).unwrap();
    let element = &manifest["modules"][0]["declarations"][0];
    let mut missing = Vec::new();
    let mut count = 0;
    for list in ["attributes", "members", "events", "cssProperties", "cssParts"] {
        for name in names(element, list) {
            count += 1;
            if !reference.contains(&format!("`{name}`")) && !reference.contains(&format!("`{name}()`")) {
                missing.push(name.to_owned());
            }
        }
    }
    // Codes of errors stand in the types alone.
    let types = text("src/element/trial-prescreen.d.ts");
    let codes = types.split_once("export type PrescreenErrorCode =").unwrap().1.split_once(';').unwrap().0;
    for code in codes.lines().filter_map(|line| line.trim().strip_prefix("| \"")) {
        let code = code.trim_end_matches('"');
        count += 1;
        if !reference.contains(&format!("\n| `{code}` |")) {
            missing.push(code.to_owned());
        }
    }
    assert_eq!(missing, [""; 0]);
    assert!(count > 40, "only {count} names are found");
}
