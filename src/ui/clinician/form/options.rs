//! Things of which one is chosen, in a row, or in a list to open where they are many; the choice can be taken back.

use crate::session::entry::Entry;
use crate::ui::ids;
use crate::ui::on_event::chosen;
use crate::ui::scene::Scene;
use markup::html;
use wasm_bindgen::prelude::JsValue;
use yew::prelude::*;

/// As many stand in a row, "not known" included; more are a list to open.
const MOST_IN_A_ROW: usize = 5;

/// Things of which one is chosen.
pub(crate) struct Options<'a> {
    /// The id of the question, or of the list to open itself.
    pub(crate) id: String,
    /// What it is, in a few words.
    pub(crate) label: &'a str,
    /// Its whole name, where it stands in a row of a list and is always a list to open.
    pub(crate) name: Option<String>,
    /// What is entered.
    pub(crate) present: &'a Entry,
    /// What can be chosen.
    pub(crate) choices: Vec<(String, Entry)>,
    /// Something is chosen, or taken back.
    pub(crate) on_entry: Callback<Entry>,
}

/// The controls.
pub(crate) fn options(scene: &Scene, of: &Options) -> Html {
    if of.name.is_some() || of.choices.len() > MOST_IN_A_ROW { select(scene, of) } else { radios(scene, of) }
}

fn radios(scene: &Scene, of: &Options) -> Html {
    let texts = &scene.words.messages.clinician;
    let radio = |(index, (text, entry)): (usize, &(String, Entry))| {
        let id = ids::option(&of.id, index);
        let checked = of.present == entry;
        let entry = entry.clone();
        let onchange = of.on_entry.reform(move |_: Event| entry.clone());
        html! {
            <span class="tp-option">
                <input type="radio" id={id.clone()} name={of.id.clone()} autocomplete="off" {checked} {onchange} />
                <label for={id}>{ text.clone() }</label>
            </span>
        }
    };
    // The focus does not stay on a button that goes; the keys do the same without it.
    let onclick = {
        let (on_entry, on_jump, first) = (of.on_entry.clone(), scene.on_jump.clone(), ids::option(&of.id, 0));
        Callback::from(move |_: MouseEvent| {
            on_jump.emit(first.clone());
            on_entry.emit(Entry::Blank);
        })
    };
    html! {
        <div class="tp-controls">
            { for of.choices.iter().enumerate().map(radio) }
            if *of.present != Entry::Blank {
                <button type="button" class="tp-press tp-press--bare" tabindex="-1"
                    aria-label={(texts.clear_answer)(of.label)} {onclick}>{ texts.clear }</button>
            }
        </div>
    }
}

fn select(scene: &Scene, of: &Options) -> Html {
    let chosen_now = of.choices.iter().position(|(_, entry)| entry == of.present);
    let entries: Vec<Entry> = of.choices.iter().map(|(_, entry)| entry.clone()).collect();
    let onchange = of.on_entry.reform(move |event: Event| {
        // The first stands for "not answered".
        let entry = chosen(&event).and_then(|index| entries.get(index.checked_sub(1)?));
        entry.cloned().unwrap_or_default()
    });
    let option = |(index, (text, _)): (usize, &(String, Entry))| {
        html! { <option selected={chosen_now == Some(index)}>{ text.clone() }</option> }
    };
    let id = format!("{}-select", of.id);
    let shown = chosen_now.and_then(|index| u32::try_from(index + 1).ok()).unwrap_or_default();
    let visible = of.name.is_some();
    html! {
        <div class="tp-controls">
            <div class="tp-cell">
                if visible { <label for={id.clone()}>{ of.label.to_owned() }</label> }
                // The options' attributes count until somebody chooses; from then on only the property does.
                <select class="tp-field" {id} autocomplete="off" {onchange} ~selectedIndex={JsValue::from(shown)}
                    aria-label={of.name.clone().unwrap_or_else(|| of.label.to_owned())}>
                    <option selected={chosen_now.is_none()}>{ scene.words.messages.no_answer }</option>
                    { for of.choices.iter().enumerate().map(option) }
                </select>
            </div>
        </div>
    }
}
