//! Sets of texts: a table shared by all answers to an item, and which of its entries are possible.

use alloc::sync::Arc;
use alloc::vec::Vec;

/// One of at most 63 texts, or perhaps null.
#[derive(Clone, Debug)]
pub struct TextSet {
    pub(crate) table: Arc<[Arc<str>]>,
    pub(crate) mask: u64,
    /// Whether it may be null.
    pub nullable: bool,
}

impl TextSet {
    /// Surely this text.
    pub fn single(text: &str) -> TextSet {
        TextSet { table: Arc::from([Arc::from(text)]), mask: 1, nullable: false }
    }

    /// The texts that it may be.
    pub fn texts(&self) -> impl Iterator<Item = &Arc<str>> {
        self.table.iter().enumerate().filter_map(|(index, text)| (self.mask & (1 << index) != 0).then_some(text))
    }

    /// The smallest set that holds both; `None` where that is more texts than a set has.
    #[must_use]
    pub(crate) fn join(&self, other: &TextSet) -> Option<TextSet> {
        let nullable = self.nullable || other.nullable;
        if Arc::ptr_eq(&self.table, &other.table) {
            return Some(TextSet { table: self.table.clone(), mask: self.mask | other.mask, nullable });
        }
        let mut texts: Vec<Arc<str>> = self.texts().cloned().collect();
        for text in other.texts() {
            if !texts.contains(text) {
                texts.push(text.clone());
            }
        }
        (texts.len() <= 63).then(|| TextSet { mask: (1 << texts.len()) - 1, table: texts.into(), nullable })
    }
}

impl PartialEq for TextSet {
    fn eq(&self, other: &TextSet) -> bool {
        self.nullable == other.nullable && self.texts().eq(other.texts())
    }
}

#[cfg(test)]
mod tests {
    use super::TextSet;
    use alloc::format;

    #[test]
    fn a_set_of_too_many_texts_is_none_rather_than_a_part_of_them() {
        let mut all = TextSet::single("0");
        for number in 1..63 {
            all = all.join(&TextSet::single(&format!("{number}"))).unwrap();
        }
        assert_eq!(all.texts().count(), 63);
        assert!(all.join(&TextSet::single("62")).is_some());
        assert!(all.join(&TextSet::single("63")).is_none());
    }
}
