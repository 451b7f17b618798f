//! What must hold of every file that may come from anywhere. `cargo xtask fuzz` makes such files up; `cargo test` tries the
//! seeds and a fixed number of changes to them.
//!
//! # Map
//! - [`TARGETS`]: one for each kind of file, with a function that panics where something does not hold.
//! - `people`, `answers`, `compiled`, `folder`, `expression`: those functions.
//! - `base`: the trials that files are read for. `change`: changes to files. `seeds`: the files to begin with.
//!
//! # Invariants
//! **Invariant: more than no panic.** What is accepted is written and read back to the same, or screens people; what is
//! refused says where. A file takes no more memory than [`Target::most_memory`], and ends by the engine's own budgets.
//!
//! **Invariant: the same every time.** A function depends on the file alone, so that a finding can be repeated.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a function of this crate tells what does not hold by a panic"
)]

mod answers;
mod base;
pub mod change;
mod compiled;
mod expression;
mod folder;
mod people;
mod random;
mod seeds;

use peak_alloc::PeakAlloc;

/// A kind of file, and what must hold of it.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// How it is called on the command line.
    pub name: &'static str,
    /// Panics where something does not hold of a file.
    pub check: fn(&[u8]),
    /// Files to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that such files are made of, by the name of their list in `words/`.
    pub words: &'static str,
    /// Bytes of memory that one file may take at most.
    pub most_memory: usize,
    /// How many changed files `cargo test` tries.
    pub tries: usize,
}

/// One for each kind of file.
pub const TARGETS: [Target; 7] = [
    Target {
        name: "json-lines",
        check: people::json_lines,
        seeds: seeds::json_lines,
        words: "people",
        most_memory: 32 << 20,
        tries: 400,
    },
    Target { name: "csv", check: people::csv, seeds: seeds::csv, words: "people", most_memory: 32 << 20, tries: 400 },
    Target {
        name: "answers-file",
        check: answers::file,
        seeds: seeds::answers,
        words: "people",
        most_memory: 32 << 20,
        tries: 300,
    },
    Target {
        name: "pasted-text",
        check: answers::pasted,
        seeds: seeds::answers,
        words: "people",
        most_memory: 32 << 20,
        tries: 100,
    },
    Target {
        name: "compiled-trial",
        check: compiled::check,
        seeds: seeds::compiled,
        words: "trial",
        most_memory: 256 << 20,
        tries: 150,
    },
    Target {
        name: "trial-folder",
        check: folder::check,
        seeds: seeds::folders,
        words: "trial",
        most_memory: 256 << 20,
        tries: 60,
    },
    Target {
        name: "expression",
        check: expression::check,
        seeds: seeds::expressions,
        words: "cql",
        most_memory: 256 << 20,
        tries: 400,
    },
];

impl Target {
    /// The target of that name.
    pub fn named(name: &str) -> Option<&'static Target> {
        TARGETS.iter().find(|target| target.name == name)
    }

    /// Checks a file, and what it took of the memory, which `memory` allocates.
    pub fn check_within(&self, memory: &PeakAlloc, file: &[u8]) {
        let before = memory.current_usage();
        memory.reset_peak_usage();
        (self.check)(file);
        let took = memory.peak_usage().saturating_sub(before);
        assert!(took <= self.most_memory, "{}: {took} bytes of memory", self.name);
    }
}
