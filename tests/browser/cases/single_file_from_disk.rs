//! The single file, alone in a folder on a disk: the same page, with no server anywhere.

use crate::cases::see_result;
use crate::page::Page;
use crate::person::Person;
use crate::server::{Server, Site};
use std::path::{Path, PathBuf};
use std::{env, fs};

const NAME: &str = "trial-prescreen.html";

pub(crate) async fn case(page: &Page) {
    let content = fs::read_to_string(PathBuf::from(env::var_os("PRESCREEN_DIST").unwrap()).join(NAME)).unwrap();
    let file = page.write_file(NAME, &content);

    open(page, &file, "?lang=en&reference-date=2026-11-22").await;
    page.walk(&Person::NOT_YET, async |_| {}).await;
    see_result(page).await;
    let sentence = page.text("#tp-determination").await;
    assert!(sentence.starts_with("Some of your answers do not match the listed rules today"), "{sentence}");
    assert!(page.rule("E2").await.starts_with("Stands in the way now"));
    page.press("#tp-save").await;
    if page.saves() {
        let saved = page.read_saved("NCT06111846-answers-2026-11-22.json").await;
        assert!(saved.contains("\"lavage_last\":\"2026-08-22\""), "{saved}");
    }
    assert_eq!(page.evaluate("performance.getEntriesByType('resource').length").await, 0);

    // It could not ask anybody if it wanted to, not even before it is sealed.
    let server = Server::start(Site::built());
    let policy = "document.querySelector('meta[http-equiv]').content";
    let policy = page.evaluate_in_shell(policy).await;
    assert!(policy.as_str().unwrap().contains("connect-src 'none'"), "{policy}");
    let asking = format!("await fetch('{}').then(() => 'sent', () => 'refused')", server.at("index.html"));
    assert_eq!(page.evaluate_awaited(&asking).await, "refused");
    assert_eq!(server.requests(), [""; 0]);

    open(page, &file, "?lang=zh-CN").await;
    page.find("#tp-start").await;
    page.wait_for_heading("人骨髓间充质干细胞用于自身免疫性肺泡蛋白沉积症（aPAP）的研究").await;

    // Damaged on its way, it says so instead of staying empty.
    let start = "id=\"prescreen-engine\">";
    let damaged = page.write_file("damaged.html", &content.replace(start, &format!("{start}AAAA")));
    page.go_to(&format!("file://{}", damaged.display())).await;
    page.wait_until("document.querySelector('#prescreen-failed').hidden === false").await;
    assert!(page.text("#prescreen-failed").await.starts_with("The questions cannot be shown"));
    assert!(page.text("main").await.contains("Male or female aged 18 years or older"));
}

async fn open(page: &Page, file: &Path, settings: &str) {
    page.go_to_form(&format!("file://{}{settings}", file.display())).await;
}
