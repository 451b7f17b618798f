//! Evaluates an expression that stands alone: what an author tries out.

use crate::date::{Date, DateRange};
use crate::elm::Expression;
use crate::machine::Machine;
use crate::program::{Program, lower_expression};
use crate::value::Value;
use alloc::string::String;
use alloc::vec::Vec;

/// The value of an expression without items. `ReferenceDate` is CQL's smallest date.
///
/// # Errors
/// Where it refers to items or definitions, or is nested too deep, in words.
pub fn evaluate(expression: &Expression) -> Result<Value, String> {
    let (node, slots) = lower_expression(expression, None)?;
    let program = Program { definitions: Vec::new(), tables: Vec::new(), rows_at_once: 1 };
    let mut buffer = Vec::new();
    let mut machine = Machine {
        program: &program,
        cells: &[],
        rows: &[],
        quantities: &[],
        on: DateRange::day(Date::MIN),
        given: &[],
        as_told: false,
        slots: &mut buffer,
        base: 0,
        size: 0,
        distinct: 0,
    };
    machine.make_room(slots);
    Ok(machine.value(&node))
}
