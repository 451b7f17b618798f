//! The whole shipped trial, compiled from its sources, against everything that was worked out apart from the engine:
//! the case files of the trial, and the oracle's reading of the data dictionary on random people.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected is to stop with a message"
)]

#[path = "oracle/oracle.rs"]
#[allow(dead_code, reason = "each test program uses a part of the oracle")]
mod oracle;

#[path = "whole_trial/cases.rs"]
mod cases;
#[path = "whole_trial/completions.rs"]
mod completions;
#[path = "whole_trial/days.rs"]
mod days;
#[path = "whole_trial/explanations.rs"]
mod explanations;
#[path = "whole_trial/next.rs"]
mod next;
#[path = "whole_trial/oracle_itself.rs"]
mod oracle_itself;
#[path = "whole_trial/warnings.rs"]
mod warnings;
#[path = "whole_trial/washouts.rs"]
mod washouts;
