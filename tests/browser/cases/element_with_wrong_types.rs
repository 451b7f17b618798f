//! A server that knows nothing of WebAssembly does no harm; one that does not send the engine, or a damaged one, is told of.

use crate::hosts::site;
use crate::page::Page;
use crate::server::Server;

const BODY: &str = "<trial-prescreen id='first' reference-date='2026-11-22'></trial-prescreen>";

const ENGINE: &str = "trial-prescreen.wasm";

pub(crate) async fn case(page: &Page) {
    for kind in [Some("text/plain"), Some("application/octet-stream"), None] {
        let site = site(BODY).under("/intranet/apps/prescreen").sending_as(ENGINE, kind);
        let server = Server::start(site.with_header_everywhere("X-Content-Type-Options", "nosniff"));
        let element = page.go_to_element(&server, "#first").await;
        element.press("#tp-start").await;
        element.wait_for_heading("Age").await;
        assert_eq!(page.details("prescreen-error").await.len(), 0);
        for document in ["index.html", "trial-prescreen.html"] {
            page.go_to_form(&server.at(&format!("{document}?lang=en"))).await;
            page.press("#tp-start").await;
            page.wait_for_heading("Age").await;
        }
    }
    let damage = [site(BODY).refusing(ENGINE, 403), site(BODY).refusing(ENGINE, 404), site(BODY).damaging(ENGINE)];
    for site in damage {
        let server = Server::start(site);
        page.go_to(&server.at("host.html")).await;
        let problem = page.wait_for_detail("prescreen-error").await;
        assert_eq!(problem["code"], "engine-unreachable", "{problem}");
        let element = page.within("#first").await;
        let told = element.text("[role='alert']").await;
        assert!(told.contains("The questions cannot be shown") && told.contains("engine-unreachable"), "{told}");
        assert_eq!(
            element.find("a").await.prop("href").await.unwrap().as_deref(),
            Some(server.at("index.html?lang=en").as_str())
        );
        assert_eq!(page.details("prescreen-ready").await.len(), 0);
    }
}
