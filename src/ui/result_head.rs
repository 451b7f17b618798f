//! The overall result: one hedged sentence, and the date where waiting is enough.

use crate::session::outcome::Outcome;
use crate::ui::words::Words;
use screening::Determination;
use yew::prelude::*;

/// The determination in words, never more certain than the answers allow.
pub(crate) fn result_head(words: &Words, outcome: &Outcome) -> Html {
    let texts = &words.messages.result;
    let waiting = match outcome.determination {
        Determination::NotYet => Some(outcome.earliest.map_or(texts.no_earliest.to_owned(), texts.earliest)),
        Determination::PossiblyEligible | Determination::NotMatching | Determination::Undetermined => None,
    };
    let end_date = (words.messages.date)(words.definition().record.end_date);
    let conflict = |which: &usize| {
        let sentence = words.texts().and_then(|texts| texts.conflicts.get(*which)).cloned();
        html! { <li>{ sentence }</li> }
    };
    html! {
        <div class="tp-result" id="tp-determination">
            <p class="tp-result__sentence">{ (texts.determination)(outcome.determination) }</p>
            if let Some(waiting) = waiting {
                <p class="tp-result__date" id="tp-earliest">{ waiting }</p>
                <p>{ (texts.earliest_caveat)(&end_date) }</p>
            }
            if !outcome.conflicts.is_empty() {
                <h2>{ texts.contradictions }</h2>
                <ul>{ for outcome.conflicts.iter().map(conflict) }</ul>
            }
        </div>
    }
}
