//! The server's answers, over a real connection.

use super::{Coding, listen, serve};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::thread;

/// One server for all tests, over a folder with a file beside it that must never be served.
fn server() -> SocketAddr {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    *ADDRESS.get_or_init(|| {
        let dist = folder();
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || serve(listener, &dist).unwrap());
        address
    })
}

fn folder() -> PathBuf {
    let outer = std::env::temp_dir().join(format!("xtask-serve-{}", std::process::id()));
    let dist = outer.join("dist");
    fs::create_dir_all(&dist).unwrap();
    fs::write(outer.join("secret.html"), "secret").unwrap();
    for (name, content) in [
        ("index.html", "plain"),
        ("index.html.br", "as brotli"),
        ("index.html.gz", "as gzip"),
        ("types.d.ts", "plain types"),
        ("module.js", "script"),
        ("module.wasm", "module"),
        ("notes.txt", "notes"),
    ] {
        fs::write(dist.join(name), content).unwrap();
    }
    dist
}

/// A response: its head in lower case, and its body.
struct Answer {
    head: String,
    body: String,
}

impl Answer {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// Sends a request unchanged: no library tidies up the path.
fn ask(method: &str, path: &str, headers: &str) -> Answer {
    let mut stream = TcpStream::connect(server()).unwrap();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    Answer { head: head.to_lowercase(), body: body.to_owned() }
}

#[test]
fn the_root_is_the_page_and_nothing_is_kept() {
    let answer = ask("GET", "/", "");
    assert_eq!((answer.status(), answer.body.as_str()), ("200", "plain"));
    assert_eq!(answer.header("content-length"), Some("5"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(ask("GET", "/?lang=zh-CN", "").body, "plain");
}

#[test]
fn each_kind_of_file_has_its_media_type() {
    for (path, media_type) in [
        ("/index.html", "text/html; charset=utf-8"),
        ("/types.d.ts", "text/plain; charset=utf-8"),
        ("/module.js", "text/javascript; charset=utf-8"),
        ("/module.wasm", "application/wasm"),
    ] {
        assert_eq!(ask("GET", path, "").header("content-type"), Some(media_type), "{path}");
    }
}

#[test]
fn a_compressed_form_is_sent_where_it_is_accepted() {
    for (accepted, body, coding) in [
        ("Accept-Encoding: gzip, deflate, br, zstd\r\n", "as brotli", Some("br")),
        ("Accept-Encoding: gzip\r\n", "as gzip", Some("gzip")),
        ("Accept-Encoding: br;q=0, gzip\r\n", "as gzip", Some("gzip")),
        ("Accept-Encoding: gzip\r\nAccept-Encoding: br\r\n", "as brotli", Some("br")),
        ("Accept-Encoding: identity\r\n", "plain", None),
        ("", "plain", None),
    ] {
        let answer = ask("GET", "/index.html", accepted);
        assert_eq!((answer.body.as_str(), answer.header("content-encoding")), (body, coding), "{accepted}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{accepted}");
        assert_eq!(answer.header("vary"), Some("accept-encoding"), "{accepted}");
    }
}

#[test]
fn a_file_without_a_compressed_form_is_sent_as_it_is() {
    let answer = ask("GET", "/types.d.ts", "Accept-Encoding: br\r\n");
    assert_eq!((answer.body.as_str(), answer.header("content-encoding")), ("plain types", None));
}

#[test]
fn the_best_coding_follows_the_weights() {
    for (accepted, best) in [
        ("", Coding::Identity),
        ("br", Coding::Brotli),
        ("BR", Coding::Brotli),
        ("gzip;q=1.0, br;q=0.5", Coding::Gzip),
        ("gzip;q=0.5, br;q=0.5", Coding::Brotli),
        ("identity;q=1, br;q=0.5", Coding::Identity),
        ("identity;q=0.2, br;q=0.5", Coding::Brotli),
        ("*", Coding::Brotli),
        ("*;q=0", Coding::Identity),
        ("br;q=0, *", Coding::Gzip),
        ("br;q=0, gzip;q=0", Coding::Identity),
        ("br ; q=0.000", Coding::Identity),
        ("br;q=nonsense", Coding::Identity),
        ("deflate, zstd", Coding::Identity),
    ] {
        assert_eq!(Coding::best(accepted), best, "{accepted}");
    }
}

#[test]
fn head_tells_the_length_and_sends_no_body() {
    let answer = ask("HEAD", "/index.html", "Accept-Encoding: br\r\n");
    assert_eq!((answer.status(), answer.body.as_str()), ("200", ""));
    assert_eq!(answer.header("content-length"), Some("9"));
    assert_eq!(answer.header("content-encoding"), Some("br"));
}

#[test]
fn other_methods_are_refused() {
    let answer = ask("POST", "/", "Content-Length: 0\r\n");
    assert_eq!((answer.status(), answer.header("allow")), ("405", Some("get, head")));
}

#[test]
fn nothing_but_the_files_of_the_folder_is_served() {
    for path in [
        "/missing.html",
        "/index.html.br",
        "/notes.txt",
        "/../secret.html",
        "/./../secret.html",
        "/dist/../../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/..\\secret.html",
        "//etc/hosts.html",
        "/index.html/",
        "/.hidden.html",
    ] {
        let answer = ask("GET", path, "");
        assert_eq!((answer.status(), answer.body.as_str()), ("404", "There is no such page.\n"), "{path}");
    }
}

#[test]
fn a_port_in_use_is_told_with_a_way_out() {
    let taken = listen(0).unwrap();
    let port = taken.local_addr().unwrap().port();
    let error = listen(port).unwrap_err().to_string();
    assert!(error.contains(&format!("port {port} is in use")), "{error}");
    assert!(error.contains("cargo xtask serve --port"), "{error}");
}
