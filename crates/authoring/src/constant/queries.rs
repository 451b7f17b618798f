//! Queries over known lists.

use super::compare::equivalent;
use super::value::Value;
use super::{Evaluator, MAX_ELEMENTS, Refused, lists, refused};
use crate::cql::syntax::{Node, Query};

/// What a row binds, in the order of the sources.
type Row = Vec<(String, Value)>;

impl Evaluator<'_> {
    pub(super) fn query(&mut self, query: &Query, node: &Node) -> Result<Value, Refused> {
        let mut rows: Vec<Row> = vec![Vec::new()];
        let mut single = true;
        for (alias, source) in &query.sources {
            let elements = match self.node(source)? {
                Value::List(elements) => {
                    single = false;
                    elements
                }
                Value::Null => return Ok(Value::Null),
                value => vec![value],
            };
            if rows.len().saturating_mul(elements.len()) > MAX_ELEMENTS {
                return Err(refused(node, format!("a query over more than {MAX_ELEMENTS} rows")));
            }
            let mut product = Vec::new();
            for row in &rows {
                for element in &elements {
                    // Each row has copies of its own.
                    self.spend(row.iter().map(|(_, value)| 1 + value.parts()).sum::<usize>() + element.parts(), node)?;
                    product.push(row.iter().cloned().chain([(alias.text.clone(), element.clone())]).collect());
                }
            }
            rows = product;
        }
        let outer = self.scope.len();
        let mut results = Vec::new();
        let mut chosen = Vec::new();
        for row in rows {
            self.scope.extend(row.iter().cloned());
            let kept = self.row(query, &row);
            if let Ok(Some(result)) = &kept {
                results.push(result.clone());
                chosen.push(self.scope.iter().skip(outer).cloned().collect::<Row>());
            }
            self.scope.truncate(outer);
            kept?;
        }
        if query.aggregate.is_some() {
            return self.aggregated(query, results, chosen);
        }
        if query.returns.as_ref().is_some_and(|(_, distinct)| *distinct) {
            results = lists::distinct(&results);
        }
        if !query.sort.is_empty() {
            results = self.sorted(query, results, node)?;
        }
        if single {
            return Ok(results.into_iter().next().unwrap_or(Value::Null));
        }
        Ok(Value::List(results))
    }

    /// The result of a row, where it is chosen.
    fn row(&mut self, query: &Query, row: &[(String, Value)]) -> Result<Option<Value>, Refused> {
        for (name, value) in &query.lets {
            let value = self.node(value)?;
            self.scope.push((name.text.clone(), value));
        }
        for (with, alias, list, such_that) in &query.relationships {
            let elements = match self.node(list)? {
                Value::List(elements) => elements,
                Value::Null => Vec::new(),
                value => vec![value],
            };
            let mut found = false;
            for element in elements {
                self.scope.push((alias.text.clone(), element));
                let holds = self.condition(such_that);
                self.scope.pop();
                found |= holds? == Some(true);
            }
            if found != *with {
                return Ok(None);
            }
        }
        if let Some(condition) = &query.condition
            && self.condition(condition)? != Some(true)
        {
            return Ok(None);
        }
        match (&query.returns, row) {
            (Some((returns, _)), _) => self.node(returns).map(Some),
            (None, [(_, only)]) => Ok(Some(only.clone())),
            (None, several) => Ok(Some(Value::Tuple(several.to_vec()))),
        }
    }

    fn aggregated(&mut self, query: &Query, results: Vec<Value>, chosen: Vec<Row>) -> Result<Value, Refused> {
        let Some(aggregate) = &query.aggregate else { return Ok(Value::Null) };
        let mut sum = match &aggregate.starting {
            Some(starting) => self.node(starting)?,
            None => Value::Null,
        };
        let mut seen: Vec<Value> = Vec::new();
        let outer = self.scope.len();
        for (result, row) in results.into_iter().zip(chosen) {
            if aggregate.distinct {
                if seen.iter().any(|earlier| equivalent(earlier, &result)) {
                    continue;
                }
                seen.push(result);
            }
            self.scope.extend(row);
            self.scope.push((aggregate.name.text.clone(), sum));
            let next = self.node(&aggregate.next);
            self.scope.truncate(outer);
            sum = next?;
        }
        Ok(sum)
    }

    fn sorted(&mut self, query: &Query, results: Vec<Value>, node: &Node) -> Result<Vec<Value>, Refused> {
        let mut keyed = Vec::new();
        for result in results {
            let mut keys = Vec::new();
            for (key, _) in &query.sort {
                keys.push(match key {
                    None => result.clone(),
                    Some(key) => {
                        let outer = self.row.replace(result.clone());
                        let value = self.node(key);
                        self.row = outer;
                        value?
                    }
                });
            }
            keyed.push((keys, result));
        }
        let descending: Vec<bool> = query.sort.iter().map(|(_, descending)| *descending).collect();
        lists::sort(&mut keyed, &descending).map_err(|message| refused(node, message))?;
        Ok(keyed.into_iter().map(|(_, result)| result).collect())
    }
}
