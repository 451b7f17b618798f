//! What a person reads about where the answers go is what the way in can promise: alone, in an element, and in one that
//! passes on what clinicians enter.

use crate::page::Page;
use crate::server::{Server, Site};

const HOST: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Host</title>
<trial-prescreen id="first"></trial-prescreen>
<script type="module" src="trial-prescreen.js"></script>"#;

/// By language: alone, in an element.
const SENTENCES: [(&str, [&str; 2]); 2] = [
    (
        "en",
        [
            "Your answers stay on this device. Nothing is sent,",
            "The website that shows it could read your answers on this page.",
        ],
    ),
    ("zh-CN", ["您的回答只留在本设备上，不会上传；", "但显示本表单的网站有可能读取您在本页面上的回答。"]),
];

pub(crate) async fn case(page: &Page) {
    let server = Server::start(Site::built().with("host.html", HOST));
    for (language, [alone, embedded]) in SENTENCES {
        for document in ["index.html", "trial-prescreen.html"] {
            page.go_to_form(&server.at(&format!("{document}?lang={language}"))).await;
            page.find("#tp-start").await;
            let text = page.text("main").await;
            assert!(text.contains(alone) && !text.contains(embedded), "{text}");
        }
        page.go_to(&server.at("host.html")).await;
        page.evaluate(&format!("document.querySelector('#first').setAttribute('lang', '{language}')")).await;
        let element = page.within("#first").await;
        element.wait_until(&format!("root.textContent.includes('{embedded}')")).await;
        assert!(!element.text(".tp-shell").await.contains(alone), "{language}");
    }

    // Whatever clinicians enter is passed on only where this stands above the form.
    let element = page.within("#first").await;
    page.evaluate("document.querySelector('#first').audience = 'clinician'").await;
    element.find("#q-birth_date").await;
    assert_eq!(element.count("#tp-shared").await, 0);
    page.evaluate("document.querySelector('#first').shareAnswers = true").await;
    assert_eq!(element.text("#tp-shared").await, "显示本表单的网站会收到所填写的回答和对照结果。");
    page.evaluate("document.querySelector('#first').lang = 'en'").await;
    element.wait_until("root.querySelector('#tp-shared').textContent.trim() === 'The website that shows this form is given the answers and the result.'").await;
    page.evaluate("document.querySelector('#first').shareAnswers = false").await;
    element.wait_until("root.querySelector('#tp-shared') === null").await;
}
