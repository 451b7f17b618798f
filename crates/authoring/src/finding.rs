//! What the checker finds, each with its place, a stable code and a suggested fix.
//!
//! `docs/checker.md` explains every code; a test holds the two together.

use screening::foreign::visible;
use std::fmt;

/// Something that an author has to mend.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, as it was named on the command line.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What kind of finding it is.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { line, column, code, .. } = self;
        // Names from files stand in them, and a terminal obeys some characters.
        let [file, message, mend] = [&self.file, &self.message, &self.mend].map(|text| visible(text));
        write!(formatter, "{file}:{line}:{column}: {code} {message}\n    {mend}")
    }
}

macro_rules! codes {
    ($($(#[$documentation:meta])* $name:ident = $text:literal,)*) => {
        /// The kinds of findings. Their texts are stable: a code is never used again for something else.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$documentation])* $name,)*
        }

        impl Code {
            /// Every code, in the order of `docs/checker.md`.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The text that stands in a finding.
            pub fn text(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)*
                }
            }
        }
    };
}

codes! {
    /// A file cannot be read.
    Unreadable = "S101",
    /// Not CQL.
    CqlSyntax = "S102",
    /// Not TOML.
    TomlSyntax = "S103",
    /// A key that means nothing here.
    UnknownKey = "S104",
    /// A key that has to be there.
    MissingKey = "S105",
    /// A value that the key cannot have.
    WrongValue = "S106",
    /// CQL outside the subset that the engine evaluates.
    OutsideSubset = "S107",
    /// More than the engine holds.
    EngineLimit = "S108",
    /// A name that nothing bears.
    UnknownName = "N201",
    /// A code that the item does not have.
    UnknownCode = "N202",
    /// A duplicate name.
    DuplicateName = "N203",
    /// A recursive definition or function.
    Recursion = "N204",
    /// An item that criteria.cql does not declare as a parameter.
    ItemWithoutParameter = "N205",
    /// A parameter that is no item.
    ParameterWithoutItem = "N206",
    /// Types that do not fit.
    TypeMismatch = "T301",
    /// Units that do not fit.
    UnitMismatch = "T302",
    /// A parameter whose type is not that of its item.
    ParameterType = "T303",
    /// A unit that UCUM does not know.
    UnknownUnit = "T304",
    /// A factor between units that UCUM contradicts.
    WrongFactor = "T305",
    /// Units of one item between which there is no factor.
    NoConversion = "T306",
    /// An item that no criterion uses.
    UnusedItem = "U401",
    /// A definition or function that nothing uses.
    UnusedDefinition = "U402",
    /// A key of trial.toml that says what is not so.
    LeftOverPermission = "U403",
    /// Missingness looked at where that is not sound.
    Missingness = "U404",
    /// A criterion without verbatim text.
    NoVerbatim = "C501",
    /// A criterion without a definition.
    NoReading = "C502",
    /// A criterion that no answers let pass.
    NeverPasses = "C503",
    /// A criterion that no answers let fail.
    NeverFails = "C504",
    /// A warning that no answers call for, or that all do.
    IdleWarning = "C505",
    /// What a criterion says of time is not what its definition does.
    ContradictedTime = "C506",
    /// A text that is missing or empty.
    MissingText = "X601",
    /// A text that nothing shows.
    LeftOverText = "X602",
    /// A sentence for participants that is hard to read.
    HardToRead = "X603",
    /// A word that participants must not meet.
    BannedWord = "X604",
}

impl Code {
    /// Whether a folder with such a finding is no trial. The others are advice, though the checker insists on it.
    pub fn forbids_compiling(self) -> bool {
        match self {
            Code::UnusedItem
            | Code::UnusedDefinition
            | Code::LeftOverPermission
            | Code::NeverPasses
            | Code::NeverFails
            | Code::IdleWarning
            | Code::ContradictedTime
            | Code::LeftOverText
            | Code::HardToRead
            | Code::BannedWord => false,
            Code::Unreadable
            | Code::CqlSyntax
            | Code::TomlSyntax
            | Code::UnknownKey
            | Code::MissingKey
            | Code::WrongValue
            | Code::OutsideSubset
            | Code::EngineLimit
            | Code::UnknownName
            | Code::UnknownCode
            | Code::DuplicateName
            | Code::Recursion
            | Code::ItemWithoutParameter
            | Code::ParameterWithoutItem
            | Code::TypeMismatch
            | Code::UnitMismatch
            | Code::ParameterType
            | Code::UnknownUnit
            | Code::WrongFactor
            | Code::NoConversion
            | Code::Missingness
            | Code::NoVerbatim
            | Code::NoReading
            | Code::MissingText => true,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text())
    }
}

/// `; did you mean …?` with the nearest of some names, or nothing where none is near.
pub(crate) fn did_you_mean<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    nearest(written, names).map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// The name that differs least from what was written, if it differs in at most a third of its letters.
fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (distance, name) =
        names.into_iter().map(|name| (distance(written, name), name)).min_by_key(|(distance, _)| *distance)?;
    let permitted = written.chars().count().max(name.chars().count()) / 3;
    (distance <= permitted).then_some(name)
}

/// Letters inserted, deleted, changed or swapped with their neighbour, ignoring case.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.to_lowercase().chars().collect();
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut before_previous: Vec<usize> = Vec::new();
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX - 1);
            let changed = at(&previous, column) + usize::from(letter != other);
            let mut best = changed.min(at(&previous, column + 1) + 1).min(at(&current, column) + 1);
            let swapped =
                row > 0 && column > 0 && left.get(row - 1) == Some(other) && right.get(column - 1) == Some(letter);
            if swapped {
                best = best.min(at(&before_previous, column - 1) + 1);
            }
            current.push(best);
        }
        before_previous = std::mem::replace(&mut previous, current);
    }
    previous.last().copied().unwrap_or(usize::MAX)
}
