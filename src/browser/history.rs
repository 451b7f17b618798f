//! The browser's Back and Forward: each step of a session is an entry of the history. The address stays as it is, and an
//! entry holds two numbers and no answer.

use crate::session::Action;
use crate::session::trail::Place;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{Event, History};
use yew::Callback;

/// Reports every move of the browser's Back and Forward, for as long as the page lives.
pub(crate) fn report_moves(on_action: Callback<Action>) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn(Event)>::new(move |_| {
        if let Some(place) = present() {
            on_action.emit(Action::Visit(place));
        }
    });
    // A window that takes no listeners moves by the page's own buttons alone.
    let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Makes the browser's present entry that of a place: a new entry where the session went on, the same one otherwise.
pub(crate) fn show(place: Place) {
    let Some(history) = history() else { return };
    let before = present();
    if before == Some(place) {
        return;
    }
    let state = JsValue::from_str(&format!("{}:{}", place.generation, place.index));
    let went_on = before.is_some_and(|before| before.generation == place.generation && before.index < place.index);
    // Where entries cannot be made, in some frames, the page's own buttons still lead back.
    let _ = if went_on { history.push_state(&state, "") } else { history.replace_state(&state, "") };
}

/// Goes back to the step before; whether the browser has an entry for it.
pub(crate) fn back() -> bool {
    let has_entry = present().is_some_and(|place| place.index > 0);
    has_entry && history().is_some_and(|history| history.back().is_ok())
}

fn present() -> Option<Place> {
    let state = history()?.state().ok()?.as_string()?;
    let (generation, index) = state.split_once(':')?;
    Some(Place { generation: generation.parse().ok()?, index: index.parse().ok()? })
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}
