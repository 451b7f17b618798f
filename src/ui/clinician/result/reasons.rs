//! Why a criterion has its status: the record's words, the readings, the answers used and missing, the dates, the logic.

use super::decide::go_to;
use super::logic::logic;
use crate::session::findings::lets_in;
use crate::ui::record_words::record_words;
use crate::ui::scene::Scene;
use markup::html;
use screening::definition::{CriterionTexts, EligibilityCriterion};
use screening::{Examination, Explanation, Status};
use yew::prelude::*;

/// Everything about one criterion, by index.
pub(super) fn reasons(scene: &Scene, found: &Examination, index: usize) -> Html {
    let words = &scene.words;
    let (Some(assessed), Some(explanation), Some(of), Some(own)) = (
        found.assessment.criteria.get(index),
        found.explanations.get(index),
        words.definition().criteria.get(index),
        words.criterion(index),
    ) else {
        return Html::default();
    };
    let status = match assessed.status {
        Status::Passes => own.passes.as_str(),
        Status::Fails => own.fails.as_str(),
        Status::Unknown if assessed.flags.conflict => "",
        Status::Unknown => own.unknown.as_str(),
        Status::NotApplicable => "",
    };
    let contradicting = found.assessment.conflicts.iter().filter(|conflict| conflict.criterion == Some(index));
    let conflicts = contradicting.flat_map(|conflict| &conflict.which).filter_map(|which| own.conflicts.get(*which));
    let sentences = [status].into_iter().chain(conflicts.map(String::as_str)).filter(|text| !text.is_empty());
    html! {
        <>
            { record_words(words, index) }
            { for sentences.map(|text| html! { <p>{ text.to_owned() }</p> }) }
            { readings(scene, of, own, explanation) }
            { used(scene, explanation) }
            { missing(scene, explanation) }
            { dates(scene, index) }
            { logic(scene, index) }
        </>
    }
}

/// The readings with their own values, where there are several and they say something.
fn readings(scene: &Scene, of: &EligibilityCriterion, own: &CriterionTexts, explanation: &Explanation) -> Html {
    if explanation.readings.len() < 2 {
        return Html::default();
    }
    let texts = &scene.words.messages.findings;
    let reading = |(place, holds): (usize, &_)| {
        html! {
            <li>
                { own.readings.get(place).cloned() }{ scene.words.messages.sentence_gap }
                <strong>{ (texts.lets_in)(lets_in(of.category, *holds)) }</strong>
            </li>
        }
    };
    html! {
        <>
            <h5>{ texts.readings }</h5>
            <ol>{ for explanation.readings.iter().enumerate().map(reading) }</ol>
        </>
    }
}

fn used(scene: &Scene, explanation: &Explanation) -> Html {
    if explanation.used.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h5>{ scene.words.messages.findings.used }</h5>
            <dl class="tp-values">{ for explanation.used.iter().map(|item| value(scene, *item)) }</dl>
        </>
    }
}

/// An item with its answer.
fn value(scene: &Scene, item: usize) -> Html {
    let words = &scene.words;
    let lines = scene.sheet.answers.get(item).map(|answer| words.lines(item, answer)).unwrap_or_default();
    html! {
        <div><dt>{ words.label(item).to_owned() }</dt>{ for lines.into_iter().map(|line| html! { <dd>{ line }</dd> }) }</div>
    }
}

fn missing(scene: &Scene, explanation: &Explanation) -> Html {
    let asked: Vec<usize> = explanation.missing.iter().copied().filter(|item| scene.sheet.is_asked(*item)).collect();
    if asked.is_empty() {
        return Html::default();
    }
    let texts = &scene.words.messages.findings;
    let item = |item: usize| {
        let partly_known = explanation.used.contains(&item).then_some(texts.partly_known);
        html! { <li>{ go_to(scene, item) }{ " " }{ partly_known }</li> }
    };
    html! {
        <>
            <h5>{ texts.missing }</h5>
            <ul class="tp-next__list">{ for asked.into_iter().map(item) }</ul>
        </>
    }
}

/// The event, how long it counts, and when that is over, whether or not that day has come.
fn dates(scene: &Scene, index: usize) -> Html {
    let trial = scene.session.trial();
    let course = trial.course(index, &scene.sheet.answers, scene.session.reference_date());
    let (Some(washout), Some(course)) = (trial.clears_after(index), course) else { return Html::default() };
    let texts = &scene.words.messages.timeline;
    let event = (texts.event_on)(scene.words.label(washout.anchor), course.event);
    html! {
        <>
            <h5>{ scene.words.messages.findings.dates }</h5>
            <p class="tp-finding__dates">
                { event }{ " → " }{ texts.window }{ " " }{ (texts.period)(washout.period) }{ " → " }
                <strong>{ (scene.words.messages.findings.clear)(course.clear) }</strong>
            </p>
        </>
    }
}
