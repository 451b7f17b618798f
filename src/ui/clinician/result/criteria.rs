//! Every criterion on a line, in the record's order; its reasons where it is opened.

use super::reasons::reasons;
use crate::session::Action;
use crate::session::findings::mark;
use crate::session::outcome::Mark;
use crate::ui::icon::icon;
use crate::ui::scene::Scene;
use markup::html;
use screening::{CriterionAssessment, Examination};
use yew::prelude::*;

/// All criteria.
pub(super) fn criteria(scene: &Scene, found: &Examination) -> Html {
    let texts = &scene.words.messages.findings;
    let count = found.assessment.criteria.len();
    let all_open = scene.session.unfolded().len() == count;
    let (label, next) = if all_open { (texts.close_all, Vec::new()) } else { (texts.open_all, (0..count).collect()) };
    let onclick = scene.on_action.reform(move |_: MouseEvent| Action::Unfold(next.clone()));
    html! {
        <section>
            <div class="tp-findings__bar">
                <h3>{ texts.criteria }</h3>
                <button type="button" class="tp-link" id="tp-open-all" {onclick}>{ label }</button>
            </div>
            <p class="tp-findings__note">{ texts.statuses_mean }</p>
            <ul class="tp-findings__list">{ for (0..count).map(|index| criterion(scene, found, index)) }</ul>
        </section>
    }
}

fn criterion(scene: &Scene, found: &Examination, index: usize) -> Html {
    let words = &scene.words;
    let (Some(assessed), Some(of), Some(own)) =
        (found.assessment.criteria.get(index), words.definition().criteria.get(index), words.criterion(index))
    else {
        return Html::default();
    };
    let mark = mark(assessed);
    let class = match mark {
        Mark::StandsInTheWay => "tp-finding tp-finding--against",
        Mark::Fits | Mark::DoesNotApply => "tp-finding tp-finding--fits",
        Mark::FitsProvisionally => "tp-finding tp-finding--confirm",
        Mark::NeedsAnswer | Mark::Contradiction | Mark::StudyTeam | Mark::DependsOnReading => "tp-finding",
    };
    let open = scene.session.unfolded().contains(&index);
    let mut unfolded = scene.session.unfolded().to_vec();
    if open {
        unfolded.retain(|other| *other != index);
    } else {
        unfolded.push(index);
    }
    let onclick = scene.on_action.reform(move |_: MouseEvent| Action::Unfold(unfolded.clone()));
    let flags = flags(scene, assessed);
    let flag = |text: String| html! { <>{ " " }<span class="tp-flag">{ text }</span></> };
    let region = format!("tp-reasons-{}", of.identifier);
    html! {
        <li {class} data-criterion={of.identifier.clone()}>
            <h4>
                <button type="button" class="tp-finding__line" aria-expanded={open.to_string()}
                    aria-controls={open.then(|| region.clone())} {onclick}>
                    <span class="tp-finding__id">{ &of.identifier }</span>{ " " }
                    <span class="tp-finding__words">{ &own.clinical }</span>{ " " }
                    <span class="tp-finding__state">
                        { icon(mark) }
                        <strong>{ (words.messages.findings.status)(assessed.status) }</strong>
                    </span>
                    if !flags.is_empty() {
                        <span class="tp-finding__flags">{ for flags.into_iter().map(flag) }</span>
                    }
                </button>
            </h4>
            if open { <div class="tp-finding__reasons" id={region}>{ reasons(scene, found, index) }</div> }
        </li>
    }
}

/// Flags and the date, each in a few words.
fn flags(scene: &Scene, assessed: &CriterionAssessment) -> Vec<String> {
    let texts = &scene.words.messages.findings;
    let flags = assessed.flags;
    let told = [
        (flags.conflict, texts.conflict),
        (flags.depends_on_reading, texts.depends_on_reading),
        (flags.provisional, texts.provisional),
        (flags.site_assessed, texts.site_assessed),
        (flags.not_searched, texts.not_searched),
    ];
    let told = told.into_iter().filter(|(holds, _)| *holds).map(|(_, text)| text.to_owned());
    told.chain(assessed.clear.map(texts.clear)).chain(assessed.until.map(texts.until)).collect()
}
