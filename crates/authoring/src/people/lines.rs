//! Physical lines of a file with their numbers, in bounded memory.

use std::io::{self, BufRead, Read};

/// Bytes of a line at most, its end included; a longer one is passed over, so that no file can fill the memory.
const MAX_BYTES: u64 = 4 << 20;

/// What was expected in place of a longer line.
pub(super) const TOO_LONG: &str = "a record of at most 4 MiB";

/// What was read of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// All of it.
    Whole,
    /// Nothing that is of use: it is longer than [`MAX_BYTES`].
    TooLong,
}

/// The physical lines of a file.
pub(super) struct Lines<R> {
    input: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// The lines of a file, from its first.
    pub(super) fn new(input: R) -> Lines<R> {
        Lines { input, number: 0 }
    }

    /// The number of the line that was read last; the first is 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Reads the next line, without its `\n`, in place of what `text` holds. `None` at the end. A `\r` before the `\n` is
    /// left to the formats: white space in JSON, perhaps part of a quoted cell in CSV.
    pub(super) fn next_into(&mut self, text: &mut Vec<u8>) -> io::Result<Option<Line>> {
        text.clear();
        if self.input.by_ref().take(MAX_BYTES).read_until(b'\n', text)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if text.pop_if(|byte| *byte == b'\n').is_none() && u64::try_from(text.len()) == Ok(MAX_BYTES) {
            self.input.skip_until(b'\n')?;
            text.clear();
            return Ok(Some(Line::TooLong));
        }
        Ok(Some(Line::Whole))
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Lines, MAX_BYTES};

    fn check(file: &[u8], expected: &[(Line, usize)]) {
        let mut lines = Lines::new(file);
        let mut text = Vec::new();
        let mut found = Vec::new();
        while let Some(line) = lines.next_into(&mut text).unwrap() {
            found.push((line, text.len()));
        }
        assert_eq!(found, expected);
        assert_eq!(usize::try_from(lines.number()), Ok(expected.len()));
    }

    #[test]
    fn lines_end_with_lf_and_the_last_may_have_none() {
        let whole = |length| (Line::Whole, length);
        check(b"", &[]);
        check(b"one\n\r\nthree", &[whole(3), whole(1), whole(5)]);
        check(b"a\rb\r\nc\r", &[whole(4), whole(2)]);
        check(b"\n", &[whole(0)]);
    }

    #[test]
    fn a_line_beyond_the_limit_is_passed_over() {
        let limit = usize::try_from(MAX_BYTES).unwrap();
        let mut file = vec![b'x'; limit - 1];
        file.push(b'\n');
        file.extend(std::iter::repeat_n(b'y', 2 * limit));
        file.extend(b"\nend\n");
        check(&file, &[(Line::Whole, limit - 1), (Line::TooLong, 0), (Line::Whole, 3)]);
    }
}
