//! `dist/manifest.json`: what the files of `dist/` were built from and with, and what they are, by their hashes. Whoever builds the
//! same sources with the same compiler gets the same manifest, so there is no date, no path and no name of a machine in it.

use crate::bundle::{integrity, read};
use crate::places::Places;
use crate::{command, setup};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

/// Its name in `dist/`.
pub(crate) const MANIFEST: &str = "manifest.json";

/// What a build reads, in the order of the bytes of the names: all that is versioned under these names.
const SOURCES: [&str; 10] =
    [".cargo", "Cargo.lock", "Cargo.toml", "build.rs", "crates", "index.html", "src", "style", "trials", "xtask"];

/// Writes the manifest of the files that are in `dist/`.
pub(crate) fn write(places: &Places) -> Result<()> {
    let root = places.root();
    let sources = sources(root)?;
    let lock = read(&root.join("Cargo.lock"))?;
    let manifest = json!({
        "product": env!("CARGO_PKG_VERSION"),
        "compiler": {
            "rustc": command::output(command::rustc().arg("--version"))?.trim_end(),
            "target": setup::WASM_TARGET,
            "wasm-bindgen": locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen")?,
        },
        "sources": {
            "files": sources.lines().count(),
            "sha256": integrity::sha256(sources.as_bytes()),
            "Cargo.lock": integrity::sha256(lock.as_bytes()),
        },
        "files": files(&places.dist())?,
    });
    Ok(fs::write(places.dist().join(MANIFEST), format!("{manifest:#}\n"))?)
}

/// The hashes of all sources, as `sha256sum` lists them.
fn sources(root: &Path) -> Result<String> {
    let mut files = Vec::new();
    for name in SOURCES {
        list(root, name.to_owned(), &mut files)?;
    }
    files.sort();
    files
        .into_iter()
        .map(|name| {
            let bytes = fs::read(root.join(&name)).with_context(|| format!("`{name}`"))?;
            Ok(format!("{}  {name}\n", integrity::sha256(&bytes)))
        })
        .collect()
}

/// The files of that name, or below it.
fn list(root: &Path, name: String, files: &mut Vec<String>) -> Result<()> {
    let path = root.join(&name);
    if !path.is_dir() {
        files.push(name);
        return Ok(());
    }
    for entry in fs::read_dir(&path).with_context(|| format!("`{}`", path.display()))? {
        let entry = entry?.file_name();
        let entry = entry.to_str().with_context(|| format!("a name in `{name}` is not UTF-8"))?;
        // What editors and file managers leave; nothing of that kind is versioned.
        if !entry.starts_with('.') {
            list(root, format!("{name}/{entry}"), files)?;
        }
    }
    Ok(())
}

/// The version of a package in `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    Some(rest.split_once('"')?.0)
}

/// Size and hash of each file of a folder except the manifest itself.
fn files(dist: &Path) -> Result<Map<String, Value>> {
    let mut files = Map::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != MANIFEST {
            let bytes = fs::read(entry.path())?;
            files.insert(name, json!({ "bytes": bytes.len(), "sha256": integrity::sha256(&bytes) }));
        }
    }
    Ok(files)
}

/// What differs between a manifest that somebody published and that of what was built here, a line each; compiler and
/// sources first, since the files follow from them.
pub(crate) fn differences(published: &Value, built: &Value) -> Vec<String> {
    let mut differences = Vec::new();
    for part in ["product", "compiler", "sources", "files"] {
        compare(part, of(published, part), of(built, part), &mut differences);
    }
    differences
}

/// A part of a manifest, which may lack it.
fn of<'a>(manifest: &'a Value, part: &str) -> &'a Value {
    manifest.get(part).unwrap_or(&Value::Null)
}

fn compare(name: &str, published: &Value, built: &Value, differences: &mut Vec<String>) {
    match (published, built) {
        (Value::Object(one), Value::Object(other)) => {
            let mut keys: Vec<&String> = one.keys().chain(other.keys()).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                compare(&format!("{name} {key}"), of(published, key), of(built, key), differences);
            }
        }
        _ if published == built => {}
        _ => differences.push(format!("{name}: {} published, {} built here", shown(published), shown(built))),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(_) | Value::Array(_) | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{MANIFEST, differences, files, locked_version, sources};
    use crate::bundle::testing::folder;
    use serde_json::{Value, json};
    use std::fs;

    #[test]
    fn sources_are_listed_as_sha256sum_lists_them_whatever_else_lies_about() {
        let root = folder("sources");
        for name in [".cargo", "crates/b", "src", "style", "trials", "xtask", "target"] {
            fs::create_dir_all(root.join(name)).unwrap();
        }
        for name in [
            ".cargo/config.toml",
            "Cargo.lock",
            "Cargo.toml",
            "build.rs",
            "crates/b/lib.rs",
            "crates/a.rs",
            "index.html",
        ] {
            fs::write(root.join(name), name).unwrap();
        }
        for name in ["target/built", "src/.swp", "README.md"] {
            fs::write(root.join(name), "other").unwrap();
        }
        let listed = sources(&root).unwrap();
        let names: Vec<_> = listed.lines().map(|line| line.split_once("  ").unwrap().1).collect();
        assert_eq!(
            names,
            [
                ".cargo/config.toml",
                "Cargo.lock",
                "Cargo.toml",
                "build.rs",
                "crates/a.rs",
                "crates/b/lib.rs",
                "index.html"
            ]
        );
        // printf Cargo.lock | sha256sum
        let line = "13ee4b2252c9e516a0547f2891aa2105c3ca71c6d7a1e682c69be97998dfc87e  Cargo.lock";
        assert_eq!(listed.lines().nth(1), Some(line));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn each_file_but_the_manifest_is_in_it() {
        let dist = folder("manifest");
        fs::write(dist.join("a.js"), "alert(\"hi\")").unwrap();
        fs::write(dist.join(MANIFEST), "{}").unwrap();
        // printf 'alert("hi")' | sha256sum
        let hash = "7ddbb66d049e21d5397ef34d9110a38b050438e6fe34b643c863554a1675bc23";
        assert_eq!(Value::Object(files(&dist).unwrap()), json!({ "a.js": { "bytes": 11, "sha256": hash } }));
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn a_version_is_that_of_the_package_of_this_very_name() {
        let lock =
            "name = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\nname = \"wasm-bindgen\"\nversion = \"2.0.0\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("2.0.0"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn what_differs_is_named_with_the_compiler_first() {
        let manifest =
            |rustc: &str, files: Value| json!({ "product": "1", "compiler": { "rustc": rustc }, "files": files });
        let one = manifest("rustc 1.95.0", json!({ "a.js": { "bytes": 1, "sha256": "x" }, "b.js": { "bytes": 2 } }));
        let other = manifest("rustc 1.96.0", json!({ "a.js": { "bytes": 1, "sha256": "y" } }));
        assert_eq!(differences(&one, &one), [""; 0]);
        assert_eq!(
            differences(&one, &other),
            [
                "compiler rustc: rustc 1.95.0 published, rustc 1.96.0 built here",
                "files a.js sha256: x published, y built here",
                "files b.js: {\"bytes\":2} published, none built here",
            ]
        );
    }
}
