//! The clauses of a definition: which parts of its text are true or false on their own, and which node each became.
//!
//! Text and expression are walked side by side. What is inside a query, or inside a function's call, depends on a row or
//! on operands and is no clause; the query's or the function's whole is.

use crate::cql::syntax::{Binary, Case, Equality, Function, Kind, Logic, Node, Relation, Unary};
use crate::source::Span;
use screening::definition::Clause;
use screening::elm::Expression;
use std::collections::HashSet;

/// The clauses of a definition, each before those inside it; offsets count from the definition's expression.
pub(super) fn of(
    body: &Node,
    expression: &Expression,
    conditions: &HashSet<Span>,
    functions: &[Function],
) -> Vec<Clause> {
    let mut walk = Walk { start: body.span.start, conditions, functions, clauses: Vec::new() };
    walk.go(body, expression, 0);
    walk.clauses
}

struct Walk<'a> {
    /// Where the definition's expression begins.
    start: usize,
    /// Where Boolean expressions stand.
    conditions: &'a HashSet<Span>,
    functions: &'a [Function],
    clauses: Vec<Clause>,
}

impl Walk<'_> {
    fn go(&mut self, node: &Node, expression: &Expression, index: usize) {
        // `true` needs no colour, and the `is null` in `x is not null` has no words of its own.
        let is_literal = matches!(expression, Expression::Boolean(_) | Expression::Null);
        if self.conditions.contains(&node.span) && !is_literal && !node.span.is_empty() {
            self.add(&node.span, index);
        }
        // What a question for a missing answer is asked of is the same text, seen as it was told.
        match expression {
            Expression::AsTold(operand) => self.inside(node, operand, index + 1),
            expression => self.inside(node, expression, index),
        }
    }

    fn add(&mut self, span: &Span, node: usize) {
        let clause = Clause { from: span.start - self.start, to: span.end - self.start, node };
        // `x as Boolean` and `x` are one node: the outer text is meant.
        if self.clauses.iter().all(|known| known.node != node) {
            self.clauses.push(clause);
        }
    }

    fn inside(&mut self, node: &Node, expression: &Expression, index: usize) {
        let (operands, expression, index) = match (&node.kind, expression) {
            // These change nothing: the operand became the same node.
            (Kind::As(operand, _) | Kind::Unary(Unary::Plus, operand), _) => {
                return self.go(operand, expression, index);
            }
            // `!=` became a `not` around an `=`.
            (
                Kind::Binary(Binary::Equality(Equality::NotEqual | Equality::NotEquivalent), operands),
                Expression::Not(inner),
            ) => (operands.iter().collect(), &**inner, index + 1),
            (Kind::Case(case), Expression::Case(_)) => return self.case(case, expression, index),
            _ => (self.operands(node), expression, index),
        };
        let mut index = index + 1;
        for (operand, child) in operands.into_iter().zip(expression.children()) {
            if continues(node, operand) {
                self.inside(operand, child, index);
            } else {
                self.go(operand, child, index);
            }
            index += child.parts().len();
        }
    }

    /// A `when` that is compared with something is a clause, whatever its type.
    fn case(&mut self, case: &Case, expression: &Expression, index: usize) {
        let compares = case.comparand.is_some();
        let arms = case.items.iter().flat_map(|[when, then]| [(when, compares), (then, false)]);
        let comparand = case.comparand.iter().map(|comparand| (comparand, false));
        let operands = comparand.chain(arms).chain([(&case.otherwise, false)]);
        let mut index = index + 1;
        for ((operand, is_compared), child) in operands.zip(expression.children()) {
            if is_compared {
                self.add(&operand.span, index);
                self.inside(operand, child, index);
            } else {
                self.go(operand, child, index);
            }
            index += child.parts().len();
        }
    }

    /// The parts of the text that became the node's children one by one, in their order.
    fn operands<'n>(&self, node: &'n Node) -> Vec<&'n Node> {
        match &node.kind {
            Kind::Null
            | Kind::Boolean(_)
            | Kind::Integer(_)
            | Kind::Decimal(_)
            | Kind::Text(_)
            | Kind::Date(_)
            | Kind::Quantity(..)
            | Kind::Name(_)
            | Kind::Between(..)
            | Kind::Query(_)
            | Kind::Outside(..)
            | Kind::Long(_)
            | Kind::Moment(_)
            | Kind::Ratio(_)
            // Written out with other operators, or evaluated.
            | Kind::Operation(..)
            | Kind::Stepped(..)
            | Kind::Is(..)
            | Kind::Convert(..)
            | Kind::ConvertUnit(..)
            // Dealt with above.
            | Kind::As(..)
            | Kind::Case(_) => Vec::new(),
            Kind::Property(operand, _) | Kind::Unary(_, operand) | Kind::ComponentFrom(_, operand) => vec![operand],
            Kind::Binary(Binary::Contains, operands) => operands.iter().rev().collect(),
            Kind::Binary(_, operands)
            | Kind::DurationBetween(_, operands)
            | Kind::DifferenceBetween(_, operands) => operands.iter().collect(),
            Kind::Timing(timing, operands) => match (timing.relation, &timing.offset) {
                (Relation::Includes, _) => operands.iter().rev().collect(),
                (
                    Relation::During
                    | Relation::Before
                    | Relation::After
                    | Relation::SameAs
                    | Relation::SameOrBefore
                    | Relation::SameOrAfter,
                    None,
                ) => operands.iter().collect(),
                // Written out with other operators.
                (
                    Relation::ProperlyDuring
                    | Relation::ProperlyIncludes
                    | Relation::Overlaps
                    | Relation::OverlapsBefore
                    | Relation::OverlapsAfter
                    | Relation::Meets
                    | Relation::MeetsBefore
                    | Relation::MeetsAfter
                    | Relation::Starts
                    | Relation::Ends
                    | Relation::Within(_),
                    _,
                )
                | (_, Some(_)) => Vec::new(),
            },
            Kind::If(parts) => parts.iter().collect(),
            Kind::List(elements) => elements.iter().collect(),
            Kind::Tuple(elements) => elements.iter().map(|(_, value)| value).collect(),
            Kind::Interval(interval) => vec![&interval.low, &interval.high],
            Kind::Call(name, arguments) => {
                if self.functions.iter().any(|function| function.name.text == name.text) {
                    return Vec::new();
                }
                match arguments.as_slice() {
                    // `Coalesce` of a list that is written out.
                    [Node { kind: Kind::List(elements), .. }] if name.text == "Coalesce" => elements.iter().collect(),
                    _ => arguments.iter().collect(),
                }
            }
        }
    }
}

/// Whether an operand only begins a chain: of `a or b or c`, `a or b` is written but hardly meant on its own.
fn continues(node: &Node, operand: &Node) -> bool {
    let (Kind::Binary(Binary::Logic(logic), _), Kind::Binary(Binary::Logic(inner), operands)) =
        (&node.kind, &operand.kind)
    else {
        return false;
    };
    let [first, _] = &**operands;
    let in_parentheses = operand.span.start < first.span.start;
    logic == inner && matches!(logic, Logic::And | Logic::Or) && !in_parentheses
}
