//! A host that asks the same answers something else gets none: what a participant entered is erased first, whatever it sets,
//! and whenever it sets it. What the host knows already, or what clinicians entered, stays.

use crate::hosts::site;
use crate::page::Page;
use crate::person::Person;
use crate::records::WAITING;
use crate::server::Server;
use serde_json::{Value, json};

/// What could ask again, as the host writes it.
const ASKING: [&str; 8] = [
    "first.referenceDate = '2027-03-01'",
    "first.setAttribute('reference-date', 'no date')",
    "first.audience = 'clinician'",
    "first.shareAnswers = true, first.audience = 'clinician'",
    "first.answers = { answers: {} }",
    "first.answers = null",
    "first.trial = 'other.json'",
    // While it is nowhere.
    "(place => { first.remove(); first.referenceDate = '2027-03-01'; place.append(first) })(first.parentNode)",
];

/// What asks nothing.
const NOT_ASKING: [&str; 10] = [
    "first.referenceDate = '2026-11-22'",
    "first.audience = 'participant'",
    "first.shareAnswers = false",
    "first.removeAttribute('trial')",
    "first.answers = '{'",
    "first.lang = 'zh-CN', first.lang = 'en'",
    "first.theme = 'dark'",
    "first.idleMinutes = 5",
    "document.body.prepend(first)",
    "document.body.append(first.cloneNode(true)), document.body.lastChild.remove()",
];

/// As the participant on the screen answers, the host turns to the form that is shared: before, after, and in the midst of it.
const RACES: [&str; 4] = [
    "click(); share()",
    "share(); click()",
    "first.audience = 'clinician'; click(); first.shareAnswers = true",
    "addEventListener('click', share, { capture: true, once: true }); click()",
];

pub(crate) async fn case(page: &Page) {
    let body = "<main><trial-prescreen id='first' lang='en' reference-date='2026-11-22'></trial-prescreen></main>";
    let server = Server::start(site(body).with("other.json", trial_prescreen::TRIAL));
    let element = page.go_to_element(&server, "#first").await;
    page.execute("window.first = document.getElementById('first')", vec![]).await;

    // Of answers that the host has set itself it may ask what it likes.
    page.execute("first.answers = arguments[0]", vec![serde_json::from_str(WAITING).unwrap()]).await;
    element.wait_for_heading("Check your answers").await;
    element.leave_by("#tp-see-result").await;
    page.wait_until("first.result?.determination === 'not_yet'").await;
    page.evaluate("first.referenceDate = '2027-06-01'").await;
    page.wait_until("first.result?.determination !== 'not_yet'").await;
    assert_eq!(page.details("prescreen-reset").await.len(), 0);

    // Not of a participant's, whose lavage it would find day by day.
    page.evaluate("(first.referenceDate = '2026-11-22', first.reset())").await;
    element.find("#tp-start").await;
    element.walk(&Person::NOT_YET, async |_| {}).await;
    element.leave_by("#tp-see-result").await;
    page.wait_until("first.result?.determination === 'not_yet'").await;
    page.evaluate("window.prescreenEvents.length = 0").await;
    page.evaluate("first.referenceDate = '2027-03-01'").await;
    page.wait_until("window.prescreenEvents.some(({ type }) => type === 'prescreen-reset')").await;
    let attack = "const found = [];
        for (const day of ['2027-06-01', '2026-12-01', '2027-02-21', '2027-02-22', '2027-02-23', '2026-11-22']) {
          first.referenceDate = day;
          await new Promise(done => setTimeout(done, 40));
          found.push(first.result);
        }
        return found;";
    assert_eq!(page.execute_awaited(attack, vec![]).await, json!([null, null, null, null, null, null]));
    let told: Vec<_> = page.collected_events().await.into_iter().map(|event| event["type"].clone()).collect();
    // Nobody has entered anything since: there is nothing to erase again.
    assert_eq!(told, ["prescreen-reset", "prescreen-step"]);

    for setting in ASKING {
        enter(page, &element).await;
        page.evaluate(setting).await;
        page.wait_until("window.prescreenEvents.some(({ type }) => type === 'prescreen-reset')").await;
        element.wait_until("root.querySelector('h1') !== null").await;
        element.wait_until("[...root.querySelectorAll('input')].every(of => !of.checked)").await;
        assert_eq!(page.details("prescreen-change").await.len(), 0, "{setting}");
        assert_eq!(page.details("prescreen-error").await.len(), 0, "{setting}");
        assert_eq!(page.details("prescreen-reset").await.len(), 1, "{setting}");
        let shared = page.evaluate("first.answers?.answers ?? null").await;
        assert!(shared == Value::Null || shared == json!({}), "{setting}: {shared}");
        page.execute(
            "first.trial = null; first.shareAnswers = false; first.audience = 'participant'; first.referenceDate = '2026-11-22'; first.reset();",
            vec![],
        )
        .await;
        element.find("#tp-start").await;
    }
    for setting in NOT_ASKING {
        enter(page, &element).await;
        page.evaluate(setting).await;
        page.evaluate_awaited("await new Promise(done => setTimeout(done, 40))").await;
        element.wait_for_heading("Age").await;
        assert_eq!(element.chosen("age_18_or_over").await, "Yes", "{setting}");
        assert_eq!(page.details("prescreen-reset").await.len(), 0, "{setting}");
    }

    for race in RACES {
        page.evaluate("first.reset()").await;
        element.press("#tp-start").await;
        element.wait_for_heading("Age").await;
        page.evaluate("window.prescreenEvents.length = 0").await;
        let read = format!(
            "const control = first.shadowRoot.getElementById('q-age_18_or_over-0');
             const click = () => control.click();
             const share = () => {{ first.shareAnswers = true; first.audience = 'clinician'; }};
             const read = [];
             const look = () => read.push(first.answers?.answers, first.result?.answers);
             {race};
             for (let turn = 0; turn < 6; turn += 1) {{ look(); await null; }}
             for (let turn = 0; turn < 3; turn += 1) {{ await new Promise(done => setTimeout(done, 10)); look(); }}
             return read.concat(prescreenEvents.map(({{ detail }}) => detail.answers?.answers)).filter(Boolean);"
        );
        let read = page.execute_awaited(&read, vec![]).await;
        // Where it was erased in time the form is blank, and shared.
        assert!(read.as_array().unwrap().iter().all(|answers| *answers == json!({})), "{race}: {read}");
        page.execute("first.shareAnswers = false; first.audience = 'participant'; first.reset();", vec![]).await;
        element.find("#tp-start").await;
    }
    // The test would notice: what clinicians enter where the form says so is shared.
    page.execute("first.shareAnswers = true; first.audience = 'clinician';", vec![]).await;
    element.find("#tp-shared").await;
    element.press("label[for='q-ct_shows_pap-0']").await;
    page.wait_until("first.answers.answers.ct_shows_pap === true").await;
    // What they entered where it did not say so is not, though it stays.
    page.execute("first.shareAnswers = false; first.reset();", vec![]).await;
    element.wait_until("root.querySelector('#tp-shared') === null").await;
    element.wait_until("!root.getElementById('q-ct_shows_pap-0').checked").await;
    element.press("label[for='q-ct_shows_pap-0']").await;
    page.evaluate("first.shareAnswers = true").await;
    is_kept_to_themselves(page, &element).await;
    // Nor where the host turns to sharing in the midst of the press.
    page.execute("first.shareAnswers = false; first.reset();", vec![]).await;
    element.wait_until("!root.getElementById('q-ct_shows_pap-0').checked").await;
    page.execute(
        "addEventListener('click', () => { first.shareAnswers = true; }, { capture: true, once: true });",
        vec![],
    )
    .await;
    element.press("label[for='q-ct_shows_pap-0']").await;
    is_kept_to_themselves(page, &element).await;

    // Controls that were on the screen before an erase bring nothing back.
    page.execute("first.shareAnswers = false; first.audience = 'participant'; first.reset();", vec![]).await;
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;
    super::answer_up_to_lavage(&element).await;
    element.choose("lavage_ever", "Yes").await;
    for (part, text) in [("year", "2026"), ("month", "8"), ("day", "2")] {
        element.fill(&format!("lavage_last-{part}"), text).await;
    }
    for (setting, changes) in [("", 1), ("first.referenceDate = '2027-03-01';", 0)] {
        page.evaluate("window.prescreenEvents.length = 0").await;
        let script = format!(
            "const day = first.shadowRoot.getElementById('q-lavage_last-day');
             {setting}
             day.value += '2';
             day.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
             await new Promise(done => setTimeout(done, 40));"
        );
        page.execute_awaited(&script, vec![]).await;
        assert_eq!(page.details("prescreen-change").await.len(), changes, "{setting}");
    }
    element.find("#tp-start").await;
}

/// What clinicians entered is there, and is not given away.
async fn is_kept_to_themselves(page: &Page, element: &Page) {
    page.evaluate_awaited("await new Promise(done => setTimeout(done, 40))").await;
    assert_eq!(element.count("#q-ct_shows_pap-0:checked").await, 1);
    assert_eq!(page.evaluate("first.shareAnswers").await, true);
    assert_eq!(page.evaluate("first.answers").await, Value::Null);
    assert_eq!(element.count("#tp-shared").await, 0);
}

/// A participant begins anew and answers one question.
async fn enter(page: &Page, element: &Page) {
    page.evaluate("first.reset()").await;
    element.press("#tp-start").await;
    element.wait_for_heading("Age").await;
    element.choose("age_18_or_over", "Yes").await;
    page.wait_until("window.prescreenEvents.some(({ type }) => type === 'prescreen-change')").await;
    page.evaluate("window.prescreenEvents.length = 0").await;
}
