//! The result beside the form, redrawn at every answer.

use crate::ui::scene::Scene;
use yew::prelude::*;

/// The overall result and every criterion.
pub(crate) fn result(scene: &Scene) -> Html {
    let outcome = scene.session.trial().screen(&scene.sheet.answers, scene.session.reference_date());
    html! { <p>{ (scene.words.messages.result.determination)(outcome.determination) }</p> }
}
