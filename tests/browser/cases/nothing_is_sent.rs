//! The whole way of a participant, to the result and all that can be done with it: once the page is there, its server is
//! asked for nothing more. The sealed page asks for itself and its engine, the single file for itself.

use crate::page::Page;
use crate::page::print::Paper;
use crate::person::Person;
use crate::records::WAITING;
use crate::server::{Server, Site};

/// The documents, and what each asks its server for until it is sealed.
pub(crate) const DOCUMENTS: [(&str, &[&str]); 2] = [
    ("index.html", &["GET /index.html?lang=en&reference-date=2026-11-22", "GET /trial-prescreen.wasm"]),
    ("trial-prescreen.html", &["GET /trial-prescreen.html?lang=en&reference-date=2026-11-22"]),
];

pub(crate) async fn case(page: &Page) {
    let server = Server::start(Site::built());
    for (document, asked) in DOCUMENTS {
        open(page, &server, document).await;
        assert_eq!(server.take_requests(), asked, "{document}");
        whole_way(page).await;
        assert_eq!(server.requests(), [""; 0], "{document}");
        // Whatever is asked for is noticed.
        page.reload().await;
        page.find("#tp-start").await;
        assert_eq!(server.take_requests(), asked, "{document}");
    }
}

/// Goes to a document as on 22 November 2026 and waits until its questions are there.
pub(crate) async fn open(page: &Page, server: &Server, document: &str) {
    page.go_to(&server.at(&format!("{document}?lang=en&reference-date=2026-11-22"))).await;
    page.enter_form().await;
    page.find("#tp-start").await;
}

/// From the start to the result, which is printed, saved, handed over and told in the other language, as both audiences;
/// then starts again and opens what was saved. Ends on the result.
pub(crate) async fn whole_way(page: &Page) {
    page.walk(&Person::NOT_YET, async |_| {}).await;
    page.leave_by("#tp-see-result").await;
    page.evaluate("document.querySelector('#tp-code-part').open = true").await;
    page.press("#tp-show-code").await;
    page.find("#tp-code path").await;
    page.press("#tp-save").await;
    // Where the browser would ask for a printer.
    page.evaluate("window.print = () => { window.printed = true }").await;
    page.press("#tp-print").await;
    page.wait_until("window.printed === true").await;
    if page.browser().prints_countably() {
        page.print_form(Paper::A4).await;
    }
    for language in ["zh-CN", "en"] {
        page.press(&format!(".tp-language[lang='{language}']")).await;
        page.wait_until(&format!("document.documentElement.lang === '{language}'")).await;
    }
    page.leave_by("#tp-restart").await;
    page.paste(WAITING).await;
    page.wait_for_heading("Check your answers").await;
    page.leave_by("#tp-see-result").await;
    page.find("#tp-determination").await;
}
