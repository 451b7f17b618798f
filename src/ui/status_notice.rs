//! What an honest page says about the study's status, on the start page and again on the result.

use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// The record's status and end date, and what to do about them. It never invites anybody to enrol.
pub(crate) fn status_notice(scene: &Scene) -> Html {
    html! {
        <section class="tp-notice" aria-labelledby="tp-status">
            <h2 class="tp-notice__title" id="tp-status">{ scene.words.messages.status.heading }</h2>
            <p>{ status_sentences(scene) }</p>
        </section>
    }
}

/// The same without its heading.
pub(crate) fn status_sentences(scene: &Scene) -> String {
    let words = &scene.words;
    let notice = &words.messages.status;
    let record = &words.definition().record;
    let status = words.texts().map_or(record.status.as_str(), |texts| &texts.record.status);
    let end_date = (words.messages.date)(record.end_date);
    let says = (notice.says)(status);
    let ends = (notice.end_date)(&end_date, scene.session.reference_date() > record.end_date);
    words.sentences(&[&says, &ends, notice.may_be_closed])
}

/// Where and when the record was copied, and what looks wrong in it.
pub(crate) fn record_remarks(scene: &Scene) -> Html {
    let words = &scene.words;
    let notice = &words.messages.status;
    let copied = (notice.copied)(words.source(), &words.copied_on());
    let enrollment = (notice.enrollment)(words.definition().record.enrollment);
    html! { <p>{ words.sentences(&[&copied, &enrollment]) }</p> }
}
