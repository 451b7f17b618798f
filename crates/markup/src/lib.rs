//! The page's `html!` macro: Yew's notation, expanded to calls of a few functions in `ui/markup.rs`.
//!
//! Yew's own macro writes the building of every element out in place, some 360 bytes of WebAssembly an element; a page of
//! hundreds of elements is mostly that. What this one knows is what the page uses: elements, fragments, text, blocks,
//! `for`, `if` and `if let`, `key`, `ref`, listeners, properties (`~name`) and attributes. It knows no components.
//!
//! The map: `syntax` reads the notation, `expand` writes the calls.

mod expand;
mod syntax;

use proc_macro::TokenStream;

/// Elements, text and what they depend on, as one `yew::Html`.
///
/// Differs from Yew's macro in one thing: what a block, a `for` or an `if` gives always counts as one child, so that
/// what comes after it keeps its place when it grows.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match syn::parse::<syntax::Nodes>(input) {
        Ok(nodes) => expand::expression(&nodes).into(),
        Err(error) => error.to_compile_error().into(),
    }
}
