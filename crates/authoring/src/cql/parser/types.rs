//! Type specifiers.

use super::{Parsed, Parser};
use crate::cql::syntax::{TypeKind, TypeName};

impl Parser<'_> {
    pub(super) fn type_name(&mut self) -> Parsed<TypeName> {
        self.nested(Parser::type_specifier)
    }

    fn type_specifier(&mut self) -> Parsed<TypeName> {
        let start = self.start();
        let mut name = self.name("a type")?.text;
        while self.take_symbol(".") {
            let last = self.name("a type")?.text;
            name = if name == "System" { last } else { format!("{name}.{last}") };
        }
        let kind = match name.as_str() {
            "List" | "Interval" | "Choice" if self.take_symbol("<") => {
                let inner = self.type_name()?;
                let mut several = false;
                while self.take_symbol(",") {
                    self.type_name()?;
                    several = true;
                }
                self.symbol(">")?;
                match name.as_str() {
                    "List" if !several => TypeKind::List(Box::new(inner)),
                    "Interval" if !several => TypeKind::Interval(Box::new(inner)),
                    _ => TypeKind::Choice,
                }
            }
            "Tuple" if self.take_symbol("{") => {
                let mut elements = Vec::new();
                while !self.take_symbol("}") {
                    if !elements.is_empty() {
                        self.symbol(",")?;
                    }
                    elements.push((self.name("an element's name")?, self.type_name()?));
                }
                TypeKind::Tuple(elements)
            }
            _ => TypeKind::Named(name),
        };
        Ok(TypeName { kind, span: start..self.end() })
    }
}
