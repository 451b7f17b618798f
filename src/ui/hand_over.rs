//! Keeping the answers as a file, and handing them over by a code: its content as text first, then the code.

use crate::session::Action;
use crate::session::answers_file::file_json;
use crate::session::hand_over_code::hand_over_code;
use crate::ui::request::{Request, SavedFile};
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// The part of the result page that keeps and hands over.
pub(crate) fn hand_over(scene: &Scene) -> Html {
    let Scene { words, session, on_action, on_request, .. } = scene;
    let texts = &words.messages.files;
    let content = file_json(session);
    let save = on_request.reform({
        let name = session.file_name("answers", "json");
        let content = content.clone();
        move |_: MouseEvent| {
            Request::Save(SavedFile { name: name.clone(), media_type: "application/json", content: content.clone() })
        }
    });
    let show = on_action.reform(|_: MouseEvent| Action::ShowCode);
    html! {
        <section>
            <h2>{ texts.keep_answers }</h2>
            <p>{ texts.save_lead }</p>
            <p><button type="button" class="tp-button tp-button--quiet" id="tp-save" onclick={save}>{ texts.save }</button></p>
            <details class="tp-details" id="tp-code-part">
                <summary>{ texts.code }</summary>
                <p>{ texts.code_lead }</p>
                <p>{ texts.code_holds }</p>
                <pre class="tp-code-text" id="tp-code-text">{ &content }</pre>
                if session.shows_code() {
                    <div id="tp-shown-code" tabindex="-1">{ code(scene, &content) }</div>
                } else {
                    <p>
                        <button type="button" class="tp-button tp-button--quiet" id="tp-show-code" onclick={show}>
                            { texts.show_code }
                        </button>
                    </p>
                }
            </details>
        </section>
    }
}

/// The code, or that there is too much for one.
fn code(scene: &Scene, content: &str) -> Html {
    let texts = &scene.words.messages.files;
    let Some(code) = hand_over_code(content) else {
        return html! { <p>{ texts.too_long }</p> };
    };
    let side = code.side.to_string();
    html! {
        <svg class="tp-code" id="tp-code" role="img" aria-label={texts.code_picture}
            viewBox={format!("0 0 {side} {side}")} shape-rendering="crispEdges">
            <rect width={side.clone()} height={side} fill="white" />
            <path d={code.path} fill="black" />
        </svg>
    }
}
