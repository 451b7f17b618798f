//! What stands on top of every page: what this is, for whom it asks, in which language.

use crate::session::{Action, Audience};
use crate::ui::language_switch::language_switch;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// The page's name, the way to the form for others, and the choice of language.
pub(crate) fn header(scene: &Scene) -> Html {
    let messages = scene.words.messages;
    let (text, other) = match scene.session.audience() {
        Audience::Participant => (messages.for_clinicians, Audience::Clinician),
        Audience::Clinician => (messages.for_participants, Audience::Participant),
    };
    let onclick = scene.on_action.reform(move |_: MouseEvent| Action::ChangeAudience(other));
    html! {
        <header class="tp-header" part="header">
            <p class="tp-header__name">{ messages.product }</p>
            <div class="tp-header__switches">
                <button type="button" class="tp-link" id="tp-audience" {onclick}>{ text }</button>
                { language_switch(scene) }
            </div>
        </header>
    }
}
