//! The clinicians' buttons that take a result elsewhere: as text, JSON, CSV, and as a date for a calendar.

use crate::session::Session;
use crate::session::export::{as_csv, as_ics, as_json, as_text, rescreen_days};
use crate::ui::request::{Request, SavedFile};
use crate::ui::scene::Scene;
use markup::html;
use screening::Assessment;
use std::rc::Rc;
use yew::prelude::*;

/// The buttons. What they give is put together only when they are pressed.
pub(crate) fn export_bar(scene: &Scene, assessment: &Assessment) -> Html {
    let texts = &scene.words.messages.files;
    let session = Rc::new(scene.session.clone());
    let button = |id: &'static str, text: &'static str, request: fn(&Session) -> Request| {
        let session = Rc::clone(&session);
        let onclick = scene.on_request.reform(move |_: MouseEvent| request(&session));
        html! { <button type="button" class="tp-button tp-button--quiet" {id} {onclick}>{ text }</button> }
    };
    html! {
        <div class="tp-exports" role="group" aria-label={texts.exports}>
            { button("tp-copy", texts.copy, |session| Request::Copy(as_text(session))) }
            { button("tp-save-json", texts.save_json, |session| {
                save(session, "result", "json", "application/json", as_json(session))
            }) }
            { button("tp-save-csv", texts.save_csv, |session| save(session, "answers", "csv", "text/csv", as_csv(session))) }
            if rescreen_days(assessment).is_some() {
                { button("tp-save-ics", texts.save_ics, calendar) }
            }
        </div>
    }
}

fn save(session: &Session, kind: &str, extension: &str, media_type: &'static str, content: String) -> Request {
    Request::Save(SavedFile { name: session.file_name(kind, extension), media_type, content })
}

fn calendar(session: &Session) -> Request {
    let assessment = session.trial().screen(&session.answers(), session.reference_date());
    // The button is there only where there is such a date.
    let content = rescreen_days(&assessment).map_or_else(String::new, |days| as_ics(session, days));
    save(session, "rescreen", "ics", "text/calendar", content)
}
