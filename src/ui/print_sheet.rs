//! What is printed of a result, on one or two sheets: every criterion with the record's words, where it stands, the
//! answers that count, and room to fill in by hand. On screen it is not there.

use crate::messages::print_sheet::PrintSheet;
use crate::session::Audience;
use crate::session::findings::waits_for;
use crate::session::outcome::{Line, Mark, Outcome};
use crate::ui::clinician::result::identifiers;
use crate::ui::disclaimers::disclaimers;
use crate::ui::result_page::bring_and_ask;
use crate::ui::scene::Scene;
use crate::ui::status_notice::status_sentences;
use markup::html;
use screening::{CriterionAssessment, Determination, Explanation};
use yew::prelude::*;

/// The sheet of a participant or of a clinician. Nobody's name stands on it.
pub(crate) fn print_sheet(scene: &Scene) -> Html {
    let texts = &scene.words.messages.print_sheet;
    match scene.session.audience() {
        Audience::Participant => {
            let outcome = scene.outcome();
            let rows = outcome.lines.iter().map(|line| participant_row(scene, line));
            html! {
                <section class="tp-sheet">
                    { head(scene, &[]) }
                    { participant_summary(scene, outcome) }
                    { table(texts, Audience::Participant, rows.collect()) }
                    <div class="tp-sheet__notes">
                        { bring_and_ask(scene, outcome) }
                        { disclaimers(scene.words.messages) }
                    </div>
                    <p><b>{ scene.words.messages.emergency }</b></p>
                </section>
            }
        }
        Audience::Clinician => {
            let found = scene.examination();
            let rows = found.assessment.criteria.iter().zip(&found.explanations).enumerate();
            let rows =
                rows.map(|(criterion, (assessed, explained))| clinician_row(scene, criterion, assessed, explained));
            html! {
                <section class="tp-sheet">
                    { head(scene, &[texts.participant_number, texts.completed_by]) }
                    { clinician_summary(scene) }
                    { table(texts, Audience::Clinician, rows.collect()) }
                </section>
            }
        }
    }
}

/// Title, study, what was compared with what, and blanks to fill in.
fn head(scene: &Scene, blanks: &[&'static str]) -> Html {
    let Scene { words, session, .. } = scene;
    let texts = &words.messages.print_sheet;
    let definition = words.definition();
    let version = format!("{} {}", definition.identifier, definition.version);
    let record = format!("{}, {}", words.source(), words.copied_on());
    let date = (words.messages.date)(session.reference_date());
    let facts = [
        (texts.reference_date, date.as_str()),
        (texts.definition, version.as_str()),
        (texts.record, record.as_str()),
        (texts.hash, session.trial_hash()),
    ];
    let fact = |(name, value): (&str, &str)| {
        html! { <div><dt>{ name.to_owned() }</dt><dd>{ value.to_owned() }</dd></div> }
    };
    let blank = |name: &&'static str| html! { <div class="tp-sheet__blank"><dt>{ *name }</dt><dd></dd></div> };
    html! {
        <>
            <h1>{ (texts.title)(session.audience()) }</h1>
            <p>{ words.study().to_owned() }</p>
            <dl class="tp-sheet__head">{ for facts.into_iter().map(fact) }{ for blanks.iter().map(blank) }</dl>
        </>
    }
}

/// The overall result, from when on nothing stands in the way where waiting is enough, and the study's status.
fn participant_summary(scene: &Scene, outcome: &Outcome) -> Html {
    let texts = &scene.words.messages.result;
    let waiting = match outcome.determination {
        Determination::NotYet => outcome.earliest.map_or(texts.no_earliest.to_owned(), texts.earliest),
        Determination::PossiblyEligible | Determination::NotMatching | Determination::Undetermined => String::new(),
    };
    let result = scene.words.sentences(&[(texts.determination)(outcome.determination), &waiting]);
    html! { <><p><b>{ result }</b></p><p>{ status_sentences(scene) }</p></> }
}

/// The same in clinicians' words.
fn clinician_summary(scene: &Scene) -> Html {
    let words = &scene.words;
    let texts = &words.messages.findings;
    let assessment = &scene.examination().assessment;
    let status = words.texts().map_or("", |texts| &texts.record.status);
    let status = (words.messages.clinician.status)(status, &words.copied_on());
    let waiting = assessment.earliest.map(|earliest| {
        let waits_for = (texts.waits_for)(&identifiers(scene, &waits_for(assessment)));
        html! { <p>{ (texts.earliest)(earliest) }{ " · " }{ waits_for }</p> }
    });
    html! {
        <>
            <p><b>{ (texts.determination)(assessment.determination) }</b></p>
            { waiting }
            <p>{ words.sentences(&[texts.hedge, &status, texts.statuses_mean]) }</p>
        </>
    }
}

fn table(texts: &PrintSheet, audience: Audience, rows: Html) -> Html {
    let column = |text: &'static str| html! { <th scope="col">{ text }</th> };
    let of_audience = [texts.criterion, texts.status, texts.answers, texts.source_document];
    let kind = match audience {
        Audience::Participant => None,
        Audience::Clinician => Some("tp-sheet__worksheet"),
    };
    html! {
        <table class={classes!(kind)}>
            <thead>
                <tr>
                    { for of_audience.into_iter().map(|text| column(text(audience))) }
                    if audience == Audience::Clinician { { column(texts.initials) } }
                </tr>
            </thead>
            <tbody>{ rows }</tbody>
        </table>
    }
}

fn participant_row(scene: &Scene, line: &Line) -> Html {
    let words = &scene.words;
    let texts = &words.messages.result;
    let plain = words.criterion(line.criterion).map(|texts| html! { <p>{ &texts.plain }</p> });
    let clears = if line.mark == Mark::StandsInTheWay { texts.clears } else { texts.would_clear };
    html! {
        <tr>
            <th scope="row">{ plain }{ verbatim(scene, line.criterion) }</th>
            <td>
                <b>{ (texts.mark)(line.mark) }</b>
                { for line.clear.map(|clear| html! { <p>{ clears(clear) }</p> }) }
            </td>
            <td>{ answers(scene, &line.items) }</td>
            <td></td>
        </tr>
    }
}

fn clinician_row(scene: &Scene, criterion: usize, assessed: &CriterionAssessment, explanation: &Explanation) -> Html {
    let messages = scene.words.messages;
    html! {
        <tr>
            <th scope="row">{ verbatim(scene, criterion) }</th>
            <td>
                <b>{ (messages.print_sheet.status_of)(assessed.status, assessed.flags) }</b>
                { for assessed.clear.map(|clear| html! { <p>{ (messages.findings.clear)(clear) }</p> }) }
            </td>
            <td>{ answers(scene, &explanation.used) }</td>
            <td></td>
            <td></td>
        </tr>
    }
}

/// A criterion by its name, in the record's words.
fn verbatim(scene: &Scene, criterion: usize) -> Html {
    let Some(criterion) = scene.words.definition().criteria.get(criterion) else { return Html::default() };
    html! { <p><b>{ &criterion.identifier }</b>{ " " }<q lang="en">{ &criterion.verbatim }</q></p> }
}

/// Items with their answers; of a list each row on its own.
fn answers(scene: &Scene, items: &[usize]) -> Html {
    let words = &scene.words;
    let line = |line: String| html! { <b>{ line }</b> };
    let answer = |item: &usize| {
        let lines = match scene.sheet.answers.get(*item) {
            Some(answer) => words.lines(*item, answer),
            None => vec![words.answer(&scene.sheet, *item)],
        };
        html! { <p>{ (words.messages.files.labelled)(words.label(*item), "") }{ for lines.into_iter().map(line) }</p> }
    };
    items.iter().map(answer).collect()
}
