//! Folding: what uses no answers is evaluated here where the engine lacks the operator or the type, and is a literal in
//! the compiled trial.

use super::{Translator, Typed};
use crate::constant;
use crate::cql::syntax::Node;
use crate::finding::{Code, Finding};

impl Translator<'_> {
    /// The value of an expression that was refused, where it uses no answers; the findings since then are removed.
    pub(super) fn folded(&mut self, node: &Node, findings_before: usize) -> Option<Typed> {
        let new = self.findings.get(findings_before..).unwrap_or_default();
        let refused = |finding: &Finding| matches!(finding.code, Code::OutsideSubset | Code::TypeMismatch);
        if new.is_empty() || !new.iter().all(refused) || !constant::is_constant(self.library, node) {
            return None;
        }
        match constant::evaluate(self.library, node) {
            Ok(value) => {
                let Some((expression, of_type)) = value.literal() else {
                    self.beyond_engine = Some(value);
                    return None;
                };
                self.findings.truncate(findings_before);
                self.beyond_engine = None;
                Some(Typed::new(expression, of_type))
            }
            Err(refused) => {
                // Its message is more helpful than that an operator is not known.
                let outside = new.iter().all(|finding| finding.code == Code::OutsideSubset);
                if outside && !refused.message.is_empty() {
                    self.findings.truncate(findings_before);
                    let mend = "docs/conformance.md lists what is evaluated, and what to write instead of the rest";
                    self.find(&refused.span, Code::OutsideSubset, refused.message, mend);
                }
                None
            }
        }
    }
}
