//! What other tests rely on does what they think: axe-core notices a fault, the clock jumps, sheets of paper are counted.

use crate::page::Page;
use crate::page::print::Paper;

pub(crate) async fn case(page: &Page) {
    page.start("en", "Age").await;
    page.has_no_axe_finding("a page without a fault").await;
    page.evaluate("document.querySelector('main').append(document.createElement('input'))").await;
    let findings = page.axe_findings("a field without a label").await;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("a field without a label: label at main > input: "), "{findings:?}");

    page.evaluate("window.before = window.Date.now()").await;
    page.later(16).await;
    page.later(1).await;
    let passed = page.evaluate("(window.Date.now() - window.before) / 60000").await.as_f64().unwrap();
    assert!((17.0..18.0).contains(&passed), "{passed}");

    if !page.browser().prints_countably() {
        return;
    }
    for paper in Paper::ALL {
        page.evaluate("document.querySelector('main').replaceChildren()").await;
        assert_eq!(page.print_form(paper).await.pages(), 1, "{paper:?}");
        // A heading a sheet.
        let heading = "Object.assign(document.createElement('h1'), { style: 'break-before: page', textContent: 'A' })";
        page.evaluate(&format!("document.querySelector('main').replaceChildren({heading}, {heading})")).await;
        assert_eq!(page.print_form(paper).await.pages(), 3, "{paper:?}");
    }
}
