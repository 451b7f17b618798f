//! Operators on intervals, written out as comparisons of their ends.

use super::{Translator, Typed};
use crate::cql::syntax::{Node, Operation, Relation};
use crate::source::Span;
use crate::types::Type;
use screening::Decimal;
use screening::elm::{Expression, Precision};

/// The first and the last point of an interval, or of a point.
struct Ends {
    first: Expression,
    last: Expression,
    point: Type,
    /// Whether the operand is an interval and not a point.
    is_interval: bool,
}

/// A comparison of two points.
#[derive(Clone, Copy)]
enum Order {
    Less,
    AtMost,
    Same,
}

impl Translator<'_> {
    /// The ends of an operand whose bounds are in sight; `None` after a finding where they are not.
    fn ends(&mut self, typed: &Typed, span: &Span) -> Option<Ends> {
        let Type::Interval(point) = &typed.of_type else {
            let point = typed.of_type.clone();
            let (first, last) = (typed.expression.clone(), typed.expression.clone());
            return Some(Ends { first, last, point, is_interval: false });
        };
        let mut expression = &typed.expression;
        while let Expression::ExpressionRef(definition) = expression
            && let Some(definition) = self.done.get(*definition)
        {
            expression = &definition.expression;
        }
        let Expression::Interval(parts) = expression else {
            self.outside_with(
                span,
                "this operator on an interval whose bounds are not written out",
                "write `Interval[…]`",
            );
            return None;
        };
        let parts = (**parts).clone();
        let step = match **point {
            Type::Integer => Some(Expression::Integer(1)),
            Type::Decimal => Decimal::new(1, 8).map(Expression::Decimal),
            Type::Date => Some(Expression::Quantity(Decimal::integer(1), "day".to_owned())),
            Type::Quantity(Some(ref units)) => match units.as_slice() {
                [unit] => Decimal::new(1, 8).map(|step| Expression::Quantity(step, unit.clone())),
                _ => None,
            },
            Type::Any
            | Type::Boolean
            | Type::Text(_)
            | Type::Quantity(None)
            | Type::List(_)
            | Type::Tuple(_)
            | Type::Interval(_) => None,
        };
        let is_null = |bound: &Expression| *bound == Expression::Null;
        if is_null(&parts.low) || is_null(&parts.high) || step.is_none() && !(parts.low_closed && parts.high_closed) {
            self.outside_with(
                span,
                "this operator on an interval without both bounds",
                "compare the bound that there is: `x on or after @2020-01-01`",
            );
            return None;
        }
        let step = step.unwrap_or(Expression::Null);
        let first = if parts.low_closed { parts.low } else { Expression::Add(Box::new([parts.low, step.clone()])) };
        let last = if parts.high_closed { parts.high } else { Expression::Subtract(Box::new([parts.high, step])) };
        Some(Ends { first, last, point: (**point).clone(), is_interval: true })
    }

    /// A timing phrase of which one operand at least is an interval.
    pub(super) fn relate_intervals(
        &mut self,
        relation: Relation,
        precision: Option<Precision>,
        [left_typed, right_typed]: [&Typed; 2],
        [left, right]: [&Node; 2],
    ) -> Typed {
        let [left_typed, right_typed] =
            self.in_one_unit([left_typed.clone(), right_typed.clone()], [&left.span, &right.span]);
        let (Some(one), Some(other)) = (self.ends(&left_typed, &left.span), self.ends(&right_typed, &right.span))
        else {
            return Typed::wrong();
        };
        self.comparable(
            &Typed::new(Expression::Null, one.point.clone()),
            &Typed::new(Expression::Null, other.point.clone()),
            &right.span,
        );
        let compare = Compare { precision, dates: one.point == Type::Date || other.point == Type::Date };
        match compare.relate(relation, &one, &other) {
            Some(expression) => Typed::new(expression, Type::Boolean),
            None => self.outside(&right.span, "this phrase between intervals"),
        }
    }

    /// `start of`, `end of`, `width of`, and what joins two intervals.
    pub(super) fn interval_operation(
        &mut self,
        operation: Operation,
        operands: &[Node],
        typed: &[Typed],
    ) -> Option<Typed> {
        match (operation, operands, typed) {
            (Operation::StartOf, [node], [typed]) => {
                let ends = self.ends(typed, &node.span)?;
                Some(Typed::new(ends.first, ends.point))
            }
            (Operation::EndOf, [node], [typed]) => {
                let ends = self.ends(typed, &node.span)?;
                Some(Typed::new(ends.last, ends.point))
            }
            (Operation::WidthOf, [node], [typed]) => {
                let ends = self.ends(typed, &node.span)?;
                if ends.point == Type::Date {
                    let mend = "write `duration in days of` the interval";
                    self.outside_with(&node.span, "`width of` an interval of dates", mend);
                    return None;
                }
                Some(Typed::new(Expression::Subtract(Box::new([ends.last, ends.first])), ends.point))
            }
            (Operation::Intersect | Operation::Union, [left, right], [one, other]) => {
                let (one, other) = (self.ends(one, &left.span)?, self.ends(other, &right.span)?);
                let compare = Compare { precision: None, dates: one.point == Type::Date };
                let bounds = |least: bool, left: &Expression, right: &Expression| {
                    let list = Box::new(Expression::List(vec![left.clone(), right.clone()]));
                    if least { Expression::Min(list) } else { Expression::Max(list) }
                };
                let joins = operation == Operation::Union;
                let together = compare.relate(Relation::Overlaps, &one, &other)?;
                let together = if joins {
                    let meets = compare.relate(Relation::Meets, &one, &other)?;
                    Expression::Or(Box::new([together, meets]))
                } else {
                    together
                };
                let parts = screening::elm::Interval {
                    low: bounds(joins, &one.first, &other.first),
                    high: bounds(!joins, &one.last, &other.last),
                    low_closed: true,
                    high_closed: true,
                };
                let point = one.point.join(&other.point)?;
                let interval = Expression::Interval(Box::new(parts));
                let expression = Expression::If(Box::new([together, interval, Expression::Null]));
                Some(Typed::new(expression, Type::Interval(Box::new(point))))
            }
            _ => None,
        }
    }
}

/// How points are compared.
#[derive(Clone, Copy)]
struct Compare {
    precision: Option<Precision>,
    dates: bool,
}

impl Compare {
    fn points(self, order: Order, left: &Expression, right: &Expression) -> Expression {
        let operands = Box::new([left.clone(), right.clone()]);
        match (self.dates, order) {
            (true, Order::Less) => Expression::Before(self.precision, operands),
            (true, Order::AtMost) => Expression::SameOrBefore(self.precision, operands),
            (true, Order::Same) => Expression::SameAs(self.precision, operands),
            (false, Order::Less) => Expression::Less(operands),
            (false, Order::AtMost) => Expression::LessOrEqual(operands),
            (false, Order::Same) => Expression::Equal(operands),
        }
    }

    fn relate(self, relation: Relation, left: &Ends, right: &Ends) -> Option<Expression> {
        let less = |one: &Expression, other: &Expression| self.points(Order::Less, one, other);
        let at_most = |one: &Expression, other: &Expression| self.points(Order::AtMost, one, other);
        let same = |one: &Expression, other: &Expression| self.points(Order::Same, one, other);
        let and = |one, other| Expression::And(Box::new([one, other]));
        let or = |one, other| Expression::Or(Box::new([one, other]));
        Some(match relation {
            Relation::Before => less(&left.last, &right.first),
            Relation::After => less(&right.last, &left.first),
            Relation::SameAs => and(same(&left.first, &right.first), same(&left.last, &right.last)),
            Relation::SameOrBefore => at_most(&left.last, &right.first),
            Relation::SameOrAfter => at_most(&right.last, &left.first),
            Relation::During => and(at_most(&right.first, &left.first), at_most(&left.last, &right.last)),
            Relation::Includes => return self.relate(Relation::During, right, left),
            Relation::ProperlyDuring if left.is_interval => {
                let inside = self.relate(Relation::During, left, right)?;
                and(inside, or(less(&right.first, &left.first), less(&left.last, &right.last)))
            }
            Relation::ProperlyDuring => and(less(&right.first, &left.first), less(&left.last, &right.last)),
            Relation::ProperlyIncludes => return self.relate(Relation::ProperlyDuring, right, left),
            Relation::Overlaps => and(at_most(&left.first, &right.last), at_most(&right.first, &left.last)),
            Relation::OverlapsBefore => and(less(&left.first, &right.first), at_most(&right.first, &left.last)),
            Relation::OverlapsAfter => and(less(&right.last, &left.last), at_most(&left.first, &right.last)),
            Relation::Meets => {
                or(self.relate(Relation::MeetsBefore, left, right)?, self.relate(Relation::MeetsAfter, left, right)?)
            }
            Relation::MeetsBefore => {
                let step = match &left.point {
                    Type::Date => Expression::Quantity(Decimal::integer(1), "day".to_owned()),
                    Type::Integer => Expression::Integer(1),
                    Type::Decimal => Expression::Decimal(Decimal::new(1, 8)?),
                    Type::Quantity(Some(units)) => Expression::Quantity(Decimal::new(1, 8)?, units.first()?.clone()),
                    Type::Any
                    | Type::Boolean
                    | Type::Text(_)
                    | Type::Quantity(None)
                    | Type::List(_)
                    | Type::Tuple(_)
                    | Type::Interval(_) => return None,
                };
                same(&Expression::Add(Box::new([left.last.clone(), step])), &right.first)
            }
            Relation::MeetsAfter => return self.relate(Relation::MeetsBefore, right, left),
            Relation::Starts => and(same(&left.first, &right.first), at_most(&left.last, &right.last)),
            Relation::Ends => and(at_most(&right.first, &left.first), same(&left.last, &right.last)),
            Relation::Within(_) => return None,
        })
    }
}
