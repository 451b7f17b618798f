//! What the document's events say, as values.

use yew::TargetCast;
use yew::prelude::*;

/// The text that now stands in the field of an input event.
pub(crate) fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<web_sys::HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
}

/// Whether the box of a change event is now ticked.
pub(crate) fn ticked(event: &Event) -> bool {
    event.target_dyn_into::<web_sys::HtmlInputElement>().is_some_and(|field| field.checked())
}

/// The option, by index, that is now chosen in the list of a change event.
pub(crate) fn chosen(event: &Event) -> Option<usize> {
    usize::try_from(event.target_dyn_into::<web_sys::HtmlSelectElement>()?.selected_index()).ok()
}
