//! The page on paper (Chromium).

use crate::page::Page;
use fantoccini::error::CmdError;
use fantoccini::wd::{PrintConfiguration, PrintMargins, PrintSize};

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    /// A4, 21 by 29.7 cm.
    A4,
    /// Letter, 8.5 by 11 in.
    Letter,
}

impl Paper {
    /// All of them.
    pub(crate) const ALL: [Paper; 2] = [Paper::A4, Paper::Letter];

    /// Its name for a file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Paper::A4 => "a4",
            Paper::Letter => "letter",
        }
    }
}

/// What a browser would print.
pub(crate) struct Pdf(pub(crate) Vec<u8>);

impl Pdf {
    /// How many sheets, printed on one side.
    pub(crate) fn pages(&self) -> usize {
        // Each page is an object `/Type /Page`; the list of them is `/Type /Pages`. White space between the two names is
        // optional.
        const TYPE: &[u8] = b"/Type";
        const PAGE: &[u8] = b"/Page";
        let types = (0..self.0.len()).filter_map(|at| self.0.get(at..)?.strip_prefix(TYPE));
        let values = types.filter_map(|rest| rest.trim_ascii_start().strip_prefix(PAGE));
        values.filter(|rest| !rest.first().is_some_and(u8::is_ascii_alphanumeric)).count()
    }
}

impl Page {
    /// Prints what the form shows now: as a document on its own, since drivers print no frame.
    pub(crate) async fn print_form(&self, paper: Paper) -> Pdf {
        // Its policy would refuse a style that a test gave an element.
        let document = "(copy => (copy.querySelectorAll('meta[http-equiv], script').forEach(of => of.remove()), \
            '<!doctype html>' + copy.outerHTML))(document.documentElement.cloneNode(true))";
        let document = self.evaluate_text(document).await;
        let file = self.write_file("form.html", &document);
        let before = self.client.window().await.unwrap();
        let beside = self.client.new_window(true).await.unwrap();
        self.client.switch_to_window(beside.handle).await.unwrap();
        self.go_to(&format!("file://{}", file.display())).await;
        let pdf = self.print(paper).await;
        self.client.close_window().await.unwrap();
        self.client.switch_to_window(before).await.unwrap();
        self.enter_form().await;
        pdf
    }

    /// Prints what is shown now, with a centimetre of margin and without backgrounds, as browsers do at first.
    pub(crate) async fn print(&self, paper: Paper) -> Pdf {
        let size = match paper {
            Paper::A4 => PrintSize::A4,
            Paper::Letter => PrintSize::US_LETTER,
        };
        let margins = PrintMargins { top: 1., bottom: 1., left: 1., right: 1. };
        let print = PrintConfiguration::builder().size(size).margins(margins).background(false).build().unwrap();
        // Chromium prints nothing of a window that it has not drawn yet.
        let is_early = |error: &CmdError| error.to_string().contains("Printing failed");
        let pdf = Pdf(self.until_answered(async || self.client.print(print.clone()).await, is_early).await);
        assert!(pdf.0.starts_with(b"%PDF-") && pdf.pages() > 0, "nothing printed");
        pdf
    }
}

#[cfg(test)]
mod tests {
    use super::Pdf;

    #[test]
    fn pages_are_counted_however_they_are_spaced() {
        for (pdf, pages) in [
            ("<</Type /Pages /Count 2>> <</Type /Page /Parent 1 0 R>> <</Type /Page>>", 2),
            ("<</Type/Pages/Count 1>><</Type/Page/Parent 1 0 R>>", 1),
            ("<</Type\n/Page\n/Parent 1 0 R>>", 1),
            ("<</Type /PageLabels>> <</Type /Font>>", 0),
        ] {
            assert_eq!(Pdf(pdf.as_bytes().to_vec()).pages(), pages, "{pdf}");
        }
    }
}
