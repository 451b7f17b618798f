//! What the address of the shell, or the attributes of an element, ask for. They are read and never written: an answer
//! never stands there.

use crate::browser::around::Around;
use crate::browser::{clock, page};
use crate::messages::Language;
use crate::session::{Audience, Exposure};
use screening::Date;
use screening::answers::{EARLIEST_DATE, LATEST_DATE};

/// How long nothing may be touched before the warning, unless another time is asked for.
const IDLE_MINUTES: u32 = 15;

/// What is asked for. What is not, or cannot be read, is as if it were not there.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Settings {
    language: Option<Language>,
    reference_date: Option<Date>,
    idle_minutes: Option<u32>,
    audience: Option<Audience>,
    exposure: Exposure,
}

impl Settings {
    /// Nothing is asked for of an element on somebody else's page.
    pub(crate) fn of_element() -> Settings {
        Settings { exposure: Exposure::Embedded, ..Settings::default() }
    }

    /// The settings in the address of the shell.
    pub(crate) fn of_shell(around: &Around) -> Settings {
        let mut settings = Settings::default();
        for name in ["lang", "audience", "reference-date", "idle-minutes"] {
            settings.set(name, around.setting(name).as_deref());
        }
        settings
    }

    /// Takes a setting, or takes it back; whether it could be read.
    pub(crate) fn set(&mut self, name: &str, value: Option<&str>) -> bool {
        match name {
            "lang" => take(&mut self.language, value, Language::from_tag),
            "audience" => take(&mut self.audience, value, |text| match text {
                "participant" => Some(Audience::Participant),
                "clinician" => Some(Audience::Clinician),
                _ => None,
            }),
            "reference-date" => take(&mut self.reference_date, value, |text| {
                Date::parse(text).filter(|date| (EARLIEST_DATE..=LATEST_DATE).contains(date))
            }),
            "idle-minutes" => take(&mut self.idle_minutes, value, |text| {
                text.parse().ok().filter(|minutes| (1..=60).contains(minutes))
            }),
            "share-answers" => {
                self.exposure = if value.is_some() { Exposure::Shared } else { Exposure::Embedded };
                true
            }
            _ => false,
        }
    }

    /// `lang="zh-CN"`: the first language; else the first of the person's own that the page speaks.
    pub(crate) fn language(&self) -> Language {
        self.language.or_else(page::preferred_language).unwrap_or(Language::English)
    }

    /// `reference-date="2026-11-22"`: compares as on that day, between 1900 and 2100; else as on the present day.
    pub(crate) fn reference_date(&self) -> Date {
        self.reference_date.unwrap_or_else(clock::today)
    }

    /// Whether a new day is a new reference date.
    pub(crate) fn follows_today(&self) -> bool {
        self.reference_date.is_none()
    }

    /// `idle-minutes="5"`: warns after so many minutes without a touch, 1 to 60.
    pub(crate) fn idle_minutes(&self) -> u32 {
        self.idle_minutes.unwrap_or(IDLE_MINUTES)
    }

    /// `share-answers`: an element gives what clinicians enter to the page around it.
    pub(crate) fn exposure(&self) -> Exposure {
        self.exposure
    }

    /// `audience="clinician"`: the form for clinicians first.
    pub(crate) fn audience(&self) -> Audience {
        self.audience.unwrap_or(Audience::Participant)
    }
}

fn take<T>(setting: &mut Option<T>, value: Option<&str>, read: impl Fn(&str) -> Option<T>) -> bool {
    *setting = value.and_then(read);
    value.is_none() || setting.is_some()
}
