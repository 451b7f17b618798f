//! A host sets, calls and moves whatever the element documents, in random orders, also in the midst of a press or of typing,
//! and records all that it can read: events and properties. What was entered where nothing was to be shared never shows, and a
//! determination is never asked for twice of what a participant entered.

use crate::hosts::site_with_head;
use crate::page::Page;
use crate::server::Server;
use serde_json::{Value, json};

/// How many things are done.
const STEPS: u32 = 120;

/// Ways on, and to the form for others.
const BUTTONS: &str = "#tp-continue, #tp-see-result, #tp-back, #tp-audience";

/// Texts that are typed where nothing is to be shared, and stand nowhere else: a year, a month with its day, numbers.
const SECRETS: [&str; 3] = ["1953", "12-19", "61.73"];

/// The host: what it does, what it records, and what it arms to be done as soon as somebody presses or types.
const HOST: &str = r##"<script>
window.record = [];
window.first = undefined;
const note = (what, detail) => record.push({ what, detail: JSON.parse(JSON.stringify(detail ?? null)) });
for (const type of ["ready", "error", "step", "change", "result", "reset"]) {
  addEventListener(`prescreen-${type}`, event => note(type, event.detail));
}
const pick = (list, number) => list[number % list.length];
const look = () => {
  note("read", {
    answers: first.answers, result: first.result, audience: first.audience, referenceDate: first.referenceDate,
    shareAnswers: first.shareAnswers, trial: first.trial, lang: first.lang, text: first.textContent, title: document.title,
    attributes: [...first.attributes].map(({ name, value }) => [name, value]), address: location.href,
  });
};
const set = (name, value) => {
  // Whether the same answers would be asked something else.
  if (first[name] !== value) note("asks", name);
  first[name] = value;
};
const ACTS = [
  number => set("referenceDate", pick(["2026-11-22", "2027-03-01", "2027-06-01", null], number)),
  number => set("trial", pick([null, null, "other.json"], number)),
  number => { first.audience = pick(["clinician", "participant", "doctor"], number); },
  number => { first.shareAnswers = number % 3 !== 0; },
  () => { first.shareAnswers = true; first.audience = "clinician"; },
  () => { first.shareAnswers = false; first.audience = "participant"; },
  number => { first.answers = pick([{ answers: { lavage_ever: true } }, '{"answers":{"ct_shows_pap":false}}', null], number); note("brings"); },
  () => { first.answers = "{"; },
  number => { first.lang = pick(["en", "zh-CN", ""], number); },
  number => { first.theme = pick(["dark", "light"], number); },
  number => { first.idleMinutes = number % 60 + 1; },
  number => { if (number % 4 === 0) first.reset(); },
  () => { first.focus(); },
  () => { document.body.append(first); },
  number => { first.remove(); ACTS[number % 5](number); document.body.append(first); },
  () => { const copy = first.cloneNode(true); copy.id = "copy"; document.body.append(copy); note("read", [copy.answers, copy.result]); copy.remove(); },
  // A press that nobody made.
  number => { const control = controls()[number % (controls().length || 1)]; if (control) { enters(); control.click(); } },
];
const root = () => first.shadowRoot;
const shares = () => root().querySelector("#tp-shared") !== null;
const controls = () => [...root().querySelectorAll("input[type=radio][id^=q-]:not(:checked), input[type=checkbox][id^=q-]")];
// Somebody enters something where the form says that it is shared, or does not.
const enters = () => {
  note("enters", { shared: shares(), participant: root().querySelector("#q-birth_date") === null });
  return shares();
};
const act = number => ACTS[number % ACTS.length](number >> 4);
const arm = numbers => {
  for (const type of ["click", "input", "keydown"]) {
    addEventListener(type, () => { for (const number of numbers.splice(0)) act(number); }, { capture: true, once: true });
  }
};
// For the test, whose scripts see only what belongs to the window.
Object.assign(window, { pick, act, arm, look, enters, controls });
</script>"##;

/// Random numbers, the same ones each time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap()
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next()).unwrap() % limit
    }
}

pub(crate) async fn case(page: &Page) {
    let body = "<trial-prescreen id='first' lang='en' reference-date='2026-11-22'></trial-prescreen>";
    let server = Server::start(site_with_head(body, HOST).with("other.json", trial_prescreen::TRIAL));
    let element = page.go_to_element(&server, "#first").await;
    page.execute("window.first = document.getElementById('first')", vec![]).await;

    // It would notice: clinicians who share show what they enter.
    page.evaluate("act(4)").await;
    element.find("#tp-shared").await;
    element.fill("birth_date-year", SECRETS[0]).await;
    settle(page).await;
    let noticed = taken(page).await;
    let problems = problems(&noticed);
    assert!(problems.iter().any(|problem| problem.starts_with("a secret")), "{:#}", Value::from(noticed));
    // And a participant's determination that was asked for again.
    let asked_again = [("enters", json!({ "shared": false, "participant": true })), ("asks", json!("trial"))];
    assert_eq!(self::problems(&of(&asked_again)), ["asked again without an erase: trial"]);
    let shared = [("enters", json!({ "shared": false })), ("change", json!({ "answers": {} }))];
    assert_eq!(self::problems(&of(&shared)).len(), 1);

    page.execute("first.shareAnswers = false; first.audience = 'participant'; first.reset();", vec![]).await;
    element.find("#tp-start").await;
    settle(page).await;
    taken(page).await;
    let mut numbers = Numbers(20_261_122);
    let mut record = Vec::new();
    let mut typed = 0;
    for step in 0..STEPS {
        if numbers.below(3) == 0 {
            let armed = [numbers.next(), numbers.next()];
            page.execute("arm(arguments[0])", vec![json!(armed)]).await;
        }
        match numbers.below(9) {
            0..=1 => drop(page.execute("act(arguments[0])", vec![json!(numbers.next())]).await),
            2 => drop(page.execute("arguments[0].forEach(act)", vec![json!([numbers.next(), numbers.next()])]).await),
            // Whoever can begin does.
            _ if element.count("#tp-start").await > 0 => press_one_of(&element, "#tp-start", 0, false).await,
            3..=4 => press_one_of(&element, BUTTONS, numbers.next(), false).await,
            5..=6 if type_secret(&element, numbers.next()).await => typed += 1,
            _ => press_one_of(&element, "label", numbers.next(), true).await,
        }
        settle(page).await;
        let new = taken(page).await;
        assert!(!new.is_empty());
        record.extend(new);
        let problems = self::problems(&record);
        assert!(problems.is_empty(), "after step {step}: {problems:?}\n{:#}", Value::from(record));
        element.wait_until("root.querySelector('h1') !== null").await;
    }
    // It has seen something.
    let count = |what: &str| record.iter().filter(|entry| entry["what"] == what).count();
    for what in ["enters", "asks", "brings", "change", "result", "reset", "step", "read"] {
        println!("{what}: {}", count(what));
        assert!(count(what) > 2, "{what}");
    }
    let participants = record.iter().filter(|entry| entry["detail"]["participant"] == true).count();
    println!("typed: {typed}, as a participant: {participants}");
    assert!(typed > 3 && participants > 10, "{typed}, {participants}");
}

/// Presses one of what a selector finds, as a person does; of the labels one of what is not chosen.
async fn press_one_of(element: &Page, css: &str, number: u32, enters: bool) {
    let ids = if enters {
        "controls().map(of => `label[for='${of.id}']`)".to_owned()
    } else {
        format!("[...root.querySelectorAll({})].map(of => `#${{of.id}}`)", json!(css))
    };
    let one = element.evaluate_text(&format!("pick({ids}, {number}) ?? ''")).await;
    if one.is_empty() {
        return;
    }
    if enters {
        element.execute("enters()", vec![]).await;
    }
    element.press(&one).await;
}

/// Types into one of the fields, a secret unless the form says that it is shared; whether there was a field.
async fn type_secret(element: &Page, number: u32) -> bool {
    let field = format!("pick([...root.querySelectorAll('input[type=text][id^=q-]')], {number})?.id ?? ''");
    let field = element.evaluate_text(&field).await;
    let Some(id) = field.strip_prefix("q-") else { return false };
    let shared = element.execute("return enters()", vec![]).await == true;
    let [secret, given] = match id.rsplit_once('-').map(|(_, part)| part) {
        Some("year") => ["1953", "1961"],
        Some("month") => ["12", "11"],
        Some("day") => ["19", "7"],
        Some(_) | None => ["61.73", "58.4"],
    };
    let text = if shared { given } else { secret };
    // What is armed may take the field away in the midst of it.
    element.try_to_type(&field, text).await;
    true
}

/// What happens later has happened, and the host has looked.
async fn settle(page: &Page) {
    page.evaluate_awaited("await new Promise(done => setTimeout(done, 30))").await;
    page.wait_until("root.getElementById('first').shadowRoot.querySelector('h1, [role=alert]') !== null").await;
    page.evaluate("look()").await;
}

/// What was recorded since this was asked last.
async fn taken(page: &Page) -> Vec<Value> {
    page.evaluate("record.splice(0)").await.as_array().unwrap().clone()
}

fn of(entries: &[(&str, Value)]) -> Vec<Value> {
    let entries = entries.iter().map(|(what, detail)| json!({ "what": what, "detail": detail }));
    entries.chain([json!({ "what": "read", "detail": {} })]).collect()
}

/// What a host should not have been able to record.
fn problems(record: &[Value]) -> Vec<String> {
    let mut problems = Vec::new();
    // Whether something was entered that is not shared; by a participant; and by what that was asked again since.
    let (mut hidden, mut participants, mut asked) = (false, false, None);
    for entry in record {
        let (what, detail) = (entry["what"].as_str().unwrap(), &entry["detail"]);
        match what {
            "enters" => {
                hidden |= detail["shared"] != true;
                participants |= detail["participant"] == true;
            }
            "asks" if participants => asked = Some(detail.as_str().unwrap().to_owned()),
            "brings" | "reset" => (hidden, participants, asked) = (false, false, None),
            _ => {}
        }
        if what == "read" || what == "result" {
            problems.extend(asked.take().map(|by| format!("asked again without an erase: {by}")));
        }
        let text = detail.to_string();
        if let Some(secret) = SECRETS.iter().find(|secret| text.contains(*secret)) {
            problems.push(format!("a secret, {secret}, in {entry}"));
        }
        let answers = [&detail["answers"], &detail["result"]["answers"], &detail["result"]["criteria"]];
        if hidden && answers.iter().any(|answers| !answers.is_null()) {
            problems.push(format!("answers in {entry}"));
        }
    }
    problems
}
