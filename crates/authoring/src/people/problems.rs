//! What is wrong with a record, in bounded memory: the first problems are named, the others counted.

use std::borrow::Cow;

use screening::foreign::visible;
use serde::Serialize;

/// Problems of a record that are named; one entry after them says how many more there are.
pub(super) const MAX_NAMED: usize = 100;

/// Characters of a name or of a message that are repeated from a file.
const MAX_REPEATED: usize = 100;

/// What is wrong with one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemError {
    /// `pao2`, `assessments[1].date` (rows count from 0); or `id`, `reference_date`, `answers`, `line`.
    pub item: String,
    /// The item, and what was expected of it.
    pub message: String,
}

impl ItemError {
    /// An item that is not what was expected.
    pub(super) fn expecting(item: impl Into<String>, expected: impl AsRef<str>) -> ItemError {
        // Keys and texts of files stand in them, and a terminal obeys some characters.
        let item = visible(&item.into());
        let message = format!("`{item}`: expected {}", visible(expected.as_ref()));
        ItemError { item, message }
    }

    /// So many more problems.
    fn more(count: usize) -> ItemError {
        ItemError { item: "line".to_owned(), message: format!("… and {count} more") }
    }
}

/// The problems of a record, as many as are named.
#[derive(Debug, Default)]
pub(super) struct Problems {
    named: Vec<ItemError>,
    more: usize,
}

impl Problems {
    /// None yet.
    pub(super) fn none() -> Problems {
        Problems::default()
    }

    /// Adds one, or only counts it where enough are named.
    pub(super) fn add(&mut self, problem: ItemError) {
        if self.named.len() < MAX_NAMED {
            self.named.push(problem);
        } else {
            self.count(1);
        }
    }

    /// Adds so many that are not named.
    pub(super) fn count(&mut self, problems: usize) {
        self.more = self.more.saturating_add(problems);
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.named.is_empty() && self.more == 0
    }

    /// One entry for each that is named, and one for the others.
    pub(super) fn into_errors(mut self) -> Vec<ItemError> {
        if self.more > 0 {
            self.named.push(ItemError::more(self.more));
        }
        self.named
    }
}

/// A text of a file as messages repeat it: only its beginning where it is long.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_REPEATED).and_then(|(end, _)| text.get(..end)) {
        Some(beginning) => Cow::Owned(format!("{beginning}…")),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{ItemError, MAX_NAMED, Problems, shortened};

    #[test]
    fn the_first_problems_are_named_and_the_others_counted() {
        let mut problems = Problems::none();
        assert!(problems.is_empty());
        for number in 0..MAX_NAMED {
            problems.add(ItemError::expecting(format!("item{number}"), "a text"));
        }
        assert_eq!(problems.named.len(), MAX_NAMED);
        problems.add(ItemError::expecting("one", "a text"));
        problems.count(41);
        let errors = problems.into_errors();
        assert_eq!(errors.len(), MAX_NAMED + 1);
        assert_eq!(errors[MAX_NAMED - 1].item, "item99");
        assert_eq!(errors[MAX_NAMED], ItemError { item: "line".to_owned(), message: "… and 42 more".to_owned() });
    }

    #[test]
    fn names_are_shown_so_that_no_terminal_obeys_them() {
        let error = ItemError::expecting("pao2\u{202E}\u{1B}[2J", "a text; `\r\n` is none");
        assert_eq!(error.item, "pao2\\u{202e}\\u{1b}[2J");
        assert_eq!(error.message, "`pao2\\u{202e}\\u{1b}[2J`: expected a text; `\\u{d}\\u{a}` is none");
    }

    #[test]
    fn a_long_text_is_repeated_in_part() {
        assert_eq!(shortened(&"é".repeat(100)), "é".repeat(100));
        assert_eq!(shortened(&"é".repeat(101)), format!("{}…", "é".repeat(100)));
    }
}
