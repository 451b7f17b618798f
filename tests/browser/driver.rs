//! The browsers and their drivers: finding them, starting them, ending them.

use crate::folder::Folder;
use crate::process::Process;
use serde_json::{Value, json};
use std::env;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// A browser.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    WebKit,
}

/// Whether the browser runs scripts.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Scripts {
    #[default]
    On,
    Off,
}

/// Whether Chromium runs the form's frame in a process of its own, as it does unless told otherwise. Its own protocol reaches
/// only what is in the page's process: the tree for screen readers, other colours, paper.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Frames {
    #[default]
    Apart,
    Together,
}

/// Which of its two colour schemes a page is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scheme {
    #[default]
    Light,
    Dark,
}

impl Scheme {
    /// Its name in a style sheet.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// The file to which Firefox prints, in its driver's folder.
pub(crate) const PRINTED: &str = "printed.pdf";

/// The printer of Firefox that writes files, and its name in settings.
const PDF_PRINTER: &str = "Mozilla Save to PDF";
const PDF_NAME: &str = "Mozilla_Save_to_PDF";

/// Chromium itself, where Debian puts it. The script `/usr/bin/chromium` around it would add the machine's own settings from
/// `/etc/chromium.d`. One of them asks `findmnt` how large `/dev/shm` is and expects one line; where something is mounted
/// there twice, as containers do, two come, and the shell says `[: unexpected operator`.
const CHROMIUM: &str = "/usr/lib/chromium/chromium";

/// WebKitGTK's own small browser, which its driver starts: below `/usr/lib/` and the name of the machine's kind, in the
/// folder of one of these versions of the library.
const MINI_BROWSERS: [&str; 3] =
    ["webkit2gtk-4.1/MiniBrowser", "webkitgtk-6.0/MiniBrowser", "webkit2gtk-4.0/MiniBrowser"];

impl Browser {
    /// What is missing to start it.
    pub(crate) fn missing(self) -> Option<String> {
        let programs = match self {
            Browser::Chromium => vec!["chromium".into(), "chromedriver".into()],
            Browser::Firefox => vec!["firefox".into(), geckodriver()],
            Browser::WebKit => vec!["WebKitWebDriver".into(), mini_browser(), "Xvfb".into()],
        };
        programs.into_iter().find(|program| find(program).is_none()).map(|program| program.display().to_string())
    }

    /// Whether CI must have it.
    pub(crate) fn required(self) -> bool {
        match self {
            Browser::Chromium | Browser::Firefox => true,
            Browser::WebKit => false,
        }
    }

    /// Whether its driver can start it without scripts.
    pub(crate) fn can_switch_scripts_off(self) -> bool {
        match self {
            Browser::Chromium | Browser::Firefox => true,
            Browser::WebKit => false,
        }
    }

    /// Whether it prints, in a form in which sheets can be counted: Firefox packs them, and WebKitGTK's driver cannot print.
    pub(crate) fn prints_countably(self) -> bool {
        match self {
            Browser::Chromium => true,
            Browser::Firefox | Browser::WebKit => false,
        }
    }

    /// Starts its driver.
    pub(crate) fn start(self) -> Driver {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (program, display) = match self {
            Browser::Chromium => ("chromedriver".into(), None),
            Browser::Firefox => (geckodriver(), None),
            // It has no mode without a window.
            Browser::WebKit => ("WebKitWebDriver".into(), Some(Display::start())),
        };
        let profile = Folder::fresh();
        let process = Process::start(program, |command| {
            // What a browser leaves behind when it is ended goes with the profile.
            command.arg(format!("--port={port}")).env("TMPDIR", profile.path());
            if self == Browser::Firefox {
                // Each its own port for the line between driver and browser, so that two may run at once.
                command.arg("--websocket-port=0");
            }
            if let Some(display) = &display {
                command
                    .env("DISPLAY", format!(":{}", display.number))
                    .env_remove("WAYLAND_DISPLAY")
                    .env("GDK_BACKEND", "x11");
            }
        });
        let driver = Driver { browser: self, port, _process: process, _display: display, profile };
        driver.wait_until_it_listens();
        driver
    }
}

/// A driver that runs, with the display and the profile of its browser; they end in this order.
pub(crate) struct Driver {
    browser: Browser,
    port: u16,
    _process: Process,
    _display: Option<Display>,
    profile: Folder,
}

impl Driver {
    /// What it drives.
    pub(crate) fn browser(&self) -> Browser {
        self.browser
    }

    /// A folder that goes with it.
    pub(crate) fn folder(&self) -> &Path {
        self.profile.path()
    }

    /// Where its browser saves, where that can be told.
    fn downloads(&self) -> PathBuf {
        self.folder().join("downloads")
    }

    /// Where Firefox prints to.
    fn printed(&self) -> PathBuf {
        self.folder().join(PRINTED)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What its browser is started with.
    pub(crate) fn capabilities(&self, scripts: Scripts, scheme: Scheme, frames: Frames) -> Value {
        match self.browser {
            Browser::Chromium => {
                let mut options = json!({
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        // Containers often give `/dev/shm` less than a page takes.
                        "--disable-dev-shm-usage",
                        "--lang=en-US", format!("--user-data-dir={}", self.profile.path().display()),
                    ],
                    "prefs": match scripts {
                        Scripts::On => json!({ "download.default_directory": self.downloads() }),
                        Scripts::Off => json!({ "profile.managed_default_content_settings.javascript": 2 }),
                    },
                });
                if let (Frames::Together, Some(arguments)) = (frames, options["args"].as_array_mut()) {
                    arguments.push(json!("--disable-features=IsolateSandboxedIframes"));
                }
                // Elsewhere its driver finds one.
                if Path::new(CHROMIUM).is_file() {
                    options["binary"] = json!(CHROMIUM);
                }
                json!({ "goog:chromeOptions": options })
            }
            Browser::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        "javascript.enabled": scripts == Scripts::On,
                        "intl.accept_languages": "en-US",
                        // Looking for extensions of the machine is a quarter of the work of starting it.
                        "extensions.enabledScopes": 0,
                        "browser.download.folderList": 2,
                        "browser.download.dir": self.downloads(),
                        // Whatever is printed goes into a file; otherwise a window would ask and wait.
                        "print.always_print_silent": true,
                        "print_printer": PDF_PRINTER,
                        format!("print.printer_{PDF_NAME}.print_to_file"): true,
                        format!("print.printer_{PDF_NAME}.print_to_filename"): self.printed(),
                        "layout.css.prefers-color-scheme.content-override": match scheme {
                            Scheme::Dark => 0,
                            Scheme::Light => 1,
                        },
                    },
                },
            }),
            Browser::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
            }),
        }
    }

    fn wait_until_it_listens(&self) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(30), "the driver does not listen");
            std::thread::yield_now();
        }
    }
}

/// A display in memory.
struct Display {
    number: String,
    _process: Process,
}

impl Display {
    fn start() -> Display {
        let mut process = Process::start("Xvfb", |command| {
            command
                .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped());
        });
        // It writes the number of the display that it chose as soon as it is ready.
        let mut number = String::new();
        BufReader::new(process.output()).read_line(&mut number).unwrap();
        Display { number: number.trim().to_owned(), _process: process }
    }
}

fn geckodriver() -> PathBuf {
    env::var_os("PRESCREEN_GECKODRIVER").map_or_else(|| "geckodriver".into(), PathBuf::from)
}

/// The first that is there; where there is none, the first that is looked for.
fn mini_browser() -> PathBuf {
    let kind = format!("/usr/lib/{}-linux-gnu", env::consts::ARCH);
    let mut browsers = MINI_BROWSERS.iter().map(|browser| Path::new(&kind).join(browser));
    browsers.find(|browser| browser.is_file()).unwrap_or_else(|| Path::new(&kind).join(MINI_BROWSERS[0]))
}

/// A program by its path, or among the folders in which programs are looked for.
fn find(program: &PathBuf) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|file| file.is_file())
}
