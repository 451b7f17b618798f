//! The document around the page: title and language.

use crate::messages::Language;
use crate::ui::View;
use web_sys::{Document, Element};

/// The document, where there is one.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// An element of the document by its id.
pub(crate) fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The first of the person's languages that the page speaks.
pub(crate) fn preferred_language() -> Option<Language> {
    let languages = web_sys::window()?.navigator().languages();
    languages.iter().find_map(|tag| Language::from_tag(&tag.as_string()?))
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
