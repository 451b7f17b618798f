//! What people want of the browser.

use crate::browser::page;
use crate::browser::root::{Root, focus};
use crate::session::Action;
use crate::session::answers_file::{FileProblem, MOST_BYTES};
use crate::session::opening::Notice;
use crate::ui::{Request, SavedFile};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlElement, HtmlTextAreaElement, Url};
use yew::Callback;

/// What is done by other means in a page of its own than in an element on somebody else's page.
pub(crate) struct Means {
    /// Goes back in the browser's history; whether there is an entry for it.
    pub(crate) back: Box<dyn Fn() -> bool>,
    /// Prints.
    pub(crate) print: Callback<()>,
}

/// How long a file that is being saved stays at its address, in milliseconds: longer than any browser takes to fetch it.
const KEPT: i32 = 60_000;

/// Does what a person wants, and tells what comes of it. Some things are done by other means, depending on where the page
/// is shown.
pub(crate) fn fulfil(root: &Root, means: &Means, request: Request, on_action: Callback<Action>) {
    match request {
        Request::Back => {
            // The browser then reports the move itself.
            if !(means.back)() {
                on_action.emit(Action::Back);
            }
        }
        Request::Print => means.print.emit(()),
        // A browser that saves nothing has told why.
        Request::Save(file) => save(&file).unwrap_or_default(),
        Request::Copy(text) => copy(root, text, on_action),
        Request::Read(file) => read(&file, on_action),
    }
}

/// Lets the browser save a file as if it had been downloaded. It goes to no server.
fn save(file: &SavedFile) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type(file.media_type);
    let parts = Array::of1(&JsValue::from_str(&file.content));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlElement = page::document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", &file.name).ok()?;
    link.click();
    let forget = Closure::once_into_js(move || {
        // An address that is gone already needs no forgetting.
        let _ = Url::revoke_object_url(&address);
    });
    let forget = forget.unchecked_ref::<Function>();
    web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(forget, KEPT).ok()?;
    Some(())
}

/// Copies a text: by the clipboard where the page may, or else as people do it by hand.
fn copy(root: &Root, text: String, on_action: Callback<Action>) {
    let tell = |copied| Action::Tell(if copied { Notice::Copied } else { Notice::NotCopied });
    let navigator = web_sys::window().map(|window| window.navigator());
    // Only a page with a secure address has a clipboard.
    let clipboard = navigator.filter(|navigator| {
        Reflect::get(navigator, &JsValue::from_str("clipboard")).is_ok_and(|clipboard| clipboard.is_object())
    });
    match clipboard {
        Some(navigator) => {
            let written = navigator.clipboard().write_text(&text);
            let root = root.clone();
            when(&written, move |written| {
                on_action.emit(tell(written.is_ok() || copy_selected(&root, &text).is_some()));
            });
        }
        None => on_action.emit(tell(copy_selected(root, &text).is_some())),
    }
}

/// Puts the text into a field, selects it and asks the browser to copy what is selected.
fn copy_selected(root: &Root, text: &str) -> Option<()> {
    let document = page::document()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    let before = root.focused();
    field.set_value(text);
    root.element().append_child(&field).ok()?;
    field.select();
    let command = Reflect::get(&document, &JsValue::from_str("execCommand")).ok()?;
    let copied = command.dyn_into::<Function>().ok()?.call1(&document, &JsValue::from_str("copy"));
    field.remove();
    focus(before);
    copied.is_ok_and(|copied| copied.is_truthy()).then_some(())
}

/// Reads a file that was chosen. What is far too large is not even read.
fn read(file: &File, on_action: Callback<Action>) {
    #[expect(clippy::cast_precision_loss, reason = "a small whole number")]
    if file.size() > MOST_BYTES as f64 {
        on_action.emit(Action::Refuse(FileProblem::TooLarge));
        return;
    }
    when(&file.text(), move |text| {
        on_action.emit(match text.ok().and_then(|text| text.as_string()) {
            Some(text) => Action::Open(text),
            None => Action::Refuse(FileProblem::Unreadable),
        });
    });
}

/// Does something when a promise is kept or broken. Both ways are kept until the page goes: some bytes for each press.
fn when(promise: &Promise, then: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    let then = std::rc::Rc::new(std::cell::Cell::new(Some(then)));
    let way = |ends: fn(JsValue) -> Result<JsValue, JsValue>| {
        let then = std::rc::Rc::clone(&then);
        Closure::<dyn FnMut(JsValue)>::new(move |value| {
            if let Some(then) = then.take() {
                then(ends(value));
            }
        })
    };
    let (kept, broken) = (way(Ok), way(Err));
    let _ = promise.then2(&kept, &broken);
    kept.forget();
    broken.forget();
}
