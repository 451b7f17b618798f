//! The element on somebody's page: the whole way to a result, by mouse and by keyboard, in both languages. The page is told
//! how far somebody is, in details that nobody can change, and never an answer; its title and language stay its own.

use crate::hosts::site;
use crate::page::{ENTER, Page, SPACE, TAB};
use crate::person::Person;
use crate::server::Server;
use serde_json::{Value, json};

pub(crate) async fn case(page: &Page) {
    let body = "<header><p>Host</p></header><main><h1>Host</h1>
        <trial-prescreen id='first' reference-date='2026-11-22'></trial-prescreen></main><footer>Host</footer>";
    let server = Server::start(site(body));
    let element = page.go_to_element(&server, "#first").await;
    let ready = page.wait_for_detail("prescreen-ready").await;
    assert_eq!((&ready["trial"], &ready["trialVersion"]), (&json!("NCT06111846"), &json!("1.0.0")));
    assert_eq!(ready["trialHash"].as_str().unwrap().len(), 64);
    server.take_requests();

    element.walk(&Person::NOT_YET, async |_| {}).await;
    element.leave_by("#tp-see-result").await;
    let head = element.text("#tp-determination").await;
    assert!(head.starts_with("Some of your answers do not match the listed rules today"), "{head}");
    assert_eq!(element.rules().await.len(), 17);
    assert!(element.rule("E2").await.contains("22 August 2026"));
    assert_eq!(page.wait_for_detail("prescreen-result").await, json!({ "determination": "not_yet" }));
    tells_no_answer(page).await;
    let steps: Vec<Value> = page.details("prescreen-step").await;
    for step in ["start", "questions", "check", "result"] {
        assert!(steps.contains(&json!({ "step": step })), "{step}: {steps:?}");
    }
    assert_eq!(page.evaluate("document.querySelector('#first').answers").await, Value::Null);
    assert_eq!(page.evaluate("document.querySelector('#first').result").await, json!({ "determination": "not_yet" }));

    // The page around stays what it was.
    assert_eq!(page.title().await, "Host");
    assert_eq!(page.evaluate("[location.search, location.hash, history.state]").await, json!(["", "", null]));

    // Its own words for the host: begin anew.
    page.evaluate("document.querySelector('#first').reset()").await;
    element.find("#tp-start").await;
    assert_eq!(page.wait_for_detail("prescreen-reset").await, json!({}));
    assert_eq!(page.evaluate("document.querySelector('#first').result").await, Value::Null);

    // By keyboard, in Chinese.
    page.evaluate("document.querySelector('#first').lang = 'zh-CN'").await;
    element.wait_for_heading("人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究").await;
    page.evaluate("document.querySelector('#first').focus()").await;
    element.wait_until("root.activeElement?.tagName === 'H1'").await;
    tab_to(&element, "tp-start").await;
    element.key(ENTER).await;
    element.wait_for_heading("年龄").await;
    element.wait_until("root.activeElement?.tagName === 'H1'").await;
    tab_to(&element, "q-age_18_or_over-0").await;
    element.key(SPACE).await;
    element.wait_until("root.querySelector('#q-age_18_or_over-0').checked").await;
    tab_to(&element, "tp-continue").await;
    element.key(ENTER).await;
    element.wait_for_heading("PAP的诊断").await;
    element.wait_until("root.activeElement?.tagName === 'H1'").await;
    element.has_no_banned_word().await;
    page.has_no_axe_finding("the element on a page").await;
    assert_eq!(page.evaluate_text("document.documentElement.lang").await, "en");
    tells_no_answer(page).await;
    assert_eq!(server.requests(), [""; 0]);
}

/// All events bubble and leave the element, cannot be changed, and hold none of the answers.
async fn tells_no_answer(page: &Page) {
    let events = page.collected_events().await;
    let changes: Vec<_> = events.iter().filter(|event| event["type"] == "prescreen-change").collect();
    assert!(!changes.is_empty());
    for event in &events {
        for (of, value) in [("frozen", true), ("bubbles", true), ("composed", true), ("cancelable", false)] {
            assert_eq!(event[of], value, "{of} of {event}");
        }
        assert_eq!(event["target"], "first", "{event}");
        for answer in ["lavage", "2026", "8.7", "kPa", "age_18"] {
            assert!(!event.to_string().contains(answer), "{answer} in {event}");
        }
    }
    for change in changes {
        let detail = change["detail"].as_object().unwrap();
        assert_eq!(detail.keys().collect::<Vec<_>>(), ["answered", "items"], "{change}");
        assert!(detail["answered"].as_u64() <= detail["items"].as_u64(), "{change}");
    }
}

async fn tab_to(element: &Page, id: &str) {
    for _ in 0..80 {
        element.key(TAB).await;
        if element.evaluate(&format!("root.activeElement?.id === '{id}'")).await == true {
            return;
        }
    }
    panic!("the tabulator never leads to {id}");
}
