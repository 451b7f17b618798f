//! One criterion on the result page.

use crate::session::Session;
use crate::session::outcome::{Line, Mark};
use crate::ui::answer_list::AnswerList;
use crate::ui::icon::Icon;
use crate::ui::record_words::RecordWords;
use crate::ui::shared::Shared;
use crate::ui::words::Words;
use yew::prelude::*;

/// Props of [`Rule`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RuleProps {
    /// The texts.
    pub(crate) words: Words,
    /// The session.
    pub(crate) session: Shared<Session>,
    /// What was found.
    pub(crate) line: Line,
    /// The person wants to change the answer to an item.
    pub(crate) on_change: Callback<usize>,
}

/// State, plain words, reason, dates, the record's words, the answers used, what to do next.
#[component]
pub(crate) fn Rule(props: &RuleProps) -> Html {
    let RuleProps { words, session, line, on_change } = props;
    let texts = &words.messages.result;
    let (Some(own), Some(of)) = (words.criterion(line.criterion), words.definition().criteria.get(line.criterion))
    else {
        return Html::default();
    };
    let (class, reason) = match line.mark {
        Mark::StandsInTheWay => ("tp-rule--against", Some(&own.fails)),
        Mark::Fits => ("tp-rule--fits", Some(&own.passes)),
        Mark::FitsProvisionally => ("tp-rule--confirm", Some(&own.passes)),
        Mark::DoesNotApply => ("tp-rule--fits", None),
        Mark::NeedsAnswer | Mark::StudyTeam => ("tp-rule--open", Some(&own.unknown)),
        Mark::Contradiction | Mark::DependsOnReading => ("tp-rule--open", None),
    };
    let clears = if line.mark == Mark::StandsInTheWay { texts.clears } else { texts.would_clear };
    let clear = line.clear.map(clears);
    let conflict = |which: &usize| html! { <p>{ own.conflicts.get(*which).cloned() }</p> };
    let reading = |(index, lets_in): (usize, &Option<bool>)| {
        html! { <li>{ own.readings.get(index).cloned() }{ " " }<strong>{ (texts.reading)(*lets_in) }</strong></li> }
    };
    html! {
        <li class={classes!("tp-rule", class)} data-criterion={of.identifier.clone()}>
            <p class="tp-rule__mark"><Icon mark={line.mark} /><strong>{ (texts.mark)(line.mark) }</strong></p>
            <h3 class="tp-rule__plain"><span class="tp-rule__id">{ (texts.rule)(&of.identifier) }</span>{ " " }{ &own.plain }</h3>
            if let Some(reason) = reason { <p>{ reason }</p> }
            { for line.conflicts.iter().map(conflict) }
            if !line.readings.is_empty() {
                <h4>{ texts.readings }</h4>
                <ol>{ for line.readings.iter().enumerate().map(reading) }</ol>
            }
            if line.mark == Mark::FitsProvisionally { <p>{ texts.to_confirm }</p> }
            if let Some(clear) = clear { <p class="tp-rule__date"><strong>{ clear }</strong></p> }
            if line.mark.is_open() { <p><strong>{ texts.next_step }</strong>{ ": " }{ &own.next_step }</p> }
            <RecordWords words={words.clone()} criterion={line.criterion} />
            if line.items.is_empty() {
                <p class="tp-small">{ texts.nothing_asked }</p>
            } else {
                <h4>{ texts.answers_used }</h4>
                <AnswerList words={words.clone()} session={session.clone()} items={line.items.clone()} {on_change} />
            }
        </li>
    }
}
