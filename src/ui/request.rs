//! What a person wants of the browser: things that the page itself cannot do.

/// What a person wants of the browser.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Request {
    /// To go back to where it was before.
    Back,
    /// To print the page.
    Print,
    /// To keep a file.
    Save(SavedFile),
    /// To copy a text.
    Copy(String),
    /// To open a file that was chosen.
    Read(web_sys::File),
}

/// A file that a person keeps.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SavedFile {
    /// Its name; nothing personal stands in it.
    pub(crate) name: String,
    /// What it is, such as `text/csv`.
    pub(crate) media_type: &'static str,
    /// What stands in it.
    pub(crate) content: String,
}
