//! Puts files into `dist/`, each also compressed with brotli and gzip.

use crate::bundle::{DistFile, integrity};
use crate::compress;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// Writes a file and its compressed forms, unless they are there: compressing the module is what takes longest.
pub(crate) fn write(dist: &Path, name: &str, bytes: &[u8]) -> Result<DistFile> {
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
    Ok(DistFile {
        name: name.to_owned(),
        raw: bytes.len(),
        gzip: size(&gzip)?,
        brotli: size(&brotli)?,
        integrity: integrity::of_file(bytes),
    })
}

/// Writes a file in one step: it is there as a whole or not at all.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, bytes)?;
    Ok(fs::rename(unfinished, path)?)
}

/// Removes what an earlier build left and this one does not write.
pub(crate) fn remove_others(dist: &Path, names: &[&str]) -> Result<()> {
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
    use super::{remove_others, write};
    use crate::bundle::testing::folder;
    use std::fs;

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
}
