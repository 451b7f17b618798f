//! `?diagnose`: what a browser makes of the page, where all is well and where it is not.

use crate::driver::Browser;
use crate::page::Page;
use crate::server::{Server, Site};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

const ENGINE: &str = "trial-prescreen.wasm";

pub(crate) async fn case(page: &Page) {
    let size = fs::metadata(PathBuf::from(env::var_os("PRESCREEN_DIST").unwrap()).join(ENGINE)).unwrap().len();
    let server = Server::start(Site::built());
    let rows = diagnosis(page, &server.at("index.html?diagnose&lang=en")).await;
    assert_eq!(page.text("h1").await, "Diagnosis of this page");
    assert_eq!(page.title().await, "Diagnosis of this page");
    assert_eq!(rows["This page"], env!("CARGO_PKG_VERSION"));
    assert!(rows["Trial"].starts_with("NCT06111846 1."), "{}", rows["Trial"]);
    let hash = &rows["SHA-256 of the trial’s definition"];
    assert!(hash.len() == 64 && hash.chars().all(|digit| digit.is_ascii_hexdigit()), "{hash}");
    assert_eq!(rows["State"], "started");
    assert_eq!(rows["File"], format!("received (200, application/wasm), {size} bytes"));
    assert!(rows["SHA-384 of the file"].ends_with(", the one this page was built with"), "{rows:?}");
    // The form's own, and the one that seals it. Those that it has from the shell may be among them.
    let has_policy =
        |part: &str| rows.iter().any(|(name, policy)| name.starts_with("Policy") && policy.starts_with(part));
    for policy in ["default-src 'none'; script-src 'sha256-", "default-src 'none'; form-action 'none'; base-uri 'none'"]
    {
        assert!(has_policy(policy), "{rows:?}");
    }
    for attempt in ATTEMPTS {
        assert_eq!(rows[attempt], "refused by the browser", "{attempt}");
    }
    for (feature, present) in [("WebAssembly", "yes"), ("DecompressionStream", "yes"), ("In a frame", "no")] {
        assert_eq!(rows[feature], present, "{feature}");
    }
    assert_eq!(rows["Origin"], server.origin());
    assert_eq!(rows["Calls itself"], page.evaluate_text("navigator.userAgent").await);
    // The page itself, the engine, and the engine again as the questions take it.
    let asked = server.take_requests();
    assert!(asked.iter().all(|asked| asked.contains("/index.html?diagnose") || asked.contains(ENGINE)), "{asked:?}");
    page.has_no_axe_finding("the diagnosis").await;
    page.press(".tp-button").await;
    page.wait_until("document.querySelector('[role=status]').textContent === 'Copied.'").await;

    let rows = diagnosis(page, &server.at("trial-prescreen.html?diagnose&lang=zh-CN")).await;
    assert_eq!(page.text("h1").await, "本页面的诊断信息");
    assert_eq!(page.evaluate_text("document.documentElement.lang").await, "zh-CN");
    assert_eq!(rows["状态"], "已启动");
    assert_eq!(rows["文件"], format!("包含在本页面中，{size}字节"));
    assert!(rows["文件的SHA-384"].ends_with("，与本页面构建时一致"), "{rows:?}");
    for attempt in ATTEMPTS {
        assert_eq!(rows[attempt], "被浏览器拒绝", "{attempt}");
    }
    assert_eq!(server.take_requests(), ["GET /trial-prescreen.html?diagnose&lang=zh-CN"]);
    page.has_no_axe_finding("the diagnosis in Chinese").await;

    with_what_goes_wrong(page).await;
}

/// What is tried.
const ATTEMPTS: [&str; 11] = [
    "fetch",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "EventSource",
    "FontFace",
    "Worker",
    "img",
    "link rel=stylesheet",
    "script",
    "iframe",
];

async fn with_what_goes_wrong(page: &Page) {
    let server = Server::start(Site::built().refusing(ENGINE, 404));
    let rows = diagnosis(page, &server.at("?diagnose&lang=en")).await;
    assert!(rows["State"].starts_with("did NOT start: TypeError"), "{rows:?}");
    assert_eq!(rows["File"], "NOT received: Error: trial-prescreen.wasm: 404, -");
    assert_eq!(rows["Trial"], "not known, because the engine did not start");
    assert_eq!(rows["fetch"], "refused by the browser");
    page.has_no_axe_finding("the diagnosis without the engine").await;

    let server = Server::start(Site::built().damaging(ENGINE).sending_as(ENGINE, None));
    let rows = diagnosis(page, &server.at("?diagnose&lang=zh-CN")).await;
    assert!(rows["状态"].starts_with("未能启动：TypeError"), "{rows:?}");
    assert!(rows["文件"].starts_with("已收到（200, -）"), "{rows:?}");
    assert!(rows["文件的SHA-384"].contains("，与本页面构建时不一致，应为sha384-"), "{rows:?}");

    // A policy of the server's that lets the script run, but no engine.
    let policy = "script-src 'unsafe-inline'";
    let site = Site::built().with_header("index.html", "Content-Security-Policy", policy);
    let rows = diagnosis(page, &Server::start(site).at("index.html?diagnose&lang=en")).await;
    // WebKitGTK asks only the form's own policy about engines.
    let is_refused = rows["State"].starts_with("did NOT start: CompileError");
    assert!(is_refused || page.browser() == Browser::WebKit, "{rows:?}");
    assert!(rows.iter().any(|(name, value)| name.starts_with("Policy") && value == policy), "{rows:?}");
}

/// Opens a diagnosis; its rows by their names.
async fn diagnosis(page: &Page, address: &str) -> BTreeMap<String, String> {
    page.go_to_form(address).await;
    page.find(".tp-diagnosis").await;
    let rows =
        "[...document.querySelectorAll('.tp-diagnosis tr')].map(row => [...row.cells].map(cell => cell.innerText))";
    let rows: Vec<(String, String)> = serde_json::from_value(page.evaluate(rows).await).unwrap();
    rows.into_iter().collect()
}
