//! The record's own words about one criterion.

use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`RecordWords`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RecordWordsProps {
    /// The texts.
    pub(crate) words: Words,
    /// The criterion, by index.
    pub(crate) criterion: usize,
}

/// A quotation, always in the record's language, with the list in which it stands.
#[component]
pub(crate) fn RecordWords(props: &RecordWordsProps) -> Html {
    let words = &props.words;
    let Some(criterion) = words.definition().criteria.get(props.criterion) else { return Html::default() };
    html! {
        <figure class="tp-quote">
            <figcaption>{ (words.messages.question.record_list)(&criterion.identifier, criterion.category) }</figcaption>
            <blockquote lang="en">{ criterion.verbatim.clone() }</blockquote>
        </figure>
    }
}
