//! One question with its hint, problem, control and notes.

use crate::session::Action;
use crate::session::entry::Entry;
use crate::session::problem::Problem;
use crate::ui::choice_list::choice_list;
use crate::ui::date_field::date_field;
use crate::ui::ids;
use crate::ui::problem_list::sentence;
use crate::ui::quantity_field::{integer_field, quantity_field};
use crate::ui::question_notes::question_notes;
use crate::ui::scene::Scene;
use markup::html;
use screening::definition::{Item, ItemKind};
use yew::prelude::*;

/// What the control of a question is drawn from.
pub(crate) struct Asked<'a> {
    /// The page.
    pub(crate) scene: &'a Scene,
    /// The item that is asked, by index.
    pub(crate) index: usize,
    /// The item.
    pub(crate) item: &'a Item,
    /// The question's id.
    pub(crate) id: String,
    /// What the last "Continue" found wrong with it.
    pub(crate) problem: Option<&'a Problem>,
    /// Something is entered.
    pub(crate) on_entry: Callback<Entry>,
}

impl Asked<'_> {
    /// The id of the sentence that says how to fill in a date.
    pub(crate) fn format_id(&self) -> String {
        format!("{}-format", self.id)
    }

    /// The id of the sentence that says what is wrong.
    pub(crate) fn problem_id(&self) -> String {
        format!("{}-problem", self.id)
    }
}

/// A group of controls under the question as its legend; follow-up questions appear as soon as they are asked.
pub(crate) fn question(scene: &Scene, index: usize, problem: Option<&Problem>) -> Html {
    let words = &scene.words;
    let (Some(texts), Some(item)) = (words.question(index), words.definition().items.get(index)) else {
        return Html::default();
    };
    let on_entry = scene.on_action.reform(move |entry: Entry| Action::Answer(index, entry));
    let asked = Asked { scene, index, item, id: ids::question(&item.link_id), problem, on_entry };
    let hint_id = format!("{}-hint", asked.id);
    let hint = (!texts.hint.is_empty()).then(|| hint_id.clone());
    let wrong = problem.map(|_| asked.problem_id());
    let format = matches!(item.kind, ItemKind::Date(_)).then(|| asked.format_id());
    let described_by: Vec<String> = hint.into_iter().chain(format).chain(wrong).collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let control = match item.kind {
        ItemKind::Boolean | ItemKind::Choice(_) => choice_list(&asked),
        ItemKind::Date(ref limits) => date_field(&asked, limits),
        ItemKind::Quantity(ref limits) => quantity_field(&asked, limits),
        ItemKind::Integer(ref limits) => integer_field(&asked, limits),
        // Participants are asked no lists.
        ItemKind::List(_) => Html::default(),
    };
    html! {
        <div key={index} class={if problem.is_some() { "tp-question tp-question--wrong" } else { "tp-question" }}>
            <fieldset class="tp-fieldset" id={asked.id.clone()} tabindex="-1" aria-describedby={described_by}>
                <legend class="tp-legend">{ &texts.question }</legend>
                if !texts.hint.is_empty() { <p class="tp-hint" id={hint_id}>{ &texts.hint }</p> }
                if let Some(problem) = problem {
                    <p class="tp-problem" id={asked.problem_id()}>
                        <span class="tp-unseen">{ words.messages.question.problem_prefix }{ " " }</span>
                        { sentence(words, index, problem) }
                    </p>
                }
                { control }
            </fieldset>
            { question_notes(words, &texts.why, &scene.session.criteria_about(index)) }
        </div>
    }
}
