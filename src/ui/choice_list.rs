//! Things of which one is chosen, and "I do not know" as the last of them.

use crate::session::entry::Entry;
use crate::ui::ids;
use crate::ui::question::Asked;
use screening::definition::ItemKind;
use yew::prelude::*;

/// Radio buttons with large targets; nothing is chosen at first.
pub(crate) fn choice_list(asked: &Asked) -> Html {
    let words = &asked.scene.words;
    let present = asked.scene.session.entry(asked.index);
    let entry = |index: usize| match asked.item.kind {
        ItemKind::Boolean => Entry::Boolean(index == 0),
        ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::List(_) => Entry::Choice(index),
    };
    let mut choices: Vec<(String, Entry)> =
        words.options(asked.index).into_iter().enumerate().map(|(index, text)| (text, entry(index))).collect();
    choices.push((words.messages.do_not_know.to_owned(), present.to_unknown()));
    let last = choices.len() - 1;
    let choice = |(index, (text, entry)): (usize, (String, Entry))| {
        let id = ids::option(&asked.id, index);
        let checked = *present == entry;
        let onchange = asked.on_entry.reform(move |_: Event| entry.clone());
        html! {
            <div class={if index == last { "tp-choice tp-choice--apart" } else { "tp-choice" }}>
                <input type="radio" id={id.clone()} name={asked.id.clone()} autocomplete="off" {checked} {onchange} />
                <label for={id}>{ text }</label>
            </div>
        }
    };
    html! { <div class="tp-choices">{ for choices.into_iter().enumerate().map(choice) }</div> }
}
