//! Names of the files that people keep: the trial, what it is, and the reference date. Nothing personal.

use crate::session::Session;

impl Session {
    /// The name of a file of some kind (`answers`), with its extension (`json`).
    pub fn file_name(&self, kind: &str, extension: &str) -> String {
        let identifier = &self.trial.definition().identifier;
        format!("{}-{kind}-{}.{extension}", in_file_name(identifier), self.reference_date)
    }
}

/// A name without the characters that file systems give a meaning.
fn in_file_name(name: &str) -> String {
    let has_meaning = |letter: char| letter.is_ascii() && !letter.is_ascii_alphanumeric() && letter != '-';
    name.chars().map(|letter| if has_meaning(letter) { '_' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::in_file_name;

    #[test]
    fn a_file_name_leads_to_no_other_folder() {
        for (name, expected) in [
            ("NCT06111846", "NCT06111846"),
            ("2004-001234-10/DE", "2004-001234-10_DE"),
            ("..\\..\\a:b\r\n", "______a_b__"),
            (".exe", "_exe"),
            ("试验", "试验"),
        ] {
            assert_eq!(in_file_name(name), expected);
        }
    }
}
