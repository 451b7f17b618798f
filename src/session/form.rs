//! The form for clinicians: its sections, the rows of its lists, and what its keys do.

use crate::session::Session;
use crate::session::entry::Entry;
use crate::session::quantity_text::QuantityText;
use crate::session::sheet::Sheet;
use crate::session::shortcut::Stroke;
use crate::session::steps::Focus;
use screening::definition::ItemKind;

/// A section of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The topic, by index; `None`: what only the patient can tell, of whatever topic.
    pub topic: Option<usize>,
    /// The items that are asked now, in their order.
    pub items: Vec<usize>,
}

impl Session {
    /// The sections that have something to ask now: the topics, then what only the patient can tell.
    pub fn sections(&self, sheet: &Sheet) -> Vec<Section> {
        let of_clinicians = |item: &usize| self.trial.items().get(*item).is_some_and(|item| item.clinician);
        let mut sections = Vec::new();
        let mut told = Vec::new();
        for (topic, of) in self.trial.definition().topics.iter().enumerate() {
            let asked = of.items.iter().copied().filter(|item| sheet.is_asked(*item));
            let (items, others): (Vec<usize>, Vec<usize>) = asked.partition(of_clinicians);
            told.extend(others);
            sections.push(Section { topic: Some(topic), items });
        }
        sections.push(Section { topic: None, items: told });
        sections.retain(|section| !section.items.is_empty());
        sections
    }

    /// The session with another, empty row in a list, up to as many as it takes.
    pub(crate) fn with_row(&self, item: usize) -> Session {
        let Some(ItemKind::List(limits)) = self.trial.items().get(item).map(|item| &item.kind) else {
            return self.clone();
        };
        let mut rows = self.entry(item).rows().to_vec();
        if rows.len() >= limits.max_rows {
            return self.clone();
        }
        rows.push(vec![Entry::Blank; limits.fields.len()]);
        let last = rows.len() - 1;
        self.answered(item, Entry::List(rows)).focused(Focus::Row(item, last))
    }

    /// The session without a row. A list that loses its last one is not answered: that there are none is said otherwise.
    pub(crate) fn without_row(&self, item: usize, row: usize) -> Session {
        let mut rows = self.entry(item).rows().to_vec();
        if row >= rows.len() {
            return self.clone();
        }
        rows.remove(row);
        match rows.len().checked_sub(1) {
            None => self.answered(item, Entry::Blank).focused(Focus::Control(item)),
            // The row that took its place, or the last one.
            Some(last) => self.answered(item, Entry::List(rows)).focused(Focus::Row(item, row.min(last))),
        }
    }

    /// The session after a key of the form.
    pub(crate) fn struck(&self, stroke: Stroke, item: Option<usize>) -> Session {
        match (stroke, item) {
            (Stroke::NextSection, _) => self.at_section(1, item),
            (Stroke::PreviousSection, _) => self.at_section(-1, item),
            (Stroke::NextQuestion, Some(item)) => self.at_question_after(item),
            (_, Some(item)) => match self.entry_struck(stroke, item) {
                Some((entry, None)) => self.answered(item, entry),
                Some((entry, Some(option))) => self.answered(item, entry).focused(Focus::Option(item, option)),
                None => self.clone(),
            },
            (_, None) => self.clone(),
        }
    }

    fn at_question_after(&self, item: usize) -> Session {
        let asked = self.sections(&self.sheet()).into_iter().flat_map(|section| section.items);
        match asked.skip_while(|of| *of != item).nth(1) {
            Some(next) => self.focused(Focus::Control(next)),
            None => self.clone(),
        }
    }

    /// So many sections further; where the focus is in none, to the first. At the ends it stays.
    fn at_section(&self, step: isize, item: Option<usize>) -> Session {
        let sections = self.sections(&self.sheet());
        let present = item.and_then(|item| sections.iter().position(|section| section.items.contains(&item)));
        let next = present.map_or(Some(0), |present| present.checked_add_signed(step));
        match next.and_then(|next| sections.get(next)?.items.first()) {
            Some(first) => self.focused(Focus::Control(*first)),
            None => self.clone(),
        }
    }

    /// What a key enters at an item, and which of the things to choose from then has the focus, where it moves.
    fn entry_struck(&self, stroke: Stroke, item: usize) -> Option<(Entry, Option<usize>)> {
        let kind = &self.trial.items().get(item)?.kind;
        let present = self.entry(item);
        match (kind, stroke) {
            (ItemKind::Boolean, Stroke::Yes | Stroke::Nth(0)) => Some((Entry::Boolean(true), Some(0))),
            (ItemKind::Boolean, Stroke::No | Stroke::Nth(1)) => Some((Entry::Boolean(false), Some(1))),
            (ItemKind::Boolean, Stroke::Unknown) => Some((present.to_unknown(), Some(2))),
            (ItemKind::Choice(codes), Stroke::Nth(code)) if code < codes.len() => {
                Some((Entry::Choice(code), Some(code)))
            }
            (ItemKind::Choice(codes), Stroke::Unknown) => Some((present.to_unknown(), Some(codes.len()))),
            (ItemKind::Quantity(limits), Stroke::Nth(unit)) if limits.units.len() > 1 && unit < limits.units.len() => {
                let text = QuantityText { unit: Some(unit), unit_confirmed: false, ..present.quantity_text() };
                Some((Entry::Quantity(text), None))
            }
            (ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_), Stroke::Unknown) => {
                Some((present.to_unknown(), None))
            }
            (ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_), Stroke::Clear) => {
                Some((Entry::Blank, None))
            }
            // Rows are not lost by a key.
            (ItemKind::List(_), _) if !present.rows().is_empty() => None,
            (ItemKind::List(_), Stroke::No | Stroke::Nth(0)) => Some((Entry::List(Vec::new()), Some(0))),
            (ItemKind::List(_), Stroke::Unknown) => Some((present.to_unknown(), Some(1))),
            (ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::List(_), Stroke::Clear) => {
                Some((Entry::Blank, Some(0)))
            }
            (
                ItemKind::Boolean
                | ItemKind::Choice(_)
                | ItemKind::Date(_)
                | ItemKind::Quantity(_)
                | ItemKind::Integer(_)
                | ItemKind::List(_),
                Stroke::Yes
                | Stroke::No
                | Stroke::Nth(_)
                | Stroke::NextQuestion
                | Stroke::NextSection
                | Stroke::PreviousSection,
            ) => None,
        }
    }

    fn focused(&self, focus: Focus) -> Session {
        Session { focus, moves: self.moves.wrapping_add(1), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use crate::messages::Language;
    use crate::session::entry::{Entry, Reading};
    use crate::session::shortcut::Stroke;
    use crate::session::steps::Focus;
    use crate::session::{Action, Audience, Session};
    use screening::{Answer, Date, Trial};
    use std::rc::Rc;

    fn session() -> Session {
        let trial = Rc::new(Trial::from_json(crate::TRIAL).unwrap());
        Session::new(trial, Date::parse("2026-11-22").unwrap(), Language::English, Audience::Clinician)
    }

    fn item(session: &Session, link_id: &str) -> usize {
        session.trial().item_index(link_id).unwrap()
    }

    fn strike(session: &Session, stroke: Stroke, link_id: &str) -> Session {
        session.apply(Action::Strike(stroke, Some(item(session, link_id))))
    }

    /// Names of the items in each section; the last is what only the patient can tell.
    fn sections(session: &Session) -> Vec<Vec<&str>> {
        let name = |item: usize| session.trial().items()[item].link_id.as_str();
        let names = |items: Vec<usize>| items.into_iter().map(name).collect();
        session.sections(&session.sheet()).into_iter().map(|section| names(section.items)).collect()
    }

    #[test]
    fn every_item_that_is_asked_stands_in_one_section() {
        let session = session();
        let sections = sections(&session);
        assert_eq!(sections.first().unwrap(), &["birth_date"]);
        let told = [
            "age_18_or_over",
            "two_checks_without_improvement",
            "serious_allergy",
            "other_serious_condition",
            "willing_to_read_consent",
        ];
        assert_eq!(sections.last().unwrap(), &told);
        let sheet = session.sheet();
        let asked = (0..session.trial().items().len()).filter(|item| sheet.is_asked(*item)).count();
        assert_eq!(sections.concat().len(), asked);
        assert!(!sections.concat().contains(&"lavage_last"));
        let lavage = strike(&session, Stroke::Yes, "lavage_ever");
        assert!(
            super::Session::sections(&lavage, &lavage.sheet())
                .iter()
                .any(|section| { section.items == [item(&lavage, "lavage_ever"), item(&lavage, "lavage_last")] })
        );
    }

    #[test]
    fn keys_answer_and_the_focus_follows_to_what_is_chosen() {
        let session = session();
        let lavage = item(&session, "lavage_ever");
        for (stroke, entry, option) in [
            (Stroke::Yes, Entry::Boolean(true), 0),
            (Stroke::Nth(1), Entry::Boolean(false), 1),
            (Stroke::Unknown, Entry::Blank.to_unknown(), 2),
        ] {
            let struck = strike(&session, stroke, "lavage_ever");
            assert_eq!((struck.entry(lavage), struck.focus()), (&entry, (Focus::Option(lavage, option), 1)));
            let cleared = strike(&struck, Stroke::Clear, "lavage_ever");
            assert_eq!((cleared.entry(lavage), cleared.focus()), (&Entry::Blank, (Focus::Option(lavage, 0), 2)));
        }
        let steroid = item(&session, "steroid");
        assert_eq!(strike(&session, Stroke::Nth(8), "steroid").entry(steroid), &Entry::Choice(8));
        assert_eq!(strike(&session, Stroke::Unknown, "steroid").reading(steroid), Reading::Unknown);
        let unit = strike(&session, Stroke::Nth(1), "pao2");
        assert_eq!(unit.entry(item(&session, "pao2")).quantity_text().unit, Some(1));
        for (stroke, link_id) in [
            (Stroke::Nth(2), "lavage_ever"),
            (Stroke::Yes, "cancer_history"),
            (Stroke::Nth(4), "cancer_history"),
            (Stroke::Nth(2), "pao2"),
            (Stroke::Yes, "birth_date"),
            (Stroke::Nth(0), "birth_date"),
        ] {
            let struck = strike(&session, stroke, link_id);
            assert_eq!((struck.is_blank(), struck.focus()), (true, session.focus()), "{link_id}");
        }
        assert!(session.apply(Action::Strike(Stroke::Yes, None)).is_blank());
    }

    #[test]
    fn sections_are_walked_and_their_ends_hold() {
        let session = session();
        let first = |session: &Session| {
            session.trial().items()[match session.focus().0 {
                Focus::Control(item) => item,
                other => panic!("{other:?}"),
            }]
            .link_id
            .clone()
        };
        let start = session.apply(Action::Strike(Stroke::NextSection, None));
        assert_eq!(first(&start), "birth_date");
        assert_eq!(first(&strike(&start, Stroke::NextSection, "birth_date")), "ct_shows_pap");
        assert_eq!(first(&strike(&start, Stroke::PreviousSection, "bal_shows_pap")), "birth_date");
        assert_eq!(first(&strike(&start, Stroke::NextQuestion, "birth_date")), "ct_shows_pap");
        assert_eq!(first(&strike(&start, Stroke::NextQuestion, "ct_shows_pap")), "biopsy_shows_pap");
        let held = strike(&start, Stroke::PreviousSection, "birth_date");
        assert_eq!(held.focus(), start.focus());
        for stroke in [Stroke::NextSection, Stroke::NextQuestion] {
            assert_eq!(strike(&start, stroke, "willing_to_read_consent").focus(), start.focus());
        }
    }

    #[test]
    fn rows_come_and_go_and_none_is_a_statement_of_its_own() {
        let session = session();
        let list = item(&session, "assessments");
        let one = session.apply(Action::AddRow(list));
        assert_eq!((one.entry(list).rows().len(), one.focus().0), (1, Focus::Row(list, 0)));
        assert_eq!(one.reading(list), Reading::Blank);
        let three = one.apply(Action::AddRow(list)).apply(Action::AddRow(list));
        assert_eq!(three.apply(Action::RemoveRow(list, 1)).focus().0, Focus::Row(list, 1));
        let two = three.apply(Action::RemoveRow(list, 2));
        assert_eq!((two.entry(list).rows().len(), two.focus().0), (2, Focus::Row(list, 1)));
        assert_eq!(two.apply(Action::RemoveRow(list, 2)).entry(list), two.entry(list));
        // No key loses them.
        for stroke in [Stroke::No, Stroke::Unknown, Stroke::Clear, Stroke::Nth(0)] {
            assert_eq!(strike(&two, stroke, "assessments").entry(list), two.entry(list));
        }
        let empty = one.apply(Action::RemoveRow(list, 0));
        assert_eq!((empty.reading(list), empty.focus().0), (Reading::Blank, Focus::Control(list)));
        let none = strike(&empty, Stroke::No, "assessments");
        assert_eq!(none.reading(list), Reading::Given(Answer::List(Vec::new())));
        assert_eq!(strike(&none, Stroke::Unknown, "assessments").reading(list), Reading::Unknown);
        assert_eq!(strike(&none, Stroke::Clear, "assessments").reading(list), Reading::Blank);
    }

    #[test]
    fn a_list_takes_no_more_rows_than_it_may_have() {
        let session = session();
        let list = item(&session, "assessments");
        let full = (0..25).fold(session, |session, _| session.apply(Action::AddRow(list)));
        assert_eq!(full.entry(list).rows().len(), 20);
        assert_eq!(full.focus(), (Focus::Row(list, 19), 20));
    }
}
