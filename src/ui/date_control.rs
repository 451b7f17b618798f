//! A date with "I do not know" and a line that shows back what was understood.

use crate::session::date_text::DateText;
use crate::session::entry::{Entry, Reading};
use crate::session::problem::Place;
use crate::ui::date_fields::DateFields;
use crate::ui::unknown_box::UnknownBox;
use crate::ui::words::Words;
use screening::Answer;
use yew::prelude::*;

/// Props of [`DateControl`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DateControlProps {
    /// The texts.
    pub(crate) words: Words,
    /// The question's id.
    pub(crate) id: AttrValue,
    /// What was typed.
    pub(crate) text: DateText,
    /// Whether "I do not know" is ticked.
    pub(crate) unknown: bool,
    /// What it all is understood to mean.
    pub(crate) reading: Reading,
    /// The control that is wrong, where one is.
    pub(crate) place: Option<Place>,
    /// The id of what says what is wrong; empty where nothing is.
    pub(crate) described_by: AttrValue,
    /// Something was entered.
    pub(crate) on_entry: Callback<Entry>,
}

/// Fields and box; typing takes "I do not know" back.
#[component]
pub(crate) fn DateControl(props: &DateControlProps) -> Html {
    let messages = props.words.messages;
    let understood = match &props.reading {
        Reading::Given(Answer::Date(date)) => (messages.question.date_understood)(*date),
        Reading::Given(_) | Reading::Blank | Reading::Unknown | Reading::Wrong(_) => String::new(),
    };
    let wrong = props.place.and_then(|place| match place {
        Place::Date(part) => Some(part),
        Place::First | Place::Unit => None,
    });
    let typed = Entry::Date(props.text.clone());
    let on_unknown = props.on_entry.reform(move |unknown| if unknown { typed.to_unknown() } else { typed.clone() });
    html! {
        <>
            <p class="tp-hint">{ messages.question.date_hint }</p>
            <div class={classes!(props.unknown.then_some("tp-set-aside"))}>
                <DateFields words={props.words.clone()} id={&props.id} text={props.text.clone()} {understood} {wrong}
                    described_by={&props.described_by} on_text={props.on_entry.reform(Entry::Date)} />
            </div>
            <UnknownBox id={&props.id} text={messages.do_not_know} unknown={props.unknown} {on_unknown} />
        </>
    }
}
