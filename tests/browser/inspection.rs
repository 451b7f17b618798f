//! What axe-core finds on one page after another: in both languages, light and dark, on small screens and large.

use crate::driver::Browser;
use crate::page::Page;
use crate::page::devtools::Look;

/// The languages, English last: the case goes on in it. With each how Chromium looks at every page; Firefox is started
/// dark, `WebKit` is always light.
const LANGUAGES: [(&str, [Look; 2]); 2] =
    [("zh-CN", [Look::PHONE, Look::DESKTOP.dark()]), ("en", [Look::DESKTOP, Look::NARROW.dark()])];

/// Collects findings.
#[derive(Default)]
pub(crate) struct Inspection {
    findings: Vec<String>,
}

impl Inspection {
    /// Looks at what is shown now, in both languages.
    pub(crate) async fn look_at(&mut self, page: &Page, what: &str) {
        for (language, looks) in LANGUAGES {
            page.press(&format!(".tp-language[lang='{language}']")).await;
            page.wait_until(&format!("document.documentElement.lang === '{language}'")).await;
            self.look(page, &format!("{what}, {language}"), looks).await;
        }
    }

    /// The same in the language in which it is shown.
    pub(crate) async fn look_as_it_is(&mut self, page: &Page, what: &str) {
        for (_, looks) in LANGUAGES {
            self.look(page, what, looks).await;
        }
    }

    async fn look(&mut self, page: &Page, what: &str, looks: [Look; 2]) {
        match page.browser() {
            Browser::Chromium => {
                for look in looks {
                    page.look(look).await;
                    let what = format!("{what}, {} px, {}", look.width, look.scheme.name());
                    self.findings.extend(page.axe_findings(&what).await);
                    let overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
                    if page.evaluate(&format!("{overflow} > 0")).await == true {
                        self.findings.push(format!("{what}: scrolls sideways"));
                    }
                }
            }
            Browser::Firefox | Browser::WebKit => self.findings.extend(page.axe_findings(what).await),
        }
    }

    /// Nothing was found.
    pub(crate) fn end(mut self) {
        self.findings.sort_unstable();
        self.findings.dedup();
        assert!(self.findings.is_empty(), "{} findings:\n{}", self.findings.len(), self.findings.join("\n"));
    }
}
