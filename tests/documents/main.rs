//! What the documents for webmasters and visitors say is so: each promise has its test, each server is told the same.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that finds something ends")]

mod example;
mod privacy;
mod reference;
mod servers;

use std::fs;
use std::path::Path;

/// What stands in a file of the workspace.
fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("`{}`: {error}", path.display()))
}
