//! Letters without regard to their case, for CQL's `~`.
//!
//! Covers the scripts in which codes are written: Latin, Greek, Cyrillic and the full-width forms. The library's tables
//! for every script weigh 5 kB of the page.

/// Whether two texts are the same when the case of their letters does not count.
pub(crate) fn same_letters(left: &str, right: &str) -> bool {
    left.chars().map(small).eq(right.chars().map(small))
}

/// The small letter of a capital one; any other character itself.
fn small(letter: char) -> char {
    let code = u32::from(letter);
    let even = code.is_multiple_of(2);
    let distance = match code {
        0xD7 | 0x130 | 0x3A2 => 0,
        0x41..=0x5A | 0xC0..=0xDE | 0x391..=0x3AB | 0x410..=0x42F | 0xFF21..=0xFF3A => 32,
        0x100..=0x137 | 0x14A..=0x177 if even => 1,
        0x139..=0x148 | 0x179..=0x17E if !even => 1,
        // Capital Y with diaeresis alone has its small letter among the earlier ones.
        0x178 => return '\u{FF}',
        0x386 => 38,
        0x388..=0x38A => 37,
        0x38C => 64,
        0x38E | 0x38F => 63,
        0x400..=0x40F => 80,
        _ => 0,
    };
    char::from_u32(code + distance).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::{same_letters, small};

    #[test]
    fn the_covered_scripts_are_as_in_the_librarys_tables() {
        let covered = ['\0'..='\u{17F}', '\u{386}'..='\u{3CE}', '\u{400}'..='\u{45F}', '\u{FF00}'..='\u{FF5E}'];
        for letter in covered.into_iter().flatten() {
            // The one letter whose small form is two characters.
            if letter != '\u{130}' {
                assert!(letter.to_lowercase().eq([small(letter)]), "{letter}");
            }
        }
    }

    #[test]
    fn other_characters_are_themselves() {
        for letter in ('\u{180}'..='\u{385}').chain('\u{1000}'..='\u{FF00}') {
            assert_eq!(small(letter), letter);
        }
    }

    #[test]
    fn texts_are_compared_letter_by_letter() {
        assert!(same_letters("Not_Done ÄÖ Ω Я", "nOT_dONE äö ω я"));
        assert!(!same_letters("positive", "positives"));
        assert!(!same_letters("a", "b"));
        assert!(same_letters("", ""));
    }
}
