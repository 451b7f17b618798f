//! Files that the page saves and opens.

use crate::driver::{Browser, PRINTED};
use crate::page::{PATIENCE, Page};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The folder to which a driver's browser saves.
const FOLDER: &str = "downloads";

impl Page {
    /// Whether the tests can tell its browser where to save. WebKitGTK's driver takes no such setting.
    pub(crate) fn saves(&self) -> bool {
        match self.browser() {
            Browser::Chromium | Browser::Firefox => true,
            Browser::WebKit => false,
        }
    }

    /// Where a file of that name is saved.
    pub(crate) fn saved(&self, name: &str) -> PathBuf {
        self.folder.join(FOLDER).join(name)
    }

    /// What stands in a file that was saved, as soon as it is there.
    pub(crate) async fn read_saved(&self, name: &str) -> String {
        let start = Instant::now();
        loop {
            match fs::read_to_string(self.saved(name)) {
                Ok(content) if !content.is_empty() => return content,
                Ok(_) | Err(_) => assert!(start.elapsed() < PATIENCE, "no file `{name}`"),
            }
            // Something that takes its time.
            self.evaluate("document.title").await;
        }
    }

    /// Waits until something was printed (Firefox).
    pub(crate) async fn wait_for_printed_file(&self) {
        let start = Instant::now();
        // A file of this kind ends so. How long one is depends on version and fonts.
        let is_whole = |file: Vec<u8>| file.starts_with(b"%PDF-") && file.trim_ascii_end().ends_with(b"%%EOF");
        while !fs::read(self.folder.join(PRINTED)).is_ok_and(is_whole) {
            assert!(start.elapsed() < PATIENCE, "nothing was printed");
            // Something that takes its time.
            self.evaluate("document.title").await;
        }
    }

    /// A file of that content, for a person to choose.
    pub(crate) fn write_file(&self, name: &str, content: &str) -> PathBuf {
        let file = self.folder.join(name);
        fs::write(&file, content).unwrap();
        file
    }

    /// Chooses a file to open.
    pub(crate) async fn choose_file(&self, file: &Path) {
        self.find("#tp-open").await;
        self.evaluate("root.querySelector('#tp-open').open = true").await;
        self.find("#tp-open-file").await.send_keys(&file.display().to_string()).await.unwrap();
    }

    /// Pastes the text of a code and opens it.
    pub(crate) async fn paste(&self, text: &str) {
        self.find("#tp-open").await;
        self.evaluate("root.querySelector('#tp-open').open = true").await;
        self.find("#tp-paste").await;
        let script = "root.querySelector('#tp-paste').value = arguments[0]";
        self.execute(script, vec![json!(text)]).await;
        self.press("#tp-open-pasted").await;
    }

    /// The same for a text of the page and one of a file: both are JSON of one value.
    pub(crate) fn same_json(one: &str, other: &str) -> bool {
        let read = |text| serde_json::from_str::<Value>(text).unwrap();
        read(one) == read(other)
    }
}
