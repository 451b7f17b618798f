//! A number with its unit, what it is understood to mean, and the question whether another unit is meant.

use crate::messages::answer_text::{in_first_unit, unit_name};
use crate::session::entry::{Entry, Reading};
use crate::session::problem::Problem;
use crate::session::quantity_text::QuantityText;
use crate::ui::ids;
use crate::ui::on_event::typed;
use crate::ui::problem_list::sentence;
use crate::ui::question::Asked;
use crate::ui::unit_buttons::{Doubtful, unit_buttons};
use crate::ui::unknown_box::{set_aside, unknown_box};
use markup::html;
use screening::Decimal;
use screening::definition::{IntegerLimits, QuantityLimits};
use yew::prelude::*;

/// A text field and radio buttons for the unit, or the unit behind the field where there is one; and "I do not know".
pub(crate) fn quantity_field(asked: &Asked, limits: &QuantityLimits) -> Html {
    let texts = &asked.scene.words.messages.question;
    let text = asked.scene.session.entry(asked.index).quantity_text();
    let (understood, other_unit) = match asked.scene.sheet.reading(asked.index) {
        Reading::Given(answer) => (in_first_unit(asked.scene.words.messages, limits, answer).unwrap_or_default(), None),
        Reading::Wrong(problem @ Problem::OtherUnit { other, may_keep }) => {
            // After "Continue" the same question stands at the top of the field.
            let open = asked.problem.is_none();
            let question = if open { sentence(&asked.scene.words, asked.index, problem) } else { String::new() };
            (question, Some((*other, *may_keep)))
        }
        Reading::Wrong(_) | Reading::Blank | Reading::Unknown => (String::new(), None),
    };
    let warnings = asked
        .scene
        .words
        .warnings(&asked.scene.sheet, asked.index)
        .map(|text| html! { <strong>{ text.to_owned() }</strong> });
    let several = limits.units.len() > 1;
    html! {
        <>
            <div class={classes!("tp-quantity", set_aside(asked))}>
                { number(asked, &text, QuantityText::keyboard(limits.low < Decimal::ZERO, true)) }
                if !several { <span class="tp-quantity__unit">{ unit_name(asked.scene.words.messages, limits, 0) }</span> }
            </div>
            if several {
                <fieldset class="tp-units">
                    <legend>{ texts.unit }</legend>
                    { for (0..limits.units.len()).map(|index| unit(asked, limits, &text, index)) }
                </fieldset>
            }
            <p class="tp-understood" aria-live="polite">{ understood }{ " " }{ for warnings }</p>
            if let Some((other, may_keep)) = other_unit {
                <p class="tp-actions">
                    { unit_buttons(asked.scene, &Doubtful { id: &asked.id, text: &text, limits, other, may_keep,
                        class: "tp-button tp-button--quiet", on_entry: &asked.on_entry }) }
                </p>
            }
            { unknown_box(asked, Entry::Quantity(text)) }
        </>
    }
}

/// A text field for a whole number; and "I do not know".
pub(crate) fn integer_field(asked: &Asked, limits: &IntegerLimits) -> Html {
    let text = asked.scene.session.entry(asked.index).quantity_text();
    let warnings = asked
        .scene
        .words
        .warnings(&asked.scene.sheet, asked.index)
        .map(|text| html! { <strong>{ text.to_owned() }</strong> });
    html! {
        <>
            <div class={classes!("tp-quantity", set_aside(asked))}>
                { number(asked, &text, QuantityText::keyboard(limits.low < 0, false)) }
            </div>
            <p class="tp-understood" aria-live="polite">{ for warnings }</p>
            { unknown_box(asked, Entry::Quantity(text)) }
        </>
    }
}

fn number(asked: &Asked, text: &QuantityText, inputmode: &'static str) -> Html {
    let id = ids::number(&asked.id);
    let wrong = asked.problem.is_some();
    let value = text.number.clone();
    let text = text.clone();
    let oninput = asked.on_entry.reform(move |event: InputEvent| {
        Entry::Quantity(QuantityText { number: typed(&event), unit_confirmed: false, ..text.clone() })
    });
    html! {
        <>
            <label for={id.clone()}>{ asked.scene.words.messages.question.number }</label>
            <input type="text" {id} class={classes!("tp-input", "tp-input--number", wrong.then_some("tp-input--wrong"))}
                {inputmode} autocomplete="off" spellcheck="false" maxlength="40"
                aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| asked.problem_id())}
                {value} {oninput} />
        </>
    }
}

fn unit(asked: &Asked, limits: &QuantityLimits, text: &QuantityText, index: usize) -> Html {
    let id = ids::unit(&asked.id, index);
    let checked = text.unit == Some(index);
    let chosen = Entry::Quantity(QuantityText { unit: Some(index), unit_confirmed: false, ..text.clone() });
    let onchange = asked.on_entry.reform(move |_: Event| chosen.clone());
    html! {
        <div class="tp-choice">
            <input type="radio" id={id.clone()} name={format!("{}-unit", asked.id)} autocomplete="off" {checked} {onchange} />
            <label for={id}>{ unit_name(asked.scene.words.messages, limits, index).to_owned() }</label>
        </div>
    }
}
