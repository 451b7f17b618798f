//! From the widget's source to what a browser loads: the WebAssembly module and the script around it.

use crate::command;
use crate::places::Places;
use crate::setup;
use anyhow::{Context, Result, ensure};
use screening::definition::TrialDefinition;
use serde::Deserialize;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use wasm_bindgen_cli_support::Bindgen;

/// A package that becomes a module.
struct Package {
    /// Its name.
    name: &'static str,
    /// The name of the module, which is that of its library.
    module: &'static str,
}

/// The root package.
const WIDGET: Package = Package { name: "trial-prescreen", module: "trial_prescreen" };

/// A page of somebody else's that is made with Yew, for the browser tests.
const YEW_HOST: Package = Package { name: "yew-host", module: "yew_host" };

/// What the widget is made of.
pub(crate) struct Widget {
    /// The script around the module.
    pub script: String,
    /// The module, with the compiled trial inside.
    pub module: Vec<u8>,
    /// The same compiled trial, as the build script wrote it.
    pub trial: TrialDefinition,
}

/// Builds the widget for release.
pub(crate) fn widget(places: &Places) -> Result<Widget> {
    setup::wasm_target()?;
    let built = build(places, &WIDGET)?;
    let trial = built.build_folder.context("the widget's build script has not run")?.join("trial.json");
    let trial = fs::read(&trial).with_context(|| format!("no compiled trial at `{}`", trial.display()))?;
    let trial = serde_json::from_slice(&trial).context("the compiled trial cannot be read")?;
    let (script, module) = bind(places, &WIDGET, &built.module)?;
    Ok(Widget { script, module, trial })
}

/// Builds the page of somebody else's; the folder with `yew_host.js` and `yew_host.wasm`.
pub(crate) fn yew_host(places: &Places) -> Result<PathBuf> {
    let built = build(places, &YEW_HOST)?;
    let (script, module) = bind(places, &YEW_HOST, &built.module)?;
    let folder = places.target().join("xtask").join(YEW_HOST.name).join("dist");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("yew_host.js"), script)?;
    fs::write(folder.join("yew_host.wasm"), module)?;
    Ok(folder)
}

/// What Cargo says it built.
struct Built {
    /// The module as the compiler wrote it.
    module: PathBuf,
    /// Where the package's build script put its files, if it has one.
    build_folder: Option<PathBuf>,
}

fn build(places: &Places, package: &Package) -> Result<Built> {
    println!("Building {} for WebAssembly", package.name);
    let messages = command::output(
        command::cargo(places.root())
            .args(["rustc", "--package", package.name, "--lib", "--crate-type", "cdylib", "--release"])
            .args(["--target", setup::WASM_TARGET, "--message-format", "json-render-diagnostics"])
            // Not RUSTFLAGS, which this replaces: whatever is set there would change the module.
            .env("CARGO_ENCODED_RUSTFLAGS", remapped_paths(places)?)
            .stdin(Stdio::null()),
    )?;
    let messages: Vec<Message> = messages
        .lines()
        .map(|line| serde_json::from_str(line).with_context(|| format!("Cargo's message cannot be read: {line}")))
        .collect::<Result<_>>()?;
    let (built, module) = messages
        .iter()
        .find_map(|message| match message {
            Message::CompilerArtifact { package_id, target, filenames } if target.name == package.module => filenames
                .iter()
                .find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
                .map(|file| (package_id, file.clone())),
            Message::CompilerArtifact { .. } | Message::BuildScriptExecuted { .. } | Message::Other => None,
        })
        .context("Cargo built no WebAssembly module")?;
    let build_folder = messages.iter().find_map(|message| match message {
        Message::BuildScriptExecuted { package_id, out_dir } if package_id == built => Some(out_dir.clone()),
        Message::CompilerArtifact { .. } | Message::BuildScriptExecuted { .. } | Message::Other => None,
    });
    Ok(Built { module, build_folder })
}

/// The messages of Cargo that matter here.
#[derive(Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
enum Message {
    CompilerArtifact {
        package_id: String,
        target: Target,
        filenames: Vec<PathBuf>,
    },
    BuildScriptExecuted {
        package_id: String,
        out_dir: PathBuf,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// Compiler flags that keep this machine's paths out of the module, so that two checkouts give the same bytes.
fn remapped_paths(places: &Places) -> Result<OsString> {
    let sysroot = command::output(command::rustc().args(["--print", "sysroot"]))?;
    let version = command::output(command::rustc().arg("--verbose").arg("--version"))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let cargo_home = cargo_home()?;
    let mut remapped = vec![
        (places.target().to_path_buf(), "/target".to_owned()),
        (places.root().to_path_buf(), "/trial-prescreen".to_owned()),
        // What the standard library is called where its source is not installed.
        (Path::new(sysroot.trim_end()).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")),
        (cargo_home.clone(), "/cargo".to_owned()),
    ];
    // Each registry, or mirror of one, has a folder of its own. Of several that fit, the compiler takes the last.
    let registries = cargo_home.join("registry/src");
    if registries.is_dir() {
        for registry in fs::read_dir(&registries).with_context(|| format!("`{}`", registries.display()))? {
            remapped.push((registry?.path(), "/registry".to_owned()));
        }
    }
    let flags: Vec<OsString> = remapped
        .into_iter()
        .map(|(from, to)| {
            let mut flag = OsString::from("--remap-path-prefix=");
            flag.push(from);
            flag.push("=");
            flag.push(to);
            flag
        })
        // A loop instead of 64 rounds written out: 1.5 kB less of the page, and it is run once for a fetched trial.
        .chain([OsString::from("--cfg=sha2_backend_soft=\"compact\"")])
        .collect();
    Ok(flags.join("\x1f".as_ref()))
}

/// Where Cargo keeps what it fetched.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")
}

/// Runs wasm-bindgen, or returns its earlier output for the same module. A newer wasm-bindgen changes the module, too.
fn bind(places: &Places, package: &Package, module: &Path) -> Result<(String, Vec<u8>)> {
    let compiled = fs::read(module).with_context(|| format!("`{}`", module.display()))?;
    let folder = places.target().join("xtask").join(package.name);
    let (input, script, output) = (folder.join("input.wasm"), folder.join("glue.js"), folder.join("output.wasm"));
    if fs::read(&input).is_ok_and(|previous| previous == compiled)
        && let (Ok(script), Ok(output)) = (fs::read_to_string(&script), fs::read(&output))
    {
        return Ok((script, output));
    }
    let mut bound = Bindgen::new()
        .input_bytes(package.module, compiled.clone())
        .web(true)?
        // Our own scripts say where the module is, and what its hash has to be.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen refused the module")?;
    // Every crate that binds anything has an entry among the snippets, most of them an empty one.
    let snippets = bound.snippets().iter().filter(|(_, scripts)| !scripts.is_empty()).map(|(name, _)| name);
    let foreign: Vec<&String> =
        snippets.chain(bound.local_modules().keys()).chain(bound.npm_dependencies().keys()).collect();
    ensure!(foreign.is_empty(), "a dependency brings scripts of its own, but the page loads none: {foreign:?}");
    let bound = (bound.js().to_owned(), bound.wasm_mut().emit_wasm());
    fs::create_dir_all(&folder)?;
    // The input last: were this interrupted, nothing stale would be taken for its result.
    fs::write(&input, b"")?;
    fs::write(&script, &bound.0)?;
    fs::write(&output, &bound.1)?;
    fs::write(&input, compiled)?;
    Ok(bound)
}
