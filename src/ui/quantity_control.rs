//! A number with "I do not know", what it is in the first unit, and doubts about it.

use crate::messages::answer_text::one_decimal;
use crate::session::entry::{Entry, Reading};
use crate::session::problem::Problem;
use crate::session::quantity_text::QuantityText;
use crate::session::unusual::is_unusual;
use crate::ui::quantity_field::QuantityField;
use crate::ui::unknown_box::UnknownBox;
use crate::ui::words::Words;
use screening::Answer;
use screening::definition::{Item, ItemKind, QuantityLimits};
use yew::prelude::*;

/// Props of [`QuantityControl`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct QuantityControlProps {
    /// The texts.
    pub(crate) words: Words,
    /// The question's id.
    pub(crate) id: AttrValue,
    /// The item.
    pub(crate) item: Item,
    /// What was typed and chosen.
    pub(crate) text: QuantityText,
    /// Whether "I do not know" is ticked.
    pub(crate) unknown: bool,
    /// What it all is understood to mean.
    pub(crate) reading: Reading,
    /// The id of what says what is wrong; empty where nothing is.
    pub(crate) described_by: AttrValue,
    /// Something was entered.
    pub(crate) on_entry: Callback<Entry>,
}

/// Field and box; typing takes "I do not know" back.
#[component]
pub(crate) fn QuantityControl(props: &QuantityControlProps) -> Html {
    let messages = props.words.messages;
    let ItemKind::Quantity(limits) = &props.item.kind else { return Html::default() };
    let (understood, other_unit) = match &props.reading {
        Reading::Given(answer) if is_unusual(&props.item, answer) => {
            (messages.question.unusual_number.to_owned(), None)
        }
        Reading::Given(answer) => (in_first_unit(&props.words, limits, answer), None),
        Reading::Wrong(Problem::OtherUnit { other, may_keep }) => (String::new(), Some((*other, *may_keep))),
        Reading::Wrong(_) | Reading::Blank | Reading::Unknown => (String::new(), None),
    };
    let typed = Entry::Quantity(props.text.clone());
    let on_unknown = props.on_entry.reform(move |unknown| if unknown { typed.to_unknown() } else { typed.clone() });
    html! {
        <>
            <div class={classes!(props.unknown.then_some("tp-set-aside"))}>
                <QuantityField words={props.words.clone()} id={&props.id} units={limits.units.clone()}
                    text={props.text.clone()} {understood} {other_unit} described_by={&props.described_by}
                    on_text={props.on_entry.reform(Entry::Quantity)} />
            </div>
            <UnknownBox id={&props.id} text={messages.do_not_know} unknown={props.unknown} {on_unknown} />
        </>
    }
}

/// The number in the first unit, where it was given in another; empty where it is in the first already.
fn in_first_unit(words: &Words, limits: &QuantityLimits, answer: &Answer) -> String {
    let texts = &words.messages.question;
    let converted = || match answer {
        Answer::Quantity(value, unit) if *unit != 0 => {
            let number = one_decimal(value.checked_mul(limits.units.get(*unit)?.factor)?)?;
            let name = (texts.unit_name)(&limits.units.first()?.code);
            Some((texts.number_understood)(&format!("{number} {name}")))
        }
        Answer::Quantity(..) | Answer::Boolean(_) | Answer::Choice(_) | Answer::Date(_) | Answer::List(_) => None,
    };
    converted().unwrap_or_default()
}
