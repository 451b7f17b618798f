//! A device that is left alone, and a page that is left: nobody finds the answers of the person before.
//!
//! Time is told by differences of the clock, so that a device that slept counts too. The clock is asked once a second,
//! and only while something is entered.

use crate::browser::clock;
use crate::browser::listening::Listening;
use crate::browser::root::{Root, focus};
use crate::browser::settings::Settings;
use crate::session::Action;
use crate::session::opening::Notice;
use crate::ui::{STAY, Watched};
use screening::Date;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{HtmlElement, PageTransitionEvent};
use yew::Callback;

/// How long the warning waits, in milliseconds.
const WARNING: f64 = 60_000.0;

/// Between two looks at the clock, in milliseconds.
const TICK: i32 = 1_000;

/// What shows that somebody is there.
const TOUCHES: [&str; 6] = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "visibilitychange"];

/// Watches over a page until it is dropped.
pub(crate) struct Idle {
    root: Root,
    settings: Cell<Settings>,
    day: Cell<Date>,
    touched: Cell<f64>,
    watched: Cell<Watched>,
    /// The seconds that the warning tells.
    told: Cell<u32>,
    /// What had the focus before the warning.
    before: RefCell<Option<HtmlElement>>,
    timer: Cell<Option<i32>>,
    tick: OnceCell<Closure<dyn Fn()>>,
    listening: RefCell<Vec<Listening>>,
    on_action: OnceCell<Callback<Action>>,
}

impl Idle {
    /// Watches nothing yet.
    pub(crate) fn new(root: Root, settings: Settings) -> Idle {
        Idle {
            root,
            settings: Cell::new(settings),
            day: Cell::new(clock::today()),
            touched: Cell::new(clock::now()),
            watched: Cell::default(),
            told: Cell::new(0),
            before: RefCell::default(),
            timer: Cell::new(None),
            tick: OnceCell::new(),
            listening: RefCell::default(),
            on_action: OnceCell::new(),
        }
    }

    /// From now on tells what happens.
    pub(crate) fn start(self: &Rc<Idle>, on_action: Callback<Action>) {
        let Some(window) = web_sys::window() else { return };
        let idle = Rc::downgrade(self);
        // It is called once; a second call would change nothing.
        let _ = self.tick.set(Closure::new(move || upgraded(&idle, Idle::look)));
        let _ = self.on_action.set(on_action.clone());
        let idle = Rc::downgrade(self);
        *self.listening.borrow_mut() = vec![
            Listening::to(&window, &TOUCHES, move |_| upgraded(&idle, Idle::touch)),
            // The browser keeps pages that are left and shows them again as they were.
            Listening::to(&window, &["pagehide", "pageshow"], move |event| {
                if event.dyn_into::<PageTransitionEvent>().is_ok_and(|event| event.persisted()) {
                    on_action.emit(Action::Restart);
                }
            }),
        ];
    }

    /// Other settings count from now on.
    pub(crate) fn follow(&self, settings: Settings) {
        self.settings.set(settings);
    }

    /// How long nothing may be touched before the warning, in milliseconds.
    fn limit(&self) -> f64 {
        f64::from(self.settings.get().idle_minutes()) * 60_000.0
    }

    /// Whether there is something to watch over, and whether the warning is there, has changed.
    pub(crate) fn watch(&self, watched: Watched) {
        let before = self.watched.replace(watched);
        if watched.warned && !before.warned {
            focus(self.root.find(STAY));
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
        if self.watched.get().entered && quiet >= self.limit() {
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
        let left = self.touched.get() + self.limit() + WARNING - clock::now();
        if left <= 0.0 {
            self.tell(Action::Restart);
            self.tell(Action::Tell(Notice::Erased));
        } else if left <= WARNING {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 60")]
            let seconds = (left / 1_000.0).ceil() as u32;
            if self.told.replace(seconds) == 0 {
                *self.before.borrow_mut() = self.root.focused();
            }
            self.tell(Action::Warn(seconds));
        }
    }

    fn look_at_the_day(&self) {
        let today = clock::today();
        if self.settings.get().follows_today() && self.day.replace(today) != today {
            self.tell(Action::Today(today));
        }
    }

    fn tell(&self, action: Action) {
        if let Some(on_action) = self.on_action.get() {
            on_action.emit(action);
        }
    }
}

impl Drop for Idle {
    fn drop(&mut self) {
        self.keep_ticking(false);
    }
}

/// Calls what is still there.
fn upgraded(idle: &Weak<Idle>, call: fn(&Idle)) {
    if let Some(idle) = idle.upgrade() {
        call(&idle);
    }
}
