//! What the build prints for a webmaster: the hashes of the scripts, in the lines to copy into a page.

use crate::bundle::{DistFile, FRAME, MODULE, SINGLE_FILE};

/// The lines for both ways in, each script with its hash.
pub(crate) fn of(files: &[DistFile]) -> String {
    let script = |name: &str| {
        let integrity = files.iter().find(|file| file.name == name).map_or("", |file| &file.integrity);
        format!("<script type=\"module\" src=\"{name}\" integrity=\"{integrity}\"></script>")
    };
    let element = "<trial-prescreen lang=\"en\"></trial-prescreen>";
    let place = format!(
        "<div data-trial-prescreen=\"{SINGLE_FILE}\" lang=\"en\"><a href=\"{SINGLE_FILE}\">Compare your situation with the study's rules</a></div>"
    );
    format!(
        "\nThe page in a sealed frame of another page:\n  {place}\n  {}\n\nThe custom element:\n  {element}\n  {}\n",
        script(FRAME),
        script(MODULE)
    )
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::bundle::{DistFile, FRAME, MODULE};

    #[test]
    fn each_way_in_has_its_script_with_its_own_hash() {
        let file = |name: &str, integrity: &str| DistFile {
            name: name.to_owned(),
            raw: 0,
            gzip: 0,
            brotli: 0,
            integrity: integrity.to_owned(),
        };
        let text = of(&[file(MODULE, "sha384-one"), file(FRAME, "sha384-two")]);
        for line in [
            "  <script type=\"module\" src=\"trial-prescreen.js\" integrity=\"sha384-one\"></script>",
            "  <script type=\"module\" src=\"trial-prescreen-frame.js\" integrity=\"sha384-two\"></script>",
            "  <trial-prescreen lang=\"en\"></trial-prescreen>",
        ] {
            assert!(text.lines().any(|written| written == line), "no `{line}` in {text}");
        }
    }
}
