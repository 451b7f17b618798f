//! What is done in real browsers: tests, pictures, measurements. All are in `tests/browser` and ask for theirs by a variable.

use crate::places::Places;
use crate::{bundle, command, compile, libtest, setup};
use anyhow::{Result, ensure};
use std::fs;
use std::process::Command;

/// Builds the page and tests it: all cases, or those whose names contain one of these. Each is run, whatever another one
/// finds.
pub(crate) fn test(places: &Places, cases: &[String]) -> Result<()> {
    let mut command = prepared(places)?;
    let left_out = places.target().join("xtask").join("left-out.txt");
    fs::create_dir_all(places.target().join("xtask"))?;
    fs::write(&left_out, "")?;
    command.env("PRESCREEN_LEFT_OUT", &left_out);
    // The tasks are no tests.
    let run = libtest::run(command.args(["--", "--skip", "tasks::"]).args(cases))?;
    let left_out = fs::read_to_string(&left_out)?;
    let skipped = left_out.lines().count();
    print!("{left_out}");
    println!("browser: {} passed, {} failed, {skipped} skipped", run.passed.saturating_sub(skipped), run.failed);
    ensure!(run.passed + run.failed > 0 || !run.ended_well(), "no case of that name");
    run.result()
}

/// Fetches and builds what the browser tests need of the machine, so that it is there when they begin. What goes wrong is
/// reported by the step that needs it, which tries again.
pub(crate) fn fetch_tools(places: &Places) {
    let _ = setup::browsers().and_then(|()| setup::geckodriver(places)).and_then(|_| setup::axe(places));
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

/// Makes sure that browsers, tools and page are there; returns the command that starts the tests with them.
fn prepared(places: &Places) -> Result<Command> {
    setup::browsers()?;
    let geckodriver = setup::geckodriver(places)?;
    let axe = setup::axe(places)?;
    setup::print_versions(&geckodriver);
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
