//! Operators and functions on lists, written out with those that the engine has.

use super::{Translator, Typed};
use crate::cql::syntax::{Node, Operation};
use crate::source::Span;
use crate::types::Type;
use screening::Decimal;
use screening::elm::{self, Expression};

impl Translator<'_> {
    /// `union` and its like, `distinct`, `flatten`, `list[0]`, `singleton from`; `None` after a finding.
    pub(super) fn list_operation(&mut self, operation: Operation, typed: &[Typed], span: &Span) -> Option<Typed> {
        match (operation, typed) {
            (Operation::Union, [left, right]) => {
                let of_type = left.of_type.join(&right.of_type)?;
                let (Expression::List(one), Expression::List(other)) = (&left.expression, &right.expression) else {
                    let mend = "ask of each list on its own: `exists A or exists B`, `Count(A) + Count(B)`";
                    self.outside_with(span, "`union` of lists that are not written out", mend);
                    return None;
                };
                let all = Expression::List(one.iter().chain(other).cloned().collect());
                Some(self.rows(Typed::new(all, of_type), None, true))
            }
            (Operation::Intersect, [left, right]) => Some(self.kept(left.clone(), right, true)),
            (Operation::Except, [left, right]) => Some(self.kept(left.clone(), right, false)),
            (Operation::Distinct, [list]) => {
                if matches!(&list.of_type, Type::List(element) if matches!(**element, Type::Tuple(_))) {
                    let mend = "return the field that matters: `L X return X.field`, which leaves each value once";
                    self.outside_with(span, "`distinct` of rows", mend);
                    return None;
                }
                Some(self.rows(list.clone(), None, true))
            }
            (Operation::Flatten, [list]) => {
                let Type::List(of_type) = &list.of_type else { return None };
                let inner: Option<Vec<_>> = match &list.expression {
                    Expression::List(lists) => lists
                        .iter()
                        .map(|list| if let Expression::List(elements) = list { Some(elements.clone()) } else { None })
                        .collect(),
                    _ => None,
                };
                let Some(inner) = inner else {
                    self.outside_with(
                        span,
                        "`flatten` of lists that are not written out",
                        "ask of each list on its own",
                    );
                    return None;
                };
                Some(Typed::new(Expression::List(inner.concat()), (**of_type).clone()))
            }
            (Operation::SingletonFrom, [list]) => {
                let Type::List(element) = &list.of_type else { return None };
                if matches!(&list.expression, Expression::List(elements) if elements.len() > 1) {
                    let message = "`singleton from` needs a list of one element";
                    self.mismatch(span, message, "write `First(…)` or `Last(…)`");
                    return None;
                }
                let one = Expression::LessOrEqual(Box::new([
                    Expression::Count(Box::new(list.expression.clone())),
                    Expression::Integer(1),
                ]));
                let first = Expression::First(Box::new(list.expression.clone()));
                let expression = Expression::If(Box::new([one, first, Expression::Null]));
                Some(Typed::new(expression, (**element).clone()))
            }
            (Operation::Index, [list, index]) => {
                let Type::List(element) = &list.of_type else { return None };
                let place = match index.expression {
                    Expression::Integer(place) => usize::try_from(place).ok(),
                    _ => None,
                };
                let expression = match (&list.expression, place) {
                    (Expression::List(elements), Some(place)) => {
                        elements.get(place).cloned().unwrap_or(Expression::Null)
                    }
                    (list, Some(0)) => Expression::First(Box::new(list.clone())),
                    _ => {
                        let mend = "write `First(…)` or `Last(…)` of a list that is sorted as you need it";
                        self.outside_with(span, "an index into a list that is not written out", mend);
                        return None;
                    }
                };
                Some(Typed::new(expression, (**element).clone()))
            }
            _ => None,
        }
    }

    /// `list where condition return distinct`, with a row bound for the condition.
    fn rows(&mut self, list: Typed, condition: Option<&dyn Fn(Expression) -> Expression>, distinct: bool) -> Typed {
        let slot = self.depth;
        let row = Expression::AliasRef(slot);
        let query = elm::Query {
            sources: vec![(slot, list.expression)],
            lets: Vec::new(),
            condition: condition.map(|condition| condition(row.clone())),
            returns: distinct.then_some(row),
            distinct,
            names: vec![String::new()],
            sort: Vec::new(),
        };
        Typed::new(Expression::Query(Box::new(query)), list.of_type)
    }

    /// The elements of a list that another has (or lacks), each once.
    fn kept(&mut self, left: Typed, right: &Typed, has: bool) -> Typed {
        let member = |row: Expression| {
            let found = Expression::In(Box::new([row, right.expression.clone()]));
            if has { found } else { Expression::Not(Box::new(found)) }
        };
        self.rows(left, Some(&member), true)
    }

    /// Whether one list has all elements of the other.
    pub(super) fn includes_list(&mut self, outer: &Typed, inner: &Typed, properly: bool) -> Typed {
        let member =
            |row: Expression| Expression::Not(Box::new(Expression::In(Box::new([row, outer.expression.clone()]))));
        let missing = self.rows(inner.clone(), Some(&member), false);
        let all = Expression::Not(Box::new(Expression::Exists(Box::new(missing.expression))));
        // Of a list that is not asked for nothing is known.
        let null = |list: &Expression| Expression::IsNull(Box::new(list.clone()));
        let unless_null = |result: Expression| match (&outer.expression, &inner.expression) {
            (Expression::List(_), Expression::List(_)) => result,
            (Expression::List(_), list) | (list, Expression::List(_)) => {
                Expression::If(Box::new([null(list), Expression::Null, result]))
            }
            (one, other) => {
                let either = Expression::Or(Box::new([null(one), null(other)]));
                Expression::If(Box::new([either, Expression::Null, result]))
            }
        };
        if !properly {
            return Typed::new(unless_null(all), Type::Boolean);
        }
        let lacks =
            |row: Expression| Expression::Not(Box::new(Expression::In(Box::new([row, inner.expression.clone()]))));
        let more = self.rows(outer.clone(), Some(&lacks), false);
        let more = Expression::Exists(Box::new(more.expression));
        Typed::new(unless_null(Expression::And(Box::new([all, more]))), Type::Boolean)
    }

    /// `Avg`, `Variance` and other functions of numbers, from sums and counts. The list is evaluated once.
    pub(super) fn statistic(&mut self, name: &str, operand: &Node, span: &Span) -> Option<Typed> {
        let typed = self.node(operand);
        let element = match &typed.of_type {
            Type::List(element) if element.is_number() || matches!(**element, Type::Quantity(_)) => (**element).clone(),
            Type::Any => Type::Any,
            found => {
                let message = format!("expected a list of numbers, found {found}");
                self.mismatch(&operand.span, message, "give it numbers or quantities");
                return None;
            }
        };
        let of_type = if element.is_number() { Type::Decimal } else { element.clone() };
        let slot = self.depth;
        let list = || Box::new(Expression::AliasRef(slot));
        let (sum, count) = (Expression::Sum(list()), Expression::Count(list()));
        let body = if name == "Avg" {
            Expression::Divide(Box::new([sum, count]))
        } else {
            if !element.is_number() {
                let mend = "take the values: `L X return all X.value`";
                self.outside_with(span, "a variance of quantities", mend);
                return None;
            }
            // (n Σx² - (Σx)²) / (n (n - 1)), rounded once.
            self.depth += 1;
            let row = || Expression::AliasRef(slot + 1);
            let squares = self.returning(*list(), Expression::Multiply(Box::new([row(), row()])));
            self.depth -= 1;
            let times = |left, right| Expression::Multiply(Box::new([left, right]));
            let above = Expression::Subtract(Box::new([
                times(count.clone(), Expression::Sum(Box::new(squares))),
                times(sum.clone(), sum),
            ]));
            let fewer = i32::from(!name.starts_with("Population"));
            let less = Expression::Subtract(Box::new([count.clone(), Expression::Integer(fewer)]));
            let variance = Expression::Divide(Box::new([above, times(count, less)]));
            if name.ends_with("StdDev") {
                let half = Expression::Decimal(Decimal::new(5, 1)?);
                Expression::Power(Box::new([variance, half]))
            } else {
                variance
            }
        };
        let binding = elm::Let { slot, value: typed.expression, body };
        Some(Typed::new(Expression::Let(Box::new(binding)), of_type))
    }

    /// `list X return all body`, where the row has the next free slot but one in the body.
    fn returning(&mut self, list: Expression, body: Expression) -> Expression {
        let query = elm::Query {
            sources: vec![(self.depth, list)],
            lets: Vec::new(),
            condition: None,
            returns: Some(body),
            distinct: false,
            names: vec![String::new()],
            sort: Vec::new(),
        };
        Expression::Query(Box::new(query))
    }

    /// `First(L).field` as `First(L X return all X.field)`: whichever row it is, the field is that row's.
    pub(super) fn of_some_row(&mut self, row: &Typed, body: impl FnOnce(&mut Self, Typed) -> Typed) -> Option<Typed> {
        let (list, build): (Expression, fn(Box<Expression>) -> Expression) = match &row.expression {
            Expression::First(list) => ((**list).clone(), Expression::First),
            Expression::Last(list) => ((**list).clone(), Expression::Last),
            // `singleton from`.
            Expression::If(parts) => {
                let [condition, then, Expression::Null] = &**parts else { return None };
                let Expression::First(list) = then else { return None };
                let condition = condition.clone();
                let first = Typed::new(Expression::First(list.clone()), row.of_type.clone());
                let inner = self.of_some_row(&first, body)?;
                let parts = [condition, inner.expression, Expression::Null];
                return Some(Typed::new(Expression::If(Box::new(parts)), inner.of_type));
            }
            _ => return None,
        };
        let slot = self.depth;
        self.depth += 1;
        let typed = body(self, Typed::new(Expression::AliasRef(slot), row.of_type.clone()));
        self.depth = slot;
        let query = self.returning(list, typed.expression);
        Some(Typed::new(build(Box::new(query)), typed.of_type))
    }
}

/// A body that sees a value in a slot. Where the value is a row of a list, the body is evaluated for each row that it may
/// be, so that the row's fields are in sight.
pub(super) fn bound(slot: usize, value: Expression, body: Expression) -> Expression {
    let bind = |value, body| Expression::Let(Box::new(elm::Let { slot, value, body }));
    let (list, build): (&Expression, fn(Box<Expression>) -> Expression) = match &value {
        Expression::First(list) if gives_rows(list) => (list, Expression::First),
        Expression::Last(list) if gives_rows(list) => (list, Expression::Last),
        Expression::If(parts) => match &**parts {
            [condition, Expression::First(list), Expression::Null] if gives_rows(list) => {
                let found = bound(slot, Expression::First(list.clone()), body.clone());
                let parts = [condition.clone(), found, bind(Expression::Null, body)];
                return Expression::If(Box::new(parts));
            }
            _ => return bind(value, body),
        },
        _ => return bind(value, body),
    };
    let query = elm::Query {
        sources: vec![(slot, list.clone())],
        lets: Vec::new(),
        condition: None,
        returns: Some(body.clone()),
        distinct: false,
        names: vec![String::new()],
        sort: Vec::new(),
    };
    let found = build(Box::new(Expression::Query(Box::new(query))));
    let exists = Expression::Exists(Box::new(list.clone()));
    Expression::If(Box::new([exists, found, bind(Expression::Null, body)]))
}

/// Whether a list's elements are rows: it is an item, a definition, or a query that returns its rows.
fn gives_rows(list: &Expression) -> bool {
    match list {
        Expression::ParameterRef(_) | Expression::ExpressionRef(_) | Expression::AliasRef(_) => true,
        Expression::Query(query) => query.returns.is_none() && query.sources.len() == 1,
        _ => false,
    }
}
