//! The start: what the study is, what this page does, and what happens to the answers.
//!
//! What everybody has to know before they begin stands above the button, and no more than that, so that it is reached
//! early on a phone. What one may want to know stands below.

use crate::ui::buttons;
use crate::ui::disclaimers::disclaimers;
use crate::ui::open_file::open_file;
use crate::ui::record_facts::record_facts;
use crate::ui::scene::Scene;
use crate::ui::status_notice::{record_remarks, status_notice};
use markup::html;
use yew::prelude::*;

/// The first page.
pub(crate) fn start_page(scene: &Scene) -> Html {
    let words = &scene.words;
    let messages = words.messages;
    let page = &messages.start_page;
    let Some(texts) = words.texts() else { return Html::default() };
    let paragraph = |text: &String| html! { <p>{ text }</p> };
    let answers_stay = (page.answers_stay)(scene.session.exposure());
    let points =
        |points: &[&'static str]| html! { <ul>{ for points.iter().map(|text| html! { <li>{ *text }</li> }) }</ul> };
    html! {
        <>
            <h1 tabindex="-1">{ &texts.title }</h1>
            <p class="tp-lead">{ page.lead }</p>
            <p><strong>{ &texts.investigational }</strong></p>
            { status_notice(scene) }
            { points(&[page.how_long, answers_stay, messages.status.no_enrolment]) }
            <p>{ messages.emergency }</p>
            { buttons::go_on(scene, "tp-start", messages.start) }
            { open_file(scene) }
            <h2>{ page.about }</h2>
            { for texts.about.iter().map(paragraph) }
            <h2>{ page.who_for }</h2>
            <p>{ &texts.who_for }</p>
            <h2>{ page.how }</h2>
            { points(&[page.steps, page.may_not_know, page.at_hand, page.take_along]) }
            <h2>{ page.answers }</h2>
            <p>{ words.sentences(&[answers_stay, page.answers_end]) }</p>
            { disclaimers(messages) }
            <h2>{ page.record }</h2>
            { record_remarks(scene) }
            { record_facts(words) }
            { buttons::go_on(scene, "tp-start-below", messages.start) }
        </>
    }
}
