//! axe-core has nothing to say: every page of a participant's way, with all that can be opened on it, in both languages,
//! light and dark, on small screens.

use crate::inspection::Inspection;
use crate::page::Page;
use crate::person::Person;
use crate::records::WAITING;

pub(crate) async fn case(page: &Page) {
    let mut inspection = Inspection::default();
    page.go("?lang=en&reference-date=2026-11-22").await;
    page.paste("Dear patient").await;
    page.find("#tp-file-problems").await;
    inspection.look_at(page, "start, with a file refused").await;

    page.leave_by("#tp-start").await;
    page.press("#tp-continue").await;
    page.find("#tp-problems").await;
    inspection.look_at(page, "problems").await;

    page.go("?lang=en&reference-date=2026-11-22").await;
    page.walk(&Person::NOT_YET, async |number| {
        // Why it is asked, what the record says, about how long ago.
        page.evaluate("document.querySelectorAll('main details').forEach(of => { of.open = true })").await;
        inspection.look_at(page, &format!("topic {number}")).await;
    })
    .await;
    inspection.look_at(page, "answers").await;
    page.leave_by("#tp-see-result").await;
    page.evaluate("document.querySelector('#tp-code-part').open = true").await;
    page.press("#tp-show-code").await;
    page.find("#tp-code").await;
    inspection.look_at(page, "result: not yet, with a code").await;
    page.change_as("E2", &Person::FITS).await;
    inspection.look_at(page, "result: fits").await;
    page.change_as("I1", &Person::UNDETERMINED).await;
    inspection.look_at(page, "result: undetermined").await;
    page.change_as("E8", &Person::NOT_MATCHING).await;
    inspection.look_at(page, "result: not matching").await;

    // On another day than the file's, so that there is a choice.
    page.go("?lang=en&reference-date=2026-12-01").await;
    page.paste(WAITING).await;
    page.find("#tp-compare-today").await;
    inspection.look_at(page, "a file was opened").await;
    inspection.end();
}
