//! Expressions and terms, by precedence climbing after the official grammar.

use super::timing::Phrase;
use super::{Parsed, Parser};
use crate::cql::lexer::TokenKind;
use crate::cql::syntax::{Binary, Equality, Kind, Logic, Node, Order, Product, Sum, Unary};
use screening::elm::Precision;

/// How tightly an operator binds, loosest first. The order is that of the official grammar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Set,
    Implies,
    Or,
    And,
    Membership,
    Equality,
    Timing,
    Inequality,
    Between,
    Prefix,
    Type,
    /// Tighter than every operator between expressions: a term.
    Term,
}

impl Level {
    fn tighter(self) -> Level {
        match self {
            Level::Set => Level::Implies,
            Level::Implies => Level::Or,
            Level::Or => Level::And,
            Level::And => Level::Membership,
            Level::Membership => Level::Equality,
            Level::Equality => Level::Timing,
            Level::Timing => Level::Inequality,
            Level::Inequality => Level::Between,
            Level::Between => Level::Prefix,
            Level::Prefix => Level::Type,
            Level::Type | Level::Term => Level::Term,
        }
    }
}

enum Operator {
    Binary(Binary),
    Set(&'static str),
    Timing,
    Between,
    Is,
    As,
}

/// How tightly an operator between terms binds, loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum TermLevel {
    Add,
    Multiply,
    Power,
    Prefix,
}

impl Parser<'_> {
    /// An expression.
    pub(super) fn expression(&mut self) -> Parsed<Node> {
        self.nested(|parser| parser.expression_from(Level::Set))
    }

    fn expression_from(&mut self, loosest: Level) -> Parsed<Node> {
        let start = self.start();
        let mut left = self.prefixed()?;
        while let Some((level, operator)) = self.operator() {
            if level < loosest {
                break;
            }
            self.link()?;
            let kind = match operator {
                Operator::Binary(binary) => {
                    self.advance();
                    let precision = matches!(binary, Binary::In | Binary::Contains) && self.skip_precision_of();
                    let right = self.expression_from(level.tighter())?;
                    if precision {
                        Kind::Outside("`in` with a precision".to_owned(), vec![left, right])
                    } else {
                        Kind::Binary(binary, Box::new([left, right]))
                    }
                }
                Operator::Set(word) => {
                    self.advance();
                    let right = self.expression_from(level.tighter())?;
                    Kind::Outside(format!("`{word}`"), vec![left, right])
                }
                Operator::Timing => {
                    let phrase = self.timing_phrase()?;
                    let right = self.expression_from(level.tighter())?;
                    match phrase {
                        Phrase::Timing(timing) => Kind::Timing(Box::new(timing), Box::new([left, right])),
                        Phrase::Outside(what) => Kind::Outside(what, vec![left, right]),
                    }
                }
                Operator::Between => {
                    let properly = self.take_word("properly");
                    self.word("between")?;
                    let low = self.term()?;
                    self.word("and")?;
                    let high = self.term()?;
                    Kind::Between(properly, Box::new([left, low, high]))
                }
                Operator::Is => {
                    self.advance();
                    self.is_test(left, start)?
                }
                Operator::As => {
                    self.advance();
                    let type_name = self.type_name()?;
                    Kind::As(Box::new(left), type_name)
                }
            };
            left = Node { kind, span: start..self.end() };
        }
        Ok(left)
    }

    /// What follows `is`.
    fn is_test(&mut self, operand: Node, start: usize) -> Parsed<Kind> {
        let negated = self.take_word("not");
        let tests = [("null", Unary::IsNull), ("true", Unary::IsTrue), ("false", Unary::IsFalse)];
        for (word, test) in tests {
            if self.take_word(word) {
                let kind = Kind::Unary(test, Box::new(operand));
                if !negated {
                    return Ok(kind);
                }
                // The test without its `not` is not written anywhere: it has a place, but no words.
                return Ok(Kind::Unary(Unary::Not, Box::new(Node { kind, span: start..start })));
            }
        }
        if negated {
            return Err(self.unexpected("`null`, `true` or `false`"));
        }
        self.type_name()?;
        Ok(Kind::Outside("`is` with a type".to_owned(), vec![operand]))
    }

    fn operator(&self) -> Option<(Level, Operator)> {
        let binary = |level, binary| Some((level, Operator::Binary(binary)));
        let word = match self.peek() {
            TokenKind::Symbol(symbol) => {
                return match *symbol {
                    "=" => binary(Level::Equality, Binary::Equality(Equality::Equal)),
                    "!=" => binary(Level::Equality, Binary::Equality(Equality::NotEqual)),
                    "~" => binary(Level::Equality, Binary::Equality(Equality::Equivalent)),
                    "!~" => binary(Level::Equality, Binary::Equality(Equality::NotEquivalent)),
                    "<" => binary(Level::Inequality, Binary::Order(Order::Less)),
                    "<=" => binary(Level::Inequality, Binary::Order(Order::LessOrEqual)),
                    ">" => binary(Level::Inequality, Binary::Order(Order::Greater)),
                    ">=" => binary(Level::Inequality, Binary::Order(Order::GreaterOrEqual)),
                    "|" => Some((Level::Set, Operator::Set("|"))),
                    _ => None,
                };
            }
            TokenKind::Word(word) => word.as_str(),
            TokenKind::Number(_) if self.is_unit_ahead(1) => return Some((Level::Timing, Operator::Timing)),
            TokenKind::Number(_)
            | TokenKind::Quoted(_)
            | TokenKind::Text(_)
            | TokenKind::Date(_)
            | TokenKind::Outside(_)
            | TokenKind::End => {
                return None;
            }
        };
        match word {
            "implies" => binary(Level::Implies, Binary::Logic(Logic::Implies)),
            "or" => binary(Level::Or, Binary::Logic(Logic::Or)),
            "xor" => binary(Level::Or, Binary::Logic(Logic::Xor)),
            "and" => binary(Level::And, Binary::Logic(Logic::And)),
            "in" => binary(Level::Membership, Binary::In),
            "contains" => binary(Level::Membership, Binary::Contains),
            "union" => Some((Level::Set, Operator::Set("union"))),
            "intersect" => Some((Level::Set, Operator::Set("intersect"))),
            "except" => Some((Level::Set, Operator::Set("except"))),
            "is" => Some((Level::Type, Operator::Is)),
            "as" => Some((Level::Type, Operator::As)),
            "between" => Some((Level::Between, Operator::Between)),
            "properly" if self.is_word_ahead(1, "between") => Some((Level::Between, Operator::Between)),
            "same" | "on" | "before" | "after" | "during" | "included" | "includes" | "within" | "occurs"
            | "starts" | "ends" | "meets" | "overlaps" | "properly" | "less" | "more" => {
                Some((Level::Timing, Operator::Timing))
            }
            _ => None,
        }
    }

    /// `not`, `exists`, `cast`, a duration, or a term.
    fn prefixed(&mut self) -> Parsed<Node> {
        let start = self.start();
        let kind = if self.take_word("not") {
            let operand = self.nested(|parser| parser.expression_from(Level::Prefix))?;
            Kind::Unary(Unary::Not, Box::new(operand))
        } else if self.take_word("exists") {
            let operand = self.nested(|parser| parser.expression_from(Level::Prefix))?;
            Kind::Unary(Unary::Exists, Box::new(operand))
        } else if self.take_word("cast") {
            let operand = self.nested(|parser| parser.expression_from(Level::Term))?;
            self.word("as")?;
            let type_name = self.type_name()?;
            Kind::As(Box::new(operand), type_name)
        } else if let Some(kind) = self.duration()? {
            kind
        } else {
            return self.term();
        };
        Ok(Node { kind, span: start..self.end() })
    }

    /// `years between a and b`, `duration in …`, `difference in …`.
    fn duration(&mut self) -> Parsed<Option<Kind>> {
        let difference = self.is_word("difference") && self.is_word_ahead(1, "in");
        let spelled_out = difference || self.is_word("duration") && self.is_word_ahead(1, "in");
        let unit = match self.ahead(if spelled_out { 2 } else { 0 }) {
            TokenKind::Word(word) => word.clone(),
            TokenKind::Quoted(_)
            | TokenKind::Text(_)
            | TokenKind::Number(_)
            | TokenKind::Date(_)
            | TokenKind::Outside(_)
            | TokenKind::Symbol(_)
            | TokenKind::End => return Ok(None),
        };
        let precision = match unit.as_str() {
            "years" => Some(Precision::Year),
            "months" => Some(Precision::Month),
            "weeks" => Some(Precision::Week),
            "days" => Some(Precision::Day),
            "hours" | "minutes" | "seconds" | "milliseconds" => None,
            _ => return Ok(None),
        };
        if spelled_out {
            self.advance();
            self.advance();
        } else if !self.is_word_ahead(1, "between") {
            return Ok(None);
        }
        self.advance();
        if self.take_word("of") {
            let operand = self.term()?;
            return Ok(Some(Kind::Outside("the duration of an interval".to_owned(), vec![operand])));
        }
        self.word("between")?;
        let low = self.term()?;
        self.word("and")?;
        let high = self.term()?;
        let Some(precision) = precision else {
            return Ok(Some(Kind::Outside(format!("`{unit}`"), vec![low, high])));
        };
        let operands = Box::new([low, high]);
        Ok(Some(if difference {
            Kind::DifferenceBetween(precision, operands)
        } else {
            Kind::DurationBetween(precision, operands)
        }))
    }

    /// A term: what arithmetic is made of.
    pub(super) fn term(&mut self) -> Parsed<Node> {
        self.nested(|parser| parser.term_from(TermLevel::Add))
    }

    fn term_from(&mut self, loosest: TermLevel) -> Parsed<Node> {
        let start = self.start();
        let mut left = self.prefixed_term()?;
        loop {
            let (level, binary) = match self.peek() {
                TokenKind::Symbol("+") => (TermLevel::Add, Some(Binary::Sum(Sum::Add))),
                TokenKind::Symbol("-") => (TermLevel::Add, Some(Binary::Sum(Sum::Subtract))),
                TokenKind::Symbol("&") => (TermLevel::Add, None),
                TokenKind::Symbol("*") => (TermLevel::Multiply, Some(Binary::Product(Product::Multiply))),
                TokenKind::Symbol("/") => (TermLevel::Multiply, Some(Binary::Product(Product::Divide))),
                TokenKind::Word(word) if word == "div" => {
                    (TermLevel::Multiply, Some(Binary::Product(Product::TruncatedDivide)))
                }
                TokenKind::Word(word) if word == "mod" => (TermLevel::Multiply, Some(Binary::Product(Product::Modulo))),
                TokenKind::Symbol("^") => (TermLevel::Power, None),
                TokenKind::Symbol(_)
                | TokenKind::Word(_)
                | TokenKind::Quoted(_)
                | TokenKind::Text(_)
                | TokenKind::Number(_)
                | TokenKind::Date(_)
                | TokenKind::Outside(_)
                | TokenKind::End => return Ok(left),
            };
            if level < loosest {
                return Ok(left);
            }
            self.link()?;
            self.advance();
            let tighter = match level {
                TermLevel::Add => TermLevel::Multiply,
                TermLevel::Multiply => TermLevel::Power,
                TermLevel::Power | TermLevel::Prefix => TermLevel::Prefix,
            };
            let right = self.term_from(tighter)?;
            let kind = match binary {
                Some(binary) => Kind::Binary(binary, Box::new([left, right])),
                None if level == TermLevel::Power => Kind::Outside("`^`".to_owned(), vec![left, right]),
                None => Kind::Outside("`&`".to_owned(), vec![left, right]),
            };
            left = Node { kind, span: start..self.end() };
        }
    }

    fn prefixed_term(&mut self) -> Parsed<Node> {
        let start = self.start();
        let outside = [
            ("start", Some("of")),
            ("end", Some("of")),
            ("width", Some("of")),
            ("successor", Some("of")),
            ("predecessor", Some("of")),
            ("singleton", Some("from")),
            ("point", Some("from")),
        ];
        let kind = if self.take_symbol("-") {
            let operand = self.nested(Parser::prefixed_term)?;
            Kind::Unary(Unary::Negate, Box::new(operand))
        } else if self.take_symbol("+") {
            let operand = self.nested(Parser::prefixed_term)?;
            Kind::Unary(Unary::Plus, Box::new(operand))
        } else if let Some(kind) = self.component()? {
            kind
        } else if let Some((word, Some(second))) = outside
            .into_iter()
            .find(|(word, second)| self.is_word(word) && second.is_some_and(|second| self.is_word_ahead(1, second)))
        {
            self.advance();
            self.advance();
            let operand = self.nested(Parser::prefixed_term)?;
            Kind::Outside(format!("`{word} {second}`"), vec![operand])
        } else if let Some(word) =
            ["distinct", "flatten", "expand", "collapse", "convert"].into_iter().find(|word| self.is_word(word))
        {
            self.advance();
            let operand = self.expression()?;
            self.skip_per_or_to()?;
            Kind::Outside(format!("`{word}`"), vec![operand])
        } else {
            return self.postfixed();
        };
        Ok(Node { kind, span: start..self.end() })
    }

    /// `per day` after `expand`, `to Type` after `convert`.
    fn skip_per_or_to(&mut self) -> Parsed<()> {
        if self.take_word("per") {
            if matches!(self.peek(), TokenKind::Word(_)) {
                self.advance();
            } else {
                self.expression()?;
            }
        } else if self.take_word("to") {
            if matches!(self.peek(), TokenKind::Text(_)) {
                self.advance();
            } else {
                self.type_name()?;
            }
        }
        Ok(())
    }

    /// `year from date`.
    fn component(&mut self) -> Parsed<Option<Kind>> {
        let TokenKind::Word(word) = self.peek() else { return Ok(None) };
        let precision = match word.as_str() {
            "year" => Some(Precision::Year),
            "month" => Some(Precision::Month),
            "day" => Some(Precision::Day),
            "hour" | "minute" | "second" | "millisecond" | "timezoneoffset" | "date" | "time" => None,
            _ => return Ok(None),
        };
        if !self.is_word_ahead(1, "from") {
            return Ok(None);
        }
        let word = word.clone();
        self.advance();
        self.advance();
        let operand = self.nested(Parser::prefixed_term)?;
        Ok(Some(match precision {
            Some(precision) => Kind::ComponentFrom(precision, Box::new(operand)),
            None => Kind::Outside(format!("`{word} from`"), vec![operand]),
        }))
    }

    /// A primary with `.name`, `.function(…)` and `[index]` after it.
    fn postfixed(&mut self) -> Parsed<Node> {
        let start = self.start();
        let mut node = self.primary()?;
        loop {
            let kind = if self.take_symbol(".") {
                let name = self.name("a name after `.`")?;
                if self.take_symbol("(") {
                    let mut operands = vec![node];
                    operands.extend(self.arguments()?);
                    Kind::Outside("a call with a dot".to_owned(), operands)
                } else {
                    Kind::Property(Box::new(node), name)
                }
            } else if self.take_symbol("[") {
                let index = self.expression()?;
                self.symbol("]")?;
                Kind::Outside("an index".to_owned(), vec![node, index])
            } else {
                return Ok(node);
            };
            self.link()?;
            node = Node { kind, span: start..self.end() };
            if self.at_alias() && is_qualified_name(&node) {
                return self.query_after(node, start);
            }
        }
    }
}

fn is_qualified_name(node: &Node) -> bool {
    match &node.kind {
        Kind::Property(source, _) => is_qualified_name(source),
        kind => matches!(kind, Kind::Name(_)),
    }
}
