//! The day on which the program runs: the one place that asks for it.

use chrono::{Datelike, Local};
use screening::Date;

/// Today in this computer's time zone (`TZ`, or the system's setting); `None` where its clock shows no year from 1 to
/// 9999.
pub(super) fn local() -> Option<Date> {
    let today = Local::now().date_naive();
    Date::new(today.year(), today.month(), today.day())
}
