//! What only Chromium offers, by its own protocol: other screens, colours and processors.

use crate::driver::{Browser, Scheme};
use crate::page::Page;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// Higher pictures than this, in pixels, come out blank at the end; a longer page is cut.
const HIGHEST_PICTURE: u32 = 16_000;

/// A command of Chromium's own protocol, passed on by its driver.
#[derive(Debug)]
struct Command(Value);

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base_url: &url::Url, session_id: Option<&str>) -> Result<url::Url, url::ParseError> {
        base_url.join(&format!("session/{}/goog/cdp/execute", session_id.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.to_string()))
    }
}

/// Whether the colours are the page's or the person's own few.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Colours {
    #[default]
    OfThePage,
    Forced,
}

/// How the page is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Width of the window in CSS pixels.
    pub width: u32,
    /// Height of the window in CSS pixels.
    pub height: u32,
    /// Light or dark.
    pub scheme: Scheme,
    /// The page's colours or forced ones.
    pub colours: Colours,
}

impl Look {
    /// On a phone of usual size.
    pub(crate) const PHONE: Look = Look { width: 360, height: 800, scheme: Scheme::Light, colours: Colours::OfThePage };

    /// On the narrowest screen that the page is made for; also what 400 % of zoom leaves of a desktop.
    pub(crate) const NARROW: Look = Look { width: 320, ..Look::PHONE };

    /// On a desktop.
    pub(crate) const DESKTOP: Look = Look { width: 1280, height: 900, ..Look::PHONE };

    /// The same with dark colours.
    pub(crate) const fn dark(self) -> Look {
        Look { scheme: Scheme::Dark, ..self }
    }

    /// The same with forced colours.
    pub(crate) const fn forced(self) -> Look {
        Look { colours: Colours::Forced, ..self }
    }
}

impl Page {
    /// Sends a command of Chromium's own protocol.
    pub(super) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        assert!(self.browser == Browser::Chromium, "only Chromium knows {command}");
        let command = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(Command(command)).await.unwrap()
    }

    /// Shows the page on another screen or with other colours, from now on (Chromium).
    pub(crate) async fn look(&self, look: Look) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            // A phone has more pixels than this to a CSS pixel; pictures of it are large enough without.
            json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": look.width < 600 }),
        )
        .await;
        let forced = match look.colours {
            Colours::OfThePage => "none",
            Colours::Forced => "active",
        };
        let features = json!([
            { "name": "prefers-color-scheme", "value": look.scheme.name() },
            { "name": "forced-colors", "value": forced },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        assert_eq!(self.evaluate("innerWidth").await, look.width);
        let query = format!(
            "matchMedia('(prefers-color-scheme: {}) and (forced-colors: {forced})').matches",
            look.scheme.name()
        );
        assert_eq!(self.evaluate(&query).await, true, "{look:?}");
    }

    /// Makes the processor so many times slower, from now on; 1 is its own speed (Chromium).
    pub(crate) async fn cpu_slowdown(&self, rate: u32) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await;
    }

    /// A picture of the whole page as PNG (Chromium).
    pub(crate) async fn picture(&self, look: Look) -> Vec<u8> {
        self.look(look).await;
        let height = self.evaluate("document.documentElement.scrollHeight").await.as_u64().unwrap();
        let height = u32::try_from(height).unwrap().clamp(look.height, HIGHEST_PICTURE);
        // As high as the page: what is photographed is what is in the window.
        self.look(Look { height, ..look }).await;
        self.evaluate("window.scrollTo(0, 0)").await;
        self.client.screenshot().await.unwrap()
    }
}
