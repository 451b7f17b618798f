//! What a server serves: the files of a folder and others from memory, with whatever a test does to them on the way.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

/// Files, where they are served and how.
#[derive(Clone, Default)]
pub(crate) struct Site {
    folder: PathBuf,
    path: String,
    added: BTreeMap<String, Vec<u8>>,
    refused: BTreeMap<String, u16>,
    damaged: Vec<String>,
    kinds: BTreeMap<String, Option<String>>,
    headers: Vec<(Option<String>, String, String)>,
}

/// An answer to a request.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Site {
    /// The built page and all that is published with it.
    pub(crate) fn built() -> Site {
        Site { folder: env::var_os("PRESCREEN_DIST").map(PathBuf::from).unwrap(), ..Site::default() }
    }

    /// Everything lies below a path such as `/intranet/apps/prescreen`; nothing lies elsewhere.
    pub(crate) fn under(self, path: &str) -> Site {
        Site { path: path.to_owned(), ..self }
    }

    /// One more file, or another in its place.
    pub(crate) fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Site {
        self.added.insert(name.to_owned(), content.into());
        self
    }

    /// A file is answered with a status such as 404 and nothing else.
    pub(crate) fn refusing(mut self, name: &str, status: u16) -> Site {
        self.refused.insert(name.to_owned(), status);
        self
    }

    /// One byte in the middle of a file is another.
    pub(crate) fn damaging(mut self, name: &str) -> Site {
        self.damaged.push(name.to_owned());
        self
    }

    /// A file is sent as another type than its own, or without any.
    pub(crate) fn sending_as(mut self, name: &str, kind: Option<&str>) -> Site {
        self.kinds.insert(name.to_owned(), kind.map(str::to_owned));
        self
    }

    /// A file is sent with a header such as a `Content-Security-Policy`.
    pub(crate) fn with_header(mut self, name: &str, header: &str, value: &str) -> Site {
        self.headers.push((Some(name.to_owned()), header.to_owned(), value.to_owned()));
        self
    }

    /// Everything is sent with a header.
    pub(crate) fn with_header_everywhere(mut self, header: &str, value: &str) -> Site {
        self.headers.push((None, header.to_owned(), value.to_owned()));
        self
    }

    /// The path below which everything lies.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// What is answered to a request for a path, with or without a query.
    pub(super) fn answer(&self, target: &str) -> Answer {
        let target = target.split('?').next().unwrap_or_default();
        let name = target.strip_prefix(&self.path).and_then(|rest| rest.strip_prefix('/'));
        let name = name.map(|name| if name.is_empty() { "index.html" } else { name });
        let Some((name, status, body)) = name.and_then(|name| Some((name, 200, self.file(name)?))) else {
            return Answer { status: 404, headers: Vec::new(), body: Vec::new() };
        };
        if let Some(status) = self.refused.get(name) {
            return Answer { status: *status, headers: Vec::new(), body: Vec::new() };
        }
        let kind = self.kinds.get(name).cloned().unwrap_or_else(|| Some(kind(name).to_owned()));
        let kind = kind.map(|kind| ("Content-Type".to_owned(), kind));
        let headers = self.headers.iter().filter(|(of, _, _)| of.as_deref().is_none_or(|of| of == name));
        let headers = headers.map(|(_, header, value)| (header.clone(), value.clone()));
        Answer { status, headers: kind.into_iter().chain(headers).collect(), body }
    }

    /// What stands in a file that is there.
    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        self.file(name).unwrap()
    }

    fn file(&self, name: &str) -> Option<Vec<u8>> {
        let added = self.added.get(name).cloned();
        let mut content = added.or_else(|| fs::read(self.folder.join(name)).ok())?;
        if self.damaged.iter().any(|damaged| damaged == name) {
            let middle = content.len() / 2;
            content[middle] ^= 1;
        }
        Some(content)
    }
}

/// The type that a file's name stands for.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
