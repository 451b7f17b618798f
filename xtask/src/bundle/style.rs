//! The style sheet of the page: the files of `style/` in the order of their layers.

use crate::bundle::{lean, read};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// The files, in order.
const FILES: [&str; 9] = [
    "tokens.css",
    "base.css",
    "components.css",
    "participant.css",
    "clinician.css",
    "result.css",
    "timeline.css",
    "files.css",
    "print.css",
];

/// All of them as one text, without comments.
pub(crate) fn of_page(folder: &Path) -> Result<String> {
    for file in fs::read_dir(folder).with_context(|| format!("`{}`", folder.display()))? {
        let name = file?.file_name();
        ensure!(
            FILES.iter().any(|known| name == *known),
            "`style/{}` is not among the files that xtask/src/bundle/style.rs puts together",
            name.display()
        );
    }
    let text = FILES.iter().map(|name| read(&folder.join(name))).collect::<Result<String>>()?;
    lean::style(&text)
}

#[cfg(test)]
mod tests {
    use super::{FILES, of_page};
    use crate::bundle::testing::folder;
    use std::fs;

    #[test]
    fn style_sheets_stand_in_the_order_of_their_layers_and_none_is_forgotten() {
        let sheets = folder("style");
        for name in FILES.into_iter().rev() {
            fs::write(sheets.join(name), format!("/* {name} */\n  {name}\n")).unwrap();
        }
        assert_eq!(of_page(&sheets).unwrap(), FILES.map(|name| format!("{name}\n")).concat());
        fs::write(sheets.join("extra.css"), "").unwrap();
        let error = of_page(&sheets).unwrap_err().to_string();
        assert!(error.contains("`style/extra.css`"), "{error}");
        fs::remove_dir_all(sheets).unwrap();
    }
}
