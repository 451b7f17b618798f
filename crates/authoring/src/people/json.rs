//! Strict JSON, read without recursion: numbers keep their text, a key stands once in an object.
//!
//! A pull parser does the syntax. `serde_json` would lose the digits of long numbers, let a key stand twice and stop at
//! 128 levels.

use std::borrow::Cow;

use json_event_parser::{JsonEvent, LowLevelJsonParser};

use crate::people::problems::shortened;

/// Levels that are kept. The deepest answer is a quantity in a row in a list in the answers in a record: five. What lies
/// deeper is read but kept as an empty value, so that whatever walks a value may recurse.
const KEPT_LEVELS: usize = 6;

/// Values that are kept of a record at most, and keys of the objects that are open at any one place. The largest record of
/// a trial that people can answer has some hundreds.
const MAX_VALUES: usize = 100_000;

/// How many more values may be kept of a record.
#[derive(Debug)]
pub(super) struct Budget {
    values: usize,
}

impl Budget {
    /// That of one record.
    pub(super) fn new() -> Budget {
        Budget { values: MAX_VALUES }
    }

    fn take_one(&mut self) -> Result<(), Unreadable> {
        self.values = self.values.checked_sub(1).ok_or(Unreadable::TooMuch)?;
        Ok(())
    }
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number, as it was written.
    Number(Cow<'a, str>),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    Array(Vec<Value<'a>>),
    /// An object, in the order in which it was written; no key twice.
    Object(Vec<Member<'a>>),
}

/// A key and its value.
pub(super) type Member<'a> = (Cow<'a, str>, Value<'a>);

/// Why a text is not read; the message says what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreadable {
    /// Bytes that are not UTF-8.
    #[error("text in UTF-8; byte {0} is not")]
    Utf8(usize),
    /// A byte order mark, which only CSV files may begin with.
    #[error("JSON without a byte order mark before it")]
    ByteOrderMark,
    /// Not JSON.
    #[error("valid JSON; byte {column}: {message}")]
    Syntax {
        /// Where in the text, from 1.
        column: u64,
        /// The parser's message.
        message: String,
    },
    /// A key that occurs twice in an object.
    #[error("each key once in an object; `{0}` stands twice")]
    RepeatedKey(String),
    /// More values than are kept.
    #[error("a record of at most {MAX_VALUES} values")]
    TooMuch,
}

/// Reads one JSON value.
///
/// # Errors
/// Where it is not JSON in UTF-8, has a key twice in any object, or more values than the budget allows; it is read no
/// further than to there.
pub(super) fn read<'a>(text: &'a [u8], budget: &mut Budget) -> Result<Value<'a>, Unreadable> {
    build(text, Builder::new(None, budget))
}

/// The same; of an object only the members with these keys are kept. The others are held to the same syntax.
pub(super) fn read_members<'a>(text: &'a [u8], keys: &[&str], budget: &mut Budget) -> Result<Value<'a>, Unreadable> {
    build(text, Builder::new(Some(keys), budget))
}

fn build<'a>(text: &'a [u8], mut builder: Builder<'a, '_>) -> Result<Value<'a>, Unreadable> {
    let text = std::str::from_utf8(text).map_err(|error| Unreadable::Utf8(error.valid_up_to() + 1))?;
    // The parser would skip it.
    if text.starts_with('\u{feff}') {
        return Err(Unreadable::ByteOrderMark);
    }
    let mut parser = LowLevelJsonParser::new().with_max_stack_size(usize::MAX);
    let mut rest = text.as_bytes();
    loop {
        let step = parser.parse_next(rest, true);
        rest = rest.get(step.consumed_bytes..).unwrap_or_default();
        let Some(event) = step.event else { continue };
        let event = event.map_err(|error| Unreadable::Syntax {
            column: error.location().start.column + 1,
            message: shortened(error.message()).into_owned(),
        })?;
        if event == JsonEvent::Eof {
            // The parser tells of the end only after a value.
            return Ok(builder.root.unwrap_or(Value::Null));
        }
        builder.event(event)?;
    }
}

/// The value under construction.
struct Builder<'a, 'b> {
    /// The members of the outermost object that are kept; `None`: all.
    kept: Option<&'b [&'b str]>,
    budget: &'b mut Budget,
    root: Option<Value<'a>>,
    /// The kept arrays and objects that are still open, outermost first.
    open: Vec<Open<'a>>,
    /// How many arrays and objects below the kept ones are open.
    unkept: usize,
    /// The keys so far of all open objects, kept or not, outermost object first.
    keys: Vec<Cow<'a, str>>,
    /// Where in `keys` each open object begins.
    key_starts: Vec<usize>,
}

enum Open<'a> {
    Array(Vec<Value<'a>>),
    /// Its members, and the key whose value comes next.
    Object(Vec<Member<'a>>, Cow<'a, str>),
}

impl<'a, 'b> Builder<'a, 'b> {
    fn new(kept: Option<&'b [&'b str]>, budget: &'b mut Budget) -> Builder<'a, 'b> {
        Builder { kept, budget, root: None, open: Vec::new(), unkept: 0, keys: Vec::new(), key_starts: Vec::new() }
    }

    fn event(&mut self, event: JsonEvent<'a>) -> Result<(), Unreadable> {
        match event {
            JsonEvent::Null => self.add(Value::Null)?,
            JsonEvent::Boolean(value) => self.add(Value::Boolean(value))?,
            JsonEvent::Number(text) => self.add(Value::Number(text))?,
            JsonEvent::String(text) => self.add(Value::Text(text))?,
            JsonEvent::StartArray => self.start(Open::Array(Vec::new())),
            JsonEvent::StartObject => {
                self.key_starts.push(self.keys.len());
                self.start(Open::Object(Vec::new(), Cow::Borrowed("")));
            }
            JsonEvent::ObjectKey(key) => {
                if self.unkept == 0
                    && let Some(Open::Object(_, next_key)) = self.open.last_mut()
                {
                    next_key.clone_from(&key);
                }
                if self.keys.len() >= MAX_VALUES {
                    return Err(Unreadable::TooMuch);
                }
                self.keys.push(key);
            }
            JsonEvent::EndArray => self.end(Value::Array(Vec::new()))?,
            JsonEvent::EndObject => {
                self.end_keys()?;
                self.end(Value::Object(Vec::new()))?;
            }
            JsonEvent::Eof => {}
        }
        Ok(())
    }

    fn start(&mut self, open: Open<'a>) {
        if self.unkept > 0 || self.open.len() >= KEPT_LEVELS || self.is_ignored() {
            self.unkept += 1;
        } else {
            self.open.push(open);
        }
    }

    /// Whether what comes next belongs to a member that is not kept.
    fn is_ignored(&self) -> bool {
        match (self.kept, self.open.as_slice()) {
            (Some(kept), [Open::Object(_, key)]) => !kept.contains(&key.as_ref()),
            (Some(_) | None, _) => false,
        }
    }

    fn end(&mut self, in_place_of_unkept: Value<'a>) -> Result<(), Unreadable> {
        if self.unkept > 0 {
            self.unkept -= 1;
            return self.add(in_place_of_unkept);
        }
        match self.open.pop() {
            Some(Open::Array(values)) => self.add(Value::Array(values)),
            Some(Open::Object(members, _)) => self.add(Value::Object(members)),
            None => Ok(()),
        }
    }

    fn add(&mut self, value: Value<'a>) -> Result<(), Unreadable> {
        if self.unkept > 0 || self.is_ignored() {
            return Ok(());
        }
        self.budget.take_one()?;
        match self.open.last_mut() {
            Some(Open::Array(values)) => values.push(value),
            Some(Open::Object(members, next_key)) => members.push((std::mem::take(next_key), value)),
            None => self.root = Some(value),
        }
        Ok(())
    }

    /// Sorting finds a repeated key in an object of any size without comparing each key with each.
    fn end_keys(&mut self) -> Result<(), Unreadable> {
        let start = self.key_starts.pop().unwrap_or_default();
        let keys = self.keys.get_mut(start..).unwrap_or_default();
        keys.sort_unstable();
        let twice = keys.windows(2).find_map(|pair| match pair {
            [first, second] if first == second => Some(first),
            _ => None,
        });
        if let Some(key) = twice {
            return Err(Unreadable::RepeatedKey(shortened(key).into_owned()));
        }
        self.keys.truncate(start);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, MAX_VALUES, Unreadable, Value};

    fn read(text: &[u8]) -> Result<Value<'_>, Unreadable> {
        super::read(text, &mut Budget::new())
    }

    fn check(text: &str, expected: &Value<'_>) {
        assert_eq!(read(text.as_bytes()).as_ref(), Ok(expected), "{text}");
    }

    fn check_refused(text: &str, expected: &Unreadable) {
        assert_eq!(read(text.as_bytes()).err().as_ref(), Some(expected), "{}", super::shortened(text));
    }

    fn number(text: &str) -> Value<'_> {
        Value::Number(text.into())
    }

    #[test]
    fn values_keep_their_order_and_their_digits() {
        let list = Value::Array(vec![Value::Null, Value::Boolean(true)]);
        let object = Value::Object(vec![("b".into(), number("1.50e+1")), ("a".into(), list)]);
        check(r#"{"b": 1.50e+1, "a": [null, true]}"#, &object);
        check(r#" "\u00e9\ud83d\ude00" "#, &Value::Text("é😀".into()));
    }

    #[test]
    fn a_key_stands_once_in_an_object() {
        let inner = || Value::Object(vec![("k".into(), number("1"))]);
        let object = Value::Object(vec![("a".into(), inner()), ("b".into(), inner()), ("k".into(), number("1"))]);
        check(r#"{"a": {"k": 1}, "b": {"k": 1}, "k": 1}"#, &object);
        let repeated = Unreadable::RepeatedKey("k".to_owned());
        check_refused(r#"{"k": 1, "j": 2, "\u006b": 3}"#, &repeated);
        check_refused(r#"[[[[[[[{"k": 1, "k": 1}]]]]]]]"#, &repeated);
    }

    #[test]
    fn depth_has_no_end() {
        let depth = 200_000;
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(
            read(deep.as_bytes()),
            read(b"[[[[[[[]]]]]]]"),
            "levels beyond the kept ones are read and kept as one empty value"
        );
        let unclosed = format!("{}1{}", r#"{"a":"#.repeat(depth), "}".repeat(depth - 1));
        assert!(read(unclosed.as_bytes()).is_err());
    }

    #[test]
    fn values_and_open_keys_have_a_limit() {
        let zeros = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
        assert!(read(zeros(MAX_VALUES - 1).as_bytes()).is_ok());
        check_refused(&zeros(MAX_VALUES), &Unreadable::TooMuch);
        // What follows the limit is not read.
        check_refused(&zeros(MAX_VALUES + 1).replace(']', ",?"), &Unreadable::TooMuch);
        let keys = |count: usize| (0..count).map(|key| format!("\"{key}\":")).collect::<Vec<_>>().join("0,");
        check_refused(&format!("{{{}0}}", keys(MAX_VALUES + 1)), &Unreadable::TooMuch);
        // Levels below those that are kept count by their keys.
        let deep = |keys: &str| format!("[[[[[[[{{{keys}0}}]]]]]]]");
        assert!(read(deep(&keys(MAX_VALUES)).as_bytes()).is_ok());
        check_refused(&deep(&keys(MAX_VALUES + 1)), &Unreadable::TooMuch);
    }

    #[test]
    fn a_budget_is_that_of_all_texts_of_a_record() {
        let mut budget = Budget::new();
        let half = format!("[{}0]", "0,".repeat(MAX_VALUES / 2));
        assert!(super::read(half.as_bytes(), &mut budget).is_ok());
        assert_eq!(super::read(half.as_bytes(), &mut budget), Err(Unreadable::TooMuch));
    }

    #[test]
    fn members_that_are_not_asked_for_cost_nothing() {
        let zeros = format!("[{}0]", "0,".repeat(2 * MAX_VALUES));
        let text = format!(r#"{{"note": {zeros}, "a": {{"note": 1}}, "more": {{"a": {zeros}}}, "b": 2, "c": 3}}"#);
        let expected = Value::Object(vec![
            ("a".into(), Value::Object(vec![("note".into(), number("1"))])),
            ("b".into(), number("2")),
        ]);
        assert_eq!(super::read_members(text.as_bytes(), &["a", "b"], &mut Budget::new()), Ok(expected));
        // They are JSON all the same.
        let repeated = Err(Unreadable::RepeatedKey("k".to_owned()));
        assert_eq!(super::read_members(br#"{"c": {"k": 1, "k": 2}}"#, &["a"], &mut Budget::new()), repeated);
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in
            ["", "{", "[1,]", "{\"a\":1,}", "01", "1.", ".5", "+1", "NaN", "'a'", "\"\\ud800\"", "\"\t\"", "1 2", "nul"]
        {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        assert!(read(b"\"\xff\"").is_err());
        assert!(read("\u{feff}{}".as_bytes()).is_err());
    }
}
