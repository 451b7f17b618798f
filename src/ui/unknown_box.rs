//! "I do not know" beside fields for text.

use crate::session::entry::Entry;
use crate::ui::on_event::ticked;
use crate::ui::question::Asked;
use markup::html;
use yew::prelude::*;

/// A box to tick. Taking the tick away brings back what was typed.
pub(crate) fn unknown_box(asked: &Asked, typed: Entry) -> Html {
    let id = format!("{}-unknown", asked.id);
    let checked = asked.scene.session.entry(asked.index).is_unknown();
    let onchange =
        asked.on_entry.reform(move |event: Event| if ticked(&event) { typed.to_unknown() } else { typed.clone() });
    html! {
        <div class="tp-choice">
            <input type="checkbox" id={id.clone()} autocomplete="off" {checked} {onchange} />
            <label for={id}>{ asked.scene.words.messages.do_not_know }</label>
        </div>
    }
}

/// The class of fields that are set aside while "I do not know" is ticked; typing takes the tick back.
pub(crate) fn set_aside(asked: &Asked) -> Option<&'static str> {
    asked.scene.session.entry(asked.index).is_unknown().then_some("tp-set-aside")
}
