//! What the sentences of the page for clinicians are.

use screening::{Date, Determination};

/// Sentences of the page for clinicians.
#[derive(Debug)]
pub struct ClinicianPage {
    /// Heading.
    pub title: &'static str,
    /// The study by its number in the registry, the version of its definition and its title.
    pub trial: fn(identifier: &str, version: &str) -> String,
    /// The record's status in one line: status, and when it was copied.
    pub status: fn(status: &str, copied_on: &str) -> String,
    /// That the page around is given the answers.
    pub shared: &'static str,
    /// What this page is not, in one line.
    pub is_not: &'static str,
    /// Heading: the day as on which answers are compared.
    pub reference_date: &'static str,
    /// The day that counts.
    pub compared_as_of: fn(Date) -> String,
    /// What is typed is no day that can be taken; the day before it still counts.
    pub reference_is_wrong: fn(Date) -> String,
    /// Goes back to the present day.
    pub today: &'static str,
    /// How dates may be filled in, for all of them.
    pub dates: &'static str,
    /// Heading: items that only the patient can tell.
    pub told: &'static str,
    /// How the patient is asked about such an item.
    pub patient_is_asked: &'static str,
    /// The disclosure of the record's words, by the criteria that they stand in.
    pub record: fn(criteria: &str) -> String,
    /// The answer "not known".
    pub not_known: &'static str,
    /// A date without its year.
    pub no_year: fn(label: &str) -> String,
    /// Takes an answer back.
    pub clear: &'static str,
    /// The same with the answer's name, for screen readers; begins with the same word.
    pub clear_answer: fn(label: &str) -> String,
    /// The statement that a list has no rows.
    pub no_rows: &'static str,
    /// Appends a row.
    pub add_row: &'static str,
    /// How many rows a list has.
    pub rows: fn(count: usize) -> String,
    /// That a list takes no more rows.
    pub most_rows: fn(most: usize) -> String,
    /// A row of a list, counted from 1.
    pub row: fn(list: &str, row: usize) -> String,
    /// Takes a row away.
    pub remove: &'static str,
    /// The same with the row, for screen readers; begins with the same word.
    pub remove_row: fn(list: &str, row: usize) -> String,
    /// Erases everything.
    pub start_again: &'static str,
    /// What that does.
    pub start_again_hint: &'static str,
    /// Heading of the keys.
    pub keyboard: &'static str,
    /// Where the single keys act.
    pub keyboard_lead: &'static str,
    /// Keys, and what they do.
    pub keys: [(&'static str, &'static str); 8],
    /// The form, as a region of the page.
    pub form: &'static str,
    /// The result, as a region of the page.
    pub result: &'static str,
    /// The overall result in as few words as can be, beside the link to it.
    pub short: fn(Determination) -> &'static str,
    /// The link from the form to the result.
    pub to_result: &'static str,
}
