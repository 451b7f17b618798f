//! A number with its unit, and the question whether another unit is meant.

use crate::session::quantity_text::QuantityText;
use crate::ui::ids;
use crate::ui::on_event::typed;
use crate::ui::words::Words;
use screening::definition::Unit;
use yew::prelude::*;

/// Props of [`QuantityField`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct QuantityFieldProps {
    /// The texts.
    pub(crate) words: Words,
    /// The question's id.
    pub(crate) id: AttrValue,
    /// The units.
    pub(crate) units: Vec<Unit>,
    /// What was typed and chosen.
    pub(crate) text: QuantityText,
    /// What it is understood to mean, or a doubt about it; may be empty.
    pub(crate) understood: AttrValue,
    /// The unit that seems to be meant, by index, and whether the chosen one is possible.
    pub(crate) other_unit: Option<(usize, bool)>,
    /// The id of what says what is wrong; empty where nothing is.
    pub(crate) described_by: AttrValue,
    /// Something was typed or chosen.
    pub(crate) on_text: Callback<QuantityText>,
}

/// A text field and radio buttons for the unit; where there is one unit, it stands behind the field.
#[component]
pub(crate) fn QuantityField(props: &QuantityFieldProps) -> Html {
    let texts = &props.words.messages.question;
    let id = ids::number(&props.id);
    let text = props.text.clone();
    let oninput = props.on_text.reform(move |event: InputEvent| QuantityText {
        number: typed(&event),
        unit_confirmed: false,
        ..text.clone()
    });
    let with_unit = |unit: Option<usize>, unit_confirmed: bool| {
        let changed = QuantityText { unit, unit_confirmed, ..props.text.clone() };
        props.on_text.reform(move |_: Event| changed.clone())
    };
    let name = |index: usize| props.units.get(index).map_or("", |unit| (texts.unit_name)(&unit.code)).to_owned();
    let choice = |index: usize| {
        let id = ids::unit(&props.id, index);
        html! {
            <div class="tp-choice tp-choice--inline">
                <input type="radio" id={id.clone()} name={format!("{}-unit", props.id)} autocomplete="off"
                    checked={props.text.unit == Some(index)} onchange={with_unit(Some(index), false)} />
                <label for={id}>{ name(index) }</label>
            </div>
        }
    };
    let press = |text: String, changed: QuantityText| {
        let onclick = props.on_text.reform(move |_: MouseEvent| changed.clone());
        html! { <button type="button" class="tp-button tp-button--quiet" {onclick}>{ text }</button> }
    };
    let wrong = !props.described_by.is_empty();
    html! {
        <>
            <div class="tp-quantity">
                <label for={id.clone()}>{ texts.number }</label>
                <input type="text" {id} class={classes!("tp-input", "tp-input--number", wrong.then_some("tp-input--wrong"))}
                    inputmode="decimal" autocomplete="off" spellcheck="false" maxlength="40" value={props.text.number.clone()}
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| props.described_by.clone())}
                    {oninput} />
                if props.units.len() == 1 { <span class="tp-quantity__unit">{ name(0) }</span> }
            </div>
            if props.units.len() > 1 {
                <fieldset class="tp-units">
                    <legend>{ texts.unit }</legend>
                    { for (0..props.units.len()).map(choice) }
                </fieldset>
            }
            <p class="tp-understood" aria-live="polite">{ &props.understood }</p>
            if let Some((other, may_keep)) = props.other_unit {
                <p class="tp-actions">
                    { press((texts.use_unit)(&name(other)), QuantityText { unit: Some(other), unit_confirmed: false, ..props.text.clone() }) }
                    if let Some(unit) = props.text.unit.filter(|_| may_keep) {
                        { press((texts.keep_unit)(&name(unit)), QuantityText { unit_confirmed: true, ..props.text.clone() }) }
                    }
                </p>
            }
        </>
    }
}
