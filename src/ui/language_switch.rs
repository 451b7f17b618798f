//! The choice of language.

use crate::messages::Language;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`LanguageSwitch`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct LanguageSwitchProps {
    /// The texts.
    pub(crate) words: Words,
    /// Another language was chosen.
    pub(crate) on_language: Callback<Language>,
}

/// One button a language, each in its own language.
#[component]
pub(crate) fn LanguageSwitch(props: &LanguageSwitchProps) -> Html {
    let button = |language: Language| {
        let current = language == props.words.language;
        let onclick = props.on_language.reform(move |_: MouseEvent| language);
        html! {
            <button type="button" class="tp-language" lang={language.tag()} aria-pressed={current.to_string()} {onclick}>
                { language.name() }
            </button>
        }
    };
    html! {
        <div class="tp-languages" role="group" aria-label={props.words.messages.choose_language}>
            { for Language::ALL.into_iter().map(button) }
        </div>
    }
}
