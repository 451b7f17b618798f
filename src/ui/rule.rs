//! One criterion on the result page.

use crate::session::outcome::{Line, Mark};
use crate::ui::answer_list::{Naming, answer_list};
use crate::ui::icon::icon;
use crate::ui::record_words::record_words;
use crate::ui::scene::Scene;
use yew::prelude::*;

/// State, plain words, reason, dates, the record's words, the answers used, what to do next.
pub(crate) fn rule(scene: &Scene, line: &Line) -> Html {
    let words = &scene.words;
    let texts = &words.messages.result;
    let (Some(own), Some(of)) = (words.criterion(line.criterion), words.definition().criteria.get(line.criterion))
    else {
        return Html::default();
    };
    let (class, reason) = match line.mark {
        Mark::StandsInTheWay => ("tp-rule tp-rule--against", own.fails.as_str()),
        Mark::Fits => ("tp-rule tp-rule--fits", own.passes.as_str()),
        Mark::FitsProvisionally => ("tp-rule tp-rule--confirm", own.passes.as_str()),
        Mark::DoesNotApply => ("tp-rule tp-rule--fits", ""),
        Mark::NeedsAnswer | Mark::StudyTeam => ("tp-rule", own.unknown.as_str()),
        // What contradicts, or how it can be read, is told below.
        Mark::Contradiction | Mark::DependsOnReading => ("tp-rule", ""),
    };
    let clears = if line.mark == Mark::StandsInTheWay { texts.clears } else { texts.would_clear };
    let conflicts = line.conflicts.iter().filter_map(|which| own.conflicts.get(*which));
    let confirm = (line.mark == Mark::FitsProvisionally).then_some(texts.to_confirm);
    let sentences = [reason].into_iter().chain(conflicts.map(String::as_str)).chain(confirm);
    let paragraphs = sentences.filter(|text| !text.is_empty()).map(|text| html! { <p>{ text.to_owned() }</p> });
    let reading = |(index, lets_in): (usize, &Option<bool>)| {
        html! { <li>{ own.readings.get(index).cloned() }{ words.messages.sentence_gap }<strong>{ (texts.reading)(*lets_in) }</strong></li> }
    };
    html! {
        <li {class} data-criterion={of.identifier.clone()}>
            <p class="tp-rule__mark">{ icon(line.mark) }<strong>{ (texts.mark)(line.mark) }</strong></p>
            <h3 class="tp-rule__plain">
                <span class="tp-rule__id">{ (texts.rule)(&of.identifier) }</span>{ " " }{ &own.plain }
            </h3>
            { for paragraphs }
            if !line.readings.is_empty() {
                <h4>{ texts.readings }</h4>
                <ol>{ for line.readings.iter().enumerate().map(reading) }</ol>
            }
            if let Some(clear) = line.clear { <p class="tp-rule__date"><strong>{ clears(clear) }</strong></p> }
            if line.mark.is_open() { <p><strong>{ texts.next_step }</strong>{ words.messages.sentence_gap }{ &own.next_step }</p> }
            { record_words(words, line.criterion) }
            if line.items.is_empty() {
                <p class="tp-small">{ texts.nothing_asked }</p>
            } else {
                <h4>{ texts.answers_used }</h4>
                { answer_list(scene, &line.items, Naming::Label) }
            }
        </li>
    }
}
