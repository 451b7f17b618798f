//! Expressions without answers, evaluated by the compiler.
//!
//! What uses no answers has one value, which the compiled trial holds as a literal. So the compiler may have
//! operators and types that the page does not: texts, dates with a time of day, `expand`, `Median` and others. Here
//! everything is known and has the value that the standard gives it; partial Dates alone keep the engine's meaning, that
//! two of them need not be one day. What does not belong here: answers, and what only becomes known on the page.

mod calls;
mod compare;
mod convert;
mod intervals;
mod lists;
mod moments;
mod numbers;
mod queries;
mod texts;
mod value;

use crate::cql::moment::{Moment, MomentKind};
use crate::cql::syntax::{
    Binary, Bound, Case, Equality, Grain, Kind, Library, Logic, Node, Operation, Order, Product, Relation, Sum, Timing,
    TypeKind, TypeName, Unary,
};
use crate::source::Span;
use compare::{and, equal, equivalent, holds, or};
use numbers::{Arithmetic, arithmetic};
use screening::Decimal;
use std::cmp::Ordering;
use value::Interval;

pub(crate) use value::Value;

/// Why an expression has no value here.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    /// Where.
    pub(crate) span: Span,
    /// Why; empty where the operator or function is not known here either.
    pub(crate) message: String,
}

/// The result of an operation on values.
type Outcome<T> = Result<T, String>;

/// Which orders make a relation hold.
type Wanted = fn(Ordering) -> bool;

/// Elements of a list at most, and rows of a query.
const MAX_ELEMENTS: usize = 10_000;

/// Work of one evaluation: its expressions, and the parts of every value that they give. So every library is compiled in
/// bounded time and in bounded memory, whatever grows in it.
const MAX_STEPS: usize = 2_000_000;

/// Why nothing is worked out beyond that.
const TOO_LONG: &str = "this takes too long to compute";

/// Definitions and functions inside each other at most.
const MAX_CALLS: usize = 32;

/// The value of an expression that needs no answers.
pub(crate) fn evaluate(library: &Library, node: &Node) -> Result<Value, Refused> {
    let mut evaluator = Evaluator { library, scope: Vec::new(), row: None, steps: 0, calls: 0 };
    evaluator.node(node)
}

/// Whether an expression uses nothing but literals, and definitions that do so.
pub(crate) fn is_constant(library: &Library, node: &Node) -> bool {
    names(node, &mut Vec::new()).iter().all(|name| {
        library
            .definitions
            .iter()
            .filter(|define| define.name.text == *name)
            .any(|define| names(&define.expression, &mut Vec::new()).is_empty())
    })
}

struct Evaluator<'a> {
    library: &'a Library,
    scope: Vec<(String, Value)>,
    /// The row that a sort key sees.
    row: Option<Value>,
    steps: usize,
    calls: usize,
}

impl Evaluator<'_> {
    fn node(&mut self, node: &Node) -> Result<Value, Refused> {
        self.spend(1, node)?;
        let value = self.value(node)?;
        self.spend(value.parts(), node)?;
        Ok(value)
    }

    /// Counts work.
    fn spend(&mut self, steps: usize, node: &Node) -> Result<(), Refused> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > MAX_STEPS { Err(refused(node, TOO_LONG.to_owned())) } else { Ok(()) }
    }

    fn value(&mut self, node: &Node) -> Result<Value, Refused> {
        match &node.kind {
            Kind::Null => Ok(Value::Null),
            Kind::Boolean(value) => Ok(Value::Boolean(*value)),
            Kind::Integer(value) => Ok(Value::Integer(*value)),
            Kind::Long(value) => Ok(Value::Long(*value)),
            Kind::Decimal(value) => Ok(Value::Decimal(*value)),
            Kind::Text(text) => Ok(Value::Text(text.clone())),
            Kind::Date(date) => Ok(Value::Moment((*date).into())),
            Kind::Moment(moment) => Ok(Value::Moment(moment.clone())),
            Kind::Quantity(value, unit) => Ok(Value::Quantity(*value, unit.clone())),
            Kind::Ratio(parts) => {
                let [numerator, denominator] = &**parts;
                match (self.node(numerator)?, self.node(denominator)?) {
                    (Value::Quantity(value, unit), Value::Quantity(by, other)) => {
                        Ok(Value::Ratio(Box::new([(value, unit), (by, other)])))
                    }
                    _ => Err(refused(node, "a ratio has two quantities".to_owned())),
                }
            }
            Kind::Name(name) => self.name(name, node),
            Kind::Property(source, name) => {
                let source = self.node(source)?;
                property(&source, &name.text).map_err(|message| refused(node, message))
            }
            Kind::Call(name, arguments) => self.call(&name.text, arguments, node),
            Kind::Unary(unary, operand) => self.unary(*unary, operand, node),
            Kind::Binary(binary, operands) => self.binary(*binary, operands, node),
            Kind::Timing(timing, operands) => self.timing(timing, operands, node),
            Kind::Between(properly, operands) => {
                let [value, low, high] = &**operands;
                let (value, low, high) = (self.node(value)?, self.node(low)?, self.node(high)?);
                let (from, to): (Wanted, Wanted) =
                    if *properly { (Ordering::is_gt, Ordering::is_lt) } else { (Ordering::is_ge, Ordering::is_le) };
                let result =
                    holds(&value, &low, None, from).and_then(|above| Ok(and(above, holds(&value, &high, None, to)?)));
                result.map(Value::truth).map_err(|message| refused(node, message))
            }
            Kind::DurationBetween(grain, operands) => self.between(*grain, operands, node, moments::duration),
            Kind::DifferenceBetween(grain, operands) => self.between(*grain, operands, node, moments::difference),
            Kind::ComponentFrom(grain, operand) => match self.node(operand)? {
                Value::Null => Ok(Value::Null),
                Value::Moment(moment) if *grain != Grain::Week => {
                    Ok(moment.field(*grain).map_or(Value::Null, Value::Integer))
                }
                found => Err(refused(node, format!("{} has no {}", found.kind(), grain.word()))),
            },
            Kind::Operation(operation, operands) => self.operation(*operation, operands, node),
            Kind::Stepped(expands, operand, step) => {
                let operand = self.node(operand)?;
                let step = step.as_ref().map(|step| self.node(step)).transpose()?;
                let step = step.as_ref().filter(|step| **step != Value::Null);
                let result = match (expands, &operand) {
                    (true, operand) => intervals::expand(operand, step),
                    (false, Value::Null) => Ok(Value::Null),
                    (false, Value::List(list)) => intervals::collapse(list, step),
                    (false, found) => Err(format!("expected a list of intervals, found {}", found.kind())),
                };
                result.map_err(|message| refused(node, message))
            }
            Kind::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                let taken = self.condition(condition)? == Some(true);
                self.node(if taken { then } else { otherwise })
            }
            Kind::Case(case) => self.case(case),
            Kind::List(elements) => {
                let elements: Result<Vec<Value>, Refused> = elements.iter().map(|node| self.node(node)).collect();
                Ok(Value::List(elements?))
            }
            Kind::Tuple(elements) => {
                let mut values = Vec::new();
                for (name, element) in elements {
                    values.push((name.text.clone(), self.node(element)?));
                }
                Ok(Value::Tuple(values))
            }
            Kind::Interval(parts) => {
                let (low, high) = (self.node(&parts.low)?, self.node(&parts.high)?);
                let like = [&parts.low, &parts.high].into_iter().find_map(typed_like);
                let (low_closed, high_closed) = (parts.low_closed, parts.high_closed);
                let interval = Interval { low, high, low_closed, high_closed, like };
                intervals::build(interval).map_err(|message| refused(node, message))
            }
            Kind::Query(query) => self.query(query, node),
            Kind::As(operand, type_name) => {
                let value = self.node(operand)?;
                let name = named(type_name);
                match (&value, name) {
                    (Value::Interval(interval), _) => {
                        // The type says what an open bound is.
                        let like = match &type_name.kind {
                            TypeKind::Interval(point) => like(point),
                            TypeKind::Named(_) | TypeKind::List(_) | TypeKind::Tuple(_) | TypeKind::Choice => None,
                        };
                        let like = interval.like.clone().or(like);
                        Ok(Value::Interval(Box::new(Interval { like, ..(**interval).clone() })))
                    }
                    (_, Some("Any" | "Vocabulary")) | (Value::Null, _) => Ok(value),
                    _ if convert::is(&value, type_name).unwrap_or(true) => Ok(value),
                    (Value::List(_), _) => Ok(value),
                    _ => Ok(Value::Null),
                }
            }
            Kind::Is(operand, type_name) => {
                let value = self.node(operand)?;
                convert::is(&value, type_name).map(Value::Boolean).map_err(|message| refused(node, message))
            }
            Kind::Convert(operand, type_name) => {
                let value = self.node(operand)?;
                let name = named(type_name).ok_or_else(|| refused(node, "no value converts to it".to_owned()))?;
                convert::convert(&value, name).map_err(|message| refused(node, message))
            }
            Kind::ConvertUnit(operand, unit) => {
                let value = self.node(operand)?;
                convert::to_unit(&value, unit).map_err(|message| refused(node, message))
            }
            Kind::Outside(..) => Err(refused(node, String::new())),
        }
    }

    fn condition(&mut self, node: &Node) -> Result<Option<bool>, Refused> {
        match self.node(node)? {
            Value::Boolean(value) => Ok(Some(value)),
            Value::Null => Ok(None),
            found => Err(refused(node, format!("expected Boolean, found {}", found.kind()))),
        }
    }

    fn name(&mut self, name: &str, node: &Node) -> Result<Value, Refused> {
        if let Some(Value::Tuple(elements)) = &self.row
            && let Some((_, value)) = elements.iter().find(|(element, _)| element == name)
        {
            return Ok(value.clone());
        }
        if let Some((_, value)) = self.scope.iter().rev().find(|(local, _)| local == name) {
            return Ok(value.clone());
        }
        let Some(define) = self.library.definitions.iter().find(|define| define.name.text == name) else {
            return Err(refused(node, format!("nothing is named `{name}`")));
        };
        if self.calls >= MAX_CALLS {
            return Err(refused(node, "nested too deeply".to_owned()));
        }
        self.calls += 1;
        let scope = std::mem::take(&mut self.scope);
        let value = self.node(&define.expression);
        self.scope = scope;
        self.calls -= 1;
        value
    }

    fn unary(&mut self, unary: Unary, operand: &Node, node: &Node) -> Result<Value, Refused> {
        match unary {
            Unary::Not => Ok(Value::truth(self.condition(operand)?.map(|value| !value))),
            Unary::IsTrue => Ok(Value::Boolean(self.condition(operand)? == Some(true))),
            Unary::IsFalse => Ok(Value::Boolean(self.condition(operand)? == Some(false))),
            Unary::IsNull => Ok(Value::Boolean(self.node(operand)? == Value::Null)),
            Unary::Exists => match self.node(operand)? {
                Value::Null => Ok(Value::Boolean(false)),
                Value::List(list) => Ok(Value::Boolean(list.iter().any(|element| *element != Value::Null))),
                found => Err(refused(node, format!("expected a list, found {}", found.kind()))),
            },
            Unary::Negate => {
                let value = self.node(operand)?;
                numbers::negated(&value).map_err(|message| refused(node, message))
            }
            Unary::Plus => self.node(operand),
        }
    }

    fn binary(&mut self, binary: Binary, operands: &[Node; 2], node: &Node) -> Result<Value, Refused> {
        let [left, right] = operands;
        if let Binary::Logic(logic) = binary {
            let (left, right) = (self.condition(left)?, self.condition(right)?);
            return Ok(Value::truth(match logic {
                Logic::And => and(left, right),
                Logic::Or => or(left, right),
                Logic::Xor => left.zip(right).map(|(left, right)| left != right),
                Logic::Implies => or(left.map(|left| !left), right),
            }));
        }
        let (is_list_left, is_list_right) = (is_list(left), is_list(right));
        let (left, right) = (self.node(left)?, self.node(right)?);
        let result = match binary {
            Binary::Logic(_) => Ok(Value::Null),
            Binary::Equality(equality) => equality_of(equality, &left, &right),
            Binary::Order(order) => {
                let relation = match order {
                    Order::Less => Ordering::is_lt,
                    Order::LessOrEqual => Ordering::is_le,
                    Order::Greater => Ordering::is_gt,
                    Order::GreaterOrEqual => Ordering::is_ge,
                };
                holds(&left, &right, None, relation).map(Value::truth)
            }
            Binary::In => membership(&left, &right, is_list_right),
            Binary::Contains => membership(&right, &left, is_list_left),
            Binary::Sum(Sum::Add) => arithmetic(Arithmetic::Add, &left, &right),
            Binary::Sum(Sum::Subtract) => arithmetic(Arithmetic::Subtract, &left, &right),
            Binary::Product(Product::Multiply) => arithmetic(Arithmetic::Multiply, &left, &right),
            Binary::Product(Product::Divide) => arithmetic(Arithmetic::Divide, &left, &right),
            Binary::Product(Product::TruncatedDivide) => arithmetic(Arithmetic::TruncatedDivide, &left, &right),
            Binary::Product(Product::Modulo) => arithmetic(Arithmetic::Modulo, &left, &right),
        };
        result.map_err(|message| refused(node, message))
    }

    fn case(&mut self, case: &Case) -> Result<Value, Refused> {
        let comparand = case.comparand.as_ref().map(|comparand| self.node(comparand)).transpose()?;
        for [when, then] in &case.items {
            let taken = match &comparand {
                Some(comparand) => {
                    let value = self.node(when)?;
                    equal(comparand, &value).map_err(|message| refused(when, message))?
                }
                None => self.condition(when)?,
            };
            if taken == Some(true) {
                return self.node(then);
            }
        }
        self.node(&case.otherwise)
    }

    fn between(
        &mut self,
        grain: Grain,
        [from, to]: &[Node; 2],
        node: &Node,
        count: fn(Grain, &Moment, &Moment) -> Outcome<Value>,
    ) -> Result<Value, Refused> {
        match (self.node(from)?, self.node(to)?) {
            (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
            (Value::Moment(from), Value::Moment(to)) => {
                count(grain, &from, &to).map_err(|message| refused(node, message))
            }
            (found, _) => Err(refused(node, format!("expected dates or times, found {}", found.kind()))),
        }
    }

    fn timing(&mut self, timing: &Timing, operands: &[Node; 2], node: &Node) -> Result<Value, Refused> {
        let [left, right] = operands;
        let (is_list_left, is_list_right) = (is_list(left), is_list(right));
        let (left, right) = (self.node(left)?, self.node(right)?);
        let result = match &timing.offset {
            Some(offset) => {
                let quantity = self.node(&offset.quantity)?;
                with_offset(timing, offset.bound, &quantity, &left, &right)
            }
            None => match timing.relation {
                Relation::During if is_list_right || matches!(right, Value::List(_)) => {
                    return listed(&left, &right, false, node);
                }
                Relation::Includes if is_list_left || matches!(left, Value::List(_)) => {
                    return listed(&right, &left, false, node);
                }
                Relation::ProperlyDuring if is_list_right || matches!(right, Value::List(_)) => {
                    return listed(&left, &right, true, node);
                }
                Relation::ProperlyIncludes if is_list_left || matches!(left, Value::List(_)) => {
                    return listed(&right, &left, true, node);
                }
                relation => intervals::relate(relation, timing.precision, &left, &right),
            },
        };
        result.map(Value::truth).map_err(|message| refused(node, message))
    }

    fn operation(&mut self, operation: Operation, operands: &[Node], node: &Node) -> Result<Value, Refused> {
        let mut values = Vec::new();
        for operand in operands {
            values.push(self.node(operand)?);
        }
        operate(operation, &values).map_err(|message| refused(node, message))
    }
}

/// `=`, `~` and their negations.
fn equality_of(equality: Equality, left: &Value, right: &Value) -> Outcome<Value> {
    if let (Value::Tuple(left), Value::Tuple(right)) = (left, right) {
        let has = |elements: &[(String, Value)], name: &str| elements.iter().any(|(other, _)| other == name);
        if left.len() != right.len() || !left.iter().all(|(name, _)| has(right, name)) {
            return Err("tuples with other elements cannot be compared".to_owned());
        }
    }
    Ok(match equality {
        Equality::Equal => Value::truth(equal(left, right)?),
        Equality::NotEqual => Value::truth(equal(left, right)?.map(|equal| !equal)),
        Equality::Equivalent => Value::Boolean(equivalent(left, right)),
        Equality::NotEquivalent => Value::Boolean(!equivalent(left, right)),
    })
}

fn refused(node: &Node, message: String) -> Refused {
    Refused { span: node.span.clone(), message }
}

/// A type's name, where it is a simple one.
fn named(type_name: &TypeName) -> Option<&str> {
    match &type_name.kind {
        TypeKind::Named(name) => Some(name),
        TypeKind::List(_) | TypeKind::Interval(_) | TypeKind::Tuple(_) | TypeKind::Choice => None,
    }
}

/// Some value of the type that `null as Type` names.
fn typed_like(node: &Node) -> Option<Value> {
    match &node.kind {
        Kind::As(_, type_name) => like(type_name),
        _ => None,
    }
}

fn like(type_name: &TypeName) -> Option<Value> {
    let moment = |kind, fields: &[i32]| Moment::new(kind, fields.to_vec(), None).map(Value::Moment);
    match named(type_name)? {
        "Integer" => Some(Value::Integer(0)),
        "Long" => Some(Value::Long(0)),
        "Decimal" => Some(Value::Decimal(Decimal::ZERO)),
        "Date" => moment(MomentKind::Date, &[2000, 1, 1]),
        "DateTime" => moment(MomentKind::DateTime, &[2000, 1, 1, 0, 0, 0, 0]),
        "Time" => moment(MomentKind::Time, &[0, 0, 0, 0]),
        _ => None,
    }
}

/// Whether an expression is a list by its looks, so that null means an empty one.
fn is_list(node: &Node) -> bool {
    match &node.kind {
        Kind::List(_) => true,
        Kind::As(_, type_name) => matches!(type_name.kind, TypeKind::List(_)),
        _ => false,
    }
}

/// `element in collection`.
fn membership(element: &Value, collection: &Value, is_list: bool) -> Outcome<Value> {
    Ok(match collection {
        Value::List(list) => Value::truth(lists::contains(list, element)?),
        Value::Interval(interval) => {
            let unbounded = interval.low == Value::Null && interval.high == Value::Null && interval.like.is_none();
            if unbounded && *element != Value::Null {
                return Ok(Value::Boolean(false));
            }
            Value::truth(intervals::relate(Relation::During, None, element, collection)?)
        }
        Value::Null if is_list || *element != Value::Null => Value::Boolean(false),
        Value::Null => Value::Null,
        found => return Err(format!("expected a list or an interval, found {}", found.kind())),
    })
}

/// `included in` a list: of an element, or of another list.
fn listed(inner: &Value, outer: &Value, properly: bool, node: &Node) -> Result<Value, Refused> {
    let result = match (inner, outer) {
        (_, Value::Null) => Ok(if matches!(inner, Value::List(_)) { None } else { Some(false) }),
        (Value::List(inner), Value::List(outer)) => {
            if properly {
                lists::properly_includes(outer, inner)
            } else {
                lists::includes(outer, inner)
            }
        }
        (element, Value::List(outer)) => lists::contains(outer, element).map(|found| {
            let others = || outer.iter().filter(|other| !equivalent(other, element));
            let known = others().any(|other| *other != Value::Null);
            // Whether null is another element is not known.
            let has_more = if known { Some(true) } else { others().next().map_or(Some(false), |_| None) };
            if properly { and(found, has_more) } else { found }
        }),
        (_, found) => Err(format!("expected a list, found {}", found.kind())),
    };
    result.map(Value::truth).map_err(|message| refused(node, message))
}

fn with_offset(timing: &Timing, bound: Bound, quantity: &Value, left: &Value, right: &Value) -> Outcome<Option<bool>> {
    let grain = timing.precision;
    let last = |value: &Value| match value {
        Value::Interval(interval) => intervals::end(interval),
        point => Ok(point.clone()),
    };
    let first = |value: &Value| match value {
        Value::Interval(interval) => intervals::start(interval),
        point => Ok(point.clone()),
    };
    let before = match timing.relation {
        Relation::Within(properly) => {
            let (left, right) = (first(left)?, first(right)?);
            let earlier = arithmetic(Arithmetic::Subtract, &right, quantity)?;
            let later = arithmetic(Arithmetic::Add, &right, quantity)?;
            let (from, to): (Wanted, Wanted) =
                if properly { (Ordering::is_gt, Ordering::is_lt) } else { (Ordering::is_ge, Ordering::is_le) };
            return Ok(and(holds(&left, &earlier, grain, from)?, holds(&left, &later, grain, to)?));
        }
        relation => matches!(relation, Relation::Before | Relation::SameOrBefore),
    };
    let inclusive = matches!(timing.relation, Relation::SameOrBefore | Relation::SameOrAfter);
    let (left, right) = if before { (last(left)?, first(right)?) } else { (first(left)?, last(right)?) };
    let operation = if before { Arithmetic::Subtract } else { Arithmetic::Add };
    let shifted = arithmetic(operation, &right, quantity)?;
    // Away from the reference point, and towards it.
    let away: Wanted = if before { Ordering::is_lt } else { Ordering::is_gt };
    let away_or_same: Wanted = if before { Ordering::is_le } else { Ordering::is_ge };
    let towards: Wanted = if before { Ordering::is_gt } else { Ordering::is_lt };
    let towards_or_same: Wanted = if before { Ordering::is_ge } else { Ordering::is_le };
    let near = holds(&left, &right, grain, if inclusive { away_or_same } else { away });
    match bound {
        Bound::Exactly => holds(&left, &shifted, grain, Ordering::is_eq),
        Bound::OrMore => holds(&left, &shifted, grain, away_or_same),
        Bound::MoreThan => holds(&left, &shifted, grain, away),
        Bound::OrLess => Ok(and(holds(&left, &shifted, grain, towards_or_same)?, near?)),
        Bound::LessThan => Ok(and(holds(&left, &shifted, grain, towards)?, near?)),
    }
}

fn operate(operation: Operation, values: &[Value]) -> Outcome<Value> {
    match (operation, values) {
        (Operation::Concatenate, [left, right]) => {
            let text = |value: &Value| match value {
                Value::Text(text) => Ok(text.clone()),
                Value::Null => Ok(String::new()),
                found => Err(format!("expected a String, found {}", found.kind())),
            };
            Ok(Value::Text(format!("{}{}", text(left)?, text(right)?)))
        }
        (Operation::Power, [left, right]) => arithmetic(Arithmetic::Power, left, right),
        (Operation::Index, [Value::List(list), Value::Integer(index)]) => {
            Ok(usize::try_from(*index).ok().and_then(|index| list.get(index)).cloned().unwrap_or(Value::Null))
        }
        (Operation::Index, [text @ (Value::Text(_) | Value::Null), index]) => texts::letter(text, index),
        (Operation::Union, [Value::Interval(left), Value::Interval(right)]) => intervals::union(left, right),
        (Operation::Intersect, [Value::Interval(left), Value::Interval(right)]) => intervals::intersect(left, right),
        (Operation::Except, [Value::Interval(left), Value::Interval(right)]) => intervals::except(left, right),
        (Operation::Union, [Value::List(left), Value::List(right)]) => Ok(Value::List(lists::union(left, right))),
        (Operation::Union, [Value::List(list), Value::Null] | [Value::Null, Value::List(list)]) => {
            Ok(Value::List(lists::distinct(list)))
        }
        (Operation::Intersect, [Value::List(left), Value::List(right)]) => {
            Ok(Value::List(lists::kept(left, right, true)))
        }
        (Operation::Except, [Value::List(left), Value::List(right)]) => {
            Ok(Value::List(lists::kept(left, right, false)))
        }
        (Operation::Except, [Value::List(left), Value::Null]) => Ok(Value::List(lists::distinct(left))),
        (Operation::Distinct, [Value::List(list)]) => Ok(Value::List(lists::distinct(list))),
        (Operation::Flatten, [Value::List(list)]) => Ok(flatten(list)),
        (Operation::SingletonFrom, [Value::List(list)]) => match list.as_slice() {
            [] => Ok(Value::Null),
            [only] => Ok(only.clone()),
            _ => Err("`singleton from` needs a list of one element".to_owned()),
        },
        (Operation::StartOf, [Value::Interval(interval)]) => intervals::start(interval),
        (Operation::EndOf, [Value::Interval(interval)]) => intervals::end(interval),
        (Operation::WidthOf, [Value::Interval(interval)]) => intervals::width(interval),
        (Operation::PointFrom, [Value::Interval(interval)]) => intervals::point(interval),
        (Operation::Successor, [value]) => numbers::neighbour(value, false),
        (Operation::Predecessor, [value]) => numbers::neighbour(value, true),
        (Operation::DateFrom, [value]) => convert::convert(value, "Date"),
        (Operation::TimeFrom, [value]) => convert::convert(value, "Time"),
        (Operation::OffsetFrom, [Value::Moment(moment)]) if moment.kind == MomentKind::DateTime => {
            let offset =
                moment.offset.and_then(|offset| Decimal::integer(i64::from(offset)).checked_div(Decimal::integer(60)));
            Ok(offset.map_or(Value::Null, Value::Decimal))
        }
        (_, values) if values.contains(&Value::Null) => Ok(Value::Null),
        (operation, values) => {
            let kinds: Vec<&str> = values.iter().map(Value::kind).collect();
            Err(format!("`{}` has no meaning for {}", operation.words(), kinds.join(" and ")))
        }
    }
}

/// The elements of the lists in a list.
fn flatten(list: &[Value]) -> Value {
    let mut elements = Vec::new();
    for element in list {
        match element {
            Value::List(inner) => elements.extend(inner.iter().cloned()),
            Value::Null => {}
            other => elements.push(other.clone()),
        }
    }
    Value::List(elements)
}

fn property(source: &Value, name: &str) -> Outcome<Value> {
    match (source, name) {
        (Value::Null, _) => Ok(Value::Null),
        (Value::Tuple(elements), _) => elements
            .iter()
            .find(|(element, _)| element == name)
            .map(|(_, value)| value.clone())
            .ok_or_else(|| format!("no element is named `{name}`")),
        (Value::Quantity(value, _), "value") => Ok(Value::Decimal(*value)),
        (Value::Quantity(_, unit), "unit") => Ok(Value::Text(unit.clone())),
        (Value::Interval(interval), "low") => Ok(interval.low.clone()),
        (Value::Interval(interval), "high") => Ok(interval.high.clone()),
        (Value::Interval(interval), "lowClosed") => Ok(Value::Boolean(interval.low_closed)),
        (Value::Interval(interval), "highClosed") => Ok(Value::Boolean(interval.high_closed)),
        (Value::Ratio(parts), "numerator") => {
            let [(value, unit), _] = &**parts;
            Ok(Value::Quantity(*value, unit.clone()))
        }
        (Value::Ratio(parts), "denominator") => {
            let [_, (value, unit)] = &**parts;
            Ok(Value::Quantity(*value, unit.clone()))
        }
        (found, _) => Err(format!("{} has no element `{name}`", found.kind())),
    }
}

/// The names that an expression uses and does not bind itself.
fn names<'n>(node: &'n Node, bound: &mut Vec<&'n str>) -> Vec<&'n str> {
    let mut found = Vec::new();
    match &node.kind {
        Kind::Name(name) => {
            if !bound.contains(&name.as_str()) {
                found.push(name.as_str());
            }
        }
        Kind::Query(query) => {
            let outer = bound.len();
            for (_, source) in &query.sources {
                found.extend(names(source, bound));
            }
            bound.extend(query.sources.iter().map(|(alias, _)| alias.text.as_str()));
            for (name, value) in &query.lets {
                found.extend(names(value, bound));
                bound.push(&name.text);
            }
            for (_, alias, list, condition) in &query.relationships {
                found.extend(names(list, bound));
                bound.push(&alias.text);
                found.extend(names(condition, bound));
                bound.pop();
            }
            for part in query.condition.iter().chain(query.returns.iter().map(|(returns, _)| returns)) {
                found.extend(names(part, bound));
            }
            if let Some(aggregate) = &query.aggregate {
                found.extend(aggregate.starting.iter().flat_map(|starting| names(starting, bound)));
                bound.push(&aggregate.name.text);
                found.extend(names(&aggregate.next, bound));
            }
            // Names in a sort key are elements of the row.
            bound.truncate(outer);
        }
        kind => {
            for child in children(kind) {
                found.extend(names(child, bound));
            }
        }
    }
    found
}

/// The expressions right inside one that binds no names.
fn children(kind: &Kind) -> Vec<&Node> {
    match kind {
        Kind::Null
        | Kind::Boolean(_)
        | Kind::Integer(_)
        | Kind::Long(_)
        | Kind::Decimal(_)
        | Kind::Text(_)
        | Kind::Date(_)
        | Kind::Moment(_)
        | Kind::Quantity(..)
        | Kind::Name(_)
        | Kind::Query(_) => Vec::new(),
        Kind::Property(operand, _)
        | Kind::Unary(_, operand)
        | Kind::ComponentFrom(_, operand)
        | Kind::As(operand, _)
        | Kind::Is(operand, _)
        | Kind::Convert(operand, _)
        | Kind::ConvertUnit(operand, _) => vec![operand],
        Kind::Ratio(operands)
        | Kind::Binary(_, operands)
        | Kind::DurationBetween(_, operands)
        | Kind::DifferenceBetween(_, operands) => operands.iter().collect(),
        Kind::Timing(timing, operands) => {
            operands.iter().chain(timing.offset.iter().map(|offset| &offset.quantity)).collect()
        }
        Kind::Between(_, operands) | Kind::If(operands) => operands.iter().collect(),
        Kind::Stepped(_, operand, step) => std::iter::once(&**operand).chain(step.as_deref()).collect(),
        Kind::Call(_, operands) | Kind::List(operands) | Kind::Operation(_, operands) | Kind::Outside(_, operands) => {
            operands.iter().collect()
        }
        Kind::Tuple(elements) => elements.iter().map(|(_, value)| value).collect(),
        Kind::Interval(interval) => vec![&interval.low, &interval.high],
        Kind::Case(case) => {
            let items = case.items.iter().flatten();
            case.comparand.iter().chain(items).chain([&case.otherwise]).collect()
        }
    }
}
