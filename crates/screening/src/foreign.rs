//! Characters of texts from elsewhere that would change what stands around them: the lines of a file that is written, or the
//! order of the words of a sentence.

use alloc::format;
use alloc::string::String;

/// Whether a character belongs in no text of a trial: a control character other than those between words and lines, a
/// separator of lines, or one that sets the direction of what follows.
pub fn is_refused(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')) || turns(letter)
}

/// Whether a text belongs in a name or title, which is one line.
pub fn is_one_line(text: &str) -> bool {
    !text.chars().any(|letter| letter.is_control() || turns(letter))
}

/// Whether a table that is opened with a spreadsheet would take a cell that begins like this for a formula.
pub fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// The text with every character written out that cannot be seen, or turns what follows.
pub fn visible(text: &str) -> String {
    let mut visible = String::new();
    for letter in text.chars() {
        if letter.is_control() || turns(letter) || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{61C}') {
            visible.extend(letter.escape_unicode());
        } else {
            visible.push(letter);
        }
    }
    visible
}

/// The same to stand in a sentence: what is written from right to left moves nothing around it.
pub fn isolated(text: &str) -> String {
    let visible = visible(text);
    let from_right = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
            || matches!(letter, '\u{1_0800}'..='\u{1_0FFF}' | '\u{1_E800}'..='\u{1_EFFF}')
    };
    if visible.contains(from_right) { format!("\u{2068}{visible}\u{2069}") } else { visible }
}

/// Separators of lines and paragraphs, embeddings, overrides and isolates.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{begins_formula, is_one_line, is_refused, isolated, visible};
    use alloc::format;

    const TURNING: &str = "\u{2028}\u{2029}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}";

    #[test]
    fn control_characters_and_those_that_turn_are_refused() {
        for letter in TURNING.chars().chain("\0\u{1}\u{7}\u{1B}\u{7F}\u{80}\u{85}\u{9F}".chars()) {
            assert!(is_refused(letter), "{letter:?}");
            assert!(!is_one_line(&format!("a{letter}b")), "{letter:?}");
        }
        // Those between words and lines, marks and letters of any script.
        for letter in "\t\n\r a\u{200E}\u{200F}אع药é".chars() {
            assert!(!is_refused(letter), "{letter:?}");
        }
        for between in ["\t", "\n", "\r"] {
            assert!(!is_one_line(&format!("a{between}b")));
        }
        assert!(is_one_line("NCT06111846 – 药物, עברית"));
    }

    #[test]
    fn what_is_not_seen_is_written_out() {
        assert_eq!(visible("lavage\u{202E}tsal\r\n"), "lavage\\u{202e}tsal\\u{d}\\u{a}");
        assert_eq!(visible("é药עברית"), "é药עברית");
        let turning = visible(TURNING);
        assert!(turning.is_ascii() && turning.starts_with("\\u{2028}\\u{2029}\\u{202a}"), "{turning}");
    }

    #[test]
    fn what_is_written_from_right_to_left_stands_on_its_own() {
        assert_eq!(isolated("lavage_last"), "lavage_last");
        assert_eq!(isolated("药物"), "药物");
        assert_eq!(isolated("עברית"), "\u{2068}עברית\u{2069}");
        // It cannot end its own isolation.
        assert_eq!(isolated("ע\u{2069}\u{202E}b"), "\u{2068}ע\\u{2069}\\u{202e}b\u{2069}");
    }

    #[test]
    fn cells_that_would_be_formulas() {
        assert!(["=1", "+1", "-1", "@a"].iter().all(|text| begins_formula(text)));
        assert!(["", "a=1", "1", " =1"].iter().all(|text| !begins_formula(text)));
    }
}
