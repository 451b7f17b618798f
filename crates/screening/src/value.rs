//! Sets of possible values.

/// A set of truth values: which of true, false and null a Boolean may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truths(u8);

impl Truths {
    /// Surely true.
    pub const TRUE: Truths = Truths(1);
    /// Surely false.
    pub const FALSE: Truths = Truths(2);
    /// Surely null.
    pub const NULL: Truths = Truths(4);

    /// True or false where it is surely that, `None` where it may be more than one, or is null.
    pub fn decided(self) -> Option<bool> {
        match self {
            Truths::TRUE => Some(true),
            Truths::FALSE => Some(false),
            _ => None,
        }
    }
}
