//! "I do not know" beside fields for text.

use crate::ui::on_event::ticked;
use yew::prelude::*;

/// Props of [`UnknownBox`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct UnknownBoxProps {
    /// The question's id.
    pub(crate) id: AttrValue,
    /// The words for "I do not know".
    pub(crate) text: &'static str,
    /// Whether it is ticked.
    pub(crate) unknown: bool,
    /// It was ticked, or the tick was taken away.
    pub(crate) on_unknown: Callback<bool>,
}

/// A box to tick.
#[component]
pub(crate) fn UnknownBox(props: &UnknownBoxProps) -> Html {
    let id = format!("{}-unknown", props.id);
    let onchange = props.on_unknown.reform(|event: Event| ticked(&event));
    html! {
        <div class="tp-choice">
            <input type="checkbox" id={id.clone()} autocomplete="off" checked={props.unknown} {onchange} />
            <label for={id}>{ props.text }</label>
        </div>
    }
}
