//! axe-core has nothing to say: every page of a participant's way, in both languages, light and dark, on small screens.

use crate::driver::Browser;
use crate::page::Page;
use crate::page::devtools::Look;
use crate::person::Person;

/// The languages, English last: the walk goes on in it. With each how Chromium looks at every page; Firefox is started
/// dark, `WebKit` is always light.
const LANGUAGES: [(&str, [Look; 2]); 2] =
    [("zh-CN", [Look::PHONE, Look::DESKTOP.dark()]), ("en", [Look::DESKTOP, Look::NARROW.dark()])];

pub(crate) async fn case(page: &Page) {
    let mut findings = Vec::new();
    page.go("?lang=en&reference-date=2026-11-22").await;
    page.find("#tp-start").await;
    inspect(page, "start", &mut findings).await;

    page.leave_by("#tp-start").await;
    page.press("#tp-continue").await;
    page.find("#tp-problems").await;
    inspect(page, "problems", &mut findings).await;

    page.go("?lang=en&reference-date=2026-11-22").await;
    page.walk(&Person::NOT_YET, async |number| inspect(page, &format!("topic {number}"), &mut findings).await).await;
    inspect(page, "answers", &mut findings).await;
    page.leave_by("#tp-see-result").await;
    inspect(page, "result: not yet", &mut findings).await;
    page.change_as("E2", &Person::FITS).await;
    inspect(page, "result: fits", &mut findings).await;
    page.change_as("I1", &Person::UNDETERMINED).await;
    inspect(page, "result: undetermined", &mut findings).await;
    page.change_as("E8", &Person::NOT_MATCHING).await;
    inspect(page, "result: not matching", &mut findings).await;
    findings.sort_unstable();
    findings.dedup();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

async fn inspect(page: &Page, what: &str, findings: &mut Vec<String>) {
    for (language, looks) in LANGUAGES {
        page.press(&format!(".tp-language[lang='{language}']")).await;
        page.wait_until(&format!("document.documentElement.lang === '{language}'")).await;
        match page.browser() {
            Browser::Chromium => {
                for look in looks {
                    page.look(look).await;
                    let what = format!("{what}, {language}, {} px, {}", look.width, look.scheme.name());
                    findings.extend(page.axe_findings(&what).await);
                }
            }
            Browser::Firefox | Browser::WebKit => {
                findings.extend(page.axe_findings(&format!("{what}, {language}")).await);
            }
        }
    }
}
