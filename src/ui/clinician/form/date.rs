//! A date in three compact fields, in the order of the language, with a line that says what was understood or is wrong.

use crate::session::date_text::{DatePart, DateText};
use crate::session::problem::Place;
use crate::ui::ids;
use crate::ui::on_event::typed;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// A date that is typed.
pub(crate) struct DateCell {
    /// The id that those of the fields begin with.
    pub(crate) id: String,
    /// What stands in the fields.
    pub(crate) text: DateText,
    /// Where something is wrong with it.
    pub(crate) wrong: Option<Place>,
    /// What was understood, or what is wrong; may be empty.
    pub(crate) line: String,
    /// Something is typed.
    pub(crate) on_text: Callback<DateText>,
}

/// The three fields and the line.
pub(crate) fn date_cell(scene: &Scene, cell: DateCell) -> Html {
    let line_id = format!("{}-line", cell.id);
    let class = if cell.wrong.is_some() { "tp-line tp-line--wrong" } else { "tp-line" };
    html! {
        <div class="tp-date-cell">
            <div class="tp-date-cell__parts">
                { for scene.words.messages.question.date_order.into_iter().map(|of| part(scene, &cell, of, &line_id)) }
            </div>
            <p {class} id={line_id.clone()} aria-live="polite">{ cell.line }</p>
        </div>
    }
}

fn part(scene: &Scene, cell: &DateCell, part: DatePart, line_id: &str) -> Html {
    let id = ids::date_part(&cell.id, part);
    // A month may be a name; years and days are digits.
    let (class, inputmode) = match part {
        DatePart::Year => ("tp-field tp-field--4", "numeric"),
        DatePart::Month => ("tp-field tp-field--month", "text"),
        DatePart::Day => ("tp-field tp-field--2", "numeric"),
    };
    let wrong = cell.wrong.is_some_and(|at| at == Place::First || at == Place::Date(part));
    let value = cell.text.part(part).to_owned();
    let text = cell.text.clone();
    let oninput = cell.on_text.reform(move |event: InputEvent| text.with(part, typed(&event)));
    html! {
        <div class="tp-cell">
            <label for={id.clone()}>{ (scene.words.messages.question.date_part)(part) }</label>
            <input type="text" {id} {class} {inputmode} autocomplete="off" spellcheck="false" maxlength="20"
                aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| line_id.to_owned())} {value}
                {oninput} />
        </div>
    }
}
