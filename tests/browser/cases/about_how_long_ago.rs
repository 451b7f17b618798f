//! A date that is not known: about how long ago, in both languages.

use crate::cases::{answer_from_gmcsf_on, answer_up_to_lavage, see_result};
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    answer_up_to_lavage(page).await;
    page.choose("lavage_ever", "Yes").await;
    page.fill("lavage_last-year", "2020").await;
    page.press("#q-lavage_last .tp-about summary").await;
    assert_eq!(
        labels(page).await,
        ["Up to 3 months ago", "3 to 6 months ago", "6 months to a year ago", "More than a year ago"]
    );

    // What is chosen takes the place of what was typed, and the other way round.
    page.choose("lavage_last", "3 to 6 months ago").await;
    understands(page, "We read this as a day between 22 May 2026 and 21 August 2026.").await;
    assert_eq!(page.value("#q-lavage_last-year").await, "");
    page.fill("lavage_last-year", "2020").await;
    understands(page, "We read this as sometime in 2020.").await;
    assert_eq!(page.chosen("lavage_last").await, "");
    page.press("#q-lavage_last .tp-about summary").await;
    page.choose("lavage_last", "More than a year ago").await;
    understands(page, "We read this as 21 November 2025 or earlier.").await;

    // "I do not know" keeps it beneath.
    page.press("label[for='q-lavage_last-unknown']").await;
    understands(page, "").await;
    page.press("label[for='q-lavage_last-unknown']").await;
    understands(page, "We read this as 21 November 2025 or earlier.").await;

    page.press(".tp-language[lang='zh-CN']").await;
    page.wait_for_heading("全肺灌洗").await;
    assert_eq!(page.text("#q-lavage_last .tp-about summary").await, "如果不知道日期：大约是多久以前？");
    assert_eq!(labels(page).await, ["3个月以内", "3至6个月前", "6个月至1年前", "超过1年"]);
    assert_eq!(page.chosen("lavage_last").await, "超过1年");
    page.choose("lavage_last", "3至6个月前").await;
    understands(page, "我们的理解：2026年5月22日至2026年8月21日之间的某一天。").await;
    page.press(".tp-language[lang='en']").await;
    page.wait_for_heading("Whole lung lavage").await;

    page.go_on("GM-CSF medicine").await;
    answer_from_gmcsf_on(page).await;
    let answers = page.text("main").await;
    assert!(answers.contains("Between 22 May 2026 and 21 August 2026"), "{answers}");
    see_result(page).await;
    let lavage = page.rule("E2").await;
    for part in [
        "Stands in the way now",
        "on a day between 23 November 2026 and 22 February 2027. The exact date would tell which.",
        "Ask the hospital for the day of your last whole lung lavage.",
        "Between 22 May 2026 and 21 August 2026",
    ] {
        assert!(lavage.contains(part), "no `{part}` in\n{lavage}");
    }
    page.has_no_banned_word().await;
}

async fn labels(page: &Page) -> Vec<String> {
    let mut labels = Vec::new();
    for index in 0..page.count("#q-lavage_last .tp-about label").await {
        let label = format!("#q-lavage_last .tp-about .tp-choice:nth-child({}) label", index + 1);
        labels.push(page.text(&label).await);
    }
    labels
}

async fn understands(page: &Page, sentence: &str) {
    page.wait_until(&format!("document.querySelector('#q-lavage_last .tp-understood').textContent === '{sentence}'"))
        .await;
}
