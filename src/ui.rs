//! Pages and controls. They show values and report what a person does; they hold no sentence and touch no browser global.
//!
//! The page has one Yew component, [`Prescreen`], which holds the session. Everything else is a plain function from
//! values to [`yew::Html`], one a file: none has state of its own, and each component more costs the reader about 1 kB
//! of download (measured: 25 components weighed 16 kB more, brotli-compressed, than the same functions). For the same
//! reason elements are written with the `html!` of the crate `markup`, which has Yew's notation.

mod about_when;
mod answer_list;
mod buttons;
mod choice_list;
mod clinician;
mod date_field;
mod disclaimers;
mod export_bar;
mod footer;
mod hand_over;
mod header;
mod icon;
mod idle_warning;
mod ids;
mod language_switch;
mod markup;
mod notice;
mod on_event;
mod open_file;
mod overview_page;
mod prescreen;
mod print_sheet;
mod problem_list;
mod quantity_field;
mod question;
mod question_notes;
mod record_facts;
mod record_words;
mod request;
mod result_head;
mod result_page;
mod rule;
mod scene;
mod start_page;
mod status_notice;
mod timeline;
mod timeline_table;
mod topic_page;
mod unit_buttons;
mod unknown_box;
mod words;

pub(crate) use idle_warning::STAY;
pub(crate) use prescreen::{LoadedTrial, Prescreen, PrescreenProps, Shown, View, Watched};
pub(crate) use request::Request;
pub(crate) use words::Words;
