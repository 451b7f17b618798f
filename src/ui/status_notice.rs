//! What an honest page says about the study's status, on the start page and again on the result.

use crate::ui::scene::Scene;
use yew::prelude::*;

/// The record's status, end date and size, where they were copied from and when. It never invites anybody to enrol.
pub(crate) fn status_notice(scene: &Scene) -> Html {
    let words = &scene.words;
    let notice = &words.messages.status;
    let record = &words.definition().record;
    let status = words.texts().map_or(record.status.as_str(), |texts| &texts.record.status);
    let end_date = (words.messages.date)(record.end_date);
    let facts = [
        (notice.says)(status),
        (notice.end_date)(&end_date, scene.session.reference_date() > record.end_date),
        (notice.enrollment)(record.enrollment),
        (notice.copied)(words.source(), &words.copied_on()),
    ];
    html! {
        <section class="tp-notice" aria-labelledby="tp-status">
            <h2 class="tp-notice__title" id="tp-status">{ notice.heading }</h2>
            <p>{ notice.may_be_closed }</p>
            <ul>{ for facts.into_iter().map(|fact| html! { <li>{ fact }</li> }) }</ul>
            <p>{ notice.no_enrolment }</p>
        </section>
    }
}
