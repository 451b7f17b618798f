//! The choice of language.

use crate::messages::Language;
use crate::session::Action;
use crate::ui::scene::Scene;
use yew::prelude::*;

/// One button for each other language, in that language. The page itself shows which one it is in.
pub(crate) fn language_switch(scene: &Scene) -> Html {
    let button = |language: Language| {
        let onclick = scene.on_action.reform(move |_: MouseEvent| Action::ChangeLanguage(language));
        html! {
            <button type="button" class="tp-link tp-language" lang={language.tag()} {onclick}>{ language.name() }</button>
        }
    };
    let others = Language::ALL.into_iter().filter(|language| *language != scene.words.language);
    html! {
        <div class="tp-languages" role="group" aria-label={scene.words.messages.choose_language}>
            { for others.map(button) }
        </div>
    }
}
