//! A server for the built page, as plain as one can be: it reads files of one folder, and can withhold one.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;

/// A file that the server acts as if it did not have.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Withheld {
    /// It has them all.
    #[default]
    Nothing,
    /// The script that starts the engine.
    Boot,
    /// The engine.
    Engine,
}

impl Withheld {
    fn file(self) -> Option<&'static str> {
        match self {
            Withheld::Nothing => None,
            Withheld::Boot => Some("boot.js"),
            Withheld::Engine => Some("trial_prescreen_bg.wasm"),
        }
    }
}

/// Serves until the test's process ends.
pub(crate) struct Server(SocketAddr);

impl Server {
    /// Serves a folder on a port of its own.
    pub(crate) fn start(folder: PathBuf, withheld: Withheld) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folder = folder.clone();
                // A browser that hangs up half-way is no finding.
                thread::spawn(move || answer(stream, &folder, withheld));
            }
        });
        Server(address)
    }

    /// Where it serves.
    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.0)
    }
}

fn answer(mut stream: TcpStream, folder: &Path, withheld: Withheld) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let path = request.split(' ').nth(1).unwrap_or("/");
    let name = path.split('?').next().unwrap_or(path).trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    let body = (withheld.file() != Some(name)).then(|| fs::read(folder.join(name)).ok()).flatten();
    let (status, body) = body.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
    let kind = match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}
