//! What people want of the browser.

use crate::browser::allowed;
use crate::browser::root::Root;
use crate::session::Action;
use crate::session::answers_file::{FileProblem, MOST_BYTES};
use crate::session::opening::Notice;
use crate::ui::Request;
use js_sys::Promise;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::File;
use yew::Callback;

/// What is done by other means in a page of its own than in an element on somebody else's page.
pub(crate) struct Means {
    /// Goes back in the browser's history; whether there is an entry for it.
    pub(crate) back: Box<dyn Fn() -> bool>,
    /// Prints.
    pub(crate) print: Callback<()>,
}

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
        Request::Save(file) => allowed::save_file(&file.name, file.media_type, &file.content).unwrap_or_default(),
        Request::Copy(text) => copy(root, &text, on_action),
        Request::Read(file) => read(&file, on_action),
    }
}

/// Copies a text and tells whether it could be.
fn copy(root: &Root, text: &str, on_action: Callback<Action>) {
    when(&allowed::copy_text(root.element(), text), move |copied| {
        let copied = copied.is_ok_and(|copied| copied.is_truthy());
        on_action.emit(Action::Tell(if copied { Notice::Copied } else { Notice::NotCopied }));
    });
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
