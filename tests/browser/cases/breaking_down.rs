//! The program breaks down half-way: a plain message in the person's language, not a blank page.

use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    page.choose("age_18_or_over", "Yes").await;
    // Nothing that a person can do breaks it, but a browser that refuses to show anything new does.
    page.evaluate("Node.prototype.insertBefore = () => { throw new Error('refused') }").await;
    page.press("#tp-continue").await;
    let message = page.text("[role='alert'].tp-failed:not([hidden])").await;
    assert_eq!(
        message,
        "Something went wrong in this page, and it had to stop. Your answers are gone; nothing was sent or saved. Reload the page to start again."
    );
    assert_eq!(page.text("#prescreen").await, message);

    page.start("zh-CN", "年龄").await;
    page.evaluate("Node.prototype.insertBefore = () => { throw new Error('refused') }").await;
    page.press("#tp-continue").await;
    let message = page.text("[role='alert'].tp-failed:not([hidden])").await;
    assert!(message.starts_with("本页面出现故障，已经停止。"), "{message}");
}
