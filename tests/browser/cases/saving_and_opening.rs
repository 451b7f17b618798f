//! Answers are saved as a file, opened again, replaced only when that is confirmed, and handed over as a code.

use crate::cases::see_result;
use crate::page::Page;
use crate::records::WAITING;

const NAME: &str = "NCT06111846-answers-2026-11-22.json";

pub(crate) async fn case(page: &Page) {
    // The text of a code, pasted.
    page.go("?lang=en&reference-date=2026-12-01").await;
    page.paste(WAITING).await;
    page.wait_for_heading("Check your answers").await;
    let told = page.text("#tp-told").await;
    assert!(told.starts_with("The file was opened. Answers are compared as of 22 November 2026,"), "{told}");
    assert!(page.text("main").await.contains("22 August 2026"));
    see_result(page).await;
    assert_eq!(page.text("#tp-told").await, "");

    // The content first, then the code.
    page.evaluate("document.querySelector('#tp-code-part').open = true").await;
    assert!(Page::same_json(&page.text("#tp-code-text").await, WAITING));
    assert_eq!(page.count("#tp-code").await, 0);
    page.press("#tp-show-code").await;
    page.find("#tp-code path").await;
    // The button is gone: the focus goes to the code.
    page.wait_until("document.activeElement.id === 'tp-shown-code'").await;
    let light = page.evaluate_text("getComputedStyle(document.querySelector('#tp-code')).backgroundColor").await;
    assert_eq!(light, "rgb(255, 255, 255)");
    page.has_no_banned_word().await;

    assert!(!page.saved(NAME).exists());
    page.press("#tp-save").await;
    let file = if page.saves() {
        assert!(Page::same_json(&page.read_saved(NAME).await, WAITING));
        page.saved(NAME)
    } else {
        page.write_file(NAME, WAITING)
    };

    // Opened on another day, by a person who has entered something.
    page.go("?lang=en&reference-date=2026-12-01").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    page.choose("age_18_or_over", "No").await;
    page.press("#tp-back").await;
    page.find("#tp-start").await;
    page.choose_file(&file).await;
    assert!(page.text("#tp-file-problems").await.starts_with("Replace what is entered?"));
    page.wait_until("document.activeElement.id === 'tp-file-problems'").await;
    page.press("#tp-keep").await;
    page.wait_until("document.querySelector('#tp-file-problems') === null").await;
    page.choose_file(&file).await;
    page.press("#tp-replace").await;
    page.wait_for_heading("Check your answers").await;
    let answers = page.text("main").await;
    assert!(answers.contains("8.7 kPa (65.3 mmHg)") && answers.contains("I do not know"), "{answers}");

    // As of today instead.
    page.press("#tp-compare-today").await;
    page.wait_until("document.querySelector('#tp-compare-today') === null").await;
    see_result(page).await;
    assert_eq!(page.text("#tp-reference-date").await, "Your answers were compared as of 1 December 2026.");
}
