//! A trial whose names would write lines of their own into files that people save, make a cell a formula, or turn the words
//! around them, is refused. So are names in opened files that would do the last: they are written out.

use crate::hosts::site;
use crate::page::Page;
use crate::server::Server;
use serde_json::{Value, json};

/// What stands at a place of the trial instead, and what the refusal names.
const CHANGES: [(&str, &str, &str); 9] = [
    ("/identifier", "NCT06111846\r\nATTACH:https://evil.example/collect\r\nX-A", "the identifier"),
    ("/identifier", "NCT\u{202E}gnp.exe", "identifier"),
    ("/version", "1.0.0\n", "the version"),
    ("/items/0/link_id", "a\u{7}b", "link_id"),
    ("/items/0/link_id", "=cmd|' /C calc'!A0", "the item"),
    ("/items/6/kind/Choice/0/code", "@SUM(A1)", "the code"),
    ("/criteria/0/identifier", "I1\u{85}", "identifier"),
    ("/languages/0/title", "A study\r\nof lines", "the title"),
    ("/languages/0/items/1/label", "\u{2067}label", "label"),
];

pub(crate) async fn case(page: &Page) {
    let built_in: Value = serde_json::from_slice(trial_prescreen::TRIAL).unwrap();
    let mut server = site("<trial-prescreen id='first' lang='en' reference-date='2026-11-22'></trial-prescreen>");
    for (number, (place, text, _)) in CHANGES.iter().enumerate() {
        let mut hostile = built_in.clone();
        *hostile.pointer_mut(place).unwrap() = json!(text);
        server = server.with(&format!("{number}.json"), hostile.to_string());
    }
    let server = Server::start(server);
    let element = page.go_to_element(&server, "#first").await;
    for (number, (place, _, named)) in CHANGES.iter().enumerate() {
        page.evaluate("window.prescreenEvents.length = 0").await;
        page.evaluate(&format!("document.getElementById('first').trial = '{number}.json'")).await;
        let problem = page.wait_for_detail("prescreen-error").await;
        assert_eq!(problem["code"], "trial-malformed", "{place}: {problem}");
        let message = problem["message"].as_str().unwrap();
        assert!(message.contains(named), "{place}: {message}");
        let turning = |letter: char| letter.is_control() || "\u{202E}\u{2067}".contains(letter);
        assert!(!message.contains(turning), "{place}: {message:?}");
    }

    page.evaluate("document.getElementById('first').trial = null").await;
    element.find("#tp-start").await;
    page.evaluate("document.getElementById('first').audience = 'clinician'").await;
    element.find("#tp-open").await;
    for (key, shown) in [
        ("lavage\u{202E}tsal", "“lavage\\u{202e}tsal” is not a question of this study."),
        ("a\nb", "“a\\u{a}b” is not a question of this study."),
        ("עברית", "“\u{2068}עברית\u{2069}” is not a question of this study."),
        ("plain", "“plain” is not a question of this study."),
    ] {
        page.evaluate("window.prescreenEvents.length = 0").await;
        let file = json!({ "answers": { key: true } });
        page.execute("document.getElementById('first').answers = arguments[0]", vec![file]).await;
        assert_eq!(page.wait_for_detail("prescreen-error").await["message"], shown);
    }
}
