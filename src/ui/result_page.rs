//! The result: every criterion in the group that says what to do about it.

use crate::session::Action;
use crate::session::outcome::{Group, Mark, Outcome};
use crate::ui::answer_list::{Naming, answer_list, told_elsewhere};
use crate::ui::buttons;
use crate::ui::disclaimers::disclaimers;
use crate::ui::hand_over::hand_over;
use crate::ui::icon::icon;
use crate::ui::request::Request;
use crate::ui::result_head::result_head;
use crate::ui::rule::{class, rule};
use crate::ui::scene::Scene;
use crate::ui::status_notice::{record_remarks, status_notice};
use markup::html;
use screening::definition::CriterionTexts;
use yew::prelude::*;

/// The last page.
pub(crate) fn result_page(scene: &Scene) -> Html {
    let Scene { words, session, on_action, on_request, .. } = scene;
    let outcome = scene.outcome();
    let messages = words.messages;
    let texts = &messages.result;
    html! {
        <>
            { buttons::back(scene) }
            <h1 tabindex="-1">{ texts.title }</h1>
            { result_head(scene, outcome) }
            { status_notice(scene) }
            { counts(scene, outcome) }
            { for Group::ALL.into_iter().map(|of| group(scene, outcome, of)) }
            { bring_and_ask(scene, outcome) }
            if !outcome.reminders.is_empty() {
                <section>
                    <h2>{ texts.reminders }</h2>
                    <p>{ texts.reminders_lead }</p>
                    { answer_list(scene, &outcome.reminders, Naming::Label) }
                </section>
            }
            { told_elsewhere(scene) }
            { disclaimers(messages) }
            <p><strong>{ messages.emergency }</strong></p>
            <section>
                <h2>{ texts.versions }</h2>
                <p id="tp-reference-date">{ (texts.compared_as_of)(&(messages.date)(session.reference_date())) }</p>
                { record_remarks(scene) }
            </section>
            { hand_over(scene) }
            <div class="tp-actions">
                <button type="button" class="tp-button" id="tp-print"
                    onclick={on_request.reform(|_: MouseEvent| Request::Print)}>{ texts.print }</button>
            </div>
            <p class="tp-actions">
                <button type="button" class="tp-button tp-button--quiet" id="tp-restart"
                    onclick={on_action.reform(|_: MouseEvent| Action::Restart)}>{ messages.start_again }</button>
                <span class="tp-small">{ messages.start_again_hint }</span>
            </p>
        </>
    }
}

/// How many criteria each group has, with the way to them.
fn counts(scene: &Scene, outcome: &Outcome) -> Html {
    let texts = &scene.words.messages.result;
    let count = |group: Group| {
        let count = outcome.group(group).count();
        let id = id(group);
        let href = format!("#{id}");
        let onclick = scene.on_jump.reform(move |event: MouseEvent| {
            // The address stays as it is.
            event.prevent_default();
            id.to_owned()
        });
        (count > 0).then(|| {
            html! {
                <li class={class(mark(group))}>
                    <a {href} {onclick}>{ icon(mark(group)) }{ (texts.group_of)((texts.group)(group), count) }</a>
                </li>
            }
        })
    };
    html! {
        <>
            <p>{ (texts.compared_with)(outcome.lines.len()) }</p>
            <ul class="tp-counts">{ for Group::ALL.into_iter().filter_map(count) }</ul>
        </>
    }
}

/// The criteria of a group; nothing where there are none.
fn group(scene: &Scene, outcome: &Outcome, group: Group) -> Html {
    let texts = &scene.words.messages.result;
    let rules: Vec<Html> = outcome.group(group).map(|line| rule(scene, line)).collect();
    if rules.is_empty() {
        return Html::default();
    }
    html! {
        <section class="tp-group">
            <h2 id={id(group)} tabindex="-1">{ (texts.group_of)((texts.group)(group), rules.len()) }</h2>
            <p>{ (texts.group_lead)(group) }</p>
            <ul class="tp-rules">{ rules }</ul>
        </section>
    }
}

/// What to bring, and what to ask the study team.
pub(crate) fn bring_and_ask(scene: &Scene, outcome: &Outcome) -> Html {
    let texts = &scene.words.messages.result;
    html! {
        <>
            { open_points(scene, outcome, texts.bring, |own| &own.bring) }
            { open_points(scene, outcome, texts.ask, |own| &own.ask) }
        </>
    }
}

/// One text of each criterion that is open or has to be confirmed, each text once; nothing where there are none.
fn open_points(scene: &Scene, outcome: &Outcome, title: &'static str, text: fn(&CriterionTexts) -> &String) -> Html {
    let mut points: Vec<&String> = Vec::new();
    for line in outcome.lines.iter().filter(|line| line.mark.is_open()) {
        let point = scene.words.criterion(line.criterion).map(text);
        points.extend(point.filter(|point| !point.is_empty() && !points.contains(point)));
    }
    if points.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ title }</h2>
            <ul>{ for points.into_iter().map(|point| html! { <li>{ point }</li> }) }</ul>
        </section>
    }
}

/// The id of a group's heading.
fn id(group: Group) -> &'static str {
    match group {
        Group::StandsInTheWay => "tp-stands-in-the-way",
        Group::NeedsAnswer => "tp-needs-answer",
        Group::StudyTeam => "tp-study-team",
        Group::DependsOnReading => "tp-depends-on-reading",
        Group::Fits => "tp-fits",
    }
}

/// The state that stands for a group.
fn mark(group: Group) -> Mark {
    match group {
        Group::StandsInTheWay => Mark::StandsInTheWay,
        Group::NeedsAnswer => Mark::NeedsAnswer,
        Group::StudyTeam => Mark::StudyTeam,
        Group::DependsOnReading => Mark::DependsOnReading,
        Group::Fits => Mark::Fits,
    }
}
