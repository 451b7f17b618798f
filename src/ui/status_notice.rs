//! What an honest page says about the study's status, on the start page and again on the result.

use crate::ui::words::Words;
use screening::Date;
use yew::prelude::*;

/// Props of [`StatusNotice`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StatusNoticeProps {
    /// The texts.
    pub(crate) words: Words,
    /// The day against which the record's end date is held.
    pub(crate) reference_date: Date,
}

/// The record's status, end date and size, where they were copied from and when. It never invites anybody to enrol.
#[component]
pub(crate) fn StatusNotice(props: &StatusNoticeProps) -> Html {
    let words = &props.words;
    let notice = &words.messages.status;
    let record = &words.definition().record;
    let status = words.texts().map_or(record.status.as_str(), |texts| &texts.record.status);
    let end_date = (words.messages.date)(record.end_date);
    let facts = [
        (notice.says)(status),
        (notice.end_date)(&end_date, props.reference_date > record.end_date),
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
