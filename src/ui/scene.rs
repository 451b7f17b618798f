//! What a page is drawn from: the texts, the session, and where to report what the person does.

use crate::session::sheet::Sheet;
use crate::session::{Action, Session};
use crate::ui::request::Request;
use crate::ui::words::Words;
use yew::Callback;

/// What a page is drawn from.
pub(crate) struct Scene {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Session,
    /// What its entries come to.
    pub(crate) sheet: Sheet,
    /// The person does something.
    pub(crate) on_action: Callback<Action>,
    /// The person wants something of the browser.
    pub(crate) on_request: Callback<Request>,
    /// The person wants to go to a control, by its id.
    pub(crate) on_jump: Callback<String>,
}
