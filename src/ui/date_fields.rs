//! A date in three text fields, in the order of the language; month and day may stay empty.

use crate::session::date_text::{DatePart, DateText};
use crate::ui::ids;
use crate::ui::on_event::typed;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`DateFields`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DateFieldsProps {
    /// The texts.
    pub(crate) words: Words,
    /// The question's id.
    pub(crate) id: AttrValue,
    /// What was typed.
    pub(crate) text: DateText,
    /// What it is understood to mean; empty where it is no date.
    pub(crate) understood: AttrValue,
    /// The field that is wrong, where one is.
    pub(crate) wrong: Option<DatePart>,
    /// The id of what says what is wrong; empty where nothing is.
    pub(crate) described_by: AttrValue,
    /// Something was typed.
    pub(crate) on_text: Callback<DateText>,
}

/// Three fields and a line that shows back what was understood.
#[component]
pub(crate) fn DateFields(props: &DateFieldsProps) -> Html {
    let texts = &props.words.messages.question;
    let field = |part: DatePart| {
        let id = ids::date_part(&props.id, part);
        let text = props.text.clone();
        let oninput = props.on_text.reform(move |event: InputEvent| text.with(part, typed(&event)));
        let width = match part {
            DatePart::Year => "tp-input--4",
            DatePart::Month => "tp-input--month",
            DatePart::Day => "tp-input--2",
        };
        let wrong = props.wrong == Some(part);
        // A month may be a name; years and days are digits.
        let inputmode = if part == DatePart::Month { "text" } else { "numeric" };
        html! {
            <div class="tp-date__part">
                <label for={id.clone()}>{ (texts.date_part)(part) }</label>
                <input type="text" {id} class={classes!("tp-input", width, wrong.then_some("tp-input--wrong"))}
                    {inputmode} autocomplete="off" spellcheck="false" maxlength="20" value={props.text.part(part).to_owned()}
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| props.described_by.clone())}
                    {oninput} />
            </div>
        }
    };
    html! {
        <>
            <div class="tp-date">{ for texts.date_order.into_iter().map(field) }</div>
            <p class="tp-understood" aria-live="polite">{ &props.understood }</p>
        </>
    }
}
