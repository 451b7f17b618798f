//! The timeline as a picture, with a table of the same dates.
//!
//! Days are placed in parts of the width and lines in parts of the type's size, so that one picture fits every width and
//! every size of type.

use crate::session::timeline::{Row, Running, Tick, Timeline, WIDTH};
use crate::ui::scene::Scene;
use crate::ui::timeline_table::timeline_table;
use markup::html;
use screening::assessment::Assessment;
use screening::{Date, DateRange};
use yew::prelude::*;

/// Heights in tenths of the type's size: above the rows, of a row, and below them.
const TOP: i32 = 34;
const ROW: i32 = 50;
const BOTTOM: i32 = 20;

/// Time-limited criteria whose event is known against the reference date.
pub(crate) fn timeline(scene: &Scene, assessment: &Assessment) -> Html {
    let texts = &scene.words.messages.timeline;
    let reference = scene.session.reference_date();
    let of = Timeline::new(scene.session.trial(), &scene.sheet.answers, reference, assessment);
    html! {
        <section class="tp-timeline" id="tp-timeline">
            <h3>{ texts.title }</h3>
            if let Some(of) = &of {
                { picture(scene, of) }
                { legend(scene) }
                { timeline_table(scene, of) }
            } else {
                <p>{ texts.empty }</p>
            }
        </section>
    }
}

fn picture(scene: &Scene, of: &Timeline) -> Html {
    let messages = scene.words.messages;
    let texts = &messages.timeline;
    let rows = i32::try_from(of.rows.len()).unwrap_or_default();
    let end = TOP + rows * ROW;
    let name = (texts.name)(of.rows.len(), &(messages.date)(of.reference));
    let reference = of.place(of.reference);
    let drawn = of.rows.iter().zip(0..).map(|(row, place)| bars(scene, of, row, TOP + place * ROW));
    html! {
        <svg class="tp-timeline__picture" role="img" aria-label={name} width="100%" height={em(end + BOTTOM)}>
            <defs>
                <pattern id="tp-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="tp-timeline__gap" width="4" height="7" />
                </pattern>
            </defs>
            { for of.ticks.iter().map(|mark| tick(scene, of, mark, end)) }
            if let Some(earliest) = of.earliest { { overall(scene, of, earliest, end) } }
            { for drawn }
            { upright("tp-timeline__reference", reference, 25, end) }
            { label("tp-timeline__label--reference", reference, 23, (texts.reference)(&(texts.short_date)(of.reference))) }
        </svg>
    }
}

fn tick(scene: &Scene, of: &Timeline, tick: &Tick, end: i32) -> Html {
    let place = of.place(tick.day);
    let class = if tick.always { "tp-timeline__tick" } else { "tp-timeline__tick tp-timeline__tick--wide" };
    let texts = &scene.words.messages.timeline;
    let label = if tick.always { texts.month_and_year } else { texts.month };
    // A label in a corner would be cut off.
    let text = (WIDTH / 12..WIDTH - WIDTH / 12).contains(&place).then(|| label(tick.day));
    html! {
        <g {class}>
            { upright("tp-timeline__grid", place, 13, end) }
            <text x={percent(place)} y={em(10)} text-anchor="middle">{ text }</text>
        </g>
    }
}

/// When everything has cleared.
fn overall(scene: &Scene, of: &Timeline, earliest: DateRange, end: i32) -> Html {
    let (from, to) = (of.place(earliest.from), of.place(earliest.to));
    let text = (scene.words.messages.timeline.earliest)(earliest);
    html! {
        <>
            { upright("tp-timeline__earliest", from, TOP, end + 4) }
            if from < to { { upright("tp-timeline__earliest", to, TOP, end + 4) } }
            { label("tp-timeline__label--earliest", from.midpoint(to), end + 15, text) }
        </>
    }
}

/// A criterion: its name, its window, its event, and the first clear days.
fn bars(scene: &Scene, of: &Timeline, row: &Row, top: i32) -> Html {
    let texts = &scene.words.messages.timeline;
    let (event, clear) = (row.course.event, row.course.clear);
    let identifier = scene.words.definition().criteria.get(row.washout.criterion).map_or("", |of| &of.identifier);
    let is_cut = event.to < of.shown.from;
    let cut = if is_cut { format!(" ← {}", event.to.year()) } else { String::new() };
    let name = format!("{identifier} · {}{cut}", scene.words.label(row.washout.anchor));
    let class = match of.running(row) {
        Running::Surely => "tp-timeline__row tp-timeline__row--surely",
        Running::Perhaps => "tp-timeline__row tp-timeline__row--perhaps",
        Running::Over => "tp-timeline__row",
    };
    let until = if clear.from == clear.to {
        (texts.short_date)(clear.to)
    } else {
        format!("{} – {}", (texts.short_date)(clear.from), (texts.short_date)(clear.to))
    };
    let middle = of.place(clear.from).midpoint(of.place(clear.to));
    html! {
        <g {class}>
            <text class="tp-timeline__label" x="0" y={em(top + 10)}>{ name }</text>
            if clear.to < of.shown.from {
                <text class="tp-timeline__label" x="0" y={em(top + 26)}>{ format!("← {}", (texts.short_date)(clear.to)) }</text>
            } else {
                if let Some(sure) = row.sure() {
                    { perhaps(of, event, top) }
                    { bar("tp-timeline__bar", of, sure, top) }
                    { perhaps(of, clear, top) }
                } else {
                    { perhaps(of, DateRange { from: event.from, to: clear.to }, top) }
                }
                if !is_cut { { happened(of, event, top) } }
                if clear.from < clear.to { { mark("tp-timeline__mark tp-timeline__mark--perhaps", of, clear.from, top) } }
                { mark("tp-timeline__mark", of, clear.to, top) }
                { label("tp-timeline__label--clear", middle, top + 38, until) }
            }
        </g>
    }
}

/// Days on which the window may run: the bar with gaps.
fn perhaps(of: &Timeline, days: DateRange, top: i32) -> Html {
    if days.from >= days.to {
        return Html::default();
    }
    let (x, width) = across(of, days);
    html! {
        <>
            { bar("tp-timeline__bar", of, days, top) }
            <rect x={x} y={em(top + 15)} {width} height={em(11)} fill="url(#tp-hatch)" />
        </>
    }
}

fn bar(class: &'static str, of: &Timeline, days: DateRange, top: i32) -> Html {
    let (x, width) = across(of, days);
    html! { <rect {class} {x} y={em(top + 15)} {width} height={em(11)} /> }
}

/// The event: a narrow bar over its days, or a stroke on its day.
fn happened(of: &Timeline, event: DateRange, top: i32) -> Html {
    let (x, width) = across(of, event);
    let width = if event.from == event.to { "4".to_owned() } else { width };
    html! { <rect class="tp-timeline__event" {x} y={em(top + 13)} {width} height={em(15)} /> }
}

fn mark(class: &'static str, of: &Timeline, day: Date, top: i32) -> Html {
    html! { <circle {class} cx={percent(of.place(day))} cy={em(top + 20)} r={em(5)} /> }
}

fn across(of: &Timeline, days: DateRange) -> (String, String) {
    let (from, to) = (of.place(days.from), of.place(days.to));
    (percent(from), percent(to - from))
}

fn upright(class: &'static str, place: i32, from: i32, to: i32) -> Html {
    let x = percent(place);
    html! { <line {class} x1={x.clone()} x2={x} y1={em(from)} y2={em(to)} /> }
}

/// A text at a day, kept within the picture.
fn label(class: &'static str, place: i32, y: i32, text: String) -> Html {
    let anchor = if place < WIDTH / 4 {
        "start"
    } else if place > WIDTH * 3 / 4 {
        "end"
    } else {
        "middle"
    };
    html! {
        <text class={classes!("tp-timeline__label", class)} x={percent(place)} y={em(y)} text-anchor={anchor}>{ text }</text>
    }
}

/// What the signs of the picture mean.
fn legend(scene: &Scene) -> Html {
    let texts = &scene.words.messages.timeline;
    let entry = |(kind, text): (&'static str, &'static str)| {
        html! { <li><span class={classes!("tp-swatch", kind)} aria-hidden="true"></span>{ text }</li> }
    };
    let entries = [
        ("tp-swatch--event", texts.event),
        ("tp-swatch--bar", texts.surely),
        ("tp-swatch--perhaps", texts.perhaps),
        ("tp-swatch--mark", texts.first_clear),
    ];
    html! { <ul class="tp-timeline__legend" aria-hidden="true">{ for entries.into_iter().map(entry) }</ul> }
}

/// A length in tenths of the type's size.
fn em(tenths: i32) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}

/// A place or a length in parts of the width.
fn percent(place: i32) -> String {
    format!("{}.{:02}%", place / 100, place % 100)
}
