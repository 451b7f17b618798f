//! The registry record's facts, for whoever wants to see them.

use crate::ui::words::Words;
use markup::html;
use yew::prelude::*;

/// A disclosure with every fact of the record; what is given word for word is marked as English.
pub(crate) fn record_facts(words: &Words) -> Html {
    let names = &words.messages.start_page.facts;
    let definition = words.definition();
    let record = &definition.record;
    let Some(texts) = words.texts().map(|texts| &texts.record) else { return Html::default() };
    let end_date = (words.messages.date)(record.end_date);
    let enrollment = record.enrollment.to_string();
    let source = (words.messages.status.copied)(&texts.source, &words.copied_on());
    let rows: [(&str, &str, Option<&str>); 12] = [
        (names.identifier, &definition.identifier, None),
        (names.title, &record.title, Some("en")),
        (names.summary, &record.summary, Some("en")),
        (names.status, &texts.status, None),
        (names.end_date, &end_date, None),
        (names.enrollment, &enrollment, None),
        (names.gender, &texts.gender, None),
        (names.phase, &texts.phase, None),
        (names.healthy_volunteers, &texts.healthy_volunteers, None),
        (names.sponsor, &texts.sponsor, None),
        (names.collaborator, &texts.collaborator, None),
        (names.source, &source, None),
    ];
    let row = |(name, value, lang): (&str, &str, Option<&'static str>)| {
        html! { <div><dt>{ name.to_owned() }</dt><dd {lang}>{ value.to_owned() }</dd></div> }
    };
    html! {
        <details class="tp-details">
            <summary>{ names.heading }</summary>
            <dl class="tp-facts">{ for rows.into_iter().map(row) }</dl>
        </details>
    }
}
