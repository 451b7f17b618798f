//! Compares one person's answers with a trial's criteria, criterion by criterion, on a given date.
//!
//! # Map
//! - [`TrialDefinition`](definition::TrialDefinition): the compiled trial as data; [`elm`] its expressions.
//! - [`Trial`]: the same, checked and resolved. [`Trial::from_json`] is the only door.
//! - [`Answers`]: one person's answers, typed against a trial; [`answers::check`] holds the limits.
//! - [`Trial::screen`]: the comparison; its result is an [`Assessment`]. [`Trial::examine`] adds why.
//! - [`Trial::trace`]: what each clause of a criterion's definitions is for the person.
//!
//! # Invariants
//! **Invariant: total.** After a trial is loaded nothing can fail: no panic, no clock, no input or output. The
//! reference date is an argument.
//!
//! **Invariant: sound.** An unknown is any value that it could have, a partial date any of its days. A status other
//! than unknown is right for every way in which the missing answers could be completed.
#![no_std]

extern crate alloc;

pub mod answers;
pub mod assessment;
mod cells;
pub mod date;
pub mod decimal;
pub mod definition;
pub mod elm;
mod enablement;
pub mod evaluate;
pub mod foreign;
pub mod json;
mod load_error;
mod machine;
mod person;
mod plan;
mod program;
mod screener;
pub mod sort;
mod trace;
mod trial;
mod validate;
pub mod value;
mod washout;

pub use answers::{Answer, Answers};
pub use assessment::{Assessment, CriterionAssessment, Determination, Examination, Explanation, Flags, Status};
pub use date::{Date, DateRange, PartialDate};
pub use decimal::Decimal;
pub use enablement::Enablement;
pub use load_error::LoadError;
pub use screener::{Examiner, Screener};
pub use trace::{Role, TracedDefinition};
pub use trial::Trial;
pub use washout::{Course, Period, Washout};
