//! Numbers that look random and are the same at every run, so that what is found is found again.

/// Where such numbers come from.
pub(in crate::session) struct Numbers(u64);

impl Numbers {
    /// Other numbers for each seed.
    pub(in crate::session) fn new(seed: u64) -> Numbers {
        Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// One of the numbers before the end.
    pub(in crate::session) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}
