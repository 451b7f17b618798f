//! The warning on a device that is left alone, with the seconds until everything is erased.

use crate::session::Action;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// The first button; the focus goes there.
pub(crate) const STAY: &str = "tp-idle-stay";

/// Seconds at which the time that is left is said aloud, beside the beginning; each seen is heard until the next.
const SAID: [u32; 2] = [10, 30];

/// The warning while there is one.
pub(crate) fn idle_warning(scene: &Scene) -> Html {
    let Some(seconds) = scene.session.warning() else { return Html::default() };
    let texts = &scene.words.messages.idle;
    let onclick = |action: Action| scene.on_action.reform(move |_: MouseEvent| action.clone());
    let onkeydown = Callback::from({
        let on_action = scene.on_action.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_action.emit(Action::Stay);
            }
        }
    });
    let said = SAID.into_iter().find(|said| seconds <= *said).map(texts.seconds);
    html! {
        <div class="tp-warning" {onkeydown}>
            <div role="alertdialog" aria-modal="true" aria-labelledby="tp-idle-title" aria-describedby="tp-idle-lead">
                <h2 id="tp-idle-title">{ texts.heading }</h2>
                <p id="tp-idle-lead">{ texts.lead }</p>
                <p class="tp-warning__seconds" id="tp-idle-seconds">{ (texts.seconds)(seconds) }</p>
                <p class="tp-unseen" role="status">{ said }</p>
                <p class="tp-actions">
                    <button type="button" class="tp-button" id={STAY} onclick={onclick(Action::Stay)}>
                        { texts.stay }
                    </button>
                    <button type="button" class="tp-button tp-button--quiet" id="tp-idle-erase"
                        onclick={onclick(Action::Restart)}>{ texts.erase }</button>
                </p>
            </div>
        </div>
    }
}
