//! What people want of the browser.

use crate::browser::history;
use crate::session::Action;
use crate::ui::Request;
use yew::Callback;

/// Does what a person wants, and tells what comes of it.
pub(crate) fn fulfil((request, on_action): (Request, Callback<Action>)) {
    match request {
        // The browser then reports the move itself.
        Request::Back if history::back() => {}
        Request::Back => on_action.emit(Action::Back),
        Request::Print => print(),
        Request::Save(_) | Request::Copy(_) | Request::Read(_) => {}
    }
}

fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}
