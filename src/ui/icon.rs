//! Icons of the states of a criterion: different shapes, so that no state is told by colour alone.

use crate::session::outcome::Mark;
use markup::html;
use yew::prelude::*;

/// An icon beside the state's words; hidden from screen readers, which read the words.
pub(crate) fn icon(mark: Mark) -> Html {
    let path = match mark {
        Mark::Fits => "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.6 14.6-4-4 1.6-1.6 2.4 2.4 5.6-5.6 1.6 1.6z",
        Mark::FitsProvisionally => {
            "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 2.4a7.6 7.6 0 1 1 0 15.2 7.6 7.6 0 0 1 0-15.2zm-1.5 11.2-3.3-3.3 1.5-1.5 1.8 1.8 4.3-4.3 1.5 1.5z"
        }
        Mark::DoesNotApply => {
            "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 2.4a7.6 7.6 0 1 1 0 15.2 7.6 7.6 0 0 1 0-15.2zM7.5 10.8h9v2.4h-9z"
        }
        Mark::StandsInTheWay => "M8 2 2 8v8l6 6h8l6-6V8l-6-6zM6.5 10.5h11v3h-11z",
        Mark::NeedsAnswer => {
            "M5 2a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h14a3 3 0 0 0 3-3V5a3 3 0 0 0-3-3zm5.7 14.4h2.6V19h-2.6zm.1-1.6c0-3.4 2.6-3.2 2.6-4.9 0-.8-.6-1.2-1.4-1.2-.9 0-1.5.5-1.7 1.4L8 9.5c.4-1.9 1.9-3 4.1-3 2.3 0 3.9 1.2 3.9 3.2 0 2.9-2.7 2.9-2.7 5.1z"
        }
        Mark::Contradiction => "M12 1 0.8 22h22.4zm-1.3 8h2.6v6h-2.6zm0 7.5h2.6v2.6h-2.6z",
        Mark::StudyTeam => "M12 3a4.2 4.2 0 1 1 0 8.4A4.2 4.2 0 0 1 12 3zM3.5 21c0-5 3.6-8 8.5-8s8.5 3 8.5 8z",
        Mark::DependsOnReading => {
            "M2 4h8c1 0 1.6.4 2 1 .4-.6 1-1 2-1h8v15h-8.5l-1.5 1.5L10.5 19H2zm2.2 2.2v10.6h6.7V7.5c0-.8-.4-1.3-1.2-1.3zm15.6 0h-5.5c-.8 0-1.2.5-1.2 1.3v9.3h6.7z"
        }
    };
    html! {
        <svg class="tp-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={path} fill="currentColor" fill-rule="evenodd" />
        </svg>
    }
}
