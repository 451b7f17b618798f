//! Why a question is asked, and what the record says about it.

use crate::ui::record_words::record_words;
use crate::ui::words::Words;
use markup::html;
use yew::prelude::*;

/// Two disclosures under a question: why it is asked, which may be empty, and the criteria, by index, in which it takes
/// part.
pub(crate) fn question_notes(words: &Words, why: &str, criteria: &[usize]) -> Html {
    let texts = &words.messages.question;
    html! {
        <div class="tp-notes">
            if !why.is_empty() {
                <details class="tp-details"><summary>{ texts.why }</summary><p>{ why.to_owned() }</p></details>
            }
            if !criteria.is_empty() {
                <details class="tp-details">
                    <summary>{ texts.record_says }</summary>
                    { for criteria.iter().map(|criterion| record_words(words, *criterion)) }
                    <p class="tp-small">{ (texts.record_source)(words.source(), &words.copied_on()) }</p>
                </details>
            }
        </div>
    }
}
