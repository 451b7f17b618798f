//! Compiles the trial that is built into the page, with the same function as `prescreen compile`.

use sha2::{Digest, Sha256};
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The trial that the page is about.
const TRIAL: &str = "trials/NCT06111846";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={TRIAL}");
    let out_folder = PathBuf::from(env::var("OUT_DIR")?);
    match authoring::compile(Path::new(TRIAL)) {
        Ok(definition) => {
            let json = authoring::to_json(&definition) + "\n";
            let mut hash = String::new();
            for byte in Sha256::digest(&json) {
                write!(hash, "{byte:02x}")?;
            }
            println!("cargo::rustc-env=TRIAL_SHA256={hash}");
            println!("cargo::rustc-env=TRIAL_IDENTIFIER={}", definition.identifier);
            println!("cargo::rustc-env=TRIAL_VERSION={}", definition.version);
            Ok(fs::write(out_folder.join("trial.json"), json)?)
        }
        Err(findings) => {
            for finding in findings {
                println!("cargo::error={finding}");
            }
            Err(format!("`{TRIAL}` does not compile; `cargo run -p authoring -- check {TRIAL}` tells more").into())
        }
    }
}
