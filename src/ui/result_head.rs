//! The overall result: one hedged sentence, and the date where waiting is enough.

use crate::session::outcome::{Line, Outcome};
use crate::ui::answer_list::{Naming, answer_list};
use crate::ui::scene::Scene;
use crate::ui::words::Words;
use markup::html;
use screening::{DateRange, Determination};
use yew::prelude::*;

/// The determination in words, never more certain than the answers allow.
pub(crate) fn result_head(scene: &Scene, outcome: &Outcome) -> Html {
    let words = &scene.words;
    let texts = &words.messages.result;
    let waiting = match outcome.determination {
        Determination::NotYet => Some(outcome.earliest.map_or(texts.no_earliest.to_owned(), texts.earliest)),
        Determination::PossiblyEligible | Determination::NotMatching | Determination::Undetermined => None,
    };
    let end_date = (words.messages.date)(words.definition().record.end_date);
    html! {
        <>
            <div class="tp-result" id="tp-determination">
                <p class="tp-result__sentence">{ (texts.determination)(outcome.determination) }</p>
                if let Some(waiting) = waiting {
                    <p class="tp-result__date" id="tp-earliest">{ waiting }</p>
                    <p>{ texts.waits_for }</p>
                    <ul id="tp-waits-for">{ for outcome.waiting().map(|(line, clear)| waits_for(words, line, clear)) }</ul>
                    <p>{ (texts.earliest_caveat)(&end_date) }</p>
                }
            </div>
            if !outcome.conflicts.is_empty() {
                <h2>{ texts.contradictions }</h2>
                { for outcome.conflicts.iter().map(|which| contradiction(scene, *which)) }
            }
        </>
    }
}

/// Why a criterion waits, and until when. Its rule would read like a statement about the person, and a wrong one.
fn waits_for(words: &Words, line: &Line, clear: DateRange) -> Html {
    let texts = &words.messages.result;
    let reason = words.criterion(line.criterion).map_or("", |own| &own.fails);
    html! { <li>{ words.sentences(&[reason, &(texts.waits_until)(clear)]) }</li> }
}

/// What contradicts though it decides nothing, by its index, with the answers.
fn contradiction(scene: &Scene, which: usize) -> Html {
    let sentence = scene.words.texts().and_then(|texts| texts.conflicts.get(which)).cloned();
    let items = scene.words.definition().conflicts.get(which).map_or(&[][..], |conflict| &conflict.items);
    let shown = |item: &usize| scene.session.is_question(*item) && scene.sheet.is_asked(*item);
    let items: Vec<usize> = items.iter().copied().filter(shown).collect();
    html! {
        <div class="tp-contradiction">
            <p>{ sentence }</p>
            { answer_list(scene, &items, Naming::Label) }
        </div>
    }
}
