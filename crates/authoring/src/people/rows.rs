//! The rows of a CSV file by RFC 4180: what belongs to a row and to a cell, not what it means.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{self, BufRead};

use crate::people::lines::{Line, Lines, TOO_LONG};

/// Bytes at most of a row that goes over several lines.
const MAX_ROW_BYTES: usize = 1 << 20;

/// Lines at most of such a row.
const MAX_ROW_LINES: usize = 1 << 16;

/// What was expected in place of a row with a quote that is never closed.
const UNCLOSED: &str = "a closing quote for every opening one, as RFC 4180 has it";

/// One row.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The physical line on which it begins.
    pub(super) line: u64,
    /// Its cells; where they cannot be told apart, what was expected.
    pub(super) cells: Result<Cells, String>,
}

/// The cells of a row, as far as they are of use.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    /// The first of them.
    pub(super) kept: Vec<String>,
    /// How many there are.
    pub(super) count: usize,
}

/// The rows of a file, empty lines left out.
pub(super) struct Rows<R> {
    lines: Lines<R>,
    /// Lines that were read because a quote was open.
    ahead: VecDeque<PhysicalLine>,
}

#[derive(Debug)]
struct PhysicalLine {
    number: u64,
    kind: Line,
    text: Vec<u8>,
}

impl<R: BufRead> Rows<R> {
    /// The rows of a file, its header included.
    pub(super) fn new(lines: Lines<R>) -> Rows<R> {
        Rows { lines, ahead: VecDeque::new() }
    }

    /// The next row, of whose cells so many are kept. One that cannot be read ends with its first line: a stray quote
    /// costs its own row, not the file.
    pub(super) fn next(&mut self, keep: usize) -> io::Result<Option<Row>> {
        loop {
            let first = match self.ahead.pop_front() {
                Some(line) => line,
                None => match self.read_line()? {
                    Some(line) => line,
                    None => return Ok(None),
                },
            };
            if first.kind == Line::TooLong {
                return Ok(Some(Row { line: first.number, cells: Err(TOO_LONG.to_owned()) }));
            }
            let mut text = without_mark(&first).to_vec();
            if matches!(text.as_slice(), b"" | b"\r") {
                continue;
            }
            let mut more = 0;
            let mut open = odd_quotes(&text);
            while open && text.len() <= MAX_ROW_BYTES && more < MAX_ROW_LINES {
                let Some(line) = self.ahead(more)?.filter(|line| line.kind == Line::Whole) else { break };
                text.push(b'\n');
                text.extend_from_slice(&line.text);
                open ^= odd_quotes(&line.text);
                more += 1;
            }
            // The row's own line end; those inside a quoted cell belong to the cell.
            text.pop_if(|byte| *byte == b'\r');
            let cells = if open { Err(UNCLOSED.to_owned()) } else { cells(&text, keep) };
            if cells.is_ok() {
                self.ahead.drain(..more);
            }
            return Ok(Some(Row { line: first.number, cells }));
        }
    }

    /// The line that many lines ahead.
    fn ahead(&mut self, index: usize) -> io::Result<Option<&PhysicalLine>> {
        if index == self.ahead.len() {
            let line = self.read_line()?;
            self.ahead.extend(line);
        }
        Ok(self.ahead.get(index))
    }

    fn read_line(&mut self) -> io::Result<Option<PhysicalLine>> {
        let mut text = Vec::new();
        let kind = self.lines.next_into(&mut text)?;
        Ok(kind.map(|kind| PhysicalLine { number: self.lines.number(), kind, text }))
    }
}

/// A file may begin with a byte order mark, which is no part of its first cell.
fn without_mark(line: &PhysicalLine) -> &[u8] {
    let mark = "\u{feff}".as_bytes();
    if line.number == 1 { line.text.strip_prefix(mark).unwrap_or(&line.text) } else { &line.text }
}

fn odd_quotes(text: &[u8]) -> bool {
    text.iter().fold(false, |odd, byte| odd ^ (*byte == b'"'))
}

/// The cells of a row with an even number of quotes.
fn cells(row: &[u8], keep: usize) -> Result<Cells, String> {
    let row =
        std::str::from_utf8(row).map_err(|error| format!("text in UTF-8; byte {} is not", error.valid_up_to() + 1))?;
    let mut cells = Cells::default();
    let mut rest = row;
    loop {
        let (cell, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted)?,
            None => plain_cell(rest)?,
        };
        cells.count += 1;
        if cells.kept.len() < keep {
            cells.kept.push(cell.into_owned());
        }
        match after {
            Some(after) => rest = after,
            None => return Ok(cells),
        }
    }
}

/// A cell, and what follows the comma after it.
type Cell<'a> = (Cow<'a, str>, Option<&'a str>);

fn plain_cell(text: &str) -> Result<Cell<'_>, String> {
    let (cell, after) = match text.split_once(',') {
        Some((cell, after)) => (cell, Some(after)),
        None => (text, None),
    };
    if cell.contains('"') {
        return Err("quotes only around a whole cell, and doubled inside it, as RFC 4180 has it".to_owned());
    }
    Ok((Cow::Borrowed(cell), after))
}

/// `text` begins after the opening quote.
fn quoted_cell(text: &str) -> Result<Cell<'_>, String> {
    let mut cell = Cow::Borrowed("");
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"').ok_or(UNCLOSED)?;
        cell += part;
        if let Some(after) = after.strip_prefix('"') {
            cell += "\"";
            rest = after;
        } else if after.is_empty() {
            return Ok((cell, None));
        } else {
            let after = after.strip_prefix(',').ok_or("a comma or the row's end after a closing quote")?;
            return Ok((cell, Some(after)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, Lines, MAX_ROW_BYTES, MAX_ROW_LINES, Row, Rows};

    fn rows(file: &[u8]) -> Vec<Row> {
        let mut rows = Rows::new(Lines::new(file));
        std::iter::from_fn(|| rows.next(5).unwrap()).collect()
    }

    fn check(file: &str, expected: &[(u64, &[&str])]) {
        let expected = expected.iter().map(|(line, cells)| Row {
            line: *line,
            cells: Ok(Cells { kept: cells.iter().map(|cell| (*cell).to_owned()).collect(), count: cells.len() }),
        });
        assert_eq!(rows(file.as_bytes()), expected.collect::<Vec<_>>(), "{file:?}");
    }

    /// Only the lines of the rows, and whether each was read.
    fn check_errors(file: &[u8], expected: &[(u64, bool)]) {
        let found: Vec<(u64, bool)> = rows(file).iter().map(|row| (row.line, row.cells.is_ok())).collect();
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(file));
    }

    #[test]
    fn cells_stand_between_commas() {
        check("a,b,c\n", &[(1, &["a", "b", "c"])]);
        check("a, b ,\n,,", &[(1, &["a", " b ", ""]), (2, &["", "", ""])]);
        check("a\r\nb", &[(1, &["a"]), (2, &["b"])]);
    }

    #[test]
    fn quotes_hold_commas_quotes_and_line_ends() {
        check("\"a,\"\"b\"\"\",\"\",c", &[(1, &["a,\"b\"", "", "c"])]);
        check("\"one\r\ntwo\r\",x\r\n", &[(1, &["one\r\ntwo\r", "x"])]);
        check("\"one\ntwo\n\nfour\",x\nlast", &[(1, &["one\ntwo\n\nfour", "x"]), (5, &["last"])]);
    }

    #[test]
    fn empty_lines_are_skipped_but_counted() {
        check("\n\r\na\n\n\nb\n\n", &[(3, &["a"]), (6, &["b"])]);
        check("\"\"\n", &[(1, &[""])]);
    }

    #[test]
    fn only_the_file_may_begin_with_a_byte_order_mark() {
        check("\u{feff}\"a\",b\n\u{feff}c,d", &[(1, &["a", "b"]), (2, &["\u{feff}c", "d"])]);
        check("\u{feff}\na", &[(2, &["a"])]);
    }

    #[test]
    fn a_stray_quote_costs_its_own_row_only() {
        check_errors(b"a,\"b\nc,d\ne,f", &[(1, false), (2, true), (3, true)]);
        check_errors(b"a,5\"\nc,d\n\"e\",5\"\nf", &[(1, false), (2, true), (3, false), (4, true)]);
        check_errors(b"\"a\"b,c\nd", &[(1, false), (2, true)]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_given_up_after_a_while() {
        let file = format!("\"a\n{}", "b\n".repeat(1 << 20));
        let found = rows(file.as_bytes());
        assert_eq!(found.len(), 1 + (1 << 20));
        assert_eq!(found.iter().filter(|row| row.cells.is_err()).count(), 1);
    }

    #[test]
    fn lines_ahead_of_an_open_quote_are_few_and_short() {
        for line in ["\n", "b\n", &format!("{}\n", "b".repeat(1 << 16))] {
            let file = format!("\"a\n{}", line.repeat((3 << 20) / line.len()));
            let mut rows = Rows::new(Lines::new(file.as_bytes()));
            assert!(rows.next(5).unwrap().unwrap().cells.is_err());
            assert!(rows.ahead.len() <= MAX_ROW_LINES, "{}", rows.ahead.len());
            let bytes: usize = rows.ahead.iter().map(|line| line.text.len()).sum();
            assert!(bytes <= MAX_ROW_BYTES + line.len(), "{bytes}");
        }
    }

    #[test]
    fn cells_beyond_those_of_use_are_counted_and_not_kept() {
        let mut rows = Rows::new(Lines::new(b"a,b,\"c\",d,,\na".as_slice()));
        let cells = rows.next(2).unwrap().unwrap().cells.unwrap();
        assert_eq!(cells, Cells { kept: vec!["a".to_owned(), "b".to_owned()], count: 6 });
        let cells = rows.next(2).unwrap().unwrap().cells.unwrap();
        assert_eq!(cells, Cells { kept: vec!["a".to_owned()], count: 1 });
    }

    #[test]
    fn what_is_not_utf_8_is_one_row() {
        check_errors(b"a\n\xff,b\nc", &[(1, true), (2, false), (3, true)]);
    }
}
