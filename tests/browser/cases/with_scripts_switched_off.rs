//! A browser that runs no scripts at all: the same, and the page says why there are no questions.

use crate::cases::without_its_scripts::has_study_and_criteria;
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.go_to_shell("").await;
    page.find("main h1").await;
    let text = page.text("main").await;
    assert!(text.contains("The questions need JavaScript, which is off in this browser."), "{text}");
    has_study_and_criteria(&text);
}
