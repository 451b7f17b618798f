//! Leaves out of scripts and styles what only their authors need: indentation, empty lines and comments. Nothing is
//! renamed or joined, so what a browser shows as the page's source can still be read and laid beside the repository.

use anyhow::{Result, ensure};

/// A script without the comments that begin its lines. One behind code stays.
pub(crate) fn script(text: &str) -> Result<String> {
    let mut kept = String::new();
    let mut in_comment = false;
    for mut line in text.lines().map(str::trim) {
        while in_comment || line.starts_with("/*") {
            let end = line.split_once("*/");
            in_comment = end.is_none();
            let Some((_, after)) = end else { break };
            line = after.trim_start();
        }
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            // A text that goes over several lines would lose its indentation.
            ensure!(line.matches('`').count() % 2 == 0, "a template literal must be on one line: `{line}`");
            kept.push_str(line);
            kept.push('\n');
        }
    }
    ensure!(!in_comment, "a comment does not end");
    Ok(kept)
}

/// A style sheet without comments.
pub(crate) fn style(text: &str) -> Result<String> {
    let mut code = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        ensure!(before.matches('"').count() % 2 == 0, "a comment begins inside a string: `{before}`");
        let Some((_, after)) = comment.split_once("*/") else { anyhow::bail!("a comment does not end: `{comment}`") };
        code.push_str(before);
        rest = after;
    }
    code.push_str(rest);
    let mut kept = String::new();
    for line in code.lines().map(str::trim).filter(|line| !line.is_empty()) {
        kept.push_str(line);
        kept.push('\n');
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::{script, style};

    #[test]
    fn a_script_keeps_its_code_and_loses_the_rest() {
        let text = "// Says why.\n\n/**\n * More.\n */\nfunction f() {\n    return `a  /* b */` // stays\n}\n/* one line */\n/** @type {A} */ (f)();";
        assert_eq!(script(text).unwrap(), "function f() {\nreturn `a  /* b */` // stays\n}\n(f)();\n");
    }

    #[test]
    fn a_script_that_would_change_its_meaning_is_refused() {
        for (text, message) in [("f(`one\n  two`)", "must be on one line"), ("f();\n/* a", "a comment does not end")] {
            let error = script(text).unwrap_err().to_string();
            assert!(error.contains(message), "{text}: {error}");
        }
    }

    #[test]
    fn a_style_keeps_its_rules_and_loses_the_rest() {
        let text = "/* Says why. */\n@layer a {\n  b { /* c\n d */\n    e: \"f\";\n  }\n}\n";
        assert_eq!(style(text).unwrap(), "@layer a {\nb {\ne: \"f\";\n}\n}\n");
        assert!(style("a { b: \"/* c */\" }").is_err());
        assert!(style("a /* b").is_err());
    }
}
