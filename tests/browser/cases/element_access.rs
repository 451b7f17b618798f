//! An element between other things to press: the keyboard leads into it, through it and out again, both ways, and axe-core has
//! nothing to say in either language, light or dark, for participants and clinicians.

use crate::hosts::site;
use crate::page::{ENTER, Page, SHIFT, TAB};
use crate::server::Server;

/// More presses than a page of questions has stops.
const MOST_STOPS: usize = 40;

const HOST: &str = "<main><button id='before'>Before</button><trial-prescreen id='first' lang='en'></trial-prescreen>
    <button id='after'>After</button></main>";

const WAITING: &str = "<main><trial-prescreen id='first'><a id='link' href='#x'>Link</a></trial-prescreen></main>
    <script>document.getElementById('link').focus()</script>";

const ELEMENT: &str = "document.getElementById('first')";

pub(crate) async fn case(page: &Page) {
    // Whoever is on the link goes on in the element that takes its place.
    let element = page.go_to_element(&Server::start(site(WAITING)), "#first").await;
    element.wait_until("root.activeElement?.tagName === 'H1'").await;

    let server = Server::start(site(HOST));
    let element = page.go_to_element(&server, "#first").await;
    // It takes the focus from nobody.
    assert_eq!(page.evaluate_text("document.activeElement.tagName").await, "BODY");
    page.evaluate("document.getElementById('before').focus()").await;
    tab_until(&element, "root.activeElement?.id === 'tp-start'").await;
    page.key(ENTER).await;
    element.wait_for_heading("Age").await;
    element.wait_until("root.activeElement?.tagName === 'H1'").await;
    tab_until(page, "document.activeElement.id === 'after'").await;
    page.chord(SHIFT, TAB).await;
    assert_eq!(page.evaluate_text("document.activeElement.id").await, "first");
    assert_ne!(element.evaluate("root.activeElement").await, serde_json::Value::Null);

    element.evaluate("root.querySelectorAll('details').forEach(of => { of.open = true })").await;
    for (audience, heading) in
        [("participant", ["Age", "年龄"]), ("clinician", ["Screening by criteria", "按条件筛查"])]
    {
        page.evaluate(&format!("{ELEMENT}.audience = '{audience}'")).await;
        for (language, heading) in ["en", "zh-CN"].into_iter().zip(heading) {
            page.evaluate(&format!("{ELEMENT}.lang = '{language}'")).await;
            element.wait_for_heading(heading).await;
            for theme in ["light", "dark"] {
                page.evaluate(&format!("{ELEMENT}.theme = '{theme}'")).await;
                page.has_no_axe_finding(&format!("{audience}, {language}, {theme}")).await;
            }
        }
    }
}

/// Presses the tabulator until something is so.
async fn tab_until(page: &Page, expression: &str) {
    for _ in 0..MOST_STOPS {
        if page.evaluate(expression).await == true {
            return;
        }
        page.key(TAB).await;
    }
    panic!("never by tabulator: {expression}");
}
