//! All answers, before the result.

use crate::ui::answer_list::{Naming, answer_list, told_elsewhere};
use crate::ui::buttons;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// "Check your answers", by topic.
pub(crate) fn overview_page(scene: &Scene) -> Html {
    let Scene { words, session, .. } = scene;
    let messages = words.messages;
    let topic = |topic: usize| {
        html! {
            <section>
                <h2>{ words.topic(topic).to_owned() }</h2>
                { answer_list(scene, &session.questions(&scene.sheet, topic), Naming::Question) }
            </section>
        }
    };
    html! {
        <>
            { buttons::back(scene) }
            <h1 tabindex="-1">{ messages.check_title }</h1>
            <p class="tp-lead">{ messages.check_lead }</p>
            { for session.topics(&scene.sheet).into_iter().map(topic) }
            { told_elsewhere(scene) }
            { buttons::go_on(scene, "tp-see-result", messages.see_result) }
        </>
    }
}
