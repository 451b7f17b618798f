//! The browser's own Back and Forward walk the steps; what it keeps of them is no answer, and nothing comes back after
//! "Start again".

use crate::cases::{answer_from_gmcsf_on, answer_up_to_lavage, see_result};
use crate::page::Page;

const STUDY: &str = "Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP";

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    let address = page.evaluate_in_shell("location.href").await;
    page.answer(&[(&[("age_18_or_over", "Yes")], "How PAP was found")]).await;
    page.choose("gmcsf_antibody", "Yes, the test was positive").await;

    page.browser_back().await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.chosen("age_18_or_over").await, "Yes");
    page.wait_until("document.activeElement.tagName === 'H1'").await;
    page.browser_back().await;
    page.wait_for_heading(STUDY).await;
    page.browser_forward().await;
    page.wait_for_heading("Age").await;
    page.browser_forward().await;
    page.wait_for_heading("How PAP was found").await;
    assert_eq!(page.chosen("gmcsf_antibody").await, "Yes, the test was positive");

    // The page's own Back is the same way, not a further step.
    let entries = page.evaluate_in_shell("history.length").await;
    page.press("#tp-back").await;
    page.wait_for_heading("Age").await;
    page.browser_forward().await;
    page.wait_for_heading("How PAP was found").await;
    assert_eq!(page.evaluate_in_shell("history.length").await, entries);
    for part in [DIAGNOSIS_IS_TWO_STEPS_ON, "location.hash === ''"] {
        assert_eq!(page.evaluate_in_shell(part).await, true, "{part}");
    }
    assert_eq!(page.evaluate_in_shell("location.href").await, address);

    page.browser_back().await;
    page.wait_for_heading("Age").await;
    answer_up_to_lavage(page).await;
    page.answer(&[(&[("lavage_ever", "No")], "GM-CSF medicine")]).await;
    answer_from_gmcsf_on(page).await;
    see_result(page).await;
    assert_eq!(page.evaluate_in_shell("/^[0-9]+:[0-9]+$/.test(history.state)").await, true);
    assert_eq!(page.evaluate_in_shell("location.href").await, address);

    // Erased is erased.
    page.press("#tp-restart").await;
    page.wait_for_heading(STUDY).await;
    page.browser_back().await;
    page.leave_frame().await;
    page.wait_until("/^1:[0-9]+$/.test(history.state)").await;
    page.enter_form().await;
    page.wait_for_heading(STUDY).await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.count("input:checked").await, 0);
    page.browser_back().await;
    page.wait_for_heading(STUDY).await;
}

/// All that the browser keeps about a step: how often the session was erased, and how many steps lie before.
const DIAGNOSIS_IS_TWO_STEPS_ON: &str = "history.state === '0:2'";
