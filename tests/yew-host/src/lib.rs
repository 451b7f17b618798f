//! A page made with Yew that has the element `<trial-prescreen>` on it, and counts whatever reaches its own handlers.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// How often each handler was called.
#[derive(Clone, Copy, Default, PartialEq)]
struct Counts {
    around: u32,
    buttons: [u32; 4],
    inputs: u32,
}

/// What happens on the page.
enum Action {
    Around,
    Button(usize),
    Input,
}

impl Reducible for Counts {
    type Action = Action;

    fn reduce(self: std::rc::Rc<Self>, action: Action) -> std::rc::Rc<Self> {
        let mut counts = *self;
        match action {
            Action::Around => counts.around += 1,
            Action::Button(button) => counts.buttons.iter_mut().skip(button).take(1).for_each(|count| *count += 1),
            Action::Input => counts.inputs += 1,
        }
        counts.into()
    }
}

/// The page. The first button changes the language, the second takes the element away and puts it back.
#[component]
fn Host() -> Html {
    let counts = use_reducer(Counts::default);
    let act = |action: fn() -> Action| {
        let counts = counts.dispatcher();
        Callback::from(move |_: MouseEvent| counts.dispatch(action()))
    };
    let oninput = {
        let counts = counts.dispatcher();
        Callback::from(move |_: InputEvent| counts.dispatch(Action::Input))
    };
    let Counts { around, buttons: [language, removal, third, fourth], inputs } = *counts;
    let lang = if language % 2 == 0 { "en" } else { "zh-CN" };
    html! {
        <>
            <p>
                <button id="language" onclick={act(|| Action::Button(0))}>{ language }</button>
                <button id="removal" onclick={act(|| Action::Button(1))}>{ removal }</button>
                <button id="third" onclick={act(|| Action::Button(2))}>{ third }</button>
                <button id="fourth" onclick={act(|| Action::Button(3))}>{ fourth }</button>
                <input id="field" {oninput} />
            </p>
            <output id="counts">{ format!("{around} {language} {removal} {third} {fourth} {inputs}") }</output>
            <section id="around" onclick={act(|| Action::Around)}>
                if removal % 2 == 0 {
                    <trial-prescreen id="first" {lang} reference-date="2026-11-22"></trial-prescreen>
                }
            </section>
        </>
    }
}

/// Shows the page.
#[wasm_bindgen(js_name = startHost)]
pub fn start_host() {
    yew::Renderer::<Host>::new().render();
}
