//! Questions with their answers, each with a way to change it where participants are asked it.

use crate::session::Action;
use crate::ui::scene::Scene;
use markup::html;
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
        html! {
            <div class="tp-answer">
                <dt>{ name.to_owned() }</dt>
                <dd>{ words.answer(&scene.sheet, item) }</dd>
                if scene.session.is_question(item) { { change(scene, item, label) } }
            </div>
        }
    };
    html! { <dl class="tp-answers">{ for items.iter().map(row) }</dl> }
}

/// The way to an answer's question, and straight back afterwards.
fn change(scene: &Scene, item: usize, label: &str) -> Html {
    let messages = scene.words.messages;
    let onclick = scene.on_action.reform(move |_: MouseEvent| Action::Change(item));
    html! {
        <dd class="tp-answer__change">
            <button type="button" class="tp-link" aria-label={(messages.change_answer)(label)} {onclick}>
                { messages.change }
            </button>
        </dd>
    }
}

/// Answers that count though participants are not asked them; nothing where there are none.
pub(crate) fn told_elsewhere(scene: &Scene) -> Html {
    let texts = &scene.words.messages.result;
    let items = scene.session.told_elsewhere(&scene.sheet);
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <section id="tp-told-elsewhere">
            <h2>{ texts.told_elsewhere }</h2>
            <p>{ texts.told_elsewhere_lead }</p>
            { answer_list(scene, &items, Naming::Label) }
        </section>
    }
}
