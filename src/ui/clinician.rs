//! The page for clinicians: all items, with the result beside them.

mod form;
mod keys;
mod overview;
pub(crate) mod result;

use crate::session::Action;
use crate::session::shortcut::Shortcut;
use crate::ui::clinician::keys::{Pressed, other_side};
use crate::ui::open_file::open_file;
use crate::ui::scene::Scene;
use markup::html;
use screening::Determination;
use yew::prelude::*;

/// The region of the form; its first controls follow.
pub(crate) const FORM: &str = "tp-desk-form";

/// The region of the result.
pub(crate) const RESULT: &str = "tp-desk-result";

/// The one page of the form for clinicians.
pub(crate) fn clinician_page(scene: &Scene) -> Html {
    let texts = &scene.words.messages.clinician;
    let (on_action, on_jump) = (scene.on_action.clone(), scene.on_jump.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let Some(pressed) = Pressed::read(&event) else { return };
        event.prevent_default();
        match pressed.shortcut {
            Shortcut::Form(stroke) => on_action.emit(Action::Strike(stroke, pressed.item)),
            Shortcut::OtherSide => {
                if let Some(id) = other_side(&event) {
                    on_jump.emit(id);
                }
            }
        }
    });
    let found = scene.examination();
    html! {
        <>
            { overview::overview(scene) }
            { open_file(scene) }
            <div class="tp-desk" {onkeydown}>
                <div class="tp-desk__form" id={FORM} role="region" aria-label={texts.form} tabindex="-1">
                    { form::form(scene) }
                    { line(scene, found.assessment.determination) }
                </div>
                <div class="tp-desk__result" id={RESULT} role="region" aria-label={texts.result} tabindex="0">
                    { result::result(scene, found) }
                </div>
            </div>
        </>
    }
}

/// The overall result and the way to it, where it stands below the form.
fn line(scene: &Scene, determination: Determination) -> Html {
    let texts = &scene.words.messages.clinician;
    let onclick = scene.on_jump.reform(|event: MouseEvent| {
        event.prevent_default();
        RESULT.to_owned()
    });
    html! {
        <p class="tp-desk__line">
            <strong>{ (texts.short)(determination) }</strong>
            <a href={format!("#{RESULT}")} {onclick}>{ texts.to_result }</a>
        </p>
    }
}
