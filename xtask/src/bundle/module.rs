//! Scripts of ours together with wasm-bindgen's: each is one text in one scope, so that one hash covers it.

use crate::bundle::lean;
use crate::bundle::style::ElementStyle;
use anyhow::Result;

/// The script of the page, from wasm-bindgen's and the files of `src/page/`.
pub(crate) fn of_page(glue: &str, engine_integrity: &str, sources: &[String]) -> Result<String> {
    Ok(format!("{}{glue}{}", constants(&[("ENGINE_INTEGRITY", engine_integrity)])?, lean::script(&sources.concat())?))
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
    use super::{of_element, of_page};
    use crate::bundle::style::ElementStyle;

    #[test]
    fn the_pages_script_begins_with_what_it_needs_to_know() {
        let sources = ["// Why.\nf();\n".to_owned(), "g();\n".to_owned()];
        let script = of_page("glue();\n", "sha384-abc", &sources).unwrap();
        let version = env!("CARGO_PKG_VERSION");
        let expected =
            format!("const VERSION = \"{version}\";\nconst ENGINE_INTEGRITY = \"sha384-abc\";\nglue();\nf();\ng();\n");
        assert_eq!(script, expected);
    }

    #[test]
    fn the_elements_module_carries_its_styles_as_texts() {
        let style = ElementStyle { base: "a {\ncontent: \"\\2014\";\n}\n".to_owned(), dark: "b{}".to_owned() };
        let module = of_element("glue();\n", "sha384-abc", &style, "f();\n").unwrap();
        assert!(module.contains("\nconst STYLE = \"a {\\ncontent: \\\"\\\\2014\\\";\\n}\\n\";\n"), "{module}");
        assert!(module.ends_with("\nconst DARK_STYLE = \"b{}\";\nglue();\nf();\n"), "{module}");
    }
}
