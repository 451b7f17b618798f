//! From ELM to resolved nodes.

use super::{Aggregate, Filter, IntervalNode, ItemTables, Node, Program, QueryNode, Relation, Resolved, Shift, Source};
use crate::decimal::Decimal;
use crate::definition::{Definition, ItemKind, TrialDefinition};
use crate::elm::{Expression, Precision};
use crate::sort::sort_and_dedup;
use crate::value::arithmetic::{Arithmetic, Unary};
use crate::value::{DateSet, NumberSet, TextSet, Truths, Value};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// Resolves one definition; those before it are in the program already.
pub(super) fn definition(
    definition: &Definition,
    trial: &TrialDefinition,
    program: &Program,
) -> Result<Resolved, String> {
    let mut lowering = Lowering::of(Some((trial, program)));
    let node = lowering.lower(&definition.expression);
    if let Some(problem) = lowering.problem {
        return Err(format!("{}: {problem}", definition.name));
    }
    sort_and_dedup(&mut lowering.items);
    sort_and_dedup(&mut lowering.fields);
    Ok(Resolved {
        node,
        slots: lowering.slots,
        depth: lowering.deepest,
        cost: lowering.cost,
        items: lowering.items,
        fields: lowering.fields,
        absolute: lowering.absolute,
        rows: lowering.most_rows,
        size: lowering.size,
        moves: lowering.moves,
    })
}

/// Resolves an expression that stands alone, with the items and definitions of a trial or without any; also the number
/// of slots that it needs.
pub(crate) fn expression(
    expression: &Expression,
    of: Option<(&TrialDefinition, &Program)>,
) -> Result<(Node, usize), String> {
    Lowering::of(of).alone(|lowering| lowering.lower(expression))
}

/// The same for whether one expression equals another.
pub(crate) fn equality(
    [left, right]: [&Expression; 2],
    of: Option<(&TrialDefinition, &Program)>,
) -> Result<(Node, usize), String> {
    Lowering::of(of).alone(|lowering| {
        let operands = Box::new([lowering.lower(left), lowering.lower(right)]);
        lowering.comparison(Relation::Equal, operands)
    })
}

/// How deep an expression may nest: far beyond any criterion, and safe for a browser's stack.
const MAX_DEPTH: usize = 200;

/// How many expressions evaluating a definition may take, with those of the definitions that it names: ten times what
/// the largest criterion has. What names another twice evaluates it twice, so that a short file could take for ever.
const MAX_COST: usize = 4096;

/// How large the lists, rows and texts that an expression makes may get, in values; sixteen bytes of a text count as one
/// more. An expression that uses one twice makes it twice as large, so that a short file could fill the memory.
const MAX_SIZE: usize = 1 << 16;

/// Bytes of a text that count as one value more.
const BYTES_OF_A_VALUE: usize = 16;

/// How many rows may be looked at at once: each more multiplies what has to be looked at by the length of a list.
const MAX_ROWS_AT_ONCE: usize = 4;

struct Lowering<'a> {
    trial: Option<&'a TrialDefinition>,
    program: Option<&'a Program>,
    /// For each slot, the list item whose rows it holds, and how large what it holds may be.
    rows: Vec<Option<usize>>,
    sizes: Vec<usize>,
    /// How large the values may be of what has been lowered so far of the operands of one expression.
    size: usize,
    items: Vec<usize>,
    fields: Vec<(usize, usize)>,
    /// Whether the calendar itself matters, not only how days lie to each other.
    absolute: bool,
    /// Slots that are replaced by a constant, an item or the reference date.
    stand_ins: Vec<(usize, StandIn)>,
    /// What slots were bound to that hold no row, and whether items are seen as they were told here.
    bound: Vec<(usize, &'a Expression)>,
    as_told: bool,
    slots: usize,
    /// The slots that were looked at so far.
    seen_slots: Vec<usize>,
    /// Whether the reference date is looked at.
    moves: bool,
    /// The rows in sight here, and the most in sight anywhere.
    rows_in_sight: usize,
    most_rows: usize,
    depth: usize,
    /// The deepest, within the definitions that it names, too.
    deepest: usize,
    /// The expressions so far, with those of the definitions that it names.
    cost: usize,
    /// The first thing that cannot be resolved. Lowering goes on after it with some node or other, which nobody gets to
    /// see: giving up at each operand would need code at each.
    problem: Option<String>,
}

/// What a slot is replaced by.
enum StandIn {
    Constant(Value),
    Item(usize),
    ReferenceDate,
}

impl StandIn {
    fn node(&self) -> Node {
        match self {
            StandIn::Constant(value) => Node::Constant(value.clone()),
            StandIn::Item(item) => Node::Item(*item),
            StandIn::ReferenceDate => Node::ReferenceDate,
        }
    }
}

impl<'a> Lowering<'a> {
    fn of(of: Option<(&'a TrialDefinition, &'a Program)>) -> Lowering<'a> {
        Lowering {
            trial: of.map(|(trial, _)| trial),
            program: of.map(|(_, program)| program),
            rows: Vec::new(),
            sizes: Vec::new(),
            size: 0,
            items: Vec::new(),
            fields: Vec::new(),
            absolute: false,
            stand_ins: Vec::new(),
            bound: Vec::new(),
            as_told: false,
            slots: 0,
            seen_slots: Vec::new(),
            moves: false,
            rows_in_sight: 0,
            most_rows: 0,
            depth: 0,
            deepest: 0,
            cost: 0,
            problem: None,
        }
    }

    /// What is lowered of an expression that stands alone, and the number of slots that it needs.
    fn alone(mut self, lower: impl FnOnce(&mut Self) -> Node) -> Result<(Node, usize), String> {
        let node = lower(&mut self);
        self.problem.map_or(Ok((node, self.slots)), Err)
    }

    /// Stands where nothing can be resolved.
    fn refuse(&mut self, problem: String) -> Node {
        self.problem.get_or_insert(problem);
        Node::Constant(Value::Null)
    }

    fn lower(&mut self, expression: &'a Expression) -> Node {
        self.depth += 1;
        if !self.affords(0, 1) {
            return Node::Constant(Value::Null);
        }
        let beside = core::mem::take(&mut self.size);
        let node = self.lower_here(expression);
        let size = self.size_of(expression);
        self.size = beside.saturating_add(size);
        self.depth -= 1;
        node
    }

    /// How large the value of an expression may be whose operands have been lowered; what makes too large a one is
    /// refused.
    fn size_of(&mut self, expression: &'a Expression) -> usize {
        let operands = self.size.saturating_add(1);
        match expression {
            Expression::String(text) => size_of_text(text),
            Expression::List(_) | Expression::Tuple(_) | Expression::Add(_) => {
                if operands > MAX_SIZE {
                    self.refuse(format!("makes a value of more than {MAX_SIZE} parts"));
                }
                operands
            }
            Expression::ParameterRef(item) => self.size_of_item(*item),
            Expression::ExpressionRef(definition) => self.size_of_definition(*definition),
            Expression::AliasRef(slot) => self.sizes.get(*slot).copied().unwrap_or(1),
            // One of the operands, or a part of one; a query's own size is in their place.
            Expression::Let(_)
            | Expression::Query(_)
            | Expression::Property(..)
            | Expression::If(_)
            | Expression::Case(_)
            | Expression::Coalesce(_)
            | Expression::AsTold(_)
            | Expression::Interval(_)
            | Expression::Min(_)
            | Expression::Max(_)
            | Expression::First(_)
            | Expression::Last(_) => operands,
            // True or false, numbers, quantities and dates.
            Expression::Null
            | Expression::Boolean(_)
            | Expression::Integer(_)
            | Expression::Decimal(_)
            | Expression::Date(_)
            | Expression::Quantity(..)
            | Expression::ReferenceDate
            | Expression::And(_)
            | Expression::Or(_)
            | Expression::Xor(_)
            | Expression::Implies(_)
            | Expression::Not(_)
            | Expression::IsNull(_)
            | Expression::IsTrue(_)
            | Expression::IsFalse(_)
            | Expression::Equal(_)
            | Expression::Equivalent(_)
            | Expression::Less(_)
            | Expression::LessOrEqual(_)
            | Expression::Greater(_)
            | Expression::GreaterOrEqual(_)
            | Expression::In(_)
            | Expression::Subtract(_)
            | Expression::Multiply(_)
            | Expression::Divide(_)
            | Expression::TruncatedDivide(_)
            | Expression::Modulo(_)
            | Expression::Negate(_)
            | Expression::Abs(_)
            | Expression::Ceiling(_)
            | Expression::Floor(_)
            | Expression::Truncate(_)
            | Expression::Exp(_)
            | Expression::Ln(_)
            | Expression::Log(_)
            | Expression::Power(_)
            | Expression::Round(_)
            | Expression::DateFromParts(_)
            | Expression::DateComponentFrom(..)
            | Expression::Before(..)
            | Expression::After(..)
            | Expression::SameAs(..)
            | Expression::SameOrBefore(..)
            | Expression::SameOrAfter(..)
            | Expression::DurationBetween(..)
            | Expression::DifferenceBetween(..)
            | Expression::LowBoundary(_)
            | Expression::HighBoundary(_)
            | Expression::Exists(_)
            | Expression::Count(_)
            | Expression::Sum(_)
            | Expression::Product(_)
            | Expression::Median(_)
            | Expression::AnyTrue(_)
            | Expression::AllTrue(_) => 1,
        }
    }

    fn size_of_definition(&self, definition: usize) -> usize {
        let resolved = self.program.and_then(|program| program.definitions.get(definition));
        resolved.map_or(1, |resolved| resolved.size)
    }

    fn size_of_item(&self, item: usize) -> usize {
        let Some(tables) = self.program.and_then(|program| program.tables.get(item)) else { return 1 };
        let longest = |texts: &[Arc<str>]| texts.iter().map(|text| size_of_text(text)).max().unwrap_or(1);
        let row: usize = tables.fields.iter().map(|texts| longest(texts)).sum();
        if self.is_list(item) { tables.max_rows.saturating_mul(row + 1) } else { longest(&tables.texts) }
    }

    /// Lowers an operand; also how large its value may be, which counts no more.
    fn sized(&mut self, operand: &'a Expression) -> (Node, usize) {
        let before = core::mem::take(&mut self.size);
        let node = self.lower(operand);
        (node, core::mem::replace(&mut self.size, before))
    }

    /// Whether so many levels below this one, and so many expressions, are not too many.
    fn affords(&mut self, levels: usize, expressions: usize) -> bool {
        self.deepest = self.deepest.max(self.depth + levels);
        self.cost += expressions;
        if self.deepest > MAX_DEPTH {
            self.refuse(format!("nested more than {MAX_DEPTH} deep"));
        } else if self.cost > MAX_COST {
            self.refuse(format!("takes more than {MAX_COST} expressions"));
        }
        self.problem.is_none()
    }

    fn lower_here(&mut self, expression: &'a Expression) -> Node {
        self.absolute |= matches!(
            expression,
            Expression::Date(_)
                | Expression::DateFromParts(_)
                | Expression::DateComponentFrom(..)
                | Expression::DurationBetween(..)
                | Expression::DifferenceBetween(..)
        );
        match expression {
            Expression::Null => Node::Constant(Value::Null),
            Expression::Boolean(value) => Node::Constant(Value::Boolean(Truths::from_bool(*value))),
            Expression::Integer(value) => Node::Constant(Value::Number(NumberSet::integer(*value))),
            Expression::Decimal(value) => Node::Constant(Value::Number(NumberSet::decimal(*value))),
            Expression::String(text) => Node::Constant(Value::Text(TextSet::single(text))),
            Expression::Date(date) => Node::Constant(Value::Date(DateSet::within(date.range()))),
            Expression::Quantity(value, unit) => {
                Node::Constant(Value::Quantity(NumberSet::decimal(*value), Arc::from(unit.as_str())))
            }
            Expression::List(elements) => Node::List(self.all(elements)),
            Expression::Tuple(elements) => {
                let mut lowered = Vec::new();
                for (name, value) in elements {
                    lowered.push((name.clone(), self.lower(value)));
                }
                Node::Tuple(lowered)
            }
            Expression::Interval(interval) => Node::Interval(Box::new(IntervalNode {
                low: self.lower(&interval.low),
                high: self.lower(&interval.high),
                low_closed: interval.low_closed,
                high_closed: interval.high_closed,
            })),

            Expression::ParameterRef(item) => {
                if self.trial.is_none_or(|trial| *item >= trial.items.len()) {
                    return self.refuse(format!("no item has the index {item}"));
                }
                self.items.push(*item);
                Node::Item(*item)
            }
            Expression::ReferenceDate => {
                self.moves = true;
                Node::ReferenceDate
            }
            Expression::ExpressionRef(definition) => {
                let resolved = self.program.and_then(|program| program.definitions.get(*definition));
                let Some(resolved) = resolved else {
                    return self.refuse(format!("no earlier definition has the index {definition}"));
                };
                if !self.affords(resolved.depth, resolved.cost) {
                    return Node::Constant(Value::Null);
                }
                self.items.extend(&resolved.items);
                self.fields.extend(&resolved.fields);
                self.absolute |= resolved.absolute;
                self.moves |= resolved.moves;
                self.see_rows(resolved.rows);
                Node::Definition(*definition)
            }
            Expression::AliasRef(slot) => {
                self.reserve(*slot);
                self.seen_slots.push(*slot);
                // What was bound was seen as anywhere else: here it is looked at anew.
                let bound = self.bound.iter().rev().find(|(bound, _)| bound == slot).map(|(_, value)| *value);
                if let (true, Some(value)) = (self.as_told, bound) {
                    return self.lower(value);
                }
                let stand_in = self.stand_ins.iter().rev().find(|(bound, _)| bound == slot);
                stand_in.map_or(Node::Slot(*slot), |(_, stand_in)| stand_in.node())
            }
            Expression::Let(binding) => {
                let (value, size) = self.sized(&binding.value);
                let rows = self.rows_of(&value);
                self.bind(binding.slot, rows, size);
                if rows.is_none() {
                    self.bound.push((binding.slot, &binding.value));
                }
                // A function called with a literal, an item or the reference date: that takes the operand's place.
                let stand_in = match &value {
                    Node::Constant(constant) => Some(StandIn::Constant(constant.clone())),
                    Node::Item(item) => Some(StandIn::Item(*item)),
                    Node::ReferenceDate => Some(StandIn::ReferenceDate),
                    _ => None,
                };
                if let Some(stand_in) = stand_in {
                    self.stand_ins.push((binding.slot, stand_in));
                    let body = self.lower(&binding.body);
                    self.stand_ins.pop();
                    self.bound.retain(|(slot, _)| *slot != binding.slot);
                    return body;
                }
                let body = self.lower(&binding.body);
                self.bound.retain(|(slot, _)| *slot != binding.slot);
                Node::Let(binding.slot, Box::new([value, body]))
            }
            Expression::Property(source, name) => {
                let source = self.lower(source);
                self.property(source, name)
            }

            Expression::And(operands) => Node::And(self.two(operands)),
            Expression::Or(operands) => Node::Or(self.two(operands)),
            Expression::Xor(operands) => Node::Xor(self.two(operands)),
            Expression::Implies(operands) => Node::Implies(self.two(operands)),
            Expression::Not(operand) => Node::Not(self.one(operand)),
            Expression::IsNull(operand) => Node::IsNull(self.one(operand)),
            Expression::IsTrue(operand) => Node::IsTrue(self.one(operand)),
            Expression::IsFalse(operand) => Node::IsFalse(self.one(operand)),
            Expression::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                let arm = [self.lower(condition), self.lower(then)];
                Node::Case(Vec::from([arm]), self.one(otherwise))
            }
            Expression::Case(case) => self.case(case),
            Expression::Coalesce(operands) => Node::Coalesce(self.all(operands)),
            Expression::AsTold(operand) => {
                let outer = core::mem::replace(&mut self.as_told, true);
                let operand = self.one(operand);
                self.as_told = outer;
                Node::AsTold(operand)
            }

            Expression::Equal(operands) => self.compare(Relation::Equal, operands),
            Expression::Less(operands) => self.compare(Relation::Less, operands),
            Expression::LessOrEqual(operands) => self.compare(Relation::LessOrEqual, operands),
            Expression::Greater(operands) => self.compare(Relation::Greater, operands),
            Expression::GreaterOrEqual(operands) => self.compare(Relation::GreaterOrEqual, operands),
            Expression::Equivalent(operands) => Node::Equivalent(self.two(operands)),
            Expression::In(operands) => {
                let operands = self.two(operands);
                self.codes_in(&operands).unwrap_or(Node::In(operands))
            }

            Expression::Add(operands) => self.arithmetic(Arithmetic::Add, operands),
            Expression::Subtract(operands) => self.arithmetic(Arithmetic::Subtract, operands),
            Expression::Multiply(operands) => self.arithmetic(Arithmetic::Multiply, operands),
            Expression::Divide(operands) => self.arithmetic(Arithmetic::Divide, operands),
            Expression::TruncatedDivide(operands) => self.arithmetic(Arithmetic::TruncatedDivide, operands),
            Expression::Modulo(operands) => self.arithmetic(Arithmetic::Modulo, operands),
            Expression::Negate(operand) => Node::Unary(Unary::Negate, self.one(operand)),
            Expression::Abs(operand) => Node::Unary(Unary::Abs, self.one(operand)),
            Expression::Ceiling(operand) => Node::Unary(Unary::Ceiling, self.one(operand)),
            Expression::Floor(operand) => Node::Unary(Unary::Floor, self.one(operand)),
            Expression::Truncate(operand) => Node::Unary(Unary::Truncate, self.one(operand)),
            Expression::Exp(operand) => Node::Unary(Unary::Exp, self.one(operand)),
            Expression::Ln(operand) => Node::Unary(Unary::Ln, self.one(operand)),
            Expression::Log(operands) => self.arithmetic(Arithmetic::Log, operands),
            Expression::Power(operands) => self.arithmetic(Arithmetic::Power, operands),
            Expression::Round(operands) => Node::Round(self.two(operands)),

            Expression::DateFromParts(parts) => {
                let [year, month, day] = &**parts;
                Node::DateFromParts(Box::new([self.lower(year), self.lower(month), self.lower(day)]))
            }
            Expression::DateComponentFrom(precision, operand) => Node::DateComponent(*precision, self.one(operand)),
            Expression::Before(precision, operands) => self.times(Relation::Less, *precision, operands),
            Expression::After(precision, operands) => self.times(Relation::Greater, *precision, operands),
            Expression::SameAs(precision, operands) => self.times(Relation::Equal, *precision, operands),
            Expression::SameOrBefore(precision, operands) => self.times(Relation::LessOrEqual, *precision, operands),
            Expression::SameOrAfter(precision, operands) => self.times(Relation::GreaterOrEqual, *precision, operands),
            Expression::DurationBetween(precision, operands) => Node::Duration(*precision, self.two(operands)),
            Expression::DifferenceBetween(precision, operands) => Node::Difference(*precision, self.two(operands)),
            Expression::LowBoundary(operands) => self.boundary(operands, End::Low),
            Expression::HighBoundary(operands) => self.boundary(operands, End::High),

            Expression::Exists(operand) => Node::Exists(self.one(operand)),
            Expression::Count(operand) => Node::Aggregate(Aggregate::Count, self.one(operand)),
            Expression::Min(operand) => Node::Aggregate(Aggregate::Min, self.one(operand)),
            Expression::Max(operand) => Node::Aggregate(Aggregate::Max, self.one(operand)),
            Expression::Sum(operand) => Node::Aggregate(Aggregate::Sum, self.one(operand)),
            Expression::Product(operand) => Node::Aggregate(Aggregate::Product, self.one(operand)),
            Expression::Median(operand) => Node::Aggregate(Aggregate::Median, self.one(operand)),
            Expression::AnyTrue(operand) => Node::Aggregate(Aggregate::AnyTrue, self.one(operand)),
            Expression::AllTrue(operand) => Node::Aggregate(Aggregate::AllTrue, self.one(operand)),
            Expression::First(operand) => Node::Aggregate(Aggregate::First, self.one(operand)),
            Expression::Last(operand) => Node::Aggregate(Aggregate::Last, self.one(operand)),
            Expression::Query(query) => self.query(query),
        }
    }

    /// Notes that so many rows more than those in sight are looked at; whether they are not too many.
    fn see_rows(&mut self, more: usize) {
        self.most_rows = self.most_rows.max(self.rows_in_sight + more);
        if self.most_rows > MAX_ROWS_AT_ONCE {
            self.refuse(format!("compares more than {MAX_ROWS_AT_ONCE} rows at once"));
        }
    }

    #[expect(clippy::unnecessary_box_returns, reason = "boxed here, so that no operand is boxed in place")]
    fn one(&mut self, operand: &'a Expression) -> Box<Node> {
        Box::new(self.lower(operand))
    }

    fn two(&mut self, operands: &'a [Expression; 2]) -> Box<[Node; 2]> {
        let [left, right] = operands;
        Box::new([self.lower(left), self.lower(right)])
    }

    fn all(&mut self, operands: &'a [Expression]) -> Vec<Node> {
        operands.iter().map(|operand| self.lower(operand)).collect()
    }

    /// Whether the slot is one of those that there can be.
    fn reserve(&mut self, slot: usize) -> bool {
        if slot > MAX_DEPTH {
            self.refuse(format!("the slot {slot} is too high"));
            return false;
        }
        self.slots = self.slots.max(slot + 1);
        true
    }

    fn bind(&mut self, slot: usize, rows: Option<usize>, size: usize) {
        if self.reserve(slot) {
            if self.rows.len() <= slot {
                self.rows.resize(slot + 1, None);
                self.sizes.resize(slot + 1, 1);
            }
            if let (Some(place), Some(known)) = (self.rows.get_mut(slot), self.sizes.get_mut(slot)) {
                *place = rows;
                *known = size;
            }
        }
    }

    /// The list item whose rows an expression gives.
    fn rows_of(&self, node: &Node) -> Option<usize> {
        match node {
            Node::Item(item) => self.is_list(*item).then_some(*item),
            Node::Definition(definition) => {
                self.rows_of(&self.program.and_then(|program| program.definitions.get(*definition))?.node)
            }
            // A query that returns its rows, sorted or not; and a row of a list that is taken out.
            Node::Query(query) => match (query.sources.as_slice(), &query.returns) {
                ([source], None) => self.rows_of(&source.list),
                (_, _) => None,
            },
            Node::Aggregate(Aggregate::First | Aggregate::Last, list) => self.rows_of(list),
            Node::Slot(slot) => self.rows.get(*slot).copied().flatten(),
            _ => None,
        }
    }

    fn is_list(&self, item: usize) -> bool {
        let kind = self.trial.and_then(|trial| trial.items.get(item)).map(|item| &item.kind);
        matches!(kind, Some(ItemKind::List(_)))
    }

    fn property(&mut self, source: Node, name: &str) -> Node {
        if let Node::Slot(slot) = source
            && let Some(item) = self.rows.get(slot).copied().flatten()
            && let Some(ItemKind::List(limits)) =
                self.trial.and_then(|trial| trial.items.get(item)).map(|item| &item.kind)
            && let Some(field) = limits.fields.iter().position(|field| field.name == name)
        {
            self.fields.push((item, field));
            return Node::Field(slot, item, field);
        }
        match (&source, name) {
            (Node::Item(item), "value") => Node::QuantityValue(*item),
            _ => Node::Property(Box::new(source), name.into()),
        }
    }

    fn case(&mut self, case: &'a crate::elm::Case) -> Node {
        let mut otherwise = self.one(&case.otherwise);
        let mut arms = Vec::new();
        for (place, [when, then]) in case.items.iter().enumerate() {
            let earlier = case.items.get(..place).unwrap_or_default();
            if case.comparand.is_none() && earlier.iter().any(|[earlier, _]| are_opposites(earlier, when)) {
                // One of the two holds unless both are null: nothing after this arm is reached otherwise.
                let unless_null = Vec::from([[Node::IsNull(self.one(when)), *otherwise]]);
                otherwise = Box::new(Node::Case(unless_null, self.one(then)));
                break;
            }
            let when = match &case.comparand {
                Some(comparand) => {
                    let operands = Box::new([self.lower(comparand), self.lower(when)]);
                    self.comparison(Relation::Equal, operands)
                }
                None => self.lower(when),
            };
            arms.push([when, self.lower(then)]);
        }
        match switched_item(&arms) {
            Some(item) => Node::Switch(item, as_switch(arms), otherwise),
            None => Node::Case(arms, otherwise),
        }
    }

    fn compare(&mut self, relation: Relation, operands: &'a [Expression; 2]) -> Node {
        let operands = self.two(operands);
        self.comparison(relation, operands)
    }

    fn comparison(&self, relation: Relation, operands: Box<[Node; 2]>) -> Node {
        if relation == Relation::Equal
            && let Some(node) = self.code_equal(&operands)
        {
            return node;
        }
        let [left, right] = &*operands;
        if self.is_date(left) && self.is_date(right) {
            return Node::CompareDays(relation, operands);
        }
        if self.is_number(left) && self.is_number(right) {
            return Node::CompareNumbers(relation, operands);
        }
        Node::Compare(relation, operands)
    }

    fn code_equal(&self, operands: &[Node; 2]) -> Option<Node> {
        let [left, right] = operands;
        match (left, right) {
            (place, Node::Constant(Value::Text(text))) | (Node::Constant(Value::Text(text)), place) => {
                self.code_test(place, text)
            }
            _ => None,
        }
    }

    fn codes_in(&self, operands: &[Node; 2]) -> Option<Node> {
        let [place, Node::List(elements)] = operands else { return None };
        let mut mask = 0;
        for element in elements {
            let Node::Constant(Value::Text(text)) = element else { return None };
            let (Node::ItemIn(_, bit) | Node::FieldIn(_, _, bit)) = self.code_test(place, text)? else { return None };
            mask |= bit;
        }
        match place {
            Node::Item(item) => Some(Node::ItemIn(*item, mask)),
            Node::Field(slot, _, field) => Some(Node::FieldIn(*slot, *field, mask)),
            _ => None,
        }
    }

    fn code_test(&self, place: &Node, text: &TextSet) -> Option<Node> {
        let tables = |item: usize| self.program.and_then(|program| program.tables.get(item));
        let text = text.texts().next()?;
        match place {
            Node::Item(item) => {
                let mask = mask_of(&tables(*item)?.texts, text)?;
                Some(Node::ItemIn(*item, mask))
            }
            Node::Field(slot, item, field) => {
                let ItemTables { fields, .. } = tables(*item)?;
                Some(Node::FieldIn(*slot, *field, mask_of(fields.get(*field)?, text)?))
            }
            _ => None,
        }
    }

    fn is_date(&self, node: &Node) -> bool {
        match node {
            Node::ReferenceDate | Node::Shift(..) | Node::DateFromParts(_) | Node::Constant(Value::Date(_)) => true,
            Node::Item(_) | Node::Field(..) => matches!(self.kind_of(node), Some(ItemKind::Date(_))),
            _ => false,
        }
    }

    /// What the answers to an item or a field are.
    fn kind_of(&self, node: &Node) -> Option<&ItemKind> {
        let kind = |item: usize| self.trial.and_then(|trial| trial.items.get(item)).map(|item| &item.kind);
        match node {
            Node::Item(item) => kind(*item),
            Node::Field(_, item, field) => match kind(*item)? {
                ItemKind::List(limits) => limits.fields.get(*field).map(|field| &field.kind),
                ItemKind::Boolean
                | ItemKind::Choice(_)
                | ItemKind::Date(_)
                | ItemKind::Quantity(_)
                | ItemKind::Integer(_) => None,
            },
            _ => None,
        }
    }

    fn arithmetic(&mut self, operation: Arithmetic, operands: &'a [Expression; 2]) -> Node {
        let operands = self.two(operands);
        let [left, right] = &*operands;
        if let (true, Node::Constant(Value::Quantity(amount, unit))) = (self.is_date(left), right) {
            let shift = Shift::of(amount.low, unit);
            let shift = match operation {
                Arithmetic::Add => shift,
                Arithmetic::Subtract => shift.and_then(Shift::back),
                Arithmetic::Multiply
                | Arithmetic::Divide
                | Arithmetic::TruncatedDivide
                | Arithmetic::Modulo
                | Arithmetic::Power
                | Arithmetic::Log => None,
            };
            if let Some(shift) = shift {
                let [date, _] = *operands;
                return Node::Shift(Box::new(date), shift);
            }
        }
        if let [Node::Constant(left), Node::Constant(right)] = &*operands {
            return Node::Constant(crate::machine::arithmetic_of(operation, left.clone(), right.clone()));
        }
        Node::Arithmetic(operation, operands)
    }

    /// Whether an expression is surely a number or null.
    fn is_number(&self, node: &Node) -> bool {
        match node {
            Node::Constant(value) => matches!(value, Value::Number(_) | Value::Null),
            Node::QuantityValue(_) => true,
            Node::Item(_) | Node::Field(..) => matches!(self.kind_of(node), Some(ItemKind::Integer(_))),
            Node::Arithmetic(Arithmetic::Add | Arithmetic::Subtract | Arithmetic::Multiply, operands) => {
                operands.iter().all(|operand| self.is_number(operand))
            }
            Node::Round(operands) => {
                let [number, places] = &**operands;
                self.is_number(number) && self.is_number(places)
            }
            Node::Switch(_, arms, otherwise) => {
                arms.iter().all(|(_, arm)| self.is_number(arm)) && self.is_number(otherwise)
            }
            Node::Case(arms, otherwise) => arms.iter().all(|[_, arm]| self.is_number(arm)) && self.is_number(otherwise),
            Node::Definition(definition) => {
                let resolved = self.program.and_then(|program| program.definitions.get(*definition));
                resolved.is_some_and(|resolved| self.is_number(&resolved.node))
            }
            _ => false,
        }
    }

    fn times(&mut self, relation: Relation, precision: Option<Precision>, operands: &'a [Expression; 2]) -> Node {
        let operands = self.two(operands);
        let [left, right] = &*operands;
        let precision = precision.unwrap_or(Precision::Day);
        if precision == Precision::Day && self.is_date(left) && self.is_date(right) {
            return Node::CompareDays(relation, operands);
        }
        Node::CompareTimes(relation, precision, operands)
    }

    /// Boundaries speak of how a literal is written, so they are settled here; of an answer they are the answer.
    fn boundary(&mut self, operands: &'a [Expression; 2], end: End) -> Node {
        let [operand, precision] = operands;
        let digits = match precision {
            Expression::Null => None,
            Expression::Integer(digits) => Some(*digits),
            _ => return self.refuse("a boundary's precision must be a number".into()),
        };
        match operand {
            Expression::Date(date) => Node::Constant(boundary_of_date(*date, digits, end)),
            Expression::Decimal(value) => Node::Constant(boundary_of_decimal(*value, digits, end)),
            _ => self.lower(operand),
        }
    }

    /// A source; definitions that only choose rows of another list become filters.
    fn source(&self, slot: usize, list: Node) -> Source {
        let mut source = Source { slot, list: Arc::new(list), filters: Vec::new(), conditions: Vec::new() };
        while let Node::Definition(definition) = *source.list
            && let Some(resolved) = self.program.and_then(|program| program.definitions.get(definition))
            && let Node::Query(query) = &resolved.node
            && let Some(inner) = query.as_filter()
        {
            source.filters.extend_from_slice(&inner.filters);
            if let Some(condition) = query.condition.clone() {
                source.filters.push(Filter { slots: resolved.slots, slot: inner.slot, condition });
            }
            source.list = Arc::clone(&inner.list);
        }
        source
    }

    /// Lowers a query's condition. What looks at some of the sources alone goes to the last of these, so that it is looked
    /// at once for all rows of the sources after it; the rest stays together.
    fn conditions(
        &mut self,
        condition: &'a Expression,
        lets: &'a [(usize, Expression)],
        sources: &mut [Source],
        rest: &mut Option<Node>,
    ) {
        if let (Expression::And(operands), [_, _, ..]) = (condition, &*sources) {
            for operand in operands.iter() {
                self.conditions(operand, lets, sources, rest);
            }
            return;
        }
        let before = self.seen_slots.len();
        let node = self.lower(condition);
        let seen = self.seen_slots.get(before..).unwrap_or_default();
        let last = sources.iter().rposition(|source| seen.contains(&source.slot)).unwrap_or(0);
        let by_lets = lets.iter().any(|(slot, _)| seen.contains(slot));
        let is_early = last + 1 < sources.len();
        match sources.get_mut(last) {
            Some(source) if is_early && !by_lets => source.conditions.push(node),
            _ => {
                *rest = Some(match rest.take() {
                    Some(earlier) => Node::And(Box::new([earlier, node])),
                    None => node,
                });
            }
        }
    }

    fn query(&mut self, query: &'a crate::elm::Query) -> Node {
        let mut sources = Vec::new();
        // A list is at least as large as it is long, and as each of its elements.
        let mut sizes = Vec::new();
        let mut pairs = 1_usize;
        for (slot, source) in &query.sources {
            let (list, size) = self.sized(source);
            sources.push(self.source(*slot, list));
            sizes.push(size);
            pairs = pairs.saturating_mul(size);
        }
        for (source, size) in sources.iter().zip(&sizes) {
            let rows = self.rows_of(&source.list);
            self.bind(source.slot, rows, *size);
        }
        self.see_rows(sources.len());
        self.rows_in_sight += sources.len();
        let mut lets = Vec::new();
        for (slot, bound) in &query.lets {
            let (value, size) = self.sized(bound);
            let rows = self.rows_of(&value);
            self.bind(*slot, rows, size);
            if rows.is_none() {
                self.bound.push((*slot, bound));
            }
            lets.push((*slot, value));
        }
        let mut condition = None;
        if let Some(whole) = &query.condition {
            self.conditions(whole, &query.lets, &mut sources, &mut condition);
        }
        let condition = condition.map(Arc::new);
        let (returns, returned) = query.returns.as_ref().map(|returns| self.sized(returns)).unzip();
        let size = pairs.saturating_mul(returned.unwrap_or(1));
        let mut sort = Vec::new();
        for by in &query.sort {
            let rows = match (&returns, sources.as_slice()) {
                (None, [source]) => self.rows_of(&source.list),
                _ => None,
            };
            self.bind(by.slot, rows, pairs);
            sort.push((by.slot, self.lower(&by.key), by.descending));
        }
        self.rows_in_sight -= query.sources.len();
        self.bound.retain(|(bound, _)| query.lets.iter().all(|(slot, _)| slot != bound));
        self.size = size;
        let names = query.names.clone();
        Node::Query(Box::new(QueryNode { sources, lets, condition, returns, distinct: query.distinct, names, sort }))
    }
}

/// Whether one condition is false where the other is true, and true where it is false.
fn are_opposites(one: &Expression, other: &Expression) -> bool {
    match (one, other) {
        (Expression::Not(negated), other) | (other, Expression::Not(negated)) => **negated == *other,
        (Expression::Less(left), Expression::GreaterOrEqual(right))
        | (Expression::GreaterOrEqual(left), Expression::Less(right))
        | (Expression::Greater(left), Expression::LessOrEqual(right))
        | (Expression::LessOrEqual(left), Expression::Greater(right)) => left == right,
        _ => false,
    }
}

/// The one item whose codes all conditions of a case look at.
fn switched_item(arms: &[[Node; 2]]) -> Option<usize> {
    let [[Node::ItemIn(first, _), _], ..] = arms else { return None };
    let same = |[when, _]: &[Node; 2]| matches!(when, Node::ItemIn(item, _) if item == first);
    arms.iter().all(same).then_some(*first)
}

/// The masks of such a case, each without what an earlier one takes, and their values.
fn as_switch(arms: Vec<[Node; 2]>) -> Vec<(u32, Node)> {
    let mut taken = 0;
    let masked = |[when, then]: [Node; 2]| {
        let mask = if let Node::ItemIn(_, mask) = when { mask & !taken } else { 0 };
        taken |= mask;
        (mask, then)
    };
    arms.into_iter().map(masked).collect()
}

fn size_of_text(text: &str) -> usize {
    1 + text.len() / BYTES_OF_A_VALUE
}

fn mask_of(table: &[Arc<str>], text: &str) -> Option<u32> {
    let index = table.iter().position(|entry| &**entry == text)?;
    1_u32.checked_shl(u32::try_from(index).ok()?)
}

#[derive(Clone, Copy)]
enum End {
    Low,
    High,
}

fn boundary_of_date(date: crate::PartialDate, digits: Option<i32>, end: End) -> Value {
    let range = date.range();
    let day = match end {
        End::Low => range.from,
        End::High => range.to,
    };
    let written = match digits {
        Some(4) => crate::PartialDate::new(day.year(), None, None),
        Some(6) => crate::PartialDate::new(day.year(), Some(day.month()), None),
        None | Some(8) => Some(day.into()),
        Some(_) => None,
    };
    written.map_or(Value::Null, |written| Value::Date(DateSet::within(written.range())))
}

/// The smallest and the largest number of that many digits that begin like the literal.
fn boundary_of_decimal(value: Decimal, digits: Option<i32>, end: End) -> Value {
    let bound = || {
        let digits = u32::try_from(digits.unwrap_or(8)).ok().filter(|digits| *digits <= 8)?;
        let places = value.decimals();
        if places >= digits {
            return value.round_towards_zero(digits);
        }
        let nines = Decimal::new(1, places)?.checked_sub(Decimal::new(1, digits)?)?;
        match (end, value < Decimal::ZERO) {
            (End::Low, false) | (End::High, true) => Some(value),
            (End::Low, true) => value.checked_sub(nines),
            (End::High, false) => value.checked_add(nines),
        }
    };
    bound().map_or(Value::Null, |bound| Value::Number(NumberSet::decimal(bound)))
}
