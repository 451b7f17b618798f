//! The frame way on a page that wants to know what people enter: it gets nothing from the frame but that it is
//! there, though frame and page come from the same server.

use crate::page::Page;
use crate::person::Person;
use crate::server::{Server, Site};
use serde_json::{Value, json};

/// The host's page: it takes whatever comes, and notes every key, press and input that reaches it.
const HOST: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Host</title>
<link rel="icon" href="data:,">
<h1>Host</h1>
<div data-trial-prescreen="trial-prescreen.html?reference-date=2026-11-22"><a href="trial-prescreen.html">Compare</a></div>
<script src="spy.js"></script>
<script type="module" src="trial-prescreen-frame.js"></script>
</html>"#;

const SPY: &str = r#"
localStorage.setItem("secret", "of the host");
const messages = window.messages = [];
addEventListener("message", ({ data, origin }) => messages.push({ data, origin }));
const noted = window.noted = [];
for (const type of ["keydown", "keyup", "input", "change", "click", "pointerdown", "copy", "paste", "selectionchange"]) {
  addEventListener(type, () => noted.push(type), true);
  document.addEventListener(type, () => noted.push(type), true);
}"#;

/// What the host tries, by name; each is an expression, and gives something or throws.
const ATTEMPTS: [(&str, &str); 24] = [
    ("contentDocument", "frame.contentDocument.body"),
    ("its document", "frame.contentWindow.document.body"),
    ("its document by way of frames", "frames[0].document.body"),
    ("its address", "frames[0].location.href"),
    ("its history", "frames[0].history.state"),
    ("its name", "frames[0].name"),
    ("its storage", "frames[0].localStorage.length"),
    ("its session storage", "frames[0].sessionStorage.length"),
    ("its databases", "frames[0].indexedDB"),
    ("its caches", "frames[0].caches"),
    ("its selection", "frames[0].getSelection().toString()"),
    ("its script", "frames[0].eval('document.body.textContent')"),
    ("its focus", "frames[0].document.activeElement.id"),
    ("its performance", "frames[0].performance.getEntries()"),
    ("a listener of its own", "frames[0].addEventListener('input', () => {})"),
    ("a style of its own", "frames[0].getComputedStyle(frame).height"),
    ("a trap in it", "(frames[0].onmessage = () => {})"),
    ("the form's document", "frames[0][0].document.body"),
    ("the form's address", "frames[0][0].location.href"),
    ("the form's storage", "frames[0][0].localStorage.length"),
    ("the form's script", "frames[0][0].eval('document.body.textContent')"),
    ("the form's focus", "frames[0][0].document.activeElement.id"),
    ("the form's frame", "frames[0][0].frameElement.title"),
    ("a trap in the form", "(frames[0][0].onmessage = () => {})"),
];

pub(crate) async fn case(page: &Page) {
    let server = Server::start(Site::built().with("host.html", HOST).with("spy.js", SPY));
    page.go_to(&server.at("host.html")).await;
    page.find("iframe").await;
    assert_eq!(
        page.evaluate_text("document.querySelector('iframe').src").await,
        server.at("trial-prescreen.html?reference-date=2026-11-22&lang=en")
    );
    let entries = page.evaluate("history.length").await;
    page.enter_framed_form("iframe").await;
    page.find("#tp-start").await;
    // Where it stands it has no origin and nothing to keep things in.
    assert_eq!(page.evaluate_text("window.origin").await, "null");
    for storage in ["document.cookie", "localStorage", "sessionStorage", "indexedDB.open('x')", "caches.keys()"] {
        let tried = format!(
            "(async () => {{ const got = await {storage}; return got.onerror === undefined ? got : 'a request' }})()"
        );
        // A document without an address of its own has no cookies either.
        let throws = format!("await {tried}.then(got => got === '', () => true)");
        assert_eq!(page.evaluate_awaited(&throws).await, true, "{storage}");
    }
    server.take_requests();
    page.walk(&Person::NOT_YET, async |_| {}).await;
    page.leave_by("#tp-see-result").await;
    let result = page.text("#tp-determination").await;
    assert!(result.starts_with("Some of your answers do not match"), "{result}");
    page.leave_framed_form().await;

    // Nothing that was done in the frame is seen outside.
    let noted = page.evaluate("window.noted").await;
    assert_eq!(noted, json!([]));
    let told = json!([{ "data": "trial-prescreen-ready", "origin": "null" }]);
    assert_eq!(page.evaluate("window.messages").await, told);
    assert_eq!(page.evaluate("history.length").await, entries);

    for (what, expression) in ATTEMPTS {
        let script = format!(
            "const frame = document.querySelector('iframe'); try {{ return {expression} }} catch (error) {{ return error.name }}"
        );
        let got = page.execute(&script, Vec::new()).await;
        assert!(["SecurityError", "TypeError"].contains(&got.as_str().unwrap_or_default()), "{what}: {got}");
    }
    assert_eq!(page.evaluate("document.querySelector('iframe').contentDocument").await, Value::Null);
    // The form is in the shell, which is always there.
    assert_eq!(page.evaluate("frames[0].length").await, 1);
    // Nobody there listens: whatever is asked, nothing is answered, and the result stays.
    let ask = "for (const message of ['answers', 'trial-prescreen-ready', { type: 'answers' }, { type: 'get' },
        { method: 'read' }, '{\"type\":\"export\"}', { type: 'start', settings: [] }, { type: 'visit', generation: 0, index: 0 },
        { type: 'shows', page: 'start', language: 'en' }, { type: 'failed' }, null, []])
        for (const form of [frames[0], frames[0][0]]) form.postMessage(message, '*');
        document.querySelector('iframe').focus(); frames[0].focus(); frames[0].blur(); window.focus();";
    page.execute(ask, Vec::new()).await;
    page.enter_framed_form("iframe").await;
    // A message that was sent before this one is there before it.
    page.evaluate_awaited("await new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); })")
        .await;
    assert_eq!(page.text("#tp-determination").await, result);
    page.leave_framed_form().await;
    assert_eq!(page.evaluate("window.messages").await, told);
    // What the host's own page has to itself is not mixed up with it either.
    assert_eq!(page.evaluate("Object.entries(localStorage)").await, json!([["secret", "of the host"]]));
    assert_eq!(page.evaluate("['IFRAME', 'BODY'].includes(document.activeElement.tagName)").await, true);
    assert_eq!(server.requests(), [""; 0]);

    // A press on the page itself is noted.
    page.press("h1").await;
    page.wait_until("window.noted.includes('click')").await;
    without_a_sandbox(page).await;
}

/// A page of the same site that frames the sealed page without a sandbox has the document around the form, and not the form.
async fn without_a_sandbox(page: &Page) {
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'), { id: 'open', src: 'index.html?lang=en' }))",
    )
    .await;
    page.enter_framed_form("#open").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    page.leave_framed_form().await;
    let around = "document.querySelector('#open').contentDocument";
    assert_eq!(page.evaluate(&format!("{around}.title.startsWith('Questions – ')")).await, true);
    assert_eq!(page.evaluate(&format!("{around}.querySelector('#prescreen-form').contentDocument")).await, Value::Null);
    for inside in ["document.body", "location.href", "eval('document.body.textContent')"] {
        let script = format!(
            "try {{ return document.querySelector('#open').contentWindow[0].{inside} }} catch (error) {{ return error.name }}"
        );
        assert_eq!(page.execute(&script, Vec::new()).await, "SecurityError", "{inside}");
    }
}
