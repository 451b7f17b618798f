//! The result: every criterion in the group that says what to do about it.

use crate::session::outcome::{Group, Line};
use crate::session::{Action, Session};
use crate::ui::answer_list::AnswerList;
use crate::ui::disclaimers::Disclaimers;
use crate::ui::result_head::ResultHead;
use crate::ui::rule::Rule;
use crate::ui::shared::Shared;
use crate::ui::status_notice::StatusNotice;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`ResultPage`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ResultPageProps {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Shared<Session>,
    /// The person does something.
    pub(crate) on_action: Callback<Action>,
}

/// The last page.
#[component]
pub(crate) fn ResultPage(props: &ResultPageProps) -> Html {
    let ResultPageProps { words, session, on_action } = props;
    let outcome = use_memo(session.clone(), |session| session.outcome());
    let messages = words.messages;
    let texts = &messages.result;
    let reference_date = session.reference_date();
    let on_change = on_action.reform(Action::Change);
    let rule = |line: &Line| {
        html! { <Rule words={words.clone()} session={session.clone()} line={line.clone()} on_change={on_change.clone()} /> }
    };
    let group = |group: Group| {
        let rules: Vec<Html> = outcome.group(group).map(rule).collect();
        if rules.is_empty() {
            return Html::default();
        }
        html! {
            <section class="tp-group">
                <h2>{ (texts.group)(group) }{ format!(" ({})", rules.len()) }</h2>
                <p>{ (texts.group_lead)(group) }</p>
                <ul class="tp-rules">{ rules }</ul>
            </section>
        }
    };
    html! {
        <>
            <button type="button" class="tp-link" id="tp-back" onclick={on_action.reform(|_: MouseEvent| Action::Back)}>
                { messages.back }
            </button>
            <h1 tabindex="-1">{ texts.title }</h1>
            <ResultHead words={words.clone()} outcome={(*outcome).clone()} />
            <StatusNotice words={words.clone()} {reference_date} />
            { for Group::ALL.into_iter().map(group) }
            if !outcome.reminders.is_empty() {
                <section>
                    <h2>{ texts.reminders }</h2>
                    <p>{ texts.reminders_lead }</p>
                    <AnswerList words={words.clone()} session={session.clone()} items={outcome.reminders.clone()} {on_change} />
                </section>
            }
            <Disclaimers words={words.clone()} />
            <section>
                <h2>{ texts.versions }</h2>
                <p id="tp-reference-date">{ (texts.compared_as_of)(&(messages.date)(reference_date)) }</p>
            </section>
            <p class="tp-actions">
                <button type="button" class="tp-button tp-button--quiet" id="tp-restart"
                    onclick={on_action.reform(|_: MouseEvent| Action::Restart)}>{ messages.start_again }</button>
                <span class="tp-small">{ messages.start_again_hint }</span>
            </p>
        </>
    }
}
