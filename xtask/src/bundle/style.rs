//! The style sheets: the files of `style/` in the order of their layers, for the page and for the element.

use crate::bundle::{lean, read};
use anyhow::{Context, Result, ensure};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The files, in order.
const FILES: [&str; 12] = [
    "tokens.css",
    DARK,
    "base.css",
    "components.css",
    "participant.css",
    "clinician.css",
    "result.css",
    "timeline.css",
    "files.css",
    DIAGNOSIS,
    SHELL,
    "print.css",
];

/// What only the page shows.
const DIAGNOSIS: &str = "diagnosis.css";
const SHELL: &str = "shell.css";

/// The palette of dark pages.
const DARK: &str = "dark.css";

/// What the style sheet's own unit is called in an element: there `rem` is whatever the page around makes of it.
const REM: &str = "var(--tp-rem)";

/// How many pixels browsers take for one `rem` in a question about the width.
const REM_IN_PIXELS: f64 = 16.0;

/// The style sheets of the element.
pub(crate) struct ElementStyle {
    /// All but the palette of dark pages.
    pub base: String,
    /// That palette.
    pub dark: String,
}

/// The style sheet of the page: all files as one text, without comments.
pub(crate) fn of_page(folder: &Path) -> Result<String> {
    files(
        folder,
        |name, text| {
            if name == DARK { format!("@media (prefers-color-scheme: dark) {{\n{text}}}\n") } else { text }
        },
    )
}

/// The style sheets of the element, which measure by the person's type and the element's own width.
pub(crate) fn of_element(folder: &Path) -> Result<ElementStyle> {
    let mut dark = String::new();
    let base = files(folder, |name, text| match name {
        DARK => {
            dark = text;
            String::new()
        }
        DIAGNOSIS | SHELL => String::new(),
        _ => text.lines().map(|line| by_own_measures(line) + "\n").collect(),
    })?;
    Ok(ElementStyle { base, dark })
}

/// The files in their order, each as something is made of it.
fn files(folder: &Path, mut made: impl FnMut(&str, String) -> String) -> Result<String> {
    for file in fs::read_dir(folder).with_context(|| format!("`{}`", folder.display()))? {
        let name = file?.file_name();
        ensure!(
            FILES.iter().any(|known| name == *known),
            "`style/{}` is not among the files that xtask/src/bundle/style.rs puts together",
            name.display()
        );
    }
    FILES.iter().map(|name| Ok(made(name, lean::style(&read(&folder.join(name))?)?))).collect()
}

/// A line that does not depend on the page around the element, nor on how wide the window is.
fn by_own_measures(line: &str) -> String {
    let is_about_width = line.starts_with("@media") && line.contains("-width:");
    if line.starts_with("@media") && !is_about_width {
        return line.to_owned();
    }
    let mut own = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("rem") {
        let (kept, number) =
            before.split_at(before.trim_end_matches(|of: char| of.is_ascii_digit() || "-.".contains(of)).len());
        match number.parse::<f64>() {
            // Writing to a string does not fail.
            Ok(number) if is_about_width => drop(write!(own, "{kept}{}px", number * REM_IN_PIXELS)),
            Ok(number) => drop(write!(own, "{kept}calc({number} * {REM})")),
            Err(_) => drop(write!(own, "{before}rem")),
        }
        rest = after;
    }
    own.push_str(rest);
    if is_about_width { own.replacen("@media", "@container", 1) } else { own }
}

#[cfg(test)]
mod tests {
    use super::{DARK, DIAGNOSIS, FILES, SHELL, by_own_measures, of_element, of_page};
    use crate::bundle::testing::folder;
    use std::fs;

    #[test]
    fn style_sheets_stand_in_the_order_of_their_layers_and_none_is_forgotten() {
        let sheets = folder("style");
        for name in FILES.into_iter().rev() {
            fs::write(sheets.join(name), format!("/* {name} */\n  {name} {{ margin: 1rem }}\n")).unwrap();
        }
        let rule = |name: &str, one: &str| format!("{name} {{ margin: {one} }}\n");
        let page = FILES.map(|name| {
            let rule = rule(name, "1rem");
            if name == DARK { format!("@media (prefers-color-scheme: dark) {{\n{rule}}}\n") } else { rule }
        });
        assert_eq!(of_page(&sheets).unwrap(), page.concat());
        let element = of_element(&sheets).unwrap();
        let base = FILES
            .into_iter()
            .filter(|name| ![DARK, DIAGNOSIS, SHELL].contains(name))
            .map(|name| rule(name, "calc(1 * var(--tp-rem))"));
        assert_eq!(element.base, base.collect::<String>());
        assert_eq!(element.dark, rule(DARK, "1rem"));

        fs::write(sheets.join("extra.css"), "").unwrap();
        let error = of_page(&sheets).unwrap_err().to_string();
        assert!(error.contains("`style/extra.css`"), "{error}");
        fs::remove_dir_all(sheets).unwrap();
    }

    #[test]
    fn an_element_measures_by_itself() {
        for (page, element) in [
            ("margin: 0 -0.5rem 2rem;", "margin: 0 calc(-0.5 * var(--tp-rem)) calc(2 * var(--tp-rem));"),
            ("inline-size: min(4rem, 50%);", "inline-size: min(calc(4 * var(--tp-rem)), 50%);"),
            ("@media (min-width: 60rem) {", "@container (min-width: 960px) {"),
            ("@media (max-height: 26rem) {", "@media (max-height: 26rem) {"),
            (".tp-remark {", ".tp-remark {"),
            ("@media print {", "@media print {"),
        ] {
            assert_eq!(by_own_measures(page), element);
        }
    }
}
