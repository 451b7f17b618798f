//! The dates of the timeline as a table.

use crate::session::timeline::{Row, Timeline};
use crate::ui::scene::Scene;
use markup::html;
use screening::{Date, DateRange};
use yew::prelude::*;

/// One line a criterion: event, window, first clear days, and how it stands on the reference date.
pub(crate) fn timeline_table(scene: &Scene, of: &Timeline) -> Html {
    let texts = &scene.words.messages.timeline;
    let heads = [texts.criterion, texts.event, texts.window, texts.clear_from, texts.clear_to, texts.blocks_until];
    html! {
        <details class="tp-details">
            <summary>{ texts.table }</summary>
            <div class="tp-timeline__scroll" role="region" aria-label={texts.table} tabindex="0">
                <table class="tp-timeline__table">
                    <thead><tr>{ for heads.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                    <tbody>{ for of.rows.iter().map(|line| row(scene, of, line)) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(scene: &Scene, of: &Timeline, row: &Row) -> Html {
    let texts = &scene.words.messages.timeline;
    let identifier = scene.words.definition().criteria.get(row.washout.criterion).map(|of| of.identifier.clone());
    let clear = row.course.clear;
    let day_before = |day: Date| day.add_days(-1).unwrap_or(day);
    let last = DateRange { from: day_before(clear.from), to: day_before(clear.to) };
    html! {
        <tr data-criterion={identifier.clone()}>
            <th scope="row">{ identifier }</th>
            <td>{ (texts.event_on)(scene.words.label(row.washout.anchor), row.course.event) }</td>
            <td>{ (texts.period)(row.washout.period) }</td>
            <td>{ (texts.short_date)(clear.from) }</td>
            <td>{ (texts.short_date)(clear.to) }</td>
            <td>{ (texts.until)(of.running(row), last) }</td>
        </tr>
    }
}
