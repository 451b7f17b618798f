//! What the element's script is told: that something happens, and no answer.

use crate::browser::allowed;
use crate::session::answers_file::quoted;
use crate::session::progress::Progress;
use crate::session::{Action, Session};
use crate::ui::Shown;
use js_sys::Function;
use std::cell::{OnceCell, Ref, RefCell};
use std::rc::Rc;
use yew::Callback;

/// Tells the element's script what happens, and knows what it told last.
pub(super) struct Teller {
    report: Function,
    on_action: OnceCell<Callback<Action>>,
    told: RefCell<Option<Shown>>,
}

impl Teller {
    /// Has told nothing yet.
    pub(super) fn new(report: Function) -> Teller {
        Teller { report, on_action: OnceCell::new(), told: RefCell::default() }
    }

    /// From now on there is a page on which something can be done.
    pub(super) fn start(&self, on_action: Callback<Action>) {
        // It is called once.
        let _ = self.on_action.set(on_action);
    }

    /// Does something on the page.
    pub(super) fn act(&self, action: Action) {
        if let Some(on_action) = self.on_action.get() {
            on_action.emit(action);
        }
    }

    /// The session as it is shown.
    pub(super) fn session(&self) -> Option<Ref<'_, Session>> {
        Ref::filter_map(self.told.borrow(), |told| told.as_ref().map(|told| &told.session)).ok()
    }

    /// Tells one thing, whenever it is asked to.
    pub(super) fn telling(self: &Rc<Teller>, what: &'static str) -> Callback<()> {
        let teller = Rc::clone(self);
        Callback::from(move |()| teller.report(what, "{}"))
    }

    /// Tells what is new in what is shown now.
    pub(super) fn tell(&self, shown: Shown) {
        // Put back before anything is told: whoever hears of it may ask for the answers.
        let before = self.told.replace(Some(shown));
        let Some(told) = &*self.told.borrow() else { return };
        // Whatever was found before an end is forgotten with it.
        let is_anew =
            before.as_ref().is_none_or(|before| before.session.place().generation != told.session.place().generation);
        match &before {
            None => {
                let definition = told.session.trial().definition();
                let [trial, version, hash] =
                    [&definition.identifier, &definition.version, told.session.trial_hash()].map(quoted);
                self.report("ready", &format!("{{\"trial\":{trial},\"trialVersion\":{version},\"trialHash\":{hash}}}"));
            }
            Some(before) => {
                if is_anew {
                    self.report("reset", "{}");
                } else if !before.session.has_entries_of(&told.session) {
                    let Progress { answered, items, .. } = told.progress;
                    self.report("change", &format!("{{\"answered\":{answered},\"items\":{items}}}"));
                }
            }
        }
        if before.as_ref().is_none_or(|before| before.progress.step != told.progress.step) {
            self.report("step", &format!("{{\"step\":\"{}\"}}", told.progress.step));
        }
        if let Some(found) = told.determination
            && (is_anew || before.is_none_or(|before| before.determination != told.determination))
        {
            self.report("result", &format!("{{\"determination\":\"{}\"}}", found.code()));
        }
    }

    fn report(&self, what: &str, detail: &str) {
        // What the script makes of it is its own affair.
        let _ = allowed::tell(&self.report, what, detail);
    }
}
