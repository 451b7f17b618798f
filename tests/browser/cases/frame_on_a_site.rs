//! The frame on a host page: it cannot be made without its box, speaks the language around it, has the room that the host gives
//! it, goes back by itself, and frames nothing from elsewhere.

use crate::page::Page;
use crate::server::{Server, Site};
use serde_json::Value;

/// Three places, one of them added later, and a frame of somebody else's that speaks as ours would.
const HOST: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Host</title>
<meta name="trial-prescreen-origins" content="https://named.invalid https://other.invalid">
<script src="hearing.js"></script>
<h1>Host</h1>
<div id="english" data-trial-prescreen="trial-prescreen.html?idle-minutes=5"><a href="./">The study's rules</a></div>
<div id="chinese" data-trial-prescreen="trial-prescreen.html" lang="zh-CN" title="研究条件"><a href="./?lang=zh-CN">研究</a></div>
<div id="gone" data-trial-prescreen="gone.html"><a href="./">The study</a></div>
<div id="elsewhere" data-trial-prescreen="https://elsewhere.invalid/trial-prescreen.html"><a href="./">The study</a></div>
<div id="script" data-trial-prescreen="javascript:alert(1)"><a href="./">The study</a></div>
<div id="named" data-trial-prescreen="https://named.invalid/trial-prescreen.html"><a href="./">The study</a></div>
<div id="low" data-trial-prescreen="trial-prescreen.html" data-height="400"><a href="./">The study</a></div>
<iframe id="stranger" sandbox="allow-scripts" src="stranger.html"></iframe>
<div style="height: 2000px"></div>
<script type="module" src="trial-prescreen-frame.js"></script>
<script src="reached.js"></script>"#;

/// Notes the texts that the host hears, each after what was sent before it, from before there is a frame that could speak.
const HEARING: &str = "window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data));";

/// Somebody has reached the first link already.
const REACHED: &str = "document.querySelector('#english a').focus();";

const STRANGER: &str = r#"<!doctype html><title>Stranger</title><script>
parent.postMessage("trial-prescreen-ready", "*");
parent.postMessage("stranger", "*");
</script>"#;

/// A host in a `srcdoc`.
const OUTER: &str = r#"<!doctype html><html lang="en"><title>Outer</title><iframe style="width: 50rem; height: 40rem"
srcdoc='<!doctype html><html lang=en><script type="module" src="trial-prescreen-frame.js"></script>
<div id="inner" data-trial-prescreen="trial-prescreen.html" title="Questions"><a href="./">The study</a></div>'></iframe>"#;

pub(crate) async fn case(page: &Page) {
    let site = Site::built()
        .with("host.html", HOST)
        .with("outer.html", OUTER)
        .with("hearing.js", HEARING)
        .with("reached.js", REACHED)
        .with("stranger.html", STRANGER)
        .refusing("gone.html", 404);
    let server = Server::start(site);
    page.go_to(&server.at("host.html")).await;
    for (place, title, settings, words) in [
        ("english", "The study's rules", "idle-minutes=5&lang=en", "Open the questions on a page of their own"),
        ("chinese", "研究条件", "lang=zh-CN", "在单独的页面中打开这些问题"),
    ] {
        // A link to the page on its own, by the address of the link that stood there.
        assert_eq!(page.text(&format!("#{place} a[data-own-page]")).await, words);
        assert_eq!(page.count(&format!("#{place} > *")).await, 2);
        let link = page.find(&format!("#{place} a")).await;
        assert_eq!(link.attr("target").await.unwrap().as_deref(), Some("_blank"));
        assert_eq!(link.attr("rel").await.unwrap().as_deref(), Some("noopener noreferrer"));
        let frame = page.find(&format!("#{place} iframe")).await;
        let attribute = async |name: &str| frame.attr(name).await.unwrap();
        assert_eq!(attribute("sandbox").await.as_deref(), Some("allow-scripts allow-downloads allow-modals"));
        assert_eq!(attribute("title").await.as_deref(), Some(title));
        assert_eq!(attribute("referrerpolicy").await.as_deref(), Some("no-referrer"));
        assert_eq!(
            page.evaluate(&format!("document.querySelector('#{place} iframe').hasAttribute('allow')")).await,
            false
        );
        assert_eq!(attribute("src").await, Some(server.at(&format!("trial-prescreen.html?{settings}"))));
    }
    // Whoever was on it goes on in the frame.
    assert_eq!(page.evaluate("document.activeElement === document.querySelector('#english iframe')").await, true);
    // Nothing came, or comes from elsewhere: the link stays.
    assert_eq!(page.text("#gone a").await, "The study");
    for place in ["elsewhere", "script"] {
        assert_eq!(page.text(&format!("#{place} > a")).await, "The study");
        assert_eq!(page.count(&format!("#{place} iframe")).await, 0, "{place}");
    }
    page.find("#named iframe").await;
    page.enter_framed_form("#chinese iframe").await;
    page.find("#tp-start").await;
    page.wait_until("document.documentElement.lang === 'zh-CN'").await;
    page.leave_framed_form().await;

    // Places that are added later.
    page.evaluate_awaited(
        "await import('./trial-prescreen-frame.js').then(({ embed }) => {
          const place = document.createElement('p');
          Object.assign(place, { id: 'later', lang: 'zh-CN', textContent: '研究' });
          place.dataset.trialPrescreen = 'trial-prescreen.html';
          document.body.append(place);
          embed();
          embed();
        })",
    )
    .await;
    page.find("#later a[data-own-page]").await;
    assert_eq!(page.count("#later iframe").await, 1);

    rooms(page).await;
    // The stranger has spoken as ours would.
    page.wait_until("window.heard.includes('stranger')").await;
    assert_eq!(page.text("#gone a").await, "The study");
    back_is_the_frames_own(page).await;
    copies_work(page).await;
    the_host_cannot_reach_in(page).await;
    inside_another_document(page, &server).await;
}

/// The height is the host's: what it asks for, or what the window leaves, within limits.
async fn rooms(page: &Page) {
    let height =
        async |place: &str| page.evaluate(&format!("document.querySelector('#{place} iframe').offsetHeight")).await;
    assert_eq!(height("low").await, 400);
    // It stands far down, where the window leaves nothing.
    assert_eq!(height("later").await, 480);
    let left = "Math.round(Math.min(900, Math.max(480, innerHeight - document.querySelector('#english').getBoundingClientRect().top - scrollY)))";
    let left = page.evaluate(left).await;
    assert_eq!(height("english").await, left);
}

/// Each frame goes back in itself, whatever the host and other frames do with the history.
async fn back_is_the_frames_own(page: &Page) {
    let entries = page.evaluate("history.length").await;
    for place in ["english", "chinese"] {
        page.enter_framed_form(&format!("#{place} iframe")).await;
        page.press("#tp-start").await;
        page.find("#q-age_18_or_over").await;
        page.leave_framed_form().await;
    }
    assert_eq!(page.evaluate("history.length").await, entries);
    page.evaluate("history.pushState('host', '', '#there')").await;
    page.enter_framed_form("#english iframe").await;
    page.press("#tp-back").await;
    page.find("#tp-start").await;
    page.leave_framed_form().await;
    assert_eq!(page.evaluate("history.state").await, "host");
    // The host's own Back moves no form.
    page.evaluate("history.back()").await;
    page.wait_until("history.state === null").await;
    page.enter_framed_form("#chinese iframe").await;
    page.find("#q-age_18_or_over").await;
    page.leave_framed_form().await;
}

/// A host that keeps its text and puts it back has frames that nobody made with `embed()`.
async fn copies_work(page: &Page) {
    let copy = "document.querySelector('#low').outerHTML.replace('id=\"low\"', 'id=\"copy\"')";
    page.evaluate(&format!("document.body.insertAdjacentHTML('beforeend', {copy})")).await;
    page.evaluate("document.querySelector('#copy').scrollIntoView()").await;
    page.enter_framed_form("#copy iframe").await;
    page.find("#tp-start").await;
    page.leave_framed_form().await;
    assert_eq!(page.count("#copy > *").await, 2);
}

/// A host that is itself a document in a document.
async fn inside_another_document(page: &Page, server: &Server) {
    page.go_to(&server.at("outer.html")).await;
    page.enter_frame("iframe").await;
    page.find("a[data-own-page]").await;
    page.enter_framed_form("#inner iframe").await;
    page.find("#tp-start").await;
    page.leave_framed_form().await;
}

async fn the_host_cannot_reach_in(page: &Page) {
    for inside in ["document.title", "localStorage.length", "startPage", "frames[0].document"] {
        let expression = format!("document.querySelector('#english iframe').contentWindow.{inside}");
        let reached = page
            .evaluate_text(&format!(
                "(() => {{ try {{ return String({expression}) }} catch (error) {{ return error.name }} }})()"
            ))
            .await;
        assert_eq!(reached, "SecurityError", "{inside}");
    }
    assert_eq!(page.evaluate("document.querySelector('#english iframe').contentDocument").await, Value::Null);
}
