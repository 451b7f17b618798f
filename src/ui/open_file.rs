//! Opening a file of answers, or the text of a code; what is wrong with it, or whether it may replace what is entered.

use crate::messages::file_problem_text::file_problem_text;
use crate::session::Action;
use crate::session::opening::Opening;
use crate::ui::request::Request;
use crate::ui::scene::Scene;
use markup::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};
use yew::TargetCast;
use yew::prelude::*;

/// Problems of a file that are shown at most: more than that help nobody.
const MOST_PROBLEMS: usize = 20;

/// The part of a page that opens a file.
pub(crate) fn open_file(scene: &Scene) -> Html {
    let texts = &scene.words.messages.files;
    let onchange = Callback::from({
        let on_request = scene.on_request.clone();
        move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = field.files().and_then(|files| files.get(0)) {
                on_request.emit(Request::Read(file));
            }
            // The same file may be chosen again, mended.
            field.set_value("");
        }
    });
    // Not when the form is sent: a sandboxed frame may send none.
    let onclick = Callback::from({
        let on_action = scene.on_action.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            let form = event.target_dyn_into::<Element>().and_then(|button| button.closest("form").ok().flatten());
            let field = form.and_then(|form| form.query_selector("textarea").ok().flatten());
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
                let text = field.value();
                // Answers stand in it, and nobody is to find them here afterwards.
                field.set_value("");
                on_action.emit(Action::Open(text));
            }
        }
    });
    let oninput = scene.on_action.reform(|event: InputEvent| {
        let field = event.target_dyn_into::<HtmlTextAreaElement>();
        Action::Paste(field.is_some_and(|field| !field.value().is_empty()))
    });
    // Built anew when everything is erased: what was pasted and not opened goes too.
    let key = scene.session.place().generation.to_string();
    html! {
        <>
            { became(scene) }
            <details class="tp-details" id="tp-open" {key}>
                <summary>{ texts.open }</summary>
                <p id="tp-open-lead">{ texts.open_lead }</p>
                <p>
                    <label class="tp-file-label" for="tp-open-file">{ texts.choose }</label>
                    <input type="file" class="tp-file" id="tp-open-file" accept=".json,application/json,text/plain"
                        autocomplete="off" aria-describedby="tp-open-lead" {onchange} />
                </p>
                <form novalidate=true autocomplete="off">
                    <p>
                        <label class="tp-file-label" for="tp-paste">{ texts.paste }</label>
                        <textarea class="tp-text" id="tp-paste" rows="3" autocomplete="off" spellcheck="false" {oninput} />
                    </p>
                    <p>
                        <button class="tp-button tp-button--quiet" id="tp-open-pasted" {onclick}>{ texts.open_pasted }</button>
                    </p>
                </form>
            </details>
        </>
    }
}

/// What became of a file; focused when it appears.
fn became(scene: &Scene) -> Html {
    let Scene { words, session, on_action, .. } = scene;
    let texts = &words.messages.files;
    let (heading, content) = match session.opening() {
        Opening::None => return Html::default(),
        Opening::Refused(problems) => {
            let say = |problem| file_problem_text(words.messages, words.definition(), words.texts(), problem);
            let more = problems.len().saturating_sub(MOST_PROBLEMS);
            let more = (more > 0).then(|| html! { <li>{ (texts.more_problems)(more) }</li> });
            let problems = problems.iter().take(MOST_PROBLEMS).map(|problem| html! { <li>{ say(problem) }</li> });
            let content =
                html! { <><ul class="tp-wrongs">{ for problems }{ more }</ul><p>{ texts.nothing_changed }</p></> };
            (texts.refused, content)
        }
        Opening::Replaces(text) => {
            let text = text.clone();
            let replace = on_action.reform(move |_: MouseEvent| Action::Replace(text.clone()));
            let keep = on_action.reform(|_: MouseEvent| Action::KeepEntered);
            let content = html! {
                <>
                    <p>{ texts.replaces_lead }</p>
                    <p class="tp-actions">
                        <button type="button" class="tp-button" id="tp-replace" onclick={replace}>
                            { texts.replace }
                        </button>
                        <button type="button" class="tp-button tp-button--quiet" id="tp-keep" onclick={keep}>
                            { texts.keep }
                        </button>
                    </p>
                </>
            };
            (texts.replaces, content)
        }
    };
    html! {
        <div class="tp-problems" id="tp-file-problems" role="group" tabindex="-1"
            aria-labelledby="tp-file-problems-title">
            <h2 id="tp-file-problems-title">{ heading }</h2>
            { content }
        </div>
    }
}
