//! The whole page: holds the session, shows its step, moves the focus.

use crate::messages::Language;
use crate::session::{Action, Focus, Overview, Session, Step};
use crate::ui::footer::Footer;
use crate::ui::ids;
use crate::ui::language_switch::LanguageSwitch;
use crate::ui::overview_page::OverviewPage;
use crate::ui::result_page::ResultPage;
use crate::ui::shared::Shared;
use crate::ui::start_page::StartPage;
use crate::ui::topic_page::TopicPage;
use crate::ui::words::Words;
use screening::{Date, Trial};
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What the browser shows around the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct View {
    /// The title.
    pub(crate) title: String,
    /// The language.
    pub(crate) language: Language,
}

/// Props of [`Prescreen`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PrescreenProps {
    /// The trial.
    pub(crate) trial: Shared<Trial>,
    /// The day as on which answers are compared.
    pub(crate) reference_date: Date,
    /// The first language.
    pub(crate) language: Language,
    /// Another view is shown.
    pub(crate) on_view: Callback<View>,
}

/// The session as Yew's reducer; all of it is [`Session::apply`].
struct State(Shared<Session>);

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<State>, action: Action) -> Rc<State> {
        Rc::new(State(Shared::new(Rc::new(self.0.apply(action)))))
    }
}

/// The page from start to result.
#[component]
pub(crate) fn Prescreen(props: &PrescreenProps) -> Html {
    let state = use_reducer(|| {
        State(Shared::new(Rc::new(Session::new(props.trial.rc(), props.reference_date, props.language))))
    });
    let session = state.0.clone();
    let words = Words::new(props.trial.clone(), session.language());
    let root = use_node_ref();

    let view = View { title: title(&words, &session), language: session.language() };
    use_effect_with((view, props.on_view.clone()), |(view, on_view)| on_view.emit(view.clone()));
    let target = match session.focus().0 {
        Focus::Heading => "h1".to_owned(),
        Focus::Problems => "#tp-problems".to_owned(),
        Focus::Question(item) => words
            .definition()
            .items
            .get(item)
            .map_or("h1".to_owned(), |item| format!("#{}", ids::question(&item.link_id))),
    };
    use_effect_with((session.focus().1, root.clone()), move |(moves, root)| {
        // The first page takes no focus from wherever the person is.
        if *moves > 0 {
            if let Some(root) = root.cast::<Element>() {
                root.scroll_into_view();
            }
            focus(root, &target);
        }
    });

    let on_action = Callback::from(move |action| state.dispatch(action));
    let on_jump = Callback::from({
        let root = root.clone();
        move |id: String| focus(&root, &format!("#{id}"))
    });
    let page = match session.step() {
        Step::Start => {
            let on_start = on_action.reform(|()| Action::Continue);
            html! { <StartPage words={words.clone()} reference_date={props.reference_date} {on_start} /> }
        }
        Step::Topic { topic, .. } => html! {
            <TopicPage key={topic} words={words.clone()} {session} {topic} on_action={on_action.clone()} {on_jump} />
        },
        Step::Overview(Overview::Check) => {
            html! { <OverviewPage words={words.clone()} {session} on_action={on_action.clone()} /> }
        }
        Step::Overview(Overview::Result) => {
            html! { <ResultPage words={words.clone()} {session} on_action={on_action.clone()} /> }
        }
    };
    html! {
        <div class="tp-page" lang={words.language.tag()} ref={root}>
            <header class="tp-header">
                <p class="tp-header__name">{ words.messages.product }</p>
                <LanguageSwitch words={words.clone()} on_language={on_action.reform(Action::ChangeLanguage)} />
            </header>
            <main class="tp-main">{ page }</main>
            <Footer {words} />
        </div>
    }
}

/// The step, the study, and that there are problems.
fn title(words: &Words, session: &Session) -> String {
    let messages = words.messages;
    let title = match session.step() {
        Step::Start => words.study().to_owned(),
        Step::Topic { topic, .. } => (messages.page_title)(words.topic(topic), words.study()),
        Step::Overview(Overview::Check) => (messages.page_title)(messages.check_title, words.study()),
        Step::Overview(Overview::Result) => (messages.page_title)(messages.result.title, words.study()),
    };
    if session.problems().is_empty() { title } else { (messages.page_title_with_problems)(&title) }
}

fn focus(root: &NodeRef, selector: &str) {
    let found = root.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(element).ok()) {
        // An element that does not take the focus leaves it where it is.
        let _ = element.focus();
    }
}
