//! The page whose script does not run, because a policy of the server's forbids it: the study, its status and the verbatim criteria can be read.

use crate::page::Page;

pub(crate) async fn case(page: &Page) {
    page.go_to_shell("").await;
    page.find("main h1").await;
    has_study_and_criteria(&page.text("main").await);
    assert_eq!(page.count("#tp-start").await, 0);
    page.has_no_axe_finding("without its scripts").await;
}

/// The summary and the record's own words in both languages, and that nobody is invited.
pub(crate) fn has_study_and_criteria(text: &str) {
    for part in [
        "Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP",
        "人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究",
        "The study drug is being tested.",
        "Not yet recruiting",
        "30 August 2026",
        "Male or female aged 18 years or older",
        "At rest PaO2≤70 mmHg",
        "Received whole lung lavage(WLL) therapy within 6 months before enrollment",
        "Known allergic reactions to any of the ingredients in the study drug",
        "or plan to become pregnant during the trial",
    ] {
        assert!(text.contains(part), "no `{part}` in\n{text}");
    }
}
