//! Settings in the page's address. They are read once and never written: an answer never stands there.

use crate::messages::Language;
use screening::Date;
use screening::answers::{EARLIEST_DATE, LATEST_DATE};
use web_sys::UrlSearchParams;

/// What the address asks for. What cannot be read is not set.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// `?lang=zh-CN`: the first language.
    pub(crate) language: Option<Language>,
    /// `?reference-date=2026-11-22`: compares as on that day, between 1900 and 2100, instead of today.
    pub(crate) reference_date: Option<Date>,
}

/// The settings in the address of this page.
pub(crate) fn settings() -> Settings {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let Ok(parameters) = UrlSearchParams::new_with_str(&query) else { return Settings::default() };
    let reference_date = parameters.get("reference-date").and_then(|text| Date::parse(&text));
    Settings {
        language: parameters.get("lang").and_then(|tag| Language::from_tag(&tag)),
        reference_date: reference_date.filter(|date| (EARLIEST_DATE..=LATEST_DATE).contains(date)),
    }
}
