//! Licences, sources and known weaknesses of the dependencies, by cargo-deny and `deny.toml`.
//!
//! cargo-deny is built by set-up in one version, as the other tools are: some two minutes of a processor's time, once, beside
//! the other steps. Doing the same with libraries inside xtask would bring most of what it is made of into every build.

use crate::places::Places;
use crate::{command, setup};
use anyhow::Result;
use std::process::Command;

/// What needs nothing but the dependencies themselves.
const ALWAYS: [&str; 4] = ["check", "licenses", "bans", "sources"];

/// What needs the list of known weaknesses, which is fetched anew.
const ADVISORIES: [&str; 3] = ["check", "--disable-fetch", "advisories"];

/// cargo-deny finds nothing. Where the list of known weaknesses cannot be fetched, that is said and is no finding: a change
/// must be testable without a network.
pub(crate) fn check(places: &Places) -> Result<()> {
    let program = setup::deny(places)?;
    let deny = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.current_dir(places.root()).args(arguments);
        command
    };
    let mut checks = vec![deny(&ALWAYS)];
    if command::succeeds(&mut deny(&["fetch", "db"])) {
        checks.push(deny(&ADVISORIES));
    } else {
        println!(
            "Known weaknesses (advisories) are NOT CHECKED: the list at https://github.com/RustSec/advisory-db cannot be \
            reached from here. Licences, bans and sources are checked."
        );
    }
    command::run_all(checks)
}

/// Builds cargo-deny, so that it is there when the step begins. What goes wrong is reported by the step, which tries again.
pub(crate) fn fetch_tool(places: &Places) {
    let _ = setup::deny(places);
}
