//! Questions with their answers, each with a way to change it.

use crate::session::Action;
use crate::ui::scene::Scene;
use yew::prelude::*;

/// How a question is named beside its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// In a few words.
    Label,
    /// As it was asked.
    Question,
}

/// A list of questions, by item, with their answers.
pub(crate) fn answer_list(scene: &Scene, items: &[usize], naming: Naming) -> Html {
    let words = &scene.words;
    let row = |item: &usize| {
        let item = *item;
        let label = words.label(item);
        let name = match naming {
            Naming::Label => label,
            Naming::Question => words.question(item).map_or(label, |texts| &texts.question),
        };
        let onclick = scene.on_action.reform(move |_: MouseEvent| Action::Change(item));
        html! {
            <div class="tp-answer">
                <dt>{ name.to_owned() }</dt>
                <dd>{ words.answer(&scene.session, item) }</dd>
                <dd class="tp-answer__change">
                    <button type="button" class="tp-link" aria-label={(words.messages.change_answer)(label)} {onclick}>
                        { words.messages.change }
                    </button>
                </dd>
            </div>
        }
    };
    html! { <dl class="tp-answers">{ for items.iter().map(row) }</dl> }
}
