//! What this page is not.

use crate::messages::Messages;
use markup::html;
use yew::prelude::*;

/// The disclaimers, shown before the first question and again with the result.
pub(crate) fn disclaimers(messages: &Messages) -> Html {
    html! {
        <section>
            <h2>{ messages.please_note }</h2>
            <ul>{ for messages.disclaimers.into_iter().map(|text| html! { <li>{ text }</li> }) }</ul>
        </section>
    }
}
