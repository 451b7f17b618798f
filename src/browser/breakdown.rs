//! What happens where the program breaks down: a plain message in place of the page, never a blank one. In an element it is
//! the element's script that says so, which learns of more than panics.

use crate::browser::page;
use crate::browser::root::Root;
use crate::messages::Language;

/// From now on a panic puts a message into the page. Set by way of Yew, which otherwise puts its own hook in this place.
pub(crate) fn tell_when_it_happens(root: Root) {
    yew::set_custom_panic_hook(Box::new(move |_| show(&root)));
}

/// From now on a panic tells nothing.
pub(crate) fn tell_nothing() {
    yew::set_custom_panic_hook(Box::new(|_| {}));
}

fn show(root: &Root) {
    let language = root.language().and_then(|tag| Language::from_tag(&tag)).unwrap_or(Language::English);
    let root = root.element();
    if let Some(message) = page::document().and_then(|document| document.create_element("p").ok()) {
        message.set_text_content(Some(language.messages().broken));
        message.set_class_name("tp-failed");
        // Attributes and children that cannot be set leave the page as it is; there is nobody left to tell.
        let _ = message.set_attribute("role", "alert");
        root.set_text_content(None);
        let _ = root.append_child(&message);
    }
}
