//! From characters to tokens.

use super::moment::Moment;
use super::parser::SyntaxError;
use crate::source::Span;
use screening::PartialDate;

/// One token.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Where it stands.
    pub(crate) span: Span,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TokenKind {
    /// A keyword or an identifier without quotes.
    Word(String),
    /// An identifier in double quotes or backticks.
    Quoted(String),
    /// A string literal, unescaped.
    Text(String),
    /// A number as written; a Long has its `L`.
    Number(String),
    /// A date literal.
    Date(PartialDate),
    /// A literal with a time of day.
    Moment(Moment),
    /// Anything else.
    Symbol(&'static str),
    /// The end of the text.
    End,
}

/// Longest first, so that `<=` is not read as `<`.
const SYMBOLS: [&str; 27] = [
    "->", "!=", "!~", "<=", ">=", "(", ")", "[", "]", "{", "}", "<", ">", "=", "~", "+", "-", "*", "/", "^", "&", "|",
    ",", ":", ".", "$", ";",
];

/// The tokens of a text, the last of which is [`TokenKind::End`].
pub(crate) fn tokens(text: &str) -> (Vec<Token>, Vec<SyntaxError>) {
    let mut lexer = Lexer { text, at: 0, errors: Vec::new() };
    let mut tokens = Vec::new();
    while lexer.skip_blanks() {
        let start = lexer.at;
        if let Some(kind) = lexer.token() {
            tokens.push(Token { kind, span: start..lexer.at });
        }
    }
    tokens.push(Token { kind: TokenKind::End, span: text.len()..text.len() });
    (tokens, lexer.errors)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    errors: Vec<SyntaxError>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn error(&mut self, span: Span, message: impl Into<String>) {
        self.errors.push(SyntaxError { span, message: message.into() });
    }

    /// The characters from here that satisfy a test; they are consumed.
    fn take_while(&mut self, test: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|character| !test(character)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Skips white space and comments; false at the end.
    fn skip_blanks(&mut self) -> bool {
        loop {
            self.take_while(char::is_whitespace);
            if self.rest().starts_with("//") {
                self.take_while(|character| character != '\n');
            } else if self.rest().starts_with("/*") {
                let start = self.at;
                if let Some(length) = self.rest().find("*/") {
                    self.at += length + 2;
                } else {
                    self.at = self.text.len();
                    self.error(start..start + 2, "a comment that has no end");
                }
            } else {
                return !self.rest().is_empty();
            }
        }
    }

    fn token(&mut self) -> Option<TokenKind> {
        let start = self.at;
        let first = self.peek()?;
        match first {
            '\'' => self.quoted('\'').map(TokenKind::Text),
            '"' | '`' => self.quoted(first).map(TokenKind::Quoted),
            '@' => self.temporal(),
            '0'..='9' => Some(TokenKind::Number(self.number())),
            _ if first.is_alphabetic() || first == '_' => {
                Some(TokenKind::Word(self.take_while(|letter| letter.is_alphanumeric() || letter == '_').to_owned()))
            }
            _ => {
                let symbol = SYMBOLS.iter().find(|symbol| self.rest().starts_with(**symbol));
                self.at += symbol.map_or(first.len_utf8(), |symbol| symbol.len());
                if symbol.is_none() {
                    self.error(start..self.at, format!("`{first}` means nothing in CQL"));
                }
                symbol.map(|symbol| TokenKind::Symbol(symbol))
            }
        }
    }

    fn number(&mut self) -> String {
        let start = self.at;
        self.take_while(|digit| digit.is_ascii_digit());
        let mut ahead = self.rest().chars();
        if ahead.next() == Some('.') && ahead.next().is_some_and(|digit| digit.is_ascii_digit()) {
            self.at += 1;
            self.take_while(|digit| digit.is_ascii_digit());
        } else if self.rest().starts_with('L') {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default().to_owned()
    }

    fn quoted(&mut self, quote: char) -> Option<String> {
        let start = self.at;
        let mut value = String::new();
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((offset, character)) = characters.next() {
            if character == quote {
                self.at = start + offset + 1;
                return Some(value);
            }
            if character != '\\' {
                value.push(character);
                continue;
            }
            let escape = start + offset;
            match characters.next().map(|(_, escaped)| escaped) {
                Some(same @ ('\'' | '"' | '`' | '\\' | '/')) => value.push(same),
                Some('n') => value.push('\n'),
                Some('r') => value.push('\r'),
                Some('t') => value.push('\t'),
                Some('f') => value.push('\u{c}'),
                Some('u') => {
                    let digits: String = characters.by_ref().take(4).map(|(_, digit)| digit).collect();
                    match u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
                        Some(letter) => value.push(letter),
                        None => self.error(escape..escape + 2, "`\\u` needs four hexadecimal digits"),
                    }
                }
                _ => self.error(escape..escape + 1, "an escape that CQL does not have"),
            }
        }
        self.at = self.text.len();
        self.error(start..start + 1, format!("a text that has no closing {quote}"));
        None
    }

    /// `@2026-05-21`, `@2026-05-21T10:30`, `@T10:30`.
    fn temporal(&mut self) -> Option<TokenKind> {
        let start = self.at;
        self.at += 1;
        let date_start = self.at;
        self.take_while(|digit| digit.is_ascii_digit());
        for _ in 0..2 {
            let mut ahead = self.rest().chars();
            if ahead.next() == Some('-') && ahead.take(2).filter(char::is_ascii_digit).count() == 2 {
                self.at += 3;
            }
        }
        let date = self.text.get(date_start..self.at).unwrap_or_default();
        if self.peek() == Some('T') {
            return self.moment(start, date_start);
        }
        if let Some(date) = PartialDate::parse(date) {
            return Some(TokenKind::Date(date));
        }
        let message = format!("`@{date}` is no date; a date is like `@2026`, `@2026-05` or `@2026-05-21`");
        self.error(start..self.at, message);
        None
    }

    /// A literal with a time of day, whose date has been read.
    fn moment(&mut self, start: usize, date_start: usize) -> Option<TokenKind> {
        self.take_while(is_time_of_day);
        let offset = self.rest().starts_with(['+', '-'])
            && self.rest().get(1..6).is_some_and(|offset| {
                offset.bytes().zip(b"00:00").all(
                    |(byte, form)| {
                        if *form == b':' { byte == b':' } else { byte.is_ascii_digit() }
                    },
                )
            });
        self.at += if offset { 6 } else { 0 };
        let text = self.text.get(date_start..self.at).unwrap_or_default();
        if let Some(moment) = Moment::parse(text) {
            return Some(TokenKind::Moment(moment));
        }
        let message = format!("`@{text}` is no time; a time is like `@2026-05-21T10:30` or `@T10:30`");
        self.error(start..self.at, message);
        None
    }
}

fn is_time_of_day(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, 'T' | ':' | '.' | 'Z')
}
