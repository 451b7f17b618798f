//! What the tasks need on the machine: finds it, installs it where that can be done, or says what to run.

mod pinned;

use crate::command;
use crate::places::Places;
use anyhow::{Context, Result, bail};
use pinned::{Crate, Package};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// The target that browsers run.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Finds accessibility problems in a page.
const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    integrity: "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    wanted: &["axe.min.js", "LICENSE"],
};

/// Checks the types of the element. The last version that is itself JavaScript: newer ones are a program for each kind
/// of machine.
const TYPESCRIPT: Package = Package {
    name: "typescript",
    version: "6.0.3",
    integrity: "sha512-y2TvuxSZPDyQakkFRPZHKFm+KKVqIisdg9/CZwm9ftvKXLP8NRWj38/ODjNbr43SsoXqNuAisEf1GdCxqWcdBw==",
    wanted: &["lib", "LICENSE.txt", "ThirdPartyNoticeText.txt", "package.json"],
};

/// The driver of Firefox is in no Debian release that this runs on, but on crates.io.
const GECKODRIVER: Crate = Crate {
    name: "geckodriver",
    version: "0.37.1",
    sha256: "79f38cf1541aaf57f6f7eb270f691bcb702485a95dbaaefe740141a8ea46f0ef",
};

/// Changes the engine's code for `cargo xtask mutants`. Another version may know other changes, and so give another
/// figure.
const MUTANTS: Crate = Crate {
    name: "cargo-mutants",
    version: "27.1.0",
    sha256: "07072e7bcdeb425d5e5fdbfd9f15a2c749e23cb2edf5ef40aee5876760ae1cf9",
};

/// Checks licences, sources and known weaknesses of the dependencies.
const DENY: Crate = Crate {
    name: "cargo-deny",
    version: "0.20.2",
    sha256: "e528dfcbe739af7ce37a77d3d6df1b29dd6887b1c701d888820c0f16b864f737",
};

/// Where Debian puts nginx, which people who are not root do not have on their path.
const NGINX: &str = "/usr/sbin/nginx";

/// Where Debian puts Chromium itself, without the script that starts it.
const CHROMIUM: &str = "/usr/lib/chromium/chromium";

/// What the browser tests start: a file that shows that it is there, and the Debian package that brings it.
const BROWSERS: [(&str, &str); 7] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    // WebKitGTK has no headless mode.
    ("Xvfb", "xvfb"),
    // Configurations that webmasters are told to use are tried. Where services run, Debian starts it on port 80 at once.
    (NGINX, "nginx-light"),
    // Chinese in screenshots.
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "fonts-noto-cjk"),
];

/// Held while something is fetched: a step and what is done beside the steps may ask for the same.
static FETCHING: Mutex<()> = Mutex::new(());

/// Makes sure that the compiler can build for browsers.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries = command::output(command::rustc().args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(libraries.trim_end()).is_dir() {
        return Ok(());
    }
    command::run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
        .with_context(|| format!("Rust's target {WASM_TARGET} is missing; install it and try again"))
}

/// Makes sure that a component of the toolchain, which brings a command of Cargo's, is there.
pub(crate) fn component(places: &Places, component: &str, subcommand: &str) -> Result<()> {
    if command::succeeds(command::cargo(places.root()).args([subcommand, "--version"])) {
        return Ok(());
    }
    command::run(Command::new("rustup").args(["component", "add", component]))
        .with_context(|| format!("Rust's component {component} is missing; install it and try again"))
}

/// Makes sure that the browsers, their drivers and a display are there.
pub(crate) fn browsers() -> Result<()> {
    let _fetching = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    packages(&BROWSERS)
}

/// Makes sure that there is a compiler of C++: libFuzzer is written in it.
pub(crate) fn compiler_of_cpp() -> Result<()> {
    packages(&[("c++", "g++")])
}

/// Prints which versions of the browsers and of all around them the tests will find.
pub(crate) fn print_versions(geckodriver: &Path) {
    println!("Versions found:");
    let of = |name: &str, command: &mut Command| {
        println!("  {name:<16}{}", version(command).as_deref().unwrap_or("not known"));
    };
    let program = |name: &str, argument: &str| {
        let mut command = Command::new(name);
        command.arg(argument);
        command
    };
    let package = |name: &str| {
        let mut command = Command::new("dpkg-query");
        command.args(["--show", "--showformat", "${Package} ${Version}", name]);
        command
    };
    of("rustc", command::rustc().arg("--version"));
    // Not by its start script, which may add what the machine's settings say.
    let chromium = if Path::new(CHROMIUM).is_file() { CHROMIUM } else { "chromium" };
    of("chromium", &mut program(chromium, "--version"));
    of("chromedriver", &mut program("chromedriver", "--version"));
    of("firefox", &mut program("firefox", "--version"));
    of("geckodriver", Command::new(geckodriver).arg("--version"));
    // These say nothing of themselves without a display, or at all.
    of("WebKitGTK", &mut package("webkit2gtk-driver"));
    of("Xvfb", &mut package("xvfb"));
    of("fonts", &mut package("fonts-noto-cjk"));
    of("nginx", &mut program(NGINX, "-v"));
    of("node", &mut program("node", "--version"));
    println!("  {:<16}{}", AXE.name, AXE.version);
}

/// What a program says about its version, in a line.
fn version(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    // nginx writes it as an error.
    [output.stdout, output.stderr].iter().find_map(|output| {
        let text = String::from_utf8_lossy(output);
        text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned)
    })
}

/// Makes sure that files or programs are there, each with the Debian package that brings it.
fn packages(needed: &[(&str, &str)]) -> Result<()> {
    let packages: Vec<&str> = needed
        .iter()
        .filter(|(file, _)| !Path::new(file).is_file() && command::find(file).is_none())
        .map(|(_, package)| *package)
        .collect();
    if packages.is_empty() {
        return Ok(());
    }
    let packages_shown = packages.join(" ");
    if command::find("apt-get").is_none() {
        bail!("the tests need these Debian packages: {packages_shown}; install them and try again");
    }
    if command::output(Command::new("id").arg("-u"))?.trim_end() != "0" {
        bail!("run `sudo apt-get install --no-install-recommends {packages_shown}` and try again");
    }
    println!("Installing {packages_shown}");
    // On a new machine the list of packages is empty. It may also be old, which shows only when something is fetched.
    if !command::succeeds(apt_get().args(["--simulate", "install"]).args(&packages)) {
        command::run(apt_get().arg("update"))?;
    }
    if install(&packages).is_err() {
        command::run(apt_get().arg("update"))?;
        install(&packages)?;
    }
    Ok(())
}

/// Hundreds of lines on what is unpacked are left out; errors are shown.
fn install(packages: &[&str]) -> Result<()> {
    command::run(apt_get().args(["--yes", "install", "--no-install-recommends"]).args(packages).stdout(Stdio::null()))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// The driver of Firefox, built once where there is none.
pub(crate) fn geckodriver(places: &Places) -> Result<PathBuf> {
    let _fetching = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    match command::find(GECKODRIVER.name) {
        Some(geckodriver) => Ok(geckodriver),
        None => pinned::program(places, &GECKODRIVER),
    }
}

/// The program that changes code to see whether tests notice, built once. It is found in no other version than this one, so
/// that a sample is the same everywhere.
pub(crate) fn mutants(places: &Places) -> Result<PathBuf> {
    pinned::program(places, &MUTANTS)
}

/// The program that checks the dependencies, built once.
pub(crate) fn deny(places: &Places) -> Result<PathBuf> {
    let _fetching = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    pinned::program(places, &DENY)
}

/// The script of axe-core.
pub(crate) fn axe(places: &Places) -> Result<PathBuf> {
    let _fetching = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(pinned::files(places, &AXE)?.join("axe.min.js"))
}

/// `TypeScript`'s compiler, to be run with node.
pub(crate) fn typescript(places: &Places) -> Result<PathBuf> {
    let _fetching = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    packages(&[("node", "nodejs")])?;
    Ok(pinned::files(places, &TYPESCRIPT)?.join("lib").join("tsc.js"))
}

#[cfg(test)]
mod tests {
    use super::version;
    use std::process::Command;

    #[test]
    fn a_version_is_the_first_line_a_program_writes() {
        let says = |script: &str| version(Command::new("sh").args(["-c", script]));
        assert_eq!(says("echo; echo ' Browser 1.2 '; echo more").as_deref(), Some("Browser 1.2"));
        assert_eq!(says("echo server/3.4 >&2").as_deref(), Some("server/3.4"));
        assert_eq!(says("echo 1.2; exit 1"), None);
        assert_eq!(says("true"), None);
        assert_eq!(version(&mut Command::new("no-such-program")), None);
    }
}
