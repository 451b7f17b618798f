//! The whole way without a mouse: tabulator, arrows, space and enter.

use crate::page::{DOWN, ENTER, Page, SPACE, TAB};

/// More presses than any page has stops.
const MOST_STOPS: usize = 80;

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&reference-date=2026-11-22").await;
    page.find("#tp-start").await;
    tab_to(page, "tp-start").await;
    page.key(ENTER).await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.evaluate_text("document.activeElement.tagName").await, "H1");

    // Why it is asked opens and closes by keyboard, too.
    page.wait_until("document.querySelector('details').open === false").await;
    tab_until(page, "document.activeElement.tagName === 'SUMMARY'").await;
    page.key(ENTER).await;
    page.wait_until("document.querySelector('details').open").await;
    assert!(page.text("details").await.contains("The study is for adults only."));
    page.evaluate("document.querySelector('h1').focus()").await;

    while page.text("h1").await != "Check your answers" {
        let heading = page.text("h1").await;
        answer_page(page).await;
        page.key(ENTER).await;
        page.wait_until(&format!("document.querySelector('h1').textContent !== '{heading}'")).await;
        assert_eq!(page.evaluate_text("document.activeElement.tagName").await, "H1");
    }
    tab_to(page, "tp-see-result").await;
    page.key(SPACE).await;
    page.wait_for_heading("How your answers compare with the listed rules").await;
    assert!(page.text("#tp-determination").await.starts_with("We cannot tell yet."));
    assert_eq!(page.evaluate_text("document.activeElement.tagName").await, "H1");
}

/// Goes through the controls of a page, says "I do not know" at each question and ends at "Continue".
async fn answer_page(page: &Page) {
    for _ in 0..MOST_STOPS {
        page.key(TAB).await;
        let focused = page.evaluate_text("document.activeElement.id").await;
        let kind = page.evaluate_text("document.activeElement.type").await;
        match kind.as_str() {
            "submit" => return,
            "checkbox" => page.key(SPACE).await,
            "radio" if !focused.contains("-unit-") => {
                while page.evaluate_text("document.activeElement.labels[0].textContent").await != "I do not know" {
                    let before = page.evaluate_text("document.activeElement.id").await;
                    page.key(DOWN).await;
                    page.wait_until(&format!("document.activeElement.id !== '{before}'")).await;
                }
                page.wait_until("document.activeElement.checked").await;
            }
            _ => {}
        }
    }
    panic!("no way to `Continue`");
}

async fn tab_to(page: &Page, id: &str) {
    tab_until(page, &format!("document.activeElement.id === '{id}'")).await;
}

async fn tab_until(page: &Page, expression: &str) {
    for _ in 0..MOST_STOPS {
        page.key(TAB).await;
        if page.evaluate(expression).await == true {
            // Whoever uses the keyboard sees where the focus is.
            assert_ne!(page.evaluate_text("getComputedStyle(document.activeElement).outlineStyle").await, "none");
            return;
        }
    }
    panic!("the tabulator never leads to where {expression}");
}
