//! Evaluates an expression that stands alone: what an author tries out.

use crate::date::{Date, DateRange};
use crate::elm::Expression;
use crate::machine::Machine;
use crate::program::{Program, lower_expression};
use crate::value::Value;
use alloc::string::String;
use alloc::vec::Vec;

/// Work spent on one expression at most: as much as all criteria of a person may take.
const STEPS: u32 = 1 << 24;

/// The value of an expression without items; anything where it takes too much work. `ReferenceDate` is CQL's smallest date.
///
/// # Errors
/// Where it refers to items or definitions, or is nested too deep, in words.
pub fn evaluate(expression: &Expression) -> Result<Value, String> {
    let (node, slots) = lower_expression(expression, None)?;
    let program = Program { definitions: Vec::new(), tables: Vec::new(), rows_at_once: 1, fields: Vec::new() };
    let mut buffer = Vec::new();
    let mut steps = STEPS;
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
        every_row: false,
        alike: &mut Vec::new(),
        moved: &mut None,
        chosen: &mut Vec::new(),
        steps: &mut steps,
    };
    machine.make_room(slots);
    let value = machine.value(&node);
    Ok(if steps > 0 { value } else { Value::Any })
}
