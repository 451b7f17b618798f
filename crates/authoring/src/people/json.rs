//! Strict JSON, read without recursion: numbers keep their text, a key stands once in an object.
//!
//! A pull parser does the syntax. `serde_json` would lose the digits of long numbers, let a key stand twice and stop at
//! 128 levels.

use std::borrow::Cow;

use json_event_parser::{JsonEvent, LowLevelJsonParser};

/// Levels that are kept. The deepest answer is a quantity in a row in a list in the answers in a record: five. What lies
/// deeper is read but kept as an empty value, so that whatever walks a value may recurse.
const KEPT_LEVELS: usize = 6;

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
    /// A key that stands twice in an object.
    #[error("each key once in an object; `{0}` stands twice")]
    RepeatedKey(String),
}

/// Reads one JSON value.
///
/// # Errors
/// Where it is not JSON in UTF-8, or has a key twice in any object.
pub(super) fn read(text: &[u8]) -> Result<Value<'_>, Unreadable> {
    let text = std::str::from_utf8(text).map_err(|error| Unreadable::Utf8(error.valid_up_to() + 1))?;
    // The parser would skip it.
    if text.starts_with('\u{feff}') {
        return Err(Unreadable::ByteOrderMark);
    }
    let mut parser = LowLevelJsonParser::new().with_max_stack_size(usize::MAX);
    let mut builder = Builder::default();
    let mut rest = text.as_bytes();
    loop {
        let step = parser.parse_next(rest, true);
        rest = rest.get(step.consumed_bytes..).unwrap_or_default();
        let Some(event) = step.event else { continue };
        let event = event.map_err(|error| Unreadable::Syntax {
            column: error.location().start.column + 1,
            message: error.message().to_owned(),
        })?;
        if event == JsonEvent::Eof {
            // The parser tells of the end only after a value.
            return Ok(builder.root.unwrap_or(Value::Null));
        }
        builder.event(event)?;
    }
}

/// The value under construction.
#[derive(Default)]
struct Builder<'a> {
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

impl<'a> Builder<'a> {
    fn event(&mut self, event: JsonEvent<'a>) -> Result<(), Unreadable> {
        match event {
            JsonEvent::Null => self.add(Value::Null),
            JsonEvent::Boolean(value) => self.add(Value::Boolean(value)),
            JsonEvent::Number(text) => self.add(Value::Number(text)),
            JsonEvent::String(text) => self.add(Value::Text(text)),
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
                self.keys.push(key);
            }
            JsonEvent::EndArray => self.end(Value::Array(Vec::new())),
            JsonEvent::EndObject => {
                self.end_keys()?;
                self.end(Value::Object(Vec::new()));
            }
            JsonEvent::Eof => {}
        }
        Ok(())
    }

    fn start(&mut self, open: Open<'a>) {
        if self.unkept > 0 || self.open.len() >= KEPT_LEVELS {
            self.unkept += 1;
        } else {
            self.open.push(open);
        }
    }

    fn end(&mut self, in_place_of_unkept: Value<'a>) {
        if self.unkept > 0 {
            self.unkept -= 1;
            self.add(in_place_of_unkept);
            return;
        }
        match self.open.pop() {
            Some(Open::Array(values)) => self.add(Value::Array(values)),
            Some(Open::Object(members, _)) => self.add(Value::Object(members)),
            None => {}
        }
    }

    fn add(&mut self, value: Value<'a>) {
        if self.unkept > 0 {
            return;
        }
        match self.open.last_mut() {
            Some(Open::Array(values)) => values.push(value),
            Some(Open::Object(members, next_key)) => members.push((std::mem::take(next_key), value)),
            None => self.root = Some(value),
        }
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
            return Err(Unreadable::RepeatedKey(key.to_string()));
        }
        self.keys.truncate(start);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, Value, read};

    fn check(text: &str, expected: &Value<'_>) {
        assert_eq!(read(text.as_bytes()).as_ref(), Ok(expected), "{text}");
    }

    fn check_refused(text: &str, expected: &Unreadable) {
        assert_eq!(read(text.as_bytes()).as_ref(), Err(expected), "{text}");
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
