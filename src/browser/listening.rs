//! Listening to the window for as long as somebody wants to know.

use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{Event, Window};

/// Listens until it is dropped.
pub(crate) struct Listening {
    window: Window,
    events: &'static [&'static str],
    listener: Closure<dyn Fn(Event)>,
}

impl Listening {
    /// Calls a function at these events of the window, first of all and whatever becomes of them.
    pub(crate) fn to(
        window: &Window,
        events: &'static [&'static str],
        listener: impl Fn(Event) + 'static,
    ) -> Listening {
        let listener = Closure::<dyn Fn(Event)>::new(listener);
        for event in events {
            // A window that takes no listeners tells nothing.
            let _ = window.add_event_listener_with_callback_and_bool(event, listener.as_ref().unchecked_ref(), true);
        }
        Listening { window: window.clone(), events, listener }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        for event in self.events {
            let listener = self.listener.as_ref().unchecked_ref();
            // One that was never taken cannot be given back.
            let _ = self.window.remove_event_listener_with_callback_and_bool(event, listener, true);
        }
    }
}
