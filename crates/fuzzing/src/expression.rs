//! CQL expressions: with no answers, as `prescreen eval` takes them, and on answers, as a criterion.

use crate::base::{every_kind, folders, place};
use crate::folder::check_compiled;
use authoring::{EvaluateError, evaluate};

/// The definition of the small trial in whose place the expression stands.
const MADE_UP: &str = "define \"Made up\":\n  flag\n";

/// An expression.
pub(crate) fn check(text: &[u8]) {
    // The command line takes no other arguments.
    let Ok(text) = str::from_utf8(text) else { return };
    match evaluate(text) {
        Ok(value) => {
            let written = value.to_string();
            let again = evaluate(&written).unwrap_or_else(|error| panic!("{written}: {error}"));
            assert_eq!(again.to_string(), written, "a value is its own literal");
        }
        Err(EvaluateError::Findings(findings)) => {
            assert!(!findings.is_empty());
            for finding in findings {
                assert!(finding.line >= 1 && finding.column >= 1 && !finding.message.is_empty(), "{finding}");
            }
        }
        Err(EvaluateError::Refused(reason)) => assert!(!reason.is_empty()),
    }
    let mut files = every_kind();
    let criteria = files.get_mut("criteria.cql").unwrap();
    assert!(criteria.contains(MADE_UP));
    *criteria = criteria.replace(MADE_UP, &format!("define \"Made up\":\n  {text}\n"));
    check_compiled(&folders::write(&place(), "criterion", &files), text.as_bytes());
}
