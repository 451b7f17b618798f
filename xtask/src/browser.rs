//! What is done in real browsers: tests, pictures, measurements. All are in `tests/browser` and ask for theirs by a variable.

use crate::places::Places;
use crate::{bundle, command, compile, setup};
use anyhow::Result;
use std::fs;
use std::process::Command;

/// Builds the page and tests it.
pub(crate) fn test(places: &Places) -> Result<()> {
    command::run(&mut prepared(places)?)
}

/// Builds the page and writes pictures of it.
pub(crate) fn screenshots(places: &Places) -> Result<()> {
    let mut command = prepared(places)?;
    let folder = places.screenshots();
    // Pictures of pages that are no more would mislead.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    command::run(task(&mut command, "screenshots").env("PRESCREEN_SCREENSHOTS", &folder))
}

/// Builds the page and measures how long after a key the page shows what it changes.
pub(crate) fn latency(places: &Places) -> Result<()> {
    command::run(task(&mut prepared(places)?, "latency").env("PRESCREEN_LATENCY", "1"))
}

/// Sees to it that browsers, tools and page are there; the command that starts the tests with them.
fn prepared(places: &Places) -> Result<Command> {
    setup::browsers()?;
    let geckodriver = setup::geckodriver(places)?;
    let axe = setup::axe(places)?;
    bundle::build(places)?;
    let yew_host = compile::yew_host(places)?;
    let mut command = command::cargo(places.root());
    command
        .args(["test", "--workspace", "--test", "browser"])
        .env("PRESCREEN_DIST", places.dist())
        .env("PRESCREEN_GECKODRIVER", geckodriver)
        .env("PRESCREEN_AXE", axe)
        .env("PRESCREEN_YEW_HOST", yew_host);
    Ok(command)
}

/// The same for one task alone, whose output is shown.
fn task<'a>(command: &'a mut Command, name: &str) -> &'a mut Command {
    command.args(["--", "--exact", &format!("tasks::{name}"), "--nocapture"])
}
