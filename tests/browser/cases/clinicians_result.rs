//! The result beside the clinicians' form: statuses, readings, the logic's values, what would decide.

use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.widen().await;
    page.go("?lang=en&audience=clinician&reference-date=2026-11-22").await;
    page.wait_for_heading("Screening by criteria").await;
    let announced = "#tp-determination[role='status']";
    assert_eq!(page.text(announced).await, "Undetermined: some criteria are still open.");
    assert!(page.text("#tp-needed").await.starts_with("At least 14 more answers are needed"));
    assert_eq!(
        line(page, "I2").await,
        "I2 aPAP by CT and biopsy or BAL, with positive serum GM-CSF autoantibody Unknown"
    );

    // What does not fit on a line goes on below: nothing is cut.
    let whole = "[...document.querySelectorAll('.tp-finding__words')].every(of => of.scrollWidth <= of.clientWidth)";
    assert_eq!(page.evaluate(whole).await, true);
    let width = page.evaluate("document.querySelector('.tp-finding__words').getBoundingClientRect().width").await;
    assert!(width.as_f64().unwrap_or_default() > 120.0, "{width}");

    // The first of the questions that would decide is where its button leads.
    let first = page.text("#tp-next button").await;
    page.press("#tp-next button").await;
    page.wait_until("document.activeElement.closest('fieldset') !== null").await;
    let name = page.evaluate_text("document.activeElement.closest('[data-item]').textContent").await;
    assert!(!first.is_empty() && name.starts_with(&first), "{first} leads to {name}");

    for (item, answer) in [
        ("ct_shows_pap", "Yes"),
        ("biopsy_shows_pap", "No"),
        ("bal_shows_pap", "No"),
        ("other_pap_type", "No"),
        ("lavage_ever", "Yes"),
        ("cancer_history", "No, never"),
        ("can_have_children", "No"),
    ] {
        page.choose(item, answer).await;
    }
    page.choose("gmcsf_antibody", "Yes, the test was positive").await;
    for (field, text) in [("lavage_last-day", "22"), ("lavage_last-month", "8"), ("lavage_last-year", "2026")] {
        page.fill(field, text).await;
    }
    page.wait_until("document.querySelector('#tp-determination').textContent.startsWith('Not yet')").await;
    assert_eq!(page.text("#tp-earliest").await, "No overall date while other criteria are open.");
    for (criterion, state) in [
        ("E2", "Fails clear from 23 Feb 2027"),
        ("I2", "Unknown readings differ"),
        ("I5", "Not applicable"),
        ("E1", "Passes"),
        ("E10", "Unknown study team"),
    ] {
        assert!(line(page, criterion).await.ends_with(state), "{}", line(page, criterion).await);
    }

    open(page, "I2").await;
    let readings = texts(page, "#tp-reasons-I2 ol > li > strong").await;
    assert_eq!(readings, "fails|fails|passes");
    let values = texts(page, "[data-definition='I2 strict'] ul > li").await;
    assert_eq!(
        values,
        "ct_shows_pap and (biopsy_shows_pap or bal_shows_pap) and \"Antibody positive\": false|ct_shows_pap: true|(biopsy_shows_pap or bal_shows_pap): false|biopsy_shows_pap: false|bal_shows_pap: false|\"Antibody positive\": true"
    );
    // The same for the eyes, at the end of each clause: within the brackets, those, the antibody, all.
    assert_eq!(texts(page, "[data-definition='I2 strict'] pre .tp-clause__mark").await, "T|F|F|F|T|F");

    open(page, "E2").await;
    let reasons = page.text("#tp-reasons-E2").await;
    for part in [
        "Received whole lung lavage(WLL) therapy within 6 months before enrollment",
        "Counts for 6 months → clear from 23 Feb 2027",
    ] {
        assert!(reasons.contains(part), "no `{part}` in\n{reasons}");
    }
    assert_eq!(texts(page, "#tp-reasons-E2 .tp-values dd").await, "Yes|22 August 2026");
    let values = texts(page, "[data-definition='E2'] ul > li").await;
    assert_eq!(
        values,
        "lavage_ever and ReferenceDate on or before lavage_last + 6 months: true|lavage_ever: true|ReferenceDate on or before lavage_last + 6 months: true"
    );
    // Only what is open is drawn.
    assert_eq!(page.count(".tp-finding__reasons").await, 2);
    page.press("[data-criterion='I2'] .tp-finding__line").await;
    page.wait_until("document.querySelector('#tp-reasons-I2') === null").await;

    // A contradiction is a state of its own.
    page.choose("other_pap_type", "Yes").await;
    page.wait_until("document.querySelector('[data-criterion=E1]').textContent.includes('answers contradict')").await;
    open(page, "E1").await;
    assert!(page.text("#tp-reasons-E1").await.contains("Please check both."));

    // With everything open nothing is in a screen reader's way.
    page.press("#tp-open-all").await;
    page.wait_until("document.querySelectorAll('.tp-finding__reasons').length === 17").await;
    page.has_no_axe_finding("the result with all reasons").await;
}

/// The line of a criterion, its words parted by single spaces.
async fn line(page: &Page, criterion: &str) -> String {
    let button = format!("document.querySelector('[data-criterion={criterion}] .tp-finding__line')");
    page.evaluate_text(&format!("{button}.textContent.trim().replace(/\\s+/g, ' ')")).await
}

async fn open(page: &Page, criterion: &str) {
    page.press(&format!("[data-criterion='{criterion}'] .tp-finding__line")).await;
    page.find(&format!("#tp-reasons-{criterion}")).await;
}

/// The texts of all elements that a selector finds.
async fn texts(page: &Page, css: &str) -> String {
    page.evaluate_text(&format!("[...document.querySelectorAll(`{css}`)].map(of => of.textContent).join('|')")).await
}
