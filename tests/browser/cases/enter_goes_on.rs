//! Enter in a field goes on to the next page, also in a sandboxed frame, where browsers send no forms.

use crate::cases::answer_up_to_lavage;
use crate::driver::Browser;
use crate::page::{ENTER, Page};
use crate::server::{Server, Site};

const HOST: &str = "<!doctype html><title>Host</title><link rel='icon' href='data:,'>
    <iframe sandbox='allow-scripts allow-downloads allow-modals' style='width: 900px; height: 1200px'
    src='trial-prescreen.html?lang=en&reference-date=2026-11-22'></iframe>";

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    enter(page).await;
    if page.browser() == Browser::WebKit {
        // Its driver types nothing into a frame.
        return;
    }
    let server = Server::start(Site::built().with("host.html", HOST));
    page.go_to(&server.at("host.html")).await;
    page.enter_framed_form("iframe").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    enter(page).await;
}

async fn enter(page: &Page) {
    answer_up_to_lavage(page).await;
    page.choose("lavage_ever", "Yes").await;
    let field = page.find("#q-lavage_last-year").await;
    field.send_keys(&format!("2026{ENTER}")).await.unwrap();
    page.wait_for_heading("GM-CSF medicine").await;
}
