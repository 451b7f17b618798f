//! What happens where the program breaks down: a plain message in place of the page, never a blank one.

use crate::browser::{ROOT, page};
use crate::messages::Language;

/// From now on a panic puts a message into the page. Set by way of Yew, which otherwise puts its own hook in this place.
pub(crate) fn tell_when_it_happens() {
    yew::set_custom_panic_hook(Box::new(|_| show()));
}

fn show() {
    let Some(document) = page::document() else { return };
    let tag = document.document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    let language = Language::from_tag(&tag).unwrap_or(Language::English);
    if let (Some(root), Ok(message)) = (page::element(ROOT), document.create_element("p")) {
        message.set_text_content(Some(language.messages().broken));
        message.set_class_name("tp-failed");
        // Attributes and children that cannot be set leave the page as it is; there is nobody left to tell.
        let _ = message.set_attribute("role", "alert");
        root.set_text_content(None);
        let _ = root.append_child(&message);
    }
}
