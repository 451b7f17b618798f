//! Checks and compiles a trial.
