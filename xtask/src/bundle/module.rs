//! Scripts of ours together with wasm-bindgen's: each is one text in one scope, so that one hash covers it.

use crate::bundle::lean;
use crate::bundle::style::ElementStyle;
use anyhow::Result;

/// The script of the form, from wasm-bindgen's and the files of `src/page/`.
pub(crate) fn of_form(glue: &str, engine_integrity: &str, source: &str) -> Result<String> {
    Ok(format!("{}{glue}{}", constants(&[("ENGINE_INTEGRITY", engine_integrity)])?, lean::script(source)?))
}

/// The script of the shell, with the form's document as a text.
pub(crate) fn of_shell(form: &str, engine_integrity: &str, source: &str) -> Result<String> {
    let constants = constants(&[("ENGINE_INTEGRITY", engine_integrity), ("FORM", form)])?;
    // In a script nothing may look like the end of one.
    Ok(format!("{}{}", constants.replace('<', "\\u003c"), lean::script(source)?))
}

/// The module that defines the custom element, from wasm-bindgen's script, the styles and the files of `src/element/`.
pub(crate) fn of_element(glue: &str, engine_integrity: &str, style: &ElementStyle, source: &str) -> Result<String> {
    let ElementStyle { base, dark } = style;
    let constants = constants(&[("ENGINE_INTEGRITY", engine_integrity), ("STYLE", base), ("DARK_STYLE", dark)])?;
    Ok(format!("{constants}{glue}{}", lean::script(source)?))
}

/// The product's version, and texts that only the build knows.
fn constants(constants: &[(&str, &str)]) -> Result<String> {
    let version = ("VERSION", env!("CARGO_PKG_VERSION"));
    // A text of JSON is a text of JavaScript.
    let line = |(name, text): &(&str, &str)| Ok(format!("const {name} = {};\n", serde_json::to_string(text)?));
    [version].iter().chain(constants).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::{of_element, of_form, of_shell};
    use crate::bundle::style::ElementStyle;

    #[test]
    fn the_pages_script_begins_with_what_it_needs_to_know() {
        let script = of_form("glue();\n", "sha384-abc", "// Why.\nf();\ng();\n").unwrap();
        let version = env!("CARGO_PKG_VERSION");
        let expected =
            format!("const VERSION = \"{version}\";\nconst ENGINE_INTEGRITY = \"sha384-abc\";\nglue();\nf();\ng();\n");
        assert_eq!(script, expected);
    }

    #[test]
    fn the_shells_script_carries_the_form_as_a_text_that_ends_no_script() {
        let script = of_shell("<p>\"a\"</p><script>b</script>", "sha384-abc", "f();\n").unwrap();
        let form = r#"const FORM = "\u003cp>\"a\"\u003c/p>\u003cscript>b\u003c/script>";"#;
        assert!(script.contains(form), "{script}");
        assert!(script.ends_with("\nf();\n"), "{script}");
    }

    #[test]
    fn the_elements_module_carries_its_styles_as_texts() {
        let style = ElementStyle { base: "a {\ncontent: \"\\2014\";\n}\n".to_owned(), dark: "b{}".to_owned() };
        let module = of_element("glue();\n", "sha384-abc", &style, "f();\n").unwrap();
        assert!(module.contains("\nconst STYLE = \"a {\\ncontent: \\\"\\\\2014\\\";\\n}\\n\";\n"), "{module}");
        assert!(module.ends_with("\nconst DARK_STYLE = \"b{}\";\nglue();\nf();\n"), "{module}");
    }
}
