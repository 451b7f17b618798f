//! How long the page takes from a key to what it changes on the screen (Chromium).

use crate::page::Page;
use serde_json::json;

/// Notes for each input event in a field when a text had changed and when the frame with it was drawn.
const WATCH: &str = "
const [field, watched] = arguments;
const samples = window.prescreenSamples = [];
const read = () => document.querySelector(watched)?.textContent;
let text = read();
let typed;
document.addEventListener('input', event => { if (event.target.matches(field)) typed = event.timeStamp; }, true);
new MutationObserver(() => {
  if (typed === undefined || read() === text) return;
  const began = typed;
  const changed = performance.now() - began;
  text = read();
  typed = undefined;
  requestAnimationFrame(() => {
    // Before the frame is drawn; what is posted here is delivered after it.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => samples.push([changed, performance.now() - began]);
    channel.port2.postMessage(null);
  });
}).observe(document.body, { childList: true, characterData: true, subtree: true });";

/// Milliseconds after an input event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Latency {
    /// The document had changed.
    pub changed: f64,
    /// The next frame was drawn.
    pub drawn: f64,
}

impl Page {
    /// Presses keys in a field, one after another, each of which must change the text of another element.
    pub(crate) async fn latencies(
        &self,
        field: &str,
        watched: &str,
        keys: impl IntoIterator<Item = char>,
    ) -> Vec<Latency> {
        self.client.execute(WATCH, vec![json!(field), json!(watched)]).await.unwrap();
        self.evaluate(&format!("document.querySelector({}).focus()", json!(field))).await;
        for (before, key) in keys.into_iter().enumerate() {
            self.key(key).await;
            self.wait_until(&format!("prescreenSamples.length > {before}")).await;
        }
        let samples = self.evaluate("prescreenSamples").await;
        let latency = |sample: &serde_json::Value| Latency {
            changed: sample[0].as_f64().unwrap(),
            drawn: sample[1].as_f64().unwrap(),
        };
        samples.as_array().unwrap().iter().map(latency).collect()
    }
}
