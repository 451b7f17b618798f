//! From a key to the frame that shows what it changed, on this processor and on one four times as slow.

use crate::Setting;
use crate::driver::Browser;
use crate::page::latency::Latency;
use crate::page::{BACKSPACE, Page};
use crate::person::Person;
use crate::records::EVERYTHING;
use std::env;

/// How much slower than this machine's the processor is made.
const RATES: [u32; 2] = [1, 4];

/// Keys pressed at each rate.
const KEYS: usize = 60;

/// Measures and prints.
pub(super) fn measure() {
    if env::var_os("PRESCREEN_LATENCY").is_none() {
        println!("left out: PRESCREEN_LATENCY is not set (`cargo xtask latency` sets it)");
        return;
    }
    crate::run(Browser::Chromium, Setting::default(), async |page: &Page| {
        page.go("?lang=en&reference-date=2026-11-22").await;
        page.leave_by("#tp-start").await;
        while page.count("#q-pao2-number").await == 0 {
            page.answer_as(&Person::FITS).await;
            page.leave_by("#tp-continue").await;
        }
        // In kPa, so that the line below shows the number in mmHg: 8.7 and 8.75 are not the same there.
        page.answer_as(&Person::FITS).await;
        compare(page, "PaO2, shown back in mmHg", "#q-pao2-number", "#q-pao2 .tp-understood", ['5', BACKSPACE]).await;

        // Everything filled in, side by side. 6 mmHg are too few, 65 are a value: the criterion's line changes at each key.
        page.widen().await;
        page.go("?lang=en&audience=clinician&reference-date=2026-11-22").await;
        page.paste(EVERYTHING).await;
        page.find("#q-assessments-row-5").await;
        page.press("label[for='q-pao2-unit-0']").await;
        page.fill("pao2-number", "6").await;
        let line = "[data-criterion='I4'] .tp-finding__line";
        compare(page, "Clinicians' PaO2, the status of I4", "#q-pao2-number", line, ['5', BACKSPACE]).await;
        page.press("#tp-open-all").await;
        page.wait_until("document.querySelectorAll('.tp-finding__reasons').length === 17").await;
        compare(page, "The same with all reasons open", "#q-pao2-number", line, ['5', BACKSPACE]).await;
    });
}

/// Presses two keys in turn, the second of which undoes what the first does.
async fn compare(page: &Page, what: &str, field: &str, watched: &str, keys: [char; 2]) {
    println!("{what}: ms from the input event, median and (most) of {KEYS} keys");
    for rate in RATES {
        page.cpu_slowdown(rate).await;
        let latencies = page.latencies(field, watched, keys.into_iter().cycle().take(KEYS)).await;
        assert_eq!(latencies.len(), KEYS);
        let changed = spread(&latencies, |latency| latency.changed);
        let drawn = spread(&latencies, |latency| latency.drawn);
        println!("  processor {rate}x slower: document changed {changed}, frame drawn {drawn}");
    }
    page.cpu_slowdown(1).await;
}

/// Median and most.
fn spread(latencies: &[Latency], of: impl Fn(&Latency) -> f64) -> String {
    let mut values: Vec<f64> = latencies.iter().map(of).collect();
    values.sort_unstable_by(f64::total_cmp);
    format!("{:.1} ({:.1})", values[values.len() / 2], values[values.len() - 1])
}
