//! The control that fits an item: a choice, a date or a number, each with "I do not know".

use crate::session::Session;
use crate::session::date_text::DateText;
use crate::session::entry::Entry;
use crate::session::problem::Place;
use crate::session::quantity_text::QuantityText;
use crate::ui::choice_list::{ChoiceList, Chosen};
use crate::ui::date_control::DateControl;
use crate::ui::quantity_control::QuantityControl;
use crate::ui::shared::Shared;
use crate::ui::words::Words;
use screening::definition::ItemKind;
use yew::prelude::*;

/// Props of [`AnswerControl`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AnswerControlProps {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Shared<Session>,
    /// The item, by index.
    pub(crate) item: usize,
    /// The question's id.
    pub(crate) id: AttrValue,
    /// The control that is wrong, where one is.
    pub(crate) place: Option<Place>,
    /// The id of what says what is wrong; empty where nothing is.
    pub(crate) described_by: AttrValue,
    /// Something was entered.
    pub(crate) on_entry: Callback<Entry>,
}

/// The control that fits the item's type.
#[component]
pub(crate) fn AnswerControl(props: &AnswerControlProps) -> Html {
    let AnswerControlProps { words, session, item, id, .. } = props;
    let Some(of) = words.definition().items.get(*item) else { return Html::default() };
    let entry = session.entry(*item).clone();
    let reading = session.reading(*item);
    match &of.kind {
        ItemKind::Boolean | ItemKind::Choice(_) => {
            let yes_or_no = matches!(of.kind, ItemKind::Boolean);
            let chosen = match &entry {
                Entry::Unknown(_) => Some(Chosen::Unknown),
                Entry::Boolean(value) => Some(Chosen::Option(usize::from(!value))),
                Entry::Choice(code) => Some(Chosen::Option(*code)),
                Entry::Blank | Entry::Date(_) | Entry::Quantity(_) => None,
            };
            let on_choose = props.on_entry.reform(move |chosen| match chosen {
                Chosen::Unknown => entry.to_unknown(),
                Chosen::Option(index) if yes_or_no => Entry::Boolean(index == 0),
                Chosen::Option(index) => Entry::Choice(index),
            });
            let do_not_know = words.messages.do_not_know;
            html! { <ChoiceList {id} options={words.options(*item)} {do_not_know} {chosen} {on_choose} /> }
        }
        ItemKind::Date(_) => {
            let text = match entry.beneath() {
                Entry::Date(text) => text.clone(),
                Entry::Blank | Entry::Unknown(_) | Entry::Boolean(_) | Entry::Choice(_) | Entry::Quantity(_) => {
                    DateText::default()
                }
            };
            let (unknown, on_entry, place) = (entry.is_unknown(), &props.on_entry, props.place);
            let described_by = props.described_by.clone();
            html! { <DateControl words={words.clone()} {id} {text} {unknown} {reading} {place} {described_by} {on_entry} /> }
        }
        ItemKind::Quantity(_) => {
            let text = match entry.beneath() {
                Entry::Quantity(text) => text.clone(),
                Entry::Blank | Entry::Unknown(_) | Entry::Boolean(_) | Entry::Choice(_) | Entry::Date(_) => {
                    QuantityText::default()
                }
            };
            let (unknown, on_entry, item) = (entry.is_unknown(), &props.on_entry, of.clone());
            let described_by = props.described_by.clone();
            html! { <QuantityControl words={words.clone()} {id} {item} {text} {unknown} {reading} {described_by} {on_entry} /> }
        }
        // Participants are asked no lists.
        ItemKind::List(_) => Html::default(),
    }
}
