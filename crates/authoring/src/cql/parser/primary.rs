//! Literals, names, calls, constructors, `if` and `case`.

use super::{Parsed, Parser, SyntaxError};
use crate::cql::lexer::TokenKind;
use crate::cql::moment::Moment;
use crate::cql::syntax::{Case, Interval, Kind, Name, Node};
use crate::source::Span;
use screening::{Date, Decimal};

/// Digits of a Decimal before the point.
const MAX_DIGITS: usize = 28;

/// Digits of a Decimal after the point.
const MAX_DECIMALS: usize = 8;

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parsed<Node> {
        let start = self.start();
        let kind = match self.peek().clone() {
            TokenKind::Number(number) => self.number(&number)?,
            TokenKind::Text(text) => {
                self.advance();
                Kind::Text(text)
            }
            TokenKind::Date(date) => {
                self.advance();
                Kind::Date(date)
            }
            TokenKind::Moment(moment) => {
                self.advance();
                Kind::Moment(moment)
            }
            TokenKind::Quoted(name) => return self.named(name),
            TokenKind::Word(word) => match self.constructor(&word)? {
                Some(kind) => kind,
                None => return self.word_primary(word),
            },
            TokenKind::Symbol("(") => {
                self.advance();
                let inner = self.expression()?;
                self.symbol(")")?;
                let node = Node { kind: inner.kind, span: start..self.end() };
                return if self.at_alias() { self.query_after(node, start) } else { Ok(node) };
            }
            TokenKind::Symbol("{") => self.list_or_tuple()?,
            TokenKind::Symbol("[") => self.retrieve()?,
            TokenKind::Symbol("$") => {
                self.advance();
                let name = self.name("a name after `$`")?;
                Kind::Outside(format!("`${}`", name.text), Vec::new())
            }
            TokenKind::Symbol(_) | TokenKind::End => return Err(self.unexpected("an expression")),
        };
        let node = Node { kind, span: start..self.end() };
        let retrieve = matches!(&node.kind, Kind::Outside(what, _) if what == "a retrieve");
        if retrieve && self.at_alias() { self.query_after(node, start) } else { Ok(node) }
    }

    /// Literals and constructors that begin with a word.
    fn constructor(&mut self, word: &str) -> Parsed<Option<Kind>> {
        let kind = match word {
            "null" => Kind::Null,
            "true" => Kind::Boolean(true),
            "false" => Kind::Boolean(false),
            "if" => return self.if_expression().map(Some),
            "case" => return self.case_expression().map(Some),
            "from" => return self.query_from().map(Some),
            "Interval" if self.is_symbol_ahead(1, "[") || self.is_symbol_ahead(1, "(") => {
                return self.interval().map(Some);
            }
            "Tuple" if self.is_symbol_ahead(1, "{") => {
                self.advance();
                return self.tuple().map(Some);
            }
            "List" if self.is_symbol_ahead(1, "{") || self.is_symbol_ahead(1, "<") => {
                self.advance();
                if self.take_symbol("<") {
                    self.type_name()?;
                    self.symbol(">")?;
                }
                return self.list().map(Some);
            }
            "minimum" | "maximum" if matches!(self.ahead(1), TokenKind::Word(_)) => {
                self.advance();
                let name = self.name("a type")?;
                return Ok(Some(extent(word == "maximum", &name.text)));
            }
            _ => return Ok(None),
        };
        self.advance();
        Ok(Some(kind))
    }

    fn word_primary(&mut self, word: String) -> Parsed<Node> {
        // Words that only stand between operands are no names; all others may be.
        let operator = [
            "and",
            "or",
            "xor",
            "implies",
            "then",
            "else",
            "when",
            "where",
            "return",
            "sort",
            "in",
            "is",
            "as",
            "by",
            "union",
            "intersect",
            "except",
            "during",
            "between",
            "of",
            "such",
            "that",
            "with",
            "without",
            "let",
        ];
        if operator.contains(&word.as_str()) || (word == "end" && !self.is_word_ahead(1, "of")) {
            return Err(self.unexpected("an expression"));
        }
        self.named(word)
    }

    /// A name, a call, an instance, or a query over the name.
    fn named(&mut self, text: String) -> Parsed<Node> {
        let start = self.start();
        let name = Name { text, span: self.peek_span() };
        self.advance();
        let kind = if self.take_symbol("(") {
            let arguments = self.arguments()?;
            Kind::Call(self.function_name(name), arguments)
        } else if self.is_symbol("{") {
            self.instance(&name)?
        } else {
            Kind::Name(name.text)
        };
        let node = Node { kind, span: start..self.end() };
        let is_name = matches!(node.kind, Kind::Name(_));
        if is_name && self.at_alias() { self.query_after(node, start) } else { Ok(node) }
    }

    /// Arguments up to the closing parenthesis.
    pub(super) fn arguments(&mut self) -> Parsed<Vec<Node>> {
        let mut arguments = Vec::new();
        while !self.take_symbol(")") {
            if !arguments.is_empty() {
                self.symbol(",")?;
            }
            arguments.push(self.expression()?);
        }
        Ok(arguments)
    }

    fn number(&mut self, number: &str) -> Parsed<Kind> {
        let span = self.peek_span();
        self.advance();
        let error = |message: &str| SyntaxError { span: span.clone(), message: message.to_owned() };
        if let Some(digits) = number.strip_suffix('L') {
            let negative = self.follows_minus();
            let signed = if negative { format!("-{digits}") } else { digits.to_owned() };
            // The smallest is its own negative: the minus sign before it changes nothing.
            let value = signed.parse::<i64>().ok().map(|value| if negative { value.wrapping_neg() } else { value });
            let message = "a Long lies between -9223372036854775808 and 9223372036854775807";
            return value.map(Kind::Long).ok_or_else(|| error(message));
        }
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let value = Decimal::parse(number)
            .filter(|_| whole.len() <= MAX_DIGITS && fraction.len() <= MAX_DECIMALS)
            .ok_or_else(|| error("a number has at most 28 digits before the point and 8 after it"))?;
        if let Some(unit) = self.unit() {
            let quantity = Kind::Quantity(value, unit);
            return if self.at_ratio() { self.ratio(quantity, span) } else { Ok(quantity) };
        }
        if self.at_ratio() {
            return self.ratio(Kind::Quantity(value, "1".to_owned()), span);
        }
        if number.contains('.') {
            return Ok(Kind::Decimal(value));
        }
        // 2147483648 is an Integer only after a minus sign.
        let negative = self.follows_minus();
        match value.to_integer().map(i32::try_from) {
            Some(Ok(integer)) => Ok(Kind::Integer(integer)),
            _ if negative && number == "2147483648" => Ok(Kind::Integer(i32::MIN)),
            _ => Err(error("an Integer lies between -2147483648 and 2147483647")),
        }
    }

    /// Whether the last token follows a minus sign.
    fn follows_minus(&self) -> bool {
        let before = self.at.checked_sub(2).and_then(|at| self.tokens.get(at));
        before.map(|token| &token.kind) == Some(&TokenKind::Symbol("-"))
    }

    fn at_ratio(&self) -> bool {
        self.is_symbol(":") && matches!(self.ahead(1), TokenKind::Number(_))
    }

    /// `1 'mg':10 'mL'`, whose numerator has been read.
    fn ratio(&mut self, numerator: Kind, span: Span) -> Parsed<Kind> {
        self.advance();
        let start = self.start();
        let TokenKind::Number(number) = self.peek().clone() else { return Err(self.unexpected("a number")) };
        let value = Decimal::parse(&number).ok_or_else(|| self.unexpected("a number"))?;
        self.advance();
        let unit = self.unit().unwrap_or_else(|| "1".to_owned());
        let denominator = Node { kind: Kind::Quantity(value, unit), span: start..self.end() };
        Ok(Kind::Ratio(Box::new([Node { kind: numerator, span }, denominator])))
    }

    /// The unit of a quantity, in its canonical form.
    fn unit(&mut self) -> Option<String> {
        let unit = self.unit_ahead(0)?;
        self.advance();
        Some(unit)
    }

    /// Whether a token to come is a unit.
    pub(super) fn is_unit_ahead(&self, count: usize) -> bool {
        self.unit_ahead(count).is_some()
    }

    fn unit_ahead(&self, count: usize) -> Option<String> {
        Some(match self.ahead(count) {
            TokenKind::Text(unit) => unit.clone(),
            TokenKind::Word(word) => {
                let singular = word.strip_suffix('s').unwrap_or(word);
                let units = ["year", "month", "week", "day", "hour", "minute", "second", "millisecond"];
                let precision_of = self.is_word_ahead(count + 1, "of") || self.is_word_ahead(count + 1, "from");
                if !units.contains(&singular) || precision_of && !word.ends_with('s') {
                    return None;
                }
                singular.to_owned()
            }
            TokenKind::Quoted(_)
            | TokenKind::Number(_)
            | TokenKind::Date(_)
            | TokenKind::Moment(_)
            | TokenKind::Symbol(_)
            | TokenKind::End => return None,
        })
    }

    fn if_expression(&mut self) -> Parsed<Kind> {
        self.word("if")?;
        let condition = self.expression()?;
        self.word("then")?;
        let then = self.expression()?;
        self.word("else")?;
        let otherwise = self.expression()?;
        Ok(Kind::If(Box::new([condition, then, otherwise])))
    }

    fn case_expression(&mut self) -> Parsed<Kind> {
        self.word("case")?;
        let comparand = if self.is_word("when") { None } else { Some(self.expression()?) };
        let mut items = Vec::new();
        while self.take_word("when") {
            let when = self.expression()?;
            self.word("then")?;
            items.push([when, self.expression()?]);
        }
        if items.is_empty() {
            return Err(self.unexpected("`when`"));
        }
        self.word("else")?;
        let otherwise = self.expression()?;
        self.word("end")?;
        Ok(Kind::Case(Box::new(Case { comparand, items, otherwise })))
    }

    fn interval(&mut self) -> Parsed<Kind> {
        self.word("Interval")?;
        let low_closed = self.is_symbol("[");
        self.advance();
        let low = self.expression()?;
        self.symbol(",")?;
        let high = self.expression()?;
        let high_closed = self.take_symbol("]");
        if !high_closed {
            self.symbol(")")?;
        }
        Ok(Kind::Interval(Box::new(Interval { low, high, low_closed, high_closed })))
    }

    fn list_or_tuple(&mut self) -> Parsed<Kind> {
        let named = matches!(self.ahead(1), TokenKind::Word(_) | TokenKind::Quoted(_));
        if self.is_symbol_ahead(1, ":") || named && self.is_symbol_ahead(2, ":") { self.tuple() } else { self.list() }
    }

    fn list(&mut self) -> Parsed<Kind> {
        self.symbol("{")?;
        let mut elements = Vec::new();
        while !self.take_symbol("}") {
            if !elements.is_empty() {
                self.symbol(",")?;
            }
            elements.push(self.expression()?);
        }
        Ok(Kind::List(elements))
    }

    fn tuple(&mut self) -> Parsed<Kind> {
        self.symbol("{")?;
        let mut elements = Vec::new();
        if self.take_symbol(":") {
            self.symbol("}")?;
            return Ok(Kind::Tuple(elements));
        }
        while !self.take_symbol("}") {
            if !elements.is_empty() {
                self.symbol(",")?;
            }
            let name = self.name("an element's name")?;
            self.symbol(":")?;
            elements.push((name, self.expression()?));
        }
        Ok(Kind::Tuple(elements))
    }

    /// `Quantity { value: 5.0, unit: 'g' }`; instances of other types lie outside the subset.
    fn instance(&mut self, name: &Name) -> Parsed<Kind> {
        let Kind::Tuple(elements) = self.tuple()? else {
            return Ok(Kind::Outside(format!("an instance of {}", name.text), Vec::new()));
        };
        let element =
            |wanted: &str| elements.iter().find(|(element, _)| element.text == wanted).map(|(_, value)| &value.kind);
        let value = match element("value") {
            Some(Kind::Decimal(value)) => Some(*value),
            Some(Kind::Integer(value)) => Some(Decimal::from(*value)),
            _ => None,
        };
        if let ("Quantity", Some(value), Some(Kind::Text(unit))) = (name.text.as_str(), value, element("unit")) {
            return Ok(Kind::Quantity(value, unit.clone()));
        }
        let operands = elements.into_iter().map(|(_, value)| value).collect();
        Ok(Kind::Outside(format!("an instance of {}", name.text), operands))
    }

    /// `[Condition: "Code"]`, skipped to its bracket.
    fn retrieve(&mut self) -> Parsed<Kind> {
        let mut open = 0_usize;
        loop {
            if self.is_symbol("[") {
                open += 1;
            } else if self.is_symbol("]") {
                open = open.saturating_sub(1);
            } else if self.at_end() {
                return Err(self.unexpected("`]`"));
            }
            self.advance();
            if open == 0 {
                return Ok(Kind::Outside("a retrieve".to_owned(), Vec::new()));
            }
        }
    }
}

/// `minimum Integer`, `maximum Date` …
fn extent(maximum: bool, type_name: &str) -> Kind {
    match type_name {
        "Integer" => Kind::Integer(if maximum { i32::MAX } else { i32::MIN }),
        "Long" => Kind::Long(if maximum { i64::MAX } else { i64::MIN }),
        "DateTime" | "Time" => {
            let (date, time) = if maximum { ("9999-12-31", "T23:59:59.999") } else { ("0001-01-01", "T00:00:00.000") };
            let text = if type_name == "Time" { time.to_owned() } else { format!("{date}{time}") };
            Moment::parse(&text).map_or(Kind::Null, Kind::Moment)
        }
        "Date" => Kind::Date(if maximum { Date::MAX } else { Date::MIN }.into()),
        "Decimal" => {
            let size = "99999999999999999999.99999999";
            let text = if maximum { size.to_owned() } else { format!("-{size}") };
            Decimal::parse(&text).map_or(Kind::Null, Kind::Decimal)
        }
        _ => Kind::Outside(format!("the type {type_name}"), Vec::new()),
    }
}
