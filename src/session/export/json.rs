//! The result as `prescreen screen` writes it, with the answers beside it: one object that is also a file of answers.

use crate::session::Session;
use crate::session::answers_file::{answers_json, quoted};
use screening::{CriterionAssessment, DateRange};

/// The answers and the result as one JSON object.
pub fn as_json(session: &Session) -> String {
    let sheet = session.sheet();
    let trial = session.trial();
    let assessment = trial.screen(&sheet.answers, session.reference_date());
    let items = |items: &[usize]| {
        let names = items.iter().filter_map(|index| trial.items().get(*index)).map(|item| quoted(&item.link_id));
        format!("[{}]", names.collect::<Vec<_>>().join(","))
    };
    let criteria = trial.criteria().iter().zip(&assessment.criteria);
    let criteria = criteria.map(|(criterion, found)| format!("{}:{}", quoted(&criterion.identifier), status(found)));
    let conflicts = assessment.conflicts.iter().map(|conflict| {
        let criterion = conflict.criterion.and_then(|index| trial.criteria().get(index));
        let criterion = criterion.map_or_else(|| "null".to_owned(), |criterion| quoted(&criterion.identifier));
        format!("{{\"items\":{},\"criterion\":{criterion}}}", items(&conflict.items))
    });
    format!(
        "{{\"id\":null,{},\"determination\":\"{}\"{}{}{},\"criteria\":{{{}}},\"conflicts\":[{}],\"next\":{}}}",
        answers_json(session, &sheet),
        assessment.determination.code(),
        range("earliest", assessment.earliest),
        range("latest", assessment.latest),
        if assessment.no_common_day { ",\"no_common_day\":true" } else { "" },
        criteria.collect::<Vec<_>>().join(","),
        conflicts.collect::<Vec<_>>().join(","),
        items(&assessment.next)
    )
}

fn status(found: &CriterionAssessment) -> String {
    let flags: Vec<String> = found.flags.codes().map(quoted).collect();
    let flags = if flags.is_empty() { String::new() } else { format!(",\"flags\":[{}]", flags.join(",")) };
    let (clear, until) = (range("clear", found.clear), range("until", found.until));
    format!("{{\"status\":\"{}\"{flags}{clear}{until}}}", found.status.code())
}

/// A member that is left out where there is no range.
fn range(name: &str, range: Option<DateRange>) -> String {
    range.map_or_else(String::new, |days| format!(",\"{name}\":{{\"from\":\"{}\",\"to\":\"{}\"}}", days.from, days.to))
}
