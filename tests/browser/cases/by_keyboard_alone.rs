//! The whole way without a mouse: tabulator, arrows, space, enter and digits, from the start to what can be done with the
//! result.

use crate::page::{DOWN, ENTER, Page, SPACE, TAB};

/// More presses than any page has stops.
const MOST_STOPS: usize = 80;

/// Where the focus is: the question, the kind of control, and its id.
const FOCUSED: &str = "[document.activeElement.closest('fieldset')?.id, document.activeElement.type ?? \
                       document.activeElement.tagName, document.activeElement.id]\
                       .map(part => part ?? '').join(' ')";

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&reference-date=2026-11-22").await;
    page.find("#tp-start").await;
    open_what_is_no_file(page).await;
    tab_to(page, "tp-start").await;
    page.key(ENTER).await;
    page.wait_for_heading("Age").await;
    page.wait_until("document.activeElement.tagName === 'H1'").await;

    // Why it is asked opens and closes by keyboard, too.
    page.wait_until("document.querySelector('details').open === false").await;
    tab_until(page, "document.activeElement.tagName === 'SUMMARY'").await;
    page.key(ENTER).await;
    page.wait_until("document.querySelector('details').open").await;
    assert!(page.text("details").await.contains("The study is for adults only."));
    page.evaluate("document.querySelector('h1').focus()").await;

    while page.text("h1").await != "Check your answers" {
        let heading = page.text("h1").await;
        answer_page(page).await;
        page.key(ENTER).await;
        page.wait_until(&format!("document.querySelector('h1').textContent !== '{heading}'")).await;
        page.wait_until("document.activeElement.tagName === 'H1'").await;
    }
    assert!(page.text("main").await.contains("Between 22 May 2026 and 21 August 2026"));
    tab_to(page, "tp-see-result").await;
    page.key(SPACE).await;
    page.wait_for_heading("How your answers compare with the listed rules").await;
    assert!(page.text("#tp-determination").await.starts_with("Some of your answers do not match"));
    page.wait_until("document.activeElement.tagName === 'H1'").await;
    use_the_result(page).await;
}

/// Text that is no file of answers is refused, and the focus goes where that is told.
async fn open_what_is_no_file(page: &Page) {
    tab_until(page, "document.activeElement.matches('#tp-open > summary')").await;
    page.key(ENTER).await;
    page.wait_until("document.querySelector('#tp-open').open").await;
    tab_to(page, "tp-open-file").await;
    tab_to(page, "tp-paste").await;
    page.key('x').await;
    tab_to(page, "tp-open-pasted").await;
    page.key(ENTER).await;
    page.wait_until("document.activeElement.id === 'tp-file-problems'").await;
    page.evaluate("document.querySelector('h1').focus()").await;
}

/// Goes through the controls of a page and ends at "Continue". Says "I do not know" at each question, but that there was a
/// lavage, and when.
async fn answer_page(page: &Page) {
    for _ in 0..MOST_STOPS {
        page.key(TAB).await;
        let focused = page.evaluate_text(FOCUSED).await;
        let [question, kind, id] = focused.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{focused}") };
        match (question, kind) {
            (_, "submit") => return,
            ("q-lavage_ever", "radio") => {
                page.key(SPACE).await;
                page.wait_until("document.querySelector('#q-lavage_ever-0').checked").await;
            }
            ("q-lavage_last", "text") => {
                let digits = if id.ends_with("-day") {
                    "22"
                } else if id.ends_with("-month") {
                    "8"
                } else {
                    "2026"
                };
                for digit in digits.chars() {
                    page.key(digit).await;
                }
                page.wait_until(&format!("document.activeElement.value === '{digits}'")).await;
            }
            ("q-lavage_last", "SUMMARY")
                if page.evaluate("document.activeElement.parentNode.matches('.tp-about')").await == true =>
            {
                understands(page, "22 August 2026.").await;
                page.key(ENTER).await;
                page.wait_until("document.querySelector('.tp-about').open").await;
            }
            ("q-lavage_last", "radio") => {
                choose(page, "3 to 6 months ago").await;
                understands(page, "a day between 22 May 2026 and 21 August 2026.").await;
            }
            ("q-lavage_last", "checkbox") => {}
            (_, "checkbox") => page.key(SPACE).await,
            (_, "radio") if !id.contains("-unit-") => choose(page, "I do not know").await,
            (_, _) => {}
        }
    }
    panic!("no way to `Continue`");
}

/// Goes down a group of radio buttons to the one with this label.
async fn choose(page: &Page, label: &str) {
    while page.evaluate_text("document.activeElement.labels[0].textContent").await != label {
        let before = page.evaluate_text("document.activeElement.id").await;
        page.key(DOWN).await;
        page.wait_until(&format!("document.activeElement.id !== '{before}'")).await;
    }
    page.wait_until("document.activeElement.checked").await;
}

async fn understands(page: &Page, when: &str) {
    let line = "document.querySelector('#q-lavage_last .tp-understood').textContent";
    page.wait_until(&format!("{line} === 'We read this as {when}'")).await;
}

/// A group, what fits, changing an answer, saving, the code, printing and starting again are all to be reached.
async fn use_the_result(page: &Page) {
    tab_until(page, "document.activeElement.matches('.tp-counts a')").await;
    page.key(ENTER).await;
    page.wait_until("document.activeElement.tagName === 'H2'").await;
    page.evaluate("document.querySelector('h1').focus()").await;
    tab_until(page, "document.activeElement.matches('[data-criterion] .tp-answer__change button')").await;
    tab_to(page, "tp-save").await;
    tab_until(page, "document.activeElement.matches('#tp-code-part > summary')").await;
    page.key(ENTER).await;
    page.wait_until("document.querySelector('#tp-code-part').open").await;
    tab_to(page, "tp-show-code").await;
    page.key(SPACE).await;
    page.find("#tp-code path").await;
    tab_to(page, "tp-print").await;
    tab_to(page, "tp-restart").await;
    page.key(ENTER).await;
    page.find("#tp-start").await;
    page.wait_until("document.activeElement.tagName === 'H1'").await;
}

async fn tab_to(page: &Page, id: &str) {
    tab_until(page, &format!("document.activeElement.id === '{id}'")).await;
}

async fn tab_until(page: &Page, expression: &str) {
    for _ in 0..MOST_STOPS {
        page.key(TAB).await;
        if page.evaluate(expression).await == true {
            // Whoever uses the keyboard sees where the focus is.
            assert_ne!(page.evaluate_text("getComputedStyle(document.activeElement).outlineStyle").await, "none");
            return;
        }
    }
    panic!("the tabulator never leads to where {expression}");
}
