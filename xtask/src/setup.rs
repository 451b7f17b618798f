//! What the tasks need on the machine: finds it, installs it where that can be done, or says what to run.

use crate::command;
use crate::places::Places;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// The target that browsers run.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Finds accessibility problems in a page. It is fetched from npm, where a published version never changes.
const AXE: &str = "4.14.1";

/// Checks the types of the element. The last version that is itself JavaScript: newer ones are a program for each kind
/// of machine.
const TYPESCRIPT: &str = "6.0.3";

/// The driver of Firefox is in no Debian release that this runs on, but on crates.io.
const GECKODRIVER: &str = "=0.37.1";

/// Changes the engine's code for `cargo xtask mutants`. Another version may know other changes, and so give another
/// figure.
const MUTANTS: &str = "=27.1.0";

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
    println!("  {:<16}{AXE}", "axe-core");
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
    if let Some(geckodriver) = command::find("geckodriver") {
        return Ok(geckodriver);
    }
    from_crates_io(places, "geckodriver", GECKODRIVER)
}

/// The program that changes code to see whether tests notice, built once. It is found in no other version than this one, so
/// that a sample is the same everywhere.
pub(crate) fn mutants(places: &Places) -> Result<PathBuf> {
    from_crates_io(places, "cargo-mutants", MUTANTS)
}

/// A program from crates.io, built once.
fn from_crates_io(places: &Places, name: &str, version: &str) -> Result<PathBuf> {
    let tools = places.tools();
    let program = tools.join("bin").join(name);
    // The version is part of the condition: Cargo does nothing where it is installed.
    let list = tools.join(".crates.toml");
    let installed = format!("\"{name} {} ", version.trim_start_matches('='));
    if !program.is_file() || !fs::read_to_string(list).is_ok_and(|list| list.contains(&installed)) {
        println!("Building {name}, which takes a minute or two the first time");
        command::run(
            command::cargo(places.root())
                // They start other programs: unoptimised ones are quick enough, and there in half the time.
                .args(["install", name, "--version", version, "--locked", "--debug", "--quiet", "--root"])
                .arg(&tools),
        )?;
    }
    Ok(program)
}

/// The script of axe-core.
pub(crate) fn axe(places: &Places) -> Result<PathBuf> {
    let _fetching = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(from_npm(places, "axe-core", AXE, &["axe.min.js", "LICENSE"])?.join("axe.min.js"))
}

/// `TypeScript`'s compiler, to be run with node.
pub(crate) fn typescript(places: &Places) -> Result<PathBuf> {
    let _fetching = FETCHING.lock().unwrap_or_else(PoisonError::into_inner);
    packages(&[("node", "nodejs")])?;
    let wanted = ["lib", "LICENSE.txt", "ThirdPartyNoticeText.txt", "package.json"];
    Ok(from_npm(places, "typescript", TYPESCRIPT, &wanted)?.join("lib").join("tsc.js"))
}

/// A folder with some files of a package of npm, fetched once. Licences go with what is wanted.
fn from_npm(places: &Places, package: &str, version: &str, wanted: &[&str]) -> Result<PathBuf> {
    let name = format!("{package}-{version}");
    let folder = places.tools().join(&name);
    let content = folder.join("package");
    if !content.is_dir() {
        packages(&[("npm", "npm")])?;
        println!("Fetching {package} {version}");
        fs::create_dir_all(&folder)?;
        // It checks what it fetches and prints the name of the archive that it writes; it runs nothing of it.
        let archive = command::output(
            Command::new("npm").args(["pack", &format!("{package}@{version}"), "--silent"]).current_dir(&folder),
        )
        .with_context(|| format!("{package} {version}, which the tests need, cannot be fetched with npm"))?;
        let wanted = wanted.iter().map(|file| format!("package/{file}"));
        // Unpacked elsewhere first, so that an interruption leaves nothing that looks whole.
        let unfinished = folder.join("unfinished");
        fs::create_dir_all(&unfinished)?;
        command::run(
            Command::new("tar").args(["-xzf", archive.trim(), "-C", "unfinished"]).args(wanted).current_dir(&folder),
        )?;
        fs::rename(unfinished.join("package"), &content)?;
        fs::remove_dir_all(unfinished)?;
        fs::remove_file(folder.join(archive.trim()))?;
    }
    Ok(content)
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
