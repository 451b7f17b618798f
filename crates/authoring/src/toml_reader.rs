//! Reads TOML tables key by key, so that every finding has its place and all of them are reported at once.

use crate::finding::{Code, Finding, did_you_mean};
use crate::source::{Source, Span};
use screening::foreign::{begins_formula, is_refused};
use std::cell::RefCell;
use toml::de::{DeTable, DeValue};

/// Keys of names and titles, which are one line.
const NAMES: [&str; 7] = ["identifier", "version", "link_id", "id", "code", "codes", "title"];

/// Keys of what stands in the cells of a table that people save.
const CELLS: [&str; 2] = ["link_id", "codes"];

/// A value with where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it stands.
    pub(crate) span: Span,
}

/// What is wrong with one file, and how wrong keys are called there.
pub(crate) struct Report<'a> {
    source: &'a Source,
    missing: Code,
    unknown: Code,
    findings: RefCell<Vec<Finding>>,
}

impl<'a> Report<'a> {
    /// For a file of settings.
    pub(crate) fn of_settings(source: &'a Source) -> Report<'a> {
        Report { source, missing: Code::MissingKey, unknown: Code::UnknownKey, findings: RefCell::default() }
    }

    /// For a file of texts.
    pub(crate) fn of_texts(source: &'a Source) -> Report<'a> {
        Report { source, missing: Code::MissingText, unknown: Code::LeftOverText, findings: RefCell::default() }
    }

    pub(crate) fn find(&self, span: &Span, code: Code, message: impl Into<String>, mend: impl Into<String>) {
        self.findings.borrow_mut().push(self.source.finding(span, code, message, mend));
    }

    /// Whether a finding so far satisfies a test.
    pub(crate) fn any(&self, test: impl Fn(&Finding) -> bool) -> bool {
        self.findings.borrow().iter().any(test)
    }

    /// The findings so far.
    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }

    /// Reads the file as one table; what is no TOML is reported.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Table<'_>) -> T) -> T {
        let (document, errors) = DeTable::parse_recoverable(&self.source.text);
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
            self.find(&span, Code::TomlSyntax, message, "fix the TOML around this place; https://toml.io describes it");
        }
        let table = Table {
            report: self,
            entries: document.get_ref(),
            span: 0..0,
            name: "the file".to_owned(),
            read: RefCell::default(),
        };
        let value = read(&table);
        // Where the file is no TOML, what is missing may only be unread.
        if errors.is_empty() {
            table.report_unknown_keys();
        } else {
            self.findings.borrow_mut().retain(|finding| finding.code == Code::TomlSyntax);
        }
        value
    }
}

/// A table that remembers which keys have been read.
pub(crate) struct Table<'a> {
    report: &'a Report<'a>,
    entries: &'a DeTable<'a>,
    span: Span,
    name: String,
    read: RefCell<Vec<String>>,
}

impl<'a> Table<'a> {
    /// Where the table begins.
    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    /// Reports something about a place in this file.
    pub(crate) fn find(&self, span: &Span, code: Code, message: impl Into<String>, mend: impl Into<String>) {
        self.report.find(span, code, message, mend);
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    fn value(&self, key: &str) -> Option<Located<&'a DeValue<'a>>> {
        self.read.borrow_mut().push(key.to_owned());
        let (name, value) = self.entries.get_key_value(key)?;
        // A table under a header has no place of its own beyond its header.
        let span = if value.span().is_empty() { name.span() } else { value.span() };
        self.check_characters(key, value.get_ref(), &span);
        Some(Located { value: value.get_ref(), span })
    }

    /// Reports a text with characters that would change what stands around it: lines of a file that people save, or the order
    /// of the words of a sentence.
    fn check_characters(&self, key: &str, value: &DeValue<'_>, span: &Span) {
        let DeValue::String(text) = value else { return };
        let refused = |letter: &char| is_refused(*letter) || (NAMES.contains(&key) && letter.is_control());
        if let Some(letter) = text.chars().find(refused) {
            let message = format!("`{key}` holds the character U+{:04X}", u32::from(letter));
            self.find(span, Code::WrongValue, message, "remove the character");
        }
        if CELLS.contains(&key) && begins_formula(text) {
            let message = format!("`{text}` begins like a formula of a spreadsheet");
            self.find(span, Code::WrongValue, message, "begin it with a letter or a digit");
        }
    }

    /// Reports that a key is missing.
    pub(crate) fn missing(&self, key: &str) {
        let what = if self.report.missing == Code::MissingText { "text" } else { "key" };
        let message = format!("{} has no `{key}`", self.name);
        self.find(&self.span, self.report.missing, message, format!("add the {what} `{key}`"));
    }

    fn wrong(&self, span: &Span, key: &str, expected: &str) {
        self.find(span, Code::WrongValue, format!("`{key}` is not {expected}"), format!("write {expected}"));
    }

    /// A text that may be missing.
    pub(crate) fn optional_text(&self, key: &str) -> Option<Located<String>> {
        let Located { value, span } = self.value(key)?;
        let DeValue::String(text) = value else {
            self.wrong(&span, key, "a text in quotes");
            return None;
        };
        Some(Located { value: text.to_string(), span })
    }

    /// A text that must be there, though it may be empty; empty where it is missing.
    pub(crate) fn text(&self, key: &str) -> Located<String> {
        let text = self.optional_text(key);
        if text.is_none() && !self.has(key) {
            self.missing(key);
        }
        text.unwrap_or_else(|| Located { value: String::new(), span: self.span.clone() })
    }

    /// A text that must be there and say something.
    pub(crate) fn some_text(&self, key: &str) -> Located<String> {
        let text = self.text(key);
        if text.value.trim().is_empty()
            && matches!(self.entries.get(key).map(toml::Spanned::get_ref), Some(DeValue::String(_)))
        {
            let code = if self.report.missing == Code::MissingText { Code::MissingText } else { Code::WrongValue };
            self.find(&text.span, code, format!("`{key}` of {} is empty", self.name), "write the text");
        }
        text
    }

    /// True where the key is there and true.
    pub(crate) fn flag(&self, key: &str) -> bool {
        let Some(Located { value, span }) = self.value(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.wrong(&span, key, "true or false");
            false
        })
    }

    /// A Boolean or a text.
    pub(crate) fn flag_or_text(&self, key: &str) -> Option<Located<Result<bool, String>>> {
        let Located { value, span } = self.value(key)?;
        let value = match value {
            DeValue::Boolean(flag) => Ok(*flag),
            DeValue::String(text) => Err(text.to_string()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong(&span, key, "true, false or a code in quotes");
                return None;
            }
        };
        Some(Located { value, span })
    }

    /// A whole number that is not negative and may be missing.
    pub(crate) fn optional_number(&self, key: &str) -> Option<Located<u32>> {
        let Located { value, span } = self.value(key)?;
        let number = value.as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.wrong(&span, key, "a whole number, 0 or more");
        }
        number.map(|value| Located { value, span })
    }

    /// A whole number that must be there and may be negative.
    pub(crate) fn integer(&self, key: &str) -> Option<i32> {
        if !self.has(key) {
            self.read.borrow_mut().push(key.to_owned());
            self.missing(key);
        }
        let Located { value, span } = self.value(key)?;
        let number = value.as_integer().and_then(|number| i32::from_str_radix(number.as_str(), number.radix()).ok());
        if number.is_none() {
            self.wrong(&span, key, "a whole number from -2147483648 to 2147483647");
        }
        number
    }

    /// A whole number that must be there; 0 where it is missing.
    pub(crate) fn number(&self, key: &str) -> Located<u32> {
        let number = self.optional_number(key);
        if number.is_none() && !self.has(key) {
            self.missing(key);
        }
        number.unwrap_or(Located { value: 0, span: self.span.clone() })
    }

    /// A text that a function turns into something else; `None` where it is missing or cannot be turned.
    pub(crate) fn parsed<T>(&self, key: &str, parse: impl FnOnce(&str) -> Option<T>, expected: &str) -> Option<T> {
        let text = self.optional_text(key)?;
        let parsed = parse(&text.value);
        if parsed.is_none() {
            self.wrong(&text.span, key, expected);
        }
        parsed
    }

    /// As [`Table::parsed`], but the key must be there.
    pub(crate) fn required<T>(&self, key: &str, parse: impl FnOnce(&str) -> Option<T>, expected: &str) -> Option<T> {
        if !self.has(key) {
            self.read.borrow_mut().push(key.to_owned());
            self.missing(key);
        }
        self.parsed(key, parse, expected)
    }

    /// Texts in an array; empty where the key is missing.
    pub(crate) fn texts(&self, key: &str) -> Vec<Located<String>> {
        let mut texts = Vec::new();
        for Located { value, span } in self.array(key) {
            if let DeValue::String(text) = value {
                texts.push(Located { value: text.to_string(), span });
            } else {
                self.wrong(&span, key, "a list of texts in quotes");
            }
        }
        texts
    }

    fn array(&self, key: &str) -> Vec<Located<&'a DeValue<'a>>> {
        let Some(Located { value, span }) = self.value(key) else { return Vec::new() };
        let Some(array) = value.as_array() else {
            self.wrong(&span, key, "a list in square brackets");
            return Vec::new();
        };
        array
            .iter()
            .map(|element| {
                self.check_characters(key, element.get_ref(), &element.span());
                Located { value: element.get_ref(), span: element.span() }
            })
            .collect()
    }

    /// Reads each table of an array of tables.
    pub(crate) fn tables<T>(&self, key: &str, name: &str, read: impl Fn(&Table<'_>) -> T) -> Vec<T> {
        let mut tables = Vec::new();
        for Located { value, span } in self.array(key) {
            match value.as_table() {
                Some(table) => tables.push(self.inner(table, span, name.to_owned(), &read)),
                None => self.wrong(&span, key, "a list of tables"),
            }
        }
        tables
    }

    /// Reads a table that may be missing.
    pub(crate) fn optional_table<T>(&self, key: &str, name: &str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
        let Located { value, span } = self.value(key)?;
        let Some(table) = value.as_table() else {
            self.wrong(&span, key, "a table");
            return None;
        };
        Some(self.inner(table, span, name.to_owned(), read))
    }

    /// Reads a table that must be there; where it is not, that is reported and nothing else.
    pub(crate) fn some_table<T>(&self, key: &str, name: &str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
        if !self.has(key) {
            self.read.borrow_mut().push(key.to_owned());
            self.missing(key);
        }
        self.optional_table(key, name, read)
    }

    fn inner<T>(&self, table: &DeTable<'_>, span: Span, name: String, read: impl FnOnce(&Table<'_>) -> T) -> T {
        let table = Table { report: self.report, entries: table, span, name, read: RefCell::default() };
        let value = read(&table);
        table.report_unknown_keys();
        value
    }

    /// The keys of the table with where they stand, in the file's order.
    pub(crate) fn keys(&self) -> Vec<Located<String>> {
        let mut keys: Vec<Located<String>> = self
            .entries
            .iter()
            .map(|(key, _)| Located { value: key.get_ref().to_string(), span: key.span() })
            .collect();
        keys.sort_by_key(|key| key.span.start);
        keys
    }

    fn report_unknown_keys(&self) {
        let read = self.read.borrow();
        for key in self.keys() {
            if read.contains(&key.value) {
                continue;
            }
            let suggestion = did_you_mean(&key.value, read.iter().map(String::as_str));
            let (message, mend) = if self.report.unknown == Code::LeftOverText {
                (
                    format!("nothing shows `{}` of {}{suggestion}", key.value, self.name),
                    "remove it, or name it after what it belongs to",
                )
            } else {
                (
                    format!("`{}` means nothing in {}{suggestion}", key.value, self.name),
                    "remove it; docs/authoring.md lists the keys",
                )
            };
            self.find(&key.span, self.report.unknown, message, mend);
        }
    }
}
