//! A device that is left alone, and a page that is left: nobody finds the answers of the person before.
//!
//! Time is told by differences of the clock, so that a device that slept counts too. The clock is asked once a second,
//! and only while something is entered.

use crate::browser::{clock, page};
use crate::session::Action;
use crate::session::opening::Notice;
use crate::ui::{STAY, Watched};
use screening::Date;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{Event, HtmlElement, PageTransitionEvent, Window};
use yew::Callback;

/// How long the warning waits, in milliseconds.
const WARNING: f64 = 60_000.0;

/// Between two looks at the clock, in milliseconds.
const TICK: i32 = 1_000;

/// What shows that somebody is there.
const TOUCHES: [&str; 6] = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "visibilitychange"];

/// Watches over a page.
pub(crate) struct Idle {
    /// How long nothing may be touched before the warning, in milliseconds.
    limit: f64,
    /// Whether a new day is a new reference date.
    follows_today: bool,
    day: Cell<Date>,
    touched: Cell<f64>,
    watched: Cell<Watched>,
    /// The seconds that the warning tells.
    told: Cell<u32>,
    /// What had the focus before the warning.
    before: RefCell<Option<HtmlElement>>,
    timer: Cell<Option<i32>>,
    tick: OnceCell<Closure<dyn Fn()>>,
    on_action: OnceCell<Callback<Action>>,
}

impl Idle {
    /// Watches nothing yet.
    pub(crate) fn new(minutes: u32, follows_today: bool) -> Idle {
        Idle {
            limit: f64::from(minutes) * 60_000.0,
            follows_today,
            day: Cell::new(clock::today()),
            touched: Cell::new(clock::now()),
            watched: Cell::default(),
            told: Cell::new(0),
            before: RefCell::default(),
            timer: Cell::new(None),
            tick: OnceCell::new(),
            on_action: OnceCell::new(),
        }
    }

    /// From now on tells what happens.
    pub(crate) fn start(self: &Rc<Idle>, on_action: Callback<Action>) {
        let Some(window) = web_sys::window() else { return };
        let idle = Rc::clone(self);
        // It is called once; a second call would change nothing.
        let _ = self.tick.set(Closure::new(move || idle.look()));
        let _ = self.on_action.set(on_action.clone());
        let idle = Rc::clone(self);
        listen(&window, &TOUCHES, move |_| idle.touch());
        // The browser keeps pages that are left and shows them again as they were.
        listen(&window, &["pagehide", "pageshow"], move |event| {
            if event.dyn_into::<PageTransitionEvent>().is_ok_and(|event| event.persisted()) {
                on_action.emit(Action::Restart);
            }
        });
    }

    /// Whether there is something to watch over, and whether the warning is there, has changed.
    pub(crate) fn watch(&self, watched: Watched) {
        let before = self.watched.replace(watched);
        if watched.warned && !before.warned {
            if let Some(stay) = page::element(STAY) {
                focus(stay.dyn_into().ok());
            }
        } else if before.warned && !watched.warned {
            self.touched.set(clock::now());
            self.told.set(0);
            let focused_before = self.before.take();
            if watched.entered {
                focus(focused_before);
            }
        }
        self.keep_ticking(watched.entered);
    }

    fn keep_ticking(&self, ticks: bool) {
        let (Some(window), Some(tick)) = (web_sys::window(), self.tick.get()) else { return };
        match (ticks, self.timer.get()) {
            (true, None) => {
                self.touched.set(clock::now());
                let tick = tick.as_ref().unchecked_ref();
                let timer = window.set_interval_with_callback_and_timeout_and_arguments_0(tick, TICK);
                // Without a timer the clock is looked at when something is touched.
                self.timer.set(timer.ok());
            }
            (false, Some(timer)) => {
                window.clear_interval_with_handle(timer);
                self.timer.set(None);
            }
            (true, Some(_)) | (false, None) => {}
        }
    }

    /// Somebody is there, unless they come too late: then the warning, or the end, comes first.
    fn touch(&self) {
        let now = clock::now();
        let quiet = now - self.touched.get();
        if self.watched.get().entered && quiet >= self.limit {
            self.look();
            return;
        }
        self.touched.set(now);
        if quiet >= f64::from(TICK) {
            self.look_at_the_day();
        }
    }

    /// Looks at the clock.
    fn look(&self) {
        self.look_at_the_day();
        if !self.watched.get().entered {
            return;
        }
        let left = self.touched.get() + self.limit + WARNING - clock::now();
        if left <= 0.0 {
            self.tell(Action::Restart);
            self.tell(Action::Tell(Notice::Erased));
        } else if left <= WARNING {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 60")]
            let seconds = (left / 1_000.0).ceil() as u32;
            if self.told.replace(seconds) == 0 {
                let focused = page::document().and_then(|document| document.active_element());
                *self.before.borrow_mut() = focused.and_then(|element| element.dyn_into().ok());
            }
            self.tell(Action::Warn(seconds));
        }
    }

    fn look_at_the_day(&self) {
        let today = clock::today();
        if self.follows_today && self.day.replace(today) != today {
            self.tell(Action::Today(today));
        }
    }

    fn tell(&self, action: Action) {
        if let Some(on_action) = self.on_action.get() {
            on_action.emit(action);
        }
    }
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        // An element that does not take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Listens for as long as the page lives.
fn listen(window: &Window, events: &[&str], listener: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(listener);
    for event in events {
        // First of all, whatever becomes of the event. A window that takes no listeners is not watched.
        let _ = window.add_event_listener_with_callback_and_bool(event, listener.as_ref().unchecked_ref(), true);
    }
    listener.forget();
}
