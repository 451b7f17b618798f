//! A person with whom nothing stands in the way, every question answered.

use crate::cases::{answer_from_gmcsf_on, answer_up_to_lavage, see_result};
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&reference-date=2026-11-22").await;
    // The page before its engine has the same heading.
    page.find("#tp-start").await;
    page.wait_for_heading("Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP").await;
    let start = page.text("main").await;
    for sentence in [
        "This study may not be open",
        "The public record we have says “Not yet recruiting”.",
        "The end date it lists, 30 August 2026, has already passed.",
        "It also shows a planned size of 0 people, which looks like an error in the record.",
        "We copied the record from clinicaltrialexchange.com on 22 November 2026 and have not checked it since.",
        "Answering these questions does not sign you up for anything.",
        "Your answers stay on this device. Nothing is sent, and nothing is saved unless you save a file yourself.",
    ] {
        assert!(start.contains(sentence), "no `{sentence}` in\n{start}");
    }
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    answer_up_to_lavage(page).await;
    page.answer(&[(&[("lavage_ever", "No")], "GM-CSF medicine")]).await;
    answer_from_gmcsf_on(page).await;

    let answers = page.text("main").await;
    assert!(answers.contains("8.7 kPa (65.3 mmHg)"), "{answers}");
    see_result(page).await;

    let sentence = page.text("#tp-determination").await;
    assert_eq!(
        sentence,
        "Nothing you entered stands in the way of the listed rules. This does not mean that you can join. The study team must check your records and do tests."
    );
    let mut rules = page.rules().await;
    rules.sort_unstable();
    assert_eq!(
        rules,
        ["E1", "E10", "E11", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "I1", "I2", "I3", "I4", "I5", "I6"]
    );
    let result = page.text("main").await;
    assert!(result.contains("Fits (14)") && result.contains("The study team decides (3)"), "{result}");
    assert!(!result.contains("Stands in the way now"), "{result}");
    assert!(result.contains("The end date it lists, 30 August 2026, has already passed."), "{result}");
    assert_eq!(page.text("#tp-reference-date").await, "Your answers were compared as of 22 November 2026.");

    let diagnosis = page.rule("I2").await;
    for part in ["Fits", "by both CT and biopsy (TBLB, TBCB, or surgical lung biopsy)", "BAL shows PAP", "Yes"] {
        assert!(diagnosis.contains(part), "no `{part}` in\n{diagnosis}");
    }
    assert!(page.rule("I3").await.starts_with("Fits, to be confirmed"));
    assert!(page.rule("I5").await.starts_with("Does not apply to you"));
    assert!(page.rule("E10").await.starts_with("The study team decides"));
    page.has_no_banned_word().await;

    // Nothing of it is anywhere but in memory.
    assert_eq!(page.evaluate_in_shell("location.search").await, "?lang=en&reference-date=2026-11-22");
    assert_eq!(page.evaluate_in_shell("location.hash + document.cookie").await, "");
    assert_eq!(page.evaluate_in_shell("localStorage.length + sessionStorage.length").await, 0);
    // Nothing was asked for elsewhere.
    assert_eq!(
        page.evaluate_in_shell(
            "performance.getEntriesByType('resource').every(entry => entry.name.startsWith(location.origin))"
        )
        .await,
        true
    );
    assert_eq!(page.evaluate("performance.getEntriesByType('resource').length").await, 0);
}
