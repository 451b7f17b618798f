//! Things of which one is chosen, and "I do not know" as the last of them.

use crate::ui::ids;
use yew::prelude::*;

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// One of the options, by index.
    Option(usize),
    /// "I do not know".
    Unknown,
}

/// Props of [`ChoiceList`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ChoiceListProps {
    /// The question's id.
    pub(crate) id: AttrValue,
    /// What can be chosen, in order.
    pub(crate) options: Vec<String>,
    /// The words for "I do not know".
    pub(crate) do_not_know: &'static str,
    /// What is chosen; nothing at first.
    pub(crate) chosen: Option<Chosen>,
    /// Something was chosen.
    pub(crate) on_choose: Callback<Chosen>,
}

/// Radio buttons with large targets.
#[component]
pub(crate) fn ChoiceList(props: &ChoiceListProps) -> Html {
    let unknown = [(Chosen::Unknown, props.do_not_know)];
    let options = props.options.iter().enumerate().map(|(index, text)| (Chosen::Option(index), text.as_str()));
    let choice = |(index, (value, text)): (usize, (Chosen, &str))| {
        let id = ids::option(&props.id, index);
        let onchange = props.on_choose.reform(move |_: Event| value);
        let apart = (value == Chosen::Unknown).then_some("tp-choice--apart");
        html! {
            <div class={classes!("tp-choice", apart)}>
                <input type="radio" id={id.clone()} name={&props.id} autocomplete="off"
                    checked={props.chosen == Some(value)} {onchange} />
                <label for={id}>{ text.to_owned() }</label>
            </div>
        }
    };
    html! { <div class="tp-choices">{ for options.chain(unknown).enumerate().map(choice) }</div> }
}
