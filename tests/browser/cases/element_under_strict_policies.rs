//! Hosts with strict policies: without any style of their own the element is styled all the same; without WebAssembly it
//! says so, tells the page, and leads to the sealed page.

use crate::hosts::site;
use crate::page::Page;
use crate::server::Server;

const BODY: &str = "<trial-prescreen id='first' reference-date='2026-11-22'></trial-prescreen>";

const NO_STYLE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; connect-src 'self'";

const NO_ENGINE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

pub(crate) async fn case(page: &Page) {
    let start = "(style => [style.backgroundColor, style.borderRadius, style.padding].join())\
                 (getComputedStyle(root.querySelector('#tp-start')))";
    let open = Server::start(site(BODY));
    let element = page.go_to_element(&open, "#first").await;
    element.find("#tp-start").await;
    let expected = element.evaluate(start).await;
    let unstyled = "(button => (document.body.append(button), getComputedStyle(button).backgroundColor))\
                    (document.createElement('button'))";
    assert!(!expected.as_str().unwrap().contains(&page.evaluate_text(unstyled).await));

    let strict = Server::start(site(BODY).with_header("host.html", "Content-Security-Policy", NO_STYLE));
    let element = page.go_to_element(&strict, "#first").await;
    element.find("#tp-start").await;
    assert_eq!(element.evaluate(start).await, expected);
    // The policy is in force: a style of the host's own is refused.
    let own = "(style => (style.textContent = 'body { color: lime }', document.head.append(style), getComputedStyle(document.body).color))\
               (document.createElement('style'))";
    assert_ne!(page.evaluate(own).await, "rgb(0, 255, 0)");
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;

    for (language, sentence, link) in [
        ("en", "The questions cannot be shown in this page", "Open the questions on a page of their own"),
        ("zh-CN", "无法在本页面中显示问题", "在单独的页面中打开这些问题"),
    ] {
        let body = format!("<main><h1>Host</h1>{}</main>", BODY.replace("id=", &format!("lang='{language}' id=")));
        let strict = Server::start(site(&body).with_header("host.html", "Content-Security-Policy", NO_ENGINE));
        page.go_to(&strict.at("host.html")).await;
        assert_eq!(page.wait_for_detail("prescreen-error").await["code"], "engine-blocked");
        let element = page.within("#first").await;
        let told = element.text("[role='alert']").await;
        assert!(told.contains(sentence) && told.contains("engine-blocked"), "{told}");
        assert_eq!(element.text("a").await, link);
        page.has_no_axe_finding("the message where the engine is blocked").await;
        // Not the host's policy but its own holds there.
        element.press("a").await;
        page.enter_form().await;
        page.find("#tp-start").await;
    }
}
