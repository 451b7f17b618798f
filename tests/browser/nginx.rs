//! A real nginx, for the configurations that webmasters are told to use.

use crate::folder::Folder;
use crate::process::Process;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Where Debian puts it; people who are not root do not have that folder on their path.
const PROGRAM: &str = "/usr/sbin/nginx";

/// What is around the text of a test. One process, in the foreground, as whoever runs the test, that writes only to a
/// folder of its own.
const AROUND: &str = "daemon off;
master_process off;
pid FOLDER/nginx.pid;
error_log FOLDER/error.log;
events {}
http {
include /etc/nginx/mime.types;
access_log FOLDER/access.log;
client_body_temp_path FOLDER/body;
proxy_temp_path FOLDER/proxy;
fastcgi_temp_path FOLDER/fastcgi;
uwsgi_temp_path FOLDER/uwsgi;
scgi_temp_path FOLDER/scgi;
TEXT
}
";

/// An nginx that runs; it ends when this is dropped.
pub(crate) struct Nginx {
    port: u16,
    _process: Process,
    folder: Folder,
}

impl Nginx {
    /// Starts one with the text of the part `http` of a configuration, in which `LISTEN` stands for the address to listen
    /// at and `FOLDER` for a folder of the test's own. None where nginx is missing, which in CI it must not be.
    pub(crate) fn start(text: &str) -> Option<Nginx> {
        if !Path::new(PROGRAM).is_file() {
            assert!(env::var_os("CI").is_none(), "nginx is missing");
            crate::left_out("nginx is missing");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = Folder::fresh();
        let text = AROUND.replace("TEXT", text).replace("LISTEN", &format!("127.0.0.1:{port}"));
        let configuration = folder.path().join("nginx.conf");
        fs::write(&configuration, text.replace("FOLDER", &folder.path().display().to_string())).unwrap();
        let error_log = folder.path().join("error.log");
        let process = Process::start(PROGRAM, |command| {
            // Also for what is wrong before it has read where to write that.
            command.arg("-e").arg(&error_log).arg("-c").arg(&configuration);
        });
        let nginx = Nginx { port, _process: process, folder };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let errors = nginx.errors();
            assert!(!errors.contains("[emerg]") && start.elapsed() < Duration::from_secs(30), "nginx:\n{errors}");
            std::thread::yield_now();
        }
        Some(nginx)
    }

    /// Where it listens, without a slash at the end.
    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What stands in its log of errors.
    pub(crate) fn errors(&self) -> String {
        fs::read_to_string(self.folder.path().join("error.log")).unwrap_or_default()
    }

    /// All that it was asked, a line a request.
    pub(crate) fn requests(&self) -> String {
        fs::read_to_string(self.folder.path().join("access.log")).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::Nginx;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    #[test]
    fn it_serves_what_its_configuration_says() {
        let text = "server { listen LISTEN; location /told { add_header X-Mark marked always; return 200 FOLDER; } }";
        let Some(nginx) = Nginx::start(text) else { return };
        let mut stream = TcpStream::connect(nginx.origin().trim_start_matches("http://")).unwrap();
        stream.write_all(b"GET /told HTTP/1.0\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains("\r\nX-Mark: marked\r\n"), "{answer}");
        assert!(answer.ends_with(&nginx.folder.path().display().to_string()), "{answer}");
        assert!(nginx.requests().contains("\"GET /told HTTP/1.0\" 200"), "{}", nginx.requests());
        assert_eq!(nginx.errors(), "");
    }

    #[test]
    fn a_configuration_with_a_mistake_is_told() {
        let started = std::panic::catch_unwind(|| Nginx::start("server { listne 80; }").is_none());
        let told = started.map_err(|told| told.downcast_ref::<String>().cloned().unwrap_or_default());
        assert!(told.as_ref().is_ok_and(|missing| *missing) || told.is_err_and(|told| told.contains("listne")));
    }
}
