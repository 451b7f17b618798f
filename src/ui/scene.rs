//! What a page is drawn from: the texts, the session, and where to report what the person does.

use crate::session::outcome::Outcome;
use crate::session::sheet::Sheet;
use crate::session::{Action, Session};
use crate::ui::request::Request;
use crate::ui::words::Words;
use screening::{Examination, Examiner};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use yew::Callback;

/// What a page is drawn from.
pub(crate) struct Scene {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Session,
    /// What its entries come to.
    pub(crate) sheet: Sheet,
    /// Works out what they mean for every criterion, from one redraw to the next.
    pub(crate) examiner: Rc<RefCell<Examiner>>,
    /// What they mean: worked out when first asked for, since most pages do not.
    pub(crate) examined: OnceCell<Examination>,
    /// The same as participants read it.
    pub(crate) came_to: OnceCell<Outcome>,
    /// The person does something.
    pub(crate) on_action: Callback<Action>,
    /// The person wants something of the browser.
    pub(crate) on_request: Callback<Request>,
    /// The person wants to go to a control, by its id.
    pub(crate) on_jump: Callback<String>,
}

impl Scene {
    /// What the answers mean for every criterion.
    pub(crate) fn examination(&self) -> &Examination {
        let examine = || self.examiner.borrow_mut().examine(&self.sheet.answers, self.session.reference_date());
        self.examined.get_or_init(examine)
    }

    /// The same as participants read it.
    pub(crate) fn outcome(&self) -> &Outcome {
        self.came_to.get_or_init(|| self.session.outcome(&self.sheet, self.examination()))
    }
}
