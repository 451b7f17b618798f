//! Everything that touches window, document, address and clock, and the entry point of the page.

mod address;
mod breakdown;
mod clock;
mod history;
mod idle;
mod page;
mod requests;

use crate::browser::idle::Idle;
use crate::messages::Language;
use crate::session::Action;
use crate::ui::{LoadedTrial, Prescreen, PrescreenProps};
use screening::Trial;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

/// Where the page is put; what stood there before goes.
const ROOT: &str = "prescreen";

/// Starts the page: shows the first step in place of what stands there without the engine.
///
/// # Errors
/// Where the document has no place for the page or the trial cannot be loaded: boot.js says so to the reader.
#[wasm_bindgen(js_name = startPage)]
pub fn start_page() -> Result<(), String> {
    breakdown::tell_when_it_happens();
    let settings = address::settings();
    let language = settings.language.or_else(page::preferred_language).unwrap_or(Language::English);
    let trial = Trial::from_json(crate::TRIAL).map_err(|error| error.to_string())?;
    let root = page::element(ROOT).ok_or("the page has no place for the questions")?;
    let idle = Rc::new(Idle::new(settings.idle_minutes, settings.reference_date.is_none()));
    let props = PrescreenProps {
        trial: LoadedTrial { trial: Rc::new(trial), hash: crate::TRIAL_SHA256.into() },
        reference_date: settings.reference_date.unwrap_or_else(clock::today),
        language,
        audience: settings.audience,
        on_start: Callback::from({
            let idle = Rc::clone(&idle);
            move |on_action: Callback<Action>| {
                history::report_moves(on_action.clone());
                idle.start(on_action);
            }
        }),
        on_view: Callback::from(|view| page::show(&view)),
        on_place: Callback::from(history::show),
        on_watched: Callback::from(move |watched| idle.watch(watched)),
        on_request: Callback::from(requests::fulfil),
    };
    yew::Renderer::<Prescreen>::with_root_and_props(root, props).render();
    Ok(())
}
