//! Goes through ELM expressions.

use screening::elm::Expression;

/// Calls a function with an expression and everything inside it.
pub(crate) fn every(expression: &Expression, visit: &mut impl FnMut(&Expression)) {
    visit(expression);
    for child in children(expression) {
        every(child, visit);
    }
}

fn children(expression: &Expression) -> Vec<&Expression> {
    match expression {
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
        Expression::Interval(interval) => vec![&interval.low, &interval.high],
        Expression::Let(binding) => vec![&binding.value, &binding.body],
        Expression::Property(operand, _)
        | Expression::Not(operand)
        | Expression::IsNull(operand)
        | Expression::IsTrue(operand)
        | Expression::IsFalse(operand)
        | Expression::Negate(operand)
        | Expression::Abs(operand)
        | Expression::Ceiling(operand)
        | Expression::Floor(operand)
        | Expression::DateComponentFrom(_, operand)
        | Expression::Exists(operand)
        | Expression::Count(operand)
        | Expression::Min(operand)
        | Expression::Max(operand)
        | Expression::Sum(operand)
        | Expression::AnyTrue(operand)
        | Expression::AllTrue(operand)
        | Expression::First(operand)
        | Expression::Last(operand) => vec![operand],
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
            let sources = query.sources.iter().chain(&query.lets).map(|(_, value)| value);
            let sort = query.sort.iter().map(|sort| &sort.key);
            sources.chain(&query.condition).chain(&query.returns).chain(sort).collect()
        }
    }
}
