//! The last line of every page: which rules, in which version.

use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`Footer`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FooterProps {
    /// The texts.
    pub(crate) words: Words,
}

/// The definition's version and the record's date, with the first disclaimer.
#[component]
pub(crate) fn Footer(props: &FooterProps) -> Html {
    let words = &props.words;
    let definition = words.definition();
    let [disclaimer, ..] = words.messages.disclaimers;
    let version = (words.messages.result.definition)(&definition.identifier, &definition.version, &words.copied_on());
    html! {
        <footer class="tp-footer">
            <p>{ disclaimer }</p>
            <p>{ version }</p>
        </footer>
    }
}
