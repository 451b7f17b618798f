//! The list of problems above the questions, after a "Continue" that could not go on.

use crate::session::problem::Problem;
use crate::ui::ids;
use crate::ui::scene::Scene;
use crate::ui::words::Words;
use markup::html;
use screening::definition::ItemKind;
use yew::prelude::*;

/// The sentence about a problem, the same here and at the field.
pub(crate) fn sentence(words: &Words, item: usize, problem: &Problem) -> String {
    let units = match words.definition().items.get(item).map(|item| &item.kind) {
        Some(ItemKind::Quantity(limits)) => limits.units.as_slice(),
        Some(
            ItemKind::Boolean | ItemKind::Choice(_) | ItemKind::Date(_) | ItemKind::Integer(_) | ItemKind::List(_),
        )
        | None => &[],
    };
    let texts = &words.messages.question;
    let label = words.label(item);
    match problem {
        Problem::InCell { row, field, .. } => {
            let field = words.item(item).and_then(|item| item.fields.get(*field)).map_or("", |field| &field.label);
            (texts.problem)(&(texts.cell_label)(label, row + 1, field), problem, units)
        }
        other => (texts.problem)(label, other, units),
    }
}

/// Links to the controls; nothing where there are no problems.
///
/// It takes the focus when it appears, and its name and description are then read, once. It is no alert: an alert that is
/// also focused is read twice by some screen readers.
pub(crate) fn problem_list(scene: &Scene, problems: &[(usize, &Problem)]) -> Html {
    let words = &scene.words;
    let link = |(item, problem): &(usize, &Problem)| {
        let Some(of) = words.definition().items.get(*item) else { return Html::default() };
        let id = ids::place(words.messages, of, problem.place());
        let href = format!("#{id}");
        let onclick = scene.on_jump.reform(move |event: MouseEvent| {
            // The address stays as it is: it names no question.
            event.prevent_default();
            id.clone()
        });
        html! { <li><a {href} {onclick}>{ sentence(words, *item, problem) }</a></li> }
    };
    if problems.is_empty() {
        return Html::default();
    }
    html! {
        <div class="tp-problems" id="tp-problems" role="group" tabindex="-1" aria-labelledby="tp-problems-title"
            aria-describedby="tp-problems-list">
            <h2 id="tp-problems-title">{ words.messages.question.problems }</h2>
            <ul id="tp-problems-list">{ for problems.iter().map(link) }</ul>
        </div>
    }
}
