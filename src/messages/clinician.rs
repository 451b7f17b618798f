//! What the sentences of the page for clinicians are.

/// Sentences of the page for clinicians.
#[derive(Debug)]
pub struct ClinicianPage {
    /// Heading.
    pub title: &'static str,
}
