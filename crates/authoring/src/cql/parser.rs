//! From tokens to a syntax tree: libraries and what all parts of the parser share.
//!
//! [`mod@expression`] reads expressions and terms, [`primary`] literals and constructors, [`timing`] timing phrases,
//! [`query`] queries, [`types`] type specifiers. Where a statement of a library is wrong, reading goes on with the next
//! one, so that all errors are reported at once.

mod expression;
mod primary;
mod query;
mod timing;
mod types;

use super::lexer::{Token, TokenKind, tokens};
use super::shared;
use super::syntax::{Define, Function, Library, Name, Node, Parameter};
use crate::source::Span;

/// Why a text is not CQL.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SyntaxError {
    /// Where.
    pub(crate) span: Span,
    /// What is wrong.
    pub(crate) message: String,
}

type Parsed<T> = Result<T, SyntaxError>;

/// Expressions inside expressions at most, so that no input exhausts the stack.
const MAX_DEPTH: usize = 96;

/// Operators in one statement at most, for the same reason: a chain of them is a deep tree.
const MAX_LINKS: usize = 1000;

/// Words that begin a statement.
const STATEMENTS: [&str; 13] = [
    "library",
    "using",
    "include",
    "codesystem",
    "valueset",
    "code",
    "concept",
    "parameter",
    "context",
    "define",
    "public",
    "private",
    "fluent",
];

/// Words that cannot name an alias, because the grammar needs them after a query's source.
const RESERVED: &str = " after aggregate all and as asc ascending before between by called case cast codesystem \
    codesystems collapse contains context convert day days default define desc descending difference distinct div \
    duration during else end ends except exists expand false flatten from hour hours if implies in include included \
    includes intersect is less let maximum meets millisecond milliseconds minimum minute minutes mod month months more \
    not null occurs of on or overlaps parameter per point predecessor properly return same second seconds singleton \
    sort start starting starts successor such that then timezoneoffset true union using week weeks when where width \
    with within without xor year years ";

/// The library of a text, as far as it is CQL, with every syntax error.
pub(crate) fn library(text: &str) -> (Library, Vec<SyntaxError>) {
    let (tokens, mut errors) = tokens(text);
    let mut parser = Parser::new(text, tokens);
    let mut library = Library::default();
    while !parser.at_end() {
        let start = parser.at;
        if let Err(error) = parser.statement(&mut library) {
            errors.push(error);
            parser.recover(start);
        }
    }
    errors.sort_by_key(|error| error.span.start);
    // What follows from a token that could not be read is no news.
    errors.dedup_by_key(|error| error.span.start);
    (library, errors)
}

/// The expression of a text.
pub(crate) fn expression(text: &str) -> Result<Node, Vec<SyntaxError>> {
    let (tokens, errors) = tokens(text);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut parser = Parser::new(text, tokens);
    // An expression on its own may call what could be included.
    parser.included = shared::names().map(str::to_owned).collect();
    let node = parser.expression().map_err(|error| vec![error])?;
    if parser.at_end() { Ok(node) } else { Err(vec![parser.unexpected("an operator or the end")]) }
}

/// The functions of all libraries that can be included, by their qualified names.
pub(crate) fn shared_functions() -> Vec<Function> {
    let mut functions = Vec::new();
    for name in shared::names() {
        functions.extend(shared::text(name, None).map(|text| included(text, name, &(0..0))).unwrap_or_default());
    }
    functions
}

/// The functions of a library that is included under a name, which qualifies theirs. Their place is that of the `include`.
fn included(text: &str, called: &str, at: &Span) -> Vec<Function> {
    let (mut tokens, _) = tokens(text);
    let function_name = |window: &[Token]| match window {
        [
            Token { kind: TokenKind::Word(define), .. },
            Token { kind: TokenKind::Word(function), .. },
            Token { kind: TokenKind::Word(name), .. },
        ] if define == "define" && function == "function" => Some(name.clone()),
        _ => None,
    };
    let names = tokens.windows(3).filter_map(function_name).collect();
    for token in &mut tokens {
        token.span = at.clone();
    }
    let mut parser = Parser::new(text, tokens);
    parser.qualifier = Some(Qualifier { called: called.to_owned(), names });
    let mut library = Library::default();
    // A test holds that the libraries are CQL.
    while !parser.at_end() && parser.statement(&mut library).is_ok() {}
    library.functions
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    links: usize,
    /// The names under which libraries are included.
    included: Vec<String>,
    /// Of a library that is included itself.
    qualifier: Option<Qualifier>,
}

/// What qualifies the names of a library's functions where it is included.
struct Qualifier {
    called: String,
    names: Vec<String>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, tokens: Vec<Token>) -> Parser<'a> {
        Parser { text, tokens, at: 0, depth: 0, links: 0, included: Vec::new(), qualifier: None }
    }
}

impl Parser<'_> {
    fn statement(&mut self, library: &mut Library) -> Parsed<()> {
        self.links = 0;
        let start = self.start();
        let _access = self.take_word("public") || self.take_word("private");
        if self.take_word("library") {
            library.name = Some(self.qualified_name("a library's name")?);
            return self.version().map(|_| ());
        }
        if self.take_word("parameter") {
            let name = self.name("a parameter's name")?;
            let type_name = self.type_name()?;
            library.parameters.push(Parameter { name, type_name });
            if self.is_word("default") {
                let span = self.peek_span();
                self.advance();
                self.expression()?;
                library.outside.push((span, "the default of a parameter".to_owned()));
            }
            return Ok(());
        }
        if self.take_word("define") {
            let _access = self.take_word("public") || self.take_word("private");
            return self.define(library, start);
        }
        if self.take_word("include") {
            return self.include(library, start);
        }
        for word in ["using", "codesystem", "valueset", "code", "concept", "context"] {
            if self.take_word(word) {
                library.outside.push((start..self.end(), format!("a `{word}` statement")));
                self.skip_statement();
                return Ok(());
            }
        }
        Err(self.unexpected("a statement such as `parameter` or `define`"))
    }

    /// The functions of a library that is included become functions of this one, under their qualified names.
    fn include(&mut self, library: &mut Library, start: usize) -> Parsed<()> {
        let name = self.qualified_name("a library's name")?;
        let version = self.version()?;
        let called = if self.take_word("called") { self.name("a name for the library")? } else { name.clone() };
        let span = start..self.end();
        match shared::text(&name.text, version.as_deref()) {
            Ok(text) => {
                library.functions.extend(included(text, &called.text, &span));
                self.included.push(called.text);
            }
            Err(what) => library.outside.push((span, what)),
        }
        Ok(())
    }

    /// A function's name, qualified where it is one of a library that is included.
    fn function_name(&self, name: Name) -> Name {
        match &self.qualifier {
            Some(qualifier) if qualifier.names.contains(&name.text) => {
                Name { text: format!("{}.{}", qualifier.called, name.text), span: name.span }
            }
            Some(_) | None => name,
        }
    }

    fn define(&mut self, library: &mut Library, start: usize) -> Parsed<()> {
        if self.is_word("fluent") {
            library.outside.push((start..self.end(), "a fluent function".to_owned()));
            self.advance();
        }
        if !self.take_word("function") {
            let name = self.name("a definition's name")?;
            self.symbol(":")?;
            let expression = self.expression()?;
            library.definitions.push(Define { name, expression });
            return self.statement_end();
        }
        let name = self.name("a function's name")?;
        self.symbol("(")?;
        let mut operands = Vec::new();
        while !self.take_symbol(")") {
            if !operands.is_empty() {
                self.symbol(",")?;
            }
            operands.push((self.name("an operand's name")?, self.type_name()?));
        }
        if self.take_word("returns") {
            self.type_name()?;
        }
        self.symbol(":")?;
        if self.is_word("external") {
            library.outside.push((self.peek_span(), "an external function".to_owned()));
            self.advance();
            return Ok(());
        }
        let body = self.expression()?;
        let name = self.function_name(name);
        library.functions.push(Function { name, operands, body, is_included: self.qualifier.is_some() });
        self.statement_end()
    }

    /// After an expression only another statement can follow.
    fn statement_end(&mut self) -> Parsed<()> {
        let ends = match self.peek() {
            TokenKind::End => true,
            TokenKind::Word(word) => STATEMENTS.contains(&word.as_str()),
            TokenKind::Quoted(_)
            | TokenKind::Text(_)
            | TokenKind::Number(_)
            | TokenKind::Date(_)
            | TokenKind::Moment(_)
            | TokenKind::Symbol(_) => false,
        };
        if ends { Ok(()) } else { Err(self.unexpected("an operator or the next statement")) }
    }

    fn version(&mut self) -> Parsed<Option<String>> {
        if !self.take_word("version") {
            return Ok(None);
        }
        let TokenKind::Text(version) = self.peek() else { return Err(self.unexpected("a version in single quotes")) };
        let version = version.clone();
        self.advance();
        Ok(Some(version))
    }

    /// Skips to the next word that begins a statement and stands first on its line.
    fn recover(&mut self, from: usize) {
        self.depth = 0;
        self.at = self.at.max(from + 1);
        self.skip_statement();
    }

    fn skip_statement(&mut self) {
        while !self.at_end() {
            if let TokenKind::Word(word) = self.peek() {
                let before = self.text.get(..self.start()).unwrap_or_default();
                let line = before.rsplit('\n').next().unwrap_or_default();
                if STATEMENTS.contains(&word.as_str()) && line.trim().is_empty() {
                    return;
                }
            }
            self.advance();
        }
    }

    // ---- Tokens ----

    fn peek(&self) -> &TokenKind {
        self.ahead(0)
    }

    fn ahead(&self, count: usize) -> &TokenKind {
        self.tokens.get(self.at + count).map_or(&TokenKind::End, |token| &token.kind)
    }

    fn peek_span(&self) -> Span {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(0..0, |token| token.span.clone())
    }

    /// Where the next token begins.
    fn start(&self) -> usize {
        self.peek_span().start
    }

    /// Where the last token ended.
    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.span.end)
    }

    fn at_end(&self) -> bool {
        matches!(self.peek(), TokenKind::End)
    }

    fn advance(&mut self) {
        self.at = (self.at + 1).min(self.tokens.len());
    }

    fn is_word(&self, word: &str) -> bool {
        self.is_word_ahead(0, word)
    }

    fn is_word_ahead(&self, count: usize, word: &str) -> bool {
        matches!(self.ahead(count), TokenKind::Word(found) if found == word)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.advance();
        }
        found
    }

    fn word(&mut self, word: &str) -> Parsed<()> {
        if self.take_word(word) { Ok(()) } else { Err(self.unexpected(&format!("`{word}`"))) }
    }

    fn is_symbol(&self, symbol: &str) -> bool {
        self.is_symbol_ahead(0, symbol)
    }

    fn is_symbol_ahead(&self, count: usize, symbol: &str) -> bool {
        matches!(self.ahead(count), TokenKind::Symbol(found) if *found == symbol)
    }

    fn take_symbol(&mut self, symbol: &str) -> bool {
        let found = self.is_symbol(symbol);
        if found {
            self.advance();
        }
        found
    }

    fn symbol(&mut self, symbol: &str) -> Parsed<()> {
        if self.take_symbol(symbol) { Ok(()) } else { Err(self.unexpected(&format!("`{symbol}`"))) }
    }

    /// A name, quoted or not; any word will do where only a name can stand.
    fn name(&mut self, expected: &str) -> Parsed<Name> {
        let text = match self.peek() {
            TokenKind::Word(text) | TokenKind::Quoted(text) => text.clone(),
            TokenKind::Text(_)
            | TokenKind::Number(_)
            | TokenKind::Date(_)
            | TokenKind::Moment(_)
            | TokenKind::Symbol(_)
            | TokenKind::End => return Err(self.unexpected(expected)),
        };
        let span = self.peek_span();
        self.advance();
        Ok(Name { text, span })
    }

    fn qualified_name(&mut self, expected: &str) -> Parsed<Name> {
        let mut name = self.name(expected)?;
        while self.take_symbol(".") {
            name = self.name(expected)?;
        }
        Ok(name)
    }

    /// Whether the next token can be a query's alias.
    fn at_alias(&self) -> bool {
        match self.peek() {
            TokenKind::Quoted(_) => true,
            TokenKind::Word(word) => !RESERVED.contains(&format!(" {word} ")) && !STATEMENTS.contains(&word.as_str()),
            TokenKind::Text(_)
            | TokenKind::Number(_)
            | TokenKind::Date(_)
            | TokenKind::Moment(_)
            | TokenKind::Symbol(_)
            | TokenKind::End => false,
        }
    }

    fn unexpected(&self, expected: &str) -> SyntaxError {
        let span = self.peek_span();
        let found = match self.peek() {
            TokenKind::End => "the end".to_owned(),
            TokenKind::Word(_)
            | TokenKind::Quoted(_)
            | TokenKind::Text(_)
            | TokenKind::Number(_)
            | TokenKind::Date(_)
            | TokenKind::Moment(_)
            | TokenKind::Symbol(_) => format!("`{}`", self.text.get(span.clone()).unwrap_or_default()),
        };
        SyntaxError { span, message: format!("expected {expected}, found {found}") }
    }

    /// Counts an operator of a chain.
    fn link(&mut self) -> Parsed<()> {
        self.links += 1;
        if self.links > MAX_LINKS {
            let message = format!("more than {MAX_LINKS} operators in one statement");
            return Err(SyntaxError { span: self.peek_span(), message });
        }
        Ok(())
    }

    /// Runs a parser one level deeper.
    fn nested<T>(&mut self, parse: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            return Err(SyntaxError { span: self.peek_span(), message: "nested too deeply".to_owned() });
        }
        self.depth += 1;
        let parsed = parse(self);
        self.depth -= 1;
        parsed
    }
}
