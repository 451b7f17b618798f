//! Other places than the page's own address and document: any address, frames, shadow roots.

use crate::page::{PATIENCE, Page};
use fantoccini::Locator;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::time::Instant;

impl Page {
    /// Goes to an address of any server.
    pub(crate) async fn go_to(&self, address: &str) {
        self.client.goto(address).await.unwrap();
        self.frames.take();
    }

    /// Goes to an address at which a shell is, and into its form.
    pub(crate) async fn go_to_form(&self, address: &str) {
        self.go_to(address).await;
        self.enter_form().await;
    }

    /// From now on everything is looked for and done in the form, the document in the shell's frame, which is there when
    /// the shell shows it: until then a driver would hold on to the empty document before it.
    pub(crate) async fn enter_form(&self) {
        self.wait_until("document.querySelector('#prescreen-form')?.hidden === false").await;
        self.enter_frame("#prescreen-form").await;
    }

    /// The value of a script's expression in the document around the form.
    pub(crate) async fn evaluate_in_shell(&self, expression: &str) -> Value {
        self.leave_frame().await;
        let value = self.evaluate(expression).await;
        self.enter_form().await;
        value
    }

    /// From now on everything is looked for and done in the form of a shell that is itself in a frame.
    pub(crate) async fn enter_framed_form(&self, css: &str) {
        self.enter_frame(css).await;
        self.enter_form().await;
    }

    /// From now on everything is looked for and done in the document around the frame with the shell.
    pub(crate) async fn leave_framed_form(&self) {
        self.leave_frame().await;
        self.leave_frame().await;
    }

    /// From now on everything is looked for and done in a frame.
    pub(crate) async fn enter_frame(&self, css: &str) {
        self.asked(async || self.find(css).await.enter_frame().await).await;
        self.frames.borrow_mut().push(css.to_owned());
    }

    /// From now on everything is looked for and done in the document around the frame.
    pub(crate) async fn leave_frame(&self) {
        self.reached(async || self.client.enter_parent_frame().await).await;
        self.frames.borrow_mut().pop();
    }

    /// The same browser, seen from inside an element's open shadow root: a page of which all that is found, pressed, typed
    /// and read is in there. Scripts have the shadow root as `root`, keys go where the focus is.
    pub(crate) async fn within(&self, host: &str) -> Page {
        let inside = Page {
            client: self.client.clone(),
            address: self.address.clone(),
            browser: self.browser,
            folder: self.folder.clone(),
            host: Some(host.to_owned()),
            frames: self.frames.clone(),
        };
        inside.wait_until("Boolean(root)").await;
        inside
    }

    /// What every script starts with: `root` is the document, or the shadow root that is looked into.
    pub(super) fn preamble(&self) -> String {
        match &self.host {
            None => "const root = document;".to_owned(),
            Some(host) => format!("const root = document.querySelector({})?.shadowRoot;", json!(host)),
        }
    }

    /// The elements that a selector finds now.
    pub(super) async fn found(&self, css: &str) -> Vec<Element> {
        if self.host.is_none() {
            // Also where scripts are switched off.
            return self.asked(async || self.client.find_all(Locator::Css(css)).await).await;
        }
        let found = self.evaluate_patiently(&format!("[...root?.querySelectorAll({}) ?? []]", json!(css))).await;
        found.as_array().unwrap().iter().map(|found| self.element(found)).collect()
    }

    /// The first element that a selector finds and that has this text, as soon as there is one.
    pub(super) async fn find_with_text(&self, css: &str, text: &str) -> Element {
        let script = format!(
            "[...root?.querySelectorAll({}) ?? []].find(of => of.textContent.trim().replace(/[ \\n]+/g, ' ') === {}) ?? null",
            json!(css),
            json!(text)
        );
        let start = Instant::now();
        loop {
            let found = self.evaluate_patiently(&script).await;
            if found != Value::Null {
                return self.element(&found);
            }
            assert!(start.elapsed() < PATIENCE, "timed out: no `{css}` with the text `{text}`\n{}", self.read().await);
        }
    }

    /// An element that a script returned.
    fn element(&self, found: &Value) -> Element {
        // WebDriver's own mark of an element.
        let id = found["element-6066-11e4-a52e-4f735466cecf"].as_str().unwrap();
        Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()))
    }

    /// What can be read now, for whoever looks into a case that found something.
    pub(super) async fn read(&self) -> String {
        let css = self.host.as_deref().unwrap_or("body");
        match self.client.find(Locator::Css(css)).await {
            Ok(element) => element.text().await.unwrap_or_default(),
            Err(error) => error.to_string(),
        }
    }

    /// What a driver answers to a question that changes nothing. It is asked again while the browser is just putting another
    /// document or another element in the place of what it is asked about: WebKitGTK's driver then has no answer.
    pub(super) async fn asked<T>(&self, ask: impl AsyncFn() -> Result<T, CmdError>) -> T {
        self.until_answered(ask, |error| has_just_gone(error) || has_left_the_frame(error)).await
    }

    /// What comes of a command in the frame that is looked into. WebKitGTK's driver leaves it whenever the document around
    /// makes an entry in the history, and then does nothing of what it is told.
    pub(super) async fn reached<T>(&self, command: impl AsyncFn() -> Result<T, CmdError>) -> T {
        self.until_answered(command, has_left_the_frame).await
    }

    /// What a command gives; it is given again as long as what comes is no answer.
    pub(super) async fn until_answered<T>(
        &self,
        command: impl AsyncFn() -> Result<T, CmdError>,
        is_no_answer: impl Fn(&CmdError) -> bool,
    ) -> T {
        let start = Instant::now();
        loop {
            match command().await {
                Err(error) if is_no_answer(&error) && start.elapsed() < PATIENCE => {
                    if has_left_the_frame(&error) {
                        self.enter_again().await;
                    }
                }
                answer => return answer.unwrap(),
            }
        }
    }

    /// Goes into the frames that are looked into, from the outermost. What fails is tried again by whoever needs it.
    async fn enter_again(&self) {
        let frames = self.frames.borrow().clone();
        // Whoever goes to a window is in its outermost document.
        if let Ok(window) = self.client.window().await {
            let _ = self.client.switch_to_window(window).await;
        }
        for css in frames {
            if let Ok(frame) = self.client.find(Locator::Css(&css)).await {
                let _ = frame.enter_frame().await;
            }
        }
    }
}

/// The driver is no longer in the frame that it went into.
fn has_left_the_frame(error: &CmdError) -> bool {
    error.is_no_such_window() || error.is_no_such_frame()
}

/// An element that was found is no longer there, or the document went before its answer came.
fn has_just_gone(error: &CmdError) -> bool {
    error.is_stale_element_reference() || error.to_string().contains("not called before the unload event")
}
