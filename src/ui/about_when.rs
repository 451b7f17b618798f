//! "About how long ago?": the third way to tell a date.

use crate::session::about_when::AboutWhen;
use crate::session::entry::Entry;
use crate::ui::choice_list::radio;
use crate::ui::question::Asked;
use markup::html;
use yew::prelude::*;

/// A disclosure with ranges to choose from; nothing where no criterion counts a time from this date. What is chosen
/// takes the place of what was typed, and the other way round.
pub(crate) fn about_when(asked: &Asked) -> Html {
    let choices = asked.scene.session.about_when(asked.index);
    if choices.is_empty() {
        return Html::default();
    }
    let texts = &asked.scene.words.messages.question;
    let group = format!("{}-about", asked.id);
    let title = format!("{group}-title");
    let is_told = matches!(asked.scene.session.entry(asked.index).beneath(), Entry::Days(_));
    let choice = |(index, AboutWhen { ago, days })| radio(asked, &group, index, (texts.ago)(ago), Entry::Days(days));
    html! {
        <details class="tp-details tp-about" open={is_told}>
            <summary id={title.clone()}>{ texts.about_when }</summary>
            <div role="radiogroup" aria-labelledby={title}>{ for choices.into_iter().enumerate().map(choice) }</div>
        </details>
    }
}
