//! What is printed of a result, on one or two sheets: every criterion with the record's words, where it stands, the
//! answers that count, and lines to fill in by hand. On screen it is not there.

use crate::messages::print_sheet::PrintSheet;
use crate::session::Audience;
use crate::ui::disclaimers::disclaimers;
use crate::ui::scene::Scene;
use markup::html;
use screening::Explanation;
use yew::prelude::*;

/// The sheet of a participant or of a clinician. Nobody's name stands on it.
pub(crate) fn print_sheet(scene: &Scene) -> Html {
    let Scene { words, session, .. } = scene;
    let texts = &words.messages.print_sheet;
    let audience = session.audience();
    let definition = words.definition();
    let version = format!("{} {}", definition.identifier, definition.version);
    let record = format!("{}, {}", words.source(), words.copied_on());
    let date = (words.messages.date)(session.reference_date());
    let head = [
        (texts.reference_date, date.as_str()),
        (texts.definition, version.as_str()),
        (texts.record, record.as_str()),
        (texts.hash, session.trial_hash()),
        (texts.participant_number, ""),
        (texts.completed_by, ""),
    ];
    let fact = |(name, value): (&str, &str)| {
        html! { <div><dt>{ name.to_owned() }</dt><dd>{ value.to_owned() }</dd></div> }
    };
    let rows = match audience {
        Audience::Participant => participant_rows(scene),
        Audience::Clinician => clinician_rows(scene),
    };
    html! {
        <section class="tp-sheet">
            <h1>{ (texts.title)(audience) }</h1>
            <p>{ words.study().to_owned() }</p>
            <dl class="tp-sheet__head">{ for head.into_iter().map(fact) }</dl>
            { summary(scene) }
            <table>
                <thead>{ columns(texts, audience) }</thead>
                <tbody>{ rows }</tbody>
            </table>
            if audience == Audience::Participant { { disclaimers(words.messages) } }
        </section>
    }
}

/// The overall result, and from when on nothing stands in the way where waiting is enough.
fn summary(scene: &Scene) -> Html {
    let texts = &scene.words.messages.result;
    let assessment = &scene.examination().assessment;
    html! {
        <p>
            <b>{ (texts.determination)(assessment.determination) }</b>
            { for assessment.earliest.map(|earliest| html! { <>{ " " }{ (texts.earliest)(earliest) }</> }) }
        </p>
    }
}

fn columns(texts: &PrintSheet, audience: Audience) -> Html {
    let column = |text: &'static str| html! { <th scope="col">{ text }</th> };
    html! {
        <tr>
            { column((texts.criterion)(audience)) }
            { column((texts.status)(audience)) }
            { column((texts.answers)(audience)) }
            { column((texts.source_document)(audience)) }
            if audience == Audience::Clinician { { column(texts.initials) } }
        </tr>
    }
}

fn participant_rows(scene: &Scene) -> Html {
    let words = &scene.words;
    let row = |line: &crate::session::outcome::Line| {
        let plain = words.criterion(line.criterion).map(|texts| html! { <p>{ &texts.plain }</p> });
        let status = (words.messages.result.mark)(line.mark).to_owned();
        let clear = line.clear.map(|clear| html! { <p>{ (words.messages.result.clears)(clear) }</p> });
        html! {
            <tr>
                <th scope="row">{ plain }{ verbatim(scene, line.criterion) }</th>
                <td>{ status }{ clear }</td>
                <td>{ answers(scene, &line.items) }</td>
                <td></td>
            </tr>
        }
    };
    scene.session.outcome().lines.iter().map(row).collect()
}

fn clinician_rows(scene: &Scene) -> Html {
    let words = &scene.words;
    let examination = scene.examination();
    let found = examination.assessment.criteria.iter().zip(&examination.explanations).enumerate();
    let row = |(criterion, (assessed, explanation)): (usize, (&screening::CriterionAssessment, &Explanation))| {
        let status = (words.messages.print_sheet.status_of)(assessed.status, assessed.flags);
        let clear = assessed.clear.map(|clear| html! { <p>{ (words.messages.result.clears)(clear) }</p> });
        html! {
            <tr>
                <th scope="row">{ verbatim(scene, criterion) }</th>
                <td>{ status }{ clear }</td>
                <td>{ answers(scene, &explanation.used) }</td>
                <td></td>
                <td></td>
            </tr>
        }
    };
    found.map(row).collect()
}

/// A criterion by its name, in the record's words.
fn verbatim(scene: &Scene, criterion: usize) -> Html {
    let Some(criterion) = scene.words.definition().criteria.get(criterion) else { return Html::default() };
    html! { <p><b>{ &criterion.identifier }</b>{ " " }<q lang="en">{ &criterion.verbatim }</q></p> }
}

/// Items with their answers.
fn answers(scene: &Scene, items: &[usize]) -> Html {
    let words = &scene.words;
    let answer = |item: &usize| {
        html! { <p>{ words.label(*item) }{ ": " }<b>{ words.answer(&scene.session, *item) }</b></p> }
    };
    items.iter().map(answer).collect()
}
