//! The element on a page that is itself made with Yew: neither takes the other's elements for its own, though both count
//! theirs alike, and what the page draws anew keeps the answers.

use crate::hosts::site_with_head;
use crate::page::Page;
use crate::person::Person;
use crate::server::Server;
use std::path::Path;
use std::{env, fs};

/// Starts the page around.
const START: &str = "import init, { startHost } from './yew_host.js';
await init({ module_or_path: 'yew_host.wasm' });
startHost();";

pub(crate) async fn case(page: &Page) {
    let Some(folder) = env::var_os("PRESCREEN_YEW_HOST") else {
        panic!("PRESCREEN_YEW_HOST names no folder (`cargo xtask test browser` sets it)")
    };
    let mut site = site_with_head("", "<script type='module' src='start.js'></script>").with("start.js", START);
    for file in ["yew_host.js", "yew_host.wasm"] {
        site = site.with(file, fs::read(Path::new(&folder).join(file)).unwrap());
    }
    let server = Server::start(site);
    let element = page.go_to_element(&server, "#first").await;
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;
    element.choose("age_18_or_over", "Yes").await;
    element.press("#tp-continue").await;
    element.wait_for_heading("How PAP was found").await;
    element.press("#tp-back").await;
    element.wait_for_heading("Age").await;
    // Around it each press is heard, once, as presses anywhere are (a label's is one of its field, too); nothing else is.
    counts(page, "5 0 0 0 0 0").await;

    // The page draws itself anew, in another language; the answers stay.
    page.press("#language").await;
    element.wait_for_heading("年龄").await;
    assert_eq!(element.chosen("age_18_or_over").await, "是");
    page.press("#third").await;
    page.press("#fourth").await;
    page.find("#field").await.send_keys("ab").await.unwrap();
    counts(page, "5 1 0 1 1 2").await;
    element.wait_for_heading("年龄").await;
    assert_eq!(element.chosen("age_18_or_over").await, "是");
    page.press("#language").await;
    element.wait_for_heading("Age").await;

    // What is typed inside reaches no field of the page.
    element.press("#tp-back").await;
    element.find("#tp-start").await;
    element.walk(&Person::NOT_YET, async |_| {}).await;
    element.leave_by("#tp-see-result").await;
    assert!(element.text("#tp-determination").await.starts_with("Some of your answers do not match"));
    let told = page.text("#counts").await;
    assert!(told.ends_with(" 2 0 1 1 2"), "{told}");

    // Taken away and put back by the page, it begins anew.
    page.press("#removal").await;
    page.wait_until("document.querySelector('#first') === null").await;
    page.press("#removal").await;
    let element = page.within("#first").await;
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;
    assert_eq!(element.chosen("age_18_or_over").await, "");
    assert_eq!(page.details("prescreen-error").await.len(), 0);
}

/// What the page has counted: presses around the element, presses of each of its buttons, inputs.
async fn counts(page: &Page, expected: &str) {
    page.wait_until(&format!("document.querySelector('#counts').textContent.startsWith('{expected}')")).await;
    assert_eq!(page.text("#counts").await, expected);
}
