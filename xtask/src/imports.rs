//! What the engine can ask of a browser. A WebAssembly module can do nothing but compute and call what it imports, so the
//! list of its imports is the list of all that it can do. None may send, store or navigate.
//!
//! Three things are looked at, since a name alone may hide what it does:
//! - every import has to be on the list below, by its name;
//! - wasm-bindgen's script, which is what the imports are, may make only objects of the kinds below and name no way out;
//! - the module's bytes may not name one either, since it could ask for it by that name, nor any address to send to.
//!
//! What this cannot show: an element that is drawn could ask for a picture, and a link that is pressed, as one is to save a
//! file, could lead elsewhere. Pages that are sealed forbid the first by their policy (src/page/seal.js); no policy forbids
//! the second. Nothing under `src/` draws an element that asks for anything, or a link to another page.

use crate::bundle::{ENGINE, MODULE};
use crate::places::Places;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeSet;
use std::fs;
use wasmparser::{Parser, Payload, TypeRef};

/// What may be imported, and what for.
const ALLOWED: [(&str, &[&str]); 9] = [
    (
        "JavaScript values: passing, comparing and reading them",
        &[
            "__wbindgen_debug_string",
            "__wbindgen_generic",
            "__wbindgen_init_externref_table",
            "__wbindgen_is_falsy",
            "__wbindgen_is_function",
            "__wbindgen_is_object",
            "__wbindgen_is_undefined",
            "__wbindgen_jsval_eq",
            "__wbindgen_string_get",
            "_wbg_cb_unref",
            "call",
            "from",
            "get",
            "get_unchecked",
            "instanceof_Element",
            "instanceof_HtmlElement",
            "instanceof_HtmlInputElement",
            "instanceof_HtmlSelectElement",
            "instanceof_HtmlTextAreaElement",
            "instanceof_PageTransitionEvent",
            "instanceof_ShadowRoot",
            "instanceof_Window",
            "is",
            "length",
            "new",
            "of",
            "set",
            "slice",
            "static_accessor_GLOBAL",
            "static_accessor_GLOBAL_THIS",
            "static_accessor_SELF",
            "static_accessor_WINDOW",
        ],
    ),
    ("reporting on the console that the program failed", &["__wbindgen_throw", "error", "stack"]),
    (
        "drawing",
        &[
            "appendChild",
            "childNodes",
            "cloneNode",
            "closest",
            "createElement",
            "createElementNS",
            "createTextNode",
            "document",
            "documentElement",
            "focus",
            "getAttribute",
            "getElementById",
            "getRootNode",
            "host",
            "id",
            "insertBefore",
            "lastChild",
            "namespaceURI",
            "nextSibling",
            "parentElement",
            "parentNode",
            "querySelector",
            "remove",
            "removeAttribute",
            "removeChild",
            "scrollIntoView",
            "select",
            "setAttribute",
            "set_checked",
            "set_className",
            "set_defaultValue",
            "set_innerHTML",
            "set_nodeValue",
            "set_textContent",
            "set_title",
            "set_value",
            "tagName",
        ],
    ),
    (
        "listening to what a person does",
        &[
            "addEventListener",
            "altKey",
            "bubbles",
            "cache_key",
            "cancelBubble",
            "checked",
            "composedPath",
            "ctrlKey",
            "isComposing",
            "key",
            "listener_id",
            "metaKey",
            "persisted",
            "preventDefault",
            "removeEventListener",
            "selectedIndex",
            "set_cache_key",
            "set_capture",
            "set_listener_id",
            "set_passive",
            "set_subtree_id",
            "subtree_id",
            "target",
            "value",
        ],
    ),
    (
        "time, and doing something later",
        &[
            "clearInterval",
            "getDate",
            "getFullYear",
            "getMonth",
            "new_0",
            "now",
            "queueMicrotask",
            "resolve",
            "setInterval",
            "setTimeout",
            "then",
        ],
    ),
    (
        "the settings in the address, and the person's languages, which are read and not written",
        &["languages", "location", "navigator", "new_with_str", "search"],
    ),
    (
        "the browser's Back and Forward: entries hold two numbers, and the address stays as it is",
        &["back", "history", "pushState", "replaceState", "state"],
    ),
    ("files that the person chooses to open", &["files", "size", "text"]),
    (
        "files, copies and sheets that the person asks for",
        &[
            "click",
            "clipboard",
            "createObjectURL",
            "new_with_str_sequence_and_options",
            "print",
            "revokeObjectURL",
            "set_type",
            "writeText",
        ],
    ),
];

/// What the imports may make with `new`.
const MADE: [&str; 5] = ["Blob", "Date", "Error", "Object", "URLSearchParams"];

/// Names that would let answers out of the page, and how.
const WAYS_OUT: [(&str, &[&str]); 3] = [
    (
        "send",
        &[
            "fetch",
            "XMLHttpRequest",
            "sendBeacon",
            "WebSocket",
            "WebTransport",
            "EventSource",
            "RTCPeerConnection",
            "Worker",
            "postMessage",
            "BroadcastChannel",
            "importScripts",
            "import(",
            "FontFace",
        ],
    ),
    ("store", &["localStorage", "sessionStorage", "indexedDB", "caches", "cookie", "showSaveFilePicker"]),
    ("navigate", &["location.href", "location.assign", "location.replace", "window.open", "requestSubmit"]),
];

/// The names of markup languages look like addresses.
const NAMESPACES: &str = "http://www.w3.org/";

/// Imports whose names are too common to be looked for everywhere.
const IMPORTS_OUT: [(&str, &[&str]); 2] = [
    ("send", &["send", "open_with_async", "register"]),
    (
        "navigate",
        &["assign", "open", "reload", "replace", "set_hash", "set_href", "set_location", "set_search", "submit"],
    ),
];

/// Ends in an error where the built engine could do more than it may.
pub(crate) fn check(places: &Places) -> Result<()> {
    let read = |name: &str| {
        let path = places.dist().join(name);
        fs::read(&path).with_context(|| format!("`{}`", path.display()))
    };
    let script = String::from_utf8(read(MODULE)?).with_context(|| format!("{MODULE} is not UTF-8"))?;
    let engine = read(ENGINE)?;
    let imported = examine(&engine, &script)?;
    println!("What the engine imports, by purpose (xtask/src/imports.rs says what this proves and what it does not):");
    for (reason, names) in ALLOWED {
        let names: Vec<&str> = names.iter().filter(|name| imported.contains(*name)).copied().collect();
        println!("  {reason}: {}", names.join(", "));
    }
    Ok(())
}

/// Looks at an engine and at the script with its imports; their names.
fn examine<'a>(module: &'a [u8], script: &str) -> Result<BTreeSet<&'a str>> {
    let imports: BTreeSet<&str> = imports(module)?.into_iter().map(without_hash).collect();
    let mut findings = Vec::new();
    for name in &imports {
        if ALLOWED.iter().all(|(_, names)| !names.contains(name)) {
            let way = WAYS_OUT.iter().chain(&IMPORTS_OUT).find(|(_, names)| {
                names.iter().any(|known| name == known || name.strip_prefix("new_").is_some_and(|of| of == *known))
            });
            findings.push(match way {
                Some((way, _)) => format!("it imports `{name}`, by which answers could {}", leave(way)),
                None => format!("it imports `{name}`, which is not on the list"),
            });
        }
    }

    let glue = script
        .split_once("function __wbg_get_imports()")
        .and_then(|(_, rest)| rest.split_once("_bg.js\": import0"))
        .map(|(glue, _)| glue)
        .context("the imports cannot be found in wasm-bindgen's script")?;
    for made in glue.split("new ").skip(1).map(|rest| {
        rest.split(|character: char| !character.is_alphanumeric() && character != '_').next().unwrap_or_default()
    }) {
        if !MADE.contains(&made) {
            findings.push(format!("an import makes a `{made}`, which is not on the list"));
        }
    }
    for (way, names) in WAYS_OUT {
        for name in names {
            if glue.contains(name) {
                findings.push(format!("an import calls `{name}`, by which answers could {}", leave(way)));
            }
            if module.windows(name.len()).any(|bytes| bytes == name.as_bytes()) {
                findings.push(format!("it names `{name}`, by which answers could {}", leave(way)));
            }
        }
    }
    for address in addresses(module).filter(|address| !address.starts_with(NAMESPACES)) {
        findings.push(format!("it names the address `{address}`, to which answers could be sent"));
    }
    if findings.is_empty() {
        return Ok(imports);
    }
    bail!(
        "{}; where that is meant, and no answer can leave by it, say so in xtask/src/imports.rs and docs/privacy.md",
        findings.join("; ")
    )
}

fn leave(way: &str) -> &'static str {
    match way {
        "send" => "be sent to somebody",
        "store" => "stay on the device",
        _ => "leave with an address",
    }
}

/// The beginnings of all web addresses in some bytes.
fn addresses(bytes: &[u8]) -> impl Iterator<Item = String> {
    let starts = ["http://", "https://", "ws://", "wss://"];
    (0..bytes.len()).filter_map(move |index| {
        let rest = bytes.get(index..)?;
        let found = starts.iter().any(|start| rest.starts_with(start.as_bytes()));
        found.then(|| String::from_utf8_lossy(rest.get(..32).unwrap_or(rest)).into_owned())
    })
}

/// The names of what a module imports; only functions of wasm-bindgen's may be among it.
fn imports(module: &[u8]) -> Result<Vec<&str>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(section) = payload.context("the engine is not a WebAssembly module")? {
            for import in section.into_imports() {
                let import = import.context("an import of the engine cannot be read")?;
                ensure!(
                    import.module.ends_with("_bg.js") && matches!(import.ty, TypeRef::Func(_)),
                    "the engine imports `{}` from `{}`, which is no function of wasm-bindgen's",
                    import.name,
                    import.module
                );
                names.push(import.name);
            }
        }
    }
    Ok(names)
}

/// The name that an import has in the source: wasm-bindgen puts its own mark before it and a hash behind.
fn without_hash(import: &str) -> &str {
    let name = match import.rsplit_once('_') {
        Some((name, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => name,
        _ => import,
    };
    name.strip_prefix("__wbg_").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{examine, without_hash};

    /// A module that imports functions from wasm-bindgen's script and holds a text.
    fn module(imports: &[&str], from: &str, text: &str) -> Vec<u8> {
        let name = |name: &str| [&[u8::try_from(name.len()).unwrap()], name.as_bytes()].concat();
        let section = |id: u8, content: Vec<u8>| [vec![id, u8::try_from(content.len()).unwrap()], content].concat();
        let import = |import: &&str| [name(from), name(import), vec![0, 0]].concat();
        let imports = [vec![u8::try_from(imports.len()).unwrap()], imports.iter().flat_map(import).collect()].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, vec![1, 0x60, 0, 0]),
            section(2, imports),
            section(0, [name("text"), text.as_bytes().to_vec()].concat()),
        ]
        .concat()
    }

    fn script(body: &str) -> String {
        format!("fetch(address);\nfunction __wbg_get_imports() {{\n{body}\nreturn {{ \"./a_bg.js\": import0, }};\n}}")
    }

    #[test]
    fn what_draws_and_listens_is_let_pass() {
        let imports = ["__wbg_createElement_7b98b22f3ba14c24", "__wbg_addEventListener_70e3766f6252144d"];
        let module = module(&imports, "./a_bg.js", "questions");
        assert_eq!(examine(&module, &script("const ret = new Date();")).unwrap().len(), 2);
    }

    #[test]
    fn an_import_that_sends_stores_or_navigates_is_found() {
        for (import, message) in [
            ("__wbg_fetch_7b98b22f3ba14c24", "`fetch`, by which answers could be sent to somebody"),
            ("__wbg_send_7b98b22f3ba14c24", "`send`, by which answers could be sent to somebody"),
            ("__wbg_sendBeacon_7b98b22f3ba14c24", "`sendBeacon`, by which answers could be sent to somebody"),
            ("__wbg_localStorage_7b98b22f3ba14c24", "`localStorage`, by which answers could stay on the device"),
            ("__wbg_set_href_7b98b22f3ba14c24", "`set_href`, by which answers could leave with an address"),
            ("__wbg_open_7b98b22f3ba14c24", "`open`, by which answers could leave with an address"),
            ("__wbg_vibrate_7b98b22f3ba14c24", "`vibrate`, which is not on the list"),
        ] {
            let error = examine(&module(&[import], "./a_bg.js", ""), &script("")).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn an_import_that_hides_what_it_does_is_found() {
        let module = module(&["__wbg_new_7b98b22f3ba14c24"], "./a_bg.js", "");
        for (body, message) in [
            ("const ret = new Notification(arg0);", "makes a `Notification`, which is not on the list"),
            ("const ret = new WebSocket(arg0);", "makes a `WebSocket`"),
            ("const ret = arg0.fetch(arg1);", "calls `fetch`, by which answers could be sent"),
            ("document.cookie = arg0;", "calls `cookie`, by which answers could stay on the device"),
        ] {
            let error = examine(&module, &script(body)).unwrap_err().to_string();
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn a_way_out_by_its_name_is_found() {
        let module = module(&["__wbg_get_7b98b22f3ba14c24"], "./a_bg.js", "xsendBeacony");
        let error = examine(&module, &script("")).unwrap_err().to_string();
        assert!(error.contains("it names `sendBeacon`, by which answers could be sent to somebody"), "{error}");
    }

    #[test]
    fn an_address_is_found() {
        let holding = |text: &str| module(&["__wbg_get_7b98b22f3ba14c24"], "./a_bg.js", text);
        assert!(examine(&holding("http://www.w3.org/2000/svg"), &script("")).is_ok());
        for address in ["https://collector.example/", "wss://collector.example/", "http://www.w3.example/"] {
            let module = holding(&format!("text{address}text"));
            let error = examine(&module, &script("")).unwrap_err().to_string();
            assert!(error.contains(&format!("it names the address `{address}")), "{error}");
        }
    }

    #[test]
    fn what_is_not_wasm_bindgens_is_found() {
        let error = examine(&module(&["now"], "env", ""), &script("")).unwrap_err().to_string();
        assert!(error.contains("the engine imports `now` from `env`"), "{error}");
        assert!(examine(b"text", &script("")).is_err());
        assert!(examine(&module(&[], "./a_bg.js", ""), "").is_err());
    }

    #[test]
    fn names_are_those_of_the_source() {
        assert_eq!(without_hash("__wbg_new_with_str_499339d8540f7f96"), "new_with_str");
        assert_eq!(without_hash("__wbg___wbindgen_throw_4c88d8bf264fd984"), "__wbindgen_throw");
        assert_eq!(without_hash("__wbindgen_generic_0000000000000001"), "__wbindgen_generic");
        assert_eq!(without_hash("__wbindgen_init_externref_table"), "__wbindgen_init_externref_table");
    }
}
