//! All items in sections, for clinicians.

pub(crate) mod date;
mod item;
mod list;
mod options;
mod quantity;

use crate::session::form::Section;
use crate::ui::clinician::form::item::item;
use crate::ui::clinician::overview::start_again;
use crate::ui::scene::Scene;
use markup::html;
use yew::prelude::*;

/// Every item that is asked now, section by section; "start again" at the end.
pub(crate) fn form(scene: &Scene) -> Html {
    let texts = &scene.words.messages.clinician;
    let criteria = criteria_by_item(scene);
    let section = |section: Section| {
        let (key, title) = match section.topic {
            Some(topic) => (topic, scene.words.topic(topic).to_owned()),
            None => (usize::MAX, texts.told.to_owned()),
        };
        let id = format!("tp-section-{key}");
        let ask = |index: usize| {
            let about = criteria.get(index).map_or(&[][..], Vec::as_slice);
            item(scene, index, section.topic, about)
        };
        html! {
            <section {key} class="tp-section" aria-labelledby={id.clone()}>
                <h2 class="tp-section__title" {id}>{ title }</h2>
                // In an element of their own: beside one without a key, Yew would build all of them anew.
                <div>{ for section.items.iter().copied().map(ask) }</div>
            </section>
        }
    };
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <form novalidate=true autocomplete="off" {onsubmit}>
            <p class="tp-small">{ texts.dates }</p>
            <div>{ for scene.session.sections(&scene.sheet).into_iter().map(section) }</div>
            <p class="tp-form-end">{ start_again(scene, "tp-start-again-below") }</p>
        </form>
    }
}

/// The criteria, by index, in which each item takes part: worked out once for all of them.
fn criteria_by_item(scene: &Scene) -> Vec<Vec<usize>> {
    let trial = scene.session.trial();
    let mut about = vec![Vec::new(); trial.items().len()];
    for criterion in 0..trial.criteria().len() {
        for item in trial.items_of(criterion) {
            if let Some(criteria) = about.get_mut(*item) {
                criteria.push(criterion);
            }
        }
    }
    about
}
