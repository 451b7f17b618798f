//! Queries.

use super::lists::bound;
use super::{Local, Translator, Typed};
use crate::cql::syntax::{Name, Node, Query};
use crate::finding::Code;
use crate::source::Span;
use crate::types::Type;
use screening::elm::{self, Expression, SortBy};

impl Translator<'_> {
    pub(super) fn query(&mut self, query: &Query, span: &Span) -> Typed {
        let base = self.depth;
        let outer_locals = self.scope.len();
        // A sort key's row is not seen inside a query of its own.
        let outer_row = self.row.take();
        let typed = self.query_in_scope(query, span);
        self.row = outer_row;
        self.scope.truncate(outer_locals);
        self.depth = base;
        typed
    }

    fn query_in_scope(&mut self, query: &Query, span: &Span) -> Typed {
        // Sources do not see each other's aliases.
        let found: Vec<Typed> = query.sources.iter().map(|(_, source)| self.node(source)).collect();
        if let ([(alias, _)], [single]) = (query.sources.as_slice(), found.as_slice())
            && is_plain(query)
            && !matches!(single.of_type, Type::List(_) | Type::Any)
        {
            return self.single(alias, single.clone(), query);
        }
        let lists: Vec<(Expression, Type)> =
            query.sources.iter().zip(found).map(|((_, node), typed)| self.list_of(node, typed)).collect();
        let mut sources = Vec::new();
        let mut row_types = Vec::new();
        for ((alias, _), (list, element)) in query.sources.iter().zip(lists) {
            sources.push((self.bind(alias, element.clone()), list));
            row_types.push((alias.text.clone(), element));
        }
        let mut lets = Vec::new();
        for (name, value) in &query.lets {
            let typed = self.node(value);
            lets.push((self.bind(name, typed.of_type), typed.expression));
        }
        let mut condition: Option<Expression> = None;
        for (with, alias, list, such_that) in &query.relationships {
            let related = self.relationship(alias, list, such_that);
            let related = if *with { related } else { Expression::Not(Box::new(related)) };
            condition = Some(both(condition, related));
        }
        if let Some(node) = &query.condition {
            let filter = self.expect(node, &Type::Boolean, "`where` needs a condition");
            condition = Some(both(condition, filter));
        }
        if let Some(aggregate) = &query.aggregate {
            let mend = "write `Sum`, `Product`, `Min`, `Max`, `Count`, `AnyTrue` or `AllTrue` of a query";
            self.outside_with(&aggregate.span, "`aggregate`", mend);
            return Typed::wrong();
        }
        let mut row_type = match row_types.as_slice() {
            [(_, element)] => element.clone(),
            _ => Type::Tuple(row_types),
        };
        let mut returns = None;
        let mut distinct = false;
        if let Some((node, is_distinct)) = &query.returns {
            let typed = self.node(node);
            returns = Some(typed.expression);
            row_type = typed.of_type;
            distinct = *is_distinct;
        }
        let sort = query
            .sort
            .iter()
            .map(|(key, descending)| self.sort_key(key.as_ref(), *descending, &row_type, span))
            .collect();
        let names = query.sources.iter().map(|(alias, _)| alias.text.clone()).collect();
        let query = elm::Query { sources, lets, condition, returns, distinct, names, sort };
        Typed::new(Expression::Query(Box::new(query)), Type::List(Box::new(row_type)))
    }

    /// A query over one value that is no list: the value is its only row, and the result is no list either.
    fn single(&mut self, alias: &Name, value: Typed, query: &Query) -> Typed {
        let Some((node, _)) = &query.returns else { return value };
        let slot = self.bind(alias, value.of_type);
        let body = self.node(node);
        Typed::new(bound(slot, value.expression, body.expression), body.of_type)
    }

    /// The list of a source, with the type of its elements.
    fn list_of(&mut self, node: &Node, typed: Typed) -> (Expression, Type) {
        let element = match typed.of_type {
            Type::List(element) => *element,
            Type::Any => Type::Any,
            found => {
                self.mismatch(&node.span, format!("expected a list, found {found}"), "a query goes through a list");
                Type::Any
            }
        };
        (typed.expression, element)
    }

    /// Gives a name the next slot.
    fn bind(&mut self, name: &Name, of_type: Type) -> usize {
        if self.scope.iter().any(|local| local.name == name.text) {
            let message = format!("the name `{}` is taken here", name.text);
            self.find(&name.span, Code::DuplicateName, message, "give each alias a name of its own");
        }
        let slot = self.depth;
        self.depth += 1;
        self.scope.push(Local { name: name.text.clone(), value: Typed::new(Expression::AliasRef(slot), of_type) });
        slot
    }

    /// `with List alias such that condition`: some row of the list satisfies the condition.
    fn relationship(&mut self, alias: &Name, list: &Node, such_that: &Node) -> Expression {
        let typed = self.node(list);
        let (list, element) = self.list_of(list, typed);
        let slot = self.bind(alias, element);
        let condition = self.expect(such_that, &Type::Boolean, "`such that` needs a condition");
        self.scope.pop();
        self.depth = slot;
        let query = elm::Query {
            sources: vec![(slot, list)],
            lets: Vec::new(),
            condition: Some(condition),
            returns: None,
            distinct: false,
            names: vec![alias.text.clone()],
            sort: Vec::new(),
        };
        Expression::Exists(Box::new(Expression::Query(Box::new(query))))
    }

    fn sort_key(&mut self, key: Option<&Node>, descending: bool, row_type: &Type, span: &Span) -> SortBy {
        let slot = self.depth;
        let row = Typed::new(Expression::AliasRef(slot), row_type.clone());
        let Some(node) = key else {
            self.check_sortable(row_type, span);
            return SortBy { slot, key: row.expression, descending };
        };
        self.depth += 1;
        self.row = Some(row);
        let typed = self.node(node);
        self.row = None;
        self.depth = slot;
        self.check_sortable(&typed.of_type, &node.span);
        SortBy { slot, key: typed.expression, descending }
    }

    fn check_sortable(&mut self, of_type: &Type, span: &Span) {
        if matches!(of_type, Type::Boolean | Type::List(_) | Type::Tuple(_) | Type::Interval(_)) {
            let mend = "sort by a number, a quantity, a date or a text";
            self.mismatch(span, format!("{of_type} has no order"), mend);
        }
    }
}

/// Whether a query only returns.
fn is_plain(query: &Query) -> bool {
    let Query { sources: _, lets, relationships, condition, returns: _, aggregate, sort } = query;
    lets.is_empty() && relationships.is_empty() && condition.is_none() && aggregate.is_none() && sort.is_empty()
}

fn both(condition: Option<Expression>, more: Expression) -> Expression {
    match condition {
        Some(condition) => Expression::And(Box::new([condition, more])),
        None => more,
    }
}
