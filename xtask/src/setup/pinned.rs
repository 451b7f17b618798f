//! Programs from crates.io and scripts from npm that the tests use. Each is known by the hash of its archive, which is compared
//! before anything of it is unpacked, built or run: a registry, or whoever stands between, that gives other bytes under the
//! same version is refused. What a program is itself built with is in its own `Cargo.lock`, with hashes, inside that archive.

use crate::bundle::integrity;
use crate::command;
use crate::compile::cargo_home;
use crate::places::Places;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program from crates.io.
pub(super) struct Crate {
    /// The name of the crate and of its program.
    pub name: &'static str,
    pub version: &'static str,
    /// The SHA-256 of the archive: the `cksum` of the registry's index, and what a `Cargo.lock` calls `checksum`.
    pub sha256: &'static str,
}

/// A package of npm.
pub(super) struct Package {
    pub name: &'static str,
    pub version: &'static str,
    /// The hash of the archive, as `npm view NAME@VERSION dist.integrity` prints it and a `package-lock.json` holds it.
    pub integrity: &'static str,
    /// The files and folders that are unpacked. Licences go with what is wanted.
    pub wanted: &'static [&'static str],
}

/// A program from crates.io, built once.
pub(super) fn program(places: &Places, of: &Crate) -> Result<PathBuf> {
    let Crate { name, version, .. } = of;
    let tools = places.tools();
    let program = tools.join("bin").join(name);
    // Built from a folder: one that was installed by its name alone was not compared with the hash.
    let list = tools.join(".crates.toml");
    let installed = format!("\"{name} {version} (path+");
    if program.is_file() && fs::read_to_string(list).is_ok_and(|list| list.contains(&installed)) {
        return Ok(program);
    }
    println!("Building {name}, which takes a minute or two the first time");
    let source = tools.join("source").join(name);
    unpack_crate(&archive_of_crate(places, of)?, of, &source)?;
    command::run(
        command::cargo(places.root())
            // They start other programs: unoptimised ones are quick enough, and there in half the time.
            .args(["install", "--locked", "--debug", "--quiet", "--force", "--root"])
            .arg(&tools)
            .arg("--path")
            .arg(source.join(format!("{name}-{version}")))
            .arg("--target-dir")
            .arg(source.join("target")),
    )?;
    fs::remove_dir_all(source)?;
    Ok(program)
}

/// The archive of a crate as Cargo keeps it.
fn archive_of_crate(places: &Places, Crate { name, version, .. }: &Crate) -> Result<Vec<u8>> {
    // Cargo has no command that fetches and does nothing else. To tell about a crate it reads its manifest, so it fetches it.
    command::run(
        command::cargo(places.root())
            .args(["info", "--quiet", "--registry", "crates-io", &format!("{name}@{version}")])
            .stdout(Stdio::null()),
    )
    .with_context(|| format!("{name} {version}, which the tests need, cannot be fetched"))?;
    let archives = cargo_home()?.join("registry").join("cache");
    // Each registry, or mirror of one, has a folder of its own.
    let mut found = None;
    for registry in fs::read_dir(&archives).with_context(|| format!("`{}`", archives.display()))? {
        let archive = registry?.path().join(format!("{name}-{version}.crate"));
        if archive.is_file() {
            found = Some(fs::read(archive)?);
        }
    }
    found.with_context(|| format!("Cargo fetched {name} {version}, but it is not in `{}`", archives.display()))
}

/// Unpacks the archive of a crate into a folder, if it is the one that is meant.
fn unpack_crate(archive: &[u8], Crate { name, version, sha256 }: &Crate, folder: &Path) -> Result<()> {
    let found = integrity::sha256(archive);
    ensure!(
        found == *sha256,
        "{name} {version} is not what it was: the SHA-256 of the crate is {found}, not {sha256} (xtask/src/setup.rs)"
    );
    unpack(archive, folder, &[])
}

/// A folder with some files of a package of npm, fetched once.
pub(super) fn files(places: &Places, of: &Package) -> Result<PathBuf> {
    let Package { name, version, integrity, .. } = of;
    // With the beginning of the hash: what was fetched when another one was meant is not used.
    let hash: String = integrity.chars().filter(char::is_ascii_alphanumeric).take(18).collect();
    let folder = places.tools().join(format!("{name}-{version}-{hash}"));
    let content = folder.join("package");
    if !content.is_dir() {
        super::packages(&[("npm", "npm")])?;
        println!("Fetching {name} {version}");
        fs::create_dir_all(&folder)?;
        // It prints the name of the archive that it writes, and runs nothing of it.
        let archive = command::output(
            Command::new("npm").args(["pack", &format!("{name}@{version}"), "--silent"]).current_dir(&folder),
        )
        .with_context(|| format!("{name} {version}, which the tests need, cannot be fetched with npm"))?;
        let archive = folder.join(archive.trim());
        unpack_package(&fs::read(&archive)?, of, &folder)?;
        fs::remove_file(archive)?;
    }
    Ok(content)
}

/// Unpacks what is wanted of the archive of a package into `package` in a folder, if it is the one that is meant.
fn unpack_package(archive: &[u8], of: &Package, folder: &Path) -> Result<()> {
    let Package { name, version, integrity, wanted } = of;
    let found = integrity::of_archive(archive);
    ensure!(
        found == *integrity,
        "{name} {version} is not what it was: the hash of the package is {found}, not {integrity} (xtask/src/setup.rs)"
    );
    // Unpacked elsewhere first, so that an interruption leaves nothing that looks whole.
    let unfinished = folder.join("unfinished");
    unpack(archive, &unfinished, wanted)?;
    fs::rename(unfinished.join("package"), folder.join("package"))?;
    Ok(fs::remove_dir_all(unfinished)?)
}

/// Unpacks an archive into a folder that then holds nothing else: all of it, or these files of its folder `package`.
fn unpack(archive: &[u8], folder: &Path, wanted: &[&str]) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    // From memory: what is unpacked is what was hashed.
    let mut tar = Command::new("tar")
        .args(["-xzf", "-"])
        .args(wanted.iter().map(|file| format!("package/{file}")))
        .current_dir(folder)
        .stdin(Stdio::piped())
        .spawn()
        .context("`tar` cannot be started")?;
    let written = tar.stdin.take().map(|mut input| std::io::Write::write_all(&mut input, archive));
    let status = tar.wait()?;
    match written {
        Some(Ok(())) if status.success() => Ok(()),
        Some(Err(error)) if status.success() => Err(error).context("`tar` did not read the archive"),
        Some(_) | None => bail!("`tar` ended with {status}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Crate, Package, unpack_crate, unpack_package};
    use crate::bundle::integrity;
    use crate::bundle::testing::folder;
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    /// An archive with two files in a folder.
    fn archive(at: &Path, name: &str) -> Vec<u8> {
        fs::create_dir_all(at.join(name)).unwrap();
        fs::write(at.join(name).join("wanted.js"), "f();").unwrap();
        fs::write(at.join(name).join("other.js"), "g();").unwrap();
        let packed = Command::new("tar").args(["-czf", "archive", name]).current_dir(at).status().unwrap();
        assert!(packed.success());
        fs::remove_dir_all(at.join(name)).unwrap();
        fs::read(at.join("archive")).unwrap()
    }

    fn package(integrity: String) -> Package {
        Package { name: "axe", version: "1.2.3", integrity: integrity.leak(), wanted: &["wanted.js"] }
    }

    #[test]
    fn the_wanted_files_of_a_package_with_the_right_hash_are_unpacked() {
        let folder = folder("pinned-package");
        let archive = archive(&folder, "package");
        unpack_package(&archive, &package(integrity::of_archive(&archive)), &folder).unwrap();
        assert_eq!(fs::read_to_string(folder.join("package/wanted.js")).unwrap(), "f();");
        assert!(!folder.join("package/other.js").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn nothing_of_a_package_with_another_hash_is_unpacked() {
        let folder = folder("changed-package");
        let mut archive = archive(&folder, "package");
        let pinned = integrity::of_archive(&archive);
        // A byte of its header that no program that unpacks it looks at.
        archive[4] ^= 1;
        let found = integrity::of_archive(&archive);
        let error = unpack_package(&archive, &package(pinned.clone()), &folder).unwrap_err().to_string();
        let expected = format!("axe 1.2.3 is not what it was: the hash of the package is {found}, not {pinned}");
        assert!(error.starts_with(&expected), "{error}");
        assert!(!folder.join("package").exists() && !folder.join("unfinished").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_crate_is_unpacked_if_its_hash_is_right_and_else_nothing_is() {
        let folder = folder("pinned-crate");
        let archive = archive(&folder, "driver-1.2.3");
        let source = folder.join("source");
        let of = |sha256: String| Crate { name: "driver", version: "1.2.3", sha256: sha256.leak() };
        let error = unpack_crate(&archive, &of("79f3".to_owned()), &source).unwrap_err().to_string();
        assert!(error.starts_with("driver 1.2.3 is not what it was: the SHA-256 of the crate is "), "{error}");
        assert!(error.contains(", not 79f3"), "{error}");
        assert!(!source.exists());
        unpack_crate(&archive, &of(integrity::sha256(&archive)), &source).unwrap();
        assert_eq!(fs::read_to_string(source.join("driver-1.2.3/other.js")).unwrap(), "g();");
        fs::remove_dir_all(folder).unwrap();
    }
}
