//! What a screen reader is told: roles and names, and in Chromium also order, states and what is announced by itself.

use crate::driver::Browser;
use crate::page::Page;
use crate::person::Person;

/// The line on top of the page, empty until something is told.
const NOTICE: &str = "status (live polite)";

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    for (css, role, name) in [
        ("h1", "heading", "Age"),
        ("#q-age_18_or_over", "group", "Are you 18 years old or older?"),
        ("#q-age_18_or_over-2", "radio", "I do not know"),
        ("#tp-continue", "button", "Continue"),
    ] {
        assert_eq!(page.role_and_name(css).await, (role.to_owned(), name.to_owned()), "{css}");
    }
    if page.browser() != Browser::Chromium {
        return;
    }
    page.is_read_in_order(&[
        "document \"Age – Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP\"",
        "banner",
        "button \"English\" (pressed)",
        "main",
        "button \"Back\"",
        "heading \"Age\" (level 1, focused)",
        "group \"Are you 18 years old or older?\" described by \"Count the full years",
        "radio \"Yes\"",
        "radio \"No\"",
        "radio \"I do not know\"",
        "button \"Why we ask\" (collapsed)",
        "button \"Continue\"",
        "contentinfo",
    ])
    .await;
    assert_eq!(page.live_regions().await, [NOTICE]);

    // A problem is read once, with the list that takes the focus, and stands in the description of what it is about.
    page.press("#tp-continue").await;
    page.find("#tp-problems").await;
    assert_eq!(page.live_regions().await, [NOTICE]);
    let problem = "18 years or older: give an answer, or choose “I do not know”";
    page.is_read_in_order(&[
        &format!("group \"There is a problem\" (focused) described by \"{problem}\""),
        "heading \"There is a problem\" (level 2)",
        &format!("link \"{problem}\""),
        "heading \"Age\" (level 1)",
        "group \"Are you 18 years old or older?\" described by",
    ])
    .await;
    let tree = page.accessibility_tree().await;
    let group = tree.iter().find(|line| line.contains("group \"Are you 18")).unwrap();
    assert!(group.ends_with(&format!("Error: {problem}\"")), "{group}");

    // What is understood is told as soon as it changes, at the number and at the date.
    page.go("?lang=en&reference-date=2026-11-22").await;
    page.walk(&Person::NOT_YET, async |_| {
        if page.count("#q-pao2-number").await > 0 {
            assert_eq!(page.live_regions().await, [NOTICE, "paragraph (live polite)"]);
            page.is_read_in_order(&[
                "textbox \"Number\"",
                "radio \"kPa\" (checked",
                "paragraph (live polite)",
                "text \"That is 65.3 mmHg.\"",
            ])
            .await;
        }
        if page.count("#q-lavage_last").await > 0 {
            assert_eq!(page.live_regions().await, [NOTICE, "paragraph (live polite)"]);
            page.is_read_in_order(&[
                "group \"When was your last whole lung lavage?\"",
                "textbox \"Day\"",
                "textbox \"Month\"",
                "textbox \"Year\"",
                "paragraph (live polite)",
                "text \"We read this as 22 August 2026.\"",
            ])
            .await;
        }
    })
    .await;

    page.leave_by("#tp-see-result").await;
    page.is_read_in_order(&[
        "main",
        "heading \"How your answers compare with the listed rules\" (level 1, focused)",
        "text \"Some of your answers do not match the listed rules today",
        "text \"If nothing else changes, nothing you entered stands in the way from 23 February 2027.\"",
        "region \"This study may not be open\"",
        "heading \"Stands in the way now (1)\" (level 2)",
        "listitem",
        // The state in words, not by its picture alone, and before the rule.
        "text \"Stands in the way now\"",
        "heading \"Rule E2: You have not had a whole lung lavage",
        "blockquote",
        "term \"Last whole lung lavage\"",
        "button \"Change: Last whole lung lavage\"",
        "heading \"The study team decides (3)\" (level 2)",
        "contentinfo",
    ])
    .await;
    assert_eq!(page.live_regions().await, [NOTICE]);
}
