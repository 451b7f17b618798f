//! Timing phrases and what else takes dates.

use super::{Translator, Typed};
use crate::cql::syntax::{Bound, Node, Offset, Relation, Timing};
use crate::source::Span;
use crate::types::Type;
use screening::elm::{Expression, Precision};

impl Translator<'_> {
    /// Two operands that must be dates.
    pub(super) fn dates(&mut self, [left, right]: &[Node; 2]) -> [Expression; 2] {
        let why = "this operator compares dates";
        [self.expect(left, &Type::Date, why), self.expect(right, &Type::Date, why)]
    }

    pub(super) fn timing(&mut self, timing: &Timing, operands: &[Node; 2], span: &Span) -> Typed {
        let [left, right] = operands;
        let precision = match timing.precision {
            None => None,
            Some(grain) => match self.precision(grain, span) {
                Some(precision) => Some(precision),
                None => return Typed::wrong(),
            },
        };
        // What the operator is written out with takes two slots of its own.
        let depth = self.depth;
        self.depth += 2;
        let (left_typed, right_typed) = (self.node(left), self.node(right));
        self.depth = depth;
        let is_list = |typed: &Typed| matches!(typed.of_type, Type::List(_));
        let is_interval = |typed: &Typed| matches!(typed.of_type, Type::Interval(_));
        let (element, collection, properly) = match timing.relation {
            Relation::During => (Some(&left_typed), Some((&right_typed, right)), false),
            Relation::Includes => (Some(&right_typed), Some((&left_typed, left)), false),
            Relation::ProperlyDuring => (Some(&left_typed), Some((&right_typed, right)), true),
            Relation::ProperlyIncludes => (Some(&right_typed), Some((&left_typed, left)), true),
            Relation::Before
            | Relation::After
            | Relation::SameAs
            | Relation::SameOrBefore
            | Relation::SameOrAfter
            | Relation::Overlaps
            | Relation::OverlapsBefore
            | Relation::OverlapsAfter
            | Relation::Meets
            | Relation::MeetsBefore
            | Relation::MeetsAfter
            | Relation::Starts
            | Relation::Ends
            | Relation::Within(_) => (None, None, false),
        };
        if let (Some(element), Some((collection, collection_node))) = (element, collection) {
            if is_list(element) && is_list(collection) {
                return self.includes_list(collection, element, properly);
            }
            if !properly && precision.is_none() && !(is_interval(element) && is_interval(collection)) {
                return self.membership([element.clone(), collection.clone()], collection_node, span);
            }
            if is_list(collection) {
                return self.outside(span, "this phrase with a list");
            }
        }
        if timing.offset.is_none() && (is_interval(&left_typed) || is_interval(&right_typed)) {
            return self.relate_intervals(timing.relation, precision, [&left_typed, &right_typed], [left, right]);
        }
        for (typed, node) in [(&left_typed, left), (&right_typed, right)] {
            match &typed.of_type {
                Type::Date | Type::Any => {}
                Type::Interval(_) => {
                    let mend = "say which end: `starts 3 days before start of X`, `3 days before end of X`";
                    self.outside_with(span, "a distance from an interval", mend);
                    return Typed::wrong();
                }
                found => {
                    let message = format!("expected Date, found {found}");
                    let mend = "timing phrases compare dates; a date literal begins with @, as in `@2026-05-21`";
                    self.mismatch(&node.span, message, mend);
                    return Typed::wrong();
                }
            }
        }
        let operands = [left_typed.expression, right_typed.expression];
        let expression = match &timing.offset {
            None => relate(timing.relation, precision, operands),
            Some(offset) => self.with_offset(timing.relation, precision, offset, operands),
        };
        Typed::new(expression, Type::Boolean)
    }

    /// `left 3 months or more before right` and its relatives.
    fn with_offset(
        &mut self,
        relation: Relation,
        precision: Option<Precision>,
        offset: &Offset,
        [left, right]: [Expression; 2],
    ) -> Expression {
        let quantity = self.node(&offset.quantity);
        match &quantity.of_type {
            Type::Quantity(units) => self.check_shift(units.as_deref(), &offset.quantity.span),
            found => {
                let message = format!("expected a quantity of time, found {found}");
                self.mismatch(&offset.quantity.span, message, "say how long: `3 months`, `10 days`");
            }
        }
        let quantity = quantity.expression;
        let earlier = || Expression::Subtract(Box::new([right.clone(), quantity.clone()]));
        let later = || Expression::Add(Box::new([right.clone(), quantity.clone()]));
        let and = |one, other| Expression::And(Box::new([one, other]));
        let before = match relation {
            Relation::Within(properly) => {
                let (from, to) = if properly {
                    (Relation::After, Relation::Before)
                } else {
                    (Relation::SameOrAfter, Relation::SameOrBefore)
                };
                let above = relate(from, precision, [left.clone(), earlier()]);
                return and(above, relate(to, precision, [left, later()]));
            }
            relation => matches!(relation, Relation::Before | Relation::SameOrBefore),
        };
        let shifted = if before { earlier() } else { later() };
        // Away from the reference point, and towards it.
        let (away, away_or_same, towards, towards_or_same) = if before {
            (Relation::Before, Relation::SameOrBefore, Relation::After, Relation::SameOrAfter)
        } else {
            (Relation::After, Relation::SameOrAfter, Relation::Before, Relation::SameOrBefore)
        };
        let near = relate(relation, precision, [left.clone(), right.clone()]);
        match offset.bound {
            Bound::Exactly => relate(Relation::SameAs, precision, [left, shifted]),
            Bound::OrMore => relate(away_or_same, precision, [left, shifted]),
            Bound::MoreThan => relate(away, precision, [left, shifted]),
            Bound::OrLess => and(relate(towards_or_same, precision, [left, shifted]), near),
            Bound::LessThan => and(relate(towards, precision, [left, shifted]), near),
        }
    }
}

fn relate(relation: Relation, precision: Option<Precision>, operands: [Expression; 2]) -> Expression {
    let operands = Box::new(operands);
    match relation {
        Relation::Before => Expression::Before(precision, operands),
        Relation::After => Expression::After(precision, operands),
        Relation::SameAs => Expression::SameAs(precision, operands),
        Relation::SameOrBefore => Expression::SameOrBefore(precision, operands),
        Relation::SameOrAfter => Expression::SameOrAfter(precision, operands),
        Relation::During
        | Relation::ProperlyDuring
        | Relation::Includes
        | Relation::ProperlyIncludes
        | Relation::Overlaps
        | Relation::OverlapsBefore
        | Relation::OverlapsAfter
        | Relation::Meets
        | Relation::MeetsBefore
        | Relation::MeetsAfter
        | Relation::Starts
        | Relation::Ends
        | Relation::Within(_) => Expression::In(operands),
    }
}
