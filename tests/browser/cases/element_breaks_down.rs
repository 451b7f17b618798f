//! The engine breaks down half-way, in whichever way: all elements that share it say so, keep no answer, and tell their host.
//! No call of the host's throws, and an element that is added later says the same.

use crate::hosts::site_with_head;
use crate::page::Page;
use crate::server::Server;
use serde_json::{Value, json};

/// Gets hold of the engine, so that it can be damaged.
const BEFORE: &str = "<script>
for (const name of ['instantiate', 'instantiateStreaming']) {
  const own = WebAssembly[name];
  WebAssembly[name] = async (...values) => {
    const made = await own(...values);
    const instance = made.instance ?? made;
    if (instance.exports.memory) window.engine = instance.exports;
    return made;
  };
}
window.thrown = [];
window.attempt = call => { try { return call(); } catch (reason) { thrown.push(String(reason)); } };
</script>";

/// Whatever is read in the engine's memory from now on leads nowhere.
const DAMAGE: &str = "new Uint8Array(engine.memory.buffer).fill(255);";

/// Ways to break it, by script, or by script and then a press.
const BREAKDOWNS: [(&str, Option<&str>); 7] = [
    // Traps: when somebody answers, by the clock, and in calls of the host's.
    (DAMAGE, Some("label[for='q-age_18_or_over-1']")),
    (DAMAGE, None),
    ("DAMAGE attempt(() => first.reset());", None),
    ("DAMAGE attempt(() => { second.answers = '{\"answers\":{}}'; });", None),
    ("DAMAGE attempt(() => { second.referenceDate = '2027-03-01'; });", None),
    // No stack is left.
    (
        "const file = JSON.stringify({ answers: { lavage_ever: true } });
         const dive = () => { try { dive(); } catch {} try { second.answers = file; } catch {} };
         dive();",
        None,
    ),
    // A browser that shows nothing new: a panic.
    ("Node.prototype.insertBefore = () => { throw new Error('refused'); };", Some("#tp-continue")),
];

pub(crate) async fn case(page: &Page) {
    let body = "<trial-prescreen id='first' lang='en' reference-date='2026-11-22'></trial-prescreen>
        <trial-prescreen id='second' lang='zh-CN' audience='clinician' share-answers reference-date='2026-11-22'></trial-prescreen>";
    let server = Server::start(site_with_head(body, BEFORE));
    for (script, press) in BREAKDOWNS {
        let first = page.go_to_element(&server, "#first").await;
        let second = page.within("#second").await;
        page.execute("Object.assign(window, { first: document.getElementById('first'), second: document.getElementById('second') })", vec![]).await;
        first.press("#tp-start").await;
        first.choose("age_18_or_over", "Yes").await;
        second.find("#tp-shared").await;
        page.evaluate("second.answers = { answers: { lavage_ever: true, lavage_last: '2026-08-22' } }").await;
        page.wait_until("second.answers?.answers.lavage_last === '2026-08-22'").await;
        // Something that is being printed.
        page.evaluate("second.shadowRoot.append(document.createElement('iframe'))").await;
        page.evaluate("window.prescreenEvents.length = 0").await;

        page.execute(&script.replace("DAMAGE", DAMAGE), vec![]).await;
        if let Some(control) = press {
            first.press(control).await;
        }
        has_ended(page, &first, "The program for these questions has stopped. Your answers are gone.", script).await;
        has_ended(page, &second, "问题程序已经停止运行。您的回答已被清除。", script).await;
        assert_eq!(page.evaluate("window.thrown").await, json!([]), "{script}");
        // Nor is an answer left in the engine.
        page.wait_until("new Uint8Array(engine.memory.buffer).every(byte => byte === 0)").await;
        let told = "prescreenEvents.filter(({ type }) => type === 'prescreen-error').map(({ target, detail }) => [target, detail.code]).sort()";
        assert_eq!(page.evaluate(told).await, json!([["first", "stopped"], ["second", "stopped"]]), "{script}");

        // Nothing wakes it: neither the host nor the clock.
        let calls = "for (const one of [first, second]) {
              for (const call of [() => { one.answers = {}; }, () => one.reset(), () => one.print(), () => { one.referenceDate = '2027-01-01'; },
                () => { one.audience = 'participant'; }, () => one.focus()]) attempt(call);
              document.body.append(one);
            }
            await new Promise(done => setTimeout(done, 1100));
            return thrown;";
        assert_eq!(page.execute_awaited(calls, vec![]).await, json!([]), "{script}");
        page.evaluate("document.body.append(Object.assign(document.createElement('trial-prescreen'), { id: 'third', lang: 'en' }))").await;
        let third = page.within("#third").await;
        has_ended(page, &third, "The program for these questions has stopped. Your answers are gone.", script).await;
    }
}

/// The element says that it has ended, and nothing else.
async fn has_ended(page: &Page, element: &Page, message: &str, script: &str) {
    element.wait_until("root.querySelector('[role=alert]') !== null").await;
    let text = element.text("[role='alert']").await;
    assert!(text.starts_with(message) && text.contains("stopped"), "{script}: {text}");
    assert_eq!(element.count("input, iframe, h1, textarea, dl, table").await, 0, "{script}");
    assert_eq!(element.evaluate("root.textContent.includes('2026')").await, false, "{script}");
    let id = element.evaluate_text("root.host.id").await;
    let known = format!("[document.getElementById('{id}').answers, document.getElementById('{id}').result]");
    assert_eq!(page.evaluate(&known).await, json!([Value::Null, Value::Null]), "{script}");
}
