//! What a screen reader is told of the clinicians' page: roles and names, and in Chromium also order, states and what is
//! announced by itself.

use crate::driver::Browser;
use crate::page::Page;
use crate::records::EVERYTHING;

/// What is told on top of the page, and the overall result.
const STATUS: &str = "status (live polite)";

/// What is understood of a date, a number or a list, told as soon as it changes.
const LINE: &str = "paragraph (live polite)";

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&audience=clinician&reference-date=2026-11-22").await;
    page.wait_for_heading("Screening by criteria").await;
    if page.browser() == Browser::Chromium {
        // The reference date, the date of birth, the list, the number.
        assert_eq!(page.live_regions().await, [STATUS, LINE, LINE, "generic (live polite)", LINE, STATUS]);
    }
    page.paste(EVERYTHING).await;
    page.find("#q-assessments-row-5").await;
    page.press("[data-criterion='E2'] .tp-finding__line").await;
    page.find("#tp-reasons-E2").await;
    for (css, role, name) in [
        ("h1", "heading", "Screening by criteria"),
        (".tp-reference", "group", "Reference date (planned enrolment)"),
        ("#tp-desk-form", "region", "Answers"),
        ("#tp-desk-result", "region", "Result"),
        ("#q-ct_shows_pap", "group", "Chest CT or HRCT consistent with PAP?"),
        ("#q-ct_shows_pap-2", "radio", "Not known"),
        ("#q-assessments-row-1", "group", "Assessments, row 2"),
        ("#q-assessments-row-1 .tp-press", "button", "Remove row 2 of Assessments"),
    ] {
        assert_eq!(page.role_and_name(css).await, (role.to_owned(), name.to_owned()), "{css}");
    }
    // A list to open is a button to WebKitGTK.
    let (_, name) = page.role_and_name("#q-assessments-row-1-type-select").await;
    assert_eq!(name, "Assessments, row 2, Type");
    if page.browser() != Browser::Chromium {
        return;
    }
    page.is_read_in_order(&[
        "document \"Screening by criteria – Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP\"",
        "banner",
        "status (live polite)",
        "text \"The file was opened.",
        "main",
        "heading \"Screening by criteria\" (level 1)",
        "button \"Registry status “Not yet recruiting”",
        "group \"Reference date (planned enrolment)\" described by \"Answers are taken as on 22 November 2026.\"",
        "textbox \"Day\"",
        "button \"Today\"",
        "button \"Start again\"",
        "button \"Keyboard\" (collapsed)",
        "button \"Open saved answers\"",
        "region \"Answers\"",
        "heading \"Age\" (level 2)",
        "heading \"How PAP was found\" (level 2)",
        "group \"Chest CT or HRCT consistent with PAP?\" described by \"No also where it was not done.",
        "radio \"Yes\" (checked",
        "button \"Clear: CT scan shows PAP\"",
        "button \"Record: I2\" (collapsed)",
        "heading \"How PAP has changed\" (level 2)",
        "group \"Assessments of the course of PAP\" described by \"One row for each",
        "group \"Assessments, row 1\"",
        "group \"Assessments, row 1, Date\"",
        "textbox \"Day\"",
        "combobox \"Assessments, row 1, Finding\"",
        "button \"Remove row 1 of Assessments\"",
        "group \"Assessments, row 6\"",
        "button \"Add a row\"",
        "heading \"Oxygen in the blood\" (level 2)",
        "heading \"As told by the patient\" (level 2)",
        "button \"Start again\"",
        "region \"Result\"",
        "heading \"Result\" (level 2)",
        "status (live polite)",
        "text \"Not yet: what stands in the way clears with time.\"",
        "heading \"What would decide\" (level 3)",
        "heading \"Criteria\" (level 3)",
        "button \"Open all\"",
        // Criterion, words and state are one name, without the sign that it can be opened.
        "button \"I6 Voluntary signed informed consent Unknown study team\" (collapsed)",
        "heading \"E2 Whole lung lavage within 6 months before enrolment Fails clear from a day between",
        "button \"E2 Whole lung lavage within 6 months before enrolment Fails clear from a day between",
        "blockquote",
        "heading \"Answers used\" (level 5)",
        "heading \"Logic in CQL\" (level 5)",
        "heading \"Timeline\" (level 3)",
        "img \"Timeline of 4 criteria that clear with time, against the reference date 22 November 2026.",
        "button \"Dates as a table\" (collapsed)",
        "button \"Copy as text\"",
        "contentinfo",
    ])
    .await;
    // The reference date; birth, six rows, their number, PaO2, three past treatments, a dose.
    let lines = page.live_regions().await;
    assert_eq!(lines.len(), 16, "{lines:?}");
    assert_eq!([lines[0].as_str(), lines[15].as_str()], [STATUS, STATUS]);
    assert!(lines[1..15].iter().all(|line| line == LINE || line == "generic (live polite)"), "{lines:?}");

    // What is wrong stands in the description of the field at which it is mended.
    page.fill("lavage_last-year", "2028").await;
    page.wait_until("document.querySelector('#q-lavage_last-line').textContent.includes('or earlier')").await;
    page.is_read_in_order(&["textbox \"Year\" (invalid, focused) described by \"Last whole lung lavage: "]).await;
    assert_eq!(page.live_regions().await.len(), 16);
}
