//! The page as a person uses it: reading, choosing, typing, pressing keys. Everything waits for what it needs to see.

mod axe;
mod clock;
pub(crate) mod devtools;
mod files;
mod inside;
pub(crate) mod latency;
pub(crate) mod print;
pub(crate) mod script;
mod tree;
mod walk;

use crate::Setting;
use crate::driver::{Browser, Driver};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use std::cell::RefCell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Longer than anything takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The tabulator key.
pub(crate) const TAB: char = '\u{E004}';
/// The enter key.
pub(crate) const ENTER: char = '\u{E007}';
/// The space bar.
pub(crate) const SPACE: char = ' ';
/// The shift key.
pub(crate) const SHIFT: char = '\u{E008}';
/// The control key.
pub(crate) const CONTROL: char = '\u{E009}';
/// The alt key.
pub(crate) const ALT: char = '\u{E00A}';
/// Page up.
pub(crate) const PAGE_UP: char = '\u{E00E}';
/// Page down.
pub(crate) const PAGE_DOWN: char = '\u{E00F}';
/// The down arrow.
pub(crate) const DOWN: char = '\u{E015}';
/// The key that takes back what was typed last.
pub(crate) const BACKSPACE: char = '\u{E003}';
const END: char = '\u{E010}';

/// A browser with the page in it.
pub(crate) struct Page {
    client: Client,
    address: String,
    browser: Browser,
    /// A folder of its own, which goes with the driver.
    folder: PathBuf,
    /// The element whose shadow root is looked into; none: the document.
    host: Option<String>,
    /// The frames that it is looked into, one in another, each by its selector.
    frames: RefCell<Vec<String>>,
}

impl Page {
    /// Starts the browser. It shows nothing yet.
    pub(crate) async fn open(driver: &Driver, setting: Setting, address: String) -> Page {
        let capabilities = driver.capabilities(setting.scripts, setting.scheme, setting.frames);
        let Value::Object(capabilities) = capabilities else { panic!("capabilities are an object") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address())
            .await
            .unwrap();
        // How large a window is at first differs from browser to browser, and from version to version.
        client.set_window_size(1024, 768).await.unwrap();
        Page {
            client,
            address,
            browser: driver.browser(),
            folder: driver.folder().to_owned(),
            host: None,
            frames: RefCell::default(),
        }
    }

    /// The browser that it is in.
    pub(crate) fn browser(&self) -> Browser {
        self.browser
    }

    /// Ends the browser.
    pub(crate) async fn close(self) {
        self.client.close().await.unwrap();
    }

    /// Goes to the page with settings such as `?lang=en`, and into its form.
    pub(crate) async fn go(&self, settings: &str) {
        self.go_to_shell(settings).await;
        self.enter_form().await;
    }

    /// Goes to the page with settings such as `?lang=en`, and stays in the document around the form.
    pub(crate) async fn go_to_shell(&self, settings: &str) {
        self.go_to(&format!("{}/{settings}", self.address)).await;
    }

    /// Loads the page anew, and goes into its form.
    pub(crate) async fn reload(&self) {
        self.client.refresh().await.unwrap();
        self.frames.take();
        self.enter_form().await;
    }

    /// Makes the window as wide as a desktop's, so that form and result stand side by side.
    pub(crate) async fn widen(&self) {
        self.client.set_window_size(1400, 1000).await.unwrap();
    }

    /// Goes to the page as on 22 November 2026 and starts.
    pub(crate) async fn start(&self, language: &str, first_topic: &str) {
        self.go(&format!("?lang={language}&reference-date=2026-11-22")).await;
        self.press("#tp-start").await;
        self.wait_for_heading(first_topic).await;
    }

    /// The first element that a selector finds, as soon as there is one.
    pub(crate) async fn find(&self, css: &str) -> Element {
        let start = Instant::now();
        loop {
            if let Some(element) = self.found(css).await.into_iter().next() {
                return element;
            }
            assert!(start.elapsed() < PATIENCE, "timed out: no `{css}`\n{}", self.read().await);
        }
    }

    /// How many elements a selector finds now.
    pub(crate) async fn count(&self, css: &str) -> usize {
        self.found(css).await.len()
    }

    /// The text that can be seen in the first element that a selector finds.
    pub(crate) async fn text(&self, css: &str) -> String {
        if self.host.is_none() {
            return self.asked(async || self.find(css).await.text().await).await;
        }
        let element = self.find(css).await;
        // WebKitGTK's driver runs the lines of a shadow root together.
        let element = serde_json::to_value(element).unwrap();
        let text = self.execute("return arguments[0].innerText", vec![element]).await;
        text.as_str().unwrap().trim().to_owned()
    }

    /// What stands in a field.
    pub(crate) async fn value(&self, css: &str) -> String {
        self.asked(async || self.find(css).await.prop("value").await).await.unwrap()
    }

    /// The title of the document.
    pub(crate) async fn title(&self) -> String {
        self.evaluate_text("document.title").await
    }

    /// Presses a button or follows a link.
    pub(crate) async fn press(&self, css: &str) {
        self.click(&self.find(css).await).await;
    }

    /// Presses where nothing that sticks to an edge of the window is in the way.
    async fn click(&self, element: &Element) {
        let itself = serde_json::to_value(element).unwrap();
        if self.is_out_of_hand() {
            self.execute("arguments[0].click()", vec![itself]).await;
            return;
        }
        if !self.is_in_a_frame() {
            self.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![itself.clone()]).await;
        }
        if self.browser != Browser::WebKit || !self.is_in_a_frame() {
            self.reached(async || element.click().await).await;
            return;
        }
        // What is out of sight in a frame cannot be pressed by its driver.
        let pressed = self.reached(async || match element.click().await {
            Err(error) if error.is_element_not_interactable() => Ok(false),
            pressed => pressed.map(|()| true),
        });
        if !pressed.await {
            self.execute("arguments[0].click()", vec![itself]).await;
        }
    }

    /// Whether it is looked into a frame.
    fn is_in_a_frame(&self) -> bool {
        !self.frames.borrow().is_empty()
    }

    /// Whether it is looked into a frame that stands anywhere but where the window is, as the form does. Drivers press beside
    /// what is in there; WebKitGTK's also types nothing.
    fn is_out_of_hand(&self) -> bool {
        self.is_in_a_frame() && *self.frames.borrow() != ["#prescreen-form"]
    }

    /// Presses the browser's Back.
    pub(crate) async fn browser_back(&self) {
        self.moved(async || self.client.back().await.unwrap()).await;
    }

    /// Presses the browser's Forward.
    pub(crate) async fn browser_forward(&self) {
        self.moved(async || self.client.forward().await.unwrap()).await;
    }

    /// Moves in the history. Some drivers leave the form meanwhile.
    async fn moved(&self, go: impl AsyncFnOnce()) {
        let was_in_the_form = self.is_in_a_frame();
        while self.is_in_a_frame() {
            self.leave_frame().await;
        }
        go().await;
        if was_in_the_form {
            self.enter_form().await;
        }
    }

    /// Waits until the heading of the page is this.
    pub(crate) async fn wait_for_heading(&self, heading: &str) {
        self.find_with_text("h1", heading).await;
    }

    /// Waits until the focus is on the element with this id. The page moves it after what it shows is there.
    pub(crate) async fn wait_for_focus(&self, id: &str) {
        self.wait_until(&format!("document.activeElement.id === '{id}'")).await;
    }

    /// Waits until the title of the window is this. The page sets it, as its language, after what it shows is there.
    pub(crate) async fn wait_for_title(&self, title: &str) {
        self.wait_until(&format!("document.title === '{title}'")).await;
    }

    /// Presses "Continue" and waits for the next page.
    pub(crate) async fn go_on(&self, heading: &str) {
        self.press("#tp-continue").await;
        self.wait_for_heading(heading).await;
    }

    /// Chooses what has this label at a question.
    pub(crate) async fn choose(&self, item: &str, label: &str) {
        let label = self.find_with_text(&format!("fieldset#q-{item} label"), label).await;
        self.click(&label).await;
    }

    /// The label of what is chosen at a question; empty where nothing is.
    pub(crate) async fn chosen(&self, item: &str) -> String {
        self.evaluate_text(&format!("root.querySelector('#q-{item} input:checked')?.labels[0].textContent")).await
    }

    /// Types into a field, in place of what stands there.
    pub(crate) async fn fill(&self, id: &str, text: &str) {
        if self.browser == Browser::WebKit && self.is_out_of_hand() {
            let type_it = "const [field, text] = arguments; root.querySelector(field).value = text;
                root.querySelector(field).dispatchEvent(new Event('input', { bubbles: true }));";
            self.execute(type_it, vec![format!("#q-{id}").into(), text.into()]).await;
            return;
        }
        let before = self.value(&format!("#q-{id}")).await.chars().count();
        let keys = format!("{END}{}{text}", BACKSPACE.to_string().repeat(before));
        let field = self.find(&format!("#q-{id}")).await;
        if self.browser == Browser::WebKit && self.is_in_a_frame() {
            // A document in a frame gives nothing the focus until somebody has pressed in it.
            self.click(&field).await;
        }
        self.reached(async || field.send_keys(&keys).await).await;
    }

    /// Types into a field that may go away meanwhile.
    pub(crate) async fn try_to_type(&self, id: &str, text: &str) {
        // A field that is gone takes no keys, which is all that a driver has to say.
        let _ = self.find(&format!("#{id}")).await.send_keys(text).await;
    }

    /// Chooses and goes on, one page after another.
    pub(crate) async fn answer(&self, pages: &[(&[(&str, &str)], &str)]) {
        for (answers, next_heading) in pages {
            for (item, label) in *answers {
                self.choose(item, label).await;
            }
            self.go_on(next_heading).await;
        }
    }

    /// What stands about a criterion on the result page, unfolded.
    pub(crate) async fn rule(&self, identifier: &str) -> String {
        let folded = format!("[data-criterion='{identifier}'] details:not([open])");
        if self.count(&folded).await > 0 {
            self.press(&format!("{folded} > summary")).await;
        }
        self.text(&format!("[data-criterion='{identifier}']")).await
    }

    /// The identifiers of all criteria on the result page, in their groups.
    pub(crate) async fn rules(&self) -> Vec<String> {
        let mut identifiers = Vec::new();
        for element in self.found("[data-criterion]").await {
            identifiers.push(element.attr("data-criterion").await.unwrap().unwrap());
        }
        identifiers
    }

    /// Presses a key, wherever the focus is.
    pub(crate) async fn key(&self, key: char) {
        let keys = KeyActions::new("keyboard".to_owned());
        let keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        self.reached(async || self.client.perform_actions(keys.clone()).await).await;
    }

    /// Presses a key while another is held.
    pub(crate) async fn chord(&self, held: char, key: char) {
        let keys = KeyActions::new("keyboard".to_owned());
        let keys = keys.then(KeyAction::Down { value: held }).then(KeyAction::Down { value: key });
        let keys = keys.then(KeyAction::Up { value: key }).then(KeyAction::Up { value: held });
        self.reached(async || self.client.perform_actions(keys.clone()).await).await;
    }

    /// No word that participants never read stands in what can be seen.
    pub(crate) async fn has_no_banned_word(&self) {
        let text = self.text(self.host.as_ref().map_or("body", |_| ".tp-shell")).await.to_lowercase();
        for word in ["eligible", "eligibility", "qualify", "rejected", "failed", "fails", "合格", "入选成功"] {
            assert!(!text.contains(word), "`{word}` in\n{text}");
        }
    }
}
