//! The engine does not arrive: the page says so in both languages, and the study and its rules stay.

use crate::cases::without_its_scripts::has_study_and_criteria;
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.go_to_shell("").await;
    page.wait_until("document.querySelector('#prescreen-failed').hidden === false").await;
    let message = page.text("#prescreen-failed").await;
    assert!(message.contains("The questions cannot be shown"), "{message}");
    assert!(message.contains("无法显示问题"), "{message}");
    let text = page.text("main").await;
    has_study_and_criteria(&text);
    assert!(!text.contains("The questions appear here"), "{text}");
    page.has_no_axe_finding("without the engine").await;
}
