//! What tests of embedding rely on does what they think: shadow roots and frames are looked into, promises awaited, events
//! noted, and the server remembers whatever is asked of it.

use crate::page::{Page, TAB};
use crate::server::{Server, Site};
use serde_json::json;

/// A page with two elements with shadow roots, each with fields of the same ids, and a frame of another origin.
const HOST: &str = r#"<!doctype html>
<title>Host</title>
<h1>Host</h1>
<div id="first"></div>
<div id="second"></div>
<iframe src="INNER"></iframe>
<script src="host.js"></script>"#;

const SCRIPT: &str = r#"
for (const id of ["first", "second"]) {
  const shadow = document.getElementById(id).attachShadow({ mode: "open" });
  const shell = Object.assign(document.createElement("div"), { className: "tp-shell" });
  const heading = Object.assign(document.createElement("h1"), { textContent: `Inside ${id}` });
  const input = Object.assign(document.createElement("input"), { id: "q-name" });
  const button = Object.assign(document.createElement("button"), { id: "tp-press", textContent: "Press" });
  button.addEventListener("click", () => {
    heading.textContent = `${id} of ${input.value}`;
    shell.dispatchEvent(new CustomEvent("told", { bubbles: true, composed: true, detail: Object.freeze({ list: [id] }) }));
  });
  shell.append(heading, input, button);
  shadow.append(shell);
}"#;

pub(crate) async fn case(page: &Page) {
    let other = Server::start(Site::default().with("inner.html", "<!doctype html><h1>Another origin</h1>"));
    let site = Site::default()
        .under("/a/path")
        .with("index.html", HOST.replace("INNER", &other.at("inner.html")))
        .with("host.js", SCRIPT)
        .with("named.txt", "text")
        .sending_as("named.txt", Some("text/strange"))
        .with("unnamed.txt", "text")
        .sending_as("unnamed.txt", None)
        .with("damaged.txt", "text")
        .damaging("damaged.txt")
        .with("gone.txt", "text")
        .refusing("gone.txt", 403)
        .with_header("named.txt", "X-Mark", "marked")
        .with_header_everywhere("X-Content-Type-Options", "nosniff");
    let server = Server::start(site);
    page.go_to(&server.at("?x=1")).await;
    page.wait_for_heading("Host").await;
    page.collect_events(&["told"]).await;

    let first = page.within("#first").await;
    let second = page.within("#second").await;
    for inside in [&first, &second] {
        inside.fill("name", "nobody").await;
        inside.press("#tp-press").await;
    }
    first.wait_for_heading("first of nobody").await;
    second.wait_for_heading("second of nobody").await;
    let text = second.text(".tp-shell").await;
    assert_eq!(text.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(), ["second of nobody", "Press"]);
    assert_eq!(first.count("input").await, 1);
    assert_eq!(page.count("input").await, 0);
    // Keys go where the focus is.
    first.evaluate("root.querySelector('#q-name').focus()").await;
    page.key('!').await;
    first.wait_until("root.querySelector('#q-name').value.includes('!')").await;
    page.key(TAB).await;
    first.wait_until("root.activeElement.id === 'tp-press' || root.activeElement === null").await;
    let events = page.collected_events().await;
    let told: Vec<_> = events.iter().map(|of| (&of["detail"]["list"][0], &of["frozen"])).collect();
    assert_eq!(told, [(&json!("first"), &json!(false)), (&json!("second"), &json!(false))]);

    page.enter_frame("iframe").await;
    page.wait_for_heading("Another origin").await;
    page.leave_frame().await;
    page.wait_for_heading("Host").await;

    let told = page
        .evaluate_awaited(
            "await Promise.all(['named', 'unnamed', 'damaged', 'gone'].map(async name => {
                const { status, headers, ...answer } = await fetch(`${name}.txt`).then(async answer => ({
                  status: answer.status, headers: answer.headers, text: await answer.text() }));
                const of = name => headers.get(name) ?? '';
                return [status, of('content-type'), of('x-mark'), of('x-content-type-options'), answer.text].join(' ');
            }))",
        )
        .await;
    let expected =
        ["200 text/strange marked nosniff text", "200   nosniff text", "200 application/octet-stream  nosniff teyt"];
    assert_eq!(told, json!([expected[0], expected[1], expected[2], "403    "]));

    // Whatever comes is remembered, WebSocket and an address outside of the site, too.
    server.take_requests();
    page.evaluate_awaited(
        "await new Promise(done => new WebSocket(location.href.replace('http', 'ws')).addEventListener('error', done))",
    )
    .await;
    page.evaluate_awaited("navigator.sendBeacon('/outside?1', 'body')").await;
    page.evaluate_awaited("await fetch('/outside?2')").await;
    let mut requests = server.take_requests();
    requests.retain(|request| !request.contains("favicon"));
    requests.sort();
    assert_eq!(requests, ["GET /a/path/?x=1 websocket", "GET /outside?2", "POST /outside?1"]);
    assert_eq!(other.requests(), ["GET /inner.html"]);
}
