//! What `cargo xtask fuzz` goes on from: the seeds, and a fixed number of changes to them.

use fuzzing::change::{Changes, words};
use fuzzing::{TARGETS, Target};
use peak_alloc::PeakAlloc;
use std::panic::{AssertUnwindSafe, catch_unwind};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Says which file it was.
fn check(target: &Target, file: &[u8]) {
    let checked = catch_unwind(AssertUnwindSafe(|| target.check_within(&MEMORY, file)));
    assert!(checked.is_ok(), "{}, with this file: {:?}", target.name, String::from_utf8_lossy(file));
}

// One test, since an allocator counts for all that run beside each other.
#[test]
fn seeds_and_changes_to_them_hold_what_every_file_must() {
    for target in &TARGETS {
        let seeds = (target.seeds)();
        assert!(seeds.len() > 3, "{}", target.name);
        for seed in &seeds {
            check(target, seed);
        }
        let mut changes = Changes::new(seeds, words(target));
        for _ in 0..target.tries {
            check(target, &changes.next_file());
        }
    }
}
