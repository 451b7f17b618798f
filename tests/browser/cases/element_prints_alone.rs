//! An element prints its own sheet and nothing of the page around it, and keeps nothing of it afterwards.

use crate::driver::Browser;
use crate::hosts::site;
use crate::page::Page;
use crate::records::WAITING;
use crate::server::Server;
use serde_json::json;

/// From now on, `window.printed` is the content of a frame when it is printed, though a screen shows no sheets. When the
/// frame is gone again is each browser's affair: some say at once that it was printed, some never.
const NOTE_WHAT_IS_PRINTED: &str = "
const after = Element.prototype.after;
Element.prototype.after = function (...added) {
  for (const frame of added) {
    const load = frame.onload;
    frame.onload = event => {
      const view = frame.contentWindow;
      const print = view.print.bind(view);
      view.print = () => { window.printed = view.document.body.textContent; print(); };
      load.call(frame, event);
    };
  }
  after.apply(this, added);
}";

pub(crate) async fn case(page: &Page) {
    let body = "<h1>Of the host</h1><trial-prescreen id='first' audience='clinician'></trial-prescreen>";
    let server = Server::start(site(body));
    let element = page.go_to_element(&server, "#first").await;
    page.execute("document.getElementById('first').answers = arguments[0]", vec![json!(WAITING)]).await;
    page.wait_for_detail("prescreen-change").await;
    page.execute(NOTE_WHAT_IS_PRINTED, Vec::new()).await;
    page.evaluate("document.getElementById('first').print()").await;
    page.wait_until("window.printed !== undefined").await;
    let printed = page.evaluate_text("window.printed").await;
    for part in ["Screening worksheet", "Received whole lung lavage(WLL) therapy", "22 August 2026"] {
        assert!(printed.contains(part), "no `{part}` in\n{printed}");
    }
    assert!(!printed.contains("Of the host"), "{printed}");
    match page.browser() {
        Browser::Firefox => page.wait_for_printed_file().await,
        // Without a printer nobody says that it is done.
        Browser::Chromium | Browser::WebKit => {}
    }
    page.evaluate("document.getElementById('first').reset()").await;
    element.wait_until("root.querySelector('iframe') === null").await;
}
