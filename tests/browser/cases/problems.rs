//! What cannot be used: the list of problems, its links, the sentence at the field, and that nothing typed is lost.

use crate::cases::answer_up_to_lavage;
use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    assert_eq!(page.count("input:checked").await, 0);
    page.press("#tp-continue").await;
    assert_eq!(page.text("#tp-problems h2").await, "There is a problem");
    assert_eq!(page.text("#tp-problems li").await, "18 years or older: give an answer, or choose “I do not know”");
    page.wait_for_focus("tp-problems").await;
    // It is read once, since it takes the focus: as an alert it would be read twice.
    assert_eq!(page.count("[role='alert']:not([hidden]), #tp-problems [aria-live]").await, 0);
    let described = "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent";
    assert!(page.evaluate_text(described).await.starts_with("18 years or older: give an answer"));
    page.wait_for_title("Error: Age – Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP").await;
    assert!(page.text("#q-age_18_or_over .tp-problem").await.ends_with("give an answer, or choose “I do not know”"));
    page.press("#tp-problems a").await;
    page.wait_for_focus("q-age_18_or_over-0").await;
    assert_eq!(page.evaluate_text("location.hash").await, "");
    page.choose("age_18_or_over", "Yes").await;
    page.go_on("How PAP was found").await;
    page.wait_for_title("How PAP was found – Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP").await;
    page.press("#tp-continue").await;
    page.find("#tp-problems").await;
    assert_eq!(page.count("#tp-problems li").await, 5);
    page.press("#tp-back").await;
    page.wait_for_heading("Age").await;
    assert_eq!(page.count("#tp-problems").await, 0);
    answer_up_to_lavage(page).await;

    // Numbers: the wrong unit, then a number outside the limits.
    page.press("#tp-back").await;
    page.wait_for_heading("Oxygen in the blood").await;
    page.choose("pao2", "mmHg").await;
    // The buttons that change the unit never stand without their question.
    page.find("#q-pao2 .tp-button").await;
    assert_eq!(
        page.text("#q-pao2 .tp-understood").await,
        "PaO2 at rest: did you mean kPa? Check the unit in the report"
    );
    page.press("#tp-continue").await;
    assert_eq!(page.text("#tp-problems li").await, "PaO2 at rest: did you mean kPa? Check the unit in the report");
    assert_eq!(page.value("#q-pao2-number").await, "8,7");
    page.press("#q-pao2 .tp-button").await;
    page.wait_until("document.querySelector('#q-pao2 .tp-understood').textContent.includes('65.3')").await;
    page.wait_for_focus("q-pao2-number").await;
    assert_eq!(page.text("#q-pao2 .tp-understood").await, "That is 65.3 mmHg.");
    page.fill("pao2-number", "999").await;
    page.press("#tp-continue").await;
    page.wait_until("document.querySelector('#tp-problems').textContent.includes('between')").await;
    assert_eq!(page.text("#tp-problems li").await, "PaO2 at rest: enter a number between 2.67 and 66.66 kPa");
    page.fill("pao2-number", "６５").await;
    page.choose("pao2", "mmHg").await;
    page.find("#q-pao2_on_oxygen").await;
    page.go_on("Whole lung lavage").await;

    // Dates: a day that does not exist, one in the future, one before there were any, a day without its month.
    page.choose("lavage_ever", "Yes").await;
    page.find("#q-lavage_last-day").await;
    for ([day, month, year], sentence, field) in [
        (["31", "feb", "2026"], "Last whole lung lavage: that month has no such day", "day"),
        (["23", "11", "2026"], "Last whole lung lavage: the date must be 22 November 2026 or earlier", "day"),
        (["", "", "1959"], "Last whole lung lavage: the date must be 1 January 1960 or later", "day"),
        (["5", "", "2026"], "Last whole lung lavage: enter the month as well, or leave the day empty", "month"),
    ] {
        for (part, text) in [("day", day), ("month", month), ("year", year)] {
            page.fill(&format!("lavage_last-{part}"), text).await;
        }
        page.press("#tp-continue").await;
        page.wait_until(&format!("document.querySelector('#tp-problems li')?.textContent === '{sentence}'")).await;
        assert!(page.text("#q-lavage_last .tp-problem").await.ends_with(sentence));
        assert_eq!(page.value("#q-lavage_last-year").await, year);
        page.press("#tp-problems a").await;
        page.wait_for_focus(&format!("q-lavage_last-{field}")).await;
    }

    // "I do not know" sets aside what was typed; typing takes it back.
    page.press("label[for='q-lavage_last-unknown']").await;
    page.go_on("GM-CSF medicine").await;
    page.press("#tp-back").await;
    page.wait_for_heading("Whole lung lavage").await;
    assert_eq!(page.chosen("lavage_last").await, "I do not know");
    assert_eq!(page.value("#q-lavage_last-year").await, "2026");
    page.fill("lavage_last-month", "8").await;
    page.wait_until("!document.querySelector('#q-lavage_last-unknown').checked").await;
    assert_eq!(page.text("#q-lavage_last .tp-understood").await, "We read this as 5 August 2026.");
}
