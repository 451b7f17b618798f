//! What this page is not, and what to do in an emergency.

use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`Disclaimers`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DisclaimersProps {
    /// The texts.
    pub(crate) words: Words,
}

/// The disclaimers, shown before the first question and again with the result.
#[component]
pub(crate) fn Disclaimers(props: &DisclaimersProps) -> Html {
    let messages = props.words.messages;
    html! {
        <section>
            <h2>{ messages.please_note }</h2>
            <ul>{ for messages.disclaimers.into_iter().map(|text| html! { <li>{ text }</li> }) }</ul>
            <p><strong>{ messages.emergency }</strong></p>
        </section>
    }
}
