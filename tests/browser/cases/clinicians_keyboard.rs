//! A physician fills in the form by keyboard alone, goes to the result and back.

use crate::page::{ALT, BACKSPACE, CONTROL, ENTER, PAGE_DOWN, PAGE_UP, Page, TAB};

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&reference-date=2026-11-22&audience=clinician").await;
    page.wait_for_heading("Screening by criteria").await;
    while page.evaluate_text("document.activeElement.id").await != "q-birth_date-day" {
        page.key(TAB).await;
    }
    // Letters are letters where one types.
    type_keys(page, "3\tMay\t1970").await;
    page.wait_until("document.querySelector('#q-birth_date-line').textContent === '3 May 1970'").await;
    assert_eq!(page.value("#q-birth_date-month").await, "May");

    page.chord(ALT, PAGE_DOWN).await;
    focus_is(page, "q-ct_shows_pap-0").await;
    page.chord(ALT, PAGE_UP).await;
    focus_is(page, "q-birth_date-day").await;
    page.key(ENTER).await;
    focus_is(page, "q-ct_shows_pap-0").await;

    // A slip of the finger is taken back.
    answer(page, "ct_shows_pap", 'n', 1).await;
    page.key(BACKSPACE).await;
    page.wait_until("document.querySelector('#q-ct_shows_pap input:checked') === null").await;
    focus_is(page, "q-ct_shows_pap-0").await;
    for (item, key, option, next) in [
        ("ct_shows_pap", 'y', 0, "q-biopsy_shows_pap-0"),
        ("biopsy_shows_pap", 'n', 1, "q-bal_shows_pap-0"),
        ("bal_shows_pap", 'Y', 0, "q-gmcsf_antibody-0"),
        ("gmcsf_antibody", '1', 0, "q-other_pap_type-0"),
        ("other_pap_type", 'n', 1, "q-assessments-add"),
    ] {
        answer(page, item, key, option).await;
        page.key(ENTER).await;
        focus_is(page, next).await;
    }
    // Two assessments: the button adds a row and the focus is in it.
    page.key(ENTER).await;
    focus_is(page, "q-assessments-row-0-date-day").await;
    type_keys(page, "1\t2\t2026\tC\tN").await;
    while page.evaluate_text("document.activeElement.id").await != "q-assessments-add" {
        page.key(TAB).await;
    }
    page.key(ENTER).await;
    focus_is(page, "q-assessments-row-1-date-day").await;
    type_keys(page, "\t6\t2026\tB\tN").await;
    page.wait_until("document.querySelector('#q-assessments-row-1-finding-select').selectedIndex === 2").await;

    page.chord(ALT, PAGE_DOWN).await;
    focus_is(page, "q-pao2-number").await;
    type_keys(page, "65\t1").await;
    page.wait_until("document.querySelector('#q-pao2-unit-0').checked").await;
    page.key(ENTER).await;
    focus_is(page, "q-pao2_on_oxygen-0").await;
    for (item, key, option) in [
        ("pao2_on_oxygen", 'n', 1),
        ("lavage_ever", 'n', 1),
        ("gmcsf_use", '1', 0),
        ("trial_treatment", '1', 0),
        ("stem_cell_study", '1', 0),
        ("other_inflammatory_disease", 'n', 1),
    ] {
        answer(page, item, key, option).await;
        page.key(ENTER).await;
        page.wait_until(&format!("!document.querySelector('#q-{item}').contains(document.activeElement)")).await;
    }
    focus_is(page, "q-steroid-select").await;
    page.key('1').await;
    page.wait_until("document.querySelector('#q-steroid-select').selectedIndex === 1").await;
    while page.evaluate_text("document.activeElement.id").await != "q-other_immunosuppressant-0" {
        page.key(TAB).await;
    }
    for (item, key, option) in [
        ("other_immunosuppressant", 'n', 1),
        ("infection_active", 'n', 1),
        ("cancer_history", '1', 0),
        ("ingredient_allergy", 'n', 1),
        ("investigator_finds_unsuitable", 'u', 2),
        ("can_have_children", 'n', 1),
        ("pregnancy_possible", 'n', 1),
    ] {
        answer(page, item, key, option).await;
        page.key(ENTER).await;
        page.wait_until(&format!("!document.querySelector('#q-{item}').contains(document.activeElement)")).await;
    }
    page.wait_until("document.querySelector('#tp-determination').textContent.startsWith('Possibly eligible')").await;

    focus_is(page, "q-age_18_or_over-0").await;
    page.chord(CONTROL, ENTER).await;
    focus_is(page, "tp-desk-result").await;
    page.chord(CONTROL, ENTER).await;
    focus_is(page, "q-age_18_or_over-0").await;
}

/// Types; `\t` goes to the next field.
async fn type_keys(page: &Page, keys: &str) {
    for key in keys.chars() {
        page.key(if key == '\t' { TAB } else { key }).await;
    }
}

/// Presses a key at a question, which chooses an option and moves the focus there.
async fn answer(page: &Page, item: &str, key: char, option: usize) {
    page.wait_until(&format!("document.querySelector('#q-{item}').contains(document.activeElement)")).await;
    page.key(key).await;
    page.wait_until(&format!("document.querySelector('#q-{item}-{option}').checked")).await;
    focus_is(page, &format!("q-{item}-{option}")).await;
}

async fn focus_is(page: &Page, id: &str) {
    page.wait_until(&format!("document.activeElement.id === '{id}'")).await;
}
