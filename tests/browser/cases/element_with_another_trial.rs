//! Another trial than the built-in one, of the same origin; whatever is no compiled trial is refused with a code of its own,
//! and script in a trial's texts is text.

use crate::hosts::site;
use crate::page::Page;
use crate::server::Server;
use serde_json::json;

const TITLE: &str = "Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP";

const SCRIPT: &str = "<img src=x onerror='window.ran = 1'><script>window.ran = 2</script>";

pub(crate) async fn case(page: &Page) {
    let built_in = std::str::from_utf8(trial_prescreen::TRIAL).unwrap();
    let other = built_in.replace(TITLE, "Another study").replace("NCT06111846", "NCT00000000");
    let hostile = other.replace("Another study", &SCRIPT.replace('"', "\\\""));
    let format = format!("\"format\":{}", screening::definition::FORMAT);
    assert!(other != built_in && hostile != other && other.contains(&format));
    let deep = format!("{{\"format\":{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_inside =
        other.replacen("\"title\":", &format!("\"x\":{}{},\"title\":", "[".repeat(9_000), "]".repeat(9_000)), 1);
    let large = format!("{other}{}", " ".repeat(1024 * 1024));
    let huge_text = other.replacen("Another study", &"long ".repeat(300_000), 1);
    // Each definition names the one before it twice: comparing would never end.
    let mut endless: serde_json::Value = serde_json::from_str(built_in).unwrap();
    let definitions = endless["definitions"].as_array_mut().unwrap();
    for _ in 0..60 {
        let named = json!({ "ExpressionRef": definitions.len() - 1 });
        definitions.push(json!({ "name": "", "source": "", "expression": { "And": [named, named] }, "clauses": [] }));
    }
    let last = definitions.len() - 1;
    endless["criteria"][0]["readings"] = json!([last]);
    let endless = endless.to_string();
    let mut silent: serde_json::Value = serde_json::from_str(&other).unwrap();
    silent["languages"] = json!([]);
    let body = "<trial-prescreen id='first' reference-date='2026-11-22' trial='trials/other.json'></trial-prescreen>";
    let foreign = Server::start(site("").with("other.json", other.clone()));
    let server = site(body)
        .with("trials/other.json", other.clone())
        .with("hostile.json", hostile)
        .with("large.json", large)
        .with("huge.json", huge_text)
        .with("deep.json", deep)
        .with("endless.json", endless)
        .with("silent.json", silent.to_string())
        .with("inside.json", deep_inside)
        .with("cut.json", &other.as_bytes()[..other.len() / 2])
        .with("page.html", "<!doctype html><h1>No trial</h1>")
        .with("empty.json", "")
        .with("null.json", "null")
        .with("latin.json", [b"\"".as_slice(), &[0xE9, 0xFF], b"\""].concat())
        .with("older.json", other.replace(&format, "\"format\":1"))
        .with("newer.json", other.replace(&format, "\"format\":999"));
    let server = Server::start(server);

    let element = page.go_to_element(&server, "#first").await;
    element.wait_for_heading("Another study").await;
    assert_eq!(page.wait_for_detail("prescreen-ready").await["trial"], "NCT00000000");
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;

    let foreign_address = foreign.at("other.json");
    let refused = [
        (foreign_address.as_str(), "trial-foreign"),
        ("data:application/json,{}", "trial-foreign"),
        ("nowhere.json", "trial-unreachable"),
        ("http://[", "trial-unreachable"),
        ("endless.json", "trial-malformed"),
        ("silent.json", "trial-malformed"),
        ("large.json", "trial-too-large"),
        ("huge.json", "trial-too-large"),
        ("deep.json", "trial-malformed"),
        ("inside.json", "trial-malformed"),
        ("cut.json", "trial-malformed"),
        ("page.html", "trial-malformed"),
        ("empty.json", "trial-malformed"),
        ("null.json", "trial-malformed"),
        ("latin.json", "trial-malformed"),
        ("older.json", "trial-version"),
        ("newer.json", "trial-version"),
    ];
    for (before, (address, code)) in refused.into_iter().enumerate() {
        page.execute("document.getElementById('first').trial = arguments[0]", vec![json!(address)]).await;
        let problems = "window.prescreenEvents.filter(({ type }) => type === 'prescreen-error')";
        page.wait_until(&format!("{problems}.length > {before}")).await;
        let problem = page.wait_for_detail("prescreen-error").await;
        assert_eq!(problem["code"], code, "{address}: {problem}");
        let told = element.text("[role='alert']").await;
        assert!(told.starts_with("The rules of the study could not be loaded") && told.contains(code), "{told}");
        assert_eq!(element.count("input").await, 0);
    }
    assert_eq!(foreign.requests(), [""; 0]);

    // After all that it still takes one that is right, whose texts are nothing but text.
    page.evaluate("document.getElementById('first').trial = 'hostile.json'").await;
    element.wait_for_heading(SCRIPT).await;
    assert_eq!(page.evaluate("window.ran ?? null").await, json!(null));
    assert_eq!(element.count("img").await + element.count("script").await, 0);
    page.evaluate("document.getElementById('first').removeAttribute('trial')").await;
    element.wait_for_heading(TITLE).await;
    assert_eq!(page.details("prescreen-error").await.len(), refused.len());
    // No trace of what it never was sent.
    assert!(!server.requests().iter().any(|request| request.ends_with("/x")), "{:?}", server.requests());
}
