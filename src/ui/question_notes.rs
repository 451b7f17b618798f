//! Why a question is asked, and what the record says about it.

use crate::ui::record_words::RecordWords;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`QuestionNotes`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct QuestionNotesProps {
    /// The texts.
    pub(crate) words: Words,
    /// Why it is asked; may be empty.
    pub(crate) why: AttrValue,
    /// The criteria in which the question takes part, by index.
    pub(crate) criteria: Vec<usize>,
}

/// Two disclosures under a question.
#[component]
pub(crate) fn QuestionNotes(props: &QuestionNotesProps) -> Html {
    let words = &props.words;
    let texts = &words.messages.question;
    let quote = |criterion: &usize| html! { <RecordWords words={words.clone()} criterion={*criterion} /> };
    html! {
        <div class="tp-notes">
            if !props.why.is_empty() {
                <details class="tp-details"><summary>{ texts.why }</summary><p>{ &props.why }</p></details>
            }
            if !props.criteria.is_empty() {
                <details class="tp-details">
                    <summary>{ texts.record_says }</summary>
                    { for props.criteria.iter().map(quote) }
                    <p class="tp-small">{ (texts.record_source)(words.source(), &words.copied_on()) }</p>
                </details>
            }
        </div>
    }
}
