//! Two elements on one page, in two languages and for two days: what is done in one changes nothing in the other.

use crate::hosts::site;
use crate::page::Page;
use crate::person::Person;
use crate::server::Server;
use serde_json::json;

pub(crate) async fn case(page: &Page) {
    let body = "<trial-prescreen id='first' lang='en' reference-date='2026-11-22'></trial-prescreen>
        <div lang='zh-CN'><trial-prescreen id='second' reference-date='2027-03-01'></trial-prescreen></div>";
    let server = Server::start(site(body));
    let first = page.go_to_element(&server, "#first").await;
    let second = page.within("#second").await;
    second.wait_for_heading("人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究").await;
    first.find("#tp-start").await;
    // One engine for both.
    let engines = server.requests().into_iter().filter(|request| request.contains(".wasm")).count();
    assert_eq!(engines, 1);

    second.press("#tp-start").await;
    second.wait_for_heading("年龄").await;
    second.choose("age_18_or_over", "否").await;
    first.walk(&Person::NOT_YET, async |_| {}).await;
    second.wait_for_heading("年龄").await;
    assert_eq!(second.chosen("age_18_or_over").await, "否");
    first.leave_by("#tp-see-result").await;
    assert_eq!(page.wait_for_detail("prescreen-result").await, json!({ "determination": "not_yet" }));

    // The same answers three months on.
    second.press("#tp-back").await;
    second.find("#tp-start").await;
    second.walk(&Person::NOT_YET, async |_| {}).await;
    second.leave_by("#tp-see-result").await;
    page.wait_until("document.querySelector('#second').result?.determination === 'possibly_eligible'").await;
    assert_eq!(page.evaluate("document.querySelector('#first').result.determination").await, "not_yet");
    assert_eq!(first.text("#tp-reference-date").await, "Your answers were compared as of 22 November 2026.");
    assert_eq!(second.text("#tp-reference-date").await, "对照日期：2027年3月1日。");

    // Beginning anew in one does not in the other.
    first.leave_by("#tp-restart").await;
    first.find("#tp-start").await;
    second.find("#tp-determination").await;
    let results =
        page.evaluate("['first', 'second'].map(id => document.getElementById(id).result?.determination ?? '')").await;
    assert_eq!(results, json!(["", "possibly_eligible"]));
    let targets: Vec<_> = page.collected_events().await;
    assert!(targets.iter().any(|of| of["type"] == "prescreen-reset" && of["target"] == "first"));
    assert!(!targets.iter().any(|of| of["type"] == "prescreen-reset" && of["target"] == "second"));
}
