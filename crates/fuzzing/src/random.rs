//! Numbers that look random and are the same at every run: those of the other tests.

#[path = "../../authoring/tests/oracle/random.rs"]
mod numbers;

pub(crate) use numbers::Random;

/// Numbers that depend on a file alone.
pub(crate) fn of(file: &[u8]) -> Random {
    Random::new(file.iter().fold(file.len() as u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte))))
}
