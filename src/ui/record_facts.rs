//! The registry record's facts, for whoever wants to see them.

use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`RecordFacts`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RecordFactsProps {
    /// The texts.
    pub(crate) words: Words,
}

/// A disclosure with every fact of the record; what is given word for word is marked as English.
#[component]
pub(crate) fn RecordFacts(props: &RecordFactsProps) -> Html {
    let words = &props.words;
    let names = &words.messages.start_page.facts;
    let definition = words.definition();
    let record = &definition.record;
    let Some(texts) = words.texts().map(|texts| &texts.record) else { return Html::default() };
    let date = |date| (words.messages.date)(date);
    let row = |name: &'static str, value: String| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    let verbatim = |name: &'static str, value: &str| {
        html! { <div><dt>{ name }</dt><dd lang="en">{ value.to_owned() }</dd></div> }
    };
    html! {
        <details class="tp-details">
            <summary>{ names.heading }</summary>
            <dl class="tp-facts">
                { row(names.identifier, definition.identifier.clone()) }
                { verbatim(names.title, &record.title) }
                { verbatim(names.summary, &record.summary) }
                { row(names.status, texts.status.clone()) }
                { row(names.end_date, date(record.end_date)) }
                { row(names.enrollment, record.enrollment.to_string()) }
                { row(names.gender, texts.gender.clone()) }
                { row(names.phase, texts.phase.clone()) }
                { row(names.healthy_volunteers, texts.healthy_volunteers.clone()) }
                { row(names.sponsor, texts.sponsor.clone()) }
                { row(names.collaborator, texts.collaborator.clone()) }
                { row(names.source, (words.messages.status.copied)(&texts.source, &date(record.copied_on))) }
            </dl>
        </details>
    }
}
