//! Numbers of every kind on a small trial: what is typed on the page goes over the wire and into the engine as it was meant.

use super::numbers::Numbers;
use crate::messages::Language;
use crate::messages::answer_text::answer_text;
use crate::session::answers_file::file_json;
use crate::session::entry::{Entry, Reading};
use crate::session::export::{as_csv, as_text};
use crate::session::quantity_text::QuantityText;
use crate::session::{Action, Audience, Session};
use authoring::people::record::RecordReader;
use authoring::people::{Format, screen};
use screening::definition::{IntegerLimits, ItemKind, QuantityLimits};
use screening::{Answer, Date, Trial};
use std::path::Path;
use std::rc::Rc;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/authoring/tests/small_trials/quantities");

fn trial() -> Rc<Trial> {
    Rc::new(Trial::new(authoring::compile(Path::new(FOLDER)).unwrap()).unwrap())
}

fn session(trial: &Rc<Trial>, audience: Audience) -> Session {
    Session::new(Rc::clone(trial), Date::parse("2026-11-22").unwrap(), Language::English, audience)
}

/// What is entered at an item of that name.
fn entered(session: &Session, link_id: &str, number: &str, unit: Option<usize>) -> Session {
    let text = QuantityText { number: number.into(), unit, unit_confirmed: true };
    session.apply(Action::Answer(session.trial().item_index(link_id).unwrap(), Entry::Quantity(text)))
}

/// What the page shows of an answer.
fn shown(session: &Session, link_id: &str) -> String {
    let index = session.trial().item_index(link_id).unwrap();
    let Reading::Given(answer) = session.reading(index) else { panic!("{link_id} is not answered") };
    let texts = &session.trial().definition().languages[0].items[index];
    answer_text(Language::English.messages(), &session.trial().items()[index], texts, &answer)
}

/// The answers that the command line reads in what the page saves.
fn read_by_the_command_line(session: &Session) -> screening::Answers {
    let file = file_json(session);
    RecordReader::new(session.trial(), session.today()).read_json(file.as_bytes()).unwrap().answers
}

#[test]
fn a_negative_number_is_taken_wherever_it_goes() {
    let trial = trial();
    for audience in [Audience::Participant, Audience::Clinician] {
        for text in ["-3", "\u{2212}3", "－３"] {
            let session = entered(&session(&trial, audience), "base_excess", text, None);
            let session = entered(&session, "episodes", "\u{2212}1", None);
            assert!(file_json(&session).contains(r#""base_excess":{"value":-3,"unit":"mmol/L"},"#), "{text}");
            assert!(file_json(&session).contains(r#""episodes":-1"#), "{text}");
            assert_eq!(read_by_the_command_line(&session), session.answers());
            assert!(
                as_csv(&session).contains(",-3 mmol/L,") && as_csv(&session).contains(",-1,"),
                "{}",
                as_csv(&session)
            );
            assert_eq!(shown(&session, "base_excess"), "\u{2212}3 mmol/L");
            assert_eq!(shown(&session, "episodes"), "\u{2212}1");
        }
    }
}

#[test]
fn what_was_entered_is_shown_with_what_it_comes_to() {
    let trial = trial();
    for (link_id, number, unit, text) in [
        ("weight", "60", 1, "60 [lb_av] (27.22 kg)"),
        ("weight", "70.123", 0, "70.123 kg"),
        ("temperature", "98.6", 1, "98.6 [degF] (37.0 Cel)"),
        ("temperature", "37.04", 0, "37.04 Cel (37.0 Cel)"),
        ("hemoglobin", "9", 1, "9 g/dL (90 g/L)"),
        ("hba1c", "48", 1, "48 mmol/mol (6.5 %)"),
    ] {
        assert_eq!(shown(&entered(&session(&trial, Audience::Clinician), link_id, number, Some(unit)), link_id), text);
    }
    let row = vec![
        Entry::Quantity(QuantityText { number: "0,5".into(), unit: Some(1), unit_confirmed: true }),
        Entry::Quantity(QuantityText { number: "2".into(), ..QuantityText::default() }),
        Entry::Boolean(true),
    ];
    let doses = trial.item_index("doses").unwrap();
    let session = session(&trial, Audience::Clinician).apply(Action::Answer(doses, Entry::List(vec![row])));
    assert_eq!(shown(&session, "doses"), "0.5 g (500 mg) · 2 · Yes");
    assert!(as_text(&session).contains("0.5 g (500 mg); 2; Yes"), "{}", as_text(&session));
}

impl Numbers {
    /// A number as somebody types it, sometimes beyond the limits.
    fn typed(&mut self, limits: (i64, i64), decimals: bool) -> String {
        let span = usize::try_from(limits.1 - limits.0).unwrap() + 3;
        let whole = limits.0 - 1 + i64::try_from(self.below(span)).unwrap();
        let mut text = whole.to_string();
        if decimals && self.below(2) == 0 {
            text.push([',', '.', '．'][self.below(3)]);
            text.push_str(&self.below(1000).to_string());
        }
        text.replace('-', ["-", "\u{2212}", "－"][self.below(3)])
    }

    fn quantity(&mut self, limits: &QuantityLimits) -> Entry {
        let unit = self.below(limits.units.len());
        let of = &limits.units[unit];
        let whole = |limit| of.from_first(limit).unwrap().floor().to_integer().unwrap();
        let number = self.typed((whole(limits.low), whole(limits.high)), true);
        Entry::Quantity(QuantityText { number, unit: Some(unit), unit_confirmed: true })
    }

    fn integer(&mut self, limits: &IntegerLimits) -> Entry {
        let decimals = self.below(5) == 0;
        let number = self.typed((limits.low.into(), limits.high.into()), decimals);
        Entry::Quantity(QuantityText { number, ..QuantityText::default() })
    }

    fn any(&mut self, kind: &ItemKind) -> Entry {
        match kind {
            ItemKind::Boolean => Entry::Boolean(self.below(2) == 0),
            ItemKind::Quantity(limits) => self.quantity(limits),
            ItemKind::Integer(limits) => self.integer(limits),
            ItemKind::Date(_) => super::date("2026", "10", ""),
            ItemKind::List(limits) => Entry::List(
                (0..self.below(3)).map(|_| limits.fields.iter().map(|field| self.any(&field.kind)).collect()).collect(),
            ),
            ItemKind::Choice(codes) => Entry::Choice(self.below(codes.len())),
        }
    }
}

/// Whatever is typed: what the page takes is what it saves, what the command line reads in the file and in the table, and
/// what the engine judges; and what the page refuses is in no file.
#[test]
fn page_wire_and_engine_agree_on_numbers_of_every_kind() {
    let trial = trial();
    let (mut taken, mut refused) = (0, 0);
    for seed in 1..300 {
        let mut numbers = Numbers::new(seed);
        let mut session = session(&trial, Audience::Clinician);
        for (index, item) in trial.items().iter().enumerate() {
            if numbers.below(4) > 0 {
                session = session.apply(Action::Answer(index, numbers.any(&item.kind)));
            }
        }
        for index in 0..trial.items().len() {
            match session.reading(index) {
                Reading::Given(Answer::Quantity(..) | Answer::Integer(_)) => taken += 1,
                Reading::Wrong(_) => refused += 1,
                Reading::Given(_) | Reading::Blank | Reading::Unknown => {}
            }
        }
        let told = read_by_the_command_line(&session);
        assert_eq!(told, session.answers(), "{}", file_json(&session));
        let opened = self::session(&trial, Audience::Participant);
        let opened = opened.apply(Action::Open(file_json(&session)));
        assert_eq!(opened.answers(), session.answers(), "{}", file_json(&session));
        let result = |format, file: &str| {
            let mut output = Vec::new();
            screen(&trial, session.today(), format, file.as_bytes(), &mut output).unwrap();
            String::from_utf8(output).unwrap().replace("\"line\":2", "\"line\":1")
        };
        let of_file = result(Format::JsonLines, &file_json(&session));
        assert_eq!(result(Format::Csv, &as_csv(&session)), of_file, "{}", as_csv(&session));
        assert!(!of_file.contains("\"errors\""), "{of_file}");
    }
    assert!(taken > 1000 && refused > 100, "{taken} {refused}");
}
