//! The static types of CQL expressions, as far as the subset goes.

use crate::cql::syntax::{TypeKind, TypeName};
use std::fmt;

/// The type of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    /// `null`, or something that is wrong and has been reported.
    Any,
    /// True or false.
    Boolean,
    /// A whole number.
    Integer,
    /// An exact decimal number.
    Decimal,
    /// A text; where only some texts can occur, those.
    Text(Option<Codes>),
    /// A date.
    Date,
    /// A number with a unit; where only some units can occur, those.
    Quantity(Option<Vec<String>>),
    /// A list.
    List(Box<Type>),
    /// Named elements.
    Tuple(Vec<(String, Type)>),
    /// An interval of points.
    Interval(Box<Type>),
}

/// The texts that an expression can be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Codes {
    /// Whose codes these are, for messages.
    pub(crate) of: String,
    /// The codes.
    pub(crate) codes: Vec<String>,
}

impl Type {
    /// The type of a type specifier; `None` where it lies outside the subset.
    pub(crate) fn named(name: &TypeName) -> Option<Type> {
        Some(match &name.kind {
            TypeKind::Named(name) => match name.as_str() {
                "Any" => Type::Any,
                "Boolean" => Type::Boolean,
                "Integer" => Type::Integer,
                "Decimal" => Type::Decimal,
                "String" => Type::Text(None),
                "Date" => Type::Date,
                "Quantity" => Type::Quantity(None),
                _ => return None,
            },
            TypeKind::List(element) => Type::List(Box::new(Type::named(element)?)),
            TypeKind::Interval(point) => Type::Interval(Box::new(Type::named(point)?)),
            TypeKind::Tuple(elements) => Type::Tuple(
                elements
                    .iter()
                    .map(|(name, element)| Some((name.text.clone(), Type::named(element)?)))
                    .collect::<Option<_>>()?,
            ),
            TypeKind::Choice => return None,
        })
    }

    /// Whether it is a number without a unit, or may be one.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self, Type::Integer | Type::Decimal | Type::Any)
    }

    /// The type that holds values of both, if there is one.
    pub(crate) fn join(&self, other: &Type) -> Option<Type> {
        Some(match (self, other) {
            (Type::Any, known) | (known, Type::Any) => known.clone(),
            (Type::Boolean, Type::Boolean) => Type::Boolean,
            (Type::Date, Type::Date) => Type::Date,
            (Type::Integer, Type::Integer) => Type::Integer,
            (Type::Integer | Type::Decimal, Type::Integer | Type::Decimal) => Type::Decimal,
            (Type::Text(left), Type::Text(right)) => Type::Text(if left == right { left.clone() } else { None }),
            (Type::Quantity(left), Type::Quantity(right)) => Type::Quantity(match (left, right) {
                (Some(left), Some(right)) => {
                    let more = right.iter().filter(|unit| !left.contains(unit));
                    Some(left.iter().chain(more).cloned().collect())
                }
                (_, None) | (None, _) => None,
            }),
            (Type::List(left), Type::List(right)) => Type::List(Box::new(left.join(right)?)),
            (Type::Interval(left), Type::Interval(right)) => Type::Interval(Box::new(left.join(right)?)),
            (Type::Tuple(left), Type::Tuple(right)) if left.len() == right.len() => Type::Tuple(
                left.iter()
                    .map(|(name, left)| {
                        let (_, right) = right.iter().find(|(other, _)| other == name)?;
                        Some((name.clone(), left.join(right)?))
                    })
                    .collect::<Option<_>>()?,
            ),
            (
                Type::Boolean
                | Type::Integer
                | Type::Decimal
                | Type::Text(_)
                | Type::Date
                | Type::Quantity(_)
                | Type::List(_)
                | Type::Tuple(_)
                | Type::Interval(_),
                _,
            ) => return None,
        })
    }

    /// Whether a value of this type can stand where another type is declared: an Integer is also a Decimal.
    pub(crate) fn fits(&self, declared: &Type) -> bool {
        let narrows = matches!((self, declared), (Type::Decimal, Type::Integer));
        !narrows && self.join(declared).is_some()
    }
}

impl Type {
    /// The declared type with what an argument's own type tells beyond it: codes and units.
    pub(crate) fn narrowed(self, argument: &Type) -> Type {
        if *argument == Type::Any || !argument.fits(&self) || matches!(self, Type::Decimal) {
            return self;
        }
        argument.clone()
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Any => formatter.write_str("Any"),
            Type::Boolean => formatter.write_str("Boolean"),
            Type::Integer => formatter.write_str("Integer"),
            Type::Decimal => formatter.write_str("Decimal"),
            Type::Text(_) => formatter.write_str("String"),
            Type::Date => formatter.write_str("Date"),
            Type::Quantity(_) => formatter.write_str("Quantity"),
            Type::List(element) => write!(formatter, "List<{element}>"),
            Type::Interval(point) => write!(formatter, "Interval<{point}>"),
            Type::Tuple(elements) => {
                formatter.write_str("Tuple {")?;
                for (index, (name, element)) in elements.iter().enumerate() {
                    write!(formatter, "{} {name} {element}", if index == 0 { "" } else { "," })?;
                }
                formatter.write_str(" }")
            }
        }
    }
}
