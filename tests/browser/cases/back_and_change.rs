//! Back keeps the answers; Change returns straight to where it was pressed.

use crate::cases::{answer_from_gmcsf_on, answer_up_to_lavage, see_result};
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    answer_up_to_lavage(page).await;
    for heading in ["Oxygen in the blood", "How PAP has changed", "How PAP was found"] {
        page.press("#tp-back").await;
        page.wait_for_heading(heading).await;
        page.wait_until("document.activeElement.tagName === 'H1'").await;
    }
    assert_eq!(page.chosen("gmcsf_antibody").await, "Yes, the test was positive");
    for heading in ["How PAP has changed", "Oxygen in the blood", "Whole lung lavage"] {
        page.go_on(heading).await;
    }
    page.answer(&[(&[("lavage_ever", "No")], "GM-CSF medicine")]).await;
    answer_from_gmcsf_on(page).await;

    // From the list of answers and back to it.
    change(page, "Have you ever had cancer?", "General health").await;
    page.wait_for_focus("q-cancer_history").await;
    page.choose("cancer_history", "Yes").await;
    page.go_on("Check your answers").await;
    see_result(page).await;
    assert!(page.text("#tp-determination").await.starts_with("Some of your answers do not match the rules listed"));
    assert!(page.rule("E8").await.starts_with("Stands in the way now"));
    assert_eq!(page.count("#tp-earliest").await, 0);

    // From the result and back to it.
    page.press("[data-criterion='E8'] button").await;
    page.wait_for_heading("General health").await;
    page.choose("cancer_history", "No, never").await;
    page.go_on("How your answers compare with the listed rules").await;
    assert!(page.rule("E8").await.starts_with("Fits"));

    // A change that opens a question is not done before that is answered.
    page.press("[data-criterion='E2'] summary").await;
    page.press("[data-criterion='E2'] button").await;
    page.wait_for_heading("Whole lung lavage").await;
    page.choose("lavage_ever", "Yes").await;
    page.press("#tp-continue").await;
    assert_eq!(page.text("#tp-problems li").await, "Last whole lung lavage: give an answer, or choose “I do not know”");
    page.choose("lavage_ever", "No").await;
    page.go_on("How your answers compare with the listed rules").await;
    assert!(page.rule("E2").await.starts_with("Fits"));
}

async fn change(page: &Page, question: &str, heading: &str) {
    let rows = page.count(".tp-answer").await;
    for row in 0..rows {
        let found = page.evaluate_text(&format!("document.querySelectorAll('.tp-answer dt')[{row}].textContent")).await;
        if found == question {
            page.evaluate(&format!("document.querySelectorAll('.tp-answer button')[{row}].click()")).await;
            page.wait_for_heading(heading).await;
            return;
        }
    }
    panic!("`{question}` is not among the answers");
}
