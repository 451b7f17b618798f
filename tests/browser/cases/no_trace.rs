//! After the whole way to a result nothing of it is anywhere but in memory: no cookie, no storage of any kind, no address,
//! no entry of the history and no name of the window holds anything but how many steps lie before.

use crate::cases::nothing_is_sent::{DOCUMENTS, open, whole_way};
use crate::page::Page;
use crate::server::{Server, Site};
use serde_json::json;

/// Everything that a page can leave in a browser, by kind.
const TRACES: &str = "{
    cookies: document.cookie,
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    files: await (async () => {
        const names = [];
        for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
        return names;
    })().catch(() => []),
    name: window.name,
    hash: location.hash,
    search: location.search,
}";

/// One of each.
const LEAVE: &str = "(
    document.cookie = 'left=cookie',
    localStorage.setItem('left', 'local'),
    sessionStorage.setItem('left', 'session'),
    window.name = 'left',
    location.hash = '#left',
    await new Promise(done => indexedDB.open('left').onsuccess = done),
    await caches.open('left'),
    await navigator.serviceWorker.register('worker.js'),
    null
)";

pub(crate) async fn case(page: &Page) {
    let control = "<!doctype html><title>Leaves everything</title>";
    let server = Server::start(Site::built().with("control.html", control).with("worker.js", ""));
    let nothing = json!({
        "cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": [], "files": [], "name": "",
        "hash": "", "search": "?lang=en&reference-date=2026-11-22",
    });
    for (document, _) in DOCUMENTS {
        open(page, &server, document).await;
        let address = page.evaluate_in_shell("location.href").await;
        whole_way(page).await;
        // Where the form is nothing can be left.
        let throws = format!("await (async () => ({TRACES}))().then(() => 'read', error => error.name)");
        assert_eq!(page.evaluate_awaited(&throws).await, "SecurityError", "{document}");
        assert_eq!(page.evaluate("[window.name, history.state]").await, json!(["", null]));
        page.leave_frame().await;
        assert_eq!(page.evaluate_awaited(TRACES).await, nothing, "{document}");

        // All entries of the history, from the last to where the page came.
        loop {
            assert_eq!(page.evaluate("location.href").await, address);
            let state = page.evaluate("history.state").await;
            let state = state.as_str().unwrap_or_default().to_owned();
            let (generation, steps) = state.split_once(':').unwrap();
            assert!(generation.parse::<u32>().is_ok(), "{state}");
            if steps.parse::<u32>().unwrap() == 0 {
                break;
            }
            page.browser_back().await;
            page.wait_until(&format!("history.state !== '{state}'")).await;
        }
    }

    // What is left by others is found.
    page.go_to(&server.at("control.html")).await;
    page.evaluate_awaited(LEAVE).await;
    let left = page.evaluate_awaited(TRACES).await;
    for kind in ["cookies", "local", "session", "databases", "caches", "workers", "name", "hash"] {
        assert!(
            left[kind].to_string().contains("left") || !left[kind].as_array().unwrap().is_empty(),
            "{kind}: {left}"
        );
    }
}
