//! axe-core has nothing to say about the clinicians' page: empty, with what is wrong and what contradicts, with a file that
//! is refused or would replace answers, filled in with everything open, and left alone; in both languages, light and dark,
//! on small screens.

use crate::inspection::Inspection;
use crate::page::Page;
use crate::records::{CONTRADICTORY, EVERYTHING};

pub(crate) async fn case(page: &Page) {
    let mut inspection = Inspection::default();
    page.go("?lang=en&audience=clinician&reference-date=2026-11-22").await;
    page.wait_for_heading("Screening by criteria").await;
    inspection.look_at(page, "empty").await;

    page.paste(CONTRADICTORY).await;
    page.find("#q-assessments-row-0").await;
    page.fill("lavage_last-year", "2028").await;
    page.fill("pao2-number", "8,7").await;
    page.press("label[for='q-pao2-unit-0']").await;
    page.press("[data-criterion='E1'] .tp-finding__line").await;
    page.find("#tp-reasons-E1").await;
    page.paste("Dear patient").await;
    page.find("#tp-file-problems").await;
    inspection.look_at(page, "with problems, a contradiction and a file refused").await;

    page.paste(EVERYTHING).await;
    page.find("#tp-replace").await;
    inspection.look_at(page, "a file would replace answers").await;
    page.press("#tp-replace").await;
    page.find("#q-assessments-row-5").await;
    page.press("#tp-open-all").await;
    page.wait_until("document.querySelectorAll('.tp-finding__reasons').length === 17").await;
    page.evaluate("document.querySelectorAll('details').forEach(of => { of.open = true })").await;
    inspection.look_at(page, "everything filled in and open").await;

    page.later(15).await;
    page.find("[role='alertdialog']").await;
    inspection.look_as_it_is(page, "left alone").await;
    inspection.end();
}
