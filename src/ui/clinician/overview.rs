//! The head of the page for clinicians: which study, its status, what the page is not, the reference date, the keys.

use crate::session::Action;
use crate::session::problem::Place;
use crate::ui::clinician::form::date::{DateCell, date_cell};
use crate::ui::scene::Scene;
use crate::ui::status_notice::status_notice;
use markup::html;
use yew::prelude::*;

/// Heading, study and status in a line each; the reference date; "start again"; the keys.
pub(crate) fn overview(scene: &Scene) -> Html {
    let words = &scene.words;
    let texts = &words.messages.clinician;
    let definition = words.definition();
    let status = words.texts().map_or("", |texts| &texts.record.status);
    html! {
        <div class="tp-overview">
            <h1 tabindex="-1">{ texts.title }</h1>
            <p class="tp-overview__trial">
                <strong>{ (texts.trial)(&definition.identifier, &definition.version) }</strong>{ " " }{ words.study() }
            </p>
            <details class="tp-details tp-overview__status">
                <summary>{ (texts.status)(status, &words.copied_on()) }</summary>
                { status_notice(scene) }
            </details>
            <p class="tp-overview__is-not">{ texts.is_not }</p>
            if scene.session.is_shared() {
                <p class="tp-notice" id="tp-shared">{ texts.shared }</p>
            }
            <div class="tp-overview__tools">
                { reference_date(scene) }
                <p class="tp-overview__start-again">{ start_again(scene, "tp-start-again") }</p>
            </div>
            { keyboard(scene) }
        </div>
    }
}

/// Erases all answers, and says so beside.
pub(crate) fn start_again(scene: &Scene, id: &'static str) -> Html {
    let texts = &scene.words.messages.clinician;
    let onclick = scene.on_action.reform(|_: MouseEvent| Action::Restart);
    html! {
        <>
            <button type="button" class="tp-press" {id} {onclick}>{ texts.start_again }</button>
            { " " }<span class="tp-small">{ texts.start_again_hint }</span>
        </>
    }
}

fn reference_date(scene: &Scene) -> Html {
    let texts = &scene.words.messages.clinician;
    let session = &scene.session;
    let day = session.reference_date();
    let line = if session.reference_is_wrong() { texts.reference_is_wrong } else { texts.compared_as_of };
    let cell = DateCell {
        id: "tp-reference".to_owned(),
        text: session.reference_text(),
        // It cannot be told apart which of the fields is to be mended.
        wrong: session.reference_is_wrong().then_some(Place::First),
        line: line(day),
        on_text: scene.on_action.reform(Action::EnterReferenceDate),
    };
    let onclick = scene.on_action.reform(|_: MouseEvent| Action::CompareAsOnToday);
    html! {
        <fieldset class="tp-fieldset tp-reference" aria-describedby="tp-reference-line">
            <legend>{ texts.reference_date }</legend>
            <div class="tp-controls">
                { date_cell(scene, cell) }
                <button type="button" class="tp-press" id="tp-reference-today" {onclick}>{ texts.today }</button>
            </div>
        </fieldset>
    }
}

fn keyboard(scene: &Scene) -> Html {
    let texts = &scene.words.messages.clinician;
    let row =
        |(keys, what): (&'static str, &'static str)| html! { <div><dt><kbd>{ keys }</kbd></dt><dd>{ what }</dd></div> };
    html! {
        <details class="tp-details tp-keys">
            <summary>{ texts.keyboard }</summary>
            <p>{ texts.keyboard_lead }</p>
            <dl>{ for texts.keys.into_iter().map(row) }</dl>
        </details>
    }
}
