//! The answers as a table of one row, as `prescreen screen --csv` reads it.

use crate::session::Session;
use crate::session::answers_file::csv_cell;

/// A header with the reference date and every item, and one row; RFC 4180.
pub fn as_csv(session: &Session) -> String {
    let sheet = session.sheet();
    let mut header = vec!["reference_date".to_owned()];
    let mut row = vec![session.reference_date().to_string()];
    for (index, item) in session.trial().items().iter().enumerate() {
        header.push(quoted(item.link_id.clone()));
        row.push(quoted(csv_cell(&sheet, index, item)));
    }
    format!("{}\r\n{}\r\n", header.join(","), row.join(","))
}

/// A cell, in quotes where it needs them.
fn quoted(cell: String) -> String {
    if !cell.contains(['"', ',', '\r', '\n']) {
        return cell;
    }
    let mut quoted = String::from('"');
    for letter in cell.chars() {
        if letter == '"' {
            quoted.push('"');
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}
