//! Builds a second time, somewhere else and from nothing, and compares: whoever builds a version gets the files, and so the
//! hashes, that its publisher gives. The compiler has to be the same one; `dist/manifest.json` names it.

use crate::bundle::provenance::{self, MANIFEST};
use crate::places::Places;
use crate::{bundle, command, compile};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

/// Builds here and ends in an error that names what differs from the manifest that somebody published.
pub(crate) fn compare(places: &Places, published: &Path) -> Result<()> {
    let manifest = |path: &Path| -> Result<Value> {
        let text = fs::read(path).with_context(|| format!("`{}`", path.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("`{}` is no manifest", path.display()))
    };
    let published = manifest(published)?;
    bundle::build(places)?;
    let built = manifest(&places.dist().join(MANIFEST))?;
    let differing = provenance::differences(&published, &built);
    if !differing.is_empty() {
        bail!("this is not what was published:\n  {}", differing.join("\n  "));
    }
    println!("Built with {}: every file is the one that was published", compiler(&built));
    Ok(())
}

/// The compiler that a manifest names.
fn compiler(manifest: &Value) -> &str {
    manifest.pointer("/compiler/rustc").and_then(Value::as_str).unwrap_or("an unknown compiler")
}

/// Builds here and in a copy, and ends in an error that names what differs.
pub(crate) fn check(places: &Places) -> Result<()> {
    bundle::build(places)?;
    let here = contents(&places.dist())?;
    let elsewhere = env::temp_dir().join(format!("trial-prescreen-reproduced-{}", std::process::id()));
    let checkout = elsewhere.join("checkout");
    copy(places.root(), &checkout)?;
    let cargo_home = elsewhere.join("cargo-home");
    fs::create_dir_all(&cargo_home)?;
    // Where crates come from, if that is set: it is not what is compared.
    let settings = compile::cargo_home()?.join("config.toml");
    if settings.is_file() {
        fs::copy(settings, cargo_home.join("config.toml"))?;
    }
    println!("Building again in {}, with nothing that was built or fetched before", checkout.display());
    command::run(
        command::cargo(&checkout)
            .args(["run", "--locked", "--quiet", "--package", "xtask", "--", "build"])
            .env("CARGO_HOME", &cargo_home)
            .env("CARGO_TARGET_DIR", elsewhere.join("target")),
    )?;
    let differing = differences(&here, &contents(&checkout.join("dist"))?);
    if !differing.is_empty() {
        bail!("built again, {} differ; {} is left for comparing", differing.join(", "), elsewhere.display());
    }
    fs::remove_dir_all(&elsewhere)?;
    let manifest = here.get(MANIFEST).context("the build wrote no manifest")?;
    let manifest: Value = serde_json::from_slice(manifest)?;
    println!("Built twice with {}: all {} files are the same", compiler(&manifest), here.len());
    Ok(())
}

/// Copies what is versioned, or would be, and nothing that was built.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let files = command::output(
        std::process::Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(from),
    )
    .context("git, which knows what belongs to the source, could not list it")?;
    for file in files.split_terminator('\0') {
        let (source, copy) = (from.join(file), to.join(file));
        // One that was deleted and not yet committed is still listed.
        if source.is_file() {
            fs::create_dir_all(copy.parent().unwrap_or(to))?;
            fs::copy(&source, &copy).with_context(|| format!("`{}`", source.display()))?;
        }
    }
    Ok(())
}

/// The files of a folder by their names.
fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    fs::read_dir(folder)
        .with_context(|| format!("`{}`", folder.display()))?
        .map(|entry| {
            let entry = entry?;
            Ok((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?))
        })
        .collect()
}

/// The names of files that are not the same in both, or not in both at all.
fn differences(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut names: Vec<&String> =
        one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name)).collect();
    names.sort();
    names.dedup();
    names.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::differences;
    use std::collections::BTreeMap;

    #[test]
    fn what_differs_or_is_missing_is_named_once() {
        let files = |files: &[(&str, &str)]| {
            files.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect()
        };
        let one: BTreeMap<_, _> = files(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let other = files(&[("a", "1"), ("b", "3"), ("d", "4")]);
        assert_eq!(differences(&one, &one), [""; 0]);
        assert_eq!(differences(&one, &other), ["b", "c", "d"]);
    }
}
