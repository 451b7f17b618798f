//! What a key means on the page for clinicians, given where the focus is. What it does is in `form`.

/// A key that does something to the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Answers "yes".
    Yes,
    /// Answers "no"; that there are none, where rows are asked for.
    No,
    /// Answers "not known".
    Unknown,
    /// Chooses the nth thing, counted from 0.
    Nth(usize),
    /// Takes the answer back.
    Clear,
    /// Goes to the next question.
    NextQuestion,
    /// Goes to the next section.
    NextSection,
    /// Goes to the section before.
    PreviousSection,
}

/// What a key press asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Something of the form.
    Form(Stroke),
    /// To go from the form to the result, or back to where one was.
    OtherSide,
}

/// What has the focus, as far as single keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focused {
    /// Radio buttons, a box to tick, or a question as a whole: single keys answer.
    Question,
    /// A list to open: its letters find an option.
    Select,
    /// A field for text: what is typed is its own.
    Text,
    /// Whatever is no question, or has keys of its own.
    Other,
}

/// A key press.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// The key's name in the Document Object Model: `y`, `PageDown`.
    pub key: &'a str,
    /// With Ctrl or the command key.
    pub control: bool,
    /// With Alt.
    pub alt: bool,
}

impl Press<'_> {
    /// What it asks for; `None`: nothing of ours, the browser does what it always does.
    pub fn shortcut(self, focused: Focused) -> Option<Shortcut> {
        match (self.control, self.alt) {
            (true, false) => (self.key == "Enter").then_some(Shortcut::OtherSide),
            (false, true) => match self.key {
                "PageDown" => Some(Shortcut::Form(Stroke::NextSection)),
                "PageUp" => Some(Shortcut::Form(Stroke::PreviousSection)),
                _ => None,
            },
            (true, true) => None,
            (false, false) => self.single(focused).map(Shortcut::Form),
        }
    }

    fn single(self, focused: Focused) -> Option<Stroke> {
        let stroke = match self.key {
            "y" | "Y" => Stroke::Yes,
            "n" | "N" => Stroke::No,
            "u" | "U" | "0" => Stroke::Unknown,
            "Backspace" | "Delete" => Stroke::Clear,
            "Enter" => Stroke::NextQuestion,
            key => match key.as_bytes() {
                [digit @ b'1'..=b'9'] => Stroke::Nth(usize::from(digit - b'1')),
                _ => return None,
            },
        };
        let is_letter = self.key.len() == 1 && self.key != "0";
        match (focused, stroke) {
            (Focused::Question, _)
            | (Focused::Text, Stroke::NextQuestion)
            | (Focused::Select, Stroke::Nth(_) | Stroke::Clear) => Some(stroke),
            (Focused::Select, Stroke::Unknown) if !is_letter => Some(stroke),
            (Focused::Select | Focused::Text | Focused::Other, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Focused, Press, Shortcut, Stroke};

    fn press(key: &str, focused: Focused) -> Option<Shortcut> {
        Press { key, control: false, alt: false }.shortcut(focused)
    }

    fn single(key: &str) -> Option<Stroke> {
        match press(key, Focused::Question) {
            Some(Shortcut::Form(stroke)) => Some(stroke),
            Some(Shortcut::OtherSide) | None => None,
        }
    }

    #[test]
    fn single_keys_answer_the_question_that_has_the_focus() {
        assert_eq!(single("y"), Some(Stroke::Yes));
        assert_eq!(single("N"), Some(Stroke::No));
        assert_eq!(["u", "0"].map(single), [Some(Stroke::Unknown); 2]);
        assert_eq!(["1", "9"].map(single), [Some(Stroke::Nth(0)), Some(Stroke::Nth(8))]);
        assert_eq!(["Backspace", "Delete"].map(single), [Some(Stroke::Clear); 2]);
        assert_eq!(single("Enter"), Some(Stroke::NextQuestion));
        for key in ["a", "10", "+1", "Tab", "ArrowDown", " ", "PageDown", "F1", "Process", ""] {
            assert_eq!(single(key), None, "{key}");
        }
    }

    #[test]
    fn single_keys_do_nothing_where_they_are_typed() {
        for key in ["y", "n", "u", "0", "1", "Backspace", "Delete"] {
            assert_eq!(["1", key].map(|key| press(key, Focused::Text)), [None; 2], "{key}");
            assert_eq!(press(key, Focused::Other), None, "{key}");
        }
        assert_eq!(press("Enter", Focused::Text), Some(Shortcut::Form(Stroke::NextQuestion)));
        assert_eq!(["Enter", "1"].map(|key| press(key, Focused::Other)), [None; 2]);
    }

    #[test]
    fn letters_find_options_of_a_list_and_digits_choose_them() {
        for key in ["y", "n", "u", "U", "Enter"] {
            assert_eq!(press(key, Focused::Select), None, "{key}");
        }
        assert_eq!(press("0", Focused::Select), Some(Shortcut::Form(Stroke::Unknown)));
        assert_eq!(press("2", Focused::Select), Some(Shortcut::Form(Stroke::Nth(1))));
        assert_eq!(press("Delete", Focused::Select), Some(Shortcut::Form(Stroke::Clear)));
    }

    #[test]
    fn combinations_act_everywhere_and_leave_the_browsers_own_alone() {
        for focused in [Focused::Question, Focused::Select, Focused::Text, Focused::Other] {
            let alt = |key| Press { key, control: false, alt: true }.shortcut(focused);
            let control = |key| Press { key, control: true, alt: false }.shortcut(focused);
            assert_eq!(alt("PageDown"), Some(Shortcut::Form(Stroke::NextSection)));
            assert_eq!(alt("PageUp"), Some(Shortcut::Form(Stroke::PreviousSection)));
            assert_eq!(control("Enter"), Some(Shortcut::OtherSide));
            assert_eq!((alt("y"), alt("Enter"), alt("1")), (None, None, None));
            assert_eq!((control("y"), control("u"), control("PageDown"), control("0")), (None, None, None, None));
            assert_eq!(Press { key: "Enter", control: true, alt: true }.shortcut(focused), None);
        }
    }
}
