//! The whole page: holds the session, shows its step, moves the focus.

use crate::messages::Language;
use crate::session::progress::Progress;
use crate::session::steps::{Focus, Overview, Step};
use crate::session::trail::Place;
use crate::session::{Action, Audience, Exposure, Seen, Session};
use crate::ui::clinician::clinician_page;
use crate::ui::footer::footer;
use crate::ui::header::header;
use crate::ui::idle_warning::idle_warning;
use crate::ui::ids;
use crate::ui::notice::notice;
use crate::ui::overview_page::overview_page;
use crate::ui::print_sheet::print_sheet;
use crate::ui::request::Request;
use crate::ui::result_page::result_page;
use crate::ui::scene::Scene;
use crate::ui::start_page::start_page;
use crate::ui::topic_page::topic_page;
use crate::ui::words::Words;
use markup::html;
use screening::{Date, Determination, Examiner, Trial};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What the browser shows around the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct View {
    /// The title.
    pub(crate) title: String,
    /// The kind of page.
    pub(crate) page: &'static str,
    /// The language.
    pub(crate) language: Language,
}

/// What a device that is left alone is watched for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Watched {
    /// Something is entered, or pasted and not opened.
    pub(crate) entered: bool,
    /// The warning is shown.
    pub(crate) warned: bool,
}

/// What is shown, for whoever is around the page.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// The session.
    pub(crate) session: Session,
    /// How far it is.
    pub(crate) progress: Progress,
    /// Its result, where one is shown.
    pub(crate) determination: Option<Determination>,
}

/// A trial, which never changes: equal only to itself.
#[derive(Clone, Debug)]
pub(crate) struct LoadedTrial {
    /// The trial.
    pub(crate) trial: Rc<Trial>,
    /// The SHA-256 of its file, in hexadecimal digits.
    pub(crate) hash: Rc<str>,
}

impl PartialEq for LoadedTrial {
    fn eq(&self, other: &LoadedTrial) -> bool {
        Rc::ptr_eq(&self.trial, &other.trial)
    }
}

/// Props of [`Prescreen`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PrescreenProps {
    /// The trial.
    pub(crate) trial: LoadedTrial,
    /// The day as on which answers are compared.
    pub(crate) reference_date: Date,
    /// The first language.
    pub(crate) language: Language,
    /// For whom the page is at first.
    pub(crate) audience: Audience,
    /// Who else could see what is entered, at first.
    pub(crate) exposure: Exposure,
    /// Called once, with where to tell what happens around the page.
    pub(crate) on_start: Callback<Callback<Action>>,
    /// Another view is shown.
    pub(crate) on_view: Callback<View>,
    /// Another place on the session's trail is shown.
    pub(crate) on_place: Callback<Place>,
    /// Whether there is something to watch over has changed.
    pub(crate) on_watched: Callback<Watched>,
    /// Something is shown, where anybody wants to know.
    pub(crate) on_shown: Option<Callback<Shown>>,
    /// The person wants something of the browser, which tells what comes of it there.
    pub(crate) on_request: Callback<(Request, Callback<Action>)>,
}

/// The session as Yew's reducer; all of it is [`Session::apply`].
struct State(Session);

impl Reducible for State {
    /// What is done, and what whoever does it sees; none: it is done around the page.
    type Action = (Action, Option<Seen>);

    fn reduce(self: Rc<State>, (action, seen): Self::Action) -> Rc<State> {
        Rc::new(State(self.0.apply_seen(action, seen.unwrap_or_else(|| self.0.seen()))))
    }
}

/// The page from start to result.
#[component]
pub(crate) fn Prescreen(props: &PrescreenProps) -> Html {
    let state = use_reducer(|| {
        let trial = Rc::clone(&props.trial.trial);
        let session = Session::new(trial, props.reference_date, props.language, props.audience);
        State(session.with_trial_hash(Rc::clone(&props.trial.hash)).apply(Action::Expose(props.exposure)))
    });
    let session = state.0.clone();
    // Another one for whoever comes after "Start again": it remembers the answers of the last redraw.
    let examiner = use_memo(session.place().generation, |_| RefCell::new(Examiner::new(Rc::clone(&props.trial.trial))));
    let words = Words::new(Rc::clone(&props.trial.trial), session.language());
    let root = use_node_ref();

    let view = View { title: title(&words, &session), page: kind(&session), language: session.language() };
    use_effect_with((view, props.on_view.clone()), |(view, on_view)| on_view.emit(view.clone()));
    let (target, moves) = session.focus();
    // Within the one page for clinicians, who goes to a question stays near it.
    let is_top = session.step() != Step::Form || target == Focus::Heading;
    let target = selector(&words, target);
    use_effect_with((moves, root.clone()), move |(moves, root)| {
        // The first page takes no focus from wherever the person is.
        if *moves > 0 {
            if let Some(root) = root.cast::<Element>().filter(|_| is_top) {
                root.scroll_into_view();
            }
            focus(root, &target);
        }
    });

    let acting = |seen| {
        let dispatcher = state.dispatcher();
        Callback::from(move |action| dispatcher.dispatch((action, seen)))
    };
    let on_action = acting(Some(session.seen()));
    let around = acting(None);
    use_effect_with(props.on_start.clone(), move |on_start| on_start.emit(around));
    // With the moves: one to a place that is no more may lead to where the session is, and the browser must hear of it.
    use_effect_with((session.place(), moves, props.on_place.clone()), |(place, _, on_place)| on_place.emit(*place));

    let warned = session.warning().is_some();
    let watched = Watched { entered: session.holds_answers(), warned };
    use_effect_with((watched, props.on_watched.clone()), |(watched, on_watched)| on_watched.emit(*watched));

    let on_jump = Callback::from({
        let root = root.clone();
        move |id: String| focus(&root, &format!("#{id}"))
    });
    let step = session.step();
    let scene = Scene {
        sheet: session.sheet(),
        examiner,
        examined: OnceCell::new(),
        came_to: OnceCell::new(),
        words,
        session,
        on_request: props.on_request.reform({
            let on_action = on_action.clone();
            move |request| (request, on_action.clone())
        }),
        on_action,
        on_jump,
    };
    let shows_result = match step {
        Step::Overview(Overview::Result) | Step::Form => true,
        Step::Start | Step::Topic { .. } | Step::Overview(Overview::Check) => false,
    };
    let shown = props.on_shown.clone().map(|on_shown| {
        let determination = shows_result.then(|| scene.examination().assessment.determination);
        let progress = scene.session.progress(&scene.sheet);
        (on_shown, Shown { session: scene.session.clone(), progress, determination })
    });
    use_effect(move || {
        if let Some((on_shown, shown)) = shown {
            on_shown.emit(shown);
        }
    });
    let print_sheet = shows_result.then(|| print_sheet(&scene));
    let class = classes!("tp-page", print_sheet.is_some().then_some("tp-page--with-sheet"));
    // With a key of its own a page is built anew, and its heading is news to a screen reader.
    let (key, page) = match step {
        Step::Start => ("start".to_owned(), start_page(&scene)),
        Step::Topic { topic, .. } => (topic.to_string(), topic_page(&scene, topic)),
        Step::Overview(Overview::Check) => ("check".to_owned(), overview_page(&scene)),
        Step::Overview(Overview::Result) => ("result".to_owned(), result_page(&scene)),
        Step::Form => ("form".to_owned(), clinician_page(&scene)),
    };
    // A page around this one has a main part of its own; this is one of its regions.
    let region = props.on_shown.is_some().then(|| scene.words.study().to_owned());
    let page = if region.is_some() {
        html! { <div class="tp-main" part="main" {key}>{ page }</div> }
    } else {
        html! { <main class="tp-main" part="main" {key}>{ page }</main> }
    };
    // While the warning waits nothing else can be reached.
    let inert = warned;
    html! {
        <div {class} lang={scene.words.language.tag()} role={region.as_ref().map(|_| "region")} aria-label={region} ref={root}>
            <div {inert}>
                { header(&scene) }
                { notice(&scene) }
                { page }
                { footer(&scene.words) }
            </div>
            { idle_warning(&scene) }
            { print_sheet }
        </div>
    }
}

/// The kind of page. Whoever is warned may look at another tab, whose title is the shell's.
fn kind(session: &Session) -> &'static str {
    if session.warning().is_some() { "warning" } else { session.page() }
}

/// The step, the study, and that there are problems.
fn title(words: &Words, session: &Session) -> String {
    let messages = words.messages;
    if session.warning().is_some() {
        return (messages.page_title)(messages.idle.heading, words.study());
    }
    let step = match session.step() {
        Step::Start => return words.study().to_owned(),
        Step::Topic { topic, .. } => words.topic(topic),
        Step::Overview(Overview::Check) => messages.check_title,
        Step::Overview(Overview::Result) => messages.result.title,
        Step::Form => messages.clinician.title,
    };
    let title = (messages.page_title)(step, words.study());
    if session.problems().is_empty() { title } else { (messages.page_title_with_problems)(&title) }
}

fn selector(words: &Words, focus: Focus) -> String {
    let question = |item: usize| words.definition().items.get(item).map(|item| ids::question(&item.link_id));
    let found = match focus {
        Focus::Heading => None,
        Focus::Problems => Some("#tp-problems".to_owned()),
        Focus::File => Some("#tp-open-file".to_owned()),
        Focus::FileProblems => Some("#tp-file-problems".to_owned()),
        Focus::Code => Some("#tp-shown-code".to_owned()),
        Focus::Question(item) => question(item).map(|id| format!("#{id}")),
        Focus::Control(item) => question(item).map(|id| format!("#{id} input, #{id} select, #{id} button")),
        Focus::Option(item, option) => question(item).map(|id| format!("#{}", ids::option(&id, option))),
        Focus::Row(item, row) => question(item).map(|id| format!("#{id}-row-{row} input, #{id}-row-{row} select")),
    };
    found.unwrap_or_else(|| "h1".to_owned())
}

fn focus(root: &NodeRef, selector: &str) {
    let found = root.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that does not take the focus leaves it where it is.
        let _ = element.focus();
    }
}
