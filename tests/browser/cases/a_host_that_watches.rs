//! The frame on a page that watches: for eight people who differ in one answer each, on every page of the form, the host makes
//! its frame narrower and wider, and notes messages, sizes, scroll, history, what has the focus, and what was loaded. Where the
//! frame tells heights, as it once did, it tells the people apart; as the frame is, all eight records are the same.

use crate::page::Page;
use crate::person::Person;
use crate::server::{Server, Site};
use serde_json::Value;

const HOST: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Host</title>
<link rel="icon" href="data:,">
<h1>Host</h1>
<div data-trial-prescreen="FRAMED?reference-date=2026-11-22"><a href="./">Compare</a></div>
<div style="height: 2000px">The rest of the page</div>
<script src="spy.js"></script>
<script type="module" src="trial-prescreen-frame.js"></script>
</html>"#;

/// Notes what the host sees. A record is a list without repetitions, so that it does not count how often somebody looked.
const SPY: &str = r#"
window.record = [];
window.note = (...seen) => {
  const line = JSON.stringify(seen);
  if (record.at(-1) !== line) record.push(line);
};
addEventListener("message", ({ data }) => note("message", data));
addEventListener("popstate", () => note("popstate"));
addEventListener("hashchange", () => note("hashchange"));
addEventListener("scroll", () => note("scroll", scrollX, scrollY), true);
addEventListener("resize", () => note("resize"));
window.look = () => {
  const frame = document.querySelector("iframe");
  const { x, y, width, height } = frame.getBoundingClientRect();
  note("look", x, y, width, height, frame.scrollHeight, document.documentElement.scrollHeight, scrollX, scrollY, history.length,
    history.state, location.href, document.title, document.activeElement.tagName, frames.length, frames[0].length,
    // What the host itself loads comes in any order.
    performance.getEntriesByType("resource").map(({ name, initiatorType }) => [name, initiatorType]).sort());
};
const settled = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 40)));
window.sweep = async widths => {
  const frame = document.querySelector("iframe");
  for (const width of [...widths, ""]) {
    frame.style.width = width === "" ? "100%" : `${width}px`;
    await settled();
    look();
  }
};"#;

/// Seven widths of the frame, in pixels.
const SWEEP: &str = "await sweep([64, 104, 144, 200, 264, 320, 400])";

/// What a frame would tell that made itself as high as what is in it.
const TELLING: &str = "<script>new ResizeObserver(() => parent.postMessage(\
    { height: Math.ceil(document.documentElement.getBoundingClientRect().height / 160) * 160 }, '*'))\
    .observe(document.documentElement)</script></body>";

pub(crate) async fn case(page: &Page) {
    let built = Site::built();
    let single_file = String::from_utf8(built.read("trial-prescreen.html")).unwrap();
    let (before, after) = single_file.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"").unwrap();
    let (_, after) = after.split_once("\">").unwrap();
    let telling = format!("{before}{}", after.replace("</body>", TELLING));
    let host = |framed: &str| HOST.replace("FRAMED", framed);
    let site = built
        .with("telling.html", telling)
        .with("telling-host.html", host("telling.html"))
        .with("host.html", host("trial-prescreen.html"))
        .with("spy.js", SPY);
    let server = Server::start(site);

    // The spy would see it: two people whose results are of another height.
    let [fits, other, ..] = Person::ALIKE;
    let one = record(page, &server, "telling-host.html", fits).await;
    assert_ne!(one, record(page, &server, "telling-host.html", other).await);

    let one = record(page, &server, "host.html", fits).await;
    assert!(one.iter().any(|line| line.as_str().unwrap().contains("trial-prescreen-ready")), "{one:?}");
    for (index, person) in Person::ALIKE.into_iter().enumerate().skip(1) {
        let other = record(page, &server, "host.html", person).await;
        let difference = one.iter().zip(&other).find(|(one, other)| one != other);
        assert!(one.len() == other.len() && difference.is_none(), "person {index}: {difference:?}");
    }
}

/// All that a host notes while a person goes through all questions to the result, and back.
async fn record(page: &Page, server: &Server, host: &str, person: Person) -> Vec<Value> {
    page.go_to(&server.at(host)).await;
    page.find("a[data-own-page]").await;
    page.enter_frame("iframe").await;
    page.find("#tp-start").await;
    // Whoever starts has pressed in the frame.
    page.evaluate("document.querySelector('#tp-start').focus()").await;
    look(page).await;
    page.walk(&person, async |_| look(page).await).await;
    look(page).await;
    page.leave_by("#tp-see-result").await;
    page.find("#tp-determination").await;
    look(page).await;
    page.execute("for (const of of document.querySelectorAll('details')) of.open = true", Vec::new()).await;
    look(page).await;
    page.leave_by("#tp-restart").await;
    look(page).await;
    page.leave_frame().await;
    page.evaluate("window.record").await.as_array().unwrap().clone()
}

/// The host looks, at seven widths.
async fn look(page: &Page) {
    page.leave_frame().await;
    page.evaluate_awaited(SWEEP).await;
    page.enter_frame("iframe").await;
}
