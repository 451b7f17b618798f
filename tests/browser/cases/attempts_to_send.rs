//! From inside the sealed page and the single file, once their questions are there, everything is tried by which a document
//! can send something without leaving: the browser refuses each, and no server hears of it. The same attempts from a
//! document without a policy arrive.

use crate::cases::nothing_is_sent::{DOCUMENTS, open};
use crate::driver::Browser;
use crate::page::Page;
use crate::server::{Server, Site};
use serde_json::json;
use std::time::{Duration, Instant};

/// The attempts, by name.
const ATTEMPTS: &str = include_str!("../attempts.js");

/// Tries them all at once; they go on by themselves.
const TRY: &str = "
for (const [name, attempt] of Object.entries(attempts)) {
  for (const origin of arguments[0]) {
    (async () => attempt(`${origin}/attempt/${name}`))().catch(() => {});
  }
}
return Object.keys(attempts);";

/// Tries them all at once and notes by address how each is refused: by which parts of the policy where that is reported, and
/// with which error where there is one. Of documents and objects from elsewhere only the origin is reported.
const TRY_IN_VAIN: &str = "
const outcomes = window.prescreenOutcomes = {};
const note = (address, outcome) => (outcomes[address] ??= []).push(outcome);
document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
  note(blockedURI.replace(/^ws/, 'http'), effectiveDirective));
for (const [name, attempt] of Object.entries(attempts)) {
  for (const origin of arguments[0]) {
    const address = `${origin}/attempt/${name}`;
    (async () => attempt(address))().then(() => note(address, 'arrived'), () => note(address, 'error'));
  }
}";

pub(crate) async fn case(page: &Page) {
    let control = "<!doctype html><title>No policy</title><style>p { color: red }</style><body>";
    let last = "<!doctype html><title>Last</title><link rel='icon' href='data:,'>";
    let own = Server::start(Site::built().with("control.html", control).with("last.html", last));
    let other = Server::start(Site::default().with("last.html", last));
    let places = [(&own, Origin::Own), (&other, Origin::Other)];
    let origins = vec![json!([own.origin(), other.origin()])];

    // Without a policy they arrive.
    page.go_to(&own.at("control.html")).await;
    let names = page.execute(&format!("{ATTEMPTS}\n{TRY}"), origins.clone()).await;
    let names: Vec<String> = serde_json::from_value(names).unwrap();
    assert_eq!(names.len(), 25);
    for (server, origin) in places {
        for name in names.iter().filter(|name| tries(page.browser(), name, origin)) {
            wait_for(server, name).await;
        }
    }

    for (document, _) in DOCUMENTS {
        open(page, &own, document).await;
        for (server, _) in places {
            server.take_requests();
        }
        page.execute(&format!("{ATTEMPTS}\n{TRY_IN_VAIN}"), origins.clone()).await;
        for (server, origin) in places {
            for name in names.iter().filter(|name| tries(page.browser(), name, origin)) {
                let address = server.at(&format!("attempt/{name}"));
                let reported = |at: &str, part: &str| {
                    format!("window.prescreenOutcomes['{at}']?.some(outcome => outcome.includes('{part}'))")
                };
                let refused = match (refusal(page.browser(), name), origin) {
                    (Refusal::Error, _) => {
                        format!("{} || {}", reported(&address, "-src"), reported(&address, "error"))
                    }
                    (Refusal::Policy, Origin::Own) => reported(&address, "-src"),
                    (Refusal::Policy, Origin::Other) => format!("window.prescreenOutcomes['{address}']?.length > 0"),
                    // The form has an origin of its own, and so its own server is elsewhere, too.
                    (Refusal::PolicyNamesOrigin(part), Origin::Own | Origin::Other) => {
                        format!("{} || {}", reported(&address, part), reported(&server.origin(), part))
                    }
                };
                page.wait_until(&format!("Boolean({refused})")).await;
                let outcomes = page.evaluate(&format!("window.prescreenOutcomes['{address}'] ?? []")).await;
                assert!(!outcomes.as_array().unwrap().contains(&json!("arrived")), "{document}: {name}");
            }
        }
        // Whatever had been on its way would have come before this.
        for (server, _) in places {
            page.go_to(&server.at("last.html")).await;
            assert_eq!(server.requests(), ["GET /last.html"], "{document}");
        }
    }
}

/// Where something is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Own,
    Other,
}

/// How a browser reports to a script that it refuses something. The standard has the policy's part reported with the address;
/// that is right for all of them, so that a browser may keep to it from one version to the next.
enum Refusal {
    /// The policy's part is reported, and for some a failure.
    Policy,
    /// The same, but of an address elsewhere only the origin may be named.
    PolicyNamesOrigin(&'static str),
    /// A failure may be all.
    Error,
}

fn refusal(browser: Browser, name: &str) -> Refusal {
    match (browser, name) {
        (_, "frame") => Refusal::PolicyNamesOrigin("frame-src"),
        (Browser::WebKit, "object" | "embed") => Refusal::PolicyNamesOrigin("-src"),
        (_, "object" | "embed") => Refusal::PolicyNamesOrigin("object-src"),
        // A document with an origin of its own may ask for no worker. WebKit takes no such rule in a style sheet that has layers.
        (_, "worker" | "sharedWorker" | "serviceWorker")
        | (Browser::Firefox, "preload" | "modulePreload")
        | (Browser::WebKit, "importedStyle") => Refusal::Error,
        (Browser::Chromium | Browser::Firefox | Browser::WebKit, _) => Refusal::Policy,
    }
}

/// Whether a browser tries this at all where nothing forbids it.
fn tries(browser: Browser, name: &str, origin: Origin) -> bool {
    match (browser, name) {
        // They are of the document's own origin.
        (_, "worker" | "sharedWorker" | "serviceWorker") => origin == Origin::Own,
        // Firefox's driver switches it off, WebKitGTK has none.
        (Browser::Firefox | Browser::WebKit, "prefetch") => false,
        (Browser::Chromium | Browser::Firefox | Browser::WebKit, _) => true,
    }
}

/// Waits until an attempt arrives at a server.
async fn wait_for(server: &Server, name: &str) {
    let start = Instant::now();
    let attempt = format!(" /attempt/{name}");
    let arrives = |request: String| request.trim_end_matches(" websocket").ends_with(&attempt);
    while !server.requests().into_iter().any(arrives) {
        assert!(start.elapsed() < Duration::from_secs(30), "never arrived: {name}");
        tokio::task::yield_now().await;
    }
}
