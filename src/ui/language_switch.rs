//! The choice of language.

use crate::messages::Language;
use crate::session::Action;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// One button a language, each in its own language.
pub(crate) fn language_switch(scene: &Scene) -> Html {
    let button = |language: Language| {
        let pressed = if language == scene.words.language { "true" } else { "false" };
        let onclick = scene.on_action.reform(move |_: MouseEvent| Action::ChangeLanguage(language));
        html! {
            <button type="button" class="tp-language" lang={language.tag()} aria-pressed={pressed} {onclick}>
                { language.name() }
            </button>
        }
    };
    html! {
        <div class="tp-languages" role="group" aria-label={scene.words.messages.choose_language}>
            { for Language::ALL.into_iter().map(button) }
        </div>
    }
}
