//! A clinicians' page that asks for it sets and reads the answers and gets them with events; any other gets none.

use crate::hosts::site;
use crate::page::Page;
use crate::records::WAITING;
use crate::server::Server;
use serde_json::{Value, json};

pub(crate) async fn case(page: &Page) {
    let body = "<trial-prescreen id='first' audience='clinician' share-answers lang='en' reference-date='2026-11-22'></trial-prescreen>";
    let server = Server::start(site(body));
    let element = page.go_to_element(&server, "#first").await;
    element.find("#q-birth_date").await;
    let waiting: Value = serde_json::from_str(WAITING).unwrap();

    // Set as an object, and as text; read as it was set, and frozen.
    for answers in [waiting.clone(), json!(WAITING)] {
        page.evaluate("document.getElementById('first').answers = null").await;
        page.wait_until("Object.keys(document.getElementById('first').answers.answers).length === 0").await;
        page.execute("document.getElementById('first').answers = arguments[0]", vec![answers]).await;
        page.wait_until("document.getElementById('first').answers.answers.lavage_last === '2026-08-22'").await;
        let read = page.evaluate("document.getElementById('first').answers").await;
        for (item, answer) in waiting["answers"].as_object().unwrap() {
            // Participants' own items are not asked here.
            if read["answers"].get(item).is_some() {
                assert_eq!(read["answers"][item], *answer, "{item}");
            }
        }
        assert_eq!(read["reference_date"], "2026-11-22");
    }
    let frozen = "(answers => Object.isFrozen(answers) && Object.isFrozen(answers.answers) && Object.isFrozen(answers.answers.pao2))\
                  (document.getElementById('first').answers)";
    assert_eq!(page.evaluate(frozen).await, true);
    let result = page.evaluate("document.getElementById('first').result").await;
    assert_eq!(result["criteria"]["E2"]["status"], "fails", "{result}");
    assert_eq!(result["criteria"]["I4"]["status"], "passes", "{result}");
    assert_eq!(result["determination"], "not_yet", "{result}");

    // With events.
    let change = page.wait_for_detail("prescreen-change").await;
    assert_eq!(change["answers"]["answers"]["lavage_last"], "2026-08-22", "{change}");
    let told = page.wait_for_detail("prescreen-result").await;
    assert_eq!((&told["determination"], &told["answers"]["answers"]["lavage_ever"]), (&json!("not_yet"), &json!(true)));
    for event in page.collected_events().await {
        assert_eq!(event["frozen"], true, "{event}");
    }

    // A result is shown after everything was erased, too.
    page.evaluate("document.getElementById('first').reset()").await;
    page.wait_until("document.getElementById('first').result?.determination === 'undetermined'").await;
    page.execute("document.getElementById('first').answers = arguments[0]", vec![waiting.clone()]).await;
    page.wait_until("document.getElementById('first').result?.determination === 'not_yet'").await;

    // What cannot be written as JSON is refused as well, and throws nothing at whoever sets it.
    for unwritable in ["{ toJSON() { throw new Error('no') } }", "{ answers: 1n }", "() => 1", "Symbol('x')"] {
        page.evaluate("window.prescreenEvents.length = 0").await;
        page.execute(&format!("document.getElementById('first').answers = {unwritable}"), vec![]).await;
        assert_eq!(page.wait_for_detail("prescreen-error").await["code"], "answers-refused", "{unwritable}");
        assert_eq!(page.evaluate("document.getElementById('first').answers.answers.lavage_last").await, "2026-08-22");
    }
    page.evaluate("window.prescreenEvents.length = 0").await;

    // What cannot be used changes nothing.
    for (before, nonsense) in
        ["{", r#"{"answers":{"nonsense":true}}"#, r#"{"trial":"NCT00000000","answers":{}}"#].iter().enumerate()
    {
        page.execute("document.getElementById('first').answers = arguments[0]", vec![json!(nonsense)]).await;
        let problems = "window.prescreenEvents.filter(({ type }) => type === 'prescreen-error')";
        page.wait_until(&format!("{problems}.length > {before}")).await;
        assert_eq!(page.wait_for_detail("prescreen-error").await["code"], "answers-refused", "{nonsense}");
        assert_eq!(page.evaluate("document.getElementById('first').answers.answers.lavage_last").await, "2026-08-22");
    }

    // Without being asked for, nothing is given; and never what a participant enters.
    for take_away in ["removeAttribute('share-answers')", "setAttribute('audience', 'participant')"] {
        page.evaluate("window.prescreenEvents.length = 0").await;
        page.evaluate("document.getElementById('first').setAttribute('share-answers', '')").await;
        page.evaluate("document.getElementById('first').setAttribute('audience', 'clinician')").await;
        element.find("#q-birth_date").await;
        page.evaluate(&format!("document.getElementById('first').{take_away}")).await;
        page.wait_until("document.getElementById('first').answers === null").await;
        page.execute("document.getElementById('first').answers = arguments[0]", vec![waiting.clone()]).await;
        page.evaluate_awaited("await new Promise(done => setTimeout(done))").await;
        assert_eq!(page.evaluate("document.getElementById('first').answers").await, Value::Null, "{take_away}");
        for event in page.collected_events().await {
            assert_eq!(event["detail"].get("answers"), None, "{take_away}: {event}");
        }
    }
    // Nor where somebody turns to the form for clinicians with it, for however long: until it is erased, which the page around
    // does by asking.
    let first = "document.getElementById('first')";
    page.evaluate(&format!("{first}.reset()")).await;
    element.press("#tp-start").await;
    element.choose("age_18_or_over", "Yes").await;
    page.evaluate("window.prescreenEvents.length = 0").await;
    element.press("#tp-audience").await;
    element.find("#q-birth_date").await;
    page.wait_until(&format!("{first}.result !== null")).await;
    assert_eq!(page.evaluate(&format!("{first}.answers")).await, Value::Null);
    assert_eq!(page.evaluate(&format!("{first}.result")).await, json!({ "determination": "undetermined" }));
    assert_eq!(element.count("#tp-shared").await, 0);
    for event in page.collected_events().await {
        assert_eq!(event["detail"].get("answers"), None, "{event}");
    }
    page.evaluate(&format!("{first}.shareAnswers = true")).await;
    page.evaluate(&format!("{first}.audience = 'clinician'")).await;
    page.wait_until(&format!("{first}.answers !== null")).await;
    assert_eq!(page.evaluate(&format!("{first}.answers.answers")).await, json!({}));
    assert_eq!(page.details("prescreen-reset").await.len(), 1);
    assert_eq!(element.count("#tp-shared").await, 1);

    // And not before the form says so, which some browsers let it do at once.
    page.evaluate(&format!("{first}.shareAnswers = false")).await;
    element.wait_until("root.querySelector('#tp-shared') === null").await;
    let told = format!("{first}.shadowRoot.querySelector('#tp-shared') !== null");
    let unseen = format!("({first}.shareAnswers = true, {first}.answers !== null && !({told}))");
    assert_eq!(page.evaluate(&unseen).await, false);
}
