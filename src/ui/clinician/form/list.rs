//! A list: rows to add, fill in and remove; or the statement that there are none.

use crate::session::Action;
use crate::session::entry::{Entry, RowEntry};
use crate::session::problem::Problem;
use crate::ui::clinician::form::date::{DateCell, date_cell};
use crate::ui::clinician::form::item::{Row, coded, told_wrong};
use crate::ui::clinician::form::options::{Options, options};
use markup::html;
use screening::definition::{Field, FieldTexts, ItemKind, ListLimits};
use yew::prelude::*;

/// The rows; while there are none, "there are none" and "not known" instead.
pub(crate) fn list(row: &Row, limits: &ListLimits) -> Html {
    let scene = row.scene;
    let texts = &scene.words.messages.clinician;
    let rows = row.entry.rows();
    let index = row.index;
    let onclick = scene.on_action.reform(move |_: MouseEvent| Action::AddRow(index));
    let statements = || {
        let choices = vec![
            (texts.no_rows.to_owned(), Entry::List(Vec::new())),
            (texts.not_known.to_owned(), row.entry.to_unknown()),
        ];
        let label = scene.words.label(index);
        let on_entry = row.on_entry.clone();
        options(scene, &Options { id: row.id.clone(), label, name: None, present: row.entry, choices, on_entry })
    };
    let line = match row.problem() {
        Some(problem @ Problem::TooManyRows(_)) => told_wrong(scene, index, problem),
        Some(_) | None if rows.len() >= limits.max_rows => (texts.most_rows)(limits.max_rows),
        Some(_) | None if rows.is_empty() => String::new(),
        Some(_) | None => (texts.rows)(rows.len()),
    };
    html! {
        <div class="tp-list">
            <div class="tp-list__rows">{ for rows.iter().enumerate().map(|(number, cells)| one(row, limits, number, cells)) }</div>
            <div class="tp-controls">
                <button type="button" class="tp-press" id={format!("{}-add", row.id)} {onclick}
                    disabled={rows.len() >= limits.max_rows}>{ texts.add_row }</button>
                if rows.is_empty() { { statements() } }
                <span class="tp-line" aria-live="polite">{ line }</span>
            </div>
        </div>
    }
}

fn one(row: &Row, limits: &ListLimits, number: usize, cells: &RowEntry) -> Html {
    let words = &row.scene.words;
    let texts = &words.messages.clinician;
    let label = words.label(row.index);
    let index = row.index;
    let onclick = row.scene.on_action.reform(move |_: MouseEvent| Action::RemoveRow(index, number));
    let id = format!("{}-row-{number}", row.id);
    let cell = |(field, (of, texts)): (usize, (&Field, &FieldTexts))| {
        let entry = cells.get(field).unwrap_or(&Entry::Blank);
        cell(row, &id, (number, field), of, texts, entry)
    };
    let fields = words.item(row.index).map_or(&[][..], |texts| &texts.fields);
    html! {
        <div key={number} class="tp-list__row" id={id.clone()} role="group" aria-label={(texts.row)(label, number + 1)}
            data-row={number.to_string()}>
            <span class="tp-list__number" aria-hidden="true">{ (number + 1).to_string() }</span>
            { for limits.fields.iter().zip(fields).enumerate().map(cell) }
            <button type="button" class="tp-press" aria-label={(texts.remove_row)(label, number + 1)} {onclick}>
                { texts.remove }
            </button>
        </div>
    }
}

/// A cell, by row and field.
fn cell(row: &Row, row_id: &str, at: (usize, usize), of: &Field, texts: &FieldTexts, entry: &Entry) -> Html {
    let words = &row.scene.words;
    let id = format!("{row_id}-{}", of.name);
    let name = (words.messages.question.cell_label)(words.label(row.index), at.0 + 1, &texts.label);
    let rows = row.entry.rows();
    let on_entry = {
        let rows = rows.to_vec();
        row.on_entry.reform(move |entry: Entry| {
            let mut rows = rows.clone();
            if let Some(cell) = rows.get_mut(at.0).and_then(|cells| cells.get_mut(at.1)) {
                *cell = entry;
            }
            Entry::List(rows)
        })
    };
    match &of.kind {
        ItemKind::Choice(_) => {
            let mut choices = coded(&texts.choices);
            choices.push((words.messages.clinician.not_known.to_owned(), entry.to_unknown()));
            options(
                row.scene,
                &Options { id, label: &texts.label, name: Some(name), present: entry, choices, on_entry },
            )
        }
        ItemKind::Date(_) => {
            let here =
                |problem: &&Problem| matches!(problem, Problem::InCell { row, field, .. } if (*row, *field) == at);
            let problem = row.problem().filter(here);
            let text = entry.date_text();
            let line = match (problem, text.read(row.scene.session.reference_date())) {
                (Some(problem), _) => told_wrong(row.scene, row.index, problem),
                (None, Ok(date)) => (words.messages.partial_date)(date),
                (None, Err(_)) => String::new(),
            };
            let wrong = problem.map(Problem::place);
            let cell = DateCell { id, text, wrong, line, on_text: on_entry.reform(Entry::Date) };
            html! { <div role="group" aria-label={name}>{ date_cell(row.scene, cell) }</div> }
        }
        // Rows of the trials that this page takes hold choices and dates.
        ItemKind::Boolean | ItemKind::Quantity(_) | ItemKind::Integer(_) | ItemKind::List(_) => Html::default(),
    }
}
