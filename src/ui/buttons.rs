//! Buttons that do something to the session.

use crate::session::Action;
use crate::ui::request::Request;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// A way back to the page before, on top of a page.
pub(crate) fn back(scene: &Scene) -> Html {
    let onclick = scene.on_request.reform(|_: MouseEvent| Request::Back);
    html! { <button type="button" class="tp-link" id="tp-back" {onclick}>{ scene.words.messages.back }</button> }
}

/// The one thing to do next on a page, at its end.
pub(crate) fn go_on(scene: &Scene, id: &'static str, text: &'static str) -> Html {
    let onclick = scene.on_action.reform(|_: MouseEvent| Action::Continue);
    html! {
        <p class="tp-actions">
            <button type="button" class="tp-button" part="button" {id} {onclick}>{ text }</button>
        </p>
    }
}
