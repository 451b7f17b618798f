//! Text as people type it, brought to plain ASCII before it is read: full-width forms, stray spaces.

/// Full-width digits, letters and signs become their plain forms; spaces at the ends go.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{FF01}'..='\u{FF5E}' => u32::from(letter).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(letter),
            '\u{3000}' | '\u{A0}' => ' ',
            '。' => '.',
            '、' => ',',
            // The minus sign of typography, which some keyboards give.
            '\u{2212}' => '-',
            other => other,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// A whole number of at most `most` digits and nothing else.
pub(crate) fn whole_number(text: &str, most: usize) -> Option<u32> {
    let fits = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{plain, whole_number};

    #[test]
    fn full_width_forms_become_plain() {
        assert_eq!(plain("２０２６"), "2026");
        assert_eq!(plain("　９．３３ "), "9.33");
        assert_eq!(plain("９，３３"), "9,33");
        assert_eq!(plain("－３"), "-3");
        assert_eq!(plain("\u{2212}3"), "-3");
        assert_eq!(plain("May"), "May");
    }

    #[test]
    fn a_whole_number_is_digits_and_nothing_else() {
        assert_eq!(whole_number("07", 2), Some(7));
        assert_eq!(whole_number("+7", 2), None);
        assert_eq!(whole_number("", 2), None);
        assert_eq!(whole_number("123", 2), None);
    }
}
