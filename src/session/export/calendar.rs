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
        format!(
            "UID:{}-{}-{}@trial-prescreen.invalid",
            escaped(&trial.identifier),
            session.reference_date(),
            days.from
        ),
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

/// A text as a value. Of control characters only the ends of lines have a way to be written.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            _ if letter.is_control() => {}
            _ => escaped.push(letter),
        }
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

#[cfg(test)]
mod tests {
    use super::{LINE, escaped, folded};

    #[test]
    fn no_text_begins_a_line_of_its_own() {
        let hostile = "NCT06111846\r\nATTACH:https://evil.example/collect\r\nX-A:\u{85}\u{2028};,\\\0";
        let line = escaped(hostile);
        assert_eq!(line, "NCT06111846\\nATTACH:https://evil.example/collect\\nX-A:\u{2028}\\;\\,\\\\");
        assert_eq!(escaped("\r"), "");
    }

    #[test]
    fn long_lines_go_on_behind_a_space_and_cut_no_character() {
        for text in ["a".repeat(200), "药".repeat(90), format!("a{}", "药é😀".repeat(40))] {
            let folded = folded(&text);
            let lines: Vec<&str> = folded.strip_suffix("\r\n").unwrap().split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= LINE), "{folded}");
            let (first, others) = lines.split_first().unwrap();
            let others: String = others.iter().map(|line| line.strip_prefix(' ').unwrap()).collect();
            assert_eq!(format!("{first}{others}"), text);
        }
        assert_eq!(folded(&"a".repeat(LINE)), format!("{}\r\n", "a".repeat(LINE)));
    }
}
