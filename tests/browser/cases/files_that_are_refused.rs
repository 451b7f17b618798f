//! A file that is damaged, foreign or wrong is refused with a clear message, and nothing that was entered is lost.

use crate::page::Page;
use crate::records::WAITING;

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&reference-date=2026-11-22").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    page.choose("age_18_or_over", "Yes").await;
    page.press("#tp-back").await;
    page.find("#tp-start").await;
    let half = &WAITING.chars().take(200).collect::<String>();
    for (name, content, expected) in [
        ("half.json", half.as_str(), "it is damaged or not complete"),
        ("letter.txt", "Dear patient", "This is not a file of answers"),
        ("many.jsonl", "{\"answers\": {}}\n{\"answers\": {}}\n", "more than one person"),
        ("other.json", "{\"trial\": \"NCT00000000\", \"answers\": {}}", "another study (NCT00000000)"),
        ("old.json", "{\"trial\": \"NCT06111846\", \"trial_version\": \"0.9\", \"answers\": {}}", "another version"),
        (
            "wrong.json",
            "{\"answers\": {\"lavage_last\": \"2026-02-30\", \"sex\": 1}}",
            "(lavage_last): expected a date",
        ),
        ("wrong.json", "{\"answers\": {\"lavage_last\": \"2026-02-30\", \"sex\": 1}}", "“sex” is not a question"),
        ("large.json", &" ".repeat(300_000), "too large"),
    ] {
        page.choose_file(&page.write_file(name, content)).await;
        page.wait_until(&format!(
            "(document.querySelector('#tp-file-problems')?.textContent ?? '').includes({expected:?})"
        ))
        .await;
        let problems = page.text("#tp-file-problems").await;
        assert!(problems.contains("Nothing that was entered here has changed."), "{problems}");
        page.wait_until("document.activeElement.id === 'tp-file-problems'").await;
    }
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.chosen("age_18_or_over").await, "Yes");
    assert_eq!(page.count("#tp-file-problems").await, 0);
}
