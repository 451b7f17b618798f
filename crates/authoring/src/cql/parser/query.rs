//! Queries.

use super::{Parsed, Parser};
use crate::cql::syntax::{Aggregate, Kind, Name, Node, Query};

impl Parser<'_> {
    /// `from A a, B b …`.
    pub(super) fn query_from(&mut self) -> Parsed<Kind> {
        self.word("from")?;
        let mut sources = Vec::new();
        loop {
            let start = self.start();
            // A source with its alias reads as a query of its own; its parts are taken over.
            let node = self.query_source()?;
            let alias = self.name("an alias")?;
            let node = Node { kind: node.kind, span: start..node.span.end };
            sources.push((alias, node));
            if !self.take_symbol(",") {
                break;
            }
        }
        self.query_clauses(sources)
    }

    /// `(…)` or a qualified name, without looking for an alias.
    fn query_source(&mut self) -> Parsed<Node> {
        let start = self.start();
        if self.take_symbol("(") {
            let inner = self.expression()?;
            self.symbol(")")?;
            return Ok(Node { kind: inner.kind, span: start..self.end() });
        }
        if self.is_symbol("[") || self.is_symbol("{") {
            return self.primary();
        }
        let name = self.name("a list")?;
        let mut node = Node { kind: Kind::Name(name.text), span: start..self.end() };
        while self.take_symbol(".") {
            self.link()?;
            let name = self.name("a name after `.`")?;
            node = Node { kind: Kind::Property(Box::new(node), name), span: start..self.end() };
        }
        Ok(node)
    }

    /// A query whose source has been read and whose alias comes next.
    pub(super) fn query_after(&mut self, source: Node, start: usize) -> Parsed<Node> {
        let alias = self.name("an alias")?;
        let kind = self.query_clauses(vec![(alias, source)])?;
        Ok(Node { kind, span: start..self.end() })
    }

    fn query_clauses(&mut self, sources: Vec<(Name, Node)>) -> Parsed<Kind> {
        let mut query = Query {
            sources,
            lets: Vec::new(),
            relationships: Vec::new(),
            condition: None,
            returns: None,
            aggregate: None,
            sort: Vec::new(),
        };
        if self.take_word("let") {
            loop {
                let name = self.name("a name")?;
                self.symbol(":")?;
                query.lets.push((name, self.expression()?));
                if !self.take_symbol(",") {
                    break;
                }
            }
        }
        while self.is_word("with") || self.is_word("without") {
            let with = self.is_word("with");
            self.advance();
            let source = self.query_source()?;
            let alias = self.name("an alias")?;
            self.word("such")?;
            self.word("that")?;
            let condition = self.expression()?;
            query.relationships.push((with, alias, source, condition));
        }
        if self.take_word("where") {
            query.condition = Some(self.expression()?);
        }
        if self.is_word("aggregate") {
            query.aggregate = Some(self.aggregate()?);
        } else if self.take_word("return") {
            let all = self.take_word("all");
            let _distinct = !all && self.take_word("distinct");
            query.returns = Some((self.expression()?, !all));
        }
        if self.take_word("sort") {
            if self.take_word("by") {
                loop {
                    let key = self.term()?;
                    query.sort.push((Some(key), self.direction().unwrap_or(false)));
                    if !self.take_symbol(",") {
                        break;
                    }
                }
            } else {
                let descending = self.direction().ok_or_else(|| self.unexpected("`by`, `asc` or `desc`"))?;
                query.sort.push((None, descending));
            }
        }
        Ok(Kind::Query(Box::new(query)))
    }

    /// `aggregate [all | distinct] name [starting value]: next`.
    fn aggregate(&mut self) -> Parsed<Aggregate> {
        let start = self.start();
        self.word("aggregate")?;
        let distinct = !self.take_word("all") && self.take_word("distinct");
        let name = self.name("a name")?;
        let starting = if self.take_word("starting") { Some(self.term()?) } else { None };
        self.symbol(":")?;
        let next = self.expression()?;
        Ok(Aggregate { span: start..self.end(), distinct, name, starting, next })
    }

    /// Whether a sort descends, where that is said.
    fn direction(&mut self) -> Option<bool> {
        for (word, descending) in [("asc", false), ("ascending", false), ("desc", true), ("descending", true)] {
            if self.take_word(word) {
                return Some(descending);
            }
        }
        None
    }
}
