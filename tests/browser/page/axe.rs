//! What axe-core finds about access.

use crate::page::Page;
use serde_json::{Value, json};
use std::{env, fs};

/// Sets of rules: WCAG 2.0 to 2.2 at A and AA, and what axe-core's makers hold to be good practice beyond.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Runs it on the document; one line a finding, or what went wrong.
const RUN: &str = "
const [rules, done] = arguments;
axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }).then(
  ({ violations, passes }) => done({
    passed: passes.length,
    findings: violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      `${id} at ${target.flat().join(' ')}: ${failureSummary.replace(/\\s+/g, ' ')}`)),
  }),
  error => done({ error: String(error) }),
);";

impl Page {
    /// What axe-core finds wrong with what is shown now, each as rule, place and summary. Its script is the file that
    /// `PRESCREEN_AXE` names.
    pub(crate) async fn axe_findings(&self, what: &str) -> Vec<String> {
        if self.evaluate("typeof axe").await == "undefined" {
            let Some(path) = env::var_os("PRESCREEN_AXE") else {
                panic!("PRESCREEN_AXE names no script (`cargo xtask test browser` sets it)")
            };
            // Given to the browser by its driver, so that the page's content security policy has no say in it.
            let script = format!("{}\nwindow.axe = axe;", fs::read_to_string(path).unwrap());
            self.reached(async || self.client.execute(&script, Vec::new()).await).await;
        }
        let result = self.reached(async || self.client.execute_async(RUN, vec![json!(RULES)]).await).await;
        assert_eq!(result.get("error"), None, "{what}");
        assert!(result["passed"].as_u64() > Some(0), "axe looked at nothing of {what}: {result}");
        let findings = result["findings"].as_array().unwrap().iter().filter_map(Value::as_str);
        findings.map(|finding| format!("{what}: {finding}")).collect()
    }

    /// axe-core finds nothing wrong with what is shown now.
    pub(crate) async fn has_no_axe_finding(&self, what: &str) {
        let findings = self.axe_findings(what).await;
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }
}
