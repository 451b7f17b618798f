//! A date for a calendar: when to compare again. RFC 5545; an event of a whole day that names nobody.

use crate::session::Session;
use screening::{Assessment, Date, DateRange};

/// The most octets of a line, without its end.
const LINE: usize = 75;

/// When to compare again: the overall range, or that of the only criterion that has one.
pub fn rescreen_days(assessment: &Assessment) -> Option<DateRange> {
    let mut single = assessment.criteria.iter().filter_map(|criterion| criterion.clear);
    assessment.earliest.or_else(|| single.next().filter(|_| single.next().is_none()))
}

/// An event on the first of the days; its text tells the last where that is another.
pub fn as_ics(session: &Session, days: DateRange) -> String {
    let trial = session.trial().definition();
    let texts = &session.language().messages().files;
    let date = session.language().messages().date;
    let numbers = |date: Date| date.to_string().split('-').collect::<String>();
    let after = days.from.add_days(1).unwrap_or(days.from);
    let compared = date(session.reference_date());
    let description = (texts.event_description)(&date(days.from), &date(days.to), &compared, &trial.version);
    [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Trial Prescreen//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{}-{}@trial-prescreen.invalid", trial.identifier, session.reference_date(), days.from),
        format!("DTSTAMP:{}T000000Z", numbers(session.reference_date())),
        format!("DTSTART;VALUE=DATE:{}", numbers(days.from)),
        format!("DTEND;VALUE=DATE:{}", numbers(after)),
        format!("SUMMARY:{}", escaped(&(texts.event)(&trial.identifier))),
        format!("DESCRIPTION:{}", escaped(&description)),
        // It takes nobody's time.
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ]
    .iter()
    .map(|line| folded(line))
    .collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A line with its end; one that is too long goes on behind a space on the next, and no character is cut.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LINE {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(letter);
        octets += letter.len_utf8();
    }
    folded + "\r\n"
}
