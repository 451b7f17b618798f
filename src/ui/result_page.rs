//! The result: every criterion in the group that says what to do about it.

use crate::session::Action;
use crate::session::outcome::{Group, Outcome};
use crate::ui::answer_list::{Naming, answer_list};
use crate::ui::buttons;
use crate::ui::disclaimers::disclaimers;
use crate::ui::result_head::result_head;
use crate::ui::rule::rule;
use crate::ui::scene::Scene;
use crate::ui::status_notice::status_notice;
use yew::prelude::*;

/// The last page.
pub(crate) fn result_page(scene: &Scene) -> Html {
    let Scene { words, session, on_action, .. } = scene;
    let outcome = session.outcome();
    let messages = words.messages;
    let texts = &messages.result;
    html! {
        <>
            { buttons::back(scene) }
            <h1 tabindex="-1">{ texts.title }</h1>
            { result_head(words, &outcome) }
            { status_notice(scene) }
            { for Group::ALL.into_iter().map(|of| group(scene, &outcome, of)) }
            if !outcome.reminders.is_empty() {
                <section>
                    <h2>{ texts.reminders }</h2>
                    <p>{ texts.reminders_lead }</p>
                    { answer_list(scene, &outcome.reminders, Naming::Label) }
                </section>
            }
            { disclaimers(messages) }
            <section>
                <h2>{ texts.versions }</h2>
                <p id="tp-reference-date">{ (texts.compared_as_of)(&(messages.date)(session.reference_date())) }</p>
            </section>
            <p class="tp-actions">
                <button type="button" class="tp-button tp-button--quiet" id="tp-restart"
                    onclick={on_action.reform(|_: MouseEvent| Action::Restart)}>{ messages.start_again }</button>
                <span class="tp-small">{ messages.start_again_hint }</span>
            </p>
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
            <h2>{ (texts.group_of)((texts.group)(group), rules.len()) }</h2>
            <p>{ (texts.group_lead)(group) }</p>
            <ul class="tp-rules">{ rules }</ul>
        </section>
    }
}
