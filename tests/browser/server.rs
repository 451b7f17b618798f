//! A server for the built page, as plain as one can be. It remembers everything that is asked of it.

mod site;

pub(crate) use site::Site;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What does not reach the browser, or does not run in it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Withheld {
    /// Everything reaches it.
    #[default]
    Nothing,
    /// The page's script: a policy of the server's forbids it.
    Script,
    /// The engine.
    Engine,
}

impl Withheld {
    /// The built page without it.
    pub(crate) fn site(self) -> Site {
        match self {
            Withheld::Nothing => Site::built(),
            Withheld::Script => Site::built().with_header("index.html", "Content-Security-Policy", "script-src 'none'"),
            Withheld::Engine => Site::built().refusing("trial-prescreen.wasm", 404),
        }
    }
}

/// Serves until the test's process ends. Another server is another origin.
pub(crate) struct Server {
    listens_at: SocketAddr,
    path: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves a site on a port of its own.
    pub(crate) fn start(site: Site) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let listens_at = listener.local_addr().unwrap();
        let requests = Arc::<Mutex<Vec<String>>>::default();
        let path = site.path().to_owned();
        let site = Arc::new(site);
        let remembered = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (site, remembered) = (Arc::clone(&site), Arc::clone(&remembered));
                // A browser that hangs up half-way is no finding.
                thread::spawn(move || answer(stream, &site, &remembered));
            }
        });
        Server { listens_at, path, requests }
    }

    /// Scheme, name and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.listens_at)
    }

    /// Where the site lies, without a slash at the end.
    pub(crate) fn address(&self) -> String {
        format!("{}{}", self.origin(), self.path)
    }

    /// The address of a file.
    pub(crate) fn at(&self, name: &str) -> String {
        format!("{}/{name}", self.address())
    }

    /// All that was asked until now, in order, such as `GET /index.html?lang=en`; whoever asks for another protocol, as
    /// WebSocket does, has it behind: `GET /socket websocket`. Bytes that are no request of HTTP stand as they came.
    /// Connections that ask for nothing, which browsers hold ready, are not among them.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The same, and forgets them.
    pub(crate) fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut *self.requests.lock().unwrap())
    }
}

fn answer(mut stream: TcpStream, site: &Site, remembered: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = Vec::new();
    if reader.read_until(b'\n', &mut line)? == 0 {
        return Ok(());
    }
    let line = String::from_utf8_lossy(&line).trim_end().to_owned();
    let Some((method, target)) = line.strip_suffix(" HTTP/1.1").and_then(|line| line.split_once(' ')) else {
        remembered.lock().unwrap().push(line);
        return Ok(());
    };
    let (mut upgrade, mut length) = (String::new(), 0);
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let Some((name, value)) = header.trim_end().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "upgrade" => upgrade = format!(" {value}"),
            "content-length" => length = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    // Before it is answered, so that whoever has the answer finds it here.
    remembered.lock().unwrap().push(format!("{method} {target}{upgrade}"));
    std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
    let answer = site.answer(target);
    write!(stream, "HTTP/1.1 {} -\r\nContent-Length: {}\r\n", answer.status, answer.body.len())?;
    for (name, value) in answer.headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    write!(stream, "Cache-Control: no-store\r\nConnection: close\r\n\r\n")?;
    stream.write_all(&answer.body)
}
