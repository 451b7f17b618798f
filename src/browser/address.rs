//! Settings in the page's address. They are read once and never written: an answer never stands there.

use crate::messages::Language;
use crate::session::Audience;
use screening::Date;
use screening::answers::{EARLIEST_DATE, LATEST_DATE};
use web_sys::UrlSearchParams;

/// What the address asks for. What cannot be read is not set.
#[derive(Debug)]
pub(crate) struct Settings {
    /// `?lang=zh-CN`: the first language.
    pub(crate) language: Option<Language>,
    /// `?reference-date=2026-11-22`: compares as on that day, between 1900 and 2100, instead of today.
    pub(crate) reference_date: Option<Date>,
    /// `?idle-minutes=5`: warns after so many minutes without a touch, 1 to 60, instead of after 15.
    pub(crate) idle_minutes: u32,
    /// `?audience=clinician`: the form for clinicians first.
    pub(crate) audience: Audience,
}

/// The settings in the address of this page.
pub(crate) fn settings() -> Settings {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let parameters = UrlSearchParams::new_with_str(&query).ok();
    let get = |name: &str| parameters.as_ref()?.get(name);
    let reference_date = get("reference-date").and_then(|text| Date::parse(&text));
    Settings {
        language: get("lang").and_then(|tag| Language::from_tag(&tag)),
        reference_date: reference_date.filter(|date| (EARLIEST_DATE..=LATEST_DATE).contains(date)),
        idle_minutes: get("idle-minutes")
            .and_then(|text| text.parse().ok())
            .filter(|minutes| (1..=60).contains(minutes))
            .unwrap_or(15),
        audience: match get("audience").as_deref() {
            Some("clinician") => Audience::Clinician,
            Some(_) | None => Audience::Participant,
        },
    }
}
