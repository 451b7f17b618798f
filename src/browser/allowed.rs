//! What the page asks of the browser by functions of its own: `src/allowed.js`, which the build puts around the engine. They
//! stand there, since an import that does one thing and nothing else cannot be had from the bindings of the browser.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// What has the focus; of a page in a shadow root the document knows only the root's element.
    #[wasm_bindgen(js_namespace = allowed)]
    pub(crate) fn focused(root: &Element) -> Option<HtmlElement>;

    /// Lets the browser save a file as if it had been downloaded. It goes to no server.
    #[wasm_bindgen(js_namespace = allowed, js_name = saveFile, catch)]
    pub(crate) fn save_file(name: &str, media_type: &str, content: &str) -> Result<(), JsValue>;

    /// Copies a text; whether it is copied.
    #[wasm_bindgen(js_namespace = allowed, js_name = copyText)]
    pub(crate) fn copy_text(root: &Element, text: &str) -> Promise;

    /// Tells the script of an element what happens.
    #[wasm_bindgen(js_namespace = allowed, catch)]
    pub(crate) fn tell(report: &Function, what: &str, detail: &str) -> Result<(), JsValue>;
}
