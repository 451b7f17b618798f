//! The shell: the document around the sealed one, which holds the address, the title and the browser's history. What the
//! page's script (`src/page.js`) lets the engine ask of it is all that it can ask: no call here takes an answer.

use crate::session::Action;
use crate::session::trail::Place;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// What the page's script lets the engine ask of the shell.
    pub type Around;

    /// What the address asks for by a name, such as `lang`.
    #[wasm_bindgen(method)]
    pub(crate) fn setting(this: &Around, name: &str) -> Option<String>;

    /// A page of this kind is shown, in the language of this tag.
    #[wasm_bindgen(method)]
    pub(crate) fn shows(this: &Around, page: &str, language: &str);

    /// The browser's present entry is to be that of a place.
    #[wasm_bindgen(method)]
    fn reaches(this: &Around, generation: u32, index: u32);

    /// The browser is to go back by one entry; whether there is a history to go back in.
    #[wasm_bindgen(method, js_name = goesBack)]
    fn goes_back(this: &Around) -> bool;
}

thread_local! {
    /// Whom to tell of moves; there is one page in a sealed document.
    static ON_MOVE: RefCell<Option<Callback<Action>>> = const { RefCell::new(None) };

    /// How many entries of this page the browser has before the present one.
    static BEFORE: Cell<usize> = const { Cell::new(0) };
}

/// The browser's Back or Forward came to a place.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript calls it")]
pub fn visit(generation: u32, index: u32) {
    let Ok(index) = usize::try_from(index) else { return };
    if let Some(on_move) = ON_MOVE.with_borrow(Clone::clone) {
        on_move.emit(Action::Visit(Place { generation, index }));
    }
}

/// From now on moves of the browser's Back and Forward are reported.
pub(crate) fn report_moves(on_action: Callback<Action>) {
    ON_MOVE.set(Some(on_action));
}

impl Around {
    /// Makes the browser's present entry that of a place: a new entry where the session went on, the same one otherwise.
    pub(crate) fn show_place(&self, place: Place) {
        BEFORE.set(place.index);
        if let Ok(index) = u32::try_from(place.index) {
            self.reaches(place.generation, index);
        }
    }

    /// Goes back to the step before; whether the browser has an entry for it.
    pub(crate) fn back(&self) -> bool {
        BEFORE.get() > 0 && self.goes_back()
    }
}
