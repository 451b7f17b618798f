//! The page for clinicians: all items, with the result beside them.

mod form;
mod result;

use crate::ui::scene::Scene;
use yew::prelude::*;

/// The one page of the form for clinicians.
pub(crate) fn clinician_page(scene: &Scene) -> Html {
    let texts = &scene.words.messages.clinician;
    html! {
        <>
            <h1 tabindex="-1">{ texts.title }</h1>
            <div class="tp-desk">
                <div class="tp-desk__form">{ form::form(scene) }</div>
                <div class="tp-desk__result">{ result::result(scene) }</div>
            </div>
        </>
    }
}
