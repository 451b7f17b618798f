//! The page as one document, the shell, with another inside, the form (src/shell.js says why). Each has its style and its script
//! inside it, and its own policy lets the browser use these two, known by their hashes, and nothing else.

use crate::bundle::integrity;
use anyhow::{Context, Result, ensure};

/// Where the engine comes from.
#[derive(Clone, Copy)]
pub(crate) enum Engine<'a> {
    /// It is fetched from the server that the page came from.
    Fetched,
    /// It is in the document, packed with gzip.
    Packed(&'a [u8]),
}

/// The form's document.
pub(crate) struct Form {
    /// All of it but its style, in whose place `{style}` stands.
    pub(crate) text: String,
    /// Its script, as a policy names it.
    script: String,
}

/// Fills the form's template. Its style stays to be filled in: the shell has the same.
pub(crate) fn form(template: &str, style: &str, script: &str) -> Result<Form> {
    stands_in_its_tags(style, script)?;
    ensure!(!script.contains(STYLE), "the script of the form must not hold `{STYLE}`");
    let hash = integrity::in_policy(script);
    let policy = format!(
        "default-src 'none'; script-src {hash} 'wasm-unsafe-eval'; style-src {}; img-src data:; form-action 'none'; base-uri 'none'",
        integrity::in_policy(style)
    );
    let text = filled(template, "src/page/form.html", &[("{policy}", &policy), (STYLE, STYLE), ("{script}", script)])?;
    Ok(Form { text, script: hash })
}

/// Fills the shell's template, which already contains the trial.
pub(crate) fn shell(template: &str, style: &str, script: &str, form: &Form, engine: Engine) -> Result<String> {
    stands_in_its_tags(style, script)?;
    let engine_block = match engine {
        Engine::Fetched => String::new(),
        Engine::Packed(packed) => block(packed),
    };
    let policy = policy(style, script, form, engine);
    filled(
        template,
        "index.html",
        &[("{policy}", &policy), (STYLE, style), ("{script}", script), ("{engine}\n", &engine_block)],
    )
}

/// Where the style stands.
const STYLE: &str = "{style}";

/// Between its tags a browser reads a script or a style until the first end tag, and in a script `<!--` changes what that is.
fn stands_in_its_tags(style: &str, script: &str) -> Result<()> {
    for (text, what, forbidden) in
        [(script, "script", ["</script", "<script", "<!--", "\r"].as_slice()), (style, "style", &["</style", "\r"])]
    {
        let lower_case = text.to_ascii_lowercase();
        for part in forbidden {
            ensure!(!lower_case.contains(part), "the {what} of the page must not hold {part:?}");
        }
    }
    Ok(())
}

/// Puts texts in their places, which follow each other in this order.
fn filled(template: &str, name: &str, contents: &[(&str, &str)]) -> Result<String> {
    let mut page = String::new();
    let mut rest = template;
    for (place, content) in contents {
        let misplaced = || format!("{name} must hold `{}` once, in its place", place.trim_end());
        let (before, after) = rest.split_once(place).with_context(misplaced)?;
        ensure!(!after.contains(place), misplaced());
        page.push_str(before);
        page.push_str(content);
        rest = after;
    }
    Ok(page + rest)
}

/// What the browser may do for the shell, and so at most for the form, which inherits it: run the two scripts. No frame may
/// load anything from anywhere, which is what keeps the form from going there; that it stands in the shell itself needs no
/// leave. A document that the form makes as a blob is held by the form's own policy; Firefox takes a file that is saved for one.
fn policy(style: &str, script: &str, form: &Form, engine: Engine) -> String {
    let connect = match engine {
        Engine::Fetched => "'self'",
        Engine::Packed(_) => "'none'",
    };
    format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; connect-src {connect}; img-src data:; \
        frame-src blob:; child-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none'",
        integrity::in_policy(script),
        form.script,
        integrity::in_policy(style),
    )
}

/// The engine as text, in an element that no browser takes for a script.
fn block(packed: &[u8]) -> String {
    format!("<script type=\"text/plain\" id=\"prescreen-engine\">{}</script>\n", integrity::base64(packed))
}

#[cfg(test)]
mod tests {
    use super::{Engine, Form, form, shell};

    const TEMPLATE: &str =
        "<meta content=\"{policy}\"><style>{style}</style><p>Text</p>\n<script>{script}</script>\n{engine}\n</body>";

    fn of_form(template: &str) -> Form {
        form(template, "b{}", "g();").unwrap()
    }

    fn filled(template: &str, style: &str, script: &str, engine: Engine) -> anyhow::Result<String> {
        let form = form("{policy}{style}{script}", "b{}", "g();")?;
        shell(template, style, script, &form, engine)
    }

    #[test]
    fn a_page_that_fetches_its_engine_may_use_its_own_scripts_and_style_and_ask_its_own_server() {
        let page = filled(TEMPLATE, "b{}", "f();", Engine::Fetched).unwrap();
        // printf 'f();' | openssl dgst -sha256 -binary | base64
        assert_eq!(
            page,
            "<meta content=\"default-src 'none'; script-src 'sha256-9RATIFdqkCJTNwEc6+pNG0qjxmJA9pKWbaKmy3Jw3G0=' \
            'sha256-El0LEs+Dy1aod51C7wAk8RaR1xqRLwtRA4ykLIcFpGc=' 'wasm-unsafe-eval'; \
            style-src 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='; connect-src 'self'; img-src data:; \
            frame-src blob:; child-src 'none'; worker-src 'none'; form-action 'none'; \
            base-uri 'none'\"><style>b{}</style><p>Text</p>\n<script>f();</script>\n</body>"
        );
    }

    #[test]
    fn the_form_may_ask_nobody_and_use_its_own_script_and_the_shells_style() {
        let form = of_form("<meta content=\"{policy}\"><style>{style}</style><script>{script}</script>");
        assert_eq!(
            form.text,
            "<meta content=\"default-src 'none'; script-src 'sha256-El0LEs+Dy1aod51C7wAk8RaR1xqRLwtRA4ykLIcFpGc=' 'wasm-unsafe-eval'; \
            style-src 'sha256-7yqHVAesot11p6HczDsgKRipvI5UPgs97z80zNXlans='; img-src data:; form-action 'none'; \
            base-uri 'none'\"><style>{style}</style><script>g();</script>"
        );
    }

    #[test]
    fn a_page_with_its_engine_inside_may_ask_nobody() {
        let page = filled(TEMPLATE, "b{}", "f();", Engine::Packed(b"\x1f\x8b\0")).unwrap();
        assert!(page.contains("; connect-src 'none'; "), "{page}");
        let block = "</script>\n<script type=\"text/plain\" id=\"prescreen-engine\">H4sA</script>\n</body>";
        assert!(page.ends_with(block), "{page}");
    }

    #[test]
    fn what_would_end_an_element_early_or_change_its_hash_is_refused() {
        for script in ["a('</SCRIPT>')", "a('<script>')", "a <!--b", "a\r\n"] {
            assert!(filled(TEMPLATE, "", script, Engine::Fetched).is_err(), "{script}");
            assert!(form(TEMPLATE, "", script).is_err(), "{script}");
        }
        for style in ["a</style", "a\rb"] {
            assert!(filled(TEMPLATE, style, "", Engine::Fetched).is_err(), "{style}");
        }
    }

    #[test]
    fn a_template_without_its_places_is_refused() {
        for (from, to) in [("{policy}", ""), ("{style}", "{script}"), ("Text", "{script}"), ("</body>", "{engine}\n")] {
            let error = filled(&TEMPLATE.replace(from, to), "", "", Engine::Fetched).unwrap_err().to_string();
            assert!(error.contains("index.html must hold `{"), "{error}");
        }
    }
}
