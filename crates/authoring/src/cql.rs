//! CQL as text: lexer, syntax tree with positions, parser.
//!
//! A parser of our own, after the official grammar of CQL 1.5, because a finding needs line and column of the very
//! operand that is wrong and the published Rust parsers give positions of whole definitions only. It reads the whole
//! expression grammar, so that what lies outside the subset is named and not called a syntax error. No types and no
//! names belong here.

pub(crate) mod lexer;
pub(crate) mod moment;
pub(crate) mod parser;
mod shared;
pub(crate) mod syntax;
