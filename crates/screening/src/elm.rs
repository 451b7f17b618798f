//! The subset of ELM, CQL's intermediate form, that eligibility criteria need.
//!
//! Node names are ELM's own. The authoring crate translates CQL to these nodes; `program` resolves them when a trial is
//! loaded. What does not belong here: evaluation, types of CQL outside the subset (`DateTime`, `Time`, retrieves,
//! terminology).

mod parts;

use crate::date::PartialDate;
use crate::decimal::Decimal;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
pub use parts::Part;
use serde::{Deserialize, Serialize};

/// An ELM expression. Two operands stand in one array, as in ELM's `operand`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Expression {
    /// The literal `null`.
    Null,
    /// A Boolean literal.
    Boolean(bool),
    /// An Integer literal.
    Integer(i32),
    /// A Decimal literal.
    Decimal(Decimal),
    /// A String literal.
    String(String),
    /// A Date literal; a partial one is the range of days that it may mean.
    Date(PartialDate),
    /// A Quantity literal: value and UCUM unit (`day`, `month`, `year`, `week` for calendar durations, `1` for none).
    Quantity(Decimal, String),
    /// A list of elements.
    List(Vec<Expression>),
    /// A tuple: element names with values.
    Tuple(Vec<(String, Expression)>),
    /// An interval; a missing bound is `Null`.
    Interval(Box<Interval>),

    /// An item's answer, by its index in the trial's items.
    ParameterRef(usize),
    /// The parameter `ReferenceDate`: the planned enrolment date.
    ReferenceDate,
    /// Another definition, by its index in the trial's definitions; always a smaller index than its own.
    ExpressionRef(usize),
    /// A query alias, function operand or `let`, by its slot. Slots count from 0 in each definition, outermost first.
    AliasRef(usize),
    /// A value bound to a slot for the body: how the compiler inlines a function's operands.
    Let(Box<Let>),
    /// An element of a tuple, or `value` / `unit` of a quantity.
    Property(Box<Expression>, String),

    /// Logical and.
    And(Box<[Expression; 2]>),
    /// Logical or.
    Or(Box<[Expression; 2]>),
    /// Logical exclusive or.
    Xor(Box<[Expression; 2]>),
    /// Logical implication.
    Implies(Box<[Expression; 2]>),
    /// Logical negation.
    Not(Box<Expression>),
    /// `is null`.
    IsNull(Box<Expression>),
    /// `is true`.
    IsTrue(Box<Expression>),
    /// `is false`.
    IsFalse(Box<Expression>),
    /// `if … then … else …`.
    If(Box<[Expression; 3]>),
    /// `case … when … then … else … end`.
    Case(Box<Case>),
    /// The first value that is not null.
    Coalesce(Vec<Expression>),
    /// The operand as it was told: an item without an answer is null in it. Written by the compiler where a definition asks
    /// whether an answer is missing; no node of ELM.
    AsTold(Box<Expression>),

    /// `=`.
    Equal(Box<[Expression; 2]>),
    /// `~`: equivalence, never null.
    Equivalent(Box<[Expression; 2]>),
    /// `<`.
    Less(Box<[Expression; 2]>),
    /// `<=`.
    LessOrEqual(Box<[Expression; 2]>),
    /// `>`.
    Greater(Box<[Expression; 2]>),
    /// `>=`.
    GreaterOrEqual(Box<[Expression; 2]>),
    /// Element in a list or an interval.
    In(Box<[Expression; 2]>),

    /// `+`; also Date + Quantity.
    Add(Box<[Expression; 2]>),
    /// `-`; also Date - Quantity.
    Subtract(Box<[Expression; 2]>),
    /// `*`.
    Multiply(Box<[Expression; 2]>),
    /// `/`: always Decimal or Quantity; null on division by zero.
    Divide(Box<[Expression; 2]>),
    /// `div`.
    TruncatedDivide(Box<[Expression; 2]>),
    /// `mod`.
    Modulo(Box<[Expression; 2]>),
    /// Unary minus.
    Negate(Box<Expression>),
    /// Absolute value.
    Abs(Box<Expression>),
    /// Smallest integer not below.
    Ceiling(Box<Expression>),
    /// Largest integer not above.
    Floor(Box<Expression>),
    /// The whole number towards zero.
    Truncate(Box<Expression>),
    /// e to the power of a number.
    Exp(Box<Expression>),
    /// The natural logarithm; null for zero and below.
    Ln(Box<Expression>),
    /// The logarithm of the first to the base of the second.
    Log(Box<[Expression; 2]>),
    /// `^`: an Integer where both are and the second is not negative, else a Decimal.
    Power(Box<[Expression; 2]>),
    /// `Round(x, places)`, halves away from zero; `Null` as second operand is 0 places.
    Round(Box<[Expression; 2]>),

    /// `Date(year, month, day)`; month and day may be `Null` literals.
    DateFromParts(Box<[Expression; 3]>),
    /// `year from`, `month from`, `day from`.
    DateComponentFrom(Precision, Box<Expression>),
    /// `before`.
    Before(Option<Precision>, Box<[Expression; 2]>),
    /// `after`.
    After(Option<Precision>, Box<[Expression; 2]>),
    /// `same … as`.
    SameAs(Option<Precision>, Box<[Expression; 2]>),
    /// `same … or before`, `on or before`.
    SameOrBefore(Option<Precision>, Box<[Expression; 2]>),
    /// `same … or after`, `on or after`.
    SameOrAfter(Option<Precision>, Box<[Expression; 2]>),
    /// `years between`: whole periods passed. Ages (`CalculateAgeInYearsAt(birth, at)`) are this too.
    DurationBetween(Precision, Box<[Expression; 2]>),
    /// `difference in years between`: boundaries crossed.
    DifferenceBetween(Precision, Box<[Expression; 2]>),
    /// `LowBoundary(x, precision)`; `Null` as second operand is the type's full precision.
    LowBoundary(Box<[Expression; 2]>),
    /// `HighBoundary(x, precision)`.
    HighBoundary(Box<[Expression; 2]>),

    /// `exists`: at least one element that is not null.
    Exists(Box<Expression>),
    /// Number of elements that are not null.
    Count(Box<Expression>),
    /// Smallest element.
    Min(Box<Expression>),
    /// Largest element.
    Max(Box<Expression>),
    /// Sum of the elements.
    Sum(Box<Expression>),
    /// Product of the elements.
    Product(Box<Expression>),
    /// The middle element, or half the sum of the two in the middle.
    Median(Box<Expression>),
    /// True if any element is true.
    AnyTrue(Box<Expression>),
    /// True if no element is false.
    AllTrue(Box<Expression>),
    /// First element.
    First(Box<Expression>),
    /// Last element.
    Last(Box<Expression>),
    /// A query.
    Query(Box<Query>),
}

/// The parts of an interval selector.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower bound.
    pub low: Expression,
    /// Upper bound.
    pub high: Expression,
    /// Whether the lower bound belongs to the interval.
    pub low_closed: bool,
    /// Whether the upper bound belongs to the interval.
    pub high_closed: bool,
}

/// A value bound to a slot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Let {
    /// The slot that `AliasRef` names in the body.
    pub slot: usize,
    /// The value, evaluated once.
    pub value: Expression,
    /// Where it is used.
    pub body: Expression,
}

/// The parts of a case expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// What each `when` is compared with; without it each `when` is a condition.
    pub comparand: Option<Expression>,
    /// `when`, `then`.
    pub items: Vec<[Expression; 2]>,
    /// `else`.
    pub otherwise: Expression,
}

/// The parts of a query. Several sources are their Cartesian product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// Slot and list of each source.
    pub sources: Vec<(usize, Expression)>,
    /// `let` clauses: slot and value, in order; each may use the ones before.
    #[serde(default)]
    pub lets: Vec<(usize, Expression)>,
    /// `where`.
    pub condition: Option<Expression>,
    /// `return`; without it the row itself (a tuple of the aliases where there are several sources, named by
    /// [`Query::names`]).
    pub returns: Option<Expression>,
    /// `return distinct`, CQL's default where `return` is written without `all`.
    pub distinct: bool,
    /// The aliases' names, used for the tuple of several sources.
    pub names: Vec<String>,
    /// `sort`: the slot that holds the row while sorting, the key and whether it descends.
    pub sort: Vec<SortBy>,
}

/// One key of a sort clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SortBy {
    /// The slot that holds a result row while its key is computed.
    pub slot: usize,
    /// The key.
    pub key: Expression,
    /// Largest first.
    pub descending: bool,
}

/// The precision of a date operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Precision {
    /// Year.
    Year,
    /// Month.
    Month,
    /// Week: only for durations and differences.
    Week,
    /// Day.
    Day,
}
