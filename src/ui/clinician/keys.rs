//! Key presses on the page for clinicians, as the document tells them. What they mean is decided by the session.

use crate::session::shortcut::{Focused, Press, Shortcut};
use crate::ui::clinician::{FORM, RESULT};
use yew::TargetCast;
use yew::prelude::*;

/// On the region of the result: the control from which the person went there.
const CAME_FROM: &str = "data-came-from";

/// A key press that asks for something.
pub(crate) struct Pressed {
    /// What it asks for.
    pub(crate) shortcut: Shortcut,
    /// The item in whose question the focus is, by index.
    pub(crate) item: Option<usize>,
}

impl Pressed {
    /// The key press of an event; `None` where it asks for nothing of ours.
    pub(crate) fn read(event: &KeyboardEvent) -> Option<Pressed> {
        // A key that composes a character belongs to the input method.
        let target = event.target_dyn_into::<web_sys::Element>().filter(|_| !event.is_composing())?;
        let press = Press { key: &event.key(), control: event.ctrl_key() || event.meta_key(), alt: event.alt_key() };
        let shortcut = press.shortcut(focused(&target))?;
        let question = closest(&target, "[data-item]");
        let item = question.and_then(|question| question.get_attribute("data-item")?.parse().ok());
        Some(Pressed { shortcut, item })
    }
}

/// The id of what takes the focus on the other side: the result, or whatever had the focus before.
pub(crate) fn other_side(event: &KeyboardEvent) -> Option<String> {
    let target = event.target_dyn_into::<web_sys::Element>()?;
    if let Some(result) = closest(&target, &format!("#{RESULT}")) {
        return Some(result.get_attribute(CAME_FROM).unwrap_or_else(|| FORM.to_owned()));
    }
    let result = closest(&target, ".tp-desk").and_then(|desk| desk.query_selector(&format!("#{RESULT}")).ok()?);
    if let Some(result) = result {
        // A control without an id is found again by its region.
        let from = if target.id().is_empty() { FORM.to_owned() } else { target.id() };
        // Only a name that is no name could be refused.
        let _ = result.set_attribute(CAME_FROM, &from);
    }
    Some(RESULT.to_owned())
}

fn focused(target: &web_sys::Element) -> Focused {
    if closest(target, "[data-item]").is_none() || closest(target, "[data-row]").is_some() {
        return Focused::Other;
    }
    match (target.tag_name().as_str(), target.get_attribute("type").as_deref()) {
        ("INPUT", Some("radio" | "checkbox")) | ("FIELDSET", _) => Focused::Question,
        ("INPUT", _) => Focused::Text,
        ("SELECT", _) => Focused::Select,
        _ => Focused::Other,
    }
}

fn closest(target: &web_sys::Element, selector: &str) -> Option<web_sys::Element> {
    target.closest(selector).ok().flatten()
}
