//! One item of the form for clinicians: question, controls, what was understood or is wrong, hint, the record's words.

use crate::session::Action;
use crate::session::entry::{Entry, Reading};
use crate::session::problem::Problem;
use crate::ui::clinician::form::date::{DateCell, date_cell};
use crate::ui::clinician::form::list::list;
use crate::ui::clinician::form::options::{Options, options};
use crate::ui::clinician::form::quantity::{integer, quantity};
use crate::ui::ids;
use crate::ui::on_event::ticked;
use crate::ui::problem_list::sentence;
use crate::ui::record_words::record_words;
use crate::ui::scene::Scene;
use crate::ui::words::Words;
use markup::html;
use screening::Answer;
use screening::definition::ItemKind;
use yew::prelude::*;

/// What the controls of an item are drawn from.
pub(crate) struct Row<'a> {
    /// The page.
    pub(crate) scene: &'a Scene,
    /// The item, by index.
    pub(crate) index: usize,
    /// The id of its question.
    pub(crate) id: String,
    /// What is entered.
    pub(crate) entry: &'a Entry,
    /// Something is entered.
    pub(crate) on_entry: Callback<Entry>,
}

impl Row<'_> {
    /// What is wrong with the entry.
    pub(crate) fn problem(&self) -> Option<&Problem> {
        match self.scene.sheet.reading(self.index) {
            Reading::Wrong(problem) => Some(problem),
            Reading::Blank | Reading::Unknown | Reading::Given(_) => None,
        }
    }
}

/// One item, with the criteria, by index, in which it takes part. Outside a topic it is told by the patient: there the
/// clinician is shown what the patient is asked.
pub(crate) fn item(scene: &Scene, index: usize, topic: Option<usize>, criteria: &[usize]) -> Html {
    let words = &scene.words;
    let (Some(texts), Some(item)) = (words.item(index), words.definition().items.get(index)) else {
        return Html::default();
    };
    let on_entry = scene.on_action.reform(move |entry: Entry| Action::Answer(index, entry));
    let row = Row { scene, index, id: ids::question(&item.link_id), entry: scene.session.entry(index), on_entry };
    let (question, hint) = texts.clinician.as_ref().map_or((&texts.label, ""), |of| (&of.question, &of.hint));
    let patient = texts.participant.as_ref().filter(|_| topic.is_none()).map(|of| &of.question);
    let hint_id = format!("{}-hint", row.id);
    let described_by = (!hint.is_empty()).then(|| hint_id.clone());
    let answered = (*row.entry != Entry::Blank).then_some("tp-item--answered");
    let control = match &item.kind {
        ItemKind::Boolean => options(scene, &choices(&row, boolean(words))),
        ItemKind::Choice(_) => options(scene, &choices(&row, coded(&texts.choices))),
        ItemKind::Date(_) => date(&row),
        ItemKind::Quantity(limits) => quantity(&row, limits),
        ItemKind::Integer(limits) => integer(&row, limits),
        ItemKind::List(limits) => list(&row, limits),
    };
    // Four options with "not known" need a line of their own.
    let is_wide = match &item.kind {
        ItemKind::List(_) => true,
        ItemKind::Choice(codes) => codes.len() > 3,
        ItemKind::Boolean | ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) => false,
    };
    let wide = is_wide.then_some("tp-item--wide");
    html! {
        <div key={index} class={classes!("tp-item", answered, wide)} data-item={index.to_string()}>
            <fieldset class="tp-fieldset" id={row.id.clone()} tabindex="-1" aria-describedby={described_by}>
                <legend class="tp-item__question">{ question.clone() }</legend>
                { control }
            </fieldset>
            if !hint.is_empty() { <p class="tp-item__hint" id={hint_id}>{ hint.to_owned() }</p> }
            { record(words, criteria, patient) }
        </div>
    }
}

/// The words of the record, and how the patient is asked, in one disclosure.
fn record(words: &Words, criteria: &[usize], patient: Option<&String>) -> Html {
    let texts = &words.messages.clinician;
    let of = criteria.iter().filter_map(|criterion| words.definition().criteria.get(*criterion));
    let names: Vec<&str> = of.map(|criterion| criterion.identifier.as_str()).collect();
    let summary = if names.is_empty() { texts.told.to_owned() } else { (texts.record)(&names.join(", ")) };
    if names.is_empty() && patient.is_none() {
        return Html::default();
    }
    html! {
        <details class="tp-details tp-item__record">
            <summary>{ summary }</summary>
            if let Some(question) = patient { <p>{ texts.patient_is_asked }{ " " }{ question.clone() }</p> }
            <div>{ for criteria.iter().map(|criterion| record_words(words, *criterion)) }</div>
        </details>
    }
}

fn boolean(words: &Words) -> Vec<(String, Entry)> {
    let messages = words.messages;
    vec![(messages.yes.to_owned(), Entry::Boolean(true)), (messages.no.to_owned(), Entry::Boolean(false))]
}

/// Codes by their labels.
pub(crate) fn coded(labels: &[String]) -> Vec<(String, Entry)> {
    labels.iter().enumerate().map(|(code, label)| (label.clone(), Entry::Choice(code))).collect()
}

/// Things of which one is chosen, with "not known" as the last.
fn choices<'a>(row: &Row<'a>, mut choices: Vec<(String, Entry)>) -> Options<'a> {
    choices.push((row.scene.words.messages.clinician.not_known.to_owned(), row.entry.to_unknown()));
    Options {
        id: row.id.clone(),
        label: row.scene.words.label(row.index),
        name: None,
        present: row.entry,
        choices,
        on_entry: row.on_entry.clone(),
    }
}

fn date(row: &Row) -> Html {
    let scene = row.scene;
    let problem = row.problem();
    let text = row.entry.date_text();
    let line = match (scene.sheet.reading(row.index), problem) {
        (_, Some(problem)) => told_wrong(scene, row.index, problem),
        (Reading::Given(Answer::Date(date)), None) => (scene.words.messages.partial_date)(*date),
        // A range of days that a participant chose.
        (Reading::Given(_), None) => scene.words.answer(&scene.sheet, row.index),
        (Reading::Blank | Reading::Unknown | Reading::Wrong(_), None) => String::new(),
    };
    let cell = DateCell {
        id: row.id.clone(),
        text: text.clone(),
        wrong: problem.map(Problem::place),
        line,
        on_text: row.on_entry.reform(Entry::Date),
    };
    html! {
        <div class={classes!("tp-controls", row.entry.is_unknown().then_some("tp-set-aside"))}>
            { date_cell(scene, cell) }
            { unknown_box(row, Entry::Date(text)) }
        </div>
    }
}

/// What is wrong, in words.
pub(crate) fn told_wrong(scene: &Scene, index: usize, problem: &Problem) -> String {
    match problem {
        // Of the fields before it, the year is still to come.
        Problem::NoYear => (scene.words.messages.clinician.no_year)(scene.words.label(index)),
        // The cell has a name, and the sentence stands at it.
        Problem::InCell { problem, .. } => told_wrong(scene, index, problem),
        other => sentence(&scene.words, index, other),
    }
}

/// "Not known" beside fields for text. Taking the tick away brings back what was typed.
pub(crate) fn unknown_box(row: &Row, typed: Entry) -> Html {
    let id = format!("{}-unknown", row.id);
    let checked = row.entry.is_unknown();
    let onchange =
        row.on_entry.reform(move |event: Event| if ticked(&event) { typed.to_unknown() } else { typed.clone() });
    html! {
        <span class="tp-option">
            <input type="checkbox" id={id.clone()} autocomplete="off" {checked} {onchange} />
            <label for={id}>{ row.scene.words.messages.clinician.not_known }</label>
        </span>
    }
}
