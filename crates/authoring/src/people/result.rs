//! One line of results, as JSON.

use screening::{Assessment, CriterionAssessment, Trial};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::people::record::{ItemError, Refused};

/// Adds a person's result, without a line end. `line` is told where the record has no id.
pub(super) fn write(
    text: &mut Vec<u8>,
    trial: &Trial,
    id: Option<&str>,
    line: u64,
    assessment: &Assessment,
) -> serde_json::Result<()> {
    serde_json::to_writer(text, &ResultLine { trial, id, line, assessment })
}

/// Adds what is wrong with a record, without a line end.
pub(super) fn write_refused(text: &mut Vec<u8>, refused: &Refused, line: u64) -> serde_json::Result<()> {
    serde_json::to_writer(text, &RefusedLine { id: refused.id.as_deref(), line, errors: &refused.errors })
}

struct RefusedLine<'a> {
    id: Option<&'a str>,
    line: u64,
    errors: &'a [ItemError],
}

impl Serialize for RefusedLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        identify(&mut map, self.id, self.line)?;
        map.serialize_entry("errors", self.errors)?;
        map.end()
    }
}

fn identify<M: SerializeMap>(map: &mut M, id: Option<&str>, line: u64) -> Result<(), M::Error> {
    map.serialize_entry("id", &id)?;
    if id.is_none() {
        map.serialize_entry("line", &line)?;
    }
    Ok(())
}

struct ResultLine<'a> {
    trial: &'a Trial,
    id: Option<&'a str>,
    line: u64,
    assessment: &'a Assessment,
}

impl Serialize for ResultLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ResultLine { trial, id, line, assessment } = *self;
        let mut map = serializer.serialize_map(None)?;
        identify(&mut map, id, line)?;
        map.serialize_entry("determination", assessment.determination.code())?;
        if let Some(earliest) = assessment.earliest {
            map.serialize_entry("earliest", &earliest)?;
        }
        if let Some(latest) = assessment.latest {
            map.serialize_entry("latest", &latest)?;
        }
        if assessment.no_common_day {
            map.serialize_entry("no_common_day", &true)?;
        }
        map.serialize_entry("criteria", &Criteria { trial, found: &assessment.criteria })?;
        map.serialize_entry("conflicts", &Conflicts { trial, assessment })?;
        map.serialize_entry("next", &Items { trial, items: &assessment.next })?;
        map.end()
    }
}

/// Each criterion by its identifier, in the trial's order.
struct Criteria<'a> {
    trial: &'a Trial,
    found: &'a [CriterionAssessment],
}

impl Serialize for Criteria<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.found.len()))?;
        for (criterion, found) in self.trial.criteria().iter().zip(self.found) {
            map.serialize_entry(&criterion.identifier, &Criterion(*found))?;
        }
        map.end()
    }
}

struct Criterion(CriterionAssessment);

impl Serialize for Criterion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Criterion(found) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("status", found.status.code())?;
        if found.flags.codes().next().is_some() {
            map.serialize_entry("flags", &Flags(found.flags))?;
        }
        if let Some(clear) = found.clear {
            map.serialize_entry("clear", &clear)?;
        }
        if let Some(until) = found.until {
            map.serialize_entry("until", &until)?;
        }
        map.end()
    }
}

struct Flags(screening::Flags);

impl Serialize for Flags {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.codes())
    }
}

struct Conflicts<'a> {
    trial: &'a Trial,
    assessment: &'a Assessment,
}

impl Serialize for Conflicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Conflicts { trial, assessment } = *self;
        let mut list = serializer.serialize_seq(Some(assessment.conflicts.len()))?;
        for conflict in &assessment.conflicts {
            let criterion = conflict.criterion.and_then(|index| trial.criteria().get(index));
            list.serialize_element(&Conflict {
                items: Items { trial, items: &conflict.items },
                criterion: criterion.map(|criterion| criterion.identifier.as_str()),
            })?;
        }
        list.end()
    }
}

#[derive(serde::Serialize)]
struct Conflict<'a> {
    items: Items<'a>,
    criterion: Option<&'a str>,
}

/// Items by their names.
struct Items<'a> {
    trial: &'a Trial,
    items: &'a [usize],
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items = self.items.iter().filter_map(|index| self.trial.items().get(*index));
        serializer.collect_seq(items.map(|item| &item.link_id))
    }
}
