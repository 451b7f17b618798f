//! The page before the engine runs, and without it: the study's summary, its status and the verbatim criteria, in
//! every language of the trial, for readers whose browser runs no script or no WebAssembly.

mod words;

use anyhow::{Context, Result, ensure};
use screening::definition::{Category, Texts, TrialDefinition};
use std::fmt::Write;
use words::Words;

/// The part of the template between these is replaced.
const START: &str = "<!-- trial:start -->";
const END: &str = "<!-- trial:end -->";

/// Writes the trial into the template. The template's comments, which are for its authors, are left out.
pub(crate) fn with_trial(template: &str, trial: &TrialDefinition) -> Result<String> {
    let misplaced = || format!("index.html must hold `{START}` and, after it, `{END}`, each once");
    let (before, rest) = template.split_once(START).with_context(misplaced)?;
    let (_, after) = rest.split_once(END).with_context(misplaced)?;
    ensure!(!before.contains(END) && !after.contains(START) && !after.contains(END), misplaced());
    let sections = trial.languages.iter().map(|texts| section(trial, texts)).collect::<Result<String>>()?;
    Ok(format!("{}{sections}{}", without_comments(before), without_comments(after)))
}

/// A template without the comments for its authors.
pub(crate) fn without_comments(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        // One that does not end goes on to the end of the file, as in a browser.
        rest = comment.split_once("-->").map_or("", |(_, after)| after.trim_start_matches('\n'));
    }
    kept + rest
}

/// Everything in one language.
fn section(trial: &TrialDefinition, texts: &Texts) -> Result<String> {
    let words = Words::of(&texts.language)?;
    let record = &trial.record;
    let mut html = format!("<section lang=\"{}\">\n<h1>{}</h1>\n", escaped(&texts.language), escaped(&texts.title));
    for paragraph in texts.about.iter().chain([&texts.who_for, &texts.investigational]) {
        html += &element("p", paragraph);
    }

    html += &element("h2", words.status_title);
    html += &element("p", &(words.status)(&texts.record.status, record.end_date));
    if record.end_date < record.copied_on {
        html += &element("p", words.end_date_has_passed);
    }
    if record.enrollment == 0 {
        html += &element("p", words.enrollment_of_zero);
    }
    html += &element("p", &(words.copied)(&texts.record.source, record.copied_on));
    html += &element("p", words.signs_nobody_up);

    html += &element("h2", words.record_title);
    html += "<dl>\n";
    for (term, description) in [
        (words.identifier, &trial.identifier),
        (words.phase, &texts.record.phase),
        (words.gender, &texts.record.gender),
        (words.healthy_volunteers, &texts.record.healthy_volunteers),
        (words.sponsor, &texts.record.sponsor),
        (words.collaborator, &texts.record.collaborator),
    ] {
        writeln!(html, "<dt>{}</dt><dd>{}</dd>", escaped(term), escaped(description))?;
    }
    html += "</dl>\n";

    html += &criteria(trial, texts, words, Category::Inclusion)?;
    html += &criteria(trial, texts, words, Category::Exclusion)?;
    Ok(html + "</section>\n")
}

/// The criteria of a category: each in plain words and in the record's, which are English in every language.
fn criteria(trial: &TrialDefinition, texts: &Texts, words: &Words, category: Category) -> Result<String> {
    let title = match category {
        Category::Inclusion => words.inclusion_title,
        Category::Exclusion => words.exclusion_title,
    };
    let mut html = element("h2", title) + "<ul>\n";
    for (criterion, criterion_texts) in trial.criteria.iter().zip(&texts.criteria) {
        if criterion.category == category {
            writeln!(
                html,
                "<li><p>{} {}</p>\n<p>{} <q lang=\"en\">{}</q></p></li>",
                escaped(&criterion.identifier),
                escaped(&criterion_texts.plain),
                escaped(words.verbatim),
                escaped(&criterion.verbatim),
            )?;
        }
    }
    Ok(html + "</ul>\n")
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
