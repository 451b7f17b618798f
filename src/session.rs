//! The session as a pure state machine: what was entered, which step is shown, in which language.
//!
//! A session never changes; [`Session::apply`] gives the next one. What can be computed from the entries (which questions
//! are asked, the answers, the result) is computed and not stored. Nothing here knows the browser. The way from step to
//! step stands in `steps`, what the answers come to in `sheet` and `outcome`.

pub mod about_when;
pub mod answers_file;
pub mod date_text;
pub mod decide;
mod digits;
pub mod entry;
pub mod export;
pub mod file_names;
pub mod findings;
pub mod form;
pub mod hand_over_code;
pub mod opening;
pub mod outcome;
pub mod problem;
pub mod progress;
pub mod quantity_text;
pub mod sheet;
pub mod shortcut;
pub mod steps;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod trail;

use crate::messages::Language;
use crate::session::answers_file::FileProblem;
use crate::session::date_text::DateText;
use crate::session::digits::plain;
use crate::session::entry::{Entry, Reading};
use crate::session::opening::{Notice, Opening};
use crate::session::problem::Problem;
use crate::session::shortcut::Stroke;
use crate::session::steps::{Focus, Step};
use crate::session::trail::{Place, Trail};
use screening::answers::{EARLIEST_DATE, LATEST_DATE};
use screening::{Answers, Date, Enablement, Trial};
use std::rc::Rc;

/// For whom the page asks and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Somebody who may take part: one topic a page, the result at the end.
    Participant,
    /// Somebody who treats them or runs the study: all on one page, the result beside it.
    Clinician,
}

/// Who else could see what is entered: the page has to say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Exposure {
    /// Nobody: the browser refuses whatever the page would send.
    #[default]
    Sealed,
    /// The page around the element could read it, though it is given nothing.
    Embedded,
    /// The page around the element is given what stands in the form for clinicians.
    Shared,
}

/// Who may know of what is entered, by what the page said while it was entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The page around: it set these answers, or was given them with the form saying so. Or there are none.
    #[default]
    Shared,
    /// Clinicians alone.
    Clinician,
    /// A participant alone.
    Participant,
}

/// What was on the screen when somebody did something: the page around may have changed the session since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    generation: u32,
    origin: Origin,
}

/// What a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Enters something at a question.
    Answer(usize, Entry),
    /// Goes on: from the start, to the next topic, to the result.
    Continue,
    /// Goes back one step.
    Back,
    /// Goes to a place where this session has been, by the browser's Back or Forward.
    Visit(Place),
    /// Goes to the question of an item, and afterwards straight back here.
    Change(usize),
    /// Erases everything and begins anew.
    Restart,
    /// Reads on in another language.
    ChangeLanguage(Language),
    /// Goes on in the form for others; the answers stay.
    ChangeAudience(Audience),
    /// The page around wants the form for these. What a participant entered is erased first.
    Address(Audience),
    /// Shows the reasons of these criteria, by index, and hides those of all others.
    Unfold(Vec<usize>),
    /// Types another day as on which answers are compared.
    EnterReferenceDate(DateText),
    /// Compares as on the present day again.
    CompareAsOnToday,
    /// Compares as on this day, from now on and whenever everything is erased. What a participant entered is erased first.
    CompareAsOn(Date),
    /// Appends an empty row to a list.
    AddRow(usize),
    /// Takes a row, by index, out of a list.
    RemoveRow(usize, usize),
    /// Presses a key of the form for clinicians, at an item or elsewhere.
    Strike(Stroke, Option<usize>),
    /// It is this day now: answers are compared as on it unless another was asked for or something is entered already.
    Today(Date),
    /// Opens a file of answers, by its text.
    Open(String),
    /// Whether the field for such a text holds one that is not opened yet.
    Paste(bool),
    /// The same, in place of what is entered.
    Replace(String),
    /// The same, brought by the page around: the focus stays where the person is. What a participant entered is erased first.
    Bring(String),
    /// Keeps what is entered and opens no file.
    KeepEntered,
    /// A file cannot even be read.
    Refuse(FileProblem),
    /// Shows the code for handing over.
    ShowCode,
    /// Compares as on the present day instead of that of the file which was opened.
    LeaveDateOfFile,
    /// Something is to be told in a line.
    Tell(Notice),
    /// Nothing was touched for long: everything is erased in so many seconds.
    Warn(u32),
    /// Nothing is to be erased.
    Stay,
    /// Somebody else, or nobody else, can see what is entered from now on. What a participant entered is erased first.
    Expose(Exposure),
}

/// One person's session.
#[derive(Clone, Debug)]
pub struct Session {
    trial: Rc<Trial>,
    /// The SHA-256 of the compiled trial, in hexadecimal digits.
    trial_hash: Rc<str>,
    /// The day as on which a new session compares.
    today: Date,
    reference_date: Date,
    exposure: Exposure,
    /// Who may know of what is entered, at the most.
    origin: Origin,
    /// What was typed for the reference date; `None`: nothing since it was last set otherwise.
    reference_text: Option<DateText>,
    language: Language,
    /// One entry for each of the trial's items.
    entries: Vec<Entry>,
    /// Which of them were brought along and count even where they would not be asked.
    brought: Vec<bool>,
    /// The criteria whose reasons clinicians look at.
    unfolded: Vec<usize>,
    trail: Trail,
    /// What the last "Continue" found wrong on this page, by item.
    problems: Vec<(usize, Problem)>,
    focus: Focus,
    /// Counts the moves, so that the same focus twice in a row is noticed.
    moves: u32,
    /// A file that was to be opened.
    opening: Opening,
    /// Whether the text of a file or code is pasted and not opened.
    pasted: bool,
    /// What is told in a line.
    notice: Option<Notice>,
    /// Whether the code for handing over is shown.
    shows_code: bool,
    /// The seconds until everything is erased, while a warning of that is shown.
    warning: Option<u32>,
}

impl Session {
    /// Nothing entered yet.
    pub fn new(trial: Rc<Trial>, today: Date, language: Language, audience: Audience) -> Session {
        let count = trial.items().len();
        Session {
            trial,
            trial_hash: Rc::from(""),
            today,
            reference_date: today,
            exposure: Exposure::Sealed,
            origin: Origin::Shared,
            reference_text: None,
            language,
            entries: vec![Entry::Blank; count],
            brought: vec![false; count],
            unfolded: Vec::new(),
            trail: Trail::new(Step::first(audience)),
            problems: Vec::new(),
            focus: Focus::Heading,
            moves: 0,
            opening: Opening::None,
            pasted: false,
            notice: None,
            shows_code: false,
            warning: None,
        }
    }

    /// The same, with the hash of the compiled trial that was loaded.
    #[must_use]
    pub fn with_trial_hash(self, hash: Rc<str>) -> Session {
        Session { trial_hash: hash, ..self }
    }

    /// What can be seen of it now.
    pub fn seen(&self) -> Seen {
        let origin = match self.audience() {
            Audience::Participant => Origin::Participant,
            Audience::Clinician if self.is_shared() => Origin::Shared,
            Audience::Clinician => Origin::Clinician,
        };
        Seen { generation: self.place().generation, origin }
    }

    /// The session after an action on what was seen of it.
    #[must_use]
    pub fn apply_seen(&self, action: Action, seen: Seen) -> Session {
        // Controls of an erased page may still be there for a moment, and hold what was entered.
        if seen.generation != self.place().generation {
            return self.clone();
        }
        let enters = matches!(
            action,
            Action::Answer(..)
                | Action::AddRow(_)
                | Action::RemoveRow(..)
                | Action::Strike(..)
                | Action::Open(_)
                | Action::Replace(_)
        );
        let mut next = self.apply_as_it_is(action);
        if enters {
            next.origin = next.origin.max(seen.origin);
        }
        next
    }

    /// The session after an action on what is seen of it now, or by the page around.
    #[must_use]
    pub fn apply(&self, action: Action) -> Session {
        self.apply_seen(action, self.seen())
    }

    fn apply_as_it_is(&self, action: Action) -> Session {
        // One copy, in which most arms change what they must: a copy in each would be code in each.
        let mut next = self.clone();
        match action {
            Action::Answer(item, entry) => next = self.answered(item, entry),
            Action::Continue => next = self.go_on(),
            Action::Back => next = self.back(),
            Action::Visit(place) => next = self.visit(place),
            Action::Change(item) => next = self.change(item),
            Action::Restart => next = self.restarted(),
            Action::ChangeLanguage(language) => next.language = language,
            Action::ChangeAudience(audience) => {
                if audience != self.audience() {
                    next = self.at(Step::first(audience), Focus::Heading);
                }
            }
            Action::Address(audience) => {
                if audience != self.audience() {
                    next = self.before_others_ask().at(Step::first(audience), Focus::Heading);
                }
            }
            Action::Unfold(unfolded) => next.unfolded = unfolded,
            Action::EnterReferenceDate(text) => {
                next.reference_date = read_reference_date(&text, self.reference_date).unwrap_or(self.reference_date);
                next.reference_text = Some(text);
            }
            Action::CompareAsOnToday => next.compare_as_on_today(),
            Action::CompareAsOn(day) => {
                // The day that was compared as on says something of who opened a file: only the one that was set counts.
                if day != self.today || self.origin != Origin::Participant {
                    next = self.before_others_ask();
                    next.today = day;
                    next.compare_as_on_today();
                }
            }
            Action::AddRow(item) => next = self.with_row(item),
            Action::RemoveRow(item, row) => next = self.without_row(item, row),
            Action::Strike(stroke, item) => next = self.struck(stroke, item),
            Action::Today(today) => {
                next.today = today;
                if self.is_blank() && self.reference_text.is_none() {
                    next.reference_date = today;
                }
            }
            Action::Open(text) => {
                next = self.open(text);
                next.pasted = false;
            }
            Action::Paste(pasted) => next.pasted = pasted,
            Action::Replace(text) => next = self.replace(&text),
            Action::Bring(text) => {
                next = self.replace(&text);
                if matches!(next.opening, Opening::None) {
                    next = self.before_others_ask().replace(&text);
                }
                next.focus = self.focus;
                next.moves = self.moves;
            }
            Action::KeepEntered => next = self.moved_to(Focus::File, Opening::None),
            Action::Refuse(problem) => next = self.moved_to(Focus::FileProblems, Opening::Refused(vec![problem])),
            Action::ShowCode => {
                // The button that was pressed is gone.
                next = self.moved_to(Focus::Code, Opening::None);
                next.shows_code = true;
            }
            Action::LeaveDateOfFile => {
                // The button stood in the line that is gone now.
                next = self.moved_to(Focus::Heading, Opening::None);
                next.compare_as_on_today();
            }
            Action::Tell(notice) => next.notice = Some(notice),
            Action::Warn(seconds) => next.warning = Some(seconds),
            Action::Stay => next.warning = None,
            Action::Expose(exposure) => {
                if exposure != self.exposure {
                    next = self.before_others_ask();
                    next.exposure = exposure;
                }
            }
        }
        next
    }

    /// The trial.
    pub fn trial(&self) -> &Rc<Trial> {
        &self.trial
    }

    /// The SHA-256 of the compiled trial, in hexadecimal digits: which rules exactly were compared with.
    pub fn trial_hash(&self) -> &str {
        &self.trial_hash
    }

    /// The day as on which a new session compares.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The day as on which answers are compared.
    pub fn reference_date(&self) -> Date {
        self.reference_date
    }

    /// What stands in the fields for that day: what was typed, or the day itself.
    pub fn reference_text(&self) -> DateText {
        let date = self.reference_date;
        self.reference_text.clone().unwrap_or_else(|| DateText {
            year: date.year().to_string(),
            month: date.month().to_string(),
            day: date.day().to_string(),
        })
    }

    /// Whether what was typed for that day is no day of the permitted years, so that the one before still counts.
    pub fn reference_is_wrong(&self) -> bool {
        let typed = self.reference_text.as_ref();
        typed.is_some_and(|text| read_reference_date(text, self.reference_date).is_none())
    }

    /// Who else could see what is entered.
    pub fn exposure(&self) -> Exposure {
        self.exposure
    }

    /// Whether the page around is given what is entered: where it asked for that, on the form for clinicians, which says
    /// so, and unless something was entered before where it did not say so.
    pub fn is_shared(&self) -> bool {
        self.exposure == Exposure::Shared && self.audience() == Audience::Clinician && self.origin == Origin::Shared
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// For whom the page that is shown is.
    pub fn audience(&self) -> Audience {
        match self.step() {
            Step::Form => Audience::Clinician,
            Step::Start | Step::Topic { .. } | Step::Overview(_) => Audience::Participant,
        }
    }

    /// The page that is shown.
    pub fn step(&self) -> Step {
        self.trail.step()
    }

    /// Where that page stands among those shown so far.
    pub fn place(&self) -> Place {
        self.trail.place()
    }

    /// What the focus belongs on, and the number of the move that put it there: 0 before the first.
    pub fn focus(&self) -> (Focus, u32) {
        (self.focus, self.moves)
    }

    /// What is entered at an item.
    pub fn entry(&self, item: usize) -> &Entry {
        self.entries.get(item).unwrap_or(&Entry::Blank)
    }

    /// The criteria, by index, whose reasons clinicians look at.
    pub fn unfolded(&self) -> &[usize] {
        &self.unfolded
    }

    /// What the entry at an item is understood to mean.
    pub fn reading(&self, item: usize) -> Reading {
        self.trial.items().get(item).map_or(Reading::Blank, |of| self.entry(item).read(of, self.reference_date))
    }

    /// What the last "Continue" found wrong with the questions that are shown, in their order.
    pub fn problems(&self) -> Vec<(usize, &Problem)> {
        let Step::Topic { topic, .. } = self.step() else { return Vec::new() };
        let shown = self.questions(&self.sheet(), topic);
        let wrong = self.problems.iter().filter(|(item, _)| shown.contains(item));
        wrong.map(|(item, problem)| (*item, problem)).collect()
    }

    /// The answers to the items that are asked of anybody, and to those that were brought along. An entry that cannot be
    /// used is no answer.
    pub fn answers(&self) -> Answers {
        self.sheet().answers
    }

    /// Whether nothing was entered that "Start again" would erase.
    pub fn is_blank(&self) -> bool {
        self.entries.iter().all(|entry| *entry == Entry::Blank)
    }

    /// Whether answers stand anywhere on the page, though it be in a text that is not opened yet.
    pub fn holds_answers(&self) -> bool {
        self.pasted || !self.is_blank()
    }

    /// What became of a file that was to be opened.
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// What is told in a line.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether the code for handing over is shown.
    pub fn shows_code(&self) -> bool {
        self.shows_code
    }

    /// The seconds until everything is erased, while a warning of that is shown.
    pub fn warning(&self) -> Option<u32> {
        self.warning
    }

    fn answered(&self, item: usize, entry: Entry) -> Session {
        let mut next = Session { notice: None, shows_code: false, ..self.clone() };
        if let Some(place) = next.entries.get_mut(item) {
            *place = entry;
        }
        // Whoever changes an answer decides anew what is asked because of it.
        for (brought, of) in next.brought.iter_mut().zip(self.trial.items()) {
            *brought &= !of.enable_when.iter().any(|condition| condition.item == item);
        }
        next
    }

    fn compare_as_on_today(&mut self) {
        self.reference_text = None;
        self.reference_date = self.today;
        self.notice = None;
    }

    /// The session before the page around does what would ask the same answers something else: what a participant entered is
    /// erased.
    fn before_others_ask(&self) -> Session {
        if self.origin == Origin::Participant { self.restarted() } else { self.clone() }
    }

    fn restarted(&self) -> Session {
        let fresh = Session::new(Rc::clone(&self.trial), self.today, self.language, self.audience());
        Session {
            trial_hash: Rc::clone(&self.trial_hash),
            exposure: self.exposure,
            trail: self.trail.anew(Step::first(self.audience())),
            moves: self.moves.wrapping_add(1),
            ..fresh
        }
    }

    /// Whether an item is asked, given answers to the items before it.
    fn is_asked(&self, item: usize, answers: &Answers) -> bool {
        let brought = self.brought.get(item).copied().unwrap_or_default();
        brought || self.trial.enablement(item, answers) == Enablement::Asked
    }
}

/// A full date of the years that the data dictionary permits. The year has four digits: the first two of one that is
/// being typed are no year in the past.
fn read_reference_date(text: &DateText, present: Date) -> Option<Date> {
    let of_four_digits = plain(&text.year).bytes().filter(u8::is_ascii_digit).count() == 4;
    if !of_four_digits {
        return None;
    }
    let date = text.read(present).ok()?.full()?;
    (EARLIEST_DATE..=LATEST_DATE).contains(&date).then_some(date)
}
