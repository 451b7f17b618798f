//! The start: what the study is, what this page does, and what happens to the answers.

use crate::ui::buttons;
use crate::ui::disclaimers::disclaimers;
use crate::ui::record_facts::record_facts;
use crate::ui::scene::Scene;
use crate::ui::status_notice::status_notice;
use yew::prelude::*;

/// The first page.
pub(crate) fn start_page(scene: &Scene) -> Html {
    let messages = scene.words.messages;
    let page = &messages.start_page;
    let Some(texts) = scene.words.texts() else { return Html::default() };
    let paragraph = |text: &String| html! { <p>{ text }</p> };
    html! {
        <>
            <h1 tabindex="-1">{ &texts.title }</h1>
            <p class="tp-lead">{ page.lead }</p>
            { status_notice(scene) }
            <h2>{ page.about }</h2>
            { for texts.about.iter().map(paragraph) }
            <p><strong>{ &texts.investigational }</strong></p>
            <h2>{ page.who_for }</h2>
            <p>{ &texts.who_for }</p>
            { record_facts(&scene.words) }
            <h2>{ page.answers }</h2>
            <p>{ page.answers_stay }{ " " }{ page.answers_end }</p>
            <h2>{ page.how }</h2>
            <ul>{ for [page.how_long, page.at_hand, page.may_not_know].map(|text| html! { <li>{ text }</li> }) }</ul>
            { disclaimers(messages) }
            { buttons::go_on(scene, "tp-start", messages.start) }
        </>
    }
}
