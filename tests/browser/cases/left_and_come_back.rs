//! Whoever leaves the page and comes back, by Back or because the browser kept the page, finds nothing entered.

use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    page.choose("age_18_or_over", "Yes").await;
    page.go("index.html?lang=zh-CN").await;
    page.find("#tp-start").await;
    page.browser_back().await;
    page.find("#tp-start").await;
    page.wait_until("document.documentElement.lang === 'en'").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.chosen("age_18_or_over").await, "");

    // A page that the browser kept, and shows again as it was.
    page.choose("age_18_or_over", "Yes").await;
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))").await;
    page.find("#tp-start").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.chosen("age_18_or_over").await, "");
}
