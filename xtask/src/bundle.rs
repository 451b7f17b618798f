//! Writes `dist/`: the page, the scripts, the module and the style sheet, each also compressed with brotli and gzip.

use crate::places::Places;
use crate::{compile, compress, page};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// The page; the trial's record is written into it.
const PAGE: &str = "index.html";

/// The script that starts the module and, where it cannot, says so; with its name in `dist/`.
const BOOT: (&str, &str) = ("src/boot.js", "boot.js");

/// The script around the module.
const GLUE: &str = "trial_prescreen.js";

/// The module, with the trial inside.
const MODULE: &str = "trial_prescreen_bg.wasm";

/// The style sheet of `dist/`, and the files of `style/` that it is made of, in the order of their layers.
const STYLE: (&str, [&str; 9]) = (
    "style.css",
    [
        "tokens.css",
        "base.css",
        "components.css",
        "participant.css",
        "clinician.css",
        "result.css",
        "timeline.css",
        "files.css",
        "print.css",
    ],
);

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
}

/// Builds the page; returns what a participant's browser loads.
pub(crate) fn build(places: &Places) -> Result<Vec<DistFile>> {
    let widget = compile::widget(places)?;
    let root = places.root();
    let page = page::with_trial(&read(&root.join(PAGE))?, &widget.trial)?;
    let contents = [
        (PAGE, page.into_bytes()),
        (STYLE.0, style(&root.join("style"))?.into_bytes()),
        (BOOT.1, read(&root.join(BOOT.0))?.into_bytes()),
        (GLUE, widget.script.into_bytes()),
        (MODULE, widget.module),
    ];
    let dist = places.dist();
    fs::create_dir_all(&dist)?;
    remove_others(&dist, &contents.each_ref().map(|(name, _)| *name))?;
    let files = contents.iter().map(|(name, bytes)| write(&dist, name, bytes)).collect::<Result<Vec<_>>>()?;
    println!("Wrote {}", dist.display());
    Ok(files)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("`{}`", path.display()))
}

/// One style sheet of all, so that the page asks for one file.
fn style(folder: &Path) -> Result<String> {
    for file in fs::read_dir(folder).with_context(|| format!("`{}`", folder.display()))? {
        let name = file?.file_name();
        ensure!(
            STYLE.1.iter().any(|known| name == *known),
            "`style/{}` is not among the files that xtask/src/bundle.rs puts together",
            name.display()
        );
    }
    STYLE.1.iter().map(|name| read(&folder.join(name))).collect()
}

/// Writes a file and its compressed forms, unless they are there: compressing the module is what takes longest.
fn write(dist: &Path, name: &str, bytes: &[u8]) -> Result<DistFile> {
    let path = dist.join(name);
    let brotli = dist.join(format!("{name}.br"));
    let gzip = dist.join(format!("{name}.gz"));
    if !(brotli.is_file() && gzip.is_file() && fs::read(&path).is_ok_and(|present| present == bytes)) {
        // In this order, so that an interruption leaves no compressed form of another content.
        for stale in [&brotli, &gzip] {
            if stale.exists() {
                fs::remove_file(stale)?;
            }
        }
        fs::write(&path, bytes)?;
        replace(&gzip, &compress::gzip(bytes)?)?;
        replace(&brotli, &compress::brotli(bytes)?)?;
    }
    let size = |path: &Path| -> Result<usize> { Ok(usize::try_from(fs::metadata(path)?.len())?) };
    Ok(DistFile { name: name.to_owned(), raw: bytes.len(), gzip: size(&gzip)?, brotli: size(&brotli)? })
}

/// Writes a file in one step: it is there as a whole or not at all.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, bytes)?;
    Ok(fs::rename(unfinished, path)?)
}

/// Removes what an earlier build left and this one does not write.
fn remove_others(dist: &Path, names: &[&str]) -> Result<()> {
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        let file_name = entry.file_name();
        let file_name = file_name.to_string_lossy();
        let name = file_name.trim_end_matches(".br").trim_end_matches(".gz");
        if entry.file_type()?.is_file() && !names.contains(&name) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{STYLE, remove_others, style, write};
    use std::fs;
    use std::path::PathBuf;

    /// An empty folder for one test.
    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-bundle-{}-{test}", std::process::id()));
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_changed_file_gets_new_compressed_forms() {
        let dist = folder("changed");
        let short = write(&dist, "page.html", b"short").unwrap();
        let text = "a longer text, ".repeat(100);
        let long = write(&dist, "page.html", text.as_bytes()).unwrap();
        assert_eq!((short.raw, long.raw), (5, 1500));
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*fs::read(dist.join("page.html.br")).unwrap(), &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        assert_eq!(long.brotli, fs::read(dist.join("page.html.br")).unwrap().len());
        assert_eq!(long.gzip, fs::read(dist.join("page.html.gz")).unwrap().len());
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn an_unchanged_file_is_left_alone_but_a_missing_form_is_made() {
        let dist = folder("unchanged");
        write(&dist, "page.html", b"text").unwrap();
        fs::write(dist.join("page.html.gz"), b"kept").unwrap();
        write(&dist, "page.html", b"text").unwrap();
        assert_eq!(fs::read(dist.join("page.html.gz")).unwrap(), b"kept");
        fs::remove_file(dist.join("page.html.br")).unwrap();
        write(&dist, "page.html", b"text").unwrap();
        assert_ne!(fs::read(dist.join("page.html.gz")).unwrap(), b"kept");
        assert!(dist.join("page.html.br").is_file());
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn what_is_no_longer_written_goes() {
        let dist = folder("others");
        for name in ["kept.js", "kept.js.br", "kept.js.gz", "old.js", "old.js.br"] {
            fs::write(dist.join(name), b"").unwrap();
        }
        remove_others(&dist, &["kept.js"]).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        assert_eq!(left, ["kept.js", "kept.js.br", "kept.js.gz"]);
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn style_sheets_stand_in_the_order_of_their_layers_and_none_is_forgotten() {
        let sheets = folder("style");
        for name in STYLE.1.into_iter().rev() {
            fs::write(sheets.join(name), format!("{name} ")).unwrap();
        }
        assert_eq!(style(&sheets).unwrap(), STYLE.1.map(|name| format!("{name} ")).concat());
        fs::write(sheets.join("extra.css"), "").unwrap();
        let error = style(&sheets).unwrap_err().to_string();
        assert!(error.contains("`style/extra.css`"), "{error}");
        fs::remove_dir_all(sheets).unwrap();
    }
}
