//! Clinicians open a file, copy the result and save it as JSON, as a table and as a date for a calendar.

use crate::driver::Browser;
use crate::page::Page;
use crate::records::WAITING;

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&audience=clinician&reference-date=2026-11-22").await;
    page.find("#tp-open").await;
    assert_eq!(page.count("#tp-save-ics").await, 0);
    page.paste(WAITING).await;
    page.find("#tp-save-ics").await;
    // Nobody finds there afterwards what was pasted.
    assert_eq!(page.value("#tp-paste").await, "");

    page.evaluate("navigator.clipboard.constructor.prototype.written = navigator.clipboard.writeText").await;
    page.evaluate(
        "navigator.clipboard.constructor.prototype.writeText = function(text) { window.copied = text; return this.written(text) }",
    )
    .await;
    page.press("#tp-copy").await;
    page.wait_until("document.querySelector('#tp-told').textContent !== ''").await;
    let copied = page.evaluate_text("window.copied").await;
    assert!(copied.contains("E2 ") && copied.contains("23 February 2027"), "{copied}");
    match page.browser() {
        Browser::Chromium => assert_eq!(page.text("#tp-told").await, "Copied."),
        // Their drivers' clicks do not always count as a person's.
        Browser::Firefox | Browser::WebKit => {}
    }
    if !page.saves() {
        println!("left out: WebKitGTK's driver cannot set the folder for downloads");
        return;
    }
    page.press("#tp-save-json").await;
    let json = page.read_saved("NCT06111846-result-2026-11-22.json").await;
    assert!(
        json.contains("\"determination\":\"not_yet\",\"earliest\":{\"from\":\"2027-02-23\",\"to\":\"2027-02-23\"}")
    );
    page.press("#tp-save-csv").await;
    let table = page.read_saved("NCT06111846-answers-2026-11-22.csv").await;
    assert!(table.starts_with("reference_date,age_18_or_over,") && table.contains(",8.7 kPa,"), "{table}");
    page.press("#tp-save-ics").await;
    let event = page.read_saved("NCT06111846-rescreen-2026-11-22.ics").await;
    assert!(event.contains("DTSTART;VALUE=DATE:20270223\r\n"), "{event}");
}
