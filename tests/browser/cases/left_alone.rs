//! On a device that is left alone a warning comes, can be stopped, and otherwise everything is erased.

use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    // Nothing is entered: nothing to warn of.
    page.later(30).await;
    page.press("h1").await;
    assert_eq!(page.count("[role='alertdialog']").await, 0);

    page.choose("age_18_or_over", "Yes").await;
    let focused = page.evaluate_text("document.activeElement.id").await;
    page.later(15).await;
    page.find("[role='alertdialog']").await;
    page.wait_until("document.activeElement.id === 'tp-idle-stay'").await;
    let warning = page.text("[role='alertdialog']").await;
    assert!(warning.contains("Are you still there?") && warning.contains("seconds left"), "{warning}");
    // For whoever looks at another tab.
    page.wait_until("document.title.startsWith('Are you still there? – ')").await;
    page.leave_frame().await;
    page.wait_until("document.title.startsWith('Are you still there? – ')").await;
    page.enter_form().await;
    assert_eq!(page.evaluate("document.querySelector('main').closest('[inert]') !== null").await, true);
    page.press("#tp-idle-stay").await;
    page.wait_until("document.querySelector('[role=\"alertdialog\"]') === null").await;
    page.wait_until(&format!("document.activeElement.id === '{focused}'")).await;
    assert_eq!(page.chosen("age_18_or_over").await, "Yes");
    page.wait_until("document.title.startsWith('Age – ')").await;

    // Whoever comes back too late, as from a device that slept, finds nothing.
    page.later(20).await;
    page.find("#tp-start").await;
    page.wait_until("document.querySelector('#tp-told').textContent.includes('all answers were erased')").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.chosen("age_18_or_over").await, "");

    // The time can be set; the warning counts to the end.
    page.go("?lang=en&reference-date=2026-11-22&idle-minutes=3").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    page.choose("age_18_or_over", "No").await;
    page.later(3).await;
    page.find("[role='alertdialog']").await;
    page.later(1).await;
    page.find("#tp-start").await;
    assert_eq!(page.count("[role='alertdialog']").await, 0);

    // A text that was pasted and not opened is not left for others either.
    page.go("?lang=en&reference-date=2026-11-22").await;
    page.press("#tp-open summary").await;
    page.find("#tp-paste").await.send_keys("{\"answers\":{}}").await.unwrap();
    page.later(17).await;
    page.wait_until("document.querySelector('#tp-told').textContent.includes('all answers were erased')").await;
    assert_eq!(page.value("#tp-paste").await, "");
}
