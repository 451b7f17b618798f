//! Names: locals, definitions, parameters, elements.

use super::{Progress, REFERENCE_DATE, Translator, Typed};
use crate::cql::syntax::{Name, Node};
use crate::finding::{Code, did_you_mean};
use crate::source::Span;
use crate::types::{Codes, Type};
use screening::elm::Expression;

impl Translator<'_> {
    pub(super) fn name(&mut self, name: &str, span: &Span) -> Typed {
        if let Some(row) = &self.row
            && let Type::Tuple(elements) = &row.of_type
            && let Some((_, of_type)) = elements.iter().find(|(element, _)| element == name)
        {
            let property = Expression::Property(Box::new(row.expression.clone()), name.to_owned());
            return Typed::new(property, of_type.clone());
        }
        if let Some(local) = self.scope.iter().rev().find(|local| local.name == name) {
            return local.value.clone();
        }
        if let Some(index) = self.library.definitions.iter().position(|define| define.name.text == name) {
            return self.reference(index, name, span);
        }
        if name == REFERENCE_DATE && self.library.parameters.iter().any(|parameter| parameter.name.text == name) {
            return Typed::new(Expression::ReferenceDate, Type::Date);
        }
        if let Some(parameter) = self.items.iter().find(|parameter| parameter.name == name) {
            return Typed::new(Expression::ParameterRef(parameter.item), parameter.of_type.clone());
        }
        // A parameter without an item has been reported where it is declared.
        if self.library.parameters.iter().any(|parameter| parameter.name.text == name) {
            return Typed::wrong();
        }
        let suggestion = did_you_mean(name, self.known_names());
        self.find(
            span,
            Code::UnknownName,
            format!("nothing is named `{name}`{suggestion}"),
            "use the name of a definition, a parameter or an alias; names are case-sensitive",
        );
        Typed::wrong()
    }

    fn reference(&mut self, index: usize, name: &str, span: &Span) -> Typed {
        if self.progress.get(index) == Some(&Progress::Running) {
            self.find(
                span,
                Code::Recursion,
                format!("`{name}` needs its own value"),
                "break the circle: a definition may use only definitions that do not use it",
            );
            return Typed::wrong();
        }
        let Some(done) = self.definition(index) else { return Typed::wrong() };
        let of_type = self.done.get(done).map_or(Type::Any, |definition| definition.of_type.clone());
        Typed::new(Expression::ExpressionRef(done), of_type)
    }

    fn known_names(&self) -> impl Iterator<Item = &str> {
        let locals = self.scope.iter().map(|local| local.name.as_str());
        let definitions = self.library.definitions.iter().map(|define| define.name.text.as_str());
        let parameters = self.library.parameters.iter().map(|parameter| parameter.name.text.as_str());
        locals.chain(definitions).chain(parameters)
    }

    pub(super) fn property(&mut self, source: &Node, name: &Name) -> Typed {
        let source = self.node(source);
        if matches!(source.of_type, Type::Tuple(_))
            && let Some(typed) = self.of_some_row(&source, |translator, row| translator.property_of(&row, name))
        {
            return typed;
        }
        self.property_of(&source, name)
    }

    fn property_of(&mut self, source: &Typed, name: &Name) -> Typed {
        let known: Vec<&str> = match &source.of_type {
            Type::Tuple(elements) => elements.iter().map(|(element, _)| element.as_str()).collect(),
            Type::Quantity(_) => vec!["value", "unit"],
            Type::Any => Vec::new(),
            Type::Interval(_) => {
                self.outside_with(&name.span, "the bound of an interval", "write `start of` or `end of` the interval");
                return Typed::wrong();
            }
            Type::Boolean | Type::Integer | Type::Decimal | Type::Text(_) | Type::Date | Type::List(_) => {
                let found = source.of_type.clone();
                self.mismatch(
                    &name.span,
                    format!("{found} has no element `{}`", name.text),
                    "only rows of a list and quantities have elements",
                );
                return Typed::wrong();
            }
        };
        let of_type = match (&source.of_type, name.text.as_str()) {
            (Type::Tuple(elements), wanted) => {
                elements.iter().find(|(element, _)| element == wanted).map(|(_, of_type)| of_type.clone())
            }
            (Type::Quantity(_), "value") => Some(Type::Decimal),
            (Type::Quantity(units), "unit") => {
                Some(Type::Text(units.clone().map(|codes| Codes { of: "a quantity's units".to_owned(), codes })))
            }
            (Type::Any, _) => Some(Type::Any),
            (
                Type::Quantity(_)
                | Type::Boolean
                | Type::Integer
                | Type::Decimal
                | Type::Text(_)
                | Type::Date
                | Type::List(_)
                | Type::Interval(_),
                _,
            ) => None,
        };
        let Some(of_type) = of_type else {
            let suggestion = did_you_mean(&name.text, known.iter().copied());
            let mend = format!("the elements here are {}", listed(known.iter().copied()));
            self.find(&name.span, Code::UnknownName, format!("no element is named `{}`{suggestion}", name.text), mend);
            return Typed::wrong();
        };
        Typed::new(Expression::Property(Box::new(source.expression.clone()), name.text.clone()), of_type)
    }
}

/// "`a`, `b`, `c`".
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
