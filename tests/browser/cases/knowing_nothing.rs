//! "I do not know" to everything: never a verdict. And today, where the address asks for no day that exists.

use crate::cases::see_result;
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.go("?lang=en&reference-date=2026-13-01").await;
    page.press("#tp-start").await;
    let topics = [
        "Age",
        "How PAP was found",
        "How PAP has changed",
        "Oxygen in the blood",
        "Whole lung lavage",
        "GM-CSF medicine",
        "Other studies",
        "Other illness and medicine",
        "General health",
        "Pregnancy and birth control",
        "Consent",
        "Check your answers",
    ];
    page.wait_for_heading("Age").await;
    for next in topics.into_iter().skip(1) {
        let mut asked = 0;
        // A question that depends on another may appear while one answers.
        while asked < page.count(".tp-question").await {
            asked += 1;
            let label =
                format!(".tp-question:nth-child({asked}) :is(.tp-fieldset, .tp-choices) > .tp-choice:last-child label");
            assert_eq!(page.text(&label).await, "I do not know");
            page.press(&label).await;
        }
        page.has_no_banned_word().await;
        page.go_on(next).await;
    }
    see_result(page).await;

    let head = page.text("#tp-determination").await;
    assert_eq!(head, "We cannot tell yet. Some points need more information; they are listed below.");
    let result = page.text("main").await;
    assert!(result.contains("Needs an answer or a document (14)"), "{result}");
    assert!(result.contains("The study team decides (3)"), "{result}");
    for verdict in ["Stands in the way now", "Fits", "Depends how the record is read"] {
        assert!(!result.contains(verdict), "`{verdict}` in\n{result}");
    }
    assert!(page.rule("E2").await.contains("I do not know"));
    assert_eq!(page.rules().await.len(), 17);
    page.has_no_banned_word().await;

    let today = today(page).await;
    assert_eq!(page.text("#tp-reference-date").await, format!("Your answers were compared as of {today}."));

    page.press("#tp-restart").await;
    page.wait_for_heading("Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP").await;
    page.press("#tp-start").await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.chosen("age_18_or_over").await, "");
}

/// Today in the page's own time zone. Not by the browser's own words for dates, which no standard fixes.
async fn today(page: &Page) -> String {
    const MONTHS: &str = "January February March April May June July August September October November December";
    let day = page
        .evaluate_text(&format!(
            "(now => `${{now.getDate()}} ${{'{MONTHS}'.split(' ')[now.getMonth()]}} ${{now.getFullYear()}}`)(new Date())"
        ))
        .await;
    assert!(day.split(' ').count() == 3, "{day}");
    day
}
