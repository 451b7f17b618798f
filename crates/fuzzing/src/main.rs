//! What `cargo xtask fuzz` runs: one target under libFuzzer, by the name in `FUZZ_TARGET`. Its seeds are written to the folder
//! in `FUZZ_SEEDS` first.
#![no_main]

use fuzzing::Target;
use libfuzzer_sys::fuzz_target;
use peak_alloc::PeakAlloc;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::{env, fs};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = env::var("FUZZ_TARGET").unwrap_or_default();
    Target::named(&name).unwrap_or_else(|| panic!("FUZZ_TARGET names no target: `{name}`"))
});

fn write_seeds() {
    let folder = env::var_os("FUZZ_SEEDS").map_or_else(|| panic!("FUZZ_SEEDS names no folder"), PathBuf::from);
    for (number, seed) in (TARGET.seeds)().iter().enumerate() {
        if let Err(error) = fs::write(folder.join(format!("{number:04}")), seed) {
            panic!("the seeds cannot be written to `{}`: {error}", folder.display());
        }
    }
}

fuzz_target!(init: write_seeds(), |file: &[u8]| TARGET.check_within(&MEMORY, file));
