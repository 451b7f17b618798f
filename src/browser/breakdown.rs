//! What happens where the program breaks down: a plain message in place of the page, never a blank one.

use crate::browser::page;
use crate::browser::root::Root;
use crate::messages::Language;
use std::cell::RefCell;
use yew::Callback;

/// A page that is shown: where, and whom to tell that it has stopped.
struct Shown {
    root: Root,
    on_end: Callback<()>,
}

thread_local! {
    /// The program is one, however many of its pages are shown: when it stops, all do.
    static SHOWN: RefCell<Vec<Shown>> = const { RefCell::new(Vec::new()) };
}

/// From now on a panic puts a message into the page. Set by way of Yew, which otherwise puts its own hook in this place.
pub(crate) fn tell_when_it_happens(root: &Root, on_end: Callback<()>) {
    SHOWN.with_borrow_mut(|shown| shown.push(Shown { root: root.clone(), on_end }));
    yew::set_custom_panic_hook(Box::new(|_| {
        // Where the list itself was being changed nothing can be told.
        let _ = SHOWN.try_with(|shown| shown.try_borrow().map(|shown| shown.iter().for_each(show)));
    }));
}

/// The page is no longer shown.
pub(crate) fn forget(root: &Root) {
    SHOWN.with_borrow_mut(|shown| shown.retain(|of| of.root.element() != root.element()));
}

fn show(Shown { root, on_end }: &Shown) {
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
    on_end.emit(());
}
