//! Timing phrases: `on or before`, `3 months or more after`, `same year as` …

use super::{Parsed, Parser};
use crate::cql::lexer::TokenKind;
use crate::cql::syntax::{Bound, Grain, Node, Offset, Operation, Relation, Timing};

/// A timing phrase that has been read.
pub(super) struct Phrase {
    pub(super) timing: Timing,
    /// Which boundary of the left operand is meant: `starts before`, `ends before`.
    pub(super) left: Option<Operation>,
    /// The same for the right operand: `before start`, `before end`.
    pub(super) right: Option<Operation>,
}

impl Parser<'_> {
    pub(super) fn timing_phrase(&mut self) -> Parsed<Phrase> {
        let mut left = None;
        for (word, operation, relation) in
            [("starts", Operation::StartOf, Relation::Starts), ("ends", Operation::EndOf, Relation::Ends)]
        {
            if self.take_word(word) {
                if !self.at_phrase() {
                    let precision = self.precision_of();
                    return Ok(Phrase {
                        timing: Timing { relation, precision, offset: None },
                        left: None,
                        right: None,
                    });
                }
                left = Some(operation);
            }
        }
        let _occurs = left.is_none() && self.take_word("occurs");
        let timing = self.relation()?;
        let right = [("start", Operation::StartOf), ("end", Operation::EndOf)]
            .into_iter()
            .find(|(word, _)| self.is_word(word) && !self.is_word_ahead(1, "of"))
            .map(|(_, operation)| operation);
        if right.is_some() {
            self.advance();
        }
        Ok(Phrase { timing, left, right })
    }

    fn relation(&mut self) -> Parsed<Timing> {
        let mut offset = None;
        if self.take_word("same") {
            let precision = self.precision();
            let relation = if self.take_word("as") {
                Relation::SameAs
            } else if self.take_word("or") {
                if self.before_or_after()? { Relation::SameOrBefore } else { Relation::SameOrAfter }
            } else if precision.is_some() {
                Relation::SameAs
            } else {
                return Err(self.unexpected("`as`, or a precision such as `day`"));
            };
            return Ok(Timing { relation, precision, offset });
        }
        for (word, [alone, before, after]) in [
            ("meets", [Relation::Meets, Relation::MeetsBefore, Relation::MeetsAfter]),
            ("overlaps", [Relation::Overlaps, Relation::OverlapsBefore, Relation::OverlapsAfter]),
        ] {
            if self.take_word(word) {
                let relation = if self.take_word("before") {
                    before
                } else if self.take_word("after") {
                    after
                } else {
                    alone
                };
                return Ok(Timing { relation, precision: self.precision_of(), offset });
            }
        }
        let properly = self.take_word("properly");
        if self.take_word("includes") {
            let relation = if properly { Relation::ProperlyIncludes } else { Relation::Includes };
            return Ok(Timing { relation, precision: self.precision_of(), offset });
        }
        if self.is_word("during") || self.is_word("included") {
            if self.take_word("included") {
                self.word("in")?;
            } else {
                self.advance();
            }
            let relation = if properly { Relation::ProperlyDuring } else { Relation::During };
            return Ok(Timing { relation, precision: self.precision_of(), offset });
        }
        if self.take_word("within") {
            let quantity = self.quantity()?;
            self.word("of")?;
            offset = Some(Offset { bound: Bound::Exactly, quantity });
            return Ok(Timing { relation: Relation::Within(properly), precision: None, offset });
        }
        offset = self.offset()?;
        let on_or = self.take_word("on");
        if on_or {
            self.word("or")?;
        }
        let before = self.before_or_after()?;
        let or_on = self.is_word("or") && self.is_word_ahead(1, "on");
        if or_on {
            self.advance();
            self.advance();
        }
        let precision = self.precision_of();
        let relation = match (before, on_or || or_on) {
            (true, false) => Relation::Before,
            (true, true) => Relation::SameOrBefore,
            (false, false) => Relation::After,
            (false, true) => Relation::SameOrAfter,
        };
        Ok(Timing { relation, precision, offset })
    }

    /// Whether a relation follows `starts` or `ends`.
    fn at_phrase(&self) -> bool {
        matches!(self.peek(), TokenKind::Number(_))
            || ["less", "more", "on", "before", "after", "same", "during", "included", "within", "properly"]
                .iter()
                .any(|word| self.is_word(word))
    }

    fn offset(&mut self) -> Parsed<Option<Offset>> {
        for (word, bound) in [("less", Bound::LessThan), ("more", Bound::MoreThan)] {
            if self.take_word(word) {
                self.word("than")?;
                return Ok(Some(Offset { bound, quantity: self.quantity()? }));
            }
        }
        if !matches!(self.peek(), TokenKind::Number(_)) {
            return Ok(None);
        }
        let quantity = self.quantity()?;
        let bound = match (self.is_word("or"), self.ahead(1)) {
            (true, TokenKind::Word(word)) if word == "more" => Bound::OrMore,
            (true, TokenKind::Word(word)) if word == "less" => Bound::OrLess,
            _ => Bound::Exactly,
        };
        if bound != Bound::Exactly {
            self.advance();
            self.advance();
        }
        Ok(Some(Offset { bound, quantity }))
    }

    fn quantity(&mut self) -> Parsed<Node> {
        if matches!(self.peek(), TokenKind::Number(_)) {
            self.primary()
        } else {
            Err(self.unexpected("a quantity such as `3 months`"))
        }
    }

    fn before_or_after(&mut self) -> Parsed<bool> {
        if self.take_word("before") {
            Ok(true)
        } else if self.take_word("after") {
            Ok(false)
        } else {
            Err(self.unexpected("`before` or `after`"))
        }
    }

    fn precision(&mut self) -> Option<Grain> {
        let TokenKind::Word(word) = self.peek() else { return None };
        let grain = Grain::named(word)?;
        self.advance();
        Some(grain)
    }

    /// `day of`.
    pub(super) fn precision_of(&mut self) -> Option<Grain> {
        if !self.is_word_ahead(1, "of") {
            return None;
        }
        let grain = self.precision()?;
        self.advance();
        Some(grain)
    }
}
