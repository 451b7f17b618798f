//! Timing phrases: `on or before`, `3 months or more after`, `same year as` …

use super::{Parsed, Parser};
use crate::cql::lexer::TokenKind;
use crate::cql::syntax::{Bound, Node, Offset, Relation, Timing};
use screening::elm::Precision;

/// A timing phrase that has been read.
pub(super) enum Phrase {
    /// One of the subset.
    Timing(Timing),
    /// Another one, as written.
    Outside(String),
}

/// A precision: of dates, or of times of day.
#[derive(Clone, Copy)]
enum AnyPrecision {
    Date(Precision),
    TimeOfDay,
}

impl Parser<'_> {
    pub(super) fn timing_phrase(&mut self) -> Parsed<Phrase> {
        let start = self.start();
        let mut outside = self.take_word("starts") || self.take_word("ends");
        let _occurs = !outside && self.take_word("occurs");
        let mut offset = None;
        let mut precision = None;
        let relation = if self.take_word("same") {
            precision = self.precision();
            if self.take_word("as") {
                Relation::SameAs
            } else {
                self.word("or")?;
                if self.before_or_after()? { Relation::SameOrBefore } else { Relation::SameOrAfter }
            }
        } else if self.is_word("meets") || self.is_word("overlaps") {
            self.advance();
            outside = true;
            if self.is_word("before") || self.is_word("after") {
                self.advance();
            }
            precision = self.precision_of();
            Relation::During
        } else {
            let properly = self.take_word("properly");
            if self.take_word("includes") {
                outside |= properly;
                precision = self.precision_of();
                Relation::Includes
            } else if self.is_word("during") || self.is_word("included") {
                if self.take_word("included") {
                    self.word("in")?;
                } else {
                    self.advance();
                }
                outside |= properly;
                precision = self.precision_of();
                Relation::During
            } else if self.take_word("within") {
                let quantity = self.quantity()?;
                self.word("of")?;
                offset = Some(Offset { bound: Bound::Exactly, quantity });
                Relation::Within(properly)
            } else if outside && !self.at_offset_or_direction() {
                // `starts`, `ends` alone.
                precision = self.precision_of();
                Relation::During
            } else {
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
                precision = self.precision_of();
                match (before, on_or || or_on) {
                    (true, false) => Relation::Before,
                    (true, true) => Relation::SameOrBefore,
                    (false, false) => Relation::After,
                    (false, true) => Relation::SameOrAfter,
                }
            }
        };
        let precision = match precision {
            Some(AnyPrecision::Date(precision)) => Some(precision),
            Some(AnyPrecision::TimeOfDay) => {
                outside = true;
                None
            }
            None => None,
        };
        // Intervals and points are compared without a precision in the subset.
        outside |= precision.is_some() && matches!(relation, Relation::During | Relation::Includes);
        if outside {
            let words = self.text.get(start..self.end()).unwrap_or_default();
            return Ok(Phrase::Outside(format!("`{words}`")));
        }
        Ok(Phrase::Timing(Timing { relation, precision, offset }))
    }

    fn at_offset_or_direction(&self) -> bool {
        matches!(self.peek(), TokenKind::Number(_))
            || ["less", "more", "on", "before", "after"].iter().any(|word| self.is_word(word))
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

    fn precision(&mut self) -> Option<AnyPrecision> {
        let TokenKind::Word(word) = self.peek() else { return None };
        let precision = match word.as_str() {
            "year" => AnyPrecision::Date(Precision::Year),
            "month" => AnyPrecision::Date(Precision::Month),
            "week" => AnyPrecision::Date(Precision::Week),
            "day" => AnyPrecision::Date(Precision::Day),
            "hour" | "minute" | "second" | "millisecond" => AnyPrecision::TimeOfDay,
            _ => return None,
        };
        self.advance();
        Some(precision)
    }

    /// `day of`.
    fn precision_of(&mut self) -> Option<AnyPrecision> {
        if !self.is_word_ahead(1, "of") {
            return None;
        }
        let precision = self.precision()?;
        self.advance();
        Some(precision)
    }

    /// Skips `day of`; whether it was there.
    pub(super) fn skip_precision_of(&mut self) -> bool {
        self.precision_of().is_some()
    }
}
