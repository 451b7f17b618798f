//! JSON as a tree: just what a compiled trial and a file of answers need, and little code, since it travels with the page.
//!
//! Strict by RFC 8259, with limits: nesting, so that a malicious file cannot exhaust the stack; keys of an object; no key
//! twice in it. What the tree means belongs to those who read it: for a compiled trial `definition::read`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Levels of nesting at most.
const DEEPEST: usize = 128;

/// Keys of an object at most.
const MOST_KEYS: usize = 256;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as it is written.
    Number(&'a str),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json<'a>>),
    /// An object, in the order of its keys in the file.
    Object(Vec<(String, Json<'a>)>),
}

/// Why a text is no JSON, in words.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotJson(pub String);

/// Reads one JSON value and nothing after it.
///
/// # Errors
/// [`NotJson`] where it is no JSON, or beyond the limits.
pub fn parse(bytes: &[u8]) -> Result<Json<'_>, NotJson> {
    let text = core::str::from_utf8(bytes).map_err(|error| NotJson(format!("no UTF-8: {error}")))?;
    let mut reader = Reader { text, rest: text };
    let value = reader.value(0)?;
    reader.skip_spaces();
    if reader.rest.is_empty() { Ok(value) } else { Err(reader.error("the end")) }
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Json<'a>, NotJson> {
        if depth > DEEPEST {
            return Err(self.error("less nesting"));
        }
        self.skip_spaces();
        match self.rest.bytes().next() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.take("null") => Ok(Json::Null),
            _ if self.take("true") => Ok(Json::Boolean(true)),
            _ if self.take("false") => Ok(Json::Boolean(false)),
            _ => Err(self.error("a value")),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json<'a>, NotJson> {
        let mut entries: Vec<(String, Json)> = Vec::new();
        self.each("{", "}", |reader| {
            reader.skip_spaces();
            let key = reader.string()?;
            if entries.len() == MOST_KEYS || entries.iter().any(|(present, _)| *present == key) {
                return Err(reader.error("fewer keys, each once,"));
            }
            reader.skip_spaces();
            reader.expect(":")?;
            entries.push((key, reader.value(depth + 1)?));
            Ok(())
        })?;
        Ok(Json::Object(entries))
    }

    fn list(&mut self, depth: usize) -> Result<Json<'a>, NotJson> {
        let mut elements = Vec::new();
        self.each("[", "]", |reader| {
            elements.push(reader.value(depth + 1)?);
            Ok(())
        })?;
        Ok(Json::List(elements))
    }

    /// Reads what stands between two brackets, parted by commas.
    fn each(
        &mut self,
        open: &str,
        close: &str,
        mut read: impl FnMut(&mut Reader<'a>) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        self.expect(open)?;
        self.skip_spaces();
        if self.take(close) {
            return Ok(());
        }
        loop {
            read(self)?;
            self.skip_spaces();
            if self.take(close) {
                return Ok(());
            }
            self.expect(",")?;
        }
    }

    fn string(&mut self) -> Result<String, NotJson> {
        self.expect("\"")?;
        let mut text = String::new();
        loop {
            let plain = self.rest.find(|letter: char| letter == '"' || letter == '\\' || letter < ' ');
            let plain = plain.ok_or_else(|| self.error("the string's end"))?;
            text.push_str(self.advance(plain));
            if self.take("\"") {
                return Ok(text);
            }
            let escaped = self.escaped().ok_or_else(|| self.error("a permitted character or escape"))?;
            text.push(escaped);
        }
    }

    /// The character that an escape stands for. Two halves of a surrogate pair stand for one.
    fn escaped(&mut self) -> Option<char> {
        if !self.take("\\") {
            return None;
        }
        let letter = self.advance(1).bytes().next()?;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hexadecimal()?;
                if !(0xD800..0xDC00).contains(&first) {
                    return char::from_u32(first);
                }
                let second = if self.take("\\u") { self.hexadecimal()? } else { 0 };
                let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
                return char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + low);
            }
            _ => return None,
        })
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let digits = self.advance(4);
        let hexadecimal = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hexadecimal { u32::from_str_radix(digits, 16).ok() } else { None }
    }

    fn number(&mut self) -> Result<Json<'a>, NotJson> {
        let end = self.rest.find(|letter| !matches!(letter, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'));
        let number = self.advance(end.unwrap_or(self.rest.len()));
        if is_number(number) { Ok(Json::Number(number)) } else { Err(self.error("a number before this")) }
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, token: &str) -> bool {
        let stripped = self.rest.strip_prefix(token);
        self.rest = stripped.unwrap_or(self.rest);
        stripped.is_some()
    }

    fn expect(&mut self, token: &str) -> Result<(), NotJson> {
        if self.take(token) { Ok(()) } else { Err(self.error(token)) }
    }

    /// The next bytes, or nothing where they do not end at the end of a character.
    fn advance(&mut self, count: usize) -> &'a str {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else { return "" };
        self.rest = rest;
        taken
    }

    fn error(&self, expected: &str) -> NotJson {
        let at = self.text.len() - self.rest.len();
        NotJson(format!("expected {expected} at byte {at}"))
    }
}

/// `-`, digits without a leading zero, a fraction, an exponent.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    digits(whole) && (whole.len() == 1 || !whole.starts_with('0')) && digits(fraction) && digits(exponent)
}

#[cfg(test)]
mod tests {
    use super::{Json, parse};
    use alloc::string::{String, ToString};
    use alloc::vec;

    fn error(text: &str) -> String {
        parse(text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let text = r#" { "a" : [ null , true , false , -1.5e+3 , "b" ] , "c" : { } , "d" : [ ] } "#;
        let list = vec![
            Json::Null,
            Json::Boolean(true),
            Json::Boolean(false),
            Json::Number("-1.5e+3"),
            Json::Text("b".to_string()),
        ];
        let object = vec![
            ("a".to_string(), Json::List(list)),
            ("c".to_string(), Json::Object(vec![])),
            ("d".to_string(), Json::List(vec![])),
        ];
        assert_eq!(parse(text.as_bytes()).unwrap(), Json::Object(object));
    }

    #[test]
    fn escapes_stand_for_characters() {
        let text = r#""\"\\\/\b\f\n\r\t\u00e9\u4e2d\ud83e\udec1 中é""#;
        let read = Json::Text("\"\\/\u{8}\u{C}\n\r\té中\u{1FAC1} 中é".to_string());
        assert_eq!(parse(text.as_bytes()).unwrap(), read);
    }

    #[test]
    fn numbers_are_written_as_the_standard_says() {
        for number in ["0", "-0", "10", "0.5", "1e5", "1E-5", "12.30e+04"] {
            assert_eq!(parse(number.as_bytes()).unwrap(), Json::Number(number));
        }
        for text in ["01", "1.", ".5", "-", "1e", "+1", "1e5.0", "--1", "1-1"] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_says_where() {
        assert_eq!(error(""), "expected a value at byte 0");
        assert_eq!(error("{\"a\" 1}"), "expected : at byte 5");
        assert_eq!(error("[1 2]"), "expected , at byte 3");
        assert_eq!(error("[1,]"), "expected a value at byte 3");
        assert_eq!(error("null null"), "expected the end at byte 5");
        assert_eq!(error("\"a"), "expected the string's end at byte 1");
        for text in [r#""\x""#, r#""\u12""#, r#""\ud800""#, r#""\ud800\u0041""#, r#""\udc00""#, "\"\n\"", "\"\\é\""] {
            let told = error(text);
            assert!(told.contains("expected a permitted character or escape"), "{text}: {told}");
        }
        assert!(parse(b"\"\xff\"").is_err());
    }

    #[test]
    fn a_key_stands_once() {
        let told = error(r#"{"a":1,"b":2,"a":3}"#);
        assert_eq!(told, "expected fewer keys, each once, at byte 16");
        let many = |count: u32| (0..count).map(|key| alloc::format!("\"{key}\":0")).collect::<vec::Vec<_>>().join(",");
        assert!(parse(alloc::format!("{{{}}}", many(256)).as_bytes()).is_ok());
        assert!(parse(alloc::format!("{{{}}}", many(257)).as_bytes()).is_err());
    }

    #[test]
    fn deep_nesting_is_refused() {
        let nested = |levels| "[".repeat(levels) + &"]".repeat(levels);
        assert!(parse(nested(128).as_bytes()).is_ok());
        assert!(error(&nested(130)).contains("expected less nesting at byte 129"));
        assert!(error(&"[".repeat(1_000_000)).contains("less nesting"));
    }
}
