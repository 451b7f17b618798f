//! The clauses of definitions: parts of their text that are true or false on their own, and what each is for a person.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected is to stop with a message"
)]

#[path = "oracle/oracle.rs"]
#[allow(dead_code, reason = "each test program uses a part of the oracle")]
mod oracle;

#[path = "oracle/other_engine.rs"]
#[allow(dead_code, reason = "each test program uses a part of the other engine")]
mod other_engine;

#[path = "clauses/texts.rs"]
mod texts;
#[path = "clauses/values.rs"]
mod values;
