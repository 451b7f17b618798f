//! A whole lung lavage three months before the reference date: waiting is enough, and the page says until when.

use crate::cases::{answer_from_gmcsf_on, answer_up_to_lavage, see_result};
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    answer_up_to_lavage(page).await;
    assert_eq!(page.count("#q-lavage_last").await, 0);
    page.choose("lavage_ever", "Yes").await;
    page.find("#q-lavage_last").await;
    // The question that appears takes nobody's place.
    assert_eq!(page.evaluate_text("document.activeElement.id").await, "q-lavage_ever-0");
    page.fill("lavage_last-year", "2026").await;
    page.fill("lavage_last-month", "aug").await;
    page.wait_until("document.querySelector('#q-lavage_last .tp-understood').textContent.includes('August')").await;
    assert_eq!(page.text("#q-lavage_last .tp-understood").await, "We read this as sometime in August 2026.");
    page.fill("lavage_last-day", "22").await;
    page.wait_until("document.querySelector('#q-lavage_last .tp-understood').textContent.includes('22')").await;
    assert_eq!(page.text("#q-lavage_last .tp-understood").await, "We read this as 22 August 2026.");
    page.go_on("GM-CSF medicine").await;
    answer_from_gmcsf_on(page).await;
    see_result(page).await;

    let head = page.text("#tp-determination").await;
    assert!(head.starts_with("Some of your answers do not match the listed rules today"), "{head}");
    assert!(head.contains("Do not stop or delay any treatment because of this page."), "{head}");
    assert_eq!(
        page.text("#tp-earliest").await,
        "If nothing else changes, nothing you entered stands in the way from 23 February 2027."
    );
    assert_eq!(
        page.text("#tp-waits-for li").await,
        "A whole lung lavage was done in the 6 months before joining. This changes with time. From 23 February 2027 on it no longer stands in the way."
    );
    let lavage = page.rule("E2").await;
    for part in [
        "What to do next: For this rule it is enough to wait.",
        "Stands in the way now",
        "From 23 February 2027 this rule no longer stands in the way.",
        "Received whole lung lavage(WLL) therapy within 6 months before enrollment",
        "22 August 2026",
    ] {
        assert!(lavage.contains(part), "no `{part}` in\n{lavage}");
    }
    // The exact date was given: nobody asks for it.
    assert!(!lavage.contains("Ask the hospital for the day"), "{lavage}");
    let result = page.text("main").await;
    for part in [
        "Your answers were compared with 17 rules:",
        "Stands in the way now (1)",
        "What to bring",
        "A hospital letter with the day of your last whole lung lavage",
        "What to ask the study team",
        "What is in the study drug?",
    ] {
        assert!(result.contains(part), "no `{part}` in\n{result}");
    }
    page.press(".tp-counts li:last-child a").await;
    page.wait_for_focus("tp-fits").await;
    assert_eq!(page.evaluate_text("location.hash").await, "");
    page.has_no_banned_word().await;

    // With the month alone the day decides, and the page says so instead of guessing.
    page.press("[data-criterion='E2'] .tp-answer:nth-child(2) button").await;
    page.wait_for_heading("Whole lung lavage").await;
    page.fill("lavage_last-day", "").await;
    page.fill("lavage_last-month", "5").await;
    page.go_on("How your answers compare with the listed rules").await;
    let lavage = page.rule("E2").await;
    assert!(lavage.starts_with("Not known yet"), "{lavage}");
    assert!(lavage.contains("between 2 November 2026 and 1 December 2026"), "{lavage}");
    assert!(lavage.contains("Ask the hospital for the day"), "{lavage}");
    assert!(page.text("#tp-determination").await.starts_with("We cannot tell yet."));
}
