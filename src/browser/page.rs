//! The document around the page: title and language.

use crate::messages::Language;
use crate::ui::View;
use web_sys::{Document, Element};

/// The document, where there is one.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Where the document has the page put; what stands there before goes.
pub(crate) fn root() -> Option<Element> {
    document()?.get_element_by_id("prescreen")
}

/// The first of the person's languages that the page speaks.
pub(crate) fn preferred_language() -> Option<Language> {
    let languages = web_sys::window()?.navigator().languages();
    languages.iter().find_map(|tag| Language::from_tag(&tag.as_string()?))
}

/// Prints it.
pub(crate) fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}

/// Shows a view's title and language.
pub(crate) fn show(view: &View) {
    let Some(document) = document() else { return };
    document.set_title(&view.title);
    if let Some(root) = document.document_element() {
        // Only a name that is no name could be refused.
        let _ = root.set_attribute("lang", view.language.tag());
    }
}
