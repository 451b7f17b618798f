//! The form for clinicians: lists, the reference date, what contradicts, what is wrong, and starting again; in Chinese
//! too.

use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&reference-date=2026-11-22&audience=clinician").await;
    page.wait_for_heading("Screening by criteria").await;
    assert_eq!(page.count("main input:checked").await, 0);
    lists(page).await;
    reference_date(page).await;
    contradiction(page).await;

    page.press(".tp-language[lang='zh-CN']").await;
    page.wait_for_heading("按条件筛查").await;
    assert_eq!(page.chosen("pregnancy_possible").await, "否");
    assert_eq!(page.text("#q-lavage_last-line").await, "2026年5月22日");
    assert_eq!(page.count("#q-lavage_last .tp-cell").await, 3);
    assert_eq!(page.text("#q-lavage_last .tp-cell:first-child").await, "年");

    page.press("#tp-start-again-below").await;
    page.wait_until("document.querySelector('main input:checked') === null").await;
    assert_eq!(page.count("#q-lavage_last").await, 0);
    assert_eq!(page.evaluate("document.querySelector('#q-steroid-select').selectedIndex").await, 0);
}

async fn lists(page: &Page) {
    // That there are none is an answer; a row takes its place, and taking it away leaves nothing answered.
    page.choose("assessments", "There are none").await;
    wait_for(page, "I3", "Fails").await;
    page.press("#q-assessments-add").await;
    page.find("#q-assessments-row-0").await;
    wait_for(page, "I3", "Unknown").await;
    assert_eq!(page.count("#q-assessments input[type=radio]").await, 0);
    page.press("#q-assessments-add").await;
    page.find("#q-assessments-row-1").await;
    page.fill("assessments-row-1-date-year", "2027").await;
    page.wait_until("document.querySelector('#q-assessments-row-1-date-line').textContent.includes('or earlier')")
        .await;
    let field = "document.querySelector('#q-assessments-row-1-date-year')";
    assert_eq!(page.evaluate(&format!("{field}.getAttribute('aria-invalid')")).await, "true");
    let name = format!("{field}.closest('[role=group]').getAttribute('aria-label')");
    assert_eq!(page.evaluate_text(&name).await, "Assessments, row 2, Date");

    let remove = "button[aria-label='Remove row 1 of Assessments']";
    page.press(remove).await;
    page.wait_until("document.querySelector('#q-assessments-row-1') === null").await;
    assert_eq!(page.value("#q-assessments-row-0-date-year").await, "2027");
    page.wait_until("document.activeElement.id === 'q-assessments-row-0-date-day'").await;
    page.press(remove).await;
    page.find("#q-assessments-0").await;
    assert_eq!(page.count("#q-assessments input:checked").await, 0);
    page.wait_until("document.activeElement.id === 'q-assessments-add'").await;
}

/// Waits until the result gives a criterion this status, first of all that is said of it.
async fn wait_for(page: &Page, criterion: &str, status: &str) {
    let state = format!("document.querySelector('[data-criterion={criterion}] strong')?.textContent");
    page.wait_until(&format!("{state} === '{status}'")).await;
}

async fn reference_date(page: &Page) {
    page.choose("lavage_ever", "Yes").await;
    page.find("#q-lavage_last-day").await;
    for (part, text) in [("day", "22"), ("month", "May"), ("year", "2026")] {
        page.fill(&format!("lavage_last-{part}"), text).await;
    }
    wait_for(page, "E2", "Fails").await;
    for (part, text) in [("day", "23"), ("month", "11")] {
        fill_reference(page, part, text).await;
    }
    wait_for(page, "E2", "Passes").await;
    // Something that is no day leaves the last one standing, and says so.
    fill_reference(page, "month", "x").await;
    page.wait_until("document.querySelector('#tp-reference-line').textContent.includes('Until then 23 November 2026')")
        .await;
    wait_for(page, "E2", "Passes").await;
    page.press("#tp-reference-today").await;
    wait_for(page, "E2", "Fails").await;
    assert_eq!(page.value("#tp-reference-day").await, "22");
}

async fn fill_reference(page: &Page, part: &str, text: &str) {
    let field = format!("#tp-reference-{part}");
    page.evaluate(&format!("document.querySelector('{field}').select()")).await;
    page.find(&field).await.send_keys(text).await.unwrap();
}

/// Another type of PAP beside the antibodies of the autoimmune one.
async fn contradiction(page: &Page) {
    page.choose("gmcsf_antibody", "Yes, the test was positive").await;
    page.choose("other_pap_type", "Yes").await;
    wait_for(page, "E1", "Unknown").await;
    assert!(page.text("[data-criterion='E1']").await.contains("answers contradict"));
    page.choose("pregnancy_possible", "No").await;
    page.wait_until("document.querySelector('#q-pregnancy_test') === null").await;
}
