//! Files of people in, results out: `prescreen screen`.
//!
//! The formats are described for users in `docs/file-formats.md`. One record is read, screened and written before the
//! next is touched, so memory does not grow with the file, but for twelve bytes of every id (`used_ids`). Nor does it grow
//! with what a record holds: lines, values, cells, rows and problems are counted before they are kept.
//!
//! # Map
//! - `lines`: physical lines and their numbers. `json`: strict JSON. `rows`: the rows of a CSV file.
//! - `header`: what the columns of a CSV file mean. `record`: one record, typed against the trial ([`RecordReader`]).
//! - `typing`, `number`: one answer. `problems`: what is wrong with a record. `result`: one line of results.
//! - `command`: the command line around it; `today` and `progress` are the only places that ask for the time.

pub mod command;
mod header;
mod json;
mod lines;
mod number;
mod problems;
mod progress;
pub mod record;
mod result;
mod rows;
mod today;
mod typing;
mod used_ids;

use std::io::{self, BufRead, Write};

use screening::{Date, Screener, Trial};

use crate::people::header::Header;
use crate::people::lines::{Line, Lines};
use crate::people::progress::Progress;
use crate::people::record::{ItemError, Person, RecordReader, Refused};
use crate::people::rows::Rows;
use crate::people::used_ids::UsedIds;

/// How a file of people is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line.
    JsonLines,
    /// A header, then one row a person.
    Csv,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every record has a result.
    Complete,
    /// Some records are in error; the others have a result.
    SomeInError,
    /// Nothing was screened: the file's header is in error.
    Unusable,
}

/// Reads people, screens each and writes a line of results for each, in their order.
///
/// `reference_date` is for records that name none.
///
/// # Errors
/// Only where reading or writing fails; what is wrong with a record is written in its place.
pub fn screen(
    trial: &Trial,
    reference_date: Date,
    format: Format,
    input: impl BufRead,
    output: impl Write,
) -> io::Result<Outcome> {
    let mut screening = Screening {
        trial,
        screener: Screener::new(trial),
        reader: RecordReader::new(trial, reference_date),
        used_ids: UsedIds::new(),
        output,
        line_of_results: Vec::new(),
        some_in_error: false,
        progress: Progress::start(),
    };
    let lines = Lines::new(input);
    let header_holds = match format {
        Format::JsonLines => screening.json_lines(lines).map(|()| true)?,
        Format::Csv => screening.csv(lines)?,
    };
    screening.output.flush()?;
    screening.progress.end();
    Ok(match (header_holds, screening.some_in_error) {
        (false, _) => Outcome::Unusable,
        (true, true) => Outcome::SomeInError,
        (true, false) => Outcome::Complete,
    })
}

/// What lasts from one record to the next.
struct Screening<'t, W> {
    trial: &'t Trial,
    screener: Screener<'t>,
    reader: RecordReader<'t>,
    used_ids: UsedIds,
    output: W,
    /// Reused for every record.
    line_of_results: Vec<u8>,
    some_in_error: bool,
    progress: Progress,
}

impl<W: Write> Screening<'_, W> {
    fn json_lines(&mut self, mut lines: Lines<impl BufRead>) -> io::Result<()> {
        let mut text = Vec::new();
        while let Some(line) = lines.next_into(&mut text)? {
            let read = match line {
                Line::Whole if text.trim_ascii().is_empty() => continue,
                Line::Whole => self.reader.read_json(&text),
                Line::TooLong => Err(Refused::unreadable(lines::TOO_LONG)),
            };
            self.answer(lines.number(), read)?;
        }
        Ok(())
    }

    /// Whether the header holds; if not, nothing else is read.
    fn csv(&mut self, lines: Lines<impl BufRead>) -> io::Result<bool> {
        let mut rows = Rows::new(lines);
        let (line, header) = match rows.next(Header::most_cells(self.trial))? {
            Some(row) => (row.line, row.cells.map_err(Refused::unreadable)),
            None => (1, Err(Refused::unreadable("a header with the columns' names"))),
        };
        let header = match header.and_then(|cells| Header::read(self.trial, &cells)) {
            Ok(header) => header,
            Err(refused) => {
                self.answer(line, Err(refused))?;
                return Ok(false);
            }
        };
        while let Some(row) = rows.next(header.cells())? {
            let read = match row.cells {
                Ok(cells) => header.record(self.trial, &cells).and_then(|record| self.reader.read(record)),
                Err(expected) => Err(Refused::unreadable(expected)),
            };
            self.answer(row.line, read)?;
        }
        Ok(true)
    }

    /// Writes the line of results of the record that begins on a line.
    fn answer(&mut self, line: u64, read: Result<Person, Refused>) -> io::Result<()> {
        let read = self.once(read);
        self.line_of_results.clear();
        match read {
            Ok(person) => {
                let assessment = self.screener.screen(&person.answers, person.reference_date);
                result::write(&mut self.line_of_results, self.trial, person.id.as_deref(), line, assessment)?;
            }
            Err(refused) => {
                self.some_in_error = true;
                result::write_refused(&mut self.line_of_results, &refused, line)?;
            }
        }
        self.line_of_results.push(b'\n');
        self.output.write_all(&self.line_of_results)?;
        self.progress.one_more();
        Ok(())
    }

    /// Refuses a record whose id an earlier record had, whether or not that one was in error.
    fn once(&mut self, read: Result<Person, Refused>) -> Result<Person, Refused> {
        let id = match &read {
            Ok(person) => person.id.as_deref(),
            Err(refused) => refused.id.as_deref(),
        };
        if id.is_none_or(|id| self.used_ids.insert(id)) {
            return read;
        }
        let error = ItemError::expecting("id", "a text that no earlier record has as its id");
        Err(match read {
            Ok(person) => Refused { id: person.id, errors: vec![error] },
            Err(mut refused) => {
                refused.errors.insert(0, error);
                refused
            }
        })
    }
}
