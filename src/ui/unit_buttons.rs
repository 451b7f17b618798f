//! The answers to the question whether another unit is meant.

use crate::messages::answer_text::unit_name;
use crate::session::entry::Entry;
use crate::session::quantity_text::QuantityText;
use crate::ui::ids;
use crate::ui::scene::Scene;
use markup::html;
use screening::definition::QuantityLimits;
use yew::prelude::*;

/// A number of which the unit is in doubt.
pub(crate) struct Doubtful<'a> {
    /// The id of its question.
    pub(crate) id: &'a str,
    /// What is entered.
    pub(crate) text: &'a QuantityText,
    /// The units that there are.
    pub(crate) limits: &'a QuantityLimits,
    /// The unit, by index, that is probably meant.
    pub(crate) other: usize,
    /// Whether the number is possible in its own unit, too.
    pub(crate) may_keep: bool,
    /// The class of the buttons.
    pub(crate) class: &'static str,
    /// Where the answer goes.
    pub(crate) on_entry: &'a Callback<Entry>,
}

/// "Use the other unit" and, where that may be, "keep this one".
pub(crate) fn unit_buttons(scene: &Scene, doubtful: &Doubtful) -> Html {
    let Doubtful { text, other, may_keep, .. } = *doubtful;
    let messages = scene.words.messages;
    let name = |index| unit_name(messages, doubtful.limits, index);
    // Both buttons go when one is pressed; the focus goes to the number.
    let press = |label: String, changed: QuantityText| {
        let (on_entry, on_jump, id) = (doubtful.on_entry.clone(), scene.on_jump.clone(), ids::number(doubtful.id));
        let onclick = Callback::from(move |_: MouseEvent| {
            on_jump.emit(id.clone());
            on_entry.emit(Entry::Quantity(changed.clone()));
        });
        html! { <button type="button" class={doubtful.class} {onclick}>{ label }</button> }
    };
    html! {
        <>
            { press((messages.question.use_unit)(name(other)),
                QuantityText { unit: Some(other), unit_confirmed: false, ..text.clone() }) }
            if let Some(unit) = text.unit.filter(|_| may_keep) {
                { press((messages.question.keep_unit)(name(unit)), QuantityText { unit_confirmed: true, ..text.clone() }) }
            }
        </>
    }
}
