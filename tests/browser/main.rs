//! The page in real browsers, the participants' and the clinicians'.
//!
//! The page is what `cargo xtask build` wrote to the folder in `PRESCREEN_DIST`; without it every test says so and ends.
//! A browser that is not there is left out, which is reported; in CI, Chromium and Firefox must be there.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that finds something ends")]

mod cases;
mod driver;
#[path = "../documents/example.rs"]
mod example;
mod folder;
mod hosts;
mod inspection;
mod nginx;
mod page;
mod person;
mod process;
mod records;
mod server;
mod tasks;

use driver::{Browser, Frames, Scheme, Scripts};
use page::Page;
use server::{Server, Withheld};
use std::fs::File;
use std::io::Write;
use std::time::Duration;
use std::{env, thread};

/// Longer than the longest case takes on a slow machine: a browser that hangs fails its case and nothing else.
const LONGEST_CASE: Duration = Duration::from_mins(15);

/// What a test needs of the server and the browser.
#[derive(Clone, Copy, Default)]
struct Setting {
    withheld: Withheld,
    scripts: Scripts,
    scheme: Scheme,
    frames: Frames,
}

/// Chromium's own protocol looks into the form.
const INSPECTED: Setting =
    Setting { withheld: Withheld::Nothing, scripts: Scripts::On, scheme: Scheme::Light, frames: Frames::Together };

/// Says that a test is left out, and why; also to the file that `PRESCREEN_LEFT_OUT` names, since the output of a test that
/// passes is not shown.
fn left_out(why: &str) {
    let line = format!("left out: {}: {why}\n", thread::current().name().unwrap_or("a test"));
    print!("{line}");
    if let Some(file) = env::var_os("PRESCREEN_LEFT_OUT") {
        // In one piece: tests run at the same time.
        File::options().append(true).create(true).open(file).unwrap().write_all(line.as_bytes()).unwrap();
    }
}

/// Runs one case in one browser, each in a fresh one.
fn run(browser: Browser, setting: Setting, case: impl AsyncFnOnce(&Page)) {
    let in_ci = env::var_os("CI").is_some();
    if env::var_os("PRESCREEN_DIST").is_none() {
        left_out("PRESCREEN_DIST names no folder with the built page (`cargo xtask test browser` sets it)");
        return;
    }
    if let Some(missing) = browser.missing() {
        assert!(!(in_ci && browser.required()), "{missing} is missing");
        left_out(&format!("{missing} is missing"));
        return;
    }
    if setting.scripts == Scripts::Off && !browser.can_switch_scripts_off() {
        left_out("this browser's driver cannot switch scripts off");
        return;
    }
    let server = Server::start(setting.withheld.site());
    let driver = browser.start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let in_time = tokio::time::timeout(LONGEST_CASE, async {
            let page = Page::open(&driver, setting, server.address()).await;
            case(&page).await;
            page.close().await;
        });
        assert!(in_time.await.is_ok(), "not done after {LONGEST_CASE:?}");
    });
}

macro_rules! in_every_browser {
    ($($case:ident: $setting:expr;)*) => {
        mod chromium { $(#[test] fn $case() { crate::run(crate::Browser::Chromium, $setting, crate::cases::$case::case) })* }
        mod firefox { $(#[test] fn $case() { crate::run(crate::Browser::Firefox, $setting, crate::cases::$case::case) })* }
        mod webkit { $(#[test] fn $case() { crate::run(crate::Browser::WebKit, $setting, crate::cases::$case::case) })* }
    };
}

in_every_browser! {
    a_person_who_fits: crate::Setting::default();
    a_lavage_three_months_ago: crate::Setting::default();
    knowing_nothing: crate::Setting::default();
    in_chinese: crate::Setting::default();
    another_language_half_way: crate::Setting::default();
    back_and_change: crate::Setting::default();
    problems: crate::Setting::default();
    about_how_long_ago: crate::Setting::default();
    both_audiences: crate::Setting::default();
    browser_history: crate::Setting::default();
    by_keyboard_alone: crate::Setting::default();
    saving_and_opening: crate::Setting::default();
    files_that_are_refused: crate::Setting::default();
    exports_for_clinicians: crate::Setting::default();
    a_new_day: crate::Setting::default();
    left_alone: crate::Setting::default();
    left_and_come_back: crate::Setting::default();
    breaking_down: crate::Setting::default();
    clinicians_keyboard: crate::Setting::default();
    clinicians_lists_and_dates: crate::Setting::default();
    nothing_is_sent: crate::Setting::default();
    around_the_form: crate::Setting::default();
    attempts_to_leave: crate::Setting::default();
    attempts_to_send: crate::Setting::default();
    no_trace: crate::Setting::default();
    a_host_that_watches: crate::Setting::default();
    a_hostile_host: crate::Setting::default();
    element_in_a_page: crate::Setting::default();
    enter_goes_on: crate::Setting::default();
    element_two_on_a_page: crate::Setting::default();
    element_in_a_yew_app: crate::Setting::default();
    element_moved_and_removed: crate::Setting::default();
    element_access: crate::Setting::default();
    element_asked_again: crate::Setting::default();
    element_attributes_at_run_time: crate::Setting::default();
    element_breaks_down: crate::Setting::default();
    element_under_a_hostile_host: crate::Setting::default();
    element_under_hostile_style: crate::Setting::default();
    element_under_strict_policies: crate::Setting::default();
    element_with_wrong_types: crate::Setting::default();
    element_with_a_hostile_trial: crate::Setting::default();
    element_with_another_trial: crate::Setting::default();
    element_for_clinicians: crate::Setting::default();
    element_prints_alone: crate::Setting::default();
    the_tests_own_tools: crate::INSPECTED;
    the_tests_own_reach: crate::Setting::default();
    read_aloud: crate::INSPECTED;
    read_aloud_to_clinicians: crate::INSPECTED;
    access_for_clinicians: crate::Setting { scheme: crate::Scheme::Dark, ..crate::INSPECTED };
    access_for_participants: crate::Setting { scheme: crate::Scheme::Dark, ..crate::INSPECTED };
    on_paper: crate::Setting::default();
    clinicians_result: crate::Setting::default();
    clinicians_timeline: crate::Setting { scheme: crate::Scheme::Dark, ..Default::default() };
    single_file_from_disk: crate::Setting::default();
    diagnosis: crate::Setting::default();
    frame_on_a_site: crate::Setting::default();
    docs_examples_on_nginx: crate::Setting::default();
    what_it_says_it_promises: crate::Setting::default();
    what_the_engine_may_not_do: crate::Setting::default();
    no_other_script: crate::Setting::default();
    without_its_scripts: crate::Setting { withheld: crate::Withheld::Script, ..Default::default() };
    with_scripts_switched_off: crate::Setting { scripts: crate::Scripts::Off, ..Default::default() };
    without_its_engine: crate::Setting { withheld: crate::Withheld::Engine, ..Default::default() };
}
