//! The overall result: determination, counts, the date and what it waits for, contradictions that decide nothing.

use super::identifiers;
use crate::session::findings::{count, waits_for};
use crate::session::outcome::Mark;
use crate::ui::icon::icon;
use crate::ui::scene::Scene;
use markup::html;
use screening::assessment::Assessment;
use screening::{Determination, Status};
use yew::prelude::*;

/// Statuses in the order of their weight, with their icons.
const STATUSES: [(Status, Mark); 4] = [
    (Status::Fails, Mark::StandsInTheWay),
    (Status::Unknown, Mark::NeedsAnswer),
    (Status::Passes, Mark::Fits),
    (Status::NotApplicable, Mark::DoesNotApply),
];

/// The head of the result. Only the determination is announced, and only when it changes.
pub(super) fn head(scene: &Scene, assessment: &Assessment) -> Html {
    let texts = &scene.words.messages.findings;
    let class = match assessment.determination {
        Determination::PossiblyEligible => "tp-verdict tp-finding--fits",
        Determination::NotYet | Determination::NotMatching => "tp-verdict tp-finding--against",
        Determination::Undetermined => "tp-verdict",
    };
    let counted = |(status, mark): (Status, Mark)| {
        let number = count(assessment, status);
        html! { <li>{ icon(mark) }{ (texts.count)(status, number) }</li> }
    };
    html! {
        <>
            <h2>{ texts.title }</h2>
            <div {class}>
                <p class="tp-verdict__sentence" id="tp-determination" role="status">
                    { (texts.determination)(assessment.determination) }
                </p>
                { when(scene, assessment) }
                <ul class="tp-verdict__counts">{ for STATUSES.into_iter().map(counted) }</ul>
                <p class="tp-verdict__hedge">{ texts.hedge }</p>
            </div>
            { contradictions(scene, assessment) }
        </>
    }
}

/// The overall date, where waiting is enough.
fn when(scene: &Scene, assessment: &Assessment) -> Html {
    let texts = &scene.words.messages.findings;
    match (assessment.determination, assessment.earliest) {
        (Determination::NotYet, Some(earliest)) => html! {
            <p id="tp-earliest">
                <strong>{ (texts.earliest)(earliest) }</strong><br />
                <span>{ (texts.waits_for)(&identifiers(scene, &waits_for(assessment))) }</span>
                if let Some(latest) = assessment.latest { <br /><span>{ (texts.latest)(latest) }</span> }
            </p>
        },
        (Determination::NotYet, None) => html! { <p id="tp-earliest">{ texts.no_earliest }</p> },
        (Determination::NotMatching, _) if assessment.no_common_day => html! { <p>{ texts.no_common_day }</p> },
        (Determination::PossiblyEligible | Determination::NotMatching | Determination::Undetermined, _) => {
            Html::default()
        }
    }
}

fn contradictions(scene: &Scene, assessment: &Assessment) -> Html {
    let of_trial = assessment.conflicts.iter().filter(|conflict| conflict.criterion.is_none());
    let which: Vec<usize> = of_trial.flat_map(|conflict| conflict.which.iter().copied()).collect();
    if which.is_empty() {
        return Html::default();
    }
    let sentence = |which: &usize| {
        let sentence = scene.words.texts().and_then(|texts| texts.conflicts.get(*which)).cloned();
        html! { <li>{ sentence }</li> }
    };
    html! {
        <>
            <h3>{ scene.words.messages.findings.contradictions }</h3>
            <ul>{ for which.iter().map(sentence) }</ul>
        </>
    }
}
