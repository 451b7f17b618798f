//! Questions with their answers, each with a way to change it.

use crate::session::Session;
use crate::ui::shared::Shared;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`AnswerList`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AnswerListProps {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Shared<Session>,
    /// The questions, by item.
    pub(crate) items: Vec<usize>,
    /// Whether the whole questions show, not only their short labels. Short by default.
    #[prop_or_default]
    pub(crate) whole_questions: bool,
    /// The person wants to change the answer to an item.
    pub(crate) on_change: Callback<usize>,
}

/// A list of names and values.
#[component]
pub(crate) fn AnswerList(props: &AnswerListProps) -> Html {
    let words = &props.words;
    let row = |item: &usize| {
        let item = *item;
        let label = words.label(item);
        let question = words.question(item).filter(|_| props.whole_questions).map_or(label, |texts| &texts.question);
        let onclick = props.on_change.reform(move |_: MouseEvent| item);
        html! {
            <div class="tp-answer" key={item}>
                <dt>{ question.to_owned() }</dt>
                <dd>{ words.answer(&props.session, item) }</dd>
                <dd class="tp-answer__change">
                    <button type="button" class="tp-link" {onclick}>
                        { words.messages.change }<span class="tp-unseen">{ ": " }{ label.to_owned() }</span>
                    </button>
                </dd>
            </div>
        }
    };
    html! { <dl class="tp-answers">{ for props.items.iter().map(row) }</dl> }
}
