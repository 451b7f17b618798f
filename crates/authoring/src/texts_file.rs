//! A file of texts: what people read in one language, in the order of the trial's own lists.

use crate::finding::Code;
use crate::toml_reader::{Located, Report, Table};
use screening::definition::{
    Code as ItemCode, CriterionTexts, FieldTexts, ItemKind, ItemTexts, QuestionTexts, RecordTexts, Texts,
};

/// What the trial needs texts for.
pub(crate) struct Needed<'a> {
    /// The language of the file.
    pub(crate) language: &'a str,
    /// The topics, by their ids.
    pub(crate) topics: Vec<&'a str>,
    /// The items.
    pub(crate) items: Vec<NeededItem<'a>>,
    /// The criteria.
    pub(crate) criteria: Vec<NeededCriterion<'a>>,
    /// How many contradictions decide nothing.
    pub(crate) conflicts: usize,
    /// How many warnings there are.
    pub(crate) warnings: usize,
}

/// An item that needs texts.
pub(crate) struct NeededItem<'a> {
    pub(crate) link_id: &'a str,
    pub(crate) kind: &'a ItemKind,
    pub(crate) participant: bool,
    pub(crate) clinician: bool,
}

/// A criterion that needs texts.
pub(crate) struct NeededCriterion<'a> {
    pub(crate) identifier: &'a str,
    pub(crate) readings: usize,
    pub(crate) conflicts: usize,
}

/// A text with its place.
pub(crate) type Sentence = Located<String>;

/// The texts of a file.
pub(crate) struct TextsFile {
    /// The texts, in the trial's order.
    pub(crate) texts: Texts,
    /// Every text that participants read, with its place.
    pub(crate) for_participants: Vec<Sentence>,
}

/// Reads the file.
pub(crate) fn read(report: &Report<'_>, needed: &Needed<'_>) -> TextsFile {
    let mut for_participants = Vec::new();
    let texts = report.read(|table| whole(table, needed, &mut for_participants));
    TextsFile { texts, for_participants }
}

fn whole(table: &Table<'_>, needed: &Needed<'_>, read: &mut Vec<Sentence>) -> Texts {
    let language = table.some_text("language");
    if table.has("language") && language.value != needed.language {
        let message = format!("the file's language is `{}`", language.value);
        table.find(&language.span, Code::WrongValue, message, format!("write language = \"{}\"", needed.language));
    }
    let about = table.texts("about");
    if about.is_empty() {
        table.missing("about");
    }
    read.extend(about.iter().cloned());
    let title = table.some_text("title").value;
    let who_for = noted(table.some_text("who_for"), read);
    let investigational = noted(table.some_text("investigational"), read);
    let conflicts = sentences(table, "conflicts", needed.conflicts);
    let warnings = sentences(table, "warnings", needed.warnings);
    read.extend(conflicts.iter().chain(&warnings).cloned());
    let record = table.some_table("record", "`record`", record).unwrap_or_else(no_record);
    let topics = table.some_table("topics", "`topics`", |table| {
        needed.topics.iter().map(|topic| noted(table.some_text(topic), read)).collect()
    });
    let items = table.some_table("items", "`items`", |table| {
        needed.items.iter().map(|item| self::item(table, item, read)).collect()
    });
    let criteria = table.some_table("criteria", "`criteria`", |table| {
        needed.criteria.iter().map(|criterion| self::criterion(table, criterion, read)).collect()
    });
    Texts {
        language: needed.language.to_owned(),
        title,
        about: values(about),
        who_for,
        investigational,
        record,
        topics: topics.unwrap_or_default(),
        items: items.unwrap_or_default(),
        criteria: criteria.unwrap_or_default(),
        conflicts: values(conflicts),
        warnings: values(warnings),
    }
}

fn record(table: &Table<'_>) -> RecordTexts {
    let text = |key| table.some_text(key).value;
    RecordTexts {
        status: text("status"),
        gender: text("gender"),
        phase: text("phase"),
        healthy_volunteers: text("healthy_volunteers"),
        sponsor: text("sponsor"),
        collaborator: text("collaborator"),
        source: text("source"),
    }
}

fn no_record() -> RecordTexts {
    RecordTexts {
        status: String::new(),
        gender: String::new(),
        phase: String::new(),
        healthy_volunteers: String::new(),
        sponsor: String::new(),
        collaborator: String::new(),
        source: String::new(),
    }
}

fn item(table: &Table<'_>, needed: &NeededItem<'_>, read: &mut Vec<Sentence>) -> ItemTexts {
    let name = format!("the item `{}`", needed.link_id);
    let texts = table.some_table(needed.link_id, &name, |table| {
        let label = noted(table.some_text("label"), read);
        let participant = question(table, "participant", needed.participant, &name, Some(read));
        let clinician = question(table, "clinician", needed.clinician, &name, None);
        let (choices, fields) = match needed.kind {
            ItemKind::Choice(codes) => (choices(table, codes, &name, read), Vec::new()),
            ItemKind::Boolean => (yes_and_no(table, &name, read), Vec::new()),
            ItemKind::List(limits) => {
                let fields = table.some_table("fields", &format!("the fields of {name}"), |table| {
                    limits.fields.iter().map(|needed| field(table, &needed.name, &needed.kind, read)).collect()
                });
                (Vec::new(), fields.unwrap_or_default())
            }
            ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) => (Vec::new(), Vec::new()),
        };
        ItemTexts { label, participant, clinician, choices, fields }
    });
    texts.unwrap_or_else(|| ItemTexts {
        label: String::new(),
        participant: None,
        clinician: None,
        choices: Vec::new(),
        fields: Vec::new(),
    })
}

fn field(table: &Table<'_>, field: &str, kind: &ItemKind, read: &mut Vec<Sentence>) -> FieldTexts {
    let name = format!("the field `{field}`");
    let texts = table.some_table(field, &name, |table| FieldTexts {
        label: noted(table.some_text("label"), read),
        choices: match kind {
            ItemKind::Choice(codes) => choices(table, codes, &name, read),
            ItemKind::Boolean => yes_and_no(table, &name, read),
            ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) | ItemKind::List(_) => Vec::new(),
        },
    });
    texts.unwrap_or_else(|| FieldTexts { label: String::new(), choices: Vec::new() })
}

/// A question, exactly where the item is asked; where it is not, the table reports what is left over.
fn question(
    table: &Table<'_>,
    form: &str,
    asked: bool,
    name: &str,
    read: Option<&mut Vec<Sentence>>,
) -> Option<QuestionTexts> {
    if !asked {
        return None;
    }
    table.some_table(form, &format!("`{form}` of {name}"), |table| {
        let question = table.some_text("question");
        let hint = table.text("hint");
        let why = table.optional_text("why");
        if let Some(read) = read {
            read.extend([question.clone(), hint.clone()]);
            read.extend(why.clone());
        }
        QuestionTexts { question: question.value, hint: hint.value, why: why.map(|why| why.value).unwrap_or_default() }
    })
}

fn choices(table: &Table<'_>, codes: &[ItemCode], name: &str, read: &mut Vec<Sentence>) -> Vec<String> {
    let labels = table.some_table("choices", &format!("`choices` of {name}"), |table| {
        codes.iter().map(|code| noted(table.some_text(&code.code), read)).collect()
    });
    labels.unwrap_or_default()
}

/// Optional labels for yes and no.
fn yes_and_no(table: &Table<'_>, name: &str, read: &mut Vec<Sentence>) -> Vec<String> {
    let labels = table.optional_table("choices", &format!("`choices` of {name}"), |table| {
        ["yes", "no"].into_iter().map(|answer| noted(table.some_text(answer), read)).collect()
    });
    labels.unwrap_or_default()
}

fn criterion(table: &Table<'_>, needed: &NeededCriterion<'_>, read: &mut Vec<Sentence>) -> CriterionTexts {
    let name = format!("the criterion {}", needed.identifier);
    let texts = table.some_table(needed.identifier, &name, |table| {
        // Readings are needed only where there are several.
        let readings = sentences(table, "readings", if needed.readings > 1 { needed.readings } else { 0 });
        let conflicts = sentences(table, "conflicts", needed.conflicts);
        read.extend(readings.iter().chain(&conflicts).cloned());
        CriterionTexts {
            plain: noted(table.some_text("plain"), read),
            clinical: table.some_text("clinical").value,
            passes: noted(table.some_text("passes"), read),
            fails: noted(table.some_text("fails"), read),
            unknown: noted(table.some_text("unknown"), read),
            next_step: noted(table.some_text("next_step"), read),
            bring: optional(table, "bring", read),
            ask: optional(table, "ask", read),
            readings: values(readings),
            conflicts: values(conflicts),
        }
    });
    texts.unwrap_or_else(|| CriterionTexts {
        plain: String::new(),
        clinical: String::new(),
        passes: String::new(),
        fails: String::new(),
        unknown: String::new(),
        next_step: String::new(),
        bring: String::new(),
        ask: String::new(),
        readings: Vec::new(),
        conflicts: Vec::new(),
    })
}

/// As many sentences as are needed.
fn sentences(table: &Table<'_>, key: &str, count: usize) -> Vec<Sentence> {
    let sentences = table.texts(key);
    if sentences.len() < count {
        if table.has(key) {
            let message = format!("`{key}` has {} of {count} sentences", sentences.len());
            table.find(table.span(), Code::MissingText, message, "add the others, in the trial's order");
        } else {
            table.missing(key);
        }
    }
    for sentence in sentences.iter().skip(count) {
        let message = match count {
            0 => format!("`{key}` has nothing to say here"),
            1 => format!("`{key}` needs one sentence only"),
            _ => format!("`{key}` needs {count} sentences only"),
        };
        table.find(&sentence.span, Code::LeftOverText, message, "remove this one");
    }
    for sentence in &sentences {
        if sentence.value.trim().is_empty() {
            table.find(&sentence.span, Code::MissingText, format!("a sentence of `{key}` is empty"), "write the text");
        }
    }
    sentences
}

/// Notes a text that participants read and that may be left out.
fn optional(table: &Table<'_>, key: &str, read: &mut Vec<Sentence>) -> String {
    table.optional_text(key).map(|text| noted(text, read)).unwrap_or_default()
}

/// Notes a text that participants read.
fn noted(text: Sentence, read: &mut Vec<Sentence>) -> String {
    let value = text.value.clone();
    read.push(text);
    value
}

fn values(texts: Vec<Sentence>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
