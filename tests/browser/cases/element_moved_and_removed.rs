//! Moving the element keeps the answers and it goes on working; taking it away erases them.

use crate::hosts::site;
use crate::page::Page;
use crate::server::Server;

pub(crate) async fn case(page: &Page) {
    let body = "<div id='one'><trial-prescreen id='first' reference-date='2026-11-22'></trial-prescreen></div>
        <div id='two'></div>";
    let server = Server::start(site(body));
    let element = page.go_to_element(&server, "#first").await;
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;
    element.choose("age_18_or_over", "Yes").await;

    for place in ["two", "one", "two"] {
        page.evaluate(&format!("document.getElementById('{place}').append(document.getElementById('first'))")).await;
        // What is done about an element that was taken away is done later.
        page.evaluate_awaited("await new Promise(done => setTimeout(done))").await;
        assert_eq!(element.text("h1").await, "Age", "{place}");
        assert_eq!(element.chosen("age_18_or_over").await, "Yes", "{place}");
    }
    page.execute(
        "const first = document.getElementById('first'); first.remove(); document.body.prepend(first);",
        vec![],
    )
    .await;
    page.evaluate_awaited("await new Promise(done => setTimeout(done))").await;
    element.go_on("How PAP was found").await;
    element.press("#tp-back").await;
    element.wait_for_heading("Age").await;
    assert_eq!(element.chosen("age_18_or_over").await, "Yes");
    assert_eq!(page.details("prescreen-ready").await.len(), 1);

    // Taken away, put back later.
    page.execute("window.kept = document.getElementById('first'); window.kept.remove();", vec![]).await;
    page.wait_until("window.kept.shadowRoot.querySelector('h1') === null").await;
    assert_eq!(page.evaluate("window.kept.shadowRoot.querySelectorAll('input').length").await, 0);
    page.evaluate("document.getElementById('one').append(window.kept)").await;
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;
    assert_eq!(element.chosen("age_18_or_over").await, "");
    element.choose("age_18_or_over", "No").await;
    element.go_on("How PAP was found").await;
    assert_eq!(page.details("prescreen-ready").await.len(), 2);
    assert_eq!(page.details("prescreen-error").await.len(), 0);

    // Moved into a frame, it is dressed there.
    page.execute("const frame = document.createElement('iframe'); document.body.append(frame); frame.contentDocument.body.append(window.kept)", vec![]).await;
    let dressed = "getComputedStyle(window.kept.shadowRoot.querySelector('.tp-page')).display !== '' && window.kept.shadowRoot.adoptedStyleSheets.length === 2";
    assert_eq!(page.evaluate(dressed).await, true);
}
