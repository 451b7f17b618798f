//! The questions of one topic.

use crate::session::Action;
use crate::session::problem::Problem;
use crate::ui::buttons;
use crate::ui::problem_list::problem_list;
use crate::ui::question::question;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// A form with the questions of a topic, by index.
pub(crate) fn topic_page(scene: &Scene, topic: usize) -> Html {
    let Scene { words, session, on_action, .. } = scene;
    let problems: Vec<(usize, &Problem)> = session.problems();
    let topics = session.topics(&scene.sheet);
    let part = topics.iter().position(|of| *of == topic).map_or(1, |index| index + 1);
    // Not when the form is sent: a sandboxed frame may send none, and browsers do not even ask there. Enter in a field
    // presses this button, too.
    let onclick = on_action.reform(|event: MouseEvent| {
        event.prevent_default();
        Action::Continue
    });
    let ask = |item: usize| {
        let problem = problems.iter().find(|(of, _)| *of == item).map(|(_, problem)| *problem);
        question(scene, item, problem)
    };
    html! {
        <>
            { buttons::back(scene) }
            { problem_list(scene, &problems) }
            <p class="tp-progress">{ (words.messages.question.progress)(part, topics.len()) }</p>
            <h1 tabindex="-1">{ words.topic(topic).to_owned() }</h1>
            <form novalidate=true autocomplete="off">
                // In an element of their own: beside one without a key, Yew would build all of them anew, and whoever
                // has the focus in one would lose it, when a question appears.
                <div>{ for session.questions(&scene.sheet, topic).into_iter().map(ask) }</div>
                <p class="tp-actions">
                    <button type="submit" class="tp-button" part="button" id="tp-continue" {onclick}>
                        { words.messages.go_on }
                    </button>
                </p>
            </form>
        </>
    }
}
