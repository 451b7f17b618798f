//! A criterion's definitions in CQL, every condition marked with its value for this person.
//!
//! The text itself is for eyes: nested spans read badly aloud. Beside it stands the same as a list.

use crate::ui::scene::Scene;
use markup::html;
use screening::definition::{Clause, Definition};
use screening::{Role, TracedDefinition};
use yew::prelude::*;

/// A condition and its value.
type Valued = (Clause, Option<bool>);

/// The definitions of a criterion, by index.
pub(super) fn logic(scene: &Scene, index: usize) -> Html {
    let texts = &scene.words.messages.findings;
    let traced = scene.session.trial().trace(index, &scene.sheet.answers, scene.session.reference_date());
    let definitions = &scene.words.definition().definitions;
    let readings = scene.words.definition().criteria.get(index).map_or(0, |of| of.readings.len());
    let shown = traced.iter().filter_map(|of| Some(definition(scene, definitions.get(of.definition)?, of, readings)));
    html! {
        <>
            <h5>{ texts.logic }</h5>
            <p class="tp-findings__note">{ texts.legend }</p>
            { for shown }
        </>
    }
}

fn definition(scene: &Scene, definition: &Definition, traced: &TracedDefinition, readings: usize) -> Html {
    let texts = &scene.words.messages.findings;
    let role = match traced.role {
        Role::Reading(_) if readings == 1 => texts.only_reading.to_owned(),
        role => (texts.role)(role),
    };
    let truths = traced.clauses.iter().map(|truths| truths.decided());
    let valued: Vec<Valued> = definition.clauses.iter().copied().zip(truths).collect();
    let source = definition.source.as_str();
    let text = marked(scene, source, (0, source.len()), &mut valued.as_slice());
    let item = |(clause, truth): &Valued| {
        // On one line, as it is read.
        let words: Vec<&str> = source.get(clause.from..clause.to).unwrap_or_default().split_whitespace().collect();
        html! { <li lang="en">{ (texts.clause)(&words.join(" "), (texts.truth)(*truth)) }</li> }
    };
    html! {
        <div class="tp-logic" data-definition={definition.name.clone()}>
            <p class="tp-logic__head">
                <code class="tp-logic__name" lang="en">{ &definition.name }</code>{ " " }
                <span class="tp-flag">{ role }</span>
                if let Some(whole) = traced.whole {
                    { " " }<span class="tp-flag">{ (texts.truth)(whole.decided()) }</span>
                }
            </p>
            <pre class="tp-logic__text" lang="en" aria-hidden={(!valued.is_empty()).then_some("true")}><code>{ text }</code></pre>
            if !valued.is_empty() {
                <ul class="tp-unseen" aria-label={(texts.clauses_of)(&definition.name)}>{ for valued.iter().map(item) }</ul>
            }
        </div>
    }
}

/// A part of the source, its conditions in spans that end with their marks. Takes the conditions within that part.
fn marked(scene: &Scene, source: &str, (from, to): (usize, usize), rest: &mut &[Valued]) -> Vec<Html> {
    let texts = &scene.words.messages.findings;
    let plain = |from: usize, to: usize| Html::from(source.get(from..to).unwrap_or_default().to_owned());
    let mut parts = Vec::new();
    let mut at = from;
    while let Some(((clause, truth), others)) = rest.split_first()
        && clause.to <= to
    {
        *rest = others;
        parts.push(plain(at, clause.from));
        let inner = marked(scene, source, (clause.from, clause.to), rest);
        let class = match truth {
            Some(true) => "tp-clause tp-clause--true",
            Some(false) => "tp-clause tp-clause--false",
            None => "tp-clause",
        };
        parts.push(html! { <span {class}>{ inner }<b class="tp-clause__mark">{ (texts.letter)(*truth) }</b></span> });
        at = clause.to;
    }
    parts.push(plain(at, to));
    parts
}
