//! The page in an element on somebody else's page: what the element's script calls, and what it is told.

mod teller;

use crate::browser::embedded::teller::Teller;
use crate::browser::idle::Idle;
use crate::browser::requests::Means;
use crate::browser::root::Root;
use crate::browser::settings::Settings;
use crate::browser::{Surroundings, breakdown, built_in_trial, show};
use crate::messages::file_problem_text::file_problem_text;
use crate::session::answers_file::{file_json, read};
use crate::session::export::as_json;
use crate::session::{Action, Session};
use crate::ui::{LoadedTrial, Prescreen, Words};
use js_sys::Function;
use screening::{LoadError, Trial};
use sha2::{Digest, Sha256};
use std::cell::{Cell, RefCell};
use std::fmt::Write;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Callback};

/// One trial, to be shown in an element.
#[wasm_bindgen]
pub struct Embedded {
    trial: LoadedTrial,
    settings: Cell<Settings>,
    /// While it is shown.
    page: RefCell<Option<Page>>,
}

struct Page {
    handle: AppHandle<Prescreen>,
    idle: Rc<Idle>,
    teller: Rc<Teller>,
}

#[wasm_bindgen]
impl Embedded {
    /// The compiled trial of this text, or else the built-in one.
    ///
    /// # Errors
    /// Where the trial cannot be used: a code, a blank and what is wrong in English.
    #[wasm_bindgen(constructor)]
    pub fn new(trial: Option<String>) -> Result<Embedded, String> {
        let trial = match trial {
            None => built_in_trial()?,
            Some(text) => {
                let trial = Trial::from_json(text.as_bytes()).map_err(|error| match error {
                    LoadError::Format { .. } => format!("trial-version {error}"),
                    LoadError::Syntax(_) | LoadError::Reference(_) => format!("trial-malformed {error}"),
                })?;
                let definition = trial.definition();
                if definition.languages.is_empty() || definition.topics.is_empty() || definition.criteria.is_empty() {
                    return Err(
                        "trial-malformed there is nothing to show: no texts, no topics or no criteria".to_owned()
                    );
                }
                LoadedTrial { trial: Rc::new(trial), hash: sha256(&text).into() }
            }
        };
        Ok(Embedded { trial, settings: Cell::new(Settings::of_element()), page: RefCell::default() })
    }

    /// Takes a setting by the name of its attribute, or takes it back; whether it could be read.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen passes no borrowed text that may be missing")]
    pub fn set(&self, name: &str, value: Option<String>) -> bool {
        let mut settings = self.settings.get();
        let could_be_read = settings.set(name, value.as_deref());
        self.settings.set(settings);
        if let Some(page) = &*self.page.borrow() {
            page.idle.follow(settings);
            let action = match name {
                "lang" => Action::ChangeLanguage(settings.language()),
                "audience" => Action::Address(settings.audience()),
                "share-answers" => Action::Expose(settings.exposure()),
                "reference-date" => Action::CompareAsOn(settings.reference_date()),
                // How long nobody may touch it is no matter of the session.
                _ => return could_be_read,
            };
            page.teller.act(action);
        }
        could_be_read
    }

    /// Shows the page in an element. `report` is called with the name of what happens and a JSON object, or nothing.
    pub fn show(&self, root: Element, report: Function) {
        let root = Root::new(root);
        let teller = Rc::new(Teller::new(report));
        let (starting, telling) = (Rc::clone(&teller), Rc::clone(&teller));
        let surroundings = Surroundings {
            on_start: Callback::from(move |on_action| starting.start(on_action)),
            // Title, address and history are the host's.
            on_view: Callback::noop(),
            on_place: Callback::noop(),
            on_shown: Some(Callback::from(move |shown| telling.tell(shown))),
            means: Means { back: Box::new(|| false), print: teller.telling("print") },
        };
        breakdown::tell_nothing();
        let (handle, idle) = show(&root, self.trial.clone(), self.settings.get(), surroundings);
        *self.page.borrow_mut() = Some(Page { handle, idle, teller });
    }

    /// Takes the page away, and the answers with it.
    pub fn end(&self) {
        if let Some(page) = self.page.take() {
            page.handle.destroy();
        }
    }

    /// Erases everything and begins anew.
    pub fn restart(&self) {
        self.with_page(|page| page.teller.act(Action::Restart));
    }

    /// Puts the answers of a file, by its text, in place of what is entered; what is wrong with it, if anything is, in the
    /// language that is shown. Then nothing changes.
    pub fn open(&self, text: String) -> Option<String> {
        let problems = self.with_session(|session| {
            let problems = read(session.trial(), session.today(), &text).err().unwrap_or_default();
            let words = Words::new(Rc::clone(session.trial()), session.language());
            let say = |problem| file_problem_text(words.messages, words.definition(), words.texts(), problem);
            problems.iter().map(say).collect::<Vec<_>>()
        })?;
        if problems.is_empty() {
            self.with_page(|page| page.teller.act(Action::Bring(text)));
            return None;
        }
        Some(problems.join(" "))
    }

    /// The answers, as the file that a person keeps.
    pub fn answers(&self) -> Option<String> {
        self.with_session(file_json)
    }

    /// The answers and the result, as clinicians save them.
    pub fn result(&self) -> Option<String> {
        self.with_session(as_json)
    }

    /// Whether the page around is given what is entered, as what is shown says.
    #[wasm_bindgen(js_name = isShared)]
    pub fn is_shared(&self) -> bool {
        self.with_session(Session::is_shared).unwrap_or_default()
    }

    fn with_page(&self, call: impl FnOnce(&Page)) {
        if let Some(page) = &*self.page.borrow() {
            call(page);
        }
    }

    fn with_session<T>(&self, call: impl FnOnce(&Session) -> T) -> Option<T> {
        let page = self.page.borrow();
        let session = page.as_ref()?.teller.session()?;
        Some(call(&session))
    }
}

/// What `sha256sum` says of a text.
fn sha256(text: &str) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(text) {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
