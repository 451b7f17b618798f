//! One criterion on the result page.

use crate::session::outcome::{Group, Line, Mark};
use crate::ui::answer_list::{Naming, answer_list};
use crate::ui::icon::icon;
use crate::ui::record_words::record_words;
use crate::ui::scene::Scene;
use markup::html;
use screening::definition::CriterionTexts;
use yew::prelude::*;

/// State and plain words, with everything about it below; folded where it fits, since nothing is to be done about it.
pub(crate) fn rule(scene: &Scene, line: &Line) -> Html {
    let words = &scene.words;
    let texts = &words.messages.result;
    let (Some(own), Some(of)) = (words.criterion(line.criterion), words.definition().criteria.get(line.criterion))
    else {
        return Html::default();
    };
    let head = html! {
        <>
            <span class="tp-rule__mark">{ icon(line.mark) }<strong>{ (texts.mark)(line.mark) }</strong></span>
            <h3 class="tp-rule__plain">
                <span class="tp-rule__id">{ (texts.rule)(&of.identifier) }</span>{ words.messages.sentence_gap }{ &own.plain }
            </h3>
        </>
    };
    let folded = line.mark.group() == Group::Fits;
    let class = classes!("tp-rule", class(line.mark), folded.then_some("tp-rule--folded"));
    html! {
        <li {class} data-criterion={of.identifier.clone()}>
            if folded {
                <details class="tp-fold"><summary>{ head }</summary>{ about(scene, line, own) }</details>
            } else {
                { head }{ about(scene, line, own) }
            }
        </li>
    }
}

/// The class that gives a state its colour.
pub(crate) fn class(mark: Mark) -> &'static str {
    match mark {
        Mark::StandsInTheWay => "tp-rule--against",
        Mark::Fits | Mark::DoesNotApply => "tp-rule--fits",
        Mark::FitsProvisionally => "tp-rule--confirm",
        Mark::NeedsAnswer | Mark::StudyTeam | Mark::Contradiction | Mark::DependsOnReading => "tp-rule--open",
    }
}

/// Reason, dates, what to do next, the record's words, the answers used.
fn about(scene: &Scene, line: &Line, own: &CriterionTexts) -> Html {
    let words = &scene.words;
    let texts = &words.messages.result;
    let reason = match line.mark {
        Mark::StandsInTheWay => own.fails.as_str(),
        Mark::Fits | Mark::FitsProvisionally => own.passes.as_str(),
        Mark::NeedsAnswer | Mark::StudyTeam => own.unknown.as_str(),
        // What contradicts, or how it can be read, is told below.
        Mark::DoesNotApply | Mark::Contradiction | Mark::DependsOnReading => "",
    };
    let clears = if line.mark == Mark::StandsInTheWay { texts.clears } else { texts.would_clear };
    let conflicts = line.conflicts.iter().filter_map(|which| own.conflicts.get(*which));
    let confirm = (line.mark == Mark::FitsProvisionally).then_some(texts.to_confirm);
    let sentences = [reason].into_iter().chain(conflicts.map(String::as_str)).chain(confirm);
    let paragraphs = sentences.filter(|text| !text.is_empty()).map(|text| html! { <p>{ text.to_owned() }</p> });
    let gap = words.messages.sentence_gap;
    let reading = |(index, lets_in): (usize, &Option<bool>)| {
        html! { <li>{ own.readings.get(index).cloned() }{ gap }<strong>{ (texts.reading)(*lets_in) }</strong></li> }
    };
    // Whoever gave the exact date is not asked for it again.
    let next_step = if line.only_waits() { texts.wait } else { own.next_step.as_str() };
    html! {
        <div class="tp-rule__about">
            { for paragraphs }
            if !line.readings.is_empty() {
                <h4>{ texts.readings }</h4>
                <ol>{ for line.readings.iter().enumerate().map(reading) }</ol>
            }
            if let Some(clear) = line.clear { <p class="tp-rule__date"><strong>{ clears(clear) }</strong></p> }
            if line.mark.is_open() { <p><strong>{ texts.next_step }</strong>{ gap }{ next_step.to_owned() }</p> }
            { record_words(words, line.criterion) }
            if line.items.is_empty() {
                <p class="tp-small">{ texts.nothing_asked }</p>
            } else {
                <h4>{ texts.answers_used }</h4>
                { answer_list(scene, &line.items, Naming::Label) }
            }
        </div>
    }
}
