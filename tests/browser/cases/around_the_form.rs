//! The document around the form: once the form is there nothing else of it can be seen, heard or scrolled, keys reach the form
//! without a press in it, and the title of the window follows.

use crate::page::{CONTROL, PAGE_DOWN, Page};
use serde_json::json;

const STUDY: &str = "Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP";

/// What can be seen of the document beside the form.
const BESIDE: &str =
    "[...document.body.children].filter(of => of.id !== 'prescreen-form' && of.checkVisibility()).length";

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&reference-date=2026-11-22").await;
    page.find("#tp-start").await;
    page.leave_frame().await;
    page.wait_for_title(STUDY).await;
    assert_eq!(page.evaluate(BESIDE).await, 0);
    assert_eq!(page.evaluate("document.querySelector('#prescreen-form').title").await, STUDY);
    assert_eq!(page.evaluate("document.activeElement.id").await, "prescreen-form");
    for document in ["the shell", "the form"] {
        // Pulling it down loads nothing anew.
        assert_eq!(
            page.evaluate("getComputedStyle(document.documentElement).overscrollBehaviorY").await,
            "none",
            "{document}"
        );
        if document == "the shell" {
            let scrolls = "document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth";
            assert_eq!(page.evaluate(scrolls).await, false);
            let room = "(({ x, y, width, height }) => [x, y, width === innerWidth, height === innerHeight])\
                (document.querySelector('#prescreen-form').getBoundingClientRect())";
            assert_eq!(page.evaluate(room).await, json!([0, 0, true, true]));
            page.enter_form().await;
        }
    }
    // Whoever has pressed nowhere yet can read on.
    page.key(PAGE_DOWN).await;
    page.wait_until("document.documentElement.scrollTop > 0").await;
    page.evaluate("window.print = () => { window.printed = true }").await;
    page.chord(CONTROL, 'p').await;
    page.wait_until("window.printed === true").await;

    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    page.leave_frame().await;
    page.wait_for_title(&format!("Questions – {STUDY}")).await;
    page.enter_form().await;
    page.press(".tp-language[lang='zh-CN']").await;
    page.wait_for_heading("年龄").await;
    page.leave_frame().await;
    page.wait_until("document.title.startsWith('问题 – ') && document.documentElement.lang === 'zh-CN'").await;
    let name = page.evaluate_text("document.querySelector('#prescreen-form').title").await;
    assert!(name.starts_with("人骨髓间充质干细胞"), "{name}");
}
