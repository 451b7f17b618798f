//! A number with its unit, in one row, with a line that says what it comes to, what is unusual or what is wrong.

use crate::messages::answer_text::{in_first_unit, unit_name};
use crate::session::entry::{Entry, Reading};
use crate::session::problem::Problem;
use crate::session::quantity_text::QuantityText;
use crate::ui::clinician::form::item::{Row, told_wrong, unknown_box};
use crate::ui::ids;
use crate::ui::on_event::typed;
use crate::ui::unit_buttons::{Doubtful, unit_buttons};
use markup::html;
use screening::Decimal;
use screening::definition::{IntegerLimits, QuantityLimits};
use yew::prelude::*;

/// A field, radio buttons for the unit, or the unit behind the field where there is one; and "not known".
pub(crate) fn quantity(row: &Row, limits: &QuantityLimits) -> Html {
    let text = row.entry.quantity_text();
    let (line, other_unit) = match row.scene.sheet.reading(row.index) {
        Reading::Given(answer) => (in_first_unit(row.scene.words.messages, limits, answer).unwrap_or_default(), None),
        Reading::Wrong(problem @ Problem::OtherUnit { other, may_keep }) => {
            (told_wrong(row.scene, row.index, problem), Some((*other, *may_keep)))
        }
        Reading::Wrong(problem) => (told_wrong(row.scene, row.index, problem), None),
        Reading::Blank | Reading::Unknown => (String::new(), None),
    };
    let wrong = row.problem().is_some();
    let line_id = format!("{}-line", row.id);
    let warnings = row.scene.words.warnings(&row.scene.sheet, row.index);
    let warnings = warnings.map(|text| html! { <strong>{ text.to_owned() }</strong> });
    html! {
        <div class={classes!("tp-controls", row.entry.is_unknown().then_some("tp-set-aside"))}>
            { number(row, &text, &line_id, QuantityText::keyboard(limits.low < Decimal::ZERO, true)) }
            { for (0..limits.units.len()).map(|index| unit(row, limits, &text, index)) }
            { unknown_box(row, Entry::Quantity(text.clone())) }
            <p class={if wrong { "tp-line tp-line--wrong" } else { "tp-line" }} id={line_id.clone()} aria-live="polite">
                { line }{ " " }{ for warnings }
            </p>
            if let Some((other, may_keep)) = other_unit {
                { unit_buttons(row.scene, &Doubtful { id: &row.id, text: &text, limits, other, may_keep,
                    class: "tp-press", on_entry: &row.on_entry }) }
            }
        </div>
    }
}

/// A field for a whole number, with a line that says what is unusual or what is wrong; and "not known".
pub(crate) fn integer(row: &Row, limits: &IntegerLimits) -> Html {
    let text = row.entry.quantity_text();
    let line = match row.scene.sheet.reading(row.index) {
        Reading::Wrong(problem) => told_wrong(row.scene, row.index, problem),
        Reading::Given(_) | Reading::Blank | Reading::Unknown => String::new(),
    };
    let class = if row.problem().is_some() { "tp-line tp-line--wrong" } else { "tp-line" };
    let line_id = format!("{}-line", row.id);
    let warnings = row.scene.words.warnings(&row.scene.sheet, row.index);
    let warnings = warnings.map(|text| html! { <strong>{ text.to_owned() }</strong> });
    html! {
        <div class={classes!("tp-controls", row.entry.is_unknown().then_some("tp-set-aside"))}>
            { number(row, &text, &line_id, QuantityText::keyboard(limits.low < 0, false)) }
            { unknown_box(row, Entry::Quantity(text)) }
            <p {class} id={line_id} aria-live="polite">{ line }{ " " }{ for warnings }</p>
        </div>
    }
}

fn number(row: &Row, text: &QuantityText, line_id: &str, inputmode: &'static str) -> Html {
    let id = ids::number(&row.id);
    let wrong = row.problem().is_some();
    let value = text.number.clone();
    let text = text.clone();
    let oninput = row.on_entry.reform(move |event: InputEvent| {
        Entry::Quantity(QuantityText { number: typed(&event), unit_confirmed: false, ..text.clone() })
    });
    html! {
        <input type="text" {id} class="tp-field tp-field--number" {inputmode} autocomplete="off"
            spellcheck="false" maxlength="40" aria-label={row.scene.words.messages.question.number}
            aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| line_id.to_owned())} {value}
            {oninput} />
    }
}

fn unit(row: &Row, limits: &QuantityLimits, text: &QuantityText, index: usize) -> Html {
    let name = unit_name(row.scene.words.messages, limits, index).to_owned();
    if limits.units.len() == 1 {
        return html! { <span>{ name }</span> };
    }
    let id = ids::unit(&row.id, index);
    let checked = text.unit == Some(index);
    let chosen = Entry::Quantity(QuantityText { unit: Some(index), unit_confirmed: false, ..text.clone() });
    let onchange = row.on_entry.reform(move |_: Event| chosen.clone());
    html! {
        <span class="tp-option">
            <input type="radio" id={id.clone()} name={format!("{}-unit", row.id)} autocomplete="off" {checked} {onchange} />
            <label for={id}>{ name }</label>
        </span>
    }
}
