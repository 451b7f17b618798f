//! One question with its control, hint, problem and notes.

use crate::session::Session;
use crate::session::entry::Entry;
use crate::session::problem::{Place, Problem};
use crate::ui::answer_control::AnswerControl;
use crate::ui::ids;
use crate::ui::problem_list::sentence;
use crate::ui::question_notes::QuestionNotes;
use crate::ui::shared::Shared;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`Question`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct QuestionProps {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Shared<Session>,
    /// The item that is asked, by index.
    pub(crate) item: usize,
    /// What the last "Continue" found wrong with it.
    pub(crate) problem: Option<Problem>,
    /// Something was entered.
    pub(crate) on_entry: Callback<(usize, Entry)>,
}

/// A group of controls under the question as its legend.
#[component]
pub(crate) fn Question(props: &QuestionProps) -> Html {
    let words = &props.words;
    let item = props.item;
    let (Some(texts), Some(of)) = (words.question(item), words.definition().items.get(item)) else {
        return Html::default();
    };
    let id = ids::question(&of.link_id);
    let problem_id = format!("{id}-problem");
    let hint_id = format!("{id}-hint");
    let hint = (!texts.hint.is_empty()).then(|| hint_id.clone());
    let wrong = props.problem.as_ref().map(|_| problem_id.clone());
    let described_by: Vec<String> = hint.into_iter().chain(wrong.clone()).collect();
    let place: Option<Place> = props.problem.as_ref().map(Problem::place);
    let on_entry = props.on_entry.reform(move |entry: Entry| (item, entry));
    let criteria = props.session.criteria_about(item);
    html! {
        <div class={classes!("tp-question", props.problem.is_some().then_some("tp-question--wrong"))}>
            <fieldset class="tp-fieldset" id={id.clone()} tabindex="-1"
                aria-describedby={(!described_by.is_empty()).then(|| described_by.join(" "))}>
                <legend class="tp-legend">{ &texts.question }</legend>
                if !texts.hint.is_empty() { <p class="tp-hint" id={hint_id}>{ &texts.hint }</p> }
                if let Some(problem) = &props.problem {
                    <p class="tp-problem" id={problem_id}>
                        <span class="tp-unseen">{ words.messages.question.problem_prefix }{ " " }</span>
                        { sentence(words, item, problem) }
                    </p>
                }
                <AnswerControl words={words.clone()} session={props.session.clone()} {item} {id} {place}
                    described_by={wrong.unwrap_or_default()} {on_entry} />
            </fieldset>
            <QuestionNotes words={words.clone()} why={texts.why.clone()} {criteria} />
        </div>
    }
}
