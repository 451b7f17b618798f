//! A text that authors wrote, with the way from byte offsets to lines and columns.

use crate::finding::{Code, Finding};
use std::ops::Range;

/// Where something stands in a text: byte offsets.
pub(crate) type Span = Range<usize>;

/// One file of a trial, or an expression from the command line.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Its name, as findings show it.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) text: String,
}

impl Source {
    /// The text of a span; empty where the span lies outside.
    pub(crate) fn slice(&self, span: &Span) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// Line and column (both from 1, columns in characters) of a byte offset.
    pub(crate) fn position(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        (line, column)
    }

    /// A finding about a span of this text.
    pub(crate) fn finding(
        &self,
        span: &Span,
        code: Code,
        message: impl Into<String>,
        mend: impl Into<String>,
    ) -> Finding {
        let (line, column) = self.position(span.start);
        Finding { file: self.name.clone(), line, column, code, message: message.into(), mend: mend.into() }
    }
}
