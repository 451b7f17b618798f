//! An element prints its own sheet and nothing of the page around it, and keeps nothing of it afterwards.

use crate::driver::Browser;
use crate::hosts::site;
use crate::page::Page;
use crate::records::WAITING;
use crate::server::Server;
use serde_json::json;

/// What stands in the frame that is printed, though a screen shows no sheets.
const PRINTED: &str = "root.querySelector('iframe')?.contentDocument?.body?.textContent ?? ''";

pub(crate) async fn case(page: &Page) {
    let body = "<h1>Of the host</h1><trial-prescreen id='first' audience='clinician'></trial-prescreen>";
    let server = Server::start(site(body));
    let element = page.go_to_element(&server, "#first").await;
    page.execute("document.getElementById('first').answers = arguments[0]", vec![json!(WAITING)]).await;
    page.wait_for_detail("prescreen-change").await;
    page.evaluate("document.getElementById('first').print()").await;
    match page.browser() {
        // It prints into a file and is done.
        Browser::Firefox => page.wait_for_printed_file().await,
        // Without a printer nobody says that it is done.
        Browser::Chromium | Browser::WebKit => {
            element.wait_until(&format!("({PRINTED}).includes('Screening worksheet')")).await;
            let printed = element.evaluate_text(PRINTED).await;
            assert!(printed.contains("Received whole lung lavage(WLL) therapy"), "{printed}");
            assert!(printed.contains("22 August 2026"), "{printed}");
            assert!(!printed.contains("Of the host"), "{printed}");
        }
    }
    page.evaluate("document.getElementById('first').reset()").await;
    element.wait_until("root.querySelector('iframe') === null").await;
}
