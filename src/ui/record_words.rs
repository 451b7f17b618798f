//! The record's own words about one criterion.

use crate::ui::words::Words;
use markup::html;
use yew::prelude::*;

/// A quotation of a criterion, by index, always in the record's language, with the list in which it stands.
pub(crate) fn record_words(words: &Words, criterion: usize) -> Html {
    let Some(criterion) = words.definition().criteria.get(criterion) else { return Html::default() };
    html! {
        <figure class="tp-quote">
            <figcaption>{ (words.messages.question.record_list)(&criterion.identifier, criterion.category) }</figcaption>
            <blockquote lang="en">{ criterion.verbatim.clone() }</blockquote>
        </figure>
    }
}
