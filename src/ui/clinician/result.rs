//! The result beside the form, redrawn at every answer.

mod criteria;
mod decide;
mod head;
mod logic;
mod reasons;

use crate::ui::export_bar::export_bar;
use crate::ui::scene::Scene;
use crate::ui::timeline::timeline;
use markup::html;
use screening::Examination;
use yew::prelude::*;

/// The overall result, what would decide it, every criterion, and when those that time clears do so.
pub(crate) fn result(scene: &Scene, found: &Examination) -> Html {
    html! {
        <div class="tp-findings">
            { head::head(scene, &found.assessment) }
            { decide::decide(scene, &found.assessment) }
            { criteria::criteria(scene, found) }
            { timeline(scene, &found.assessment) }
            { export_bar(scene, &found.assessment) }
        </div>
    }
}

/// Criteria, by index, by their identifiers.
pub(crate) fn identifiers(scene: &Scene, criteria: &[usize]) -> String {
    let all = &scene.words.definition().criteria;
    let named: Vec<&str> =
        criteria.iter().filter_map(|index| all.get(*index)).map(|of| of.identifier.as_str()).collect();
    named.join(scene.words.messages.findings.list_separator)
}
