//! A date in three text fields, in the order of the language; month and day may stay empty.

use crate::messages::answer_text::ends;
use crate::session::date_text::{DatePart, DateText};
use crate::session::entry::{Entry, Reading};
use crate::session::problem::{Place, Problem};
use crate::ui::about_when::about_when;
use crate::ui::ids;
use crate::ui::on_event::typed;
use crate::ui::question::Asked;
use crate::ui::unknown_box::{set_aside, unknown_box};
use markup::html;
use screening::Answer;
use screening::definition::DateLimits;
use yew::prelude::*;

/// Three fields, a line that shows back what was understood, "about how long ago?", and "I do not know".
pub(crate) fn date_field(asked: &Asked, limits: &DateLimits) -> Html {
    let messages = asked.scene.words.messages;
    let present = asked.scene.session.entry(asked.index).beneath();
    let text = present.date_text();
    let told = if let Entry::Days(days) = present { Entry::Days(*days) } else { Entry::Date(text.clone()) };
    let understood = match asked.scene.sheet.reading(asked.index) {
        Reading::Given(Answer::Date(date)) => (messages.question.date_understood)(*date),
        Reading::Given(Answer::Days(days)) => {
            let (from, to) = ends(limits, *days);
            (messages.question.days_understood)(from, to)
        }
        Reading::Given(_) | Reading::Blank | Reading::Unknown | Reading::Wrong(_) => String::new(),
    };
    html! {
        <>
            <p class="tp-hint" id={asked.format_id()}>{ messages.question.date_hint }</p>
            <div class={classes!("tp-date", set_aside(asked))}>
                { for messages.question.date_order.into_iter().map(|of| part(asked, &text, of)) }
            </div>
            <p class="tp-understood" aria-live="polite">{ understood }</p>
            { about_when(asked) }
            { unknown_box(asked, told) }
        </>
    }
}

fn part(asked: &Asked, text: &DateText, part: DatePart) -> Html {
    let id = ids::date_part(&asked.id, part);
    // A month may be a name; years and days are digits.
    let (width, inputmode) = match part {
        DatePart::Year => ("tp-input--4", "numeric"),
        DatePart::Month => ("tp-input--month", "text"),
        DatePart::Day => ("tp-input--2", "numeric"),
    };
    let wrong = asked.problem.map(Problem::place) == Some(Place::Date(part));
    let value = text.part(part).to_owned();
    let text = text.clone();
    let oninput = asked.on_entry.reform(move |event: InputEvent| Entry::Date(text.with(part, typed(&event))));
    html! {
        <div class="tp-date__part">
            <label for={id.clone()}>{ (asked.scene.words.messages.question.date_part)(part) }</label>
            <input type="text" {id} class={classes!("tp-input", width, wrong.then_some("tp-input--wrong"))} {inputmode}
                autocomplete="off" spellcheck="false" maxlength="20" aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then(|| asked.problem_id())} {value} {oninput} />
        </div>
    }
}
