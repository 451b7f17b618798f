//! The examples of `docs/embedding.md`, which the browser tests take from here, too.

use std::fs;
use std::path::Path;

/// The text of an example by the file name that stands before it.
pub(crate) fn example(name: &str) -> String {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/embedding.md");
    let document = fs::read_to_string(document).unwrap();
    let mark = format!("<!-- file: {name} -->\n```");
    let Some((_, marked)) = document.split_once(&mark) else { panic!("docs/embedding.md has no example `{name}`") };
    let Some((example, _)) = marked.split_once("\n```\n") else { panic!("`{name}` has no end") };
    // What stands behind the fence is the language.
    let Some((_, example)) = example.split_once('\n') else { panic!("`{name}` is empty") };
    format!("{example}\n")
}
