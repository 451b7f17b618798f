//! The frame on a host page: it cannot be made without its box, speaks the language around it, and only its own messages
//! about heights are heard.

use crate::page::Page;
use crate::server::{Server, Site};
use serde_json::{Value, json};

/// Three places, one of them added later, and a frame of somebody else's that speaks as ours would.
const HOST: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Host</title>
<script src="hearing.js"></script>
<h1>Host</h1>
<div id="english" data-trial-prescreen="trial-prescreen.html?idle-minutes=5"><a href="./">The study's rules</a></div>
<div id="chinese" data-trial-prescreen="trial-prescreen.html" lang="zh-CN" title="研究条件"><a href="./?lang=zh-CN">研究</a></div>
<div id="gone" data-trial-prescreen="gone.html"><a href="./">The study</a></div>
<iframe id="stranger" sandbox="allow-scripts" src="stranger.html"></iframe>
<div style="height: 2000px"></div>
<script type="module" src="trial-prescreen-frame.js"></script>
<script src="reached.js"></script>"#;

/// Notes the texts that the host hears, each after what was sent before it, from before there is a frame that could speak.
const HEARING: &str = "window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data));";

/// Somebody has reached the first link already.
const REACHED: &str = "document.querySelector('#english a').focus();";

const STRANGER: &str = r#"<!doctype html><title>Stranger</title><script>
parent.postMessage({ type: "trial-prescreen-height", height: 4800 }, "*");
parent.postMessage("stranger", "*");
</script>"#;

pub(crate) async fn case(page: &Page) {
    let site = Site::built()
        .with("host.html", HOST)
        .with("hearing.js", HEARING)
        .with("reached.js", REACHED)
        .with("stranger.html", STRANGER)
        .refusing("gone.html", 404);
    let server = Server::start(site);
    page.go_to(&server.at("host.html")).await;
    for (place, title, settings) in [
        ("english", "The study's rules", "idle-minutes=5&frame=ORIGIN&lang=en"),
        ("chinese", "研究条件", "frame=ORIGIN&lang=zh-CN"),
    ] {
        page.wait_until(&format!("document.querySelector('#{place} iframe')?.offsetHeight > 160")).await;
        // The link has gone.
        assert_eq!(page.count(&format!("#{place} > *")).await, 1);
        let frame = page.find(&format!("#{place} iframe")).await;
        let attribute = async |name: &str| frame.attr(name).await.unwrap();
        assert_eq!(attribute("sandbox").await.as_deref(), Some("allow-scripts allow-downloads allow-modals"));
        assert_eq!(attribute("title").await.as_deref(), Some(title));
        assert_eq!(attribute("referrerpolicy").await.as_deref(), Some("no-referrer"));
        assert_eq!(
            page.evaluate(&format!("document.querySelector('#{place} iframe').hasAttribute('allow')")).await,
            false
        );
        let origin = server.origin().replace(':', "%3A").replace('/', "%2F");
        let address = server.at(&format!("trial-prescreen.html?{}", settings.replace("ORIGIN", &origin)));
        assert_eq!(attribute("src").await, Some(address));
    }
    // Whoever was on it goes on in the frame.
    assert_eq!(page.evaluate("document.activeElement === document.querySelector('#english iframe')").await, true);
    // Nothing came: the link stays.
    assert_eq!(page.text("#gone a").await, "The study");
    page.enter_frame("#chinese iframe").await;
    page.find("#tp-start").await;
    page.wait_until("document.documentElement.lang === 'zh-CN'").await;
    page.leave_frame().await;

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
    page.wait_until("document.querySelector('#later iframe')?.offsetHeight > 160").await;
    assert_eq!(page.evaluate("document.querySelectorAll('iframe').length").await, 5);

    only_its_own_heights_are_heard(page).await;
    the_top_of_the_next_page_is_seen(page).await;
    the_host_cannot_reach_in(page).await;
}

async fn only_its_own_heights_are_heard(page: &Page) {
    let heights = async || {
        page.evaluate("['english', 'chinese', 'later'].map(id => document.querySelector(`#${id} iframe`).offsetHeight)")
            .await
    };
    for place in ["english", "chinese", "later"] {
        has_its_height(page, place).await;
    }
    let before = heights().await;
    hears(page, "stranger").await;
    page.evaluate("window.postMessage({ type: 'trial-prescreen-height', height: 4800 }, '*')").await;
    page.evaluate("window.postMessage('host', '*')").await;
    hears(page, "host").await;
    // From the right window, in ways in which the page never speaks.
    page.enter_frame("#english iframe").await;
    let forged = [
        json!({ "type": "trial-prescreen-height", "height": 65_537 }),
        json!({ "type": "trial-prescreen-height", "height": 1e300 }),
        json!({ "type": "trial-prescreen-height", "height": -160 }),
        json!({ "type": "trial-prescreen-height", "height": 0 }),
        json!({ "type": "trial-prescreen-height", "height": 480.5 }),
        json!({ "type": "trial-prescreen-height", "height": "480" }),
        json!({ "type": "trial-prescreen-height", "height": null }),
        json!({ "type": "trial-prescreen-height", "height": [480] }),
        json!({ "type": "trial-prescreen-height", "height": 4800, "answers": "yes" }),
        json!({ "type": "trial-prescreen-height" }),
        json!({ "type": "height", "height": 4800 }),
        json!({ "height": 4800 }),
        json!("trial-prescreen-height"),
        json!(4800),
        Value::Null,
    ];
    for message in forged {
        page.execute("parent.postMessage(arguments[0], '*')", vec![message]).await;
    }
    let script =
        "for (const height of [NaN, Infinity]) parent.postMessage({ type: 'trial-prescreen-height', height }, '*')";
    page.execute(script, Vec::new()).await;
    page.evaluate("parent.postMessage('frame', '*')").await;
    page.leave_frame().await;
    hears(page, "frame").await;
    assert_eq!(heights().await, before);

    // It does hear the right one.
    page.enter_frame("#english iframe").await;
    page.evaluate("parent.postMessage({ type: 'trial-prescreen-height', height: 4800 }, '*')").await;
    page.leave_frame().await;
    page.wait_until("document.querySelector('#english iframe').offsetHeight === 4800").await;
    let [_, chinese, later] = &before.as_array().unwrap()[..] else { panic!("{before}") };
    assert_eq!(heights().await, json!([4800, chinese, later]));

    // Nor is the right window heard with an origin, which it has where the host takes its box away.
    page.evaluate("window.heard.length = 0").await;
    let open = "(frame => (frame.removeAttribute('sandbox'), frame.src = 'stranger.html'))";
    page.evaluate(&format!("{open}(document.querySelector('#later iframe'))")).await;
    hears(page, "stranger").await;
    assert_eq!(heights().await, json!([4800, chinese, later]));
}

/// Waits until a frame is as high as the start page in it, rounded up to the next 160 pixels.
async fn has_its_height(page: &Page, place: &str) {
    // What is out of sight is not drawn everywhere.
    page.evaluate(&format!("document.querySelector('#{place}').scrollIntoView()")).await;
    page.enter_frame(&format!("#{place} iframe")).await;
    page.find("#tp-start").await;
    let height = page.evaluate("Math.ceil(document.documentElement.offsetHeight / 160) * 160").await;
    page.leave_frame().await;
    page.wait_until(&format!("document.querySelector('#{place} iframe').offsetHeight === {height}")).await;
}

/// Waits until the host has heard a text, and with it all that came from the same window before.
async fn hears(page: &Page, text: &str) {
    page.wait_until(&format!("window.heard.includes('{text}')")).await;
}

/// Whoever goes on at the end of a long page finds the beginning of the next.
async fn the_top_of_the_next_page_is_seen(page: &Page) {
    page.enter_frame("#chinese iframe").await;
    page.press("#tp-start").await;
    page.wait_for_heading("年龄").await;
    page.choose("age_18_or_over", "是").await;
    page.leave_frame().await;
    // The end of the frame stands at the end of the window.
    page.evaluate("document.querySelector('#chinese iframe').scrollIntoView({ block: 'end' })").await;
    page.evaluate("scrollBy(0, 400)").await;
    page.enter_frame("#chinese iframe").await;
    page.evaluate("document.querySelector('#tp-continue').click()").await;
    page.wait_for_heading("PAP的诊断").await;
    page.leave_frame().await;
    let top = "document.querySelector('#chinese iframe').getBoundingClientRect().top";
    page.wait_until(&format!("{top} >= -200 && {top} < innerHeight - 200")).await;

    // So does whoever is warned before everything is erased.
    page.evaluate("document.querySelector('#chinese iframe').scrollIntoView({ block: 'end' })").await;
    page.evaluate("scrollBy(0, 400)").await;
    page.enter_frame("#chinese iframe").await;
    page.later(15).await;
    page.find("#tp-idle-stay").await;
    assert_eq!(page.evaluate("root.querySelector('[role=alertdialog]').getBoundingClientRect().top < 100").await, true);
    page.leave_frame().await;
    page.wait_until(&format!("{top} >= -200 && {top} < innerHeight - 200")).await;
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
