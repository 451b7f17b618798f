//! The questions of one topic.

use crate::session::entry::Entry;
use crate::session::problem::Problem;
use crate::session::{Action, Session};
use crate::ui::problem_list::ProblemList;
use crate::ui::question::Question;
use crate::ui::shared::Shared;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`TopicPage`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TopicPageProps {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Shared<Session>,
    /// The topic, by index.
    pub(crate) topic: usize,
    /// The person does something.
    pub(crate) on_action: Callback<Action>,
    /// The person wants to mend a problem: the id of the control.
    pub(crate) on_jump: Callback<String>,
}

/// A form; questions that depend on others appear as soon as they are asked.
#[component]
pub(crate) fn TopicPage(props: &TopicPageProps) -> Html {
    let TopicPageProps { words, session, topic, on_action, on_jump } = props;
    let problems: Vec<(usize, Problem)> =
        session.problems().into_iter().map(|(item, problem)| (item, problem.clone())).collect();
    let topics = session.topics();
    let part = topics.iter().position(|of| of == topic).map_or(1, |index| index + 1);
    let on_entry = on_action.reform(|(item, entry): (usize, Entry)| Action::Answer(item, entry));
    let onsubmit = on_action.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continue
    });
    let question = |item: usize| {
        let problem = problems.iter().find(|(of, _)| *of == item).map(|(_, problem)| problem.clone());
        html! {
            <Question key={item} words={words.clone()} session={session.clone()} {item} {problem} on_entry={on_entry.clone()} />
        }
    };
    html! {
        <>
            <button type="button" class="tp-link" id="tp-back" onclick={on_action.reform(|_: MouseEvent| Action::Back)}>
                { words.messages.back }
            </button>
            if !problems.is_empty() {
                <ProblemList words={words.clone()} problems={problems.clone()} {on_jump} />
            }
            <p class="tp-progress">{ (words.messages.question.progress)(part, topics.len()) }</p>
            <h1 tabindex="-1">{ words.topic(*topic).to_owned() }</h1>
            <form novalidate=true autocomplete="off" {onsubmit}>
                // In an element of their own: beside one without a key, Yew would build all of them anew, and whoever
                // has the focus in one would lose it, when a question appears.
                <div>{ for session.questions(*topic).into_iter().map(question) }</div>
                <p class="tp-actions">
                    <button type="submit" class="tp-button" id="tp-continue">{ words.messages.go_on }</button>
                </p>
            </form>
        </>
    }
}
