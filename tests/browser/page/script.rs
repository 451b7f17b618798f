//! Scripts in the page. `root` is the document, or the shadow root that is looked into.

use crate::page::inside::asked;
use crate::page::{PATIENCE, Page};
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::time::Instant;

/// Notes events of the types in `arguments[0]`.
pub(crate) const COLLECT_EVENTS: &str = "
window.prescreenEvents = [];
const isFrozen = of => Object(of) !== of || Object.isFrozen(of) && Object.values(of).every(isFrozen);
for (const type of arguments[0]) window.addEventListener(type, event => window.prescreenEvents.push({
  type, detail: event.detail ?? null, target: event.target.id ?? '', frozen: isFrozen(event.detail),
  bubbles: event.bubbles, composed: event.composed, cancelable: event.cancelable,
}));";

impl Page {
    /// The value of a script's expression.
    pub(crate) async fn evaluate(&self, expression: &str) -> Value {
        self.execute(&format!("return {expression}"), Vec::new()).await
    }

    /// The same as text; empty where it is none.
    pub(crate) async fn evaluate_text(&self, expression: &str) -> String {
        self.evaluate(expression).await.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script with what it has as `arguments`.
    pub(crate) async fn execute(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.run(script, arguments).await.unwrap()
    }

    async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        self.client.execute(&format!("{}\n{script}", self.preamble()), arguments).await
    }

    /// The value of an expression that may `await`. A promise that is broken ends the test.
    pub(crate) async fn evaluate_awaited(&self, expression: &str) -> Value {
        self.execute_awaited(&format!("return {expression}"), Vec::new()).await
    }

    /// The same of a script that returns something.
    pub(crate) async fn execute_awaited(&self, script: &str, arguments: Vec<Value>) -> Value {
        let awaited = format!(
            "{}\nconst done = arguments[arguments.length - 1];\n\
             (async () => {{ {script} }})().then(\
             value => done({{ value: value ?? null }}), error => done({{ error: String(error) }}));",
            self.preamble()
        );
        let result = self.client.execute_async(&awaited, arguments).await.unwrap();
        assert_eq!(result.get("error"), None, "{script}");
        result["value"].clone()
    }

    /// The value of an expression that changes nothing, from the next document where this one is just going.
    pub(super) async fn evaluate_patiently(&self, expression: &str) -> Value {
        let script = format!("return {expression}");
        asked(async || self.run(&script, Vec::new()).await).await
    }

    /// Waits until an expression is true.
    pub(crate) async fn wait_until(&self, expression: &str) {
        let start = Instant::now();
        while self.evaluate_patiently(expression).await != Value::Bool(true) {
            assert!(start.elapsed() < PATIENCE, "timed out: still not true: {expression}\n{}", self.read().await);
        }
    }

    /// Notes every event of these types that reaches the window of this document, from now on. Hosts made with
    /// [`crate::hosts`] do so from the start.
    pub(crate) async fn collect_events(&self, types: &[&str]) {
        self.execute(COLLECT_EVENTS, vec![json!(types)]).await;
    }

    /// The events that were noted until now, in order, each with its `type`, `detail`, `target` (an id), whether the detail
    /// is `frozen` throughout, and the event's own `bubbles`, `composed` and `cancelable`.
    pub(crate) async fn collected_events(&self) -> Vec<Value> {
        self.evaluate("window.prescreenEvents").await.as_array().unwrap().clone()
    }
}
