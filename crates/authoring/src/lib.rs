//! Checks and compiles a trial.

pub mod people;
