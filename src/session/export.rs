//! A result as others take it on: text to paste, JSON, a row of a table, a date for a calendar. Pure functions from a
//! session to text; nothing in them names a person.

mod calendar;
mod csv;
mod json;
#[cfg(test)]
mod tests;
mod text;

pub use calendar::{as_ics, rescreen_days};
pub use csv::as_csv;
pub use json::as_json;
pub use text::as_text;
