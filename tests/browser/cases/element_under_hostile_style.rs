//! A page whose style sheet spares nothing: the element measures as the page on its own does, looks as it does elsewhere, and
//! changes nothing of the page around. What pages may change, by custom properties and parts, they do.

use crate::hosts::site_with_head;
use crate::page::Page;
use crate::server::{Server, Site};
use serde_json::Value;

/// What a page may do to everything on it.
const HOSTILE: &str = "
html { font-size: 6px !important; direction: rtl; }
* { all: unset !important; color: magenta !important; background: lime !important; font: italic 40px fantasy !important;
    letter-spacing: 9px !important; text-transform: uppercase !important; line-height: 3 !important; cursor: none !important;
    text-align: right !important; word-spacing: 30px !important; visibility: visible !important; }
trial-prescreen { display: block !important; direction: rtl !important; text-indent: 50px !important; }
button, input, .tp-button, .tp-shell, #tp-start, h1 { border: 20px solid red !important; padding: 3em !important; }
@layer tokens, base, components { .tp-button { background: red !important; } }";

/// What a page is offered to change.
const THEME: &str = "
trial-prescreen { --tp-color-action: rgb(1, 2, 3); --tp-radius: 17px; --tp-font: fantasy; }
trial-prescreen::part(button) { border-style: dotted; }";

/// What is looked at inside, on the start page and on the first page of questions.
const INSIDE: [&[&str]; 2] = [
    &[".tp-page", "h1", "h2", "p", "#tp-start", ".tp-language", "summary", "header", "footer"],
    &["h1", "fieldset", "legend", "label", "input", "#tp-continue", "#tp-back", ".tp-progress", "details", "summary"],
];

/// What each looks like; sizes follow from the width that the page leaves.
const LOOKS: &str = "Object.fromEntries(SELECTORS.map(selector => {
    const found = root.querySelector(selector);
    if (!found) throw new Error(selector);
    const style = getComputedStyle(found);
    return [selector, Object.fromEntries(['color', 'background-color', 'font-size', 'font-family', 'font-weight',
        'font-style', 'line-height', 'letter-spacing', 'word-spacing', 'text-transform', 'text-indent', 'text-align',
        'direction', 'cursor', 'visibility', 'display', 'float', 'position', 'padding', 'margin-top', 'margin-bottom',
        'border', 'border-radius', 'min-height', 'max-width', 'list-style-type', 'white-space', 'opacity'].map(of => [of, style.getPropertyValue(of)]))];
}))";

/// All of the style of what the host has itself.
const OF_THE_HOST: &str = "['h2', 'p', 'button', 'input', 'a', 'body'].map(selector => {
    const style = getComputedStyle(document.querySelector(selector));
    return [...style].filter(of => !/^--|size$|width$|height$|origin$|inset|perspective/.test(of))
        .map(of => `${selector} ${of}: ${style.getPropertyValue(of)}`);
}).flat()";

const HOST: &str = "<h2 class='tp-page'>Host</h2><p class='tp-notice' id='tp-told'>Words</p><input class='tp-field'>
    <button class='tp-button'>Press</button><a href='#x'>Link</a>";

pub(crate) async fn case(page: &Page) {
    let element = "<trial-prescreen id='first' reference-date='2026-11-22'></trial-prescreen>";
    let kind = Server::start(site_with_head(&format!("{HOST}{element}"), ""));
    let hostile = site_with_head(&format!("{HOST}{element}"), "<link rel='stylesheet' href='hostile.css'>");
    let hostile = Server::start(hostile.with("hostile.css", HOSTILE));
    let without = Server::start(site_with_head(HOST, ""));

    let expected = looks(page, &kind).await;
    page.go_to_form(&Server::start(Site::built()).at("?lang=en&reference-date=2026-11-22")).await;
    for (own, expected) in looks_inside(page, "document.querySelector('#prescreen')").await.iter().zip(&expected) {
        for (selector, own) in own.as_object().unwrap() {
            differ_in_nothing(&measures(&expected[selector]), &measures(own), selector);
        }
    }
    page.go_to_element(&kind, "#first").await;
    let host_with = page.evaluate(OF_THE_HOST).await;
    page.go_to(&without.at("host.html")).await;
    page.find("h2").await;
    let host_without = page.evaluate(OF_THE_HOST).await;
    // How many properties there are differs from version to version; these are among them everywhere.
    for of in
        ["h2 color", "p font-family", "button background-color", "input border-top-style", "a cursor", "body display"]
    {
        let named = |line: &Value| line.as_str().is_some_and(|line| line.starts_with(&format!("{of}: ")));
        assert!(host_with.as_array().unwrap().iter().any(named), "no `{of}` in {host_with}");
    }
    differ_in_nothing(&host_with, &host_without, "the host");

    let found = looks(page, &hostile).await;
    // It is hostile indeed.
    assert_eq!(page.evaluate_text("getComputedStyle(document.querySelector('h2')).color").await, "rgb(255, 0, 255)");
    for (expected, found) in expected.iter().zip(&found) {
        for (selector, expected) in expected.as_object().unwrap() {
            differ_in_nothing(&found[selector], expected, selector);
        }
    }

    let themed = site_with_head(&format!("{HOST}{element}"), "<link rel='stylesheet' href='theme.css'>");
    let [start, _] = looks(page, &Server::start(themed.with("theme.css", THEME))).await;
    let button = &start["#tp-start"];
    for (of, value) in [("background-color", "rgb(1, 2, 3)"), ("border-radius", "17px"), ("font-family", "fantasy")] {
        assert!(button[of].as_str().unwrap().contains(value), "{of}: {button}");
    }
    assert!(button["border"].as_str().unwrap().contains("dotted"), "{button}");
}

async fn looks(page: &Page, server: &Server) -> [Value; 2] {
    looks_inside(&page.go_to_element(server, "#first").await, "root").await
}

async fn looks_inside(page: &Page, root: &str) -> [Value; 2] {
    page.find("#tp-start").await;
    let of = |selectors: &[&str]| {
        LOOKS.replace("SELECTORS", &serde_json::to_string(selectors).unwrap()).replace("root.", &format!("{root}."))
    };
    let start = page.evaluate(&of(INSIDE[0])).await;
    // Not by the mouse: what it points at looks different.
    page.evaluate(&format!("{root}.querySelector('#tp-start').click()")).await;
    page.wait_for_heading("Age").await;
    [start, page.evaluate(&of(INSIDE[1])).await]
}

/// All but colours: the page on its own may be dark.
fn measures(looks: &Value) -> Value {
    let looks = looks.as_object().unwrap().iter();
    looks
        .filter(|(of, _)| !["color", "background-color", "border"].contains(&of.as_str()))
        .map(|(of, value)| (of.clone(), value.clone()))
        .collect()
}

fn differ_in_nothing(one: &Value, other: &Value, what: &str) {
    let lines = |of: &Value| match of {
        Value::Array(lines) => lines.iter().map(ToString::to_string).collect::<Vec<_>>(),
        Value::Object(members) => members.iter().map(|(name, value)| format!("{name}: {value}")).collect(),
        other => panic!("{other}"),
    };
    let (one, other) = (lines(one), lines(other));
    let differing: Vec<_> = one.iter().zip(&other).filter(|(one, other)| one != other).collect();
    assert!(one.len() == other.len() && differing.is_empty(), "{what}: {differing:#?}");
}
