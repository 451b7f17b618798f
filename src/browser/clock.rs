//! The one place that asks for the time: today in the person's own time zone, and how much has passed.

use screening::Date;

/// Milliseconds since 1970, of which differences are taken.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Today by the device's clock and time zone.
pub(crate) fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(i32::MAX);
    // A clock that stands beyond the calendar is as wrong as one can be; the page then says which day it took.
    Date::new(year, now.get_month() + 1, now.get_date()).unwrap_or(Date::MAX)
}
