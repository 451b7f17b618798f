//! From inside the form everything is tried by which a document can go elsewhere with something in the address, or take
//! another document there: the browser refuses each, and no server hears of it. The same attempts arrive from a frame that
//! nothing holds back. Of what no policy governs, nothing is left in the form but what the engine cannot reach.

use crate::cases::nothing_is_sent::{DOCUMENTS, open};
use crate::driver::Browser;
use crate::page::Page;
use crate::server::{Server, Site};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The attempts, by name.
const ATTEMPTS: &str = include_str!("../leaving.js");

/// Tries one; whether that failed at once.
const TRY: &str = "try { attempts[arguments[0]](arguments[1]); return false } catch { return true }";

/// The names.
const NAMES: &str = "return Object.keys(attempts)";

/// Those that replace the form itself. The browser tells the document around why they do not: that may frame nothing.
const REPLACING: [&str; 8] =
    ["location", "assign", "replace", "dataDocument", "blobThatRefreshes", "refresh", "link", "download"];

/// Those that put a document in its place which it made itself: that is held by its policy.
const MADE: [&str; 2] = ["blobDocument", "blobWithScript"];

/// A frame without a box on a page without a policy.
const CONTROL: &str = "<!doctype html><title>Control</title><link rel='icon' href='data:,'>
    <iframe id='control' srcdoc='<!doctype html><p>Nothing forbids anything.'></iframe>";

/// Notes what the browser refuses this document.
const NOTE: &str = "const refused = window.prescreenRefused = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective))";

/// Whatever an attempt set off has begun by then.
const SETTLED: &str = "await new Promise(done => setTimeout(() => setTimeout(() => setTimeout(done))))";

/// A document around another with the policies of ours, whose own script takes a document that it makes in its own place.
const STAND_IN: &str = "<!doctype html><title>Stand-in</title><link rel='icon' href='data:,'>
    <meta http-equiv='Content-Security-Policy' content='frame-src blob:'>
    <iframe sandbox='allow-scripts' onload='window.loads = (window.loads ?? 0) + 1' srcdoc=\"<!doctype html>POLICY<script>
      addEventListener('message', ({ data }) => {
        location = URL.createObjectURL(new Blob(['<!doctype html><img src=' + data + '>'], { type: 'text/html' }));
      }, { once: true });
    </script>\"></iframe>";

/// What holds the form, but for its own script.
const POLICY: &str = "<meta http-equiv='Content-Security-Policy' content='default-src &amp;#39;none&amp;#39;; script-src &amp;#39;unsafe-inline&amp;#39;'>";

/// The constructors by which browsers speak to each other, which no policy forbids.
const PEERS: &str = "Object.getOwnPropertyNames(window).filter(name => /^(webkit|moz)?RTC/.test(name)).length";

pub(crate) async fn case(page: &Page) {
    let last = "<!doctype html><title>Last</title><link rel='icon' href='data:,'>";
    let site = Site::built().with("control.html", CONTROL).with("last.html", last);
    let site =
        site.with("held.html", STAND_IN.replace("POLICY", POLICY)).with("free.html", STAND_IN.replace("POLICY", ""));
    let own = Server::start(site);
    let elsewhere = Server::start(Site::default().with("last.html", last));

    page.go_to(&own.at("control.html")).await;
    let names = page.execute(&format!("{ATTEMPTS}\n{NAMES}"), Vec::new()).await;
    let names: Vec<String> = serde_json::from_value(names).unwrap();
    assert_eq!(names.len(), 21);
    for name in names.iter().filter(|name| tries(page.browser(), name)) {
        page.go_to(&own.at("control.html")).await;
        page.enter_frame("#control").await;
        page.find("p").await;
        attempt(page, name, &elsewhere).await;
        wait_for(&elsewhere, name).await;
    }

    for (document, _) in DOCUMENTS {
        elsewhere.take_requests();
        for name in &names {
            open(page, &own, document).await;
            page.leave_frame().await;
            let address = page.evaluate("location.href").await;
            page.execute(NOTE, Vec::new()).await;
            page.enter_form().await;
            let has_failed = attempt(page, name, &elsewhere).await;
            if REPLACING.contains(&&**name) {
                page.leave_frame().await;
                page.wait_until("window.prescreenRefused.includes('frame-src')").await;
            } else if MADE.contains(&&**name) {
                page.leave_frame().await;
                page.wait_until("document.querySelector('#prescreen-failed').hidden === false").await;
            } else {
                // The form is as it was.
                page.evaluate_awaited(SETTLED).await;
                page.find("#tp-start").await;
                page.leave_frame().await;
            }
            assert_eq!(page.evaluate("location.href").await, address, "{document}: {name}");
            if ["top", "parent", "emptyFrame"].contains(&&**name) {
                assert_eq!(has_failed, true, "{document}: {name}");
            }
        }
        // Whatever had been on its way would have come before this.
        page.go_to(&elsewhere.at("last.html")).await;
        assert_eq!(elsewhere.requests(), ["GET /last.html"], "{document}");
    }
    what_is_made_is_held(page, &own, &elsewhere).await;
    no_peers(page, &own).await;
}

/// Whoever makes a document gives it its own policy.
async fn what_is_made_is_held(page: &Page, own: &Server, elsewhere: &Server) {
    elsewhere.take_requests();
    for (document, is_held) in [("free.html", false), ("held.html", true)] {
        page.go_to(&own.at(document)).await;
        page.wait_until("window.loads === 1").await;
        let ask = format!("frames[0].postMessage('{}', '*')", elsewhere.at("attempt/made"));
        page.evaluate(&ask).await;
        page.wait_until("window.loads === 2").await;
        if is_held {
            page.go_to(&elsewhere.at("last.html")).await;
            assert_eq!(elsewhere.requests(), ["GET /last.html"]);
        } else {
            wait_for(elsewhere, "made").await;
            elsewhere.take_requests();
        }
    }
}

/// Peer connections pass every policy. So the form has lost them before its engine starts, and no frame gives them back.
async fn no_peers(page: &Page, own: &Server) {
    page.go_to(&own.at("control.html")).await;
    if page.evaluate(PEERS).await == 0 {
        return;
    }
    let sealed = "<!doctype html><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><title>Sealed</title>";
    let server = Server::start(Site::default().with("sealed.html", sealed));
    page.go_to(&server.at("sealed.html")).await;
    let speaks = "new RTCPeerConnection().createDataChannel('attempt').readyState";
    assert_eq!(page.evaluate(speaks).await, "connecting");

    for (document, _) in DOCUMENTS {
        open(page, own, document).await;
        assert_eq!(page.evaluate(PEERS).await, 0, "{document}");
        let of_a_frame = "const frame = document.body.appendChild(document.createElement('iframe'));
            try { return typeof frame.contentWindow.RTCPeerConnection } catch { return 'refused' }";
        let found = page.execute(of_a_frame, Vec::new()).await;
        assert!(["refused", "undefined"].contains(&found.as_str().unwrap()), "{document}: {found}");
    }
}

/// Tries something; whether that failed at once.
async fn attempt(page: &Page, name: &str, server: &Server) -> Value {
    let address = server.at(&format!("attempt/{name}"));
    page.execute(&format!("{ATTEMPTS}\n{TRY}"), vec![json!(name), json!(address)]).await
}

/// Whether a browser does this where nothing forbids it.
fn tries(browser: Browser, name: &str) -> bool {
    match browser {
        Browser::Chromium | Browser::Firefox => true,
        // Its small browser opens no windows for its driver.
        Browser::WebKit => !["linkToWindow", "window"].contains(&name),
    }
}

/// Waits until an attempt arrives at a server.
async fn wait_for(server: &Server, name: &str) {
    let start = Instant::now();
    let attempt = format!(" /attempt/{name}");
    while !server.requests().into_iter().any(|request| request.trim_end_matches('?').ends_with(&attempt)) {
        assert!(start.elapsed() < Duration::from_secs(30), "never arrived: {name}");
        tokio::task::yield_now().await;
    }
}
