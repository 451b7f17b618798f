//! What `cargo xtask fuzz` runs: one target under libFuzzer, by the name in `FUZZ_TARGET`. Its seeds are written to the folder
//! in `FUZZ_SEEDS` first, its words to the file in `FUZZ_WORDS`.
#![no_main]
#![expect(clippy::panic, reason = "libFuzzer's own way to end a program that cannot begin")]

use fuzzing::Target;
use fuzzing::change::words_file;
use libfuzzer_sys::fuzz_target;
use peak_alloc::PeakAlloc;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = env::var("FUZZ_TARGET").unwrap_or_default();
    Target::named(&name).unwrap_or_else(|| panic!("FUZZ_TARGET names no target: `{name}`"))
});

fn place(variable: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| panic!("{variable} names no place"), PathBuf::from)
}

fn write(place: &Path, content: &[u8]) {
    if let Err(error) = fs::write(place, content) {
        panic!("`{}` cannot be written: {error}", place.display());
    }
}

/// libFuzzer reads both after this.
fn write_seeds() {
    for (number, seed) in (TARGET.seeds)().iter().enumerate() {
        write(&place("FUZZ_SEEDS").join(format!("{number:04}")), seed);
    }
    if let Ok(words) = fs::read(words_file(&TARGET)) {
        write(&place("FUZZ_WORDS"), &words);
    }
}

fuzz_target!(init: write_seeds(), |file: &[u8]| TARGET.check_within(&MEMORY, file));
