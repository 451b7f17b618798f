//! wasm-bindgen's script, made ready to stand in one scope with a script of ours.

use crate::bundle::lean;
use anyhow::{Context, Result, ensure};

/// What its last line exports: both stay in scope under their own names, and ours starts the engine by the second.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";

/// The beginning of a second way to start the engine, which no script of ours takes, and what follows it.
const SECOND_START: (&str, &str) = ("function initSync(module) {\n", "let __wbg_init_promise;\n");

/// Marks that Yew puts on elements of the page. A page around ours that is made with Yew has the same, and would take our
/// elements for its own, so ours get other names.
const MARKS: [&str; 3] = [".__yew_subtree_id", ".__yew_subtree_cache_key", ".__yew_listener_id"];

/// The script without exports: the functions of the engine and `__wbg_init` are in scope for whatever follows.
pub(crate) fn joined(script: &str) -> Result<String> {
    let code = script
        .trim_end()
        .strip_suffix(EXPORTS)
        .with_context(|| format!("wasm-bindgen's script no longer ends with `{EXPORTS}`"))?;
    let mut code = in_scope(code)?;
    let (start, end) = SECOND_START;
    let second_start = code.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    let (before, after) = second_start
        .with_context(|| format!("wasm-bindgen's script no longer holds `{}` and `{}`", start.trim(), end.trim()))?;
    code = format!("{before}{end}{after}");
    for mark in MARKS {
        ensure!(code.contains(mark), "wasm-bindgen's script no longer holds Yew's mark `{mark}`");
    }
    code = code.replace(".__yew_", ".__tp_");
    for (found, why) in [
        ("export ", "an export that is not understood"),
        ("import.meta", "an address relative to a file of its own"),
        ("__yew_", "a mark of Yew's that is not known"),
    ] {
        let line = code.lines().find(|line| line.contains(found));
        ensure!(line.is_none(), "wasm-bindgen's script holds {why}: `{}`", line.unwrap_or_default());
    }
    Ok(code)
}

/// A script of which everything that it exports is in scope.
pub(crate) fn in_scope(script: &str) -> Result<String> {
    let mut code = lean::script(script)?;
    for keyword in ["function", "class", "const"] {
        code = code.replace(&format!("\nexport {keyword} "), &format!("\n{keyword} "));
        if let Some(rest) = code.strip_prefix(&format!("export {keyword} ")) {
            code = format!("{keyword} {rest}");
        }
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::joined;

    const SCRIPT: &str = "\n/**\n * Starts.\n */\nexport function startPage() {\nwasm.startPage();\n}\n\
        \x20   export class Element {\n}\n\
        const imports = {\n__wbg_subtree_id_1: function(arg0) {\nreturn arg0.__yew_subtree_id;\n},\n\
        a: (arg0) => arg0.__yew_subtree_cache_key,\nb: (arg0) => arg0.__yew_listener_id,\n};\n\
        function initSync(module) {\nstart(module);\n}\nlet __wbg_init_promise;\n\
        async function __wbg_init() {}\n\nexport { initSync, __wbg_init as default };";

    #[test]
    fn what_was_exported_is_in_scope() {
        let code = joined(SCRIPT).unwrap();
        assert!(code.starts_with("function startPage() {\nwasm.startPage();\n}\nclass Element {\n"), "{code}");
        assert!(code.ends_with("};\nlet __wbg_init_promise;\nasync function __wbg_init() {}\n"), "{code}");
        assert!(!code.contains("export"), "{code}");
    }

    #[test]
    fn yews_marks_have_other_names_and_the_imports_keep_theirs() {
        let code = joined(SCRIPT).unwrap();
        for part in [
            "__wbg_subtree_id_1: function(arg0) {\nreturn arg0.__tp_subtree_id;",
            "arg0.__tp_subtree_cache_key",
            "arg0.__tp_listener_id",
        ] {
            assert!(code.contains(part), "no `{part}` in {code}");
        }
        assert!(!code.contains("__yew_"), "{code}");
    }

    #[test]
    fn a_script_that_has_changed_is_refused() {
        for (from, to, message) in [
            ("export { initSync, __wbg_init as default };", "export default init;", "no longer ends with"),
            ("function initSync", "function start", "no longer holds `function initSync(module) {` and"),
            ("arg0.__yew_listener_id", "0", "no longer holds Yew's mark `.__yew_listener_id`"),
            ("wasm.startPage();", "arg0[\"__yew_new\"];", "a mark of Yew's that is not known"),
            ("export class", "export let", "an export that is not understood: `export let Element {`"),
            ("wasm.startPage();", "new URL('x', import.meta.url);", "an address relative to a file of its own"),
        ] {
            let error = joined(&SCRIPT.replace(from, to)).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
