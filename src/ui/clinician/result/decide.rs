//! What would decide: the open questions, best first, and how many answers are needed at least.

use super::identifiers;
use crate::session::Action;
use crate::session::decide::needed;
use crate::ui::scene::Scene;
use markup::html;
use screening::Determination;
use screening::assessment::Assessment;
use yew::prelude::*;

/// As many questions show at once; the others on demand.
const SHOWN: usize = 6;

/// The next questions, each with a way to it.
pub(super) fn decide(scene: &Scene, assessment: &Assessment) -> Html {
    let texts = &scene.words.messages.findings;
    let next: Vec<usize> = assessment.next.iter().copied().filter(|item| scene.sheet.is_asked(*item)).collect();
    let (first, others) = next.split_at(SHOWN.min(next.len()));
    let needed = needed(scene.session.trial(), &scene.sheet.answers, assessment);
    let is_open = match assessment.determination {
        Determination::Undetermined | Determination::NotYet => true,
        Determination::PossiblyEligible | Determination::NotMatching => false,
    };
    html! {
        <section class="tp-next">
            <h3>{ texts.next }</h3>
            if next.is_empty() {
                <p>{ texts.nothing_decides }</p>
            } else {
                <p id="tp-needed">
                    if needed.at_least > 0 { { (texts.at_least)(needed.at_least) }{ " " } }
                    if assessment.determination == Determination::Undetermined { { texts.fewer } }
                </p>
                <ol class="tp-next__list" id="tp-next">{ for first.iter().map(|item| question(scene, *item)) }</ol>
                if !others.is_empty() {
                    <details class="tp-details">
                        <summary>{ (texts.more)(others.len()) }</summary>
                        <ol class="tp-next__list" start={(SHOWN + 1).to_string()}>
                            { for others.iter().map(|item| question(scene, *item)) }
                        </ol>
                    </details>
                }
            }
            if is_open && !needed.beyond_answers.is_empty() {
                <p>{ (texts.beyond_answers)(&identifiers(scene, &needed.beyond_answers)) }</p>
            }
        </section>
    }
}

fn question(scene: &Scene, item: usize) -> Html {
    html! { <li>{ go_to(scene, item) }</li> }
}

/// A way to the question of an item.
pub(super) fn go_to(scene: &Scene, item: usize) -> Html {
    let label = scene.words.label(item).to_owned();
    let name = (scene.words.messages.findings.go_to)(&label);
    let onclick = scene.on_action.reform(move |_: MouseEvent| Action::Change(item));
    html! { <button type="button" class="tp-go-to" aria-label={name} {onclick}>{ label }</button> }
}
