//! The start: what the study is, what this page does, and what happens to the answers.

use crate::ui::disclaimers::Disclaimers;
use crate::ui::record_facts::RecordFacts;
use crate::ui::status_notice::StatusNotice;
use crate::ui::words::Words;
use screening::Date;
use yew::prelude::*;

/// Props of [`StartPage`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StartPageProps {
    /// The texts.
    pub(crate) words: Words,
    /// The day as on which answers are compared.
    pub(crate) reference_date: Date,
    /// The person begins.
    pub(crate) on_start: Callback<()>,
}

/// The first page.
#[component]
pub(crate) fn StartPage(props: &StartPageProps) -> Html {
    let words = &props.words;
    let page = &words.messages.start_page;
    let Some(texts) = words.texts() else { return Html::default() };
    let paragraph = |text: &String| html! { <p>{ text }</p> };
    let onclick = props.on_start.reform(|_: MouseEvent| ());
    html! {
        <>
            <h1 tabindex="-1">{ &texts.title }</h1>
            <p class="tp-lead">{ page.lead }</p>
            <StatusNotice words={words.clone()} reference_date={props.reference_date} />
            <h2>{ page.about }</h2>
            { for texts.about.iter().map(paragraph) }
            <p><strong>{ &texts.investigational }</strong></p>
            <h2>{ page.who_for }</h2>
            <p>{ &texts.who_for }</p>
            <RecordFacts words={words.clone()} />
            <h2>{ page.answers }</h2>
            <p>{ page.answers_stay }{ " " }{ page.answers_end }</p>
            <h2>{ page.how }</h2>
            <ul>
                <li>{ page.how_long }</li>
                <li>{ page.at_hand }</li>
                <li>{ page.may_not_know }</li>
            </ul>
            <Disclaimers words={words.clone()} />
            <p class="tp-actions">
                <button type="button" class="tp-button" id="tp-start" {onclick}>{ words.messages.start }</button>
            </p>
        </>
    }
}
