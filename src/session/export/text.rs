//! The result as plain text, to paste into a letter or a record.

use crate::messages::answer_text::{answer_text, cell_text};
use crate::session::Session;
use crate::session::entry::Reading;
use crate::session::sheet::Sheet;
use screening::definition::{ItemKind, ItemTexts, ListLimits, Texts};
use screening::{Answer, DateRange};

/// Trial, versions, reference date, overall result, every criterion with the answers used, contradictions, next items.
pub fn as_text(session: &Session) -> String {
    let trial = session.trial();
    let definition = trial.definition();
    let messages = session.language().messages();
    let files = &messages.files;
    let Some(texts) = texts(session) else { return String::new() };
    let sheet = session.sheet();
    let examination = trial.examine(&sheet.answers, session.reference_date());
    let assessment = &examination.assessment;
    let date = messages.date;

    let mut lines = vec![
        texts.title.clone(),
        (messages.result.definition)(&definition.identifier, &definition.version, &date(definition.record.copied_on)),
        (files.fingerprint)(session.trial_hash()),
        (files.compared_as_of)(&date(session.reference_date())),
        String::new(),
        (files.determination)(assessment.determination).to_owned(),
    ];
    let range = |days: DateRange| {
        if days.from == days.to { date(days.from) } else { (files.between)(&date(days.from), &date(days.to)) }
    };
    lines.extend(assessment.earliest.map(|days| (files.earliest)(&range(days))));
    lines.extend(assessment.latest.map(|days| (files.latest)(&range(days))));
    lines.extend(assessment.no_common_day.then(|| files.no_common_day.to_owned()));
    lines.push(String::new());
    let criteria = definition.criteria.iter().zip(&texts.criteria);
    let found = assessment.criteria.iter().zip(&examination.explanations);
    for ((criterion, texts), (found, explanation)) in criteria.zip(found) {
        let mut marks = vec![(files.status)(found.status).to_owned()];
        marks.extend(found.flags.codes().map(|code| (files.flag)(code).to_owned()));
        marks.extend(found.clear.map(|days| (files.clears)(&range(days))));
        marks.extend(found.until.map(|days| (files.until)(&range(days))));
        lines.push(format!("{} {}: {}", criterion.identifier, texts.clinical, marks.join("; ")));
        for item in &explanation.used {
            lines.push(format!("  - {}", answer(session, &sheet, *item)));
        }
    }
    let label = |item: &usize| texts.items.get(*item).map_or_else(String::new, |item| item.label.clone());
    let heads = [
        (
            files.conflicts,
            assessment
                .conflicts
                .iter()
                .map(|found| found.items.iter().map(label).collect::<Vec<_>>().join(" / "))
                .collect::<Vec<_>>(),
        ),
        (files.next, assessment.next.iter().map(label).collect()),
    ];
    for (head, entries) in heads {
        if !entries.is_empty() {
            lines.extend([String::new(), head.to_owned()]);
            lines.extend(entries.into_iter().map(|entry| format!("  - {entry}")));
        }
    }
    lines.extend([String::new(), files.no_advice.to_owned(), String::new()]);
    lines.join("\n")
}

/// The trial's texts in the session's language, or its default one.
fn texts(session: &Session) -> Option<&Texts> {
    let languages = &session.trial().definition().languages;
    languages.iter().find(|texts| texts.language == session.language().tag()).or(languages.first())
}

/// The label of an item and its answer; rows one a line.
fn answer(session: &Session, sheet: &Sheet, item: usize) -> String {
    let messages = session.language().messages();
    let found = texts(session).and_then(|texts| texts.items.get(item)).zip(session.trial().items().get(item));
    let (Some((texts, of)), Reading::Given(answer)) = (found, sheet.reading(item)) else { return String::new() };
    let value = match (&of.kind, answer) {
        (ItemKind::List(limits), Answer::List(rows)) => {
            rows.iter().flat_map(|row| ["\n    · ".to_owned(), cells(messages, limits, texts, row)]).collect()
        }
        (_, answer) => answer_text(messages, of, texts, answer),
    };
    (messages.files.labelled)(&texts.label, &value)
}

fn cells(
    messages: &crate::messages::Messages,
    limits: &ListLimits,
    texts: &ItemTexts,
    row: &screening::answers::Row,
) -> String {
    let cell = |(index, cell): (usize, &Option<Answer>)| match (cell, limits.fields.get(index), texts.fields.get(index))
    {
        (Some(answer), Some(field), Some(texts)) => cell_text(messages, field, texts, answer),
        (Some(_) | None, _, _) => messages.do_not_know.to_owned(),
    };
    row.iter().enumerate().map(cell).collect::<Vec<_>>().join("; ")
}
