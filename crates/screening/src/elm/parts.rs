//! What an expression is made of, in the order in which clauses count its nodes.

use super::Expression;
use alloc::vec::Vec;

/// A node of an expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<'e> {
    /// The node.
    pub expression: &'e Expression,
    /// What a `when` is compared with; `None` where the node is no `when`, or its case compares nothing.
    pub comparand: Option<&'e Expression>,
}

impl Expression {
    /// The nodes right beneath, in the order in which they stand in the compiled trial.
    pub fn children(&self) -> Vec<&Expression> {
        match self {
            Expression::Null
            | Expression::Boolean(_)
            | Expression::Integer(_)
            | Expression::Decimal(_)
            | Expression::String(_)
            | Expression::Date(_)
            | Expression::Quantity(..)
            | Expression::ParameterRef(_)
            | Expression::ReferenceDate
            | Expression::ExpressionRef(_)
            | Expression::AliasRef(_) => Vec::new(),
            Expression::List(elements) | Expression::Coalesce(elements) => elements.iter().collect(),
            Expression::Tuple(elements) => elements.iter().map(|(_, value)| value).collect(),
            Expression::Interval(interval) => Vec::from([&interval.low, &interval.high]),
            Expression::Let(binding) => Vec::from([&binding.value, &binding.body]),
            Expression::Property(operand, _)
            | Expression::Not(operand)
            | Expression::IsNull(operand)
            | Expression::AsTold(operand)
            | Expression::IsTrue(operand)
            | Expression::IsFalse(operand)
            | Expression::Negate(operand)
            | Expression::Abs(operand)
            | Expression::Ceiling(operand)
            | Expression::Floor(operand)
            | Expression::Truncate(operand)
            | Expression::Exp(operand)
            | Expression::Ln(operand)
            | Expression::DateComponentFrom(_, operand)
            | Expression::Exists(operand)
            | Expression::Count(operand)
            | Expression::Min(operand)
            | Expression::Max(operand)
            | Expression::Sum(operand)
            | Expression::Product(operand)
            | Expression::Median(operand)
            | Expression::AnyTrue(operand)
            | Expression::AllTrue(operand)
            | Expression::First(operand)
            | Expression::Last(operand) => Vec::from([&**operand]),
            Expression::And(operands)
            | Expression::Or(operands)
            | Expression::Xor(operands)
            | Expression::Implies(operands)
            | Expression::Equal(operands)
            | Expression::Equivalent(operands)
            | Expression::Less(operands)
            | Expression::LessOrEqual(operands)
            | Expression::Greater(operands)
            | Expression::GreaterOrEqual(operands)
            | Expression::In(operands)
            | Expression::Add(operands)
            | Expression::Subtract(operands)
            | Expression::Multiply(operands)
            | Expression::Divide(operands)
            | Expression::TruncatedDivide(operands)
            | Expression::Modulo(operands)
            | Expression::Round(operands)
            | Expression::Log(operands)
            | Expression::Power(operands)
            | Expression::Before(_, operands)
            | Expression::After(_, operands)
            | Expression::SameAs(_, operands)
            | Expression::SameOrBefore(_, operands)
            | Expression::SameOrAfter(_, operands)
            | Expression::DurationBetween(_, operands)
            | Expression::DifferenceBetween(_, operands)
            | Expression::LowBoundary(operands)
            | Expression::HighBoundary(operands) => operands.iter().collect(),
            Expression::If(operands) | Expression::DateFromParts(operands) => operands.iter().collect(),
            Expression::Case(case) => {
                let items = case.items.iter().flatten();
                case.comparand.iter().chain(items).chain([&case.otherwise]).collect()
            }
            Expression::Query(query) => {
                let values = query.sources.iter().chain(&query.lets).map(|(_, value)| value);
                let keys = query.sort.iter().map(|by| &by.key);
                values.chain(&query.condition).chain(&query.returns).chain(keys).collect()
            }
        }
    }

    /// The expression itself and every node beneath, each before its children. Nothing here recurses.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        let mut open = Vec::from([Part { expression: self, comparand: None }]);
        while let Some(part) = open.pop() {
            parts.push(part);
            let comparand = if let Expression::Case(case) = part.expression { case.comparand.as_ref() } else { None };
            let children = part.expression.children();
            // After the comparand, `when` and `then` take turns; `else` comes last.
            let last = children.len().saturating_sub(1);
            let is_when = |index: usize| index % 2 == 1 && index < last;
            open.extend(
                children
                    .into_iter()
                    .enumerate()
                    .rev()
                    .map(|(index, expression)| Part { expression, comparand: comparand.filter(|_| is_when(index)) }),
            );
        }
        parts
    }
}
