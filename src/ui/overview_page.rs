//! All answers, before the result.

use crate::session::{Action, Session};
use crate::ui::answer_list::AnswerList;
use crate::ui::shared::Shared;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`OverviewPage`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct OverviewPageProps {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Shared<Session>,
    /// The person does something.
    pub(crate) on_action: Callback<Action>,
}

/// "Check your answers", by topic.
#[component]
pub(crate) fn OverviewPage(props: &OverviewPageProps) -> Html {
    let OverviewPageProps { words, session, on_action } = props;
    let messages = words.messages;
    let on_change = on_action.reform(Action::Change);
    let topic = |topic: usize| {
        html! {
            <section key={topic}>
                <h2>{ words.topic(topic).to_owned() }</h2>
                <AnswerList words={words.clone()} session={session.clone()} items={session.questions(topic)}
                    whole_questions=true on_change={on_change.clone()} />
            </section>
        }
    };
    html! {
        <>
            <button type="button" class="tp-link" id="tp-back" onclick={on_action.reform(|_: MouseEvent| Action::Back)}>
                { messages.back }
            </button>
            <h1 tabindex="-1">{ messages.check_title }</h1>
            <p class="tp-lead">{ messages.check_lead }</p>
            { for session.topics().into_iter().map(topic) }
            <p class="tp-actions">
                <button type="button" class="tp-button" id="tp-see-result"
                    onclick={on_action.reform(|_: MouseEvent| Action::Continue)}>{ messages.see_result }</button>
            </p>
        </>
    }
}
