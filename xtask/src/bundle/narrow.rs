//! Makes the engine's imports as narrow as what the engine does with them. Crates that it is built from bring imports that
//! could do far more: Yew sets any attribute of any element, js-sys any property of any object, and a timer takes a text
//! that a browser would run as script. They are made to go through `src/allowed.js`, which says what may be.

use anyhow::{Result, ensure};

/// A part of wasm-bindgen's script, which has to be there once, and what stands in its place.
const NARROWED: [(&str, &str); 14] = [
    // js-sys looks for the window under four names, of which the others may be more than a window.
    ("typeof self === 'undefined' ? undefined : self;", "window;"),
    ("typeof window === 'undefined' ? undefined : window;", "undefined;"),
    ("typeof globalThis === 'undefined' ? undefined : globalThis;", "undefined;"),
    ("typeof global === 'undefined' ? undefined : global;", "undefined;"),
    ("Reflect.set(arg0, arg1, arg2)", "allowed.setProperty(arg0, arg1, arg2)"),
    ("arg0.setAttribute(", "allowed.setAttribute(arg0, "),
    (
        "arg0.createElement(getStringFromWasm0(arg1, arg2))",
        "allowed.made(arg0.createElement(getStringFromWasm0(arg1, arg2)))",
    ),
    (
        "arg0.createElementNS(arg1 === 0 ? undefined : getStringFromWasm0(arg1, arg2), getStringFromWasm0(arg3, arg4))",
        "allowed.made(arg0.createElementNS(arg1 === 0 ? undefined : getStringFromWasm0(arg1, arg2), getStringFromWasm0(arg3, arg4)))",
    ),
    ("arg0.cloneNode()", "allowed.place(arg0).cloneNode()"),
    ("arg0.insertBefore(", "allowed.place(arg0).insertBefore("),
    ("arg0.nodeValue = ", "allowed.place(arg0.parentNode);\narg0.nodeValue = "),
    // Markup as text, which the page has none of, is refused as every property without a name on the list is.
    ("arg0.innerHTML = getStringFromWasm0(arg1, arg2);", "allowed.setProperty(arg0);"),
    ("arg0.setInterval(arg1, ", "arg0.setInterval(allowed.later(arg1), "),
    ("= setTimeout(arg0, ", "= setTimeout(allowed.later(arg0), "),
];

/// wasm-bindgen's script with narrow imports. What is not narrowed is on the list of `cargo xtask test imports`.
pub(crate) fn narrowed(script: &str) -> Result<String> {
    let mut narrowed = script.to_owned();
    for (wide, narrow) in NARROWED {
        let found = script.matches(wide).count();
        ensure!(
            found == 1,
            "wasm-bindgen's script holds `{wide}` {found} times, not once: see whether it can still be narrowed \
            (xtask/src/bundle/narrow.rs)"
        );
        narrowed = narrowed.replace(wide, narrow);
    }
    Ok(narrowed)
}

#[cfg(test)]
mod tests {
    use super::{NARROWED, narrowed};

    #[test]
    fn every_wide_import_goes_through_what_is_allowed() {
        let script = NARROWED.map(|(wide, _)| wide).join("\n");
        assert_eq!(narrowed(&script).unwrap(), NARROWED.map(|(_, narrow)| narrow).join("\n"));
    }

    #[test]
    fn an_import_that_is_gone_or_there_twice_is_reported() {
        let script = NARROWED.map(|(wide, _)| wide).join("\n");
        let error = narrowed(&script.replace("Reflect.set(", "Reflect.get(")).unwrap_err().to_string();
        assert!(error.starts_with("wasm-bindgen's script holds `Reflect.set(arg0, arg1, arg2)` 0 times"), "{error}");
        let error = narrowed(&format!("{script}\narg0.cloneNode();")).unwrap_err().to_string();
        assert!(error.starts_with("wasm-bindgen's script holds `arg0.cloneNode()` 2 times"), "{error}");
    }
}
