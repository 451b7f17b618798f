//! Everything that touches window, document, address and clock. The page is shown in one of two places: in a sealed
//! document of its own ([`start_page`]), or in the shadow root of an element on somebody else's page ([`embedded`]).

mod allowed;
mod around;
mod breakdown;
mod clock;
pub mod embedded;
mod idle;
mod listening;
mod page;
mod requests;
mod root;
mod settings;

use crate::browser::around::Around;
use crate::browser::idle::Idle;
use crate::browser::requests::Means;
use crate::browser::root::Root;
use crate::browser::settings::Settings;
use crate::session::Action;
use crate::session::answers_file::quoted;
use crate::session::trail::Place;
use crate::ui::{LoadedTrial, Prescreen, PrescreenProps, Shown, View};
use screening::Trial;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::{AppHandle, Callback};

/// Starts the page: shows the first step in place of what stands there without the engine.
///
/// # Errors
/// Where the document has no place for the page or the trial cannot be loaded: the shell says so to the reader.
#[wasm_bindgen(js_name = startPage)]
pub fn start_page(around: Around) -> Result<(), String> {
    let root = Root::new(page::root().ok_or("the page has no place for the questions")?);
    let settings = Settings::of_shell(&around);
    let around = Rc::new(around);
    let (seen, walked, asked) = (Rc::clone(&around), Rc::clone(&around), around);
    let surroundings = Surroundings {
        on_start: Callback::from(around::report_moves),
        on_view: Callback::from(move |view: View| {
            page::show(&view);
            seen.shows(view.page, view.language.tag());
        }),
        on_place: Callback::from(move |place| walked.show_place(place)),
        on_shown: None,
        means: Means { back: Box::new(move || asked.back()), print: Callback::from(|()| page::print()) },
    };
    breakdown::tell_nothing();
    // It is shown until the document goes.
    show(&root, built_in_trial()?, settings, surroundings);
    Ok(())
}

/// The versions of what was loaded, as a JSON object: `product`, `trial`, `trialVersion` and `trialHash`, the SHA-256 of the
/// compiled trial.
#[wasm_bindgen]
pub fn versions() -> String {
    let [product, trial, version, hash] =
        [env!("CARGO_PKG_VERSION"), crate::TRIAL_IDENTIFIER, crate::TRIAL_VERSION, crate::TRIAL_SHA256].map(quoted);
    format!("{{\"product\":{product},\"trial\":{trial},\"trialVersion\":{version},\"trialHash\":{hash}}}")
}

/// What a page has to do with whatever is around it.
struct Surroundings {
    /// Called once, with where to tell what happens around the page.
    on_start: Callback<Callback<Action>>,
    /// Another view is shown.
    on_view: Callback<View>,
    /// Another place on the session's trail is shown.
    on_place: Callback<Place>,
    /// Something is shown, where anybody wants to know.
    on_shown: Option<Callback<Shown>>,
    /// What the person wants of the browser.
    means: Means,
}

/// The trial that is built in.
fn built_in_trial() -> Result<LoadedTrial, String> {
    let trial = Trial::from_json(crate::TRIAL).map_err(|error| error.to_string())?;
    Ok(LoadedTrial { trial: Rc::new(trial), hash: crate::TRIAL_SHA256.into() })
}

/// Shows a page.
fn show(
    root: &Root,
    trial: LoadedTrial,
    settings: Settings,
    surroundings: Surroundings,
) -> (AppHandle<Prescreen>, Rc<Idle>) {
    let Surroundings { on_start, on_view, on_place, on_shown, means } = surroundings;
    let idle = Rc::new(Idle::new(root.clone(), settings));
    let props = PrescreenProps {
        trial,
        reference_date: settings.reference_date(),
        language: settings.language(),
        audience: settings.audience(),
        exposure: settings.exposure(),
        on_start: Callback::from({
            let idle = Rc::clone(&idle);
            move |on_action: Callback<Action>| {
                on_start.emit(on_action.clone());
                idle.start(on_action);
            }
        }),
        on_view,
        on_place,
        on_watched: Callback::from({
            let idle = Rc::clone(&idle);
            move |watched| idle.watch(watched)
        }),
        on_shown,
        on_request: Callback::from({
            let root = root.clone();
            move |(request, on_action)| requests::fulfil(&root, &means, request, on_action)
        }),
    };
    let handle = yew::Renderer::<Prescreen>::with_root_and_props(root.element().clone(), props).render();
    (handle, idle)
}
