//! The element that the page is in: in its own document, or in the shadow root of an element on somebody else's page.

use crate::browser::allowed;
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, HtmlElement};

/// The element that the page is in.
#[derive(Clone, Debug)]
pub(crate) struct Root(Element);

impl Root {
    /// The page is to be put into this element.
    pub(crate) fn new(element: Element) -> Root {
        Root(element)
    }

    /// The element itself.
    pub(crate) fn element(&self) -> &Element {
        &self.0
    }

    /// An element of the page by its id: the document's own list knows nothing of what stands in shadow roots.
    pub(crate) fn find(&self, id: &str) -> Option<HtmlElement> {
        self.0.query_selector(&format!("#{id}")).ok()??.dyn_into().ok()
    }

    /// What has the focus; of a page in a shadow root the document knows only the root's element.
    pub(crate) fn focused(&self) -> Option<HtmlElement> {
        allowed::focused(&self.0)
    }
}

/// Moves the focus.
pub(crate) fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        // An element that does not take the focus leaves it where it is.
        let _ = element.focus();
    }
}
