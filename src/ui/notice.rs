//! What is told in a line on top of the page, politely: a screen reader reads it when it has nothing else to say.

use crate::session::Action;
use crate::session::opening::Notice;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// The line; the place for it is always there, so that what comes into it is noticed.
pub(crate) fn notice(scene: &Scene) -> Html {
    let Scene { words, session, on_action, .. } = scene;
    let messages = words.messages;
    let date = |date| (messages.date)(date);
    let told = session.notice();
    let text = told.map(|notice| (messages.files.notice)(notice, &date(session.reference_date())));
    let another_day = matches!(told, Some(Notice::Opened { .. })) && session.reference_date() != session.today();
    html! {
        <div class="tp-told">
            <p role="status" id="tp-told">{ text }</p>
            if another_day {
                <button type="button" class="tp-link" id="tp-compare-today"
                    onclick={on_action.reform(|_: MouseEvent| Action::LeaveDateOfFile)}>
                    { (messages.files.compare_today)(&date(session.today())) }
                </button>
            }
        </div>
    }
}
