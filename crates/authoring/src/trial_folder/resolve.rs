//! Names of `trial.toml` to indexes.

use super::definition_index;
use crate::finding::{Code, did_you_mean};
use crate::toml_reader::{Located, Report};
use crate::translate::TranslatedLibrary;
use crate::trial_file::{
    ConflictEntry, CriterionEntry, EnableEntry, ItemEntry, Test, TimeEntry, TrialFile, WarningEntry,
};
use crate::types::Type;
use screening::definition::{
    Clears, Conflict, EligibilityCriterion, EnableTest, EnableWhen, Fallback, Item, ItemKind, TimeEffect, Topic,
    UnknownCountsAs, Warning,
};

/// The parts of a trial with every name resolved; `None` where one could not be.
pub(super) struct Resolved {
    pub(super) topics: Vec<Topic>,
    pub(super) items: Option<Vec<Item>>,
    pub(super) criteria: Option<Vec<EligibilityCriterion>>,
    pub(super) conflicts: Option<Vec<Conflict>>,
    pub(super) warnings: Option<Vec<Warning>>,
}

/// Resolves names; where criteria.cql is broken, definitions that are missing are no news.
pub(super) fn resolve(file: &TrialFile, report: &Report<'_>, translated: &TranslatedLibrary, broken: bool) -> Resolved {
    let resolver = Resolver { file, report, translated, broken };
    resolver.duplicates(file.items.iter().map(|item| &item.link_id), "item");
    resolver.duplicates(file.criteria.iter().map(|criterion| &criterion.identifier), "criterion");
    resolver.duplicates(file.topics.iter().map(|topic| &topic.id), "topic");
    // Everything is looked at before anything is given up, so that all findings are reported.
    let items: Vec<Option<Item>> =
        file.items.iter().enumerate().map(|(index, item)| resolver.item(index, item)).collect();
    let criteria: Vec<Option<EligibilityCriterion>> =
        file.criteria.iter().map(|criterion| resolver.criterion(criterion)).collect();
    let conflicts: Vec<Option<Conflict>> = file.conflicts.iter().map(|conflict| resolver.conflict(conflict)).collect();
    let warnings: Vec<Option<Warning>> = file.warnings.iter().map(|warning| resolver.warning(warning)).collect();
    Resolved {
        topics: resolver.topics(),
        items: items.into_iter().collect(),
        criteria: criteria.into_iter().collect(),
        conflicts: conflicts.into_iter().collect(),
        warnings: warnings.into_iter().collect(),
    }
}

struct Resolver<'a> {
    file: &'a TrialFile,
    report: &'a Report<'a>,
    translated: &'a TranslatedLibrary,
    broken: bool,
}

impl Resolver<'_> {
    fn duplicates<'a>(&self, names: impl Iterator<Item = &'a Located<String>>, what: &str) {
        let mut known: Vec<&str> = Vec::new();
        for name in names {
            if known.contains(&name.value.as_str()) && !name.value.is_empty() {
                let message = format!("there is another {what} `{}`", name.value);
                self.report.find(&name.span, Code::DuplicateName, message, "give it a name of its own");
            }
            known.push(&name.value);
        }
    }

    fn item_index(&self, name: &Located<String>) -> Option<usize> {
        let index = self.file.items.iter().position(|item| item.link_id.value == name.value);
        if index.is_none() && !name.value.is_empty() {
            let known = self.file.items.iter().map(|item| item.link_id.value.as_str());
            let message = format!("no item is named `{}`{}", name.value, did_you_mean(&name.value, known));
            self.report.find(&name.span, Code::UnknownName, message, "use the link_id of an [[item]]");
        }
        index
    }

    fn item_indexes(&self, names: &[Located<String>]) -> Option<Vec<usize>> {
        let indexes: Vec<Option<usize>> = names.iter().map(|name| self.item_index(name)).collect();
        indexes.into_iter().collect()
    }

    /// A definition that must be a condition.
    fn definition(&self, name: &Located<String>) -> Option<usize> {
        let Some(index) = definition_index(self.translated, &name.value) else {
            if !self.broken && !name.value.is_empty() {
                let known = self.translated.definitions.iter().map(|definition| definition.name.text.as_str());
                let message = format!("criteria.cql defines no `{}`{}", name.value, did_you_mean(&name.value, known));
                self.report.find(&name.span, Code::UnknownName, message, "use the name of a `define` of criteria.cql");
            }
            return None;
        };
        let definition = self.translated.definitions.get(index)?;
        if !definition.of_type.fits(&Type::Boolean) {
            let message = format!("`{}` is {}, a condition is needed here", name.value, definition.of_type);
            self.report.find(&name.span, Code::TypeMismatch, message, "name a definition that is true or false");
        }
        Some(index)
    }

    fn code_index(&self, item: usize, code: &Located<String>) -> Option<usize> {
        let item = self.file.items.get(item)?;
        let Some(ItemKind::Choice(codes)) = &item.kind else {
            let message = format!("`{}` is no choice, so it has no code `{}`", item.link_id.value, code.value);
            self.report.find(&code.span, Code::TypeMismatch, message, "compare it with true or false, or test `known`");
            return None;
        };
        let index = codes.iter().position(|known| known.code == code.value);
        if index.is_none() {
            let known = codes.iter().map(|known| known.code.as_str());
            let suggestion = did_you_mean(&code.value, known.clone());
            let message = format!("`{}` is none of the codes of `{}`{suggestion}", code.value, item.link_id.value);
            let mend = format!("use one of {}", known.collect::<Vec<_>>().join(", "));
            self.report.find(&code.span, Code::UnknownCode, message, mend);
        }
        index
    }

    fn item(&self, index: usize, entry: &ItemEntry) -> Option<Item> {
        let enable_when: Vec<Option<EnableWhen>> =
            entry.enable_when.iter().map(|enable| self.enable_when(index, enable)).collect();
        let unknown_counts_as = optional(entry.unknown_counts_as.as_ref(), |unknown| {
            let code = self.code_index(index, &unknown.code);
            let beside = optional(unknown.beside.as_ref(), |item| self.item_index(item));
            Some(UnknownCountsAs { code: code?, beside: beside.ok()? })
        });
        Some(Item {
            link_id: entry.link_id.value.clone(),
            kind: entry.kind.clone()?,
            participant: entry.participant,
            clinician: entry.clinician,
            enable_when: enable_when.into_iter().collect::<Option<_>>()?,
            unknown_counts_as: unknown_counts_as.ok()?,
            effort: entry.effort,
        })
    }

    fn enable_when(&self, index: usize, entry: &EnableEntry) -> Option<EnableWhen> {
        let item = self.item_index(&entry.item)?;
        if item >= index {
            let message = format!("`{}` does not come earlier", entry.item.value);
            let mend = "an item can depend only on items that stand above it";
            self.report.find(&entry.item.span, Code::WrongValue, message, mend);
        }
        let test = match entry.test.as_ref()? {
            Test::Known => EnableTest::IsKnown,
            Test::Is(value) => match self.tested(item, value)? {
                Ok(flag) => EnableTest::IsBoolean(flag),
                Err(code) => EnableTest::IsCode(code),
            },
            Test::IsNot(value) => match self.tested(item, value)? {
                Ok(flag) => EnableTest::IsNotBoolean(flag),
                Err(code) => EnableTest::IsNotCode(code),
            },
        };
        Some(EnableWhen { item, test })
    }

    /// A Boolean or the index of a code, whichever the item has.
    fn tested(&self, item: usize, value: &Located<Result<bool, String>>) -> Option<Result<bool, usize>> {
        match &value.value {
            Err(code) => {
                let code = Located { value: code.clone(), span: value.span.clone() };
                self.code_index(item, &code).map(Err)
            }
            Ok(flag) => {
                let entry = self.file.items.get(item)?;
                if !matches!(entry.kind, Some(ItemKind::Boolean) | None) {
                    let message = format!("`{}` is not true or false", entry.link_id.value);
                    self.report.find(
                        &value.span,
                        Code::TypeMismatch,
                        message,
                        "compare it with a code, or test `known`",
                    );
                }
                Some(Ok(*flag))
            }
        }
    }

    fn topics(&self) -> Vec<Topic> {
        let mut placed: Vec<usize> = Vec::new();
        let mut topics = Vec::new();
        for topic in &self.file.topics {
            let mut items = Vec::new();
            for name in &topic.items {
                let Some(item) = self.item_index(name) else { continue };
                if placed.contains(&item) {
                    let message = format!("the item `{}` is in a topic twice", name.value);
                    self.report.find(&name.span, Code::DuplicateName, message, "leave it in one topic");
                }
                placed.push(item);
                items.push(item);
            }
            topics.push(Topic { id: topic.id.value.clone(), items });
        }
        for (index, item) in self.file.items.iter().enumerate() {
            if !placed.contains(&index) {
                let message = format!("the item `{}` is in no topic", item.link_id.value);
                self.report.find(&item.link_id.span, Code::MissingKey, message, "add it to the items of a [[topic]]");
            }
        }
        topics
    }

    fn criterion(&self, entry: &CriterionEntry) -> Option<EligibilityCriterion> {
        let readings: Vec<Option<usize>> = entry.readings.iter().map(|reading| self.definition(reading)).collect();
        let applies = optional(entry.applies.as_ref(), |applies| self.definition(applies));
        let provisional = optional(entry.provisional.as_ref(), |provisional| self.definition(provisional));
        let fallback = optional(entry.fallback.as_ref(), |fallback| {
            let definition = self.definition(&fallback.definition)?;
            Some(Fallback { definition, provisional: fallback.provisional })
        });
        let conflicts: Vec<Option<Conflict>> = entry.conflicts.iter().map(|conflict| self.conflict(conflict)).collect();
        for conflict in &entry.conflicts {
            if let (None, None, Some(first)) = (&conflict.definition, &entry.fallback, conflict.items.first()) {
                self.report.find(
                    &first.span,
                    Code::MissingKey,
                    "the conflict names no definition, and the criterion has no fallback",
                    "name the definition that is true where the answers contradict each other",
                );
            }
        }
        let needs = self.item_indexes(&entry.needs);
        let time = self.time(entry.time.as_ref());
        Some(EligibilityCriterion {
            identifier: entry.identifier.value.clone(),
            category: entry.category?,
            verbatim: entry.verbatim.clone(),
            kind: entry.kind?,
            time: time?,
            readings: readings.into_iter().collect::<Option<_>>()?,
            applies: applies.ok()?,
            fallback: fallback.ok()?,
            provisional: provisional.ok()?,
            conflicts: conflicts.into_iter().collect::<Option<_>>()?,
            needs: needs?,
            site_assessed: entry.site_assessed,
        })
    }

    fn time(&self, entry: Option<&TimeEntry>) -> Option<TimeEffect> {
        Some(match entry? {
            TimeEntry::NoFixedDate => TimeEffect::NoFixedDate,
            TimeEntry::None => TimeEffect::None,
            TimeEntry::Permanent => TimeEffect::Permanent,
            TimeEntry::Unclaimed => TimeEffect::Unclaimed,
            TimeEntry::Clears { anchor: None, after_reference } => {
                TimeEffect::Clears(Clears { anchor: None, after_reference: *after_reference })
            }
            TimeEntry::Clears { anchor: Some(name), after_reference } => {
                let anchor = self.item_index(name)?;
                let kind = self.file.items.get(anchor).and_then(|item| item.kind.as_ref());
                if !matches!(kind, Some(ItemKind::Date(_)) | None) {
                    let message = format!("`{}` is no date", name.value);
                    self.report.find(
                        &name.span,
                        Code::TypeMismatch,
                        message,
                        "name the date from which the time counts",
                    );
                }
                TimeEffect::Clears(Clears { anchor: Some(anchor), after_reference: *after_reference })
            }
        })
    }

    /// A conflict; its items in the items' order.
    fn conflict(&self, entry: &ConflictEntry) -> Option<Conflict> {
        let definition = optional(entry.definition.as_ref(), |definition| self.definition(definition));
        let items = self.item_indexes(&entry.items);
        let mut items = items?;
        items.sort_unstable();
        Some(Conflict { definition: definition.ok()?, items })
    }

    fn warning(&self, entry: &WarningEntry) -> Option<Warning> {
        let (definition, item) = (self.definition(&entry.definition), self.item_index(&entry.item));
        Some(Warning { definition: definition?, item: item? })
    }
}

/// Something that is named but could not be resolved.
struct Unresolved;

/// Resolves what may be missing: that is fine, unless it is there and cannot be resolved.
fn optional<N, T>(name: Option<&N>, resolve: impl FnOnce(&N) -> Option<T>) -> Result<Option<T>, Unresolved> {
    name.map(|name| resolve(name).ok_or(Unresolved)).transpose()
}
