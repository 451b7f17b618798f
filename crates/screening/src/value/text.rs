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

    /// The smallest set that holds both.
    #[must_use]
    pub(crate) fn join(&self, other: &TextSet) -> TextSet {
        let nullable = self.nullable || other.nullable;
        if Arc::ptr_eq(&self.table, &other.table) {
            return TextSet { table: self.table.clone(), mask: self.mask | other.mask, nullable };
        }
        let mut texts: Vec<Arc<str>> = self.texts().cloned().collect();
        for text in other.texts() {
            if !texts.contains(text) {
                texts.push(text.clone());
            }
        }
        texts.truncate(63);
        let mask = (1 << texts.len()) - 1;
        TextSet { table: texts.into(), mask, nullable }
    }
}

impl PartialEq for TextSet {
    fn eq(&self, other: &TextSet) -> bool {
        self.nullable == other.nullable && self.texts().eq(other.texts())
    }
}
