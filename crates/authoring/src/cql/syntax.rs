//! The syntax tree of CQL. Every node says where it stands; nothing is resolved yet.

use super::moment::Moment;
use crate::source::Span;
use screening::elm::Precision;
use screening::{Decimal, PartialDate};

/// A name with where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    /// The name, without quotes.
    pub(crate) text: String,
    /// Its place in the text.
    pub(crate) span: Span,
}

/// A library, as far as it could be read.
#[derive(Debug, Default)]
pub(crate) struct Library {
    /// `library name`.
    pub(crate) name: Option<Name>,
    /// `parameter` statements.
    pub(crate) parameters: Vec<Parameter>,
    /// `define` statements.
    pub(crate) definitions: Vec<Define>,
    /// `define function` statements.
    pub(crate) functions: Vec<Function>,
    /// Statements outside the subset, by what they are.
    pub(crate) outside: Vec<(Span, String)>,
}

/// `parameter name Type`.
#[derive(Debug)]
pub(crate) struct Parameter {
    /// Its name.
    pub(crate) name: Name,
    /// Its type.
    pub(crate) type_name: TypeName,
}

/// `define "name": expression`.
#[derive(Debug)]
pub(crate) struct Define {
    /// Its name.
    pub(crate) name: Name,
    /// What it stands for.
    pub(crate) expression: Node,
}

/// `define function name(operands): expression`.
#[derive(Debug)]
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: Name,
    /// Its operands.
    pub(crate) operands: Vec<(Name, TypeName)>,
    /// Its body.
    pub(crate) body: Node,
    /// Whether it is one of a library that is included.
    pub(crate) is_included: bool,
}

/// A type as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TypeName {
    /// What it is.
    pub(crate) kind: TypeKind,
    /// Its place in the text.
    pub(crate) span: Span,
}

/// The kinds of types.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TypeKind {
    /// `Boolean`, `System.Boolean`.
    Named(String),
    /// `List<T>`.
    List(Box<TypeName>),
    /// `Interval<T>`.
    Interval(Box<TypeName>),
    /// `Tuple { name T }`.
    Tuple(Vec<(Name, TypeName)>),
    /// `Choice<…>`: outside the subset.
    Choice,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its place in the text.
    pub(crate) span: Span,
}

/// The kinds of expressions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// `null`.
    Null,
    /// `true`, `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i32),
    /// A number with a fraction.
    Decimal(Decimal),
    /// `'text'`.
    Text(String),
    /// `5L`.
    Long(i64),
    /// `@2026-05`.
    Date(PartialDate),
    /// `@2026-05-21T10:30`, `@T10:30`.
    Moment(Moment),
    /// `1 'mg':10 'mL'`.
    Ratio(Box<[Node; 2]>),
    /// `6 months`, `10 'mg'`.
    Quantity(Decimal, String),
    /// A name.
    Name(String),
    /// `source.name`.
    Property(Box<Node>, Name),
    /// `name(arguments)`.
    Call(Name, Vec<Node>),
    /// An operator with one operand.
    Unary(Unary, Box<Node>),
    /// An operator with two operands.
    Binary(Binary, Box<[Node; 2]>),
    /// A timing phrase.
    Timing(Box<Timing>, Box<[Node; 2]>),
    /// `value between low and high`; `true`: `properly between`.
    Between(bool, Box<[Node; 3]>),
    /// `years between low and high`.
    DurationBetween(Grain, Box<[Node; 2]>),
    /// `difference in years between low and high`.
    DifferenceBetween(Grain, Box<[Node; 2]>),
    /// `year from date`.
    ComponentFrom(Grain, Box<Node>),
    /// An operator that is written with words or signs and has no group of its own.
    Operation(Operation, Vec<Node>),
    /// `expand … per …`, `collapse … per …`: `true` is expand; the step is `per 2 days`, or `per day` with 1.
    Stepped(bool, Box<Node>, Option<Box<Node>>),
    /// `if … then … else …`.
    If(Box<[Node; 3]>),
    /// `case … end`.
    Case(Box<Case>),
    /// `{ … }`.
    List(Vec<Node>),
    /// `Tuple { name: value }`.
    Tuple(Vec<(Name, Node)>),
    /// `Interval[low, high)`.
    Interval(Box<Interval>),
    /// A query.
    Query(Box<Query>),
    /// `value as Type`.
    As(Box<Node>, TypeName),
    /// `value is Type`.
    Is(Box<Node>, TypeName),
    /// `convert value to Type`.
    Convert(Box<Node>, TypeName),
    /// `convert quantity to 'unit'`.
    ConvertUnit(Box<Node>, String),
    /// What the subset lacks, by its name in CQL, with its operands.
    Outside(String, Vec<Node>),
}

/// A field of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grain {
    /// Year.
    Year,
    /// Month.
    Month,
    /// Week: only for durations and differences.
    Week,
    /// Day.
    Day,
    /// Hour.
    Hour,
    /// Minute.
    Minute,
    /// Second.
    Second,
    /// Millisecond.
    Millisecond,
}

impl Grain {
    /// The grain of a word in the singular.
    pub(crate) fn named(word: &str) -> Option<Grain> {
        Some(match word {
            "year" => Grain::Year,
            "month" => Grain::Month,
            "week" => Grain::Week,
            "day" => Grain::Day,
            "hour" => Grain::Hour,
            "minute" => Grain::Minute,
            "second" => Grain::Second,
            "millisecond" => Grain::Millisecond,
            _ => return None,
        })
    }

    /// Its word in the singular.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Grain::Year => "year",
            Grain::Month => "month",
            Grain::Week => "week",
            Grain::Day => "day",
            Grain::Hour => "hour",
            Grain::Minute => "minute",
            Grain::Second => "second",
            Grain::Millisecond => "millisecond",
        }
    }

    /// The same for dates; `None` for a time of day.
    pub(crate) fn of_dates(self) -> Option<Precision> {
        match self {
            Grain::Year => Some(Precision::Year),
            Grain::Month => Some(Precision::Month),
            Grain::Week => Some(Precision::Week),
            Grain::Day => Some(Precision::Day),
            Grain::Hour | Grain::Minute | Grain::Second | Grain::Millisecond => None,
        }
    }

    /// Which field of a date with a time of day it is; weeks count as days.
    pub(crate) fn place(self) -> usize {
        match self {
            Grain::Year => 0,
            Grain::Month => 1,
            Grain::Week | Grain::Day => 2,
            Grain::Hour => 3,
            Grain::Minute => 4,
            Grain::Second => 5,
            Grain::Millisecond => 6,
        }
    }
}

/// Operators that are written with words or signs and have no group of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    /// `union`, `|`.
    Union,
    /// `intersect`.
    Intersect,
    /// `except`.
    Except,
    /// `&`.
    Concatenate,
    /// `^`.
    Power,
    /// `start of`.
    StartOf,
    /// `end of`.
    EndOf,
    /// `width of`.
    WidthOf,
    /// `point from`.
    PointFrom,
    /// `singleton from`.
    SingletonFrom,
    /// `successor of`.
    Successor,
    /// `predecessor of`.
    Predecessor,
    /// `distinct`.
    Distinct,
    /// `flatten`.
    Flatten,
    /// `list[index]`.
    Index,
    /// `date from`.
    DateFrom,
    /// `time from`.
    TimeFrom,
    /// `timezoneoffset from`.
    OffsetFrom,
}

impl Operation {
    /// How it is written.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Operation::Union => "union",
            Operation::Intersect => "intersect",
            Operation::Except => "except",
            Operation::Concatenate => "&",
            Operation::Power => "^",
            Operation::StartOf => "start of",
            Operation::EndOf => "end of",
            Operation::WidthOf => "width of",
            Operation::PointFrom => "point from",
            Operation::SingletonFrom => "singleton from",
            Operation::Successor => "successor of",
            Operation::Predecessor => "predecessor of",
            Operation::Distinct => "distinct",
            Operation::Flatten => "flatten",
            Operation::Index => "[ ]",
            Operation::DateFrom => "date from",
            Operation::TimeFrom => "time from",
            Operation::OffsetFrom => "timezoneoffset from",
        }
    }
}

/// Operators with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unary {
    /// `not`.
    Not,
    /// `exists`.
    Exists,
    /// `-`.
    Negate,
    /// `+`.
    Plus,
    /// `is null`.
    IsNull,
    /// `is true`.
    IsTrue,
    /// `is false`.
    IsFalse,
}

/// Operators with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binary {
    /// Between conditions.
    Logic(Logic),
    /// Between values of one type.
    Equality(Equality),
    /// Between values that have an order.
    Order(Order),
    /// `in`.
    In,
    /// `contains`.
    Contains,
    /// `+` and `-`.
    Sum(Sum),
    /// `*` and its relatives.
    Product(Product),
}

/// Operators between conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Logic {
    /// `and`.
    And,
    /// `or`.
    Or,
    /// `xor`.
    Xor,
    /// `implies`.
    Implies,
}

/// Operators between values of one type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Equality {
    /// `=`.
    Equal,
    /// `!=`.
    NotEqual,
    /// `~`.
    Equivalent,
    /// `!~`.
    NotEquivalent,
}

/// Operators between values that have an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// `<`.
    Less,
    /// `<=`.
    LessOrEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterOrEqual,
}

/// Adding operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sum {
    /// `+`.
    Add,
    /// `-`.
    Subtract,
}

/// Multiplying operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Product {
    /// `*`.
    Multiply,
    /// `/`.
    Divide,
    /// `div`.
    TruncatedDivide,
    /// `mod`.
    Modulo,
}

/// How two dates stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Timing {
    /// Before, after …
    pub(crate) relation: Relation,
    /// `day of`, `same month`.
    pub(crate) precision: Option<Grain>,
    /// `3 months or more`.
    pub(crate) offset: Option<Offset>,
}

/// The relation of a timing phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// `before`.
    Before,
    /// `after`.
    After,
    /// `same … as`.
    SameAs,
    /// `same … or before`, `on or before`.
    SameOrBefore,
    /// `same … or after`, `on or after`.
    SameOrAfter,
    /// `during`, `included in`.
    During,
    /// `properly during`, `properly included in`.
    ProperlyDuring,
    /// `includes`.
    Includes,
    /// `properly includes`.
    ProperlyIncludes,
    /// `overlaps`.
    Overlaps,
    /// `overlaps before`.
    OverlapsBefore,
    /// `overlaps after`.
    OverlapsAfter,
    /// `meets`.
    Meets,
    /// `meets before`.
    MeetsBefore,
    /// `meets after`.
    MeetsAfter,
    /// `starts`.
    Starts,
    /// `ends`.
    Ends,
    /// `within … of`; `true`: `properly within`. The quantity is the offset.
    Within(bool),
}

/// A distance in a timing phrase.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Offset {
    /// How the distance bounds.
    pub(crate) bound: Bound,
    /// The distance: a quantity literal.
    pub(crate) quantity: Node,
}

/// How a distance bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// `3 months before`.
    Exactly,
    /// `3 months or more before`.
    OrMore,
    /// `3 months or less before`.
    OrLess,
    /// `more than 3 months before`.
    MoreThan,
    /// `less than 3 months before`.
    LessThan,
}

/// The parts of a case expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Case {
    /// What each `when` is compared with.
    pub(crate) comparand: Option<Node>,
    /// `when`, `then`.
    pub(crate) items: Vec<[Node; 2]>,
    /// `else`.
    pub(crate) otherwise: Node,
}

/// The parts of an interval.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Interval {
    /// Lower bound.
    pub(crate) low: Node,
    /// Upper bound.
    pub(crate) high: Node,
    /// `[` and not `(`.
    pub(crate) low_closed: bool,
    /// `]` and not `)`.
    pub(crate) high_closed: bool,
}

/// The parts of a query.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Query {
    /// Lists with their aliases.
    pub(crate) sources: Vec<(Name, Node)>,
    /// `let` clauses.
    pub(crate) lets: Vec<(Name, Node)>,
    /// `with` (true) and `without` (false) clauses: alias, list, condition.
    pub(crate) relationships: Vec<(bool, Name, Node, Node)>,
    /// `where`.
    pub(crate) condition: Option<Node>,
    /// `return`, and whether it is distinct.
    pub(crate) returns: Option<(Node, bool)>,
    /// `aggregate`.
    pub(crate) aggregate: Option<Aggregate>,
    /// `sort`: key (none: the row itself) and whether it descends.
    pub(crate) sort: Vec<(Option<Node>, bool)>,
}

/// An `aggregate` clause.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aggregate {
    /// Its place in the text.
    pub(crate) span: Span,
    /// Only different rows.
    pub(crate) distinct: bool,
    /// The name of the value so far.
    pub(crate) name: Name,
    /// `starting`.
    pub(crate) starting: Option<Node>,
    /// The next value.
    pub(crate) next: Node,
}
