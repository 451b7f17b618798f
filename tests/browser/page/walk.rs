//! A participant's way through all questions, in whichever language and order they are asked.

use crate::page::Page;
use crate::person::{Given, Person};
use serde_json::Value;

impl Page {
    /// Starts and goes through all questions as a person, to the list of answers. `on_topic` sees every page of questions
    /// when it is answered, with its number from 1. Returns how many there were.
    pub(crate) async fn walk(&self, person: &Person, mut on_topic: impl AsyncFnMut(usize)) -> usize {
        self.leave_by("#tp-start").await;
        let mut number = 0;
        loop {
            number += 1;
            self.answer_as(person).await;
            on_topic(number).await;
            self.leave_by("#tp-continue").await;
            if self.count("#tp-see-result").await > 0 {
                return number;
            }
        }
    }

    /// From the result to a criterion's first question and back, answered as another person does.
    pub(crate) async fn change_as(&self, criterion: &str, person: &Person) {
        // What fits is folded.
        self.rule(criterion).await;
        self.leave_by(&format!("[data-criterion='{criterion}'] button")).await;
        self.answer_as(person).await;
        self.leave_by("#tp-continue").await;
        self.find("#tp-determination").await;
    }

    /// Presses a button and waits until another page is there.
    pub(crate) async fn leave_by(&self, css: &str) {
        let button = self.find(css).await;
        let heading = self.text("h1").await;
        self.click(&button).await;
        let heading = Value::from(heading);
        self.wait_until(&format!("root.querySelector('h1')?.innerText.trim() !== {heading}")).await;
    }

    /// Answers what is asked on this page, also what is asked only on account of an answer.
    pub(crate) async fn answer_as(&self, person: &Person) {
        let mut answered: Vec<String> = Vec::new();
        loop {
            let asked = self.evaluate("[...root.querySelectorAll('fieldset[id^=q-]')].map(of => of.id.slice(2))").await;
            let mut asked = asked.as_array().unwrap().iter().filter_map(Value::as_str);
            let Some(item) = asked.find(|item| !answered.iter().any(|of| of == item)) else { return };
            self.give(item, person.answer(item)).await;
            answered.push(item.to_owned());
        }
    }

    async fn give(&self, item: &str, given: Given) {
        match given {
            Given::Choice(index) => self.press(&format!("label[for='q-{item}-{index}']")).await,
            Given::Number(number, unit) => {
                self.fill(&format!("{item}-number"), number).await;
                self.press(&format!("label[for='q-{item}-unit-{unit}']")).await;
            }
            Given::Date(year, month, day) => {
                for (part, text) in [("year", year), ("month", month), ("day", day)] {
                    self.fill(&format!("{item}-{part}"), text).await;
                }
            }
            Given::Unknown => {
                let id = format!(
                    "(root.getElementById('q-{item}-unknown') ?? [...root.querySelectorAll('[name=\"q-{item}\"]')].at(-1)).id"
                );
                let id = self.evaluate_text(&id).await;
                if self.evaluate(&format!("root.getElementById('{id}').checked")).await != true {
                    self.press(&format!("label[for='{id}']")).await;
                }
            }
        }
    }
}
