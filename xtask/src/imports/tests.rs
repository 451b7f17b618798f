//! What is found in the imports of an engine.

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

/// A script with one import of this text.
fn script(name: &str, function: &str) -> String {
    format!(
        "fetch(address);\nconst allowed = {{\ntell(report) {{\nreport();\n}},\n}};\nfunction __wbg_get_imports() {{\n\
        const import0 = {{\n{name}: function(arg0, arg1) {{\n{function}\n}},\n}};\nreturn {{\n\"./a_bg.js\": import0,\n}};\n}}"
    )
}

const NAME: &str = "__wbg_get_7b98b22f3ba14c24";

/// What is found where the one import has this text.
fn finding(function: &str) -> String {
    examine(&module(&[NAME], "./a_bg.js", ""), &script(NAME, function))
        .map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn what_draws_and_listens_is_let_pass() {
    for function in [
        "const ret = new Date();\nreturn ret;",
        "const ret = allowed.made(arg0.createElement(getStringFromWasm0(arg1, arg2)));",
        "arg0.addEventListener(getStringFromWasm0(arg1, arg2), arg3, arg4 !== 0);",
        "const ret = arg0[arg1 >>> 0];",
        "const ret = typeof(arg0) === 'function';",
        "arg0.value = getStringFromWasm0(arg1, arg2);",
    ] {
        assert_eq!(finding(function), "", "{function}");
    }
}

#[test]
fn an_import_that_sends_stores_or_navigates_is_found() {
    for (function, message) in [
        ("const ret = arg0.fetch(arg1);", "names `fetch`, by which answers could be sent to somebody"),
        ("const ret = arg0.sendBeacon(arg1);", "names `sendBeacon`, by which answers could be sent to somebody"),
        ("arg0.src = arg1;", "names `src =`, by which answers could be sent to somebody"),
        ("const ret = arg0.localStorage;", "names `localStorage`, by which answers could stay on the device"),
        ("arg0.href = arg1;", "names `href =`, by which answers could leave with an address"),
        ("arg0.location = arg1;", "names `location =`, by which answers could leave with an address"),
        ("location = arg1;", "names `location =`, by which answers could leave with an address"),
        ("arg0.search = arg1;", "names `search =`, by which answers could leave with an address"),
        ("arg0.search += arg1;", "names `search =`, by which answers could leave with an address"),
        ("arg0.open(arg1);", "names `open`, by which answers could leave with an address"),
        ("arg0.click();", "names `click`, by which answers could leave with an address"),
        ("arg0.vibrate(arg1);", "names `vibrate`, which is not on the list"),
    ] {
        let found = finding(function);
        assert!(found.contains(&format!("the import `get` {message}")), "{function}: {found}");
    }
}

#[test]
fn an_import_that_could_do_anything_is_found() {
    for (function, word) in [
        ("const ret = Reflect.get(arg0, arg1);", "Reflect"),
        ("const ret = Reflect.set(arg0, arg1, arg2);", "Reflect"),
        ("const ret = arg0.call(arg1, arg2);", "call"),
        ("const ret = arg0.apply(arg1, arg2);", "apply"),
        ("const ret = arg0(arg1);", "arg0("),
        ("const ret = arg0[arg1];", "[arg1]"),
        ("arg0[arg1] = arg2;", "[arg1]"),
        ("const ret = arg0['constructor'];", "['constructor']"),
        ("const ret = arg0.constructor;", "constructor"),
        ("const ret = typeof globalThis === 'undefined' ? undefined : globalThis;", "globalThis"),
        ("const ret = self;", "self"),
        ("const ret = eval(getStringFromWasm0(arg0, arg1));", "eval"),
        ("arg0.innerHTML = getStringFromWasm0(arg1, arg2);", "innerHTML ="),
        ("arg0.setAttribute(getStringFromWasm0(arg1, arg2), arg3);", "setAttribute"),
        ("table.get(arg0);", "table.get"),
        ("const ret = allowed.fetch(arg0);", "allowed.fetch"),
    ] {
        let found = finding(function);
        assert!(found.contains(&format!("the import `get` names `{word}`")), "{function}: {found}");
    }
}

#[test]
fn an_import_that_makes_something_else_is_found() {
    for (function, made) in [
        ("const ret = new Notification(arg0);", "Notification"),
        ("const ret = new WebSocket(arg0);", "WebSocket"),
        ("const ret = new RTCPeerConnection(arg0);", "RTCPeerConnection"),
        ("const ret = new arg0(arg1);", "arg0"),
        ("const ret = new Function(arg1);", "Function"),
    ] {
        let found = finding(function);
        assert!(found.contains(&format!("the import `get` makes a `{made}`, which is not on the list")), "{found}");
    }
}

#[test]
fn what_is_allowed_has_no_way_out() {
    let module = module(&[NAME], "./a_bg.js", "");
    for (from, to, message) in [
        ("report();", "new Worker(report);", "`src/allowed.js` makes a `Worker`"),
        ("report();", "navigator.sendBeacon(report);", "`src/allowed.js` names `sendBeacon`"),
    ] {
        let error = examine(&module, &script(NAME, "return arg0;").replace(from, to)).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn an_import_without_its_text_is_found() {
    let module = module(&["__wbg_fetch_7b98b22f3ba14c24"], "./a_bg.js", "");
    let error = examine(&module, &script(NAME, "return arg0;")).unwrap_err().to_string();
    assert!(error.contains("`fetch` is not among the functions of wasm-bindgen's script"), "{error}");
}

#[test]
fn a_way_out_by_its_name_is_found() {
    let module = module(&[NAME], "./a_bg.js", "xsendBeacony");
    let error = examine(&module, &script(NAME, "return arg0;")).unwrap_err().to_string();
    assert!(error.contains("the engine names `sendBeacon`, by which answers could be sent to somebody"), "{error}");
}

#[test]
fn an_address_is_found() {
    let holding = |text: &str| module(&[NAME], "./a_bg.js", text);
    let script = script(NAME, "return arg0;");
    assert!(examine(&holding("http://www.w3.org/2000/svg"), &script).is_ok());
    for address in ["https://collector.example/", "wss://collector.example/", "http://www.w3.example/"] {
        let module = holding(&format!("text{address}text"));
        let error = examine(&module, &script).unwrap_err().to_string();
        assert!(error.contains(&format!("the engine names the address `{address}")), "{error}");
    }
}

#[test]
fn what_is_not_wasm_bindgens_is_found() {
    let script = script(NAME, "return arg0;");
    let error = examine(&module(&["now"], "env", ""), &script).unwrap_err().to_string();
    assert!(error.contains("the engine imports `now` from `env`"), "{error}");
    assert!(examine(b"text", &script).is_err());
    assert!(examine(&module(&[], "./a_bg.js", ""), "").is_err());
}

#[test]
fn names_are_those_of_the_source() {
    assert_eq!(without_hash("__wbg_new_with_str_499339d8540f7f96"), "new_with_str");
    assert_eq!(without_hash("__wbg___wbindgen_throw_4c88d8bf264fd984"), "__wbindgen_throw");
    assert_eq!(without_hash("__wbindgen_generic_0000000000000001"), "__wbindgen_generic");
    assert_eq!(without_hash("__wbindgen_init_externref_table"), "__wbindgen_init_externref_table");
}
