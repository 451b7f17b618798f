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
        match timing.relation {
            Relation::During => return self.membership(left, right, false, span),
            Relation::Includes => return self.membership(right, left, true, span),
            Relation::Before
            | Relation::After
            | Relation::SameAs
            | Relation::SameOrBefore
            | Relation::SameOrAfter
            | Relation::Within(_) => {}
        }
        let (left_typed, right_typed) = (self.node(left), self.node(right));
        for (typed, node) in [(&left_typed, left), (&right_typed, right)] {
            match &typed.of_type {
                Type::Date | Type::Any => {}
                Type::Interval(_) => return self.outside(span, "timing between intervals"),
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
            None => relate(timing.relation, timing.precision, operands),
            Some(offset) => self.with_offset(timing, offset, operands),
        };
        Typed::new(expression, Type::Boolean)
    }

    /// `left 3 months or more before right` and its relatives.
    fn with_offset(&mut self, timing: &Timing, offset: &Offset, [left, right]: [Expression; 2]) -> Expression {
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
        let precision = timing.precision;
        let and = |one, other| Expression::And(Box::new([one, other]));
        let before = match timing.relation {
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
        let near = relate(timing.relation, precision, [left.clone(), right.clone()]);
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
        Relation::During | Relation::Includes | Relation::Within(_) => Expression::In(operands),
    }
}
