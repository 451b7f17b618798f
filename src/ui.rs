//! Pages and controls. They show values and report what a person does; they hold no sentence and touch no browser global.

mod answer_control;
mod answer_list;
mod choice_list;
mod date_control;
mod date_fields;
mod disclaimers;
mod footer;
mod icon;
mod ids;
mod language_switch;
mod on_event;
mod overview_page;
mod prescreen;
mod problem_list;
mod quantity_control;
mod quantity_field;
mod question;
mod question_notes;
mod record_facts;
mod record_words;
mod result_head;
mod result_page;
mod rule;
mod shared;
mod start_page;
mod status_notice;
mod topic_page;
mod unknown_box;
mod words;

pub(crate) use prescreen::{Prescreen, PrescreenProps, View};
pub(crate) use shared::Shared;
