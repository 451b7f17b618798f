//! The words that an import is written with.

use super::list::{ALLOWED, TEXTS, WORDS};

/// Whether an import may be written with a word.
pub(super) fn is_allowed(word: &str) -> bool {
    let is_argument = word.strip_prefix("arg").is_some_and(|number| number.parse::<u8>().is_ok());
    // What the engine itself offers for being called back.
    let is_own = word.starts_with("wasm_bindgen__convert__closures_");
    is_argument
        || is_own
        || WORDS.contains(&word)
        || TEXTS.contains(&word)
        || ALLOWED.iter().any(|(_, names)| names.contains(&word))
}

/// The words of a script: names, each with its `allowed.` or `table.`, or with a ` =` where a member is set; texts with their
/// quotes; brackets with what is in them, unless that is a number; and arguments that are called, with a parenthesis.
pub(super) fn words(script: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = script;
    let mut before = "";
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' | '`' => rest.get(1..).and_then(|rest| rest.find(first)).map_or(rest.len(), |end| end + 2),
            '[' => rest.find(']').map_or(rest.len(), |end| end + 1),
            _ if is_of_a_name(first) => rest.find(|character| !is_of_a_name(character)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match first {
            '[' if is_index(word) => {}
            '\'' | '"' | '`' | '[' => words.push(word.to_owned()),
            _ if first.is_ascii_digit() || !is_of_a_name(first) => {}
            _ => {
                let of = ["allowed.", "table."].into_iter().find(|of| before.ends_with(of)).unwrap_or_default();
                // Constants and variables of the function are set, too.
                let is_set = (before.ends_with('.') || !WORDS.contains(&word)) && is_assigned(after);
                let is_called = word.starts_with("arg") && after.starts_with('(') && !before.ends_with('.');
                let end = if is_set {
                    " ="
                } else if is_called {
                    "("
                } else {
                    ""
                };
                if !(word == "allowed" && after.starts_with('.')) {
                    words.push(format!("{of}{word}{end}"));
                }
            }
        }
        rest = after;
        before = script.get(..script.len() - rest.len()).unwrap_or_default();
    }
    words
}

/// Whether what comes after a name gives it a value.
fn is_assigned(after: &str) -> bool {
    let after = after.trim_start();
    let end = after.find(|character| !"=+-*/%&|^?<>!".contains(character)).unwrap_or(after.len());
    let operator = after.get(..end).unwrap_or_default();
    operator.ends_with('=') && !["==", "===", "!=", "!==", "<=", ">="].contains(&operator)
}

/// Whether a character may be in a name, or in a number.
pub(super) fn is_of_a_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '$'
}

/// Whether what stands in brackets is a number, whatever it was before.
fn is_index(brackets: &str) -> bool {
    brackets == "[arg1 >>> 0]"
}
