//! The last lines of every page: which rules, in which version.

use crate::ui::words::Words;
use markup::html;
use yew::prelude::*;

/// The definition's version and the record's date, with the first disclaimer.
pub(crate) fn footer(words: &Words) -> Html {
    let definition = words.definition();
    let [disclaimer, ..] = words.messages.disclaimers;
    let version = (words.messages.result.definition)(&definition.identifier, &definition.version, &words.copied_on());
    html! {
        <footer class="tp-footer" part="footer">
            <p>{ disclaimer }</p>
            <p>{ version }</p>
        </footer>
    }
}
