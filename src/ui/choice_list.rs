//! Things of which one is chosen, and "I do not know" as the last of them.

use crate::session::entry::Entry;
use crate::ui::ids;
use crate::ui::question::Asked;
use markup::html;
use screening::definition::ItemKind;
use yew::prelude::*;

/// Radio buttons with large targets; nothing is chosen at first.
pub(crate) fn choice_list(asked: &Asked) -> Html {
    let words = &asked.scene.words;
    let present = asked.scene.session.entry(asked.index);
    let entry = |index: usize| match asked.item.kind {
        ItemKind::Boolean => Entry::Boolean(index == 0),
        ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) | ItemKind::List(_) => {
            Entry::Choice(index)
        }
    };
    let mut choices: Vec<(String, Entry)> =
        words.options(asked.index).into_iter().enumerate().map(|(index, text)| (text, entry(index))).collect();
    choices.push((words.messages.do_not_know.to_owned(), present.to_unknown()));
    let choice = |(index, (text, entry))| radio(asked, &asked.id, index, text, entry);
    html! { <div class="tp-choices">{ for choices.into_iter().enumerate().map(choice) }</div> }
}

/// A radio button of a group, by the group's name; chosen where the question's entry is what it stands for.
pub(crate) fn radio(asked: &Asked, group: &str, index: usize, text: String, entry: Entry) -> Html {
    let id = ids::option(group, index);
    let checked = *asked.scene.session.entry(asked.index) == entry;
    let onchange = asked.on_entry.reform(move |_: Event| entry.clone());
    html! {
        <div class="tp-choice">
            <input type="radio" id={id.clone()} name={group.to_owned()} autocomplete="off" {checked} {onchange} />
            <label for={id}>{ text }</label>
        </div>
    }
}
