//! What the tests of the bundle share.

use std::fs;
use std::path::PathBuf;

/// An empty folder for one test.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("xtask-bundle-{}-{test}", std::process::id()));
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}
