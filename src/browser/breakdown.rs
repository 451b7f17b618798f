//! What happens where the program breaks down: a plain message in place of the page, never a blank one. It is the script around
//! the engine that shows it (`src/guard.js`), which learns of more than panics; nothing of the engine runs any more by then.

use crate::messages::Language;
use wasm_bindgen::prelude::wasm_bindgen;

/// What is shown in place of the page, in the language of this tag.
#[wasm_bindgen(js_name = brokenMessage)]
#[expect(unreachable_pub, reason = "JavaScript calls it")]
pub fn broken_message(language: &str) -> String {
    Language::from_tag(language).unwrap_or(Language::English).messages().broken.to_owned()
}

/// From now on a panic tells nothing. Set by way of Yew, which otherwise puts its own hook in this place.
pub(crate) fn tell_nothing() {
    yew::set_custom_panic_hook(Box::new(|_| {}));
}
