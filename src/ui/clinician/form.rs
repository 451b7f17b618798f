//! All items in sections, for clinicians.

use crate::ui::scene::Scene;
use yew::prelude::*;

/// Every item that is asked now, section by section.
pub(crate) fn form(scene: &Scene) -> Html {
    let section = |topic: usize| html! { <section><h2>{ scene.words.topic(topic).to_owned() }</h2></section> };
    html! { <>{ for (0..scene.words.definition().topics.len()).map(section) }</> }
}
