//! What the engine can ask of a browser. A WebAssembly module can do nothing but compute and call what it imports, and what it
//! imports are the functions of wasm-bindgen's script. So the texts of these functions are all that it can do, and they are
//! read here, word by word:
//! - a function may name only what is on the list below: members and globals, and those that it may set. Nothing on the list
//!   sends, stores or navigates, and nothing reaches a property, a function or a constructor by a name that the engine makes
//!   up: no `Reflect`, no `call`, no `globalThis`, no text in brackets, no call of what is handed in;
//! - it may make only objects of the kinds below;
//! - the module's bytes may not name a way out either, nor any address to send to; nor may `src/allowed.js`, through which
//!   the imports go that would be too wide by themselves.
//!
//! So `RTCPeerConnection`, which no policy forbids in today's browsers, is out of the engine's reach: it is not among the
//! objects that are made, no value leads to it, and elements that bring another realm, or script, cannot be made.
//!
//! What is left, and why:
//! - `window`, which js-sys and gloo look up: a value, of which only the members on the list can be had. The other three names
//!   by which js-sys looks for it give nothing (xtask/src/bundle/narrow.rs).
//! - `get`: of the settings in the address (`URLSearchParams`), and of lists by number. By a number, `window` gives frames of a
//!   host page: of them, too, only what is on the list.
//! - elements: Yew makes them, sets their attributes and one property (`selectedIndex`) by names. `src/allowed.js` has the
//!   names: none loads anything, none is script, style or an address, and a link leads to a place on the page. It also
//!   puts nothing into a style or script of a host page. What a bad engine could still do with these is to draw something wrong,
//!   and to write into fields, titles and texts of a host page around the element, which can read all of it anyhow.
//! - `location`, `history`, `state`: the address is read (`search` cannot be set); entries of the history get a state and
//!   never an address.
//! - `setTimeout`, `setInterval`, `queueMicrotask`, `then`: they get functions, never a text, and the only functions that the
//!   engine has are its own.
//! - `allowed.saveFile` and `allowed.copyText`: files and copies go where the person sees them. A bad engine could offer them
//!   unasked.
//! - `allowed.tell`: calls, with two texts, the function that the element's script handed in. The other functions that the engine
//!   has are its own and `queueMicrotask`, so it calls nothing else by this.
//! - `console.error`: what is written there stays in the browser's tools.
//!
//! What this does not look at: the functions of wasm-bindgen's script around the imports, which move texts and catch errors
//! (its version is fixed in Cargo.lock by its hash), and our own scripts, which are read as they are.

mod list;
mod words;

use crate::bundle::{ENGINE, MODULE};
use crate::places::Places;
use anyhow::{Context, Result, bail, ensure};
use list::{ALLOWED, MADE, MADE_BY_ALLOWED, MEMBERS_OUT, NAMESPACES, WAYS_OUT};
use std::collections::BTreeSet;
use std::fs;
use wasmparser::{Parser, Payload, TypeRef};
use words::{is_allowed, is_of_a_name, words};

/// Ends in an error where the built engine could do more than it may.
pub(crate) fn check(places: &Places) -> Result<()> {
    let read = |name: &str| {
        let path = places.dist().join(name);
        fs::read(&path).with_context(|| format!("`{}`", path.display()))
    };
    let script = String::from_utf8(read(MODULE)?).with_context(|| format!("{MODULE} is not UTF-8"))?;
    let engine = read(ENGINE)?;
    let used = examine(&engine, &script)?;
    println!(
        "What the engine's imports name, by purpose (xtask/src/imports.rs says what this proves and what it does not):"
    );
    for (reason, names) in ALLOWED {
        let names: Vec<&str> = names.iter().filter(|name| used.contains(**name)).copied().collect();
        println!("  {reason}: {}", names.join(", "));
    }
    let unused: Vec<&str> =
        ALLOWED.iter().flat_map(|(_, names)| *names).copied().filter(|name| !used.contains(*name)).collect();
    ensure!(unused.is_empty(), "no import needs these any more; take them off the list: {}", unused.join(", "));
    println!("  objects that they can make: {}", MADE.join(", "));
    println!("Out of its reach, among all else: {}", WAYS_OUT.map(|(_, names)| names.join(", ")).join(", "));
    Ok(())
}

/// Looks at an engine and at the script with its imports; what these name.
fn examine(module: &[u8], script: &str) -> Result<BTreeSet<String>> {
    let mut findings = Vec::new();
    let mut named = BTreeSet::new();
    let functions = script
        .split_once("function __wbg_get_imports()")
        .and_then(|(_, rest)| rest.split_once("_bg.js\": import0"))
        .map(|(functions, _)| functions)
        .context("the imports cannot be found in wasm-bindgen's script")?;
    for import in imports(module)? {
        let name = without_hash(import);
        let Some(function) = function(functions, import) else {
            findings.push(format!("`{name}` is not among the functions of wasm-bindgen's script"));
            continue;
        };
        for word in words(function) {
            if is_allowed(&word) {
                named.insert(word);
                continue;
            }
            let of = |known: &&str| word.trim_matches(['\'', '"']) == *known;
            let way = WAYS_OUT.iter().chain(&MEMBERS_OUT).find(|(_, names)| names.iter().any(of));
            findings.push(match way {
                Some((way, _)) => format!("the import `{name}` names `{word}`, by which answers could {}", leave(way)),
                None => format!("the import `{name}` names `{word}`, which is not on the list"),
            });
        }
        findings.extend(
            made(function)
                .filter(|made| !MADE.contains(made))
                .map(|made| format!("the import `{name}` makes a `{made}`, which is not on the list")),
        );
    }

    let allowed = script
        .split_once("const allowed = {")
        .and_then(|(_, rest)| rest.split_once("\n};"))
        .map(|(allowed, _)| allowed)
        .context("`src/allowed.js` is not in the script")?;
    findings.extend(
        made(allowed)
            .filter(|made| !MADE_BY_ALLOWED.contains(made))
            .map(|made| format!("`src/allowed.js` makes a `{made}`, which is not on the list")),
    );
    for (way, names) in WAYS_OUT {
        for name in names {
            if allowed.contains(name) {
                findings.push(format!("`src/allowed.js` names `{name}`, by which answers could {}", leave(way)));
            }
            if module.windows(name.len()).any(|bytes| bytes == name.as_bytes()) {
                findings.push(format!("the engine names `{name}`, by which answers could {}", leave(way)));
            }
        }
    }
    for address in addresses(module).filter(|address| !address.starts_with(NAMESPACES)) {
        findings.push(format!("the engine names the address `{address}`, to which answers could be sent"));
    }
    if findings.is_empty() {
        return Ok(named);
    }
    bail!(
        "{}; where that is meant, and no answer can leave by it, say so in xtask/src/imports.rs and docs/privacy.md",
        findings.join("; ")
    )
}

/// The text of the function that is an import.
fn function<'a>(functions: &'a str, import: &str) -> Option<&'a str> {
    let (_, rest) = functions.split_once(&format!("\n{import}: function"))?;
    // The next one, or the end of all of them.
    let end = rest.find("\n__wb").or_else(|| rest.rfind("\n};")).unwrap_or(rest.len());
    rest.get(..end)
}

/// What a script makes.
fn made(script: &str) -> impl Iterator<Item = &str> {
    script.split("new ").skip(1).map(|rest| rest.split(|character| !is_of_a_name(character)).next().unwrap_or_default())
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
mod tests;
