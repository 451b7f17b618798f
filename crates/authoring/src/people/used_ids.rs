//! Which ids a file has used so far.
//!
//! A million ids must fit beside everything else in 64 MB, so each is remembered as 96 bits of a keyed hash and not as
//! its text: about 40 MB while the table grows past a million. That two of a million different ids share their 96 bits
//! has a chance of one in 10^17.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// The ids used so far.
pub(super) struct UsedIds {
    keys: [RandomState; 2],
    fingerprints: HashSet<[u8; 12]>,
}

impl UsedIds {
    /// None yet.
    pub(super) fn new() -> UsedIds {
        UsedIds { keys: [RandomState::new(), RandomState::new()], fingerprints: HashSet::new() }
    }

    /// Notes an id; false where it was used before.
    pub(super) fn insert(&mut self, id: &str) -> bool {
        let [first, second] = &self.keys;
        let mut fingerprint = [0; 12];
        let halves = first.hash_one(id).to_le_bytes().into_iter().chain(second.hash_one(id).to_le_bytes());
        for (place, byte) in fingerprint.iter_mut().zip(halves) {
            *place = byte;
        }
        self.fingerprints.insert(fingerprint)
    }
}
