//! Expressions and terms, by precedence climbing after the official grammar.

use super::{Parsed, Parser};
use crate::cql::lexer::TokenKind;
use crate::cql::syntax::{
    Binary, Equality, Grain, Kind, Logic, Name, Node, Operation, Order, Product, Relation, Sum, Timing, Unary,
};
use screening::Decimal;

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
    Set(Operation),
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
                    let relation = match binary {
                        Binary::In => Some(Relation::During),
                        Binary::Contains => Some(Relation::Includes),
                        Binary::Logic(_)
                        | Binary::Equality(_)
                        | Binary::Order(_)
                        | Binary::Sum(_)
                        | Binary::Product(_) => None,
                    };
                    let precision = relation.and_then(|relation| Some((relation, self.precision_of()?)));
                    let right = self.expression_from(level.tighter())?;
                    let operands = Box::new([left, right]);
                    match precision {
                        Some((relation, grain)) => {
                            let timing = Timing { relation, precision: Some(grain), offset: None };
                            Kind::Timing(Box::new(timing), operands)
                        }
                        None => Kind::Binary(binary, operands),
                    }
                }
                Operator::Set(operation) => {
                    self.advance();
                    let right = self.expression_from(level.tighter())?;
                    Kind::Operation(operation, vec![left, right])
                }
                Operator::Timing => {
                    let phrase = self.timing_phrase()?;
                    let right = self.expression_from(level.tighter())?;
                    let operands = [end_of(left, phrase.left), end_of(right, phrase.right)];
                    Kind::Timing(Box::new(phrase.timing), Box::new(operands))
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
        Ok(Kind::Is(Box::new(operand), self.type_name()?))
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
                    "|" => Some((Level::Set, Operator::Set(Operation::Union))),
                    _ => None,
                };
            }
            TokenKind::Word(word) => word.as_str(),
            TokenKind::Number(_) if self.is_unit_ahead(1) => return Some((Level::Timing, Operator::Timing)),
            TokenKind::Number(_)
            | TokenKind::Quoted(_)
            | TokenKind::Text(_)
            | TokenKind::Date(_)
            | TokenKind::Moment(_)
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
            "union" => Some((Level::Set, Operator::Set(Operation::Union))),
            "intersect" => Some((Level::Set, Operator::Set(Operation::Intersect))),
            "except" => Some((Level::Set, Operator::Set(Operation::Except))),
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
            | TokenKind::Moment(_)
            | TokenKind::Symbol(_)
            | TokenKind::End => return Ok(None),
        };
        let Some(grain) = unit.strip_suffix('s').and_then(Grain::named) else { return Ok(None) };
        if spelled_out {
            self.advance();
            self.advance();
        } else if !self.is_word_ahead(1, "between") {
            return Ok(None);
        }
        self.advance();
        let operands = if self.take_word("of") {
            let interval = self.term()?;
            [end_of(interval.clone(), Some(Operation::StartOf)), end_of(interval, Some(Operation::EndOf))]
        } else {
            self.word("between")?;
            let low = self.term()?;
            self.word("and")?;
            [low, self.term()?]
        };
        let operands = Box::new(operands);
        Ok(Some(if difference {
            Kind::DifferenceBetween(grain, operands)
        } else {
            Kind::DurationBetween(grain, operands)
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
                | TokenKind::Moment(_)
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
                None if level == TermLevel::Power => Kind::Operation(Operation::Power, vec![left, right]),
                None => Kind::Operation(Operation::Concatenate, vec![left, right]),
            };
            left = Node { kind, span: start..self.end() };
        }
    }

    fn prefixed_term(&mut self) -> Parsed<Node> {
        let start = self.start();
        let operations = [
            ("start", "of", Operation::StartOf),
            ("end", "of", Operation::EndOf),
            ("width", "of", Operation::WidthOf),
            ("successor", "of", Operation::Successor),
            ("predecessor", "of", Operation::Predecessor),
            ("singleton", "from", Operation::SingletonFrom),
            ("point", "from", Operation::PointFrom),
            ("date", "from", Operation::DateFrom),
            ("time", "from", Operation::TimeFrom),
            ("timezoneoffset", "from", Operation::OffsetFrom),
        ];
        let kind = if self.take_symbol("-") {
            let operand = self.nested(Parser::prefixed_term)?;
            Kind::Unary(Unary::Negate, Box::new(operand))
        } else if self.take_symbol("+") {
            let operand = self.nested(Parser::prefixed_term)?;
            Kind::Unary(Unary::Plus, Box::new(operand))
        } else if let Some(kind) = self.component()? {
            kind
        } else if let Some((_, _, operation)) =
            operations.into_iter().find(|(word, second, _)| self.is_word(word) && self.is_word_ahead(1, second))
        {
            self.advance();
            self.advance();
            let operand = self.nested(Parser::prefixed_term)?;
            Kind::Operation(operation, vec![operand])
        } else if self.take_word("distinct") {
            Kind::Operation(Operation::Distinct, vec![self.expression()?])
        } else if self.take_word("flatten") {
            Kind::Operation(Operation::Flatten, vec![self.expression()?])
        } else if self.take_word("convert") {
            let operand = Box::new(self.expression()?);
            self.word("to")?;
            match self.peek().clone() {
                TokenKind::Text(unit) => {
                    self.advance();
                    Kind::ConvertUnit(operand, unit)
                }
                _ => Kind::Convert(operand, self.type_name()?),
            }
        } else if self.is_word("expand") || self.is_word("collapse") {
            let expands = self.is_word("expand");
            self.advance();
            let operand = Box::new(self.expression()?);
            Kind::Stepped(expands, operand, self.step()?)
        } else {
            return self.postfixed();
        };
        Ok(Node { kind, span: start..self.end() })
    }

    /// `per day`, `per 2 days`.
    fn step(&mut self) -> Parsed<Option<Box<Node>>> {
        if !self.take_word("per") {
            return Ok(None);
        }
        let start = self.start();
        let grain = match self.peek() {
            TokenKind::Word(word) => Grain::named(word.strip_suffix('s').unwrap_or(word)),
            _ => None,
        };
        let Some(grain) = grain else { return Ok(Some(Box::new(self.term()?))) };
        self.advance();
        let kind = Kind::Quantity(Decimal::integer(1), grain.word().to_owned());
        Ok(Some(Box::new(Node { kind, span: start..self.end() })))
    }

    /// `year from date`.
    fn component(&mut self) -> Parsed<Option<Kind>> {
        let TokenKind::Word(word) = self.peek() else { return Ok(None) };
        let grain = Grain::named(word);
        let Some(grain) = grain.filter(|_| self.is_word_ahead(1, "from")) else { return Ok(None) };
        self.advance();
        self.advance();
        let operand = self.nested(Parser::prefixed_term)?;
        Ok(Some(Kind::ComponentFrom(grain, Box::new(operand))))
    }

    /// The name under which a library is included, where a node is one.
    fn included_library(&self, node: &Node) -> Option<String> {
        match &node.kind {
            Kind::Name(name) => self.included.iter().find(|included| *included == name).cloned(),
            _ => None,
        }
    }

    /// A primary with `.name`, `.function(…)` and `[index]` after it.
    fn postfixed(&mut self) -> Parsed<Node> {
        let start = self.start();
        let mut node = self.primary()?;
        loop {
            let kind = if self.take_symbol(".") {
                let name = self.name("a name after `.`")?;
                if let Some(library) = self.included_library(&node)
                    && self.take_symbol("(")
                {
                    let function = Name { text: format!("{library}.{}", name.text), span: start..name.span.end };
                    Kind::Call(function, self.arguments()?)
                } else if self.take_symbol("(") {
                    let mut operands = vec![node];
                    operands.extend(self.arguments()?);
                    Kind::Outside("a call with a dot".to_owned(), operands)
                } else {
                    Kind::Property(Box::new(node), name)
                }
            } else if self.take_symbol("[") {
                let index = self.expression()?;
                self.symbol("]")?;
                Kind::Operation(Operation::Index, vec![node, index])
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

/// An operand, or the start or end of it.
fn end_of(operand: Node, operation: Option<Operation>) -> Node {
    let Some(operation) = operation else { return operand };
    let span = operand.span.clone();
    Node { kind: Kind::Operation(operation, vec![operand]), span }
}

fn is_qualified_name(node: &Node) -> bool {
    match &node.kind {
        Kind::Property(source, _) => is_qualified_name(source),
        kind => matches!(kind, Kind::Name(_)),
    }
}
