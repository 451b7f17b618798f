//! A trial's definitions, resolved once when the trial is loaded: texts become masks of codes, names become places.
//!
//! What does not belong here: evaluation (`machine`).

mod lower;

use crate::date::Date;
use crate::decimal::Decimal;
use crate::definition::{ItemKind, TrialDefinition};
use crate::elm::Precision;
use crate::sort::sort_and_dedup;
use crate::value::Value;
use crate::value::arithmetic::{Arithmetic, Unary};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Ordering;

pub(crate) use lower::{equality as lower_equality, expression as lower_expression};

/// The resolved definitions of a trial.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) definitions: Vec<Resolved>,
    /// The texts of each item's codes or unit, and of those of its fields.
    pub(crate) tables: Vec<ItemTables>,
    /// How many rows represent those of a list without an answer: one more than any definition looks at at once.
    pub(crate) rows_at_once: usize,
    /// The fields of lists that any definition looks at: item and field.
    pub(crate) fields: Vec<(usize, usize)>,
}

/// A resolved definition.
#[derive(Debug)]
pub(crate) struct Resolved {
    pub(crate) node: Node,
    /// Slots that its own queries, lets and functions need.
    pub(crate) slots: usize,
    /// How deep it nests, with the definitions that it names.
    pub(crate) depth: usize,
    /// How many expressions evaluating it may take, with theirs.
    pub(crate) cost: usize,
    /// The items that it looks at, itself or through other definitions, in the items' order.
    pub(crate) items: Vec<usize>,
    /// The fields of lists that it looks at: item and field.
    pub(crate) fields: Vec<(usize, usize)>,
    /// Whether it looks at the calendar itself, and not only at how days lie to each other.
    pub(crate) absolute: bool,
    /// How many rows it looks at at once, with the definitions that it names.
    pub(crate) rows: usize,
    /// How large its value may be: values, and sixteen bytes of a text for one more.
    pub(crate) size: usize,
    /// Whether it looks at the reference date, itself or through other definitions.
    pub(crate) moves: bool,
}

/// The texts that an item's answers can be.
#[derive(Debug, Default)]
pub(crate) struct ItemTables {
    /// Codes of a choice, or the one unit in which CQL sees a quantity.
    pub(crate) texts: Arc<[Arc<str>]>,
    /// The same of a list's fields; a field without codes and unit has an empty table.
    pub(crate) fields: Vec<Arc<[Arc<str>]>>,
    /// Rows of a list at most.
    pub(crate) max_rows: usize,
}

/// A resolved expression. Never copied, since the copying would be much code: what several use of one is shared.
#[derive(Debug)]
pub(crate) enum Node {
    Constant(Value),
    Item(usize),
    QuantityValue(usize),
    ReferenceDate,
    Definition(usize),
    Slot(usize),
    Let(usize, Box<[Node; 2]>),
    /// A field of the row in a slot: slot, list item, field.
    Field(usize, usize, usize),
    Property(Box<Node>, String),

    /// Whether an item's code is one of the mask.
    ItemIn(usize, u32),
    /// Whether the code of a field of the row in a slot is one of the mask: slot, field, mask.
    FieldIn(usize, usize, u32),
    And(Box<[Node; 2]>),
    Or(Box<[Node; 2]>),
    Xor(Box<[Node; 2]>),
    Implies(Box<[Node; 2]>),
    Not(Box<Node>),
    IsNull(Box<Node>),
    IsTrue(Box<Node>),
    IsFalse(Box<Node>),
    /// `when`, `then` and what holds otherwise.
    Case(Vec<[Node; 2]>, Box<Node>),
    /// A case on an item's codes: mask and value of each arm, and what holds otherwise (null too).
    Switch(usize, Vec<(u32, Node)>, Box<Node>),
    Coalesce(Vec<Node>),
    /// Seen as it was told: an item without an answer is null.
    AsTold(Box<Node>),

    Compare(Relation, Box<[Node; 2]>),
    Equivalent(Box<[Node; 2]>),
    In(Box<[Node; 2]>),
    /// Both operands are dates, compared day by day.
    CompareDays(Relation, Box<[Node; 2]>),
    /// Both operands are numbers.
    CompareNumbers(Relation, Box<[Node; 2]>),
    /// `before`, `after`, `same as` with a precision, on dates or intervals.
    CompareTimes(Relation, Precision, Box<[Node; 2]>),

    Arithmetic(Arithmetic, Box<[Node; 2]>),
    /// A date moved by a constant.
    Shift(Box<Node>, Shift),
    Unary(Unary, Box<Node>),
    Round(Box<[Node; 2]>),
    DateFromParts(Box<[Node; 3]>),
    DateComponent(Precision, Box<Node>),
    Duration(Precision, Box<[Node; 2]>),
    Difference(Precision, Box<[Node; 2]>),

    Exists(Box<Node>),
    Aggregate(Aggregate, Box<Node>),
    List(Vec<Node>),
    Tuple(Vec<(String, Node)>),
    Interval(Box<IntervalNode>),
    Query(Box<QueryNode>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aggregate {
    Count,
    Min,
    Max,
    Sum,
    Product,
    Median,
    AnyTrue,
    AllTrue,
    First,
    Last,
}

/// How far a date is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    Months(i32),
    Days(i32),
}

impl Shift {
    /// A calendar duration of that many units, whole ones counted; `None` for other units.
    pub(crate) fn of(value: Decimal, unit: &str) -> Option<Shift> {
        let count = value.checked_div_rem(Decimal::integer(1))?.0.to_integer()?;
        let count = i32::try_from(count).ok()?;
        match unit {
            "year" => Some(Shift::Months(count.checked_mul(12)?)),
            "month" => Some(Shift::Months(count)),
            "week" | "wk" => Some(Shift::Days(count.checked_mul(7)?)),
            "day" | "d" => Some(Shift::Days(count)),
            _ => None,
        }
    }

    /// The same in the other direction.
    pub(crate) fn back(self) -> Option<Shift> {
        match self {
            Shift::Months(count) => count.checked_neg().map(Shift::Months),
            Shift::Days(count) => count.checked_neg().map(Shift::Days),
        }
    }

    /// Where a moved date lies: after, before or at the date itself. Months keep their order, too: one month is at least
    /// 28 days.
    pub(crate) fn direction(self) -> Ordering {
        let (Shift::Months(count) | Shift::Days(count)) = self;
        count.cmp(&0)
    }

    /// The moved date; `None` beyond the calendar.
    pub(crate) fn apply(self, date: Date) -> Option<Date> {
        match self {
            Shift::Months(count) => date.add_months(count),
            Shift::Days(count) => date.add_days(count),
        }
    }
}

#[derive(Debug)]
pub(crate) struct IntervalNode {
    pub(crate) low: Node,
    pub(crate) high: Node,
    pub(crate) low_closed: bool,
    pub(crate) high_closed: bool,
}

#[derive(Debug)]
pub(crate) struct QueryNode {
    pub(crate) sources: Vec<Source>,
    pub(crate) lets: Vec<(usize, Node)>,
    pub(crate) condition: Option<Arc<Node>>,
    pub(crate) returns: Option<Node>,
    pub(crate) distinct: bool,
    pub(crate) names: Vec<String>,
    /// Slot, key and whether it descends.
    pub(crate) sort: Vec<(usize, Node, bool)>,
}

/// A source of a query: a list, and what its rows must be to count.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) slot: usize,
    pub(crate) list: Arc<Node>,
    /// The conditions of definitions that only choose rows, so that these need not be built first.
    pub(crate) filters: Vec<Filter>,
    /// The parts of the query's condition that look at the rows of no later source: looked at once for all of those.
    pub(crate) conditions: Vec<Node>,
}

/// A condition on a row, with slots of its own.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    pub(crate) slots: usize,
    pub(crate) slot: usize,
    pub(crate) condition: Arc<Node>,
}

impl QueryNode {
    /// The only source, where the query does no more than choose rows of one list.
    pub(crate) fn as_filter(&self) -> Option<&Source> {
        let [source] = self.sources.as_slice() else { return None };
        let plain = self.lets.is_empty() && self.returns.is_none() && self.sort.is_empty() && !self.distinct;
        plain.then_some(source)
    }
}

impl Program {
    /// Resolves a trial's definitions.
    ///
    /// # Errors
    /// Where a definition refers to something that is not there, in words.
    pub(crate) fn new(trial: &TrialDefinition) -> Result<Program, String> {
        let tables = trial.items.iter().map(|item| item_tables(&item.kind)).collect();
        let mut program = Program { definitions: Vec::new(), tables, rows_at_once: 1, fields: Vec::new() };
        for definition in &trial.definitions {
            let resolved = lower::definition(definition, trial, &program)?;
            program.rows_at_once = program.rows_at_once.max(resolved.rows + 1);
            program.fields.extend(&resolved.fields);
            program.definitions.push(resolved);
        }
        sort_and_dedup(&mut program.fields);
        Ok(program)
    }
}

fn item_tables(kind: &ItemKind) -> ItemTables {
    let (fields, max_rows) = match kind {
        ItemKind::List(limits) => (limits.fields.iter().map(|field| texts_of(&field.kind)).collect(), limits.max_rows),
        ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) => {
            (Vec::new(), 0)
        }
    };
    ItemTables { texts: texts_of(kind), fields, max_rows }
}

fn texts_of(kind: &ItemKind) -> Arc<[Arc<str>]> {
    match kind {
        ItemKind::Choice(codes) => codes.iter().map(|code| Arc::from(code.code.as_str())).collect(),
        ItemKind::Quantity(limits) => Arc::from([Arc::from(limits.cql_unit.as_str())]),
        ItemKind::Boolean | ItemKind::Date(_) | ItemKind::Integer(_) | ItemKind::List(_) => Arc::from([]),
    }
}
