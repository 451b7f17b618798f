//! Writes `dist/`: the page, the single file, the custom element's module and the engine, each also compressed.

#[cfg(test)]
mod allowed;
mod document;
mod glue;
pub(crate) mod integrity;
mod lean;
#[cfg(test)]
mod manifest;
mod module;
mod narrow;
pub(crate) mod provenance;
pub(crate) mod snippet;
mod style;
#[cfg(test)]
pub(crate) mod testing;
mod write;

use crate::places::Places;
use crate::{compile, page};
use anyhow::{Context, Result};
use document::Engine;
use std::fs;
use std::path::Path;

/// The page, which fetches the engine.
pub(crate) const PAGE: &str = "index.html";

/// The page with the engine inside: one file that opens from a disk and asks nobody for anything.
pub(crate) const SINGLE_FILE: &str = "trial-prescreen.html";

/// The engine, with the trial inside.
pub(crate) const ENGINE: &str = "trial-prescreen.wasm";

/// The module that defines the custom element.
pub(crate) const MODULE: &str = "trial-prescreen.js";

/// The script by which another page shows the single file in a frame.
pub(crate) const FRAME: &str = "trial-prescreen-frame.js";

/// The form, without its script: a document in the shell.
const FORM: &str = "src/page/form.html";

/// The source of the form's script.
const FORM_SCRIPT: [&str; 6] =
    ["src/page/locks.js", "src/page/own_scroller.js", SEAL, GUARD, "src/page/diagnosis.js", "src/page.js"];

/// The source of the shell's script after the file that gets the engine.
const SHELL_SCRIPT: [&str; 4] = ["src/shell/words.js", "src/shell/history.js", SEAL, "src/shell.js"];

/// Both seal themselves.
const SEAL: &str = "src/page/seal.js";

/// What watches the engine.
const GUARD: &str = "src/guard.js";

/// How the shell gets the engine, and how that of the single file does.
const FETCHED: &str = "src/shell/fetched.js";
const PACKED: &str = "src/shell/packed.js";

/// The source of the element's module.
const ELEMENT_SCRIPT: [&str; 7] = [
    "src/element/problem.js",
    GUARD,
    "src/element/engine.js",
    "src/element/trial.js",
    "src/element/style.js",
    "src/element/print.js",
    "src/element/element.js",
];

/// What the engine may do, in front of wasm-bindgen's script.
const ALLOWED: &str = "src/allowed.js";

/// The source of the frame's script.
const FRAME_SCRIPT: &str = "src/frame.js";

/// What developers of pages around the element read, and no browser loads; with its name in `dist/`.
const FOR_DEVELOPERS: [(&str, &str); 2] = [
    ("src/element/trial-prescreen.d.ts", "trial-prescreen.d.ts"),
    ("src/element/custom-elements.json", "custom-elements.json"),
];

/// The sources of the scripts that are put together, with a name for each.
pub(crate) fn scripts() -> [(&'static str, Vec<&'static str>); 5] {
    [
        ("allowed", vec![ALLOWED]),
        ("shell", shell_script(FETCHED)),
        ("single-file", shell_script(PACKED)),
        ("form", FORM_SCRIPT.to_vec()),
        ("element", ELEMENT_SCRIPT.to_vec()),
    ]
}

/// The sources of the shell's script, with the way in which it gets the engine.
fn shell_script(get_engine: &'static str) -> Vec<&'static str> {
    [get_engine].into_iter().chain(SHELL_SCRIPT).collect()
}

/// A file of `dist/`, with its sizes in bytes.
pub(crate) struct DistFile {
    /// Its name; `dist/` has no folders.
    pub name: String,
    /// As it is.
    pub raw: usize,
    /// As sent to a browser that takes gzip.
    pub gzip: usize,
    /// As sent to a browser that takes brotli.
    pub brotli: usize,
    /// What `integrity` says of it.
    pub integrity: String,
}

/// Builds everything; returns what was written.
pub(crate) fn build(places: &Places) -> Result<Vec<DistFile>> {
    let widget = compile::widget(places)?;
    let root = places.root();
    let dist = places.dist();
    fs::create_dir_all(&dist)?;
    // First, since its packed form is part of the single file.
    let engine = write::write(&dist, ENGINE, &widget.module)?;
    let packed = fs::read(dist.join(format!("{ENGINE}.gz")))?;

    let template = page::with_trial(&read(&root.join(PAGE))?, &widget.trial)?;
    let allowed = glue::in_scope(&read(&root.join(ALLOWED))?)?;
    let glue = allowed + &narrow::narrowed(&glue::joined(&widget.script)?)?;
    let style = style::of_page(&root.join("style"))?;
    let sources = |names: &[&str]| names.iter().map(|name| read(&root.join(name))).collect::<Result<String>>();
    let script = module::of_form(&glue, &engine.integrity, &sources(&FORM_SCRIPT)?)?;
    let form = document::form(&page::without_comments(&read(&root.join(FORM))?), &style, &script)?;
    let document = |get_engine, from: Engine| -> Result<Vec<u8>> {
        let shell = module::of_shell(&form.text, &engine.integrity, &sources(&shell_script(get_engine))?)?;
        Ok(document::shell(&template, &style, &shell, &form, from)?.into_bytes())
    };
    let page = document(FETCHED, Engine::Fetched)?;
    let single_file = document(PACKED, Engine::Packed(&packed))?;
    let element = sources(&ELEMENT_SCRIPT)?;
    let element_style = style::of_element(&root.join("style"))?;
    let module = module::of_element(&glue, &engine.integrity, &element_style, &element)?;

    let frame = lean::script(&read(&root.join(FRAME_SCRIPT))?)?;

    let mut files = vec![engine];
    for (name, bytes) in
        [(PAGE, page), (SINGLE_FILE, single_file), (MODULE, module.into_bytes()), (FRAME, frame.into_bytes())]
    {
        files.push(write::write(&dist, name, &bytes)?);
    }
    for (source, name) in FOR_DEVELOPERS {
        fs::write(dist.join(name), read(&root.join(source))?)?;
    }
    let names = files.iter().map(|file| &*file.name).chain(FOR_DEVELOPERS.map(|(_, name)| name));
    write::remove_others(&dist, &names.collect::<Vec<_>>())?;
    provenance::write(places)?;
    println!("Wrote {}", dist.display());
    Ok(files)
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("`{}`", path.display()))
}
