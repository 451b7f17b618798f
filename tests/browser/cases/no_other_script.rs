//! Script that somehow gets into the sealed page or the single file does not run there; in a document without a policy it does.

use crate::page::Page;
use crate::server::{Server, Site};

/// Puts script into a document in every way that needs no request, and waits until all would have run.
const INJECT: &str = "await (async () => {
    const ran = 'window.ran.push';
    window.ran = [];
    const add = (name, of) => document.body.append(Object.assign(document.createElement(name), of));
    add('script', { textContent: `${ran}('script')` });
    add('script', { type: 'module', textContent: `${ran}('module')` });
    add('div', { id: 'picture', innerHTML: `<img src='data:,' onerror=\"${ran}('attribute')\">` });
    await new Promise(done => document.querySelector('#picture img').addEventListener('error', done));
    add('a', { id: 'link', href: `javascript:void ${ran}('address')` });
    document.getElementById('link').click();
    add('div', { id: 'later' });
    document.getElementById('later').setAttribute('onclick', `${ran}('later attribute')`);
    document.getElementById('later').click();
    const address = URL.createObjectURL(new Blob([`${ran}('blob')`], { type: 'text/javascript' }));
    await new Promise(done => add('script', { src: address, onload: done, onerror: done }));
    await new Promise(done => add('script', { src: `data:text/javascript,${ran}('data')`, onload: done, onerror: done }));
    return window.ran.toSorted();
})()";

pub(crate) async fn case(page: &Page) {
    let open = "<!doctype html><meta charset=\"utf-8\"><title>Open</title><body>";
    let server = Server::start(Site::built().with("open.html", open));
    page.go_to(&server.at("open.html")).await;
    let ran = page.evaluate_awaited(INJECT).await;
    let all = ["address", "attribute", "blob", "data", "later attribute", "module", "script"];
    assert_eq!(ran, serde_json::json!(all));
    for document in ["index.html", "trial-prescreen.html"] {
        page.go_to_form(&server.at(document)).await;
        page.find("#tp-start").await;
        assert_eq!(page.evaluate_awaited(INJECT).await, serde_json::json!([]), "{document}");
        // Nor did anything of it break the page.
        page.press("#tp-start").await;
        page.find("#tp-continue").await;
    }
}
