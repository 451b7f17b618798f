//! The examples of docs/embedding.md, word for word, on a real nginx: the trial's site, the intranet, two trials on a page.

use crate::cases::see_result;
use crate::example::example;
use crate::folder::Folder;
use crate::nginx::Nginx;
use crate::page::Page;
use crate::person::Person;
use crate::server::{Server, Site};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::{env, fs};

pub(crate) async fn case(page: &Page) {
    let folder = Folder::fresh();
    write(folder.path(), "snippets/prescreen.conf", &example("snippets/prescreen.conf"));
    for (host, prescreen, files) in [
        ("trial-site", "trial-site/prescreen", ["trial-site/index.html"].as_slice()),
        (
            "intranet",
            "intranet/apps/apap/prescreen",
            &["intranet/apps/apap/index.html", "intranet/apps/apap/worklist.js"],
        ),
        ("two-trials", "two-trials/prescreen", &["two-trials/index.html", "two-trials/two-trials.css"]),
    ] {
        publish(folder.path(), prescreen);
        for file in files {
            write(folder.path(), file, &example(file));
        }
        let Some(nginx) = start(folder.path(), host) else { return };
        match host {
            "trial-site" => the_site_of_a_trial(page, &nginx).await,
            "intranet" => an_intranet(page, &nginx).await,
            _ => two_trials(page, &nginx, folder.path()).await,
        }
        // Browsers look for a picture of the host's.
        let errors = nginx.errors();
        assert_eq!(errors.lines().find(|line| !line.contains("favicon.ico")), None);
    }
}

/// A participant in the frame on the trial's site.
async fn the_site_of_a_trial(page: &Page, nginx: &Nginx) {
    for (path, kind, more) in [
        ("/prescreen/", "text/html; charset=utf-8", None),
        (
            "/prescreen/trial-prescreen.html",
            "text/html; charset=utf-8",
            Some("sandbox allow-scripts allow-downloads allow-modals"),
        ),
        ("/prescreen/trial-prescreen.js", "text/javascript", None),
        ("/prescreen/trial-prescreen-frame.js", "text/javascript", None),
        ("/prescreen/trial-prescreen.wasm", "application/wasm", None),
    ] {
        let head = head(nginx, path);
        let has = |line: &str| head.lines().any(|of| of == line);
        assert!(
            has(&format!("Content-Type: {kind}")) || has(&format!("Content-Type: {kind}; charset=utf-8")),
            "{head}"
        );
        for line in [
            "HTTP/1.1 200 OK",
            "Content-Encoding: gzip",
            "Vary: Accept-Encoding",
            "Content-Security-Policy: frame-ancestors 'self'",
            "Referrer-Policy: no-referrer",
            "Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "X-Content-Type-Options: nosniff",
            "Cache-Control: no-cache",
        ] {
            assert!(has(line), "no `{line}` in\n{head}");
        }
        assert_eq!(head.matches("Content-Security-Policy:").count(), if more.is_some() { 2 } else { 1 }, "{head}");
        assert!(more.is_none_or(|more| has(&format!("Content-Security-Policy: {more}"))), "{head}");
    }

    page.go_to(&format!("{}/", nginx.origin())).await;
    page.enter_framed_form("iframe").await;
    page.walk(&Person::FITS, async |_| {}).await;
    see_result(page).await;
    page.leave_framed_form().await;
    // The link to a page of its own is there still.
    assert_eq!(page.text("[data-trial-prescreen] > a").await, "Open the questions on a page of their own");
    page.has_no_axe_finding("the site with its frame").await;
    assert_eq!(
        reach(page, "document.querySelector('iframe').contentWindow.document.body.textContent").await,
        "SecurityError"
    );
    assert_eq!(page.evaluate("document.querySelector('iframe').contentDocument").await, serde_json::Value::Null);
    // Nor where the site forgets the sandbox.
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'), {
          id: 'open', src: 'prescreen/trial-prescreen.html', onload: () => window.loaded = true }))",
    )
    .await;
    page.wait_until("window.loaded === true").await;
    assert_eq!(
        reach(page, "document.querySelector('#open').contentWindow.document.body.textContent").await,
        "SecurityError"
    );

    // Other sites may frame nothing; one that may be framed shows that this would have been seen.
    let framed = format!("{}/prescreen/trial-prescreen.html", nginx.origin());
    let open = Server::start(Site::built());
    for (framed, is_shown) in [(framed, false), (open.at("trial-prescreen.html"), true)] {
        let host = format!("<!doctype html><iframe src='{framed}' onload='window.loaded = true'></iframe>");
        page.go_to(&Server::start(Site::default().with("index.html", host)).at("")).await;
        page.wait_until("window.loaded === true").await;
        page.enter_frame("iframe").await;
        assert_eq!(page.count("main").await > 0, is_shown, "{framed}");
        page.leave_frame().await;
    }

    // The link, for whoever has no script.
    page.go_to_form(&format!("{}/prescreen/?lang=en", nginx.origin())).await;
    page.find("#tp-start").await;
}

/// A clinician at the intranet's page, in Chinese, through a proxy that drops the type of the engine.
async fn an_intranet(page: &Page, nginx: &Nginx) {
    let head = head(nginx, "/apps/apap/");
    for part in ["script-src 'self' 'wasm-unsafe-eval'", "style-src 'none'", "connect-src 'self'"] {
        assert!(head.contains(part), "no `{part}` in\n{head}");
    }
    let proxy = format!(
        "server {{
           listen LISTEN;
           location / {{ proxy_pass {origin}; }}
           location ~ \\.wasm$ {{ proxy_pass {origin}; proxy_hide_header Content-Type; }}
         }}",
        origin = nginx.origin()
    );
    let Some(proxy) = Nginx::start(&proxy) else { return };
    let engine = self::head(&proxy, "/apps/apap/prescreen/trial-prescreen.wasm");
    assert!(!engine.lines().any(|line| line.starts_with("Content-Type:")), "{engine}");

    page.widen().await;
    page.go_to(&format!("{}/apps/apap/", proxy.origin())).await;
    let inside = page.within("trial-prescreen").await;
    inside.find("fieldset#q-cancer_history").await;
    page.wait_until("document.querySelector('#determination').value === '尚不能确定'").await;
    inside.choose("cancer_history", "得过").await;
    page.wait_until("document.querySelector('#determination').value === '不符合'").await;
    page.has_no_axe_finding("the intranet's page").await;
    // It has its own style, although the host's policy allows none.
    let family = inside.evaluate_text("getComputedStyle(root.querySelector('h1')).fontFamily").await;
    assert!(family.contains("sans-serif"), "{family}");
    // Nothing comes from elsewhere.
    let elsewhere =
        "performance.getEntriesByType('resource').filter(of => !of.name.startsWith(location.origin)).length";
    assert_eq!(page.evaluate(elsewhere).await, 0);

    // The sealed page, by the link that stands in the element.
    page.go_to_form(&page.evaluate_text("document.querySelector('trial-prescreen a').href").await).await;
    page.find("fieldset#q-cancer_history").await;
    page.wait_until("document.documentElement.lang === 'zh-CN'").await;
}

/// The built-in trial and a second one, side by side.
async fn two_trials(page: &Page, nginx: &Nginx, folder: &Path) {
    let other = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/authoring/tests/findings/base");
    let other = authoring::to_json(&authoring::compile(&other).unwrap_or_else(|findings| panic!("{findings:?}")));
    write(folder, "two-trials/other-trial.json", &other);
    page.go_to(&format!("{}/", nginx.origin())).await;
    let first = page.within("#first").await;
    let second = page.within("#second").await;
    first.wait_for_heading("Study of Human Bone Marrow Mesenchymal Stem Cells in aPAP").await;
    second.wait_for_heading("A study").await;
    // Its own colours reach the first alone.
    let color = "getComputedStyle(root.querySelector('#tp-start')).backgroundColor";
    assert_eq!(first.evaluate(color).await, "rgb(0, 86, 63)");
    assert_ne!(second.evaluate(color).await, "rgb(0, 86, 63)");
    assert_eq!(first.evaluate("getComputedStyle(root.querySelector('#tp-start')).textTransform").await, "uppercase");
    first.press("#tp-start").await;
    first.wait_for_heading("Age").await;
    first.choose("age_18_or_over", "Yes").await;
    second.press("#tp-start").await;
    second.wait_for_heading("The drug").await;
    assert_eq!(first.chosen("age_18_or_over").await, "Yes");
    assert_eq!(second.count("input:checked").await, 0);
}

/// Starts nginx with the example of that name.
fn start(folder: &Path, name: &str) -> Option<Nginx> {
    let own = |path: &str| folder.join(path).display().to_string();
    let text = example(&format!("{name}.conf"));
    // What the text says is to be replaced; a server's name plays no part where there is one server.
    let text = text.replace("listen 80;", "listen LISTEN;").replace(&format!("/srv/{name}"), &own(name));
    Nginx::start(
        &text.replace("include snippets/prescreen.conf;", &format!("include {};", own("snippets/prescreen.conf"))),
    )
}

/// Copies the built files to a folder.
fn publish(folder: &Path, to: &str) {
    let to = folder.join(to);
    fs::create_dir_all(&to).unwrap();
    for file in fs::read_dir(env::var_os("PRESCREEN_DIST").unwrap()).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Status and headers of an answer.
fn head(nginx: &Nginx, path: &str) -> String {
    let mut stream = TcpStream::connect(nginx.origin().trim_start_matches("http://")).unwrap();
    let request =
        format!("HEAD {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// What a script of the host gets when it reaches into a frame: the name of what the browser throws, or the value.
async fn reach(page: &Page, expression: &str) -> String {
    page.evaluate_text(&format!(
        "(() => {{ try {{ return String({expression}) }} catch (error) {{ return error.name }} }})()"
    ))
    .await
}
