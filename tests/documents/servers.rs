//! The headers that `docs/embedding.md` gives for nginx, which the browser tests start, are those that it gives for others.

use crate::example::example;
use crate::text;
use std::collections::BTreeMap;

type Headers = BTreeMap<String, String>;

/// The headers that lines set which start so and then name header and value, each in what stands between.
fn headers(configuration: &str, before: &str, between: &str, after: &str) -> Headers {
    let header = |line: &str| {
        let (name, value) = line.trim().strip_prefix(before)?.split_once(between)?;
        Some((name.to_owned(), value.strip_suffix(after)?.to_owned()))
    };
    configuration.lines().filter_map(header).collect()
}

#[test]
fn every_server_is_told_the_same_headers() {
    let nginx = headers(&example("snippets/prescreen.conf"), "add_header ", " \"", "\" always;");
    let names: Vec<_> = nginx.keys().map(String::as_str).collect();
    let needed =
        ["Cache-Control", "Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options"];
    assert_eq!(names, needed);
    assert_eq!(headers(&example(".htaccess"), "Header always set ", " \"", "\""), nginx);
    let iis = example("web.config");
    let (everywhere, single_file) = iis.split_once("<location").unwrap();
    assert_eq!(headers(everywhere, "<add name=\"", "\" value=\"", "\" />"), nginx);

    // One more policy for the file that is framed.
    let more = headers(&example("trial-site.conf"), "add_header ", " \"", "\" always;");
    let sandbox = more.get("Content-Security-Policy").unwrap();
    let apache = headers(&example(".htaccess"), "Header always add ", " \"", "\"");
    assert_eq!(apache.get("Content-Security-Policy"), Some(sandbox));
    let both = format!("{}; {sandbox}", nginx.get("Content-Security-Policy").unwrap());
    let iis = headers(single_file, "<add name=\"", "\" value=\"", "\" />");
    assert_eq!(iis.get("Content-Security-Policy"), Some(&both));
    // The same that the frame's own attribute leaves to it.
    let tokens = sandbox.strip_prefix("sandbox ").unwrap();
    assert!(text("src/frame.js").contains(&format!("(\"sandbox\", \"{tokens}\")")), "{tokens}");
}
