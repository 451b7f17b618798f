//! A trial's folder: its files read, compared with each other and put together.

mod resolve;
mod usage;

use crate::bounded_file;
use crate::cql::parser;
use crate::cql::syntax::Library;
use crate::finding::{Code, Finding, did_you_mean};
use crate::source::Source;
use crate::texts_file::{self, Needed, NeededCriterion, NeededItem, Sentence};
use crate::toml_reader::{Located, Report};
use crate::translate::{self, ItemParameter, REFERENCE_DATE, TranslatedLibrary};
use crate::trial_file::{self, TrialFile, answer_type};
use crate::types::Type;
use screening::definition::{Definition, FORMAT, ItemKind, Texts, TrialDefinition};
use screening::{LoadError, Trial};
use std::path::Path;

/// The file with the record's facts, the items and the criteria.
const TRIAL: &str = "trial.toml";
/// The file with the definitions.
const CRITERIA: &str = "criteria.cql";

/// What was found of a folder.
pub(crate) struct Examined {
    /// The trial, where it could be put together.
    pub(crate) definition: Option<TrialDefinition>,
    /// What is wrong.
    pub(crate) findings: Vec<Finding>,
    /// What participants read, one entry a language.
    pub(crate) languages: Vec<LanguageTexts>,
    /// Where each criterion stands, in the trial's order.
    pub(crate) criteria: Vec<Located<String>>,
    /// Where each warning names its definition, in the trial's order.
    pub(crate) warnings: Vec<Located<String>>,
    /// The file in which they stand.
    pub(crate) trial_source: Source,
}

/// What participants read in one language.
pub(crate) struct LanguageTexts {
    /// The language.
    pub(crate) language: String,
    /// The file.
    pub(crate) source: Source,
    /// The texts with their places.
    pub(crate) for_participants: Vec<Sentence>,
}

/// Reads a folder and puts the trial together.
pub(crate) fn examine(folder: &Path) -> Examined {
    let mut findings = Vec::new();
    let trial_source = source(folder, TRIAL, &mut findings);
    let criteria_source = source(folder, CRITERIA, &mut findings);
    let Some(trial_source) = trial_source else {
        return Examined {
            definition: None,
            findings,
            languages: Vec::new(),
            criteria: Vec::new(),
            warnings: Vec::new(),
            trial_source: Source { name: TRIAL.to_owned(), text: String::new() },
        };
    };
    let report = Report::of_settings(&trial_source);
    let file = trial_file::read(&report);
    let mut definitions = None;
    if let Some(criteria_source) = &criteria_source {
        let (library, errors) = parser::library(&criteria_source.text);
        let broken = !errors.is_empty();
        for error in errors {
            let mend = "fix the CQL around this place; https://cql.hl7.org describes the language";
            findings.push(criteria_source.finding(&error.span, Code::CqlSyntax, error.message, mend));
        }
        let parameters = parameters(criteria_source, &library, &file, &report, &mut findings);
        let mut translated = translate::library(criteria_source, &library, &parameters);
        if broken {
            // What a broken statement would have defined is missing, and no news.
            translated.findings.retain(|finding| finding.code != Code::UnknownName);
        }
        findings.append(&mut translated.findings);
        definitions = Some((translated, broken));
    }
    let definition = definitions.as_ref().and_then(|(translated, broken)| {
        let criteria_source = criteria_source.as_ref()?;
        let resolved = resolve::resolve(&file, &report, translated, *broken);
        if !broken {
            usage::check(&file, &report, criteria_source, translated, &mut findings);
        }
        let definitions = translated
            .definitions
            .iter()
            .map(|definition| Definition {
                name: definition.name.text.clone(),
                source: criteria_source.slice(&definition.span).to_owned(),
                expression: definition.expression.clone(),
                clauses: definition.clauses.clone(),
            })
            .collect();
        Some(TrialDefinition {
            format: FORMAT,
            identifier: file.identifier.value.clone(),
            version: file.version.value.clone(),
            record: file.record.clone()?,
            topics: resolved.topics,
            items: resolved.items?,
            definitions,
            criteria: resolved.criteria?,
            conflicts: resolved.conflicts?,
            warnings: resolved.warnings?,
            languages: Vec::new(),
        })
    });
    findings.extend(report.into_findings());
    let languages = texts(folder, &file, &mut findings);
    findings.extend(unlisted_languages(folder, &file));
    let (texts, languages): (Vec<Texts>, Vec<LanguageTexts>) = languages.into_iter().unzip();
    let definition = definition.map(|definition| TrialDefinition { languages: texts, ..definition });
    if !findings.iter().any(|finding| finding.code.forbids_compiling()) {
        findings.extend(engine_limit(&trial_source, definition.as_ref()));
    }
    findings.sort();
    findings.dedup();
    Examined {
        definition,
        findings,
        languages,
        criteria: file.criteria.into_iter().map(|criterion| criterion.identifier).collect(),
        warnings: file.warnings.into_iter().map(|warning| warning.definition).collect(),
        trial_source,
    }
}

/// What the engine says of a trial that is otherwise whole.
fn engine_limit(trial_source: &Source, definition: Option<&TrialDefinition>) -> Option<Finding> {
    let error = match Trial::new(definition?.clone()).err()? {
        LoadError::Reference(reason) => reason,
        error @ (LoadError::Syntax(_) | LoadError::Format { .. }) => error.to_string(),
    };
    let mend = "split the definition, or the criterion, that needs so much";
    Some(trial_source.finding(&(0..0), Code::EngineLimit, format!("the engine refuses the trial: {error}"), mend))
}

/// Reads a file of the folder; where that fails it is a finding.
fn source(folder: &Path, name: &str, findings: &mut Vec<Finding>) -> Option<Source> {
    let path = folder.join(name);
    let shown = path.display().to_string();
    match bounded_file::read(&path).map(String::from_utf8) {
        // Some editors put a byte order mark at the beginning.
        Ok(Ok(text)) => Some(Source { name: shown, text: text.trim_start_matches('\u{feff}').to_owned() }),
        outcome => {
            let message = match outcome {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
                Err(error) => format!("the file cannot be read: {error}"),
                Ok(_) => "the file is not UTF-8".to_owned(),
            };
            let mend = "a trial has trial.toml, criteria.cql and a file of texts for each language, all in UTF-8";
            findings.push(Source { name: shown, text: String::new() }.finding(
                &(0..0),
                Code::Unreadable,
                message,
                mend,
            ));
            None
        }
    }
}

/// The parameters that are items, and what is wrong where the two lists differ.
fn parameters(
    source: &Source,
    library: &Library,
    file: &TrialFile,
    report: &Report<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<ItemParameter> {
    for (span, what) in &library.outside {
        let message = format!("{what} lies outside the subset of CQL that the engine evaluates");
        findings.push(source.finding(
            span,
            Code::OutsideSubset,
            message,
            "remove it: a trial has parameters and definitions only",
        ));
    }
    let names: Vec<&crate::cql::syntax::Name> = library
        .parameters
        .iter()
        .map(|parameter| &parameter.name)
        .chain(library.definitions.iter().map(|define| &define.name))
        .chain(library.functions.iter().map(|function| &function.name))
        .collect();
    for (index, name) in names.iter().enumerate() {
        if names.iter().take(index).any(|earlier| earlier.text == name.text) {
            let message = format!("the name `{}` is taken", name.text);
            findings.push(source.finding(
                &name.span,
                Code::DuplicateName,
                message,
                "give each statement a name of its own",
            ));
        }
    }
    if let Some(name) = &library.name
        && name.text != file.identifier.value
        && !file.identifier.value.is_empty()
    {
        let message = format!("the library is named `{}`, the trial `{}`", name.text, file.identifier.value);
        let mend = format!("write `library {}`", file.identifier.value);
        findings.push(source.finding(&name.span, Code::WrongValue, message, mend));
    }
    let mut known = Vec::new();
    for parameter in &library.parameters {
        let name = &parameter.name;
        let declared = Type::named(&parameter.type_name);
        let expected = if name.text == REFERENCE_DATE {
            Some(Type::Date)
        } else if let Some(index) = file.items.iter().position(|item| item.link_id.value == name.text) {
            let of_type =
                file.items.get(index).and_then(|item| item.kind.as_ref()).map(|kind| answer_type(&name.text, kind));
            let of_type_or_any = of_type.clone().unwrap_or(Type::Any);
            known.push(ItemParameter { name: name.text.clone(), item: index, of_type: of_type_or_any });
            of_type
        } else {
            let items = file.items.iter().map(|item| item.link_id.value.as_str());
            let message = format!("no item is named `{}`{}", name.text, did_you_mean(&name.text, items));
            let mend = "name it after an item of trial.toml, or remove it";
            findings.push(source.finding(&name.span, Code::ParameterWithoutItem, message, mend));
            None
        };
        if let Some(expected) = expected
            && declared.as_ref().is_none_or(|declared| declared.to_string() != expected.to_string())
        {
            let written = source.slice(&parameter.type_name.span);
            let message = format!("the parameter `{}` is {written}, its answers are {expected}", name.text);
            let mend = format!("declare it as {expected}");
            findings.push(source.finding(&parameter.type_name.span, Code::ParameterType, message, mend));
        }
    }
    for item in &file.items {
        let name = &item.link_id;
        if !name.value.is_empty() && !known.iter().any(|parameter| parameter.name == name.value) {
            let of_type = item.kind.as_ref().map_or_else(String::new, |kind| format!(" {}", answer_type("", kind)));
            report.find(
                &name.span,
                Code::ItemWithoutParameter,
                format!("criteria.cql has no parameter `{}`", name.value),
                format!("add `parameter {}{of_type}` to criteria.cql", name.value),
            );
        }
    }
    known
}

/// The texts of each language.
fn texts(folder: &Path, file: &TrialFile, findings: &mut Vec<Finding>) -> Vec<(Texts, LanguageTexts)> {
    let unread = ItemKind::Boolean;
    let mut languages = Vec::new();
    for language in &file.languages {
        let needed = Needed {
            language: &language.value,
            topics: file.topics.iter().map(|topic| topic.id.value.as_str()).collect(),
            items: file
                .items
                .iter()
                .map(|item| NeededItem {
                    link_id: &item.link_id.value,
                    kind: item.kind.as_ref().unwrap_or(&unread),
                    participant: item.participant,
                    clinician: item.clinician,
                })
                .collect(),
            criteria: file
                .criteria
                .iter()
                .map(|criterion| NeededCriterion {
                    identifier: &criterion.identifier.value,
                    readings: criterion.readings.len(),
                    conflicts: criterion.conflicts.len(),
                })
                .collect(),
            conflicts: file.conflicts.len(),
            warnings: file.warnings.len(),
        };
        let Some(source) = source(folder, &format!("{}.toml", language.value), findings) else { continue };
        let report = Report::of_texts(&source);
        let read = texts_file::read(&report, &needed);
        findings.extend(report.into_findings());
        let language = language.value.clone();
        languages.push((read.texts, LanguageTexts { language, source, for_participants: read.for_participants }));
    }
    languages
}

/// Files of texts in languages that the trial does not list.
fn unlisted_languages(folder: &Path, file: &TrialFile) -> Vec<Finding> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let unlisted = names.filter(|name| {
        let language = name.strip_suffix(".toml");
        name != TRIAL && language.is_some_and(|language| file.languages.iter().all(|known| known.value != language))
    });
    let finding = |name: String| {
        let source = Source { name: folder.join(&name).display().to_string(), text: String::new() };
        let mend = "list its language in `languages` of trial.toml, or remove the file";
        source.finding(&(0..0), Code::LeftOverText, format!("nothing shows the texts of `{name}`"), mend)
    };
    unlisted.map(finding).collect()
}

/// The index of a translated definition by its name.
fn definition_index(translated: &TranslatedLibrary, name: &str) -> Option<usize> {
    translated.definitions.iter().position(|definition| definition.name.text == name)
}
