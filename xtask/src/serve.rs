//! Serves `dist/` to this machine while developing, as a web server of the trial's site would: right types, compressed
//! files where the browser takes them. Nothing may be kept by the browser, so that a rebuild always shows.

use anyhow::{Context, Result, anyhow};
use std::fs;
use std::io::{self, Cursor, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// A browser asks for several files at once and may be slow to take one.
const WORKERS: usize = 4;

/// Takes the port, on this machine alone.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            anyhow!(
                "port {port} is in use; end what uses it, or choose another: `cargo xtask serve --port {}`",
                other(port)
            )
        }
        _ => anyhow::Error::new(error).context(format!("port {port} cannot be used")),
    })
}

fn other(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(0)
}

/// Serves a folder until the program is ended.
pub(crate) fn serve(listener: TcpListener, dist: &Path) -> Result<()> {
    let address = listener.local_addr()?;
    let server = Server::from_listener(listener, None)
        .map_err(|error| anyhow!(error))
        .context("the server cannot be started")?;
    println!("The page is at http://{address}/ (stop with Ctrl-C)");
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    answer(request, dist);
                }
            });
        }
    });
    Ok(())
}

/// Answers one request. A browser that went away is no concern of ours.
fn answer(request: Request, dist: &Path) {
    let response = match request.method() {
        Method::Get | Method::Head => file(&request, dist),
        _ => with_header(plain(405, "Only GET and HEAD are answered here."), "Allow", "GET, HEAD"),
    };
    drop(request.respond(response));
}

type FileResponse = Response<Cursor<Vec<u8>>>;

fn file(request: &Request, dist: &Path) -> FileResponse {
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let Some((file, media_type)) = locate(dist, path) else { return plain(404, "There is no such page.") };
    let accepted: Vec<&str> = request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Accept-Encoding"))
        .map(|header| header.value.as_str())
        .collect();
    match read(&file, Coding::best(&accepted.join(","))) {
        Ok((bytes, coding)) => {
            let response = with_header(respond(200, bytes, media_type), "Vary", "Accept-Encoding");
            match coding.token() {
                Some(token) => with_header(response, "Content-Encoding", token),
                None => response,
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => plain(404, "There is no such page."),
        Err(_) => plain(500, "The file cannot be read."),
    }
}

/// Reads a file in a coding, or as it is where there is no such form of it.
fn read(file: &Path, coding: Coding) -> io::Result<(Vec<u8>, Coding)> {
    if let Some(suffix) = coding.suffix() {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        if let Ok(bytes) = fs::read(name) {
            return Ok((bytes, coding));
        }
    }
    fs::read(file).map(|bytes| (bytes, Coding::Identity))
}

/// The file that a path of a request names, with its media type. Nothing outside `dist`: each part must be a plain name.
/// Percent signs are not decoded, since no file of ours needs one.
fn locate(dist: &Path, path: &str) -> Option<(PathBuf, &'static str)> {
    let path = path.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.chars().all(|character| character.is_ascii_alphanumeric() || "-_.".contains(character))
    };
    if !path.split('/').all(plain) {
        return None;
    }
    let file = dist.join(path);
    let media_type = media_type(file.extension()?.to_str()?)?;
    Some((file, media_type))
}

/// The media types of what `dist/` holds; a file of another kind is not served.
fn media_type(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        // To be read: no browser runs it.
        "ts" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => return None,
    })
}

fn plain(status: u16, text: &str) -> FileResponse {
    respond(status, format!("{text}\n").into_bytes(), "text/plain; charset=utf-8")
}

fn respond(status: u16, bytes: Vec<u8>, media_type: &str) -> FileResponse {
    // With its length, whatever it is: chunks would hide a page that was cut off.
    let response = Response::from_data(bytes).with_status_code(status).with_chunked_threshold(usize::MAX);
    let response = with_header(response, "Content-Type", media_type);
    let response = with_header(response, "Cache-Control", "no-store");
    with_header(response, "X-Content-Type-Options", "nosniff")
}

fn with_header(response: FileResponse, name: &str, value: &str) -> FileResponse {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}

/// How a file can be packed for its way to the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
    Identity,
}

impl Coding {
    /// The best of those that a header `Accept-Encoding` accepts (RFC 9110, 12.5.3).
    fn best(accept_encoding: &str) -> Coding {
        let weight = |coding: &str| {
            let explicit = weights(accept_encoding).find(|(name, _)| name.eq_ignore_ascii_case(coding));
            explicit.or_else(|| weights(accept_encoding).find(|(name, _)| *name == "*")).map(|(_, weight)| weight)
        };
        let brotli = weight("br").unwrap_or(0.0);
        let gzip = weight("gzip").unwrap_or(0.0);
        // Accepted, though not asked for, where the header does not name it.
        let identity = weights(accept_encoding)
            .find(|(name, _)| name.eq_ignore_ascii_case("identity"))
            .map_or(0.0, |(_, weight)| weight);
        if brotli > 0.0 && brotli >= gzip && brotli >= identity {
            Coding::Brotli
        } else if gzip > 0.0 && gzip >= identity {
            Coding::Gzip
        } else {
            // Even where nothing at all is accepted: the standard prefers this to no answer.
            Coding::Identity
        }
    }

    /// Its name in a header.
    fn token(self) -> Option<&'static str> {
        match self {
            Coding::Brotli => Some("br"),
            Coding::Gzip => Some("gzip"),
            Coding::Identity => None,
        }
    }

    /// The end of such a file's name.
    fn suffix(self) -> Option<&'static str> {
        match self {
            Coding::Brotli => Some(".br"),
            Coding::Gzip => Some(".gz"),
            Coding::Identity => None,
        }
    }
}

/// The codings of a header `Accept-Encoding` with their weights; one that cannot be read counts as refused.
fn weights(accept_encoding: &str) -> impl Iterator<Item = (&str, f32)> {
    accept_encoding.split(',').map(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let weight = parts
            .find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")))
            .map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
        (name, weight)
    })
}

#[cfg(test)]
mod tests;
