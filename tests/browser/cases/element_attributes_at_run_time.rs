//! Attributes and properties, set before the element is defined, in any order and while it is used: what cannot ask again leaves
//! answers as they are. A value that cannot be read counts as none and is told on the console once.

use crate::hosts::site_with_head;
use crate::page::Page;
use crate::server::Server;
use serde_json::json;

/// Before the element's script: properties of an element that is not one yet, and a console that is listened to.
const BEFORE: &str = r#"<script>
window.warnings = [];
console.warn = (...parts) => warnings.push(parts.join(" "));
addEventListener("DOMContentLoaded", () => {
  const early = document.getElementById("first");
  early.referenceDate = "2026-11-22";
  early.audience = "participant";
});
</script>"#;

pub(crate) async fn case(page: &Page) {
    let body = "<trial-prescreen id='first'></trial-prescreen>";
    let server = Server::start(site_with_head(body, BEFORE));
    let element = page.go_to_element(&server, "#first").await;
    assert_eq!(
        page.evaluate_text("document.getElementById('first').getAttribute('reference-date')").await,
        "2026-11-22"
    );
    // While nothing is entered yet: one setting leaves the others as they are.
    set(page, "idle-minutes", "5").await;
    set(page, "audience", "clinician").await;
    for (part, value) in [("year", "2026"), ("month", "11"), ("day", "22")] {
        assert_eq!(element.value(&format!("#tp-reference-{part}")).await, value);
    }
    set(page, "audience", "participant").await;
    begin(&element).await;
    element.choose("age_18_or_over", "Yes").await;

    // Language, there and back, and that of the page around where the element has none of its own.
    set(page, "lang", "zh-CN").await;
    element.wait_for_heading("年龄").await;
    assert_eq!(element.chosen("age_18_or_over").await, "是");
    page.evaluate("document.getElementById('first').removeAttribute('lang')").await;
    element.wait_for_heading("Age").await;

    // Theme: light unless the page says that it can be dark.
    let colour = "getComputedStyle(root.querySelector('h1')).color";
    let light = element.evaluate_text(colour).await;
    set(page, "theme", "dark").await;
    element.wait_until(&format!("{colour} !== '{light}'")).await;
    set(page, "theme", "light").await;
    element.wait_until(&format!("{colour} === '{light}'")).await;

    // Audience and day could ask the same answer again, and erase it.
    set(page, "audience", "clinician").await;
    element.find("#q-birth_date").await;
    assert_eq!(page.evaluate_text("document.getElementById('first').audience").await, "clinician");
    page.evaluate("document.getElementById('first').audience = 'participant'").await;
    begin(&element).await;
    assert_eq!(element.chosen("age_18_or_over").await, "");
    element.choose("age_18_or_over", "Yes").await;
    set(page, "reference-date", "2027-03-01").await;
    assert_eq!(page.evaluate_text("document.getElementById('first').referenceDate").await, "2027-03-01");
    begin(&element).await;
    assert_eq!(element.chosen("age_18_or_over").await, "");

    // A day that cannot be read is the present one.
    page.evaluate("document.getElementById('first').removeAttribute('reference-date')").await;
    element.choose("age_18_or_over", "Yes").await;
    element.go_on("How PAP was found").await;

    // Nonsense counts as nothing, and is told once.
    assert_eq!(page.evaluate("window.warnings").await, json!([]));
    for (attribute, nonsense) in [
        ("audience", "doctor"),
        ("lang", "tlh"),
        ("reference-date", "yesterday"),
        ("idle-minutes", "0"),
        ("theme", "black"),
    ] {
        set(page, attribute, nonsense).await;
        page.evaluate(&format!("document.getElementById('first').removeAttribute('{attribute}')")).await;
        set(page, attribute, nonsense).await;
        let warnings = format!("window.warnings.filter(of => of.includes('{attribute}=\"{nonsense}\"')).length");
        assert_eq!(page.evaluate(&warnings).await, 1, "{attribute}: {}", page.evaluate("window.warnings").await);
    }
    assert_eq!(page.evaluate("window.warnings.length").await, 5);
    let properties = "(({ audience, idleMinutes, theme, trial, shareAnswers }) => [audience, idleMinutes, theme, trial, shareAnswers])(document.getElementById('first'))";
    assert_eq!(page.evaluate(properties).await, json!(["participant", 15, "auto", null, false]));
    element.wait_for_heading("How PAP was found").await;
    element.press("#tp-back").await;
    element.wait_for_heading("Age").await;
    assert_eq!(element.chosen("age_18_or_over").await, "Yes");

    // Made by a script, with everything said before it is anywhere.
    page.execute(
        "const made = document.createElement('trial-prescreen');
         Object.assign(made, { id: 'made', theme: 'dark', lang: 'zh-CN', referenceDate: '2026-11-22', idleMinutes: 3 });
         document.body.append(made);",
        Vec::new(),
    )
    .await;
    let made = page.within("#made").await;
    made.wait_for_heading("人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究").await;
    assert_eq!(page.evaluate("document.getElementById('made').idleMinutes").await, 3);
    // A second script changes nothing.
    page.evaluate_awaited("await import('./trial-prescreen.js?again').then(() => null)").await;
    assert_eq!(page.details("prescreen-error").await.len(), 0);
}

/// Goes to the first question.
async fn begin(element: &Page) {
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;
}

async fn set(page: &Page, attribute: &str, value: &str) {
    page.evaluate(&format!("document.getElementById('first').setAttribute('{attribute}', '{value}')")).await;
}
