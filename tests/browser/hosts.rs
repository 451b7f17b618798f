//! Pages of other people with the element `<trial-prescreen>` on them. Each notes the element's events from the start.

use crate::page::Page;
use crate::page::script::COLLECT_EVENTS;
use crate::server::{Server, Site};
use serde_json::{Value, json};

/// The element's events.
pub(crate) const EVENTS: [&str; 6] =
    ["prescreen-ready", "prescreen-error", "prescreen-step", "prescreen-change", "prescreen-result", "prescreen-reset"];

/// The built page's files and `host.html`, a page in English with this text and the element's script.
pub(crate) fn site(body: &str) -> Site {
    site_with_head(body, "")
}

/// The same with more in its head.
pub(crate) fn site_with_head(body: &str, head: &str) -> Site {
    let host = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"data:,\">\
         <script src=\"events.js\"></script>{head}<script type=\"module\" src=\"trial-prescreen.js\"></script>\
         <body>{body}</body></html>"
    );
    let events = format!("(function () {{ {COLLECT_EVENTS} }})({});", json!(EVENTS));
    Site::built().with("host.html", host).with("events.js", events)
}

impl Page {
    /// Goes to `host.html` and looks into the element on it as soon as its first page is there.
    pub(crate) async fn go_to_element(&self, server: &Server, element: &str) -> Page {
        self.go_to(&server.at("host.html")).await;
        let inside = self.within(element).await;
        inside.find("h1").await;
        inside
    }

    /// The details of the events of one type that were noted until now.
    pub(crate) async fn details(&self, kind: &str) -> Vec<Value> {
        let events = self.collected_events().await;
        events.into_iter().filter(|event| event["type"] == kind).map(|event| event["detail"].clone()).collect()
    }

    /// Waits for an event of a type and returns the detail of its last.
    pub(crate) async fn wait_for_detail(&self, kind: &str) -> Value {
        self.wait_until(&format!("window.prescreenEvents?.some(({{ type }}) => type === '{kind}')")).await;
        self.details(kind).await.pop().unwrap()
    }
}
